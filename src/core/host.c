/*
 * The table of services that every handle leads to.
 */
#include <string.h>

#include "core/host.h"

static struct p_doc *
own_doc(const struct pai_doc *d)
{
	return (struct p_doc *)(uintptr_t)d;
}

static const struct pai_style default_style = {
	.size = sizeof(struct pai_style), .colour = PAI_COLOUR_AUTO,
	.background = PAI_COLOUR_AUTO, .name = { "", 0 }, .lang = { "", 0 },
	.font = { { "", 0 }, { "", 0 }, { "", 0 } },
	.widow_control = true, .snap_to_grid = true
};

static const struct pai_style *
doc_style(const struct pai_doc *pub, uint32_t i)
{
	const struct p_doc *d = own_doc(pub);

	return i >= 1 && i <= d->nstyles ? d->styles[i - 1] : &default_style;
}

static const struct pai_section *
doc_section(const struct pai_doc *pub, uint32_t i)
{
	const struct p_doc *d = own_doc(pub);

	return i < d->nsections ? d->sections[i] : NULL;
}

static const struct pai_figure plain_figure = {
	.size = sizeof(struct pai_figure), .vector = { "", 0 }
};

static const struct pai_figure *
doc_figure(const struct pai_doc *pub, uint32_t i)
{
	const struct p_doc *d = own_doc(pub);

	return i >= 1 && i <= d->nfigures ? d->figures[i - 1] : &plain_figure;
}

static const struct pai_outline *
doc_outline(const struct pai_doc *pub, uint32_t i)
{
	const struct p_doc *d = own_doc(pub);

	return i >= 1 && i <= d->noutlines ? d->outlines[i - 1] : NULL;
}

static const struct pai_resource *
doc_resource(const struct pai_doc *pub, struct pai_str key)
{
	const struct p_doc *d = own_doc(pub);

	for (uint32_t i = 0; i < d->nresources; i++)
		if (d->resources[i]->key.n == key.n && key.n > 0 &&
		    memcmp(d->resources[i]->key.p, key.p, key.n) == 0)
			return d->resources[i];
	return NULL;
}

static const char *
doc_meta(const struct pai_doc *pub, const char *key)
{
	return p_doc_meta(own_doc(pub), key);
}

static const char *
doc_source(const struct pai_doc *pub, uint32_t i)
{
	const struct p_doc *d = own_doc(pub);

	return i < d->nsources ? d->sources[i] : "";
}

static const struct pai_grid *
doc_grid(const struct pai_doc *pub, const struct pai_node *table)
{
	return p_table_grid(own_doc(pub), table);
}

static struct pai_node *const *
doc_tables(const struct pai_doc *pub, size_t *n)
{
	return p_doc_tables(own_doc(pub), n);
}

static void *
doc_memo(const struct pai_doc *pub, const struct pai_node *table,
    const void *owner, size_t n)
{
	return p_doc_memo(own_doc(pub), table, owner, n);
}

static void
log_diag(struct pai_log *log, enum pai_msg msg, const struct pai_locus *at,
    const char *fmt, ...)
{
	va_list	 ap;

	va_start(ap, fmt);
	p_log_vsay((struct p_log *)log, msg, at, fmt, ap);
	va_end(ap);
}

static int64_t
log_limit(const struct pai_log *log, enum pai_limit limit)
{
	return (unsigned)limit < PAI_LIM_MAX ?
	    ((const struct p_log *)log)->limits[limit] : 0;
}

static enum pai_status
log_over(struct pai_log *log, enum pai_limit limit,
    const struct pai_locus *at, const char *what, uint64_t observed)
{
	return p_log_over((struct p_log *)log, limit, at, what, observed);
}

static enum pai_status
log_spend(struct pai_log *log, enum pai_limit limit, const char *what,
    uint64_t n)
{
	return p_log_spend((struct p_log *)log, limit, what, n);
}

const struct pai_host p_host = {
	.abi = PAI_ABI,
	.size = sizeof(struct pai_host),
	.in_bytes = p_in_bytes,
	.in_name = p_in_name,
	.out_put = p_out_put,
	.out_fmt = p_out_fmt,
	.out_status = p_out_status,
	.build_source = p_build_source,
	.build_at = p_build_at,
	.build_open = p_build_open,
	.build_close = p_build_close,
	.build_reopen = p_build_reopen,
	.build_text = p_build_text,
	.build_str = p_build_str,
	.build_style = p_build_style,
	.build_section = p_build_section,
	.build_resource = p_build_resource,
	.build_meta = p_build_meta,
	.build_widths = p_build_widths,
	.build_status = p_build_status,
	.kind_name = p_kind_name,
	.doc_style = doc_style,
	.doc_section = doc_section,
	.doc_resource = doc_resource,
	.doc_meta = doc_meta,
	.doc_source = doc_source,
	.doc_grid = doc_grid,
	.edit_new = p_edit_new,
	.edit_text = p_edit_text,
	.edit_add = p_edit_add,
	.edit_cut = p_edit_cut,
	.edit_drop = p_edit_drop,
	.edit_set = p_edit_set,
	.edit_join = p_edit_join,
	.edit_seal = p_edit_seal,
	.edit_str = p_edit_str,
	.edit_say = p_edit_say,
	.edit_status = p_edit_status,
	.log_diag = log_diag,
	.log_limit = log_limit,
	.log_over = log_over,
	.opt_int = p_opt_int,
	.opt_bool = p_opt_bool,
	.opt_str = p_opt_str,
	.build_figure = p_build_figure,
	.doc_figure = doc_figure,
	.edit_widths = p_edit_widths,
	.edit_style = p_edit_style,
	.doc_shown = p_doc_shown,
	.shown_put = p_shown_put,
	.read_embedded = p_read_embedded,
	.log_spend = log_spend,
	.edit_section = p_edit_section,
	.edit_reference = p_edit_reference,
	.doc_media = p_doc_media,
	.doc_tables = doc_tables,
	.doc_memo = doc_memo,
	.build_outline = p_build_outline,
	.doc_outline = doc_outline
};
