/*
 * Pages of a fixture's document, set with a font made of constants: a
 * full-width character is one em wide, any other half an em, the stroke
 * between Arabic letters a quarter.
 */
#ifndef PAGES_H
#define PAGES_H

#include "fixture.h"
#include "kit/buf.h"
#include "layout/layout.h"

enum pai_status	pages_set(struct fixture *, enum p_profile, struct p_pages *);
/* The same, with words that may be parted, and choices; both may be NULL. */
enum pai_status	pages_set_parted(struct fixture *, enum p_profile,
		    const struct p_hyphenator *, const struct p_setup *,
		    struct p_pages *);

/* All text that is content, without blanks, in reading order. */
void	pages_text(const struct p_pages *, struct p_buf *);
/* The same of a tree; marks of notes are not in it. */
void	tree_text(const struct pai_node *, struct p_buf *);
/* How often s stands in items that are artifacts (or are not). */
size_t	pages_count(const struct p_pages *, const char *s, bool artifact);

/* A line: content items of a page that share a baseline. */
struct line {
	size_t		 page;
	int32_t		 y, left, right;
	uint32_t	 first, last;	/* characters, blanks not counted */
	size_t		 n;		/* characters */
};

/* Lines of all pages; *n of them; freed by the caller. */
struct line *pages_lines(const struct p_pages *, size_t *n);

void	add_paragraph(struct fixture *, const char *);
void	add_heading(struct fixture *, unsigned level, const char *);

#endif
