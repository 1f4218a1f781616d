/*
 * The tree as text: for goldens, for --dump-after, for whoever asks what the
 * reader saw.  One node a line, indented by depth; no number that depends on
 * how the tree came to be (ids, style numbers) is shown.
 */
#include <inttypes.h>
#include <string.h>

#include "core/core.h"
#include "kit/utf8.h"

#define	WIDTHS_SHOWN	20u	/* columns of a table whose widths are told */
#define	COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static const char *
name_at(const char *const *names, size_t n, unsigned i)
{
	return i < n ? names[i] : "?";
}

static void
put_quoted(struct p_buf *b, struct pai_str s)
{
	uint32_t	 cp;
	size_t		 len;

	p_buf_put(b, "\"", 1);
	for (size_t i = 0; i < s.n; i += len) {
		len = p_utf8_next(s.p + i, s.n - i, &cp);
		if (cp == '"' || cp == '\\')
			p_buf_fmt(b, "\\%c", (int)cp);
		else if (cp == '\n')
			p_buf_str(b, "\\n");
		else if (cp == '\t')
			p_buf_str(b, "\\t");
		else if (cp < 0x20 || (cp >= 0x7f && cp <= 0xa0) ||
		    cp == 0x3000 || (cp >= 0x200b && cp <= 0x200f) ||
		    cp == 0xfeff || (cp >= 0x202a && cp <= 0x202e))
			p_buf_fmt(b, "\\u{%" PRIx32 "}", cp);
		else
			p_buf_put(b, s.p + i, len);
	}
	p_buf_put(b, "\"", 1);
}

static void
put_str(struct p_buf *b, const char *label, struct pai_str s)
{
	if (s.n == 0)
		return;
	p_buf_fmt(b, " %s=", label);
	put_quoted(b, s);
}

/* mpt as points, without trailing zeros. */
static void
put_pt(struct p_buf *b, const char *label, int32_t mpt)
{
	int32_t	 rest = mpt < 0 ? -(mpt % 1000) : mpt % 1000;
	char	 digits[8];
	int	 n = 3;

	p_buf_fmt(b, " %s=%s%d", label, mpt < 0 && mpt > -1000 ? "-" : "",
	    mpt / 1000);
	if (rest == 0)
		return;
	for (int i = 2; i >= 0; i--, rest /= 10)
		digits[i] = (char)('0' + rest % 10);
	while (digits[n - 1] == '0')
		n--;
	p_buf_put(b, ".", 1);
	p_buf_put(b, digits, (size_t)n);
}

static void
put_pt_if(struct p_buf *b, const char *label, int32_t mpt)
{
	if (mpt != 0)
		put_pt(b, label, mpt);
}

static void
put_word_if(struct p_buf *b, bool yes, const char *word)
{
	if (yes)
		p_buf_fmt(b, " %s", word);
}

static void
put_flags(struct p_buf *b, unsigned flags)
{
	static const struct {
		unsigned	 bit;
		const char	*name;
	} names[] = {
		{ PAI_NF_GENERATED, "generated" }, { PAI_NF_EDITED, "edited" },
		{ PAI_NF_GUESSED, "guessed" }, { PAI_NF_LOST, "lost" },
		{ PAI_NF_PAD, "pad" }, { PAI_NF_REPEAT, "repeat" },
		{ PAI_NF_DELETED, "deleted" }, { PAI_NF_INSERTED, "inserted" },
		{ PAI_NF_CONTINUES, "continues" }
	};

	for (size_t i = 0; i < COUNT(names); i++)
		put_word_if(b, (flags & names[i].bit) != 0, names[i].name);
}

static const char *const align_names[] = { "none", "left", "centre",
    "right", "justify", "distribute" };
static const char *const flow_names[] = { "lr", "vertical", "up", "down" };

static void
put_more_characters(struct p_buf *b, const struct pai_style *s)
{
	static const char *const combine[] = { "none", "bare", "round",
	    "square", "angle", "curly" };

	if (s->scale != 0 && s->scale != 100)
		p_buf_fmt(b, " scale=%u", s->scale);
	if ((s->set & PAI_SF_UNDERLINE_COLOUR) != 0)
		p_buf_fmt(b, " underline-colour=#%06" PRIx32,
		    s->underline_colour & 0xffffff);
	put_pt_if(b, "fit", s->fit_width);
	put_word_if(b, (s->effects & PAI_FX_OUTLINE) != 0, "outlined");
	put_word_if(b, (s->effects & PAI_FX_SHADOW) != 0, "shadow");
	put_word_if(b, (s->effects & PAI_FX_EMBOSS) != 0, "embossed");
	put_word_if(b, (s->effects & PAI_FX_IMPRINT) != 0, "imprinted");
	put_word_if(b, s->shared_marks == PAI_MARKS_EASTASIA,
	    "east-asian-marks");
	if (s->combine != 0)
		p_buf_fmt(b, " combine=%s", name_at(combine, COUNT(combine),
		    s->combine));
	put_word_if(b, s->across, "across");
}

static void
put_characters(struct p_buf *b, const struct pai_style *s)
{
	static const char *const ul[] = { "none", "single", "double", "thick",
	    "dotted", "dashed", "wave", "words" };

	put_str(b, "latin", s->font[PAI_SCRIPT_LATIN]);
	put_str(b, "east-asia", s->font[PAI_SCRIPT_EASTASIA]);
	put_pt_if(b, "size", s->font_size);
	put_pt_if(b, "spacing", s->spacing);
	put_pt_if(b, "raise", s->position);
	if ((s->set & PAI_SF_COLOUR) != 0 && s->colour != PAI_COLOUR_AUTO)
		p_buf_fmt(b, " colour=#%06" PRIx32, s->colour & 0xffffff);
	if ((s->set & PAI_SF_BACKGROUND) != 0 &&
	    s->background != PAI_COLOUR_AUTO)
		p_buf_fmt(b, " background=#%06" PRIx32,
		    s->background & 0xffffff);
	if (s->underline != 0)
		p_buf_fmt(b, " underline=%s", name_at(ul, COUNT(ul),
		    s->underline));
	put_word_if(b, s->bold, "bold");
	put_word_if(b, s->italic, "italic");
	put_word_if(b, s->strike || s->double_strike, "strike");
	put_word_if(b, s->caps, "caps");
	put_word_if(b, s->small_caps, "small-caps");
	put_word_if(b, s->vertical == PAI_VERT_SUPER, "super");
	put_word_if(b, s->vertical == PAI_VERT_SUB, "sub");
	put_word_if(b, s->emmark != 0, "emphasis-mark");
	put_more_characters(b, s);
}

static void
put_frame(struct p_buf *b, const struct pai_frame *f)
{
	static const char *const from[] = { "text", "margin", "page" };
	static const char *const at[] = { "given", "start", "centre", "end",
	    "inside", "outside", "inline" };
	static const char *const wrap[] = { "auto", "around", "none",
	    "not-beside", "tight", "through" };
	static const char *const drop[] = { "", "drop", "drop-in-margin" };

	p_buf_fmt(b, " frame(%s,%s %s,%s %s", name_at(from, COUNT(from),
	    f->from_x), name_at(from, COUNT(from), f->from_y),
	    name_at(at, COUNT(at), f->at_x), name_at(at, COUNT(at), f->at_y),
	    name_at(wrap, COUNT(wrap), f->wrap));
	put_pt_if(b, "x", f->x);
	put_pt_if(b, "y", f->y);
	put_pt_if(b, "width", f->width);
	put_pt_if(b, "height", f->height);
	put_pt_if(b, "gap-x", f->gap_x);
	put_pt_if(b, "gap-y", f->gap_y);
	put_word_if(b, f->height_exact, "exact");
	if (f->drop != PAI_DROP_NONE)
		p_buf_fmt(b, " %s=%u", name_at(drop, COUNT(drop), f->drop),
		    f->drop_lines);
	p_buf_str(b, ")");
}

static void
put_setting(struct p_buf *b, unsigned setting)
{
	static const char *const names[] = { "no-kinsoku", "break-words",
	    "no-hanging-marks", "top-marks", "no-latin-gap", "no-digit-gap",
	    "free-right", "mirror", "no-line-numbers", "no-hyphens" };

	for (size_t i = 0; i < COUNT(names); i++)
		put_word_if(b, (setting & 1u << i) != 0, names[i]);
}

static void
put_more_paragraph(struct p_buf *b, const struct pai_style *s)
{
	static const char *const at[] = { "auto", "top", "centre", "baseline",
	    "bottom" };

	if (s->line_align != PAI_LINE_ALIGN_AUTO)
		p_buf_fmt(b, " line-align=%s", name_at(at, COUNT(at),
		    s->line_align));
	if (s->flow != PAI_FLOW_LR)
		p_buf_fmt(b, " flow=%s", name_at(flow_names,
		    COUNT(flow_names), s->flow));
	put_setting(b, s->setting);
	if (s->between.stroke != PAI_STROKE_NONE)
		put_pt(b, "between", s->between.width);
	if (s->bar.stroke != PAI_STROKE_NONE)
		put_pt(b, "bar", s->bar.width);
	put_word_if(b, s->right_to_left, "right-to-left");
	put_word_if(b, s->contextual_spacing, "contextual");
	if (s->set & PAI_SF_FRAME)
		put_frame(b, &s->frame);
}

static void
put_paragraph(struct p_buf *b, const struct pai_style *s)
{
	if (s->align != 0)
		p_buf_fmt(b, " align=%s", name_at(align_names,
		    COUNT(align_names), s->align));
	if (s->outline != 0)
		p_buf_fmt(b, " outline=%u", s->outline);
	put_pt_if(b, "left", s->indent_left);
	put_pt_if(b, "right", s->indent_right);
	put_pt_if(b, "first", s->indent_first);
	if (s->indent_first_chars != 0)
		p_buf_fmt(b, " first-chars=%d", s->indent_first_chars);
	if (s->indent_left_chars != 0)
		p_buf_fmt(b, " left-chars=%d", s->indent_left_chars);
	put_pt_if(b, "before", s->space_before);
	put_pt_if(b, "after", s->space_after);
	if ((s->set & PAI_SF_LINE) != 0)
		p_buf_fmt(b, " line=%s%d", s->line_rule == PAI_LINE_EXACT ?
		    "=" : s->line_rule == PAI_LINE_AT_LEAST ? ">" : "*",
		    s->line);
	put_word_if(b, s->keep_next, "keep-next");
	put_word_if(b, s->keep_lines, "keep-lines");
	put_word_if(b, s->page_break_before, "break-before");
	if (s->tab_count > 0)
		p_buf_fmt(b, " tabs=%" PRIu32, s->tab_count);
	put_more_paragraph(b, s);
}

static void
put_edge(struct p_buf *b, const char *label, const struct pai_border *e)
{
	static const char *const strokes[] = { "none", "single", "double",
	    "dotted", "dashed", "thick", "wave" };

	if (e->stroke == PAI_STROKE_NONE)
		return;
	put_pt(b, label, e->width);
	if (e->stroke != PAI_STROKE_SINGLE)
		p_buf_fmt(b, "/%s", name_at(strokes, COUNT(strokes),
		    e->stroke));
	if (e->colour != PAI_COLOUR_AUTO && e->colour != 0)
		p_buf_fmt(b, "/#%06" PRIx32, e->colour & 0xffffff);
}

/* One direction of where something floats. */
static void
put_stand(struct p_buf *b, const char *label, uint8_t from, uint8_t place,
    int32_t at)
{
	static const char *const froms[] = { "column", "margin", "page",
	    "character", "paragraph", "line", "inner-edge", "outer-edge" };
	static const char *const places[] = { "at", "start", "centre", "end",
	    "inner", "outer" };

	p_buf_fmt(b, " %s=%s:%s", label, name_at(froms, COUNT(froms), from),
	    name_at(places, COUNT(places), place));
	if (place == PAI_PLACE_OFFSET)
		put_pt(b, "by", at);
}

static void
put_anchor(struct p_buf *b, const struct pai_figure *f)
{
	static const char *const wraps[] = { "none", "square", "tight",
	    "top-bottom" };

	p_buf_fmt(b, " wrap=%s", name_at(wraps, COUNT(wraps), f->wrap));
	put_stand(b, "x", f->from_x, f->place_x, f->x);
	put_stand(b, "y", f->from_y, f->place_y, f->y);
	put_word_if(b, f->behind, "behind");
}

static void
put_float(struct p_buf *b, const struct pai_float *p)
{
	if (!p->floats)
		return;
	p_buf_str(b, " floats");
	put_stand(b, "x", p->from_x, p->place_x, p->x);
	put_stand(b, "y", p->from_y, p->place_y, p->y);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		put_pt_if(b, "gap", p->gap[i]);
}

static void
put_box(struct p_buf *b, const struct pai_style *s)
{
	static const char *const sides[] = { "top", "right", "bottom", "left" };

	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		put_edge(b, sides[i], &s->border[i]);
	put_edge(b, "diagonal-down", &s->diagonal[PAI_DIAGONAL_DOWN]);
	put_edge(b, "diagonal-up", &s->diagonal[PAI_DIAGONAL_UP]);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if ((s->border_yields & 1u << i) != 0)
			p_buf_fmt(b, " %s-yields", sides[i]);
	put_pt_if(b, "width", s->width);
	if (s->width_percent != 0)
		p_buf_fmt(b, " width=%d%%", s->width_percent / 1000);
	put_pt_if(b, "height", s->height);
	put_word_if(b, s->height_exact, "exact");
	if (s->valign != 0)
		p_buf_fmt(b, " valign=%s", s->valign == PAI_VALIGN_CENTRE ?
		    "centre" : "bottom");
	put_word_if(b, s->cant_split, "whole");
	put_word_if(b, s->no_wrap, "no-wrap");
	put_word_if(b, s->fixed_layout, "fixed");
	put_word_if(b, s->fit_text, "fit-text");
	put_word_if(b, s->hide_mark, "hide-mark");
	put_pt_if(b, "indent", s->indent_table);
	put_pt_if(b, "cell-spacing", s->cell_spacing);
	put_float(b, &s->place);
	put_str(b, "title", s->title);
	put_str(b, "summary", s->summary);
}

static void
put_style(struct p_buf *b, const struct p_doc *d, uint32_t i)
{
	const struct pai_style *s;

	if (i == 0 || i > d->nstyles)
		return;
	s = d->styles[i - 1];
	p_buf_str(b, " {");
	put_str(b, "name", s->name);
	put_characters(b, s);
	put_paragraph(b, s);
	put_box(b, s);
	p_buf_str(b, " }");
}

static const char *const numeral_names[] = { "decimal", "roman-upper",
    "roman-lower", "letter-upper", "letter-lower", "chinese", "dashed",
    "hyphens", "none", "full-width", "zero", "ordinal", "circled", "paren",
    "stop", "tens", "digits", "legal", "stems", "branches", "han-circle",
    "cardinal", "ordinal-text" };

static void
put_page_marks(struct p_buf *b, const struct pai_section *s)
{
	static const char *const sides[] = { "border-top", "border-right",
	    "border-bottom", "border-left" };
	static const char *const pages[] = { "all", "first", "not-first" };

	for (unsigned i = 0; i < PAI_SIDE_MAX; i++) {
		put_edge(b, sides[i], &s->page_border[i]);
		if (s->page_border[i].stroke != PAI_STROKE_NONE)
			put_pt_if(b, "space", s->page_border[i].space);
	}
	if (s->border_pages != PAI_BORDER_ALL)
		p_buf_fmt(b, " bordered=%s", name_at(pages, COUNT(pages),
		    s->border_pages));
	put_word_if(b, s->border_from_text, "border-from-text");
	put_word_if(b, s->border_behind, "border-behind");
	if (s->line_every != 0)
		p_buf_fmt(b, " lines-numbered=%d from=%d restart=%u",
		    s->line_every, s->line_start, s->line_restart);
	if (s->page_numeral != PAI_NUM_DECIMAL)
		p_buf_fmt(b, " numeral=%s", name_at(numeral_names,
		    COUNT(numeral_names), s->page_numeral));
	if (s->page_start >= 0)
		p_buf_fmt(b, " page=%d", s->page_start);
}

static void
put_columns(struct p_buf *b, const struct pai_section *s)
{
	if (s->columns > 1)
		p_buf_fmt(b, " columns=%" PRIu32, s->columns);
	for (uint32_t i = 0; s->column != NULL && i < s->columns; i++) {
		put_pt(b, "column", s->column[i].width);
		put_pt_if(b, "gap", s->column[i].gap);
	}
	put_word_if(b, s->column_rule, "column-rule");
	put_word_if(b, s->right_to_left, "right-to-left");
}

static void
put_section(struct p_buf *b, const struct p_doc *d, uint32_t i)
{
	static const char *const breaks[] = { "page", "continuous", "even",
	    "odd", "column" };
	const struct pai_section *s;

	if (i >= d->nsections)
		return;
	s = d->sections[i];
	if (s->break_type != PAI_BREAK_PAGE)
		p_buf_fmt(b, " break=%s", name_at(breaks, COUNT(breaks),
		    s->break_type));
	put_pt(b, "width", s->page_width);
	put_pt(b, "height", s->page_height);
	put_pt(b, "top", s->margin[PAI_SIDE_TOP]);
	put_pt(b, "right", s->margin[PAI_SIDE_RIGHT]);
	put_pt(b, "bottom", s->margin[PAI_SIDE_BOTTOM]);
	put_pt(b, "left", s->margin[PAI_SIDE_LEFT]);
	put_pt_if(b, "gutter", s->gutter);
	put_word_if(b, s->gutter_top, "gutter-top");
	put_word_if(b, s->gutter_right, "gutter-right");
	put_word_if(b, s->mirror, "mirror");
	put_columns(b, s);
	if (s->grid != PAI_GRID_NONE)
		put_pt(b, "line-pitch", s->line_pitch);
	put_pt_if(b, "char-space", s->char_space);
	put_pt_if(b, "tab-every", s->tab_every);
	put_word_if(b, s->title_page, "title-page");
	put_word_if(b, s->even_odd, "even-odd");
	if (s->valign != PAI_VALIGN_TOP)
		p_buf_fmt(b, " valign=%s", s->valign == PAI_VALIGN_CENTRE ?
		    "centre" : "bottom");
	if (s->flow != PAI_FLOW_LR)
		p_buf_fmt(b, " flow=%s", name_at(flow_names,
		    COUNT(flow_names), s->flow));
	put_page_marks(b, s);
}

static void
put_table(struct p_buf *b, const struct pai_node *n)
{
	static const char *const spans[] = { "given", "collapsed", "padded" };

	p_buf_fmt(b, " %" PRIu32 "x%" PRIu32, n->as.table.rows,
	    n->as.table.cols);
	if (n->as.table.head_rows != 0 || n->as.table.head_cols != 0)
		p_buf_fmt(b, " head=%" PRIu32 "+%" PRIu32,
		    n->as.table.head_rows, n->as.table.head_cols);
	if (n->as.table.spans != PAI_SPANS_GIVEN)
		p_buf_fmt(b, " spans=%s", name_at(spans, COUNT(spans),
		    n->as.table.spans));
	if (n->as.table.verdict != PAI_V_NONE)
		p_buf_fmt(b, " verdict=%s", pai_verdict_name(
		    (enum pai_verdict)n->as.table.verdict));
	put_str(b, "form", n->as.table.form);
	if (n->as.table.align != PAI_ALIGN_NONE)
		p_buf_fmt(b, " align=%s", name_at(align_names,
		    COUNT(align_names), n->as.table.align));
	for (uint32_t i = 0; n->as.table.widths != NULL &&
	    i < n->as.table.cols && i < WIDTHS_SHOWN; i++)
		put_pt(b, "column", n->as.table.widths[i]);
}

static void
put_cell(struct p_buf *b, const struct pai_node *n)
{
	p_buf_fmt(b, " %" PRIu32 ",%" PRIu32, n->as.cell.row, n->as.cell.col);
	if (n->as.cell.rows != 1 || n->as.cell.cols != 1)
		p_buf_fmt(b, " %" PRIu32 "x%" PRIu32, n->as.cell.rows,
		    n->as.cell.cols);
	put_word_if(b, n->as.cell.head, "head");
	if (n->as.cell.align != 0)
		p_buf_fmt(b, " align=%s", name_at(align_names,
		    COUNT(align_names), n->as.cell.align));
	if (n->as.cell.flow != 0)
		p_buf_fmt(b, " flow=%s", name_at(flow_names,
		    COUNT(flow_names), n->as.cell.flow));
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

	p_buf_fmt(b, " %s", name_at(types, COUNT(types), n->as.math.type));
	if (n->as.math.text.n > 0) {
		p_buf_put(b, " ", 1);
		put_quoted(b, n->as.math.text);
	}
	for (size_t i = 0; i < COUNT(looks); i++)
		put_word_if(b, (n->as.math.look >> i & 1) != 0, looks[i]);
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
	put_word_if(b, f->flip_x, "flip-x");
	put_word_if(b, f->flip_y, "flip-y");
	put_word_if(b, f->decorative, "decorative");
	put_str(b, "vector", f->vector);
	if (anchored)
		put_anchor(b, f);
}

static void
put_inline(struct p_buf *b, const struct p_doc *d, const struct pai_node *n)
{
	static const char *const fields[] = { "other", "page", "numpages",
	    "sectionpages", "ref", "pageref", "date", "seq", "toc", "form" };
	static const char *const notes[] = { "foot", "end", "comment" };

	switch (n->kind) {
	case PAI_N_LINK:
		put_str(b, "to", n->as.link.target);
		put_str(b, "title", n->as.link.title);
		break;
	case PAI_N_IMAGE:
		put_str(b, "key", n->as.image.target);
		put_pt_if(b, "width", n->as.image.width);
		put_pt_if(b, "height", n->as.image.height);
		put_str(b, "title", n->as.image.title);
		put_word_if(b, n->as.image.anchored, "anchored");
		put_figure(b, d, n->as.image.figure, n->as.image.anchored);
		break;
	case PAI_N_BOX:
		put_figure(b, d, n->as.box.figure, n->as.box.figure != 0);
		break;
	case PAI_N_NOTE:
		p_buf_fmt(b, " %s", name_at(notes, COUNT(notes),
		    n->as.note.type));
		put_str(b, "label", n->as.note.label);
		put_str(b, "by", n->as.note.author);
		if (n->as.note.when != 0)
			p_buf_fmt(b, " when=%" PRId64, n->as.note.when);
		put_word_if(b, n->as.note.reply, "reply");
		put_word_if(b, n->as.note.resolved, "resolved");
		break;
	case PAI_N_FIELD:
		p_buf_fmt(b, " %s", name_at(fields, COUNT(fields),
		    n->as.field.type));
		break;
	case PAI_N_ANCHOR:
		put_str(b, "name", n->as.anchor.name);
		break;
	case PAI_N_TEXT: case PAI_N_CODE: case PAI_N_CODEBLOCK:
	case PAI_N_MATH:
		p_buf_put(b, " ", 1);
		put_quoted(b, n->as.text.str);
		put_str(b, "lang", n->as.text.lang);
		if (n->as.text.display)
			p_buf_fmt(b, " display=%s", name_at(align_names,
			    COUNT(align_names), n->as.text.align));
		break;
	case PAI_N_MATHPART:
		put_math(b, n);
		break;
	default:
		break;
	}
}

/* A label's look is the text's but for what is shown. */
static void
put_label(struct p_buf *b, const struct p_doc *d, struct pai_str label,
    unsigned suffix, uint32_t style)
{
	put_str(b, "label", label);
	put_word_if(b, suffix == PAI_SUFFIX_SPACE, "then-space");
	put_word_if(b, suffix == PAI_SUFFIX_NONE, "then-nothing");
	if (style == 0 || style > d->nstyles)
		return;
	put_word_if(b, d->styles[style - 1]->bold, "label-bold");
	if ((d->styles[style - 1]->set & PAI_SF_COLOUR) != 0)
		p_buf_fmt(b, " label-colour=#%06" PRIx32,
		    d->styles[style - 1]->colour & 0xffffff);
}

static void
put_payload(struct p_buf *b, const struct p_doc *d, const struct pai_node *n)
{
	static const char *const roles[] = { "none", "title", "subtitle",
	    "signature", "date", "caption", "addressee", "toc" };
	static const char *const running[] = { "header", "header-first",
	    "header-even", "footer", "footer-first", "footer-even" };

	switch (n->kind) {
	case PAI_N_HEADING:
		p_buf_fmt(b, " %u", n->as.heading.level);
		put_label(b, d, n->as.heading.label, n->as.heading.suffix,
		    n->as.heading.label_style);
		break;
	case PAI_N_PARAGRAPH:
		if (n->as.para.role != PAI_ROLE_NONE)
			p_buf_fmt(b, " role=%s", name_at(roles, COUNT(roles),
			    n->as.para.role));
		break;
	case PAI_N_LIST:
		if (n->as.list.ordered)
			p_buf_fmt(b, " from=%d", n->as.list.start);
		put_word_if(b, n->as.list.tight, "tight");
		break;
	case PAI_N_ITEM:
		put_label(b, d, n->as.item.label, n->as.item.suffix,
		    n->as.item.label_style);
		put_word_if(b, n->as.item.task == 1, "open");
		put_word_if(b, n->as.item.task == 2, "done");
		break;
	case PAI_N_TABLE:
		put_table(b, n);
		break;
	case PAI_N_ROW:
		put_word_if(b, n->as.row.head, "head");
		break;
	case PAI_N_CELL:
		put_cell(b, n);
		break;
	case PAI_N_PAGEBREAK:
		put_word_if(b, n->as.page_break.column, "column");
		break;
	case PAI_N_SECTION:
		put_section(b, d, n->as.section.index);
		break;
	case PAI_N_RUNNING:
		p_buf_fmt(b, " %s", name_at(running, COUNT(running),
		    n->as.running.which));
		break;
	default:
		put_inline(b, d, n);
		break;
	}
}

static void
put_side_tables(struct p_buf *b, const struct p_doc *d)
{
	for (const struct p_meta *m = d->meta; m != NULL; m = m->next)
		if (strcmp(m->key, "input") != 0) {
			p_buf_fmt(b, "meta %s=", m->key);
			put_quoted(b, (struct pai_str){ m->value,
			    strlen(m->value) });
			p_buf_put(b, "\n", 1);
		}
	for (uint32_t i = 0; i < d->nresources; i++) {
		const struct pai_resource *r = d->resources[i];

		p_buf_str(b, "resource ");
		put_quoted(b, r->key);
		p_buf_fmt(b, " %s %zu bytes %" PRIu32 "x%" PRIu32 "\n",
		    r->mime, r->n, r->width, r->height);
	}
}

void
p_doc_dump(const struct p_doc *d, struct p_buf *b)
{
	struct pai_iter	 it = pai_iter_at(d->root);
	unsigned	 depth = 0;

	put_side_tables(b, d);
	while (pai_iter_next(&it)) {
		if (it.event == PAI_LEAVE) {
			depth--;
			continue;
		}
		for (unsigned i = 0; i < depth; i++)
			p_buf_put(b, "  ", 2);
		p_buf_str(b, p_kind_name((enum pai_kind)it.node->kind));
		put_payload(b, d, it.node);
		put_flags(b, it.node->flags);
		put_style(b, d, it.node->style);
		if (it.node->locus.line != 0 &&
		    it.node->kind != PAI_N_TEXT &&
		    it.node->kind != PAI_N_MATHPART)
			p_buf_fmt(b, " @%" PRIu32, it.node->locus.line);
		p_buf_put(b, "\n", 1);
		depth++;
	}
}
