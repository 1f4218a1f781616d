/*
 * Blocks of running text: what a pass asks about one as a whole, and the
 * few ways in which whole blocks change.
 */
#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"
#include "pass/text/prose.h"
#include "pass/told.h"

static void
put_text(struct p_buf *b, const struct pai_node *block)
{
	struct pai_iter	 it = pai_iter_at(block);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_TEXT || it.node->kind == PAI_N_CODE)
			p_buf_put(b, it.node->as.text.str.p,
			    it.node->as.text.str.n);
		else if (it.node->kind == PAI_N_LINEBREAK ||
		    it.node->kind == PAI_N_SOFTBREAK)
			p_buf_put(b, " ", 1);
		else if (it.node->kind == PAI_N_NOTE ||
		    it.node->kind == PAI_N_BOX)
			pai_iter_skip(&it);
	}
}

static void
look_at(struct p_plain *p, uint32_t cp)
{
	if (p_is_space(cp))
		return;
	if (p_is_stop(p->last))
		p->stops++;	/* it was not the last mark */
	if (p->first == 0)
		p->first = cp;
	p->last = cp;
	p->chars++;
	p->han += p_is_han(cp);
	p->commas += cp == 0xff0c || cp == 0x3001 || cp == 0xff1a ||
	    cp == ',' || cp == ':';
}

/* A number's own mark, "一、", counts as neither comma nor stop. */
bool
p_plain_read(struct p_plain *p, const struct pai_node *block)
{
	struct p_buf	 keep = p->text;
	uint32_t	 cp;

	memset(p, 0, sizeof(*p));
	p->text = keep;
	p_buf_clear(&p->text);
	/* An automatic number counts as much as one that was typed. */
	if (block->kind == PAI_N_HEADING)
		p_buf_put(&p->text, block->as.heading.label.p,
		    block->as.heading.label.n);
	put_text(&p->text, block);
	if (!p_buf_ok(&p->text))
		return false;
	p_ordinal_at(p->text.n > 0 ? p->text.p : "", p->text.n, &p->ord);
	for (size_t i = 0; i < p->text.n; ) {
		size_t	 at = i, commas = p->commas;

		i += p_utf8_next(p->text.p + i, p->text.n - i, &cp);
		look_at(p, cp);
		if (at < p->ord.n)
			p->commas = commas;
	}
	return true;
}

void
p_plain_free(struct p_plain *p)
{
	p_buf_free(&p->text);
}

bool
p_plain_ends(const struct p_plain *p, const char *with)
{
	size_t		 n = p->text.n, k = strlen(with), len;
	uint32_t	 cp;

	while (n > 0) {
		len = p_utf8_prev(p->text.p, n, &cp);
		if (!p_is_space(cp))
			break;
		n -= len;
	}
	return n >= k && memcmp(p->text.p + n - k, with, k) == 0;
}

size_t
p_plain_count(const struct p_plain *p, uint32_t what)
{
	size_t		 n = 0;
	uint32_t	 cp;

	for (size_t i = 0; i < p->text.n; ) {
		i += p_utf8_next(p->text.p + i, p->text.n - i, &cp);
		n += cp == what;
	}
	return n;
}

uint32_t
p_last_line(const struct pai_node *n)
{
	uint32_t	 line = n->locus.line;

	for (; n != NULL; n = n->last)
		if (n->locus.line > line)
			line = n->locus.line;
	return line;
}

void
p_make_heading(struct pai_node *n, unsigned level)
{
	memset(&n->as, 0, sizeof(n->as));
	n->kind = PAI_N_HEADING;
	n->flags |= PAI_NF_EDITED;
	n->as.heading.label = (struct pai_str){ "", 0 };
	n->as.heading.level = (uint8_t)level;
}

void
p_make_paragraph(struct pai_node *n)
{
	memset(&n->as, 0, sizeof(n->as));
	n->kind = PAI_N_PARAGRAPH;
	n->flags |= PAI_NF_EDITED;
}

/* Is every inline of a heading bold, or nothing that shows? */
static bool
is_all_bold(const struct pai_node *h)
{
	bool	 any = false;

	for (const struct pai_node *n = h->first; n != NULL; n = n->next) {
		if (n->kind != PAI_N_STRONG && n->kind != PAI_N_SOFTBREAK &&
		    n->kind != PAI_N_LINEBREAK)
			return false;
		any = any || n->kind == PAI_N_STRONG;
	}
	return any;
}

void
p_strip_bold(const struct pai_change *job, struct pai_node *h)
{
	struct pai_node	*strong, *next, *n;
	char		 quote[120], was[128];

	if (h->kind != PAI_N_HEADING || !is_all_bold(h))
		return;
	for (strong = h->first; strong != NULL && p_status(job) == PAI_OK;
	    strong = next) {
		next = strong->next;
		if (strong->kind != PAI_N_STRONG)
			continue;
		while ((n = strong->first) != NULL) {
			p_cut(job, n);
			p_add(job, h, strong, n);
		}
		p_drop(job, strong);
	}
	p_quote(h, quote, sizeof(quote));
	snprintf(was, sizeof(was), "**%s**", quote);
	p_say(job, h, PAI_M_PASS_BOLD, was, quote, "all of %s", quote);
}

/* Hangs the children of from behind those of to, and drops from. */
static void
move_inlines(const struct pai_change *job, struct pai_node *to,
    struct pai_node *from)
{
	struct pai_node	*n;

	while ((n = from->first) != NULL && p_status(job) == PAI_OK) {
		p_cut(job, n);
		p_add(job, to, NULL, n);
	}
	p_drop(job, from);
}

struct pai_node *
p_edge_text(const struct pai_node *top, bool last)
{
	struct pai_node	*n = last ? top->last : top->first;

	while (n != NULL && n->kind != PAI_N_TEXT)
		n = last ? n->last : n->first;
	return n != NULL && n->as.text.str.n > 0 ? n : NULL;
}

/* Takes the blanks from the last, or the first, text of a block. */
static void
trim(const struct pai_change *job, struct pai_node *block, bool last)
{
	struct pai_node	*t = p_edge_text(block, last);
	size_t		 from = 0, to, len;
	uint32_t	 cp;

	if (t == NULL)
		return;
	to = t->as.text.str.n;
	while (last && to > 0) {
		len = p_utf8_prev(t->as.text.str.p, to, &cp);
		if (!p_is_space(cp))
			break;
		to -= len;
	}
	while (!last && from < to) {
		len = p_utf8_next(t->as.text.str.p + from, to - from, &cp);
		if (!p_is_space(cp))
			break;
		from += len;
	}
	if (from < to && to - from < t->as.text.str.n)
		p_set(job, t, t->as.text.str.p + from, to - from);
}

/* Does a blank belong between the two, as between Latin words? */
static bool
needs_blank(const struct pai_node *to, const struct pai_node *from)
{
	const struct pai_node *a = p_edge_text(to, true);
	const struct pai_node *b = p_edge_text(from, false);
	uint32_t	 left, right;

	if (a == NULL || b == NULL)
		return false;
	p_utf8_prev(a->as.text.str.p, a->as.text.str.n, &left);
	p_utf8_next(b->as.text.str.p, b->as.text.str.n, &right);
	return left > ' ' && left < 0x2e80 && !p_is_digit(left) &&
	    left != 0x201c && right > ' ' && right < 0x2e80 &&
	    right != 0x201d && left != '-';
}

void
p_join_lines(const struct pai_change *job, struct pai_node *to,
    struct pai_node *from)
{
	trim(job, to, true);
	trim(job, from, false);
	if (needs_blank(to, from))
		p_add(job, to, NULL, p_new(job, PAI_N_SOFTBREAK));
	move_inlines(job, to, from);
}

void
p_make_title(const struct pai_change *job, struct pai_node *n, size_t lines,
    const char *why)
{
	struct p_buf	 was = { 0 };
	char		 quote[240];

	p_buf_str(&was, p_told_block(n, quote, sizeof(quote)));
	for (size_t i = 1; i < lines && n->next != NULL; i++) {
		p_buf_fmt(&was, "\n%s", p_told_block(n->next, quote,
		    sizeof(quote)));
		p_join_lines(job, n, n->next);
	}
	p_make_heading(n, 1);
	p_say(job, n, lines > 1 ? PAI_M_PASS_TITLE : PAI_M_PASS_HEADING,
	    p_buf_ok(&was) ? was.p : NULL, p_told_block(n, quote,
	    sizeof(quote)), "%s; %zu lines", why, lines);
	p_buf_free(&was);
}
