/*
 * The document: one tree of nodes, one arena, and side tables for styles,
 * sections, resources, sources and metadata.
 *
 *	document ── block ── block ... ── inline
 *	              └─ table ── row ── cell ── block
 *
 * Only the library allocates nodes, and members are only ever added at the
 * end, so a plugin compiled last year may read a node made today.  Plugins
 * therefore never put a node on the stack, never take sizeof one, and never
 * index an array of them.
 */
#ifndef PAI_DOC_H
#define PAI_DOC_H

#include <paiban/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pai_host;

/* The document as writers and passes see it: a handle for the side tables. */
struct pai_doc { const struct pai_host *host; };

enum pai_kind {
	PAI_N_NONE = 0,
#define	PAI_KIND(id, name, is, holds)	PAI_N_##id,
#include <paiban/kind.def>
#undef PAI_KIND
	PAI_N_MAX
};

/* Classes of node, for is and holds in kind.def. */
#define	PAI_C_NOTHING	0x00u
#define	PAI_C_ROOT	0x01u
#define	PAI_C_BLOCKS	0x02u
#define	PAI_C_ITEMS	0x04u
#define	PAI_C_ROWS	0x08u
#define	PAI_C_CELLS	0x10u
#define	PAI_C_INLINES	0x20u
#define	PAI_C_RUNNING	0x40u
#define	PAI_C_PARTS	0x80u
#define	PAI_C_FORMULA	(PAI_C_INLINES | PAI_C_PARTS)

enum pai_align { PAI_ALIGN_NONE, PAI_ALIGN_LEFT, PAI_ALIGN_CENTRE,
    PAI_ALIGN_RIGHT, PAI_ALIGN_JUSTIFY, PAI_ALIGN_DISTRIBUTE };

enum pai_flow {			/* direction in which a cell's text runs */
	PAI_FLOW_LR,		/* 横排 */
	PAI_FLOW_VERTICAL,	/* 竖排: downwards, columns leftwards, upright */
	PAI_FLOW_UP,		/* turned 90 degrees to the left */
	PAI_FLOW_DOWN		/* turned 90 degrees to the right */
};

/* How far the spans that a reader gave its cells can be believed. */
enum pai_spans {
	PAI_SPANS_GIVEN,	/* docx, HTML: spans are as the author set them */
	PAI_SPANS_COLLAPSED,	/* a spanning cell came as one cell: rows are
				 * short; cells under a row span came empty */
	PAI_SPANS_PADDED	/* every slot came as a cell, covered slots as
				 * empty ones (Markdown, tab-separated rows) */
};

/* What became of a table under repair; see repair.md, policy 3. */
enum pai_verdict {
	PAI_V_NONE,		/* no pass has judged it */
	PAI_V_OK,		/* whole as it came */
	PAI_V_REPAIRED,
	PAI_V_FLAGGED,		/* something is wrong and was left as it was */
	PAI_V_NOT_ASSESSABLE	/* nothing to hold it against */
};

enum pai_note {	PAI_NOTE_FOOT, PAI_NOTE_END, PAI_NOTE_COMMENT };

/*
 * Where the mark of a note stands in the note itself; where it refers from,
 * the NOTE node stands.
 */
enum pai_note_mark {
	PAI_MARK_BEFORE,	/* before its text: writers put it there */
	PAI_MARK_FIELD,		/* in its text, where a PAI_FIELD_NOTE is */
	PAI_MARK_TYPED		/* its text has it, typed by the author */
};

enum pai_field { PAI_FIELD_OTHER, PAI_FIELD_PAGE, PAI_FIELD_NUMPAGES,
    PAI_FIELD_SECTIONPAGES, PAI_FIELD_REF, PAI_FIELD_PAGEREF, PAI_FIELD_DATE,
    PAI_FIELD_SEQ, PAI_FIELD_TOC, PAI_FIELD_FORM, PAI_FIELD_NOTE,
    PAI_FIELD_STYLEREF };

/* What of the paragraph that it finds a STYLEREF shows. */
enum pai_styleref { PAI_STYLEREF_LAST = 1,	/* the last on its page, else
						 * the first */
    PAI_STYLEREF_NUMBER = 2 };			/* its number, else its text */

enum pai_running {	/* a page header or footer, and for which pages */
	PAI_RUN_HEADER, PAI_RUN_HEADER_FIRST, PAI_RUN_HEADER_EVEN,
	PAI_RUN_FOOTER, PAI_RUN_FOOTER_FIRST, PAI_RUN_FOOTER_EVEN
};

/* What stands between a label and the text behind it. */
enum pai_suffix { PAI_SUFFIX_BY_WRITER, PAI_SUFFIX_TAB, PAI_SUFFIX_SPACE,
    PAI_SUFFIX_NONE };

enum pai_role {		/* what a paragraph is, where it is more than that */
	PAI_ROLE_NONE, PAI_ROLE_TITLE, PAI_ROLE_SUBTITLE, PAI_ROLE_SIGNATURE,
	PAI_ROLE_DATE, PAI_ROLE_CAPTION, PAI_ROLE_ADDRESSEE, PAI_ROLE_TOC,
	PAI_ROLE_TOC_HEAD	/* the words above a table of contents */
};

/*
 * What a MATHPART is.  A formula has two faces: MATH's own text is the whole
 * of it in one line, for whoever takes text; its children, where there are
 * any, are its structure, as MathML Core has it.  Text in parts is therefore
 * never added to that of MATH.  A part that is said to have a place has its
 * child there always; what is missing is a ROW without children.
 */
enum pai_math {
	PAI_MATH_ROW,		/* children side by side */
	PAI_MATH_IDENTIFIER,	/* text: a letter, or the name of a function */
	PAI_MATH_NUMBER,	/* text */
	PAI_MATH_OPERATOR,	/* text: one character, or none; U+2061 stands
				 * between a function and what it is of */
	PAI_MATH_TEXT,		/* text: words */
	PAI_MATH_FRACTION,	/* numerator, denominator */
	PAI_MATH_ROOT,		/* radicand, degree */
	PAI_MATH_SCRIPTS,	/* base, subscript, superscript */
	PAI_MATH_LIMITS,	/* base, what is under it, what is over it */
	PAI_MATH_FENCE,		/* opening operator, then what it holds with
				 * operators between, closing operator */
	PAI_MATH_TABLE,		/* LINEs: a matrix, or equations aligned */
	PAI_MATH_LINE,		/* of a TABLE: each child is a cell */
	PAI_MATH_BOX,		/* as a ROW, with lines around or through it */
	PAI_MATH_PHANTOM	/* as a ROW, unseen or taking no room */
};

/* How a MATHPART looks: bits of as.math.look. */
#define	PAI_ML_BOLD	0x00000001u	/* an identifier, number, text */
#define	PAI_ML_ITALIC	0x00000002u
#define	PAI_ML_NO_BAR	0x00000004u	/* a FRACTION that is a stack */
#define	PAI_ML_SLASHED	0x00000008u	/* one that stands in the line */
#define	PAI_ML_BEFORE	0x00000010u	/* SCRIPTS before their base */
#define	PAI_ML_ACCENT	0x00000020u	/* LIMITS that are marks: a bar, a hat */
#define	PAI_ML_STRETCHED 0x00000040u	/* an OPERATOR that grows */
#define	PAI_ML_LARGE	0x00000080u	/* a sum, an integral */
#define	PAI_ML_LEFT	0x00000100u	/* a cell, not in the middle */
#define	PAI_ML_RIGHT	0x00000200u
#define	PAI_ML_EQUATIONS 0x00000400u	/* a TABLE of equations */
#define	PAI_ML_UNSEEN	0x00000800u	/* a PHANTOM that is not shown */
#define	PAI_ML_NO_WIDTH	0x00001000u	/* one that takes no width, */
#define	PAI_ML_NO_ASCENT 0x00002000u	/* no height above the line, */
#define	PAI_ML_NO_DESCENT 0x00004000u	/* none below it */
#define	PAI_ML_EDGE(side) (0x00010000u << (side)) /* a BOX; PAI_SIDE_TOP .. */
#define	PAI_ML_EDGES	0x000f0000u
#define	PAI_ML_STRIKE_H	0x00100000u	/* lines through a BOX: across, */
#define	PAI_ML_STRIKE_V	0x00200000u	/* down, */
#define	PAI_ML_STRIKE_UP 0x00400000u	/* from bottom left to top right, */
#define	PAI_ML_STRIKE_DOWN 0x00800000u	/* from top left to bottom right */
#define	PAI_ML_STRIKES	0x00f00000u

/*
 * A node.  Links are NULL where there is no neighbour.  Read any member.  A
 * reader may set payload members (as, style) of a node it has opened until
 * it returns; a pass changes them through the edit services of plugin.h,
 * which keep the five links, the grid and the trail honest.
 */
struct pai_node {
	struct pai_node	*parent;
	struct pai_node	*next;
	struct pai_node	*prev;
	struct pai_node	*first;		/* first child */
	struct pai_node	*last;		/* last child */

	struct pai_locus locus;

	uint16_t	 kind;		/* enum pai_kind */
	uint16_t	 flags;
#define	PAI_NF_GENERATED 0x0001		/* not in the input; a pass made it */
#define	PAI_NF_EDITED	 0x0002		/* a pass changed it; see the trail */
#define	PAI_NF_GUESSED	 0x0004		/* inferred; confidence below 1 */
#define	PAI_NF_LOST	 0x0008		/* something stood here; input lost it */
#define	PAI_NF_PAD	 0x0010		/* a cell that sealing put in a gap */
#define	PAI_NF_REPEAT	 0x0020		/* stands here again after a page turn */
#define	PAI_NF_DELETED	 0x0040		/* a tracked deletion (--track-changes=all) */
#define	PAI_NF_INSERTED	 0x0080		/* a tracked insertion, likewise */
#define	PAI_NF_CONTINUES 0x0100		/* a cell that was to continue the one
					 * above, which did not fit; a table
					 * set in the columns of the one on
					 * the page before */
	uint32_t	 style;		/* in the style table; 0: none */
	uint32_t	 id;		/* unique here, from 1, never reused */

	union {
		struct {
			struct pai_str	str;	/* TEXT CODE CODEBLOCK MATH */
			struct pai_str	lang;	/* CODEBLOCK: info string */
			bool		display; /* MATH: on its own line */
			uint8_t		align;	/* enum pai_align: there */
		} text;
		struct {
			struct pai_str	label;	/* automatic number, as shown;
						 * not part of the text */
			uint8_t	 level;		/* 1 .. 9 */
			uint8_t	 suffix;	/* enum pai_suffix */
			uint32_t label_style;	/* in the style table; 0: as
						 * the heading */
		} heading;
		struct {
			uint8_t	 role;		/* enum pai_role */
		} para;
		struct {
			int32_t	 start;
			bool	 ordered;
			bool	 tight;
			int32_t	 numbering; /* lists that share one are one to
					     * their author; 0: not told */
		} list;
		struct {
			struct pai_str	label;	/* "（一）", "1.", "•": the
						 * number as shown; may be empty,
						 * then it is the position's */
			uint8_t	 task;		/* 0 none, 1 open, 2 done */
			uint8_t	 suffix;	/* enum pai_suffix */
			uint32_t label_style;	/* in the style table; 0: as
						 * its paragraph */
		} item;
		struct {
			struct pai_str target;	/* URL, or "#name" of an ANCHOR */
			struct pai_str title;
		} link;
		struct {
			struct pai_str target;	/* resource key, else an external
						 * address that is never opened */
			struct pai_str title;
			int32_t	 width, height;	/* mpt; 0: by the picture */
			bool	 anchored;	/* floats; else in the line */
			uint32_t figure;	/* in the figure table; 0: none */
		} image;			/* children: alternative text */
		struct {
			struct pai_str label;	/* mark as shown; may be empty */
			uint8_t	 type;		/* enum pai_note */
			bool	 resolved;	/* COMMENT: dealt with */
			bool	 reply;		/* COMMENT: to the one before */
			struct pai_str author;	/* COMMENT; may be empty */
			int64_t	 when;		/* COMMENT: local time as the
						 * digits YYYYMMDDhhmmss;
						 * 0: not known */
			uint8_t	 mark;		/* enum pai_note_mark */
		} note;
		struct {
			struct pai_str instr;	/* never evaluated */
			uint8_t	 type;		/* enum pai_field */
			uint8_t	 level;		/* STYLEREF: of the headings it
						 * looks for; 0: by style */
			uint8_t	 which;		/* enum pai_styleref */
			struct pai_str style;	/* the name of that style */
		} field;			/* children: the stored result;
						 * a PAGEREF without one, in a
						 * LINK: the page it leads to;
						 * a NOTE has none: the mark of
						 * the NOTE it stands in */
		/* RUBY 注音: what is read, then how, as its READING. */
		struct {
			struct pai_str name;
		} anchor;
		struct {
			uint32_t index;		/* in the section table */
		} section;			/* stands where it begins */
		struct {
			uint8_t	 which;		/* enum pai_running */
		} running;
		struct {
			uint32_t rows, cols;
			uint32_t head_rows;	/* leading rows that repeat */
			uint32_t head_cols;	/* leading columns of labels */
			const int32_t *widths;	/* cols of them, mpt; or NULL */
			struct pai_str form;	/* "t3_2021" once recognised */
			uint8_t	 spans;		/* enum pai_spans */
			uint8_t	 verdict;	/* enum pai_verdict */
			uint8_t	 align;		/* enum pai_align, of the table */
			bool	 sealed;	/* cells tile the grid */
		} table;
		struct {
			bool	 head;		/* marked as header by the author */
		} row;
		struct {
			uint32_t row, col;	/* of the top left slot */
			uint32_t rows, cols;	/* span, at least 1 x 1 */
			uint8_t	 align;		/* enum pai_align */
			uint8_t	 flow;		/* enum pai_flow */
			uint8_t	 borders;	/* which edges were drawn */
#define	PAI_EDGE_TOP	0x01
#define	PAI_EDGE_RIGHT	0x02
#define	PAI_EDGE_BOTTOM	0x04
#define	PAI_EDGE_LEFT	0x08
			bool	 head;		/* a header cell: th */
		} cell;
		struct {
			uint32_t figure;	/* in the figure table; 0: none */
			uint32_t outline;	/* in the outline table; 0: a
						 * rectangle, as its record
						 * says */
		} box;			/* a shape; without text no children */
		struct {
			struct pai_str text;
			uint32_t look;		/* PAI_ML_ */
			uint8_t	 type;		/* enum pai_math */
		} math;				/* MATHPART */
		struct {
			bool	 column;	/* ends a column, and a page only
						 * where there is one column */
		} page_break;
	} as;
};

/*
 * Walk a tree without recursion and without allocating:
 *
 *	struct pai_iter it = pai_iter_at(root);
 *	while (pai_iter_next(&it))
 *		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TABLE)
 *			...
 *
 * Every node is entered once and left once, leaves included; a writer that
 * wants no leave for leaves ignores it.  The walker already knows its next
 * step, so the current node may be unlinked on PAI_LEAVE, and its subtree
 * may be changed freely before the call to pai_iter_skip().
 */
enum pai_event { PAI_ENTER, PAI_LEAVE };

struct pai_iter {
	struct pai_node	*root;
	struct pai_node	*node;
	struct pai_node	*ahead;
	enum pai_event	 event;
	enum pai_event	 ahead_event;
};

/* As strchr() does, take the caller's word for what may be written to. */
static inline struct pai_iter
pai_iter_at(const struct pai_node *top)
{
	struct pai_node	*root = (struct pai_node *)(uintptr_t)top;
	struct pai_iter	 it = { root, NULL, root, PAI_ENTER, PAI_ENTER };

	return it;
}

static inline void
pai_iter_aim(struct pai_iter *it)
{
	struct pai_node	*n = it->node;

	if (it->event == PAI_ENTER) {
		it->ahead = n->first != NULL ? n->first : n;
		it->ahead_event = n->first != NULL ? PAI_ENTER : PAI_LEAVE;
	} else if (n == it->root) {
		it->ahead = NULL;
	} else {
		it->ahead = n->next != NULL ? n->next : n->parent;
		it->ahead_event = n->next != NULL ? PAI_ENTER : PAI_LEAVE;
	}
}

static inline bool
pai_iter_next(struct pai_iter *it)
{
	if (it->ahead == NULL)
		return false;
	it->node = it->ahead;
	it->event = it->ahead_event;
	pai_iter_aim(it);
	return true;
}

/* Do not descend into the node just entered. */
static inline void
pai_iter_skip(struct pai_iter *it)
{
	it->ahead = it->node;
	it->ahead_event = PAI_LEAVE;
}

/*
 * A view of one sealed table as the grid it is: slot[r * cols + c] is the
 * cell that covers row r, column c, and is never NULL.  The view belongs to
 * the document's arena and is stale after any edit to that table.
 */
struct pai_grid {
	const struct pai_node	 *table;
	struct pai_node		**slot;
	uint32_t		  rows;
	uint32_t		  cols;
};

static inline struct pai_node *
pai_grid_at(const struct pai_grid *g, uint32_t row, uint32_t col)
{
	return g->slot[(size_t)row * g->cols + col];
}

/* Does a cell begin here, rather than reach here from above or the left? */
static inline bool
pai_grid_starts(const struct pai_grid *g, uint32_t row, uint32_t col)
{
	const struct pai_node *c = pai_grid_at(g, row, col);

	return c->as.cell.row == row && c->as.cell.col == col;
}

#ifdef __cplusplus
}
#endif

#endif /* PAI_DOC_H */
