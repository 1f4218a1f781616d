/*
 * What a web site left above and below a report.
 *
 *	首页 > 政务公开 > 年报			above the title
 *	河东镇2022年政府信息公开工作年度报告
 *	发布时间：2023-01-18			below it
 *	...
 *	六、其他需要报告的事项
 *	未收取信息处理费。
 *	附件：					below the last sentence
 *	扫一扫在手机打开当前页
 *
 * In Markdown or a page an author may have typed any line, so it takes two
 * things to drop one: the document holds a table of an official form, which
 * prescribes what stands in a report, and the line stands above the first
 * section or sentence, or below the last.  From extracted text residue has
 * taken what is certain by itself; here goes what was only possible.
 */
#include <stdlib.h>
#include <string.h>

#include "pass/text/prose.h"
#include "pass/text/site.h"

#define	ZONE_BLOCKS	40	/* of a head or foot, at most */
#define	MENU_LINKS	3	/* of a block that has nothing else */

/* ---- menus of links ---- */

struct links {
	size_t	 links;
	bool	 other;		/* text that is in none, or names a file */
};

static bool
shows_text(struct pai_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(" \t|>*-/", s.p[i]) == NULL)
			return true;
	return false;
}

static bool
names_file(struct pai_str s)
{
	static const char *const names[] = { "附件", ".pdf", ".doc", ".xls",
	    ".wps", ".ofd", ".zip", ".rar" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && s.n > 0;
	    i++)
		if (strstr(s.p, names[i]) != NULL)
			return true;
	return false;
}

static struct links
count_links(const struct pai_node *top)
{
	struct pai_iter	 it = pai_iter_at(top);
	struct links	 l = { .links = 0 };
	unsigned	 depth = 0;

	while (pai_iter_next(&it)) {
		const struct pai_node *n = it.node;

		if (n->kind == PAI_N_LINK) {
			depth = it.event == PAI_ENTER ? depth + 1 : depth - 1;
			l.links += it.event == PAI_ENTER;
		} else if (n->kind == PAI_N_TEXT && it.event == PAI_ENTER) {
			l.other = l.other || names_file(n->as.text.str) ||
			    (depth == 0 && shows_text(n->as.text.str));
		}
	}
	return l;
}

static bool
is_link_menu(const struct pai_node *n)
{
	struct links	 l = count_links(n);

	return l.links >= MENU_LINKS && !l.other;
}

/* ---- head and foot ---- */

/* Does the report itself begin or end here? */
static bool
is_report(const struct pai_node *n, const struct p_plain *t)
{
	if (n->kind == PAI_N_TABLE)
		return true;
	return p_is_prose(n) && (t->ord.form != P_ORD_NONE || t->stops > 0 ||
	    t->last == 0x3002 || t->last == 0xff1b);
}

/* 附件： and nothing behind it. */
static bool
is_empty_label(const struct p_plain *t)
{
	return p_plain_ends(t, "附件") || p_plain_ends(t, "附件：") ||
	    p_plain_ends(t, "附件:") ? t->chars <= 5 : false;
}

static bool
judge(struct p_verdict *v, struct pai_node *n, const struct p_plain *t,
    bool head)
{
	*v = (struct p_verdict){ .node = n };
	if (n->kind == PAI_N_PARAGRAPH || n->kind == PAI_N_HEADING)
		v->furniture = p_furniture_of(t);
	if (is_empty_label(t) || (head && v->furniture == P_NO_FURNITURE &&
	    p_is_menu_word(t)))
		v->furniture = P_MAYBE_FURNITURE;
	if ((n->kind == PAI_N_LIST || n->kind == PAI_N_PARAGRAPH) &&
	    is_link_menu(n))
		v->furniture = P_SURE_FURNITURE;
	return v->furniture == P_NO_FURNITURE && is_report(n, t);
}

/* Reads the blocks from one edge of the document on; false: no memory. */
static bool
read_zone(struct pai_node *n, bool head, struct p_verdict *v, size_t *count)
{
	struct p_plain	 t = { .chars = 0 };
	bool		 good = true, inside = false;

	*count = 0;
	for (; n != NULL && !inside && *count < ZONE_BLOCKS;
	    n = head ? n->next : n->prev) {
		if (!(good = p_plain_read(&t, n)))
			break;
		if (n->kind == PAI_N_SECTION || p_is_blank(n))
			continue;
		inside = judge(&v[*count], n, &t, head);
		*count += !inside;
	}
	p_plain_free(&t);
	return good;
}

/* The zone's blocks in the order of the document. */
static void
turn(struct p_verdict *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct p_verdict one = v[i];

		v[i] = v[n - 1 - i];
		v[n - 1 - i] = one;
	}
}

static bool
drop_all(const struct pai_change *job, const struct p_verdict *v, size_t n)
{
	struct p_plain	 t = { .chars = 0 };
	bool		 good = true;

	for (size_t i = 0; i < n && good; i++) {
		if (v[i].furniture < P_MAYBE_FURNITURE)
			continue;
		if (!(good = p_plain_read(&t, v[i].node)))
			break;
		p_drop(job, v[i].node);
		p_say(job, v[i].node, PAI_M_PASS_RESIDUE, t.text.p, NULL,
		    "a line of a web site beside a report");
	}
	p_plain_free(&t);
	return good;
}

static bool
clear_zone(const struct pai_change *job, struct pai_node *from, bool head)
{
	struct p_verdict	 v[ZONE_BLOCKS + 1];
	size_t			 n;

	if (!read_zone(from, head, v, &n))
		return false;
	/* All the way to the other end: there is no report between. */
	if (n == ZONE_BLOCKS)
		return true;
	if (!head)
		turn(v, n);
	p_furniture_spread(v, n);
	return drop_all(job, v, n);
}

static enum pai_status
change(const struct pai_change *job)
{
	if (p_is_from_word(job) || !p_is_official(job))
		return PAI_OK;
	if (!clear_zone(job, job->root->first, true) ||
	    !clear_zone(job, job->root->last, false))
		return PAI_E_NOMEM;
	return p_status(job);
}

const struct pai_pass p_pass_site_edges = {
	.size = sizeof(p_pass_site_edges),
	.name = "site-edges",
	.summary = "drop what a web site left above and below a report",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
