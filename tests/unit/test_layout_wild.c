/*
 * Documents that nobody would write: tables at random, and numbers that
 * cannot be believed.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

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

int
main(void)
{
	Suite	*s = suite_create("layout of anything");
	TCase	*c = tcase_create("pages");

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, no_table_loses_text);
	tcase_add_test(c, wild_numbers_do_no_harm);
	suite_add_tcase(s, c);
	return run_suite(s);
}
