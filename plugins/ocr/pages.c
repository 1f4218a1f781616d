/*
 * What a page repeats above and below its text, in text that was extracted
 * from pages:
 *
 *	... the text of one page.
 *	                     3			its number
 *	^LAnnual report of the town		the same on every page
 *	The text goes on ...
 *
 * Pages end at form feeds, or else behind lines that are surely a page's
 * number.  The outermost lines of a page are its edges.  A line is furniture
 * where most pages have it at an edge, or where it counts the pages; not
 * where it stands within a page, too: that is the header of a table, which
 * is repeated on each; nor where it is a sentence or a numbered heading.  The
 * title of the document may stand there, too, and the first line may be the
 * title, if it does not stand again below.
 *
 * Furniture is kept as paragraphs marked PAI_NF_REPEAT: dropping them, and
 * saying so, is for a pass.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/mark.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"
#include "pages.h"

#define	EDGE		3	/* lines of text at the head and foot of a page */
#define	TIMES		2	/* that a line stands at an edge, at least ... */
#define	TIMES_UNSURE	3	/* where pages end at marks, or it may be a row */
#define	SHARE		3	/* ... and on one of so many pages */
#define	TITLE_LINES	6	/* at the beginning of a document */
#define	CHARS_MOST	200	/* of a line that is furniture */
#define	NO_NUMBER	UINT32_MAX

struct edge {
	size_t		 at;		/* of the line in the text */
	uint64_t	 hash;		/* of what shows; 0: none, or too long */
	uint32_t	 number;	/* that stands there alone */
	bool		 row;		/* it may be a row of a table */
	bool		 is;		/* furniture */
};

/* Lines of a page, from above and from below; a short page has some twice. */
struct page {
	struct edge	 top[EDGE], foot[EDGE];
	uint32_t	 tops, foots;
};

struct pages {
	struct page	*page;
	size_t		 n, room;
	size_t		 lines;		/* of text, on the page at hand */
	bool		 failed;
};

uint64_t
page_line_hash(const struct line *l)
{
	uint64_t	 h = UINT64_C(0xcbf29ce484222325);
	uint32_t	 cp;
	size_t		 chars = 0;

	for (size_t i = 0; i < l->n; ) {
		i += p_utf8_next(l->p + i, l->n - i, &cp);
		if (p_is_space(cp))
			continue;
		if (++chars > CHARS_MOST)
			return 0;
		h = (h ^ cp) * UINT64_C(0x100000001b3);
	}
	return h;
}

/* Blanks part several texts of the line. */
static bool
may_be_row(const struct line *l)
{
	uint32_t	 cp;
	unsigned	 gaps = 0;
	bool		 begun = false, gap = false;

	for (size_t i = 0; i < l->n; ) {
		i += p_utf8_next(l->p + i, l->n - i, &cp);
		gaps += begun && gap && !p_is_space(cp);
		gap = p_is_space(cp);
		begun = begun || !gap;
	}
	return gaps > 0;
}

/* Ends it as sentences do, is it numbered as headings are, or cells? */
static bool
is_text(const struct line *l)
{
	struct p_ordinal ord;
	size_t		 end = l->n;

	while (end > 0 && l->p[end - 1] == ' ')
		end--;
	return p_ends_clause(l->p, end) || (end > 0 && l->p[end - 1] == '.') ||
	    memchr(l->p, '\t', l->n) != NULL ||
	    memchr(l->p, '|', l->n) != NULL || p_ordinal_at(l->p, l->n, &ord);
}

/* The number of a page that stands alone: 3, 3/10. */
static uint32_t
number_of(const struct line *l)
{
	uint32_t	 v = 0;
	size_t		 i = 0;

	if (p_page_mark(l->p, l->n) != P_PAGE_BARE ||
	    memchr(l->p, '\t', l->n) != NULL)
		return NO_NUMBER;
	while (i < l->n && (l->p[i] < '0' || l->p[i] > '9'))
		i++;
	for (; i < l->n && l->p[i] >= '0' && l->p[i] <= '9'; i++)
		v = v * 10 + (uint32_t)(l->p[i] - '0');
	return v;
}

static bool
begin_page(struct pages *s)
{
	if (!p_make_room(&s->page, &s->room, s->n + 1, sizeof(*s->page)))
		return !(s->failed = true);
	s->page[s->n++] = (struct page){ .tops = 0 };
	s->lines = 0;
	return true;
}

static void
note_line(struct pages *s, const struct line *l)
{
	struct page	*p = &s->page[s->n - 1];
	struct edge	 e = { .at = l->where.at,
	    .hash = is_text(l) ? 0 : page_line_hash(l),
	    .number = number_of(l), .row = may_be_row(l) };

	if (p->tops < EDGE)
		p->top[p->tops++] = e;
	p->foot[s->lines++ % EDGE] = e;
	p->foots += p->foots < EDGE;
}

/* The edges of every page; false: no memory, or there is one page only. */
static bool
gather(const struct ocr *o, struct pages *s)
{
	struct cursor	 c = o->cur;
	struct line	 l;
	uint32_t	 page = 0;
	bool		 turn = true;

	while (line_next(o, &c, &l)) {
		if (line_is_blank(&l))
			continue;
		if (o->paged && l.where.page != page)
			turn = true;
		page = l.where.page;
		if (turn && !begin_page(s))
			return false;
		turn = false;
		if (p_page_mark(l.p, l.n) == P_PAGE_SURE)
			turn = !o->paged;
		else
			note_line(s, &l);
	}
	return s->n > 1;
}

/* Bare numbers that count the pages, all above the text or all below it. */
static void
find_numbers(struct pages *s, bool top)
{
	for (size_t i = 0; i + 1 < s->n; i++)
		for (uint32_t a = 0; a < EDGE * EDGE; a++) {
			struct page	*p = &s->page[i], *q = p + 1;
			struct edge	*x = top ? &p->top[a / EDGE] :
			    &p->foot[a / EDGE];
			struct edge	*y = top ? &q->top[a % EDGE] :
			    &q->foot[a % EDGE];

			if (a / EDGE < (top ? p->tops : p->foots) &&
			    a % EDGE < (top ? q->tops : q->foots) &&
			    x->number != NO_NUMBER &&
			    y->number == x->number + 1)
				x->is = y->is = true;
		}
}

/* A text that stands at edges. */
struct text {
	uint64_t	 hash;
	bool		 row;
	bool		 within;	/* or elsewhere */
};

struct texts {
	struct text	*at;
	size_t		 n;
};

static int
by_hash(const void *a, const void *b)
{
	const struct text *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Once a page: a short page has a line at both edges. */
static void
add_texts(struct texts *t, const struct page *p)
{
	const size_t	 first = t->n;

	for (uint32_t i = 0; i < p->tops + p->foots; i++) {
		const struct edge *e = i < p->tops ? &p->top[i] :
		    &p->foot[i - p->tops];
		size_t	 k = first;

		while (k < t->n && t->at[k].hash != e->hash)
			k++;
		if (e->hash != 0 && k == t->n)
			t->at[t->n++] = (struct text){ e->hash, e->row,
			    false };
	}
}

/* The texts that stand at the edges of enough pages; false: no memory. */
static bool
find_texts(const struct ocr *o, const struct pages *s, struct texts *t)
{
	size_t	 n = 0, least;

	if ((t->at = calloc(s->n, 2 * EDGE * sizeof(*t->at))) == NULL)
		return false;
	for (size_t i = 0; i < s->n; i++)
		add_texts(t, &s->page[i]);
	qsort(t->at, t->n, sizeof(*t->at), by_hash);
	for (size_t i = 0, end; i < t->n; i = end) {
		for (end = i; end < t->n && t->at[end].hash == t->at[i].hash;)
			end++;
		least = o->paged && !t->at[i].row ? TIMES : TIMES_UNSURE;
		if (end - i >= least && (end - i) * SHARE >= s->n)
			t->at[n++] = t->at[i];
	}
	t->n = n;
	return true;
}

static struct text *
text_of(const struct texts *t, uint64_t hash)
{
	const struct text key = { .hash = hash };

	return t->n == 0 ? NULL :
	    bsearch(&key, t->at, t->n, sizeof(*t->at), by_hash);
}

static bool
is_edge(const struct page *p, size_t at)
{
	for (uint32_t i = 0; i < p->tops; i++)
		if (p->top[i].at == at)
			return true;
	for (uint32_t i = 0; i < p->foots; i++)
		if (p->foot[i].at == at)
			return true;
	return false;
}

/* Which of the texts stand within a page as well? */
static void
look_within(const struct ocr *o, const struct pages *s, struct texts *t)
{
	struct cursor	 c = o->cur;
	struct text	*x;
	struct line	 l;
	size_t		 lines = 0, page = 0;

	while (line_next(o, &c, &l)) {
		if (line_is_blank(&l) || ++lines <= TITLE_LINES ||
		    (x = text_of(t, page_line_hash(&l))) == NULL)
			continue;
		while (page + 1 < s->n &&
		    s->page[page + 1].top[0].at <= l.where.at)
			page++;
		x->within = x->within || !is_edge(&s->page[page],
		    l.where.at);
	}
}

/* What shows of the lines below a line, as far as it is what that says. */
static bool
says_again(const struct ocr *o, size_t at)
{
	struct cursor	 head = { at, 1, 1 }, c;
	struct line	 h, l;
	size_t		 i = 0, k = 0;
	uint32_t	 a, b;

	if (!line_next(o, &head, &h))
		return false;
	c = head;
	for (l.n = 0; i < h.n; ) {
		i += p_utf8_next(h.p + i, h.n - i, &a);
		if (p_is_space(a))
			continue;
		do {
			while (k == l.n) {
				if (!line_next(o, &c, &l))
					return false;
				k = 0;
			}
			k += p_utf8_next(l.p + k, l.n - k, &b);
		} while (p_is_space(b));
		if (a != b)
			return false;
	}
	return true;
}

/* 11/21/26, 8:43 AM: more digits and marks than letters. */
static bool
is_no_title(const struct ocr *o, size_t at)
{
	struct cursor	 c = { at, 1, 1 };
	struct line	 l;
	size_t		 others = 0, letters = 0;
	uint32_t	 cp;

	if (!line_next(o, &c, &l))
		return false;
	for (size_t i = 0; i < l.n; ) {
		i += p_utf8_next(l.p + i, l.n - i, &cp);
		if (cp < 0x80 && (cp | 0x20) - 'a' > 'z' - 'a')
			others += !p_is_space(cp);
		else
			letters++;
	}
	return others > letters;
}

static void
find_repeated(const struct ocr *o, struct pages *s, const struct texts *t)
{
	const size_t	 first = s->page[0].top[0].at;
	const bool	 title = !is_no_title(o, first) &&
	    !says_again(o, first);
	const struct text *x;

	for (size_t i = 0; i < s->n; i++)
		for (uint32_t k = 0; k < 2 * EDGE; k++) {
			struct page	*p = &s->page[i];
			struct edge	*e = k < EDGE ? &p->top[k] :
			    &p->foot[k - EDGE];

			if (k % EDGE >= (k < EDGE ? p->tops : p->foots) ||
			    (k >= EDGE && e->at <= p->top[p->tops - 1].at) ||
			    e->hash == 0 || (e->at == first && title) ||
			    (x = text_of(t, e->hash)) == NULL || x->within)
				continue;
			/* The title itself, below a head that says it. */
			e->is = e->is || i > 0 || e->at == first ||
			    k >= EDGE || is_no_title(o, e->at);
		}
}

static int
by_place(const void *a, const void *b)
{
	const size_t	*x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The places of all lines that are furniture, in order. */
static void
keep(struct ocr *o, const struct pages *s)
{
	size_t	*at = NULL, *address, n = 0, addresses;

	if (!page_addresses(o, &address, &addresses) ||
	    (at = calloc(addresses + 2 * EDGE * s->n, sizeof(*at))) == NULL) {
		o->status = PAI_E_NOMEM;
		free(address);
		return;
	}
	while (n < addresses) {
		at[n] = address[n];
		n++;
	}
	free(address);
	for (size_t i = 0; i < s->n; i++) {
		const struct page *p = &s->page[i];

		for (uint32_t k = 0; k < p->tops; k++)
			if (p->top[k].is)
				at[n++] = p->top[k].at;
		for (uint32_t k = 0; k < p->foots; k++)
			if (p->foot[k].is)
				at[n++] = p->foot[k].at;
	}
	qsort(at, n, sizeof(*at), by_place);
	o->furniture = at;
	o->furnitures = n;
}

void
pages_look(struct ocr *o)
{
	struct pages	 s = { .n = 0 };
	struct texts	 t = { .n = 0 };
	bool		 good = true;

	if (gather(o, &s) && (good = find_texts(o, &s, &t))) {
		if (o->paged) {
			find_numbers(&s, true);
			find_numbers(&s, false);
		}
		if (t.n > 0)
			look_within(o, &s, &t);
		find_repeated(o, &s, &t);
		keep(o, &s);
	}
	if (!good || s.failed)
		o->status = PAI_E_NOMEM;
	free(s.page);
	free(t.at);
}

bool
line_is_furniture(const struct ocr *o, const struct line *l)
{
	return o->furnitures > 0 && bsearch(&l->where.at, o->furniture,
	    o->furnitures, sizeof(*o->furniture), by_place) != NULL;
}

bool
line_turns_page(const struct ocr *o, const struct line *l)
{
	return line_is_furniture(o, l) ||
	    p_page_mark(l->p, l->n) == P_PAGE_SURE;
}

bool
put_furniture(struct ocr *o, const struct line *l)
{
	struct pai_node	*p;

	if (!line_is_furniture(o, l))
		return false;
	if ((p = line_open(o, PAI_N_PARAGRAPH, l, 0, l->n)) != NULL) {
		p->flags |= PAI_NF_REPEAT;
		put_inline(o, l, 0, l->n);
		pai_close(o->job->build, PAI_N_PARAGRAPH);
	}
	return true;
}

bool
take_furniture(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct line	 l;

	if (!line_next(o, &c, &l) || !put_furniture(o, &l))
		return false;
	o->cur = c;
	return true;
}
