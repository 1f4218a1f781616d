/*
 * The lines of a cell, as evidence for labels that came in pieces.
 */
#ifndef P_PASS_VLABEL_H
#define P_PASS_VLABEL_H

#include "pass/table.h"

#define	P_LINES_MAX	24
#define	P_LINES_CHARS	96

/* The lines of one cell, folded; line i is cp[from[i]] .. cp[from[i + 1]]. */
struct p_lines {
	uint32_t	 cp[P_LINES_CHARS];
	uint32_t	 from[P_LINES_MAX + 1];
	uint32_t	 n;
	bool		 over;		/* too much to be a label */
};

static inline uint32_t
p_line_length(const struct p_lines *l, uint32_t i)
{
	return l->from[i + 1] - l->from[i];
}

void	 p_lines_read(struct p_lines *, const struct pai_node *cell);
uint32_t p_lines_longest(const struct p_lines *);
bool	 p_lines_all_han(const struct p_lines *);
/* Do two letters meet at a line end?  Then a blank stood there, once. */
bool	 p_lines_part_words(const struct p_lines *);
/* 一 二 三, A B C, or one thing again and again. */
bool	 p_lines_count_on(const struct p_lines *);
bool	 p_lines_have_sentences(const struct p_lines *);
bool	 p_lines_have_numbers(const struct p_lines *);
/* Is the end of some line inside a bracket, or behind a comma? */
bool	 p_lines_cut_clause(const struct p_lines *);
/* 优 良 中 差: each line one of a set of choices. */
bool	 p_lines_choose(const struct p_lines *);
/* One character a line, as a label is typed downwards. */
bool	 p_lines_run_down(const struct p_lines *);

/* Drops the blanks between the characters of a narrow, tall label. */
bool	 p_vlabel_unblank(const struct pai_change *, struct pai_node *cell);

#endif
