/*
 * What every pass promises, doing what is certain and doing the likely, too,
 * held against every golden input, every Word package of the tests, every
 * sample and, where they are there, the shared seeds:
 *
 *	idempotent	a second run changes nothing;
 *	conservative	every character that came or went is in the ledger, and
 *			no digit came from nowhere;
 *	talkative	a pass that changed something said so.
 */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/host.h"
#include "kit/utf8.h"
#include "run.h"

#define	NCHARS	0x110000u

static int64_t	*before, *after;

static void
count_text(int64_t *n, struct pai_str s, int64_t by)
{
	uint32_t	 cp;

	for (size_t i = 0; i < s.n;) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (!p_is_space(cp))
			n[cp] += by;
	}
}

/* The characters of the document that a pass did not make. */
static void
count_doc(int64_t *n, const struct p_doc *d)
{
	struct pai_iter	 it = pai_iter_at(d->root);

	memset(n, 0, NCHARS * sizeof(*n));
	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && (it.node->kind == PAI_N_TEXT ||
		    it.node->kind == PAI_N_CODE) &&
		    (it.node->flags & PAI_NF_GENERATED) == 0)
			count_text(n, it.node->as.text.str, 1);
}

static void
check_conservative(const struct p_doc *d, const struct p_delta *from,
    const char *who, const char *name)
{
	/* Set half width, it is the same digit. */
	for (uint32_t c = '0', wide = 0xff10; c <= '9'; c++, wide++)
		ck_assert_msg(after[c] + after[wide] <=
		    before[c] + before[wide], "%s invents %c in %s", who,
		    (int)c, name);
	for (const struct p_delta *x = from; x != NULL; x = x->next) {
		count_text(before, x->before, -1);
		count_text(before, x->after, 1);
	}
	/* An assertion that holds costs a write; a million of them, minutes. */
	for (uint32_t c = 0; c < NCHARS; c++)
		if (before[c] != after[c])
			ck_abort_msg("%s: U+%04X %lld, ledger %lld, in %s",
			    who, c, (long long)after[c],
			    (long long)before[c], name);
	(void)d;
}

static char *
dump_of(const struct p_doc *d)
{
	struct p_buf	 b = { 0 };

	p_doc_dump(d, &b);
	return b.p;
}

static void
run_all(struct pai_ctx *ctx, struct p_doc *d, struct p_log *log,
    const char *name, bool full, bool again)
{
	const struct pai_pass **order = calloc(ctx->npasses + 1,
	    sizeof(*order));
	struct p_pass_count n;
	const struct p_delta *last;
	char		*was, *is;

	p_passes_order(ctx, order);
	for (size_t i = 0; order[i] != NULL; i++) {
		const char *who = order[i]->name;

		count_doc(before, d);
		last = d->last_delta;
		was = again ? dump_of(d) : NULL;
		ck_assert_msg(p_pass_run(ctx, order[i], d, log, full, &n) ==
		    PAI_OK, "%s fails on %s", who, name);
		count_doc(after, d);
		check_conservative(d, last != NULL ? last->next : d->deltas,
		    who, name);
		ck_assert_msg(n.changes == 0 || n.says > 0,
		    "%s changes %s in silence", who, name);
		if (!again)
			continue;
		is = dump_of(d);
		ck_assert_msg(n.changes == 0 && strcmp(was, is) == 0,
		    "%s changes %s a second time", who, name);
		free(was);
		free(is);
	}
	free(order);
}

static void
check_file_once(const char *path, bool full)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	const struct pai_reader *reader;
	struct p_log	 log;
	struct p_in	 in;
	struct p_doc	 doc;

	p_ctx_log(ctx, &log, path);
	ck_assert_int_eq(p_doc_init(&doc, &log), PAI_OK);
	if (p_in_open(&in, path, &log, NULL) == PAI_OK &&
	    (reader = p_choose_reader(ctx, &in)) != NULL &&
	    p_read_input(ctx, reader, &in, &doc, &log, NULL) == PAI_OK) {
		run_all(ctx, &doc, &log, path, full, false);
		run_all(ctx, &doc, &log, path, full, true);
	}
	p_doc_free(&doc);
	p_log_finish(&log);
	p_in_close(&in);
	pai_ctx_free(ctx);
}

static void
check_file(const char *path)
{
	check_file_once(path, false);
	check_file_once(path, true);
}

static bool
is_input(const char *name)
{
	const char	*dot = strrchr(name, '.');

	return dot != NULL && (strcmp(dot, ".txt") == 0 ||
	    strcmp(dot, ".md") == 0 || strcmp(dot, ".docx") == 0);
}

static unsigned
check_folder(const char *dir)
{
	struct dirent	**list;
	struct p_buf	 path = { 0 };
	int		 n = scandir(dir, &list, NULL, alphasort);
	unsigned	 done = 0;

	for (int i = 0; i < n; i++) {
		if (is_input(list[i]->d_name)) {
			p_buf_clear(&path);
			p_buf_fmt(&path, "%s/%s", dir, list[i]->d_name);
			check_file(path.p);
			done++;
		}
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	p_buf_free(&path);
	return done;
}

static unsigned
check_under(const char *below)
{
	const char	*top = getenv("top_srcdir");
	struct p_buf	 path = { 0 };
	unsigned	 done;

	p_buf_fmt(&path, "%s/%s", top != NULL ? top : ".", below);
	done = check_folder(path.p);
	p_buf_free(&path);
	return done;
}

START_TEST(passes_keep_their_promises_on_goldens)
{
	static const char *const areas[] = { "tests/golden/ocr",
	    "tests/golden/tables", "tests/golden/markdown",
	    "tests/golden/html", "tests/golden/gongwen", "samples" };
	unsigned	 done = 0;

	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++)
		done += check_under(areas[i]);
	ck_assert_uint_gt(done, 0);
}
END_TEST

/* The folders under tests/parts, each zipped to the same scratch file. */
START_TEST(passes_keep_their_promises_on_word_packages)
{
	const char	*src = getenv("top_srcdir"), *build;
	struct p_buf	 parts = { 0 }, run = { 0 };
	char		 dir[] = "/tmp/paiban-properties.XXXXXX";
	char		 zip[sizeof(dir) + 16];
	struct dirent	**list;
	unsigned	 done = 0;
	int		 n;

	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(zip, sizeof(zip), "%s/part.docx", dir);
	build = getenv("top_builddir");
	p_buf_fmt(&parts, "%s/tests/parts", src != NULL ? src : ".");
	n = scandir(parts.p, &list, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		if (list[i]->d_name[0] != '.') {
			p_buf_clear(&run);
			p_buf_fmt(&run, "'%s/tests/mkzip' %s '%s/%s'",
			    build != NULL ? build : ".", zip, parts.p,
			    list[i]->d_name);
			ck_assert_msg(system(run.p) == 0, "%s", run.p);
			check_file(zip);
			done++;
		}
		free(list[i]);
	}
	if (n >= 0)
		free(list);
	remove(zip);
	rmdir(dir);
	p_buf_free(&parts);
	p_buf_free(&run);
	ck_assert_uint_gt(done, 0);
}
END_TEST

START_TEST(passes_keep_their_promises_on_the_seeds)
{
	if (check_under("../shared/seeds") == 0)
		fprintf(stderr, "skipped: ../shared/seeds is not there\n");
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("properties");
	TCase	*t = tcase_create("properties");
	int	 failed;

	before = calloc(NCHARS, sizeof(*before));
	after = calloc(NCHARS, sizeof(*after));
	tcase_set_timeout(t, 300);
	tcase_add_test(t, passes_keep_their_promises_on_goldens);
	tcase_add_test(t, passes_keep_their_promises_on_word_packages);
	tcase_add_test(t, passes_keep_their_promises_on_the_seeds);
	suite_add_tcase(s, t);
	failed = run_suite(s);
	free(before);
	free(after);
	return failed;
}
