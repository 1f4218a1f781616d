/*
 * Tables on pages: cut, led by their headers, one in another.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"

START_TEST(header_rows_come_again_on_each_page)
{
	add_long_table(180);
	set(P_PROFILE_GBT9704);
	ck_assert_uint_gt(pages.n, 3);
	ck_assert_uint_eq(pages_count(&pages, "表头甲", false), 1);
	ck_assert_uint_eq(pages_count(&pages, "表头甲", true), pages.n - 1);
	check_text();
	check_inside();
}
END_TEST

START_TEST(a_label_that_a_page_cuts_comes_again)
{
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "9x1本年度办理结果|行0");
	for (int i = 1; i < 9; i++)
		p_buf_fmt(&b, "/行%d一二三四五六七八九十一二三四五六七八九十"
		    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八"
		    "九十一二三四五六七八九十一二三四五六七八九十一二三四五六"
		    "七八九十一二三四五六七八九十一二三四五六七八九十一二三四"
		    "五六七八九十一二三四五六七八九十一二三四五六七八九十", i);
	for (int i = 0; i < 15; i++)
		add_paragraph(&f, "行");
	fixture_table(&f, b.p);
	set(P_PROFILE_GBT9704);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_uint_eq(pages_count(&pages, "本年度办理结果", false), 1);
	ck_assert_uint_eq(pages_count(&pages, "（续）", true), 1);
	check_text();
	p_buf_free(&b);
}
END_TEST

struct box { int32_t x0, y0, x1, y1; };

/* The box that the text of each of 60 cells takes on page 0. */
static void
cell_boxes(struct box *box)
{
	const struct p_page	*p = pages.page[0];

	for (int i = 0; i < 60; i++)
		box[i] = (struct box){ INT32_MAX, INT32_MAX, 0, 0 };
	for (const struct p_item *i = p->items; i < p->items + p->n; i++) {
		const struct pai_node *n = i->node;

		while (n != NULL && n->kind != PAI_N_CELL)
			n = n->parent;
		if (i->kind != P_ITEM_TEXT || n == NULL)
			continue;
		struct box *b = &box[n->as.cell.row * 6 + n->as.cell.col];

		b->x0 = i->x < b->x0 ? i->x : b->x0;
		b->x1 = i->x + i->w > b->x1 ? i->x + i->w : b->x1;
		b->y0 = i->y - i->h * 8 / 10 < b->y0 ?
		    i->y - i->h * 8 / 10 : b->y0;
		b->y1 = i->y > b->y1 ? i->y : b->y1;
	}
}

START_TEST(cells_do_not_overlap)
{
	struct p_buf	 b = { 0 };
	struct box	 box[60];
	unsigned	 seed = 3;

	for (int i = 0; i < 60; i++) {
		if (i > 0)
			p_buf_str(&b, i % 6 == 0 ? "/" : "|");
		seed = seed * 1103515245u + 12345u;
		for (unsigned k = (seed >> 16) % 7; k > 0; k--)
			p_buf_str(&b, "单元格");
		p_buf_fmt(&b, "%d", i);
	}
	fixture_table(&f, b.p);
	set(P_PROFILE_GBT9704);
	ck_assert_uint_eq(pages.n, 1);
	cell_boxes(box);
	for (int i = 0; i < 60; i++)
		for (int k = 0; k < i; k++)
			ck_assert(box[i].x1 <= box[k].x0 + 20 ||
			    box[k].x1 <= box[i].x0 + 20 ||
			    box[i].y1 <= box[k].y0 || box[k].y1 <= box[i].y0);
	check_text();
	p_buf_free(&b);
}
END_TEST

START_TEST(a_row_taller_than_a_page_is_cut)
{
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "甲|");
	for (int i = 0; i < 9000; i++)
		p_buf_str(&b, "字");
	p_buf_str(&b, "|乙/丙|丁|戊");
	fixture_table(&f, b.p);
	set(P_PROFILE_GBT9704);
	ck_assert_uint_gt(pages.n, 2);
	/* Each page has its part of each cell: no longer the tree's order. */
	ck_assert_uint_eq(pages_count(&pages, "字", false), 9000);
	ck_assert_uint_eq(pages_count(&pages, "乙", false), 1);
	ck_assert_uint_eq(pages_count(&pages, "戊", false), 1);
	check_inside();
	p_buf_free(&b);
}
END_TEST

START_TEST(vertical_labels_stand_upright_one_below_another)
{
	struct pai_node		*t = fixture_table(&f, "3x1办理结果|一/二/三");
	const struct p_item	*last = NULL;
	int			 n = 0;

	t->first->first->as.cell.flow = PAI_FLOW_VERTICAL;
	set(P_PROFILE_GBT9704);
	for (size_t i = 0; i < pages.page[0]->n; i++) {
		const struct p_item *item = &pages.page[0]->items[i];

		if (item->kind != P_ITEM_TEXT || !item->as.text.upright)
			continue;
		if (last != NULL) {
			ck_assert_int_eq(item->x, last->x);
			ck_assert_int_eq(item->y, last->y + last->w);
		}
		last = item;
		n++;
	}
	ck_assert_int_eq(n, 4);
	check_text();
}
END_TEST

START_TEST(tables_in_cells_keep_their_text)
{
	struct pai_build *b = &f.build.pub;

	pai_open(b, PAI_N_TABLE);
	pai_open(b, PAI_N_ROW);
	pai_open(b, PAI_N_CELL);
	add_paragraph(&f, "外");
	fixture_table(&f, "2x1内甲|内乙/内丙");
	add_paragraph(&f, "后");
	pai_close(b, PAI_N_CELL);
	pai_open(b, PAI_N_CELL);
	add_paragraph(&f, "右");
	pai_close(b, PAI_N_CELL);
	pai_close(b, PAI_N_ROW);
	pai_close(b, PAI_N_TABLE);
	for (int p = P_PROFILE_SOURCE; p <= P_PROFILE_REPORT; p++) {
		set((enum p_profile)p);
		check_text();
		check_inside();
	}
}
END_TEST

START_TEST(a_table_in_a_cell_may_be_longer_than_a_page)
{
	struct pai_build *b = &f.build.pub;
	struct p_buf	 s = { 0 };

	for (int i = 0; i < 6000; i++)
		p_buf_str(&s, "长");
	pai_open(b, PAI_N_TABLE);
	pai_open(b, PAI_N_ROW);
	pai_open(b, PAI_N_CELL);
	fixture_table(&f, s.p);
	pai_close(b, PAI_N_CELL);
	pai_close(b, PAI_N_ROW);
	pai_close(b, PAI_N_TABLE);
	set(P_PROFILE_REPORT);
	ck_assert_uint_gt(pages.n, 1);
	ck_assert_uint_eq(pages_count(&pages, "长", false), 6000);
	check_inside();
	p_buf_free(&s);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("layout of tables");
	TCase	*c = tcase_create("pages");
	SRunner	*r;
	int	 failed;

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, header_rows_come_again_on_each_page);
	tcase_add_test(c, a_label_that_a_page_cuts_comes_again);
	tcase_add_test(c, cells_do_not_overlap);
	tcase_add_test(c, a_row_taller_than_a_page_is_cut);
	tcase_add_test(c, vertical_labels_stand_upright_one_below_another);
	tcase_add_test(c, tables_in_cells_keep_their_text);
	tcase_add_test(c, a_table_in_a_cell_may_be_longer_than_a_page);
	suite_add_tcase(s, c);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
