/*
 * What stands on a page beside the one flow of text: columns of a section
 * that ends there, and what floats.
 */
#include <check.h>
#include <stdlib.h>

#include "layout_doc.h"

static void
section(struct pai_section *s)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;

	s->size = sizeof(*s);
	s->page_width = 400000;
	s->page_height = 300000;
	s->page_start = -1;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		s->margin[i] = 50000;
	n = pai_open(b, PAI_N_SECTION);
	n->as.section.index = b->host->build_section(b, s);
	pai_close(b, PAI_N_SECTION);
}

/* Where the first item that begins with a character stands. */
static const struct p_item *
shows(size_t page, uint32_t cp)
{
	const struct p_page	*p = pages.page[page];

	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].kind == P_ITEM_TEXT &&
		    p->glyphs[p->items[i].as.text.first].cp == cp)
			return &p->items[i];
	ck_abort_msg("U+%04X is not on page %zu", (unsigned)cp, page);
	return NULL;
}

/* Two columns of six lines, or of so many that a page is full before. */
static void
two_columns(int lines, uint8_t next)
{
	struct pai_section	 s = { .columns = 2, .column_gap = 20000 };
	struct pai_section	 after = { .columns = 1, .break_type = next };
	char			 text[2] = "a";

	section(&s);
	for (int i = 0; i < lines; i++) {
		text[0] = i < 26 ? (char)('a' + i) : '.';
		add_paragraph(&f, text);
	}
	section(&after);
	add_paragraph(&f, "Z");
	set(P_PROFILE_SOURCE);
	check_text();
	check_inside();
}

START_TEST(columns_are_equally_long_where_the_page_goes_on)
{
	two_columns(7, PAI_BREAK_CONTINUOUS);
	ck_assert_uint_eq(pages.n, 1);
	ck_assert_int_eq(shows(0, 'd')->x, 50000);
	ck_assert_int_eq(shows(0, 'e')->x, 210000);
	ck_assert_int_eq(shows(0, 'e')->y, shows(0, 'a')->y);
	ck_assert_int_eq(shows(0, 'g')->y, shows(0, 'c')->y);
	ck_assert_int_eq(shows(0, 'Z')->y - shows(0, 'd')->y,
	    shows(0, 'b')->y - shows(0, 'a')->y);
}
END_TEST

START_TEST(columns_are_filled_where_the_page_ends_with_them)
{
	two_columns(7, PAI_BREAK_PAGE);
	ck_assert_uint_eq(pages.n, 2);
	ck_assert_int_eq(shows(0, 'g')->x, 50000);
}
END_TEST

START_TEST(a_column_that_the_author_ended_stays)
{
	struct pai_section	 s = { .columns = 2, .column_gap = 20000 };
	struct pai_section	 after = { .columns = 1,
				    .break_type = PAI_BREAK_CONTINUOUS };

	section(&s);
	add_paragraph(&f, "a");
	pai_leaf(&f.build.pub, PAI_N_PAGEBREAK)->as.page_break.column = true;
	add_paragraph(&f, "b");
	add_paragraph(&f, "c");
	add_paragraph(&f, "d");
	section(&after);
	add_paragraph(&f, "Z");
	set(P_PROFILE_SOURCE);
	ck_assert_int_eq(shows(0, 'b')->y, shows(0, 'a')->y);
	ck_assert_int_eq(shows(0, 'd')->x, 210000);
	ck_assert_int_gt(shows(0, 'Z')->y, shows(0, 'd')->y);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("layout-page");
	TCase	*c = tcase_create("all");
	SRunner	*r;
	int	 failed;

	tcase_add_checked_fixture(c, open_doc, close_doc);
	tcase_add_test(c, columns_are_equally_long_where_the_page_goes_on);
	tcase_add_test(c, columns_are_filled_where_the_page_ends_with_them);
	tcase_add_test(c, a_column_that_the_author_ended_stays);
	suite_add_tcase(s, c);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
