/*
 * Labels beside empty cells they should have been one with.
 *
 *	+----------+---------+----+	the merge was left out; the label stands
 *	| 一、基本 | 1.工资  | 12 |	in the first of its cells, or, centred
 *	|          | 2.服务  | 30 |	by hand, in another
 *	|          | 3.补助  |  8 |
 *	| 二、项目 | 1.水利  | 40 |	<- counts from 1 again: a new label's
 *	|          | 2.道路  | 25 |
 *	+----------+---------+----+
 *
 * Three things tell where a label's cells begin and end: that no line is
 * drawn between them, though one is drawn beside; that what stands beside
 * them counts from 1 again; and, where both are silent, the labels, if the
 * first cell has one and everything else in the rows is filled in.
 *
 * A table that somebody is to fill in, or a timetable, has empty cells
 * everywhere; a column of remarks has them beside full rows.  They stay.
 */
#include <string.h>

#include "pass/table/merge.h"

enum evidence {
	RESTARTS,	/* the next column counts from 1 with each label */
	OWN_NUMBERS,	/* the labels count on: 一、 二、 or 1 2 3 */
	COMPLETE,	/* nothing else in these rows is empty */
	INCOMPLETE,
	WITHIN,		/* a label on the left reaches over these rows */
	SUBLABELS,	/* the next column holds labels, too */
	TWO_LABELS,	/* two labels or more */
	FIRST,		/* each label stands in the first of its cells */
	VERTICAL,	/* the labels run down (竖排) */
	REPEATED,	/* a label stands there twice */
	MARKS,		/* single characters: ticks, signs */
	REMARKS,	/* the column's head says: remarks, notes */
	EVIDENCES
};

#define	JOIN	7
#define	LIKELY	5	/* with --normalize=full */

static const int weight[EVIDENCES] = {
	[RESTARTS] = 7,
	[OWN_NUMBERS] = 3,
	[COMPLETE] = 3,
	[INCOMPLETE] = -4,
	[WITHIN] = 1,
	[SUBLABELS] = 2,
	[TWO_LABELS] = 1,
	[FIRST] = 1,
	[VERTICAL] = 3,
	[REPEATED] = -6,
	[MARKS] = -6,
	[REMARKS] = -8
};

static const char *const what[EVIDENCES] = {
	[RESTARTS] = "numbers beside it begin again with each label",
	[OWN_NUMBERS] = "labels count on",
	[COMPLETE] = "all other cells are filled",
	[INCOMPLETE] = "other cells are empty, too",
	[WITHIN] = "within a label on the left",
	[SUBLABELS] = "labels beside it",
	[TWO_LABELS] = "several labels",
	[FIRST] = "each in its first row",
	[VERTICAL] = "they run down",
	[REPEATED] = "a label twice",
	[MARKS] = "single characters",
	[REMARKS] = "a column of remarks"
};

/* Rows [from, to) of a column: open slots and labels, nothing else. */
struct run {
	uint32_t	 col, from, to;
};

#define	BLOCKS_MOST	1024

/* The parts of a run: block i is rows start[i] .. start[i + 1]. */
struct blocks {
	uint32_t	 start[BLOCKS_MOST + 1];
	uint32_t	 n;
};

static bool
begin_block(struct blocks *b, uint32_t row)
{
	if (b->n == BLOCKS_MOST)
		return false;
	b->start[b->n++] = row;
	return true;
}

/* The one label of rows [from, to); NULL: none, or several. */
static struct p_cell *
lone_label(const struct p_slots *s, uint32_t col, uint32_t from, uint32_t to)
{
	struct p_cell *found = NULL;

	for (uint32_t r = from; r < to; r++) {
		if (p_slot_open(s, r, col))
			continue;
		if (found != NULL)
			return NULL;
		found = p_slot(s, r, col);
	}
	return found;
}

static bool
each_has_one_label(const struct p_slots *s, const struct run *u,
    const struct blocks *b)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (lone_label(s, u->col, b->start[i], b->start[i + 1]) ==
		    NULL)
			return false;
	return b->n > 0;
}

/* Evidence: lines. */

/* False: lines say nothing of this run. */
static bool
blocks_by_lines(const struct p_slots *s, const struct run *u,
    struct blocks *b)
{
	bool	 any = false;

	b->n = 0;
	for (uint32_t r = u->from; r < u->to; r++) {
		bool open = r > u->from && p_slot_runs_down(s, r - 1, u->col);

		any = any || open;
		if (!open && !begin_block(b, r))
			return false;
	}
	b->start[b->n] = u->to;
	return any;
}

/* Evidence: numbers. */

/* The next column counts 1 2 3, 1 2, 1 2 3 ...: a block each. */
static bool
blocks_by_numbers(const struct p_slots *s, const struct run *u,
    struct blocks *b)
{
	struct p_label_number last = { 0, 0 }, here;
	uint32_t counted = 0;

	b->n = 0;
	for (uint32_t r = u->from; r < u->to; r++) {
		const struct p_cell *c = p_slot(s, r, u->col + 1);

		if (!p_slot_begins(s, r, u->col + 1)) {
			if (r == u->from)
				return false;
			continue;
		}
		here = p_label_number(c->cp, c->n);
		if (here.form == 0 || (r > u->from && here.form != last.form) ||
		    (here.value != 1 && here.value != last.value + 1))
			return false;
		if (here.value == 1 && !begin_block(b, r))
			return false;
		last = here;
		counted++;
	}
	b->start[b->n] = u->to;
	return counted > 1 && b->n > 0 && b->start[0] == u->from;
}

static bool
follows(const struct p_cell *a, const struct p_cell *b)
{
	struct p_label_number p = p_label_number(a->cp, a->n);
	struct p_label_number q = p_label_number(b->cp, b->n);

	if (p.form != 0)
		return p.form == q.form && q.value == p.value + 1;
	return a->kind == P_CELL_VALUE && b->kind == P_CELL_VALUE &&
	    p_value_read(b->cp, b->n).micro ==
	    p_value_read(a->cp, a->n).micro + 1000000;
}

/* Evidence: labels. */

/* Each label begins a block; false: the first slot has none. */
static bool
blocks_by_labels(const struct p_slots *s, const struct run *u,
    struct blocks *b)
{
	b->n = 0;
	if (p_slot_open(s, u->from, u->col))
		return false;
	for (uint32_t r = u->from; r < u->to; r++)
		if (!p_slot_open(s, r, u->col) && !begin_block(b, r))
			return false;
	b->start[b->n] = u->to;
	return true;
}

static void
look_at_labels(const struct p_slots *s, const struct run *u,
    const struct blocks *b, bool *seen)
{
	const struct p_cell *last = NULL;

	seen[FIRST] = true;
	seen[OWN_NUMBERS] = seen[TWO_LABELS] = b->n > 1;
	for (uint32_t i = 0; i < b->n; i++) {
		const struct p_cell *c = lone_label(s, u->col, b->start[i],
		    b->start[i + 1]);

		seen[FIRST] = seen[FIRST] && c == p_slot(s, b->start[i],
		    u->col);
		seen[VERTICAL] = seen[VERTICAL] ||
		    c->node->as.cell.flow == PAI_FLOW_VERTICAL;
		seen[MARKS] = seen[MARKS] || (c->n < 2 &&
		    c->kind == P_CELL_TEXT);
		if (last != NULL) {
			seen[REPEATED] = seen[REPEATED] || (c->n == last->n &&
			    memcmp(c->cp, last->cp, c->n *
			    sizeof(*c->cp)) == 0);
			seen[OWN_NUMBERS] = seen[OWN_NUMBERS] &&
			    follows(last, c);
		}
		last = c;
	}
}

/* Is anything in a column, below the head? */
static bool
is_used(const struct p_slots *s, uint32_t col)
{
	for (uint32_t r = s->head; r < s->rows; r++)
		if (p_slot(s, r, col)->kind != P_CELL_EMPTY)
			return true;
	return false;
}

static bool
is_complete(const struct p_slots *s, const struct run *u)
{
	uint32_t k = u->col + 1 < s->stub ? s->stub - 1 : u->col + 1;

	for (; k < s->cols; k++)
		if (is_used(s, k))
			for (uint32_t r = u->from; r < u->to; r++)
				if (p_slot(s, r, k)->kind == P_CELL_EMPTY)
					return false;
	return true;
}

/* Does one label left of a run reach over all of its rows? */
static bool
is_within(const struct p_slots *s, const struct run *u)
{
	const struct pai_node *c;

	if (u->col == 0)
		return false;
	c = p_slot(s, u->from, u->col - 1)->node;
	return c->as.cell.row <= u->from &&
	    c->as.cell.row + c->as.cell.rows >= u->to;
}

static bool
is_remarks(const struct p_slots *s, uint32_t col)
{
	static const char *const words[] = { "备注", "说明", "附注", "标记",
	    "note", "notes", "remark", "remarks", "flag", "comment" };
	uint32_t w[16];

	for (uint32_t r = 0; r < s->head; r++) {
		const struct p_cell *c = p_slot(s, r, col);

		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
			size_t n = p_fold_text(words[i], strlen(words[i]), w,
			    16);

			if (c->n == n && (c->cp[0] | 0x20) == (w[0] | 0x20) &&
			    memcmp(c->cp + 1, w + 1, (n - 1) *
			    sizeof(*w)) == 0)
				return true;
		}
	}
	return false;
}

/* Act. */

static uint32_t
join_blocks(const struct pai_change *job, struct p_slots *s,
    const struct run *u, const struct blocks *b, bool guessed,
    const char *why)
{
	uint32_t done = 0;

	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t from = b->start[i], rows = b->start[i + 1] - from;
		struct p_cell *label = lone_label(s, u->col, from,
		    from + rows);

		if (rows > 1 && label != NULL)
			done += p_slots_join(job, s, from, u->col, rows, 1,
			    label, guessed, why);
	}
	return done;
}

/* Judgement on one run of body rows, where lines are silent. */
static uint32_t
judge(const struct pai_change *job, struct p_slots *s, const struct run *u,
    struct blocks *b)
{
	bool	 seen[EVIDENCES] = { false };
	char	 why[256];
	int	 sum;

	if (u->col + 1 < s->cols && blocks_by_numbers(s, u, b)) {
		if (!each_has_one_label(s, u, b))
			return 0;
		seen[RESTARTS] = true;
	} else if (!blocks_by_labels(s, u, b)) {
		return 0;
	}
	look_at_labels(s, u, b, seen);
	seen[COMPLETE] = is_complete(s, u);
	seen[INCOMPLETE] = !seen[COMPLETE];
	seen[WITHIN] = is_within(s, u);
	seen[SUBLABELS] = u->col + 1 < s->stub;
	seen[REMARKS] = is_remarks(s, u->col);
	sum = p_weigh(seen, weight, what, EVIDENCES, why, sizeof(why));
	if (sum < (job->full ? LIKELY : JOIN))
		return 0;
	return join_blocks(job, s, u, b, sum < JOIN, why);
}

/* A total has nothing below it that it is the label of. */
static bool
is_total(const struct p_slots *s, uint32_t row, uint32_t col)
{
	const struct p_cell *c = p_slot(s, row, col);

	return c->kind == P_CELL_TEXT && p_is_total(c->cp, c->n);
}

/* The run that begins at a row: rows the label on the left ties together. */
static bool
find_run(const struct p_slots *s, uint32_t col, uint32_t from, struct run *u)
{
	bool	 open = false, label = false;
	uint32_t r;

	*u = (struct run){ .col = col, .from = from };
	for (r = from; r < s->rows && !is_total(s, r, col); r++) {
		bool	 o = p_slot_open(s, r, col);

		if ((!o && !p_slot_label(s, r, col)) ||
		    !p_slot_rest(s, r, col) ||
		    (r > from && p_slot_before(s, r, col)))
			break;
		open = open || o;
		label = label || !o;
	}
	u->to = r > from ? r : from + 1;
	return open && label;
}

static uint32_t
merge_column(const struct pai_change *job, struct p_slots *s, uint32_t col)
{
	struct run	 u;
	struct blocks	 b;
	uint32_t	 done = 0;

	for (uint32_t r = s->head; r < s->rows; r = u.to) {
		if (!find_run(s, col, r, &u))
			continue;
		if (blocks_by_lines(s, &u, &b))
			done += join_blocks(job, s, &u, &b, false,
			    "no line is drawn between its cells");
		else
			done += judge(job, s, &u, &b);
	}
	return done;
}

uint32_t
p_merge_stub(const struct pai_change *job, struct p_slots *s)
{
	uint32_t done = 0;

	for (uint32_t col = 0; col < s->stub && col + 1 < s->cols; col++)
		done += merge_column(job, s, col);
	return done;
}
