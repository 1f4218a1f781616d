/*
 * Editing: what a pass may do to a tree.  Every edit is counted, and text
 * that comes or goes is put in the ledger of deltas, so that nobody has to
 * take a pass's word for what it did.
 */
#include <stdio.h>
#include <string.h>

#include "core/host.h"
#include "kit/utf8.h"

#define	SAID_MAX	8000	/* bytes of one wording kept in the trail */

static struct p_edit *
own(struct pai_edit *e)
{
	return (struct p_edit *)e;
}

static void
fail(struct p_edit *e, enum pai_status st)
{
	if (e->status == PAI_OK)
		e->status = st;
}

static struct pai_str
keep(struct p_edit *e, const char *p, size_t n)
{
	struct pai_str	 s = { p_arena_copy(&e->doc->arena, p, n), n };

	if (s.p == NULL) {
		fail(e, e->doc->arena.over ? PAI_E_LIMIT : PAI_E_NOMEM);
		s = (struct pai_str){ "", 0 };
	}
	return s;
}

static void
add_delta(struct p_edit *e, struct pai_str before, struct pai_str after)
{
	struct p_delta	*d = p_arena_zero(&e->doc->arena, sizeof(*d));

	if (d == NULL) {
		fail(e, PAI_E_NOMEM);
		return;
	}
	d->pass = e->pass;
	d->before = before;
	d->after = after;
	if (e->doc->last_delta != NULL)
		e->doc->last_delta->next = d;
	else
		e->doc->deltas = d;
	e->doc->last_delta = d;
}

struct pai_node *
p_edit_new(struct pai_edit *pub, enum pai_kind kind)
{
	struct p_edit	*e = own(pub);
	struct pai_node	*n = p_node_new(e->doc, kind);

	if (n == NULL) {
		fail(e, PAI_E_NOMEM);
		return NULL;
	}
	n->flags = PAI_NF_GENERATED;
	if (kind == PAI_N_HEADING)
		n->as.heading.level = 1;
	if (kind == PAI_N_TEXT)
		n->as.text.str = (struct pai_str){ "", 0 };
	return n;
}

struct pai_node *
p_edit_text(struct pai_edit *pub, const char *p, size_t n,
    const struct pai_locus *where)
{
	struct pai_node	*t = p_edit_new(pub, PAI_N_TEXT);

	if (t == NULL)
		return NULL;
	t->flags = PAI_NF_EDITED;
	t->as.text.str = keep(own(pub), p, n);
	if (where != NULL)
		t->locus = *where;
	add_delta(own(pub), (struct pai_str){ "", 0 }, t->as.text.str);
	return t;
}

/* The table whose grid an edit at n makes stale; NULL: none. */
static const struct pai_node *
table_of(const struct pai_node *n)
{
	if (n->kind == PAI_N_TABLE)
		return n;
	if (n->kind == PAI_N_ROW)
		return n->parent;
	if (n->kind == PAI_N_CELL && n->parent != NULL)
		return n->parent->parent;
	return NULL;
}

static void
touch(struct p_edit *e, const struct pai_node *n)
{
	const struct pai_node *table = table_of(n);

	e->changes++;
	if (table != NULL)
		p_table_stale(e->doc, table);
	p_doc_tables_stale(e->doc, n);
	p_doc_memo_stale(e->doc, n);
}

void
p_edit_add(struct pai_edit *pub, struct pai_node *parent,
    struct pai_node *before, struct pai_node *n)
{
	struct p_edit	*e = own(pub);

	if (parent == NULL || n == NULL)
		return;
	if (n->parent != NULL ||
	    !p_can_hold((enum pai_kind)parent->kind, (enum pai_kind)n->kind) ||
	    (before != NULL && before->parent != parent)) {
		fail(e, PAI_E_PLUGIN);
		return;
	}
	p_node_link(parent, before, n);
	touch(e, n);
}

void
p_edit_cut(struct pai_edit *pub, struct pai_node *n)
{
	if (n == NULL || n->parent == NULL)
		return;
	touch(own(pub), n);
	p_node_unlink(n);
}

void
p_edit_drop(struct pai_edit *pub, struct pai_node *n)
{
	struct p_edit	*e = own(pub);
	struct pai_iter	 it;

	if (n == NULL)
		return;
	it = pai_iter_at(n);
	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT &&
		    it.node->as.text.str.n > 0) {
			if ((it.node->flags & PAI_NF_GENERATED) == 0)
				add_delta(e, it.node->as.text.str,
				    (struct pai_str){ "", 0 });
			e->dropped = true;
		}
	p_edit_cut(pub, n);
}

void
p_edit_set(struct pai_edit *pub, struct pai_node *n, const char *p,
    size_t len)
{
	struct p_edit	*e = own(pub);
	struct pai_str	 before, after;

	if (n == NULL || (n->kind != PAI_N_TEXT && n->kind != PAI_N_CODE))
		return;
	before = n->as.text.str;
	if (before.n == len && memcmp(before.p, p, len) == 0)
		return;
	after = keep(e, p, len);
	if (e->status != PAI_OK)
		return;
	if ((n->flags & PAI_NF_GENERATED) == 0)
		add_delta(e, before, after);
	n->as.text.str = after;
	n->flags |= PAI_NF_EDITED;
	touch(e, n);
}

enum pai_status
p_edit_join(struct pai_edit *pub, struct pai_node *table, uint32_t row,
    uint32_t col, uint32_t rows, uint32_t cols)
{
	struct p_edit	*e = own(pub);
	enum pai_status	 st = p_table_join(e->doc, table, row, col, rows, cols);

	p_doc_memo_stale(e->doc, table);
	if (st == PAI_OK)
		e->changes++;
	else if (st != PAI_E_ARG)
		fail(e, st);
	return st;
}

enum pai_status
p_edit_seal(struct pai_edit *pub, struct pai_node *table)
{
	struct p_edit	*e = own(pub);
	enum pai_status	 st = p_table_seal(e->doc, table);

	p_doc_memo_stale(e->doc, table);
	if (st != PAI_OK)
		fail(e, st);
	return st;
}

struct pai_str
p_edit_str(struct pai_edit *pub, const char *p, size_t n)
{
	return keep(own(pub), p, n);
}

/* A wording for the trail, cut at a character's edge when it is long. */
static const char *
wording(struct p_edit *e, const char *s)
{
	if (s == NULL)
		return NULL;
	return keep(e, s, p_utf8_fit(s, strlen(s), SAID_MAX)).p;
}

static void
add_step(struct p_edit *e, const struct pai_node *n, enum pai_msg msg,
    const char *before, const char *after, const char *why)
{
	struct p_doc	*d = e->doc;
	struct p_step	*s = p_arena_zero(&d->arena, sizeof(*s));

	if (s == NULL) {
		fail(e, PAI_E_NOMEM);
		return;
	}
	s->pass = e->pass;
	s->msg = msg;
	s->before = wording(e, before);
	s->after = wording(e, after);
	s->why = wording(e, why);
	s->dropped = e->dropped && after == NULL;
	if (n != NULL) {
		s->node = n->id;
		s->locus = n->locus;
		s->guessed = (n->flags & PAI_NF_GUESSED) != 0;
	}
	if (d->last_step != NULL)
		d->last_step->next = s;
	else
		d->steps = s;
	d->last_step = s;
	d->nsteps++;
	e->dropped = false;
}

void
p_edit_say(struct pai_edit *pub, struct pai_node *n, enum pai_msg msg,
    const char *before, const char *after, const char *why, ...)
{
	struct p_edit	*e = own(pub);
	char		 reason[1024] = "";
	va_list		 ap;

	if (why != NULL) {
		va_start(ap, why);
		vsnprintf(reason, sizeof(reason), why, ap);
		va_end(ap);
	}
	add_step(e, n, msg, before, after, reason);
	e->says++;
	p_log_say(e->doc->log, msg, n != NULL ? &n->locus : NULL, "%s",
	    reason);
}

enum pai_status
p_edit_status(struct pai_edit *pub)
{
	return own(pub)->status;
}

void
p_edit_widths(struct pai_edit *pub, struct pai_node *table,
    const int32_t *widths, size_t n)
{
	struct p_edit	*e = own(pub);
	int32_t		*copy;

	if (table == NULL || table->kind != PAI_N_TABLE || n == 0 ||
	    n != table->as.table.cols)
		return;
	if ((copy = p_arena_zero(&e->doc->arena, n * sizeof(*copy))) == NULL) {
		fail(e, PAI_E_NOMEM);
		return;
	}
	memcpy(copy, widths, n * sizeof(*copy));
	table->as.table.widths = copy;
}

uint32_t
p_edit_section(struct pai_edit *pub, const struct pai_section *s)
{
	uint32_t	 i = p_doc_section_add(own(pub)->doc, s);

	if (i == UINT32_MAX) {
		fail(own(pub), PAI_E_NOMEM);
		return 0;
	}
	return i;
}

uint32_t
p_edit_style(struct pai_edit *pub, const struct pai_style *s)
{
	return p_doc_style_add(own(pub)->doc, s);
}
