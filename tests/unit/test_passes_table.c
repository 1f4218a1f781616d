/*
 * The table passes from inside: evidence, forms and the solver, each by
 * itself.  What whole documents become is in tests/golden/tables, and what
 * every pass promises is held in test_properties.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "run.h"
#include "pass/form/form.h"
#include "pass/table/grid.h"

static size_t
fold(const char *s, uint32_t *cp)
{
	return p_fold_text(s, strlen(s), cp, 96);
}

static enum p_cell_kind
kind_of(const char *s)
{
	uint32_t cp[96];

	return p_cell_kind_of(cp, fold(s, cp));
}

static int64_t
millionths(const char *s)
{
	uint32_t	 cp[96];
	struct p_value	 v = p_value_read(cp, fold(s, cp));

	ck_assert_msg(v.known, "%s is a number", s);
	return v.micro;
}

START_TEST(numbers_as_reports_print_them)
{
	ck_assert_int_eq(millionths("12"), 12000000);
	ck_assert_int_eq(millionths("　　0"), 0);
	ck_assert_int_eq(millionths("1,234"), 1234000000);
	ck_assert_int_eq(millionths("１２．５"), 12500000);
	ck_assert_int_eq(millionths("190.457379"), 190457379);
	ck_assert_int_eq(millionths("-18"), -18000000);
	ck_assert_int_eq(millionths("减4"), -4000000);
	ck_assert_int_eq(millionths("+461"), 461000000);
	ck_assert_int_eq(millionths("251000元"), 251000000000);
	ck_assert_int_eq(millionths("7.5%"), 7500000);
}
END_TEST

START_TEST(values_and_words)
{
	static const char *const values[] = { "0", "/", "-", "——",
	    "22（其中修订 16 件）" };
	static const char *const words[] = { "2021年", "1.属于国家秘密",
	    "一、", "Q1", "3月", "3日", "5 Jan", "3rd", "010-57018493" };

	for (size_t i = 0; i < 5; i++)
		ck_assert_msg(kind_of(values[i]) == P_CELL_VALUE, "%s",
		    values[i]);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		ck_assert_msg(kind_of(words[i]) == P_CELL_TEXT, "%s",
		    words[i]);
	ck_assert_int_eq(kind_of(" \xc2\xa0　"), P_CELL_EMPTY);
	/* Thirteen digits are no count; they are an account's number. */
	ck_assert_int_eq(kind_of("1234567890123"), P_CELL_TEXT);
}
END_TEST

START_TEST(labels_are_numbered)
{
	uint32_t cp[96];
	struct p_label_number n;

	n = p_label_number(cp, fold("三、本年度办理结果", cp));
	ck_assert_uint_eq(n.form, 1);
	ck_assert_uint_eq(n.value, 3);
	n = p_label_number(cp, fold("（十二）其他", cp));
	ck_assert_uint_eq(n.form, 2);
	ck_assert_uint_eq(n.value, 12);
	n = p_label_number(cp, fold("4. 保护", cp));
	ck_assert_uint_eq(n.form, 3);
	ck_assert_uint_eq(n.value, 4);
	ck_assert_uint_eq(p_label_number(cp, fold("1.5", cp)).form, 0);
	ck_assert_uint_eq(p_label_number(cp, fold("一次性", cp)).form, 0);
}
END_TEST

START_TEST(labels_are_alike)
{
	uint32_t a[96], b[96];
	size_t	 na = fold("本年废止件数", a);

	ck_assert_uint_eq(p_alike(a, na, b, fold("本年 废止件数", b)), 1000);
	ck_assert_uint_ge(p_alike(a, na, b, fold("本年度废止件数", b)), 900);
	ck_assert_uint_lt(p_alike(a, na, b, fold("信息内容", b)), 600);
	ck_assert_uint_eq(p_alike(a, na, b, 0), 0);
}
END_TEST

static bool
reads(const char *text, uint32_t *line)
{
	struct p_pool	 pool = { 0 };
	struct p_forms	 forms = { 0 };
	bool		 ok = p_forms_read(&forms, &pool, text, strlen(text),
	    line);

	p_pool_free(&pool);
	return ok;
}

START_TEST(notation_is_checked)
{
	uint32_t line;

	ck_assert(reads("form a fam\nhead x @1x2\nrow y | #\n"
	    "check s cols 1 = 0..0\n", &line));
	ck_assert(reads("# nothing\n\n", &line));
	ck_assert_msg(!reads("form a fam\nhead x @1x3\nrow y | #\n", &line),
	    "a slot is bare");
	ck_assert_msg(!reads("form a fam\nhead x @2x1 | y\nrow z @1x2\n",
	    &line), "a row is too long");
	ck_assert_msg(!reads("form a fam\nrow x @99x1\n", &line),
	    "a span passes the end");
	ck_assert_msg(!reads("row x\n", &line), "a row of no form");
	ck_assert_uint_eq(line, 1);
	ck_assert_msg(!reads("form a fam\nrow # *4\ncheck c cols 4 = 0..3\n",
	    &line), "a check passes the end");
	ck_assert_msg(!reads("form a fam\nrow x\ntops 4\n", &line),
	    "an unknown word");
	ck_assert_uint_eq(line, 3);
}
END_TEST

/* The forms as tables of their own: "r c rowspan colspan role text". */
static void
compare_form(const struct p_form *f, FILE *in, const char *path)
{
	char	 text[512];
	uint32_t i = 0, r, c, rs, cs;

	while (fgets(text, sizeof(text), in) != NULL) {
		char *end;

		if (*text == '#')
			continue;
		r = (uint32_t)strtoul(text, &end, 10);
		c = (uint32_t)strtoul(end, &end, 10);
		rs = (uint32_t)strtoul(end, &end, 10);
		cs = (uint32_t)strtoul(end, &end, 10);
		end = strrchr(end, '\t') + 1;
		end[strcspn(end, "\n")] = '\0';
		ck_assert_msg(i < f->n, "%s has more cells", path);
		ck_assert_msg(f->cell[i].row == r && f->cell[i].col == c &&
		    f->cell[i].rows == rs && f->cell[i].cols == cs &&
		    f->cell[i].text.n == strlen(end) &&
		    (f->cell[i].text.n == 0 ||
		    memcmp(f->cell[i].text.p, end, strlen(end)) == 0),
		    "%s: cell %u,%u", path, (unsigned)r, (unsigned)c);
		i++;
	}
	ck_assert_uint_eq(i, f->n);
}

START_TEST(official_forms_are_as_published)
{
	struct p_pool	 pool = { 0 };
	struct p_forms	 forms = { 0 };
	const char	*top = getenv("top_srcdir");
	char		 path[512];
	FILE		*in;
	unsigned	 n = 0;

	ck_assert(p_forms_official(&forms, &pool));
	for (const struct p_form *f = forms.first; f != NULL; f = f->next) {
		n++;
		snprintf(path, sizeof(path), "%s/../shared/forms/%s.tsv",
		    top != NULL ? top : ".", f->name);
		if ((in = fopen(path, "r")) == NULL) {
			fprintf(stderr, "skipped: %s is not there\n", path);
			continue;
		}
		compare_form(f, in, path);
		fclose(in);
	}
	ck_assert_uint_eq(n, 5);
	p_pool_free(&pool);
}
END_TEST

/* A row from words parted by blanks; "_" is an empty cell. */
static struct p_row
row_of(struct p_pool *pool, const char *drawing)
{
	struct p_row	 r = { .cell = p_pool_take(pool, 32,
	    sizeof(*r.cell)) };
	const char	*s = drawing;

	while (*s != '\0') {
		size_t		 n = strcspn(s, " ");
		uint32_t	*cp = p_pool_take(pool, n, sizeof(*cp));
		struct p_cell	*c = &r.cell[r.n++];

		c->n = (uint32_t)p_fold_text(s, n, cp, n);
		c->cp = cp;
		c->kind = P_CELL_TEXT;
		if (*s == '_') {
			c->n = 0;
			c->kind = P_CELL_EMPTY;
		}
		s += n + strspn(s + n, " ");
	}
	return r;
}

/* The shares as digits: "1223"; "-" where nothing is decided. */
static const char *
shares(const char *above, const char *below)
{
	static char	 out[64];
	struct p_pool	 pool = { 0 };
	struct p_row	 a = row_of(&pool, above), b = row_of(&pool, below);
	struct p_segment seg[33];
	uint32_t	 count[32];

	for (uint32_t i = 0; i < b.n; i++)
		seg[i] = (struct p_segment){ i, 1, &b.cell[i], false };
	strcpy(out, "-");
	if (p_grid_share(&a, a.n, seg, b.n, count)) {
		for (uint32_t i = 0; i < a.n; i++)
			out[i] = (char)('0' + count[i]);
		out[a.n] = '\0';
	}
	p_pool_free(&pool);
	return out;
}

START_TEST(header_cells_share_what_is_below)
{
	ck_assert_str_eq(shares("A B", "p q p q"), "22");
	ck_assert_str_eq(shares("S A B", "_ p q r p q r"), "133");
	ck_assert_str_eq(shares("S A T", "_ p q r _"), "131");
	ck_assert_str_eq(shares("_ _ A B", "_ _ p q p q"), "1122");
	ck_assert_str_eq(shares("A B", "p"), "-");
	ck_assert_msg(strcmp(shares("A B", "p q r"), "-") == 0,
	    "one of three may go either way");
}
END_TEST

START_TEST(pools_fail_softly)
{
	struct p_pool pool = { 0 };

	ck_assert_ptr_nonnull(p_pool_take(&pool, 3, 5));
	ck_assert_ptr_nonnull(p_pool_take(&pool, 1000, 1000));
	ck_assert_ptr_null(p_pool_take(&pool, SIZE_MAX / 2, 16));
	ck_assert(pool.failed);
	ck_assert_ptr_null(p_pool_take(&pool, 1, 1));
	p_pool_free(&pool);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("passes-table");
	TCase	*t = tcase_create("all");

	tcase_add_test(t, numbers_as_reports_print_them);
	tcase_add_test(t, values_and_words);
	tcase_add_test(t, labels_are_numbered);
	tcase_add_test(t, labels_are_alike);
	tcase_add_test(t, notation_is_checked);
	tcase_add_test(t, official_forms_are_as_published);
	tcase_add_test(t, header_cells_share_what_is_below);
	tcase_add_test(t, pools_fail_softly);
	suite_add_tcase(s, t);
	return run_suite(s);
}
