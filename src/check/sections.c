/*
 * check-sections: are all sections there, in their order, and does their
 * text say what it has to?
 *
 *	section 六、其他需要报告的事项
 *	mention 信息处理费
 *
 * A section is the blocks from its heading to the next one that was found.
 */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "kit/ordinal.h"
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	LOOKED_AT	((size_t)1 << 18)	/* characters of a section */

struct place {
	const struct pai_node	*heading;	/* NULL: it is missing */
	uint32_t		 at;		/* number of that block */
};

/*
 * Can a block be the heading by the number it begins with?  "（二）依申请公开"
 * is none of "三、收到和处理政府信息公开申请情况", however alike; a number that
 * was miscounted does not matter.  A paragraph has to have one, a heading may
 * be numbered by Word.
 */
static bool
can_head(const struct pai_node *n, const struct p_form_section *s)
{
	const struct pai_node	*t = p_edge_text(n, false);
	struct p_ordinal	 own, wanted;

	if (!p_ordinal_at(s->heading.p, s->heading.n, &wanted))
		return true;
	if (t == NULL || !p_ordinal_at(t->as.text.str.p, t->as.text.str.n,
	    &own))
		return n->kind == PAI_N_HEADING;
	return own.form == wanted.form;
}

static struct place
find(const struct pai_node *root, const struct p_form_section *s)
{
	struct place	 p = { NULL, 0 };
	uint32_t	 at = 0;

	for (const struct pai_node *n = root->first; n != NULL;
	    n = n->next, at++)
		if (p_is_prose(n) && can_head(n, s) && p_is_heading(n,
		    s->heading, s->also, s->nalso)) {
			/* A heading beats a line of a table of contents. */
			if (p.heading == NULL || n->kind == PAI_N_HEADING)
				p = (struct place){ n, at };
			if (n->kind == PAI_N_HEADING)
				break;
		}
	return p;
}

/* Where the section ends: at the heading nearest behind its own. */
static const struct pai_node *
end_of(const struct place *places, uint32_t n, uint32_t own)
{
	const struct place	*end = NULL;

	for (uint32_t i = 0; i < n; i++)
		if (places[i].heading != NULL &&
		    places[i].at > places[own].at &&
		    (end == NULL || places[i].at < end->at))
			end = &places[i];
	return end != NULL ? end->heading : NULL;
}

/* Characters that show; blanks and line ends do not count. */
static size_t
length(const char *p, size_t n)
{
	size_t	 count = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += p_utf8_next(p + i, n - i, &cp);
		count += cp > ' ' && cp != 0xa0 && cp != 0x3000;
	}
	return count;
}

/* Of "平台/网站", the first is what the section is asked for. */
static int
first_word(struct pai_str words)
{
	const char *slash = memchr(words.p, '/', words.n);

	return (int)(slash != NULL ? (size_t)(slash - words.p) : words.n);
}

/* Looks for words as labels are compared; false: no memory. */
static bool
mentions(const struct p_buf *text, struct pai_str words, bool *found)
{
	size_t	  room = text->n < LOOKED_AT ? text->n : LOOKED_AT, n;
	uint32_t *cp = calloc(room + 1, sizeof(*cp));

	if (cp == NULL)
		return false;
	n = p_fold_text(text->p, text->n, cp, room);
	*found = p_words_stand(cp, n < room ? n : room, words);
	free(cp);
	return true;
}

static bool
check_demand(struct p_report *r, const struct p_form_section *s,
    const struct p_form_demand *d, const struct pai_node *heading,
    const struct p_buf *text)
{
	size_t	 n = length(text->p, text->n);
	bool	 found = true;

	if (d->since > r->until)
		return true;
	if (d->chars > 0 && n > d->chars)
		p_find(r, PAI_M_CHECK_LENGTH, heading,
		    "%.*s: %zu characters, at most %u", (int)s->heading.n,
		    s->heading.p, n, (unsigned)d->chars);
	if (d->mention.n > 0 && !mentions(text, d->mention, &found))
		return false;
	if (!found)
		p_find(r, PAI_M_CHECK_MENTION, heading, "%.*s: %.*s",
		    (int)s->heading.n, s->heading.p, first_word(d->mention),
		    d->mention.p);
	return true;
}

/* Does the section hold a table?  Then that is looked for instead. */
static bool
has_table(const struct p_report *r, const struct p_form_section *s)
{
	for (const struct p_form *f = r->forms.first; f != NULL; f = f->next)
		if (f->set == s->set && f->heading.n == s->heading.n &&
		    memcmp(f->heading.p, s->heading.p, f->heading.n) == 0)
			return true;
	return false;
}

static enum pai_status
check_text(struct p_report *r, const struct p_form_section *s,
    const struct pai_node *heading, const struct pai_node *end)
{
	struct p_buf	 text = { 0 };
	bool		 ok = p_report_text(&text, heading->next, end);

	if (ok && length(text.p, text.n) == 0 && !has_table(r, s))
		p_find(r, PAI_M_CHECK_EMPTY, heading, "%.*s",
		    (int)s->heading.n, s->heading.p);
	else
		for (uint32_t i = 0; i < s->ndemands && ok; i++)
			ok = check_demand(r, s, &s->demand[i], heading, &text);
	p_buf_free(&text);
	return ok ? PAI_OK : PAI_E_NOMEM;
}

/* A heading that a pass restored is one the document does not have. */
static bool
is_restored(const struct pai_node *heading)
{
	const struct pai_node *t = p_edge_text(heading, false);

	return t != NULL && (t->flags & PAI_NF_GENERATED) != 0;
}

static enum pai_status
look(struct p_report *r)
{
	struct place	 places[P_FORM_SECTIONS] = { { NULL, 0 } };
	uint32_t	 n = r->forms.nsections, last = 0;
	enum pai_status	 st = PAI_OK;

	for (uint32_t i = 0; i < n; i++)
		if (p_report_wants(r, r->forms.section[i].set))
			places[i] = find(r->job->root, &r->forms.section[i]);
	for (uint32_t i = 0; i < n && st == PAI_OK; i++) {
		const struct p_form_section *s = &r->forms.section[i];

		if (!p_report_wants(r, s->set))
			continue;
		if (places[i].heading == NULL) {
			p_find(r, PAI_M_CHECK_SECTION, r->job->root, "%.*s",
			    (int)s->heading.n, s->heading.p);
			continue;
		}
		if (is_restored(places[i].heading))
			p_find(r, PAI_M_CHECK_SECTION, places[i].heading,
			    "%.*s, the heading of this table",
			    (int)s->heading.n, s->heading.p);
		if (places[i].at < last)
			p_find(r, PAI_M_CHECK_ORDER, places[i].heading,
			    "%.*s", (int)s->heading.n, s->heading.p);
		last = places[i].at > last ? places[i].at : last;
		st = check_text(r, s, places[i].heading,
		    end_of(places, n, i));
	}
	return st;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_report_each(job, look);
}

const struct pai_pass p_check_sections = {
	.size = sizeof(p_check_sections),
	.name = "check-sections",
	.summary = "look for the sections that a form prescribes",
	.phase = PAI_P_CHECK,
	.change = change
};
