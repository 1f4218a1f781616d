/*
 * From what parts state to complete style records.
 */
#ifndef DOCX_RESOLVE_H
#define DOCX_RESOLVE_H

#include "docx.h"

/* Marks that mean something and become nodes, in the order they nest. */
#define	MARK_STRONG	0x01u
#define	MARK_EMPH	0x02u
#define	MARK_UNDERLINE	0x04u
#define	MARK_STRIKE	0x08u
#define	MARK_SUPER	0x10u
#define	MARK_SUB	0x20u
#define	MARKS		6u

/* Where a paragraph stands: what a table's style says of it. */
struct surround {
	uint32_t	 table_style;	/* 0: not in a table */
	uint32_t	 conds;		/* bits of enum cond */
};

struct run_look {
	uint32_t	 style;		/* in the document's table */
	uint32_t	 marked;	/* where marks are in the text that
				 * Chinese and Latin share */
	uint8_t		 marks;
	bool		 hidden;
	bool		 raised;	/* or lowered, by w:position */
};

/* Of a struct without holes; what is left over by eights does not count. */
uint64_t	look_hash(const void *, size_t);

enum pai_status	resolve_new(struct docx *);
void		resolve_free(struct resolve *);

/* A run: of a paragraph of style par_style, with its own properties. */
struct run_look	resolve_run(struct docx *, const struct surround *,
		    uint32_t par_style, const struct run_props *);
/* A label: the same, with all marks in the record. */
uint32_t	resolve_label(struct docx *, const struct surround *,
		    uint32_t par_style, const struct run_props *);
/* A paragraph: its properties laid over its style and its list's. */
uint32_t	resolve_paragraph(struct docx *, const struct surround *,
		    const struct par_props *, const struct run_props *mark);

#endif
