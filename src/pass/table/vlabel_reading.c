/*
 * Which way the characters of a label were read that stand one a line.
 *
 *	办	T	l	Han runs downwards, and letters set upright
 *	理	o	a	do.  A word in letters may as well have been
 *	结	t	t	turned, to be read from the foot; an extractor
 *	果	a	o	that goes by height gives its last letter
 *		l	T	first.
 *
 * What the document knows decides (vlabel_words.h).  Han that nobody knows
 * runs downwards; of letters only a capital before small ones is a word.  All
 * other letters may be marks, one for each line, or a word either way.
 */
#include <string.h>

#include "kit/utf8.h"
#include "pass/table/vlabel.h"
#include "pass/table/vlabel_words.h"

#define	LETTERS_MIN	4	/* fewer are marks or choices */

/* One letter a line, more than one or two kinds of them, and not marks from
 * A to F alone. */
static bool
is_of_letters(const struct p_lines *l)
{
	uint32_t kinds = 0, marks = 0;

	if (l->n < LETTERS_MIN || p_lines_longest(l) != 1)
		return false;
	for (uint32_t i = 0, k; i < l->n; i++) {
		if (!p_is_alphabetic(l->cp[i]))
			return false;
		for (k = 0; k < i && l->cp[k] != l->cp[i]; )
			k++;
		kinds += k == i;
		marks += l->cp[i] >= 'A' && l->cp[i] <= 'F';
	}
	return kinds > 2 && marks < l->n;
}

static size_t
read_upwards(const struct p_lines *l, uint32_t *out)
{
	size_t	 n = 0;

	for (uint32_t i = l->n; i > 0; i--) {
		memcpy(out + n, l->cp + l->from[i - 1],
		    p_line_length(l, i - 1) * sizeof(*out));
		n += p_line_length(l, i - 1);
	}
	return n;
}

static bool
is_capital(uint32_t c)
{
	return p_small(c) != c;
}

/* A capital and small letters, the first line first or last. */
static bool
is_capitalised(const struct p_lines *l, bool upwards)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (is_capital(l->cp[upwards ? l->n - 1 - i : i]) != (i == 0))
			return false;
	return true;
}

enum p_reading
p_lines_reading(const struct p_lines *l, struct p_words *words)
{
	uint32_t up[P_LINES_CHARS];
	bool	 letters = is_of_letters(l);

	if (!letters && !p_lines_run_down(l))
		return P_READ_NOT;
	if (p_words_know(words, l->cp, l->from[l->n]) != P_KNOWN_NOT)
		return P_READ_DOWN;
	if (p_words_know(words, up, read_upwards(l, up)) != P_KNOWN_NOT)
		return P_READ_UP;
	if (!letters || is_capitalised(l, false))
		return P_READ_DOWN;
	return is_capitalised(l, true) ? P_READ_UNSURE_UP :
	    P_READ_UNSURE_DOWN;
}

/* Puts the children of a node in the contrary order. */
static void
reverse(const struct pai_change *job, struct pai_node *parent)
{
	struct pai_node *last = parent->last, *n;

	while (last != NULL && (n = parent->first) != last) {
		p_cut(job, n);
		p_add(job, parent, last->next, n);
	}
}

void
p_lines_reverse(const struct pai_change *job, struct pai_node *cell)
{
	for (struct pai_node *p = cell->first; p != NULL; p = p->next)
		reverse(job, p);
	reverse(job, cell);
}

/* Is the child a line end behind which nothing stands before the next? */
static bool
is_blank_line(const struct pai_node *n)
{
	return n->kind == PAI_N_LINEBREAK && n->next != NULL &&
	    n->next->kind == PAI_N_LINEBREAK;
}

void
p_lines_keep_gaps(const struct pai_change *job, struct pai_node *cell)
{
	for (struct pai_node *p = cell->first; p != NULL; p = p->next) {
		struct pai_node *at = NULL;

		if (p->first == NULL && p->prev != NULL && p->next != NULL)
			p_add(job, p, NULL, job->edit->host->edit_text(
			    job->edit, " ", 1, &p->locus));
		for (struct pai_node *n = p->first; n != NULL; n = at) {
			at = n->next;
			if (is_blank_line(n))
				p_add(job, p, at, job->edit->host->edit_text(
				    job->edit, " ", 1, &p->locus));
		}
	}
}

void
p_lines_part(const struct pai_change *job, struct pai_node *cell,
    struct p_words *words)
{
	struct pai_node	*t = cell->first != NULL ? cell->first->first : NULL;
	uint32_t	 cp[P_LINES_CHARS];
	bool		 blank[P_LINES_CHARS];
	char		 text[P_LINES_CHARS * 5];
	size_t		 n, at = 0, to = 0, step;

	if (t == NULL || t->kind != PAI_N_TEXT || t->next != NULL ||
	    p_utf8_count(t->as.text.str.p, t->as.text.str.n) >
	    P_LINES_CHARS)
		return;
	n = p_fold(cell, cp, P_LINES_CHARS);
	if (n != p_utf8_count(t->as.text.str.p, t->as.text.str.n) ||
	    !p_words_blanks(words, cp, n, blank))
		return;		/* blanks came, or none is missing */
	for (size_t i = 0; i < n; i++, at += step) {
		step = p_utf8_next(t->as.text.str.p + at,
		    t->as.text.str.n - at, &cp[i]);
		if (blank[i])
			text[to++] = ' ';
		memcpy(text + to, t->as.text.str.p + at, step);
		to += step;
	}
	p_set(job, t, text, to);
}
