/*
 * Text of DrawingML, and blocks that are put in a box by hand.
 *
 * Such text is gathered first and put in the tree later, for a chart says
 * what its numbers are called before it says how many there are.  Only the
 * words are carried: their look belongs to the drawing, which is not.
 */
#include "dml.h"

#include <string.h>

#include "flow.h"

/* ---- gathering ---- */

void
dml_start(struct docx *d)
{
	p_buf_clear(&d->text);
}

static void
on_characters(struct docx *d, const char *s, size_t n)
{
	p_buf_put(&d->text, s, n);
	(void)docx_whole(d, &d->text);
}

const struct scope scope_dml_characters = { leaf_child, NULL, on_characters };

static void
end_line(struct docx *d)
{
	if (d->text.n > 0)
		on_characters(d, "\n", 1);
}

const struct scope *
dml_child(struct docx *d, unsigned token)
{
	switch (token) {
	case A_p:
		end_line(d);
		return &scope_same;
	case A_br:
		end_line(d);
		return NULL;
	case A_r:
	case A_fld:
		return &scope_same;
	case A_t:
		return &scope_dml_characters;
	default:
		return NULL;
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *
dml_keep(struct docx *d, bool one_line)
{
	struct p_buf	*b = &d->text;
	char		*s = b->p;

	if (s == NULL)
		return NULL;
	for (size_t i = 0; one_line && i < b->n; i++)
		if (s[i] == '\n' || s[i] == '\r')
			s[i] = ' ';
	while (b->n > 0 && is_blank(s[b->n - 1]))
		s[--b->n] = '\0';
	while (is_blank(*s))
		s++;
	return *s == '\0' ? NULL : docx_keep(d, s);
}

/* ---- a box by hand ---- */

/* A BOX as large as the shape at hand; false: it cannot be. */
static bool
box_open(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->carried = true;
	if ((g->box = inline_leaf(d, PAI_N_BOX)) == NULL)
		return false;
	g->box->as.box.outline = outline_make(d, true);
	return true;
}

bool
dml_box_open(struct docx *d)
{
	if (!box_open(d))
		return false;
	return flow_push(d) != NULL;
}

void
dml_box_close(struct docx *d)
{
	flow_pop(d);
	pai_close(d->build, PAI_N_BOX);
	shape_finish(d);
}

/* Letters as large as they say and no line higher, in the middle. */
static void
set_letters(struct flow *f, int32_t size)
{
	f->run.size = size;
	f->run.set |= RUN_SIZE;
	f->p.par.align = PAI_ALIGN_CENTRE;
	f->p.par.line_rule = PAI_LINE_EXACT;
	f->p.par.line = size;
	f->p.par.set |= PAR_ALIGN | PAR_LINE;
}

void
dml_paragraphs(struct docx *d, const char *s, int32_t size)
{
	while (s != NULL && *s != '\0' && d->status == PAI_OK) {
		size_t	 n = strcspn(s, "\n");

		paragraph_start(d);
		run_start(d);
		if (size > 0)
			set_letters(d->flow, size);
		inline_text(d, s, n);
		paragraph_finish(d);
		s += n + (s[n] == '\n');
	}
}
