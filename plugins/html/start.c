/*
 * What begins with a tag.
 *
 * First what the tag ends without saying so (a paragraph, an item, a cell),
 * then what it begins.  In what is hidden only the stack is kept.
 */
#include <string.h>

#include "kit/num.h"
#include "soup.h"

static void
close_open(struct soup *s, enum use use)
{
	size_t	 at = stack_find(s, use);

	if (at != SIZE_MAX)
		stack_pop(s, at);
}

/* An open item, unless a list was begun in it; likewise terms. */
static void
close_sibling(struct soup *s, enum use one, enum use other)
{
	size_t	 i;

	for (i = s->depth; i-- > 0;) {
		enum use	 use = s->open[i].k->use;

		if (use == one || use == other) {
			stack_pop(s, i);
			return;
		}
		if (use == USE_LIST || use == USE_TABLE || use == USE_CELL ||
		    use == USE_CAPTION)
			return;
	}
}

/* Elements whose start ends a paragraph (HTML, 13.2.6.4.7). */
static bool
ends_paragraph(const struct known *k)
{
	switch (k->use) {
	case USE_BLOCK:
	case USE_PARAGRAPH:
	case USE_HEADING:
	case USE_QUOTE:
	case USE_LIST:
	case USE_ITEM:
	case USE_TERM:
	case USE_DATA:
	case USE_PRE:
	case USE_TABLE:
	case USE_RULE:
		return true;
	default:
		return false;
	}
}

static bool
is_part(const struct known *k)
{
	return k->use == USE_CELL || k->use == USE_ROW ||
	    k->use == USE_GROUP || k->use == USE_CAPTION ||
	    k->use == USE_COLUMNS;
}

static void
end_implied(struct soup *s, const struct known *k)
{
	if (k->use == USE_ITEM)
		close_sibling(s, USE_ITEM, USE_ITEM);
	else if (k->use == USE_TERM || k->use == USE_DATA)
		close_sibling(s, USE_TERM, USE_DATA);
	else if (k->use == USE_READING || k->use == USE_SILENT)
		close_sibling(s, USE_READING, USE_SILENT);
	else if (k->use == USE_OPTION || k->use == USE_LINK)
		close_open(s, (enum use)k->use);
	else if (k->use == USE_HEADING)
		close_open(s, USE_HEADING);
	else if (is_part(k))
		grid_implied(s, k);
	if (ends_paragraph(k))
		close_open(s, USE_PARAGRAPH);
	if (k->use != USE_ITEM)
		list_settle(s);
}

/* ---- what is left out ---- */

static bool
is_hidden(struct soup *s, const struct known *k, const struct tag *t,
    const struct look *look)
{
	if (k->use == USE_DROP || k->use == USE_SILENT)
		return true;
	return (look->set & LOOK_HIDDEN) != 0 ||
	    tag_attr(t, "hidden", &s->mu.scratch);
}

static void
hide(struct soup *s, struct element *e, const struct tag *t)
{
	if (e == NULL)
		return;
	stack_name(e, t->name);
	e->hidden = true;
	s->hidden++;
	if (e->k->use == USE_DROP && soup_news(s, t->name))
		pai_say(s->mu.job->log, PAI_M_HTML_DROPPED, &s->mu.at,
		    "<%s>", t->name);
}

/* ---- what begins ---- */

static void
heading_begin(struct soup *s, const struct tag *t, struct element *e)
{
	line_break(s);
	e->level = (uint8_t)(t->name[1] - '0');
	if (tag_attr(t, "aria-level", &s->mu.scratch))
		e->level = (uint8_t)p_num_clamped(s->mu.scratch.p, 1, 9,
		    e->level, NULL);
}

/* In a table there are no pages. */
static void
page_break(struct soup *s)
{
	if (s->mu.tables > 0)
		return;
	line_break(s);
	block_place(s);
	emit_open(&s->mu, PAI_N_PAGEBREAK);
	emit_close(&s->mu, PAI_N_PAGEBREAK);
}

/* What our writer calls paragraphs that are more than that. */
static uint8_t
role_of(struct soup *s, const struct tag *t)
{
	static const struct { const char *class; uint8_t role; } own[] = {
		{ "title", PAI_ROLE_TITLE }, { "subtitle", PAI_ROLE_SUBTITLE },
		{ "signature", PAI_ROLE_SIGNATURE }, { "date", PAI_ROLE_DATE },
		{ "caption", PAI_ROLE_CAPTION },
		{ "addressee", PAI_ROLE_ADDRESSEE }, { "toc", PAI_ROLE_TOC },
		{ "toc-head", PAI_ROLE_TOC_HEAD }
	};
	size_t	 i;

	for (i = 0; s->own && i < sizeof(own) / sizeof(own[0]); i++)
		if (has_class(s, t, own[i].class))
			return own[i].role;
	return PAI_ROLE_NONE;
}

/*
 * A formula: what stands for it in a line, where the page says so; else its
 * letters and signs, in a row.
 */
static bool
math_begin(struct soup *s, const struct tag *t)
{
	struct p_buf	*b = &s->mu.scratch;
	struct pai_node	*n;

	if (!tag_attr(t, "alttext", b) || b->n == 0 || s->pres > 0 ||
	    s->codes > 0 || s->labels > 0)
		return false;
	line_ready(s, 'x');
	markup_blank(&s->mu);
	(void)tag_attr(t, "alttext", b);
	if ((n = emit_leaf(&s->mu, PAI_N_MATH)) != NULL)
		n->as.text.str = emit_str(&s->mu, b);
	s->mu.last = 'x';
	stack_take(s, "math");
	return true;
}

/* The looks that a block's element brings with it. */
static void
block_looks(const struct tag *t, struct element *e)
{
	if (strcmp(t->name, "center") == 0) {
		e->look.set |= LOOK_ALIGN;
		e->look.align = PAI_ALIGN_CENTRE;
	} else if (strcmp(t->name, "figcaption") == 0) {
		e->role = PAI_ROLE_CAPTION;
	} else if (strcmp(t->name, "summary") == 0 ||
	    strcmp(t->name, "dt") == 0) {
		e->look.on |= UINT64_C(1) << PAI_N_STRONG;
	} else if (strcmp(t->name, "dd") == 0) {
		e->look.set |= LOOK_LEFT;
		e->look.left = 24000;
	}
}

static void
block_begin(struct soup *s, const struct tag *t, struct element *e)
{
	line_break(s);
	block_looks(t, e);
	if (strcmp(t->name, "html") == 0)
		head_language(s, t);
	if (s->own && has_class(s, t, "page-break"))
		page_break(s);
	if (e->k->use == USE_PARAGRAPH)
		e->role = role_of(s, t);
}

static void
quote_begin(struct soup *s, struct element *e)
{
	line_break(s);
	if (s->blocks >= s->blocks_max)
		return;
	block_place(s);
	e->node = emit_open(&s->mu, PAI_N_QUOTE);
	e->opened = PAI_N_QUOTE;
	s->blocks++;
}

/* The language of <pre><code class="language-c">. */
static void
take_language(struct soup *s, const struct tag *t)
{
	static const char	 prefix[] = "language-";
	const char		*p;
	size_t			 n;

	if (s->language.n > 0 || !tag_attr(t, "class", &s->mu.scratch) ||
	    s->mu.scratch.n == 0 ||
	    (p = strstr(s->mu.scratch.p, prefix)) == NULL)
		return;
	p += sizeof(prefix) - 1;
	n = strcspn(p, " \t\r\n\f");
	p_buf_put(&s->language, p, n);
}

static void
pre_begin(struct soup *s, const struct tag *t)
{
	line_break(s);
	take_language(s, t);
	s->pres++;
	s->pre_begins = true;
}

static void
code_begin(struct soup *s, const struct tag *t)
{
	if (s->pres > 0)
		take_language(s, t);
	s->codes++;
}

static void
link_begin(const struct tag *t, struct element *e)
{
	if (!tag_value(t, "href", &e->href) ||
	    !tag_value(t, "title", &e->title))
		e->title.n = 0;
}

static void
break_begin(struct soup *s)
{
	if (s->pres > 0) {
		p_buf_char(&s->code, '\n');
	} else if (s->codes > 0) {
		p_buf_char(&s->code, ' ');
	} else if (s->mu.line != PAI_N_NONE) {
		s->breaks++;
		s->mu.blank = s->mu.blank_line = false;
	}
}

static void
rule_begin(struct soup *s)
{
	line_break(s);
	block_place(s);
	emit_open(&s->mu, PAI_N_RULE);
	emit_close(&s->mu, PAI_N_RULE);
}

/* What a form was filled with. */
static void
input_begin(struct soup *s, const struct tag *t)
{
	struct p_buf	*b = &s->mu.scratch;
	bool		 typed = tag_attr(t, "type", b) && b->n > 0;
	bool		 box, text;

	box = typed && (strcmp(b->p, "checkbox") == 0 ||
	    strcmp(b->p, "radio") == 0);
	text = !typed || strcmp(b->p, "text") == 0;
	if (box)
		line_put(s, tag_attr(t, "checked", b) ? "☑" : "☐");
	else if (text && tag_attr(t, "value", b) && b->n > 0)
		line_put(s, b->p);
}

/* Numbers and marks that our writer puts before text. */
static void
inline_begin(struct soup *s, const struct tag *t, struct element *e)
{
	struct p_buf	*b = &s->mu.scratch;

	if (!s->own || strcmp(t->name, "span") != 0)
		return;
	if (has_class(s, t, "label") || has_class(s, t, "task")) {
		label_settle(s);
		e->label = true;
		s->labels++;
		if (tag_attr(t, "data-label", b) && b->n > 0)
			p_buf_put(&s->label, b->p, b->n);
	} else if (has_class(s, t, "para")) {
		/* Of a text box: its paragraphs stand in lines of their own. */
		if (s->mu.last != 0 && s->breaks == 0)
			s->breaks = 1;
	} else if (has_class(s, t, "image") &&
	    tag_attr(t, "data-label", b) && b->n > 0) {
		line_put(s, b->p);
	}
}

static void
anchor_begin(struct soup *s, const struct known *k, const struct tag *t)
{
	struct p_buf	*b = &s->mu.scratch;
	bool		 bare = k->use == USE_LINK &&
			    !tag_attr(t, "href", b);

	if ((tag_attr(t, "id", b) && b->n > 0 &&
	    (bare || head_refers(s, b))) ||
	    (k->use == USE_LINK && tag_attr(t, "name", b) && b->n > 0 &&
	    (bare || head_refers(s, b))))
		line_anchor(s, b);
}

/* Everything that is an element without content. */
static bool
void_begin(struct soup *s, const struct known *k, const struct tag *t)
{
	switch (k->use) {
	case USE_BREAK:
		break_begin(s);
		return true;
	case USE_RULE:
		rule_begin(s);
		return true;
	case USE_IMAGE:
		picture_put(s, t);
		return true;
	case USE_INPUT:
		input_begin(s, t);
		return true;
	case USE_COLUMN:
		grid_column(s, t);
		return true;
	case USE_META:
		head_meta(s, t);
		return true;
	case USE_NOTHING:
		return true;
	default:
		return false;
	}
}

static void
element_begin(struct soup *s, const struct known *k, const struct tag *t,
    struct element *e)
{
	if (e == NULL) {
		if (ends_paragraph(k))
			line_break(s);
		return;
	}
	switch (k->use) {
	case USE_INLINE:
		inline_begin(s, t, e);
		break;
	case USE_MARK:
		break;
	case USE_LINK:
		link_begin(t, e);
		break;
	case USE_CODE:
		code_begin(s, t);
		break;
	case USE_HEADING:
		heading_begin(s, t, e);
		break;
	case USE_QUOTE:
		quote_begin(s, e);
		break;
	case USE_PRE:
		pre_begin(s, t);
		break;
	case USE_READING:
		reading_begin(s);
		break;
	case USE_SPOKEN:
		line_put(s, "“");
		break;
	case USE_BLOCK:
	case USE_PARAGRAPH:
	case USE_TERM:
	case USE_DATA:
	case USE_OPTION:
		block_begin(s, t, e);
		break;
	default:
		break;
	}
}

/* What is said of a box is not said of text, nor the other way round. */
static void
dress(struct element *e, const struct tag *t, const struct look *look)
{
	stack_name(e, t->name);
	e->look = *look;
	/* One ruby beside another is not the same. */
	if (e->k->kind == PAI_N_RUBY)
		e->href.p = t->raw;
	if (ends_paragraph(e->k))
		e->look.set &= ~LOOK_BACKGROUND;
	else
		e->look.set &= ~(LOOK_ALIGN | LOOK_FIRST | LOOK_LEFT);
}

static void
shown_begin(struct soup *s, const struct known *k, const struct tag *t,
    const struct look *look)
{
	struct element	*e;

	if (k->kind == PAI_N_MATH && math_begin(s, t))
		return;
	if (k->use == USE_TABLE) {
		grid_begin(s, k, t);
	} else if (is_part(k)) {
		grid_part(s, k, t);
	} else if (k->use == USE_LIST) {
		list_begin(s, k, t);
	} else if (k->use == USE_ITEM) {
		item_begin(s, k, t);
	} else {
		e = stack_push(s, k);
		if (e != NULL)
			dress(e, t, look);
		element_begin(s, k, t, e);
	}
}

/* Does it stand for itself, without content or end? */
static bool
is_void(const struct known *k)
{
	return k->use >= USE_COLUMN && k->use <= USE_NOTHING;
}

void
soup_start(struct soup *s, const struct tag *t)
{
	const struct known	*k = known_find(t->name);
	struct look		 look;
	struct element		*e;

	emit_at(&s->mu, t->raw);
	if (is_part(k) && stack_table(s) == SIZE_MAX)
		return;
	end_implied(s, k);
	look_read(s, t, &look);
	if (s->hidden > 0) {
		if (!is_void(k) && (e = stack_push(s, k)) != NULL)
			stack_name(e, t->name);
	} else if (is_hidden(s, k, t, &look)) {
		if (!is_void(k))
			hide(s, stack_push(s, k), t);
	} else if (!s->own || !endnote_mark(s, t)) {
		if ((look.set & LOOK_BREAK) != 0)
			page_break(s);
		anchor_begin(s, k, t);
		if (!void_begin(s, k, t))
			shown_begin(s, k, t, &look);
	}
}
