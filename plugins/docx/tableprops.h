/*
 * Properties of tables, rows and cells as a part states them.
 */
#ifndef DOCX_TABLEPROPS_H
#define DOCX_TABLEPROPS_H

#include <paiban/style.h>

struct docx;
struct scope;

/* The four sides, then the lines between cells. */
enum { EDGE_INSIDE_H = PAI_SIDE_MAX, EDGE_INSIDE_V, EDGE_MAX };

#define	BOX_EDGE(i)	(0x0001u << (i))
#define	BOX_PADDING(i)	(0x0100u << (i))	/* PAI_SIDE_TOP ... */
#define	BOX_BACKGROUND	0x1000u
#define	BOX_VALIGN	0x2000u
#define	BOX_WIDTH	0x4000u

/* What tables and cells have in common. */
struct box_props {
	uint32_t	 set;
	struct pai_border edge[EDGE_MAX];
	int32_t		 padding[PAI_SIDE_MAX];		/* mpt */
	int32_t		 width, width_percent;
	uint32_t	 background;
	uint8_t		 valign;
	uint8_t		 unused[3];
};

enum merge { MERGE_NONE, MERGE_START, MERGE_CONTINUE };

struct cell_props {
	struct box_props box;
	uint32_t	 span;		/* 0: not stated */
	uint8_t		 vmerge, hmerge;	/* enum merge */
	uint8_t		 flow;		/* enum pai_flow */
	bool		 no_wrap;
	bool		 inserted, deleted;
};

struct table_props {
	struct box_props box;
	uint32_t	 style;
	int32_t		 indent;	/* mpt */
	uint32_t	 look;		/* bits of enum cond */
	uint8_t		 align;		/* enum pai_align */
	bool		 fixed;
	bool		 has_indent;
	bool		 floating;
};

struct row_props {
	uint32_t	 before, after;	/* columns left out */
	int32_t		 height;	/* mpt */
	bool		 exact, head, cant_split, hidden;
	bool		 inserted, deleted;
};

/* They fill docx.table_target, row_target and cell_target. */
extern const struct scope scope_table_props, scope_row_props,
    scope_cell_props;

/* Twips in mpt, 0 where there are none or fewer. */
int32_t	positive_length(struct docx *, unsigned token);

void	box_props_add(struct box_props *under, const struct box_props *over);

#endif
