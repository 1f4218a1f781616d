/*
 * Running text as the passes see it.
 */
#include "pass/text/prose.h"

#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/traces.h"
#include "kit/utf8.h"

#define	NO_TEXT	0xfffcu		/* OBJECT REPLACEMENT CHARACTER */
#define	CONTEXT	8		/* characters shown beside a change */
#define	SHOWN	48		/* and of the change itself */

bool
p_is_gap(uint32_t cp)
{
	return p_is_space(cp) && cp != '\n' && cp != '\t' && cp != '\r' &&
	    cp != '\f' && cp != '\v';
}

bool
p_is_stop(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xff01 || cp == 0xff1f || cp == 0xff1b ||
	    cp == '!' || cp == '?' || cp == ';';
}

bool
p_is_wide_mark(uint32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x301f && cp != 0x3005 &&
	    cp != 0x3007) || (cp >= 0xff01 && cp <= 0xff0f) ||
	    (cp >= 0xff1a && cp <= 0xff20) || (cp >= 0xff3b && cp <= 0xff40) ||
	    (cp >= 0xff5b && cp <= 0xff65);
}

bool
p_is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
}

bool
p_is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static bool
is_read_by(const struct pai_change *job, const char *name)
{
	const char	*reader = job->doc->host->doc_meta(job->doc, "reader");

	return reader != NULL && strcmp(reader, name) == 0;
}

bool
p_is_extracted(const struct pai_change *job)
{
	return is_read_by(job, "ocr") ||
	    job->doc->host->doc_meta(job->doc, P_META_EXTRACTED) != NULL;
}

bool
p_is_from_word(const struct pai_change *job)
{
	return is_read_by(job, "docx");
}

bool
p_is_official(const struct pai_change *job)
{
	for (const struct pai_node *n = job->root->first; n != NULL;
	    n = n->next)
		if (n->kind == PAI_N_TABLE && n->as.table.form.n > 0)
			return true;
	return false;
}

bool
p_is_recovered(const struct pai_change *job)
{
	return p_is_extracted(job) ||
	    (is_read_by(job, "markdown") && p_is_official(job));
}

bool
p_is_prose(const struct pai_node *n)
{
	return n->kind == PAI_N_PARAGRAPH || n->kind == PAI_N_HEADING;
}

/* Reading. */

static void
add(struct p_prose *p, struct pai_node *node, uint32_t cp, bool fixed)
{
	if (p->n == p->room &&
	    !p_make_room(&p->g, &p->room, p->n + 1, sizeof(*p->g))) {
		p->failed = true;
		return;
	}
	p->g[p->n++] = (struct p_glyph){ .node = node, .cp = cp,
	    .out = cp, .fixed = fixed };
}

static void
add_text(struct p_prose *p, struct pai_node *n)
{
	struct pai_str	 s = n->as.text.str;
	uint32_t	 cp;

	for (size_t i = 0; i < s.n && !p->failed; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		add(p, n, cp, false);
	}
}

static bool
in_address(uint32_t cp)
{
	return cp > ' ' && cp < 0x7f;
}

/* Does an address show at i, in a run of ASCII that begins at from? */
static bool
shows_address(const struct p_glyph *g, size_t from, size_t i)
{
	return g[i].cp == '@' || (i >= from + 2 && g[i].cp == '/' &&
	    g[i - 1].cp == '/' && g[i - 2].cp == ':') || (i >= from + 3 &&
	    g[i].cp == '.' && g[i - 1].cp == 'w' && g[i - 2].cp == 'w' &&
	    g[i - 3].cp == 'w');
}

static bool
is_outer_mark(uint32_t cp)
{
	return cp < 0x80 && strchr("(),;:!?", (int)cp) != NULL;
}

/*
 * Runs of ASCII that hold "://", "www." or "@" are addresses.  All brackets
 * and marks at either end belong to the sentence around: were only one taken
 * off, setting it wide would lay the next one bare.
 */
static void
fix_addresses(struct p_prose *p)
{
	size_t	 i = 0, from, to;
	bool	 is;

	while (i < p->n) {
		from = i;
		is = false;
		for (; i < p->n && in_address(p->g[i].cp); i++)
			is = is || shows_address(p->g, from, i);
		to = i;
		if (i == from)
			i++;
		while (is && from < to && is_outer_mark(p->g[from].cp))
			from++;
		while (is && to > from && is_outer_mark(p->g[to - 1].cp))
			to--;
		for (; is && from < to; from++)
			p->g[from].fixed = true;
	}
}

bool
p_prose_read(struct p_prose *p, struct pai_node *block)
{
	struct pai_iter	 it = pai_iter_at(block);

	p->n = 0;
	while (!p->failed && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		switch (it.node->kind) {
		case PAI_N_TEXT:
			add_text(p, it.node);
			break;
		case PAI_N_LINEBREAK:
			add(p, NULL, '\n', true);
			break;
		case PAI_N_SOFTBREAK:
			add(p, NULL, ' ', true);
			break;
		case PAI_N_CODE:
		case PAI_N_MATH:
		case PAI_N_IMAGE:
		case PAI_N_NOTE:
		case PAI_N_FIELD:
			add(p, NULL, NO_TEXT, true);
			pai_iter_skip(&it);
			break;
		case PAI_N_BOX:
			/* A shape without text parts none. */
			if (it.node->first != NULL)
				add(p, NULL, NO_TEXT, true);
			pai_iter_skip(&it);
			break;
		default:
			break;
		}
	}
	if (!p->failed)
		fix_addresses(p);
	return !p->failed;
}

void
p_prose_free(struct p_prose *p)
{
	free(p->g);
	memset(p, 0, sizeof(*p));
}

/* Writing. */

static bool
is_changed(const struct p_glyph *g)
{
	return g->out != g->cp && g->node != NULL;
}

/* The text around the changes from at on, as it was or as it becomes. */
static void
put_context(const struct p_prose *p, size_t at, bool after, struct p_buf *b)
{
	size_t	 from = at > CONTEXT ? at - CONTEXT : 0, to = at;

	for (size_t i = at; i < p->n && i < at + SHOWN; i++)
		if (is_changed(&p->g[i]))
			to = i;
	for (size_t i = from; i < p->n && i < to + CONTEXT; i++) {
		uint32_t cp = after ? p->g[i].out : p->g[i].cp;

		if (cp != 0 && p->g[i].node != NULL)
			p_buf_char(b, cp);
	}
}

/* Writes the node whose glyphs are from .. to. */
static void
write_node(const struct pai_change *job, struct p_prose *p, size_t from,
    size_t to, struct p_buf *b)
{
	p_buf_clear(b);
	for (size_t i = from; i < to; i++)
		if (p->g[i].out != 0)
			p_buf_char(b, p->g[i].out);
	if (!p_buf_ok(b))
		p->failed = true;
	else if (b->n == 0)
		p_drop(job, p->g[from].node);
	else
		p_set(job, p->g[from].node, b->p, b->n);
}

static void
say_change(const struct pai_change *job, struct p_prose *p, size_t first,
    size_t count, struct pai_node *block, enum pai_msg msg, const char *why)
{
	struct p_buf	 before = { 0 }, after = { 0 };

	put_context(p, first, false, &before);
	put_context(p, first, true, &after);
	p_say(job, block, msg, before.p != NULL ? before.p : "",
	    after.p != NULL ? after.p : "", "%s: %zu", why, count);
	p_buf_free(&before);
	p_buf_free(&after);
}

bool
p_prose_write(const struct pai_change *job, struct p_prose *p,
    struct pai_node *block, enum pai_msg msg, const char *why)
{
	struct p_buf	 b = { 0 };
	size_t		 first = p->n, count = 0, i, from;
	bool		 dirty;

	for (from = 0; from < p->n; from = i) {
		dirty = false;
		for (i = from; i < p->n && p->g[i].node == p->g[from].node;
		    i++) {
			if (!is_changed(&p->g[i]))
				continue;
			dirty = true;
			count++;
			if (first == p->n)
				first = i;
		}
		if (dirty)
			write_node(job, p, from, i, &b);
	}
	p_buf_free(&b);
	if (count > 0)
		say_change(job, p, first, count, block, msg, why);
	return count > 0;
}

enum pai_status
p_prose_each(const struct pai_change *job, p_prose_fn *mark,
    enum pai_msg msg, const char *why)
{
	struct pai_iter	 it = pai_iter_at(job->root);
	struct p_prose	 p = { 0 };
	bool		 failed;

	/* On leaving: the walker has by then done with what may go. */
	while (!p.failed && pai_iter_next(&it))
		if (it.event == PAI_LEAVE && p_is_prose(it.node) &&
		    p_prose_read(&p, it.node) && mark(&p, job))
			p_prose_write(job, &p, it.node, msg, why);
	failed = p.failed;
	p_prose_free(&p);
	return failed ? PAI_E_NOMEM : p_status(job);
}
