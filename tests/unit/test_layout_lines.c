/*
 * How high lines are, and what stands in them how.
 */
#include <check.h>
#include <stdlib.h>

#include "layout_doc.h"

/* The fonts of these tests have 800/1000 of the size above the baseline. */

static struct pai_style	 s;

static void
open_page(void)
{
	struct pai_build	*b;
	struct pai_node		*n;
	struct pai_section	 page = { .size = sizeof(page),
				    .page_width = 400000,
				    .page_height = 300000, .page_start = -1,
				    .margin = { 50000, 50000, 50000, 50000 } };

	open_doc();
	b = &f.build.pub;
	n = pai_open(b, PAI_N_SECTION);
	n->as.section.index = b->host->build_section(b, &page);
	pai_close(b, PAI_N_SECTION);
	s = (struct pai_style){ .size = sizeof(s),
	    .set = PAI_SF_SIZE, .font_size = 10000 };
}

static struct pai_node *
add(const char *text)
{
	add_paragraph(&f, text);
	f.doc.root->last->style =
	    f.build.pub.host->build_style(&f.build.pub, &s);
	return f.doc.root->last;
}

/* The item of a page that begins with a character, or with another glyph. */
static const struct p_item *
shows(size_t page, uint32_t cp)
{
	const struct p_page	*p = pages.page[page];

	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].kind == P_ITEM_TEXT &&
		    p->glyphs[p->items[i].as.text.first].cp == cp)
			return &p->items[i];
	ck_abort_msg("U+%04X is nowhere", (unsigned)cp);
	return NULL;
}

static int32_t
y_of(uint32_t cp)
{
	return shows(0, cp)->y;
}

START_TEST(what_a_multiple_adds_lies_below_the_text)
{
	s.set |= PAI_SF_LINE;
	s.line_rule = PAI_LINE_AUTO;
	s.line = 2000;
	add("a");
	add("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('a'), 50000 + 8000);
	ck_assert_int_eq(y_of('b') - y_of('a'), 20000);
}
END_TEST

/* 26 pt a line, 13 of text: eight take 195 of 200 pt, and 208. */
START_TEST(what_a_multiple_adds_may_stick_out_of_a_page)
{
	char	 text[2] = "a";

	s.set |= PAI_SF_LINE;
	s.font_size = 13000;
	s.line_rule = PAI_LINE_AUTO;
	s.line = 2000;
	for (; text[0] <= 'i'; text[0]++)
		add(text);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_eq(y_of('h') - y_of('g'), 26000);
	ck_assert_int_eq(shows(1, 'i')->y, y_of('a'));
}
END_TEST

START_TEST(what_a_least_height_adds_lies_above_the_text)
{
	s.set |= PAI_SF_LINE;
	s.line_rule = PAI_LINE_AT_LEAST;
	s.line = 30000;
	add("a");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('a'), 50000 + 20000 + 8000);
}
END_TEST

START_TEST(a_fifth_of_a_fixed_line_lies_below_the_baseline)
{
	s.set |= PAI_SF_LINE;
	s.line_rule = PAI_LINE_EXACT;
	s.line = 30000;
	add("a");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('a'), 50000 + 24000);
}
END_TEST

START_TEST(latin_text_in_a_chinese_font_is_as_high_as_chinese)
{
	add("a");
	add("b");
	s.set |= PAI_SF_FONT;
	s.font[PAI_SCRIPT_LATIN] = (struct pai_str){ "Song", 4 };
	add("c");
	add("d");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('b') - y_of('a'), 10000);
	ck_assert_int_eq(y_of('d') - y_of('c'), 13000);
}
END_TEST

START_TEST(a_raised_character_leaves_the_line_as_high_as_it_is)
{
	struct pai_build	*b = &f.build.pub;
	uint32_t		 style = add("a")->style;

	pai_open(b, PAI_N_PARAGRAPH)->style = style;
	pai_text(b, "b", 1, 0);
	pai_open(b, PAI_N_SUPER);
	pai_text(b, "x", 1, 0);
	pai_close(b, PAI_N_SUPER);
	pai_close(b, PAI_N_PARAGRAPH);
	add("c");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('c') - y_of('b'), y_of('b') - y_of('a'));
	ck_assert_int_eq(y_of('b') - y_of('x'), 4000);
	ck_assert_int_eq(shows(0, 'x')->as.text.size, 5800);
}
END_TEST

START_TEST(a_multiple_is_one_of_the_text_and_not_of_a_picture)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;
	uint32_t		 style;

	s.set |= PAI_SF_LINE;
	s.line_rule = PAI_LINE_AUTO;
	s.line = 1500;
	style = add("a")->style;
	pai_open(b, PAI_N_PARAGRAPH)->style = style;
	n = pai_open(b, PAI_N_IMAGE);
	n->as.image.width = 100000;
	n->as.image.height = 50000;
	pai_close(b, PAI_N_IMAGE);
	pai_close(b, PAI_N_PARAGRAPH);
	add("b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('b') - y_of('a'), 15000 + 50000 + 5000);
}
END_TEST

/* "א(ב)" from the right: the mark that comes first looks like ). */
START_TEST(brackets_in_leftward_text_are_shown_mirrored)
{
	const struct p_page	*p;
	const struct p_glyph	*g = NULL;

	s.right_to_left = true;
	add("\xd7\x90(\xd7\x91)");
	set(P_PROFILE_SOURCE);
	p = pages.page[0];
	for (size_t i = 0; i < p->glyph_n; i++)
		if (p->glyphs[i].cp == '(')
			g = &p->glyphs[i];
	ck_assert_ptr_nonnull(g);
	ck_assert_uint_eq(g->gid, ')' + 1);
}
END_TEST

static int32_t
width_of_pair(int32_t kern_from)
{
	s.kern_from = kern_from;
	add("AV");
	set(P_PROFILE_SOURCE);
	return shows(0, 'A')->w;
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
	add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 12345-6789 b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of('6') - y_of('a'), 10000);
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("layout-lines");
	TCase	*c = tcase_create("all");
	SRunner	*r;
	int	 failed;

	tcase_add_checked_fixture(c, open_page, close_doc);
	tcase_add_test(c, what_a_multiple_adds_lies_below_the_text);
	tcase_add_test(c, what_a_multiple_adds_may_stick_out_of_a_page);
	tcase_add_test(c, what_a_least_height_adds_lies_above_the_text);
	tcase_add_test(c, a_fifth_of_a_fixed_line_lies_below_the_baseline);
	tcase_add_test(c, latin_text_in_a_chinese_font_is_as_high_as_chinese);
	tcase_add_test(c, a_raised_character_leaves_the_line_as_high_as_it_is);
	tcase_add_test(c, a_multiple_is_one_of_the_text_and_not_of_a_picture);
	tcase_add_test(c, brackets_in_leftward_text_are_shown_mirrored);
	tcase_add_test(c,
	    where_the_source_does_not_ask_pairs_are_not_kerned);
	tcase_add_test(c, pairs_of_that_size_are_nearer);
	tcase_add_test(c, smaller_pairs_are_not);
	tcase_add_test(c, a_line_may_end_behind_the_hyphen_between_numbers);
	suite_add_tcase(suite, c);
	r = srunner_create(suite);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
