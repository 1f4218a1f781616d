/*
 * The headings that make up a document's outline, for the passes that number
 * and list them.
 */
#ifndef P_PASS_OUTLINE_H
#define P_PASS_OUTLINE_H

#include "pass/pass.h"

extern const struct pai_pass p_pass_section_numbers;
extern const struct pai_pass p_pass_contents;

/*
 * The headings of the running text in their order, none of tables, notes,
 * boxes and page heads; false: no memory.
 */
bool	p_outline_find(struct p_nodes *, struct pai_node *root);

/*
 * How many of these, 0 or 1, are no chapter but the document's title: the
 * first, where no other is of level 1; in a Word document also one that is
 * a heading by its style alone and has no place in its author's outline.
 */
size_t	p_outline_title(const struct pai_change *, const struct p_nodes *);

#endif
