/*
 * What a repair says of itself.
 *
 * A span or a shift is nothing that can be quoted from one cell, so the rows
 * of a table are written down before the first edit and compared, one by one,
 * with what they are after the last.  Only rows that differ are told.
 */
#include "pass/told.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "pass/table/table.h"

#define	ROW_CHARS	1200	/* bytes of one row */
#define	CELL_CHARS	160	/* and of one cell: enough to find it by */
#define	ROW_HEAD	48	/* "12 (line 3456): " and more */
#define	TOLD_MAX	((size_t)7900)	/* of all: the trail keeps 8000 */

struct p_told_row {
	struct pai_str	 text;
	struct pai_locus at;
};

/* Cells that only fill up a row never stood in the input. */
static const struct pai_node *
last_cell(const struct pai_node *row)
{
	const struct pai_node *c = row->last;

	while (c != NULL && (c->flags & PAI_NF_PAD) != 0)
		c = c->prev;
	return c;
}

static size_t
print_row(const struct pai_node *row, char *out, size_t room)
{
	const struct pai_node *c = row->first, *last = last_cell(row);
	char	 text[CELL_CHARS];
	size_t	 at = 0;

	for (out[0] = '\0'; c != NULL && last != NULL &&
	    at + CELL_CHARS + 32 < room; c = c->next) {
		at += (size_t)snprintf(out + at, room - at, "%s%s",
		    c != row->first ? " | " : "",
		    p_quote(c, text, sizeof(text)));
		if (c->as.cell.rows > 1 || c->as.cell.cols > 1)
			at += (size_t)snprintf(out + at, room - at,
			    "%s@%ux%u", text[0] != '\0' ? " " : "",
			    (unsigned)c->as.cell.rows,
			    (unsigned)c->as.cell.cols);
		if (c == last)
			break;
	}
	return at;
}

static uint32_t
count_rows(const struct pai_node *table)
{
	uint32_t n = 0;

	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r))
		n++;
	return n;
}

struct p_told
p_told_rows(struct p_pool *pool, const struct pai_node *table)
{
	struct p_told	 t = { .pool = pool };
	char		 text[ROW_CHARS], *keep;
	uint32_t	 n = count_rows(table), i = 0;
	size_t		 len;

	t.row = p_pool_take(pool, n > 0 ? n : 1, sizeof(*t.row));
	if (t.row == NULL)
		return t;
	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r), i++) {
		len = print_row(r, text, sizeof(text));
		if ((keep = p_pool_take(pool, len + 1, 1)) == NULL)
			return t;
		memcpy(keep, text, len);
		t.row[i].text = (struct pai_str){ keep, len };
		t.row[i].at = r->locus;
	}
	t.rows = n;
	return t;
}

static bool
same(const struct p_told_row *a, const struct p_told_row *b)
{
	return a->text.n == b->text.n &&
	    memcmp(a->text.p, b->text.p, a->text.n) == 0;
}

/* "3 (line 12): text"; what stands there now has no place of its own. */
static void
put_row(struct p_buf *out, uint32_t i, const struct p_told_row *r, bool was)
{
	bool	 paged = r->at.line == 0 && r->at.page != 0;

	if (out->n + r->text.n + ROW_HEAD > TOLD_MAX)
		return;
	p_buf_fmt(out, "%s%u", out->n > 0 ? "\n" : "", (unsigned)i + 1);
	if (was && (paged || r->at.line != 0))
		p_buf_fmt(out, " (%s %u)", paged ? "page" : "line",
		    (unsigned)(paged ? r->at.page : r->at.line));
	p_buf_str(out, ": ");
	p_buf_put(out, r->text.p, r->text.n);
}

/* Where rows came or went, all between the rows that stayed is told. */
static void
put_changed(struct p_buf *was, struct p_buf *now, const struct p_told *a,
    const struct p_told *b)
{
	uint32_t from = 0, end_a = a->rows, end_b = b->rows;
	bool	 paired = a->rows == b->rows;

	while (from < end_a && from < end_b &&
	    same(&a->row[from], &b->row[from]))
		from++;
	while (end_a > from && end_b > from &&
	    same(&a->row[end_a - 1], &b->row[end_b - 1])) {
		end_a--;
		end_b--;
	}
	for (uint32_t i = from; i < end_a; i++)
		if (!paired || !same(&a->row[i], &b->row[i]))
			put_row(was, i, &a->row[i], true);
	for (uint32_t i = from; i < end_b; i++)
		if (!paired || !same(&a->row[i], &b->row[i]))
			put_row(now, i, &b->row[i], false);
}

void
p_told_say(const struct pai_change *job, struct pai_node *node,
    const struct pai_node *table, enum pai_msg msg, const struct p_told *was,
    const char *why, ...)
{
	struct p_told	 now = p_told_rows(was->pool, table);
	struct p_buf	 a = { 0 }, b = { 0 };
	char		 reason[512];
	va_list		 ap;

	va_start(ap, why);
	vsnprintf(reason, sizeof(reason), why, ap);
	va_end(ap);
	put_changed(&a, &b, was, &now);
	p_say(job, node, msg, a.n > 0 ? a.p : NULL, b.n > 0 ? b.p : NULL,
	    "%s", reason);
	p_buf_free(&a);
	p_buf_free(&b);
}

const char *
p_told_block(const struct pai_node *n, char *out, size_t room)
{
	char	 text[CELL_CHARS];

	p_quote(n, text, sizeof(text));
	if (n->kind == PAI_N_HEADING)
		snprintf(out, room, "heading %u: %s",
		    (unsigned)n->as.heading.level, text);
	else
		snprintf(out, room, "paragraph: %s", text);
	return out;
}
