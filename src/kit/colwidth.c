/*
 * Column widths of a table.
 *
 * First each column's own minimum and maximum from the cells that stand in
 * it alone; then spanning cells, narrow spans before wide ones, each adding
 * to its columns only what these lack together; then the room beyond the
 * minima is shared by want.  Invariant: no width falls below its column's
 * minimum, and the widths together pass room only where the minima do.
 */
#include "kit/colwidth.h"

#include <stdlib.h>

struct solver {
	const struct p_col_job	*job;
	int32_t			*min, *max;	/* of each column */
	size_t			*order;		/* spanning cells by span */
	size_t			 spanning;
};

static int32_t
clamp(int64_t v)
{
	if (v < 0)
		return 0;
	return v > INT32_MAX ? INT32_MAX : (int32_t)v;
}

/* The cell's span as far as it lies in the table; 0: outside. */
static uint32_t
span_of(const struct p_col_job *job, const struct p_col_cell *c)
{
	if (c->col >= job->cols)
		return 0;
	return c->cols < job->cols - c->col ? c->cols : job->cols - c->col;
}

static void
take_single(struct solver *s)
{
	const struct p_col_cell	*c;

	for (size_t i = 0; i < s->job->n; i++) {
		c = &s->job->cells[i];
		if (span_of(s->job, c) != 1)
			continue;
		if (c->min > s->min[c->col])
			s->min[c->col] = c->min;
		if (c->max > s->max[c->col])
			s->max[c->col] = c->max;
	}
}

/* Counting sort: linear, and stable, so that equal input gives equal output. */
static bool
sort_spans(struct solver *s)
{
	const struct p_col_job	*job = s->job;
	size_t			*at;
	uint32_t		 span;

	at = calloc((size_t)job->cols + 2, sizeof(*at));
	s->order = calloc(job->n + 1, sizeof(*s->order));
	if (at == NULL || s->order == NULL) {
		free(at);
		return false;
	}
	for (size_t i = 0; i < job->n; i++)
		if ((span = span_of(job, &job->cells[i])) > 1) {
			at[span + 1]++;
			s->spanning++;
		}
	for (uint32_t k = 1; k <= job->cols; k++)
		at[k + 1] += at[k];
	for (size_t i = 0; i < job->n; i++)
		if ((span = span_of(job, &job->cells[i])) > 1)
			s->order[at[span]++] = i;
	free(at);
	return true;
}

/*
 * Adds extra to width[0..n) in proportion to want(); where nobody wants
 * anything, evenly.  Rounded along the running sum, so nothing is lost.
 */
static void
share(int32_t *width, const int32_t *min, const int32_t *max, uint32_t n,
    int64_t extra)
{
	int64_t		 total = 0, seen = 0, given = 0, upto;
	uint32_t	 i;

	for (i = 0; i < n; i++)
		total += max[i] > min[i] ? max[i] - min[i] : 0;
	for (i = 0; i < n; i++) {
		if (total > 0) {
			seen += max[i] > min[i] ? max[i] - min[i] : 0;
			upto = (int64_t)((double)seen / (double)total *
			    (double)extra);
			if (seen == total)
				upto = extra;
		} else
			upto = extra * (i + 1) / n;
		width[i] = clamp((int64_t)width[i] + upto - given);
		given = upto;
	}
}

static int64_t
sum_of(const int32_t *v, uint32_t n)
{
	int64_t	 sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* One spanning cell: its columns grow by what they lack together. */
static void
take_span(struct solver *s, const struct p_col_cell *c)
{
	const uint32_t	 n = span_of(s->job, c);
	int32_t		*min = s->min + c->col, *max = s->max + c->col;
	const int64_t	 inside = (int64_t)s->job->gap * (n - 1);
	int64_t		 lack;

	lack = c->min - inside - sum_of(min, n);
	if (lack > 0)
		share(min, min, max, n, lack);
	for (uint32_t i = 0; i < n; i++)
		if (max[i] < min[i])
			max[i] = min[i];
	lack = c->max - inside - sum_of(max, n);
	if (lack > 0)
		share(max, min, max, n, lack);
}

static void
take_given(struct solver *s)
{
	const int32_t	*given = s->job->given;

	for (uint32_t i = 0; i < s->job->cols; i++) {
		if (given != NULL && given[i] > 0)
			s->max[i] = given[i];
		if (s->max[i] < s->min[i])
			s->max[i] = s->min[i];
	}
}

static bool
settle(const struct solver *s, int32_t *width)
{
	const uint32_t	 cols = s->job->cols;
	const int64_t	 need = sum_of(s->min, cols);
	const int64_t	 want = sum_of(s->max, cols);
	uint32_t	 i;

	for (i = 0; i < cols; i++)
		width[i] = want <= s->job->room ? s->max[i] : s->min[i];
	if (want > s->job->room && need < s->job->room)
		share(width, s->min, s->max, cols, s->job->room - need);
	return need <= s->job->room;
}

static bool
solve(struct solver *s, int32_t *width)
{
	take_single(s);
	if (!sort_spans(s))
		return false;
	for (size_t i = 0; i < s->spanning; i++)
		take_span(s, &s->job->cells[s->order[i]]);
	take_given(s);
	return settle(s, width);
}

bool
p_col_solve(const struct p_col_job *job, int32_t *width)
{
	struct solver	 s = { .job = job };
	bool		 fits = false;

	for (uint32_t i = 0; i < job->cols; i++)
		width[i] = job->room > 0 ? job->room / (int32_t)job->cols : 0;
	s.min = calloc((size_t)job->cols + 1, sizeof(*s.min));
	s.max = calloc((size_t)job->cols + 1, sizeof(*s.max));
	if (s.min != NULL && s.max != NULL)
		fits = solve(&s, width);
	free(s.min);
	free(s.max);
	free(s.order);
	return fits;
}
