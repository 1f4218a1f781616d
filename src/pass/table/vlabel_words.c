/*
 * The words of a document: its lines in a row, blanks kept where they part
 * words in letters, searched from front to back where their first two
 * characters stand.  The work all searches together may take is bounded; when
 * it is spent, nothing is known any more.
 */
#include "pass/table/vlabel.h"
#include "pass/table/vlabel_words.h"

#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/utf8.h"

#define	TEXT_MOST	(1u << 20)	/* characters; what comes behind that
					 * is not learnt from */
#define	STEPS_MOST	(64u << 20)
#define	BUCKETS_LEAST	256
#define	INSIDE_MIN	4		/* characters; fewer stand inside some
					 * text or other by chance */

/* Reading. */

static void
put(struct p_words *w, uint32_t c)
{
	if (p_make_room(&w->cp, &w->room, w->n + 1, sizeof(*w->cp)))
		w->cp[w->n++] = c;
	else
		w->failed = true;
}

static void
end_line(struct p_words *w)
{
	if (w->n > 0 && w->cp[w->n - 1] == ' ')
		w->n--;
	if (w->n == 0 || w->cp[w->n - 1] != 0)
		put(w, 0);
}

static void
put_text(struct p_words *w, struct pai_str s)
{
	uint32_t cp;
	size_t	 i = 0;

	while (i < s.n && !w->failed) {
		size_t k = p_utf8_next(s.p + i, s.n - i, &cp);

		if (!p_is_space(cp) && p_fold_text(s.p + i, k, &cp, 1) == 1)
			put(w, p_small(cp));
		else if (w->n > 0 && p_is_alphabetic(w->cp[w->n - 1]))
			put(w, ' ');
		i += k;
	}
}

static uint32_t *
bucket_of(const struct p_words *w, uint32_t a, uint32_t b)
{
	return &w->bucket[((a * 31u + b) * 2654435761u >> 7) &
	    (w->buckets - 1)];
}

/* From the end on, so that each bucket leads from front to back. */
static void
index_pairs(struct p_words *w)
{
	uint32_t *bucket;

	w->buckets = BUCKETS_LEAST;
	while (w->buckets < w->n)
		w->buckets *= 2;
	w->bucket = calloc(w->buckets, sizeof(*w->bucket));
	w->again = calloc(w->n, sizeof(*w->again));
	if (w->bucket == NULL || w->again == NULL) {
		w->failed = true;
		return;
	}
	for (size_t at = w->n - 1; at-- > 1; ) {
		bucket = bucket_of(w, w->cp[at], w->cp[at + 1]);
		w->again[at] = *bucket;
		*bucket = (uint32_t)at;
	}
}

static void
read_words(struct p_words *w)
{
	struct pai_iter it = pai_iter_at(w->tables->job->root);

	w->read = true;
	w->failed = p_tables_forms(w->tables) == NULL;
	put(w, 0);
	while (!w->failed && w->n < TEXT_MOST && pai_iter_next(&it)) {
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			put_text(w, it.node->as.text.str);
		else if (it.node->kind == PAI_N_LINEBREAK ||
		    it.node->kind == PAI_N_PARAGRAPH ||
		    it.node->kind == PAI_N_HEADING ||
		    it.node->kind == PAI_N_CELL)
			end_line(w);
	}
	end_line(w);
	if (!w->failed)
		index_pairs(w);
}

struct going {
	p_words_fn	*fn;
	struct p_words	 words;
};

static enum pai_status
one_table(struct p_tables *t, struct pai_node *table)
{
	struct going	*g = t->arg;
	enum pai_status	 st;

	g->words.tables = t;
	st = g->fn(t, &g->words, table);
	return g->words.failed ? PAI_E_NOMEM : st;
}

enum pai_status
p_words_tables(const struct pai_change *job, p_words_fn *fn)
{
	struct going	 g = { .fn = fn, .words.steps = STEPS_MOST };
	enum pai_status	 st = p_tables_with(job, one_table, &g);

	free(g.words.cp);
	free(g.words.bucket);
	free(g.words.again);
	return st;
}

/* Searching. */

static bool
is_of_a_form(const struct p_words *w, const uint32_t *cp, size_t n)
{
	for (const struct p_form *f = w->tables->forms->first; f != NULL;
	    f = f->next)
		for (uint32_t i = 0; i < f->n; i++)
			if (f->cell[i].n == n && memcmp(f->cell[i].cp, cp,
			    n * sizeof(*cp)) == 0)
				return true;
	return false;
}

/* Where the words that begin at `at` end; 0: others stand there.  A blank
 * parts words, not letters: what is spelt out is no word that is known. */
static size_t
match(struct p_words *w, size_t at, const uint32_t *cp, size_t n)
{
	size_t	 i = 0, from = at, letters = 0;

	for (; at < w->n && i < n; at++) {
		if (w->cp[at] == ' ' && letters > 1) {
			letters = 0;
			continue;
		}
		if (w->cp[at] != p_small(cp[i]))
			break;
		i++;
		letters++;
	}
	w->steps -= at - from < w->steps ? at - from : w->steps;
	return i == n ? at : 0;
}

/* Words that head columns and rows everywhere. */
static bool
is_common(const uint32_t *cp, size_t n)
{
	static const char *const words[] = { "合计", "总计", "小计", "备注",
	    "序号", "单位", "姓名", "项目", "名称", "类别", "数量", "金额" };
	uint32_t w[4];

	for (size_t i = 0; n == 2 && i < sizeof(words) / sizeof(*words); i++)
		if (p_fold_text(words[i], strlen(words[i]), w, 4) == 2 &&
		    cp[0] == w[0] && cp[1] == w[1])
			return true;
	return false;
}

/* Letters on both sides: this is the middle of a word. */
static bool
is_inside_word(uint32_t a, uint32_t b)
{
	return p_is_alphabetic(a) && p_is_alphabetic(b);
}

/* A line end, a blank or a mark. */
static bool
parts(uint32_t c)
{
	return c == 0 || !(p_is_alphabetic(c) || p_is_upright(c) ||
	    (c >= '0' && c <= '9'));
}

/* How the words stand that reach from one place to another. */
static enum p_known
stand(const struct p_words *w, size_t from, size_t to, size_t n)
{
	uint32_t before = w->cp[from - 1], behind = to < w->n ? w->cp[to] : 0;

	if (is_inside_word(before, w->cp[from]) ||
	    is_inside_word(w->cp[to - 1], behind))
		return P_KNOWN_NOT;
	if (before == 0 && behind == 0)
		return P_KNOWN_WHOLE;
	return n >= INSIDE_MIN || (parts(before) && parts(behind)) ?
	    P_KNOWN_INSIDE : P_KNOWN_NOT;
}

/* Looks for two characters or more from front to back; the best place they
 * have is at *from. */
static enum p_known
search(struct p_words *w, const uint32_t *cp, size_t n, size_t *from)
{
	enum p_known known = P_KNOWN_NOT, here;
	size_t	 at = *bucket_of(w, p_small(cp[0]), p_small(cp[1])), end;

	for (; at != 0 && at + n <= w->n && w->steps > 0; at = w->again[at]) {
		w->steps--;
		if ((end = match(w, at, cp, n)) == 0 ||
		    (here = stand(w, at, end, n)) <= known)
			continue;
		known = here;
		*from = at;
		if (here == P_KNOWN_WHOLE)
			break;
	}
	return known;
}

enum p_known
p_words_know(struct p_words *w, const uint32_t *cp, size_t n)
{
	size_t	 from;

	if (is_common(cp, n))
		return P_KNOWN_WHOLE;
	if (!w->read)
		read_words(w);
	if (w->failed || n < 2)
		return P_KNOWN_NOT;
	return is_of_a_form(w, cp, n) ? P_KNOWN_WHOLE :
	    search(w, cp, n, &from);
}

bool
p_words_blanks(struct p_words *w, const uint32_t *cp, size_t n, bool *blank)
{
	size_t	 at = 0;
	bool	 any = false;

	if (!w->read || w->failed || n < 2 ||
	    search(w, cp, n, &at) == P_KNOWN_NOT)
		return false;
	for (size_t i = 0; i < n; i++, at++) {
		blank[i] = i > 0 && w->cp[at] == ' ';
		any = any || blank[i];
		at += blank[i];
	}
	return any;
}
