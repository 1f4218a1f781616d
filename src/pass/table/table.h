/*
 * Mending tables: what the table passes share, and the story they tell.
 *
 * A table reaches us through a page's edge, a text extractor or an OCR
 * engine, and each loses something of the grid.  The same table,
 *
 *	+------+-----------+-----+
 *	| 三、 | 予以公开  | 0 0 |	一 label runs down the side, one
 *	| 办   +----+------+-----+	character a line, over many rows;
 *	| 理   | 不 | 密级 | 0 0 |	another spans two columns
 *	| 结   | 予 +------+-----+
 *	| 果   |    | 其他 | 0 0 |
 *	+------+----+------+-----+
 *
 * comes COLLAPSED from an extractor that prints a cell once, however many
 * columns it spans, and an empty cell for each row it reaches down to:
 *
 *	[三/、/办/理/结/果] [予以公开] [0] [0]	row 1: four cells
 *	[] [不予] [密级] [0] [0]			row 2: five cells
 *	[] [] [其他] [0] [0]
 *
 * and PADDED from an engine that prints every slot of a page's grid; each
 * page is its own table then, and may have lost a column or moved one:
 *
 *	[三、办理结果] [予以公开] [] [0] [0]
 *	[]            [不予] [密级] [0] [0]
 *	- - - - - - - - page - - - - - - - -
 *	[]            [其他]  [0] [0]		a column is missing here
 *
 * The passes put that together again, each in its own file:
 *
 *	table-columns	drops columns that nobody sees, puts rows back in theirs
 *	made-up-heads	drops header rows that a program made up
 *	printed-blanks	drops words that a program printed for empty cells
 *	repeated-cells	drops what a merged cell says in each of its slots
 *	label-rows	makes rows of a form's labels that stand above its rows
 *	table-stitch	joins the parts of a table that a page cut
 *	torn-rows	joins a label on lines of its own with its values
 *	woven-heads	parts headers that were read line by line
 *	vertical-rows	joins the cells of a label typed one character a cell
 *	vertical-labels	joins the lines of a label
 *	form		holds a table against the forms we know (form.h)
 *	table-sums	puts values back in the columns that totals want
 *	short-rows	puts back rows that left out cells under a label
 *	table-grid	solves the spans of all others from what is seen
 *	table-merges	joins cells that an author left apart (merge.h)
 *	table-check	adds up what the form says must add up: the verdict
 *	table-head	finds header rows and label columns
 *
 * Before all text passes, form-streams makes tables of a known form of text
 * that was their cells (stream.h).
 *
 * The form goes before the general solver because it decides with more
 * certainty, and a table it has solved is left alone by the solver.
 *
 * Each pass keeps three things apart.  Evidence: small functions that look
 * at one feature and change nothing.  Judgement: weights, in one table at
 * the head of the file.  Act: the edits, made only after a whole plan stood.
 * What holds for all of them:
 *
 *	no text is made up but what a recognised form prescribes, and that is
 *	GENERATED; no value is dropped, and one that finds no place leaves the
 *	table as it was, FLAGGED.
 */
#ifndef P_PASS_TABLE_H
#define P_PASS_TABLE_H

#include "pass/pass.h"

enum p_cell_kind {
	P_CELL_EMPTY,
	P_CELL_VALUE,	/* a number, or a sign that stands for none: / - */
	P_CELL_TEXT
};

/* A cell as it came, before anyone knows its place in the grid. */
struct p_cell {
	struct pai_node	*node;
	const uint32_t	*cp;		/* folded text */
	uint32_t	 n;
	uint8_t		 kind;		/* enum p_cell_kind */
	bool		 pad;		/* sealing put it there */
	bool		 loose;		/* its text is a part of the node's, or
					 * stands beside the table */
	bool		 spent;		/* its text went to other cells */
};

struct p_row {
	struct pai_node	*node;
	struct p_cell	*cell;
	uint32_t	 n;
};

struct p_sheet {
	struct pai_node	*table;
	struct p_row	*row;
	uint32_t	 rows;
	uint32_t	 wide;		/* cells of the longest row, no pads */
};

/*
 * NULL: no memory.  The sheet lives in the pool and is the caller's to
 * change; until the table is edited, another is read at little cost.
 */
struct p_sheet *p_sheet_read(const struct pai_change *, struct p_pool *,
	    struct pai_node *table);
/* Words that a program may print for an empty cell (table_nothing.c) count as
 * nothing in the sheet from now on. */
void	p_sheet_blank_words(struct p_sheet *);
/* At most that many rows, from the head of the table or at its foot. */
struct p_sheet *p_sheet_part(const struct pai_change *, struct p_pool *,
	    struct pai_node *table, uint32_t rows, bool foot);

/*
 * Does the row hold values?  Bare years alone (2021 | 2022) are words: they
 * head columns.
 */
bool	p_row_has_values(const struct p_row *);
/* Cells of a row that came; what sealing added behind them is left out. */
uint32_t p_row_came(const struct p_row *);

/*
 * A number as printed: signs, grouping and full-width digits understood, a
 * unit of up to three characters allowed behind it.
 */
struct p_value {
	bool	 known;		/* false: not a number we can add */
	int64_t	 micro;		/* millionths */
};

struct p_value p_value_read(const uint32_t *cp, size_t n);
/* Adds the number in a slot of a grid to *sum; false: there is none. */
bool	p_slot_value(const struct pai_grid *, uint32_t row, uint32_t col,
	    int64_t *sum);
enum p_cell_kind p_cell_kind_of(const uint32_t *cp, size_t n);

/*
 * A number at the start of a label: 一、 （一） 1. (2) ...  form 0: none.
 */
struct p_label_number {
	unsigned	 form;
	uint32_t	 value;
};
struct p_label_number p_label_number(const uint32_t *cp, size_t n);

/* 合计 总计 小计 Total ...: a label that closes a run of rows. */
bool	p_is_total(const uint32_t *cp, size_t n);

/* Lines of a cell: paragraphs, and parts of them between line breaks. */
size_t	p_cell_lines(const struct pai_node *cell);

/* Does the cell hold nothing but paragraphs of text and line breaks? */
bool	p_cell_is_plain(const struct pai_node *cell);

/* Makes one paragraph of all lines; the cell must be plain. */
void	p_cell_glue(const struct pai_change *, struct pai_node *cell);

/* Drops the empty paragraphs of a cell that is blank, before it is joined. */
void	p_cell_clear(const struct pai_change *, struct pai_node *cell);

/* Moves what is in one cell behind what is in another. */
void	p_cell_move(const struct pai_change *, struct pai_node *to,
	    struct pai_node *from);

/*
 * What a pass has at hand while it goes through the tables.
 */
struct p_forms;

struct p_tables {
	const struct pai_change *job;
	struct p_pool	 pool;		/* for one table: emptied behind it */
	struct p_pool	 keep;		/* till the pass is done */
	struct p_forms	*forms;		/* ask p_tables_forms() */
	void		*arg;		/* as p_tables_with() was given it */
};

/* The known forms, read when first asked for; NULL: no memory. */
const struct p_forms *p_tables_forms(struct p_tables *);

/*
 * Calls fn for every table, the nested ones too, until one fails.  A pool
 * that had no memory is found out here, and need not be looked at by fn.
 */
typedef enum pai_status p_table_fn(struct p_tables *, struct pai_node *table);
enum pai_status	p_tables_each(const struct pai_change *, p_table_fn *);
enum pai_status	p_tables_with(const struct pai_change *, p_table_fn *,
	    void *arg);

/* The table was changed: table-check will say `repaired`. */
void	p_table_touched(struct pai_node *table);

/* The table is left as it is, and the reader is told. */
void	p_table_flag(const struct pai_change *, struct pai_node *table,
	    const char *why);

/* The next, previous, first and last row of a table, captions passed over. */
struct pai_node *p_row_next(const struct pai_node *);
struct pai_node *p_row_prev(const struct pai_node *);
struct pai_node *p_row_first(const struct pai_node *table);
struct pai_node *p_row_last(const struct pai_node *table);

#endif
