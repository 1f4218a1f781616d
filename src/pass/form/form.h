/*
 * Forms: tables whose grid and labels are prescribed.
 *
 * A form is data, read from the notation that official.forms explains.  It
 * is laid out exactly as a sealed table is, so every slot of its grid is
 * covered by one cell.
 */
#ifndef P_PASS_FORM_H
#define P_PASS_FORM_H

#include "pass/table/table.h"

enum p_form_role { P_FORM_HEAD, P_FORM_LABEL, P_FORM_DATA };

/* A wording that cells of forms have; those of all forms, each once. */
struct p_form_label {
	struct p_form_label *next;
	struct p_form_label *twin;	/* the next of its hash */
	uint32_t	 id;		/* from 0 */
	bool		 head;		/* of header cells */
	const uint32_t	*cp;		/* folded */
	uint32_t	 n;
	uint64_t	 set[4];	/* of its characters, by 8 bits each */
};

struct p_form_cell {
	uint32_t	 row, col, rows, cols;
	uint8_t		 role;		/* enum p_form_role */
	struct pai_str	 text;		/* as printed; empty: a value */
	const uint32_t	*cp;		/* folded */
	uint32_t	 n;
	const struct p_form_label *label;	/* NULL: a value */
};

#define	P_FORM_TERMS	64		/* of one side of a check */

/* An equation over rows (in each column of values) or over columns. */
struct p_form_check {
	char		 name[16];
	bool		 over_rows;
	uint8_t		 left[P_FORM_TERMS], right[P_FORM_TERMS];
	uint8_t		 nleft, nright;
	uint64_t	 less_left, less_right;	/* a bit a term: taken away;
						 * of carry only */
};

/*
 * A number that running text quotes from a table: "收到申请 5 件" is what row
 * 4 has under 总计.  A clause is meant where all words stand in it and none
 * of those that must not; its number is one of the sums of cells.  "没有收到
 * 申请" quotes as well, and has no number: what it says is 0.
 */
#define	P_QUOTE_WORDS	12
#define	P_QUOTE_SUMS	4
#define	P_QUOTE_TERMS	4

struct p_form_quote {
	struct pai_str	 word[P_QUOTE_WORDS];	/* "办结/答复": either */
	bool		 barred[P_QUOTE_WORDS];	/* it must not stand there */
	uint8_t		 nwords;
	uint8_t		 row[P_QUOTE_SUMS][P_QUOTE_TERMS];
	uint8_t		 col[P_QUOTE_SUMS][P_QUOTE_TERMS];
	uint8_t		 nterms[P_QUOTE_SUMS];
	uint8_t		 nsums;
	bool		 none;		/* the words say that it is 0 */
};

/* What a section's text has to be, from the reports of one year on. */
struct p_form_demand {
	struct pai_str	 mention;	/* "信息管理/信息资源": one of them
					 * must stand in it; may be empty */
	uint32_t	 chars;		/* at most so long; 0: any length */
	uint32_t	 since;		/* 0: ever */
};
#define	P_FORM_DEMANDS	12

/* A section that a report has to have, and what is asked of its text. */
struct p_form_section {
	struct pai_str	 heading;	/* "六、其他需要报告的事项" */
	struct pai_str	 also[4];	/* other wordings of it */
	uint32_t	 nalso;
	struct p_form_demand demand[P_FORM_DEMANDS];
	uint32_t	 ndemands;
	uint32_t	 since;		/* of the lines that follow */
	uint32_t	 set;		/* of the forms it belongs to */
};
#define	P_FORM_SECTIONS	32

#define	P_FORM_ROWS	64
#define	P_FORM_COLS	32

struct p_form {
	struct p_form	*next;
	char		 name[32];
	char		 family[16];
	uint32_t	 order;		/* of the family in a document */
	uint32_t	 set;		/* forms read together are one report's */
	struct pai_str	 heading;
	struct pai_str	 also[4];
	uint32_t	 nalso;
	uint32_t	 rows, cols;
	uint32_t	 stub, top;
	int32_t		 down;		/* column of vertical labels; -1 */
	struct p_form_cell *cell;	/* by row, then by column */
	uint32_t	 n;
	uint32_t	*first;		/* rows + 1 indices into cell */
	uint16_t	*slot;		/* P_FORM_ROWS x P_FORM_COLS: the cell
					 * that covers it, from 1 */
	uint32_t	*reaching;	/* cells of words by the rows that they
					 * begin in or reach down to, */
	uint32_t	*reach;		/* and rows + 1 indices into them */
	struct p_form_check *check;
	uint32_t	 nchecks;
	struct p_form_quote *quote;
	uint32_t	 nquotes;
	struct p_form_check carry;	/* left: this year's rows; right: those
					 * of last year they are (A5) */
	struct pai_str	 topic, other;	/* "A/B": words that say that the text
					 * speaks of this table, or not */
	struct pai_str	 period;	/* and that it names its period */
	struct pai_str	 counted;	/* what its quoted numbers are of */
	uint32_t	 since, until;	/* years of its reports; 0: open */
};

struct p_forms {
	struct p_form	*first;
	uint32_t	 nforms, nrows;	/* rows of all of them */
	struct p_form_label *label, *last_label;
	struct p_form_label *bucket[64];	/* by hash */
	uint32_t	 nlabels;
	uint64_t	 pairs[64];	/* which pairs of characters labels have */
	struct p_form_section section[P_FORM_SECTIONS];
	uint32_t	 nsections;
	uint32_t	 nsets;
};

/*
 * Reads forms; the text must live as long as the pool.  False: no memory,
 * or the text breaks the notation, then *line tells where.
 */
bool	p_forms_read(struct p_forms *, struct p_pool *, const char *, size_t n,
	    uint32_t *line);
/* The forms that are built in; asked again, it has them already. */
bool	p_forms_official(struct p_forms *, struct p_pool *);
/* Those, and the user's own (--form), which are valid. */
bool	p_forms_known(const struct pai_change *, struct p_forms *,
	    struct p_pool *);
/* Metadata that holds the user's forms, as written. */
#define	P_META_FORMS	"paiban:forms"
/* Can the text be read as forms?  *line: where not. */
bool	p_forms_valid(const char *, size_t n, uint32_t *line);

const struct p_form *p_form_named(const struct p_forms *, struct pai_str);

/* Is this block that heading, or one of its other wordings? */
bool	p_is_heading(const struct pai_node *, struct pai_str heading,
	    const struct pai_str *also, uint32_t nalso);

/* The cell of a form that covers a slot. */
const struct p_form_cell *p_form_at(const struct p_form *, uint32_t row,
	    uint32_t col);

/* Thousandths of a text's pairs of characters, digits left out, that labels
 * of forms have. */
unsigned p_forms_sound_like(const struct p_forms *, const uint32_t *cp,
	    uint32_t n);
/* Is there any chance that the sheet is one of the forms?  Cheap. */
bool	p_forms_may_know(const struct p_forms *, const struct p_sheet *);

/*
 * Where the rows of a sheet stand in a form.
 */
#define	P_NOWHERE	UINT32_MAX

struct p_match {
	const struct p_form *form;	/* NULL: none fits */
	uint32_t	*to;		/* row of the sheet -> of the form */
	uint32_t	 first, last;	/* rows of the form that are there */
	uint32_t	 placed;	/* rows of the sheet that have a place */
	int32_t		 score;
	bool		 tied;		/* a sister form fits as well */
};

/*
 * May rows of both tables of a sheet, the second from row `seam` on, have
 * places in one form, all that say anything?  Cheaper than matching them.
 */
bool	p_form_may_hold(struct p_pool *, const struct p_forms *,
	    const struct p_sheet *, uint32_t seam);

/* The form that the sheet is to the letter and whole; NULL: none. */
const struct p_form *p_form_itself(const struct p_forms *,
	    const struct p_sheet *);
/* False: no memory. */
bool	p_form_match(struct p_pool *, const struct p_forms *,
	    const struct p_sheet *, struct p_match *);

/*
 * Makes a last row of the paragraph behind a table that is the label due
 * there; false: it is not, or the job failed.  What was read of the table
 * before does not hold then.
 */
bool	p_form_take_label(const struct pai_change *, struct pai_node *table,
	    const struct p_match *);

#define	P_ROW_CELLS	64	/* a row with more is none of a form's */

/*
 * Which labels of form row f the cells of a row are: label[i] is an index in
 * form->cell or P_NOWHERE.  Returns the likeness in thousandths.
 */
unsigned p_form_labels(const struct p_form *, uint32_t f,
	    const struct p_row *, uint32_t *label);

/*
 * A row's words, held against the labels of all forms: for whoever asks for
 * many rows of forms.
 */
struct p_wording {
	const struct p_row *row;
	uint32_t	 word[P_ROW_CELLS];	/* cells that hold words */
	uint32_t	 words, labels;
	uint8_t		*gain;		/* words x labels: characters that a
					 * label explains of a word */
	bool		*any;		/* by label: it explains some word */
};

/* Room for the rows to come; false: no memory. */
bool	p_wording_begin(struct p_wording *, struct p_pool *,
	    const struct p_forms *);
void	p_wording_read(struct p_wording *, const struct p_forms *,
	    const struct p_row *);
/* As p_form_labels(). */
unsigned p_wording_labels(const struct p_wording *, const struct p_form *,
	    uint32_t f, uint32_t *label);

/*
 * A plan: which cells of the sheet fill each cell of the form.
 */
struct p_pick {
	struct p_cell	*cell;		/* NULL: none */
	struct p_cell	*rest;		/* second half of a torn label */
	struct pai_str	 text;		/* instead of a cell: what it holds */
	struct p_cell	*of;		/* and where that was printed */
	bool		 guessed;	/* it stands here for want of a place */
};

struct p_open;

struct p_plan {
	const struct p_form *form;
	const struct p_match *match;
	struct p_sheet	*sheet;
	struct p_pick	*pick;		/* form->n of them */
	bool		*seen;		/* rows of the form that were there */
	const char	*trouble;	/* NULL: everything has its place */
	struct p_open	*open;		/* rows that the sums are to decide */
	uint32_t	 nopen;
	uint32_t	 unsure;	/* of which they do not */
};

/* False: no memory. */
bool	p_form_plan(struct p_pool *, struct p_sheet *, const struct p_match *,
	    struct p_plan *);

/* Does the table have the form's grid already? */
bool	p_form_fits(const struct p_form *, const struct pai_node *table);

/* Carries a plan out. */
void	p_form_build(const struct pai_change *, const struct p_plan *);

#endif
