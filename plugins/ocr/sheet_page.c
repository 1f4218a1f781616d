/*
 * Sheets: finding the page marks, and cutting the text at them.
 *
 * The mark, "— 1 —", stands on the last line of every page, one 字 from the
 * right on odd pages and one from the left on even ones, and a form feed
 * follows unless the text ends.  So a page's width can be read off its mark,
 * and of an even page off its height, which it shares with odd ones.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/width.h"
#include "sheet.h"

#define	LINES_MAX	1001	/* of a page, the mark included */
#define	UPRIGHT		56
#define	TURNED		80
#define	NARROWEST	28	/* columns: half of an upright page */
#define	MARK_EVEN	2	/* blanks before the mark of an even page */

/* Is the line the mark of this page?  Then how many blanks lead it. */
static bool
is_mark(const char *p, size_t n, uint32_t number, size_t *blanks)
{
	static const char	dash[] = "—";
	const size_t		d = sizeof(dash) - 1;
	uint32_t		v = 0;
	size_t			i = 0;

	while (i < n && p[i] == ' ')
		i++;
	*blanks = i;
	if (n - i < 2 * d + 3 || memcmp(p + i, dash, d) != 0 ||
	    p[i + d] != ' ')
		return false;
	for (i += d + 1; i < n && p[i] >= '0' && p[i] <= '9' && v < 1000000;
	    i++)
		v = v * 10 + (uint32_t)(p[i] - '0');
	return v == number && n - i == d + 1 && p[i] == ' ' &&
	    memcmp(p + i + 1, dash, d) == 0;
}

static size_t
line_width(const struct sheet *s, size_t i)
{
	size_t	 n = s->line[i].n;

	while (n > 0 && s->line[i].p[n - 1] == ' ')
		n--;
	return p_width_text(s->line[i].p, n, s->wide);
}

bool
sheet_add_line(struct sheet *s, const struct line *l)
{
	if (!p_make_room(&s->line, &s->room, s->n + 1, sizeof(*s->line))) {
		s->o->status = PAI_E_NOMEM;
		return false;
	}
	s->line[s->n++] = (struct sheet_line){ l->p, l->n, l->where.no,
	    (uint32_t)s->pages + 1, l->where.at };
	return true;
}

static bool
add_page(struct sheet *s, size_t first, size_t blanks)
{
	size_t			 mark = s->wide ? 7 : 5, digits = 1;
	uint32_t		 number = (uint32_t)s->pages + 1, v;

	if (!p_make_room(&s->page, &s->page_room, s->pages + 1,
	    sizeof(*s->page))) {
		s->o->status = PAI_E_NOMEM;
		return false;
	}
	for (v = number; v >= 10; v /= 10)
		digits++;
	s->page[s->pages] = (struct sheet_page){ .first = first, .end = s->n };
	if (number % 2 == 1)
		s->page[s->pages].width = (uint32_t)(blanks + mark - 1 +
		    digits + 2);
	s->pages++;
	return true;
}

/* Even pages are as wide as the odd ones of their height. */
static void
settle_pages(struct sheet *s)
{
	size_t	 lines = s->page[0].end - s->page[0].first, have, k;

	for (size_t i = 0; i < s->pages; i++) {
		struct sheet_page	*p = &s->page[i];

		have = p->end - p->first;
		/* A page of another height: look nearby, then go by 22:15. */
		for (k = i >= 3 ? i - 3 : 0; p->width == 0 && k < i + 4 &&
		    k < s->pages; k++)
			if (s->page[k].end - s->page[k].first == have)
				p->width = s->page[k].width;
		if (p->width == 0)
			p->width = have < lines ? TURNED : s->page[0].width;
		for (k = p->end; k > p->first && line_width(s, k - 1) == 0;)
			k--;
		p->pads = p->end - k;
	}
}

/* A line of a table, which alone may be wider than its page. */
static bool
is_ruled(const struct sheet_line *l)
{
	const char	*p = l->p;
	size_t		 n = l->n;

	for (; n > 0 && (*p == ' ' || *p == '>'); p++)
		n--;
	return n > 2 && (*p == '|' || *p == '+' ||
	    memcmp(p, "\xe2\x94", 2) == 0 || memcmp(p, "\xe2\x95", 2) == 0);
}

/* Lines wider than their page: then ambiguous characters are narrow. */
static bool
overflows(const struct sheet *s)
{
	const size_t	 width = s->page[0].width;

	for (size_t i = 0; i < s->page[0].end; i++)
		if (!is_ruled(&s->line[i]) && line_width(s, i) > width)
			return true;
	return false;
}

/*
 * Does the mark stand where it does on sheets?  Text that was extracted from
 * a printed page has marks and form feeds, too, but the mark is centred, or
 * all blanks before it are gone.
 */
static bool
is_mark_in_place(uint32_t number, size_t blanks)
{
	return number % 2 == 0 ? blanks == MARK_EVEN :
	    blanks >= NARROWEST / 2;
}

static bool
collect(struct sheet *s)
{
	struct cursor	 c = s->o->cur;
	struct line	 l;
	size_t		 first = 0, blanks;

	while (line_next(s->o, &c, &l)) {
		if (is_mark(l.p, l.n, (uint32_t)s->pages + 1, &blanks) &&
		    (c.at == s->o->n || s->o->text[c.at] == '\f')) {
			if (!is_mark_in_place((uint32_t)s->pages + 1,
			    blanks) || !add_page(s, first, blanks))
				return false;
			first = s->n;
		} else if (!sheet_add_line(s, &l))
			return false;
		if (s->pages == 0 && s->n > LINES_MAX)
			return false;
	}
	/* Lines behind the last mark: something else was added. */
	return s->pages > 0 && first == s->n && s->page[0].end > 0;
}

bool
sheet_open(struct sheet *s, struct ocr *o)
{
	memset(s, 0, sizeof(*s));
	s->o = o;
	s->b = o->job->build;
	s->wide = true;
	if (!collect(s))
		return false;
	/* A wide mark takes two columns more than a narrow one. */
	if (s->page[0].width == UPRIGHT + 2 ||
	    s->page[0].width == TURNED + 2 || overflows(s)) {
		s->wide = false;
		for (size_t i = 0; i < s->pages; i += 2)
			s->page[i].width -= 2;
		if (overflows(s))
			return false;	/* a page of no sheet */
	}
	settle_pages(s);
	return true;
}

void
sheet_close(struct sheet *s)
{
	free(s->line);
	free(s->page);
}
