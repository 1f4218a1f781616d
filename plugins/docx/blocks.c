/*
 * Blocks: what may stand in a body, a cell, a header, a note or a text box,
 * and the little that may stand between blocks, rows and cells alike.
 */
#include <string.h>

#include "dml.h"
#include "flow.h"

/* What may stand between blocks, rows and cells and is no such thing. */
const struct scope *
between_blocks(struct docx *d, unsigned token)
{
	const char	*name;

	if (token != W_bookmarkStart)
		return docx_other(d, token);
	name = attr(d, W_name);
	if (name != NULL && strcmp(name, "_GoBack") != 0)
		inline_anchor(d, name);
	return NULL;
}

const struct scope *
blocks_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_p:
		paragraph_start(d);
		return &scope_paragraph;
	case W_tbl:
		return table_start(d);
	case W_sectPr:
		return section_props(d);
	case W_sdt:
	case W_sdtContent:
	case W_customXml:
	case W_smartTag:
	case W_ins:
	case W_moveTo:
		return &scope_same;
	case W_del:
	case W_moveFrom:
		return d->track == TRACK_ACCEPT ? NULL : &scope_same;
	case W_altChunk:
		chunk_place(d);
		return NULL;
	case W_subDoc:
		subdocument(d);
		return NULL;
	case W_r:		/* text without its paragraph */
	case M_oMathPara:
	case M_oMath:
		return stray_start(d, token);
	case NAME_UNKNOWN:
		return docx_through(d, token);
	default:
		return between_blocks(d, token);
	}
}

const struct scope scope_blocks = { blocks_child, NULL, NULL };

/* ---- text boxes ---- */

static void
box_end(struct docx *d)
{
	dml_box_close(d);
}

static const struct scope scope_box = { blocks_child, box_end, NULL };

const struct scope *
box_start(struct docx *d)
{
	return dml_box_open(d) ? &scope_box : NULL;
}
