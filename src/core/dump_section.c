/*
 * A section in a dump: its page, and what stands on each of its pages.
 */
#include "core/dump.h"

#include <inttypes.h>

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
		p_dump_edge(b, sides[i], &s->page_border[i]);
		if (s->page_border[i].stroke != PAI_STROKE_NONE)
			p_dump_pt_if(b, "space", s->page_border[i].space);
	}
	if (s->border_pages != PAI_BORDER_ALL)
		p_buf_fmt(b, " bordered=%s", P_NAME_AT(pages, s->border_pages));
	p_dump_word_if(b, s->border_from_text, "border-from-text");
	p_dump_word_if(b, s->border_behind, "border-behind");
	if (s->line_every != 0)
		p_buf_fmt(b, " lines-numbered=%d from=%d restart=%u",
		    s->line_every, s->line_start, s->line_restart);
	if (s->page_numeral != PAI_NUM_DECIMAL)
		p_buf_fmt(b, " numeral=%s", P_NAME_AT(numeral_names,
		    s->page_numeral));
	if (s->page_start >= 0)
		p_buf_fmt(b, " page=%d", s->page_start);
}

static void
put_columns(struct p_buf *b, const struct pai_section *s)
{
	if (s->columns > 1)
		p_buf_fmt(b, " columns=%" PRIu32, s->columns);
	for (uint32_t i = 0; s->column != NULL && i < s->columns; i++) {
		p_dump_pt(b, "column", s->column[i].width);
		p_dump_pt_if(b, "gap", s->column[i].gap);
	}
	p_dump_word_if(b, s->column_rule, "column-rule");
	p_dump_word_if(b, s->right_to_left, "right-to-left");
}

void
p_dump_section(struct p_buf *b, const struct p_doc *d, uint32_t i)
{
	static const char *const breaks[] = { "page", "continuous", "even",
	    "odd", "column" };
	static const char *const rules[] = { "space-adds", "grid-in-cells",
	    "tables-inside", "press-marks", "hyphenate", "whole-caps",
	    "keep-pairs", "short-breaks" };
	const struct pai_section *s;

	if (i >= d->nsections)
		return;
	s = d->sections[i];
	if (s->break_type != PAI_BREAK_PAGE)
		p_buf_fmt(b, " break=%s", P_NAME_AT(breaks, s->break_type));
	p_dump_pt(b, "width", s->page_width);
	p_dump_pt(b, "height", s->page_height);
	p_dump_pt(b, "top", s->margin[PAI_SIDE_TOP]);
	p_dump_pt(b, "right", s->margin[PAI_SIDE_RIGHT]);
	p_dump_pt(b, "bottom", s->margin[PAI_SIDE_BOTTOM]);
	p_dump_pt(b, "left", s->margin[PAI_SIDE_LEFT]);
	p_dump_pt_if(b, "gutter", s->gutter);
	p_dump_word_if(b, s->gutter_top, "gutter-top");
	p_dump_word_if(b, s->gutter_right, "gutter-right");
	p_dump_word_if(b, s->mirror, "mirror");
	put_columns(b, s);
	if (s->grid != PAI_GRID_NONE)
		p_dump_pt(b, "line-pitch", s->line_pitch);
	p_dump_pt_if(b, "char-space", s->char_space);
	p_dump_pt_if(b, "tab-every", s->tab_every);
	p_dump_word_if(b, s->title_page, "title-page");
	p_dump_word_if(b, s->even_odd, "even-odd");
	if (s->valign != PAI_VALIGN_TOP)
		p_buf_fmt(b, " valign=%s", s->valign == PAI_VALIGN_CENTRE ?
		    "centre" : "bottom");
	if (s->flow != PAI_FLOW_LR)
		p_buf_fmt(b, " flow=%s", p_flow_name(s->flow));
	put_page_marks(b, s);
	p_dump_bits(b, s->rules, rules, P_COUNT(rules));
	if (s->hyphen_limit != 0)
		p_buf_fmt(b, " hyphen-limit=%u", s->hyphen_limit);
	p_dump_pt_if(b, "hyphen-zone", s->hyphen_zone);
}
