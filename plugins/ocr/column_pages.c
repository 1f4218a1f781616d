/*
 * Parts of a table that pages set in columns of their own.
 *
 *	序号  姓名    职务    电话	one page makes room for its widest
 *	1     陈丽华  副科长  5572388	texts, and the next for its own, so
 *		- 10 -			that all lines together seem to have
 *	5     王芳  科长  5575128	more columns than any of them
 *
 * The first line names the columns.  Where no part has more than it names,
 * and all together do, or keep no edge, each part is read by its own.
 */
#include "columns.h"

#define	NAMES_LEAST	3	/* columns that the first line names */
#define	ASTRAY_MOST	10	/* of a hundred texts of a part */

/* Does the first line name columns?  How many; 0: it does not. */
static uint32_t
named(const struct columns *c)
{
	const struct column_line *l = &c->line[0];

	for (size_t i = 0; i < l->n; i++) {
		const struct column_text *t = &c->text[l->first + i];

		if (text_is_number(l->l.p + t->at, t->n))
			return 0;
	}
	return l->n >= NAMES_LEAST ? (uint32_t)l->n : 0;
}

/* The part that begins at a line; *end: the line behind it. */
static struct columns
part_at(const struct columns *c, size_t from, size_t *end)
{
	struct columns part = *c;
	size_t	 texts = 0, i = from;

	for (; i < c->lines && c->line[i].part == c->line[from].part; i++)
		texts += c->line[i].n;
	*end = i;
	part.line = c->line + from;
	part.lines = i - from;
	part.text = c->text + c->line[from].first;
	part.texts = texts;
	return part;
}

/* Has the part no more columns than are named, and do its texts keep them? */
static bool
keeps_named(struct columns *part, uint32_t names)
{
	if (!columns_find(part) || part->cols > names)
		return false;
	part->kept = part->astray = 0;
	columns_aligned(part);
	return part->astray * 100 <= ASTRAY_MOST *
	    (part->kept + part->astray);
}

bool
columns_apart(struct columns *c)
{
	const uint32_t	 names = c->lines > 0 &&
		     c->line[c->lines - 1].part > 0 ? named(c) : 0;
	size_t		 end, astray = 0;

	if (names == 0 || !columns_find(c) || c->cols < names ||
	    (c->cols == names && columns_aligned(c) >= 100 - ASTRAY_MOST))
		return false;
	for (size_t i = 0; i < c->lines; i = end) {
		struct columns part = part_at(c, i, &end);

		if (!keeps_named(&part, names)) {
			c->failed = c->failed || part.failed;
			return false;
		}
		astray += part.astray;
		for (size_t k = i; k < end; k++)
			c->line[k].cols = part.cols;
		c->line[i].goes_on = part.cols == names;
	}
	c->cols = names;
	c->astray = astray;
	return true;
}
