/*
 * Bytes become UTF-8, or are told to be no text.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit/decode.h"
#include "kit/utf8.h"
#include "run.h"

static void
decodes(const char *bytes, size_t n, const char *encoding, const char *want,
    size_t damage)
{
	struct p_decoded	 d;

	ck_assert(p_decode(bytes, n, &d));
	ck_assert_str_eq(d.encoding, encoding);
	ck_assert_uint_eq(d.n, strlen(want));
	ck_assert_int_eq(memcmp(d.text, want, d.n), 0);
	ck_assert_uint_eq(d.damage, damage);
	p_decode_free(&d);
}

#define	DECODES(bytes, encoding, want, damage)	\
	decodes(bytes, sizeof(bytes) - 1, encoding, want, damage)

START_TEST(utf8_stays_as_it_is)
{
	struct p_decoded	 d;

	DECODES("", "UTF-8", "", 0);
	DECODES("年报\r\n", "UTF-8", "年报\r\n", 0);
	ck_assert(p_decode("abc", 3, &d));
	ck_assert_ptr_null(d.own);
}
END_TEST

START_TEST(a_byte_order_mark_decides)
{
	DECODES("\xef\xbb\xbf年", "UTF-8", "年", 0);
	DECODES("\xff\xfe\x74\x5e", "UTF-16LE", "年", 0);
	DECODES("\xfe\xff\x5e\x74", "UTF-16BE", "年", 0);
	DECODES("\xff\xfe\x3d\xd8\x00\xde", "UTF-16LE", "😀", 0);
}
END_TEST

/* Short ones, too; what only holds a stray NUL is what it was. */
START_TEST(utf16_is_known_without_its_mark)
{
	DECODES("\x74\x5e\xa5\x62\x0a\x00", "UTF-16LE", "年报\n", 0);
	DECODES("\x5e\x74\x62\xa5\x00\x0a", "UTF-16BE", "年报\n", 0);
	DECODES("\x4e\x00\x30\x01", "UTF-16BE", "一、", 0);
	DECODES("\x00\x4e\x01\x30", "UTF-16LE", "一、", 0);
	DECODES("a\0b\0\r\0\n\0", "UTF-16LE", "ab\r\n", 0);
	DECODES("\0a\0b\0\n", "UTF-16BE", "ab\n", 0);
	/* Nearly all of these are pairs of ASCII: 全年主公息。 */
	DECODES("hQt^;NlQo`\x02\x30\x0a\0", "UTF-16LE", "全年主公息。\n",
	    0);
	DECODES("abc\0", "UTF-8", "abc\xef\xbf\xbd", 1);
	DECODES("ab\0cde", "UTF-8", "ab\xef\xbf\xbd" "cde", 1);
	DECODES("\xc4\xea\xb1\xa8\0\n", "GB18030",
	    "年报\xef\xbf\xbd\n", 1);
	DECODES("年报\0\n", "UTF-8", "年报\xef\xbf\xbd\n", 1);
}
END_TEST

START_TEST(gb18030_is_found_by_its_validity)
{
	DECODES("\xc4\xea\xb1\xa8", "GB18030", "年报", 0);
	DECODES("\x95\x32\x82\x36", "GB18030", "𠀀", 0);
}
END_TEST

START_TEST(damage_is_replaced_by_maximal_subparts)
{
	/* E4 B8 is the start of a character, F0 9F 98 of another. */
	DECODES("\xef\xbb\xbf\xe4\xb8" "a", "UTF-8", "\xef\xbf\xbd" "a", 1);
	DECODES("\xef\xbb\xbf\xf0\x9f\x98" "a", "UTF-8", "\xef\xbf\xbd" "a",
	    1);
	DECODES("\xef\xbb\xbf\xc0\xaf", "UTF-8",
	    "\xef\xbf\xbd\xef\xbf\xbd", 2);
	DECODES("a\0b", "UTF-8", "a\xef\xbf\xbd" "b", 1);
	DECODES("\xff\xfe\x3d\xd8" "a", "UTF-16LE",
	    "\xef\xbf\xbd\xef\xbf\xbd", 2);
}
END_TEST

START_TEST(more_than_a_tenth_of_damage_is_no_text)
{
	struct p_decoded	 d;
	char			 noise[256];

	for (int i = 0; i < 256; i++)
		noise[i] = (char)(i * 167 % 256);
	ck_assert(p_decode(noise, sizeof(noise), &d));
	ck_assert(d.binary);
	p_decode_free(&d);
	ck_assert(p_decode("0123456789\0", 11, &d));
	ck_assert(!d.binary);
	p_decode_free(&d);
}
END_TEST

START_TEST(line_ends_become_one)
{
	struct p_decoded	 d;

	ck_assert(p_decode("a\r\nb\rc\n\r\f", 9, &d));
	ck_assert(p_decode_lines(&d));
	ck_assert_str_eq(d.text, "a\nb\nc\n\n\f");
	p_decode_free(&d);
}
END_TEST

/* "联通" in GBK is valid UTF-8 by accident; "中文" in Big5 is not. */
START_TEST(a_document_may_tell_its_encoding)
{
	struct p_decoded	 d;

	ck_assert(p_decode_as("\xc1\xaa\xcd\xa8", 4, "GB2312", &d));
	ck_assert_str_eq(d.text, "联通");
	ck_assert(!d.guessed);
	p_decode_free(&d);
	ck_assert(p_decode_as("\xa4\xa4\xa4\xe5", 4, "big5", &d));
	ck_assert_str_eq(d.text, "中文");
	p_decode_free(&d);
	ck_assert(p_decode_as("\x93x\x94", 3, "iso-8859-1", &d));
	ck_assert_str_eq(d.text, "“x”");
	p_decode_free(&d);
}
END_TEST

/* A page that was recoded mostly still says what it was before. */
START_TEST(what_is_surely_utf8_is_believed_more)
{
	static const char	 text[] = "政府信息公开工作";
	struct p_decoded	 d;

	ck_assert(p_decode_as(text, sizeof(text) - 1, "gb2312", &d));
	ck_assert_int_eq(memcmp(d.text, text, d.n), 0);
	ck_assert_uint_eq(d.n, sizeof(text) - 1);
	p_decode_free(&d);
	ck_assert(p_decode_as("\xef\xbb\xbfx", 4, "gbk", &d));
	ck_assert_uint_eq(d.n, 1);
	p_decode_free(&d);
	ck_assert(p_decode_as("x", 1, "no-such-encoding", &d));
	ck_assert_uint_eq(d.n, 1);
	p_decode_free(&d);
}
END_TEST

/* Whatever the bytes, what comes out is UTF-8 without U+0000. */
START_TEST(any_pair_of_bytes_comes_out_as_utf8)
{
	struct p_decoded	 d;
	char			 pair[4] = { 'x', 0, 0, 'y' };

	for (unsigned i = 0; i < 65536; i++) {
		pair[1] = (char)(i >> 8);
		pair[2] = (char)(i & 0xff);
		ck_assert(p_decode(pair, sizeof(pair), &d));
		ck_assert(p_utf8_valid(d.text, d.n));
		ck_assert_ptr_null(memchr(d.text, 0, d.n));
		p_decode_free(&d);
	}
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("kit/decode");
	TCase	*t = tcase_create("decode");

	tcase_add_test(t, utf8_stays_as_it_is);
	tcase_add_test(t, a_byte_order_mark_decides);
	tcase_add_test(t, utf16_is_known_without_its_mark);
	tcase_add_test(t, gb18030_is_found_by_its_validity);
	tcase_add_test(t, a_document_may_tell_its_encoding);
	tcase_add_test(t, what_is_surely_utf8_is_believed_more);
	tcase_add_test(t, damage_is_replaced_by_maximal_subparts);
	tcase_add_test(t, more_than_a_tenth_of_damage_is_no_text);
	tcase_add_test(t, line_ends_become_one);
	tcase_add_test(t, any_pair_of_bytes_comes_out_as_utf8);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	return run_suite(s);
}
