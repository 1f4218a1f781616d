/*
 * Table styles: what a style adds to a table, and to parts of it.
 */
#ifndef DOCX_TABLESTYLE_H
#define DOCX_TABLESTYLE_H

#include "props.h"
#include "tableprops.h"

struct style;

/* Parts of a table that its style dresses on their own (17.18.89). */
enum cond { COND_FIRST_ROW, COND_LAST_ROW, COND_FIRST_COL, COND_LAST_COL,
    COND_BAND1_V, COND_BAND2_V, COND_BAND1_H, COND_BAND2_H, COND_NE, COND_NW,
    COND_SE, COND_SW, COND_WHOLE, COND_MAX };

#define	COND_BIT(name)	(1u << COND_##name)
#define	COND_ROW_BANDS	(COND_BIT(BAND1_H) | COND_BIT(BAND2_H))
#define	COND_COL_BANDS	(COND_BIT(BAND1_V) | COND_BIT(BAND2_V))
#define	COND_CORNERS	(COND_BIT(NE) | COND_BIT(NW) | COND_BIT(SE) | \
			    COND_BIT(SW))

struct cond_props {
	struct run_props	 run;
	struct par_props	 par;
	struct table_props	 table;
	struct row_props	 row;
	struct cell_props	 cell;
};

/* What a table style adds; made only for those. */
struct table_style {
	struct table_props	 table;
	struct row_props	 row;
	struct cell_props	 cell;
	uint32_t		 conds;		/* bits of those there are */
	struct cond_props	*cond[COND_MAX];	/* NULL: nothing */
};

/* The order in which they are laid over one another, the weakest first. */
extern const uint8_t cond_order[COND_MAX];

/* Where a cell stands in its table, as far as its looks go. */
struct table_spot {
	uint32_t	 row, col;
	uint32_t	 head_rows;	/* leading rows marked as header */
	bool		 in_head;	/* its row is one of them, or the first */
	bool		 last_row, last_col;
	uint32_t	 told;		/* by w:cnfStyle */
};

/*
 * The parts that a cell belongs to, of those in look; a band of no rows is of
 * one.
 */
uint32_t conds_at(const struct table_spot *, uint32_t look,
	    uint32_t row_band, uint32_t col_band);
/*
 * At which sides a part of the table ends at this cell: a set of PAI_EDGE_*.
 */
uint8_t	cond_rim(enum cond, const struct table_spot *, uint32_t look,
	    uint32_t row_band, uint32_t col_band);

/* The attributes of w:cnfStyle. */
uint32_t conds_told(struct docx *);

/* w:tblStylePr begins; the style being read is docx.style. */
const struct scope *cond_start(struct docx *);
/* Lays a style over the one it is based on; both have a table. */
void	table_style_add(struct docx *, struct table_style *,
	    const struct table_style *base);

#endif
