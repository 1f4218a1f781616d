/*
 * Diagrams (SmartArt, ECMA-376-1 21.4): the words of their points as a list.
 *
 *	dgm:dataModel ─ dgm:ptLst ─ dgm:pt ─ dgm:t
 *	              ─ dgm:cxnLst ─ dgm:cxn	a point is part of another
 *
 * Points of the presentation and of transitions are there for drawing only.
 * The others hang together as a tree below the one point of type "doc"; the
 * connections are the document's own and may be anything, so each point is
 * put once, wherever it is met first, and those never met come last.
 */
#include <stdlib.h>
#include <string.h>

#include "dml.h"
#include "flow.h"

#define	POINTS_MAX	10000u
#define	DEPTH_MAX	9u

enum point_type { POINT_NODE, POINT_ROOT, POINT_OTHER };

struct point {
	const char	*text;		/* in the pool; may be NULL */
	uint8_t		 type;		/* enum point_type */
	bool		 put;
	size_t		 first, end;	/* its links, once they are sorted */
};

/* From a point to its part. */
struct link {
	size_t		 from, to;	/* in points */
	int32_t		 order;
	size_t		 at;		/* as read, where the order is equal */
};

struct diagram {
	struct point	*points;
	size_t		 n, room;
	struct link	*links;
	size_t		 link_count, link_room;
	struct strings	 ids;		/* number: 1 + where it is in points */
	bool		 cut;
};

/* ---- points ---- */

static void
text_end(struct docx *d)
{
	struct diagram	*g = d->diagram;

	g->points[g->n - 1].text = dml_keep(d, false);
}

static const struct scope scope_text = { dml_child, text_end, NULL };

static const struct scope *
point_child(struct docx *d, unsigned token)
{
	if (token != DGM_t)
		return NULL;
	dml_start(d);
	return &scope_text;
}

static const struct scope scope_point = { point_child, NULL, NULL };

static uint8_t
type_of(struct docx *d)
{
	const char	*s = attr(d, N_type);

	if (s == NULL || strcmp(s, "node") == 0 || strcmp(s, "asst") == 0)
		return POINT_NODE;
	return strcmp(s, "doc") == 0 ? POINT_ROOT : POINT_OTHER;
}

static const struct scope *
start_point(struct docx *d)
{
	struct diagram	*g = d->diagram;
	const char	*id = attr(d, N_modelId);
	uint8_t		 type = type_of(d);

	if (id == NULL || id[0] == '\0' || type == POINT_OTHER)
		return NULL;
	if (g->n == POINTS_MAX) {
		g->cut = true;
		return NULL;
	}
	if (!docx_grow(d, &g->points, &g->room, g->n + 1,
	    sizeof(*g->points)))
		return NULL;
	if (strings_find(&g->ids, id, strlen(id)) != 0)
		return NULL;		/* a second one of the name */
	if (strings_id(&g->ids, id, strlen(id)) != g->n + 1) {
		docx_no_memory(d);
		return NULL;
	}
	g->points[g->n++] = (struct point){ .type = type };
	return &scope_point;
}

/* ---- connections ---- */

static void
start_link(struct docx *d)
{
	struct diagram	*g = d->diagram;
	const char	*from = attr(d, N_srcId), *to = attr(d, N_destId);
	const char	*type = attr(d, N_type);
	uint32_t	 a, b;

	if (from == NULL || to == NULL ||
	    (type != NULL && strcmp(type, "parOf") != 0))
		return;
	a = strings_find(&g->ids, from, strlen(from));
	b = strings_find(&g->ids, to, strlen(to));
	if (a == 0 || b == 0 || g->link_count == 4 * POINTS_MAX ||
	    !docx_grow(d, &g->links, &g->link_room, g->link_count + 1,
	    sizeof(*g->links)))
		return;
	g->links[g->link_count] = (struct link){ a - 1, b - 1,
	    attr_int(d, N_srcOrd, 0, INT32_MAX, 0), g->link_count };
	g->link_count++;
}

static const struct scope *
model_child(struct docx *d, unsigned token)
{
	switch (token) {
	case DGM_dataModel:
	case DGM_ptLst:
	case DGM_cxnLst:
		return &scope_same;
	case DGM_pt:
		return start_point(d);
	case DGM_cxn:
		start_link(d);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_model = { model_child, NULL, NULL };

static int
by_order(const void *a, const void *b)
{
	const struct link	*x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void
sort_links(struct diagram *g)
{
	if (g->link_count == 0)
		return;
	qsort(g->links, g->link_count, sizeof(*g->links), by_order);
	for (size_t i = 0; i < g->link_count; i++) {
		struct point	*p = &g->points[g->links[i].from];

		if (p->end == 0)
			p->first = i;
		p->end = i + 1;
	}
}

/* ---- the list ---- */

/* A point whose parts are being put. */
struct step {
	size_t	 next, end;	/* in links */
	bool	 item;		/* an item is open for it */
	bool	 list;		/* and a list of its parts */
};

struct lister {
	struct docx	*d;
	struct diagram	*g;
	struct step	 stack[DEPTH_MAX + 1];
	unsigned	 depth;
};

/* A list in the step on top, for items to stand in. */
static void
need_list(struct lister *l)
{
	struct step	*top = &l->stack[l->depth - 1];

	if (!top->list)
		(void)pai_open(l->d->build, PAI_N_LIST);
	top->list = true;
}

static void
leave(struct lister *l)
{
	struct step	*top = &l->stack[--l->depth];

	if (top->list)
		pai_close(l->d->build, PAI_N_LIST);
	if (top->item)
		pai_close(l->d->build, PAI_N_ITEM);
}

/*
 * A point without words only holds its parts, which then are those of the
 * one around it; the parts of one that lies too deep come last.
 */
static void
enter(struct lister *l, struct point *p)
{
	struct step	*s;

	p->put = true;
	if (p->text != NULL) {
		need_list(l);
		(void)pai_open(l->d->build, PAI_N_ITEM);
		dml_paragraphs(l->d, p->text, 0);
	}
	if (l->depth > DEPTH_MAX) {	/* its parts come last */
		if (p->text != NULL)
			pai_close(l->d->build, PAI_N_ITEM);
		return;
	}
	s = &l->stack[l->depth++];
	*s = (struct step){ p->first, p->end, p->text != NULL, false };
}

static void
put_below(struct lister *l, struct point *top)
{
	unsigned	 bottom = l->depth;

	enter(l, top);
	while (l->depth > bottom && l->d->status == PAI_OK) {
		struct step	*s = &l->stack[l->depth - 1];
		struct point	*p;

		if (s->next == s->end) {
			leave(l);
			continue;
		}
		p = &l->g->points[l->g->links[s->next++].to];
		if (!p->put)
			enter(l, p);
	}
}

static void
put_all(struct docx *d, struct diagram *g)
{
	struct lister	 l = { .d = d, .g = g };

	l.depth = 1;		/* what holds the outermost list */
	for (size_t i = 0; i < g->n; i++)
		if (g->points[i].type == POINT_ROOT && !g->points[i].put)
			put_below(&l, &g->points[i]);
	for (size_t i = 0; i < g->n; i++)
		if (!g->points[i].put)
			put_below(&l, &g->points[i]);
	while (l.depth > 0)
		leave(&l);
}

static bool
has_words(const struct diagram *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->points[i].text != NULL)
			return true;
	return false;
}

static void
diagram_write(struct docx *d, struct diagram *g)
{
	docx_once(d, PAI_M_DOCX_NOT_CARRIED,
	    "the look of a diagram; its words are shown as a list");
	if (g->cut)
		docx_once(d, PAI_M_DOCX_CLAMPED, "points of a diagram");
	sort_links(g);
	if (!dml_box_open(d))
		return;
	put_all(d, g);
	dml_box_close(d);
}

void
diagram(struct docx *d)
{
	const char	*part = package_part_at(d, R_dm);
	struct diagram	 g = { .ids = { .pool = &d->pool } };

	if (part != NULL) {
		d->diagram = &g;
		(void)docx_parse(d, part, &scope_model, PAI_LIM_PART_BYTES);
		d->diagram = NULL;
	}
	if (d->status == PAI_OK && has_words(&g)) {
		diagram_write(d, &g);
	} else if (d->status == PAI_OK) {
		docx_once(d, PAI_M_DOCX_NOT_CARRIED, "a diagram");
		picture_missing(d);
	}
	strings_free(&g.ids);
	free(g.points);
	free(g.links);
}
