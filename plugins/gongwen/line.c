/*
 * Lines within quotes and lists.
 *
 * Each open level leads the line with its mark: a quote with "> ", an item
 * with its label on its first line and blanks of the same width below.  The
 * levels never take more than half of the page; deeper ones lead nothing.
 */
#include <string.h>

#include "gongwen.h"
#include "kit/width.h"

static void
put_blanks(struct p_buf *b, size_t n)
{
	char	*p = p_buf_room(b, n);

	if (p == NULL)
		return;
	memset(p, ' ', n);
	p[n] = '\0';
	b->n += n;
}

size_t
gw_room(const struct gw *g)
{
	size_t	 used = 0;

	for (size_t i = 0; i < g->depth; i++)
		used += g->level[i].width;
	return g->page.width - used;
}

static void
put_label(struct gw *g, const struct gw_level *l)
{
	const size_t	 n = strlen(l->label);
	const size_t	 w = p_width_text(l->label, n, g->wide);

	p_buf_put(&g->line, l->label, n);
	put_blanks(&g->line, l->width > w ? l->width - w : 2);
}

static void
put_levels(struct gw *g)
{
	struct gw_level	*l;

	p_buf_clear(&g->line);
	for (size_t i = 0; i < g->depth; i++) {
		l = &g->level[i];
		l->begun = true;
		if (l->node->kind == PAI_N_QUOTE && l->width > 0)
			p_buf_str(&g->line, "> ");
		else if (l->pending)
			put_label(g, l);
		else
			put_blanks(&g->line, l->width);
		l->pending = false;
	}
}

void
gw_put_line(struct gw *g, size_t blanks, const char *p, size_t n)
{
	put_levels(g);
	put_blanks(&g->line, blanks);
	p_buf_put(&g->line, p, n);
	if (!p_buf_ok(&g->line)) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	gw_page_line(g, g->line.p, g->line.n);
}

void
gw_put_blank(struct gw *g)
{
	size_t	 n;

	put_levels(g);
	if (!p_buf_ok(&g->line)) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	for (n = g->line.n; n > 0 && g->line.p[n - 1] == ' '; n--)
		;
	gw_page_line(g, g->line.p != NULL ? g->line.p : "", n);
}

/* The blanks that lead the first line: Chinese ones before Chinese. */
static void
put_indent(struct gw *g, size_t blanks, uint32_t first)
{
	if (blanks == P_SHEET_INDENT && p_width_char(first, g->wide) == 2)
		p_buf_str(&g->line, "　　");
	else
		put_blanks(&g->line, blanks);
}

/* One line of the scratch text. */
static void
put_filled(struct gw *g, size_t blanks, const struct p_wrap_line *l)
{
	put_levels(g);
	if (blanks > 0)
		put_indent(g, blanks, g->text.cp[l->from]);
	gw_text_put(&g->text, l->from, l->to, &g->line);
	if (!p_buf_ok(&g->line)) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	gw_page_line(g, g->line.p, g->line.n);
}

void
gw_put_filled(struct gw *g, size_t blanks)
{
	const struct gw_text	*t = &g->text;
	struct p_wrap		 w = { t->cp, t->brk, 0, g->wide };
	struct p_wrap_line	 l;
	size_t			 room, lead, at = 0;

	if (t->failed) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	while (at < t->n && g->status == PAI_OK) {
		for (w.n = at; w.n < t->n && t->cp[w.n] != '\n'; w.n++)
			;
		for (; at < w.n && g->status == PAI_OK; at = l.next) {
			lead = at == 0 ? blanks : 0;
			room = gw_room(g);
			p_wrap_next(&w, at, room > lead ? room - lead : 1, &l);
			put_filled(g, lead, &l);
		}
		at = w.n + 1;
	}
}
