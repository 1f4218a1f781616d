/*
 * What the tests of the layout share: the document of the test that runs,
 * and its pages.
 */
#ifndef LAYOUT_DOC_H
#define LAYOUT_DOC_H

#include "pages.h"

extern struct fixture	 f;
extern struct p_pages	 pages;
extern struct pai_style	 record;	/* of paragraphs to come */

void	open_doc(void);
void	close_doc(void);
/*
 * A section begins: a page of 400 by 300 pt; margins of 50 and a number that
 * goes on where it says nothing else.
 */
void	add_section(struct pai_section *);
/* open_doc() and such a section with PAI_RULE_*. */
void	open_page(uint16_t rules);
/* Sets the document anew. */
void	set(enum p_profile);

/* Chinese with many marks, always the same. */
void	add_prose(unsigned seed, size_t words);
/* A table of n rows under one header row, a label beside each ten. */
void	add_long_table(int n);

/* A paragraph that looks as record says. */
struct pai_node	*add_record(const char *text);

/* The item of a page that begins with a character, or with another glyph. */
const struct p_item *item_of(size_t page, uint32_t cp);
int32_t	baseline_of(uint32_t cp);	/* on the first page */

/* The pages have the document's text, and nothing stands outside them. */
void	check_text(void);
void	check_inside(void);

#endif
