/*
 * The end of a document: who signed it, and when (GB/T 9704-2012 7.3.5).
 *
 *			陈官屯镇人民政府		short, no marks, an office
 *			2022年1月20日		a date and nothing else
 *
 * Only the last two blocks are looked at.
 */
#include <stdio.h>
#include <string.h>

#include "pass/text/prose.h"

#define	OFFICE_CHARS	30
#define	DATE_CHARS	14

bool
p_is_date(const struct p_plain *t)
{
	return t->chars >= 8 && t->chars <= DATE_CHARS &&
	    p_plain_ends(t, "日") && strstr(t->text.p, "年") != NULL &&
	    strstr(t->text.p, "月") != NULL && t->stops + t->commas == 0;
}

bool
p_is_office(const struct p_plain *t)
{
	static const char *const offices[] = { "人民政府", "政府", "委员会",
	    "办公室", "办公厅", "局", "厅", "院", "处", "中心", "办事处",
	    "党委", "公司", "大学", "学院", "协会", "联合会", "总队", "支队" };

	if (t->chars < 3 || t->chars > OFFICE_CHARS ||
	    t->han != t->chars || t->ord.form != P_ORD_NONE)
		return false;
	for (size_t i = 0; i < sizeof(offices) / sizeof(offices[0]); i++)
		if (p_plain_ends(t, offices[i]))
			return true;
	return false;
}

static const char *const role_names[] = {
	[PAI_ROLE_NONE] = "paragraph", [PAI_ROLE_TITLE] = "title",
	[PAI_ROLE_SUBTITLE] = "subtitle", [PAI_ROLE_SIGNATURE] = "signature",
	[PAI_ROLE_DATE] = "date", [PAI_ROLE_CAPTION] = "caption",
	[PAI_ROLE_ADDRESSEE] = "addressee", [PAI_ROLE_TOC] = "contents",
	[PAI_ROLE_TOC_HEAD] = "heading of the contents"
};

static void
set_role(const struct pai_change *job, struct pai_node *n,
    enum pai_role role, const char *why)
{
	char	 quote[120], was[160], now[160];

	if (n->as.para.role == role)
		return;
	p_quote(n, quote, sizeof(quote));
	snprintf(was, sizeof(was), "%s: %s", role_names[n->as.para.role],
	    quote);
	snprintf(now, sizeof(now), "%s: %s", role_names[role], quote);
	n->as.para.role = (uint8_t)role;
	p_say(job, n, PAI_M_PASS_ROLE, was, now, "%s", why);
}

static bool
is_free(const struct pai_node *n)
{
	return n != NULL && n->prev != NULL && n->kind == PAI_N_PARAGRAPH;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_plain	 t = { .chars = 0 };
	struct pai_node	*n = job->root->last;
	bool		 good = true, dated = false;

	if (!job->full && !p_is_extracted(job) && !p_is_official(job))
		return PAI_OK;
	if (is_free(n) && (good = p_plain_read(&t, n)) && p_is_date(&t)) {
		set_role(job, n, PAI_ROLE_DATE, "a date ends the document");
		n = n->prev;
		dated = true;
	}
	if (good && is_free(n) && (good = p_plain_read(&t, n)) &&
	    p_is_office(&t))
		set_role(job, n, PAI_ROLE_SIGNATURE, dated ?
		    "an office above the date that ends the document" :
		    "an office ends the document");
	p_plain_free(&t);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_roles = {
	.size = sizeof(p_pass_roles),
	.name = "roles",
	.summary = "find the signature and the date",
	.after = "headings",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
