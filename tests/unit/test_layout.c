/*
 * What a page must be, whatever stands on it.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kit/break.h"
#include "layout_doc.h"
#include "run.h"

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

/* One item of Chinese text behind a bullet. */
static void
add_bullet(const char *label, uint32_t style)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*item;

	pai_open(b, PAI_N_LIST);
	item = pai_open(b, PAI_N_ITEM);
	item->as.item.label = (struct pai_str){ label, strlen(label) };
	item->as.item.label_style = style;
	add_paragraph(&f, "项目");
	pai_close(b, PAI_N_ITEM);
	pai_close(b, PAI_N_LIST);
}

START_TEST(a_bullet_in_chinese_text_has_the_font_of_its_record)
{
	const struct pai_style s = { .size = sizeof(s), .set = PAI_SF_FONT,
	    .font = { [PAI_SCRIPT_LATIN] = { "Symbol", 6 } } };
	struct pai_build *b = &f.build.pub;

	add_bullet("\xe2\x80\xa2", b->host->build_style(b, &s));
	set(P_PROFILE_SOURCE);
	ck_assert_uint_ne(item_of(0, 0x2022)->as.text.font,
	    item_of(0, 0x9879)->as.text.font);
}
END_TEST

START_TEST(a_typewriters_o_is_a_circle_where_the_looks_are_ours)
{
	add_bullet("o", 0);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages_count(&pages, "o", false), 1);
	set(P_PROFILE_REPORT);
	ck_assert_uint_eq(pages_count(&pages, "\xe2\x97\x8b", false), 1);
}
END_TEST

/* A section of its own page, with a footer that counts. */
static void
add_footed(int32_t width, int32_t height, uint32_t columns, bool footer)
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
	add_footed(400000, 300000, 1, true);
	add_paragraph(&f, "甲");
	add_footed(300000, 500000, 1, false);
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

	add_footed(400000, 300000, 2, false);
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

/* In the paragraph that is open. */
static struct pai_node *
put_picture(const struct pai_figure *figure, bool anchored)
{
	static const struct pai_resource r = { { "p", 1 }, "image/png",
	    (const unsigned char *)"x", 1, 10, 10, 0, 0 };
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;

	b->host->build_resource(b, &r);
	n = pai_open(b, PAI_N_IMAGE);
	n->as.image.target = (struct pai_str){ "p", 1 };
	n->as.image.width = 100000;
	n->as.image.height = 40000;
	n->as.image.anchored = anchored;
	n->as.image.figure = b->host->build_figure(b, figure);
	pai_close(b, PAI_N_IMAGE);
	return n;
}

static struct pai_node *
add_picture(const struct pai_figure *figure, bool anchored)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;

	(void)pai_open(b, PAI_N_PARAGRAPH);
	n = put_picture(figure, anchored);
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

/* As formulas are, which share the baseline of their text (17.3.2.24). */
START_TEST(a_lowered_picture_reaches_below_its_line)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_figure	 k = { .size = sizeof(k) };
	struct pai_style	 s = { .size = sizeof(s), .position = -16000 };
	const struct p_item	*i;

	(void)pai_open(b, PAI_N_PARAGRAPH);
	pai_text(b, "二", 3, 0);
	put_picture(&k, false)->style = b->host->build_style(b, &s);
	pai_close(b, PAI_N_PARAGRAPH);
	add_paragraph(&f, "一");
	set(P_PROFILE_SOURCE);
	i = the_picture();
	ck_assert_int_eq(i->y + i->h, item_of(0, 0x4e8c)->y + 16000);
	ck_assert_int_ge(item_of(0, 0x4e00)->y, i->y + i->h + 5000);
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
	tcase_add_test(c, a_note_stands_on_the_page_of_its_mark);
	tcase_add_test(c, items_have_their_numbers);
	tcase_add_test(c,
	    a_bullet_in_chinese_text_has_the_font_of_its_record);
	tcase_add_test(c,
	    a_typewriters_o_is_a_circle_where_the_looks_are_ours);
	tcase_add_test(c, each_section_has_its_pages_and_the_last_footer);
	tcase_add_test(c, columns_are_filled_one_after_another);
	tcase_add_test(c, too_many_pages_are_an_error);
	tcase_add_test(c, links_and_anchors_have_their_places);
	tcase_add_test(c, a_picture_on_its_side_takes_that_room);
	tcase_add_test(c, a_lowered_picture_reaches_below_its_line);
	tcase_add_test(c, a_floating_picture_stands_where_it_asked_to);
	tcase_add_test(c, an_empty_document_has_a_page);
	tcase_add_test(c, the_dump_is_stable);
	tcase_add_test(c, ten_times_the_text_takes_ten_times_as_long);
	suite_add_tcase(s, c);
	return run_suite(s);
}
