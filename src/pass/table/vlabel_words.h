/*
 * The words of a document, as evidence for labels that came in pieces.
 *
 * A label whose characters were read in the wrong order, or one a line, can
 * be put together in more than one way.  Which one was meant, the document
 * tells: in its text or in another table the same words stand whole.  The
 * labels of known forms are such words, too.
 *
 * The words are read when first asked for, since most documents have no
 * label in pieces, and as the document was then.
 */
#ifndef P_PASS_VLABEL_WORDS_H
#define P_PASS_VLABEL_WORDS_H

#include "pass/form/form.h"

struct p_words {
	struct p_tables	*tables;	/* that are gone through */
	uint32_t	*cp;		/* lines, each between two zeros */
	size_t		 n, room;
	uint32_t	*bucket;	/* by a pair of characters: the first
					 * place where it stands; 0: none */
	uint32_t	*again;		/* and by a place: the next such */
	uint32_t	 buckets;	/* a power of two */
	uint64_t	 steps;		/* that searching may still take */
	bool		 read, failed;
};

enum p_known {
	P_KNOWN_NOT,
	P_KNOWN_INSIDE,		/* the words stand in a longer text */
	P_KNOWN_WHOLE		/* a line of text, a cell, or a form's label */
};

/* Calls fn for every table with the words of the document, until one fails. */
typedef enum pai_status p_words_fn(struct p_tables *, struct p_words *,
	    struct pai_node *table);
enum pai_status	 p_words_tables(const struct pai_change *, p_words_fn *);

/*
 * Is the folded text of n characters known?  Capitals are as good as small
 * letters.  A word in letters must not stand inside another one, and fewer
 * than four characters must stand between marks.
 */
enum p_known p_words_know(struct p_words *, const uint32_t *, size_t n);

/* Before which of the n characters of known words does a blank stand where
 * they are known from?  False: before none. */
bool	 p_words_blanks(struct p_words *, const uint32_t *, size_t n,
	    bool *blank);

#endif
