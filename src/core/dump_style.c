/*
 * A style record in a dump: characters, then the paragraph, then the box.
 * Only what the record states or what differs from nothing is shown.
 */
#include "core/dump.h"

#include <inttypes.h>

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
	p_dump_pt_if(b, "fit", s->fit_width);
	p_dump_word_if(b, (s->effects & PAI_FX_OUTLINE) != 0, "outlined");
	p_dump_word_if(b, (s->effects & PAI_FX_SHADOW) != 0, "shadow");
	p_dump_word_if(b, (s->effects & PAI_FX_EMBOSS) != 0, "embossed");
	p_dump_word_if(b, (s->effects & PAI_FX_IMPRINT) != 0, "imprinted");
	p_dump_word_if(b, s->shared_marks == PAI_MARKS_EASTASIA,
	    "east-asian-marks");
	if (s->combine != 0)
		p_buf_fmt(b, " combine=%s", P_NAME_AT(combine, s->combine));
	p_dump_word_if(b, s->across, "across");
}

static void
put_characters(struct p_buf *b, const struct pai_style *s)
{
	static const char *const ul[] = { "none", "single", "double", "thick",
	    "dotted", "dashed", "wave", "words" };

	p_dump_str(b, "latin", s->font[PAI_SCRIPT_LATIN]);
	p_dump_str(b, "east-asia", s->font[PAI_SCRIPT_EASTASIA]);
	p_dump_str(b, "lang", s->lang);
	p_dump_pt_if(b, "size", s->font_size);
	p_dump_pt_if(b, "spacing", s->spacing);
	p_dump_pt_if(b, "raise", s->position);
	p_dump_pt_if(b, "kern-from", s->kern_from);
	if ((s->set & PAI_SF_COLOUR) != 0 && s->colour != PAI_COLOUR_AUTO)
		p_buf_fmt(b, " colour=#%06" PRIx32, s->colour & 0xffffff);
	if ((s->set & PAI_SF_BACKGROUND) != 0 &&
	    s->background != PAI_COLOUR_AUTO)
		p_buf_fmt(b, " background=#%06" PRIx32,
		    s->background & 0xffffff);
	if (s->underline != 0)
		p_buf_fmt(b, " underline=%s", P_NAME_AT(ul, s->underline));
	p_dump_word_if(b, s->bold, "bold");
	p_dump_word_if(b, s->italic, "italic");
	p_dump_word_if(b, s->strike || s->double_strike, "strike");
	p_dump_word_if(b, s->caps, "caps");
	p_dump_word_if(b, s->small_caps, "small-caps");
	p_dump_word_if(b, s->vertical == PAI_VERT_SUPER, "super");
	p_dump_word_if(b, s->vertical == PAI_VERT_SUB, "sub");
	p_dump_word_if(b, s->emmark != 0, "emphasis-mark");
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

	p_buf_fmt(b, " frame(%s,%s %s,%s %s", P_NAME_AT(from, f->from_x),
	    P_NAME_AT(from, f->from_y), P_NAME_AT(at, f->at_x),
	    P_NAME_AT(at, f->at_y), P_NAME_AT(wrap, f->wrap));
	p_dump_pt_if(b, "x", f->x);
	p_dump_pt_if(b, "y", f->y);
	p_dump_pt_if(b, "width", f->width);
	p_dump_pt_if(b, "height", f->height);
	p_dump_pt_if(b, "gap-x", f->gap_x);
	p_dump_pt_if(b, "gap-y", f->gap_y);
	p_dump_word_if(b, f->height_exact, "exact");
	if (f->drop != PAI_DROP_NONE)
		p_buf_fmt(b, " %s=%u", P_NAME_AT(drop, f->drop),
		    f->drop_lines);
	p_buf_str(b, ")");
}

static void
put_setting(struct p_buf *b, unsigned setting)
{
	static const char *const names[] = { "no-kinsoku", "break-words",
	    "no-hanging-marks", "top-marks", "no-latin-gap", "no-digit-gap",
	    "free-right", "mirror", "no-line-numbers", "no-hyphens",
	    "auto-before", "auto-after", "whole-marks" };

	p_dump_bits(b, setting, names, P_COUNT(names));
}

static void
put_more_paragraph(struct p_buf *b, const struct pai_style *s)
{
	static const char *const at[] = { "auto", "top", "centre", "baseline",
	    "bottom" };
	static const char *const fills[] = { "blanks", "kashida-low",
	    "kashida-medium", "kashida-high", "characters" };

	if (s->fill != PAI_FILL_BLANKS)
		p_buf_fmt(b, " fill=%s", P_NAME_AT(fills, s->fill));
	if (s->line_align != PAI_LINE_ALIGN_AUTO)
		p_buf_fmt(b, " line-align=%s", P_NAME_AT(at, s->line_align));
	if (s->flow != PAI_FLOW_LR)
		p_buf_fmt(b, " flow=%s", p_flow_name(s->flow));
	put_setting(b, s->setting);
	if (s->between.stroke != PAI_STROKE_NONE)
		p_dump_pt(b, "between", s->between.width);
	if (s->bar.stroke != PAI_STROKE_NONE)
		p_dump_pt(b, "bar", s->bar.width);
	p_dump_word_if(b, s->right_to_left, "right-to-left");
	p_dump_word_if(b, s->contextual_spacing, "contextual");
	if (s->set & PAI_SF_FRAME)
		put_frame(b, &s->frame);
}

static void
put_paragraph(struct p_buf *b, const struct pai_style *s)
{
	if (s->align != 0)
		p_buf_fmt(b, " align=%s", p_align_name(s->align));
	if (s->outline != 0)
		p_buf_fmt(b, " outline=%u", s->outline);
	p_dump_pt_if(b, "left", s->indent_left);
	p_dump_pt_if(b, "right", s->indent_right);
	p_dump_pt_if(b, "first", s->indent_first);
	if (s->indent_first_chars != 0)
		p_buf_fmt(b, " first-chars=%d", s->indent_first_chars);
	if (s->indent_left_chars != 0)
		p_buf_fmt(b, " left-chars=%d", s->indent_left_chars);
	p_dump_pt_if(b, "before", s->space_before);
	p_dump_pt_if(b, "after", s->space_after);
	if ((s->set & PAI_SF_LINE) != 0)
		p_buf_fmt(b, " line=%s%d", s->line_rule == PAI_LINE_EXACT ?
		    "=" : s->line_rule == PAI_LINE_AT_LEAST ? ">" : "*",
		    s->line);
	p_dump_word_if(b, s->keep_next, "keep-next");
	p_dump_word_if(b, s->keep_lines, "keep-lines");
	p_dump_word_if(b, s->page_break_before, "break-before");
	if (s->tab_count > 0)
		p_buf_fmt(b, " tabs=%" PRIu32, s->tab_count);
	put_more_paragraph(b, s);
}

static void
put_float(struct p_buf *b, const struct pai_float *p)
{
	if (!p->floats)
		return;
	p_buf_str(b, " floats");
	p_dump_stand(b, "x", p->from_x, p->place_x, p->x);
	p_dump_stand(b, "y", p->from_y, p->place_y, p->y);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		p_dump_pt_if(b, "gap", p->gap[i]);
}

static void
put_box(struct p_buf *b, const struct pai_style *s)
{
	static const char *const sides[] = { "top", "right", "bottom", "left" };

	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		p_dump_edge(b, sides[i], &s->border[i]);
	p_dump_edge(b, "diagonal-down", &s->diagonal[PAI_DIAGONAL_DOWN]);
	p_dump_edge(b, "diagonal-up", &s->diagonal[PAI_DIAGONAL_UP]);
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if ((s->border_yields & 1u << i) != 0)
			p_buf_fmt(b, " %s-yields", sides[i]);
	p_dump_pt_if(b, "width", s->width);
	if (s->width_percent != 0)
		p_buf_fmt(b, " width=%d%%", s->width_percent / 1000);
	p_dump_pt_if(b, "height", s->height);
	p_dump_word_if(b, s->height_exact, "exact");
	if (s->valign != 0)
		p_buf_fmt(b, " valign=%s", s->valign == PAI_VALIGN_CENTRE ?
		    "centre" : "bottom");
	p_dump_word_if(b, s->cant_split, "whole");
	p_dump_word_if(b, s->no_wrap, "no-wrap");
	p_dump_word_if(b, s->fixed_layout, "fixed");
	p_dump_word_if(b, s->fit_text, "fit-text");
	p_dump_word_if(b, s->hide_mark, "hide-mark");
	if (s->text_scale != 0)
		p_buf_fmt(b, " text-scale=%u", s->text_scale);
	if (s->line_cut != 0)
		p_buf_fmt(b, " line-cut=%u", s->line_cut);
	p_dump_pt_if(b, "indent", s->indent_table);
	p_dump_pt_if(b, "cell-spacing", s->cell_spacing);
	put_float(b, &s->place);
	p_dump_str(b, "title", s->title);
	p_dump_str(b, "summary", s->summary);
}

void
p_dump_style(struct p_buf *b, const struct p_doc *d, uint32_t i)
{
	const struct pai_style *s;

	if (i == 0 || i > d->nstyles)
		return;
	s = d->styles[i - 1];
	p_buf_str(b, " {");
	p_dump_str(b, "name", s->name);
	put_characters(b, s);
	put_paragraph(b, s);
	put_box(b, s);
	p_buf_str(b, " }");
}
