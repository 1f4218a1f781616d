/*
 * SVG pictures: their values, outlines and styles, and that none of them,
 * however it is made, does harm.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "pdf_stub.h"
#include "run.h"
#include "svg.h"
#include "svg_path.h"
#include "svg_style.h"

#define	NS	"xmlns='http://www.w3.org/2000/svg' "

static struct pai_str
str(const char *s)
{
	return (struct pai_str){ s, strlen(s) };
}

#define	NEAR(a, b)	ck_assert_double_eq_tol((a), (b), 1e-4)

START_TEST(lengths_have_units)
{
	NEAR(svg_length(str("12"), 16, 100, 0), 12);
	NEAR(svg_length(str(" 1.5em "), 16, 100, 0), 24);
	NEAR(svg_length(str("25%"), 16, 200, 0), 50);
	NEAR(svg_length(str("10mm"), 16, 100, 0), 37.795276);
	NEAR(svg_length(str("-.5e1px"), 16, 100, 0), -5);
	NEAR(svg_length(str("wide"), 16, 100, 7), 7);
	NEAR(svg_length(str("1e308"), 16, 100, 0), SVG_FAR);
}
END_TEST

START_TEST(transformations_are_applied_from_the_inside)
{
	struct svg_matrix m = svg_transform(str(
			    "translate(10,20) rotate(90) scale(2)"));
	struct svg_point p = svg_map(&m, 3, 0);

	NEAR(p.x, 10);
	NEAR(p.y, 26);
	m = svg_transform(str("rotate(180 5 5)"));
	p = svg_map(&m, 0, 0);
	NEAR(p.x, 10);
	NEAR(p.y, 10);
	m = svg_transform(str("matrix(1 0 0 1 2 3) skewX(45) nonsense(1)"));
	p = svg_map(&m, 0, 1);
	NEAR(p.x, 3);
	NEAR(p.y, 4);
}
END_TEST

/* Writes the operators, with the points that end them. */
static const char *
told(const char *d)
{
	static char	 out[1024];
	struct svg_path	 path = { 0 };
	size_t		 n = 0;

	svg_path_data(&path, str(d));
	out[0] = '\0';
	for (size_t i = 0; i < path.n && n < sizeof(out) - 80; i++) {
		const struct svg_segment *s = &path.at[i];
		const struct svg_point *to = &s->at[s->op == 'C' ? 2 : 0];

		n += (size_t)(s->op == 'Z' ?
		    snprintf(out + n, sizeof(out) - n, "Z") :
		    snprintf(out + n, sizeof(out) - n, "%c%g,%g", s->op,
		    to->x + 0.0, to->y + 0.0));
	}
	svg_path_free(&path);
	return out;
}

START_TEST(path_data_may_be_as_short_as_the_grammar_allows)
{
	ck_assert_str_eq(told("M1 2 3 4"), "M1,2L3,4");
	ck_assert_str_eq(told("m1-2l.5.5h2v-1z"),
	    "M1,-2L1.5,-1.5L3.5,-1.5L3.5,-2.5Z");
	ck_assert_str_eq(told("M0 0C1 1 2 2 3 3S5 5 6 6"),
	    "M0,0C3,3C6,6");
	ck_assert_str_eq(told("M0,0Q1,1,2,0T4,0"), "M0,0C2,0C4,0");
	ck_assert_str_eq(told("M0 0zl1 1"), "M0,0ZM0,0L1,1");
	/* Two flags and a number with nothing between them. */
	ck_assert_str_eq(told("M0 0a5 5 0 0110 0"), "M0,0C5,-5C10,0");
	ck_assert_str_eq(told("M0 0A0 5 0 0 1 9 9"), "M0,0L9,9");
}
END_TEST

START_TEST(path_data_ends_where_it_is_wrong)
{
	ck_assert_str_eq(told(""), "");
	ck_assert_str_eq(told("L1 1"), "");
	ck_assert_str_eq(told("M1 1 2"), "M1,1");
	ck_assert_str_eq(told("M1 1L2 2#3 3"), "M1,1L2,2");
	ck_assert_str_eq(told("M1 1z2 2"), "M1,1Z");
	ck_assert_str_eq(told("MnanL1 1"), "");
	ck_assert_str_eq(told("M1e999 0"), "M1e+07,0");
}
END_TEST

START_TEST(styles_count_more_the_nearer_they_are)
{
	static const char text[] = "<svg " NS ">"
	    "<style>/* as drawing programs write them */"
	    "@font-face { src: url(x) } rect { fill: #111 }"
	    ".a, .b { fill: #222; stroke-width: 2px } rect.a { fill: #333 }"
	    "#one { fill: #444 } g rect { fill: #999 }</style>"
	    "<g stroke='red' font-size='20' color='#0f0'>"
	    "<rect fill='#000'/><rect class='b'/><rect class='x a b'/>"
	    "<rect id='one' class='a'/>"
	    "<rect id='one' style='fill:#555 !important;stroke-width:2em'/>"
	    "<rect fill='currentColor' class='none'/></g></svg>";
	static const uint32_t fills[] = { 0x111111, 0x222222, 0x333333,
	    0x444444, 0x555555, 0x111111 };
	static const double widths[] = { 1, 2, 2, 2, 40, 1 };
	struct svg_tree	 t;
	struct svg_sheet *sheet;
	struct svg_style start, group, s;
	uint32_t	 node, g;

	ck_assert_ptr_null(svg_tree_read(&t, text, strlen(text)));
	ck_assert_ptr_nonnull(sheet = svg_sheet_new(&t));
	svg_style_begin(&start);
	g = t.node[1].last;
	svg_style_of(&t, sheet, g, &start, 100, &group);
	node = t.node[g].first;
	for (size_t i = 0; i < 6; i++, node = t.node[node].next) {
		svg_style_of(&t, sheet, node, &group, 100, &s);
		ck_assert_uint_eq(s.fill.rgb, fills[i]);
		ck_assert_uint_eq(s.stroke.rgb, 0xff0000);
		NEAR(s.stroke_width, widths[i]);
	}
	svg_sheet_free(sheet);
	svg_tree_free(&t);
}
END_TEST

START_TEST(what_is_no_picture_is_refused_with_a_reason)
{
	static const struct { const char *text, *why; } bad[] = {
		{ "<svg " NS "width='1' height='1'><g></svg>",
		    "its XML is damaged" },
		{ "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg " NS
		    "width='1' height='1'/>", "it declares entities" },
		{ "<svg " NS "/>", "it does not say how large it is" },
		{ "<svg " NS "width='1' height='1e6'/>",
		    "it does not say how large it is" },
		{ "<svg width='1' height='1'/>",
		    "its root is no SVG element" },
	};
	static const char good[] = "<!DOCTYPE svg PUBLIC 'a' 'b'>"
	    "<svg " NS "viewBox='0 0 3 4'/>";

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_str_eq(svg_refused(bad[i].text,
		    strlen(bad[i].text)), bad[i].why);
	ck_assert_ptr_null(svg_refused(good, strlen(good)));
}
END_TEST

/* Draws without any font; what was left out, or why it is refused. */
static const char *
drawn(const char *text)
{
	static char	 out[200];
	struct pdf_stub	 stub;
	struct image_job job = { .pdf = &stub.pdf,
	    .data = (const unsigned char *)text, .n = strlen(text),
	    .pixels_max = 1000 };
	struct p_buf	 left = { 0 };
	const char	*why;

	ck_assert(pdf_stub_begin(&stub));
	job.object = haru_object(stub.pdf.haru);
	why = image_svg(&job, &left);
	(void)snprintf(out, sizeof(out), "%s", why != NULL ? why :
	    left.n > 0 ? left.p : "");
	p_buf_free(&left);
	pdf_stub_end(&stub);
	return out;
}

START_TEST(what_is_left_out_is_named)
{
	ck_assert_str_eq(drawn("<svg " NS "viewBox='0 0 9 9'>"
	    "<rect width='5' height='5' fill='red' stroke='#00f8'/>"
	    "<g opacity='.5' clip-path='url(#no)'><circle r='3'/></g></svg>"),
	    "");
	ck_assert_str_eq(drawn("<svg " NS "viewBox='0 0 9 9'>"
	    "<path d='M0 0L9 9' marker-end='url(#m)' filter='url(#k)'/>"
	    "<mask id='k'><rect width='5' height='5' mask='url(#k)'/></mask>"
	    "<circle r='3' mask='url(#k)'/>"
	    "<image href='http://example.org/a.png' width='3' height='3'/>"
	    "</svg>"), "filters, markers, pictures, what is beyond bounds");
}
END_TEST

/* Each group uses the one before it ten times. */
START_TEST(uses_that_multiply_are_bounded)
{
	static char	 text[8192];
	size_t		 n = 0;

	n += (size_t)sprintf(text, "<svg " NS "viewBox='0 0 9 9'>"
	    "<g id='a0'><rect width='1' height='1'/></g>");
	for (int i = 1; i < 12; i++) {
		n += (size_t)sprintf(text + n, "<g id='a%d'>", i);
		for (int k = 0; k < 10; k++)
			n += (size_t)sprintf(text + n, "<use href='#a%d'/>",
			    i - 1);
		n += (size_t)sprintf(text + n, "</g>");
	}
	(void)sprintf(text + n, "</svg>");
	ck_assert_str_eq(drawn(text), "what is beyond bounds");
	ck_assert_str_eq(drawn("<svg " NS "viewBox='0 0 9 9'>"
	    "<g id='a'><use href='#a'/></g></svg>"), "what is beyond bounds");
	ck_assert_str_eq(drawn("<svg " NS "viewBox='0 0 9 9'>"
	    "<linearGradient id='a' href='#b'/><linearGradient id='b' "
	    "href='#a'/><rect width='9' height='9' fill='url(#a)'/>"
	    "<clipPath id='c' clip-path='url(#c)'><rect width='2' "
	    "height='2'/></clipPath><rect clip-path='url(#c)' width='9' "
	    "height='9'/></svg>"), "");
}
END_TEST

START_TEST(numbers_of_any_size_do_no_harm)
{
	ck_assert_str_eq(drawn("<svg " NS "width='1e5' height='1e5' "
	    "viewBox='-1e308 nan 1e-300 1e308'>"
	    "<g transform='scale(1e308) scale(1e308) rotate(1e308)'>"
	    "<g transform='scale(1e308) skewX(90)'>"
	    "<circle cx='1e308' r='1e308' stroke='red' "
	    "stroke-width='1e-308' stroke-dasharray='1e308 1e-308'/>"
	    "<path d='M1e308-1e308A1e-308 1e308 1e308 1 1 0 0z' "
	    "stroke='red' stroke-dasharray='-1,inf'/>"
	    "</g></g><rect width='inf' height='9' rx='1e308'/></svg>"), "");
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("svg");
	TCase	*t = tcase_create("all");

	tcase_add_test(t, lengths_have_units);
	tcase_add_test(t, transformations_are_applied_from_the_inside);
	tcase_add_test(t, path_data_may_be_as_short_as_the_grammar_allows);
	tcase_add_test(t, path_data_ends_where_it_is_wrong);
	tcase_add_test(t, styles_count_more_the_nearer_they_are);
	tcase_add_test(t, what_is_no_picture_is_refused_with_a_reason);
	tcase_add_test(t, what_is_left_out_is_named);
	tcase_add_test(t, uses_that_multiply_are_bounded);
	tcase_add_test(t, numbers_of_any_size_do_no_harm);
	suite_add_tcase(s, t);
	return run_suite(s);
}
