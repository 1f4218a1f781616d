/*
 * Lines that end within a word.
 */
#include <check.h>
#include <stdlib.h>

#include "layout_doc.h"
#include "run.h"

#define	SHY	"\xc2\xad"

/* Lines of ten characters of 5 pt. */
static void
open_narrow(void)
{
	open_page(0);
	record.set |= PAI_SF_INDENT;
	record.indent_right = 250000;
}

/* Sets what was added; its lines, parted by '|', U+00AD as '~'. */
static void
lines_are(const char *want)
{
	struct p_buf	 have = { 0 };
	int32_t		 y = 0;

	set(P_PROFILE_SOURCE);
	for (size_t k = 0; k < pages.page[0]->n; k++) {
		const struct p_item	*i = &pages.page[0]->items[k];

		if (i->kind != P_ITEM_TEXT || i->artifact)
			continue;
		if (have.n > 0 && i->y != y)
			p_buf_char(&have, '|');
		y = i->y;
		for (uint32_t g = 0; g < i->as.text.n; g++) {
			uint32_t cp = pages.page[0]->glyphs[
			    i->as.text.first + g].cp;

			p_buf_char(&have, cp == 0xad ? '~' : cp);
		}
	}
	ck_assert_str_eq(have.p, want);
	p_buf_free(&have);
}

START_TEST(a_word_is_parted_where_its_author_allows)
{
	add_record("aaaa bbbb" SHY "cccc");
	lines_are("aaaa bbbb~|cccc");
}
END_TEST

START_TEST(the_hyphen_must_have_room)
{
	add_record("aaaaa bbbb" SHY "cccc");
	lines_are("aaaaa |bbbbcccc");
}
END_TEST

START_TEST(of_several_places_the_last_that_fits_is_taken)
{
	add_record("aaaa b" SHY "b" SHY "b" SHY "b" SHY "b" SHY "cccc");
	lines_are("aaaa bbbb~|bcccc");
}
END_TEST

START_TEST(within_a_line_nothing_is_shown)
{
	add_record("aa" SHY "bb" SHY "cc");
	lines_are("aabbcc");
	ck_assert_int_eq(item_of(0, 'a')->w, 30000);
}
END_TEST

START_TEST(a_line_that_may_end_anyhow_needs_no_hyphen)
{
	add_record("aaaa bbbb-" SHY "cccc " SHY "dddd");
	lines_are("aaaa bbbb-|cccc dddd");
}
END_TEST

START_TEST(a_word_longer_than_a_line_is_parted_as_often_as_it_must)
{
	add_record("aaaaaaa" SHY "bbbbbbb" SHY "cccccc");
	lines_are("aaaaaaa~|bbbbbbb~|cccccc");
}
END_TEST

/* The hyphen is the glyph of one, which ends where the text does. */
START_TEST(a_justified_line_is_full_with_its_hyphen)
{
	const struct p_item	*i;
	const struct p_glyph	*last;

	record.set |= PAI_SF_ALIGN;
	record.align = PAI_ALIGN_JUSTIFY;
	add_record("aaa bbb" SHY "cccc dddd");
	lines_are("aaa bbb~|cccc dddd");
	i = item_of(0, 'a');
	last = &pages.page[0]->glyphs[i->as.text.first + i->as.text.n - 1];
	ck_assert_int_eq(i->x + i->w, 100000);
	ck_assert_uint_eq(last->gid, '-' + 1);
	ck_assert_int_eq(last->advance, 5000);
}
END_TEST

START_TEST(the_line_below_a_word_goes_on_below_its_hyphen)
{
	const struct p_page	*p;
	int32_t			 w = 0;

	record.underline = PAI_UL_SINGLE;
	add_record("aaaa" SHY "bbbbbbbb");
	lines_are("aaaa~|bbbbbbbb");
	p = pages.page[0];
	for (size_t i = 0; i < p->n && w == 0; i++)
		if (p->items[i].kind == P_ITEM_RECT)
			w = p->items[i].w;
	ck_assert_int_eq(w, 25000);
}
END_TEST

/* What runs leftwards is not parted. */
START_TEST(leftward_words_are_not_parted)
{
	add_record("aaaa \xd7\x90\xd7\x90" SHY "\xd7\x90\xd7\x90\xd7\x90"
	    "\xd7\x90");
	lines_are("aaaa |\xd7\x90\xd7\x90\xd7\x90\xd7\x90\xd7\x90\xd7\x90");
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("layout-hyphens");
	TCase	*c = tcase_create("soft");

	tcase_add_checked_fixture(c, open_narrow, close_doc);
	tcase_add_test(c, a_word_is_parted_where_its_author_allows);
	tcase_add_test(c, the_hyphen_must_have_room);
	tcase_add_test(c, of_several_places_the_last_that_fits_is_taken);
	tcase_add_test(c, within_a_line_nothing_is_shown);
	tcase_add_test(c, a_line_that_may_end_anyhow_needs_no_hyphen);
	tcase_add_test(c,
	    a_word_longer_than_a_line_is_parted_as_often_as_it_must);
	tcase_add_test(c, a_justified_line_is_full_with_its_hyphen);
	tcase_add_test(c, the_line_below_a_word_goes_on_below_its_hyphen);
	tcase_add_test(c, leftward_words_are_not_parted);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
