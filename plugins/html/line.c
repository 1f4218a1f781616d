/*
 * Paragraphs, headings, marks and text.
 *
 * A line (a paragraph, heading or caption) opens with the first text or
 * picture in it and is what the innermost element around says.  The marks
 * open in it are brought in agreement with the stack before anything is
 * written, so that a mark may begin in one paragraph and end in another, and
 * ends in any order.
 */
#include <string.h>

#include "kit/utf8.h"
#include "soup.h"

static struct pai_str
kept(struct soup *s, const struct p_buf *b)
{
	if (!p_buf_ok(b))
		s->mu.status = PAI_E_NOMEM;
	return emit_str(&s->mu, b);
}

/* Blanks and line ends run together, as text of one line has them. */
static void
squeeze(struct p_buf *b)
{
	bool	 blank = false;
	size_t	 i, to = 0;

	for (i = 0; i < b->n; i++) {
		if (strchr(" \t\r\n\f", b->p[i]) != NULL) {
			blank = true;
			continue;
		}
		if (blank && to > 0)
			b->p[to++] = ' ';
		blank = false;
		b->p[to++] = b->p[i];
	}
	b->n = to;
	if (b->p != NULL)
		b->p[to] = '\0';
}

static bool
is_all_blank(const char *p, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		if (strchr(" \t\r\n\f", p[i]) == NULL || p[i] == '\0')
			return false;
	return true;
}

/* ---- where a line stands ---- */

void
line_break(struct soup *s)
{
	if (s->code.n > 0)
		code_flush(s);
	if (s->mu.line == PAI_N_CAPTION && stack_find(s, USE_CAPTION) !=
	    SIZE_MAX) {
		/* A caption is one line, whatever blocks are in it. */
		if (s->mu.last != 0 && s->breaks == 0)
			s->breaks = 1;
		return;
	}
	label_settle(s);
	emit_line_end(&s->mu);
	s->line = NULL;
	s->breaks = 0;
	s->have_count = 0;
}

/* The list, item or quote that is innermost; NULL: a table's or none. */
static struct element *
container(const struct soup *s)
{
	size_t	 i;

	for (i = s->depth; i-- > 0;) {
		if (s->open[i].opened != PAI_N_NONE || s->open[i].note)
			return &s->open[i];
		if (s->open[i].k->use == USE_TABLE ||
		    s->open[i].k->use == USE_CELL)
			break;
	}
	return NULL;
}

void
block_place(struct soup *s)
{
	struct element	*e = container(s);

	if (e != NULL && e->opened == PAI_N_LIST) {
		item_begin(s, known_find("li"), NULL);
		return;
	}
	html_table_place(&s->mu);
}

/* What the line is: the innermost element that says so. */
static const struct element *
line_element(const struct soup *s)
{
	size_t	 i;

	for (i = s->depth; i-- > 0;) {
		const struct element	*e = &s->open[i];

		if (e->k->use == USE_HEADING || e->role != PAI_ROLE_NONE)
			return e;
		if (e->opened != PAI_N_NONE || e->note ||
		    e->k->use == USE_TABLE || e->k->use == USE_CELL)
			break;
	}
	return NULL;
}

/* A list whose items begin with a paragraph of its own is a loose one. */
static void
loosen(struct soup *s)
{
	struct element	*item = container(s);

	if (item == NULL || item->opened != PAI_N_ITEM || item->node == NULL ||
	    item->node->first != NULL ||
	    stack_find(s, USE_PARAGRAPH) == SIZE_MAX)
		return;
	item->node->parent->as.list.tight = false;
}

static void
flush_anchors(struct soup *s)
{
	struct pai_node	*n;
	size_t		 i, len;

	for (i = 0; i < s->anchors.n; i += len + 1) {
		len = strlen(s->anchors.p + i);
		if ((n = emit_leaf(&s->mu, PAI_N_ANCHOR)) != NULL)
			n->as.anchor.name = s->mu.host->build_str(s->mu.b,
			    s->anchors.p + i, len);
	}
	p_buf_clear(&s->anchors);
}

static void
line_open(struct soup *s)
{
	const struct element	*e = line_element(s);
	bool			 heading;

	block_place(s);
	loosen(s);
	heading = e != NULL && e->k->use == USE_HEADING;
	s->line = emit_line(&s->mu, heading ? PAI_N_HEADING :
	    PAI_N_PARAGRAPH);
	s->have_count = 0;
	s->stale = true;
	if (s->line == NULL)
		return;
	if (heading)
		s->line->as.heading.level = e->level;
	else if (e != NULL)
		s->line->as.para.role = e->role;
}

/* ---- labels ---- */

void
label_settle(struct soup *s)
{
	struct element	*e;

	if (s->label.n == 0 || s->labels > 0)
		return;
	squeeze(&s->label);
	e = container(s);
	if (s->line != NULL && s->line->kind == PAI_N_HEADING)
		s->line->as.heading.label = kept(s, &s->label);
	else if (e != NULL && e->note && e->node != NULL)
		e->node->as.note.label = kept(s, &s->label);
	else if (e != NULL && e->opened == PAI_N_ITEM && e->node != NULL &&
	    strcmp(s->label.p, "☐") == 0)
		e->node->as.item.task = 1;
	else if (e != NULL && e->opened == PAI_N_ITEM && e->node != NULL &&
	    strcmp(s->label.p, "☑") == 0)
		e->node->as.item.task = 2;
	else if (e != NULL && e->opened == PAI_N_ITEM && e->node != NULL)
		e->node->as.item.label = kept(s, &s->label);
	else
		emit_text(&s->mu, s->label.p, s->label.n);
	p_buf_clear(&s->label);
}

/* ---- marks ---- */

static bool
same_mark(const struct want *a, const struct want *b)
{
	return a->kind == b->kind && a->href == b->href &&
	    a->reading == b->reading;
}

static void
want(struct soup *s, const struct want *w)
{
	size_t	 i;

	for (i = 0; i < s->want_count; i++)
		if (s->wanted[i].kind == w->kind)
			return;
	if (s->want_count < WANTS)
		s->wanted[s->want_count++] = *w;
}

static void
unwant(struct soup *s, uint64_t kinds)
{
	size_t	 i, to = 0;

	for (i = 0; i < s->want_count; i++)
		if ((kinds >> s->wanted[i].kind & 1) == 0)
			s->wanted[to++] = s->wanted[i];
	s->want_count = to;
}

static bool
has_ruby(const struct soup *s)
{
	return s->count[known_index(known_find("ruby"))] > 0;
}

static void
want_element(struct soup *s, size_t at)
{
	const struct element	*e = &s->open[at];
	struct want	 w = { .kind = e->k->kind, .href = e->href.p,
			    .reading = e->readings };
	unsigned	 kind;

	if (e->look.off != 0)
		unwant(s, e->look.off);
	if (e->k->use == USE_LINK && e->href.n > 0) {
		w = (struct want){ PAI_N_LINK, at, e->href.p, 0 };
		want(s, &w);
	} else if (e->k->use == USE_MARK && e->k->kind != PAI_N_NONE &&
	    (e->look.off >> e->k->kind & 1) == 0) {
		want(s, &w);
	}
	if (e->k->use == USE_READING && has_ruby(s)) {
		w = (struct want){ .kind = PAI_N_READING };
		want(s, &w);
	}
	for (kind = 0; e->look.on >> kind != 0; kind++)
		if ((e->look.on >> kind & 1) != 0) {
			w = (struct want){ .kind = (uint8_t)kind };
			want(s, &w);
		}
}

/*
 * The marks and looks of text that comes now.  Those around a table are not
 * those of its cells.
 */
static void
find_wanted(struct soup *s)
{
	size_t	 i = stack_table(s);

	s->want_count = 0;
	memset(&s->look, 0, sizeof(s->look));
	for (i = i == SIZE_MAX ? 0 : i; i < s->depth; i++) {
		look_add(&s->look, &s->open[i].look);
		want_element(s, i);
	}
	s->stale = false;
}

static void
close_stale(struct soup *s)
{
	size_t	 keep = 0;

	while (keep < s->have_count && keep < s->want_count &&
	    same_mark(&s->have[keep], &s->wanted[keep]))
		keep++;
	while (s->have_count > keep)
		emit_mark_end(&s->mu,
		    (enum pai_kind)s->have[--s->have_count].kind, true);
}

static struct pai_str
resolved(struct soup *s, struct pai_str raw)
{
	p_buf_clear(&s->mu.scratch);
	p_entity_text(&s->mu.scratch, raw.p, raw.n);
	return kept(s, &s->mu.scratch);
}

/*
 * An address is copied once, when there is something to link, and counted
 * each time, as writers will write it each time.
 */
static void
link_fill(struct soup *s, struct element *e, struct pai_node *n)
{
	if (e->target.p == NULL) {
		e->target = resolved(s, e->href);
		e->tip = e->title.n > 0 ? resolved(s, e->title) :
		    (struct pai_str){ "", 0 };
	}
	n->as.link.target = e->target;
	n->as.link.title = e->tip;
	s->spent += e->target.n + e->tip.n;
	if (s->spent > s->budget && s->mu.status == PAI_OK)
		s->mu.status = s->mu.host->log_over(s->mu.job->log,
		    PAI_LIM_OUTPUT_RATIO, NULL,
		    "bytes that the addresses unfold to", s->spent);
}

static void
open_wanted(struct soup *s)
{
	struct pai_node	*n;

	while (s->have_count < s->want_count) {
		const struct want	*w = &s->wanted[s->have_count];

		n = emit_mark(&s->mu, (enum pai_kind)w->kind, true);
		if (n != NULL && w->kind == PAI_N_LINK)
			link_fill(s, &s->open[w->owner], n);
		s->have[s->have_count++] = *w;
	}
}

static void
put_breaks(struct soup *s)
{
	for (; s->breaks > 0; s->breaks--) {
		emit_leaf(&s->mu, PAI_N_LINEBREAK);
		s->mu.blank = s->mu.blank_line = false;
		s->mu.last = 0;
	}
}

/* The blank before a mark stands outside it. */
static void
put_blank(struct soup *s, uint32_t next)
{
	if (s->mu.blank_line && p_is_cjk(s->mu.last) && p_is_cjk(next))
		s->mu.blank = s->mu.blank_line = false;
	markup_blank(&s->mu);
}

void
line_ready(struct soup *s, uint32_t next)
{
	bool		 fresh = s->mu.line == PAI_N_NONE;
	uint32_t	 style;

	if (fresh)
		line_open(s);
	if (s->label.n > 0)
		label_settle(s);
	if (s->stale)
		find_wanted(s);
	if (fresh && s->line != NULL)
		s->line->style = look_block(s, &s->look);
	close_stale(s);
	if (s->breaks > 0)
		put_breaks(s);
	if (s->have_count < s->want_count) {
		put_blank(s, next);
		open_wanted(s);
	}
	style = look_text(s, &s->look);
	if (style != s->mu.style && style != 0)
		put_blank(s, next);
	s->mu.style = style;
	if (s->anchors.n > 0)
		flush_anchors(s);
}

/* ---- code ---- */

static void
put_pre(struct soup *s, const struct p_buf *code)
{
	struct pai_node	*n;

	if (!is_all_blank(code->p, code->n)) {
		block_place(s);
		if ((n = emit_open(&s->mu, PAI_N_CODEBLOCK)) != NULL) {
			n->as.text.str = kept(s, code);
			n->as.text.lang = kept(s, &s->language);
			emit_close(&s->mu, PAI_N_CODEBLOCK);
		}
	}
	p_buf_clear(&s->language);
}

static void
put_code(struct soup *s, struct p_buf *code)
{
	struct pai_node	*n;

	squeeze(code);
	if (code->n == 0)
		return;
	line_ready(s, 'a');
	put_blank(s, 'a');
	if ((n = emit_leaf(&s->mu, PAI_N_CODE)) != NULL)
		n->as.text.str = kept(s, code);
	s->mu.last = 'a';
}

/* What is written may end a line, and that must find the code gone. */
void
code_flush(struct soup *s)
{
	struct p_buf	 code = s->code;

	if (code.n == 0)
		return;
	s->code = (struct p_buf){ 0 };
	if (s->pres > 0)
		put_pre(s, &code);
	else
		put_code(s, &code);
	p_buf_free(&code);
}

/* ---- text ---- */

static void
say_hidden(struct soup *s)
{
	size_t	 i;

	for (i = 0; i < s->depth; i++)
		if (s->open[i].hidden)
			break;
	if (s->said_hidden || i == s->depth || s->open[i].taken ||
	    s->open[i].k->use == USE_DROP || s->open[i].k->use == USE_SILENT)
		return;
	s->said_hidden = true;
	pai_say(s->mu.job->log, PAI_M_HTML_HIDDEN, &s->mu.at, "%s",
	    s->open[i].k->name);
}

static void
code_text(struct soup *s, const char *p, size_t n)
{
	size_t	 from = s->code.n;

	if (s->pre_begins && n > 0 && p[0] == '\r') {
		p++;
		n--;
	}
	if (s->pre_begins && n > 0 && p[0] == '\n') {
		p++;
		n--;
	}
	s->pre_begins = false;
	p_entity_text_loose(&s->code, p, n);
	if (s->pres == 0 && from == 0 && s->code.n > 0 &&
	    strchr(" \t\r\n\f", s->code.p[0]) != NULL)
		s->mu.blank = true;
}

void
line_text(struct soup *s, const char *p, size_t n)
{
	bool		 blank = is_all_blank(p, n);
	uint32_t	 next;
	size_t		 i;

	if (s->hidden > 0) {
		if (!blank)
			say_hidden(s);
		return;
	}
	if (s->pres > 0 || s->codes > 0) {
		code_text(s, p, n);
		return;
	}
	if (s->labels > 0) {
		p_entity_text_loose(&s->label, p, n);
		return;
	}
	if (!blank) {
		for (i = 0; strchr(" \t\r\n\f", p[i]) != NULL;)
			i++;
		p_utf8_next(p + i, n - i, &next);
		if (i > 0) {
			s->mu.blank = true;
			s->mu.blank_line = s->mu.blank_line ||
			    memchr(p, '\n', i) != NULL;
		}
		if (s->mu.line == PAI_N_NONE)
			list_settle(s);
		line_ready(s, next);
		p += i;
		n -= i;
	}
	markup_text(&s->mu, p, n);
}

void
line_put(struct soup *s, const char *text)
{
	uint32_t	 next;

	if (s->hidden > 0)
		return;
	if (s->pres > 0 || s->codes > 0) {
		p_buf_str(&s->code, text);
		return;
	}
	p_utf8_next(text, strlen(text), &next);
	line_ready(s, next);
	put_blank(s, next);
	emit_text(&s->mu, text, strlen(text));
	p_utf8_prev(text, strlen(text), &s->mu.last);
}

void
line_anchor(struct soup *s, const struct p_buf *name)
{
	p_buf_put(&s->anchors, name->p, strlen(name->p) + 1);
	if (!p_buf_ok(&s->anchors))
		s->mu.status = PAI_E_NOMEM;
	else if (s->mu.line != PAI_N_NONE && s->breaks == 0)
		flush_anchors(s);
}

void
reading_begin(struct soup *s)
{
	if (!has_ruby(s))
		line_put(s, "（");
}

/* What follows it in the same ruby is the text of another reading. */
void
reading_end(struct soup *s)
{
	size_t	 i;

	if (!has_ruby(s))
		line_put(s, "）");
	for (i = s->depth; i-- > 0;)
		if (s->open[i].k->kind == PAI_N_RUBY) {
			s->open[i].readings++;
			break;
		}
	s->stale = true;
}
