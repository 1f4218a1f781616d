/*
 * Header cells beside empty ones they should have been one with.
 *
 *	| 类别 | 项目 | 预算数 |      | 备注 |	row 0
 *	|      |      | 上年   | 本年 |      |	row 1
 *
 * An empty cell right of a label is the label's where something stands under
 * both; one below a label is, where the labels of the last row stand under
 * others that reach over several columns.  Only a header whose every empty
 * cell is explained is changed, and only where more speaks for it: that
 * groups repeat the same labels, that the body has no gaps.
 *
 * Lines that were left out between two cells, and drawn elsewhere, need no
 * more evidence.
 */
#include <string.h>

#include "pass/table/merge.h"

#define	HEAD_MOST	8	/* rows; more are no header */

enum evidence {
	EXPLAINED,	/* every empty cell of the header has its label */
	REPEATS,	/* the same labels stand under two groups */
	FULL_BODY,	/* nothing in the body is empty */
	REACHES_DOWN,	/* another header cell stands over the whole height */
	TITLE,		/* one label over everything */
	EVIDENCES
};

#define	JOIN	7
#define	LIKELY	5

static const int weight[EVIDENCES] = {
	[EXPLAINED] = 3,
	[REPEATS] = 4,
	[FULL_BODY] = 2,
	[REACHES_DOWN] = 2,
	[TITLE] = 1
};

static const char *const what[EVIDENCES] = {
	[EXPLAINED] = "each empty header cell has its label",
	[REPEATS] = "groups repeat their labels",
	[FULL_BODY] = "no gap in the body",
	[REACHES_DOWN] = "others reach down",
	[TITLE] = "a title over all columns"
};

/* Evidence. */

/* One past the last column that a label reaches over, by what is empty
 * beside it and stands below. */
static uint32_t
reach_right(const struct p_slots *s, uint32_t row, uint32_t col)
{
	uint32_t end = col + 1;

	if (row + 1 >= s->head || !p_slot_label(s, row, col) ||
	    !p_slot_begins(s, row + 1, col))
		return end;
	while (end < s->cols && p_slot_open(s, row, end) &&
	    p_slot_begins(s, row + 1, end))
		end++;
	return end;
}

/* Rows that a label reaches down over: all below it in the header. */
static uint32_t
reach_down(const struct p_slots *s, uint32_t row, uint32_t col)
{
	uint32_t end = row + 1;

	if (!p_slot_label(s, row, col))
		return 1;
	while (end < s->head && p_slot_open(s, end, col))
		end++;
	return end == s->head ? end - row : 1;
}

/* Does a label that spans columns, or will, stand above the slot? */
static bool
is_grouped(const struct p_slots *s, uint32_t row, uint32_t col)
{
	for (uint32_t r = 0; r < row; r++) {
		const struct p_cell *c = p_slot(s, r, col);

		if (c->kind == P_CELL_TEXT && c->node->as.cell.cols > 1)
			return true;
		for (uint32_t k = col + 1; k-- > 0; )
			if (p_slot_label(s, r, k))
				return reach_right(s, r, k) > col &&
				    reach_right(s, r, k) > k + 1;
			else if (!p_slot_open(s, r, k))
				break;
	}
	return false;
}

/* Has the empty slot a label, above it or to its left? */
static bool
has_label(const struct p_slots *s, uint32_t row, uint32_t col)
{
	for (uint32_t k = col; k-- > 0; )
		if (!p_slot_open(s, row, k)) {
			if (reach_right(s, row, k) > col)
				return true;
			break;
		}
	for (uint32_t r = row; r-- > 0; )
		if (!p_slot_open(s, r, col))
			return reach_down(s, r, col) > row - r;
	return false;
}

/* Every empty slot has a label, every label of the last row a group. */
static bool
is_explained(const struct p_slots *s)
{
	uint32_t grouped = 0, opens = 0;

	for (uint32_t r = 0; r < s->head; r++)
		for (uint32_t k = 0; k < s->cols; k++) {
			if (p_slot_open(s, r, k)) {
				opens++;
				if (!has_label(s, r, k))
					return false;
			} else if (r > 0 && p_slot_begins(s, r, k)) {
				if (!is_grouped(s, r, k))
					return false;
				grouped++;
			}
		}
	return opens > 0 && grouped > 0;
}

static bool
same_label(const struct p_cell *a, const struct p_cell *b)
{
	return a->n == b->n && a->n > 0 &&
	    memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0;
}

/* Some label of the last row stands there again, at a group's distance. */
static bool
repeats(const struct p_slots *s)
{
	uint32_t last = s->head - 1, same = 0;

	for (uint32_t k = 0; k + 1 < s->cols; k++)
		for (uint32_t i = k + 2; p_slot_begins(s, last, k) &&
		    i < s->cols; i++)
			if (same_label(p_slot(s, last, k),
			    p_slot(s, last, i))) {
				same++;
				break;
			}
	return same > 1;
}

static bool
has_full_body(const struct p_slots *s)
{
	for (uint32_t k = 0; k < s->cols; k++) {
		uint32_t empty = 0;

		for (uint32_t r = s->head; r < s->rows; r++)
			empty += p_slot(s, r, k)->kind == P_CELL_EMPTY;
		if (k >= s->stub && empty > 0 && empty < s->rows - s->head)
			return false;
	}
	return s->head < s->rows;
}

static bool
one_reaches_down(const struct p_slots *s)
{
	for (uint32_t k = 0; k < s->cols; k++)
		if (p_slot(s, 0, k)->node->as.cell.rows >= s->head ||
		    reach_down(s, 0, k) == s->head)
			return true;
	return false;
}

/* Act. */

static uint32_t
join_head(const struct pai_change *job, struct p_slots *s, bool guessed,
    const char *why)
{
	uint32_t done = 0, end;

	for (uint32_t r = 0; r + 1 < s->head; r++)
		for (uint32_t k = 0; k < s->cols; k = end) {
			struct p_cell *c = p_slot(s, r, k);
			uint32_t rows;

			end = reach_right(s, r, k);
			rows = reach_down(s, r, k);
			if (end > k + 1)
				done += p_slots_join(job, s, r, k, 1, end - k,
				    c, guessed, why);
			else if (rows > 1)
				done += p_slots_join(job, s, r, k, rows, 1, c,
				    guessed, why);
		}
	return done;
}

/* The one label among n slots; NULL: none, several, or one has spans. */
static struct p_cell *
lone_label(const struct p_slots *s, uint32_t row, uint32_t col,
    uint32_t rows, uint32_t cols)
{
	struct p_cell *found = NULL;

	for (uint32_t r = row; r < row + rows; r++)
		for (uint32_t k = col; k < col + cols; k++) {
			if (p_slot_open(s, r, k))
				continue;
			if (found != NULL || !p_slot_label(s, r, k))
				return NULL;
			found = p_slot(s, r, k);
		}
	return found;
}

/* An empty row below a header parts it from the body, in some reports. */
static bool
is_blank_row(const struct p_slots *s, uint32_t row)
{
	for (uint32_t k = 0; k < s->cols; k++)
		if (!p_slot_open(s, row, k))
			return false;
	return true;
}

static const char no_line[] = "no line is drawn between its cells";

/* In a row: header cells, and the labels of a total. */
static uint32_t
join_by_lines_across(const struct pai_change *job, struct p_slots *s,
    uint32_t row, uint32_t cols)
{
	struct p_cell	*label;
	uint32_t	 done = 0, end;

	for (uint32_t k = 0; k < cols; k = end) {
		for (end = k + 1; end < cols &&
		    p_slot_runs_on(s, row, end - 1); end++)
			continue;
		if (end > k + 1 && (label = lone_label(s, row, k, 1,
		    end - k)) != NULL)
			done += p_slots_join(job, s, row, k, 1, end - k, label,
			    false, no_line);
	}
	return done;
}

static uint32_t
join_by_lines_down(const struct pai_change *job, struct p_slots *s,
    uint32_t col)
{
	struct p_cell	*label;
	uint32_t	 done = 0, end;

	for (uint32_t r = 0; r < s->head; r = end) {
		for (end = r + 1; end < s->head &&
		    p_slot_runs_down(s, end - 1, col) &&
		    !is_blank_row(s, end); end++)
			continue;
		if (end > r + 1 && (label = lone_label(s, r, col, end - r,
		    1)) != NULL)
			done += p_slots_join(job, s, r, col, end - r, 1, label,
			    false, no_line);
	}
	return done;
}

static uint32_t
join_by_lines(const struct pai_change *job, struct p_slots *s)
{
	uint32_t done = 0;

	for (uint32_t k = 0; k < s->cols; k++)
		done += join_by_lines_down(job, s, k);
	for (uint32_t r = 0; r < s->rows; r++)
		done += join_by_lines_across(job, s, r,
		    r < s->head ? s->cols : s->stub);
	return done;
}

uint32_t
p_merge_head(const struct pai_change *job, struct p_slots *s)
{
	bool	 seen[EVIDENCES] = { false };
	char	 why[256];
	uint32_t done = s->lines && s->head <= HEAD_MOST ?
	    join_by_lines(job, s) : 0;
	int	 sum;

	if (s->head < 2 || s->head > HEAD_MOST || s->head >= s->rows ||
	    !is_explained(s))
		return done;
	seen[EXPLAINED] = true;
	seen[REPEATS] = repeats(s);
	seen[FULL_BODY] = has_full_body(s);
	seen[REACHES_DOWN] = one_reaches_down(s);
	seen[TITLE] = reach_right(s, 0, 0) == s->cols;
	sum = p_weigh(seen, weight, what, EVIDENCES, why, sizeof(why));
	if (sum < (job->full ? LIKELY : JOIN))
		return done;
	return done + join_head(job, s, sum < JOIN, why);
}
