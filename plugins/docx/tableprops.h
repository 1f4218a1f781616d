/*
 * Properties of tables, rows and cells as a part states them.
 *
 * Like those of runs and paragraphs they are sparse and laid over one
 * another, and zeroed as a whole, for they are compared as bytes.
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
#define	BOX_PADDINGS	0x0f00u
#define	BOX_BACKGROUND	0x1000u
#define	BOX_VALIGN	0x2000u
#define	BOX_WIDTH	0x4000u
#define	BOX_FLOW	0x8000u
#define	BOX_DIAGONAL(i)	(0x10000u << (i))	/* PAI_DIAGONAL_DOWN ... */
#define	BOX_SPACING	0x40000u

/* Switches, for bits of on and told. */
#define	BOX_NO_WRAP	0x01u
#define	BOX_FIT_TEXT	0x02u
#define	BOX_HIDE_MARK	0x04u

/* What tables and cells have in common. */
struct box_props {
	uint32_t	 set;
	struct pai_border edge[EDGE_MAX];
	struct pai_border diagonal[PAI_DIAGONAL_MAX];
	int32_t		 padding[PAI_SIDE_MAX];		/* mpt */
	int32_t		 spacing;			/* mpt around a cell */
	int32_t		 width, width_percent;
	uint32_t	 background;
	uint8_t		 valign;
	uint8_t		 flow;		/* enum pai_flow */
	uint8_t		 told, on;	/* BOX_NO_WRAP ... */
};

enum merge { MERGE_NONE, MERGE_START, MERGE_CONTINUE };

struct cell_props {
	struct box_props box;
	uint32_t	 span;		/* 0: not stated */
	uint32_t	 conds;		/* bits of enum cond, by w:cnfStyle */
	uint8_t		 vmerge, hmerge;	/* enum merge */
	bool		 inserted, deleted;
};

struct table_props {
	struct box_props box;
	uint32_t	 style;
	int32_t		 indent;	/* mpt */
	uint32_t	 look;		/* bits of enum cond */
	uint32_t	 row_band, col_band;	/* rows of a band; 0: one */
	struct pai_float place;
	const char	*title, *summary;	/* in the pool; or NULL */
	uint8_t		 align;		/* enum pai_align */
	bool		 fixed, rtl;
	bool		 has_indent, has_look, has_layout;
};

#define	ROW_HEIGHT	0x01u
#define	ROW_WHOLE	0x02u		/* cant_split was stated */
#define	ROW_HEAD	0x04u

struct row_props {
	uint32_t	 set;		/* ROW_HEIGHT ... */
	uint32_t	 before, after;	/* columns left out */
	int32_t		 before_width, after_width;	/* mpt of those */
	int32_t		 height;	/* mpt */
	uint32_t	 conds;		/* as of a cell */
	uint8_t		 align;		/* enum pai_align */
	bool		 exact, head, cant_split;
	bool		 inserted, deleted;
};

/* They fill docx.table_target, row_target and cell_target. */
extern const struct scope scope_table_props, scope_row_props,
    scope_cell_props;

/* Twips in mpt, 0 where there are none or fewer. */
int32_t	positive_length(struct docx *, unsigned token);

void	table_props_add(struct table_props *under,
	    const struct table_props *over);
void	row_props_add(struct row_props *under, const struct row_props *over);

/* ---- boxes: boxprops.c ---- */

/* Borders and padding; they fill docx.box_target. */
extern const struct scope scope_edges, scope_padding;

void	box_props_add(struct box_props *under, const struct box_props *over);
/* The attributes of w:tblW and w:tcW, and of w:shd. */
void	box_width(struct docx *, struct box_props *);
void	box_shading(struct docx *, struct box_props *);
/* w:w where it is in twips, else 0. */
int32_t	box_length(struct docx *);

#endif
