/*
 * What stands on a page beside the one flow of text: columns of a section
 * that ends there, and what floats.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

/* Two columns of six lines, or of so many that a page is full before. */
static void
two_columns(int lines, uint8_t next)
{
	struct pai_section	 s = { .columns = 2, .column_gap = 20000 };
	struct pai_section	 after = { .columns = 1, .break_type = next };
	char			 text[2] = "a";

	add_section(&s);
	for (int i = 0; i < lines; i++) {
		text[0] = i < 26 ? (char)('a' + i) : '.';
		add_paragraph(&f, text);
	}
	add_section(&after);
	add_paragraph(&f, "Z");
	set(P_PROFILE_SOURCE);
	check_text();
	check_inside();
}

START_TEST(columns_are_equally_long_where_the_page_goes_on)
{
	two_columns(7, PAI_BREAK_CONTINUOUS);
	ck_assert_uint_eq(pages.n, 1);
	ck_assert_int_eq(item_of(0, 'd')->x, 50000);
	ck_assert_int_eq(item_of(0, 'e')->x, 210000);
	ck_assert_int_eq(item_of(0, 'e')->y, item_of(0, 'a')->y);
	ck_assert_int_eq(item_of(0, 'g')->y, item_of(0, 'c')->y);
	ck_assert_int_eq(item_of(0, 'Z')->y - item_of(0, 'd')->y,
	    item_of(0, 'b')->y - item_of(0, 'a')->y);
}
END_TEST

START_TEST(columns_are_filled_where_the_page_ends_with_them)
{
	two_columns(7, PAI_BREAK_PAGE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_eq(item_of(0, 'g')->x, 50000);
}
END_TEST

START_TEST(a_column_that_the_author_ended_stays)
{
	struct pai_section	 s = { .columns = 2, .column_gap = 20000 };
	struct pai_section	 after = { .columns = 1,
				    .break_type = PAI_BREAK_CONTINUOUS };

	add_section(&s);
	add_paragraph(&f, "a");
	pai_leaf(&f.build.pub, PAI_N_PAGEBREAK)->as.page_break.column = true;
	add_paragraph(&f, "b");
	add_paragraph(&f, "c");
	add_paragraph(&f, "d");
	add_section(&after);
	add_paragraph(&f, "Z");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'b')->y, item_of(0, 'a')->y);
	ck_assert_int_eq(item_of(0, 'd')->x, 210000);
	ck_assert_int_gt(item_of(0, 'Z')->y, item_of(0, 'd')->y);
}
END_TEST

/* Text that fills lines of 30 characters, beginning with a. */
static void
add_lines(int lines)
{
	char	 text[30 * 8 + 1];

	for (int i = 0; i < lines * 30; i++)
		text[i] = i == 0 ? 'a' : i % 30 == 29 ? ' ' : 'x';
	text[lines * 30] = '\0';
	pai_text(&f.build.pub, text, (size_t)lines * 30, 0);
}

/* A paragraph of some lines with a box of 100 by 40 pt that floats in it. */
static void
anchored(struct pai_figure *k, int lines)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_style	 s = { .size = sizeof(s), .width = 100000,
				    .height = 40000, .height_exact = true,
				    .set = PAI_SF_WIDTH | PAI_SF_HEIGHT |
				    PAI_SF_PADDING };
	struct pai_node		*n;

	pai_open(b, PAI_N_PARAGRAPH);
	k->size = sizeof(*k);
	n = pai_open(b, PAI_N_BOX);
	n->style = b->host->build_style(b, &s);
	n->as.box.figure = b->host->build_figure(b, k);
	add_paragraph(&f, "B");
	pai_close(b, PAI_N_BOX);
	add_lines(lines);
	pai_close(b, PAI_N_PARAGRAPH);
	add_paragraph(&f, "Z");
}

static void
float_on_a_page(struct pai_figure *k, int lines)
{
	struct pai_section	 s = { .columns = 1 };

	add_section(&s);
	add_paragraph(&f, "A");
	anchored(k, lines);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 1);
	check_inside();
}

START_TEST(a_box_stands_where_the_page_says)
{
	struct pai_figure	 k = { .from_x = PAI_FROM_PAGE,
				    .from_y = PAI_FROM_PAGE, .x = 200000,
				    .y = 250000 };

	float_on_a_page(&k, 1);
	ck_assert_int_eq(item_of(0, 'B')->x, 200000);
	ck_assert_int_gt(item_of(0, 'B')->y, 250000);
	ck_assert_int_eq(item_of(0, 'Z')->y - item_of(0, 'a')->y,
	    item_of(0, 'a')->y - item_of(0, 'A')->y);
}
END_TEST

/*
 * The foot of a box of 40 pt that holds so many lines, all blank between the
 * first and the last.
 */
static int32_t
foot_of_box(const char *last, int lines, enum pai_flow flow)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_style	 s = { .size = sizeof(s), .width = 100000,
				    .height = 40000, .height_exact = true,
				    .flow = (uint8_t)flow,
				    .set = PAI_SF_WIDTH | PAI_SF_HEIGHT |
				    PAI_SF_PADDING };
	struct pai_section	 page = { .columns = 1 };
	int32_t			 foot = 0;

	s.border[PAI_SIDE_BOTTOM] = (struct pai_border){ PAI_STROKE_SINGLE,
	    500, 0, 0 };
	add_section(&page);
	pai_open(b, PAI_N_PARAGRAPH);
	pai_open(b, PAI_N_BOX)->style = b->host->build_style(b, &s);
	for (int i = 0; i < lines; i++)
		add_paragraph(&f, i == 0 ? "B" : i == lines - 1 ? last : "");
	pai_close(b, PAI_N_BOX);
	pai_close(b, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	for (size_t i = 0; i < pages.page[0]->n; i++)
		if (pages.page[0]->items[i].kind == P_ITEM_RECT)
			foot = pages.page[0]->items[i].y;
	ck_assert_int_gt(foot, 0);
	return foot - item_of(0, 'B')->y;
}

START_TEST(blank_lines_at_the_end_of_a_box_do_not_stretch_it)
{
	ck_assert_int_lt(foot_of_box("", 8, PAI_FLOW_LR), 40000);
}
END_TEST

START_TEST(text_at_the_end_of_a_box_stretches_it)
{
	ck_assert_int_gt(foot_of_box("E", 12, PAI_FLOW_LR), 60000);
	ck_assert_int_eq(item_of(0, 'E')->as.text.size,
	    item_of(0, 'B')->as.text.size);
}
END_TEST

START_TEST(text_a_little_too_high_for_its_box_gives_way)
{
	int32_t	 plain;

	ck_assert_int_lt(foot_of_box("E", 2, PAI_FLOW_LR), 40000);
	plain = item_of(0, 'E')->as.text.size;
	close_doc();
	open_doc();
	ck_assert_int_lt(foot_of_box("E", 6, PAI_FLOW_LR), 40000);
	ck_assert_int_lt(item_of(0, 'E')->as.text.size, plain);
	ck_assert_int_ge(item_of(0, 'E')->as.text.size, plain * 6 / 10);
}
END_TEST

/* Five paragraphs beside a box of 40 pt that holds twelve. */
START_TEST(text_keeps_away_from_what_a_box_grew)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_style	 s = { .size = sizeof(s), .width = 100000,
				    .height = 40000, .height_exact = true,
				    .set = PAI_SF_WIDTH | PAI_SF_HEIGHT |
				    PAI_SF_PADDING };
	struct pai_section	 page = { .columns = 1 };
	struct pai_figure	 k = { .size = sizeof(k) };
	struct pai_node		*n;

	add_section(&page);
	pai_open(b, PAI_N_PARAGRAPH);
	n = pai_open(b, PAI_N_BOX);
	n->style = b->host->build_style(b, &s);
	n->as.box.figure = b->host->build_figure(b, &k);
	for (int i = 0; i < 12; i++)
		add_paragraph(&f, "B");
	pai_close(b, PAI_N_BOX);
	pai_text(b, "A", 1, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	for (int i = 0; i < 5; i++)
		add_paragraph(&f, i == 4 ? "Z" : "Y");
	set(P_PROFILE_SOURCE);
	ck_assert_int_lt(item_of(0, 'A')->x, 100000);
	ck_assert_int_ge(item_of(0, 'Z')->x, item_of(0, 'A')->x + 100000);
	check_inside();
}
END_TEST

START_TEST(text_of_a_box_runs_as_its_author_wants)
{
	(void)foot_of_box("E", 2, PAI_FLOW_UP);
	ck_assert_int_eq(item_of(0, 'B')->as.text.turn, 270);
	ck_assert_int_lt(item_of(0, 'B')->x, item_of(0, 'E')->x);
	close_doc();
	open_doc();
	(void)foot_of_box("E", 2, PAI_FLOW_DOWN);
	ck_assert_int_eq(item_of(0, 'B')->as.text.turn, 90);
	ck_assert_int_gt(item_of(0, 'B')->x, item_of(0, 'E')->x);
}
END_TEST

START_TEST(a_box_at_the_right_margin_ends_there)
{
	struct pai_figure	 k = { .from_x = PAI_FROM_MARGIN,
				    .place_x = PAI_PLACE_END,
				    .from_y = PAI_FROM_PARAGRAPH };

	float_on_a_page(&k, 1);
	ck_assert_int_eq(item_of(0, 'B')->x, 250000);
}
END_TEST

START_TEST(one_of_a_group_stands_in_it)
{
	struct pai_figure	 k = { .from_x = PAI_FROM_MARGIN,
				    .place_x = PAI_PLACE_CENTRE,
				    .from_y = PAI_FROM_PARAGRAPH,
				    .group_width = 200000,
				    .group_height = 100000,
				    .group_x = 30000, .group_y = 50000 };

	float_on_a_page(&k, 1);
	ck_assert_int_eq(item_of(0, 'B')->x, 50000 + 50000 + 30000);
}
END_TEST

START_TEST(text_runs_beside_a_box_and_then_below_it)
{
	struct pai_figure	 k = { .wrap = PAI_WRAP_SQUARE,
				    .from_y = PAI_FROM_PARAGRAPH,
				    .gap = { 0, 10000, 0, 0 } };
	const struct p_item	*i;

	float_on_a_page(&k, 8);
	ck_assert_int_eq(item_of(0, 'B')->x, 50000);
	ck_assert_int_eq(item_of(0, 'a')->x, 160000);
	for (i = pages.page[0]->items; i < pages.page[0]->items +
	    pages.page[0]->n; i++)
		if (i->kind == P_ITEM_TEXT && i != item_of(0, 'B') &&
		    i->y > item_of(0, 'a')->y && i->x == 50000)
			break;
	/* The first line at the margin again is below the box. */
	ck_assert_int_gt(i->y, item_of(0, 'a')->y + 32000);
	ck_assert_int_eq(item_of(0, 'Z')->x, 50000);
}
END_TEST

/* How many lines' parts stand at x, and on the height of one at 50000. */
static size_t
parts_at(int32_t x)
{
	const struct p_page	*p = pages.page[0];
	size_t			 n = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->n && p->items[i].x == x; k++)
			if (p->items[k].kind == P_ITEM_TEXT &&
			    p->items[k].x == 50000 &&
			    p->items[k].y == p->items[i].y) {
				n++;
				break;
			}
	return n;
}

/* A box of 100 by 40 points in the middle of 300: four lines have two parts. */
START_TEST(text_stands_on_both_sides_of_a_box)
{
	static const struct { uint8_t sides; size_t right; bool left; }
	    want[] = {
		{ PAI_SIDES_BOTH, 4, true }, { PAI_SIDES_LEFT, 0, true },
		{ PAI_SIDES_RIGHT, 0, false },
		{ PAI_SIDES_LARGEST, 0, true },
	};
	struct pai_figure	 k = { .wrap = PAI_WRAP_SQUARE,
				    .from_y = PAI_FROM_PARAGRAPH,
				    .x = 100000, .sides = want[_i].sides };

	float_on_a_page(&k, 8);
	check_text();
	ck_assert_int_eq(item_of(0, 'B')->x, 150000);
	ck_assert_uint_eq(parts_at(250000), want[_i].right);
	ck_assert_int_eq(item_of(0, 'a')->x, want[_i].left ? 50000 : 250000);
	ck_assert_int_eq(item_of(0, 'Z')->x, 50000);
	ck_assert_int_gt(item_of(0, 'Z')->y, item_of(0, 'B')->y + 30000);
}
END_TEST

START_TEST(text_goes_on_below_a_box_that_takes_the_width)
{
	struct pai_figure	 k = { .wrap = PAI_WRAP_TOP_BOTTOM,
				    .from_y = PAI_FROM_PARAGRAPH };

	float_on_a_page(&k, 1);
	ck_assert_int_eq(item_of(0, 'a')->x, 50000);
	ck_assert_int_gt(item_of(0, 'a')->y, item_of(0, 'B')->y + 30000);
}
END_TEST

/* It stays where it is measured from its paragraph, whose lines go below. */
START_TEST(a_box_that_drives_its_own_line_away_stays)
{
	struct pai_figure	 k = { .wrap = PAI_WRAP_TOP_BOTTOM,
				    .from_y = PAI_FROM_PARAGRAPH };
	int32_t			 at;

	float_on_a_page(&k, 1);
	at = item_of(0, 'B')->y;
	close_doc();
	open_doc();
	k.place_y = PAI_PLACE_OFFSET;
	k.y = 4000;
	float_on_a_page(&k, 1);
	ck_assert_int_eq(item_of(0, 'B')->y, at + 4000);
}
END_TEST

START_TEST(what_floats_goes_with_its_text_where_it_does_not_fit)
{
	struct pai_figure	 k = { .wrap = PAI_WRAP_SQUARE,
				    .from_y = PAI_FROM_PARAGRAPH };
	struct pai_section	 s = { .columns = 1 };

	add_section(&s);
	for (int i = 0; i < 16; i++)
		add_paragraph(&f, "A");
	anchored(&k, 1);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_eq(item_of(1, 'B')->x, 50000);
	ck_assert_int_eq(item_of(1, 'a')->x, 150000);
}
END_TEST

START_TEST(a_paragraph_fits_each_of_two_uneven_columns)
{
	const struct pai_column	 column[] = { { 180000, 20000 },
				    { 100000, 0 } };
	struct pai_section	 s = { .columns = 2, .column = column };

	add_section(&s);
	for (int i = 0; i < 13; i++)
		add_paragraph(&f, "A");
	pai_open(&f.build.pub, PAI_N_PARAGRAPH);
	add_lines(8);
	pai_close(&f.build.pub, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 1);
	for (size_t i = 0; i < pages.page[0]->n; i++)
		ck_assert_int_le(pages.page[0]->items[i].x +
		    pages.page[0]->items[i].w, 350000 + 1000);
}
END_TEST

/* The foot of the text that begins at x. */
static int32_t
lowest_at(int32_t x)
{
	const struct p_item	*i = pages.page[0]->items;
	int32_t			 y = 0;

	for (size_t k = 0; k < pages.page[0]->n; k++, i++)
		if (i->kind == P_ITEM_TEXT && i->x == x)
			y = i->y > y ? i->y : y;
	return y;
}

START_TEST(uneven_columns_are_equally_long_where_the_page_goes_on)
{
	const struct pai_column	 column[] = { { 180000, 20000 },
				    { 100000, 0 } };
	struct pai_section	 s = { .columns = 2, .column = column };
	struct pai_section	 after = { .columns = 1,
				    .break_type = PAI_BREAK_CONTINUOUS };
	int32_t			 below, line;

	add_section(&s);
	add_paragraph(&f, "A");
	add_paragraph(&f, "B");
	pai_open(&f.build.pub, PAI_N_PARAGRAPH);
	add_lines(8);
	pai_close(&f.build.pub, PAI_N_PARAGRAPH);
	add_section(&after);
	add_paragraph(&f, "Z");
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 1);
	line = item_of(0, 'B')->y - item_of(0, 'A')->y;
	below = item_of(0, 'Z')->y;
	ck_assert_int_gt(lowest_at(250000), item_of(0, 'A')->y);
	ck_assert_int_le(below - lowest_at(250000), 2 * line);
	check_inside();
}
END_TEST

/* A head of some lines for the first page, or for all others. */
static void
head(uint8_t which, int lines)
{
	struct pai_build	*b = &f.build.pub;

	pai_open(b, PAI_N_RUNNING)->as.running.which = which;
	for (int i = 0; i < lines; i++)
		add_paragraph(&f, "h");
	pai_close(b, PAI_N_RUNNING);
}

START_TEST(a_high_head_pushes_the_text_of_its_own_pages)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_section	 s = { .size = sizeof(s), .columns = 1,
				    .page_width = 400000,
				    .page_height = 300000, .page_start = -1,
				    .title_page = true, .header_at = 20000,
				    .margin = { 50000, 50000, 50000,
				    50000 } };

	pai_open(b, PAI_N_SECTION)->as.section.index =
	    b->host->build_section(b, &s);
	head(PAI_RUN_HEADER_FIRST, 6);
	head(PAI_RUN_HEADER, 1);
	pai_close(b, PAI_N_SECTION);
	add_paragraph(&f, "A");
	pai_leaf(b, PAI_N_PAGEBREAK);
	add_paragraph(&f, "B");
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_gt(item_of(0, 'A')->y, 90000);
	ck_assert_int_lt(item_of(1, 'B')->y, 70000);
}
END_TEST

/* A paragraph of one character in a frame at the right, or in none. */
static void
framed(const char *text, bool frame)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_style	 s = { .size = sizeof(s), .set = PAI_SF_FRAME,
				    .frame = { .at_x = PAI_FRAME_AT_END,
				    .from_x = PAI_FRAME_MARGIN,
				    .width = 60000 } };
	struct pai_node		*n = pai_open(b, PAI_N_PARAGRAPH);

	if (frame)
		n->style = b->host->build_style(b, &s);
	pai_text(b, text, strlen(text), 0);
	pai_close(b, PAI_N_PARAGRAPH);
}

START_TEST(paragraphs_of_one_frame_stand_in_it_together)
{
	struct pai_section	 s = { .columns = 1 };

	add_section(&s);
	add_paragraph(&f, "A");
	framed("B", true);
	framed("C", true);
	framed("D", false);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'B')->x, 290000);
	ck_assert_int_eq(item_of(0, 'C')->x, 290000);
	ck_assert_int_gt(item_of(0, 'C')->y, item_of(0, 'B')->y);
	ck_assert_int_eq(item_of(0, 'D')->x, 50000);
	ck_assert_int_eq(item_of(0, 'D')->y, item_of(0, 'B')->y);
	check_text();
}
END_TEST

START_TEST(what_comes_late_does_not_lie_over_text)
{
	struct pai_figure	 k = { .wrap = PAI_WRAP_SQUARE,
				    .from_y = PAI_FROM_MARGIN };

	float_on_a_page(&k, 1);
	ck_assert_int_gt(item_of(0, 'B')->y, item_of(0, 'A')->y);
	ck_assert_int_eq(item_of(0, 'a')->x, 150000);
}
END_TEST

START_TEST(a_table_goes_below_what_floats)
{
	struct pai_figure	 k = { .wrap = PAI_WRAP_SQUARE,
				    .from_y = PAI_FROM_PARAGRAPH };
	struct pai_section	 s = { .columns = 1 };

	add_section(&s);
	anchored(&k, 1);
	(void)fixture_table(&f, "T|U");
	set(P_PROFILE_SOURCE);
	ck_assert_int_gt(item_of(0, 'T')->y, 50000 + 40000);
	check_inside();
}
END_TEST

/* A paragraph of a big letter and the rest of its text. */
static void
add_drop_cap(uint8_t drop, const char *rest)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_style	 big = { .size = sizeof(big),
				    .set = PAI_SF_SIZE, .font_size = 40000 };
	struct pai_style	 k = { .size = sizeof(k),
				    .set = PAI_SF_FRAME, .frame = {
				    .drop = drop, .drop_lines = 3 } };
	struct pai_node		*n = pai_open(b, PAI_N_PARAGRAPH);

	n->style = b->host->build_style(b, &k);
	pai_text(b, "O", 1, b->host->build_style(b, &big));
	pai_text(b, rest, strlen(rest), 0);
	pai_close(b, PAI_N_PARAGRAPH);
}

static const char twice[] = "nce upon a time there was a town by the river "
    "and its people kept their accounts in tables that came apart, one "
    "column after another, until nobody knew what anything had cost.";

START_TEST(three_lines_make_way_for_a_big_letter)
{
	struct pai_section	 s = { .size = sizeof(s) };
	const struct p_item	*cap;

	add_section(&s);
	add_drop_cap(PAI_DROP_IN_TEXT, twice);
	set(P_PROFILE_SOURCE);
	check_text();
	check_inside();
	cap = item_of(0, 'O');
	ck_assert_int_eq(cap->x, 50000);
	for (size_t i = 0, at = 0; i < pages.page[0]->n; i++) {
		const struct p_item *p = &pages.page[0]->items[i];

		if (p == cap || p->kind != P_ITEM_TEXT)
			continue;
		at++;
		ck_assert_int_eq(p->x, at <= 3 ? cap->x + cap->w : 50000);
		if (at == 3)
			ck_assert_int_eq(p->y, cap->y);
	}
}
END_TEST

START_TEST(a_big_letter_in_the_margin_leaves_its_lines_alone)
{
	struct pai_section	 s = { .size = sizeof(s) };

	add_section(&s);
	add_drop_cap(PAI_DROP_IN_MARGIN, twice);
	set(P_PROFILE_SOURCE);
	check_text();
	ck_assert_int_eq(item_of(0, 'n')->x, 50000);
	ck_assert_int_lt(item_of(0, 'O')->x + item_of(0, 'O')->w, 50000);
}
END_TEST

/* Where the letter is no larger than what follows there is none. */
START_TEST(text_that_was_joined_with_its_letter_is_no_letter)
{
	struct pai_section	 s = { .size = sizeof(s) };
	struct pai_style	 k = { .size = sizeof(k),
				    .set = PAI_SF_FRAME, .frame = {
				    .drop = PAI_DROP_IN_TEXT,
				    .drop_lines = 3 } };
	struct pai_node		*n;

	add_section(&s);
	n = pai_open(&f.build.pub, PAI_N_PARAGRAPH);
	n->style = f.build.pub.host->build_style(&f.build.pub, &k);
	pai_text(&f.build.pub, "Once ", 5, 0);
	(void)pai_open(&f.build.pub, PAI_N_STRONG);
	pai_text(&f.build.pub, "upon", 4, 0);
	pai_close(&f.build.pub, PAI_N_STRONG);
	pai_close(&f.build.pub, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(item_of(0, 'O')->y, item_of(0, 'u')->y);
}
END_TEST

/* Each second line of 3, 4, 5 ...; a paragraph may ask not to be counted. */
START_TEST(lines_have_numbers_where_their_section_has_them)
{
	struct pai_section	 s = { .size = sizeof(s), .line_every = 2,
				    .line_start = 3 };
	struct pai_style	 k = { .size = sizeof(k),
				    .setting = PAI_SET_NO_NUMBERS };
	struct pai_node		*n;

	add_section(&s);
	add_paragraph(&f, "a");
	n = pai_open(&f.build.pub, PAI_N_PARAGRAPH);
	n->style = f.build.pub.host->build_style(&f.build.pub, &k);
	pai_text(&f.build.pub, "b", 1, 0);
	pai_close(&f.build.pub, PAI_N_PARAGRAPH);
	add_paragraph(&f, "c");
	fixture_table(&f, "d|e");
	add_paragraph(&f, "f");
	add_paragraph(&f, "g");
	set(P_PROFILE_SOURCE);
	check_text();
	ck_assert_uint_eq(pages_count(&pages, "4", true), 1);
	ck_assert_uint_eq(pages_count(&pages, "6", true), 1);
	ck_assert_uint_eq(pages_count(&pages, "5", true), 0);
	ck_assert_int_eq(item_of(0, '4')->y, item_of(0, 'c')->y);
	ck_assert_int_eq(item_of(0, '6')->y, item_of(0, 'g')->y);
	ck_assert_int_eq(item_of(0, '6')->x + item_of(0, '6')->w + 18000, 50000);
}
END_TEST

/* Numbers begin anew on each page, or do not. */
START_TEST(lines_are_counted_by_page_or_through)
{
	struct pai_section	 s = { .size = sizeof(s), .line_every = 1,
				    .line_start = 1, .line_restart = _i == 0 ?
				    PAI_RESTART_PAGE : PAI_RESTART_NEVER };

	add_section(&s);
	for (int i = 0; i < 20; i++)
		add_paragraph(&f, "x");
	set(P_PROFILE_SOURCE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_uint_eq(pages_count(&pages, "20", true), _i == 0 ? 0 : 1);
}
END_TEST

/*
 * 竖排: lines from the right edge of the text leftwards, Chinese characters
 * upright, Latin text on its side, the page number across.
 */
START_TEST(a_vertical_section_runs_downwards)
{
	struct pai_section	 s = { .flow = PAI_FLOW_VERTICAL };
	struct p_buf		 b = { 0 };

	add_section(&s);
	add_paragraph(&f, "第（一）页PDF，");
	add_paragraph(&f, "左");
	set(P_PROFILE_SOURCE);
	p_pages_dump(&pages, &b);
	ck_assert_str_eq(b.p,
	    "page 1 400.0 300.0 number 1\n"
	    "  text 338.1 59.2 55.1 10.5 f1 10.5 upright \"第（一）页\"\n"
	    "  text 339.4 105.1 15.8 10.5 f1 10.5 turn=90 \"PDF\"\n"
	    "  text 338.1 130.1 10.5 10.5 f1 10.5 upright \"，\"\n"
	    "  text 324.5 59.2 10.5 10.5 f1 10.5 upright \"左\"\n");
	p_buf_free(&b);
	check_text();
	check_inside();
}
END_TEST

/* A picture stands upright, and takes as much of its line as it is high. */
START_TEST(pictures_stand_upright_in_vertical_text)
{
	static const struct pai_resource r = { { "p", 1 }, "image/png",
	    (const unsigned char *)"x", 1, 10, 10, 0, 0 };
	struct pai_section	 s = { .flow = PAI_FLOW_VERTICAL };
	struct pai_node		*n;

	add_section(&s);
	f.build.pub.host->build_resource(&f.build.pub, &r);
	(void)pai_open(&f.build.pub, PAI_N_PARAGRAPH);
	n = pai_open(&f.build.pub, PAI_N_IMAGE);
	n->as.image.target = (struct pai_str){ "p", 1 };
	n->as.image.width = 30000;
	n->as.image.height = 60000;
	pai_close(&f.build.pub, PAI_N_IMAGE);
	pai_text(&f.build.pub, "后", 3, 0);
	pai_close(&f.build.pub, PAI_N_PARAGRAPH);
	set(P_PROFILE_SOURCE);
	for (size_t i = 0; i < pages.page[0]->n; i++) {
		const struct p_item *p = &pages.page[0]->items[i];

		if (p->kind != P_ITEM_IMAGE)
			continue;
		ck_assert_int_eq(p->as.image.turn % 360, 0);
		ck_assert_int_eq(p->w, 30000);
		ck_assert_int_eq(p->h, 60000);
		ck_assert_int_eq(p->y, 50000);
		ck_assert_int_le(p->x + p->w, 350000);
		ck_assert_int_ge(item_of(0, 0x540e)->y, p->y + p->h);
		return;
	}
	ck_abort_msg("no picture");
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("layout-page");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_add_test(c, columns_are_equally_long_where_the_page_goes_on);
	tcase_add_test(c, columns_are_filled_where_the_page_ends_with_them);
	tcase_add_test(c, a_column_that_the_author_ended_stays);
	tcase_add_test(c, a_box_stands_where_the_page_says);
	tcase_add_test(c, a_box_at_the_right_margin_ends_there);
	tcase_add_test(c,
	    blank_lines_at_the_end_of_a_box_do_not_stretch_it);
	tcase_add_test(c, text_at_the_end_of_a_box_stretches_it);
	tcase_add_test(c, text_a_little_too_high_for_its_box_gives_way);
	tcase_add_test(c, text_keeps_away_from_what_a_box_grew);
	tcase_add_test(c, text_of_a_box_runs_as_its_author_wants);
	tcase_add_test(c, one_of_a_group_stands_in_it);
	tcase_add_test(c, text_runs_beside_a_box_and_then_below_it);
	tcase_add_loop_test(c, text_stands_on_both_sides_of_a_box, 0, 4);
	tcase_add_test(c, text_goes_on_below_a_box_that_takes_the_width);
	tcase_add_test(c, a_box_that_drives_its_own_line_away_stays);
	tcase_add_test(c, what_floats_goes_with_its_text_where_it_does_not_fit);
	tcase_add_test(c, a_paragraph_fits_each_of_two_uneven_columns);
	tcase_add_test(c,
	    uneven_columns_are_equally_long_where_the_page_goes_on);
	tcase_add_test(c, a_high_head_pushes_the_text_of_its_own_pages);
	tcase_add_test(c, paragraphs_of_one_frame_stand_in_it_together);
	tcase_add_test(c, what_comes_late_does_not_lie_over_text);
	tcase_add_test(c, a_table_goes_below_what_floats);
	tcase_add_test(c, three_lines_make_way_for_a_big_letter);
	tcase_add_test(c, a_big_letter_in_the_margin_leaves_its_lines_alone);
	tcase_add_test(c, text_that_was_joined_with_its_letter_is_no_letter);
	tcase_add_test(c, lines_have_numbers_where_their_section_has_them);
	tcase_add_loop_test(c, lines_are_counted_by_page_or_through, 0, 2);
	tcase_add_test(c, a_vertical_section_runs_downwards);
	tcase_add_test(c, pictures_stand_upright_in_vertical_text);
	suite_add_tcase(s, c);
	return run_suite(s);
}
