/* Which addresses may be links: T15 of the threats. */
#include "kit/url.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"
#include "run.h"

static bool
allowed(const char *s)
{
	return p_url_allowed(s, strlen(s));
}

START_TEST(common_addresses_pass)
{
	static const char *const good[] = { "http://a.cn/x", "HTTPS://a.cn",
	    "mailto:a@b.cn", "tel:+86-10-1", "#top", "", "a/b.html",
	    "./a?b=c:d", "../x", "/x/y", "附件/一.docx", "a%20b#c:d",
	    "a&b=c", "?q=javascript:x" };

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert_msg(allowed(good[i]), "%s", good[i]);
}
END_TEST

START_TEST(other_schemes_do_not)
{
	static const char *const bad[] = { "javascript:alert(1)",
	    "JaVaScRiPt:x", "vbscript:x", "data:text/html,x",
	    "file:///etc/passwd", "ftp://a", "about:blank", "C:\\x",
	    "x-very-long-scheme-name:y", "httpx:y", "https2://a", ":x",
	    "blob:x", "view-source:http://a" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!allowed(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(hidden_schemes_do_not)
{
	static const char *const bad[] = { "java\tscript:x",
	    " \x01javascript:x", "java\nscript:x", "&#106;avascript:x",
	    "&#x6A;avascript:x", "javascript&colon;x", "java&Tab;script:x",
	    "javascript%3ax", "%6aavascript:x", "java&#0000009script:x",
	    "&#106&#97&#118&#97script:x", "java\xc2\xa0script:x" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!allowed(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(other_machines_do_not)
{
	ck_assert(!allowed("//evil.cn/x"));
	ck_assert(!allowed("\\\\host\\share"));
	ck_assert(!allowed("/\\host"));
	ck_assert(!allowed("%2f/host"));
}
END_TEST

START_TEST(length_is_bounded)
{
	char	 s[4096];

	memset(s, 'a', sizeof(s));
	ck_assert(p_url_allowed(s, 2048));
	ck_assert(!p_url_allowed(s, 2049));
}
END_TEST

static void
check_encoded(const char *in, const char *want)
{
	struct p_buf	 b = { 0 };

	p_url_encode(&b, in, strlen(in));
	ck_assert_str_eq(b.p, want);
	p_buf_free(&b);
}

START_TEST(what_may_not_stand_is_encoded)
{
	check_encoded("a b", "a%20b");
	check_encoded("字", "%E5%AD%97");
	check_encoded("a\"<>\\^`{|}b", "a%22%3C%3E%5C%5E%60%7B%7C%7Db");
	check_encoded("%41%zz%4", "%41%25zz%254");
	check_encoded("a?b=c&d#e", "a?b=c&d#e");
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("url");
	TCase	*t = tcase_create("url");

	tcase_add_test(t, common_addresses_pass);
	tcase_add_test(t, other_schemes_do_not);
	tcase_add_test(t, hidden_schemes_do_not);
	tcase_add_test(t, other_machines_do_not);
	tcase_add_test(t, length_is_bounded);
	tcase_add_test(t, what_may_not_stand_is_encoded);
	suite_add_tcase(s, t);
	return run_suite(s);
}
