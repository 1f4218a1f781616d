/*
 * What may stand in a paragraph; parnode.c has the node that it becomes.
 */
#include <string.h>

#include "flow.h"
#include "styles.h"

static const struct scope scope_props, scope_before;

static const struct scope *
props_child(struct docx *d, unsigned token)
{
	struct paragraph	*p = &d->flow->p;

	switch (token) {
	case W_rPr:
		d->run_target = &p->mark;
		return &scope_run_props;
	case W_sectPr:
		return section_props(d);
	case W_pPrChange:
		return d->track == TRACK_REJECT ? &scope_before : NULL;
	default:
		d->par_target = &p->par;
		return par_props_child(d, token);
	}
}

static const struct scope scope_props = { props_child, NULL, NULL };

/* The properties before a change take the place of those after it. */
static const struct scope *
before_child(struct docx *d, unsigned token)
{
	struct par_props	*p = &d->flow->p.par;

	if (token != W_pPr)
		return NULL;
	memset(p, 0, sizeof(*p));
	p->style = d->styles->preset[STYLE_PARAGRAPH];
	d->par_target = p;
	return &scope_par_props;
}

static const struct scope scope_before = { before_child, NULL, NULL };

/* ---- links, fields and spans ---- */

static const struct scope *
frame_child(struct docx *d, unsigned token)
{
	return scope_inlines.child(d, token);
}

static void
frame_end(struct docx *d)
{
	const struct flow	*f = d->flow;
	uint32_t		 depth = p_xml_depth(d->xml) + 1;

	for (unsigned i = f->frame_count; i-- > 0; )
		if (f->frames[i].depth == depth) {
			inline_close(d, f->frames[i].id);
			return;
		}
}

/*
 * The inside of an element that opened the frame with this id, which closes
 * where the element ends; &scope_same where nothing could be opened.
 */
static const struct scope *
in_frame(struct docx *d, uint32_t id)
{
	static const struct scope	 scope = { frame_child, frame_end,
					    NULL };
	struct flow			*f = d->flow;

	for (unsigned i = f->frame_count; i-- > 0; )
		if (f->frames[i].id == id) {
			f->frames[i].depth = p_xml_depth(d->xml);
			return &scope;
		}
	return &scope_same;
}

/* Insertions and deletions: kept, dropped, or both and marked as such. */
static const struct scope *
tracked(struct docx *d, bool deletion)
{
	struct pai_node		*span;
	uint32_t		 id;

	if (d->track != TRACK_ALL)
		return deletion == (d->track == TRACK_REJECT) ?
		    &scope_same : NULL;
	id = inline_open(d, PAI_N_SPAN, &span);
	if (span != NULL)
		span->flags |= deletion ? PAI_NF_DELETED : PAI_NF_INSERTED;
	return in_frame(d, id);
}

void
paragraph_end(struct docx *d)
{
	paragraph_finish(d);
	/* Not where a text box in it ends a paragraph of its own. */
	if (d->flow->outer == NULL)
		section_break(d);
}

static const struct scope *
paragraph_child(struct docx *d, unsigned token)
{
	const char	*name;

	switch (token) {
	case W_r:
		run_start(d);
		return &scope_run;
	case W_pPr:
		return &scope_props;
	case W_hyperlink:
		return in_frame(d, link_open(d));
	case W_subDoc:
		subdocument(d);
		return NULL;
	case W_fldSimple:
		return in_frame(d, field_simple(d));
	case W_ins:
	case W_moveTo:
		return tracked(d, false);
	case W_del:
	case W_moveFrom:
		return tracked(d, true);
	case W_bookmarkStart:
		name = attr(d, W_name);
		if (name != NULL && strcmp(name, "_GoBack") != 0)
			inline_anchor(d, name);
		return NULL;
	case W_sdt:
	case W_sdtContent:
	case W_smartTag:
	case W_customXml:
	case W_dir:
	case W_bdo:
		return &scope_same;
	case M_oMath:
		return math_start(d);
	case M_oMathPara:
		return math_para_start(d);
	case W_p:		/* not allowed, yet met: its text is kept */
		return &scope_same;
	default:
		return docx_other(d, token);
	}
}

const struct scope scope_paragraph = { paragraph_child, paragraph_end, NULL };
const struct scope scope_inlines = { paragraph_child, NULL, NULL };

/* ---- what stands among blocks without a paragraph ---- */

static const struct scope *
stray_child(struct docx *d, unsigned token)
{
	return scope_run.child(d, token);
}

static const struct scope scope_stray = { stray_child, paragraph_end, NULL };

const struct scope *
stray_start(struct docx *d, unsigned token)
{
	paragraph_start(d);
	run_start(d);
	return token == W_r ? &scope_stray : math_stray(d, token);
}
