/*
 * The looks of one document, to be taken over by another.
 */
#ifndef P_PASS_REFERENCE_H
#define P_PASS_REFERENCE_H

#include "pass/text/outline.h"

#define	P_LOOKS_LEVELS	9

/* What a block is, as far as it has a look of its own. */
enum p_look_of {
	P_LOOK_BODY, P_LOOK_TITLE, P_LOOK_SUBTITLE, P_LOOK_CAPTION,
	P_LOOK_SIGNATURE, P_LOOK_DATE, P_LOOK_ADDRESSEE, P_LOOK_TOC,
	P_LOOK_TOC_HEAD, P_LOOK_ITEM, P_LOOK_QUOTE, P_LOOK_NOTE, P_LOOK_CELL,
	P_LOOK_HEAD_CELL, P_LOOK_HEADING,
	P_LOOK_MAX = P_LOOK_HEADING + P_LOOKS_LEVELS
};

/* Style records of a table and of its cells; rows 0: there is no table. */
struct p_table_look {
	uint32_t		 table, cell[4][4];
	uint32_t		 rows, cols;
	uint8_t			 align;		/* enum pai_align */
};

/* Numbers of style records; 0: the reference shows nothing of the kind. */
struct p_looks {
	uint32_t		 block[P_LOOK_MAX];	/* of the paragraph */
	uint32_t		 text[P_LOOK_MAX];	/* of what it says; 0: as
							 * the paragraph */
	struct p_table_look	 table;
	struct pai_node		*section;		/* the last; or NULL */
	struct pai_node		*running[6];		/* by enum pai_running */
};

/*
 * The look that a block of a document has: headings count from the highest
 * level in use, top.
 */
enum p_look_of p_look_of(const struct pai_node *, const struct pai_node *title,
	    unsigned top);

/* Finds the looks of a document; false: no memory. */
bool	p_looks_find(struct p_looks *, const struct pai_change *,
	    struct pai_node *root);

/* reference_table.c: the look of the tables below a node. */
void	p_table_look_find(struct p_table_look *, const struct pai_node *root);
/* A table that has a look of its own keeps it. */
void	p_table_dress(const struct p_table_look *, const struct pai_change *,
	    struct pai_node *table);

extern const struct pai_pass p_pass_reference;

#endif
