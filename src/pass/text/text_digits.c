/*
 * digits: full-width digits are set half width.
 *
 *	全年１２件				OCR engines and old input methods
 *	| 行政许可 | １２ |		give a digit the width of a 字
 *
 * GB/T 15835-2011 5.1 gives a digit half the width of a character, and
 * GB/T 9704-2012 takes its numbers from there.  In extracted text that holds
 * everywhere; in a report that came as Markdown, for cells with nothing but a
 * number in tables of a known form.  Digits in full-width words (Ａ１) stay.
 */
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	WIDE_ZERO	0xff10u
#define	WIDE_NINE	0xff19u

static bool
is_wide_digit(uint32_t cp)
{
	return cp >= WIDE_ZERO && cp <= WIDE_NINE;
}

static bool
is_wide_letter(uint32_t cp)
{
	return (cp >= 0xff21 && cp <= 0xff3a) ||
	    (cp >= 0xff41 && cp <= 0xff5a);
}

/* Half the width of a full-width ASCII character. */
static uint32_t
narrowed(uint32_t cp)
{
	return cp - 0xfee0;
}

/* ．，％＋－ belong to the digits on both sides of them. */
static bool
is_within_number(const struct p_prose *p, size_t i)
{
	uint32_t	 cp = p->g[i].cp;

	if (cp == 0xff05)
		return i > 0 && p_is_digit(p->g[i - 1].cp);
	return cp == 0xff0e && i > 0 && i + 1 < p->n &&
	    p_is_digit(p->g[i - 1].cp) && p_is_digit(p->g[i + 1].cp);
}

static bool
mark(struct p_prose *p, const struct pai_change *job)
{
	bool	 any = false, word = false;

	(void)job;
	for (size_t i = 0; i < p->n; i++) {
		uint32_t	 cp = p->g[i].cp;

		word = is_wide_letter(cp) || (word && is_wide_digit(cp));
		if (p->g[i].node == NULL || p->g[i].fixed || word ||
		    (i + 1 < p->n && is_wide_letter(p->g[i + 1].cp)) ||
		    (!is_wide_digit(cp) && !is_within_number(p, i)))
			continue;
		p->g[i].out = narrowed(cp);
		any = true;
	}
	return any;
}

/* ---- cells of a known form ---- */

static bool
is_number(const struct p_prose *p)
{
	bool	 digit = false;

	for (size_t i = 0; i < p->n; i++) {
		uint32_t	 cp = p->g[i].cp;

		digit = digit || p_is_digit(cp);
		if (!p_is_digit(cp) && !p_is_space(cp) && cp != '.' &&
		    cp != 0xff0e && cp != ',' && cp != 0xff05 && cp != '%')
			return false;
	}
	return digit;
}

/* False: no memory. */
static bool
mend_table(const struct pai_change *job, const struct pai_node *table,
    struct p_prose *p)
{
	struct pai_iter	 it = pai_iter_at(table);

	while (pai_iter_next(&it)) {
		struct pai_node	*n = it.node;

		if (it.event != PAI_ENTER || n->kind != PAI_N_PARAGRAPH)
			continue;
		if (!p_prose_read(p, n))
			return false;
		if (is_number(p) && mark(p, job))
			p_prose_write(job, p, n, PAI_M_PASS_WIDTH_FOLDED,
			    "a number in full-width digits");
	}
	return true;
}

static enum pai_status
mend_forms(const struct pai_change *job)
{
	struct p_prose	 p = { .n = 0 };
	bool		 good = true;

	for (struct pai_node *n = job->root->first; n != NULL && good;
	    n = n->next)
		if (n->kind == PAI_N_TABLE && n->as.table.form.n > 0)
			good = mend_table(job, n, &p);
	p_prose_free(&p);
	return good ? p_status(job) : PAI_E_NOMEM;
}

static enum pai_status
change(const struct pai_change *job)
{
	if (p_is_extracted(job))
		return p_prose_each(job, mark, PAI_M_PASS_WIDTH_FOLDED,
		    "digits of full width");
	return p_is_recovered(job) ? mend_forms(job) : PAI_OK;
}

const struct pai_pass p_pass_digits = {
	.size = sizeof(p_pass_digits),
	.name = "digits",
	.summary = "set full-width digits half width",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
