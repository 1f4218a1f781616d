/*
 * Numbers that lost their form: （1） among （二） and （三）.
 *
 * Where Word counted by itself, an extractor writes the count in digits:
 *
 *	（1） 主动公开情况
 *	（2） 依申请公开情况
 *	（三）政府信息管理情况
 *
 * Inside one section the siblings decide, headings and numbered paragraphs
 * alike.  Only where both forms together count 1, 2, 3 ... without a gap or a
 * repetition are they one series; a （1） that begins again under （一） is a
 * level of its own and stays.
 */
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	SERIES_MAX	20	/* beyond, the number has more characters */

/* A series under one heading of the first level. */
struct series {
	struct pai_node	*digits[SERIES_MAX];
	size_t		 n;
	uint32_t	 count;		/* the last number; 0: none yet */
	bool		 han;		/* some are in Han */
	bool		 broken;	/* not one series after all */
};

static bool
is_bracketed_digit(const struct p_plain *t)
{
	return t->ord.form == P_ORD_DIGIT_BRACKET &&
	    (t->first == '(' || t->first == 0xff08);
}

static void
add(struct series *s, struct pai_node *n, const struct p_plain *t)
{
	bool	 han = t->ord.form == P_ORD_HAN_BRACKET;

	if (s->broken || (!han && !is_bracketed_digit(t)))
		return;
	s->broken = t->ord.value != s->count + 1 || s->count >= SERIES_MAX;
	if (s->broken)
		return;
	s->count++;
	s->han = s->han || han;
	if (!han)
		s->digits[s->n++] = n;
}

/* Puts "（一）" for "（1） "; both take the same room, or less. */
static void
restore(const struct pai_change *job, struct p_prose *p, struct pai_node *n,
    const struct p_ordinal *ord)
{
	struct p_buf	 b = { 0 };
	size_t		 bytes = 0, from = 0, i;
	uint32_t	 cp;
	char		 utf8[4];

	if (!p_prose_read(p, n))
		return;
	p_buf_str(&b, "（");
	p_han_put(&b, ord->value);
	p_buf_str(&b, "）");
	for (i = 0; p_buf_ok(&b) && i < p->n && bytes < ord->skip; i++) {
		bytes += p_utf8_put(utf8, p->g[i].cp);
		if (from < b.n) {
			from += p_utf8_next(b.p + from, b.n - from, &cp);
			p->g[i].out = cp;
		} else {
			p->g[i].out = 0;
		}
	}
	if (p_buf_ok(&b) && from == b.n)
		p_prose_write(job, p, n, PAI_M_PASS_ORDINAL,
		    "siblings count in Han; characters");
	p_buf_free(&b);
}

static bool
close_series(const struct pai_change *job, struct series *s, struct p_plain *t)
{
	struct p_prose	 p = { .n = 0 };
	bool		 good = true;

	if (!s->broken && s->han)
		for (size_t i = 0; i < s->n && good; i++)
			if ((good = p_plain_read(t, s->digits[i])))
				restore(job, &p, s->digits[i], &t->ord);
	good = good && !p.failed;
	p_prose_free(&p);
	*s = (struct series){ .n = 0 };
	return good;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_plain	 t = { .chars = 0 };
	struct series	 s = { .n = 0 };
	bool		 good = true;

	if (!p_is_recovered(job))
		return PAI_OK;
	for (struct pai_node *n = job->root->first; n != NULL && good;
	    n = n->next) {
		if (!p_is_prose(n) || !(good = p_plain_read(&t, n)))
			continue;
		if (t.ord.form == P_ORD_HAN_COMMA ||
		    t.ord.form == P_ORD_CHAPTER)
			good = close_series(job, &s, &t);
		else
			add(&s, n, &t);
	}
	good = good && close_series(job, &s, &t);
	p_plain_free(&t);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_ordinals = {
	.size = sizeof(p_pass_ordinals),
	.name = "ordinals",
	.summary = "restore numbers whose form their siblings show",
	.after = "paragraphs",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
