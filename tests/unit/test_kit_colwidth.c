/* The column solver: what holds for every table. */
#include "kit/colwidth.h"
#include "run.h"

#include <check.h>
#include <stdlib.h>
#include <time.h>

#define	COUNT(a)	(sizeof(a) / sizeof((a)[0]))

START_TEST(wide_room_gives_each_its_maximum)
{
	const struct p_col_cell	 cells[] = { { 0, 1, 4, 10 }, { 1, 1, 2, 6 } };
	const struct p_col_job	 job = { cells, 2, 2, NULL, 100, 0 };
	int32_t			 w[2];

	ck_assert(p_col_solve(&job, w));
	ck_assert_int_eq(w[0], 10);
	ck_assert_int_eq(w[1], 6);
}
END_TEST

START_TEST(scarce_room_is_shared_by_want)
{
	const struct p_col_cell	 cells[] = { { 0, 1, 4, 24 }, { 1, 1, 4, 14 } };
	const struct p_col_job	 job = { cells, 2, 2, NULL, 23, 0 };
	int32_t			 w[2];

	ck_assert(p_col_solve(&job, w));
	ck_assert_int_eq(w[0], 14);
	ck_assert_int_eq(w[1], 9);
}
END_TEST

START_TEST(too_little_room_keeps_the_minima)
{
	const struct p_col_cell	 cells[] = { { 0, 1, 4, 24 }, { 1, 1, 4, 14 } };
	const struct p_col_job	 job = { cells, 2, 2, NULL, 7, 0 };
	int32_t			 w[2];

	ck_assert(!p_col_solve(&job, w));
	ck_assert_int_eq(w[0], 4);
	ck_assert_int_eq(w[1], 4);
}
END_TEST

START_TEST(a_span_gains_the_rules_it_swallows)
{
	const struct p_col_cell	 cells[] = { { 0, 1, 4, 4 }, { 1, 1, 4, 4 },
	    { 0, 2, 10, 10 } };
	struct p_col_job	 job = { cells, 3, 2, NULL, 40, 2 };
	int32_t			 w[2];

	ck_assert(p_col_solve(&job, w));
	ck_assert_int_eq(w[0] + w[1], 8);
	job.gap = 0;
	ck_assert(p_col_solve(&job, w));
	ck_assert_int_eq(w[0] + w[1], 10);
}
END_TEST

START_TEST(given_widths_are_kept_where_they_hold)
{
	const struct p_col_cell	 cells[] = { { 0, 1, 4, 40 }, { 1, 1, 9, 40 } };
	const int32_t		 given[] = { 12, 5 };
	const struct p_col_job	 job = { cells, 2, 2, given, 60, 0 };
	int32_t			 w[2];

	ck_assert(p_col_solve(&job, w));
	ck_assert_int_eq(w[0], 12);
	ck_assert_int_eq(w[1], 9);
}
END_TEST

START_TEST(cells_outside_the_table_do_no_harm)
{
	const struct p_col_cell	 cells[] = { { 7, 1, 99, 99 }, { 1, 9, 5, 5 },
	    { 0, 0, 5, 5 }, { 0, 1, -3, -5 } };
	const struct p_col_job	 job = { cells, COUNT(cells), 2, NULL, 20, 0 };
	const struct p_col_job	 none = { NULL, 0, 0, NULL, 20, 0 };
	int32_t			 w[2];

	ck_assert(p_col_solve(&job, w));
	ck_assert_int_eq(w[0], 0);
	ck_assert_int_eq(w[1], 5);
	ck_assert(p_col_solve(&none, w));
}
END_TEST

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static int64_t
width_of(const int32_t *w, const struct p_col_cell *c, int32_t gap)
{
	int64_t	 sum = (int64_t)gap * (c->cols - 1);

	for (uint32_t i = 0; i < c->cols; i++)
		sum += w[c->col + i];
	return sum;
}

START_TEST(every_cell_has_its_minimum_and_the_sum_fits)
{
	struct p_col_cell	 cells[40];
	struct p_col_job	 job = { cells, COUNT(cells), 0, NULL, 0, 0 };
	int32_t			 w[12];
	uint32_t		 seed = (uint32_t)_i + 1;
	int64_t			 sum = 0;
	bool			 fits;

	job.cols = 1 + next_random(&seed) % 12;
	job.gap = (int32_t)(next_random(&seed) % 3);
	job.room = (int32_t)(next_random(&seed) % 160);
	for (size_t i = 0; i < COUNT(cells); i++) {
		cells[i].col = next_random(&seed) % job.cols;
		cells[i].cols = 1 + next_random(&seed) %
		    (job.cols - cells[i].col);
		cells[i].min = (int32_t)(next_random(&seed) % 12);
		cells[i].max = cells[i].min +
		    (int32_t)(next_random(&seed) % 30);
	}
	fits = p_col_solve(&job, w);
	for (size_t i = 0; i < COUNT(cells); i++)
		ck_assert_int_ge(width_of(w, &cells[i], job.gap),
		    cells[i].min);
	for (uint32_t i = 0; i < job.cols; i++)
		sum += w[i];
	ck_assert(fits == (sum <= job.room));
}
END_TEST

static double
seconds_for(uint32_t cols)
{
	struct p_col_cell	*cells = calloc(cols, sizeof(*cells));
	int32_t			*w = calloc(cols, sizeof(*w));
	struct p_col_job	 job = { cells, cols, cols, NULL, 56, 1 };
	clock_t			 start = clock();

	ck_assert(cells != NULL && w != NULL);
	for (uint32_t i = 0; i < cols; i++)
		cells[i] = (struct p_col_cell){ i,
		    i % 100 == 0 && i + 100 < cols ? 100 : 1, 2, 40 };
	p_col_solve(&job, w);
	free(cells);
	free(w);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

START_TEST(a_million_columns_take_no_time)
{
	ck_assert(seconds_for(1000000) < 2.0);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("kit/colwidth");
	TCase	*t = tcase_create("colwidth");

	tcase_add_test(t, wide_room_gives_each_its_maximum);
	tcase_add_test(t, scarce_room_is_shared_by_want);
	tcase_add_test(t, too_little_room_keeps_the_minima);
	tcase_add_test(t, a_span_gains_the_rules_it_swallows);
	tcase_add_test(t, given_widths_are_kept_where_they_hold);
	tcase_add_test(t, cells_outside_the_table_do_no_harm);
	tcase_add_loop_test(t, every_cell_has_its_minimum_and_the_sum_fits,
	    0, 500);
	tcase_add_test(t, a_million_columns_take_no_time);
	suite_add_tcase(s, t);
	return run_suite(s);
}
