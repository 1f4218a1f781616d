/*
 * The builder: readers say in document order what opens and closes, and a
 * tree that keeps every rule stands at the end.  The first failure sticks;
 * after it nothing is added and every opening answers NULL.
 */
#include <string.h>

#include "core/host.h"

#define	DEPTH_MAX	1024	/* nodes open at once; readers stop sooner */

static struct p_build *
own(struct pai_build *b)
{
	return (struct p_build *)b;
}

static void
fail(struct p_build *b, enum pai_status st)
{
	if (b->status == PAI_OK)
		b->status = st;
}

/* Out of nodes, out of budget, or out of memory: say which. */
static void
fail_memory(struct p_build *b)
{
	struct p_log	*log = b->doc->log;

	if (b->status != PAI_OK)
		return;
	if (b->doc->last_id >= b->doc->max_nodes)
		fail(b, p_log_over(log, PAI_LIM_NODES, &b->where,
		    "nodes of the document", b->doc->last_id));
	else if (b->doc->arena.over)
		fail(b, p_log_over(log, PAI_LIM_MEMORY_BYTES, &b->where,
		    "memory of the document", b->doc->arena.used));
	else {
		p_log_say(log, PAI_M_NO_MEMORY, NULL, NULL);
		fail(b, PAI_E_NOMEM);
	}
}

static void
fail_rule(struct p_build *b, const char *what, enum pai_kind kind)
{
	if (b->status != PAI_OK)
		return;
	p_log_say(b->doc->log, PAI_M_BAD_TREE, &b->where, "%s %s in %s",
	    p_kind_name(kind), what,
	    p_kind_name((enum pai_kind)b->at->kind));
	fail(b, PAI_E_PLUGIN);
}

uint32_t
p_build_source(struct pai_build *pub, const char *name)
{
	return own(pub)->level > 0 ? p_embed_source(own(pub), name) :
	    p_doc_source_add(own(pub)->doc, name);
}

void
p_build_at(struct pai_build *pub, const struct pai_locus *where)
{
	struct p_build	*b = own(pub);

	b->where = *where;
	if (where->src == 0)
		b->where.src = b->source;
}

struct pai_node *
p_build_open(struct pai_build *pub, enum pai_kind kind)
{
	struct p_build	*b = own(pub);
	struct pai_node	*n;

	if (b->status != PAI_OK)
		return NULL;
	if (b->cancel != NULL && *b->cancel != 0) {
		fail(b, PAI_E_CANCEL);
		return NULL;
	}
	if (!p_can_hold((enum pai_kind)b->at->kind, kind)) {
		fail_rule(b, "was opened", kind);
		return NULL;
	}
	if (b->depth >= DEPTH_MAX) {
		fail(b, p_log_over(b->doc->log, PAI_LIM_BLOCK_DEPTH,
		    &b->where, "nodes within one another", b->depth));
		return NULL;
	}
	if ((n = p_node_new(b->doc, kind)) == NULL) {
		fail_memory(b);
		return NULL;
	}
	n->locus = b->where;
	if (kind == PAI_N_HEADING)
		n->as.heading.level = 1;
	if (kind == PAI_N_TEXT)
		n->as.text.str = (struct pai_str){ "", 0 };
	p_node_link(b->at, NULL, n);
	b->at = n;
	b->depth++;
	return n;
}

void
p_build_close(struct pai_build *pub, enum pai_kind kind)
{
	struct p_build	*b = own(pub);
	enum pai_status	 st;

	if (b->status != PAI_OK)
		return;
	if (b->at->kind != kind || b->at == b->floor ||
	    b->at->parent == NULL) {
		fail_rule(b, "was closed", kind);
		return;
	}
	if (b->nreopened > 0 &&
	    b->reopened[b->nreopened - 1].node == b->at) {
		b->at = b->reopened[--b->nreopened].back;
		return;
	}
	if (kind == PAI_N_TABLE &&
	    (st = p_table_seal(b->doc, b->at)) != PAI_OK) {
		if (st == PAI_E_NOMEM)
			fail_memory(b);
		fail(b, st);
	}
	b->at = b->at->parent;
	b->depth--;
}

/* Is the node open, so that going on with it would say it twice? */
static bool
is_open(const struct p_build *b, const struct pai_node *n)
{
	for (const struct pai_node *a = b->at; a != NULL; a = a->parent)
		if (a == n)
			return true;
	return false;
}

void
p_build_reopen(struct pai_build *pub, struct pai_node *n)
{
	struct p_build	*b = own(pub);

	if (b->status != PAI_OK)
		return;
	if (n == NULL || is_open(b, n) || b->nreopened == P_REOPEN_MAX) {
		fail_rule(b, "was opened again", n != NULL ?
		    (enum pai_kind)n->kind : PAI_N_NONE);
		return;
	}
	b->reopened[b->nreopened].node = n;
	b->reopened[b->nreopened++].back = b->at;
	b->at = n;
}

struct pai_str
p_build_str(struct pai_build *pub, const char *p, size_t n)
{
	struct p_build	*b = own(pub);
	struct pai_str	 s = { "", 0 };

	if (b->status != PAI_OK)
		return s;
	if ((s.p = p_arena_copy(&b->doc->arena, p, n)) == NULL) {
		fail_memory(b);
		s.p = "";
		return s;
	}
	s.n = n;
	return s;
}

void
p_build_text(struct pai_build *pub, const char *p, size_t n, uint32_t style)
{
	struct p_build	*b = own(pub);
	struct pai_node	*t;
	char		*grown;

	if (b->status != PAI_OK || n == 0)
		return;
	t = b->at->last;
	if (t != NULL && t->kind == PAI_N_TEXT && t->style == style &&
	    t->flags == 0 && t->locus.src == b->where.src) {
		grown = p_arena_extend(&b->doc->arena,
		    (char *)(uintptr_t)t->as.text.str.p, t->as.text.str.n,
		    p, n);
		if (grown == NULL) {
			fail_memory(b);
			return;
		}
		t->as.text.str.p = grown;
		t->as.text.str.n += n;
		return;
	}
	if ((t = p_build_open(pub, PAI_N_TEXT)) == NULL)
		return;
	t->style = style;
	t->as.text.str = p_build_str(pub, p, n);
	p_build_close(pub, PAI_N_TEXT);
}

uint32_t
p_build_style(struct pai_build *pub, const struct pai_style *s)
{
	struct p_build	*b = own(pub);
	uint32_t	 i = p_doc_style_add(b->doc, s);

	if (i == 0 && b->doc->nstyles < b->doc->log->limits[PAI_LIM_STYLES])
		fail_memory(b);
	return i;
}

uint32_t
p_build_section(struct pai_build *pub, const struct pai_section *s)
{
	struct p_build	*b = own(pub);
	uint32_t	 i = p_doc_section_add(b->doc, s);

	if (i == UINT32_MAX) {
		fail_memory(b);
		return 0;
	}
	return i;
}

uint32_t
p_build_figure(struct pai_build *pub, const struct pai_figure *f)
{
	struct p_build	*b = own(pub);
	uint32_t	 i = p_doc_figure_add(b->doc, f);

	if (i == 0)
		fail_memory(b);
	return i;
}

uint32_t
p_build_outline(struct pai_build *pub, const struct pai_outline *o)
{
	struct p_build	*b = own(pub);
	uint32_t	 i = p_doc_outline_add(b->doc, o);

	if (i == 0)
		fail_memory(b);
	return i;
}

void
p_build_resource(struct pai_build *pub, const struct pai_resource *r)
{
	struct p_build	*b = own(pub);

	if (b->status == PAI_OK && !(b->level > 0 ?
	    p_embed_resource(b, r) : p_doc_resource_add(b->doc, r)))
		fail_memory(b);
}

void
p_build_meta(struct pai_build *pub, const char *key, const char *value,
    size_t n)
{
	if (own(pub)->level == 0)
		p_doc_meta_set(own(pub)->doc, key, value, n);
}

void
p_build_widths(struct pai_build *pub, struct pai_node *table,
    const int32_t *widths, size_t n)
{
	struct p_build	*b = own(pub);
	int32_t		*copy;

	if (b->status != PAI_OK || table == NULL || n == 0 || n > 65536)
		return;
	if ((copy = p_arena_zero(&b->doc->arena, n * sizeof(*copy))) == NULL) {
		fail_memory(b);
		return;
	}
	memcpy(copy, widths, n * sizeof(*copy));
	table->as.table.widths = copy;
	/* Sealing keeps them where the number of columns agrees. */
	table->as.table.cols = (uint32_t)n;
}

enum pai_status
p_build_status(struct pai_build *pub)
{
	return own(pub)->status;
}
