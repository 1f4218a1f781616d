/*
 * The HTML writer, on trees that no text input can make: what passes mark,
 * boxes, notes, styles.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "run.h"
#include "svg.h"

extern const struct pai_plugin	pai_plugin_html;

static struct fixture		 f;
static struct pai_build		*b;
static struct pai_host		 host;
static struct p_buf		 page;
static struct pai_out		 out = { &host };
static struct pai_log		 quiet = { &host };
static const struct pai_opts	 opts = { &host };
static bool			 standalone;
static unsigned			 said;

static void
take(struct pai_out *o, const void *p, size_t n)
{
	(void)o;
	p_buf_put(&page, p, n);
}

static enum pai_status
fine(struct pai_out *o)
{
	(void)o;
	return PAI_OK;
}

static void
count(struct pai_log *l, enum pai_msg msg, const struct pai_locus *at,
    const char *fmt, ...)
{
	(void)l;
	(void)msg;
	(void)at;
	(void)fmt;
	said++;
}

static bool
option(const struct pai_opts *o, const char *key)
{
	(void)o;
	return strcmp(key, "standalone") == 0 ? standalone :
	    strcmp(key, "embed") == 0;
}

static int64_t
no_number(const struct pai_opts *o, const char *key)
{
	(void)o;
	(void)key;
	return 0;
}

static const char *
no_string(const struct pai_opts *o, const char *key)
{
	(void)o;
	(void)key;
	return "";
}

static void
setup(void)
{
	fixture_open(&f);
	b = &f.build.pub;
	host = p_host;
	host.out_put = take;
	host.out_status = fine;
	host.log_diag = count;
	host.opt_bool = option;
	host.opt_str = no_string;
	host.opt_int = no_number;
	standalone = false;
	said = 0;
}

static void
teardown(void)
{
	p_buf_free(&page);
	fixture_close(&f);
}

static const char *
written(void)
{
	struct pai_write job = { .root = f.doc.root, .doc = &f.doc.pub,
	    .out = &out, .log = &quiet, .opts = &opts };

	p_buf_clear(&page);
	ck_assert_int_eq(pai_plugin_html.writers[0]->write(&job), PAI_OK);
	return page.p != NULL ? page.p : "";
}

static void
text(const char *s)
{
	pai_text(b, s, strlen(s), 0);
}

static struct pai_node *
paragraph(const char *s)
{
	struct pai_node	*n = pai_open(b, PAI_N_PARAGRAPH);

	text(s);
	pai_close(b, PAI_N_PARAGRAPH);
	return n;
}

static struct pai_node *
cell_at(struct pai_node *table, uint32_t row, uint32_t col)
{
	return pai_grid_at(p_host.doc_grid(&f.doc.pub, table), row, col);
}

START_TEST(every_sink_is_escaped)
{
	struct pai_node	*n;
	static const char bad[] = "\"'><script>&\x01\xef\xbf\xbf\xff";

	pai_open(b, PAI_N_PARAGRAPH);
	text(bad);
	n = pai_open(b, PAI_N_LINK);
	n->as.link.target = p_host.build_str(b, "a\"b", 3);
	n->as.link.title = p_host.build_str(b, bad, strlen(bad));
	pai_close(b, PAI_N_LINK);
	n = pai_leaf(b, PAI_N_ANCHOR);
	n->as.anchor.name = p_host.build_str(b, "a\"> b", 5);
	n = pai_open(b, PAI_N_IMAGE);
	n->as.image.target = p_host.build_str(b, bad, strlen(bad));
	text(bad);
	pai_close(b, PAI_N_IMAGE);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_ptr_null(strstr(written(), "<script"));
	ck_assert_ptr_nonnull(strstr(page.p,
	    "&quot;&#39;&gt;&lt;script&gt;&amp;\xef\xbf\xbd\xef\xbf\xbd"));
	ck_assert_ptr_nonnull(strstr(page.p, "href=\"a%22b\""));
	ck_assert_ptr_nonnull(strstr(page.p, "id=\"a&quot;&gt;-b\""));
}
END_TEST

START_TEST(unsafe_link_keeps_its_text)
{
	struct pai_node	*n;

	pai_open(b, PAI_N_PARAGRAPH);
	n = pai_open(b, PAI_N_LINK);
	n->as.link.target = p_host.build_str(b, "javascript:x", 12);
	text("看");
	pai_close(b, PAI_N_LINK);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(written(), "<p>看</p>\n");
	ck_assert_uint_eq(said, 1);
}
END_TEST

START_TEST(cells_carry_flow_scope_and_marks)
{
	struct pai_node	*t = fixture_table(&f, "a|1x2b/2x1c|d|e/f|g");

	t->as.table.head_rows = 1;
	t->as.table.head_cols = 1;
	cell_at(t, 1, 0)->as.cell.flow = PAI_FLOW_VERTICAL;
	cell_at(t, 1, 0)->flags |= PAI_NF_GENERATED;
	cell_at(t, 1, 1)->flags |= PAI_NF_LOST;
	ck_assert_str_eq(written(),
	    "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n"
	    "<th scope=\"colgroup\" colspan=\"2\">b</th>\n</tr>\n</thead>\n"
	    "<tbody>\n<tr>\n"
	    "<th scope=\"rowgroup\" rowspan=\"2\" class=\"v\" data-restored>"
	    "c</th>\n<td data-lost>d</td>\n<td>e</td>\n</tr>\n"
	    "<tr>\n<td>f</td>\n<td>g</td>\n</tr>\n</tbody>\n</table>\n");
}
END_TEST

START_TEST(head_takes_in_what_it_reaches)
{
	struct pai_node	*t = fixture_table(&f, "2x1a|b/c/d|e");

	t->as.table.head_rows = 1;
	written();
	ck_assert_ptr_nonnull(strstr(page.p,
	    "<th scope=\"col\">c</th>\n</tr>\n</thead>"));
}
END_TEST

START_TEST(caption_behind_comes_first)
{
	struct pai_node	*t = pai_open(b, PAI_N_TABLE);

	pai_open(b, PAI_N_ROW);
	pai_open(b, PAI_N_CELL);
	paragraph("x");
	pai_close(b, PAI_N_CELL);
	pai_close(b, PAI_N_ROW);
	pai_open(b, PAI_N_CAPTION);
	text("表一");
	pai_close(b, PAI_N_CAPTION);
	pai_close(b, PAI_N_TABLE);
	ck_assert_ptr_nonnull(t);
	ck_assert_str_eq(written(), "<table>\n"
	    "<caption class=\"below\">表一</caption>\n<tbody>\n<tr>\n"
	    "<td>x</td>\n</tr>\n</tbody>\n</table>\n");
}
END_TEST

/* A list in a paragraph's box or in a cell, each item with a label. */
static void
labelled_list(const char *label)
{
	struct pai_node	*n = pai_open(b, PAI_N_LIST);

	n->as.list.ordered = n->as.list.tight = true;
	n->as.list.start = 1;
	n = pai_open(b, PAI_N_ITEM);
	n->as.item.label = p_host.build_str(b, label, strlen(label));
	paragraph("甲");
	pai_close(b, PAI_N_ITEM);
	pai_close(b, PAI_N_LIST);
}

START_TEST(labels_in_cells_are_no_text)
{
	labelled_list("（一）");
	pai_open(b, PAI_N_TABLE);
	pai_open(b, PAI_N_ROW);
	pai_open(b, PAI_N_CELL);
	labelled_list("（一）");
	pai_close(b, PAI_N_CELL);
	pai_close(b, PAI_N_ROW);
	pai_close(b, PAI_N_TABLE);
	written();
	ck_assert_ptr_nonnull(strstr(page.p, "<ol>\n<li class=\"labelled\">"
	    "<span class=\"label\">（一）</span>甲</li>"));
	ck_assert_ptr_nonnull(strstr(page.p, "<li class=\"labelled\">"
	    "<span class=\"label\" data-label=\"（一）\"></span>甲</li>"));
}
END_TEST

START_TEST(browser_counts_what_it_can)
{
	struct pai_node	*n = pai_open(b, PAI_N_LIST);
	static const char *const label[] = { "2.", "3.", "7." };

	n->as.list.ordered = n->as.list.tight = true;
	n->as.list.start = 2;
	for (size_t i = 0; i < 3; i++) {
		n = pai_open(b, PAI_N_ITEM);
		n->as.item.label = p_host.build_str(b, label[i], 2);
		paragraph("x");
		pai_close(b, PAI_N_ITEM);
	}
	pai_close(b, PAI_N_LIST);
	ck_assert_str_eq(written(), "<ol start=\"2\">\n<li>x</li>\n"
	    "<li>x</li>\n<li value=\"7\">x</li>\n</ol>\n");
}
END_TEST

START_TEST(box_of_paragraphs_stays_in_the_line)
{
	pai_open(b, PAI_N_PARAGRAPH);
	text("a");
	pai_open(b, PAI_N_BOX);
	paragraph("b");
	paragraph("c");
	pai_close(b, PAI_N_BOX);
	text("d");
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(written(), "<p>a<span class=\"box\">"
	    "<span class=\"para\">b</span><span class=\"para\">c</span>"
	    "</span>d</p>\n");
}
END_TEST

START_TEST(box_with_a_table_parts_the_paragraph)
{
	pai_open(b, PAI_N_PARAGRAPH);
	text("a");
	pai_open(b, PAI_N_STRONG);
	pai_open(b, PAI_N_BOX);
	fixture_table(&f, "x");
	pai_close(b, PAI_N_BOX);
	text("d");
	pai_close(b, PAI_N_STRONG);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(written(), "<p>a<strong></strong></p>\n"
	    "<div class=\"box\">\n<table>\n<tbody>\n<tr>\n<td>x</td>\n"
	    "</tr>\n</tbody>\n</table>\n</div>\n<p><strong>d</strong></p>\n");
}
END_TEST

START_TEST(box_alone_leaves_no_empty_paragraph)
{
	pai_open(b, PAI_N_PARAGRAPH);
	pai_open(b, PAI_N_BOX);
	fixture_table(&f, "x");
	pai_close(b, PAI_N_BOX);
	pai_close(b, PAI_N_PARAGRAPH);
	written();
	ck_assert_ptr_null(strstr(page.p, "<p>"));
	ck_assert_ptr_null(strstr(page.p, "</p>"));
}
END_TEST

START_TEST(notes_link_both_ways)
{
	pai_open(b, PAI_N_PARAGRAPH);
	text("a");
	pai_open(b, PAI_N_NOTE);
	paragraph("注");
	pai_close(b, PAI_N_NOTE);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(written(), "<p>a<sup class=\"note\" id=\"fnref-1\">"
	    "<a href=\"#fn-1\">1</a></sup></p>\n"
	    "<section class=\"notes\">\n<hr>\n<ol>\n<li id=\"fn-1\"><p>注</p>\n"
	    "<a class=\"back\" href=\"#fnref-1\">↩</a></li>\n</ol>\n"
	    "</section>\n");
}
END_TEST

static uint32_t
style_of_colour(uint32_t colour)
{
	struct pai_style s = { .size = sizeof(s), .set = PAI_SF_COLOUR,
	    .colour = colour, .background = PAI_COLOUR_AUTO };

	return p_host.build_style(b, &s);
}

START_TEST(style_is_numbers_only)
{
	pai_open(b, PAI_N_PARAGRAPH);
	pai_text(b, "a", 1, style_of_colour(0xff0000));
	pai_text(b, "b", 1, style_of_colour(0));
	pai_text(b, "c", 1, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(written(),
	    "<p><span style=\"color:#ff0000;\">a</span>bc</p>\n");
}
END_TEST

START_TEST(line_end_between_chinese_is_none)
{
	pai_open(b, PAI_N_PARAGRAPH);
	text("甲");
	pai_leaf(b, PAI_N_SOFTBREAK);
	text("乙");
	pai_leaf(b, PAI_N_SOFTBREAK);
	text("x");
	pai_close(b, PAI_N_PARAGRAPH);
	ck_assert_str_eq(written(), "<p>甲乙\nx</p>\n");
}
END_TEST

START_TEST(only_a_plain_svg_is_shown)
{
	static const char *const	 bad[] = {
		"<svg><script>x</script></svg>",
		"<svg><SCRIPT/></svg>",
		"<svg onload='x()'/>",
		"<svg/onload = \"x()\"/>",
		"<svg><a xlink:href='javascript:x()'/></svg>",
		"<svg><image href='http://example.org/x.png'/></svg>",
		"<svg><image href=\"//example.org/x.png\"/></svg>",
		"<svg><use href = 'other.svg#a'/></svg>",
		"<svg><rect fill='url(http://example.org/)'/></svg>",
		"<svg><style>@import 'x'</style></svg>",
		"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
		"<svg><foreignObject/></svg>",
		"<svg><a href='&#106;avascript:x()'/></svg>",
		"<svg><set attributeName='href' to='x'/></svg>",
		"<?xml-stylesheet href='#x'?><svg/>",
		"",
	};
	static const char *const	 good[] = {
		"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>",
		"<svg><use href='#a'/><rect fill='url(#g)'/></svg>",
		"<svg><image xlink:href='data:image/png;base64,AA=='/></svg>",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!svg_is_plain(bad[i], strlen(bad[i])), "%s",
		    bad[i]);
	ck_assert(!svg_is_plain("<svg/>\0<x/>", 11));
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert_msg(svg_is_plain(good[i], strlen(good[i])), "%s",
		    good[i]);
}
END_TEST

START_TEST(page_says_what_it_is)
{
	struct pai_node	*n = pai_open(b, PAI_N_HEADING);

	n->as.heading.level = 1;
	text("报告 <一>");
	pai_close(b, PAI_N_HEADING);
	standalone = true;
	written();
	ck_assert_int_eq(strncmp(page.p, "<!DOCTYPE html>\n"
	    "<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n", 60), 0);
	ck_assert_ptr_nonnull(strstr(page.p,
	    "<title>报告 &lt;一&gt;</title>"));
	ck_assert_ptr_nonnull(strstr(page.p, "default-src 'none'"));
}
END_TEST

START_TEST(deep_trees_are_no_matter)
{
	for (size_t i = 0; i < 20; i++) {
		pai_open(b, PAI_N_TABLE);
		pai_open(b, PAI_N_ROW);
		pai_open(b, PAI_N_CELL);
	}
	paragraph("x");
	for (size_t i = 0; i < 20; i++) {
		pai_close(b, PAI_N_CELL);
		pai_close(b, PAI_N_ROW);
		pai_close(b, PAI_N_TABLE);
	}
	ck_assert_ptr_nonnull(strstr(written(), "x"));
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("html");
	TCase	*t = tcase_create("html");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, every_sink_is_escaped);
	tcase_add_test(t, unsafe_link_keeps_its_text);
	tcase_add_test(t, cells_carry_flow_scope_and_marks);
	tcase_add_test(t, head_takes_in_what_it_reaches);
	tcase_add_test(t, caption_behind_comes_first);
	tcase_add_test(t, labels_in_cells_are_no_text);
	tcase_add_test(t, browser_counts_what_it_can);
	tcase_add_test(t, box_of_paragraphs_stays_in_the_line);
	tcase_add_test(t, box_with_a_table_parts_the_paragraph);
	tcase_add_test(t, box_alone_leaves_no_empty_paragraph);
	tcase_add_test(t, notes_link_both_ways);
	tcase_add_test(t, style_is_numbers_only);
	tcase_add_test(t, line_end_between_chinese_is_none);
	tcase_add_test(t, only_a_plain_svg_is_shown);
	tcase_add_test(t, page_says_what_it_is);
	tcase_add_test(t, deep_trees_are_no_matter);
	suite_add_tcase(s, t);
	return run_suite(s);
}
