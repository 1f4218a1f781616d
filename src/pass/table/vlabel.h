/*
 * The lines of a cell, as evidence for labels that came in pieces.
 */
#ifndef P_PASS_VLABEL_H
#define P_PASS_VLABEL_H

#include "kit/utf8.h"
#include "pass/table/table.h"

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

/* Characters that stand upright where a label runs down: Han, kana, hangul. */
static inline bool
p_is_upright(uint32_t c)
{
	return p_is_han(c) || (c >= 0x3041 && c <= 0x30ff) ||
	    (c >= 0xac00 && c <= 0xd7a3);
}

/* Letters of scripts that part words by blanks. */
static inline bool
p_is_alphabetic(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= 0xc0 && c < 0x2000);
}

/* Capitals of Latin-1, Greek and Cyrillic as the small letters they are. */
static inline uint32_t
p_small(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde &&
	    c != 0xd7) || (c >= 0x391 && c <= 0x3a9) ||
	    (c >= 0x410 && c <= 0x42f) ? c + 32 : c;
}

/*
 * Which way characters that stand one a line make a label (vlabel_reading.c).
 */
enum p_reading {
	P_READ_NOT,		/* they make none, or are no such lines */
	P_READ_DOWN,
	P_READ_UP,		/* the label was turned and its characters
				 * read from the top */
	P_READ_UNSURE_DOWN,	/* letters of some word: this way, rather */
	P_READ_UNSURE_UP
};

struct p_words;

enum p_reading p_lines_reading(const struct p_lines *, struct p_words *);
/* Puts the lines of a plain cell in the contrary order. */
void	 p_lines_reverse(const struct pai_change *, struct pai_node *cell);
/* Where a blank line parts letters, a blank does. */
void	 p_lines_keep_gaps(const struct pai_change *, struct pai_node *cell);
/* Parts the words of a cell of one text as known words are parted. */
void	 p_lines_part(const struct pai_change *, struct pai_node *cell,
	    struct p_words *);

/* Drops the blanks between the characters of a narrow, tall label. */
bool	 p_vlabel_unblank(const struct pai_change *, struct pai_node *cell);
/* The same for letters in a cell over several rows. */
bool	 p_vlabel_unspell(const struct pai_change *, struct p_words *,
	    struct pai_node *cell);

#endif
