/*
 * Streams are read: blocks to characters, characters to scraps.
 *
 * Labels are looked for at every character, the longest first, through
 * blanks and line ends, since a label set downwards has one after each of its
 * characters.  A short label has to stand by itself: between gaps, digits and
 * other labels.  What is left between labels and gaps is a value or words.
 */
#include "pass/form/stream.h"

#include <string.h>

#include "kit/num.h"
#include "kit/utf8.h"

/* Characters of labels that may touch words: on both sides, or behind. */
#define	SURE_ALONE	6
#define	SURE_BEHIND	4
#define	RUN_MAX		96	/* of a value */
#define	GLUED_MIN	3	/* digits, as form_digits.c has it */

/* The dictionary. */

uint32_t
p_words_find(const struct p_words *w, const uint32_t *cp, uint32_t n)
{
	const struct p_word *k = n == 0 ? NULL :
	    w->bucket[cp[0] % P_WORD_BUCKETS];

	while (k != NULL && (k->n != n ||
	    memcmp(k->cp, cp, n * sizeof(*cp)) != 0))
		k = k->next;
	return k != NULL ? (uint32_t)(k - w->word) : P_NOWHERE;
}

static void
add_word(struct p_words *w, const uint32_t *cp, uint32_t n, bool heading)
{
	struct p_word **at, *k;

	if (n == 0 || p_words_find(w, cp, n) != P_NOWHERE)
		return;
	at = &w->bucket[cp[0] % P_WORD_BUCKETS];
	while (*at != NULL && (*at)->n >= n)
		at = &(*at)->next;
	k = &w->word[w->n++];
	*k = (struct p_word){ cp, n, heading, *at };
	*at = k;
}

static void
add_heading(struct p_words *w, struct p_pool *pool, struct pai_str text)
{
	uint32_t *cp = p_pool_take(pool, text.n, sizeof(*cp));

	if (cp != NULL)
		add_word(w, cp, (uint32_t)p_fold_text(text.p, text.n, cp,
		    text.n), true);
}

bool
p_words_read(struct p_words *w, struct p_pool *pool,
    const struct p_forms *forms)
{
	uint32_t room = forms->nsections * 5;

	for (const struct p_form *f = forms->first; f != NULL; f = f->next)
		room += f->n + 5;
	if ((w->word = p_pool_take(pool, room, sizeof(*w->word))) == NULL)
		return false;
	for (const struct p_form *f = forms->first; f != NULL; f = f->next) {
		for (uint32_t i = 0; i < f->n; i++)
			add_word(w, f->cell[i].cp, f->cell[i].n, false);
		add_heading(w, pool, f->heading);
		for (uint32_t i = 0; i < f->nalso; i++)
			add_heading(w, pool, f->also[i]);
	}
	for (uint32_t k = 0; k < forms->nsections; k++) {
		const struct p_form_section *s = &forms->section[k];

		add_heading(w, pool, s->heading);
		for (uint32_t i = 0; i < s->nalso; i++)
			add_heading(w, pool, s->also[i]);
	}
	return !pool->failed;
}

/* Characters. */

static bool
add_char(struct p_stream *s, struct p_pool *pool, struct p_stream_char c)
{
	struct p_stream_char *more;
	uint32_t room;

	if (s->n == P_STREAM_CHARS)
		return false;
	if (s->n == s->room) {
		room = s->room == 0 ? 256 : 2 * s->room;
		more = p_pool_take(pool, room, sizeof(*more));
		if (more == NULL)
			return false;
		if (s->n > 0)
			memcpy(more, s->c, s->n * sizeof(*more));
		s->c = more;
		s->room = room;
	}
	s->c[s->n++] = c;
	return true;
}

static bool
add_text(struct p_stream *s, struct p_pool *pool, struct pai_node *t,
    uint8_t *gap)
{
	struct pai_str	 text = t->as.text.str;
	uint32_t	 cp;
	size_t		 k;

	for (size_t i = 0; i < text.n; i += k) {
		struct p_stream_char c = { .node = t, .at = (uint32_t)i,
		    .block = s->blocks, .gap = *gap };

		k = p_utf8_next(text.p + i, text.n - i, &cp);
		if (p_is_space(cp)) {
			if (*gap == P_GAP_NONE)
				*gap = P_GAP_BLANK;
			continue;
		}
		c.bytes = (uint32_t)k;
		if (p_fold_text(text.p + i, k, &c.cp, 1) != 1)
			c.cp = cp;
		if (!add_char(s, pool, c))
			return false;
		*gap = P_GAP_NONE;
	}
	return true;
}

/* The gap before a node's text; false: it is no text, nor holds any. */
static bool
gap_before(const struct pai_node *n, uint8_t *gap)
{
	switch (n->kind) {
	case PAI_N_TEXT: case PAI_N_EMPH: case PAI_N_STRONG:
	case PAI_N_UNDERLINE: case PAI_N_SPAN: case PAI_N_TABLE:
		return true;
	case PAI_N_CELL:
		if (*gap == P_GAP_NONE)
			*gap = P_GAP_BLANK;
		return true;
	case PAI_N_PARAGRAPH:
		/* The first of a cell goes on in the line of its row. */
		if (n->parent->kind == PAI_N_CELL && n->prev == NULL)
			return true;
		/* fall through */
	case PAI_N_LINEBREAK: case PAI_N_SOFTBREAK: case PAI_N_ROW:
	case PAI_N_HEADING:
		if (*gap < P_GAP_LINE)
			*gap = P_GAP_LINE;
		return true;
	default:
		return false;
	}
}

bool
p_stream_add(struct p_stream *s, struct p_pool *pool, struct pai_node *block,
    uint32_t blanks, bool apart)
{
	struct pai_iter	it = pai_iter_at(block);
	uint32_t	n = s->n;
	uint8_t		gap = P_GAP_BLOCK;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (gap_before(it.node, &gap) && (it.node->kind != PAI_N_TEXT ||
		    add_text(s, pool, it.node, &gap)))
			continue;
		s->n = n;
		return false;
	}
	s->block[s->blocks] = block;
	s->apart[s->blocks] = apart;
	s->blanks[s->blocks++] = blanks;
	return true;
}

/* Scraps. */

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Digits, and what may begin a number or stand for none: -18 / */
static bool
is_of_number(uint32_t cp)
{
	return is_digit(cp) || cp == '-' || cp == '+' || cp == '/';
}

/* May a short label end, or begin, between characters at - 1 and at? */
static bool
is_edge(const struct p_stream *s, uint32_t at)
{
	return at == 0 || at == s->n || s->c[at].gap != P_GAP_NONE ||
	    is_of_number(s->c[at].cp) || is_of_number(s->c[at - 1].cp);
}

static bool
stands_at(const struct p_stream *s, const struct p_word *w, uint32_t at)
{
	if (w->n > s->n - at)
		return false;
	for (uint32_t i = 0; i < w->n; i++)
		if (s->c[at + i].cp != w->cp[i])
			return false;
	return true;
}

static const struct p_word *
first_at(const struct p_stream *s, const struct p_words *w, uint32_t at)
{
	const struct p_word *k = at == s->n ? NULL :
	    w->bucket[s->c[at].cp % P_WORD_BUCKETS];

	while (k != NULL && !stands_at(s, k, at))
		k = k->next;
	return k;
}

/*
 * The longest word that stands at a character.  A short one has to begin well,
 * and a shorter one to end well, too: at a gap, a digit or another word.
 */
static const struct p_word *
word_at(const struct p_stream *s, const struct p_words *w, uint32_t at,
    bool edge)
{
	const struct p_word *k = w->bucket[s->c[at].cp % P_WORD_BUCKETS];

	for (; k != NULL; k = k->next)
		if ((k->n >= SURE_ALONE || edge) && stands_at(s, k, at) &&
		    (k->n >= SURE_BEHIND || is_edge(s, at + k->n) ||
		    first_at(s, w, at + k->n) != NULL))
			return k;
	return NULL;
}

/* 0000（六）: that is the number of a label, and no note. */
static bool
ends_in_ordinal(const struct p_stream *s, uint32_t from, uint32_t to)
{
	static const uint32_t one_to_ten[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };
	uint32_t at = to - 1;
	bool	 is_number = true;

	if (s->c[at].cp != ')')
		return false;
	while (is_number && --at > from && s->c[at].cp != '(') {
		is_number = false;
		for (size_t i = 0; i < 10; i++)
			is_number = is_number ||
			    s->c[at].cp == one_to_ten[i];
	}
	return is_number && s->c[at].cp == '(' && to - at > 2;
}

/*
 * Is it a value, or would it be but for a mark or letter in it: 0-18, where
 * nothing parts two values, and O for 0?
 */
static bool
is_value(const struct p_stream *s, uint32_t from, uint32_t to)
{
	uint32_t cp[RUN_MAX], n = to - from, digits = 0, ascii = 0;

	if (n == 0 || n > RUN_MAX || ends_in_ordinal(s, from, to))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		cp[i] = s->c[from + i].cp;
		digits += is_digit(cp[i]);
		ascii += cp[i] > ' ' && cp[i] < 0x7f;
	}
	return p_cell_kind_of(cp, n) == P_CELL_VALUE ||
	    (ascii == n && 2 * digits >= n) ||
	    (n == 1 && p_is_like_digit(cp[0]));
}

struct cutter {
	struct p_stream	*s;
	uint32_t	 line;
	bool		 full;
};

static void
add_scrap(struct cutter *k, uint32_t from, uint32_t to, uint8_t kind,
    uint32_t word)
{
	struct p_stream *s = k->s;
	const struct p_stream_char *c = &s->c[from];

	if (s->scraps == P_STREAM_SCRAPS) {
		k->full = true;
		return;
	}
	k->line += from > 0 && c->gap >= P_GAP_LINE;
	s->scrap[s->scraps++] = (struct p_scrap){ .from = from, .to = to,
	    .line = k->line, .word = word, .kind = kind,
	    .blanks = c->gap == P_GAP_BLOCK ? s->blanks[c->block] : 0 };
	for (uint32_t i = from + 1; i < to; i++)
		k->line += s->c[i].gap >= P_GAP_LINE;
}

/* 22（其中修订 16 件）: blanks within a note part nothing. */
static uint32_t
noted_value(const struct p_stream *s, uint32_t from, uint32_t to)
{
	uint32_t end = from, at;

	while (end < to && (end == from || s->c[end].gap < P_GAP_LINE) &&
	    s->c[end].cp != ')')
		end++;
	for (at = from; at < end && is_digit(s->c[at].cp); at++)
		continue;
	return at > from && at < end && s->c[at].cp == '(' && end < to &&
	    s->c[end].cp == ')' && is_value(s, from, end + 1) ? end + 1 : 0;
}

/* Is character i of the text from..to one that numbers run together have? */
static bool
is_of_run(const struct p_stream *s, uint32_t from, uint32_t i, uint32_t to)
{
	return is_of_number(s->c[i].cp) || (s->c[i].cp == '.' && i > from &&
	    is_digit(s->c[i - 1].cp) && i + 1 < to && is_digit(s->c[i +
	    1].cp));
}

/* Values run together from `at` on, and no year: 0-18 7.5 12 /. */
static uint32_t
glued_digits(const struct p_stream *s, uint32_t at, uint32_t to)
{
	uint32_t end = at, digits = 0;

	for (; end < to && is_of_run(s, at, end, to); end++)
		digits += is_digit(s->c[end].cp);
	/* 0002.其他: the last is the number of the next label. */
	if (end < to && s->c[end].cp == '.' && digits > 0) {
		end--;
		digits--;
	}
	if (digits < GLUED_MIN ||
	    (end < to && s->c[end].cp == 0x5e74))	/* 年 */
		return at;
	return end;
}

/* Text without gaps: words, and digits that were glued to them. */
static void
cut_glued(struct cutter *k, uint32_t from, uint32_t to)
{
	const struct p_stream *s = k->s;
	uint32_t words = from, end;

	for (uint32_t at = from; at < to; ) {
		end = glued_digits(s, at, to);
		if (end > at) {
			if (at > words)
				add_scrap(k, words, at, P_SCRAP_WORDS,
				    P_NOWHERE);
			add_scrap(k, at, end, P_SCRAP_VALUE, P_NOWHERE);
			words = at = end;
			continue;
		}
		while (at < to && is_of_number(s->c[at].cp))
			at++;
		at += end == at;
	}
	if (to > words)
		add_scrap(k, words, to, P_SCRAP_WORDS, P_NOWHERE);
}

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2014 || cp == 0x2013;
}

/* - 3 -: the number of a page, alone on its line; where it ends, 0: none. */
static uint32_t
page_mark(const struct p_stream *s, uint32_t from, uint32_t to)
{
	uint32_t at = from + 1;

	if (!is_dash(s->c[from].cp) || (from > 0 &&
	    s->c[from].gap < P_GAP_LINE))
		return 0;
	while (at < to && is_digit(s->c[at].cp) && s->c[at].gap < P_GAP_LINE)
		at++;
	if (at == from + 1 || at >= to || !is_dash(s->c[at].cp) ||
	    s->c[at].gap >= P_GAP_LINE || (at + 1 < s->n &&
	    s->c[at + 1].gap < P_GAP_LINE))
		return 0;
	return at + 1;
}

/* What stands between labels, cut at its gaps. */
static void
cut_rest(struct cutter *k, uint32_t from, uint32_t to)
{
	const struct p_stream *s = k->s;

	for (uint32_t at = from, end; at < to; at = end) {
		if ((end = page_mark(s, at, to)) > 0) {
			add_scrap(k, at, end, P_SCRAP_WORDS, P_NOWHERE);
			continue;
		}
		if ((end = noted_value(s, at, to)) == 0)
			for (end = at + 1; end < to &&
			    s->c[end].gap == P_GAP_NONE; end++)
				continue;
		if (is_value(s, at, end))
			add_scrap(k, at, end, P_SCRAP_VALUE, P_NOWHERE);
		else
			cut_glued(k, at, end);
	}
}

bool
p_stream_cut(struct p_stream *s, struct p_pool *pool, const struct p_words *w)
{
	struct cutter	 k = { .s = s };
	uint32_t	 rest = 0;
	bool		 edge = true;

	s->scrap = p_pool_take(pool, P_STREAM_SCRAPS, sizeof(*s->scrap));
	if (s->scrap == NULL)
		return false;
	for (uint32_t at = 0; at < s->n && !k.full; ) {
		const struct p_word *word = word_at(s, w, at,
		    edge || is_edge(s, at));

		if (word == NULL) {
			at++;
			edge = false;
			continue;
		}
		cut_rest(&k, rest, at);
		add_scrap(&k, at, at + word->n, word->heading ?
		    P_SCRAP_HEADING : P_SCRAP_LABEL,
		    (uint32_t)(word - w->word));
		rest = at += word->n;
		edge = true;
	}
	cut_rest(&k, rest, s->n);
	return !k.full;
}
