/*
 * md4c's events to nodes.
 *
 * md4c can be made to say far more than it was given: a thousand uses of one
 * long link, a table of a thousand columns whose rows have one cell.  So
 * what it says is counted, and a document that passes the output budget ends
 * there (robustness: output bombs).
 */
#include <md4c.h>
#include <stdio.h>
#include <string.h>

#include "md.h"

#define	EVENT_COST	16	/* bytes that a tag would take */
#define	BUDGET_FREE	(16u << 20)	/* whatever the input's size */

/* Ends each event. */
static int
spend(struct md *m, size_t n)
{
	m->placed = false;
	m->spent += EVENT_COST + n;
	if (m->status == PAI_OK && m->spent > m->budget)
		m->status = m->host->log_over(m->job->log,
		    PAI_LIM_OUTPUT_RATIO, NULL,
		    "bytes that the Markdown unfolds to", m->spent);
	return m->status == PAI_OK ? 0 : 1;
}

/* An attribute (address, title, info string) with its entities resolved. */
static struct pai_str
attribute(struct md *m, const MD_ATTRIBUTE *a)
{
	unsigned	 i, from, to;

	p_buf_clear(&m->scratch);
	if (a->text == NULL || a->size == 0 || spend(m, a->size) != 0)
		return (struct pai_str){ "", 0 };
	for (i = 0; a->substr_offsets[i] < a->size; i++) {
		from = a->substr_offsets[i];
		to = a->substr_offsets[i + 1];
		if (a->substr_types[i] == MD_TEXT_ENTITY)
			entity_text(&m->scratch, a->text + from, to - from);
		else if (a->substr_types[i] == MD_TEXT_NULLCHAR)
			p_buf_char(&m->scratch, 0xfffd);
		else
			p_buf_put(&m->scratch, a->text + from, to - from);
	}
	return emit_str(m, &m->scratch);
}

/*
 * Raw HTML that was kept back.  Where the source has it in one piece, it is
 * read there, so that positions are right.
 */
static void
html_settle(struct md *m)
{
	const char	*p = m->text.p;
	const char	*end = m->where.text + m->where.n;

	if (!m->held)
		return;
	m->held = m->placed = false;
	m->tables_open = 0;
	if (m->text_from != NULL && (size_t)(end - m->text_from) >= m->text.n &&
	    m->text.n > 0 && memcmp(m->text_from, p, m->text.n) == 0)
		p = m->text_from;
	emit_at(m, m->text_from);
	html_block(m, p, m->text.n);
	m->placed = false;
}

/* A tag in a line, which md4c hands out in pieces. */
static void
tag_settle(struct md *m)
{
	if (!m->in_tag)
		return;
	m->in_tag = false;
	emit_at(m, m->text_from);
	html_inline(m, m->text.p, m->text.n);
}

/* from: the text that follows, where it is known. */
static void
strike_settle(struct md *m, const char *from)
{
	struct pai_locus	 at;

	if (!m->strike)
		return;
	m->strike = false;
	if (from != NULL && where_find(&m->where, from, &at) &&
	    from > m->where.text && from[-1] == '~' &&
	    (from - 1 == m->where.text || from[-2] != '~'))
		emit_tilde(m);
	else
		emit_mark(m, PAI_N_STRIKE, false);
}

/* Everything that a new block, or the end of one, brings to an end. */
static void
block_settle(struct md *m)
{
	tag_settle(m);
	emit_line_end(m);
	html_table_end(m);
	html_settle(m);
}

static void
keep_text(struct md *m, const char *p, size_t n)
{
	struct pai_locus	 at;

	if (m->text.n == 0)
		m->text_from = where_find(&m->where, p, &at) ? p : NULL;
	p_buf_put(&m->text, p, n);
	if (!p_buf_ok(&m->text))
		m->status = PAI_E_NOMEM;
}

static void
verbatim_begin(struct md *m)
{
	p_buf_clear(&m->text);
	m->text_from = NULL;
	m->verbatim = true;
}

/* Quotes and lists beyond the limit stand in the last one within it. */
static bool
is_too_deep(struct md *m)
{
	if (m->depth <= m->depth_max)
		return false;
	if (!m->said_deep)
		pai_say(m->job->log, PAI_M_MD_TOO_DEEP, &m->at,
		    "below depth %u", (unsigned)m->depth_max);
	m->said_deep = true;
	return true;
}

static void
quote_begin(struct md *m)
{
	m->depth++;
	if (!is_too_deep(m))
		emit_open(m, PAI_N_QUOTE);
}

static void
list_begin(struct md *m, const MD_BLOCK_OL_DETAIL *ol,
    const MD_BLOCK_UL_DETAIL *ul)
{
	struct pai_node	*n;

	m->depth++;
	if (is_too_deep(m) || (n = emit_open(m, PAI_N_LIST)) == NULL)
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
		emit_close(m, kind);
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
	n->as.item.label = m->host->build_str(m->b, label, (size_t)len);
}

static void
item_begin(struct md *m, const MD_BLOCK_LI_DETAIL *li)
{
	struct pai_node	*n;

	if (m->depth > m->depth_max || (n = emit_open(m, PAI_N_ITEM)) == NULL)
		return;
	item_label(m, n);
	if (li->is_task)
		n->as.item.task = li->task_mark == ' ' ? 1 : 2;
}

static void
heading_begin(struct md *m, unsigned level)
{
	struct pai_node	*n = emit_line(m, PAI_N_HEADING);

	if (n != NULL)
		n->as.heading.level = (uint8_t)level;
}

static void
rule(struct md *m)
{
	emit_open(m, PAI_N_RULE);
	emit_close(m, PAI_N_RULE);
}

static void
table_begin(struct md *m, const MD_BLOCK_TABLE_DETAIL *t)
{
	struct pai_node	*n;

	m->wide = t->col_count > MD_COLUMNS;
	if (m->wide) {
		pai_say(m->job->log, PAI_M_MD_TABLE_WIDE, &m->at,
		    "%u columns", t->col_count);
		return;
	}
	if ((n = emit_open(m, PAI_N_TABLE)) == NULL)
		return;
	n->as.table.spans = PAI_SPANS_PADDED;
	n->as.table.head_rows = t->head_row_count;
}

static void
row_begin(struct md *m)
{
	m->wide_row = false;
	if (!m->wide)
		emit_open(m, PAI_N_ROW);
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
	struct pai_node	*n;

	if (m->wide || (n = emit_open(m, PAI_N_CELL)) == NULL)
		return;
	n->as.cell.rows = n->as.cell.cols = 1;
	n->as.cell.align = cell_align(td->align);
	n->as.cell.head = head;
}

static void
html_begin(struct md *m)
{
	if (!m->held)
		p_buf_clear(&m->text);
	m->verbatim = m->in_html = true;
}

/* A table that is not closed goes on in the next block of HTML. */
static void
html_end(struct md *m, size_t from)
{
	m->verbatim = m->in_html = false;
	m->held = true;
	m->tables_open += html_table_balance(m->text.p + from,
	    m->text.n - from);
	if (m->tables_open <= 0)
		html_settle(m);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;

	/* md4c goes on with a table's row after it was told to stop. */
	if (m->status != PAI_OK)
		return 1;
	if (type == MD_BLOCK_HTML) {
		tag_settle(m);
		emit_line_end(m);
		html_begin(m);
		m->html_from = m->text.n;
		return spend(m, 0);
	}
	if (!m->wide || (type != MD_BLOCK_TH && type != MD_BLOCK_TD))
		block_settle(m);
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
		verbatim_begin(m);
		break;
	case MD_BLOCK_P:
		emit_line(m, PAI_N_PARAGRAPH);
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
	return spend(m, 0);
}

static void
code_end(struct md *m, const MD_BLOCK_CODE_DETAIL *code)
{
	struct pai_node	*n;

	m->verbatim = false;
	emit_at(m, m->text_from);
	if ((n = emit_open(m, PAI_N_CODEBLOCK)) == NULL)
		return;
	n->as.text.str = emit_str(m, &m->text);
	n->as.text.lang = attribute(m, &code->info);
	emit_close(m, PAI_N_CODEBLOCK);
}

/* Cells of a table that is too wide stand in one paragraph a row. */
static void
cell_end(struct md *m)
{
	if (!m->wide) {
		block_settle(m);
		emit_close(m, PAI_N_CELL);
	} else {
		tag_settle(m);
		m->wide_row = true;
	}
}

static void
row_end(struct md *m)
{
	block_settle(m);
	if (!m->wide)
		emit_close(m, PAI_N_ROW);
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;

	if (m->status != PAI_OK)
		return 1;
	switch (type) {
	case MD_BLOCK_HTML:
		html_end(m, m->html_from);
		return spend(m, 0);
	case MD_BLOCK_CODE:
		code_end(m, detail);
		return spend(m, 0);
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		cell_end(m);
		return spend(m, 0);
	case MD_BLOCK_TR:
		row_end(m);
		return spend(m, 0);
	default:
		break;
	}
	block_settle(m);
	switch (type) {
	case MD_BLOCK_QUOTE:
		container_end(m, PAI_N_QUOTE);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		container_end(m, PAI_N_LIST);
		break;
	case MD_BLOCK_LI:
		if (m->depth <= m->depth_max)
			emit_close(m, PAI_N_ITEM);
		break;
	case MD_BLOCK_TABLE:
		if (!m->wide)
			emit_close(m, PAI_N_TABLE);
		m->wide = false;
		break;
	default:
		break;
	}
	return spend(m, 0);
}

/* A cell that is not the first of its row, in a table that is none. */
static void
wide_gap(struct md *m)
{
	if (m->wide && m->wide_row && m->line != PAI_N_NONE)
		pai_text(m->b, " ", 1, 0);
	m->wide_row = false;
}

static void
link_begin(struct md *m, const MD_SPAN_A_DETAIL *a)
{
	struct pai_node	*n = emit_mark(m, PAI_N_LINK, false);

	if (n == NULL)
		return;
	n->as.link.target = attribute(m, &a->href);
	n->as.link.title = attribute(m, &a->title);
}

static void
image_begin(struct md *m, const MD_SPAN_IMG_DETAIL *img)
{
	struct pai_node	*n = emit_mark(m, PAI_N_IMAGE, false);

	if (n == NULL)
		return;
	n->as.image.target = attribute(m, &img->src);
	n->as.image.title = attribute(m, &img->title);
}

static enum pai_kind
span_kind(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return PAI_N_EMPH;
	case MD_SPAN_STRONG:
		return PAI_N_STRONG;
	case MD_SPAN_A:
		return PAI_N_LINK;
	case MD_SPAN_IMG:
		return PAI_N_IMAGE;
	case MD_SPAN_DEL:
		return PAI_N_STRIKE;
	case MD_SPAN_U:
		return PAI_N_UNDERLINE;
	case MD_SPAN_CODE:
		return PAI_N_CODE;
	case MD_SPAN_LATEXMATH:
	case MD_SPAN_LATEXMATH_DISPLAY:
		return PAI_N_MATH;
	default:
		return PAI_N_SPAN;
	}
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;
	enum pai_kind	 kind = span_kind(type);

	if (m->status != PAI_OK)
		return 1;
	tag_settle(m);
	strike_settle(m, NULL);
	wide_gap(m);
	if (kind == PAI_N_CODE || kind == PAI_N_MATH)
		verbatim_begin(m);
	else if (kind == PAI_N_LINK)
		link_begin(m, detail);
	else if (kind == PAI_N_IMAGE)
		image_begin(m, detail);
	else if (kind == PAI_N_STRIKE)
		m->strike = true;
	else
		emit_mark(m, kind, false);
	return spend(m, 0);
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;
	enum pai_kind	 kind = span_kind(type);
	struct pai_node	*n;

	(void)detail;
	if (m->status != PAI_OK)
		return 1;
	tag_settle(m);
	strike_settle(m, NULL);
	if (kind != PAI_N_CODE && kind != PAI_N_MATH) {
		emit_mark_end(m, kind, false);
		return spend(m, 0);
	}
	m->verbatim = false;
	emit_at(m, m->text_from);
	if ((n = emit_leaf(m, kind)) != NULL)
		n->as.text.str = emit_str(m, &m->text);
	return spend(m, 0);
}

static void
entity(struct md *m, const char *p, size_t n)
{
	char	 out[8];
	size_t	 len = entity_decode(p, n, out);

	if (len > 0)
		emit_text(m, out, len);
	else
		emit_text(m, p, n);
}

static void
inline_text(struct md *m, MD_TEXTTYPE type, const char *p, size_t n)
{
	strike_settle(m, p);
	wide_gap(m);
	emit_at(m, p);
	switch (type) {
	case MD_TEXT_NULLCHAR:
		emit_text(m, "\xef\xbf\xbd", 3);
		break;
	case MD_TEXT_BR:
		emit_leaf(m, PAI_N_LINEBREAK);
		break;
	case MD_TEXT_SOFTBR:
		emit_leaf(m, PAI_N_SOFTBREAK);
		break;
	case MD_TEXT_ENTITY:
		entity(m, p, n);
		break;
	default:
		note_text(m, p, n);
		break;
	}
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *arg)
{
	struct md	*m = arg;

	if (m->status != PAI_OK)
		return 1;
	if (m->verbatim) {
		if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
			keep_text(m, " ", 1);
		else if (type == MD_TEXT_NULLCHAR)
			keep_text(m, "\xef\xbf\xbd", 3);
		else
			keep_text(m, p, n);
		if (m->in_html && m->text_from == p)
			emit_at(m, p);
	} else if (type == MD_TEXT_HTML) {
		if (!m->in_tag)
			p_buf_clear(&m->text);
		m->in_tag = true;
		keep_text(m, p, n);
	} else {
		tag_settle(m);
		inline_text(m, type, p, n);
	}
	return spend(m, n);
}

static enum pai_status
parse(struct md *m, const char *p, size_t n)
{
	MD_PARSER	 parser = { .flags = MD_DIALECT_GITHUB,
	    .enter_block = enter_block, .leave_block = leave_block,
	    .enter_span = enter_span, .leave_span = leave_span,
	    .text = text };

	if (m->math)
		parser.flags |= MD_FLAG_LATEXMATHSPANS;
	if (md_parse(p, (MD_SIZE)n, &parser, m) != 0 && m->status == PAI_OK)
		m->status = PAI_E_NOMEM;
	if (m->status == PAI_OK)
		block_settle(m);
	return m->status;
}

/*
 * The note stands in the middle of a paragraph, whose state is put aside.
 * What counts the whole input goes on counting.
 */
void
events_read_note(struct md *m, const char *p, size_t n)
{
	struct md	 outer = *m;

	m->line = PAI_N_NONE;
	m->marks = m->pendings = m->depth = m->tables = 0;
	m->wide = m->held = m->in_tag = m->strike = m->placed = false;
	m->text = m->scratch = (struct p_buf){ 0 };
	m->text_from = NULL;
	m->in_note = true;
	parse(m, p, n);
	p_buf_free(&m->text);
	p_buf_free(&m->scratch);
	outer.status = m->status;
	outer.spent = m->spent;
	outer.said = m->said;
	outer.said_deep = m->said_deep;
	outer.at = m->at;
	outer.pendings = 0;
	*m = outer;
}

enum pai_status
events_read(struct md *m, const char *p, size_t n)
{
	uint64_t	 ratio;

	ratio = (uint64_t)m->host->log_limit(m->job->log,
	    PAI_LIM_OUTPUT_RATIO);
	m->budget = n * ratio + BUDGET_FREE;
	m->depth_max = (uint32_t)m->host->log_limit(m->job->log,
	    PAI_LIM_BLOCK_DEPTH);
	if (n > UINT32_MAX)
		return m->host->log_over(m->job->log, PAI_LIM_INPUT_BYTES,
		    NULL, "bytes of Markdown", n);
	if (parse(m, p, n) == PAI_OK)
		note_rest(m);
	return m->status;
}
