/*
 * What inline nodes hold beside their children: links, pictures, notes,
 * fields, text and the parts of formulas.
 */
#include "core/dump.h"

#include <inttypes.h>

static void
put_anchor(struct p_buf *b, const struct pai_figure *f)
{
	static const char *const wraps[] = { "none", "square", "tight",
	    "top-bottom" };
	static const char *const sides[] = { "", "left", "right", "largest" };

	p_buf_fmt(b, " wrap=%s", P_NAME_AT(wraps, f->wrap));
	if (f->sides != PAI_SIDES_BOTH)
		p_buf_fmt(b, " sides=%s", P_NAME_AT(sides, f->sides));
	p_dump_stand(b, "x", f->from_x, f->place_x, f->x);
	p_dump_stand(b, "y", f->from_y, f->place_y, f->y);
	p_dump_word_if(b, f->behind, "behind");
	p_dump_pt_if(b, "group-width", f->group_width);
	p_dump_pt_if(b, "group-height", f->group_height);
	p_dump_pt_if(b, "group-x", f->group_x);
	p_dump_pt_if(b, "group-y", f->group_y);
}

static void
put_figure(struct p_buf *b, const struct p_doc *d, uint32_t i, bool anchored)
{
	const struct pai_figure *f = p_host.doc_figure(&d->pub, i);

	if (i == 0)
		return;
	if (f->crop[0] != 0 || f->crop[1] != 0 || f->crop[2] != 0 ||
	    f->crop[3] != 0)
		p_buf_fmt(b, " crop=%d,%d,%d,%d", f->crop[0], f->crop[1],
		    f->crop[2], f->crop[3]);
	if (f->turn != 0)
		p_buf_fmt(b, " turn=%d", f->turn);
	p_dump_word_if(b, f->flip_x, "flip-x");
	p_dump_word_if(b, f->flip_y, "flip-y");
	p_dump_word_if(b, f->decorative, "decorative");
	p_dump_str(b, "vector", f->vector);
	if (anchored)
		put_anchor(b, f);
}

static void
put_line_end(struct p_buf *b, const char *label, const struct pai_line_end *e)
{
	static const char *const arrows[] = { "none", "triangle", "stealth",
	    "diamond", "oval", "open" };
	static const char *const sizes[] = { "small", "medium", "large" };

	if (e->arrow != PAI_ARROW_NONE)
		p_buf_fmt(b, " %s=%s/%s/%s", label, P_NAME_AT(arrows,
		    e->arrow), P_NAME_AT(sizes, e->width), P_NAME_AT(sizes,
		    e->length));
}

/* As SVG has it, in whole points. */
static void
put_path(struct p_buf *b, const struct pai_outline *o,
    const struct pai_path *p)
{
	static const char letter[] = { 'M', 'L', 'C', 'Z' };
	const struct pai_pen *s = o->step + p->first;
	unsigned	 curve = 0;

	p_buf_str(b, p->lined ? " line=\"" : " area=\"");
	for (uint32_t i = 0; i < p->n; i++, s++) {
		curve = s->kind == PAI_PEN_CURVE ? curve % 3 + 1 : 0;
		if (s->kind < sizeof(letter) && curve < 2)
			p_buf_fmt(b, "%c", letter[s->kind]);
		if (s->kind != PAI_PEN_CLOSE)
			p_buf_fmt(b, "%" PRId32 ",%" PRId32 " ", s->x / 1000,
			    s->y / 1000);
	}
	p_buf_str(b, "\"");
	if (p->fill != PAI_COLOUR_AUTO)
		p_buf_fmt(b, "/#%06" PRIx32, p->fill & 0xffffff);
}

static void
put_outline(struct p_buf *b, const struct pai_outline *o)
{
	if (o == NULL)
		return;
	p_dump_pt(b, "wide", o->width);
	p_dump_pt(b, "high", o->height);
	if (o->turn != 0)
		p_buf_fmt(b, " turn=%d", o->turn);
	p_dump_edge(b, "stroke", &o->line);
	put_line_end(b, "start", &o->start);
	put_line_end(b, "end", &o->end);
	for (uint32_t i = 0; i < o->path_n; i++)
		put_path(b, o, &o->path[i]);
	p_dump_str(b, "alt", o->alt);
}

/* From the line of a text box to its text. */
static void
put_inset(struct p_buf *b, const struct pai_style *s)
{
	static const char *const sides[] = { "inset-top", "inset-right",
	    "inset-bottom", "inset-left" };

	if ((s->set & PAI_SF_PADDING) != 0)
		for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
			p_dump_pt_if(b, sides[i], s->padding[i]);
}

static void
put_math(struct p_buf *b, const struct pai_node *n)
{
	static const char *const types[] = { "row", "identifier", "number",
	    "operator", "text", "fraction", "root", "scripts", "limits",
	    "fence", "table", "line", "box", "phantom" };
	static const char *const looks[] = { "bold", "italic", "no-bar",
	    "slashed", "before", "accent", "stretched", "large", "left",
	    "right", "equations", "unseen", "no-width", "no-ascent",
	    "no-descent", "", "edge-top", "edge-right", "edge-bottom",
	    "edge-left", "strike-across", "strike-down", "strike-up",
	    "strike-slope" };

	p_buf_fmt(b, " %s", P_NAME_AT(types, n->as.math.type));
	if (n->as.math.text.n > 0) {
		p_buf_put(b, " ", 1);
		p_dump_quoted(b, n->as.math.text);
	}
	p_dump_bits(b, n->as.math.look, looks, P_COUNT(looks));
}

void
p_dump_inline(struct p_buf *b, const struct p_doc *d, const struct pai_node *n)
{
	static const char *const fields[] = { "other", "page", "numpages",
	    "sectionpages", "ref", "pageref", "date", "seq", "toc", "form",
	    "note", "styleref" };
	static const char *const styleref[] = { "last", "number" };
	static const char *const notes[] = { "foot", "end", "comment" };

	switch (n->kind) {
	case PAI_N_LINK:
		p_dump_str(b, "to", n->as.link.target);
		p_dump_str(b, "title", n->as.link.title);
		break;
	case PAI_N_IMAGE:
		p_dump_str(b, "key", n->as.image.target);
		p_dump_pt_if(b, "width", n->as.image.width);
		p_dump_pt_if(b, "height", n->as.image.height);
		p_dump_str(b, "title", n->as.image.title);
		p_dump_word_if(b, n->as.image.anchored, "anchored");
		put_figure(b, d, n->as.image.figure, n->as.image.anchored);
		break;
	case PAI_N_BOX:
		put_inset(b, p_host.doc_style(&d->pub, n->style));
		put_figure(b, d, n->as.box.figure, n->as.box.figure != 0);
		put_outline(b, p_host.doc_outline(&d->pub,
		    n->as.box.outline));
		break;
	case PAI_N_NOTE:
		p_buf_fmt(b, " %s", P_NAME_AT(notes, n->as.note.type));
		p_dump_str(b, "label", n->as.note.label);
		p_dump_str(b, "by", n->as.note.author);
		if (n->as.note.when != 0)
			p_buf_fmt(b, " when=%" PRId64, n->as.note.when);
		p_dump_word_if(b, n->as.note.reply, "reply");
		p_dump_word_if(b, n->as.note.resolved, "resolved");
		p_dump_word_if(b, n->as.note.mark == PAI_MARK_FIELD,
		    "mark=field");
		p_dump_word_if(b, n->as.note.mark == PAI_MARK_TYPED,
		    "mark=typed");
		break;
	case PAI_N_FIELD:
		p_buf_fmt(b, " %s", P_NAME_AT(fields, n->as.field.type));
		p_dump_str(b, "style", n->as.field.style);
		if (n->as.field.level > 0)
			p_buf_fmt(b, " level=%u", n->as.field.level);
		p_dump_bits(b, n->as.field.which, styleref,
		    P_COUNT(styleref));
		break;
	case PAI_N_ANCHOR:
		p_dump_str(b, "name", n->as.anchor.name);
		break;
	case PAI_N_TEXT: case PAI_N_CODE: case PAI_N_CODEBLOCK:
	case PAI_N_MATH:
		p_buf_put(b, " ", 1);
		p_dump_quoted(b, n->as.text.str);
		p_dump_str(b, "lang", n->as.text.lang);
		if (n->as.text.display)
			p_buf_fmt(b, " display=%s",
			    p_align_name(n->as.text.align));
		break;
	case PAI_N_MATHPART:
		put_math(b, n);
		break;
	default:
		break;
	}
}
