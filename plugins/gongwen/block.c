/*
 * Blocks, in document order, each in the form GB/T 9704 gives it or, where
 * the standard has none (lists, quotes, code), in a form that reads well and
 * that the ocr reader knows:
 *
 *	title		in the middle, a blank line below
 *	heading		with a 序数: as a paragraph
 *			else: flush left behind a mark that tells the level
 *	paragraph	左空二字，回行顶格
 *	list item	label two columns in, its text hanging
 *	quote		"> " before each line
 *	code		as it is, between lines of ```
 *	rule		＊＊＊ in the middle
 */
#include <stdio.h>
#include <string.h>

#include "gongwen.h"
#include "kit/ordinal.h"
#include "kit/utf8.h"
#include "kit/width.h"

/* ---- paragraphs and headings ---- */

static void
take(struct gw *g, const struct pai_node *n)
{
	gw_text_clear(&g->text);
	gw_text_take(g, &g->text, n);
	gw_text_seal(&g->text);
}

static void
put_break(struct gw *g, const struct pai_node *n)
{
	gw_page_turn(g);
	if (g->last != NULL)
		g->last = n;
}

static void
put_flush_right(struct gw *g, size_t right)
{
	struct p_buf	 b = { 0 };
	size_t		 room = gw_room(g), w;

	gw_text_put(&g->text, 0, g->text.n, &b);
	w = b.n > 0 ? p_width_text(b.p, b.n, g->wide) : 0;
	if (memchr(g->text.cp, '\n', g->text.n * sizeof(*g->text.cp)) != NULL
	    || w + right + P_SHEET_INDENT > room || !p_buf_ok(&b))
		gw_put_filled(g, P_SHEET_INDENT);
	else
		gw_put_line(g, room - right - w, b.p, b.n);
	p_buf_free(&b);
}

static bool
has_role(const struct pai_node *n, enum pai_role role)
{
	return n != NULL && n->kind == PAI_N_PARAGRAPH &&
	    n->as.para.role == role;
}

/*
 * GB/T 9704 7.3.5.2: 署名右空二字; the date below begins 二字 to the right
 * of the name; where it is the longer, it is the date that stands 右空二字.
 */
static void
put_signature(struct gw *g, const struct pai_node *n)
{
	size_t	 right = P_SHEET_INDENT, name, date;

	if (has_role(n->next, PAI_ROLE_DATE)) {
		take(g, n->next);
		date = gw_text_width(g);
		take(g, n);
		name = gw_text_width(g);
		if (date + P_SHEET_INDENT > name)
			right += date + P_SHEET_INDENT - name;
	}
	take(g, n);
	gw_put_blank(g);
	put_flush_right(g, right);
}

static void
put_date(struct gw *g, const struct pai_node *n)
{
	size_t	 right = P_SHEET_INDENT, name, date;

	if (has_role(n->prev, PAI_ROLE_SIGNATURE)) {
		take(g, n->prev);
		name = gw_text_width(g);
		take(g, n);
		date = gw_text_width(g);
		if (date + P_SHEET_INDENT < name)
			right = name - date;
	}
	take(g, n);
	put_flush_right(g, right);
}

/* Two blocks in the middle would read as one without a blank line. */
static bool
is_centred(const struct gw *g, const struct pai_node *n)
{
	const struct pai_style	*s;

	if (n == NULL)
		return false;
	if (n->kind == PAI_N_HEADING)
		return n->as.heading.level == 1;
	if (n->kind != PAI_N_PARAGRAPH)
		return n->kind == PAI_N_RULE || n->kind == PAI_N_CAPTION;
	switch (n->as.para.role) {
	case PAI_ROLE_TITLE:
	case PAI_ROLE_SUBTITLE:
	case PAI_ROLE_CAPTION:
		return true;
	case PAI_ROLE_NONE:
		s = g->host->doc_style(g->job->doc, n->style);
		return s->align == PAI_ALIGN_CENTRE;
	default:
		return false;
	}
}

static void
put_middle(struct gw *g, const struct pai_node *n)
{
	if (is_centred(g, g->last) || gw_in_item(g))
		gw_put_blank(g);
	gw_put_centred(g);
	if (g->last == NULL || has_role(n, PAI_ROLE_TITLE))
		gw_page_gap(g);
}

/* The level that the number at the text's start stands for; 0: none. */
static unsigned
ordinal_level(const struct gw_text *t, unsigned *looks)
{
	struct p_ordinal o;
	char		 head[256];
	size_t		 n = 0;

	for (size_t i = 0; i < t->n && n + 4 <= sizeof(head); i++)
		n += p_utf8_put(head + n, t->cp[i]);
	*looks = p_ordinal_heads(head, n);
	return p_ordinal_at(head, n, &o) ? o.level : 0;
}

/*
 * A numbered paragraph and a heading stand alike on the page.  Blanks behind
 * the last line tell the reader where it is not as it looks: one, that it is
 * the other; n + 1, that it is a heading of level n in spite of its number.
 * level: the heading's; 0: a paragraph.
 */
static void
put_numbered(struct gw *g, unsigned level)
{
	unsigned	 looks, blanks = 0, own;

	own = ordinal_level(&g->text, &looks);
	if (level > 0 && level != own)
		blanks = level + 1;
	else if (own > 0 && (looks > 0) != (level > 0))
		blanks = 1;
	for (; blanks > 0; blanks--) {
		gw_text_add(&g->text, ' ');
		if (!g->text.failed)
			g->text.brk[g->text.n - 1] = 0;
	}
	gw_put_filled(g, gw_in_item(g) ? 0 : P_SHEET_INDENT);
}

static void
put_paragraph(struct gw *g, const struct pai_node *n)
{
	const struct pai_style	*s = g->host->doc_style(g->job->doc,
				    n->style);

	take(g, n);
	if (s->page_break_before)
		put_break(g, n);
	if (g->text.n == 0)
		return;
	gw_part_from_last(g, n);
	if (n->as.para.role == PAI_ROLE_SIGNATURE)
		put_signature(g, n);
	else if (n->as.para.role == PAI_ROLE_DATE)
		put_date(g, n);
	else if (n->as.para.role == PAI_ROLE_ADDRESSEE)
		gw_put_filled(g, 0);
	else if (is_centred(g, n))
		put_middle(g, n);
	else if (n->as.para.role == PAI_ROLE_NONE &&
	    s->align == PAI_ALIGN_RIGHT)
		put_flush_right(g, 0);
	else
		put_numbered(g, 0);
	g->last = n;
}

/* The automatic number, then the words. */
static void
take_heading(struct gw *g, const struct pai_node *n)
{
	const struct pai_str	*l = &n->as.heading.label;

	gw_text_clear(&g->text);
	gw_text_str(&g->text, l->p, l->n);
	if (l->n > 0 && (unsigned char)l->p[l->n - 1] < 0x80)
		gw_text_add(&g->text, ' ');
	gw_text_take(g, &g->text, n);
	gw_text_seal(&g->text);
}

static void
put_marked_heading(struct gw *g, unsigned level)
{
	struct gw_text	*t = &g->text;

	gw_text_add(t, 0);
	gw_text_add(t, 0);
	if (t->failed) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	memmove(t->cp + 2, t->cp, (t->n - 2) * sizeof(*t->cp));
	t->cp[0] = p_sheet_mark(level);
	t->cp[1] = ' ';
	gw_text_seal(t);
	t->brk[1] = t->brk[2] = 0;
	gw_put_filled(g, 0);
}

static void
put_heading(struct gw *g, const struct pai_node *n)
{
	unsigned	 level = n->as.heading.level, ordinal, looks;

	take_heading(g, n);
	if (g->text.n == 0)
		return;
	gw_part_from_last(g, n);
	level = level < 1 ? 1 : level > 9 ? 9 : level;
	ordinal = ordinal_level(&g->text, &looks);
	if (g->page.used > 0 && gw_page_room(g) < 2)
		gw_page_turn(g);
	if (level == 1 && ordinal == 0 && g->last == NULL && g->depth == 0) {
		put_middle(g, n);
	} else if (ordinal > 0 && !gw_in_item(g))
		put_numbered(g, level);
	else {
		if (g->depth == 0)
			gw_page_gap(g);
		put_marked_heading(g, level);
	}
	g->last = n;
}

/* ---- the walk ---- */

static void
put_rule(struct gw *g, const struct pai_node *n)
{
	gw_part_from_last(g, n);
	gw_text_clear(&g->text);
	gw_text_str(&g->text, P_SHEET_RULE, strlen(P_SHEET_RULE));
	put_middle(g, n);
	g->last = n;
}

/* Sections that begin a page do so here; the first stands at the top. */
static void
put_section(struct gw *g, const struct pai_node *n)
{
	const struct pai_section	*s;

	s = g->host->doc_section(g->job->doc, n->as.section.index);
	if (s != NULL && (s->break_type == PAI_BREAK_PAGE ||
	    s->break_type == PAI_BREAK_EVEN ||
	    s->break_type == PAI_BREAK_ODD))
		put_break(g, n);
}

static void
put_table(struct gw *g, const struct pai_node *n)
{
	const struct pai_node	*c;

	if (g->held_n == 0)
		gw_part_from_last(g, n);
	for (c = n->first; c != NULL; c = c->next)
		if (c->kind == PAI_N_CAPTION && g->held_n < GW_HELD)
			g->held[g->held_n++] = c;
	gw_table(g, n);
	gw_put_held(g);
	g->last = n;
}

static bool
leads_table(const struct pai_node *n)
{
	return n != NULL && (n->kind == PAI_N_HEADING ||
	    has_role(n, PAI_ROLE_CAPTION));
}

/* The next block that shows, as far as that is soon told. */
static const struct pai_node *
next_shown(const struct pai_node *n)
{
	const struct pai_node	*next = n->next;

	for (int i = 0; i < 8 && next != NULL &&
	    next->kind == PAI_N_PARAGRAPH && next->first == NULL; i++)
		next = next->next;
	return next;
}

/* Headings and captions right above a table stay on its page. */
static bool
hold(struct gw *g, const struct pai_node *n)
{
	const struct pai_node	*end = n;
	size_t			 more = 0;

	if (g->depth > 0)
		return false;
	while (leads_table(end) && g->held_n + more < GW_HELD) {
		end = next_shown(end);
		more++;
	}
	if (more == 0 || end == NULL || end->kind != PAI_N_TABLE)
		return false;
	g->held[g->held_n++] = n;
	return true;
}

size_t
gw_held_height(struct gw *g)
{
	size_t	 sum = 0, room = gw_room(g) - P_SHEET_INDENT;

	for (size_t i = 0; i < g->held_n; i++) {
		take(g, g->held[i]);
		sum += (gw_text_width(g) + P_SHEET_INDENT) / room + 1;
	}
	return sum;
}

static void
put_led(struct gw *g, const struct pai_node *n)
{
	if (n->kind == PAI_N_HEADING)
		put_heading(g, n);
	else if (n->kind == PAI_N_PARAGRAPH)
		put_paragraph(g, n);
	else {
		take(g, n);
		put_middle(g, n);
		g->last = n;
	}
}

void
gw_put_held(struct gw *g)
{
	size_t	 n = g->held_n;

	g->held_n = 0;
	for (size_t i = 0; i < n; i++)
		put_led(g, g->held[i]);
}

/* True: the block is done, with all that is in it. */
static bool
put_block(struct gw *g, const struct pai_node *n)
{
	switch (n->kind) {
	case PAI_N_PARAGRAPH:
	case PAI_N_HEADING:
		if (!leads_table(n) || !hold(g, n))
			put_led(g, n);
		return true;
	case PAI_N_TABLE:
		put_table(g, n);
		return true;
	case PAI_N_CODEBLOCK:
		gw_put_code(g, n);
		return true;
	case PAI_N_RULE:
		put_rule(g, n);
		return true;
	case PAI_N_PAGEBREAK:
		if (!n->as.page_break.column)
			put_break(g, n);
		return true;
	case PAI_N_SECTION:
		put_section(g, n);
		return true;
	case PAI_N_QUOTE:
	case PAI_N_LIST:
	case PAI_N_ITEM:
		gw_level_open(g, n);
		return false;
	default:
		return false;
	}
}

void
gw_blocks(struct gw *g, const struct pai_node *root)
{
	struct pai_iter	 it = pai_iter_at(root);

	while (g->status == PAI_OK && pai_iter_next(&it)) {
		const struct pai_node	*n = it.node;

		if (it.event == PAI_ENTER) {
			if (put_block(g, n))
				pai_iter_skip(&it);
		} else if (n->kind == PAI_N_QUOTE || n->kind == PAI_N_LIST ||
		    n->kind == PAI_N_ITEM)
			gw_level_close(g, n);
	}
}

/* A note may hold further notes; they join the queue. */
void
gw_notes(struct gw *g)
{
	char	 mark[32];
	int	 n;

	for (size_t i = 0; i < g->note_n && g->status == PAI_OK; i++) {
		gw_text_clear(&g->text);
		g->note = i + 1;
		if (g->notes[i]->as.note.mark != PAI_MARK_FIELD) {
			n = snprintf(mark, sizeof(mark), "〔%zu〕", g->note);
			gw_text_str(&g->text, mark, (size_t)n);
		}
		gw_text_take(g, &g->text, g->notes[i]);
		gw_text_seal(&g->text);
		gw_put_filled(g, P_SHEET_INDENT);
	}
}
