/*
 * vertical-labels: a label that came in pieces becomes one label.
 *
 *	+----+--------+	   三	one character a line, as a label that runs
 *	| 三 |        |	   、	down the side comes out of an extractor; the
 *	| 、 | 予以   |	   本	cell gets its direction back (竖排)
 *	| 本 | 公开   |	   年
 *	| 年 +--------+
 *	| 度 |  ...   |	   商业		a label wrapped in a narrow header
 *	+----+--------+	   企业		cell: the line end means nothing
 *
 * A cell of several lines may as well be a list, an address, or two
 * sentences, and must then stay.  So each feature of the cell is looked at by
 * itself and the sum of weights decides.  Where an author set the cells
 * (Word, HTML), only the plain damage counts, one character a line, or what
 * the document itself has whole elsewhere (vlabel_words.h).
 */
#include "pass/table/vlabel.h"
#include "pass/table/vlabel_words.h"
#include "pass/table/woven.h"

#include <stdio.h>
#include <string.h>

#include "kit/utf8.h"

enum evidence {
	CHAR_A_LINE,	/* three lines or more of one character, or nearly */
	TWO_CHARS,	/* two lines of one character: 合/计 */
	SHORT_LINES,	/* Han lines of at most five characters */
	KNOWN,		/* the whole stands elsewhere, or in a form */
	KNOWN_INSIDE,	/* it stands inside a longer text */
	LIKE_WORD,	/* two characters a line, beside rows that have none */
	TALL,		/* two lines of one character, beside such rows */
	CUT_INSIDE,	/* a bracket or a comma is open at the end of a line */
	IN_HEAD,	/* in the rows over the numbers */
	IN_STUB,	/* left of the numbers */
	COUNTS,		/* lines count on: 一 二 三, or all are the same */
	CHOICES,	/* lines are choices: 优 良 中 差 */
	PARALLEL,	/* a cell beside it has a line for each of these */
	SENTENCES,	/* a line is a sentence, or begins with a number */
	LONG_LINES,	/* lines that are no label's */
	LATIN_WORDS,	/* words that a line end parts */
	NUMBERS,	/* a line is a number */
	WOVEN,		/* the lines of several headers */
	AUTHOR_SET,	/* Word, HTML: paragraphs are as meant */
	EVIDENCES
};

#define	JOIN	5
#define	LIKELY	4	/* with --normalize=full */

static const int weight[EVIDENCES] = {
	[CHAR_A_LINE] = 6,
	[TWO_CHARS] = 2,
	[SHORT_LINES] = 2,
	[KNOWN] = 5,
	[KNOWN_INSIDE] = 4,
	[LIKE_WORD] = 1,
	[TALL] = 2,
	[CUT_INSIDE] = 5,
	[IN_HEAD] = 3,
	[IN_STUB] = 1,
	[COUNTS] = -9,
	[CHOICES] = -9,
	[PARALLEL] = -9,
	[SENTENCES] = -9,
	[LONG_LINES] = -3,
	[LATIN_WORDS] = -9,
	[NUMBERS] = -9,
	[WOVEN] = -9,
	[AUTHOR_SET] = -20
};

static const char *const what[EVIDENCES] = {
	[CHAR_A_LINE] = "one character a line",
	[TWO_CHARS] = "two lines of one character",
	[SHORT_LINES] = "short lines",
	[KNOWN] = "a known label",
	[KNOWN_INSIDE] = "its words stand in the text",
	[LIKE_WORD] = "two characters a line beside several rows",
	[TALL] = "beside several rows",
	[CUT_INSIDE] = "cut inside a clause",
	[IN_HEAD] = "in the header",
	[IN_STUB] = "left of the numbers",
	[COUNTS] = "lines count on",
	[CHOICES] = "choices",
	[PARALLEL] = "lines beside them",
	[SENTENCES] = "sentences",
	[LONG_LINES] = "long lines",
	[LATIN_WORDS] = "words",
	[NUMBERS] = "numbers",
	[WOVEN] = "lines of several headers",
	[AUTHOR_SET] = "set by its author"
};

#define	LINE_LONG	14	/* characters; a wrapped header has less */

/* What is known of the table: where its numbers are, what its labels say. */
struct place {
	struct p_words	*words;
	const struct p_sheet *sheet;
	uint32_t	 head;		/* rows over the first number */
	uint32_t	 stub;		/* columns left of the numbers */
};

/* Evidence. */

/* A list beside a list: another cell of the row has as many lines, and they
 * are no label of their own. */
static bool
is_parallel(const struct place *p, const struct p_lines *l, uint32_t row,
    uint32_t index)
{
	const struct p_row *r = &p->sheet->row[row];
	struct p_lines	 other;

	for (uint32_t k = 0; k < r->n; k++) {
		if (k == index || p_cell_lines(r->cell[k].node) < l->n)
			continue;
		p_lines_read(&other, r->cell[k].node);
		if (other.over || (other.n == l->n &&
		    p_lines_reading(&other, p->words) == P_READ_NOT))
			return true;
	}
	return false;
}

/* Two characters a line, the last line may have one: 行政/许可. */
static bool
is_even(const struct p_lines *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (p_line_length(l, i) != 2 && i + 1 < l->n)
			return false;
	return p_lines_longest(l) == 2;
}

/* Does the row below hold nothing in this place? */
static bool
reaches_down(const struct place *p, uint32_t row, uint32_t index)
{
	const struct p_row *r = &p->sheet->row[row];

	if (r->cell[index].node->as.cell.rows > 1)
		return true;
	return row + 1 < p->sheet->rows && index < r[1].n &&
	    r[1].cell[index].kind == P_CELL_EMPTY;
}

/* What is seen of a cell by itself and in its place. */
static void
look(const struct place *p, const struct p_lines *l, uint32_t row,
    uint32_t index, enum p_reading reading, bool *seen)
{
	uint32_t wide = p_lines_longest(l);

	memset(seen, 0, EVIDENCES * sizeof(*seen));
	seen[CHAR_A_LINE] = reading != P_READ_NOT;
	seen[TWO_CHARS] = wide == 1 && l->n == 2;
	seen[SHORT_LINES] = wide > 1 && wide <= 5 && l->n <= 6 &&
	    p_lines_all_han(l);
	seen[CUT_INSIDE] = p_lines_cut_clause(l);
	seen[IN_HEAD] = row < p->head;
	seen[IN_STUB] = row >= p->head && index < p->stub;
	seen[LIKE_WORD] = seen[IN_STUB] && is_even(l) &&
	    reaches_down(p, row, index);
	seen[TALL] = seen[IN_STUB] && seen[TWO_CHARS] &&
	    p_lines_all_han(l) && reaches_down(p, row, index);
	seen[COUNTS] = p_lines_count_on(l);
	seen[CHOICES] = p_lines_choose(l);
	seen[PARALLEL] = l->n > 2 && is_parallel(p, l, row, index);
	seen[SENTENCES] = p_lines_have_sentences(l);
	seen[LONG_LINES] = wide > LINE_LONG;
	seen[LATIN_WORDS] = p_lines_part_words(l);
	seen[WOVEN] = seen[IN_HEAD] &&
	    p_woven_looks(&p->sheet->row[row], index, l);
	seen[NUMBERS] = !seen[CHAR_A_LINE] && p_lines_have_numbers(l);
}

/*
 * What the document knows is asked last, and only where it could make a
 * difference: it takes a look at the whole text.
 */
static void
look_up(const struct place *p, const struct p_lines *l, bool full,
    bool *seen)
{
	bool	 given = p->sheet->table->as.table.spans == PAI_SPANS_GIVEN;
	bool	 place = seen[IN_HEAD] || seen[IN_STUB];
	char	 why[256];
	enum p_known known = P_KNOWN_NOT;
	int	 sum = p_weigh(seen, weight, what, EVIDENCES, why, sizeof(why));

	if ((given ? place && (seen[SHORT_LINES] || seen[TWO_CHARS]) :
	    sum < JOIN) && sum + weight[KNOWN] >= LIKELY)
		known = p_words_know(p->words, l->cp, l->from[l->n]);
	seen[KNOWN] = known == P_KNOWN_WHOLE;
	seen[KNOWN_INSIDE] = known == P_KNOWN_INSIDE;
	seen[AUTHOR_SET] = given && !seen[CHAR_A_LINE] && !seen[KNOWN] &&
	    !seen[KNOWN_INSIDE] && !(full && seen[TALL]);
}

/* Judgement. */

static void
find_place(struct place *p)
{
	const struct p_sheet *s = p->sheet;

	p->head = s->rows;
	p->stub = 0;
	for (uint32_t i = 0; i < s->rows && p->head == s->rows; i++)
		for (uint32_t k = 0; k < s->row[i].n; k++)
			if (s->row[i].cell[k].kind == P_CELL_VALUE) {
				p->head = i;
				p->stub = k;
				break;
			}
	if (p->head == s->rows) {	/* no numbers: the edges, then */
		p->head = s->rows > 1 ? 1 : 0;
		p->stub = 1;
	}
}

/* Act. */

/*
 * How a label goes that was put together: downwards where its lines were of
 * one character, or narrow beside several rows; letters from the foot were
 * turned.  A label of one row of the stub may reach over its columns.
 */
static enum pai_flow
flow_of(const struct place *p, const struct p_lines *l, uint32_t row,
    uint32_t index, enum p_reading reading)
{
	const struct pai_node *c = p->sheet->row[row].cell[index].node;
	bool	 given = p->sheet->table->as.table.spans == PAI_SPANS_GIVEN;
	bool	 up = reading == P_READ_UP || reading == P_READ_UNSURE_UP;

	if (c->as.cell.flow != PAI_FLOW_LR)
		return (enum pai_flow)c->as.cell.flow;
	if (reading == P_READ_NOT ? c->as.cell.rows == 1 ||
	    p_lines_longest(l) > 2 : c->as.cell.rows == 1 &&
	    (c->as.cell.cols > 1 || (!given && row >= p->head &&
	    !reaches_down(p, row, index))))
		return PAI_FLOW_LR;
	return up && p_is_alphabetic(l->cp[0]) ? PAI_FLOW_UP :
	    PAI_FLOW_VERTICAL;
}

static void
glue(const struct pai_change *job, const struct place *p,
    struct pai_node *cell, const struct p_lines *l, enum p_reading reading,
    const char *why)
{
	bool	 up = reading == P_READ_UP || reading == P_READ_UNSURE_UP;
	char	 before[400], after[400];

	p_quote(cell, before, sizeof(before));
	if (p_is_alphabetic(l->cp[0]))
		p_lines_keep_gaps(job, cell);
	if (up)
		p_lines_reverse(job, cell);
	p_cell_glue(job, cell);
	if (p_is_alphabetic(l->cp[0]))
		p_lines_part(job, cell, p->words);
	p_quote(cell, after, sizeof(after));
	p_table_touched(cell->parent->parent);
	p_say(job, cell, PAI_M_PASS_VLABEL, before, after, "%s: %s%s", after,
	    why, up ? ", read from the foot" : "");
}

/* Letters that are a word, but nobody knows which: they stay. */
static void
tell_unsure(const struct pai_change *job, struct pai_node *cell)
{
	char	 text[160], why[256];

	p_quote(cell, text, sizeof(text));
	snprintf(why, sizeof(why), "%s: letters of a label, and nothing tells "
	    "which way it goes", text);
	p_table_flag(job, cell->parent->parent, why);
}

static void
mend_cell(const struct pai_change *job, const struct place *p, uint32_t row,
    uint32_t index)
{
	struct pai_node *cell = p->sheet->row[row].cell[index].node;
	struct p_lines	 l;
	enum p_reading	 reading;
	bool		 seen[EVIDENCES], unsure;
	char		 why[256];
	int		 sum;

	p_lines_read(&l, cell);
	if (l.over || l.n < 2 || !p_cell_is_plain(cell))
		return;
	reading = p_lines_reading(&l, p->words);
	unsure = reading == P_READ_UNSURE_DOWN || reading == P_READ_UNSURE_UP;
	look(p, &l, row, index, reading, seen);
	look_up(p, &l, job->full, seen);
	sum = p_weigh(seen, weight, what, EVIDENCES, why, sizeof(why));
	if (unsure && sum >= JOIN && !job->full)
		tell_unsure(job, cell);
	if (sum < (job->full ? LIKELY : JOIN) || (unsure && !job->full))
		return;
	cell->as.cell.flow = (uint8_t)flow_of(p, &l, row, index, reading);
	if (unsure || sum < JOIN)
		cell->flags |= PAI_NF_GUESSED;
	glue(job, p, cell, &l, reading, why);
}

/* Labels that an author set with blanks, in cells that he merged. */
static void
unblank(const struct pai_change *job, struct p_words *words,
    struct pai_node *table)
{
	if (table->as.table.spans != PAI_SPANS_GIVEN ||
	    !table->as.table.sealed)
		return;
	for (struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (struct pai_node *c = r->first; c != NULL; c = c->next)
			if (c->as.cell.rows > 1 && c->as.cell.cols == 1 &&
			    !p_vlabel_unblank(job, c))
				p_vlabel_unspell(job, words, c);
}

/* Has any cell a second line?  Most tables have none such, and are done. */
static bool
needs_a_look(const struct pai_node *table)
{
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (const struct pai_node *c = r->first; c != NULL;
		    c = c->next)
			if (c->first != NULL && (c->first->next != NULL ||
			    (c->first->first != c->first->last &&
			    p_cell_lines(c) > 1)))
				return true;
	return false;
}

static enum pai_status
mend(struct p_tables *t, struct p_words *words, struct pai_node *table)
{
	struct place	 p = { .words = words };

	p.sheet = p_sheet_read(t->job, &t->pool, table);
	if (p.sheet == NULL)
		return PAI_E_NOMEM;
	find_place(&p);
	for (uint32_t i = 0; i < p.sheet->rows; i++)
		for (uint32_t k = 0; k < p.sheet->row[i].n; k++) {
			struct pai_node *c = p.sheet->row[i].cell[k].node;

			if (c->first != NULL && p_cell_lines(c) > 1)
				mend_cell(t->job, &p, i, k);
		}
	return p_status(t->job);
}

static enum pai_status
look_and_mend(struct p_tables *t, struct p_words *words,
    struct pai_node *table)
{
	unblank(t->job, words, table);
	return needs_a_look(table) ? mend(t, words, table) : PAI_OK;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_words_tables(job, look_and_mend);
}

const struct pai_pass p_pass_vertical_labels = {
	.size = sizeof(struct pai_pass),
	.name = "vertical-labels",
	.summary = "put labels together that came in pieces",
	.after = "vertical-rows",
	.phase = PAI_P_TABLE,
	.change = change
};
