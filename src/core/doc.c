/*
 * The tree: nodes, links, and the rule of what may stand where.
 *
 * Every link has its counterpart: a child's parent lists it exactly once
 * between its first and last; prev and next mirror each other.
 */
#include <stdlib.h>
#include <string.h>

#include "core/core.h"
#include "kit/grow.h"

static const struct {
	const char	*name;
	uint8_t		 is, holds;
} kinds[] = {
	{ "none", PAI_C_NOTHING, PAI_C_NOTHING },
#define	PAI_KIND(id, name, is, holds)	{ name, PAI_C_##is, PAI_C_##holds },
#include <paiban/kind.def>
#undef PAI_KIND
};

const char *
p_kind_name(enum pai_kind k)
{
	return (unsigned)k < PAI_N_MAX ? kinds[k].name : "unknown";
}

bool
p_can_hold(enum pai_kind parent, enum pai_kind child)
{
	return (unsigned)parent < PAI_N_MAX && (unsigned)child < PAI_N_MAX &&
	    (kinds[parent].holds & kinds[child].is) != 0;
}

enum pai_status
p_doc_init(struct p_doc *d, struct p_log *log)
{
	memset(d, 0, sizeof(*d));
	d->pub.host = &p_host;
	d->log = log;
	d->arena.budget = (size_t)log->limits[PAI_LIM_MEMORY_BYTES];
	d->max_nodes = log->limits[PAI_LIM_NODES];
	log->doc = d;
	(void)p_doc_source_add(d, "");
	d->root = p_node_new(d, PAI_N_DOCUMENT);
	if (d->root != NULL && d->nsources > 0)
		return PAI_OK;
	if (d->arena.over)
		return p_log_over(log, PAI_LIM_MEMORY_BYTES, NULL,
		    "memory of the document", d->arena.used);
	p_log_say(log, PAI_M_NO_MEMORY, NULL, NULL);
	return PAI_E_NOMEM;
}

void
p_doc_free(struct p_doc *d)
{
	struct p_grid	*g, *next;

	for (size_t i = 0; i < P_GRID_BUCKETS; i++)
		for (g = d->grids[i]; g != NULL; g = next) {
			next = g->next;
			free(g->view.slot);
			free(g);
		}
	p_doc_memo_free(d);
	free(d->tables);
	free(d->styles);
	free(d->style_hash);
	free(d->sections);
	free(d->figures);
	free(d->outlines);
	free(d->resources);
	free(d->shown);
	free(d->sources);
	if (d->log != NULL)
		d->log->doc = NULL;
	p_arena_free(&d->arena);
	memset(d, 0, sizeof(*d));
}

struct pai_node *
p_node_new(struct p_doc *d, enum pai_kind kind)
{
	struct pai_node	*n;

	if (d->last_id >= d->max_nodes || d->last_id == UINT32_MAX)
		return NULL;
	if ((n = p_arena_zero(&d->arena, sizeof(*n))) == NULL)
		return NULL;
	n->kind = (uint16_t)kind;
	n->id = ++d->last_id;
	if (kind == PAI_N_CELL)
		n->as.cell.rows = n->as.cell.cols = 1;
	return n;
}

void
p_node_link(struct pai_node *parent, struct pai_node *before,
    struct pai_node *n)
{
	n->parent = parent;
	n->next = before;
	n->prev = before != NULL ? before->prev : parent->last;
	if (n->prev != NULL)
		n->prev->next = n;
	else
		parent->first = n;
	if (before != NULL)
		before->prev = n;
	else
		parent->last = n;
}

void
p_node_unlink(struct pai_node *n)
{
	if (n->parent == NULL)
		return;
	if (n->prev != NULL)
		n->prev->next = n->next;
	else
		n->parent->first = n->next;
	if (n->next != NULL)
		n->next->prev = n->prev;
	else
		n->parent->last = n->prev;
	n->parent = n->next = n->prev = NULL;
}

/* Most paragraphs are one text, and hold no other block. */
static bool
is_one_text(const struct pai_node *n)
{
	return n->kind == PAI_N_PARAGRAPH && n->first == n->last &&
	    (n->first == NULL || n->first->kind == PAI_N_TEXT);
}

static bool
grow_tables(struct p_doc *d)
{
	return p_make_room(&d->tables, &d->table_room, d->ntables + 1,
	    sizeof(*d->tables));
}

static bool
list_tables(struct p_doc *d)
{
	struct pai_iter	 it = pai_iter_at(d->root);

	d->ntables = 0;
	if (d->tables == NULL && !grow_tables(d))
		return false;
	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (is_one_text(it.node)) {
			pai_iter_skip(&it);
		} else if (it.node->kind == PAI_N_TABLE) {
			if (d->ntables == d->table_room && !grow_tables(d))
				return false;
			d->tables[d->ntables++] = it.node;
		}
	}
	return true;
}

struct pai_node *const *
p_doc_tables(struct p_doc *d, size_t *n)
{
	d->tables_known = d->tables_known || list_tables(d);
	*n = d->tables_known ? d->ntables : 0;
	return d->tables_known ? d->tables : NULL;
}

void
p_doc_tables_stale(struct p_doc *d, const struct pai_node *n)
{
	struct pai_iter	 it = pai_iter_at(n);

	while (d->tables_known && pai_iter_next(&it))
		if (it.node->kind == PAI_N_TABLE)
			d->tables_known = false;
}

static const char *
wrong_links(const struct pai_node *n)
{
	if (n->first != NULL && n->first->parent != n)
		return "a child does not know its parent";
	if (n->next != NULL && n->next->prev != n)
		return "neighbours do not know each other";
	if ((n->first == NULL) != (n->last == NULL))
		return "first and last child disagree";
	if (n->parent != NULL && n->next == NULL && n->parent->last != n)
		return "the last child is not the last";
	return NULL;
}

/* The places of a part, which writers rely on: see enum pai_math. */
static const char *
wrong_part(const struct pai_node *n)
{
	size_t	 places = 0, found = 0;

	switch ((enum pai_math)n->as.math.type) {
	case PAI_MATH_FRACTION: case PAI_MATH_ROOT: case PAI_MATH_FENCE:
		places = 2;
		break;
	case PAI_MATH_SCRIPTS: case PAI_MATH_LIMITS:
		places = 3;
		break;
	case PAI_MATH_TABLE:
		for (const struct pai_node *c = n->first; c != NULL;
		    c = c->next)
			if (c->as.math.type != PAI_MATH_LINE)
				return "a row of a formula's table is none";
		break;
	default:
		break;
	}
	for (const struct pai_node *c = n->first; c != NULL &&
	    found < places; c = c->next)
		found++;
	return found == places ? NULL : "a part of a formula lacks a place";
}

static const char *
wrong_payload(const struct pai_node *n)
{
	switch (n->kind) {
	case PAI_N_HEADING:
		return n->as.heading.level >= 1 && n->as.heading.level <= 9 ?
		    NULL : "a heading has no level from 1 to 9";
	case PAI_N_TABLE:
		return n->as.table.sealed ? NULL : "a table is not sealed";
	case PAI_N_CELL:
		return n->as.cell.rows >= 1 && n->as.cell.cols >= 1 ?
		    NULL : "a cell covers nothing";
	case PAI_N_TEXT:
		return n->as.text.str.p != NULL ? NULL : "a text is NULL";
	case PAI_N_MATHPART:
		return wrong_part(n);
	default:
		return NULL;
	}
}

const char *
p_doc_verify(const struct p_doc *d, const struct pai_node **where)
{
	struct pai_iter	 it = pai_iter_at(d->root);
	const char	*wrong;
	size_t		 tables = 0;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		*where = it.node;
		if (it.node->kind == PAI_N_TABLE && d->tables_known &&
		    (tables == d->ntables || d->tables[tables++] != it.node))
			return "a table is not listed where it stands";
		if ((wrong = wrong_links(it.node)) != NULL ||
		    (wrong = wrong_payload(it.node)) != NULL)
			return wrong;
		if (it.node->parent != NULL &&
		    !p_can_hold((enum pai_kind)it.node->parent->kind,
		    (enum pai_kind)it.node->kind))
			return "a node stands where its kind may not";
		if (it.node->style > d->nstyles)
			return "a node has a style that is not there";
	}
	*where = NULL;
	return !d->tables_known || tables == d->ntables ? NULL :
	    "a table is listed that is not there";
}
