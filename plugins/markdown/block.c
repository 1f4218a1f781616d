/*
 * Blocks: quotes, lists, headings, code, tables.
 *
 * md4c opens and closes them well nested.  Those beyond a limit are not
 * opened, and what they hold stands in the block around them.
 */
#include <md4c.h>
#include <stdio.h>

#include "md.h"

/* Quotes and lists beyond the limit stand in the last one within it. */
static bool
is_too_deep(struct md *m)
{
	if (m->depth <= m->depth_max)
		return false;
	if (!m->said_deep)
		pai_say(m->mu.job->log, PAI_M_MD_TOO_DEEP, &m->mu.at,
		    "below depth %u", (unsigned)m->depth_max);
	m->said_deep = true;
	return true;
}

static void
quote_begin(struct md *m)
{
	m->depth++;
	if (!is_too_deep(m))
		emit_open(&m->mu, PAI_N_QUOTE);
}

static void
list_begin(struct md *m, const MD_BLOCK_OL_DETAIL *ol,
    const MD_BLOCK_UL_DETAIL *ul)
{
	struct pai_node	*n;

	m->depth++;
	if (is_too_deep(m) || (n = emit_open(&m->mu, PAI_N_LIST)) == NULL)
		return;
	n->as.list.ordered = ol != NULL;
	n->as.list.start = ol == NULL ? 1 : ol->start <= 999999999 ?
	    (int32_t)ol->start : 999999999;
	n->as.list.tight = ol != NULL ? ol->is_tight != 0 :
	    ul->is_tight != 0;
	/* Items ask the list how numbers are written: see item_label(). */
	if (m->depth < MD_DEPTHS) {
		m->bracket[m->depth] = ol != NULL &&
		    ol->mark_delimiter == ')';
		m->number[m->depth] = n->as.list.start;
	}
}

static void
container_end(struct md *m, enum pai_kind kind)
{
	if (m->depth <= m->depth_max)
		emit_close(&m->mu, kind);
	m->depth--;
}

/* "1)" is not what a list shows by itself. */
static void
item_label(struct md *m, struct pai_node *n)
{
	char	 label[16];
	int	 len;

	if (m->depth >= MD_DEPTHS || !m->bracket[m->depth])
		return;
	len = snprintf(label, sizeof(label), "%d)",
	    (int)m->number[m->depth]++);
	n->as.item.label = m->mu.host->build_str(m->mu.b, label, (size_t)len);
}

static void
item_begin(struct md *m, const MD_BLOCK_LI_DETAIL *li)
{
	struct pai_node	*n;

	if (m->depth > m->depth_max ||
	    (n = emit_open(&m->mu, PAI_N_ITEM)) == NULL)
		return;
	item_label(m, n);
	if (li->is_task)
		n->as.item.task = li->task_mark == ' ' ? 1 : 2;
}

static void
heading_begin(struct md *m, unsigned level)
{
	struct pai_node	*n = emit_line(&m->mu, PAI_N_HEADING);

	if (n != NULL)
		n->as.heading.level = (uint8_t)level;
}

static void
rule(struct md *m)
{
	emit_open(&m->mu, PAI_N_RULE);
	emit_close(&m->mu, PAI_N_RULE);
}

static void
table_begin(struct md *m, const MD_BLOCK_TABLE_DETAIL *t)
{
	struct pai_node	*n;

	m->wide = t->col_count > MD_COLUMNS;
	if (m->wide) {
		pai_say(m->mu.job->log, PAI_M_MD_TABLE_WIDE, &m->mu.at,
		    "%u columns", t->col_count);
		return;
	}
	if ((n = emit_open(&m->mu, PAI_N_TABLE)) == NULL)
		return;
	n->as.table.spans = PAI_SPANS_PADDED;
	n->as.table.head_rows = t->head_row_count;
	m->table = n;
}

static void
row_begin(struct md *m)
{
	m->wide_row = false;
	m->row_due = !m->wide;
}

/* A row of which every cell was added is none: it is the header that rows
 * without one were given. */
static void
row_end(struct md *m)
{
	if (m->wide)
		return;
	if (!m->row_due)
		emit_close(&m->mu, PAI_N_ROW);
	else if (m->table != NULL && m->table->as.table.head_rows > 0)
		m->table->as.table.head_rows--;
	m->row_due = false;
}

static uint8_t
cell_align(MD_ALIGN align)
{
	switch (align) {
	case MD_ALIGN_LEFT:
		return PAI_ALIGN_LEFT;
	case MD_ALIGN_CENTER:
		return PAI_ALIGN_CENTRE;
	case MD_ALIGN_RIGHT:
		return PAI_ALIGN_RIGHT;
	default:
		return PAI_ALIGN_NONE;
	}
}

static void
cell_begin(struct md *m, const MD_BLOCK_TD_DETAIL *td, bool head)
{
	m->cell_due = !m->wide;
	m->cell_added = false;
	m->cell_head = head;
	m->cell_align = cell_align(td->align);
}

void
md_cell_open(struct md *m)
{
	struct pai_node	*n;

	if (!m->cell_due)
		return;
	m->cell_due = false;
	if (m->row_due)
		emit_open(&m->mu, PAI_N_ROW);
	m->row_due = false;
	if ((n = emit_open(&m->mu, PAI_N_CELL)) == NULL)
		return;
	n->as.cell.rows = n->as.cell.cols = 1;
	n->as.cell.align = m->cell_align;
	n->as.cell.head = m->cell_head;
}

static void
html_begin(struct md *m)
{
	md_tag_settle(m);
	emit_line_end(&m->mu);
	if (!m->held)
		p_buf_clear(&m->text);
	m->html_from = m->text.n;
	m->verbatim = m->in_html = true;
}

/* A table that is not closed goes on in the next block of HTML. */
static void
html_end(struct md *m)
{
	size_t	 from = m->html_from;

	m->verbatim = m->in_html = false;
	m->held = true;
	m->tables_open += html_table_balance(m->text.p + from,
	    m->text.n - from);
	if (m->tables_open <= 0)
		md_html_settle(m);
}

static void
code_end(struct md *m, const MD_BLOCK_CODE_DETAIL *code)
{
	struct pai_node	*n;

	m->verbatim = false;
	emit_at(&m->mu, m->text_from);
	if ((n = emit_open(&m->mu, PAI_N_CODEBLOCK)) == NULL)
		return;
	n->as.text.str = emit_str(&m->mu, &m->text);
	n->as.text.lang = md_attribute(m, &code->info);
	emit_close(&m->mu, PAI_N_CODEBLOCK);
}

/* Cells of a table that is too wide stand in one paragraph a row. */
static void
cell_end(struct md *m)
{
	if (!m->wide) {
		if (m->cell_due && m->cell_added) {
			m->cell_due = false;
			return;
		}
		md_cell_open(m);
		md_block_settle(m);
		emit_close(&m->mu, PAI_N_CELL);
	} else {
		md_tag_settle(m);
		m->wide_row = true;
	}
}

void
md_block_open(struct md *m, int type, void *detail)
{
	if (type == MD_BLOCK_HTML) {
		html_begin(m);
		return;
	}
	if (!m->wide || (type != MD_BLOCK_TH && type != MD_BLOCK_TD))
		md_block_settle(m);
	switch (type) {
	case MD_BLOCK_QUOTE:
		quote_begin(m);
		break;
	case MD_BLOCK_UL:
		list_begin(m, NULL, detail);
		break;
	case MD_BLOCK_OL:
		list_begin(m, detail, NULL);
		break;
	case MD_BLOCK_LI:
		item_begin(m, detail);
		break;
	case MD_BLOCK_HR:
		rule(m);
		break;
	case MD_BLOCK_H:
		heading_begin(m, ((MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
		md_verbatim(m);
		break;
	case MD_BLOCK_P:
		emit_line(&m->mu, PAI_N_PARAGRAPH);
		break;
	case MD_BLOCK_TABLE:
		table_begin(m, detail);
		break;
	case MD_BLOCK_TR:
		row_begin(m);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		cell_begin(m, detail, type == MD_BLOCK_TH);
		break;
	default:
		break;
	}
}

void
md_block_shut(struct md *m, int type, void *detail)
{
	if (type != MD_BLOCK_HTML && type != MD_BLOCK_CODE &&
	    type != MD_BLOCK_TH && type != MD_BLOCK_TD)
		md_block_settle(m);
	switch (type) {
	case MD_BLOCK_HTML:
		html_end(m);
		break;
	case MD_BLOCK_CODE:
		code_end(m, detail);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		cell_end(m);
		break;
	case MD_BLOCK_TR:
		row_end(m);
		break;
	case MD_BLOCK_QUOTE:
		container_end(m, PAI_N_QUOTE);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		container_end(m, PAI_N_LIST);
		break;
	case MD_BLOCK_LI:
		if (m->depth <= m->depth_max)
			emit_close(&m->mu, PAI_N_ITEM);
		break;
	case MD_BLOCK_TABLE:
		if (!m->wide)
			emit_close(&m->mu, PAI_N_TABLE);
		m->table = NULL;
		m->wide = false;
		break;
	default:
		break;
	}
}
