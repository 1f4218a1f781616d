/*
 * Tags: the tree as objects (ISO 32000-1, 14.7.2 to 14.7.4), once all pages
 * are written.
 */
#include <string.h>

#include "haru.h"
#include "kit/formula.h"
#include "link.h"
#include "syntax.h"
#include "tags_priv.h"

/* A label that was made with its item, which then had none. */
static bool
is_empty_label(const struct element *e)
{
	return e->first == 0 && e->node == NULL;
}

/* What is no kid of its element is not written. */
static bool
is_written(const struct tags *t, const struct kid *k)
{
	return k->kind != KID_ELEMENT || !is_empty_label(&t->element[k->value]);
}

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
		p_buf_str(b, "<</Type/MCR/Pg");
		pdf_ref(b, t->pdf->page[k->page]);
		p_buf_str(b, "/MCID ");
		pdf_int(b, k->value);
		p_buf_str(b, ">>");
		break;
	case KID_ANNOT:
		p_buf_str(b, "<</Type/OBJR/Pg");
		pdf_ref(b, t->pdf->page[k->page]);
		p_buf_str(b, "/Obj");
		pdf_ref(b, k->value);
		p_buf_str(b, ">>");
		break;
	}
}

/*
 * /Pg is the page of the first run; other pages are named run by run.  One
 * kid needs no array.
 */
static void
put_kids(const struct tags *t, struct p_buf *b, const struct element *e)
{
	uint32_t	 page = UINT32_MAX;

	if (e->first == 0)
		return;
	for (uint32_t k = e->first; k != 0; k = t->kid[k].next)
		if (t->kid[k].kind == KID_RUN) {
			page = t->kid[k].page;
			p_buf_str(b, "/Pg");
			pdf_ref(b, t->pdf->page[page]);
			break;
		}
	p_buf_str(b, "/K");
	if (e->first != e->last)
		p_buf_str(b, "[");
	for (uint32_t k = e->first; k != 0; k = t->kid[k].next)
		if (is_written(t, &t->kid[k]))
			put_kid(t, b, &t->kid[k], page);
	if (e->first != e->last)
		p_buf_str(b, "]");
}

/* A header cell is for its column, its row, or both in the corner. */
static void
put_scope(struct p_buf *b, const struct pai_node *cell)
{
	const struct pai_node *table = cell->parent->parent;
	bool		 column = cell->as.cell.row <
			    table->as.table.head_rows;
	bool		 row = cell->as.cell.col < table->as.table.head_cols;

	p_buf_str(b, "/Scope/");
	p_buf_str(b, column && row ? "Both" : column ? "Column" : "Row");
}

static void
put_cell(struct p_buf *b, const struct pai_node *cell)
{
	bool		 head = tags_is_head(cell);
	uint32_t	 rows = cell->as.cell.rows, cols = cell->as.cell.cols;

	if (!head && rows <= 1 && cols <= 1)
		return;
	p_buf_str(b, "/A<</O/Table");
	if (rows > 1) {
		p_buf_str(b, "/RowSpan ");
		pdf_int(b, rows);
	}
	if (cols > 1) {
		p_buf_str(b, "/ColSpan ");
		pdf_int(b, cols);
	}
	if (head)
		put_scope(b, cell);
	p_buf_str(b, ">>");
}

static void
add_piece(void *arg, const struct p_formula_piece *piece)
{
	p_buf_put(arg, piece->s, piece->n);
}

void
tags_words(const struct pai_node *n, struct p_buf *words)
{
	struct pai_iter	 it = pai_iter_at(n);

	if (n->kind == PAI_N_MATH && p_formula_has_parts(n)) {
		p_formula_line(n, false, add_piece, words);
		return;
	}
	if (n->kind == PAI_N_MATH)
		p_buf_put(words, n->as.text.str.p, n->as.text.str.n);
	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			p_buf_put(words, it.node->as.text.str.p,
			    it.node->as.text.str.n);
	if (words->n == 0 && n->kind == PAI_N_IMAGE)
		p_buf_put(words, n->as.image.title.p, n->as.image.title.n);
}

static void
put_shape_words(const struct tags *t, const struct pai_node *n,
    struct p_buf *words)
{
	const struct pai_doc *doc = t->pdf->job->doc;
	const struct pai_outline *o = doc->host->doc_outline(doc,
	    n->as.box.outline);

	if (o != NULL)
		p_buf_put(words, o->alt.p, o->alt.n);
}

/*
 * For who cannot see it.  ISO 14289-1, 7.3 and 7.7: there must be words; of
 * a picture that came with none all that can be said is that it is one.
 */
static void
put_alt(const struct tags *t, struct p_buf *b, const struct pai_node *n)
{
	struct p_buf	 words = { 0 };

	tags_words(n, &words);
	if (n->kind == PAI_N_BOX)
		put_shape_words(t, n, &words);
	if (words.n == 0 && n->kind == PAI_N_IMAGE)
		p_buf_str(&words, strncmp(pdf_language(t->pdf), "zh", 2) == 0 ?
		    "\xe5\x9b\xbe\xe7\x89\x87" : "picture");
	p_buf_str(b, "/Alt ");
	pdf_text(b, (struct pai_str){ words.p, words.n });
	p_buf_str(b, "\n");
	p_buf_free(&words);
}

/* ISO 32000-1, 14.8.5.4.3: where on its page a figure stands. */
static void
put_box(const struct tags *t, struct p_buf *b, const struct element *e)
{
	if (e->picture == NULL || e->first == 0)
		return;
	p_buf_str(b, "/A <</O /Layout /BBox ");
	link_rect(b, t->pdf->pages->page[t->kid[e->first].page], e->picture);
	p_buf_str(b, ">>\n");
}

static void
put_list(struct p_buf *b, const struct pai_node *list)
{
	p_buf_str(b, "/A <</O /List /ListNumbering /");
	p_buf_str(b, list->as.list.ordered ? "Decimal" : "Disc");
	p_buf_str(b, ">>\n");
}

/* What the element says of itself beside its kids. */
static void
put_attributes(const struct tags *t, struct p_buf *b, const struct element *e,
    uint32_t number)
{
	if (e->node == NULL)
		return;
	switch (e->node->kind) {
	case PAI_N_CELL:
		put_cell(b, e->node);
		break;
	case PAI_N_LIST:
		put_list(b, e->node);
		break;
	case PAI_N_IMAGE:
	case PAI_N_BOX:
		put_alt(t, b, e->node);
		put_box(t, b, e);
		break;
	case PAI_N_MATH:
		put_alt(t, b, e->node);
		break;
	case PAI_N_NOTE:
		p_buf_str(b, "/ID (note-");
		pdf_int(b, number);
		p_buf_str(b, ")");
		break;
	default:
		break;
	}
}

static void
write_element(const struct tags *t, uint32_t number, uint32_t root)
{
	const struct element *e = &t->element[number];
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "/S/");		/* /Type may be left out, and is */
	p_buf_str(&b, e->type);
	p_buf_str(&b, "/P");
	pdf_ref(&b, e->parent != 0 ? t->element[e->parent].object : root);
	put_attributes(t, &b, e, number);
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
		p_buf_str(&b, "[");
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
		if (!is_empty_label(&t->element[i]))
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
