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

#include <string.h>

#include "kit/utf8.h"
#include "pass/prose.h"

struct place {
	const struct pai_node	*heading;	/* NULL: it is missing */
	uint32_t		 at;		/* number of that block */
};

static struct place
find(const struct pai_node *root, const struct p_form_section *s)
{
	struct place	 p = { NULL, 0 };
	uint32_t	 at = 0;

	for (const struct pai_node *n = root->first; n != NULL;
	    n = n->next, at++)
		if (p_is_prose(n) && p_is_heading(n, s->heading, s->also,
		    s->nalso)) {
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

static enum pai_status
check_text(struct p_report *r, const struct p_form_section *s,
    const struct pai_node *heading, const struct pai_node *end)
{
	struct p_buf	 text = { 0 };
	size_t		 n;
	bool		 ok = p_report_text(&text, heading->next, end);

	n = length(text.p, text.n);
	if (ok && s->chars > 0 && n > s->chars)
		p_find(r, PAI_M_CHECK_LENGTH, heading,
		    "%.*s: %zu characters, at most %u", (int)s->heading.n,
		    s->heading.p, n, (unsigned)s->chars);
	if (ok && s->mention.n > 0 && (text.n == 0 ||
	    memmem(text.p, text.n, s->mention.p, s->mention.n) == NULL))
		p_find(r, PAI_M_CHECK_MENTION, heading, "%.*s: %.*s",
		    (int)s->heading.n, s->heading.p, (int)s->mention.n,
		    s->mention.p);
	p_buf_free(&text);
	return ok ? PAI_OK : PAI_E_NOMEM;
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
