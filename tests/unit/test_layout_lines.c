/*
 * How high lines are, and what stands in them how.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

/* The fonts of these tests have 800/1000 of the size above the baseline. */

static void
open_plain(void)
{
	open_page(0);
}

START_TEST(what_a_multiple_adds_lies_below_the_text)
{
	record.set |= PAI_SF_LINE;
	record.line_rule = PAI_LINE_AUTO;
	record.line = 2000;
	add_record("a");
	add_record("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('a'), 50000 + 8000);
	ck_assert_int_eq(baseline_of('b') - baseline_of('a'), 20000);
}
END_TEST

/* 26 pt a line, 13 of text: eight take 195 of 200 pt, and 208. */
START_TEST(what_a_multiple_adds_may_stick_out_of_a_page)
{
	char	 text[2] = "a";

	record.set |= PAI_SF_LINE;
	record.font_size = 13000;
	record.line_rule = PAI_LINE_AUTO;
	record.line = 2000;
	for (; text[0] <= 'i'; text[0]++)
		add_record(text);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_eq(baseline_of('h') - baseline_of('g'), 26000);
	ck_assert_int_eq(item_of(1, 'i')->y, baseline_of('a'));
}
END_TEST

START_TEST(what_a_least_height_adds_lies_above_the_text)
{
	record.set |= PAI_SF_LINE;
	record.line_rule = PAI_LINE_AT_LEAST;
	record.line = 30000;
	add_record("a");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('a'), 50000 + 20000 + 8000);
}
END_TEST

START_TEST(a_fifth_of_a_fixed_line_lies_below_the_baseline)
{
	record.set |= PAI_SF_LINE;
	record.line_rule = PAI_LINE_EXACT;
	record.line = 30000;
	add_record("a");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('a'), 50000 + 24000);
}
END_TEST

START_TEST(latin_text_in_a_chinese_font_is_as_high_as_chinese)
{
	add_record("a");
	add_record("b");
	record.set |= PAI_SF_FONT;
	record.font[PAI_SCRIPT_LATIN] = (struct pai_str){ "Song", 4 };
	add_record("c");
	add_record("d");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('b') - baseline_of('a'), 10000);
	ck_assert_int_eq(baseline_of('d') - baseline_of('c'), 13000);
}
END_TEST

/* Between two lines of a family. */
static int32_t
line_of(const char *family)
{
	close_doc();
	open_page(0);
	record.set |= PAI_SF_FONT;
	record.font[PAI_SCRIPT_LATIN] = (struct pai_str){ family,
	    strlen(family) };
	add_record("c");
	add_record("d");
	set(P_PROFILE_SOURCE);
	return baseline_of('d') - baseline_of('c');
}

START_TEST(a_high_chinese_font_has_its_height_and_its_double_has_not)
{
	ck_assert_int_eq(line_of("High"), 15000);
	ck_assert_int_eq(line_of("Hired"), 13000);
}
END_TEST

START_TEST(a_raised_character_leaves_the_line_as_high_as_it_is)
{
	struct pai_build	*b = &f.build.pub;
	uint32_t		 style = add_record("a")->style;

	pai_open(b, PAI_N_PARAGRAPH)->style = style;
	pai_text(b, "b", 1, 0);
	pai_open(b, PAI_N_SUPER);
	pai_text(b, "x", 1, 0);
	pai_close(b, PAI_N_SUPER);
	pai_close(b, PAI_N_PARAGRAPH);
	add_record("c");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('c') - baseline_of('b'),
	    baseline_of('b') - baseline_of('a'));
	ck_assert_int_eq(baseline_of('b') - baseline_of('x'), 4000);
	ck_assert_int_eq(item_of(0, 'x')->as.text.size, 5800);
}
END_TEST

START_TEST(a_multiple_is_one_of_the_text_and_not_of_a_picture)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;
	uint32_t		 style;

	record.set |= PAI_SF_LINE;
	record.line_rule = PAI_LINE_AUTO;
	record.line = 1500;
	style = add_record("a")->style;
	pai_open(b, PAI_N_PARAGRAPH)->style = style;
	n = pai_open(b, PAI_N_IMAGE);
	n->as.image.width = 100000;
	n->as.image.height = 50000;
	pai_close(b, PAI_N_IMAGE);
	pai_close(b, PAI_N_PARAGRAPH);
	add_record("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('b') - baseline_of('a'),
	    15000 + 50000 + 5000);
}
END_TEST

/* "א(ב)" from the right: the mark that comes first looks like ). */
START_TEST(brackets_in_leftward_text_are_shown_mirrored)
{
	const struct p_page	*p;
	const struct p_glyph	*g = NULL;

	record.right_to_left = true;
	add_record("\xd7\x90(\xd7\x91)");
	set(P_PROFILE_SOURCE);
	p = pages.page[0];
	for (size_t i = 0; i < p->glyph_n; i++)
		if (p->glyphs[i].cp == '(')
			g = &p->glyphs[i];
	ck_assert_ptr_nonnull(g);
	ck_assert_uint_eq(g->gid, ')' + 1);
}
END_TEST

/* An alef, 34, its note 12 and a bet, from the right. */
START_TEST(a_note_in_leftward_text_is_no_part_of_a_number)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n = pai_open(b, PAI_N_PARAGRAPH);

	record.right_to_left = true;
	record.align = PAI_ALIGN_RIGHT;
	n->style = b->host->build_style(b, &record);
	pai_text(b, "\xd7\x90" "34", 4, 0);
	n = pai_open(b, PAI_N_NOTE);
	n->style = b->host->build_style(b, &record);
	n->as.note.label = b->host->build_str(b, "12", 2);
	add_record("x");
	pai_close(b, PAI_N_NOTE);
	pai_text(b, "\xd7\x91", 2, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 0x5d0)->x, 345000);
	ck_assert_int_eq(item_of(0, '3')->x, 335000);
	ck_assert_int_eq(item_of(0, '1')->x, 325000);
	ck_assert_int_eq(item_of(0, 0x5d1)->x, 320000);
}
END_TEST

/* The rule above it is a third as wide as the text. */
START_TEST(the_rule_above_a_leftward_note_is_at_the_right)
{
	struct pai_build	*b = &f.build.pub;
	const struct p_page	*p;

	(void)pai_open(b, PAI_N_PARAGRAPH);
	pai_text(b, "a", 1, 0);
	(void)pai_open(b, PAI_N_NOTE);
	record.right_to_left = true;
	add_record("x");
	pai_close(b, PAI_N_NOTE);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	p = pages.page[0];
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].kind == P_ITEM_RECT) {
			ck_assert_int_eq(p->items[i].x, 250000);
			ck_assert_int_eq(p->items[i].w, 100000);
			return;
		}
	ck_abort_msg("no rule");
}
END_TEST

static int32_t
width_of_pair(int32_t kern_from)
{
	record.kern_from = kern_from;
	add_record("AV");
	set(P_PROFILE_SOURCE);
	return item_of(0, 'A')->w;
}

START_TEST(where_the_source_does_not_ask_pairs_are_not_kerned)
{
	ck_assert_int_eq(width_of_pair(0), 10000);
}
END_TEST

START_TEST(pairs_of_that_size_are_nearer)
{
	ck_assert_int_eq(width_of_pair(10000), 9000);
}
END_TEST

START_TEST(smaller_pairs_are_not)
{
	ck_assert_int_eq(width_of_pair(10500), 10000);
}
END_TEST

/* 300 pt a line, 5 pt a character: 2009 is a word too much. */
START_TEST(a_line_may_end_behind_the_hyphen_between_numbers)
{
	add_record("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
	    "12345-6789 b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('6') - baseline_of('a'), 10000);
}
END_TEST

/* 300 pt a line, 5 pt a character; UAX #14 and 避头尾 look across blanks. */
START_TEST(a_line_may_end_behind_any_blank)
{
	add_record("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
	    "bbb - ccccccc");
	add_record("dddddddddddddddddddddddddddddddddddddddddddddddddddddddd "
	    "\"e\" (ffffffff) g");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('d') - baseline_of('a'), 20000);
	ck_assert_int_eq(baseline_of('-') - baseline_of('a'), 10000);
	ck_assert_int_eq(baseline_of('(') - baseline_of('d'), 10000);
}
END_TEST

/* 50 characters take 250 of 300 pt; the next stop of 36 is at 252, then 288. */
START_TEST(a_tab_past_the_end_of_a_line_goes_on_the_next)
{
	add_record("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "\tbcd");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('b') - baseline_of('a'), 10000);
	ck_assert_int_eq(item_of(0, 'b')->x, 50000 + 36000);
}
END_TEST

START_TEST(what_a_tab_aligns_goes_on_the_next_line_with_it)
{
	static const struct pai_tab_stop stop = { .at = 295000,
	    .kind = PAI_TAB_RIGHT };

	record.set |= PAI_SF_TABS;
	record.tabs = &stop;
	record.tab_count = 1;
	add_record("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "\tbbb bb");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('b') - baseline_of('a'), 10000);
	ck_assert_int_eq(item_of(0, 'b')->x, 50000 + 295000 - 30000);
}
END_TEST

/* How many of a leader stand in a tab of 92 pt, each 5 pt wide. */
static size_t
leaders(uint32_t leader, const char *text)
{
	struct pai_tab_stop stop = { .at = 102000, .kind = PAI_TAB_RIGHT,
	    .leader = leader };

	close_doc();
	open_page(0);
	record.set |= PAI_SF_TABS;
	record.tabs = &stop;
	record.tab_count = 1;
	add_record("a\tb");
	set(P_PROFILE_SOURCE);
	return pages_count(&pages, text, true);
}

START_TEST(a_leader_fills_its_tab)
{
	ck_assert_uint_eq(leaders('.', "."), 18);
	ck_assert_int_eq(item_of(0, '.')->x, 50000 + 102000 - 5000 - 90000);
}
END_TEST

START_TEST(a_rule_that_leads_has_no_gaps)
{
	ck_assert_uint_eq(leaders('_', "_"), 19);
	ck_assert_int_le(item_of(0, '_')->x - 55000, 18);
}
END_TEST

START_TEST(what_a_tab_centres_keeps_inside_the_margin)
{
	static const struct pai_tab_stop stop = { .at = 280000,
	    .kind = PAI_TAB_CENTRE };

	record.set |= PAI_SF_TABS;
	record.tabs = &stop;
	record.tab_count = 1;
	add_record("a\tbbbbbbbbbb");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(baseline_of('b'), baseline_of('a'));
	ck_assert_int_eq(item_of(0, 'b')->x, 350000 - 50000);
}
END_TEST

/* A justified line of 270 pt that the author ends. */
static int32_t
width_of_short_line(uint16_t rules)
{
	struct pai_build	*b = &f.build.pub;

	close_doc();
	open_page(rules);
	record.align = PAI_ALIGN_JUSTIFY;
	pai_open(b, PAI_N_PARAGRAPH)->style = b->host->build_style(b,
	    &record);
	pai_text(b, "aaaaaaaaaaaaa aaaaaaaaaaaaa aaaaaaaaaaaaa aaaaaaaaaaaa",
	    54, 0);
	pai_leaf(b, PAI_N_LINEBREAK);
	pai_text(b, "b", 1, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	return item_of(0, 'a')->w;
}

START_TEST(lines_that_an_author_ends_are_stretched_unless_the_source_says_so)
{
	ck_assert_int_eq(width_of_short_line(0), 300000);
	ck_assert_int_eq(width_of_short_line(PAI_RULE_SHORT_BREAKS), 270000);
}
END_TEST

static int32_t
cell_height(uint16_t rules)
{
	struct pai_section	 page = { .grid = PAI_GRID_LINES,
				    .line_pitch = 17000, .rules = rules };
	struct pai_node		*n;

	close_doc();
	open_doc();
	add_section(&page);
	n = fixture_table(&f, "a/b");
	n->first->first->first->style = f.build.pub.host->build_style(
	    &f.build.pub, &record);
	set(P_PROFILE_SOURCE);
	return baseline_of('b') - baseline_of('a');
}

START_TEST(lines_of_cells_stand_on_the_grid_where_the_source_says_so)
{
	ck_assert_int_gt(cell_height(PAI_RULE_GRID_IN_CELLS),
	    cell_height(0));
	ck_assert_int_ge(cell_height(PAI_RULE_GRID_IN_CELLS), 17000);
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("layout-lines");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_plain, close_doc);
	tcase_add_test(c, what_a_multiple_adds_lies_below_the_text);
	tcase_add_test(c, what_a_multiple_adds_may_stick_out_of_a_page);
	tcase_add_test(c, what_a_least_height_adds_lies_above_the_text);
	tcase_add_test(c, a_fifth_of_a_fixed_line_lies_below_the_baseline);
	tcase_add_test(c, latin_text_in_a_chinese_font_is_as_high_as_chinese);
	tcase_add_test(c,
	    a_high_chinese_font_has_its_height_and_its_double_has_not);
	tcase_add_test(c, a_raised_character_leaves_the_line_as_high_as_it_is);
	tcase_add_test(c, a_multiple_is_one_of_the_text_and_not_of_a_picture);
	tcase_add_test(c,
	    lines_of_cells_stand_on_the_grid_where_the_source_says_so);
	tcase_add_test(c, a_line_may_end_behind_any_blank);
	tcase_add_test(c, a_tab_past_the_end_of_a_line_goes_on_the_next);
	tcase_add_test(c, what_a_tab_aligns_goes_on_the_next_line_with_it);
	tcase_add_test(c, a_leader_fills_its_tab);
	tcase_add_test(c, a_rule_that_leads_has_no_gaps);
	tcase_add_test(c, what_a_tab_centres_keeps_inside_the_margin);
	tcase_add_test(c, brackets_in_leftward_text_are_shown_mirrored);
	tcase_add_test(c, a_note_in_leftward_text_is_no_part_of_a_number);
	tcase_add_test(c, the_rule_above_a_leftward_note_is_at_the_right);
	tcase_add_test(c,
	    where_the_source_does_not_ask_pairs_are_not_kerned);
	tcase_add_test(c, pairs_of_that_size_are_nearer);
	tcase_add_test(c, smaller_pairs_are_not);
	tcase_add_test(c,
	    lines_that_an_author_ends_are_stretched_unless_the_source_says_so);
	tcase_add_test(c, a_line_may_end_behind_the_hyphen_between_numbers);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
