/*
 * Lists: their definitions and their counters.
 *
 *	w:num ──► w:abstractNum ──► up to nine levels
 *	  └─ overrides of starts and levels
 *
 * Counters belong to the abstract definition: two lists made from one go on
 * counting together, unless the second says where to start.  A level that
 * counts sets those below it back.
 */
#include "numbering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/num.h"
#include "kit/utf8.h"
#include "styles.h"
#include "kit/symbol.h"

#define	RESTART_PRESET	99

struct abstract {
	int32_t		 id;
	struct num_level *levels[LEVELS];	/* NULL: not defined */
	const char	*style_link;	/* the style whose list this is */
	int32_t		 count[LEVELS];
	bool		 begun[LEVELS];
};

struct number {
	int32_t		 id;
	int32_t		 abstract_id;
	struct abstract	*abstract;
	struct num_level *levels[LEVELS];	/* overrides */
	int32_t		 start[LEVELS];
	bool		 has_start[LEVELS];
	bool		 starts[LEVELS];	/* and it was not yet used */
};

struct numbering {
	struct abstract	*abstracts;
	size_t		 abstract_count, abstract_room;
	struct number	*numbers;
	size_t		 number_count, number_room;
	size_t		 level_count;
	struct num_level *level;		/* being read */
	unsigned	 override;
};

/* ---- reading ---- */

static const struct scope scope_numbering, scope_abstract, scope_level,
    scope_number, scope_override;

static bool
over_limit(struct docx *d, size_t n)
{
	if (n < (size_t)d->host->log_limit(d->job->log, PAI_LIM_STYLES))
		return false;
	docx_fail(d, d->host->log_over(d->job->log, PAI_LIM_STYLES, NULL,
	    d->part, n + 1));
	return true;
}

/* One more element in a list that grows; zeroed.  NULL: docx has failed. */
static void *
add_to(struct docx *d, void *list, size_t *n, size_t *room, size_t size)
{
	char	*p;

	if (over_limit(d, *n) || !docx_grow(d, list, room, *n + 1, size))
		return NULL;
	memcpy(&p, list, sizeof(p));
	p += *n * size;
	memset(p, 0, size);
	++*n;
	return p;
}

static struct abstract *
last_abstract(struct numbering *t)
{
	return &t->abstracts[t->abstract_count - 1];
}

static struct number *
last_number(struct numbering *t)
{
	return &t->numbers[t->number_count - 1];
}

static const struct scope *
start_level(struct docx *d, struct num_level **levels)
{
	struct numbering *t = d->numbering;
	unsigned	  i = (unsigned)attr_int(d, W_ilvl, 0, LEVELS - 1, 0);
	struct num_level *l;

	if (over_limit(d, t->level_count++))
		return NULL;
	l = pool_new(&d->pool, sizeof(*l));
	if (l == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	l->restart = RESTART_PRESET;
	l->suffix = PAI_SUFFIX_TAB;
	levels[i] = t->level = l;
	return &scope_level;
}

static void
notation(struct docx *d, struct num_level *l)
{
	const char	*s = attr(d, W_val);
	char		 what[80];

	l->format = p_num_notation(s, attr(d, W_format));
	if (s == NULL || p_num_format_known(s))
		return;
	(void)snprintf(what, sizeof(what), "the notation %s of a list", s);
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, what);
}

static uint8_t
suffix_of(struct docx *d)
{
	if (attr_is(d, W_val, "space"))
		return PAI_SUFFIX_SPACE;
	return attr_is(d, W_val, "nothing") ? PAI_SUFFIX_NONE :
	    PAI_SUFFIX_TAB;
}

static const struct scope *
level_child(struct docx *d, unsigned token)
{
	struct num_level	*l = d->numbering->level;
	const char		*s = attr(d, W_val);

	switch (token) {
	case W_start:
		l->start = attr_int(d, W_val, 0, 1000000000, 0);
		return NULL;
	case W_numFmt:
		notation(d, l);
		return NULL;
	case W_suff:
		l->suffix = suffix_of(d);
		return NULL;
	case W_pStyle:
		l->style = style_find(d, s);
		return NULL;
	case W_lvlPicBulletId:
		l->picture = true;
		return NULL;
	case W_lvlText:
		l->text = s == NULL ? NULL : docx_keep(d, s);
		return NULL;
	case W_lvlRestart:
		l->restart = (int8_t)(attr_int(d, W_val, 0, LEVELS, 0) - 1);
		return NULL;
	case W_isLgl:
		l->legal = attr_on(d, W_val);
		return NULL;
	case W_pPr:
		l->par = pool_new(&d->pool, sizeof(*l->par));
		if (l->par == NULL)
			docx_no_memory(d);
		d->par_target = l->par;
		return l->par == NULL ? NULL : &scope_par_props;
	case W_rPr:
		l->run = pool_new(&d->pool, sizeof(*l->run));
		if (l->run == NULL)
			docx_no_memory(d);
		d->run_target = l->run;
		return l->run == NULL ? NULL : &scope_run_props;
	default:
		return NULL;
	}
}

static const struct scope scope_level = { level_child, NULL, NULL };

static const struct scope *
abstract_child(struct docx *d, unsigned token)
{
	struct abstract	*a = last_abstract(d->numbering);
	const char	*s;

	switch (token) {
	case W_lvl:
		return start_level(d, a->levels);
	case W_numStyleLink:
		s = attr(d, W_val);
		a->style_link = s == NULL ? NULL : docx_keep(d, s);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_abstract = { abstract_child, NULL, NULL };

static const struct scope *
override_child(struct docx *d, unsigned token)
{
	struct number	*n = last_number(d->numbering);

	switch (token) {
	case W_startOverride:
		n->start[d->numbering->override] =
		    attr_int(d, W_val, 0, 1000000000, 1);
		n->has_start[d->numbering->override] = true;
		n->starts[d->numbering->override] = true;
		return NULL;
	case W_lvl:
		return start_level(d, n->levels);
	default:
		return NULL;
	}
}

static const struct scope scope_override = { override_child, NULL, NULL };

static const struct scope *
number_child(struct docx *d, unsigned token)
{
	struct number	*n = last_number(d->numbering);

	switch (token) {
	case W_abstractNumId:
		n->abstract_id = attr_int(d, W_val, 0, INT32_MAX, -1);
		return NULL;
	case W_lvlOverride:
		d->numbering->override =
		    (unsigned)attr_int(d, W_ilvl, 0, LEVELS - 1, 0);
		return &scope_override;
	default:
		return NULL;
	}
}

static const struct scope scope_number = { number_child, NULL, NULL };

static const struct scope *
numbering_child(struct docx *d, unsigned token)
{
	struct numbering	*t = d->numbering;
	struct abstract		*a;
	struct number		*n;

	switch (token) {
	case W_numbering:
		return &scope_numbering;
	case W_abstractNum:
		a = add_to(d, &t->abstracts, &t->abstract_count,
		    &t->abstract_room, sizeof(*a));
		if (a == NULL)
			return NULL;
		a->id = attr_int(d, W_abstractNumId, 0, INT32_MAX, -1);
		return &scope_abstract;
	case W_num:
		n = add_to(d, &t->numbers, &t->number_count, &t->number_room,
		    sizeof(*n));
		if (n == NULL)
			return NULL;
		n->id = attr_int(d, W_numId, 0, INT32_MAX, 0);
		n->abstract_id = -1;
		return &scope_number;
	default:
		return NULL;
	}
}

static const struct scope scope_numbering = { numbering_child, NULL, NULL };

/* ---- linking ---- */

static int
by_abstract_id(const void *x, const void *y)
{
	const struct abstract	*a = x, *b = y;

	return a->id < b->id ? -1 : a->id > b->id;
}

static int
by_id(const void *x, const void *y)
{
	const struct number	*a = x, *b = y;

	return a->id < b->id ? -1 : a->id > b->id;
}

static struct abstract *
abstract_at(struct numbering *t, int32_t id)
{
	struct abstract	 key = { .id = id };

	return t->abstract_count == 0 ? NULL : bsearch(&key, t->abstracts,
	    t->abstract_count, sizeof(key), by_abstract_id);
}

static struct number *
number_at(struct numbering *t, int32_t id)
{
	struct number	 key = { .id = id };

	return t->number_count == 0 ? NULL : bsearch(&key, t->numbers,
	    t->number_count, sizeof(key), by_id);
}

/*
 * A definition may say that it is that of a list style, whose w:numPr names
 * a list made from the definition meant.  One step: a second would be a
 * mistake, and could be a circle.
 */
static struct abstract *
follow_link(struct docx *d, struct abstract *a)
{
	const struct style	*s;
	struct number		*n;
	struct abstract		*to;

	if (a == NULL || a->style_link == NULL)
		return a;
	s = style_at(d, style_find(d, a->style_link));
	n = number_at(d->numbering, s->par.num);
	to = n == NULL ? NULL : abstract_at(d->numbering, n->abstract_id);
	return to == NULL ? a : to;
}

enum pai_status
numbering_read(struct docx *d, const char *part)
{
	struct numbering	*t = d->numbering = calloc(1, sizeof(*t));

	if (t == NULL) {
		docx_no_memory(d);
		return d->status;
	}
	if (part == NULL || docx_parse(d, part, &scope_numbering,
	    PAI_LIM_META_BYTES) != PAI_OK)
		return d->status;
	if (t->abstract_count > 0)
		qsort(t->abstracts, t->abstract_count, sizeof(*t->abstracts),
		    by_abstract_id);
	if (t->number_count > 0)
		qsort(t->numbers, t->number_count, sizeof(*t->numbers), by_id);
	for (size_t i = 0; i < t->number_count; i++)
		t->numbers[i].abstract = follow_link(d,
		    abstract_at(t, t->numbers[i].abstract_id));
	return PAI_OK;
}

void
numbering_free(struct numbering *t)
{
	if (t == NULL)
		return;
	free(t->abstracts);
	free(t->numbers);
	free(t);
}

/* ---- counting ---- */

static const struct num_level *
level_at(const struct number *n, unsigned i)
{
	return n->levels[i] != NULL ? n->levels[i] : n->abstract->levels[i];
}

static bool
sets_back(const struct num_level *l, unsigned level, unsigned by)
{
	if (l == NULL || l->restart == RESTART_PRESET)
		return by < level;
	return l->restart >= 0 && by <= (unsigned)l->restart;
}

/* The number a level begins with, each time it begins. */
static int32_t
start_of(const struct number *n, unsigned level)
{
	const struct num_level	*l = level_at(n, level);

	if (n->has_start[level])
		return n->start[level];
	return l == NULL ? 1 : l->start;
}

static void
count(struct number *n, unsigned level)
{
	struct abstract		*a = n->abstract;

	if (n->starts[level] || !a->begun[level]) {
		a->count[level] = start_of(n, level);
		n->starts[level] = false;
	} else if (a->count[level] < INT32_MAX) {
		a->count[level]++;
	}
	a->begun[level] = true;
	for (unsigned i = level + 1; i < LEVELS; i++)
		if (sets_back(level_at(n, i), i, level))
			a->begun[i] = false;
}

static int32_t
value_at(struct number *n, unsigned i)
{
	return n->abstract->begun[i] ? n->abstract->count[i] : start_of(n, i);
}

/* A bullet from a symbol font is a private character there. */
static void
put_bullet(struct docx *d, const struct num_level *l, struct p_buf *b)
{
	const char	*font = strings_at(&d->strings, l->run == NULL ? 0 :
			    l->run->font[PAI_SCRIPT_LATIN]);
	const char	*s = l->text;
	size_t		 left = s == NULL ? 0 : strlen(s);

	if (l->picture) {	/* the picture is small; a bullet says it */
		p_buf_char(b, 0x2022);
		return;
	}

	while (left > 0) {
		uint32_t	 cp;
		size_t		 n = p_utf8_next(s, left, &cp);

		p_buf_char(b, p_symbol_bullet(font, cp));
		s += n;
		left -= n;
	}
}

static void
put_label(struct number *n, unsigned level, struct p_buf *b)
{
	const struct num_level	*l = level_at(n, level);
	bool			 legal = l->legal;

	for (const char *s = l->text; s != NULL && *s != '\0'; s++) {
		const struct num_level	*at;
		unsigned		 i;

		if (*s != '%' || s[1] < '1' || s[1] > '9') {
			p_buf_put(b, s, 1);
			continue;
		}
		i = (unsigned)(*++s - '1');
		at = level_at(n, i);
		if (legal || at == NULL)
			p_num_format_put(b, P_NUM_DECIMAL, value_at(n, i));
		else
			p_num_notation_put(b, at->format, value_at(n, i));
	}
}

uint8_t
numbering_level(struct docx *d, int32_t num, uint32_t style, uint8_t preset)
{
	const struct number	*n = number_at(d->numbering, num);

	if (n == NULL || n->abstract == NULL || style == 0)
		return preset;
	for (uint8_t i = 0; i < LEVELS; i++) {
		const struct num_level	*l = level_at(n, i);

		if (l != NULL && l->style == style)
			return i;
	}
	return preset;
}

bool
numbering_next(struct docx *d, int32_t num, unsigned level,
    struct num_label *out)
{
	struct number		*n = number_at(d->numbering, num);
	const struct num_level	*l;

	if (n == NULL || n->abstract == NULL || level >= LEVELS)
		return false;
	l = level_at(n, level);
	if (l == NULL)
		return false;
	count(n, level);
	if (l->run != NULL && l->run->on & RUN_HIDDEN)
		;		/* counted, and not shown */
	else if (l->format.f == P_NUM_BULLET)
		put_bullet(d, l, out->text);
	else
		put_label(n, level, out->text);
	out->par = l->par;
	out->run = l->run;
	out->suffix = l->suffix;
	out->ordered = l->format.f != P_NUM_BULLET &&
	    l->format.f != P_NUM_NONE && out->text->n > 0;
	out->value = n->abstract->count[level];
	return true;
}
