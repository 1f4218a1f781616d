/*
 * The core keeps its word: tables tile, builders refuse, styles are one,
 * output is whole or not there.
 */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "run.h"

static struct fixture f;

static void
setup(void)
{
	fixture_open(&f);
}

static void
teardown(void)
{
	fixture_close(&f);
}

/* The grid as one letter a slot: the first of the cell's text, '.' empty. */
static const char *
grid_letters(const struct pai_node *table)
{
	static char	 out[256];
	const struct pai_grid *g = p_table_grid(&f.doc, table);
	struct p_buf	 b = { 0 };
	size_t		 n = 0;

	for (uint32_t r = 0; r < g->rows; r++) {
		for (uint32_t c = 0; c < g->cols; c++) {
			p_buf_clear(&b);
			fixture_text(pai_grid_at(g, r, c), &b);
			out[n++] = b.n > 0 ? b.p[0] : '.';
		}
		out[n++] = '/';
	}
	out[n - 1] = '\0';
	p_buf_free(&b);
	return out;
}

START_TEST(spans_cover_their_slots)
{
	ck_assert_str_eq(grid_letters(fixture_table(&f,
	    "2x1a|1x2b/c|d")), "abb/acd");
}
END_TEST

START_TEST(short_rows_get_empty_cells)
{
	struct pai_node	*t = fixture_table(&f, "a|b|c/d");

	ck_assert_str_eq(grid_letters(t), "abc/d..");
	ck_assert(t->last->last->flags & PAI_NF_PAD);
}
END_TEST

START_TEST(span_past_last_row_ends_there)
{
	struct pai_node	*t = fixture_table(&f, "a|9x1b/c");

	ck_assert_str_eq(grid_letters(t), "ab/cb");
	ck_assert_uint_eq(f.log.count[PAI_L_WARNING], 1);
}
END_TEST

START_TEST(span_that_meets_another_is_cut)
{
	ck_assert_str_eq(grid_letters(fixture_table(&f,
	    "a|2x1b|c/1x3d|e")), "abc/dbe");
}
END_TEST

START_TEST(join_moves_contents_in_reading_order)
{
	struct pai_node	*t = fixture_table(&f, "a|b/c|d");
	struct p_buf	 b = { 0 };

	ck_assert_int_eq(p_table_join(&f.doc, t, 0, 0, 2, 2), PAI_OK);
	ck_assert_str_eq(grid_letters(t), "aa/aa");
	fixture_text(t, &b);
	ck_assert_str_eq(b.p, "a\nb\nc\nd\n\n");
	p_buf_free(&b);
}
END_TEST

START_TEST(join_refuses_to_cut_a_span)
{
	struct pai_node	*t = fixture_table(&f, "1x2a|b/c|d|e");

	ck_assert_int_eq(p_table_join(&f.doc, t, 0, 1, 2, 2), PAI_E_ARG);
	ck_assert_int_eq(p_table_join(&f.doc, t, 0, 0, 3, 1), PAI_E_ARG);
}
END_TEST

START_TEST(a_huge_grid_is_a_limit)
{
	struct pai_build *b = &f.build.pub;

	pai_ctx_limit(f.ctx, "table-cells=100");
	pai_open(b, PAI_N_TABLE);
	for (int r = 0; r < 20; r++) {
		pai_open(b, PAI_N_ROW);
		for (int c = 0; c < (r == 0 ? 10 : 1); c++)
			pai_leaf(b, PAI_N_CELL);
		pai_close(b, PAI_N_ROW);
	}
	pai_close(b, PAI_N_TABLE);
	ck_assert_int_eq(p_build_status(b), PAI_E_LIMIT);
}
END_TEST

START_TEST(a_node_where_it_may_not_stand_is_refused)
{
	ck_assert_ptr_null(pai_open(&f.build.pub, PAI_N_CELL));
	ck_assert_int_eq(p_build_status(&f.build.pub), PAI_E_PLUGIN);
	ck_assert_uint_eq(f.log.count[PAI_L_FATAL], 1);
	ck_assert_ptr_null(pai_open(&f.build.pub, PAI_N_PARAGRAPH));
}
END_TEST

START_TEST(closing_another_kind_is_refused)
{
	pai_open(&f.build.pub, PAI_N_PARAGRAPH);
	pai_close(&f.build.pub, PAI_N_TABLE);
	ck_assert_int_eq(p_build_status(&f.build.pub), PAI_E_PLUGIN);
}
END_TEST

START_TEST(texts_of_one_style_are_one_node)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*p = pai_open(b, PAI_N_PARAGRAPH);

	for (int i = 0; i < 100000; i++)
		pai_text(b, "ab", 2, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_ptr_eq(p->first, p->last);
	ck_assert_uint_eq(p->first->as.text.str.n, 200000);
	ck_assert_uint_lt(f.doc.arena.used, 4000000);
}
END_TEST

START_TEST(a_closed_node_can_be_gone_on_with)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*q = pai_open(b, PAI_N_QUOTE);

	pai_close(b, PAI_N_QUOTE);
	pai_open(b, PAI_N_PARAGRAPH);
	p_build_reopen(b, q);
	pai_leaf(b, PAI_N_RULE);
	pai_close(b, PAI_N_QUOTE);
	pai_text(b, "x", 1, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(fixture_dump(&f),
	    "document\n  quote\n    rule\n  paragraph\n    text \"x\"\n");
}
END_TEST

START_TEST(equal_styles_have_one_number)
{
	struct pai_style a = { .size = sizeof(a), .font_size = 16000 };
	struct pai_style c = a;
	uint32_t	 one, two;

	a.font[PAI_SCRIPT_EASTASIA] = (struct pai_str){ "仿宋", 6 };
	one = p_doc_style_add(&f.doc, &a);
	a.font[PAI_SCRIPT_EASTASIA].p = strdup("仿宋");
	two = p_doc_style_add(&f.doc, &a);
	free((char *)(uintptr_t)a.font[PAI_SCRIPT_EASTASIA].p);
	ck_assert_uint_eq(one, two);
	ck_assert_uint_ne(one, p_doc_style_add(&f.doc, &c));
	for (int i = 1; i < 2000; i++) {
		c.indent_left = i;
		ck_assert_uint_ne(p_doc_style_add(&f.doc, &c), 0);
	}
}
END_TEST

START_TEST(a_budget_stops_a_bomb)
{
	struct pai_build *b = &f.build.pub;

	f.doc.arena.budget = 1 << 20;
	while (p_build_status(b) == PAI_OK)
		pai_leaf(b, PAI_N_RULE);
	ck_assert_int_eq(p_build_status(b), PAI_E_LIMIT);
	ck_assert_uint_le(f.doc.arena.used, 1 << 20);
}
END_TEST

START_TEST(the_verifier_sees_a_broken_link)
{
	const struct pai_node *where;
	struct pai_node	*t = fixture_table(&f, "a|b");

	ck_assert_ptr_null(p_doc_verify(&f.doc, &where));
	t->first->first->next->prev = NULL;
	ck_assert_ptr_nonnull(p_doc_verify(&f.doc, &where));
	ck_assert_ptr_eq(where, t->first->first);
}
END_TEST

START_TEST(edits_leave_a_ledger)
{
	struct p_edit	 e = { .pub = { &p_host }, .doc = &f.doc,
	    .pass = "test" };
	struct pai_node	*t = fixture_table(&f, "old|b")->first->first->
	    first->first;

	p_edit_set(&e.pub, t, "new", 3);
	p_edit_drop(&e.pub, t);
	ck_assert_uint_eq(e.changes, 2);
	ck_assert_str_eq(f.doc.deltas->before.p, "old");
	ck_assert_str_eq(f.doc.deltas->after.p, "new");
	ck_assert_str_eq(f.doc.deltas->next->before.p, "new");
	p_edit_say(&e.pub, t, PAI_M_PASS_PADDING, "old", NULL, "%d", 7);
	ck_assert_str_eq(f.doc.steps->why, "7");
	ck_assert(f.doc.steps->dropped);
}
END_TEST

static char	 folder[64];

static void
write_file(const char *path, const char *text)
{
	FILE	*fp = fopen(path, "w");

	fputs(text, fp);
	fclose(fp);
}

static bool
holds(const char *path, const char *text)
{
	char	 got[128] = "";
	FILE	*fp = fopen(path, "r");

	if (fp == NULL)
		return false;
	ck_assert(fgets(got, sizeof(got), fp) != NULL || text[0] == '\0');
	fclose(fp);
	return strcmp(got, text) == 0;
}

START_TEST(an_abandoned_output_leaves_the_old_file)
{
	struct p_out	 out;
	char		 path[128];

	strcpy(folder, "/tmp/paiban-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/out.html", folder);
	write_file(path, "old");
	ck_assert_int_eq(p_out_open(&out, path, NULL, &f.log), PAI_OK);
	p_out_put(&out.pub, "new", 3);
	p_out_abandon(&out);
	ck_assert(holds(path, "old"));
	ck_assert_int_eq(p_out_open(&out, path, NULL, &f.log), PAI_OK);
	p_out_put(&out.pub, "new", 3);
	ck_assert_int_eq(p_out_commit(&out), PAI_OK);
	p_out_abandon(&out);
	ck_assert(holds(path, "new"));
	unlink(path);
	ck_assert_int_eq(rmdir(folder), 0);	/* no temporary is left */
}
END_TEST

START_TEST(output_is_never_the_input)
{
	struct p_in	 in;
	struct p_out	 out;
	char		 path[] = "/tmp/paiban-test-XXXXXX";
	int		 fd = mkstemp(path);

	ck_assert_int_eq(write(fd, "x", 1), 1);
	close(fd);
	ck_assert_int_eq(p_in_open(&in, path, &f.log, NULL), PAI_OK);
	ck_assert_int_eq(p_out_open(&out, path, &in, &f.log), PAI_E_ARG);
	p_out_abandon(&out);
	p_in_close(&in);
	ck_assert(holds(path, "x"));
	unlink(path);
}
END_TEST

START_TEST(output_that_grows_too_far_is_a_limit)
{
	struct p_out	 out;
	char		 block[65536] = { 0 };

	ck_assert_int_eq(p_out_open(&out, "-", NULL, &f.log), PAI_OK);
	for (int i = 0; i < 300; i++)
		p_out_put(&out.pub, block, sizeof(block));
	ck_assert_int_eq(p_out_status(&out.pub), PAI_E_LIMIT);
	p_out_abandon(&out);
}
END_TEST

START_TEST(the_catalogue_is_in_order)
{
	static const struct p_msg list[] = {
#define	PAI_MSG(number, id, level, name, text)	\
	{ PAI_M_##id, PAI_L_##level, name, text },
#include <paiban/diag.def>
#undef PAI_MSG
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		ck_assert_str_eq(p_msg_at(list[i].msg)->name, list[i].name);
		ck_assert(i == 0 || list[i - 1].msg < list[i].msg);
		for (size_t k = 0; k < i; k++)
			ck_assert_str_ne(list[k].name, list[i].name);
	}
}
END_TEST

START_TEST(a_limit_is_known_by_name)
{
	ck_assert_int_eq(pai_ctx_limit(f.ctx, "xml-depth=2K"), PAI_OK);
	ck_assert_int_eq(f.ctx->limits[PAI_LIM_XML_DEPTH], 2048);
	ck_assert_int_eq(pai_ctx_limit(f.ctx, "no-such=1"), PAI_E_ARG);
	ck_assert_int_eq(pai_ctx_limit(f.ctx, "xml-depth=-1"), PAI_E_ARG);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("core");
	TCase	*t = tcase_create("core");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, spans_cover_their_slots);
	tcase_add_test(t, short_rows_get_empty_cells);
	tcase_add_test(t, span_past_last_row_ends_there);
	tcase_add_test(t, span_that_meets_another_is_cut);
	tcase_add_test(t, join_moves_contents_in_reading_order);
	tcase_add_test(t, join_refuses_to_cut_a_span);
	tcase_add_test(t, a_huge_grid_is_a_limit);
	tcase_add_test(t, a_node_where_it_may_not_stand_is_refused);
	tcase_add_test(t, closing_another_kind_is_refused);
	tcase_add_test(t, texts_of_one_style_are_one_node);
	tcase_add_test(t, a_closed_node_can_be_gone_on_with);
	tcase_add_test(t, equal_styles_have_one_number);
	tcase_add_test(t, a_budget_stops_a_bomb);
	tcase_add_test(t, the_verifier_sees_a_broken_link);
	tcase_add_test(t, edits_leave_a_ledger);
	tcase_add_test(t, an_abandoned_output_leaves_the_old_file);
	tcase_add_test(t, output_is_never_the_input);
	tcase_add_test(t, output_that_grows_too_far_is_a_limit);
	tcase_add_test(t, the_catalogue_is_in_order);
	tcase_add_test(t, a_limit_is_known_by_name);
	suite_add_tcase(s, t);
	return run_suite(s);
}
