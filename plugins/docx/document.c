/*
 * The document: its parts in the order they are needed, and its blocks.
 *
 *	settings ► theme ► styles ► numbering ► body ► notes ► headers
 *
 * What comes before the body dresses it; what comes behind is hung in nodes
 * that the body left open for it.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "kind.h"
#include "numbering.h"
#include "styles.h"

/* ---- flows ---- */

struct flow *
flow_push(struct docx *d)
{
	struct flow	*f = calloc(1, sizeof(*f));

	if (f == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	f->outer = d->flow;
	d->flow = f;
	return f;
}

void
flow_drop(struct docx *d)
{
	struct flow	*f = d->flow;

	tables_free(f->table);
	for (unsigned i = 0; i < FIELDS; i++)
		p_buf_free(&f->fields[i].code);
	p_buf_free(&f->p.label);
	p_buf_free(&f->text);
	p_buf_free(&f->anchors);
	p_buf_free(&f->held);
	p_buf_free(&f->ruby.reading);
	d->flow = f->outer;
	free(f);
}

void
flow_pop(struct docx *d)
{
	paragraph_settle(d);
	lists_close(d);
	flow_drop(d);
}

/* ---- blocks ---- */

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

/* ---- the body ---- */

static const struct scope *
document_child(struct docx *d, unsigned token)
{
	if (token != W_body)
		return docx_other(d, token);
	section_open(d);
	return &scope_blocks;
}

static const struct scope scope_document = { document_child, NULL, NULL };

static const struct scope *
root_child(struct docx *d, unsigned token)
{
	const char	*kind;

	if (token == W_document)
		return &scope_document;
	kind = kind_of_root(p_xml_qname(d->xml));
	if (kind != NULL)
		docx_say(d, PAI_M_OPC_OTHER_KIND, "%s", kind);
	else
		docx_say(d, PAI_M_OPC_OTHER_KIND, "its root is %s",
		    p_xml_qname(d->xml));
	docx_fail(d, PAI_E_FORMAT);
	return NULL;
}

static void
read_body(struct docx *d)
{
	static const struct scope	 root = { root_child, NULL, NULL };

	d->rels = &d->main_rels;
	if (flow_push(d) == NULL)
		return;
	d->in_body = true;
	(void)docx_parse(d, d->main_part, &root, PAI_LIM_PART_BYTES);
	d->in_body = false;
	if (d->status != PAI_OK)
		return;
	paragraph_settle(d);
	sections_finish(d);
	flow_pop(d);
}

/* ---- the other parts ---- */

static const char *
part_of(struct docx *d, const char *type)
{
	return d->status != PAI_OK ? NULL : package_target(d, &d->main_rels,
	    relation_of_type(&d->main_rels, type));
}

static void
read_dress(struct docx *d)
{
	const char	*part;

	if ((part = part_of(d, "settings")) != NULL)
		(void)settings_read(d, part);
	if ((part = part_of(d, "theme")) != NULL)
		(void)theme_read(d, part);
	if ((part = part_of(d, "styles")) != NULL)
		(void)styles_read(d, part);
	if (d->status == PAI_OK)
		(void)numbering_read(d, part_of(d, "numbering"));
}

/* What is known to be there and is left alone. */
static void
note_active(struct docx *d)
{
	if (relation_of_type(&d->main_rels, "vbaProject") != NULL)
		pai_say(d->job->log, PAI_M_DOCX_ACTIVE, NULL, "macros");
	if (relation_of_type(&d->main_rels, "attachedTemplate") != NULL)
		docx_once(d, PAI_M_OPC_EXTERNAL, "a template");
}

enum pai_status
document_read(struct docx *d)
{
	settings_preset(&d->settings);
	if (package_open(d) != PAI_OK || resolve_new(d) != PAI_OK ||
	    sections_new(d) != PAI_OK || notes_new(d) != PAI_OK)
		return d->status;
	note_active(d);
	chunks_prepare(d);
	read_dress(d);
	if (d->status == PAI_OK)
		read_body(d);
	if (d->status == PAI_OK)
		notes_read(d);
	if (d->status == PAI_OK)
		sections_read_running(d);
	return d->status;
}
