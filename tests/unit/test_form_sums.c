/*
 * Sums as decoder: what they decide is the table that was, whatever was lost,
 * and what several tables could have been stays open.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pass/form/form_sums.h"
#include "run.h"

#define	ROWS	6	/* four of values, their sum, what is carried over */
#define	COLS	5	/* four, and their sum */

static const char form_text[] =
    "form f fam\n"
    "row a | # *5\nrow b | # *5\nrow c | # *5\nrow d | # *5\n"
    "row sum | # *5\nrow rest | # *5\n"
    "check B1 cols 5 = 1..4\n"
    "check B2 rows 4 = 0..3\n";

static struct p_pool	pool;
static struct p_forms	forms;
static const struct p_form *form;
static struct p_value	*value;
static struct p_open	open_row[ROWS];
static struct p_cell	cell[ROWS][COLS];
static long		truth[ROWS][COLS];

static void
set_up(void)
{
	uint32_t line;

	memset(&pool, 0, sizeof(pool));
	memset(&forms, 0, sizeof(forms));
	ck_assert(p_forms_read(&forms, &pool, form_text, strlen(form_text),
	    &line));
	form = forms.first;
	value = p_pool_take(&pool, form->n, sizeof(*value));
	ck_assert_ptr_nonnull(value);
}

static void
tear_down(void)
{
	p_pool_free(&pool);
}

/* A table whose sums hold, of small numbers and many zeros. */
static void
make_truth(unsigned seed)
{
	srand(seed);
	memset(truth, 0, sizeof(truth));
	for (int r = 0; r < ROWS; r++)
		for (int c = 0; c < COLS - 1 && r != 4; c++)
			truth[r][c] = rand() % 3 == 0 ? rand() % 500 : 0;
	for (int c = 0; c < COLS - 1; c++)
		for (int r = 0; r < 4; r++)
			truth[4][c] += truth[r][c];
	for (int r = 0; r < ROWS; r++)
		for (int c = 0; c < COLS - 1; c++)
			truth[r][COLS - 1] += truth[r][c];
}

static struct p_cell
cell_of(const char *s)
{
	struct p_cell	 c = { .kind = P_CELL_VALUE };
	uint32_t	*cp = p_pool_take(&pool, strlen(s) + 1, sizeof(*cp));

	c.n = (uint32_t)p_fold_text(s, strlen(s), cp, strlen(s));
	c.cp = cp;
	return c;
}

static void
add_token(struct p_open *o, struct p_cell *c, bool digits)
{
	o->token[o->tokens++] = (struct p_token){ .cell = c, .cp = c->cp,
	    .n = c->n, .digits = digits, .single = c->cp[0] != '0' || c->n == 1,
	    .value = p_value_read(c->cp, c->n) };
}

static void
know_row(int r)
{
	for (int c = 0; c < COLS; c++)
		value[p_form_at(form, (uint32_t)r, (uint32_t)c + 1) -
		    form->cell] = (struct p_value){ true,
		    truth[r][c] * 1000000 };
}

static struct p_open *
open_at(uint32_t n, int r)
{
	struct p_open *o = &open_row[n];

	*o = (struct p_open){ .row = (uint32_t)r, .slots = COLS, .torn = -1 };
	for (uint32_t c = 0; c < COLS; c++)
		o->cell[c] = (uint32_t)(p_form_at(form, (uint32_t)r, c + 1) -
		    form->cell);
	return o;
}

/* All values of the row as one run of digits. */
static void
run_together(uint32_t n, int r)
{
	struct p_open	*o = open_at(n, r);
	char		 run[128] = "";

	for (int c = 0; c < COLS; c++)
		snprintf(run + strlen(run), sizeof(run) - strlen(run), "%ld",
		    truth[r][c]);
	cell[r][0] = cell_of(run);
	add_token(o, &cell[r][0], true);
}

/* The zeros of the row are gone. */
static void
drop_zeros(uint32_t n, int r)
{
	struct p_open	*o = open_at(n, r);
	char		 s[24];

	for (int c = 0; c < COLS; c++) {
		if (truth[r][c] == 0)
			continue;
		snprintf(s, sizeof(s), "%ld", truth[r][c]);
		cell[r][c] = cell_of(s);
		add_token(o, &cell[r][c], true);
	}
}

static void
solve(uint32_t n)
{
	uint32_t steps = P_WAYS_STEPS;

	for (uint32_t i = 0; i < n; i++)
		ck_assert(p_open_ways(&pool, form, &open_row[i], &steps));
	ck_assert(p_sums_solve(&pool, form, value, open_row, n));
}

/* What was chosen is what was there; how many rows were chosen. */
static uint32_t
count_right(uint32_t n)
{
	uint32_t chosen = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct p_open *o = &open_row[i];

		for (int c = 0; o->chosen != NULL && c < COLS; c++)
			ck_assert_int_eq(o->chosen->value[c],
			    truth[o->row][c] * 1000000);
		chosen += o->chosen != NULL;
	}
	return chosen;
}

START_TEST(what_is_decided_is_right)
{
	uint32_t chosen = 0, all = 0;

	for (unsigned seed = 1; seed <= 300; seed++) {
		uint32_t n = 0;

		set_up();
		make_truth(seed);
		for (int r = 0; r < ROWS; r++)
			if (rand() % 2 == 0)
				know_row(r);
			else if (rand() % 2 == 0)
				run_together(n++, r);
			else
				drop_zeros(n++, r);
		solve(n);
		chosen += count_right(n);
		all += n;
		tear_down();
	}
	/* And it is worth the pains: most rows can be told. */
	ck_assert_uint_gt(2 * chosen, all);
}
END_TEST

static void
set_row(int r, long a, long b, long c, long d)
{
	long v[] = { a, b, c, d, a + b + c + d };

	memcpy(truth[r], v, sizeof(v));
}

START_TEST(columns_decide_what_the_row_does_not)
{
	set_up();
	memset(truth, 0, sizeof(truth));
	set_row(0, 1, 11, 0, 0);	/* 1|11|0|0|12 or 11|1|0|0|12 */
	set_row(1, 2, 0, 0, 0);
	set_row(4, 3, 11, 0, 0);
	for (int r = 1; r < ROWS; r++)
		know_row(r);
	run_together(0, 0);
	solve(1);
	ck_assert_uint_gt(open_row[0].ways, 1);
	ck_assert_uint_eq(count_right(1), 1);
	tear_down();
}
END_TEST

START_TEST(two_solutions_are_none)
{
	set_up();
	memset(truth, 0, sizeof(truth));
	set_row(0, 1, 11, 0, 0);
	set_row(1, 11, 1, 0, 0);
	set_row(4, 12, 12, 0, 0);
	for (int r = 2; r < ROWS; r++)
		know_row(r);
	run_together(0, 0);
	run_together(1, 1);
	solve(2);
	ck_assert_uint_eq(count_right(2), 0);
	tear_down();
}
END_TEST

START_TEST(no_value_begins_with_nought)
{
	set_up();
	memset(truth, 0, sizeof(truth));
	know_row(1);
	run_together(0, 0);	/* 00000 */
	solve(1);
	ck_assert_uint_eq(open_row[0].ways, 1);
	ck_assert_uint_eq(count_right(1), 1);
	tear_down();
}
END_TEST

START_TEST(a_torn_value_fills_the_gap_that_the_sums_prove)
{
	struct p_open *o;

	set_up();
	memset(truth, 0, sizeof(truth));
	set_row(0, 4, 7, 9, 0);
	set_row(4, 4, 7, 9, 0);
	for (int r = 1; r < ROWS; r++)
		know_row(r);
	o = open_at(0, 0);
	for (int c = 0; c < COLS; c++) {
		char s[24];

		snprintf(s, sizeof(s), "%ld", truth[0][c == 4 ? 1 :
		    c == 0 ? 0 : c + 1]);	/* 4 9 0 20, and a 7 */
		cell[0][c] = cell_of(s);
		add_token(o, &cell[0][c], true);
	}
	o->torn = COLS - 1;
	solve(1);
	ck_assert_uint_eq(count_right(1), 1);
	ck_assert_ptr_nonnull(o->chosen);
	tear_down();
}
END_TEST

/* Thirty digits in one row: bounded, and then undecided. */
START_TEST(the_search_is_bounded)
{
	struct p_open *o;

	set_up();
	cell[0][0] = cell_of("123456789123456789123456789123");
	o = open_at(0, 0);
	add_token(o, &cell[0][0], true);
	solve(1);
	ck_assert(o->vague || o->chosen == NULL);
	tear_down();
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("form-sums");
	TCase	*t = tcase_create("sums");

	tcase_add_test(t, what_is_decided_is_right);
	tcase_add_test(t, columns_decide_what_the_row_does_not);
	tcase_add_test(t, two_solutions_are_none);
	tcase_add_test(t, no_value_begins_with_nought);
	tcase_add_test(t, a_torn_value_fills_the_gap_that_the_sums_prove);
	tcase_add_test(t, the_search_is_bounded);
	suite_add_tcase(s, t);
	return run_suite(s);
}
