/*
 * The title: the first lines of a document, up to the word for its kind.
 *
 *	陈官屯镇2021年政府信息公开工作
 *	年度报告				one title, broken by its setting
 *
 * Official documents end their titles in 报告, 通知 and the like (文种).  The
 * leading short lines without sentence marks or numbers, up to the first
 * that ends so, are the title.  A first heading of the wrong level that
 * ends so is one too.
 *
 * A report may have its title in the front matter or the head of its page
 * alone, where programs that show such a file take it from; then it stands
 * above the text as well.  Word's own field for it is left, since it says what
 * the template was called.
 */
#include <string.h>

#include "pass/text/prose.h"
#include "pass/told.h"

#define	LINES_MAX	4
#define	LINE_MAX_CHARS	40
#define	TITLE_MAX_CHARS	90

static bool
names_kind(const struct p_plain *t)
{
	static const char *const kinds[] = { "报告", "通知", "公告", "通报",
	    "意见", "决定", "办法", "规定", "方案", "总结", "纪要", "的函",
	    "批复", "请示", "细则", "条例", "计划", "公报", "指南", "章程",
	    "年报", "要点", "工作报告（试行）", "规则", "规划", "议案",
	    "决议", "命令" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (p_plain_ends(t, kinds[i]))
			return true;
	return false;
}

static bool
could_be_title(const struct p_plain *t)
{
	return t->chars > 1 && t->chars <= LINE_MAX_CHARS && t->han > 0 &&
	    t->stops == 0 && !p_is_stop(t->last) && t->last != 0xff1a &&
	    strstr(t->text.p, "，") == NULL && t->ord.form == P_ORD_NONE &&
	    !p_plain_ends(t, "文件");
}

/* How many leading paragraphs make the title; 0: none. */
static size_t
find_title(const struct pai_node *n, struct p_plain *t, bool *good)
{
	size_t	 lines = 0, chars = 0;

	for (; n != NULL && lines < LINES_MAX; n = n->next) {
		if (n->kind != PAI_N_PARAGRAPH ||
		    !(*good = p_plain_read(t, n)) || !could_be_title(t))
			return 0;
		lines++;
		chars += t->chars;
		if (chars > TITLE_MAX_CHARS)
			return 0;
		if (names_kind(t))
			return lines;
	}
	return 0;
}

static void
raise_heading(const struct pai_change *job, struct pai_node *n,
    const struct p_plain *t)
{
	unsigned	 level = n->as.heading.level;
	char		 was[200], now[200];

	if (level == 1 || !could_be_title(t) || !names_kind(t))
		return;
	p_told_block(n, was, sizeof(was));
	n->as.heading.level = 1;
	p_say(job, n, PAI_M_PASS_HEADING_LEVEL, was,
	    p_told_block(n, now, sizeof(now)),
	    "first in the document, ends in the word for its kind: "
	    "level %u was %u", 1u, level);
}

/*
 * The title once more below itself: a page's <title> and its headline, which a
 * converter set one below the other.
 */
static bool
drop_again(const struct pai_change *job, const struct pai_node *title)
{
	uint32_t	 a[TITLE_MAX_CHARS], b[TITLE_MAX_CHARS];
	struct p_plain	 t = { .chars = 0 };
	struct pai_node	*n = title->next;
	size_t		 na = p_fold(title, a, TITLE_MAX_CHARS), nb;
	bool		 good;

	while (n != NULL && n->kind == PAI_N_PARAGRAPH && p_is_blank(n))
		n = n->next;
	if (n == NULL || !p_is_prose(n))
		return true;
	nb = p_fold(n, b, TITLE_MAX_CHARS);
	if (na != nb || na == 0 || na > TITLE_MAX_CHARS ||
	    memcmp(a, b, na * sizeof(*a)) != 0)
		return true;
	if ((good = p_plain_read(&t, n))) {
		p_drop(job, n);
		p_say(job, n, PAI_M_PASS_RESIDUE, t.text.p, NULL,
		    "the title once more");
	}
	p_plain_free(&t);
	return good;
}

/* Is there a heading of the first level?  Those of sections, which a program
 * may have put a level too high, have numbers.  False in *good: no memory. */
static bool
has_title(const struct pai_node *root, struct p_plain *t, bool *good)
{
	for (const struct pai_node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != PAI_N_HEADING || n->as.heading.level > 1)
			continue;
		if (!(*good = p_plain_read(t, n)) || t->ord.form == P_ORD_NONE)
			return true;
	}
	return false;
}

/* The title that the metadata has, as the first heading. */
static bool
put_from_meta(const struct pai_change *job)
{
	const char	*title = job->doc->host->doc_meta(job->doc, "title");
	struct p_plain	 plain = { .chars = 0 };
	struct pai_node	*h, *t;
	bool		 good = true, is = false;

	if (title == NULL || p_is_from_word(job))
		return true;
	if (has_title(job->root, &plain, &good)) {
		p_plain_free(&plain);
		return good;
	}
	h = p_new(job, PAI_N_HEADING);
	t = p_new(job, PAI_N_TEXT);
	if (h == NULL || t == NULL) {
		p_plain_free(&plain);
		return false;
	}
	h->as.heading.level = 1;
	t->flags = PAI_NF_GENERATED;
	p_set(job, t, title, strlen(title));
	p_add(job, h, NULL, t);
	if ((good = p_plain_read(&plain, h)))
		is = could_be_title(&plain) && names_kind(&plain);
	p_plain_free(&plain);
	if (!is)
		return good;
	p_add(job, job->root, job->root->first, h);
	p_say(job, h, PAI_M_PASS_HEADING_RESTORED, NULL, title,
	    "%s: the title stood in the metadata only", title);
	return good;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_plain	 t = { .chars = 0 };
	struct pai_node	*n = job->root->first;
	size_t		 lines;
	bool		 good = true;

	if (!p_is_extracted(job) && !p_is_official(job))
		return PAI_OK;
	while (n != NULL && (n->kind == PAI_N_SECTION ||
	    (n->kind == PAI_N_PARAGRAPH && n->first == NULL)))
		n = n->next;
	if (n == NULL)
		return PAI_OK;
	if (n->kind == PAI_N_HEADING && n->as.heading.level > 1) {
		if ((good = p_plain_read(&t, n)))
			raise_heading(job, n, &t);
	} else if (n->kind == PAI_N_PARAGRAPH) {
		if ((lines = find_title(n, &t, &good)) > 0)
			p_make_title(job, n, lines,
			    "first in the document, ends in the word for its "
			    "kind");
	}
	p_plain_free(&t);
	n = job->root->first;
	while (n != NULL && (n->kind == PAI_N_SECTION || p_is_blank(n)))
		n = n->next;
	if (good && n != NULL && n->kind == PAI_N_HEADING)
		good = drop_again(job, n);
	if (good && p_is_official(job))
		good = put_from_meta(job);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_title = {
	.size = sizeof(p_pass_title),
	.name = "title",
	.summary = "join the lines of the title",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
