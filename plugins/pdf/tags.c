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
#include "tags.h"

#include <stdlib.h>
#include <string.h>

#include "haru.h"
#include "pdf.h"
#include "syntax.h"

#define	DEPTH_MAX	256	/* elements within one another */

enum kid_kind { KID_ELEMENT, KID_RUN, KID_ANNOT };

struct kid {
	enum kid_kind	 kind;
	uint32_t	 value;		/* element, MCID, object */
	uint32_t	 page;		/* of a run or annotation */
	uint32_t	 next;		/* 0: none */
};

struct element {
	const struct pai_node *node;
	const char	*type;
	uint32_t	 object;
	uint32_t	 parent;
	uint32_t	 first, last;	/* kids */
};

struct owner {			/* of a page's runs, or of an annotation */
	uint32_t	 page;
	uint32_t	 element;
};

/* Numbers of elements, kids and owners are from 1; 0 is none. */
struct tags {
	struct pdf	*pdf;
	struct element	*element;
	size_t		 element_n, element_room;
	struct kid	*kid;
	size_t		 kid_n, kid_room;
	struct owner	*run, *annot;
	size_t		 run_n, run_room, annot_n, annot_room;
	uint32_t	*of;		/* element by id of node */
	size_t		 of_n;
	uint32_t	 page;		/* the one being written */
	uint32_t	 mcid;		/* the next on it */
	bool		 failed;	/* no memory: the tree is left out */
};

/* Room for one more in an array that counts from 1; false: no memory. */
static bool
grow(struct tags *t, void **array, size_t n, size_t *room, size_t size)
{
	size_t	 more;
	void	*p;

	if (n + 1 < *room)
		return true;
	more = *room * 2 + 64;
	if (t->failed || more >= UINT32_MAX ||
	    (p = realloc(*array, more * size)) == NULL) {
		t->failed = true;
		return false;
	}
	*array = p;
	*room = more;
	return true;
}

#define	GROW(t, a)	grow((t), (void **)&(t)->a, (t)->a##_n,		\
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

static const char *
heading_type(unsigned level)
{
	static const char *const type[] = { "H1", "H2", "H3", "H4", "H5",
	    "H6" };

	return type[level < 1 ? 0 : level > 6 ? 5 : level - 1];
}

static bool
is_head(const struct pai_node *cell)
{
	const struct pai_node *row = cell->parent;
	const struct pai_node *table = row != NULL ? row->parent : NULL;

	if (cell->as.cell.head)
		return true;
	return table != NULL && table->kind == PAI_N_TABLE &&
	    (cell->as.cell.row < table->as.table.head_rows ||
	    cell->as.cell.col < table->as.table.head_cols);
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
	case PAI_N_CELL:	return is_head(n) ? "TH" : "TD";
	case PAI_N_PARAGRAPH:	return "P";
	case PAI_N_HEADING:	return heading_type(n->as.heading.level);
	case PAI_N_CODEBLOCK:	return "Code";
	case PAI_N_CAPTION:	return "Caption";
	case PAI_N_LINK:	return "Link";
	case PAI_N_IMAGE:	return "Figure";
	case PAI_N_NOTE:	return "Note";
	case PAI_N_MATH:	return "Formula";
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
	size_t		 room = t->of_n;
	uint32_t	*more;

	if (node->id >= room) {
		while (room <= node->id)
			room = room * 2 + 256;
		if ((more = realloc(t->of, room * sizeof(*more))) == NULL) {
			t->failed = true;
			return;
		}
		memset(more + t->of_n, 0, (room - t->of_n) * sizeof(*more));
		t->of = more;
		t->of_n = room;
	}
	t->of[node->id] = element;
}

static uint32_t
known(const struct tags *t, const struct pai_node *node)
{
	return node->id < t->of_n ? t->of[node->id] : 0;
}

static void
add_rows(struct tags *t, const struct pai_node *table, uint32_t element)
{
	uint32_t	 row;

	for (const struct pai_node *r = table->first; r != NULL; r = r->next) {
		if (r->kind != PAI_N_ROW)
			continue;
		know(t, r, row = add_element(t, r, "TR", element));
		for (const struct pai_node *c = r->first; c != NULL && row != 0;
		    c = c->next)
			know(t, c, add_element(t, c, type_of(c), row));
	}
}

/* An item's text stands in the body beside its label. */
static uint32_t
add_for(struct tags *t, const struct pai_node *node, uint32_t parent)
{
	uint32_t	 e = add_element(t, node, type_of(node), parent);

	if (node->kind == PAI_N_ITEM && e != 0) {
		add_element(t, NULL, "Lbl", e);
		e = add_element(t, NULL, "LBody", e);
	}
	know(t, node, e);
	if (node->kind == PAI_N_TABLE && e != 0)
		add_rows(t, node, e);
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
	while (n > 0 && !t->failed)
		e = add_for(t, path[--n], e);
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

struct tag_run
tags_run_of(struct tags *t, const struct p_item *item)
{
	struct tag_run	 run = { .open = t != NULL };

	if (t == NULL)
		return run;
	if (!item->artifact && item->kind != P_ITEM_RECT)
		run.node = tagged(item->node);
	run.artifact = run.node == NULL;
	return run;
}

bool
tags_same_run(const struct tag_run *a, const struct tag_run *b)
{
	return a->open == b->open && a->artifact == b->artifact &&
	    a->node == b->node;
}

/* The label, where an item's own content is drawn: LBody's elder sister. */
static uint32_t
label_of(const struct tags *t, uint32_t body)
{
	return strcmp(t->element[body].type, "LBody") == 0 ? body - 1 : body;
}

void
tags_begin(struct tags *t, const struct tag_run *run, struct p_buf *out)
{
	uint32_t	 e = 0;

	if (t == NULL || !run->open)
		return;
	if (run->node != NULL)
		e = element_of(t, run->node);
	if (e != 0 && run->node->kind == PAI_N_ITEM)
		e = label_of(t, e);
	if (e == 0 || !GROW(t, run)) {
		p_buf_str(out, "/Artifact BMC\n");
		return;
	}
	t->run[++t->run_n] = (struct owner){ t->page, e };
	add_kid(t, e, (struct kid){ .kind = KID_RUN, .value = t->mcid,
	    .page = t->page });
	p_buf_str(out, "/");
	p_buf_str(out, t->element[e].type);
	p_buf_str(out, " <</MCID ");
	pdf_int(out, t->mcid++);
	p_buf_str(out, ">> BDC\n");
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

/* Writing. */

static void
put_kid(const struct tags *t, struct p_buf *b, const struct kid *k,
    uint32_t page)
{
	switch (k->kind) {
	case KID_ELEMENT:
		pdf_ref(b, t->element[k->value].object);
		break;
	case KID_RUN:
		if (k->page == page) {
			p_buf_str(b, " ");
			pdf_int(b, k->value);
			break;
		}
		p_buf_str(b, "<</Type /MCR /Pg");
		pdf_ref(b, t->pdf->page[k->page]);
		p_buf_str(b, "/MCID ");
		pdf_int(b, k->value);
		p_buf_str(b, ">>");
		break;
	case KID_ANNOT:
		p_buf_str(b, "<</Type /OBJR /Pg");
		pdf_ref(b, t->pdf->page[k->page]);
		p_buf_str(b, "/Obj");
		pdf_ref(b, k->value);
		p_buf_str(b, ">>");
		break;
	}
}

/* /Pg is the page of the first run; other pages are named run by run. */
static void
put_kids(const struct tags *t, struct p_buf *b, const struct element *e)
{
	uint32_t	 page = UINT32_MAX;

	for (uint32_t k = e->first; k != 0; k = t->kid[k].next)
		if (t->kid[k].kind == KID_RUN) {
			page = t->kid[k].page;
			p_buf_str(b, "/Pg");
			pdf_ref(b, t->pdf->page[page]);
			break;
		}
	p_buf_str(b, "/K [");
	for (uint32_t k = e->first; k != 0; k = t->kid[k].next)
		put_kid(t, b, &t->kid[k], page);
	p_buf_str(b, "]");
}

static void
put_cell(struct p_buf *b, const struct pai_node *cell)
{
	bool		 head = is_head(cell);
	uint32_t	 rows = cell->as.cell.rows, cols = cell->as.cell.cols;

	if (!head && rows <= 1 && cols <= 1)
		return;
	p_buf_str(b, "/A <</O /Table");
	if (rows > 1) {
		p_buf_str(b, " /RowSpan ");
		pdf_int(b, rows);
	}
	if (cols > 1) {
		p_buf_str(b, " /ColSpan ");
		pdf_int(b, cols);
	}
	if (head)
		p_buf_str(b, cell->parent->parent->as.table.head_rows >
		    cell->as.cell.row ? " /Scope /Column" : " /Scope /Row");
	p_buf_str(b, ">>\n");
}

/* The words beside a picture, for who cannot see it. */
static void
put_alt(struct p_buf *b, const struct pai_node *image)
{
	struct pai_iter	 it = pai_iter_at(image);
	struct p_buf	 words = { 0 };

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			p_buf_put(&words, it.node->as.text.str.p,
			    it.node->as.text.str.n);
	if (words.n == 0)
		p_buf_put(&words, image->as.image.title.p,
		    image->as.image.title.n);
	p_buf_str(b, "/Alt ");
	pdf_text(b, (struct pai_str){ words.p, words.n });
	p_buf_str(b, "\n");
	p_buf_free(&words);
}

static void
write_element(const struct tags *t, uint32_t number, uint32_t root)
{
	const struct element *e = &t->element[number];
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "/Type /StructElem /S /");
	p_buf_str(&b, e->type);
	p_buf_str(&b, "/P");
	pdf_ref(&b, e->parent != 0 ? t->element[e->parent].object : root);
	if (e->node != NULL && e->node->kind == PAI_N_CELL)
		put_cell(&b, e->node);
	if (e->node != NULL && e->node->kind == PAI_N_IMAGE)
		put_alt(&b, e->node);
	if (e->node != NULL && e->node->kind == PAI_N_NOTE) {
		p_buf_str(&b, "/ID (note-");
		pdf_int(&b, number);
		p_buf_str(&b, ")");
	}
	put_kids(t, &b, e);
	haru_body(t->pdf->haru, e->object, &b);
}

/* Runs were counted page by page, so each page's stand together. */
static uint32_t
write_parents(const struct tags *t)
{
	uint32_t	 object = haru_object(t->pdf->haru);
	struct p_buf	 b = { 0 };
	size_t		 i = 1;

	p_buf_str(&b, "/Nums [\n");
	for (uint32_t page = 0; page < t->pdf->pages->n; page++) {
		pdf_int(&b, page);
		p_buf_str(&b, " [");
		for (; i <= t->run_n && t->run[i].page == page; i++)
			pdf_ref(&b, t->element[t->run[i].element].object);
		p_buf_str(&b, "]\n");
	}
	for (i = 1; i <= t->annot_n; i++) {
		pdf_int(&b, (int64_t)(t->pdf->pages->n + i - 1));
		pdf_ref(&b, t->element[t->annot[i].element].object);
		p_buf_str(&b, "\n");
	}
	p_buf_str(&b, "]");
	haru_body(t->pdf->haru, object, &b);
	return object;
}

uint32_t
tags_finish(struct tags *t)
{
	struct p_buf	 b = { 0 };
	uint32_t	 root;

	if (t == NULL || t->failed || t->element_n == 0)
		return 0;
	root = haru_object(t->pdf->haru);
	for (uint32_t i = 1; i <= t->element_n; i++)
		write_element(t, i, root);
	p_buf_str(&b, "/Type /StructTreeRoot /K [");
	for (uint32_t i = 1; i <= t->element_n; i++)
		if (t->element[i].parent == 0)
			pdf_ref(&b, t->element[i].object);
	p_buf_str(&b, "] /ParentTree");
	pdf_ref(&b, write_parents(t));
	p_buf_str(&b, "/ParentTreeNextKey ");
	pdf_int(&b, (int64_t)(t->pdf->pages->n + t->annot_n));
	haru_body(t->pdf->haru, root, &b);
	return root;
}
