/*
 * Labels in an office's own words that ran together.
 *
 *	信息内容本年度制发件数本年度废止件数现行有效件
 *
 * The first is a label and was cut off; nothing shows where the others part.
 * But the labels before and behind say which are due here, and in which
 * order: the text is cut into pieces so that each is like one of these, and
 * all pieces together are as like them as can be.  Text that is not wholly
 * such pieces stays as it is.
 */
#include "pass/form/stream.h"

#include <string.h>

#define	DUE_MOST	8	/* labels that one run of words may hold */
#define	RUN_MOST	96	/* characters of it */
#define	ALIKE_MIN	600	/* thousandths, as form_match.c has it */
#define	ALIKE_CHARS	4	/* below that a piece has to be the label */
#define	NEAR		12	/* scraps: a row and its values */
#define	TRIES_MOST	8192	/* comparisons in one stream */

struct parting {
	struct p_stream		*s;
	const struct p_words	*words;
	uint32_t		 tries;
	const struct p_form_cell *due[DUE_MOST];
	uint32_t		 dues;
	uint32_t		 end[DUE_MOST];	/* of each piece, from 1 */
	uint32_t		 pieces;
	uint32_t		 score;		/* of these */
};

/* How like a label are n characters from `at` on?  0: not like it. */
static uint32_t
likeness(struct parting *t, const struct p_form_cell *l, uint32_t at,
    uint32_t n)
{
	uint32_t cp[RUN_MOST];
	unsigned a;

	if (2 * n < l->n || n > 2 * l->n || t->tries == 0)
		return 0;
	t->tries--;
	for (uint32_t i = 0; i < n; i++)
		cp[i] = t->s->c[at + i].cp;
	a = p_alike(l->cp, l->n, cp, n);
	return a == 1000 || (a >= ALIKE_MIN && n >= ALIKE_CHARS &&
	    l->n >= ALIKE_CHARS) ? a * n : 0;
}

/*
 * The best way to make a run of words of the labels that are due.  best[i][p]:
 * of the first i labels and p characters, from 1; 0: they cannot be.
 */
static void
try_due(struct parting *t, const struct p_scrap *k)
{
	uint32_t best[DUE_MOST + 1][RUN_MOST + 1] = { { 1 } };
	uint32_t from[DUE_MOST + 1][RUN_MOST + 1] = { { 0 } };
	uint32_t n = k->to - k->from, pieces = 0, end[DUE_MOST];

	for (uint32_t i = 0; i < t->dues; i++)
		for (uint32_t p = 0; p <= n; p++) {
			if (best[i][p] > best[i + 1][p]) {
				best[i + 1][p] = best[i][p];
				from[i + 1][p] = p;
			}
			for (uint32_t q = p + 1; best[i][p] > 0 && q <= n;
			    q++) {
				uint32_t a = likeness(t, t->due[i],
				    k->from + p, q - p);

				if (a == 0 || best[i][p] + a <= best[i + 1][q])
					continue;
				best[i + 1][q] = best[i][p] + a;
				from[i + 1][q] = p;
			}
		}
	if (best[t->dues][n] <= t->score)
		return;
	t->score = best[t->dues][n];
	for (uint32_t i = t->dues, p = n; i > 0; p = from[i][p], i--)
		if (from[i][p] != p)
			end[pieces++] = p;
	for (t->pieces = 0; pieces > 0; )
		t->end[t->pieces++] = end[--pieces];
}

static bool
is_label(const struct p_stream *s, const struct p_scrap *k,
    const struct p_form_cell *c)
{
	if (c->n != k->to - k->from)
		return false;
	for (uint32_t i = 0; i < c->n; i++)
		if (c->cp[i] != s->c[k->from + i].cp)
			return false;
	return true;
}

/*
 * The next label of a form in one direction; the office may have others, too.
 * NULL: there is none near, or none before a heading.
 */
static const struct p_scrap *
next_label(const struct p_stream *s, const struct p_form *f, uint32_t i,
    int step)
{
	for (uint32_t n = 0; n < NEAR; n++) {
		/* Before the first, i wraps round and is no scrap either. */
		i += (uint32_t)step;
		if (i >= s->scraps || s->scrap[i].kind == P_SCRAP_HEADING)
			return NULL;
		for (uint32_t k = 0; s->scrap[i].kind == P_SCRAP_LABEL &&
		    k < f->n; k++)
			if (is_label(s, &s->scrap[i], &f->cell[k]))
				return &s->scrap[i];
	}
	return NULL;
}

/* The labels of a form between two cells, as many as may be. */
static void
take_due(struct parting *t, const struct p_form *f, uint32_t a, uint32_t b)
{
	t->dues = 0;
	for (uint32_t i = a + 1; i < b && t->dues < DUE_MOST; i++)
		if (f->cell[i].n > 0)
			t->due[t->dues++] = &f->cell[i];
}

/* Tries what is due in a form between the labels round scrap i. */
static void
try_form(struct parting *t, const struct p_form *f, uint32_t i)
{
	const struct p_scrap *before = next_label(t->s, f, i, -1);
	const struct p_scrap *behind = next_label(t->s, f, i, 1);

	for (uint32_t a = 0; before != NULL && a < f->n; a++) {
		uint32_t b = a + 1;

		if (!is_label(t->s, before, &f->cell[a]))
			continue;
		while (b < f->n && (behind == NULL ||
		    !is_label(t->s, behind, &f->cell[b])))
			b++;
		if (behind != NULL && b == f->n)
			continue;
		take_due(t, f, a, b);
		try_due(t, &t->s->scrap[i]);
	}
}

/* The word of the dictionary that characters from..to are; P_NOWHERE. */
static uint32_t
word_of(const struct parting *t, uint32_t from, uint32_t to)
{
	uint32_t cp[RUN_MOST], n = to - from;

	for (uint32_t i = 0; i < n; i++)
		cp[i] = t->s->c[from + i].cp;
	return p_words_find(t->words, cp, n);
}

static void
cut_scrap(struct parting *t, uint32_t i)
{
	struct p_stream *s = t->s;
	struct p_scrap	*k = &s->scrap[i], whole = *k;
	uint32_t	 at = whole.from, end;

	if (s->scraps + t->pieces - 1 > P_STREAM_SCRAPS)
		return;
	memmove(k + t->pieces, k + 1, (s->scraps - i - 1) * sizeof(*k));
	s->scraps += t->pieces - 1;
	for (uint32_t p = 0; p < t->pieces; p++, at = end) {
		end = whole.from + t->end[p];
		k[p] = whole;
		k[p].from = at;
		k[p].to = end;
		k[p].blanks = p == 0 ? whole.blanks : 0;
		k[p].word = word_of(t, at, end);
		if (k[p].word != P_NOWHERE)
			k[p].kind = P_SCRAP_LABEL;
	}
}

void
p_stream_part(struct p_stream *s, const struct p_words *w,
    const struct p_forms *forms)
{
	struct parting t = { .s = s, .words = w, .tries = TRIES_MOST };

	for (uint32_t i = 0; i < s->scraps && t.tries > 0; i++) {
		const struct p_scrap *k = &s->scrap[i];

		if (k->kind != P_SCRAP_WORDS || k->to - k->from < ALIKE_CHARS ||
		    k->to - k->from > RUN_MOST)
			continue;
		t.score = t.pieces = 0;
		for (const struct p_form *f = forms->first; f != NULL;
		    f = f->next)
			try_form(&t, f, i);
		if (t.pieces > 1)
			cut_scrap(&t, i);
	}
}
