/*
 * Builder calls from blocks and marks that may not be nested well.
 *
 * Inlines need a block to stand in: where none is open, a paragraph opens.
 * A mark closes when its end comes or its block ends; ends that nobody
 * waits for are passed over.  Markdown's own marks are well nested, so a tag
 * can never end one of them, while the end of one ends the tags inside it.
 *
 * md4c opens a block before it shows any of its text, so blocks wait for
 * their position until the first text in them comes.
 */
#include "markup.h"

static void
stick(struct markup *m)
{
	enum pai_status	 st = m->host->build_status(m->b);

	if (m->status == PAI_OK && st != PAI_OK)
		m->status = st;
}

/* What follows stands at p; so does what opened since the last position. */
void
emit_at(struct markup *m, const char *p)
{
	uint32_t	 i;

	if (!where_find(&m->where, p, &m->at))
		return;
	pai_at(m->b, &m->at);
	m->placed = true;
	for (i = 0; i < m->pendings; i++)
		m->pending[i]->locus = m->at;
	m->pendings = 0;
}

struct pai_node *
emit_open(struct markup *m, enum pai_kind kind)
{
	struct pai_node	*n = pai_open(m->b, kind);

	if (n == NULL)
		stick(m);
	else if (!m->placed && m->pendings < MARKUP_PENDING)
		m->pending[m->pendings++] = n;
	return n;
}

void
emit_close(struct markup *m, enum pai_kind kind)
{
	pai_close(m->b, kind);
	/* What ends without any text keeps the position before it. */
	if (m->pendings > 0)
		m->pendings--;
	stick(m);
}

/* Opens the block that inlines go to. */
struct pai_node *
emit_line(struct markup *m, enum pai_kind kind)
{
	emit_line_end(m);
	if (kind != PAI_N_CAPTION)
		html_table_place(m);
	m->line = kind;
	return emit_open(m, kind);
}

static void
pop(struct markup *m)
{
	const struct mark	*k;

	if (--m->marks >= MARKUP_MARKS)
		return;
	k = &m->mark[m->marks];
	if (k->literal)
		pai_text(m->b, "~", 1, 0);
	else
		emit_close(m, (enum pai_kind)k->kind);
}

void
emit_line_end(struct markup *m)
{
	m->blank = m->blank_line = false;
	m->last = 0;
	if (m->line == PAI_N_NONE)
		return;
	while (m->marks > 0)
		pop(m);
	emit_close(m, m->line);
	m->line = PAI_N_NONE;
}

void
emit_ready(struct markup *m)
{
	if (m->line == PAI_N_NONE)
		emit_line(m, PAI_N_PARAGRAPH);
}

void
emit_text(struct markup *m, const char *p, size_t n)
{
	if (n == 0)
		return;
	emit_ready(m);
	pai_text(m->b, p, n, m->style);
}

struct pai_node *
emit_leaf(struct markup *m, enum pai_kind kind)
{
	struct pai_node	*n;

	emit_ready(m);
	n = pai_leaf(m->b, kind);
	stick(m);
	return n;
}

/* Marks beyond the limit are counted, so that their ends are known. */
struct pai_node *
emit_mark(struct markup *m, enum pai_kind kind, bool html)
{
	struct pai_node	*n = NULL;

	emit_ready(m);
	if (m->marks < MARKUP_MARKS) {
		n = emit_open(m, kind);
		m->mark[m->marks] = (struct mark){ (uint8_t)kind, html, false };
	}
	m->marks++;
	return n;
}

/*
 * A single "~" opened a strike-through for md4c.  Chinese ranges are written
 * with it ("3~5天，8~10天"), so it stays what it is, and so does its end.
 */
void
emit_tilde(struct markup *m)
{
	emit_text(m, "~", 1);
	if (m->marks < MARKUP_MARKS)
		m->mark[m->marks] = (struct mark){ PAI_N_STRIKE, false, true };
	m->marks++;
}

/* The newest open mark that such an end may close; marks: there is none. */
static uint32_t
partner(const struct markup *m, enum pai_kind kind, bool html)
{
	uint32_t	 i;

	for (i = m->marks; i-- > 0;) {
		if (m->mark[i].html == html && m->mark[i].kind == kind)
			return i;
		if (html && !m->mark[i].html)
			break;
	}
	return m->marks;
}

void
emit_mark_end(struct markup *m, enum pai_kind kind, bool html)
{
	uint32_t	 to;

	if (m->marks > MARKUP_MARKS) {
		m->marks--;
		return;
	}
	if ((to = partner(m, kind, html)) == m->marks)
		return;
	while (m->marks > to)
		pop(m);
}

struct pai_str
emit_str(struct markup *m, const struct p_buf *b)
{
	return m->host->build_str(m->b, b->n > 0 ? b->p : "", b->n);
}
