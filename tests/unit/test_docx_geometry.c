/*
 * Guides and paths of shapes: what formulas give, whatever they say, and that
 * all presets are whole.
 */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "geometry.h"
#include "run.h"

static struct geometry	*g;

static void
begin(void)
{
	g = calloc(1, sizeof(*g));
	ck_assert_ptr_nonnull(g);
	geometry_begin(g, 200000, 100000);
}

static void
end(void)
{
	geometry_free(g);
}

static double
of(const char *formula)
{
	static int	 n;
	char		 name[16];

	(void)snprintf(name, sizeof(name), "t%d", n++);
	geometry_guide(g, name, formula);
	return geometry_value(g, name);
}

START_TEST(formulas_say_what_they_mean)
{
	geometry_guide(g, "half", "val 50000");
	ck_assert_double_eq(of("*/ w half 100000"), 100000);
	ck_assert_double_eq(of("+- r 5 b"), 100005);
	ck_assert_double_eq(of("?: -1 w h"), 100000);
	ck_assert_double_eq(of("pin 0 half 40000"), 40000);
	ck_assert_double_eq(of("max ss ls"), 200000);
	ck_assert_double_eq_tol(of("at2 1 1"), 2700000, 1);
	ck_assert_double_eq_tol(of("cos hd2 3600000"), 25000, 1);
	ck_assert_double_eq_tol(of("mod 3 4 12"), 13, 1e-9);
	ck_assert_double_eq(of("val 3cd4"), 16200000);
	ck_assert_double_eq(of("val ssd8"), 12500);
}
END_TEST

START_TEST(what_is_adjusted_stays)
{
	geometry_guide(g, "adj", "val 10");
	geometry_guide(g, "adj", "val 20");
	ck_assert_double_eq(geometry_value(g, "adj"), 10);
}
END_TEST

START_TEST(no_formula_fails)
{
	static const char *const wild[] = { "", "*/", "*/ 1 1 0", "+/ 1 1 0",
	    "sqrt -1", "tan 1 5400000", "*/ 1e300 1e300 1", "at2 0 0",
	    "mod nan inf 1e308", "nonsense 1 2 3", "val none",
	    "*/ 1e300 1e300 -1e-300", "?: nan 1 2",
	    "+- averylongnameofaguidethatnobodyhas 1 1" };

	for (size_t i = 0; i < sizeof(wild) / sizeof(wild[0]); i++)
		ck_assert(isfinite(of(wild[i])));
}
END_TEST

START_TEST(guides_and_steps_end)
{
	char	 name[16];

	for (int i = 0; i < 3 * GEOMETRY_GUIDES; i++) {
		(void)snprintf(name, sizeof(name), "n%d", i);
		geometry_guide(g, name, "val 1");
	}
	ck_assert_uint_le(g->guide_n, GEOMETRY_GUIDES);
	for (int i = 0; i < 3 * GEOMETRY_PATHS; i++)
		geometry_path(g, 0, 0, PATH_FILLED, true);
	ck_assert_uint_eq(g->path_n, GEOMETRY_PATHS);
	for (unsigned i = 0; i < GEOMETRY_STEPS; i++) {
		geometry_arc(g, 1e12, -1e12, 1e300, -1e300);
		geometry_line(g, i, NAN);
	}
	ck_assert_uint_le(g->step_n, GEOMETRY_STEPS);
	for (size_t i = 0; i < g->step_n; i++) {
		ck_assert_int_le(abs(g->step[i].x), PAI_MPT_MAX);
		ck_assert_int_le(abs(g->step[i].y), PAI_MPT_MAX);
	}
}
END_TEST

START_TEST(an_arc_ends_where_its_angle_says)
{
	geometry_path(g, 0, 0, PATH_FILLED, true);
	geometry_move(g, 0, 50000);
	geometry_arc(g, 100000, 50000, 180 * 60000, 90 * 60000);
	ck_assert_uint_eq(g->step_n, 4);
	ck_assert_int_eq(g->step[3].x, 100000);
	ck_assert_int_eq(g->step[3].y, 0);
	geometry_arc(g, 100000, 50000, 270 * 60000, 360 * 60000);
	ck_assert_uint_eq(g->step_n, 4 + 12);
	ck_assert_int_eq(g->step[15].x, 100000);
	ck_assert_int_eq(g->step[15].y, 0);
}
END_TEST

/* Each names only guides that it has, and stays near its frame. */
START_TEST(presets_are_whole)
{
	static const char *const names[] = {
#define	PRESET(name, number, adjust, guides, paths, text)	#name,
#include "presets.def"
#undef PRESET
	};
	int32_t	 far = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		geometry_begin(g, 200000, 100000);
		ck_assert_msg(geometry_preset(g, names[i]), "%s", names[i]);
		ck_assert_uint_gt(g->path_n, 0);
		ck_assert_uint_gt(g->step_n, 1);
		far = 0;
		for (size_t k = 0; k < g->step_n; k++)
			if (g->step[k].x > far)
				far = g->step[k].x;
		ck_assert_msg(far > 50000 && far <= 310000, "%s", names[i]);
	}
	ck_assert(!geometry_preset(g, "nosuch"));
	ck_assert(geometry_numbered(g, 32));
	ck_assert(!geometry_numbered(g, -1));
}
END_TEST

START_TEST(presets_bear_any_size)
{
	static const int32_t sizes[][2] = { { 0, 0 }, { 0, 100000 },
	    { 100000, 0 }, { PAI_MPT_MAX, 1 }, { 1, PAI_MPT_MAX } };
	static const char *const names[] = {
#define	PRESET(name, number, adjust, guides, paths, text)	#name,
#include "presets.def"
#undef PRESET
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]);
		    k++) {
			geometry_begin(g, sizes[k][0], sizes[k][1]);
			ck_assert(geometry_preset(g, names[i]));
			ck_assert(!g->failed);
		}
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("geometry");
	TCase	*t = tcase_create("all");

	tcase_add_checked_fixture(t, begin, end);
	tcase_add_test(t, formulas_say_what_they_mean);
	tcase_add_test(t, what_is_adjusted_stays);
	tcase_add_test(t, no_formula_fails);
	tcase_add_test(t, guides_and_steps_end);
	tcase_add_test(t, an_arc_ends_where_its_angle_says);
	tcase_add_test(t, presets_are_whole);
	tcase_add_test(t, presets_bear_any_size);
	suite_add_tcase(s, t);
	return run_suite(s);
}
