/*
 * Lines that end within a word.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "layout_doc.h"
#include "run.h"

#define	SHY	"\xc2\xad"

static unsigned	 asked;		/* words that parts() was shown */

/* A language "xx", whose words may be parted before each 'b'. */
static bool
parts(void *arg, struct pai_str lang, const uint32_t *word, size_t n,
    bool *out)
{
	(void)arg;
	asked++;
	if (lang.n != 2 || memcmp(lang.p, "xx", 2) != 0)
		return false;
	for (size_t i = 1; i < n; i++)
		out[i] = word[i] == 'b';
	return true;
}

static const struct p_hyphenator hyphenator = { .parts = parts };

/* Lines of ten characters of 5 pt, in a document with these rules. */
static void
open_by(struct pai_section *page)
{
	close_doc();
	open_doc();
	add_section(page);
	asked = 0;
	record = (struct pai_style){ .size = sizeof(record),
	    .set = PAI_SF_SIZE | PAI_SF_INDENT, .font_size = 10000,
	    .indent_right = 250000, .lang = { "xx", 2 } };
}

static void
open_plain(void)
{
	open_doc();
	open_by(&(struct pai_section){ 0 });
}

static void
open_hyphenated(void)
{
	open_doc();
	open_by(&(struct pai_section){ .rules = PAI_RULE_HYPHENATE });
}

/* Lays it out, with a choice of the user's. */
static void
set_by(enum p_profile profile, enum p_hyphenation choice)
{
	struct p_setup	 setup = { 0 };

	setup.given[P_SETUP_HYPHENATION] = true;
	setup.value[P_SETUP_HYPHENATION] = choice;
	p_pages_free(&pages);
	ck_assert_int_eq(pages_set_parted(&f, profile, &hyphenator, &setup,
	    &pages), PAI_OK);
}

/* The lines of the first page, parted by '|', U+00AD as '~'. */
static void
pages_are(const char *want)
{
	struct p_buf	 have = { 0 };
	int32_t		 y = 0;

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

static void
lines_are(const char *want)
{
	set_by(P_PROFILE_SOURCE, P_HYPHENATION_AUTO);
	pages_are(want);
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

START_TEST(words_are_parted_where_the_document_says_so)
{
	add_record("aaaa aaabaaba");
	lines_are("aaaa aaa~|baaba");
}
END_TEST

START_TEST(capitals_are_shown_as_small_letters)
{
	add_record("aaaa AAABAABA");
	lines_are("aaaa AAA~|BAABA");
}
END_TEST

START_TEST(short_words_stay_whole)
{
	add_record("aaaaaa aaba aaa");
	lines_are("aaaaaa |aaba aaa");
}
END_TEST

START_TEST(apostrophes_are_in_words_and_marks_are_not)
{
	add_record("aaa a'aabaa,");
	lines_are("aaa a'aa~|baa,");
	asked = 0;
	set_by(P_PROFILE_SOURCE, P_HYPHENATION_AUTO);
	ck_assert_uint_eq(asked, 1);
}
END_TEST

static void
stays_whole(const char *what)
{
	open_by(&(struct pai_section){ .rules = PAI_RULE_HYPHENATE });
	add_record(what);
	set_by(P_PROFILE_SOURCE, P_HYPHENATION_AUTO);
	ck_assert_uint_eq(asked, 0);
}

START_TEST(what_is_no_word_is_not_asked_about)
{
	stays_whole("aaaa aaabaa7");
	stays_whole("aaaa 7aaabaa");
	stays_whole("aaaa aaabaa.aaabaa");
	stays_whole("aaaa aaabaa_aaabaa");
	stays_whole("aaaa aaabaa@aaabaa");
	stays_whole("/aaabaa/aaabaa");
	stays_whole("aa\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad");
}
END_TEST

START_TEST(an_authors_own_hyphens_are_all_that_a_word_has)
{
	add_record("aaaa ab" SHY "aabaaba");
	lines_are("aaaa ab~|aabaaba");
}
END_TEST

START_TEST(unless_the_document_says_so_words_are_whole)
{
	stays_whole("a");
	open_by(&(struct pai_section){ 0 });
	add_record("aaaa aaabaaba");
	lines_are("aaaa |aaabaaba");
	ck_assert_uint_eq(asked, 0);
}
END_TEST

START_TEST(the_users_word_beats_the_documents)
{
	add_record("aaaa aaabaaba");
	set_by(P_PROFILE_SOURCE, P_HYPHENATION_NO);
	pages_are("aaaa |aaabaaba");
	open_by(&(struct pai_section){ 0 });
	record.align = PAI_ALIGN_JUSTIFY;
	add_record("aaaa aaabaaba");
	set_by(P_PROFILE_SOURCE, P_HYPHENATION_YES);
	pages_are("aaaa aaa~|baaba");
}
END_TEST

START_TEST(a_paragraph_may_keep_its_words)
{
	record.setting = PAI_SET_NO_HYPHENS;
	add_record("aaaa aaabaaba");
	lines_are("aaaa |aaabaaba");
}
END_TEST

START_TEST(a_language_without_a_dictionary_stays_whole)
{
	record.lang = (struct pai_str){ "yy", 2 };
	add_record("aaaa aaabaaba");
	lines_are("aaaa |aaabaaba");
}
END_TEST

/* Without the word a line is left 30 pt, or 25, blank. */
START_TEST(a_line_that_is_full_enough_keeps_its_words)
{
	open_by(&(struct pai_section){ .rules = PAI_RULE_HYPHENATE,
	    .hyphen_zone = 25000 });
	add_record("aaaa aabaaba");
	lines_are("aaaa aa~|baaba");
	open_by(&(struct pai_section){ .rules = PAI_RULE_HYPHENATE,
	    .hyphen_zone = 25000 });
	add_record("aaaaa aabaaba");
	lines_are("aaaaa |aabaaba");
}
END_TEST

START_TEST(so_many_lines_in_a_row_may_end_in_a_hyphen)
{
	open_by(&(struct pai_section){ .rules = PAI_RULE_HYPHENATE,
	    .hyphen_limit = 2 });
	add_record("aaa aaaabaaaa aaabaaaa aaabaaaa aaabaaaa");
	lines_are("aaa aaaa~|baaaa aaa~|baaaa |aaabaaaa |aaabaaaa");
}
END_TEST

START_TEST(words_in_capitals_may_be_kept)
{
	open_by(&(struct pai_section){
	    .rules = PAI_RULE_HYPHENATE | PAI_RULE_WHOLE_CAPS });
	add_record("aaaa AAABAABA");
	add_record("aaaa AaABAABA");
	lines_are("aaaa |AAABAABA|aaaa AaA~|BAABA");
}
END_TEST

START_TEST(headings_of_our_own_profiles_keep_their_words)
{
	add_heading(&f, 2, "aaaabaaaab");
	add_paragraph(&f, "aaaabaaaab");
	set_by(P_PROFILE_REPORT, P_HYPHENATION_YES);
	ck_assert_uint_eq(asked, 1);
	asked = 0;
	set_by(P_PROFILE_REPORT, P_HYPHENATION_AUTO);
	ck_assert_uint_eq(asked, 0);
}
END_TEST

/* A word of a megabyte is no word; a million words take their time once. */
START_TEST(words_without_end_do_no_harm)
{
	size_t	 n = 1000000;
	char	*s = malloc(n + 1);

	ck_assert_ptr_nonnull(s);
	memset(s, 'a', n);
	s[n] = '\0';
	add_record(s);
	for (size_t i = 6; i < n; i += 7)
		s[i] = ' ';
	for (size_t i = 3; i < n; i += 7)
		s[i] = 'b';
	add_record(s);
	free(s);
	set_by(P_PROFILE_SOURCE, P_HYPHENATION_AUTO);
	ck_assert_uint_eq(asked, 1000000 / 7);
}
END_TEST

static void
add_parted(Suite *suite)
{
	TCase	*c = tcase_create("parted");

	tcase_add_checked_fixture(c, open_hyphenated, close_doc);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, words_are_parted_where_the_document_says_so);
	tcase_add_test(c, capitals_are_shown_as_small_letters);
	tcase_add_test(c, short_words_stay_whole);
	tcase_add_test(c, apostrophes_are_in_words_and_marks_are_not);
	tcase_add_test(c, what_is_no_word_is_not_asked_about);
	tcase_add_test(c, an_authors_own_hyphens_are_all_that_a_word_has);
	tcase_add_test(c, unless_the_document_says_so_words_are_whole);
	tcase_add_test(c, the_users_word_beats_the_documents);
	tcase_add_test(c, a_paragraph_may_keep_its_words);
	tcase_add_test(c, a_language_without_a_dictionary_stays_whole);
	tcase_add_test(c, a_line_that_is_full_enough_keeps_its_words);
	tcase_add_test(c, so_many_lines_in_a_row_may_end_in_a_hyphen);
	tcase_add_test(c, words_in_capitals_may_be_kept);
	tcase_add_test(c, headings_of_our_own_profiles_keep_their_words);
	tcase_add_test(c, words_without_end_do_no_harm);
	suite_add_tcase(suite, c);
}

int
main(void)
{
	Suite	*suite = suite_create("layout-hyphens");
	TCase	*c = tcase_create("soft");

	tcase_add_checked_fixture(c, open_plain, close_doc);
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
	add_parted(suite);
	return run_suite(suite);
}
