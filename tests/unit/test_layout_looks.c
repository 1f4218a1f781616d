/*
 * What the source says of tables and pages, as it is set.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

static uint32_t
style(const struct pai_style *s)
{
	return f.build.pub.host->build_style(&f.build.pub, s);
}

static void
plain_section(void)
{
	struct pai_section	 s = { 0 };

	add_section(&s);
}

static int32_t
x_of(size_t page, uint32_t cp)
{
	return item_of(page, cp)->x;
}

static int32_t
y_of(size_t page, uint32_t cp)
{
	return item_of(page, cp)->y;
}

static size_t
sloping(uint8_t slope)
{
	size_t	 n = 0;

	for (size_t i = 0; i < pages.page[0]->n; i++)
		n += pages.page[0]->items[i].kind == P_ITEM_RECT &&
		    pages.page[0]->items[i].as.rect.slope == slope;
	return n;
}

/* A paragraph of the size of 10 pt, whose text looks as said. */
static void
add_looking(const char *text, const struct pai_style *look)
{
	struct pai_style	 own = { .size = sizeof(own),
				    .font_size = 10000, .set = PAI_SF_SIZE };
	struct pai_build	*b = &f.build.pub;

	pai_open(b, PAI_N_PARAGRAPH)->style = style(&own);
	pai_text(b, text, strlen(text), style(look));
	pai_close(b, PAI_N_PARAGRAPH);
}

/* And their lines are as high as others of their size. */
START_TEST(small_letters_of_small_capitals_are_smaller_capitals)
{
	struct pai_style	 s = { .size = sizeof(s), .small_caps = true,
				    .font_size = 10000, .set = PAI_SF_SIZE };

	plain_section();
	add_looking("Ab", &s);
	add_looking("\xc3\xa9\xd0\xb1", &s);
	s.small_caps = false;
	add_looking("Z", &s);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'A')->as.text.size, 10000);
	ck_assert_int_eq(item_of(0, 'B')->as.text.size, 8000);
	ck_assert_int_eq(item_of(0, 0xc9)->as.text.size, 8000);
	ck_assert_int_eq(y_of(0, 'B'), y_of(0, 'A'));
	ck_assert_int_eq(y_of(0, 'Z') - y_of(0, 0xc9),
	    y_of(0, 0xc9) - y_of(0, 'A'));
}
END_TEST

START_TEST(a_cell_keeps_the_space_around_its_paragraph)
{
	struct pai_style	 s = { .size = sizeof(s), .set = PAI_SF_SPACE,
				    .space_before = 10000,
				    .space_after = 20000 };
	struct pai_node		*t;
	int32_t			 close, apart, first;

	plain_section();
	t = fixture_table(&f, "a/b");
	set(P_PROFILE_SOURCE);
	close = y_of(0, 'b') - y_of(0, 'a');
	first = y_of(0, 'a');
	t->first->first->first->style = style(&s);
	p_pages_free(&pages);
	set(P_PROFILE_SOURCE);
	apart = y_of(0, 'b') - y_of(0, 'a');
	ck_assert_int_eq(y_of(0, 'a') - first, 10000);
	ck_assert_int_eq(apart - close, 20000);
}
END_TEST

/* A cell on black; the second text says its colour, the fourth a ground. */
START_TEST(text_of_automatic_colour_is_white_on_a_dark_ground)
{
	struct pai_style	 black = { .size = sizeof(black),
				    .set = PAI_SF_BACKGROUND };
	struct pai_style	 red = { .size = sizeof(red),
				    .set = PAI_SF_COLOUR,
				    .colour = 0xff0000 };
	struct pai_style	 plain = { .size = sizeof(plain),
				    .bold = true };
	struct pai_style	 marked = { .size = sizeof(marked),
				    .set = PAI_SF_BACKGROUND,
				    .background = 0xffff00 };
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*t;

	plain_section();
	t = fixture_table(&f, "a|e");
	t->first->first->style = style(&black);
	pai_open(b, PAI_N_PARAGRAPH)->style = style(&black);
	pai_text(b, "b", 1, style(&red));
	pai_text(b, "c", 1, style(&plain));
	pai_text(b, "d", 1, style(&marked));
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(item_of(0, 'a')->as.text.colour, 0xffffff);
	ck_assert_uint_eq(item_of(0, 'b')->as.text.colour, 0xff0000);
	ck_assert_uint_eq(item_of(0, 'c')->as.text.colour, 0xffffff);
	ck_assert_uint_eq(item_of(0, 'd')->as.text.colour, 0);
	ck_assert_uint_eq(item_of(0, 'e')->as.text.colour, 0);
}
END_TEST

START_TEST(marks_of_emphasis_have_their_shapes)
{
	struct pai_style	 s = { .size = sizeof(s) };
	struct pai_build	*b = &f.build.pub;
	static const uint8_t	 marks[] = { PAI_EM_DOT, PAI_EM_UNDERDOT,
				    PAI_EM_CIRCLE, PAI_EM_COMMA };

	plain_section();
	pai_open(b, PAI_N_PARAGRAPH);
	for (size_t i = 0; i < sizeof(marks); i++) {
		s.emmark = marks[i];
		pai_text(b, "ab", 2, style(&s));
	}
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(sloping(P_SLOPE_DISC), 4);
	ck_assert_uint_eq(sloping(P_SLOPE_RING), 2);
	ck_assert_uint_eq(sloping(P_SLOPE_DOWN), 2);
}
END_TEST

START_TEST(columns_of_a_mirrored_table_run_from_the_right)
{
	struct pai_style	 s = { .size = sizeof(s),
				    .right_to_left = true };
	struct pai_node		*t;

	plain_section();
	t = fixture_table(&f, "a|b|c");
	t->style = style(&s);
	set(P_PROFILE_SOURCE);
	ck_assert_int_gt(x_of(0, 'a'), x_of(0, 'b'));
	ck_assert_int_gt(x_of(0, 'b'), x_of(0, 'c'));
	ck_assert_int_gt(x_of(0, 'c'), 200000);
}
END_TEST

START_TEST(diagonals_lie_from_corner_to_corner)
{
	struct pai_style	 s = { .size = sizeof(s),
				    .set = PAI_SF_DIAGONAL };

	s.diagonal[PAI_DIAGONAL_DOWN] = (struct pai_border){
	    PAI_STROKE_SINGLE, 500, 0, 0 };
	plain_section();
	fixture_table(&f, "a|b")->first->first->style = style(&s);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(sloping(P_SLOPE_DOWN), 1);
	ck_assert_uint_eq(sloping(P_SLOPE_UP), 0);
}
END_TEST

/* Of two edges that meet: how thick is the rule between a and b? */
static int32_t
rule_between(int32_t above, bool above_yields, int32_t below,
    bool below_yields)
{
	struct pai_style	 s = { .size = sizeof(s),
				    .set = PAI_SF_BORDER };
	struct pai_node		*t;
	const struct p_item	*i;
	int32_t			 thick = 0;

	close_doc();
	pages = (struct p_pages){ 0 };
	open_doc();
	plain_section();
	t = fixture_table(&f, "a/b");
	s.border[PAI_SIDE_BOTTOM] = (struct pai_border){ PAI_STROKE_SINGLE,
	    above, 0, 0 };
	s.border_yields = above_yields ? PAI_EDGE_BOTTOM : 0;
	t->first->first->style = style(&s);
	s.border[PAI_SIDE_BOTTOM].stroke = PAI_STROKE_NONE;
	s.border[PAI_SIDE_TOP] = (struct pai_border){ PAI_STROKE_SINGLE,
	    below, 0, 0 };
	s.border_yields = below_yields ? PAI_EDGE_TOP : 0;
	t->last->first->style = style(&s);
	set(P_PROFILE_SOURCE);
	for (i = pages.page[0]->items; i < pages.page[0]->items +
	    pages.page[0]->n; i++)
		if (i->kind == P_ITEM_RECT && i->w > i->h)
			thick = i->h;
	return thick;
}

START_TEST(a_cells_own_edge_beats_the_tables_and_else_the_heavier)
{
	ck_assert_int_eq(rule_between(1000, false, 3000, false), 3000);
	ck_assert_int_eq(rule_between(1000, false, 3000, true), 1000);
	ck_assert_int_eq(rule_between(3000, true, 1000, true), 3000);
}
END_TEST

START_TEST(facing_pages_are_mirrored)
{
	struct pai_section	 s = { .mirror = true, .gutter = 10000,
				    .margin = { 50000, 30000, 50000, 60000 } };

	add_section(&s);
	add_paragraph(&f, "a");
	pai_leaf(&f.build.pub, PAI_N_PAGEBREAK);
	add_paragraph(&f, "b");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(x_of(0, 'a'), 70000);
	ck_assert_int_eq(x_of(1, 'b'), 30000);
}
END_TEST

START_TEST(a_column_break_ends_a_column_or_the_only_one)
{
	for (uint32_t columns = 1; columns <= 2; columns++) {
		struct pai_section s = { .columns = columns,
		    .column_gap = 20000 };

		close_doc();
		pages = (struct p_pages){ 0 };
		open_doc();
		add_section(&s);
		add_paragraph(&f, "a");
		pai_leaf(&f.build.pub, PAI_N_PAGEBREAK)->as.page_break.column
		    = true;
		add_paragraph(&f, "b");
		set(P_PROFILE_SOURCE);
		ck_assert_uint_eq(pages.n, 3 - columns);
		ck_assert_int_eq(y_of(pages.n - 1, 'b'), y_of(0, 'a'));
		ck_assert_int_eq(x_of(pages.n - 1, 'b'), columns == 1 ?
		    50000 : 210000);
	}
}
END_TEST

START_TEST(short_pages_stand_where_their_section_says)
{
	int32_t	 y[3];

	for (uint8_t v = PAI_VALIGN_TOP; v <= PAI_VALIGN_BOTTOM; v++) {
		struct pai_section s = { .valign = v };

		close_doc();
		pages = (struct p_pages){ 0 };
		open_doc();
		add_section(&s);
		add_paragraph(&f, "a");
		set(P_PROFILE_SOURCE);
		y[v] = y_of(0, 'a');
	}
	ck_assert_int_eq(y[1] - y[0], y[2] - y[1]);
	ck_assert_int_gt(y[2], 230000);
	ck_assert_int_lt(y[2], 250000);
}
END_TEST

START_TEST(of_two_spaces_between_paragraphs_the_larger_counts)
{
	struct pai_style	 s = { .size = sizeof(s), .set = PAI_SF_SPACE,
				    .space_before = 10000,
				    .space_after = 30000 };
	int32_t			 close;

	plain_section();
	add_paragraph(&f, "a");
	add_paragraph(&f, "b");
	set(P_PROFILE_SOURCE);
	close = y_of(0, 'b') - y_of(0, 'a');
	for (struct pai_node *n = f.doc.root->first; n != NULL; n = n->next)
		if (n->kind == PAI_N_PARAGRAPH)
			n->style = style(&s);
	p_pages_free(&pages);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of(0, 'b') - y_of(0, 'a') - close, 30000);
}
END_TEST

START_TEST(an_empty_paragraph_is_as_high_as_a_latin_line)
{
	plain_section();
	add_paragraph(&f, "a");
	add_paragraph(&f, "");
	add_paragraph(&f, "b");
	add_paragraph(&f, "c");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(y_of(0, 'b') - y_of(0, 'a'),
	    2 * (y_of(0, 'c') - y_of(0, 'b')));
}
END_TEST

/* Characters of the first line where 28 fill it and a stop comes next. */
static size_t
first_line(uint16_t setting)
{
	struct pai_style	 s = { .size = sizeof(s), .setting = setting };
	struct pai_section	 page = { .margin = { 53000, 53000, 53000,
				    53000 } };
	struct line		*lines;
	size_t			 n;

	add_section(&page);
	add_paragraph(&f, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八。"
	    "一二三");
	f.doc.root->last->style = style(&s);
	set(P_PROFILE_SOURCE);
	lines = pages_lines(&pages, &n);
	n = n < 2 ? 0 : lines[0].n;
	free(lines);
	return n;
}

START_TEST(a_stop_may_stand_in_the_margin)
{
	ck_assert_uint_eq(first_line(0), 29);
}
END_TEST

START_TEST(a_stop_stays_inside_where_the_source_says_so)
{
	ck_assert_uint_eq(first_line(PAI_SET_NO_HANGING), 27);
}
END_TEST

START_TEST(columns_have_the_widths_of_their_section)
{
	const struct pai_column	 column[] = { { 197000, 30000 },
				    { 73000, 0 } };
	struct pai_section	 s = { .columns = 2, .column = column };

	add_section(&s);
	add_paragraph(&f, "a");
	pai_leaf(&f.build.pub, PAI_N_PAGEBREAK)->as.page_break.column = true;
	add_paragraph(&f, "b一二三四五六七八");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(x_of(0, 'a'), 50000);
	ck_assert_int_eq(x_of(0, 'b'), 277000);
	(void)item_of(0, 0x4e03);	/* begins line two */
}
END_TEST

/* Hebrew alef, bet; 18; a Latin word: in a paragraph that runs leftwards. */
static void
mixed(bool right_to_left)
{
	struct pai_style	 s = { .size = sizeof(s), .align = right_to_left
				    ? PAI_ALIGN_RIGHT : PAI_ALIGN_LEFT,
				    .right_to_left = right_to_left };

	plain_section();
	add_paragraph(&f, "\u05d0 18 \u05d1 xy");
	f.doc.root->last->style = style(&s);
	set(P_PROFILE_SOURCE);
}

/* Where a character of the first page stands; its item's glyphs are in row. */
static int32_t
at(uint32_t cp)
{
	const struct p_page	*p = pages.page[0];
	int32_t			 x;

	for (size_t i = 0; i < p->n; i++) {
		if (p->items[i].kind != P_ITEM_TEXT)
			continue;
		x = p->items[i].x;
		for (uint32_t k = 0; k < p->items[i].as.text.n; k++) {
			const struct p_glyph *g =
			    &p->glyphs[p->items[i].as.text.first + k];

			if (g->cp == cp)
				return x;
			x += g->advance;
		}
	}
	ck_abort_msg("U+%04X is nowhere", (unsigned)cp);
	return 0;
}

START_TEST(text_that_runs_leftwards_is_shown_so)
{
	mixed(true);
	ck_assert_int_lt(at('x'), at('y'));
	ck_assert_int_lt(at('y'), at(0x5d1));
	ck_assert_int_lt(at(0x5d1), at('1'));
	ck_assert_int_lt(at('1'), at('8'));
	ck_assert_int_lt(at('8'), at(0x5d0));
	ck_assert_int_gt(at(0x5d0), 340000);
}
END_TEST

START_TEST(leftward_words_in_other_text_are_turned_alone)
{
	mixed(false);
	ck_assert_int_lt(at(0x5d1), at('1'));
	ck_assert_int_lt(at('1'), at('8'));
	ck_assert_int_lt(at('8'), at(0x5d0));
	ck_assert_int_lt(at(0x5d0), at('x'));
	ck_assert_int_lt(at('x'), at('y'));
	ck_assert_int_eq(at(0x5d1), 50000);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("layout-looks");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_add_test(c,
	    small_letters_of_small_capitals_are_smaller_capitals);
	tcase_add_test(c, a_cell_keeps_the_space_around_its_paragraph);
	tcase_add_test(c,
	    text_of_automatic_colour_is_white_on_a_dark_ground);
	tcase_add_test(c, marks_of_emphasis_have_their_shapes);
	tcase_add_test(c, columns_of_a_mirrored_table_run_from_the_right);
	tcase_add_test(c, diagonals_lie_from_corner_to_corner);
	tcase_add_test(c, a_cells_own_edge_beats_the_tables_and_else_the_heavier);
	tcase_add_test(c, facing_pages_are_mirrored);
	tcase_add_test(c, a_column_break_ends_a_column_or_the_only_one);
	tcase_add_test(c, short_pages_stand_where_their_section_says);
	tcase_add_test(c, of_two_spaces_between_paragraphs_the_larger_counts);
	tcase_add_test(c, an_empty_paragraph_is_as_high_as_a_latin_line);
	tcase_add_test(c, a_stop_may_stand_in_the_margin);
	tcase_add_test(c, a_stop_stays_inside_where_the_source_says_so);
	tcase_add_test(c, columns_have_the_widths_of_their_section);
	tcase_add_test(c, text_that_runs_leftwards_is_shown_so);
	tcase_add_test(c, leftward_words_in_other_text_are_turned_alone);
	suite_add_tcase(s, c);
	return run_suite(s);
}
