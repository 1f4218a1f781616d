/*
 * Names as numbers: prefixes, their scope, and the limits.
 */
#include <check.h>
#include <string.h>

#include "kit/xml.h"
#include "run.h"

enum { A_b = 1, A_c, B_b, PLAIN_x };

static const struct p_xml_space spaces[] = { { "urn:a", 1 },
    { "urn:a-strict", 1 }, { "urn:b", 2 } };
static const struct p_xml_name names[] = { { "x", 0, PLAIN_x },
    { "b", 1, A_b }, { "c", 1, A_c }, { "b", 2, B_b } };
static const struct p_xml_words words = { spaces, 3, names, 4 };

static char	 seen[256];	/* tokens in order, "(1" and ")1" */

static void
note(char mark, unsigned token)
{
	size_t	 n = strlen(seen);

	if (n + 3 < sizeof(seen)) {
		seen[n] = mark;
		seen[n + 1] = (char)('0' + token);
		seen[n + 2] = '\0';
	}
}

static void
on_start(void *arg, struct p_xml *x, unsigned token)
{
	(void)arg;
	note('(', token);
	if (p_xml_attr(x, PLAIN_x) != NULL)
		note('x', (unsigned)(p_xml_attr(x, PLAIN_x)[0] - '0'));
	if (p_xml_attr(x, A_b) != NULL)
		note('@', A_b);
}

static void
on_end(void *arg, struct p_xml *x, unsigned token)
{
	(void)arg;
	(void)x;
	note(')', token);
}

static void
on_text(void *arg, struct p_xml *x, const char *p, size_t n)
{
	(void)arg;
	(void)x;
	(void)p;
	(void)n;
}

static const struct p_xml_handler handler = { on_start, on_end, on_text };

/* Parses s, step bytes at a time. */
static enum p_xml_status
parse(const char *s, size_t step)
{
	struct p_xml_limits	 limits = { 8, 4, false };
	struct p_xml		*x = p_xml_new(&words, &handler, &limits,
				    NULL);
	size_t			 n = strlen(s);
	enum p_xml_status	 st;

	seen[0] = '\0';
	for (size_t at = 0; at <= n; at += step) {
		size_t	 piece = n - at < step ? n - at : step;
		void	*room = p_xml_room(x, piece + 1);

		if (room == NULL)
			break;
		memcpy(room, s + at, piece);
		if (!p_xml_feed(x, piece, at + step > n))
			break;
	}
	st = p_xml_status(x);
	p_xml_free(x);
	return st;
}

START_TEST(a_prefix_means_what_is_bound_nearest)
{
	ck_assert_int_eq(parse("<p:b xmlns:p='urn:a'><p:b xmlns:p='urn:b'/>"
	    "<p:b/></p:b>", 1000), P_XML_OK);
	ck_assert_str_eq(seen, "(1(3)3(1)1)1");
}
END_TEST

START_TEST(two_addresses_can_be_one_namespace)
{
	ck_assert_int_eq(parse("<b xmlns='urn:a-strict'><q:c "
	    "xmlns:q='urn:a'/></b>", 1000), P_XML_OK);
	ck_assert_str_eq(seen, "(1(2)2)1");
}
END_TEST

START_TEST(a_default_namespace_is_not_for_attributes)
{
	ck_assert_int_eq(parse("<b xmlns='urn:a' xmlns:p='urn:a' b='1'>"
	    "<b p:b='1' x='7'/></b>", 1000), P_XML_OK);
	ck_assert_str_eq(seen, "(1(1x7@1)1)1");
}
END_TEST

START_TEST(names_not_known_are_zero)
{
	ck_assert_int_eq(parse("<z><p:b xmlns:p='urn:other'/><q:b/></z>",
	    1000), P_XML_OK);
	ck_assert_str_eq(seen, "(0(0)0(0)0)0");
}
END_TEST

START_TEST(pieces_make_no_difference)
{
	const char	*s = "<p:b xmlns:p='urn:a' x='1'><p:c>text</p:c>"
			    "</p:b>";

	for (size_t step = 1; step < 9; step++) {
		ck_assert_int_eq(parse(s, step), P_XML_OK);
		ck_assert_str_eq(seen, "(1x1(2)2)1");
	}
}
END_TEST

START_TEST(limits_are_kept)
{
	ck_assert_int_eq(parse("<a><a><a><a><a><a><a><a/></a></a></a></a></a>"
	    "</a></a>", 1000), P_XML_OK);
	ck_assert_int_eq(parse("<a><a><a><a><a><a><a><a><a/></a></a></a></a>"
	    "</a></a></a></a>", 1000), P_XML_DEPTH);
	ck_assert_int_eq(parse("<a a='' b='' c='' d=''/>", 1000), P_XML_OK);
	ck_assert_int_eq(parse("<a a='' b='' c='' d='' e=''/>", 1000),
	    P_XML_ATTRS);
	ck_assert_int_eq(parse("<!DOCTYPE a><a/>", 1000), P_XML_DOCTYPE);
	ck_assert_int_eq(parse("<a>", 1000), P_XML_MALFORMED);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("xml");
	TCase	*t = tcase_create("all");

	tcase_add_test(t, a_prefix_means_what_is_bound_nearest);
	tcase_add_test(t, two_addresses_can_be_one_namespace);
	tcase_add_test(t, a_default_namespace_is_not_for_attributes);
	tcase_add_test(t, names_not_known_are_zero);
	tcase_add_test(t, pieces_make_no_difference);
	tcase_add_test(t, limits_are_kept);
	suite_add_tcase(s, t);
	return run_suite(s);
}
