/*
 * The elements that are open.
 *
 * What the standard does with a tree and a list of active formatting
 * elements (HTML, 13.2.4) is one stack here: where a block ends, the marks
 * opened in it and not closed stay, so that what follows is bold, too; where
 * a mark ends, it is taken out of the middle, so that "<b>x<i>y</b>z</i>"
 * comes out as it looks.  A cell, caption or table keeps to itself.
 *
 * Below the limit elements are counted and not kept, and so are more than
 * three of the same mark in one another (13.2.4.3 has the same three).
 */
#include <string.h>

#include "soup.h"

#define	SAME_MARKS	3

static bool
is_mark(const struct element *e)
{
	return !e->hidden && (e->k->use == USE_MARK ||
	    e->k->use == USE_LINK);
}

static bool
is_wall(const struct element *e)
{
	return e->k->use == USE_CELL || e->k->use == USE_CAPTION ||
	    e->k->use == USE_TABLE;
}

static void
too_deep(struct soup *s)
{
	s->beyond++;
	if (!s->said_deep)
		pai_say(s->mu.job->log, PAI_M_HTML_TOO_DEEP, &s->mu.at,
		    "below depth %zu", s->depth_max);
	s->said_deep = true;
}

struct element *
stack_push(struct soup *s, const struct known *k)
{
	struct element	*e;

	if (k->use == USE_MARK && s->count[known_index(k)] >= SAME_MARKS)
		return NULL;
	if (s->depth == s->depth_max) {
		too_deep(s);
		return NULL;
	}
	e = &s->open[s->depth++];
	memset(e, 0, sizeof(*e));
	e->k = k;
	e->mute = s->hidden > 0;
	s->count[known_index(k)]++;
	s->stale = true;
	return e;
}

static void
forget(struct soup *s, const struct element *e)
{
	s->count[known_index(e->k)]--;
	if (e->hidden)
		s->hidden--;
	s->stale = true;
}

void
stack_remove(struct soup *s, size_t at)
{
	struct element	e = s->open[at];

	forget(s, &e);
	s->depth--;
	memmove(&s->open[at], &s->open[at + 1],
	    (s->depth - at) * sizeof(s->open[0]));
	element_finish(s, &e);
}

/*
 * From the innermost outwards, so that what is inside is closed first.  An
 * element is off the stack before it is finished: what finishing does must
 * not find it open.
 */
void
stack_pop(struct soup *s, size_t at)
{
	bool	 wall = is_wall(&s->open[at]);
	size_t	 i;

	for (i = s->depth; i-- > at;)
		if (wall || i == at || !is_mark(&s->open[i]))
			stack_remove(s, i);
}

size_t
stack_find(const struct soup *s, enum use use)
{
	size_t	 i;

	for (i = s->depth; i-- > 0;) {
		if (s->open[i].k->use == use)
			return i;
		if (is_wall(&s->open[i]))
			break;
	}
	return SIZE_MAX;
}

static uint32_t
hash(const char *name)
{
	uint32_t	 h = 2166136261u;

	for (; *name != '\0'; name++)
		h = (h ^ (unsigned char)*name) * 16777619u;
	return h;
}

void
stack_name(struct element *e, const char *name)
{
	e->name = hash(name);
}

void
stack_take(struct soup *s, const char *name)
{
	struct element	*e = stack_push(s, known_find(name));

	if (e == NULL)
		return;
	stack_name(e, name);
	e->hidden = e->taken = true;
	s->hidden++;
}

/* May text be grouped across it?  Not across a block. */
static bool
is_in_line(const struct element *e)
{
	switch (e->k->use) {
	case USE_INLINE:
	case USE_MARK:
	case USE_LINK:
	case USE_CODE:
	case USE_DROP:
	case USE_SILENT:
	case USE_READING:
	case USE_SPOKEN:
		return true;
	default:
		return false;
	}
}

size_t
stack_find_tag(const struct soup *s, const struct known *k,
    const char *name)
{
	uint32_t	 h = hash(name);
	size_t		 i;

	if (s->count[known_index(k)] == 0)
		return SIZE_MAX;
	for (i = s->depth; i-- > 0;) {
		const struct element	*e = &s->open[i];

		if (e->k == k && (k->name[0] != '\0' || e->name == h))
			return i;
		if (is_wall(e) || (k->use == USE_INLINE && !is_in_line(e)))
			break;
	}
	return SIZE_MAX;
}

size_t
stack_table(const struct soup *s)
{
	size_t	 i;

	for (i = s->depth; i-- > 0;)
		if (s->open[i].k->use == USE_TABLE)
			return i;
	return SIZE_MAX;
}
