/*
 * Dictionaries of hyphenation: which is for a language, and what is made of
 * words.  tests/hyphens has some of our own; libhyphen must be there.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hyphen.h"
#include "kit/utf8.h"
#include "run.h"

static struct hyphen_lib *lib;
static struct hyphen_files files;
static struct hyphen_dict *dict;
static char	 folder[1024];

static void
open_all(void)
{
	const char	*top = getenv("top_srcdir");

	(void)snprintf(folder, sizeof(folder), "%s/tests/hyphens",
	    top == NULL ? "." : top);
	lib = hyphen_lib_open();
	ck_assert_ptr_nonnull(lib);
	ck_assert(hyphen_files_read(&files, folder));
}

static void
close_all(void)
{
	hyphen_dict_close(dict);
	dict = NULL;
	hyphen_files_free(&files);
	hyphen_lib_close(lib);
}

/* The last part of the path of the dictionary for a language. */
static const char *
chosen(const char *lang)
{
	const struct hyphen_file *f = hyphen_files_choose(&files, lang);

	return f == NULL ? "none" : strrchr(f->path, '/') + 1;
}

START_TEST(a_language_has_the_dictionary_that_is_nearest)
{
	ck_assert_str_eq(chosen("qaa"), "hyph_qaa.dic");
	ck_assert_str_eq(chosen("QAA-ZZ"), "hyph_qaa.dic");
	ck_assert_str_eq(chosen("qaa-XX-1996"), "hyph_qaa_XX.dic");
	ck_assert_str_eq(chosen("qab"), "hyph_qab_XX.dic");
	ck_assert_str_eq(chosen("qab-ZZ"), "none");
	ck_assert_str_eq(chosen("qac"), "none");
}
END_TEST

START_TEST(what_is_no_tag_of_a_language_has_none)
{
	ck_assert_str_eq(chosen(""), "none");
	ck_assert_str_eq(chosen("../hyphens/hyph_qaa"), "none");
	ck_assert_str_eq(chosen("qaa.dic"), "none");
	ck_assert_str_eq(chosen("qaaqaaqaaqaaqaaqaaqaaqaaqaaqaaqaaqaaqaa"),
	    "none");
}
END_TEST

static void
open_dict(const char *lang)
{
	struct hyphen_file *f = hyphen_files_choose(&files, lang);

	ck_assert_ptr_nonnull(f);
	hyphen_dict_close(dict);
	dict = hyphen_dict_open(lib, f->path);
}

/* The word with hyphens where it may be parted; "-": nobody knows. */
static const char *
parted(const char *s)
{
	static char	 out[1000];
	uint32_t	 word[200] = { 0 };
	bool		 may[200] = { false };
	size_t		 n = 0, put = 0, size = strlen(s);

	for (size_t i = 0; i < size && n < 200; n++)
		i += p_utf8_next(s + i, size - i, &word[n]);
	if (!hyphen_dict_parts(dict, word, n, may))
		return "-";
	for (size_t i = 0; i < n; i++) {
		if (may[i])
			out[put++] = '-';
		put += p_utf8_put(out + put, word[i]);
	}
	out[put] = '\0';
	return out;
}

START_TEST(words_are_parted_by_the_patterns)
{
	open_dict("qaa");
	ck_assert_ptr_nonnull(dict);
	ck_assert_str_eq(parted("municipal"), "mu-nicipal");
	ck_assert_str_eq(parted("naïveté"), "naï-veté");
	ck_assert_str_eq(parted("unknown"), "unknown");
	ck_assert_str_eq(parted("mun"), "mun");
}
END_TEST

/* The places are those of letters, whatever the charset. */
START_TEST(a_dictionary_may_have_another_charset)
{
	open_dict("qaa-XX");
	ck_assert_ptr_nonnull(dict);
	ck_assert_str_eq(parted("naïveté"), "naï-veté");
	ck_assert_str_eq(parted("городской"), "-");
}
END_TEST

START_TEST(a_charset_that_nobody_knows_is_told)
{
	open_dict("qab");
	ck_assert_ptr_null(dict);
}
END_TEST

START_TEST(what_would_change_the_letters_is_left_out)
{
	open_dict("qaa");
	ck_assert_str_eq(parted("asszonny"), "asszonny");
}
END_TEST

START_TEST(words_that_are_too_long_are_refused)
{
	char	 word[200];

	open_dict("qaa");
	memset(word, 'm', sizeof(word));
	word[P_HYPHENATED_MAX] = '\0';
	ck_assert_str_eq(parted(word), word);
	word[P_HYPHENATED_MAX] = 'm';
	word[P_HYPHENATED_MAX + 1] = '\0';
	ck_assert_str_eq(parted(word), "-");
	ck_assert_str_eq(parted(""), "-");
}
END_TEST

/* Our own alone: libhyphen leaks some bytes of dictionaries that name a
 * pattern twice, as the German one does. */
START_TEST(no_word_is_too_wild)
{
	static const uint32_t	 base[] = { 'a', 0xe0, 0x3b1, 0x430, 0x561,
				    0x905, 0x1f00, 0x10400, '\'', 's' };
	uint32_t		 word[P_HYPHENATED_MAX], seed = 1;
	bool			 may[P_HYPHENATED_MAX];
	size_t			 n;

	for (size_t k = 0; k < files.n; k++) {
		if (strstr(files.at[k].path, "/tests/hyphens/") == NULL)
			continue;
		open_dict(files.at[k].tag);
		for (int round = 0; dict != NULL && round < 2000; round++) {
			seed = seed * 1103515245u + 12345u;
			n = 1 + (seed >> 16) % P_HYPHENATED_MAX;
			for (size_t i = 0; i < n; i++) {
				seed = seed * 1103515245u + 12345u;
				word[i] = base[round % 10] + (seed >> 16) %
				    (base[round % 10] == 's' ? 2 : 26);
			}
			(void)hyphen_dict_parts(dict, word, n, may);
		}
	}
}
END_TEST

START_TEST(packages_are_named_as_debian_names_them)
{
	char	 name[HYPHEN_PACKAGE_MAX];

	ck_assert(hyphen_package("de-AT", name));
	ck_assert_str_eq(name, "hyphen-de");
	ck_assert(hyphen_package("en-ZW", name));
	ck_assert_str_eq(name, "hyphen-en-us");
	ck_assert(hyphen_package("en-GB", name));
	ck_assert_str_eq(name, "hyphen-en-gb");
	ck_assert(hyphen_package("nb-NO", name));
	ck_assert_str_eq(name, "hyphen-no");
	ck_assert(!hyphen_package("fi", name));
	ck_assert(!hyphen_package("de;rm", name));
}
END_TEST

int
main(void)
{
	Suite	*suite = suite_create("pdf-hyphens");
	TCase	*c = tcase_create("all");

	tcase_add_checked_fixture(c, open_all, close_all);
	tcase_set_timeout(c, 120);
	tcase_add_test(c, a_language_has_the_dictionary_that_is_nearest);
	tcase_add_test(c, what_is_no_tag_of_a_language_has_none);
	tcase_add_test(c, words_are_parted_by_the_patterns);
	tcase_add_test(c, a_dictionary_may_have_another_charset);
	tcase_add_test(c, a_charset_that_nobody_knows_is_told);
	tcase_add_test(c, what_would_change_the_letters_is_left_out);
	tcase_add_test(c, words_that_are_too_long_are_refused);
	tcase_add_test(c, no_word_is_too_wild);
	tcase_add_test(c, packages_are_named_as_debian_names_them);
	suite_add_tcase(suite, c);
	return run_suite(suite);
}
