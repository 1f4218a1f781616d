/*
 * The grid of a box, from its rules.
 *
 * Every vertical rule of a table begins and ends in a junction somewhere, so
 * the junctions of all its parts together give the columns.  A line in which
 * some column is filled with rule ends a band; a band's walls are where its
 * text lines have vertical rules.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "box.h"
#include "kit/utf8.h"
#include "kit/width.h"

#define	MARK_EVERY	64
#define	MARK_ACROSS	(UINT32_C(1) << 31)	/* begins a column before */

static bool
is_drawn(uint32_t cp)
{
	return cp >= 0x2500 && cp < 0x2580;
}

static bool
is_level(const struct box *b, uint32_t cp)
{
	return b->ascii ? cp == '-' || cp == '=' : cp == 0x2500 ||
	    cp == 0x2550;
}

static bool
is_heavy(uint32_t cp)
{
	return cp == '=' || (cp >= 0x2550 && cp <= 0x256c);
}

/* Where the line's box begins: behind quotes, items and blanks. */
static size_t
start_of(const struct box *b, size_t line)
{
	const struct sheet_line	*l = &b->s->line[line];
	struct sheet_view	 v;

	sheet_view(b->s, line, &v);
	return (size_t)(v.p - l->p);
}

static void
decode(const struct box *b, size_t line, struct box_char *c)
{
	const struct sheet_line	*l = &b->s->line[line];

	c->next = c->at + p_utf8_next(l->p + c->at, l->n - c->at, &c->cp);
	c->width = p_width_char(c->cp, b->s->wide &&
	    (is_drawn(c->cp) || !b->s->narrow_text));
}

bool
box_next(const struct box *b, size_t line, struct box_char *c)
{
	if (c->next >= b->s->line[line].n)
		return false;
	c->col += c->width;
	c->at = c->next;
	decode(b, line, c);
	return true;
}

/* The first character of the box in this line. */
static bool
first_char(const struct box *b, size_t line, struct box_char *c)
{
	*c = (struct box_char){ .at = start_of(b, line) };
	if (c->at >= b->s->line[line].n)
		return false;
	decode(b, line, c);
	return true;
}

bool
box_seek(const struct box *b, size_t line, size_t col, struct box_char *c)
{
	const size_t	 k = col / MARK_EVERY;
	const uint32_t	 mark = b->mark[(line - b->base) * b->marks + k];

	*c = (struct box_char){ .at = mark & ~MARK_ACROSS,
	    .col = (uint32_t)(k * MARK_EVERY) - (mark & MARK_ACROSS ? 1 : 0) };
	if (c->at >= b->s->line[line].n)
		return false;
	decode(b, line, c);
	while (c->col < col)
		if (!box_next(b, line, c))
			return false;
	return true;
}

/* The right edge of a box, or a corner of it. */
static bool
is_edge(const struct box *b, uint32_t cp)
{
	return b->ascii ? cp == '|' || cp == '+' :
	    is_drawn(cp) && !is_level(b, cp);
}

/* Notes where every 64th column of the line is; false: of another width. */
static bool
mark_line(struct box *b, size_t line)
{
	uint32_t	*mark = b->mark + (line - b->base) * b->marks;
	struct box_char	 c;
	size_t		 k = 0;

	if (b->s->line[line].n >= MARK_ACROSS || !first_char(b, line, &c))
		return false;
	do {
		while (k < b->marks && c.col + c.width > k * MARK_EVERY) {
			mark[k] = (uint32_t)c.at;
			if (c.col < k * MARK_EVERY)
				mark[k] |= MARK_ACROSS;
			k++;
		}
		if (c.col + c.width == b->width) {
			for (; k < b->marks; k++)
				mark[k] = (uint32_t)c.next;
			return is_edge(b, c.cp);
		}
	} while (box_next(b, line, &c));
	return false;
}

static size_t
top_width(const struct box *b, size_t line)
{
	struct box_char	 c;
	size_t		 w = 0;

	if (!first_char(b, line, &c))
		return 0;
	do {
		if (c.cp != ' ')
			w = c.col + c.width;
	} while (box_next(b, line, &c));
	return w;
}

static bool
mark_lines(struct box *b)
{
	b->base = b->part[0].first;
	b->lines = b->part[b->parts - 1].end - b->base;
	b->width = top_width(b, b->base);
	b->marks = b->width / MARK_EVERY + 1;
	if (b->width < 3 || b->lines > SIZE_MAX / sizeof(*b->mark) / b->marks)
		return false;
	b->mark = calloc(b->lines * b->marks, sizeof(*b->mark));
	if (b->mark == NULL) {
		b->failed = true;
		return false;
	}
	for (size_t i = 0; i < b->parts; i++)
		for (size_t l = b->part[i].first; l < b->part[i].end; l++)
			if (!b->s->line[l].n || !mark_line(b, l))
				return false;
	return true;
}

/* A junction: where a vertical rule begins, ends, or is crossed. */
static void
find_junctions(const struct box *b, size_t line, uint8_t *at)
{
	struct box_char	 c;
	uint32_t	 before = 0;
	bool		 plus = false;

	if (!first_char(b, line, &c))
		return;
	do {
		if (c.col >= b->width)
			break;
		if (!b->ascii) {
			if (is_drawn(c.cp) && !is_level(b, c.cp))
				at[c.col] = 1;
		} else {
			/* A + counts where a rule leaves it. */
			if (plus && (is_level(b, c.cp) || c.cp == '+'))
				at[c.col - 1] = 1;
			if (c.cp == '+' && is_level(b, before))
				at[c.col] = 1;
			plus = c.cp == '+';
		}
		before = c.cp;
	} while (box_next(b, line, &c));
}

static bool
find_columns(struct box *b)
{
	uint8_t		*at = calloc(b->width + 1, 1);
	uint32_t	 n = 0;

	b->x = calloc(b->width + 1, sizeof(*b->x));
	if (at == NULL || b->x == NULL) {
		b->failed = true;
		free(at);
		return false;
	}
	for (size_t i = 0; i < b->parts; i++)
		for (size_t l = b->part[i].first; l < b->part[i].end; l++)
			find_junctions(b, l, at);
	for (size_t c = 0; c < b->width; c++)
		if (at[c])
			b->x[n++] = (uint32_t)c;
	free(at);
	b->cols = n > 0 ? n - 1 : 0;
	if (n < 2 || b->x[0] != 0 || b->x[n - 1] + b->rule != b->width)
		return false;
	/* Text that looks like a junction would leave no room beside it. */
	for (uint32_t k = 0; k < b->cols; k++)
		if (b->x[k + 1] <= b->x[k] + b->rule)
			return false;
	return true;
}

/* What one line says of each column: filled with rule, and walls. */
struct scan {
	uint8_t		*ruled, *wall;
	bool		 any, heavy;
};

static void
scan_line(const struct box *b, size_t line, struct scan *sc)
{
	struct box_char	 c;
	uint32_t	 k = 0;		/* the column c is in or left of */
	bool		 heavy = true;

	memset(sc->ruled, 1, b->cols);
	memset(sc->wall, 0, (size_t)b->cols + 1);
	sc->any = sc->heavy = false;
	if (!first_char(b, line, &c))
		return;
	do {
		while (k < b->cols && c.col >= b->x[k + 1])
			k++;
		if (c.col == b->x[k])
			sc->wall[k] = b->ascii ? c.cp == '|' || c.cp == '+' :
			    is_drawn(c.cp) && !is_level(b, c.cp);
		else if (k < b->cols) {
			if (!is_level(b, c.cp))
				sc->ruled[k] = 0;
			else
				heavy = heavy && is_heavy(c.cp);
		}
	} while (box_next(b, line, &c) && c.col < b->width);
	for (k = 0; k < b->cols; k++)
		sc->any = sc->any || sc->ruled[k];
	sc->heavy = sc->any && heavy;
}

static struct box_band *
add_band(struct box *b, size_t line)
{
	struct box_band	*more;

	if (!p_make_room(&b->band, &b->band_room, b->bands + 1,
	    sizeof(*b->band)))
		return NULL;
	more = &b->band[b->bands];
	*more = (struct box_band){ .first = line, .end = line };
	more->wall = malloc((size_t)b->cols + 1);
	more->ruled = calloc((size_t)b->cols + 1, 1);
	b->bands++;
	return more->wall != NULL && more->ruled != NULL ? more : NULL;
}

/* The header rows again: they stand in the first part. */
static void
drop_bands(struct box *b, size_t from)
{
	while (b->bands > from) {
		b->bands--;
		free(b->band[b->bands].wall);
		free(b->band[b->bands].ruled);
	}
}

static bool
scan_part(struct box *b, size_t i, struct scan *sc)
{
	const struct box_part	*p = &b->part[i];
	const size_t		 first = b->bands;
	struct box_band		*open = NULL;

	for (size_t l = p->first; l < p->end; l++) {
		scan_line(b, l, sc);
		if (!sc->any) {
			if (open == NULL) {
				if ((open = add_band(b, l)) == NULL)
					return !(b->failed = true);
				memcpy(open->wall, sc->wall,
				    (size_t)b->cols + 1);
			}
			open->end = l + 1;
			continue;
		}
		if (open != NULL)
			memcpy(open->ruled, sc->ruled, b->cols);
		open = NULL;
		if (sc->heavy && l > p->first && l + 1 < p->end) {
			if (i == 0)
				b->head = (uint32_t)b->bands;
			else
				drop_bands(b, first);
		}
	}
	if (b->bands > first) {
		b->band[first].opens = true;
		memset(b->band[b->bands - 1].ruled, 1, b->cols);
	}
	return true;
}

bool
box_measure(struct box *b)
{
	struct scan	 sc = { 0 };
	bool		 ok;

	if (!mark_lines(b) || !find_columns(b))
		return false;
	sc.ruled = malloc((size_t)b->cols + 1);
	sc.wall = malloc((size_t)b->cols + 1);
	ok = sc.ruled != NULL && sc.wall != NULL;
	b->failed = !ok;
	for (size_t i = 0; ok && i < b->parts; i++)
		ok = scan_part(b, i, &sc);
	free(sc.ruled);
	free(sc.wall);
	return ok && b->bands > 0;
}
