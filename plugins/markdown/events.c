/*
 * md4c's events to nodes.
 *
 * md4c can be made to say far more than it was given: a thousand uses of one
 * long link, a table of a thousand columns whose rows have one cell.  So
 * what it says is counted, and a document that passes the output budget ends
 * there (robustness: output bombs).
 */
#include <md4c.h>
#include <string.h>

#include "md.h"

#define	EVENT_COST	16	/* bytes that a tag would take */
#define	BUDGET_FREE	(16u << 20)	/* whatever the input's size */

/* Ends each event: n bytes more of output; nonzero: too many. */
static int
spend(struct md *m, size_t n)
{
	m->mu.placed = false;
	m->spent += EVENT_COST + n;
	if (m->mu.status == PAI_OK && m->spent > m->budget)
		m->mu.status = m->mu.host->log_over(m->mu.job->log,
		    PAI_LIM_OUTPUT_RATIO, NULL,
		    "bytes that the Markdown unfolds to", m->spent);
	return m->mu.status == PAI_OK ? 0 : 1;
}

/* An attribute (address, title, info string) with its entities resolved. */
static void
resolve(struct md *m, const MD_ATTRIBUTE *a)
{
	unsigned	 i, from, to;

	p_buf_clear(&m->mu.scratch);
	if (a->text == NULL || a->size == 0 || spend(m, a->size) != 0)
		return;
	for (i = 0; a->substr_offsets[i] < a->size; i++) {
		from = a->substr_offsets[i];
		to = a->substr_offsets[i + 1];
		if (a->substr_types[i] == MD_TEXT_ENTITY)
			p_entity_text(&m->mu.scratch, a->text + from, to - from);
		else if (a->substr_types[i] == MD_TEXT_NULLCHAR)
			p_buf_char(&m->mu.scratch, 0xfffd);
		else
			p_buf_put(&m->mu.scratch, a->text + from, to - from);
	}
}

struct pai_str
md_attribute(struct md *m, const MD_ATTRIBUTE *a)
{
	resolve(m, a);
	return emit_str(&m->mu, &m->mu.scratch);
}

/*
 * Raw HTML that was kept back.  Where the source has it in one piece, it is
 * read there, so that positions are right.
 */
void
md_html_settle(struct md *m)
{
	const char	*p = m->text.p;
	const char	*end = m->mu.where.text + m->mu.where.n;

	if (!m->held)
		return;
	m->held = m->mu.placed = false;
	m->tables_open = 0;
	if (m->text_from != NULL && (size_t)(end - m->text_from) >= m->text.n &&
	    m->text.n > 0 && memcmp(m->text_from, p, m->text.n) == 0)
		p = m->text_from;
	emit_at(&m->mu, m->text_from);
	html_block(m, p, m->text.n);
	m->mu.placed = false;
}

/* A tag in a line, which md4c hands out in pieces. */
void
md_tag_settle(struct md *m)
{
	if (!m->in_tag)
		return;
	m->in_tag = false;
	emit_at(&m->mu, m->text_from);
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
	if (from != NULL && where_find(&m->mu.where, from, &at) &&
	    from > m->mu.where.text && from[-1] == '~' &&
	    (from - 1 == m->mu.where.text || from[-2] != '~'))
		emit_tilde(&m->mu);
	else
		emit_mark(&m->mu, PAI_N_STRIKE, false);
}

/* Everything that a new block, or the end of one, brings to an end. */
void
md_block_settle(struct md *m)
{
	md_tag_settle(m);
	emit_line_end(&m->mu);
	html_table_end(&m->mu);
	md_html_settle(m);
}

static void
keep_text(struct md *m, const char *p, size_t n)
{
	struct pai_locus	 at;

	if (m->text.n == 0)
		m->text_from = where_find(&m->mu.where, p, &at) ? p : NULL;
	p_buf_put(&m->text, p, n);
	if (!p_buf_ok(&m->text))
		m->mu.status = PAI_E_NOMEM;
}

void
md_verbatim(struct md *m)
{
	p_buf_clear(&m->text);
	m->text_from = NULL;
	m->verbatim = true;
}

/* A cell that is not the first of its row, in a table that is none. */
static void
wide_gap(struct md *m)
{
	if (m->wide && m->wide_row && m->mu.line != PAI_N_NONE)
		pai_text(m->mu.b, " ", 1, 0);
	m->wide_row = false;
}

static void
link_begin(struct md *m, const MD_SPAN_A_DETAIL *a)
{
	struct pai_node	*n = emit_mark(&m->mu, PAI_N_LINK, false);

	if (n == NULL)
		return;
	n->as.link.target = md_attribute(m, &a->href);
	n->as.link.title = md_attribute(m, &a->title);
}

static void
image_begin(struct md *m, const MD_SPAN_IMG_DETAIL *img)
{
	struct pai_node	*n = emit_mark(&m->mu, PAI_N_IMAGE, false);

	if (n == NULL)
		return;
	resolve(m, &img->src);
	(void)markup_data(&m->mu);
	n->as.image.target = emit_str(&m->mu, &m->mu.scratch);
	n->as.image.title = md_attribute(m, &img->title);
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

	if (m->mu.status != PAI_OK)
		return 1;
	md_cell_open(m);
	md_tag_settle(m);
	strike_settle(m, NULL);
	wide_gap(m);
	if (kind == PAI_N_CODE || kind == PAI_N_MATH)
		md_verbatim(m);
	else if (kind == PAI_N_LINK)
		link_begin(m, detail);
	else if (kind == PAI_N_IMAGE)
		image_begin(m, detail);
	else if (kind == PAI_N_STRIKE)
		m->strike = true;
	else
		emit_mark(&m->mu, kind, false);
	return spend(m, 0);
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;
	enum pai_kind	 kind = span_kind(type);
	struct pai_node	*n;

	(void)detail;
	if (m->mu.status != PAI_OK)
		return 1;
	md_tag_settle(m);
	strike_settle(m, NULL);
	if (kind != PAI_N_CODE && kind != PAI_N_MATH) {
		emit_mark_end(&m->mu, kind, false);
		return spend(m, 0);
	}
	m->verbatim = false;
	emit_at(&m->mu, m->text_from);
	if ((n = emit_leaf(&m->mu, kind)) != NULL)
		n->as.text.str = emit_str(&m->mu, &m->text);
	return spend(m, 0);
}

static void
entity(struct md *m, const char *p, size_t n)
{
	char	 out[8];
	size_t	 len = p_entity_decode(p, n, out);

	if (len > 0)
		emit_text(&m->mu, out, len);
	else
		emit_text(&m->mu, p, n);
}

static void
inline_text(struct md *m, MD_TEXTTYPE type, const char *p, size_t n)
{
	strike_settle(m, p);
	wide_gap(m);
	emit_at(&m->mu, p);
	switch (type) {
	case MD_TEXT_NULLCHAR:
		emit_text(&m->mu, "\xef\xbf\xbd", 3);
		break;
	case MD_TEXT_BR:
		emit_leaf(&m->mu, PAI_N_LINEBREAK);
		break;
	case MD_TEXT_SOFTBR:
		emit_leaf(&m->mu, PAI_N_SOFTBREAK);
		break;
	case MD_TEXT_ENTITY:
		entity(m, p, n);
		break;
	default:
		note_text(m, p, n);
		break;
	}
}

static void
own_text(struct md *m, MD_TEXTTYPE type, const char *p, size_t n)
{
	md_cell_open(m);
	if (m->verbatim) {
		if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
			keep_text(m, " ", 1);
		else if (type == MD_TEXT_NULLCHAR)
			keep_text(m, "\xef\xbf\xbd", 3);
		else
			keep_text(m, p, n);
		if (m->in_html && m->text_from == p)
			emit_at(&m->mu, p);
	} else if (type == MD_TEXT_HTML) {
		if (!m->in_tag)
			p_buf_clear(&m->text);
		m->in_tag = true;
		keep_text(m, p, n);
	} else {
		md_tag_settle(m);
		inline_text(m, type, p, n);
	}
}

/* What ragged.c added is passed over. */
static int
text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *arg)
{
	struct md	*m = arg;
	size_t		 left = n, part;
	bool		 ours;

	if (m->mu.status != PAI_OK)
		return 1;
	do {
		part = where_own(&m->mu.where, p, left, &ours);
		if (ours)
			m->cell_added = true;
		else
			own_text(m, type, p, part);
		p += part;
		left -= part;
	} while (left > 0);
	return spend(m, n);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;

	/* md4c goes on with a table's row after it was told to stop. */
	if (m->mu.status != PAI_OK)
		return 1;
	md_block_open(m, (int)type, detail);
	return spend(m, 0);
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct md	*m = arg;

	if (m->mu.status != PAI_OK)
		return 1;
	md_block_shut(m, (int)type, detail);
	return spend(m, 0);
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
	if (md_parse(p, (MD_SIZE)n, &parser, m) != 0 && m->mu.status == PAI_OK)
		m->mu.status = PAI_E_NOMEM;
	if (m->mu.status == PAI_OK)
		md_block_settle(m);
	return m->mu.status;
}

/*
 * The note stands in the middle of a paragraph, whose state is put aside.
 * What counts the whole input goes on counting.
 */
void
events_read_note(struct md *m, const char *p, size_t n)
{
	struct md	 outer = *m;

	m->mu.line = PAI_N_NONE;
	m->mu.marks = m->mu.pendings = m->depth = m->mu.tables = 0;
	m->wide = m->held = m->in_tag = m->strike = m->mu.placed = false;
	m->text = m->mu.scratch = (struct p_buf){ 0 };
	m->text_from = NULL;
	m->in_note = true;
	parse(m, p, n);
	p_buf_free(&m->text);
	p_buf_free(&m->mu.scratch);
	outer.mu.status = m->mu.status;
	outer.spent = m->spent;
	outer.said = m->said;
	outer.said_deep = m->said_deep;
	outer.mu.at = m->mu.at;
	outer.mu.pendings = 0;
	*m = outer;
}

enum pai_status
events_read(struct md *m, const char *p, size_t n)
{
	uint64_t	 ratio;

	ratio = (uint64_t)m->mu.host->log_limit(m->mu.job->log,
	    PAI_LIM_OUTPUT_RATIO);
	m->budget = n * ratio + BUDGET_FREE;
	m->depth_max = (uint32_t)m->mu.host->log_limit(m->mu.job->log,
	    PAI_LIM_BLOCK_DEPTH);
	if (n > UINT32_MAX)
		return m->mu.host->log_over(m->mu.job->log, PAI_LIM_INPUT_BYTES,
		    NULL, "bytes of Markdown", n);
	if (parse(m, p, n) == PAI_OK)
		note_rest(m);
	return m->mu.status;
}
