/*
 * One blank between two columns.
 *
 *	信息内容 本年制发件数 本年废止件数	a head as wide as its column
 *	规章     0            3			leaves one blank to the next
 *
 * What prints a table sets columns no further apart than their widest texts
 * want, so where all texts of a line are that wide, nothing but single blanks
 * part them.  Such a blank is a gap if a text of another line, behind two
 * blanks and more, begins just where the word behind it does, or ends where
 * the word before it does.  Words of prose do not meet the edges of columns
 * by chance more than once in a while, so blanks that a text has anyway,
 * between Latin words and behind their marks, are gaps only together.
 */
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "kit/utf8.h"

#define	USUAL_LEAST	2	/* gaps of a text at usual blanks */

/* By place: how many texts begin there behind blanks, or end before them. */
struct edges {
	uint32_t	*begin, *end;
	uint32_t	 places;
	bool		 usual;		/* usual blanks may be gaps, too */
};

/* A text in words, one blank between these. */
struct words {
	const struct columns *c;
	const struct edges *e;
	const char	*p;		/* of the text */
	size_t		 n;
};

/* One blank of a text, and the places beside it. */
struct blank {
	size_t		 at;		/* byte */
	uint32_t	 place;
	bool		 usual;		/* as between Latin words */
	bool		 gap;		/* edges of columns are there */
};

static bool
count_edges(struct edges *e, const struct columns *c)
{
	for (size_t i = 0; i < c->texts; i++)
		if (c->text[i].to + 2 > e->places)
			e->places = c->text[i].to + 2;
	e->begin = calloc((size_t)e->places + 1, sizeof(*e->begin));
	e->end = calloc((size_t)e->places + 1, sizeof(*e->end));
	if (e->begin == NULL || e->end == NULL)
		return false;
	for (size_t i = 0; i < c->texts; i++) {
		const struct column_text *t = &c->text[i];

		e->begin[t->from] += t->from > 0;
		if (i > 0 && t[-1].line == t->line)
			e->end[t[-1].to]++;
	}
	return true;
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_mark(uint32_t cp)
{
	return cp < 0x80 && cp != 0 && strchr(",.;:!?)", (int)cp) != NULL;
}

/* Would there be a blank between two such characters in any text? */
static bool
is_usual(uint32_t before, uint32_t behind)
{
	return is_mark(before) || (before < 0x80 && behind < 0x80 &&
	    !(is_digit(before) && is_digit(behind)));
}

/* The next blank of a text behind *b; false: there is none. */
static bool
next_blank(const struct words *w, struct blank *b, uint32_t *before)
{
	uint32_t cp, behind = 0;
	size_t	 k;

	for (size_t i = b->at; i < w->n; i += k) {
		k = p_utf8_next(w->p + i, w->n - i, &cp);
		if (cp != ' ' || i == b->at) {
			*before = cp;
			b->place += column_width_of(w->c, cp);
			continue;
		}
		p_utf8_next(w->p + i + 1, w->n - i - 1, &behind);
		b->at = i;
		b->usual = is_usual(*before, behind);
		b->gap = w->e->begin[b->place + 1] + w->e->end[b->place] > 0;
		return true;
	}
	return false;
}

/* Are all usual blanks of a text gaps, and enough of them? */
static bool
parts_usual(const struct words *w, uint32_t from)
{
	struct blank b = { .place = from };
	uint32_t before = 0;
	size_t gaps = 0, blanks = 0;

	while (next_blank(w, &b, &before)) {
		gaps += b.gap;
		blanks++;
	}
	return gaps >= USUAL_LEAST && gaps == blanks;
}

/* Adds a text, parted at its gaps; false: no memory. */
static bool
add_parts(struct columns *out, const struct columns *c,
    const struct column_text *t, const struct edges *e)
{
	const struct words w = { c, e, c->line[t->line].l.p + t->at, t->n };
	const bool	 usual = w.e->usual && parts_usual(&w, t->from);
	struct blank	 b = { .place = t->from };
	struct column_text part = *t;
	uint32_t	 before = 0;

	while (next_blank(&w, &b, &before)) {
		if (!b.gap || (b.usual && !usual)) {
			out->blanks += !b.usual;
			continue;
		}
		part.n = t->at + b.at - part.at;
		part.to = b.place;
		if (!column_add(out, part))
			return false;
		part.at = t->at + b.at + 1;
		part.from = b.place + 1;
	}
	part.n = t->at + t->n - part.at;
	part.to = t->to;
	return column_add(out, part);
}

/* Puts the texts of all lines anew, parted at the edges of columns. */
static bool
part_all(struct columns *c, const struct edges *e)
{
	struct columns	 out = { .narrow = c->narrow,
	    .wide = c->wide };
	bool		 ok = true;

	for (size_t l = 0; l < c->lines && ok; l++) {
		struct column_line *line = &c->line[l];
		const size_t first = line->first;

		line->first = out.texts;
		for (size_t i = 0; i < line->n && ok; i++)
			ok = add_parts(&out, c, &c->text[first + i], e);
		line->n = out.texts - line->first;
	}
	free(c->text);
	c->text = out.text;
	c->texts = out.texts;
	c->text_room = out.text_room;
	c->blanks = out.blanks;
	return ok;
}

bool
columns_part(struct columns *c, bool usual)
{
	struct edges	 e = { .usual = usual };
	const bool	 ok = count_edges(&e, c) && part_all(c, &e);

	c->failed = c->failed || !ok;
	free(e.begin);
	free(e.end);
	return ok;
}
