/*
 * Reading one part: archive to expat to scopes.
 *
 * A stack of frames follows the open elements.  An element that its scope
 * does not want is skipped with all that is in it; one that merely wraps
 * others shares its parent's scope.  Alternatives (mc:AlternateContent) may
 * stand anywhere, so they are dealt with here: the first branch that needs
 * only what we know is read, in the scope the alternative stands in.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "docx.h"
#include "kit/num.h"
#include "length.h"

struct frame {
	const struct scope	*scope;
	bool			 shared;	/* its parent's: no end() */
	bool			 alternative;	/* mc:AlternateContent */
	bool			 chosen;	/* and a branch was read */
};

struct parse {
	struct docx	*d;
	struct frame	*frames;	/* the top is the innermost */
	uint32_t	 depth, room;
	uint32_t	 skipping;	/* elements open below a skipped one */
	const struct scope *root;
};

const struct scope scope_same = { NULL, NULL, NULL };

const struct scope *
leaf_child(struct docx *d, unsigned token)
{
	(void)d;
	(void)token;
	return NULL;
}

/* ---- alternatives ---- */

/* Can every namespace that a choice requires be read? */
static bool
choice_readable(struct docx *d)
{
	const char	*s = attr(d, N_Requires);

	while (s != NULL && *s != '\0') {
		size_t	 n = strcspn(s, " \t\r\n");

		if (n > 0 && p_xml_prefix(d->xml, s, n) == 0)
			return false;
		s += n;
		s += strspn(s, " \t\r\n");
	}
	return true;
}

static bool
branch_wanted(struct docx *d, struct frame *alternative, unsigned token)
{
	if (alternative->chosen ||
	    (token != MC_Choice && token != MC_Fallback) ||
	    (token == MC_Choice && !choice_readable(d)))
		return false;
	alternative->chosen = true;
	return true;
}

/* ---- what the XML layer calls ---- */

static void
push(struct parse *p, const struct scope *scope, bool alternative)
{
	struct frame	*top = &p->frames[p->depth - 1];
	struct frame	*f = &p->frames[p->depth++];

	f->shared = scope == &scope_same;
	f->scope = f->shared ? top->scope : scope;
	f->alternative = alternative;
	f->chosen = false;
}

static void
on_start(void *arg, struct p_xml *xml, unsigned token)
{
	struct parse		*p = arg;
	struct frame		*top = &p->frames[p->depth - 1];
	const struct scope	*scope;

	(void)xml;
	if (p->skipping > 0) {
		p->skipping++;
		return;
	}
	if (p->depth == 1)
		mce_root(p->d);
	if (top->alternative)
		scope = branch_wanted(p->d, top, token) ? &scope_same : NULL;
	else if (token == MC_AlternateContent)
		scope = &scope_same;
	else if (token == NAME_UNKNOWN && mce_ignorable(p->d))
		scope = mce_processed(p->d) ? &scope_same : NULL;
	else
		scope = top->scope->child(p->d, token);
	if (scope == NULL)
		p->skipping = 1;
	else
		push(p, scope, token == MC_AlternateContent);
}

static void
on_end(void *arg, struct p_xml *xml, unsigned token)
{
	struct parse	*p = arg;
	struct frame	*f;

	(void)xml;
	(void)token;
	if (p->skipping > 0) {
		p->skipping--;
		return;
	}
	f = &p->frames[--p->depth];
	if (!f->shared && f->scope->end != NULL)
		f->scope->end(p->d);
}

static void
on_text(void *arg, struct p_xml *xml, const char *s, size_t n)
{
	struct parse		*p = arg;
	const struct scope	*scope = p->frames[p->depth - 1].scope;

	(void)xml;
	if (p->skipping == 0 && scope->text != NULL)
		scope->text(p->d, s, n);
}

static const struct p_xml_handler handler = { on_start, on_end, on_text };

/* ---- attributes ---- */

const char *
attr(struct docx *d, unsigned token)
{
	return p_xml_attr(d->xml, token);
}

int32_t
attr_int(struct docx *d, unsigned token, int32_t min, int32_t max,
    int32_t preset)
{
	bool		 clamped = false;
	int32_t		 v = p_num_clamped(attr(d, token), min, max, preset,
			    &clamped);

	if (clamped)
		docx_once(d, PAI_M_DOCX_CLAMPED, docx_name(token));
	return v;
}

int32_t
attr_length(struct docx *d, unsigned token, int32_t plain, int32_t preset)
{
	bool		 clamped = false;
	int32_t		 v;

	if (!length_parse(attr(d, token), plain, &v, &clamped))
		return preset;
	if (clamped)
		docx_once(d, PAI_M_DOCX_CLAMPED, docx_name(token));
	return v;
}

static bool
is_off(const char *s)
{
	return strcmp(s, "0") == 0 || strcmp(s, "false") == 0 ||
	    strcmp(s, "off") == 0;
}

bool
attr_on(struct docx *d, unsigned token)
{
	const char	*s = attr(d, token);

	return s == NULL || !is_off(s);
}

bool
attr_is(struct docx *d, unsigned token, const char *what)
{
	const char	*s = attr(d, token);

	return s != NULL && strcmp(s, what) == 0;
}

/* ---- messages ---- */

struct pai_locus
docx_here(struct docx *d)
{
	struct pai_locus	 at = { .src = d->source };

	if (d->xml != NULL) {
		at.line = p_xml_line(d->xml);
		at.off = p_xml_offset(d->xml);
	}
	return at;
}

void
docx_say(struct docx *d, enum pai_msg msg, const char *fmt, ...)
{
	struct pai_locus	 at = docx_here(d);
	char			 words[256];
	va_list			 ap;

	va_start(ap, fmt);
	(void)vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	pai_say(d->job->log, msg, &at, "%s", words);
}

#define	ONCE_MAX	512u	/* wordings remembered */

void
docx_once(struct docx *d, enum pai_msg msg, const char *what)
{
	char	 key[160];
	int	 n = snprintf(key, sizeof(key), "%u ", (unsigned)msg);
	size_t	 len = n < 0 ? 0 : (size_t)n, more = strlen(what);
	uint32_t id;

	if (more > sizeof(key) - len)
		more = sizeof(key) - len;
	memcpy(key + len, what, more);
	id = strings_find(&d->said, key, len + more);
	if (id != 0) {
		d->once[id - 1].count++;
		return;
	}
	if (d->said.count == ONCE_MAX)
		return;
	if (d->once == NULL)
		d->once = calloc(ONCE_MAX, sizeof(*d->once));
	if (d->once == NULL ||
	    (id = strings_id(&d->said, key, len + more)) == 0)
		return;
	d->once[id - 1] = (struct once){ .msg = msg, .count = 1,
	    .at = docx_here(d), .skip = (uint8_t)len };
}

void
docx_say_gathered(struct docx *d)
{
	for (uint32_t id = 1; id <= d->said.count; id++) {
		const struct once *o = &d->once[id - 1];
		const char	*what = strings_at(&d->said, id) + o->skip;

		if (o->count == 1)
			pai_say(d->job->log, o->msg, &o->at, "%s", what);
		else
			pai_say(d->job->log, o->msg, &o->at,
			    "%s (%" PRIu32 " times)", what, o->count);
	}
	free(d->once);
	d->once = NULL;
}

/*
 * What carries nothing that a reader of the page would see: marks of the
 * proofing tools, permissions, revision bookkeeping, and hints for Word.
 */
static bool
carries_nothing(unsigned token)
{
	static const uint16_t quiet[] = {
#define	QUIET(name)	name,
#include "quiet.def"
#undef QUIET
	};

	for (size_t i = 0; i < sizeof(quiet) / sizeof(quiet[0]); i++)
		if (quiet[i] == token)
			return true;
	return false;
}

/* New elements of a later Word stand in namespaces that may be ignored. */
static bool
in_extension(struct docx *d)
{
	const char	*name = p_xml_qname(d->xml);
	const char	*colon = strchr(name, ':');
	unsigned	 space = p_xml_prefix(d->xml, name,
			    colon == NULL ? 0 : (size_t)(colon - name));

	return space == SPACE_W14;
}

static void
report(struct docx *d, unsigned token)
{
	if (carries_nothing(token) || in_extension(d))
		return;
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, p_xml_qname(d->xml));
}

const struct scope *
docx_other(struct docx *d, unsigned token)
{
	report(d, token);
	return NULL;
}

const struct scope *
docx_through(struct docx *d, unsigned token)
{
	report(d, token);
	return &scope_same;
}

void
docx_fail(struct docx *d, enum pai_status st)
{
	if (d->status == PAI_OK)
		d->status = st;
	if (d->xml != NULL)
		p_xml_stop(d->xml);
}

void
docx_no_memory(struct docx *d)
{
	if (d->status == PAI_OK)
		pai_say(d->job->log, PAI_M_NO_MEMORY, NULL, "%s", d->part);
	docx_fail(d, PAI_E_NOMEM);
}

const char *
docx_keep(struct docx *d, const char *s)
{
	const char	*copy = pool_str(&d->pool, s, strlen(s));

	if (copy == NULL)
		docx_no_memory(d);
	return copy;
}

uint32_t
docx_string(struct docx *d, const char *s)
{
	uint32_t	 id = strings_id(&d->strings, s, strlen(s));

	if (id == 0 && s[0] != '\0')
		docx_no_memory(d);
	return id;
}

bool
docx_grow(struct docx *d, void *list, size_t *room, size_t want, size_t size)
{
	if (p_make_room(list, room, want, size))
		return true;
	docx_no_memory(d);
	return false;
}

bool
docx_whole(struct docx *d, const struct p_buf *b)
{
	if (!p_buf_ok(b))
		docx_no_memory(d);
	return p_buf_ok(b);
}

/* ---- one part ---- */

static void *
sink_room(void *arg, size_t *n)
{
	struct parse	*p = arg;

	return p_xml_room(p->d->xml, *n);
}

/* What cannot be built any more need not be read either. */
static bool
sink_take(void *arg, size_t n, bool last)
{
	struct docx	*d = ((struct parse *)arg)->d;
	bool		 ok = p_xml_feed(d->xml, n, last);
	enum pai_status	 st = d->host->build_status(d->build);

	if (st != PAI_OK)
		docx_fail(d, st);
	return ok && st == PAI_OK;
}

static enum pai_status
xml_failed(struct docx *d)
{
	struct pai_locus	 at = docx_here(d);
	struct pai_log		*log = d->job->log;
	int64_t			 limit;

	if (d->status != PAI_OK)
		return d->status;	/* told already */
	switch (p_xml_status(d->xml)) {
	case P_XML_OK:
		return PAI_OK;
	case P_XML_STOPPED:
		return d->status;
	case P_XML_NOMEM:
		pai_say(log, PAI_M_NO_MEMORY, &at, "%s", d->part);
		return PAI_E_NOMEM;
	case P_XML_DOCTYPE:
		pai_say(log, PAI_M_XML_DOCTYPE, &at, "%s", "");
		return PAI_E_FORMAT;
	case P_XML_DEPTH:
		limit = d->host->log_limit(log, PAI_LIM_XML_DEPTH);
		return d->host->log_over(log, PAI_LIM_XML_DEPTH, &at, d->part,
		    (uint64_t)limit + 1);
	case P_XML_ATTRS:
		limit = d->host->log_limit(log, PAI_LIM_XML_ATTRS);
		return d->host->log_over(log, PAI_LIM_XML_ATTRS, &at, d->part,
		    (uint64_t)limit + 1);
	case P_XML_BOMB:
		pai_say(log, PAI_M_LIMIT, &at, "entities");
		return PAI_E_LIMIT;
	default:
		pai_say(log, PAI_M_XML_MALFORMED, &at, "%s", p_xml_why(d->xml));
		return PAI_E_FORMAT;
	}
}

static enum pai_status
run(struct docx *d, struct parse *p, const struct archive_part *part,
    enum pai_limit limit)
{
	struct archive_sink	 sink = { sink_room, sink_take, p };
	enum pai_status		 st;

	p->frames[0] = (struct frame){ .scope = p->root };
	p->depth = 1;
	st = archive_read(d->archive, part, limit, &sink);
	if (st == PAI_OK || p_xml_status(d->xml) != P_XML_OK)
		st = xml_failed(d);
	if (st == PAI_OK)
		st = d->status;
	if (d->status == PAI_OK)
		d->status = st;
	return st;
}

/* Where another part was being read when this one was asked for. */
struct place {
	struct p_xml	*xml;		/* NULL: none was */
	const char	*part;
	uint32_t	 source;
	struct mce	 mce;
};

static void
go_back(struct docx *d, const struct place *outer)
{
	d->xml = outer->xml;
	d->mce = outer->mce;
	if (outer->xml == NULL)
		return;
	d->part = outer->part;
	d->source = outer->source;
	if (d->status != PAI_OK)
		p_xml_stop(d->xml);
}

enum pai_status
docx_parse(struct docx *d, const char *name, const struct scope *root,
    enum pai_limit limit)
{
	const struct archive_part *part = archive_find(d->archive, name);
	struct p_xml_limits	 limits = { 0 };
	struct parse		 p = { .d = d, .root = root };
	struct place		 outer = { d->xml, d->part, d->source, d->mce };
	enum pai_status		 st = PAI_E_NOMEM;

	if (d->status != PAI_OK)
		return d->status;
	if (part == NULL) {
		pai_say(d->job->log, PAI_M_OPC_MISSING_PART, NULL, "%s", name);
		return PAI_OK;
	}
	limits.depth = (uint32_t)d->host->log_limit(d->job->log,
	    PAI_LIM_XML_DEPTH);
	limits.attrs = (uint32_t)d->host->log_limit(d->job->log,
	    PAI_LIM_XML_ATTRS);
	d->part = archive_name(part);
	d->source = d->host->build_source(d->build, d->part);
	d->xml = p_xml_new(&docx_words, &handler, &limits, &p);
	p.frames = calloc((size_t)limits.depth + 1, sizeof(*p.frames));
	if (d->xml != NULL && p.frames != NULL)
		st = run(d, &p, part, limit);
	else
		docx_no_memory(d);
	p_xml_free(d->xml);
	free(p.frames);
	go_back(d, &outer);
	return st;
}
