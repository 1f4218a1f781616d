/*
 * What the tests of the layout share: the document of the test that runs,
 * and its pages.
 */
#ifndef LAYOUT_DOC_H
#define LAYOUT_DOC_H

#include "pages.h"

extern struct fixture	 f;
extern struct p_pages	 pages;

void	open_doc(void);
void	close_doc(void);
/* Sets the document anew. */
void	set(enum p_profile);

/* Chinese with many marks, always the same. */
void	add_prose(unsigned seed, size_t words);
/* A table of n rows under one header row, a label beside each ten. */
void	add_long_table(int n);

/* The pages have the document's text, and nothing stands outside them. */
void	check_text(void);
void	check_inside(void);

#endif
