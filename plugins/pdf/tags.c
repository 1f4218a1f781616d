/*
 * Tags: the document's structure (ISO 32000-1, 14.7 and 14.8).
 *
 *	content stream		structure tree
 *	/P <</MCID 0>> BDC  <--	paragraph's element: page, 0
 *	/Artifact BMC		(nothing: rules, page numbers)
 *
 * Elements are made when the first of their content is drawn, after those
 * they stand in, so they come in reading order; only a table's rows and cells
 * are made at once, as empty cells are part of it too.  Every run of content
 * is a kid of one element, and the parent tree leads back from the page's
 * n-th run, and from an annotation, to that element.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "haru.h"
#include "syntax.h"
#include "tags_priv.h"

#define	DEPTH_MAX	256	/* elements within one another */

/* Room for one more in an array that counts from 1; false: no memory. */
static bool
grow(struct tags *t, void *array, size_t n, size_t *room, size_t size)
{
	if (t->failed || n + 2 >= UINT32_MAX / 2 ||
	    !p_make_room(array, room, n + 2, size))
		t->failed = true;
	return !t->failed;
}

#define	GROW(t, a)	grow((t), &(t)->a, (t)->a##_n,		\
			    &(t)->a##_room, sizeof(*(t)->a))

struct tags *
tags_new(struct pdf *pdf)
{
	struct tags	*t = calloc(1, sizeof(*t));

	if (t != NULL)
		t->pdf = pdf;
	return t;
}

void
tags_free(struct tags *t)
{
	if (t == NULL)
		return;
	free(t->element);
	free(t->kid);
	free(t->run);
	free(t->annot);
	free(t->of);
	free(t);
}

/* Elements. */

/*
 * ISO 14289-1, 7.4.2: levels go down one at a time, so a heading that skips
 * some is tagged as the next one there is, as the outline hangs it.
 */
static const char *
heading_type(struct tags *t, unsigned level)
{
	static const char *const type[] = { "H1", "H2", "H3", "H4", "H5",
	    "H6" };

	if (level > t->heading + 1)
		level = t->heading + 1;
	t->heading = level < 1 ? 1 : level > 6 ? 6 : level;
	return type[t->heading - 1];
}

bool
tags_is_head(const struct pai_node *cell)
{
	const struct pai_node *row = cell->parent;
	const struct pai_node *table = row != NULL ? row->parent : NULL;

	if (cell->as.cell.head)
		return true;
	return table != NULL && table->kind == PAI_N_TABLE &&
	    (cell->as.cell.row < table->as.table.head_rows ||
	    cell->as.cell.col < table->as.table.head_cols);
}

/* Most cells hold one paragraph, which then says no more than they do. */
static bool
is_all_of_cell(const struct pai_node *n)
{
	return n->parent != NULL && n->parent->kind == PAI_N_CELL &&
	    n->next == NULL && n->prev == NULL &&
	    n->as.para.role != PAI_ROLE_TOC;
}

/* NULL: the node has no element; its content is its parent's. */
static const char *
type_of(const struct pai_node *n)
{
	switch (n->kind) {
	case PAI_N_DOCUMENT:	return "Document";
	case PAI_N_QUOTE:	return "BlockQuote";
	case PAI_N_LIST:	return "L";
	case PAI_N_ITEM:	return "LI";
	case PAI_N_TABLE:	return "Table";
	case PAI_N_ROW:		return "TR";
	case PAI_N_CELL:	return tags_is_head(n) ? "TH" : "TD";
	case PAI_N_PARAGRAPH:	return is_all_of_cell(n) ? NULL : "P";
	case PAI_N_HEADING:	return "H";	/* H1 ... H6: add_for() */
	case PAI_N_CODEBLOCK:	return "Code";
	case PAI_N_CAPTION:	return "Caption";
	case PAI_N_LINK:	return "Link";
	case PAI_N_IMAGE:	return "Figure";
	case PAI_N_BOX:		return n->first == NULL ? "Figure" : NULL;
	case PAI_N_NOTE:	return "Note";
	case PAI_N_MATH:	return "Formula";
	case PAI_N_RUBY:	return "Ruby";
	case PAI_N_READING:
		return n->parent != NULL && n->parent->kind == PAI_N_RUBY ?
		    "RT" : NULL;
	default:		return NULL;
	}
}

static const struct pai_node *
tagged(const struct pai_node *n)
{
	while (n != NULL && type_of(n) == NULL)
		n = n->parent;
	return n;
}

static void
add_kid(struct tags *t, uint32_t element, struct kid kid)
{
	struct element	*e = &t->element[element];

	if (!GROW(t, kid))
		return;
	t->kid[++t->kid_n] = kid;
	if (e->last != 0)
		t->kid[e->last].next = (uint32_t)t->kid_n;
	else
		e->first = (uint32_t)t->kid_n;
	e->last = (uint32_t)t->kid_n;
}

static uint32_t
add_element(struct tags *t, const struct pai_node *node, const char *type,
    uint32_t parent)
{
	uint32_t	 number;

	if (!GROW(t, element))
		return 0;
	number = (uint32_t)++t->element_n;
	t->element[number] = (struct element){ .node = node, .type = type,
	    .parent = parent, .object = haru_object(t->pdf->haru) };
	if (parent != 0)
		add_kid(t, parent, (struct kid){ .kind = KID_ELEMENT,
		    .value = number });
	return number;
}

static void
know(struct tags *t, const struct pai_node *node, uint32_t element)
{
	if (!p_make_room(&t->of, &t->of_n, (size_t)node->id + 1,
	    sizeof(*t->of)))
		t->failed = true;
	else
		t->of[node->id] = element;
}

static uint32_t
known(const struct tags *t, const struct pai_node *node)
{
	return node->id < t->of_n ? t->of[node->id] : 0;
}

static void
add_row(struct tags *t, const struct pai_node *row, uint32_t table)
{
	uint32_t	 e = add_element(t, row, type_of(row), table);

	know(t, row, e);
	for (const struct pai_node *c = row->first; c != NULL &&
	    row->kind == PAI_N_ROW && e != 0; c = c->next)
		know(t, c, add_element(t, c, type_of(c), e));
}

/* Lines of a table of contents that follow one another stand in one. */
static uint32_t
add_toc_line(struct tags *t, const struct pai_node *line, uint32_t parent)
{
	if (t->toc == 0 || line->prev == NULL || line->prev != t->toc_end)
		t->toc = add_element(t, NULL, "TOC", parent);
	t->toc_end = line;
	if (t->toc == 0)
		return 0;
	return add_element(t, NULL, "TOCI", t->toc);
}

/* The parent of the element for node, when it stands in that of parent. */
static uint32_t
home_of(struct tags *t, const struct pai_node *node, uint32_t parent)
{
	if (node->kind == PAI_N_PARAGRAPH &&
	    node->as.para.role == PAI_ROLE_TOC)
		return add_toc_line(t, node, parent);
	if (node->kind == PAI_N_READING && parent != 0)
		return t->element[parent].parent;	/* beside the RB */
	return parent;
}

/*
 * An item's text stands in the body beside its label, and what is read in the
 * base beside its reading.
 */
static uint32_t
add_for(struct tags *t, const struct pai_node *node, uint32_t parent)
{
	uint32_t	 e = home_of(t, node, parent);

	e = add_element(t, node, node->kind == PAI_N_HEADING ?
	    heading_type(t, node->as.heading.level) : type_of(node), e);
	if (node->kind == PAI_N_ITEM && e != 0) {
		add_element(t, NULL, "Lbl", e);
		e = add_element(t, NULL, "LBody", e);
	}
	if (node->kind == PAI_N_RUBY && e != 0)
		e = add_element(t, NULL, "RB", e);
	know(t, node, e);
	if (node->kind == PAI_N_TABLE && e != 0)
		for (const struct pai_node *r = node->first; r != NULL;
		    r = r->next)
			add_row(t, r, e);
	return e;
}

/* The element of a tagged node, made with all it stands in.  0: none. */
static uint32_t
element_of(struct tags *t, const struct pai_node *node)
{
	const struct pai_node *path[DEPTH_MAX];
	size_t		 n = 0;
	uint32_t	 e = 0;

	for (; node != NULL && (e = known(t, node)) == 0;
	    node = tagged(node->parent)) {
		if (n == DEPTH_MAX)
			return 0;
		path[n++] = node;
	}
	/* A table brings its rows and cells with it. */
	for (uint32_t own; n > 0 && !t->failed; e = own)
		if ((own = known(t, path[--n])) == 0)
			own = add_for(t, path[n], e);
	return t->failed ? 0 : e;
}

/* Content. */

void
tags_page(struct tags *t, size_t number)
{
	if (t == NULL)
		return;
	t->page = (uint32_t)number;
	t->mcid = 0;
}

/*
 * Text that is not within one of these but comes of it: an item's label, a
 * note's mark, the brackets around a reading.
 */
static bool
has_marks(const struct pai_node *n)
{
	return n->kind == PAI_N_ITEM || n->kind == PAI_N_NOTE ||
	    n->kind == PAI_N_READING;
}

/* The mark of a note in the note's own text. */
static bool
is_note_mark(const struct pai_node *n)
{
	return n->kind == PAI_N_FIELD && n->as.field.type == PAI_FIELD_NOTE;
}

struct tag_run
tags_run_of(struct tags *t, const struct p_item *item)
{
	struct tag_run	 run = { .open = t != NULL };

	if (t == NULL)
		return run;
	if (!item->artifact && item->kind != P_ITEM_RECT)
		run.node = tagged(item->node);
	run.artifact = run.node == NULL;
	run.edge = run.artifact ? item->edge : P_EDGE_NONE;
	run.mark = run.node != NULL && (is_note_mark(item->node) ||
	    (run.node == item->node && has_marks(run.node)));
	run.item = item;
	return run;
}

bool
tags_same_run(const struct tag_run *a, const struct tag_run *b)
{
	return a->open == b->open && a->artifact == b->artifact &&
	    a->node == b->node && a->mark == b->mark &&
	    a->edge == b->edge;
}

/*
 * The element for the mark of a note that stands in the text of node: the
 * note's label where its block begins with it, as a label is no part of a
 * paragraph (ISO 32000-1, 14.8.4.4.1); else it is text like any other.
 */
static uint32_t
element_of_inner_mark(struct tags *t, const struct pai_node *node)
{
	const struct pai_node *block = node;
	uint32_t	 e;

	while (block->parent != NULL && block->parent->kind != PAI_N_NOTE)
		block = block->parent;
	if (block->parent == NULL || known(t, block) != 0)
		return element_of(t, node);
	e = element_of(t, block->parent);
	return e == 0 ? 0 : add_element(t, NULL, "Lbl", e);
}

/*
 * The element for a mark.  A note's first one stands in the text that it is
 * to, before the note; those after that are its label.
 */
static uint32_t
element_of_mark(struct tags *t, const struct pai_node *node)
{
	bool		 first = known(t, node) == 0;
	uint32_t	 e, parent;

	if (!has_marks(node))
		return element_of_inner_mark(t, node);
	if (node->kind == PAI_N_NOTE && first) {
		if ((parent = element_of(t, tagged(node->parent))) == 0)
			return 0;
		e = add_element(t, NULL, "Reference", parent);
		return element_of(t, node) != 0 ? e : 0;
	}
	if (node->kind == PAI_N_READING) {	/* beside the RB */
		e = element_of(t, node->parent);
		return e == 0 ? 0 : add_element(t, NULL, "RP",
		    t->element[e].parent);
	}
	if ((e = element_of(t, node)) == 0)
		return 0;
	if (node->kind == PAI_N_ITEM)		/* LBody's elder sister */
		return e - 1;
	return add_element(t, NULL, "Lbl", e);
}

/* ISO 14289-1, 7.8: heads and feet of pages are named as such. */
static const char *const artifact[] = {
	[P_EDGE_NONE] = "/Artifact BMC\n",
	[P_EDGE_HEAD] =
	    "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n",
	[P_EDGE_FOOT] =
	    "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
};

void
tags_begin(struct tags *t, const struct tag_run *run, struct p_buf *out)
{
	uint32_t	 e = 0;

	if (t == NULL || !run->open)
		return;
	if (run->node != NULL)
		e = run->mark ? element_of_mark(t, run->node) :
		    element_of(t, run->node);
	if (e == 0 || !GROW(t, run)) {
		p_buf_str(out, artifact[run->edge]);
		return;
	}
	if ((run->item->kind == P_ITEM_IMAGE ||
	    run->item->kind == P_ITEM_PATH) && t->element[e].picture == NULL)
		t->element[e].picture = run->item;
	t->run[++t->run_n] = (struct owner){ t->page, e };
	add_kid(t, e, (struct kid){ .kind = KID_RUN, .value = t->mcid,
	    .page = t->page });
	p_buf_str(out, "/");
	p_buf_str(out, t->element[e].type);
	p_buf_str(out, "<</MCID ");
	pdf_int(out, t->mcid++);
	p_buf_str(out, ">>BDC\n");
}

void
tags_end(const struct tag_run *run, struct p_buf *out)
{
	if (run->open)
		p_buf_str(out, "EMC\n");
}

int32_t
tags_annot(struct tags *t, const struct pai_node *node, uint32_t object)
{
	uint32_t	 e;

	if (t == NULL || (node = tagged(node)) == NULL ||
	    (e = element_of(t, node)) == 0 || !GROW(t, annot) ||
	    t->annot_n >= INT32_MAX - t->pdf->pages->n)
		return -1;
	t->annot[++t->annot_n] = (struct owner){ t->page, e };
	add_kid(t, e, (struct kid){ .kind = KID_ANNOT, .value = object,
	    .page = t->page });
	return (int32_t)(t->pdf->pages->n + t->annot_n - 1);
}

void
tags_end_pages(struct tags *t)
{
	if (t != NULL)
		(void)element_of(t, tagged(t->pdf->job->root));
}
