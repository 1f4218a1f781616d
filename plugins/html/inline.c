/*
 * What stands in a line: text with its marks, links, code.
 *
 * Formatting that means something is a node and becomes an element.  Of the
 * styles only what a reader would miss is kept, and only where it differs
 * from the paragraph; it is written from numbers, never from the document's
 * own strings.
 */
#include <string.h>

#include "html.h"
#include "kit/colour.h"
#include "kit/num.h"
#include "kit/url.h"
#include "kit/utf8.h"

static const char *
inline_tag(const struct pai_node *n)
{
	switch (n->kind) {
	case PAI_N_EMPH:
		return "em";
	case PAI_N_STRONG:
		return "strong";
	case PAI_N_UNDERLINE:
		return "u";
	case PAI_N_STRIKE:
		return "s";
	case PAI_N_SUPER:
		return "sup";
	case PAI_N_SUB:
		return "sub";
	default:
		return NULL;
	}
}

static const struct pai_style *
style_of(const struct html *h, uint32_t style)
{
	return h->host->doc_style(h->doc, style);
}

static void
declare_colours(struct p_buf *b, const struct pai_style *s,
    const struct pai_style *base)
{
	bool	 on_own = (s->set & PAI_SF_BACKGROUND) != 0 &&
		    s->background <= 0xffffff &&
		    s->background != base->background;

	/* Black is what text has anyway, but on a dark ground. */
	if ((s->set & PAI_SF_COLOUR) != 0 && s->colour <= 0xffffff &&
	    s->colour != 0)
		p_buf_fmt(b, "color:#%06x;", (unsigned)s->colour);
	else if (on_own && p_is_dark(s->background))
		p_buf_str(b, "color:#fff;");
	if (on_own)
		p_buf_fmt(b, "background-color:#%06x;",
		    (unsigned)s->background);
}

/* A size as a share of the paragraph's; small differences are none. */
static void
declare_size(struct p_buf *b, const struct pai_style *s,
    const struct pai_style *base)
{
	int32_t	 percent;

	if ((s->set & PAI_SF_SIZE) == 0 || s->font_size <= 0 ||
	    base->font_size <= 0)
		return;
	percent = p_num_scale(s->font_size, 100, base->font_size);
	if (percent < 97 || percent > 103)
		p_buf_fmt(b, "font-size:%d%%;", (int)(percent < 25 ? 25 :
		    percent > 400 ? 400 : percent));
}

/* Headings have their own weight and slant. */
static void
declare_weight(struct p_buf *b, const struct pai_style *s)
{
	if (s->bold)
		p_buf_str(b, "font-weight:bold;");
	if (s->italic)
		p_buf_str(b, "font-style:italic;");
}

static void
declare_rest(struct p_buf *b, const struct pai_style *s)
{
	const struct pai_border	*edge = &s->border[PAI_SIDE_TOP];

	if ((s->set & PAI_SF_BORDER) != 0 && edge->stroke != PAI_STROKE_NONE)
		p_buf_fmt(b, "border:thin %s #%06x;",
		    edge->stroke == PAI_STROKE_DOTTED ? "dotted" :
		    edge->stroke == PAI_STROKE_DASHED ? "dashed" : "solid",
		    (unsigned)(edge->colour == PAI_COLOUR_AUTO ? 0 :
		    edge->colour & 0xffffff));
	if (s->emmark != PAI_EM_NONE)
		p_buf_str(b, "text-emphasis:filled dot;"
		    "text-emphasis-position:under right;");
	if (s->caps)
		p_buf_str(b, "text-transform:uppercase;");
	else if (s->small_caps)
		p_buf_str(b, "font-variant:small-caps;");
}

/*
 * How text of this style looks in the block that is being written, as CSS;
 * empty where it looks as the block does.  Runs of one paragraph mostly
 * share their style, so the last answer is kept.
 */
static struct pai_str
declarations(struct html *h, uint32_t style)
{
	const struct pai_style	*s, *base;
	uint32_t		 under = h->block != NULL ? h->block->style : 0;
	bool			 in_heading;

	in_heading = h->block != NULL && h->block->kind == PAI_N_HEADING;
	if (style == 0)
		return str_of("", 0);
	if (style != h->css_style || under != h->css_base) {
		s = style_of(h, style);
		base = style_of(h, under);
		p_buf_clear(&h->declarations);
		declare_colours(&h->declarations, s, base);
		if (under != 0)
			declare_size(&h->declarations, s, base);
		if (!in_heading)
			declare_weight(&h->declarations, s);
		declare_rest(&h->declarations, s);
		h->css_style = style;
		/* What was left out for a heading is not for reuse. */
		h->css_base = in_heading ? UINT32_MAX : under;
	}
	return str_of(h->declarations.p, h->declarations.n);
}

static void
put_tabbed(struct html *h, const char *p, size_t n)
{
	const char	*tab;

	while (n > 0 && (tab = memchr(p, '\t', n)) != NULL) {
		put_escaped(h, p, (size_t)(tab - p));
		put(h, "<span class=\"tab\">\t</span>");
		n -= (size_t)(tab - p) + 1;
		p = tab + 1;
	}
	put_escaped(h, p, n);
}

/* The element of a tracked change; NULL: none. */
static const char *
change_tag(const struct pai_node *n)
{
	if (n->flags & PAI_NF_DELETED)
		return "del";
	return n->flags & PAI_NF_INSERTED ? "ins" : NULL;
}

/* Is the mark on the text itself, rather than on all that it stands in? */
static bool
is_marked(const struct pai_node *n)
{
	return (n->flags & (PAI_NF_GENERATED | PAI_NF_LOST |
	    PAI_NF_GUESSED)) != 0 &&
	    (n->parent->flags & PAI_NF_GENERATED) == 0;
}

void
text_write(struct html *h, const struct pai_node *n)
{
	struct pai_str	 css = declarations(h, n->style);
	const char	*change = change_tag(n);
	bool		 span = css.n > 0 || is_marked(n);

	if (style_of(h, n->style)->hidden)
		return;
	if (change != NULL)
		put_fmt(h, "<%s>", change);
	if (span) {
		put(h, "<span");
		if (css.n > 0)
			put_attribute(h, "style", css);
		put_marks(h, n);
		put(h, ">");
	}
	put_tabbed(h, n->as.text.str.p, n->as.text.str.n);
	if (span)
		put(h, "</span>");
	if (change != NULL)
		put_fmt(h, "</%s>", change);
}

static bool
is_text(const struct pai_node *n)
{
	return n != NULL && n->kind == PAI_N_TEXT && n->as.text.str.n > 0;
}

/* A browser shows a line end as a blank; between Chinese there is none. */
static bool
is_between_chinese(const struct pai_node *n)
{
	uint32_t	 before, after;

	if (!is_text(n->prev) || !is_text(n->next))
		return false;
	p_utf8_prev(n->prev->as.text.str.p, n->prev->as.text.str.n, &before);
	p_utf8_next(n->next->as.text.str.p, n->next->as.text.str.n, &after);
	return p_is_cjk(before) && p_is_cjk(after);
}

static bool
is_linked(const struct pai_node *n)
{
	return p_url_allowed(n->as.link.target.p, n->as.link.target.n);
}

static void
link_open(struct html *h, const struct pai_node *n)
{
	struct pai_str	 to = n->as.link.target;

	if (!is_linked(n)) {
		pai_say(h->log, PAI_M_HTML_LINK, &n->locus, "%.*s",
		    to.n > 200 ? 200 : (int)to.n, to.p);
		return;
	}
	if (h->links++ > 0)
		return;
	p_buf_clear(&h->scratch);
	p_url_encode(&h->scratch, to.p, to.n);
	put(h, "<a");
	put_attribute(h, "href", str_of(h->scratch.p, h->scratch.n));
	if (n->as.link.title.n > 0)
		put_attribute(h, "title", n->as.link.title);
	if (to.n == 0 || to.p[0] != '#')
		put(h, " rel=\"noopener noreferrer nofollow\"");
	put(h, ">");
}

static void
link_close(struct html *h, const struct pai_node *n)
{
	if (is_linked(n) && --h->links == 0)
		put(h, "</a>");
}

/* A name as an id: blanks cannot stand in one. */
static void
put_id(struct html *h, struct pai_str name)
{
	size_t	 i;

	if (name.n == 0)
		return;
	p_buf_clear(&h->scratch);
	p_buf_put(&h->scratch, name.p, name.n);
	for (i = 0; i < h->scratch.n; i++)
		if ((unsigned char)h->scratch.p[i] <= ' ')
			h->scratch.p[i] = '-';
	put(h, "<a");
	put_attribute(h, "id", str_of(h->scratch.p, h->scratch.n));
	put(h, "></a>");
}

static bool
is_shown_span(const struct pai_node *n)
{
	return n->kind == PAI_N_SPAN && (n->flags & (PAI_NF_GENERATED |
	    PAI_NF_LOST | PAI_NF_GUESSED)) != 0;
}

void
inline_enter(struct html *h, const struct pai_node *n)
{
	const char	*tag = inline_tag(n);

	if (tag != NULL) {
		put_fmt(h, "<%s>", tag);
	} else if (n->kind == PAI_N_LINEBREAK) {
		put(h, "<br>\n");
	} else if (n->kind == PAI_N_SOFTBREAK) {
		if (!is_between_chinese(n))
			put(h, "\n");
	} else if (n->kind == PAI_N_CODE) {
		put(h, "<code>");
		put_escaped(h, n->as.text.str.p, n->as.text.str.n);
		put(h, "</code>");
	} else if (n->kind == PAI_N_RUBY) {
		put(h, "<ruby>");
	} else if (n->kind == PAI_N_READING) {
		put(h, "<rp>（</rp><rt>");
	} else if (n->kind == PAI_N_LINK) {
		link_open(h, n);
	} else if (n->kind == PAI_N_ANCHOR) {
		put_id(h, n->as.anchor.name);
	} else if (n->kind == PAI_N_FIELD &&
	    n->as.field.type == PAI_FIELD_NOTE) {
		note_own_mark(h);
	} else if (is_shown_span(n)) {
		put(h, "<span");
		put_marks(h, n);
		put(h, ">");
	}
}

void
inline_leave(struct html *h, const struct pai_node *n)
{
	const char	*tag = inline_tag(n);

	if (tag != NULL)
		put_fmt(h, "</%s>", tag);
	else if (n->kind == PAI_N_RUBY)
		put(h, "</ruby>");
	else if (n->kind == PAI_N_READING)
		put(h, "</rt><rp>）</rp>");
	else if (n->kind == PAI_N_LINK)
		link_close(h, n);
	else if (is_shown_span(n))
		put(h, "</span>");
}

void
put_plain(struct html *h, const struct pai_node *top)
{
	struct pai_iter	 it = pai_iter_at(top);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		switch (it.node->kind) {
		case PAI_N_TEXT:
		case PAI_N_CODE:
		case PAI_N_MATH:
			put_escaped(h, it.node->as.text.str.p,
			    it.node->as.text.str.n);
			break;
		case PAI_N_SOFTBREAK:
		case PAI_N_LINEBREAK:
			put(h, " ");
			break;
		case PAI_N_NOTE:
		case PAI_N_RUNNING:
			pai_iter_skip(&it);
			break;
		default:
			break;
		}
	}
}
