/*
 * Lists that were typed, with --normalize=full.
 *
 *	1. Bring the form.		a list of two items,
 *	2. Sign it here.		each with its label as typed
 *
 *	• pens		• paper		bullets, likewise
 *
 * Paragraphs that follow one another and count on, in one form, are a list
 * where there are enough of them; what is typed is kept as the label, so that
 * a wrong number stays wrong.  A single 1. is a numbered paragraph, and
 * numbers that head sections (一、 （一）) are no list's.
 */
#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	ITEMS_MIN	2	/* that count from 1; other numbers need more */
#define	ITEMS_ELSE	3
#define	LABEL_MAX	24	/* bytes */

enum mark { MARK_NONE, MARK_NUMBER, MARK_BULLET };

/* How one paragraph begins. */
struct start {
	enum mark	 mark;
	enum p_ordinal_form form;
	uint32_t	 value, bullet;
	size_t		 label, n, skip;	/* bytes: where the label begins,
						 * its length, all that goes */
};

static struct pai_node *
first_text(const struct pai_node *n)
{
	struct pai_node *t = n->first;

	while (t != NULL && (t->kind == PAI_N_STRONG ||
	    t->kind == PAI_N_EMPH || t->kind == PAI_N_UNDERLINE))
		t = t->first;
	return t != NULL && t->kind == PAI_N_TEXT ? t : NULL;
}

/* "• item": a bullet, and a blank or something that is no Latin behind. */
static void
read_bullet(struct pai_str s, size_t at, struct start *b)
{
	uint32_t cp, next;
	size_t	 len, more;

	if (at >= s.n)
		return;
	len = p_utf8_next(s.p + at, s.n - at, &cp);
	if (cp != 0x2022 && cp != 0x25cf && cp != 0x25a0 && cp != 0x25c6 &&
	    cp != 0x25aa && cp != 0x2013 && cp != '-' && cp != '*' &&
	    cp != 0xb7 && cp != 0x27a2 && cp != 0xf0b7)
		return;
	if (at + len >= s.n)
		return;
	more = p_utf8_next(s.p + at + len, s.n - at - len, &next);
	if (!p_is_space(next))
		return;
	b->mark = MARK_BULLET;
	b->bullet = cp;
	b->n = len;
	b->skip = at + len + more;
	while (b->skip < s.n && (more = p_utf8_next(s.p + b->skip,
	    s.n - b->skip, &next)) > 0 && p_is_space(next))
		b->skip += more;
	if (b->skip >= s.n)
		b->mark = MARK_NONE;
}

/* Only what stands in the first text whole can be taken off it. */
static struct start
read_start(const struct pai_node *n)
{
	struct start	 b = { .mark = MARK_NONE };
	struct p_ordinal ord;
	const struct pai_node *t;
	struct pai_str	 s;
	uint32_t	 cp;
	size_t		 len;

	if (n == NULL || n->kind != PAI_N_PARAGRAPH ||
	    n->as.para.role != PAI_ROLE_NONE || (t = first_text(n)) == NULL)
		return b;
	s = t->as.text.str;
	for (; b.label < s.n; b.label += len) {
		len = p_utf8_next(s.p + b.label, s.n - b.label, &cp);
		if (!p_is_space(cp))
			break;
	}
	if (p_ordinal_at(s.p, s.n, &ord) && (ord.form == P_ORD_DIGIT_DOT ||
	    ord.form == P_ORD_DIGIT_BRACKET || ord.form == P_ORD_CIRCLED) &&
	    ord.skip < s.n && ord.n > b.label &&
	    ord.n - b.label <= LABEL_MAX) {
		b.mark = MARK_NUMBER;
		b.form = ord.form;
		b.value = ord.value;
		b.n = ord.n - b.label;
		b.skip = ord.skip;
	} else {
		read_bullet(s, b.label, &b);
	}
	return b;
}

static bool
goes_on(const struct start *a, const struct start *b)
{
	if (a->mark != b->mark || a->mark == MARK_NONE)
		return false;
	return a->mark == MARK_BULLET ? a->bullet == b->bullet :
	    a->form == b->form && b->value == a->value + 1;
}

/* Paragraphs from n on that are one list. */
static size_t
count_items(const struct pai_node *n, const struct start *first)
{
	struct start	 last = *first, here;
	size_t		 items = 1;

	for (n = n->next; n != NULL; n = n->next, items++) {
		here = read_start(n);
		if (!goes_on(&last, &here))
			break;
		last = here;
	}
	return items;
}

/* Act. */

static void
make_item(const struct pai_change *job, struct pai_node *list,
    struct pai_node *para)
{
	struct start	 b = read_start(para);
	struct pai_node	*item = p_new(job, PAI_N_ITEM), *t = first_text(para);
	struct pai_str	 s = t->as.text.str;

	if (item == NULL)
		return;
	item->flags = PAI_NF_EDITED;
	item->locus = para->locus;
	item->as.item.label = job->edit->host->edit_str(job->edit,
	    s.p + b.label, b.n);
	p_set(job, t, s.p + b.skip, s.n - b.skip);
	p_cut(job, para);
	p_add(job, item, NULL, para);
	p_add(job, list, NULL, item);
}

static void
put_line(struct p_buf *out, const char *what, const struct pai_node *n)
{
	char	 quote[160];

	p_buf_fmt(out, "%s%s%s", out->n > 0 ? "\n" : "", what,
	    p_quote(n, quote, sizeof(quote)));
}

static struct pai_node *
make_list(const struct pai_change *job, struct pai_node *n, size_t items,
    const struct start *first)
{
	struct pai_node	*list = p_new(job, PAI_N_LIST), *next;
	struct p_buf	 was = { 0 }, now = { 0 };

	if (list == NULL)
		return NULL;
	list->flags = PAI_NF_EDITED | PAI_NF_GUESSED;
	list->locus = n->locus;
	list->as.list.ordered = first->mark == MARK_NUMBER;
	list->as.list.start = (int32_t)first->value;
	list->as.list.tight = true;
	p_add(job, n->parent, n, list);
	for (size_t i = 0; i < items && n != NULL &&
	    p_status(job) == PAI_OK; i++, n = next) {
		next = n->next;
		put_line(&was, "paragraph: ", n);
		make_item(job, list, n);
		put_line(&now, "item: ", n);
	}
	p_say(job, list, PAI_M_PASS_LIST, p_buf_ok(&was) ? was.p : NULL,
	    p_buf_ok(&now) ? now.p : NULL, "%zu paragraphs that %s", items,
	    first->mark == MARK_NUMBER ? "count on" :
	    "begin with the same bullet");
	p_buf_free(&was);
	p_buf_free(&now);
	return list;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct pai_node	*n;
	struct start	 b;
	size_t		 items;

	if (!job->full || p_is_official(job))
		return PAI_OK;
	for (n = job->root->first; n != NULL; n = n->next) {
		b = read_start(n);
		if (b.mark == MARK_NONE)
			continue;
		items = count_items(n, &b);
		if (items >= (b.mark == MARK_BULLET || b.value == 1 ?
		    ITEMS_MIN : ITEMS_ELSE))
			n = make_list(job, n, items, &b);
		else
			for (; items > 1; items--)
				n = n->next;
		if (n == NULL)
			break;
	}
	return p_status(job);
}

const struct pai_pass p_pass_lists = {
	.size = sizeof(p_pass_lists),
	.name = "lists",
	.summary = "make lists of paragraphs that count on",
	.after = "headings-by-look",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
