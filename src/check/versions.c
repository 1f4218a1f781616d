/*
 * check-versions: is the report of one year throughout?
 *
 * Forms change from year to year (years in official.forms), and offices take
 * last year's file and forget half of it.  A table must have the form of the
 * year that the headings above it name; where no heading names one, its form
 * must at least go with those of the other tables.  And the period that the
 * text says its numbers were counted over must be that year:
 *
 *	统计期限自2023年1月1日起，到2023年12月31日止
 */
#include "check/check.h"

#include <string.h>

#define	SENTENCE_MAX	200	/* characters; of a longer one, the first */

static bool
is_of(const struct p_form *f, uint32_t year)
{
	return year >= f->since && (f->until == 0 || year <= f->until);
}

static bool
meet(const struct p_form *a, const struct p_form *b)
{
	return (a->until == 0 || b->since <= a->until) &&
	    (b->until == 0 || a->since <= b->until);
}

/* The table of a form, where the block is one. */
static const struct p_form *
form_of(const struct p_report *r, const struct pai_node *n)
{
	return n->kind == PAI_N_TABLE && n->as.table.form.n > 0 ?
	    p_form_named(&r->forms, n->as.table.form) : NULL;
}

/* An earlier table whose form never stood in one report with this one. */
static const struct p_form *
at_odds(const struct p_report *r, const struct pai_node *table,
    const struct p_form *f)
{
	const struct pai_node	*n = r->job->root->first;
	const struct p_form	*o;

	for (; n != table; n = n->next)
		if ((o = form_of(r, n)) != NULL && o->set == f->set &&
		    !meet(o, f))
			return o;
	return NULL;
}

static void
check_form(struct p_report *r, const struct pai_node *table,
    const struct p_form *f, uint32_t year)
{
	const struct p_form *other;

	if (!p_report_is_whole(table))
		return;
	if (year != 0 && !is_of(f, year))
		p_find(r, PAI_M_CHECK_FORM_YEAR, table,
		    "%s in a report of %u", f->name, (unsigned)year);
	else if (year == 0 && (other = at_odds(r, table, f)) != NULL)
		p_find(r, PAI_M_CHECK_FORM_YEAR, table, "%s beside %s",
		    f->name, other->name);
}

/* Where the characters stand from i on; n: nowhere. */
static size_t
find(const uint32_t *cp, size_t n, size_t i, const char *text)
{
	uint32_t w[16];
	size_t	 wn = p_fold_text(text, strlen(text), w, 16);

	for (; i + wn <= n; i++)
		if (memcmp(cp + i, w, wn * sizeof(*w)) == 0)
			return i;
	return n;
}

/* The year a day belongs to, which is written before it; 0: none. */
static uint32_t
year_before(const uint32_t *cp, size_t n, size_t day)
{
	return day < n && day >= 5 ? p_year_at(cp, n, day - 5) : 0;
}

static void
check_sentence(struct p_report *r, const uint32_t *cp, size_t n,
    struct pai_str words, uint32_t year, const struct pai_node *at)
{
	size_t	 first = find(cp, n, 0, "1月1日");
	size_t	 last = find(cp, n, first, "12月31日");
	uint32_t from = year_before(cp, n, first);
	uint32_t to = year_before(cp, n, last);

	if (last == n || from == 0 || !p_words_stand(cp, n, words))
		return;
	if (to == 0)
		to = from;
	if (from != year || to != year)
		p_find(r, PAI_M_CHECK_PERIOD, at,
		    "%u to %u in a report of %u", (unsigned)from,
		    (unsigned)to, (unsigned)year);
}

/* The sentences of a block, one after the other. */
static enum pai_status
check_period(struct p_report *r, struct pai_str words, uint32_t year,
    const struct pai_node *block)
{
	static const char stop[] = "。";
	struct p_buf	 text = { 0 };
	uint32_t	 cp[SENTENCE_MAX];
	bool		 ok = p_report_text(&text, block, block->next);
	const char	*end;
	size_t		 n, have;

	for (size_t at = 0; ok && at < text.n; at += n + sizeof(stop) - 1) {
		end = memmem(text.p + at, text.n - at, stop,
		    sizeof(stop) - 1);
		n = end != NULL ? (size_t)(end - text.p) - at : text.n - at;
		have = p_fold_text(text.p + at, n, cp, SENTENCE_MAX);
		check_sentence(r, cp, have < SENTENCE_MAX ? have :
		    SENTENCE_MAX, words, year, block);
	}
	p_buf_free(&text);
	return ok ? PAI_OK : PAI_E_NOMEM;
}

/* What a sentence has to say for its days to be those of the numbers. */
static struct pai_str
words_of(const struct p_report *r)
{
	for (const struct p_form *f = r->forms.first; f != NULL; f = f->next)
		if (f->period.n > 0 && p_report_wants(r, f->set))
			return f->period;
	return (struct pai_str){ NULL, 0 };
}

static enum pai_status
look(struct p_report *r)
{
	struct pai_str	 words = words_of(r);
	struct p_years	 years = { { 0 } };
	enum pai_status	 st = PAI_OK;
	const struct p_form *f;

	for (const struct pai_node *n = r->job->root->first;
	    n != NULL && st == PAI_OK; n = n->next) {
		uint32_t year;

		p_years_pass(&years, n);
		year = p_years_now(&years);
		if ((f = form_of(r, n)) != NULL)
			check_form(r, n, f, year);
		else if (n->kind == PAI_N_PARAGRAPH && year != 0 &&
		    words.n > 0)
			st = check_period(r, words, year, n);
	}
	return st;
}

static enum pai_status
change(const struct pai_change *job)
{
	return p_report_each(job, look);
}

const struct pai_pass p_check_versions = {
	.size = sizeof(p_check_versions),
	.name = "check-versions",
	.summary = "hold tables and periods against the year of the report",
	.after = "check-years",
	.phase = PAI_P_CHECK,
	.change = change
};
