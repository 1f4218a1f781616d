/*
 * The rules of Word about the blank between blocks and the place of tables.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

/* The fonts of these tests have 800/1000 of the size above the baseline. */
#define	FIRST_LINE	(50000 + 8000)

static void
open_plain(void)
{
	open_page(0);
}

static void
open_automatic(uint16_t rules)
{
	open_page(rules);
	record.space_before = record.space_after = 14000;
	record.setting = PAI_SET_AUTO_BEFORE | PAI_SET_AUTO_AFTER;
}

static void
add_item(const char *text, int32_t numbering)
{
	struct pai_build	*b = &f.build.pub;

	pai_open(b, PAI_N_LIST)->as.list.numbering = numbering;
	pai_open(b, PAI_N_ITEM);
	add_record(text);
	pai_close(b, PAI_N_ITEM);
	pai_close(b, PAI_N_LIST);
}

static int32_t
between(uint32_t a, uint32_t b)
{
	return baseline_of(b) - baseline_of(a) - 10000;
}

START_TEST(automatic_space_is_between_paragraphs_and_not_at_the_edge)
{
	close_doc();
	open_automatic(0);
	add_record("a");
	add_record("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('a'), FIRST_LINE);
	ck_assert_int_eq(between('a', 'b'), 14000);
}
END_TEST

START_TEST(automatic_space_is_around_a_list_and_not_in_it)
{
	close_doc();
	open_automatic(0);
	add_record("a");
	add_item("b", 1);
	add_item("c", 1);
	add_item("d", 2);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 14000);
	ck_assert_int_eq(between('b', 'c'), 0);
	ck_assert_int_eq(between('c', 'd'), 14000);
}
END_TEST

START_TEST(where_spaces_add_up_both_are_between)
{
	close_doc();
	open_page(PAI_RULE_SPACE_ADDS);
	record.space_before = 5000;
	record.space_after = 7000;
	add_record("a");
	add_record("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 12000);
}
END_TEST

/* What else their records say, an indent say, does not matter. */
START_TEST(paragraphs_of_one_style_may_leave_out_the_space_between)
{
	record.name = (struct pai_str){ "Item", 4 };
	record.contextual_spacing = true;
	record.space_before = record.space_after = 9000;
	add_record("a");
	record.indent_left = 5000;
	add_record("b");
	record.contextual_spacing = false;
	add_record("c");
	record.name = (struct pai_str){ "Text", 4 };
	add_record("d");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 0);
	ck_assert_int_eq(between('b', 'c'), 9000);
	ck_assert_int_eq(between('c', 'd'), 9000);
}
END_TEST

/* The mark of the paragraph is 20 pt, its text 10. */
START_TEST(indents_count_characters_of_the_text)
{
	struct pai_build	*b = &f.build.pub;
	uint32_t		 text;

	text = b->host->build_style(b, &record);
	record.font_size = 20000;
	record.indent_first_chars = 200;
	pai_open(b, PAI_N_PARAGRAPH)->style = b->host->build_style(b,
	    &record);
	pai_text(b, "a", 1, text);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'a')->x, 50000 + 20000);
}
END_TEST

static struct pai_node *
add_table(int32_t width, int32_t indent)
{
	struct pai_style	 s = { .size = sizeof(s),
				    .indent_table = indent,
				    .set = PAI_SF_PADDING,
				    .padding = { 0, 6000, 0, 6000 } };
	static int32_t		 widths[2];
	struct pai_node		*t = fixture_table(&f, "a|b");

	widths[0] = widths[1] = width / 2;
	t->as.table.widths = widths;
	t->style = f.build.pub.host->build_style(&f.build.pub, &s);
	return t;
}

START_TEST(the_text_of_a_table_stands_at_the_margin)
{
	add_table(100000, 0);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'a')->x, 50000);
}
END_TEST

START_TEST(or_its_edge_does)
{
	close_doc();
	open_page(PAI_RULE_TABLES_INSIDE);
	add_table(100000, 0);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'a')->x, 56000);
}
END_TEST

/* 300 pt of text, margins of 50. */
START_TEST(a_table_may_be_wider_than_the_text)
{
	close_doc();
	open_page(PAI_RULE_TABLES_INSIDE);
	add_table(340000, -20000);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'a')->x, 50000 - 20000 + 6000);
	ck_assert_int_eq(item_of(0, 'b')->x - item_of(0, 'a')->x, 170000);
}
END_TEST

START_TEST(but_not_than_the_page)
{
	close_doc();
	open_page(PAI_RULE_TABLES_INSIDE);
	add_table(900000, -70000);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'a')->x, 6000);
	ck_assert_int_eq(item_of(0, 'b')->x, 206000);
	check_inside();
}
END_TEST

/* A head 20 pt below the edge, of a line of 10 pt, over a margin of 50. */
START_TEST(the_space_around_a_running_head_pushes_the_text)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_section	 page = { .size = sizeof(page),
				    .page_width = 400000,
				    .page_height = 300000, .page_start = -1,
				    .header_at = 20000, .columns = 1,
				    .margin = { 50000, 50000, 50000,
				    50000 } };

	pai_open(b, PAI_N_SECTION)->as.section.index =
	    b->host->build_section(b, &page);
	pai_open(b, PAI_N_RUNNING)->as.running.which = PAI_RUN_HEADER;
	record.space_before = 7000;
	record.space_after = 25000;
	add_record("h");
	pai_close(b, PAI_N_RUNNING);
	pai_close(b, PAI_N_SECTION);
	record.space_before = record.space_after = 0;
	add_record("a");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('h'), 20000 + 7000 + 8000);
	ck_assert_int_eq(baseline_of('a'), 20000 + 7000 + 10000 + 25000 +
	    8000);
}
END_TEST

static int32_t
second_column(int32_t width, int32_t percent)
{
	struct pai_node	*t;
	struct pai_style s;

	close_doc();
	open_page(PAI_RULE_TABLES_INSIDE);
	t = add_table(width, 0);
	s = *f.build.pub.host->doc_style(&f.doc.pub,
	    t->style);
	s.width_percent = percent;
	t->style = f.build.pub.host->build_style(&f.build.pub, &s);
	set(P_PROFILE_SOURCE);
	return item_of(0, 'b')->x - item_of(0, 'a')->x;
}

/* Of 300 pt; Word's own widths have the padding of both sides besides. */
START_TEST(a_table_has_its_share_of_the_text)
{
	ck_assert_int_eq(second_column(100000, 50000), 75000);
	ck_assert_int_eq(second_column(40000, 100000), 150000);
	ck_assert_int_eq(second_column(312000, 100000), 156000);
	/* More than the whole reaches into the margin. */
	ck_assert_int_eq(second_column(40000, 110000), 165000);
}
END_TEST

START_TEST(so_has_one_that_names_no_widths)
{
	struct pai_style s = { .size = sizeof(s), .width_percent = 50000 };

	fixture_table(&f, "a|b")->style = f.build.pub.host->build_style(
	    &f.build.pub, &s);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'b')->x - item_of(0, 'a')->x, 75000);
}
END_TEST

static struct pai_node *
add_narrow_table(int32_t *widths, const char *text)
{
	struct pai_style s = { .size = sizeof(s), .set = PAI_SF_PADDING };
	struct pai_node	*t = fixture_table(&f, text);

	t->as.table.widths = widths;
	t->style = f.build.pub.host->build_style(&f.build.pub, &s);
	set(P_PROFILE_SOURCE);
	return t;
}

START_TEST(words_widen_a_table_before_they_break)
{
	int32_t	 widths[] = { 30000, 30000 };

	add_narrow_table(widths, "abbbbbbbbbbbbbbbbbbb|cd");
	ck_assert_uint_eq(item_of(0, 'a')->as.text.n, 20);
	ck_assert_uint_eq(item_of(0, 'c')->as.text.n, 2);
	check_inside();
}
END_TEST

/* The columns of short words keep them. */
START_TEST(where_there_is_no_room_the_longest_words_break)
{
	int32_t	 widths[] = { 30000, 30000 };
	char	 text[128] = "a";

	memset(text + 1, 'b', 99);
	strcpy(text + 100, "|cdefg");
	add_narrow_table(widths, text);
	ck_assert_uint_lt(item_of(0, 'a')->as.text.n, 100);
	ck_assert_uint_eq(item_of(0, 'c')->as.text.n, 5);
	check_inside();
}
END_TEST

/* 58 % of the size, as in the text; the note's own blank parts the two. */
START_TEST(the_number_before_a_note_is_raised_as_its_mark_is)
{
	struct pai_build	*b = &f.build.pub;
	uint32_t		 style = b->host->build_style(b, &record);

	pai_open(b, PAI_N_PARAGRAPH)->style = style;
	pai_text(b, "a", 1, 0);
	pai_open(b, PAI_N_NOTE)->as.note.label = b->host->build_str(b, "7",
	    1);
	add_record(" b");
	pai_close(b, PAI_N_NOTE);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, ' ')->x, 50000 + 2900);
	ck_assert_int_eq(item_of(0, ' ')->y, 250000 - 2000);
}
END_TEST

static void
add_note(const char *text)
{
	struct pai_build	*b = &f.build.pub;

	pai_open(b, PAI_N_PARAGRAPH);
	pai_text(b, "a", 1, 0);
	pai_open(b, PAI_N_NOTE);
	add_record(text);
	pai_close(b, PAI_N_NOTE);
	pai_close(b, PAI_N_PARAGRAPH);
}

START_TEST(notes_keep_the_space_between_them)
{
	int32_t	 near;

	add_note("b");
	add_note("c");
	set(P_PROFILE_SOURCE);
	near = baseline_of('c') - baseline_of('b');
	close_doc();
	open_page(0);
	record.space_after = 7000;
	record.set |= PAI_SF_SPACE;
	add_note("b");
	add_note("c");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('c') - baseline_of('b'), near + 7000);
}
END_TEST

/* An empty paragraph behind another, and one that is all of its section. */
START_TEST(a_paragraph_that_only_ends_a_section_takes_no_room)
{
	struct pai_section	 page = { .break_type = PAI_BREAK_CONTINUOUS };

	add_record("a");
	add_record("");
	add_section(&page);
	add_record("b");
	add_section(&page);
	add_record("");
	add_section(&page);
	add_record("c");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 0);
	ck_assert_int_eq(between('b', 'c'), 10000);
}
END_TEST

static void
put_borders(int32_t space)
{
	record.set |= PAI_SF_BORDER;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		record.border[i] = (struct pai_border){ PAI_STROKE_SINGLE,
		    1000, space, 0 };
}

/* Rectangles of the first page: how many, and the leftmost edge. */
static size_t
rules(int32_t *left)
{
	const struct p_page *p = pages.page[0];
	size_t		 n = 0;

	*left = INT32_MAX;
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].kind == P_ITEM_RECT) {
			n++;
			*left = p->items[i].x < *left ? p->items[i].x : *left;
		}
	return n;
}

START_TEST(borders_take_room_above_and_below_and_none_beside)
{
	uint32_t	 plain = add_record("a")->style;
	int32_t		 left;

	put_borders(4000);
	add_record("b");
	add_record("c")->style = plain;
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 5000);
	ck_assert_int_eq(between('b', 'c'), 5000);
	ck_assert_int_eq(item_of(0, 'b')->x, 50000);
	ck_assert_uint_eq(rules(&left), 4);
	ck_assert_int_eq(left, 50000 - 5000);
}
END_TEST

/* Two lines of 1 pt, as far apart. */
START_TEST(a_double_border_is_three_times_as_thick)
{
	uint32_t	 plain = add_record("a")->style;

	put_borders(4000);
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		record.border[i].stroke = PAI_STROKE_DOUBLE;
	add_record("b");
	add_record("c")->style = plain;
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 7000);
	ck_assert_int_eq(between('b', 'c'), 7000);
}
END_TEST

START_TEST(paragraphs_with_the_same_borders_share_a_box)
{
	int32_t		 left;

	put_borders(4000);
	record.space_after = 3000;
	add_record("a");
	add_record("b");
	record.indent_left = 9000;
	add_record("c");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 3000);
	ck_assert_int_eq(between('b', 'c'), 3000 + 2 * 5000);
	ck_assert_uint_eq(rules(&left), 3 + 3 + 4);
}
END_TEST

START_TEST(what_hangs_is_within_the_box)
{
	int32_t		 left;

	put_borders(4000);
	record.indent_left = 30000;
	record.indent_first = -20000;
	add_record("a");
	set(P_PROFILE_SOURCE);
	rules(&left);
	ck_assert_int_eq(left, 50000 + 10000 - 5000);
}
END_TEST

START_TEST(the_border_between_paragraphs_of_a_box_has_its_space_twice)
{
	int32_t		 left;

	put_borders(4000);
	record.between = record.border[0];
	add_record("a");
	add_record("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(between('a', 'b'), 9000);
	ck_assert_uint_eq(rules(&left), 3 + 4);
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("layout-space");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_plain, close_doc);
	tcase_add_test(c,
	    automatic_space_is_between_paragraphs_and_not_at_the_edge);
	tcase_add_test(c, automatic_space_is_around_a_list_and_not_in_it);
	tcase_add_test(c, where_spaces_add_up_both_are_between);
	tcase_add_test(c,
	    paragraphs_of_one_style_may_leave_out_the_space_between);
	tcase_add_test(c, indents_count_characters_of_the_text);
	tcase_add_test(c, the_text_of_a_table_stands_at_the_margin);
	tcase_add_test(c, or_its_edge_does);
	tcase_add_test(c, a_table_may_be_wider_than_the_text);
	tcase_add_test(c, but_not_than_the_page);
	tcase_add_test(c, the_space_around_a_running_head_pushes_the_text);
	tcase_add_test(c, a_table_has_its_share_of_the_text);
	tcase_add_test(c, so_has_one_that_names_no_widths);
	tcase_add_test(c, words_widen_a_table_before_they_break);
	tcase_add_test(c, where_there_is_no_room_the_longest_words_break);
	tcase_add_test(c,
	    the_number_before_a_note_is_raised_as_its_mark_is);
	tcase_add_test(c, notes_keep_the_space_between_them);
	tcase_add_test(c, a_paragraph_that_only_ends_a_section_takes_no_room);
	tcase_add_test(c, borders_take_room_above_and_below_and_none_beside);
	tcase_add_test(c, a_double_border_is_three_times_as_thick);
	tcase_add_test(c, paragraphs_with_the_same_borders_share_a_box);
	tcase_add_test(c, what_hangs_is_within_the_box);
	tcase_add_test(c,
	    the_border_between_paragraphs_of_a_box_has_its_space_twice);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
