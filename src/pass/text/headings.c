/*
 * Headings, by their numbers (GB/T 9704-2012 7.3.3).
 *
 *	一、总体情况			always level 2
 *	（一）主动公开情况		level 3, if it is short, one sentence
 *	全年主动公开信息三百余条。	and followed by text of its own
 *	（一）镇里全年未收到申请。	else a numbered paragraph
 *	（二）……
 *
 * A heading that the source gave is set to the level of its number, since
 * OCR engines take levels from the size of type and drift; one that is long
 * or holds several sentences is running text in bold.  Numbers of the third
 * level and below (1. （1） ①) make no heading by themselves.
 */
#include <string.h>

#include "kit/utf8.h"
#include "pass/text/prose.h"
#include "pass/told.h"

#define	MINOR_CHARS	40	/* 字 of a heading （一）, at most */
#define	MAJOR_CHARS	60	/* of a heading 一、; no line of one is longer
				 * than two lines of the page */

struct view {
	struct p_plain	 now, next;
	const struct pai_node *after;	/* the block of next; NULL: the end */
};

static bool
is_major(enum p_ordinal_form f)
{
	return f == P_ORD_HAN_COMMA || f == P_ORD_CHAPTER;
}

/* Does text of its own follow, before the next number of its kind? */
static bool
has_body(const struct view *v)
{
	const struct pai_node *n = v->after;

	if (n == NULL)
		return false;
	if (!p_is_prose(n))
		return true;
	if (v->next.ord.form == v->now.ord.form ||
	    is_major(v->next.ord.form))
		return false;
	return n->kind == PAI_N_PARAGRAPH || n->as.heading.level > 3 ||
	    v->next.ord.form != P_ORD_NONE;
}

/* One sentence at most, and no part of a list. */
static bool
is_one_sentence(const struct p_plain *t)
{
	return t->stops == 0 && t->last != 0xff1b && t->last != ';' &&
	    t->last != 0xff0c && t->last != ',';
}

/* The level its number gives a block; 0: it is no heading. */
static unsigned
judge(const struct view *v, bool given)
{
	const struct p_plain *t = &v->now;

	switch (t->ord.form) {
	case P_ORD_HAN_COMMA:
		if (t->chars > MAJOR_CHARS || !is_one_sentence(t))
			return 0;
		return p_is_stop(t->last) && !given && !has_body(v) ? 0 : 2;
	case P_ORD_CHAPTER:
		return t->ord.level != 0 && t->chars <= MINOR_CHARS &&
		    is_one_sentence(t) && (given || !p_is_stop(t->last)) ?
		    t->ord.level : 0;
	case P_ORD_HAN_BRACKET:
		return t->chars <= MINOR_CHARS && is_one_sentence(t) &&
		    (given || has_body(v)) ? 3 : 0;
	default:
		return 0;
	}
}

static bool
is_running_text(const struct p_plain *t)
{
	return t->stops > 0 || (t->chars > MAJOR_CHARS && t->commas > 0);
}

/* A block given as a heading: its level, or that it is none. */
static void
set_given(const struct pai_change *job, struct pai_node *n, struct view *v)
{
	unsigned	 level = judge(v, true), old = n->as.heading.level;
	char		 was[200], now[200];

	p_told_block(n, was, sizeof(was));
	if (level == 0 && is_running_text(&v->now)) {
		p_make_paragraph(n);
		p_say(job, n, PAI_M_PASS_NOT_HEADING, was,
		    p_told_block(n, now, sizeof(now)),
		    "%zu characters, %zu sentences", v->now.chars,
		    v->now.stops + 1);
	} else if (level != 0 && level != old) {
		n->as.heading.level = (uint8_t)level;
		p_say(job, n, PAI_M_PASS_HEADING_LEVEL, was,
		    p_told_block(n, now, sizeof(now)),
		    "level %u by its number, was %u", level, old);
	}
}

static void
set_found(const struct pai_change *job, struct pai_node *n, struct view *v)
{
	unsigned	 level = judge(v, false);
	char		 was[200], now[200];

	if (level == 0)
		return;
	p_told_block(n, was, sizeof(was));
	p_make_heading(n, level);
	p_say(job, n, PAI_M_PASS_HEADING, was,
	    p_told_block(n, now, sizeof(now)),
	    "level %u by its number; %zu characters, one sentence%s", level,
	    v->now.chars, has_body(v) ? ", text of its own" : "");
}

static bool
read_next(struct view *v, const struct pai_node *n)
{
	while (n != NULL && (n->kind == PAI_N_PAGEBREAK ||
	    n->kind == PAI_N_SECTION))
		n = n->next;
	v->after = n;
	return n == NULL || !p_is_prose(n) || p_plain_read(&v->next, n);
}

static enum pai_status
change(const struct pai_change *job)
{
	struct view	 v = { .after = NULL };
	bool		 good = true;

	if (!p_is_extracted(job) && !p_is_official(job))
		return PAI_OK;
	for (struct pai_node *n = job->root->first; n != NULL && good;
	    n = n->next) {
		if (!p_is_prose(n))
			continue;
		good = p_plain_read(&v.now, n) && read_next(&v, n->next);
		if (!good)
			break;
		if (n->kind == PAI_N_HEADING)
			set_given(job, n, &v);
		else
			set_found(job, n, &v);
		p_strip_bold(job, n);
	}
	p_plain_free(&v.now);
	p_plain_free(&v.next);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_headings = {
	.size = sizeof(p_pass_headings),
	.name = "headings",
	.summary = "find headings and their levels by their numbers",
	.after = "ordinals",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
