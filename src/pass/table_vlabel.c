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
 * (Word, HTML), only the plain damage counts: one character a line.
 */
#include "pass/form.h"
#include "pass/vlabel.h"

#include <stdio.h>
#include <string.h>

#include "kit/utf8.h"

enum evidence {
	CHAR_A_LINE,	/* three lines or more of one character, or nearly */
	TWO_CHARS,	/* two lines of one character: 合/计 */
	SHORT_LINES,	/* Han lines of at most five characters */
	KNOWN,		/* the whole is a label of a form, or of this table */
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
	AUTHOR_SET,	/* Word, HTML: paragraphs are as meant */
	EVIDENCES
};

#define	JOIN	5

static const int weight[EVIDENCES] = {
	[CHAR_A_LINE] = 6,
	[TWO_CHARS] = 2,
	[SHORT_LINES] = 2,
	[KNOWN] = 5,
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
	[AUTHOR_SET] = -20
};

static const char *const what[EVIDENCES] = {
	[CHAR_A_LINE] = "one character a line",
	[TWO_CHARS] = "two lines of one character",
	[SHORT_LINES] = "short lines",
	[KNOWN] = "a known label",
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
	[AUTHOR_SET] = "set by its author"
};

#define	KNOWN_ROWS	256	/* a longer table is not searched for labels */
#define	LINE_LONG	14	/* characters; a wrapped header has less */

/* What is known of the table: where its numbers are, what its labels say. */
struct place {
	const struct p_forms *forms;
	const struct p_sheet *sheet;
	uint32_t	 head;		/* rows over the first number */
	uint32_t	 stub;		/* columns left of the numbers */
};

/* Evidence. */

static bool
is_known(const struct place *p, const struct p_lines *l,
    const struct pai_node *cell)
{
	uint32_t n = l->from[l->n];

	for (const struct p_form *f = p->forms->first; f != NULL; f = f->next)
		for (uint32_t i = 0; i < f->n; i++)
			if (f->cell[i].n == n && n > 0 && memcmp(l->cp,
			    f->cell[i].cp, n * sizeof(*l->cp)) == 0)
				return true;
	if (p->sheet->rows > KNOWN_ROWS)
		return false;
	for (uint32_t i = 0; i < p->sheet->rows; i++)
		for (uint32_t k = 0; k < p->sheet->row[i].n; k++) {
			const struct p_cell *c = &p->sheet->row[i].cell[k];

			if (c->node != cell && c->n == n && n > 0 &&
			    memcmp(c->cp, l->cp, n * sizeof(*l->cp)) == 0 &&
			    p_cell_lines(c->node) == 1)
				return true;
		}
	return false;
}

static bool
is_small_label(const struct p_lines *l)
{
	static const char *const words[] = { "合计", "总计", "小计", "备注",
	    "序号", "单位", "姓名", "项目", "名称", "类别", "数量", "金额" };
	uint32_t w[4];

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (p_fold_text(words[i], strlen(words[i]), w, 4) == 2 &&
		    l->cp[0] == w[0] && l->cp[1] == w[1])
			return true;
	return false;
}

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
		    !p_lines_run_down(&other)))
			return true;
	}
	return false;
}

static void
look(const struct place *p, const struct p_lines *l, uint32_t row,
    uint32_t index, const struct pai_node *cell, bool *seen)
{
	uint32_t wide = p_lines_longest(l);

	memset(seen, 0, EVIDENCES * sizeof(*seen));
	seen[CHAR_A_LINE] = p_lines_run_down(l) || (wide == 1 && l->n >= 3 &&
	    p->sheet->table->as.table.spans != PAI_SPANS_GIVEN);
	seen[TWO_CHARS] = wide == 1 && l->n == 2;
	seen[SHORT_LINES] = wide > 1 && wide <= 5 && l->n <= 6 && p_lines_all_han(l);
	seen[KNOWN] = (wide == 1 && l->n == 2 && is_small_label(l)) ||
	    is_known(p, l, cell);
	seen[CUT_INSIDE] = p_lines_cut_clause(l);
	seen[IN_HEAD] = row < p->head;
	seen[IN_STUB] = row >= p->head && index < p->stub;
	seen[COUNTS] = p_lines_count_on(l);
	seen[CHOICES] = p_lines_choose(l);
	seen[PARALLEL] = l->n > 2 && is_parallel(p, l, row, index);
	seen[SENTENCES] = p_lines_have_sentences(l);
	seen[LONG_LINES] = wide > LINE_LONG;
	seen[LATIN_WORDS] = p_lines_part_words(l);
	seen[NUMBERS] = !seen[CHAR_A_LINE] && p_lines_have_numbers(l);
	seen[AUTHOR_SET] = !seen[CHAR_A_LINE] &&
	    !(seen[TWO_CHARS] && is_small_label(l)) &&
	    p->sheet->table->as.table.spans == PAI_SPANS_GIVEN;
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
	if (p->head == s->rows)		/* no numbers: the first row, then */
		p->head = s->rows > 1 ? 1 : 0;
}

/* Act. */

static void
glue(const struct pai_change *job, struct pai_node *cell, bool vertical,
    const char *why)
{
	char before[400], after[400];

	p_quote(cell, before, sizeof(before));
	p_cell_glue(job, cell);
	p_quote(cell, after, sizeof(after));
	if (vertical && cell->as.cell.flow == PAI_FLOW_LR &&
	    (cell->as.cell.rows > 1 || cell->as.cell.cols == 1))
		cell->as.cell.flow = PAI_FLOW_VERTICAL;
	p_table_touched(cell->parent->parent);
	p_say(job, cell, PAI_M_PASS_VLABEL, before, after, "%s: %s", after,
	    why);
}

static void
mend_cell(const struct pai_change *job, const struct place *p, uint32_t row,
    uint32_t index)
{
	struct pai_node *cell = p->sheet->row[row].cell[index].node;
	struct p_lines	 l;
	bool		 seen[EVIDENCES];
	char		 why[256];

	p_lines_read(&l, cell);
	if (l.over || l.n < 2 || !p_cell_is_plain(cell))
		return;
	look(p, &l, row, index, cell, seen);
	if (p_weigh(seen, weight, what, EVIDENCES,
	    why, sizeof(why)) >= JOIN)
		glue(job, cell, seen[CHAR_A_LINE] ||
		    (seen[TWO_CHARS] && cell->as.cell.rows > 1), why);
}

/* Labels that an author set with blanks, in cells that he merged. */
static void
unblank(const struct pai_change *job, struct pai_node *table)
{
	if (table->as.table.spans != PAI_SPANS_GIVEN ||
	    !table->as.table.sealed)
		return;
	for (struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		for (struct pai_node *c = r->first; c != NULL; c = c->next)
			if (c->as.cell.rows > 1 && c->as.cell.cols == 1)
				p_vlabel_unblank(job, c);
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
mend(const struct pai_change *job, const struct p_forms *forms,
    struct pai_node *table)
{
	struct p_pool	 pool = { 0 };
	struct place	 p = { .forms = forms };

	p.sheet = p_sheet_read(&pool, table);
	if (p.sheet == NULL)
		goto out;
	find_place(&p);
	for (uint32_t i = 0; i < p.sheet->rows; i++)
		for (uint32_t k = 0; k < p.sheet->row[i].n; k++) {
			struct pai_node *c = p.sheet->row[i].cell[k].node;

			if (c->first != NULL && p_cell_lines(c) > 1)
				mend_cell(job, &p, i, k);
		}
out:
	p_pool_free(&pool);
	return pool.failed ? PAI_E_NOMEM : p_status(job);
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_pool	 pool = { 0 };
	struct p_forms	 forms = { 0 };
	struct p_nodes	 tables = { 0 };
	enum pai_status	 st = PAI_OK;

	if (!p_nodes_find(&tables, job->root, PAI_N_TABLE))
		st = PAI_E_NOMEM;
	for (size_t i = 0; st == PAI_OK && i < tables.n; i++) {
		unblank(job, tables.at[i]);
		if (!needs_a_look(tables.at[i]))
			continue;
		st = p_forms_known(job, &forms, &pool) ?
		    mend(job, &forms, tables.at[i]) : PAI_E_NOMEM;
	}
	p_nodes_free(&tables);
	p_pool_free(&pool);
	return st != PAI_OK ? st : p_status(job);
}

const struct pai_pass p_pass_vertical_labels = {
	.size = sizeof(struct pai_pass),
	.name = "vertical-labels",
	.summary = "put labels together that came in pieces",
	.after = "vertical-rows",
	.phase = PAI_P_TABLE,
	.change = change
};
