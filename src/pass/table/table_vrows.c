/*
 * Labels typed down the rows: one character in the cell of each row; or
 * across, one in the cell of each column.
 *
 *	三 | （一）予以公开 | 6			三  | （一）予以公开 | 6
 *	、 | （二）部分公开 | 1			、  |----------------|--
 *	本 | （  | 1.属于国家秘密 | 0	->	本  | （二）部分公开 | 1
 *	年 | 三  | 2.其他法律 ...  | 0		年  |----------------|--
 *	度 | ）  | 3.危及 ...      | 0		度  | （   | 1.属于国...| 0
 *	   |     | 4.保护 ...      | 1		    | 三   |            |
 *
 * Whoever could not merge cells, or did not know that a cell can be set
 * downwards, typed them so, and the rows went apart.  Here the cells of such
 * a run become one cell over its rows, and over the empty ones above and below
 * that belong to it; the characters stay as they came, one a paragraph, which is
 * what the pass vertical-labels puts together.
 *
 * Across it is the same with rows and columns changed: what stands below such
 * a run is what it is the label of.
 *
 * A column may well hold one character a row for its own reasons: 男, 女,
 * 优, 良.  What no such column holds is a mark by itself (、 （ ）), the
 * number of a label, or words that the document knows (vlabel_words.h): only
 * with one of them is a run certain.  Where two labels meet without an empty
 * row between them, the words part them, or the number of the second does.
 *
 * A label may have more characters than rows: those that are left stand in
 * rows of their own below, where nothing else is.  Such rows of a table whose
 * spans did not come go.
 *
 * In a table of an extractor that prints a cell once (COLLAPSED) only the
 * first column is certain; there the run becomes what such a table has for a
 * label over rows: all lines in the first cell, and the others empty.
 */
#include <string.h>

#include "kit/buf.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"
#include "pass/table/vlabel.h"
#include "pass/table/vlabel_words.h"

#define	RUN_MIN		3	/* characters; two are a word */
#define	RUN_MAX		40	/* longer is no label */
#define	HEAD_ROWS	3	/* rows that labels stand in across */
#define	FOLD_MAX	4

/* A grid seen down its columns, or, turned, along its rows. */
struct view {
	const struct pai_grid *grid;
	struct p_words	*words;
	struct p_nodes	*spare;		/* rows that go when all is done */
	uint32_t	 rows, cols;
	bool		 turned;
	bool		 given;		/* the author set the spans */
};

/* A run in one column of a view: rows [from, chars) hold its characters,
 * of them [left, chars) nothing else; rows [top, from) and [chars, to) are
 * empty and belong to it. */
struct run {
	uint32_t	 col, top, from, left, chars, to;
	bool		 marked;	/* a mark stands by itself */
	bool		 numbered;	/* it begins with an ordinal */
	bool		 known;		/* its words stand elsewhere */
};

static struct pai_node *
at(const struct view *g, uint32_t row, uint32_t col)
{
	return g->turned ? pai_grid_at(g->grid, col, row) :
	    pai_grid_at(g->grid, row, col);
}

static bool
starts(const struct view *g, uint32_t row, uint32_t col)
{
	return g->turned ? pai_grid_starts(g->grid, col, row) :
	    pai_grid_starts(g->grid, row, col);
}

/* Evidence. */

/* The one character of a cell of one slot; 0: it is something else. */
static uint32_t
lone_character(const struct view *g, uint32_t row, uint32_t col)
{
	const struct pai_node *c = at(g, row, col);
	uint32_t	 cp[FOLD_MAX];

	if (c->as.cell.rows != 1 || c->as.cell.cols != 1 ||
	    p_fold(c, cp, FOLD_MAX) != 1)
		return 0;
	return cp[0];
}

static bool
is_mark(uint32_t cp)
{
	return cp == 0x3001 || cp == '(' || cp == ')' || cp == 0x3014 ||
	    cp == 0x3015 || cp == 0x201c || cp == 0x201d;
}

static bool
is_label_character(uint32_t cp)
{
	return p_is_han(cp) || is_mark(cp);
}

static bool
is_empty(const struct view *g, uint32_t row, uint32_t col)
{
	const struct pai_node *c = at(g, row, col);

	return c->as.cell.rows == 1 && c->as.cell.cols == 1 && p_is_blank(c);
}

/* Is there anything to the right that the label could be a label of? */
static bool
labels_something(const struct view *g, uint32_t row, uint32_t col)
{
	for (uint32_t c = col + 1; c < g->cols; c++)
		if (!p_is_blank(at(g, row, c)))
			return true;
	return false;
}

/* Does a label further left begin in this row? */
static bool
begins_to_the_left(const struct view *g, uint32_t row, uint32_t col)
{
	for (uint32_t c = 0; c < col; c++)
		if (starts(g, row, c) &&
		    !p_is_blank(at(g, row, c)))
			return true;
	return false;
}

static bool
begins_with_number(const struct view *g, const struct run *r)
{
	char		 text[RUN_MAX * 4];
	size_t		 n = 0;
	struct p_ordinal ord;

	for (uint32_t i = r->from; i < r->chars; i++)
		n += p_utf8_put(text + n, lone_character(g, i, r->col));
	return p_ordinal_at(text, n, &ord) && ord.form != P_ORD_HAN_IS;
}

/* An empty slot that a label above or below it may be the label of. */
static bool
could_belong(const struct view *g, uint32_t row, uint32_t col)
{
	return is_empty(g, row, col) && labels_something(g, row, col) &&
	    !begins_to_the_left(g, row, col);
}

/* Characters of a run from its first on, as a text. */
static uint32_t
spell(const struct view *g, const struct run *r, uint32_t *cp)
{
	for (uint32_t i = r->from; i < r->chars; i++)
		cp[i - r->from] = lone_character(g, i, r->col);
	return r->chars - r->from;
}

/* Values of one character repeat themselves; labels hardly do. */
static bool
is_varied(const uint32_t *cp, uint32_t n)
{
	uint32_t kinds = 0;

	for (uint32_t i = 0, k; i < n; i++) {
		for (k = 0; k < i && cp[k] != cp[i]; )
			k++;
		kinds += k == i;
	}
	return kinds * 4 >= n * 3;
}

/* How many characters the longest label has that is known and begins the run;
 * 0: none is. */
static uint32_t
known_length(const struct view *g, const struct run *r)
{
	uint32_t cp[RUN_MAX];
	uint32_t n = spell(g, r, cp);

	if (!is_varied(cp, n))
		return 0;
	for (; n >= RUN_MIN; n--)
		if (p_words_know(g->words, cp, n) != P_KNOWN_NOT)
			return n;
	return 0;
}

/* Does a label with a number begin here: 二 over 、? */
static bool
numbers_again(const struct view *g, uint32_t row, uint32_t col)
{
	char	 text[8];
	size_t	 n;
	struct p_ordinal ord;
	uint32_t mark = row + 1 < g->rows ? lone_character(g, row + 1, col) : 0;

	if (mark != 0x3001)
		return false;
	n = p_utf8_put(text, lone_character(g, row, col));
	n += p_utf8_put(text + n, mark);
	return p_ordinal_at(text, n, &ord);
}

/* Does the character of that row go on with the run above it?  A bracket
 * that opens when the ones before are closed begins the next label. */
static bool
goes_on(const struct view *g, const struct run *r, uint32_t row, uint32_t cp,
    uint32_t open)
{
	bool	 alone = !labels_something(g, row, r->col);

	if (cp == 0 || !is_label_character(cp))
		return false;
	if (row == r->from)
		return !alone;
	if (alone && (g->given || g->turned))
		return false;
	return (alone || r->left == 0) && (cp != '(' || open > 0) &&
	    !numbers_again(g, row, r->col) &&
	    !(begins_to_the_left(g, row, r->col) &&
	    (alone || lone_character(g, row, r->col - 1) == 0));
}

/* Reads the run that begins at a slot; rows over `floor` belong to the one
 * before. */
static struct run
read_run(const struct view *g, uint32_t row, uint32_t col, uint32_t floor)
{
	struct run	 r = { .col = col, .from = row };
	uint32_t	 i = row, cp, open = 0, known;

	for (; i < g->rows && i - row < RUN_MAX; i++) {
		cp = lone_character(g, i, col);
		if (!goes_on(g, &r, i, cp, open))
			break;
		open += cp == '(';
		open -= cp == ')' && open > 0;
		r.marked = r.marked || is_mark(cp);
		if (r.left == 0 && !labels_something(g, i, col))
			r.left = i;
	}
	r.chars = i;
	known = r.chars - row >= RUN_MIN ? known_length(g, &r) : 0;
	r.known = known > 0;
	if (known > 0)
		i = r.chars = row + known;
	r.numbered = r.chars - row >= RUN_MIN && begins_with_number(g, &r);
	if (r.left > 0 && !r.known && !r.numbered && !r.marked)
		i = r.chars = r.left;
	if (r.left == 0 || r.left >= r.chars)
		r.left = r.chars;
	for (; i < g->rows && r.left == r.chars && could_belong(g, i, col); i++)
		continue;
	r.to = i;
	/* The first row is the head. */
	for (r.top = row; r.top > 1 && r.top > floor &&
	    could_belong(g, r.top - 1, col); )
		r.top--;
	return r;
}

/* The characters of a run, a line each, as in a cell. */
static void
read_lines(const struct view *g, const struct run *r, struct p_lines *l)
{
	uint32_t n = r->chars - r->from;

	*l = (struct p_lines){ .over = n >= P_LINES_MAX };
	if (l->over)
		return;
	l->n = spell(g, r, l->cp);
	for (uint32_t i = 0; i <= n; i++)
		l->from[i] = i;
}

/* Does one header stand over the column and the next? */
static bool
is_headed_with_next(const struct view *g, uint32_t col)
{
	return col + 1 < g->cols && at(g, 0, col) == at(g, 0, col + 1);
}

/* Values of one character fill their column, which has a header of its own;
 * they repeat themselves, count, or are choices. */
static bool
is_likely(const struct view *g, const struct run *r)
{
	struct p_lines l;

	read_lines(g, r, &l);
	if (l.over || r->from == 0 || !is_varied(l.cp, l.n) ||
	    p_lines_choose(&l) || p_lines_count_on(&l))
		return false;
	return r->top < r->from || r->chars < r->to ||
	    is_headed_with_next(g, r->col);
}

/* Judgement. */
static bool
is_label(const struct view *g, const struct run *r, bool full)
{
	if (r->chars - r->from < RUN_MIN || r->chars - r->from >= RUN_MAX)
		return false;
	return r->marked || r->numbered || r->known ||
	    (full && is_likely(g, r));
}

/* Act. */

/* The cells of the run as one. */
static bool
join_cells(const struct pai_change *job, struct pai_node *table,
    const struct view *g, const struct run *r)
{
	uint32_t n = r->to - r->top;

	return job->edit->host->edit_join(job->edit, table,
	    g->turned ? r->col : r->top, g->turned ? r->top : r->col,
	    g->turned ? 1 : n, g->turned ? n : 1) == PAI_OK;
}

/* All lines in the first cell of the run; the others are empty. */
static bool
gather_lines(const struct pai_change *job, const struct view *g,
    const struct run *r)
{
	for (uint32_t i = r->top + 1; i < r->to; i++)
		p_cell_move(job, at(g, r->top, r->col), at(g, i, r->col));
	for (uint32_t i = r->left; i < r->chars; i++)
		if (!p_nodes_add(g->spare, at(g, i, r->col)->parent))
			return false;
	return p_status(job) == PAI_OK;
}

static void
join(const struct pai_change *job, struct pai_node *table,
    const struct view *g, const struct run *r)
{
	struct pai_node	*cell = at(g, r->top, r->col);
	struct p_buf	 was = { 0 };
	char		 quote[160];

	for (uint32_t i = r->top; i < r->to; i++) {
		p_buf_fmt(&was, "%s%s", i > r->top ? "\n" : "",
		    p_quote(at(g, i, r->col), quote, sizeof(quote)));
		p_cell_clear(job, at(g, i, r->col));
	}
	if (!(!g->turned && !g->given ?
	    gather_lines(job, g, r) : join_cells(job, table, g, r))) {
		p_buf_free(&was);
		return;
	}
	p_table_touched(table);
	if (!r->marked && !r->numbered && !r->known)
		cell->flags |= PAI_NF_GUESSED;
	p_say(job, cell, PAI_M_PASS_SPAN, p_buf_ok(&was) ? was.p : NULL,
	    p_quote(cell, quote, sizeof(quote)),
	    "one character a %s over %u of them%s, %u at its ends empty; %s",
	    g->turned ? "column" : "row", (unsigned)(r->chars - r->from),
	    r->left < r->chars ? ", the last by themselves" : "",
	    (unsigned)(r->to - r->chars + r->from - r->top),
	    r->numbered ? "it begins with a number" :
	    r->marked ? "a mark stands by itself" :
	    r->known ? "its words stand elsewhere" : "likely a label");
	p_buf_free(&was);
}

/* Labels stand on the left, or at the top: at most `most` columns of the view
 * can hold them. */
static void
mend_view(const struct pai_change *job, struct pai_node *table,
    const struct view *g, uint32_t most)
{
	struct run	 r;
	uint32_t	 floor;

	for (uint32_t col = 0; col < most; col++) {
		floor = 0;
		for (uint32_t row = 0; row + RUN_MIN <= g->rows; ) {
			r = (struct run){ .to = row + 1 };
			if (lone_character(g, row, col) != 0) {
				r = read_run(g, row, col, floor);
				if (is_label(g, &r, job->full && !g->turned)) {
					join(job, table, g, &r);
					floor = r.to;
				}
			}
			row = r.to > row ? r.to : row + 1;
		}
	}
}

static bool
look_at(const struct pai_change *job, const struct pai_node *table,
    struct view *down, struct view *across)
{
	down->grid = job->doc->host->doc_grid(job->doc, table);
	if (down->grid == NULL)
		return false;
	down->rows = down->grid->rows;
	down->cols = down->grid->cols;
	down->given = table->as.table.spans == PAI_SPANS_GIVEN;
	*across = *down;
	across->rows = down->cols;
	across->cols = down->rows;
	across->turned = true;
	return true;
}

/* The rows that held nothing but characters of labels; false: no memory. */
static bool
drop_spare(const struct pai_change *job, struct pai_node *table,
    struct p_nodes *spare)
{
	for (size_t i = 0; i < spare->n; i++)
		p_drop(job, spare->at[i]);
	return !spare->failed &&
	    (spare->n == 0 || p_seal(job, table) == PAI_OK);
}

static enum pai_status
mend(struct p_tables *t, struct p_words *words, struct pai_node *table)
{
	const struct pai_change *job = t->job;
	struct p_nodes	 spare = { 0 };
	struct view	 down = { .words = words, .spare = &spare }, across;
	bool		 whole;

	if (table->as.table.cols < 2 || table->as.table.rows < 2)
		return PAI_OK;
	whole = table->as.table.spans != PAI_SPANS_COLLAPSED;
	if (!look_at(job, table, &down, &across))
		return PAI_E_NOMEM;
	mend_view(job, table, &down, whole ? (down.cols + 1) / 2 : 1);
	if (!drop_spare(job, table, &spare) ||
	    !look_at(job, table, &down, &across)) {
		p_nodes_free(&spare);
		return PAI_E_NOMEM;
	}
	p_nodes_free(&spare);
	if (whole)
		mend_view(job, table, &across, across.cols < HEAD_ROWS ?
		    across.cols - 1 : HEAD_ROWS);
	return p_status(job);
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_words_tables(job, mend);
}

const struct pai_pass p_pass_vertical_rows = {
	.size = sizeof(struct pai_pass),
	.name = "vertical-rows",
	.summary = "join labels that stand one character a row",
	.after = "woven-heads",
	.phase = PAI_P_TABLE,
	.change = change
};
