/*
 * The tree as text: for goldens, for --dump-after, for whoever asks what the
 * reader saw.  One node a line, indented by depth; no number that depends on
 * how the tree came to be (ids, style numbers) is shown.
 */
#include <inttypes.h>
#include <string.h>
#include "core/dump.h"

#include <inttypes.h>
#include <string.h>

#define	WIDTHS_SHOWN	20u	/* columns of a table whose widths are told */

static void
put_flags(struct p_buf *b, unsigned flags)
{
	static const struct {
		unsigned	 bit;
		const char	*name;
	} names[] = {
		{ PAI_NF_GENERATED, "generated" }, { PAI_NF_EDITED, "edited" },
		{ PAI_NF_GUESSED, "guessed" }, { PAI_NF_LOST, "lost" },
		{ PAI_NF_PAD, "pad" }, { PAI_NF_REPEAT, "repeat" },
		{ PAI_NF_DELETED, "deleted" }, { PAI_NF_INSERTED, "inserted" },
		{ PAI_NF_CONTINUES, "continues" }
	};

	for (size_t i = 0; i < P_COUNT(names); i++)
		p_dump_word_if(b, (flags & names[i].bit) != 0, names[i].name);
}

static void
put_table(struct p_buf *b, const struct pai_node *n)
{
	static const char *const spans[] = { "given", "collapsed", "padded" };

	p_buf_fmt(b, " %" PRIu32 "x%" PRIu32, n->as.table.rows,
	    n->as.table.cols);
	if (n->as.table.head_rows != 0 || n->as.table.head_cols != 0)
		p_buf_fmt(b, " head=%" PRIu32 "+%" PRIu32,
		    n->as.table.head_rows, n->as.table.head_cols);
	if (n->as.table.spans != PAI_SPANS_GIVEN)
		p_buf_fmt(b, " spans=%s", P_NAME_AT(spans, n->as.table.spans));
	if (n->as.table.verdict != PAI_V_NONE)
		p_buf_fmt(b, " verdict=%s", pai_verdict_name(
		    (enum pai_verdict)n->as.table.verdict));
	p_dump_str(b, "form", n->as.table.form);
	if (n->as.table.align != PAI_ALIGN_NONE)
		p_buf_fmt(b, " align=%s", p_align_name(n->as.table.align));
	for (uint32_t i = 0; n->as.table.widths != NULL &&
	    i < n->as.table.cols && i < WIDTHS_SHOWN; i++)
		p_dump_pt(b, "column", n->as.table.widths[i]);
}

static void
put_cell(struct p_buf *b, const struct pai_node *n)
{
	p_buf_fmt(b, " %" PRIu32 ",%" PRIu32, n->as.cell.row, n->as.cell.col);
	if (n->as.cell.rows != 1 || n->as.cell.cols != 1)
		p_buf_fmt(b, " %" PRIu32 "x%" PRIu32, n->as.cell.rows,
		    n->as.cell.cols);
	p_dump_word_if(b, n->as.cell.head, "head");
	if (n->as.cell.align != 0)
		p_buf_fmt(b, " align=%s", p_align_name(n->as.cell.align));
	if (n->as.cell.flow != 0)
		p_buf_fmt(b, " flow=%s", p_flow_name(n->as.cell.flow));
}

/* A label's look is the text's but for what is shown. */
static void
put_label(struct p_buf *b, const struct p_doc *d, struct pai_str label,
    unsigned suffix, uint32_t style)
{
	p_dump_str(b, "label", label);
	p_dump_word_if(b, suffix == PAI_SUFFIX_SPACE, "then-space");
	p_dump_word_if(b, suffix == PAI_SUFFIX_NONE, "then-nothing");
	if (style == 0 || style > d->nstyles)
		return;
	p_dump_word_if(b, d->styles[style - 1]->bold, "label-bold");
	if ((d->styles[style - 1]->set & PAI_SF_COLOUR) != 0)
		p_buf_fmt(b, " label-colour=#%06" PRIx32,
		    d->styles[style - 1]->colour & 0xffffff);
}

static void
put_payload(struct p_buf *b, const struct p_doc *d, const struct pai_node *n)
{
	static const char *const roles[] = { "none", "title", "subtitle",
	    "signature", "date", "caption", "addressee", "toc",
	    "toc-head" };
	static const char *const running[] = { "header", "header-first",
	    "header-even", "footer", "footer-first", "footer-even" };

	switch (n->kind) {
	case PAI_N_HEADING:
		p_buf_fmt(b, " %u", n->as.heading.level);
		put_label(b, d, n->as.heading.label, n->as.heading.suffix,
		    n->as.heading.label_style);
		break;
	case PAI_N_PARAGRAPH:
		if (n->as.para.role != PAI_ROLE_NONE)
			p_buf_fmt(b, " role=%s", P_NAME_AT(roles,
			    n->as.para.role));
		break;
	case PAI_N_LIST:
		if (n->as.list.ordered)
			p_buf_fmt(b, " from=%d", n->as.list.start);
		p_dump_word_if(b, n->as.list.tight, "tight");
		if (n->as.list.numbering != 0)
			p_buf_fmt(b, " numbering=%d", n->as.list.numbering);
		break;
	case PAI_N_ITEM:
		put_label(b, d, n->as.item.label, n->as.item.suffix,
		    n->as.item.label_style);
		p_dump_word_if(b, n->as.item.task == 1, "open");
		p_dump_word_if(b, n->as.item.task == 2, "done");
		break;
	case PAI_N_TABLE:
		put_table(b, n);
		break;
	case PAI_N_ROW:
		p_dump_word_if(b, n->as.row.head, "head");
		break;
	case PAI_N_CELL:
		put_cell(b, n);
		break;
	case PAI_N_PAGEBREAK:
		p_dump_word_if(b, n->as.page_break.column, "column");
		break;
	case PAI_N_SECTION:
		p_dump_section(b, d, n->as.section.index);
		break;
	case PAI_N_RUNNING:
		p_buf_fmt(b, " %s", P_NAME_AT(running,
		    n->as.running.which));
		break;
	default:
		p_dump_inline(b, d, n);
		break;
	}
}

static void
put_side_tables(struct p_buf *b, const struct p_doc *d)
{
	for (const struct p_meta *m = d->meta; m != NULL; m = m->next)
		if (strcmp(m->key, "input") != 0) {
			p_buf_fmt(b, "meta %s=", m->key);
			p_dump_quoted(b, (struct pai_str){ m->value,
			    strlen(m->value) });
			p_buf_put(b, "\n", 1);
		}
	for (uint32_t i = 0; i < d->nresources; i++) {
		const struct pai_resource *r = d->resources[i];

		p_buf_str(b, "resource ");
		p_dump_quoted(b, r->key);
		p_buf_fmt(b, " %s %zu bytes %" PRIu32 "x%" PRIu32 "\n",
		    r->mime, r->n, r->width, r->height);
	}
}

void
p_doc_dump(const struct p_doc *d, struct p_buf *b)
{
	struct pai_iter	 it = pai_iter_at(d->root);
	unsigned	 depth = 0;

	put_side_tables(b, d);
	while (pai_iter_next(&it)) {
		if (it.event == PAI_LEAVE) {
			depth--;
			continue;
		}
		for (unsigned i = 0; i < depth; i++)
			p_buf_put(b, "  ", 2);
		p_buf_str(b, p_kind_name((enum pai_kind)it.node->kind));
		put_payload(b, d, it.node);
		put_flags(b, it.node->flags);
		p_dump_style(b, d, it.node->style);
		if (it.node->locus.line != 0 &&
		    it.node->kind != PAI_N_TEXT &&
		    it.node->kind != PAI_N_MATHPART)
			p_buf_fmt(b, " @%" PRIu32, it.node->locus.line);
		p_buf_put(b, "\n", 1);
		depth++;
	}
}
