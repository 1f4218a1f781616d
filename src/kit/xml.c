/*
 * XML that cannot hurt: expat with every limit set, and names as numbers.
 *
 * Two things make names cheap.  A cache, one slot for each hash, maps a
 * spelling to its token; an entry is good only in the generation that made
 * it, and a generation ends when a prefix changes its meaning.  expat keeps
 * one copy of an attribute's name, so its address will do as a hash, though
 * only the spelling decides.  And the tokens of open elements are kept, so
 * that an end tag needs no look-up, and those of an element's attributes, as
 * many as were asked for.
 */
#include "config.h"

/* expat declares its defences only to who names the feature. */
#define	XML_DTD	1
#define	XML_GE	1
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "kit/xml.h"

#define	CACHE_SLOTS	1024u	/* some 150 names are met in a document */
#define	ATTR_SLOTS	256u
#define	CACHE_NAME	22u	/* longer names are looked up each time */
#define	PREFIX_MAX	24u
#define	BINDINGS_MAX	256u	/* live at once; Word binds about thirty */
#define	UNBOUND		0u

struct cached {
	uint32_t	 generation;	/* 0: the slot is free */
	uint32_t	 hash;
	uint16_t	 token;
	char		 name[CACHE_NAME];
};

struct binding {
	char		 prefix[PREFIX_MAX];
	uint16_t	 space;
	uint32_t	 depth;		/* of the element that made it */
};

struct p_xml {
	XML_Parser		 expat;
	const struct p_xml_words *words;
	const struct p_xml_handler *handler;
	struct p_xml_limits	 limits;
	void			*arg;
	enum p_xml_status	 status;
	const char		*qname;
	const char	       **attrs;
	uint16_t		*attr;		/* tokens; limits.attrs fit */
	size_t			 attr_known;	/* of this element */
	uint16_t		*open;		/* tokens; limits.depth fit */
	uint32_t		 depth;
	uint32_t		 generation;
	struct binding		*bound;
	size_t			 bound_count;
	struct cached		 cache[CACHE_SLOTS];	/* of elements */
	struct cached		 attr_cache[ATTR_SLOTS];
};

/* ---- names ---- */

static uint16_t
space_of_uri(const struct p_xml *x, const char *uri)
{
	for (size_t i = 0; i < x->words->space_count; i++)
		if (strcmp(x->words->spaces[i].uri, uri) == 0)
			return x->words->spaces[i].space;
	return UNBOUND;
}

unsigned
p_xml_prefix(const struct p_xml *x, const char *p, size_t n)
{
	if (n >= PREFIX_MAX)
		return UNBOUND;
	for (size_t i = x->bound_count; i-- > 0; ) {
		const struct binding *b = &x->bound[i];

		if (memcmp(b->prefix, p, n) == 0 && b->prefix[n] == '\0')
			return b->space;
	}
	return UNBOUND;
}

static uint16_t
token_of(const struct p_xml *x, unsigned space, const char *local)
{
	size_t	 lo = 0, hi = x->words->name_count;

	while (lo < hi) {
		size_t	 mid = lo + (hi - lo) / 2;
		const struct p_xml_name *name = &x->words->names[mid];
		int	 order = name->space != space ?
		    (name->space < space ? -1 : 1) :
		    strcmp(name->local, local);

		if (order == 0)
			return name->token;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

/* An attribute without prefix has no namespace; an element has the default. */
static uint16_t
look_up(const struct p_xml *x, const char *qname, bool is_attr)
{
	const char	*colon = strchr(qname, ':');
	unsigned	 space;

	if (colon == NULL) {
		if (is_attr)
			return token_of(x, 0, qname);
		space = p_xml_prefix(x, "", 0);
		return space == UNBOUND ? 0 : token_of(x, space, qname);
	}
	space = p_xml_prefix(x, qname, (size_t)(colon - qname));
	return space == UNBOUND ? 0 : token_of(x, space, colon + 1);
}

static uint16_t
element_token(struct p_xml *x, const char *qname)
{
	uint32_t	 hash = 52711u;
	size_t		 n;
	struct cached	*slot;

	for (n = 0; qname[n] != '\0'; n++)
		hash = hash * 33u + (unsigned char)qname[n];
	if (n >= CACHE_NAME)
		return look_up(x, qname, false);
	slot = &x->cache[(hash ^ hash >> 10) % CACHE_SLOTS];
	if (slot->generation == x->generation && slot->hash == hash &&
	    memcmp(slot->name, qname, n + 1) == 0)
		return slot->token;
	slot->generation = x->generation;
	slot->hash = hash;
	slot->token = look_up(x, qname, false);
	memcpy(slot->name, qname, n + 1);
	return slot->token;
}

static uint16_t
attr_token(struct p_xml *x, const char *qname)
{
	uintptr_t	 at = (uintptr_t)qname;
	struct cached	*slot = &x->attr_cache[(at ^ at >> 8) % ATTR_SLOTS];
	size_t		 n;

	if (slot->generation == x->generation &&
	    strcmp(slot->name, qname) == 0)
		return slot->token;
	if ((n = strlen(qname)) >= CACHE_NAME)
		return look_up(x, qname, true);
	slot->generation = x->generation;
	slot->token = look_up(x, qname, true);
	memcpy(slot->name, qname, n + 1);
	return slot->token;
}

/* ---- prefixes ---- */

static void
next_generation(struct p_xml *x)
{
	if (++x->generation == 0) {	/* wrapped round: forget everything */
		memset(x->cache, 0, sizeof(x->cache));
		memset(x->attr_cache, 0, sizeof(x->attr_cache));
		x->generation = 1;
	}
}

static void
fail(struct p_xml *x, enum p_xml_status why)
{
	if (x->status == P_XML_OK)
		x->status = why;
	(void)XML_StopParser(x->expat, XML_FALSE);
}

static void
bind(struct p_xml *x, const char *prefix, const char *uri)
{
	struct binding	*b;
	size_t		 n = strlen(prefix);
	uint16_t	 space = space_of_uri(x, uri);

	if (n >= PREFIX_MAX)
		return;		/* stays unbound: its names are token 0 */
	if (p_xml_prefix(x, prefix, n) == space)
		return;
	if (x->bound_count == BINDINGS_MAX) {
		fail(x, P_XML_ATTRS);
		return;
	}
	b = &x->bound[x->bound_count++];
	memcpy(b->prefix, prefix, n + 1);
	b->space = space;
	b->depth = x->depth;
	next_generation(x);
}

static void
bind_all(struct p_xml *x, const char **attrs)
{
	uint32_t	 n = 0;

	for (; *attrs != NULL; attrs += 2, n++) {
		const char	*name = *attrs;

		if (name[0] != 'x' || strncmp(name, "xmlns", 5) != 0)
			continue;
		if (name[5] == ':')
			bind(x, name + 6, attrs[1]);
		else if (name[5] == '\0')
			bind(x, "", attrs[1]);
	}
	if (n > x->limits.attrs)
		fail(x, P_XML_ATTRS);
}

static void
unbind(struct p_xml *x)
{
	size_t	 before = x->bound_count;

	while (x->bound_count > 0 &&
	    x->bound[x->bound_count - 1].depth > x->depth)
		x->bound_count--;
	if (x->bound_count != before)
		next_generation(x);
}

/* ---- what expat calls ---- */

static void
on_start(void *arg, const char *qname, const char **attrs)
{
	struct p_xml	*x = arg;
	uint16_t	 token;

	if (x->status != P_XML_OK)
		return;
	if (x->depth == x->limits.depth) {
		fail(x, P_XML_DEPTH);
		return;
	}
	x->depth++;
	bind_all(x, attrs);
	if (x->status != P_XML_OK)
		return;
	token = element_token(x, qname);
	x->open[x->depth - 1] = token;
	x->qname = qname;
	x->attrs = attrs;
	x->attr_known = 0;
	x->handler->start(x->arg, x, token);
}

static void
on_end(void *arg, const char *qname)
{
	struct p_xml	*x = arg;

	(void)qname;
	if (x->status != P_XML_OK)
		return;
	x->depth--;
	x->handler->end(x->arg, x, x->open[x->depth]);
	if (x->bound_count > 0 &&
	    x->bound[x->bound_count - 1].depth > x->depth)
		unbind(x);
}

static void
on_text(void *arg, const char *p, int n)
{
	struct p_xml	*x = arg;

	if (x->status == P_XML_OK && n > 0)
		x->handler->text(x->arg, x, p, (size_t)n);
}

static void
on_doctype(void *arg, const char *name, const char *sysid, const char *pubid,
    int internal)
{
	struct p_xml	*x = arg;

	(void)name;
	(void)sysid;
	(void)pubid;
	if (!x->limits.doctype || internal)
		fail(x, P_XML_DOCTYPE);
}

/* ---- the parser ---- */

static void
set_limits(XML_Parser p)
{
	(void)XML_SetParamEntityParsing(p, XML_PARAM_ENTITY_PARSING_NEVER);
#ifdef HAVE_XML_SETBILLIONLAUGHSATTACKPROTECTIONMAXIMUMAMPLIFICATION
	(void)XML_SetBillionLaughsAttackProtectionMaximumAmplification(p,
	    100.0f);
	(void)XML_SetBillionLaughsAttackProtectionActivationThreshold(p,
	    8u << 20);
#endif
#ifdef HAVE_XML_SETALLOCTRACKERMAXIMUMAMPLIFICATION
	(void)XML_SetAllocTrackerMaximumAmplification(p, 100.0f);
	(void)XML_SetAllocTrackerActivationThreshold(p, 64u << 20);
#endif
}

struct p_xml *
p_xml_new(const struct p_xml_words *words,
    const struct p_xml_handler *handler, const struct p_xml_limits *limits,
    void *arg)
{
	struct p_xml	*x = calloc(1, sizeof(*x));

	if (x == NULL)
		return NULL;
	x->words = words;
	x->handler = handler;
	x->limits = *limits;
	x->arg = arg;
	x->generation = 1;
	x->attr = calloc(limits->attrs + (size_t)1, sizeof(*x->attr));
	x->open = calloc(limits->depth, sizeof(*x->open));
	x->bound = calloc(BINDINGS_MAX, sizeof(*x->bound));
	x->expat = XML_ParserCreate(NULL);
	if (x->attr == NULL || x->open == NULL || x->bound == NULL ||
	    x->expat == NULL) {
		p_xml_free(x);
		return NULL;
	}
	/* Namespaces in XML, 3: this one prefix is bound from the start. */
	bind(x, "xml", "http://www.w3.org/XML/1998/namespace");
	set_limits(x->expat);
	XML_SetUserData(x->expat, x);
	XML_SetElementHandler(x->expat, on_start, on_end);
	XML_SetCharacterDataHandler(x->expat, on_text);
	XML_SetStartDoctypeDeclHandler(x->expat, on_doctype);
	return x;
}

void
p_xml_free(struct p_xml *x)
{
	if (x == NULL)
		return;
	if (x->expat != NULL)
		XML_ParserFree(x->expat);
	free(x->attr);
	free(x->open);
	free(x->bound);
	free(x);
}

void *
p_xml_room(struct p_xml *x, size_t n)
{
	void	*room = x->status != P_XML_OK || n > 1u << 30 ? NULL :
	    XML_GetBuffer(x->expat, (int)n);

	if (room == NULL && x->status == P_XML_OK)
		x->status = P_XML_NOMEM;
	return room;
}

static enum p_xml_status
status_of(enum XML_Error e)
{
	switch (e) {
	case XML_ERROR_NO_MEMORY:
		return P_XML_NOMEM;
	case XML_ERROR_ABORTED:
		return P_XML_STOPPED;
	case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
		return P_XML_BOMB;
	default:
		return P_XML_MALFORMED;
	}
}

bool
p_xml_feed(struct p_xml *x, size_t n, bool last)
{
	if (x->status != P_XML_OK)
		return false;
	if (XML_ParseBuffer(x->expat, (int)n, last) == XML_STATUS_OK)
		return true;
	if (x->status == P_XML_OK)
		x->status = status_of(XML_GetErrorCode(x->expat));
	return false;
}

void
p_xml_stop(struct p_xml *x)
{
	fail(x, P_XML_STOPPED);
}

enum p_xml_status
p_xml_status(const struct p_xml *x)
{
	return x->status;
}

/* expat's words where they say more than that something is wrong. */
const char *
p_xml_why(const struct p_xml *x)
{
	enum XML_Error	 e = XML_GetErrorCode(x->expat);
	const char	*words = XML_ErrorString(e);

	if (x->status != P_XML_MALFORMED)
		return "";
	switch (e) {
	case XML_ERROR_NO_ELEMENTS:
	case XML_ERROR_UNCLOSED_TOKEN:
	case XML_ERROR_PARTIAL_CHAR:
	case XML_ERROR_UNCLOSED_CDATA_SECTION:
		return "it breaks off before its end";
	case XML_ERROR_TAG_MISMATCH:
		return "an end tag is not that of the element which is open";
	case XML_ERROR_UNKNOWN_ENCODING:
		return "its encoding is neither UTF-8 nor UTF-16";
	case XML_ERROR_INVALID_TOKEN:
		return "a character stands where none like it may";
	default:
		return words != NULL ? words : "";
	}
}

uint32_t
p_xml_line(const struct p_xml *x)
{
	XML_Size	 line = XML_GetCurrentLineNumber(x->expat);

	return line > UINT32_MAX ? UINT32_MAX : (uint32_t)line;
}

uint64_t
p_xml_offset(const struct p_xml *x)
{
	XML_Index	 at = XML_GetCurrentByteIndex(x->expat);

	return at < 0 ? 0 : (uint64_t)at;
}

uint32_t
p_xml_depth(const struct p_xml *x)
{
	return x->depth;
}

const char *
p_xml_attr(struct p_xml *x, unsigned token)
{
	const char	**a = x->attrs;
	size_t		 i;

	for (i = 0; i < x->attr_known; i++)
		if (x->attr[i] == token)
			return a[2 * i + 1];
	for (; a[2 * i] != NULL; i++) {
		x->attr[i] = attr_token(x, a[2 * i]);
		x->attr_known = i + 1;
		if (x->attr[i] == token)
			return a[2 * i + 1];
	}
	return NULL;
}

bool
p_xml_attr_at(struct p_xml *x, size_t i, unsigned *token, const char **value)
{
	if (x->attrs[2 * i] == NULL)
		return false;
	*token = attr_token(x, x->attrs[2 * i]);
	*value = x->attrs[2 * i + 1];
	return true;
}

const char *
p_xml_qname(const struct p_xml *x)
{
	return x->qname;
}
