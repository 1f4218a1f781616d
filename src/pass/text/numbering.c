/*
 * Numbers typed by hand that do not count: told, never changed.
 *
 *	一、  二、  二、  四、		二 stands twice
 *	（一） （二） （四）		（三） is missing
 *
 * Who is to say which of them is wrong?  A series begins with 1; one that
 * begins elsewhere is taken as it is.  A number of a higher form ends the
 * series of all lower ones, and so does a list that Word counts by itself.
 */
#include "pass/text/prose.h"

#define	FORMS	4	/* 一、 （一） 1. （1） */

struct series {
	uint32_t	 last[FORMS];	/* 0: none */
	uint32_t	 count[FORMS];
	bool		 official;	/* gaps are for who knows the form */
};

/* Which of the forms, from 0; FORMS: none that counts here. */
static unsigned
rank(enum p_ordinal_form f)
{
	switch (f) {
	case P_ORD_HAN_COMMA:
		return 0;
	case P_ORD_HAN_BRACKET:
		return 1;
	case P_ORD_DIGIT_DOT:
		return 2;
	case P_ORD_DIGIT_BRACKET:
		return 3;
	default:
		return FORMS;
	}
}

static void
end_below(struct series *s, unsigned from)
{
	for (unsigned i = from; i < FORMS; i++)
		s->last[i] = s->count[i] = 0;
}

/*
 * In digits numbers also name verses, clauses and rooms, which jump as they
 * like: there only a number that stands twice, or a single one that is
 * missing, is told.
 */
static bool
is_wrong(const struct series *s, unsigned form, uint32_t value)
{
	uint32_t last = s->last[form];

	if (value == last + 1 || (s->official && value > last))
		return false;
	return form < 2 || value == last || value == last + 2;
}

static void
tell(const struct pai_change *job, const struct pai_node *n, uint32_t last,
    uint32_t value)
{
	char	 quote[80];

	p_quote(n, quote, sizeof(quote));
	pai_say(job->log, PAI_M_PASS_MISCOUNTED, &n->locus,
	    value == last ? "%u stands twice: %s" :
	    value < last ? "%u after a larger number: %s" :
	    "%u after a gap: %s", (unsigned)value, quote);
}

static void
take(const struct pai_change *job, struct series *s, const struct pai_node *n)
{
	const struct pai_node *t = p_edge_text(n, false);
	struct p_ordinal ord;
	unsigned	 r;

	if (t == NULL || !p_ordinal_at(t->as.text.str.p, t->as.text.str.n,
	    &ord))
		return;
	r = rank(ord.form);
	if (ord.form == P_ORD_CHAPTER)
		end_below(s, 0);
	if (r == FORMS)
		return;
	/* Two in a row that count show that this is a series at all. */
	if (ord.value != 1 && s->count[r] > 1 &&
	    is_wrong(s, r, ord.value))
		tell(job, n, s->last[r], ord.value);
	s->count[r] = ord.value == 1 ? 1 : s->count[r] + 1;
	s->last[r] = ord.value;
	end_below(s, r + 1);
}

static enum pai_status
change(const struct pai_change *job)
{
	struct series	 s = { .official = p_is_official(job) };

	for (const struct pai_node *n = job->root->first; n != NULL;
	    n = n->next) {
		if (n->kind == PAI_N_LIST || n->kind == PAI_N_CODEBLOCK ||
		    n->kind == PAI_N_QUOTE)
			end_below(&s, 1);
		else if (n->kind == PAI_N_HEADING &&
		    n->as.heading.label.n > 0)
			end_below(&s, 0);
		else if (p_is_prose(n))
			take(job, &s, n);
	}
	return PAI_OK;
}

const struct pai_pass p_pass_numbering = {
	.size = sizeof(p_pass_numbering),
	.name = "numbering",
	.summary = "tell of numbers typed by hand that do not count on",
	.after = "headings-by-look",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
