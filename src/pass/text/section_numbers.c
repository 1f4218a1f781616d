/*
 * Numbers for headings that have none, where they are asked for.
 *
 *	title			title
 *	  heading		  1 heading
 *	    heading		    1.1 heading
 *	  二、heading		  二、heading
 *
 * A number that Word counts, or that an author typed, stays the only one.
 * The highest level in use counts from the first place, so that a document
 * with a title does not have all of its sections in chapter 1.
 */
#include <string.h>

#include "kit/ordinal.h"
#include "kit/buf.h"
#include "pass/text/outline.h"

#define	LEVELS	9

static bool
has_number(const struct pai_node *heading)
{
	const struct pai_node	*t = heading->first;
	struct p_ordinal	 ord;

	if (heading->as.heading.label.n > 0)
		return true;
	while (t != NULL && t->kind != PAI_N_TEXT)
		t = t->first;
	return t != NULL && p_ordinal_at(t->as.text.str.p,
	    t->as.text.str.n, &ord) && ord.form != P_ORD_NONE;
}

static size_t
level_of(const struct pai_node *heading)
{
	size_t	 level = heading->as.heading.level;

	return level < 1 ? 1 : level > LEVELS ? LEVELS : level;
}

/* Counts one more of a level and writes its number. */
static void
count_on(uint32_t *at, size_t level, size_t top, struct p_buf *out)
{
	at[level - 1]++;
	memset(at + level, 0, (LEVELS - level) * sizeof(*at));
	p_buf_clear(out);
	for (size_t i = top; i <= level; i++)
		p_buf_fmt(out, i == top ? "%u" : ".%u", (unsigned)at[i - 1]);
}

static size_t
number_all(const struct pai_change *job, const struct p_nodes *l,
    struct p_buf *b)
{
	uint32_t	 at[LEVELS] = { 0 };
	size_t		 from = p_outline_title(job, l), top = LEVELS, n = 0;

	for (size_t i = from; i < l->n; i++)
		if (level_of(l->at[i]) < top)
			top = level_of(l->at[i]);
	for (size_t i = from; i < l->n; i++) {
		if (has_number(l->at[i]))
			continue;
		count_on(at, level_of(l->at[i]), top, b);
		if (!p_buf_ok(b))
			break;
		l->at[i]->as.heading.label = job->edit->host->edit_str(
		    job->edit, b->p, b->n);
		l->at[i]->as.heading.suffix = PAI_SUFFIX_SPACE;
		n++;
	}
	return n;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_nodes	 l = { 0 };
	struct p_buf	 b = { 0 };
	size_t		 n = 0;
	bool		 good;

	if (!job->opts->host->opt_bool(job->opts, "number-sections"))
		return PAI_OK;
	good = p_outline_find(&l, job->root);
	if (good)
		n = number_all(job, &l, &b);
	if (n > 0)
		p_say(job, l.at[0], PAI_M_PASS_SECTION_NUMBER, NULL, NULL,
		    "%zu of %zu", n, l.n);
	good = good && p_buf_ok(&b);
	p_buf_free(&b);
	p_nodes_free(&l);
	return good ? p_status(job) : PAI_E_NOMEM;
}

static const struct pai_option options[] = {
	{ "number-sections", "number headings that have no number", "false",
	    NULL, PAI_T_BOOL, 0, 0 },
	PAI_OPTION_END
};

const struct pai_pass p_pass_section_numbers = {
	.size = sizeof(p_pass_section_numbers),
	.name = "section-numbers",
	.summary = "number headings, where asked for",
	.options = options,
	.phase = PAI_P_FINISH,
	.change = change
};
