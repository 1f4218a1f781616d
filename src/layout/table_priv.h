/*
 * What the files that set tables share.
 *
 *	table_width.c	how wide the columns are, and how small the text
 *	table_cell.c	cells -> bands
 *	table_rows.c	how high rows are; groups of rows that spans link
 *	table_draw.c	shading and contents of a segment
 *	table_rule.c	its rules
 *	table_page.c	segments -> pages
 *	table.c		where a table stands; segments -> a cell
 *
 * A group is a run of rows that row spans tie together, or that are to stand on
 * one page; it is set as a whole and drawn in segments, each of which fits its
 * page.
 */
#ifndef P_TABLE_PRIV_H
#define P_TABLE_PRIV_H

#include "layout/priv.h"

struct p_cell {
	const struct pai_node	*node;
	size_t			 band, end;	/* in the group's galley */
	size_t			 done;		/* bands drawn so far, from
						 * band on */
	int64_t			 rest;		/* height of those after, with
						 * the blank around them */
	int32_t			 lead, tail;	/* blank before the first band
						 * and after the last */
	uint8_t			 valign;
	bool			 label;		/* comes again after a cut */
};

struct p_group {
	uint32_t	 first, end;	/* rows */
	bool		 kept;		/* some only because they are to stand
					 * on one page */
	int32_t		*height;	/* of each row */
	size_t		*start;		/* first cell of each row; one more */
	struct p_cell	*cell;		/* in reading order */
	size_t		 n;
	struct p_galley	 galley;
};

struct p_table {
	struct p_flow		*flow;		/* that the table stands in */
	struct p_lay		*lay;
	const struct pai_node	*node;
	const struct pai_grid	*grid;
	int32_t			*x;		/* edges, cols + 1, from left */
	int32_t			 left;		/* of the table, from the
						 * column's left */
	int32_t			 size;		/* of its text; 0: as given */
	int32_t			 max_height;	/* of a row on one page */
	bool			 narrow;	/* words had to be broken */
	bool			 mirrored;	/* its columns run from the
						 * right */
	uint32_t		 heads;		/* rows that come again on each
						 * page */
	int32_t			 spacing;	/* blank around each cell */
	int32_t			*rule;		/* how thick the rule above each
						 * row is, rows + 1; NULL: it
						 * takes no room */
};

/* Where a segment is drawn. */
struct p_sink {
	struct p_page	*ink;
	struct p_galley	*galley;	/* that takes the notes; or NULL */
	int32_t		 x, y;
	bool		 artifact;
};

/* table.c, table_page.c */
void	p_table_say(const struct p_table *, enum pai_msg,
	    const struct pai_node *);
void	p_table_page(struct p_table *, int32_t gap);

/* table_width.c */
bool	p_table_widths(struct p_table *, int32_t room);
void	p_table_overhang(const struct p_table *, int32_t *left,
	    int32_t *right);
int32_t	p_table_padding(const struct p_table *, const struct pai_node *cell,
	    enum pai_side);

/* How a label is set behind a cut. */
struct p_again {
	int32_t	 percent;	/* of its size, where the size is ours */
	bool	 mark_only;	/* （续） alone */
};

/* table_cell.c */
void	p_cell_measure(const struct p_table *, const struct pai_node *cell,
	    int32_t room, int32_t *min, int32_t *max);
void	p_cell_set(const struct p_table *, struct p_galley *,
	    struct p_cell *, const struct p_again *);
bool	p_cell_has_text(const struct pai_node *);
bool	p_cell_is_number(const struct pai_node *);
uint32_t p_cell_fill(const struct p_table *, const struct pai_node *);

/* table_turned.c */
enum pai_flow p_cell_flow(const struct p_table *, const struct pai_node *);
int32_t	p_cell_spelt_width(const struct p_para *);
void	p_cell_spell(const struct p_flow *, int32_t limit);
void	p_cell_inside(struct p_flow *, const struct pai_node *);
void	p_cell_turn(const struct p_table *, struct p_cell *,
	    const struct p_flow *);

/* table_again.c */
void	p_label_again(const struct p_table *, struct p_galley *,
	    struct p_cell *, int32_t room);
void	p_labels_hold(const struct p_table *, struct p_group *, uint32_t row,
	    bool resumed);

/* table_rows.c */
bool	p_group_set(struct p_table *, struct p_group *, uint32_t first,
	    uint32_t least_end);
void	p_group_free(struct p_group *);
struct p_cell	*p_group_cell(const struct p_group *,
		    const struct pai_node *);
void	p_group_settle(struct p_table *, struct p_group *, uint32_t row,
	    bool resumed);
int32_t	p_rows_height(const struct p_group *, uint32_t from, uint32_t to);
uint32_t p_rows_that_fit(const struct p_group *, uint32_t row, int32_t room);
int32_t	p_cell_height(const struct p_cell *);
int32_t	p_row_rest(const struct p_table *, const struct p_group *,
	    uint32_t row);

/* table_draw.c */
struct p_segment {
	uint32_t	 first, end;	/* rows */
	bool		 resumed;	/* the first row began earlier */
	bool		 cut;		/* the last row goes on later */
};

/* A segment being drawn. */
struct p_drawing {
	struct p_table		*t;
	struct p_group		*g;
	const struct p_segment	*seg;
	const struct p_sink	*sink;
	int32_t			*y;	/* edges of the segment's rows */
};

void	p_segment_draw(struct p_table *, struct p_group *,
	    const struct p_segment *, const struct p_sink *);

/* table_rule.c */
int32_t	p_drawing_y(const struct p_drawing *, uint32_t row);
int32_t	p_table_x(const struct p_table *, uint32_t col);
bool	p_table_rule_room(struct p_table *);
void	p_table_rules(struct p_drawing *);
void	p_cell_frame(struct p_drawing *, const struct pai_node *cell,
	    int32_t x, int32_t y, int32_t w, int32_t h);
int32_t	p_cell_edge(const struct p_table *, const struct pai_node *cell,
	    enum pai_side);
void	p_cell_diagonals(struct p_drawing *, const struct pai_node *cell,
	    int32_t x, int32_t y, int32_t w, int32_t h);

#endif
