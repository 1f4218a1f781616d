/*
 * Safety limits: what is over one is refused, with one message, and what is
 * within it is read.  Those of one plugin alone are tested there.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "package.h"
#include "run.h"

#define	OPEN	"http://schemas.openxmlformats.org/"
#define	W	OPEN "wordprocessingml/2006/main"
#define	HELLO	"<w:p><w:r><w:t>hello</w:t></w:r></w:p>"

static struct package	 p;
static struct outcome	 o;

/* A document with five paragraphs, styles, relations and cells in a row. */
static void
make_fives(void)
{
	struct p_buf	 styles = { 0 }, rels = { 0 }, body = { 0 };

	p_buf_str(&styles, "<w:styles xmlns:w='" W "'>");
	p_buf_str(&rels, "<Relationships xmlns='" OPEN
	    "package/2006/relationships'><Relationship Id='s' Type='x/styles' "
	    "Target='styles.xml'/>");
	p_buf_str(&body, "<w:tbl><w:tr>");
	for (int i = 0; i < 5; i++) {
		p_buf_fmt(&styles, "<w:style w:type='paragraph' "
		    "w:styleId='s%d'/>", i);
		p_buf_str(&body, "<w:tc>" HELLO "</w:tc>");
	}
	for (int i = 0; i < 4; i++)
		p_buf_fmt(&rels, "<Relationship Id='%d' Type='x/y' "
		    "Target='z'/>", i);
	p_buf_str(&styles, "</w:styles>");
	p_buf_str(&rels, "</Relationships>");
	p_buf_str(&body, "</w:tr></w:tbl>");
	package_body(&p, body.p);
	package_part(&p, "word/styles.xml", styles.p);
	package_part(&p, "word/_rels/document.xml.rels", rels.p);
	package_end(&p, 0);
	p_buf_free(&styles);
	p_buf_free(&rels);
	p_buf_free(&body);
}

/* What fits, and what is one too little. */
static const struct { const char *fits, *over; } limits[] = {
	{ "input-bytes=100K", "input-bytes=999" },
	{ "entries=4", "entries=3" },
	{ "part-bytes=100K", "part-bytes=300" },
	{ "meta-bytes=100K", "meta-bytes=200" },
	{ "total-bytes=100K", "total-bytes=1000" },
	{ "xml-depth=8", "xml-depth=7" },
	{ "xml-attrs=3", "xml-attrs=2" },
	{ "table-cells=5", "table-cells=4" },
	{ "nodes=20", "nodes=10" },
	{ "memory-bytes=1M", "memory-bytes=1K" },
	{ "styles=5", "styles=4" },
	{ "relations=5", "relations=4" },
	{ "output-bytes=100K", "output-bytes=100" },
};

START_TEST(a_limit_is_kept_and_told_once)
{
	make_fives();
	package_read(&p, limits[_i].fits, &o);
	ck_assert_str_eq(o.said, " ");
	ck_assert_int_eq(o.status, PAI_OK);
	make_fives();
	package_read(&p, limits[_i].over, &o);
	ck_assert_str_eq(o.said, " limit ");
	ck_assert_int_eq(o.status, PAI_E_LIMIT);
}
END_TEST

START_TEST(tables_beyond_their_depth_become_paragraphs)
{
	static const char	 nested[] = "<w:tbl><w:tr><w:tc><w:tbl><w:tr>"
	    "<w:tc>" HELLO "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>"
	    "</w:tbl>";

	package_body(&p, nested);
	package_end(&p, 0);
	package_read(&p, "table-depth=2", &o);
	ck_assert_str_eq(o.said, " ");
	package_body(&p, nested);
	package_end(&p, 0);
	package_read(&p, "table-depth=1", &o);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_str_eq(o.said, " table-flattened ");
	ck_assert_ptr_nonnull(strstr(o.dump, "text \"hello\""));
}
END_TEST

START_TEST(messages_of_one_kind_are_counted)
{
	package_body(&p, "<w:zip/><w:zap/><w:zop/><w:zup/>" HELLO);
	package_end(&p, 0);
	package_read(&p, "diagnostics=2", &o);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_str_eq(o.said, " not-carried not-carried repeated ");
}
END_TEST

/* Just under what is free of it when it is unpacked, over when written. */
START_TEST(output_without_proportion_is_refused)
{
	struct p_buf	 b = { 0 };

	for (int i = 0; i < 480000; i++)
		p_buf_str(&b, HELLO);
	b.n = b.n > 16000000 ? 16000000 / strlen(HELLO) * strlen(HELLO) : b.n;
	b.p[b.n] = '\0';
	package_body(&p, b.p);
	package_end(&p, 0);
	package_read(&p, NULL, &o);
	ck_assert_str_eq(o.said, " limit ");
	ck_assert_int_eq(o.status, PAI_E_LIMIT);
	package_body(&p, b.p);
	package_end(&p, 0);
	package_read(&p, "output-ratio=100000", &o);
	ck_assert_int_eq(o.status, PAI_OK);
	p_buf_free(&b);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("limits");
	TCase	*t = tcase_create("all");

	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, a_limit_is_kept_and_told_once, 0,
	    (int)(sizeof(limits) / sizeof(limits[0])));
	tcase_add_test(t, tables_beyond_their_depth_become_paragraphs);
	tcase_add_test(t, messages_of_one_kind_are_counted);
	tcase_add_test(t, output_without_proportion_is_refused);
	suite_add_tcase(s, t);
	return run_suite(s);
}
