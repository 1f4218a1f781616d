/*
 * Tables on pages: cut, led by their headers, one in another.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

/* The page that shows a text first. */
static size_t
page_of(const char *text)
{
	for (size_t i = 0; i < pages.n; i++) {
		const struct p_pages	 one = { .page = &pages.page[i],
					    .n = 1 };

		if (pages_count(&one, text, false) > 0)
			return i;
	}
	ck_abort_msg("%s is on no page", text);
	return 0;
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

/* A header that we found, and its author did not mark. */
START_TEST(the_source_says_itself_which_rows_come_again)
{
	add_long_table(180);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_gt(pages.n, 3);
	ck_assert_uint_eq(pages_count(&pages, "表头甲", true), 0);
	for (struct pai_node *n = f.doc.root->first; n != NULL; n = n->next)
		if (n->kind == PAI_N_TABLE)
			n->first->as.row.head = true;
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages_count(&pages, "表头甲", true), pages.n - 1);
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

START_TEST(it_is_marked_in_its_own_script)
{
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "9x1Class of items|row");
	for (int i = 1; i < 9; i++) {
		p_buf_str(&b, "/");
		for (int k = 0; k < 300; k++)
			p_buf_str(&b, "row ");
	}
	fixture_table(&f, b.p);
	set(P_PROFILE_REPORT);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_uint_eq(pages_count(&pages, "(cont.)", true), 1);
	p_buf_free(&b);
}
END_TEST

/*
 * Wherever the page ends behind the label, though only one low row is left
 * beside it: written across (0) or downwards (1).
 */
START_TEST(a_label_comes_again_however_little_is_left)
{
	struct p_buf	 b = { 0 };
	struct pai_node	*t;
	size_t		 cut = 0;

	p_buf_str(&b, "9x1本年度办理结果|行甲");
	for (int i = 1; i < 8; i++) {
		p_buf_str(&b, "/");
		for (int k = 0; k < 60; k++)
			p_buf_str(&b, "行");
	}
	p_buf_str(&b, "/丑/末甲|一/末乙|二/末丙|三");
	for (int lines = 8; lines < 18; lines++) {
		close_doc();
		pages = (struct p_pages){ 0 };
		open_doc();
		for (int i = 0; i < lines; i++)
			add_paragraph(&f, "行");
		t = fixture_table(&f, b.p);
		t->first->first->as.cell.flow = _i == 1 ? PAI_FLOW_VERTICAL :
		    PAI_FLOW_LR;
		set(P_PROFILE_GBT9704);
		check_text();
		check_inside();
		if (page_of("果") == page_of("丑"))
			continue;
		ck_assert_uint_eq(pages_count(&pages, "续", true), 1);
		cut++;
	}
	ck_assert_uint_gt(cut, 3);
	p_buf_free(&b);
}
END_TEST

/* As its neighbours do: it has the room of three columns. */
START_TEST(a_name_over_several_columns_stands_in_their_middle)
{
	const struct p_item *i;
	bool		 seen = false;

	fixture_table(&f, "信息内容|甲|乙|丙/类别|1x3本年收费金额（单位：万元）/"
	    "费|1x3零");
	set(P_PROFILE_GBT9704);
	for (i = pages.page[0]->items; i < pages.page[0]->items +
	    pages.page[0]->n; i++) {
		if (i->kind != P_ITEM_TEXT ||
		    pages.page[0]->glyphs[i->as.text.first].cp != 0x672c)
			continue;
		ck_assert_int_gt(i->x, pages.page[0]->width / 3);
		seen = true;
	}
	ck_assert(seen);
}
END_TEST

/* A number of two digits stands side by side in a label, a year does not. */
START_TEST(two_digits_stand_abreast_in_a_label)
{
	const struct p_item *i;
	size_t		 pairs = 0;
	struct pai_node	*t = fixture_table(&f, "3x1第12项2023年|甲/乙/丙");

	t->first->first->as.cell.flow = PAI_FLOW_VERTICAL;
	set(P_PROFILE_GBT9704);
	for (i = pages.page[0]->items; i < pages.page[0]->items +
	    pages.page[0]->n; i++)
		pairs += i->kind == P_ITEM_TEXT && i->as.text.n == 2 &&
		    pages.page[0]->glyphs[i->as.text.first].cp == '1';
	ck_assert_uint_eq(pairs, 1);
	ck_assert_uint_eq(pages_count(&pages, "第12项2023年", false), 1);
	check_inside();
}
END_TEST

/* Lines as long as the row is high, from the right of the cell leftwards. */
START_TEST(vertical_cells_of_the_source_fill_their_rows)
{
	struct pai_style	 row = { .size = sizeof(row),
				    .height = 60000 };
	struct pai_section	 page = { .rules = PAI_RULE_TABLES_INSIDE };
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*t;
	struct p_buf		 dump = { 0 };

	add_section(&page);
	t = fixture_table(&f, "一二三四五Ab，|横/甲乙丙丁戊|横");
	t->first->style = b->host->build_style(b, &row);
	t->first->first->as.cell.flow = PAI_FLOW_VERTICAL;
	set(P_PROFILE_SOURCE);
	p_pages_dump(&pages, &dump);
	ck_assert_ptr_nonnull(strstr(dump.p,
	    "  text 96.5 59.7 55.1 10.5 f1 10.5 upright \"一二三四五\"\n"
	    "  text 86.4 50.5 10.5 10.5 f1 10.5 turn=90 \"Ab\"\n"
	    "  text 85.1 70.2 10.5 10.5 f1 10.5 upright \"，\"\n"));
	p_buf_free(&dump);
}
END_TEST

/* Above and below; none between rows whose cells say nothing. */
START_TEST(the_edges_of_a_table_are_those_of_its_rim)
{
	const struct pai_border	 line = { PAI_STROKE_SINGLE, 1000, 0, 0 };
	struct pai_style	 s = { .size = sizeof(s),
				    .set = PAI_SF_BORDER,
				    .border = { line, { 0 }, line, { 0 } } };
	struct pai_section	 page = { .rules = PAI_RULE_TABLES_INSIDE };
	const struct p_item	*i;
	size_t			 rules = 0;

	add_section(&page);
	fixture_table(&f, "a|b/c|d/e|f")->style =
	    f.build.pub.host->build_style(&f.build.pub, &s);
	set(P_PROFILE_SOURCE);
	for (i = pages.page[0]->items; i < pages.page[0]->items +
	    pages.page[0]->n; i++)
		rules += i->kind == P_ITEM_RECT;
	ck_assert_uint_eq(rules, 2);
}
END_TEST

/* The second row leaves out a column: no rule goes down beside it. */
START_TEST(where_no_cell_is_there_is_no_rule)
{
	const struct pai_border	 line = { PAI_STROKE_SINGLE, 1000, 0, 0 };
	struct pai_style	 s = { .size = sizeof(s),
				    .set = PAI_SF_BORDER,
				    .border = { line, line, line, line } };
	struct pai_section	 page = { .rules = PAI_RULE_TABLES_INSIDE };
	const struct p_item	*i;
	struct pai_node		*t;
	size_t			 down = 0;

	add_section(&page);
	t = fixture_table(&f, "a|b/c");
	t->style = f.build.pub.host->build_style(&f.build.pub, &s);
	for (struct pai_node *r = t->first; r != NULL; r = r->next)
		r->first->style = t->style;
	set(P_PROFILE_SOURCE);
	for (i = pages.page[0]->items; i < pages.page[0]->items +
	    pages.page[0]->n; i++)
		down += i->kind == P_ITEM_RECT && i->h > i->w;
	ck_assert_uint_eq(down, 3 + 2);	/* row by row */
}
END_TEST

START_TEST(the_last_row_is_not_alone_on_its_page)
{
	struct p_buf	 b = { 0 };
	size_t		 most = 0;

	/* However many rows: somewhere the last one would not fit. */
	for (int rows = 20; rows < 60; rows++) {
		close_doc();
		pages = (struct p_pages){ 0 };
		open_doc();
		p_buf_clear(&b);
		p_buf_str(&b, "表头甲|表头乙");
		for (int i = 2; i < rows; i++)
			p_buf_fmt(&b, "/行|%d", i);
		p_buf_str(&b, "/末前|一/末后|二");
		fixture_table(&f, b.p)->as.table.head_rows = 1;
		set(P_PROFILE_GBT9704);
		check_text();
		most = pages.n > most ? pages.n : most;
		ck_assert_uint_eq(page_of("末前"), page_of("末后"));
	}
	ck_assert_uint_gt(most, 1);
	p_buf_free(&b);
}
END_TEST

START_TEST(a_heading_goes_with_the_table_below_it)
{
	struct p_buf	 b = { 0 };
	size_t		 last = 0;

	/* Rows of any height push the heading off the lines of the page. */
	for (int rows = 8; rows < 48; rows++) {
		close_doc();
		pages = (struct p_pages){ 0 };
		open_doc();
		p_buf_clear(&b);
		p_buf_str(&b, "上甲|上乙");
		for (int i = 1; i < rows; i++)
			p_buf_fmt(&b, "/行|%d", i);
		fixture_table(&f, b.p);
		add_heading(&f, 2, "三、标题");
		fixture_table(&f, "3x1表头甲|1x2表头乙/丙|丁/戊|己/末前|1|2"
		    "/末后|3|4");
		set(P_PROFILE_GBT9704);
		check_text();
		ck_assert_uint_eq(page_of("三、标题"), page_of("表头甲"));
		last = page_of("表头甲");
	}
	ck_assert_uint_gt(last, 0);
	p_buf_free(&b);
}
END_TEST

/* A document anew, whose next block begins below so many lines. */
static void
begin_below(int lines)
{
	close_doc();
	pages = (struct p_pages){ 0 };
	open_page(0);
	for (int i = 0; i < lines; i++)
		add_record("行");
}

/* The row of a table, from 0. */
static struct pai_node *
row_of(struct pai_node *table, int row)
{
	struct pai_node	*r = table->first;

	for (; row > 0; row--)
		r = r->next;
	return r;
}

/* That only its first line would have room is no matter. */
START_TEST(header_rows_are_not_alone_on_a_page)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*t;
	size_t			 last = 0;

	for (int lines = 0; lines < 24; lines++) {
		begin_below(lines);
		t = fixture_table(&f, "表头甲|乙/首行长长长长长长长长长长长长长"
		    "长长长长长长长长长长长长长长长长长长长长长长长长长长长长"
		    "长长长长长长长长长长长长长长长长长长长长长长长长长长长长"
		    "长长长长长长长长长长长长长长长长长长长长长长|二/三|四");
		row_of(t, 0)->as.row.head = true;
		record.cant_split = true;
		row_of(t, 1)->style = b->host->build_style(b, &record);
		set(P_PROFILE_SOURCE);
		check_text();
		ck_assert_uint_eq(page_of("表头甲"), page_of("首行"));
		last = page_of("首行");
	}
	ck_assert_uint_gt(last, 0);
}
END_TEST

START_TEST(rows_that_their_author_ties_stand_on_one_page)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*t;
	uint32_t		 style;
	size_t			 last = 0;

	for (int lines = 0; lines < 24; lines++) {
		begin_below(lines);
		t = fixture_table(&f, "一|二/甲|三/乙|四/丙|五/末|六");
		record.keep_next = true;
		style = b->host->build_style(b, &record);
		row_of(t, 1)->first->first->style = style;
		row_of(t, 2)->first->first->style = style;
		set(P_PROFILE_SOURCE);
		check_text();
		ck_assert_uint_eq(page_of("甲"), page_of("乙"));
		ck_assert_uint_eq(page_of("甲"), page_of("丙"));
		last += page_of("甲") > page_of("一");
	}
	ck_assert_uint_gt(last, 1);
}
END_TEST

START_TEST(a_heading_within_a_table_goes_with_the_row_below_it)
{
	struct p_buf	 b = { 0 };
	size_t		 turned = 0;

	for (int rows = 10; rows < 60; rows++) {
		close_doc();
		pages = (struct p_pages){ 0 };
		open_doc();
		p_buf_clear(&b);
		p_buf_str(&b, "上甲|上乙");
		for (int i = 1; i < rows; i++)
			p_buf_fmt(&b, "/行|%d", i);
		p_buf_str(&b, "/前|0/1x2第二十条/内容|件数/首行|1/次行|2"
		    "/末行|3");
		fixture_table(&f, b.p);
		set(_i == 0 ? P_PROFILE_GBT9704 : P_PROFILE_REPORT);
		check_text();
		ck_assert_uint_eq(page_of("第二十条"), page_of("首行"));
		turned += page_of("第二十条") > page_of("前");
	}
	ck_assert_uint_gt(turned, 0);
	p_buf_free(&b);
}
END_TEST

/* From row to row of a table whose cells stand apart. */
static int32_t
pitch_of_rows(int32_t width)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_style	 look = { .size = sizeof(look),
				    .set = PAI_SF_PADDING,
				    .cell_spacing = 2000 };
	struct pai_node		*t;

	begin_below(0);
	t = fixture_table(&f, "a/b");
	t->style = b->host->build_style(b, &look);
	if (width > 0)
		look.set |= PAI_SF_BORDER;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		look.border[i] = (struct pai_border){ PAI_STROKE_SINGLE,
		    width, 0, 0 };
	for (int row = 0; row < 2; row++)
		row_of(t, row)->first->style = b->host->build_style(b, &look);
	set(P_PROFILE_SOURCE);
	return baseline_of('b') - baseline_of('a');
}

START_TEST(borders_of_cells_that_stand_apart_take_room)
{
	ck_assert_int_eq(pitch_of_rows(1500), pitch_of_rows(500) + 2000);
}
END_TEST

/* A page of 200 pt with room for some lines under the first paragraphs. */
static void
row_below(int paragraphs, const struct pai_style *row)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_section	 s = { .size = sizeof(s), .columns = 1,
				    .page_width = 400000,
				    .page_height = 300000, .page_start = -1,
				    .margin = { 50000, 50000, 50000,
				    50000 } };
	struct pai_node		*t;

	pai_open(b, PAI_N_SECTION)->as.section.index =
	    b->host->build_section(b, &s);
	pai_close(b, PAI_N_SECTION);
	for (int i = 0; i < paragraphs; i++)
		add_paragraph(&f, "上");
	t = pai_open(b, PAI_N_TABLE);
	t->as.table.spans = PAI_SPANS_GIVEN;
	pai_open(b, PAI_N_ROW)->style = row == NULL ? 0 :
	    b->host->build_style(b, row);
	pai_open(b, PAI_N_CELL);
	for (int i = 0; i < 8; i++)
		add_paragraph(&f, i == 0 ? "首" : i == 7 ? "尾" : "中");
	pai_close(b, PAI_N_CELL);
	pai_close(b, PAI_N_ROW);
	pai_close(b, PAI_N_TABLE);
	set(P_PROFILE_SOURCE);
	check_text();
	check_inside();
}

START_TEST(a_page_may_end_within_a_row_of_the_source)
{
	row_below(11, NULL);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_uint_eq(page_of("首"), 0);
	ck_assert_uint_eq(page_of("尾"), 1);
}
END_TEST

START_TEST(a_row_that_must_not_be_cut_goes_on_the_next_page)
{
	const struct pai_style	 s = { .size = sizeof(s), .cant_split = true };

	row_below(11, &s);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_uint_eq(page_of("首"), 1);
}
END_TEST

START_TEST(a_row_of_exact_height_is_no_higher)
{
	const struct pai_style	 s = { .size = sizeof(s), .height = 106000,
				    .height_exact = true,
				    .set = PAI_SF_HEIGHT };
	int32_t			 low = 0;

	row_below(1, &s);
	for (size_t i = 0; i < pages.page[0]->n; i++)
		if (pages.page[0]->items[i].kind == P_ITEM_RECT)
			low = pages.page[0]->items[i].y > low ?
			    pages.page[0]->items[i].y : low;
	ck_assert_int_le(low, 50000 + 14000 + 106500);
	/* Text is never cut for it. */
	ck_assert_uint_eq(pages_count(&pages, "尾", false), 1);
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

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, header_rows_come_again_on_each_page);
	tcase_add_test(c, the_source_says_itself_which_rows_come_again);
	tcase_add_test(c, a_label_that_a_page_cuts_comes_again);
	tcase_add_test(c, it_is_marked_in_its_own_script);
	tcase_add_loop_test(c, a_label_comes_again_however_little_is_left, 0,
	    2);
	tcase_add_test(c, cells_do_not_overlap);
	tcase_add_test(c, a_row_taller_than_a_page_is_cut);
	tcase_add_test(c, vertical_labels_stand_upright_one_below_another);
	tcase_add_test(c, tables_in_cells_keep_their_text);
	tcase_add_test(c, a_table_in_a_cell_may_be_longer_than_a_page);
	tcase_add_test(c, a_name_over_several_columns_stands_in_their_middle);
	tcase_add_test(c, two_digits_stand_abreast_in_a_label);
	tcase_add_test(c, vertical_cells_of_the_source_fill_their_rows);
	tcase_add_test(c, the_edges_of_a_table_are_those_of_its_rim);
	tcase_add_test(c, where_no_cell_is_there_is_no_rule);
	tcase_add_test(c, the_last_row_is_not_alone_on_its_page);
	tcase_add_test(c, a_heading_goes_with_the_table_below_it);
	tcase_add_test(c, borders_of_cells_that_stand_apart_take_room);
	tcase_add_test(c, header_rows_are_not_alone_on_a_page);
	tcase_add_test(c, rows_that_their_author_ties_stand_on_one_page);
	tcase_add_loop_test(c,
	    a_heading_within_a_table_goes_with_the_row_below_it, 0, 2);
	tcase_add_test(c, a_page_may_end_within_a_row_of_the_source);
	tcase_add_test(c, a_row_that_must_not_be_cut_goes_on_the_next_page);
	tcase_add_test(c, a_row_of_exact_height_is_no_higher);
	suite_add_tcase(s, c);
	return run_suite(s);
}
