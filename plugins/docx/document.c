/*
 * The document: its parts in the order they are needed.
 *
 *	settings ► theme ► styles ► numbering ► body ► notes ► headers
 *
 * What comes before the body dresses it; what comes behind is hung in nodes
 * that the body left open for it.
 */
#include "flow.h"
#include "kind.h"
#include "numbering.h"
#include "styles.h"

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
	if (d->host->opt_bool(d->job->opts, "samples"))
		samples_show(d);
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
