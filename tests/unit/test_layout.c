/*
 * What a page must be, whatever stands on it.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kit/break.h"
#include "pages.h"

static struct fixture	 f;
static struct p_pages	 pages;

static void
open_doc(void)
{
	fixture_open(&f);
}

static void
close_doc(void)
{
	p_pages_free(&pages);
	fixture_close(&f);
}

static void
set(enum p_profile profile)
{
	p_pages_free(&pages);
	ck_assert_int_eq(f.build.pub.host->build_status(&f.build.pub),
	    PAI_OK);
	ck_assert_int_eq(pages_set(&f, profile, &pages), PAI_OK);
}

/* Chinese with many marks, always the same. */
static void
add_prose(unsigned seed, size_t words)
{
	static const char *const word[] = { "政府信息", "公开", "工作",
	    "《条例》", "“三安全”", "2021年", "38.5%", "，", "。", "、", "；",
	    "（一）", "……", "——", "PDF", "report", " ", "的", "了", "依申请",
	    "：", "！", "¥1,200.00", "行政复议" };
	struct p_buf	 b = { 0 };

	for (size_t i = 0; i < words; i++) {
		seed = seed * 1103515245u + 12345u;
		p_buf_str(&b, "年");
		p_buf_str(&b, word[(seed >> 16) %
		    (sizeof(word) / sizeof(word[0]))]);
	}
	add_paragraph(&f, b.p);
	p_buf_free(&b);
}

static void
check_text(void)
{
	struct p_buf	 want = { 0 }, have = { 0 };

	tree_text(f.doc.root, &want);
	pages_text(&pages, &have);
	ck_assert_str_eq(have.p == NULL ? "" : have.p, want.p);
	p_buf_free(&want);
	p_buf_free(&have);
}

static void
check_inside(void)
{
	const struct p_item	*i;
	const struct p_page	*p;

	for (size_t k = 0; k < pages.n; k++) {
		p = pages.page[k];
		for (i = p->items; i < p->items + p->n; i++) {
			ck_assert_int_ge(i->x, 0);
			ck_assert_int_ge(i->y, 0);
			ck_assert_int_le(i->y, p->height);
			if (i->kind == P_ITEM_TEXT && (i->as.text.upright ||
			    i->as.text.turn != 0))
				ck_assert_int_le(i->y + i->w, p->height);
			else
				ck_assert_int_le(i->x + i->w, p->width);
		}
	}
}

START_TEST(a_page_is_22_lines_of_28_characters)
{
	struct line	*l;
	size_t		 n, first = 0;

	for (int i = 0; i < 60; i++)
		add_paragraph(&f, "一二三四五六七八九十一二三四五六七八九十"
		    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八"
		    "九十一二三四五六七八九十一二三四五六七八九十");
	set(P_PROFILE_GBT9704);
	l = pages_lines(&pages, &n);
	for (size_t i = 0; i < n; i++)
		first += l[i].page == 0;
	ck_assert_uint_eq(first, 22);
	ck_assert_uint_eq(l[0].n, 26);		/* the indent is two 字 */
	ck_assert_uint_eq(l[1].n, 28);
	ck_assert_int_le(abs(l[1].left - 79370), 30);
	ck_assert_int_le(abs(l[1].right - 521575), 600);
	free(l);
	check_text();
	check_inside();
}
END_TEST

START_TEST(no_line_begins_or_ends_with_a_forbidden_mark)
{
	struct line	*l;
	size_t		 n;

	for (unsigned i = 0; i < 120; i++)
		add_prose(i * 77 + 1, 40 + i % 50);
	for (int p = P_PROFILE_SOURCE; p <= P_PROFILE_REPORT; p++) {
		set((enum p_profile)p);
		l = pages_lines(&pages, &n);
		ck_assert_uint_gt(n, 200);
		for (size_t i = 0; i < n; i++) {
			ck_assert_msg(!p_break_no_start(l[i].first),
			    "U+%04X begins a line", l[i].first);
			ck_assert_msg(!p_break_no_end(l[i].last),
			    "U+%04X ends a line", l[i].last);
		}
		free(l);
		check_text();
		check_inside();
	}
}
END_TEST

START_TEST(justified_lines_end_at_the_margin)
{
	struct line	*l;
	size_t		 n, flush = 0;

	add_prose(7, 900);
	set(P_PROFILE_GBT9704);
	l = pages_lines(&pages, &n);
	for (size_t i = 0; i + 1 < n; i++)
		flush += abs(l[i].right - 521575) < 8100;
	ck_assert_uint_eq(flush, n - 1);
	free(l);
}
END_TEST

START_TEST(a_word_longer_than_the_line_is_broken)
{
	struct p_buf	 b = { 0 };
	struct line	*l;
	size_t		 n;

	for (int i = 0; i < 400; i++)
		p_buf_str(&b, "w");
	add_paragraph(&f, b.p);
	set(P_PROFILE_REPORT);
	l = pages_lines(&pages, &n);
	ck_assert_uint_gt(n, 3);
	free(l);
	check_text();
	check_inside();
	p_buf_free(&b);
}
END_TEST

START_TEST(a_heading_goes_with_what_follows)
{
	struct line	*l;
	size_t		 n;

	for (int i = 0; i < 21; i++)
		add_paragraph(&f, "行");
	add_heading(&f, 2, "一、标题");
	add_paragraph(&f, "正文");
	set(P_PROFILE_GBT9704);
	ck_assert_uint_eq(pages.n, 2);
	l = pages_lines(&pages, &n);
	ck_assert_uint_eq(l[n - 2].page, 1);
	free(l);
	ck_assert_int_eq(pages.page[1]->items[0].kind, P_ITEM_DEST);
	ck_assert_str_eq(pages.page[1]->items[0].as.dest.title.p, "一、标题");
}
END_TEST

START_TEST(a_signature_takes_text_with_it)
{
	struct line	*l;
	size_t		 n;

	for (int i = 0; i < 22; i++)
		add_paragraph(&f, "行");
	pai_open(&f.build.pub, PAI_N_PARAGRAPH)->as.para.role =
	    PAI_ROLE_SIGNATURE;
	pai_text(&f.build.pub, "青禾镇", 9, 0);
	pai_close(&f.build.pub, PAI_N_PARAGRAPH);
	set(P_PROFILE_GBT9704);
	l = pages_lines(&pages, &n);
	ck_assert_uint_eq(n, 23);
	ck_assert_uint_eq(l[20].page, 0);
	ck_assert_uint_eq(l[21].page, 1);
	free(l);
}
END_TEST

START_TEST(titles_are_cut_where_a_word_ends)
{
	struct line	*l;
	size_t		 n;

	add_heading(&f, 1, "青禾镇人民政府2023年政府信息公开工作年度报告");
	set(P_PROFILE_GBT9704);
	l = pages_lines(&pages, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert_uint_eq(l[0].last, 0x5e74);	/* 年 */
	ck_assert_uint_eq(l[1].first, 0x653f);	/* 政 */
	/* In the middle of the text, which is not that of the page. */
	ck_assert_int_le(abs(l[0].left + l[0].right - 79370 - 521575), 20);
	free(l);
	check_text();
}
END_TEST

START_TEST(page_numbers_stand_on_the_outer_edge)
{
	const struct p_item	*odd, *even;

	for (int i = 0; i < 30; i++)
		add_paragraph(&f, "行");
	set(P_PROFILE_GBT9704);
	ck_assert_uint_eq(pages.n, 2);
	odd = &pages.page[0]->items[pages.page[0]->n - 1];
	even = &pages.page[1]->items[pages.page[1]->n - 1];
	ck_assert(odd->artifact && even->artifact);
	ck_assert_int_eq(even->x, 79370 + 14000);
	ck_assert_int_le(abs(odd->x + odd->w - (521575 - 14000)), 10);
	ck_assert_uint_eq(pages_count(&pages, "—1—", true), 1);
	ck_assert_uint_eq(pages_count(&pages, "—2—", true), 1);
}
END_TEST

/* A table of n rows under one header row, a label beside each ten. */
static void
add_long_table(int n)
{
	struct p_buf	 b = { 0 };
	struct pai_node	*t;

	p_buf_str(&b, "表头甲|表头乙|表头丙");
	for (int i = 0; i < n; i++)
		p_buf_fmt(&b, "/%s行%d|%d", i % 9 == 0 ? i + 9 <= n ?
		    "9x1标签|" : "末|" : i >= n / 9 * 9 ? "末|" : "", i,
		    i * 7);
	t = fixture_table(&f, b.p);
	t->as.table.head_rows = 1;
	p_buf_free(&b);
}

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

START_TEST(a_note_stands_on_the_page_of_its_mark)
{
	struct pai_build *b = &f.build.pub;

	for (int i = 0; i < 30; i++)
		add_paragraph(&f, "行");
	pai_open(b, PAI_N_PARAGRAPH);
	pai_text(b, "有注", strlen("有注"), 0);
	pai_open(b, PAI_N_NOTE)->as.note.type = PAI_NOTE_FOOT;
	add_paragraph(&f, "注文");
	pai_close(b, PAI_N_NOTE);
	pai_close(b, PAI_N_PARAGRAPH);
	for (int i = 0; i < 30; i++)
		add_paragraph(&f, "行");
	set(P_PROFILE_GBT9704);
	ck_assert_uint_eq(pages_count(&pages, "注文", false), 1);
	ck_assert_uint_eq(pages.n, 3);
	pages.n = 2;
	ck_assert_uint_eq(pages_count(&pages, "注文", false), 1);
	pages.n = 1;
	ck_assert_uint_eq(pages_count(&pages, "注文", false), 0);
	pages.n = 3;
}
END_TEST

START_TEST(items_have_their_numbers)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*list = pai_open(b, PAI_N_LIST);

	list->as.list.ordered = true;
	list->as.list.start = 3;
	for (int i = 0; i < 2; i++) {
		pai_open(b, PAI_N_ITEM);
		add_paragraph(&f, "项目");
		pai_close(b, PAI_N_ITEM);
	}
	pai_close(b, PAI_N_LIST);
	for (int p = P_PROFILE_SOURCE; p <= P_PROFILE_REPORT; p++) {
		set((enum p_profile)p);
		ck_assert_uint_eq(pages_count(&pages, "3.", false), 1);
		ck_assert_uint_eq(pages_count(&pages, "4.", false), 1);
		check_text();
	}
}
END_TEST

static unsigned
draw_lot(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

/* A cell of anything: spans, directions, long words, notes, tables. */
static void
add_random_cell(unsigned *seed, int depth)
{
	static const char *const text[] = { "", "0", "结果维持",
	    "三、本年度办理结果", "1.属于国家秘密", "（三）不予公开",
	    "supercalifragilistic", "12345678901234567890", "，。；" };
	struct pai_build *b = &f.build.pub;
	struct pai_node	*c = pai_open(b, PAI_N_CELL);

	c->as.cell.rows = draw_lot(seed, 4) == 0 ? 1 + draw_lot(seed, 9) : 1;
	c->as.cell.cols = draw_lot(seed, 5) == 0 ? 1 + draw_lot(seed, 3) : 1;
	if (draw_lot(seed, 6) == 0)
		c->as.cell.flow = (uint8_t)draw_lot(seed, 4);
	for (unsigned i = draw_lot(seed, 3); i > 0; i--)
		add_paragraph(&f, text[draw_lot(seed, 9)]);
	if (draw_lot(seed, 40) == 0)
		add_prose(*seed, 500);
	if (draw_lot(seed, 12) == 0) {
		pai_open(b, PAI_N_PARAGRAPH);
		pai_open(b, PAI_N_NOTE)->as.note.type =
		    (uint8_t)draw_lot(seed, 2);
		add_paragraph(&f, "注文");
		pai_close(b, PAI_N_NOTE);
		pai_close(b, PAI_N_PARAGRAPH);
	}
	if (depth < 2 && c->as.cell.flow == PAI_FLOW_LR &&
	    draw_lot(seed, 14) == 0) {
		pai_open(b, PAI_N_TABLE);
		for (int r = 0; r < 3; r++) {
			pai_open(b, PAI_N_ROW);
			add_random_cell(seed, depth + 1);
			add_random_cell(seed, depth + 1);
			pai_close(b, PAI_N_ROW);
		}
		pai_close(b, PAI_N_TABLE);
	}
	pai_close(b, PAI_N_CELL);
}

static void
add_random_table(unsigned seed)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*t = pai_open(b, PAI_N_TABLE);
	unsigned	 rows = 1 + draw_lot(&seed, 40);
	unsigned	 cols = 1 + draw_lot(&seed, 12);

	t->as.table.head_rows = draw_lot(&seed, 3);
	for (unsigned r = 0; r < rows; r++) {
		pai_open(b, PAI_N_ROW);
		for (unsigned c = 0; c < cols; c++)
			add_random_cell(&seed, 0);
		pai_close(b, PAI_N_ROW);
	}
	pai_close(b, PAI_N_TABLE);
	if (t->as.table.head_rows > t->as.table.rows)
		t->as.table.head_rows = t->as.table.rows;
}

static int
by_byte(const void *a, const void *b)
{
	return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* The same characters, in whatever order the pages have them. */
static void
check_characters(unsigned seed)
{
	struct p_buf	 want = { 0 }, have = { 0 };

	tree_text(f.doc.root, &want);
	pages_text(&pages, &have);
	ck_assert_msg(want.n == have.n, "table %u: %zu bytes became %zu",
	    seed, want.n, have.n);
	if (want.n > 0) {
		qsort(want.p, want.n, 1, by_byte);
		qsort(have.p, have.n, 1, by_byte);
		ck_assert_msg(memcmp(want.p, have.p, want.n) == 0,
		    "table %u: other characters", seed);
	}
	p_buf_free(&want);
	p_buf_free(&have);
}

START_TEST(no_table_loses_text)
{
	for (unsigned seed = 1; seed <= 120; seed++) {
		close_doc();
		open_doc();
		for (unsigned i = 0; i < seed % 20; i++)
			add_paragraph(&f, "行");
		add_random_table(seed * 7919u);
		set((enum p_profile)(P_PROFILE_SOURCE + seed % 3));
		check_characters(seed);
	}
}
END_TEST

static int32_t
wild(unsigned *seed)
{
	static const int32_t value[] = { INT32_MIN, INT32_MAX, 0, -1, 1,
	    14400000, -14400000, 12000, 240000 };

	return value[draw_lot(seed, 9)];
}

/* A record of which no number can be believed. */
static uint32_t
wild_style(unsigned *seed)
{
	struct pai_build *b = &f.build.pub;
	struct pai_style s = { .size = sizeof(s), .set = UINT64_MAX };
	const struct pai_tab_stop stop = { wild(seed),
	    (uint8_t)draw_lot(seed, 5), '.' };

	s.font_size = wild(seed);
	s.spacing = wild(seed);
	s.position = wild(seed);
	s.scale = (uint16_t)wild(seed);
	s.align = (uint8_t)draw_lot(seed, 6);
	s.indent_left = wild(seed);
	s.indent_right = wild(seed);
	s.indent_first = wild(seed);
	s.indent_first_chars = wild(seed);
	s.space_before = wild(seed);
	s.space_after_lines = wild(seed);
	s.line_rule = (uint8_t)draw_lot(seed, 3);
	s.line = wild(seed);
	s.keep_next = draw_lot(seed, 2) == 0;
	s.underline = (uint8_t)draw_lot(seed, 8);
	s.emmark = (uint8_t)draw_lot(seed, 5);
	s.tabs = &stop;
	s.tab_count = 1;
	s.width = wild(seed);
	s.width_percent = wild(seed);
	s.height = wild(seed);
	s.indent_table = wild(seed);
	s.snap_to_grid = true;
	s.right_to_left = draw_lot(seed, 2) == 0;
	s.cell_spacing = wild(seed);
	s.diagonal[PAI_DIAGONAL_UP] = (struct pai_border){
	    PAI_STROKE_DASHED, wild(seed), wild(seed), 0 };
	for (int i = 0; i < PAI_SIDE_MAX; i++) {
		s.border[i] = (struct pai_border){ PAI_STROKE_SINGLE,
		    wild(seed), wild(seed), 0 };
		s.padding[i] = wild(seed);
	}
	return b->host->build_style(b, &s);
}

static void
add_wild_section(unsigned *seed)
{
	struct pai_build *b = &f.build.pub;
	struct pai_section s = { .size = sizeof(s) };
	uint32_t	 index;

	s.page_width = wild(seed);
	s.page_height = wild(seed);
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		s.margin[i] = draw_lot(seed, 2) == 0 ? 30000 : wild(seed);
	s.gutter = wild(seed);
	s.header_at = wild(seed);
	s.grid = PAI_GRID_LINES_CHARS;
	s.line_pitch = wild(seed);
	s.char_space = wild(seed);
	s.columns = (uint32_t)wild(seed);
	s.column_gap = wild(seed);
	s.page_start = wild(seed);
	s.page_numeral = (uint8_t)draw_lot(seed, 30);
	s.mirror = draw_lot(seed, 2) == 0;
	s.gutter_top = draw_lot(seed, 2) == 0;
	s.gutter_right = draw_lot(seed, 2) == 0;
	s.right_to_left = draw_lot(seed, 2) == 0;
	s.valign = (uint8_t)draw_lot(seed, 3);
	s.break_type = (uint8_t)draw_lot(seed, 5);
	s.column_rule = true;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		s.page_border[i] = (struct pai_border){ PAI_STROKE_SINGLE,
		    wild(seed), wild(seed), 0 };
	index = b->host->build_section(b, &s);
	pai_open(b, PAI_N_SECTION)->as.section.index = index;
	pai_close(b, PAI_N_SECTION);
}

START_TEST(wild_numbers_do_no_harm)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*p, *t;

	for (unsigned seed = 1, n = 0; n < 150; n++) {
		close_doc();
		open_doc();
		add_wild_section(&seed);
		for (int i = 0; i < 6; i++) {
			p = pai_open(b, PAI_N_PARAGRAPH);
			p->style = wild_style(&seed);
			pai_text(b, "甲\t乙 word，。丙丁", strlen(
			    "甲\t乙 word，。丙丁"), wild_style(&seed));
			pai_close(b, PAI_N_PARAGRAPH);
		}
		t = fixture_table(&f, "2x1甲|乙/丙");
		t->style = wild_style(&seed);
		t->first->style = wild_style(&seed);
		t->first->first->style = wild_style(&seed);
		set(P_PROFILE_SOURCE);
		check_characters(n);
	}
}
END_TEST

/* A section of its own page, with a footer that counts. */
static void
add_section(int32_t width, int32_t height, uint32_t columns, bool footer)
{
	struct pai_build *b = &f.build.pub;
	const struct pai_section s = { .size = sizeof(s),
	    .page_width = width, .page_height = height,
	    .margin = { 50000, 50000, 50000, 50000 }, .footer_at = 20000,
	    .columns = columns, .column_gap = 20000, .page_start = -1,
	    .page_numeral = PAI_NUM_ROMAN_UPPER };
	uint32_t index = b->host->build_section(b, &s);

	pai_open(b, PAI_N_SECTION)->as.section.index = index;
	if (footer) {
		pai_open(b, PAI_N_RUNNING)->as.running.which =
		    PAI_RUN_FOOTER;
		pai_open(b, PAI_N_PARAGRAPH);
		pai_text(b, "第", 3, 0);
		pai_open(b, PAI_N_FIELD)->as.field.type = PAI_FIELD_PAGE;
		pai_close(b, PAI_N_FIELD);
		pai_text(b, "页共", 6, 0);
		pai_open(b, PAI_N_FIELD)->as.field.type = PAI_FIELD_NUMPAGES;
		pai_close(b, PAI_N_FIELD);
		pai_close(b, PAI_N_PARAGRAPH);
		pai_close(b, PAI_N_RUNNING);
	}
	pai_close(b, PAI_N_SECTION);
}

START_TEST(each_section_has_its_pages_and_the_last_footer)
{
	add_section(400000, 300000, 1, true);
	add_paragraph(&f, "甲");
	add_section(300000, 500000, 1, false);
	add_paragraph(&f, "乙");
	set(P_PROFILE_AUTO);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_eq(pages.page[0]->width, 400000);
	ck_assert_int_eq(pages.page[1]->height, 500000);
	ck_assert_uint_eq(pages_count(&pages, "第I页共2", true), 1);
	ck_assert_uint_eq(pages_count(&pages, "第II页共2", true), 1);
	check_inside();
}
END_TEST

START_TEST(columns_are_filled_one_after_another)
{
	struct line	*l;
	size_t		 n, right = 0;

	add_section(400000, 300000, 2, false);
	for (int i = 0; i < 24; i++)
		add_paragraph(&f, "行");
	set(P_PROFILE_AUTO);
	ck_assert_uint_eq(pages.n, 1);
	l = pages_lines(&pages, &n);
	ck_assert_uint_eq(n, 24);
	for (size_t i = 0; i < n; i++)
		right += l[i].left == 50000 + 140000 + 20000;
	ck_assert_uint_gt(right, 8);
	ck_assert_int_eq(l[n - 1].left, 210000);
	free(l);
}
END_TEST

START_TEST(too_many_pages_are_an_error)
{
	p_pages_free(&pages);
	fixture_close(&f);
	fixture_open(&f);
	ck_assert_int_eq(pai_ctx_limit(f.ctx, "pages=3"), PAI_OK);
	for (int i = 0; i < 100; i++)
		add_paragraph(&f, "行");
	ck_assert_int_eq(pages_set(&f, P_PROFILE_GBT9704, &pages),
	    PAI_E_LIMIT);
	ck_assert_uint_eq(pages.n, 3);
}
END_TEST

START_TEST(links_and_anchors_have_their_places)
{
	struct pai_build *b = &f.build.pub;
	const struct p_item *link, *dest;

	pai_open(b, PAI_N_PARAGRAPH);
	pai_open(b, PAI_N_ANCHOR)->as.anchor.name = b->host->build_str(b,
	    "here", 4);
	pai_close(b, PAI_N_ANCHOR);
	pai_open(b, PAI_N_LINK)->as.link.target = b->host->build_str(b,
	    "#here", 5);
	pai_text(b, "链接", 6, 0);
	pai_close(b, PAI_N_LINK);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_GBT9704);
	dest = &pages.page[0]->items[0];
	link = &pages.page[0]->items[2];
	ck_assert_int_eq(dest->kind, P_ITEM_DEST);
	ck_assert_str_eq(dest->as.dest.name.p, "here");
	ck_assert_int_eq(link->kind, P_ITEM_LINK);
	ck_assert_int_eq(link->x, pages.page[0]->items[1].x);
	ck_assert_int_eq(link->w, pages.page[0]->items[1].w);
}
END_TEST

static struct pai_node *
add_picture(const struct pai_figure *figure, bool anchored)
{
	static const struct pai_resource r = { { "p", 1 }, "image/png",
	    (const unsigned char *)"x", 1, 10, 10, 0, 0 };
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;

	b->host->build_resource(b, &r);
	(void)pai_open(b, PAI_N_PARAGRAPH);
	n = pai_open(b, PAI_N_IMAGE);
	n->as.image.target = (struct pai_str){ "p", 1 };
	n->as.image.width = 100000;
	n->as.image.height = 40000;
	n->as.image.anchored = anchored;
	n->as.image.figure = b->host->build_figure(b, figure);
	pai_close(b, PAI_N_IMAGE);
	pai_close(b, PAI_N_PARAGRAPH);
	return n;
}

static const struct p_item *
the_picture(void)
{
	for (size_t i = 0; i < pages.page[0]->n; i++)
		if (pages.page[0]->items[i].kind == P_ITEM_IMAGE)
			return &pages.page[0]->items[i];
	ck_abort_msg("there is no picture");
	return NULL;
}

START_TEST(a_picture_on_its_side_takes_that_room)
{
	struct pai_figure	 k = { .size = sizeof(k), .turn = 270,
				    .crop = { 0, 250, 0, 0 }, .flip_x = true };
	const struct p_item	*i;

	(void)add_picture(&k, true);
	set(P_PROFILE_REPORT);
	i = the_picture();
	ck_assert_int_eq(i->w, 100000);
	ck_assert_int_eq(i->h, 40000);
	ck_assert_int_eq(i->as.image.turn, 270);
	ck_assert_int_eq(i->as.image.crop[PAI_SIDE_RIGHT], 250);
	ck_assert(i->as.image.flip_x && !i->as.image.flip_y);
	/* The one below it keeps 100 pt away, not 40. */
	(void)add_picture(&k, true);
	set(P_PROFILE_REPORT);
	i = the_picture();
	ck_assert_int_ge(i[1].y - i->y, 100000);
}
END_TEST

START_TEST(a_floating_picture_stands_where_it_asked_to)
{
	struct pai_figure	 k = { .size = sizeof(k),
				    .place_x = PAI_PLACE_START };
	int32_t			 left, right, middle;

	(void)add_picture(&k, true);
	set(P_PROFILE_REPORT);
	left = the_picture()->x;
	fixture_close(&f);
	fixture_open(&f);
	k.place_x = PAI_PLACE_END;
	(void)add_picture(&k, true);
	set(P_PROFILE_REPORT);
	right = the_picture()->x;
	fixture_close(&f);
	fixture_open(&f);
	k.place_x = PAI_PLACE_CENTRE;
	(void)add_picture(&k, true);
	set(P_PROFILE_REPORT);
	middle = the_picture()->x;
	ck_assert_int_lt(left, middle);
	ck_assert_int_le(abs(middle - (left + right) / 2), 1);
	fixture_close(&f);
	fixture_open(&f);
	k.place_x = PAI_PLACE_OFFSET;
	k.x = 12345;
	(void)add_picture(&k, true);
	set(P_PROFILE_REPORT);
	ck_assert_int_eq(the_picture()->x, left + 12345);
}
END_TEST

START_TEST(an_empty_document_has_a_page)
{
	set(P_PROFILE_AUTO);
	ck_assert_uint_eq(pages.n, 1);
}
END_TEST

START_TEST(the_dump_is_stable)
{
	struct p_buf	 b = { 0 };

	add_heading(&f, 1, "题目");
	add_paragraph(&f, "正文。");
	set(P_PROFILE_GBT9704);
	p_pages_dump(&pages, &b);
	ck_assert_str_eq(b.p,
	    "page 1 595.3 841.9 number 1\n"
	    "  dest 278.5 104.9 0.0 0.0 1 \"题目\" #\n"
	    "  text 278.5 126.9 44.0 22.0 f2 22.0 \"题目\"\n"
	    "  text 111.0 182.8 47.4 16.0 f1 16.0 \"正文。\"\n"
	    "  text* 458.6 775.5 49.0 14.0 f5 14.0 \"— 1 —\"\n");
	p_buf_free(&b);
}
END_TEST

static double
seconds_for(int paragraphs)
{
	double	 best = 1e9, t;
	clock_t	 start;

	close_doc();
	open_doc();
	for (int i = 0; i < paragraphs; i++)
		add_prose((unsigned)i, 60);
	add_long_table(paragraphs);
	for (int i = 0; i < 3; i++) {
		start = clock();
		set(P_PROFILE_GBT9704);
		t = (double)(clock() - start) / CLOCKS_PER_SEC;
		best = t < best ? t : best;
	}
	return best;
}

START_TEST(ten_times_the_text_takes_ten_times_as_long)
{
	double	 one = seconds_for(150), ten = seconds_for(1500);

	ck_assert_msg(ten < one * 20 + 0.01, "%f s, then %f s", one, ten);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("layout");
	TCase	*c = tcase_create("pages");
	SRunner	*r;
	int	 failed;

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_page_is_22_lines_of_28_characters);
	tcase_add_test(c, no_line_begins_or_ends_with_a_forbidden_mark);
	tcase_add_test(c, justified_lines_end_at_the_margin);
	tcase_add_test(c, a_word_longer_than_the_line_is_broken);
	tcase_add_test(c, a_heading_goes_with_what_follows);
	tcase_add_test(c, a_signature_takes_text_with_it);
	tcase_add_test(c, titles_are_cut_where_a_word_ends);
	tcase_add_test(c, page_numbers_stand_on_the_outer_edge);
	tcase_add_test(c, header_rows_come_again_on_each_page);
	tcase_add_test(c, a_label_that_a_page_cuts_comes_again);
	tcase_add_test(c, cells_do_not_overlap);
	tcase_add_test(c, a_row_taller_than_a_page_is_cut);
	tcase_add_test(c, vertical_labels_stand_upright_one_below_another);
	tcase_add_test(c, tables_in_cells_keep_their_text);
	tcase_add_test(c, a_table_in_a_cell_may_be_longer_than_a_page);
	tcase_add_test(c, a_note_stands_on_the_page_of_its_mark);
	tcase_add_test(c, items_have_their_numbers);
	tcase_add_test(c, no_table_loses_text);
	tcase_add_test(c, wild_numbers_do_no_harm);
	tcase_add_test(c, each_section_has_its_pages_and_the_last_footer);
	tcase_add_test(c, columns_are_filled_one_after_another);
	tcase_add_test(c, too_many_pages_are_an_error);
	tcase_add_test(c, links_and_anchors_have_their_places);
	tcase_add_test(c, a_picture_on_its_side_takes_that_room);
	tcase_add_test(c, a_floating_picture_stands_where_it_asked_to);
	tcase_add_test(c, an_empty_document_has_a_page);
	tcase_add_test(c, the_dump_is_stable);
	tcase_add_test(c, ten_times_the_text_takes_ten_times_as_long);
	suite_add_tcase(s, c);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
