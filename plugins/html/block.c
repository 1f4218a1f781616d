/*
 * Paragraphs, headings and the plain blocks.
 *
 * A paragraph that is all a cell holds, or the first of a tight item, is
 * written without tags: its text stands in the cell or item itself.
 */
#include "html.h"
#include "kit/num.h"

/* NULL: its text stands bare. */
static const char *
block_tag(const struct html *h, const struct pai_node *n)
{
	static const char *const heading[] = { "h1", "h2", "h3", "h4", "h5",
	    "h6" };
	const struct pai_node	*up = n->parent;

	if (h->flat > 0)
		return "span";
	if (n->kind == PAI_N_HEADING)
		return heading[n->as.heading.level < 1 ? 0 :
		    n->as.heading.level > 6 ? 5 : n->as.heading.level - 1];
	if (n->kind != PAI_N_PARAGRAPH || up == NULL)
		return NULL;
	if (up->kind == PAI_N_CELL && up->first == up->last)
		return NULL;
	if (up->kind == PAI_N_ITEM && n->prev == NULL && up->parent != NULL &&
	    up->parent->as.list.tight)
		return NULL;
	return "p";
}

const char *
align_class(const struct html *h, const struct pai_node *n)
{
	const struct pai_style	*s = h->host->doc_style(h->doc, n->style);

	if (n->style == 0)
		return NULL;
	switch (s->align) {
	case PAI_ALIGN_CENTRE:
		return "c";
	case PAI_ALIGN_RIGHT:
		return "r";
	case PAI_ALIGN_DISTRIBUTE:
		return "d";
	case PAI_ALIGN_LEFT:
		return s->set & PAI_SF_ALIGN ? "l" : NULL;
	default:
		return NULL;
	}
}

static const char *
role_class(const struct pai_node *n)
{
	if (n->kind != PAI_N_PARAGRAPH)
		return NULL;
	switch (n->as.para.role) {
	case PAI_ROLE_TITLE:
		return "title";
	case PAI_ROLE_SUBTITLE:
		return "subtitle";
	case PAI_ROLE_SIGNATURE:
		return "signature";
	case PAI_ROLE_DATE:
		return "date";
	case PAI_ROLE_CAPTION:
		return "caption";
	case PAI_ROLE_ADDRESSEE:
		return "addressee";
	case PAI_ROLE_TOC:
		return "toc";
	case PAI_ROLE_TOC_HEAD:
		return "toc-head";
	default:
		return NULL;
	}
}

static void
put_classes(struct html *h, const char *first, const char *second)
{
	if (first == NULL && second == NULL)
		return;
	put_fmt(h, " class=\"%s%s%s\"", first != NULL ? first : "",
	    first != NULL && second != NULL ? " " : "",
	    second != NULL ? second : "");
}

/* A length as "12.5pt" without a locale, within a page. */
static void
put_points(struct html *h, const char *property, int32_t mpt)
{
	int32_t	 tenths = p_num_scale(mpt, 1, 100);

	if (tenths < -5000 || tenths > 5000)
		tenths = tenths < 0 ? -5000 : 5000;
	put_fmt(h, "%s:%s%d.%dpt;", property, tenths < 0 ? "-" : "",
	    (int)(tenths < 0 ? -tenths : tenths) / 10,
	    (int)(tenths < 0 ? -tenths : tenths) % 10);
}

/*
 * Word's own indents, so that a paragraph without one does not get ours.
 * In cells the style sheet has the say, and in lists the nesting.
 */
static void
put_indent(struct html *h, const struct pai_node *n)
{
	const struct pai_style	*s = h->host->doc_style(h->doc, n->style);

	if (n->style == 0 || n->kind != PAI_N_PARAGRAPH || h->cells > 0 ||
	    h->flat > 0 || n->parent->kind == PAI_N_ITEM)
		return;
	put(h, " style=\"");
	if (s->indent_left > 0)
		put_points(h, "margin-left", s->indent_left);
	if (s->indent_first_chars != 0)
		put_fmt(h, "text-indent:%dem;",
		    (int)p_num_scale(s->indent_first_chars, 1, 100) % 100);
	else if (s->indent_first != 0)
		put_points(h, "text-indent", s->indent_first);
	else
		put(h, "text-indent:0");
	put(h, "\"");
}

/* Where the table of contents leads. */
static void
put_section_id(struct html *h, const struct pai_node *n)
{
	if (h->toc && n->kind == PAI_N_HEADING &&
	    h->section_of != n) {
		put_fmt(h, " id=\"section-%u\"",
		    (unsigned)h->sections);
		h->section_of = n;
	}
}

void
block_start(struct html *h, const struct pai_node *n)
{
	const char	*tag = block_tag(h, n);

	if (tag == NULL)
		return;
	put_fmt(h, "<%s", tag);
	put_classes(h, h->flat > 0 ? "para" : role_class(n),
	    align_class(h, n));
	if (n->kind == PAI_N_HEADING && n->as.heading.level > 6)
		put_fmt(h, " aria-level=\"%d\"", n->as.heading.level);
	put_section_id(h, n);
	put_indent(h, n);
	put_marks(h, n);
	put(h, ">");
}

void
block_end(struct html *h, const struct pai_node *n)
{
	const char	*tag = block_tag(h, n);

	if (tag != NULL)
		put_fmt(h, "</%s>", tag);
	if (tag != NULL && h->flat == 0)
		put(h, "\n");
}

static void
line_block_enter(struct html *h, const struct pai_node *n)
{
	h->block = n;
	if (n->kind == PAI_N_HEADING)
		h->sections++;
	if (!box_at_edge(h, n, false))
		block_start(h, n);
	if (n->kind == PAI_N_HEADING)
		put_label(h, n->as.heading.label, "label");
	else if (n->parent != NULL && n->parent->kind == PAI_N_ITEM &&
	    n->prev == NULL)
		item_label(h, n->parent);
}

/* The first word of an info string, as a class name. */
static void
put_language(struct html *h, struct pai_str lang)
{
	size_t	 n = 0;

	while (n < lang.n && n < 40 && (unsigned char)lang.p[n] > ' ')
		n++;
	if (n == 0)
		return;
	put(h, " class=\"language-");
	put_escaped(h, lang.p, n);
	put(h, "\"");
}

static void
code_block(struct html *h, const struct pai_node *n)
{
	put(h, "<pre><code");
	put_language(h, n->as.text.lang);
	put(h, ">");
	put_escaped(h, n->as.text.str.p, n->as.text.str.n);
	put(h, "</code></pre>\n");
}

void
block_enter(struct html *h, const struct pai_node *n)
{
	switch (n->kind) {
	case PAI_N_PARAGRAPH:
	case PAI_N_HEADING:
		line_block_enter(h, n);
		break;
	case PAI_N_QUOTE:
		put(h, "<blockquote>\n");
		break;
	case PAI_N_CODEBLOCK:
		code_block(h, n);
		break;
	case PAI_N_RULE:
		put(h, "<hr>\n");
		break;
	case PAI_N_PAGEBREAK:
		put_fmt(h, "<div class=\"%s-break\"></div>\n",
		    n->as.page_break.column ? "column" : "page");
		break;
	default:
		break;
	}
}

void
block_leave(struct html *h, const struct pai_node *n)
{
	if (n->kind == PAI_N_QUOTE) {
		put(h, "</blockquote>\n");
		return;
	}
	if (n->kind != PAI_N_PARAGRAPH && n->kind != PAI_N_HEADING)
		return;
	if (!box_at_edge(h, n, true))
		block_end(h, n);
	h->block = NULL;
}
