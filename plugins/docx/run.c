/*
 * Runs: text and what stands in it like a character.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "kit/symbol.h"

static const struct scope scope_text, scope_code;

/* ---- text ---- */

/*
 * A line end inside w:t is a blank; without xml:space="preserve" the blanks
 * at both ends of a w:t are not part of it (XML 1.0, 2.10; Word does so).
 */
static void
put_text(struct docx *d, const char *s, size_t n)
{
	while (n > 0) {
		size_t	 plain = 0;

		while (plain < n && s[plain] != '\n' && s[plain] != '\r')
			plain++;
		inline_text(d, s, plain);
		if (plain < n)
			inline_text(d, " ", 1);
		plain += plain < n;
		s += plain;
		n -= plain;
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Blanks wait until it is seen that more follows them. */
static void
text_trimmed(struct docx *d, const char *s, size_t n)
{
	struct p_buf	*held = &d->text;
	size_t		 end = n;

	if (d->text_at_start)
		while (n > 0 && is_blank(*s)) {
			s++;
			n--;
		}
	for (end = n; end > 0 && is_blank(s[end - 1]); )
		end--;
	if (end > 0) {
		if (held->n > 0)
			put_text(d, held->p, held->n);
		p_buf_clear(held);
		put_text(d, s, end);
		d->text_at_start = false;
	}
	if (n > end && !d->text_at_start)
		p_buf_put(held, s + end, n - end);
}

static void
on_text(struct docx *d, const char *s, size_t n)
{
	if (d->keep_space)
		put_text(d, s, n);
	else
		text_trimmed(d, s, n);
}

static const struct scope *
start_text(struct docx *d)
{
	d->keep_space = attr_is(d, XML_space, "preserve");
	d->text_at_start = true;
	p_buf_clear(&d->text);
	return &scope_text;
}

static const struct scope scope_text = { leaf_child, NULL, on_text };

static void
on_code(struct docx *d, const char *s, size_t n)
{
	field_code(d, s, n);
}

static const struct scope scope_code = { leaf_child, NULL, on_code };

/* ---- breaks and special characters ---- */

static void
line_break(struct docx *d)
{
	if (inline_leaf(d, PAI_N_LINEBREAK) != NULL)
		pai_close(d->build, PAI_N_LINEBREAK);
}

/* Word, too, takes no notice of a page break inside a table. */
static void
page_break(struct docx *d, bool column)
{
	struct flow	*f = d->flow;
	struct pai_node	*n;

	if (f->table != NULL || f->outer != NULL || field_in_code(d)) {
		line_break(d);
		return;
	}
	paragraph_part(d);
	lists_close(d);
	n = pai_open(d->build, PAI_N_PAGEBREAK);
	if (n != NULL)
		n->as.page_break.column = column;
	pai_close(d->build, PAI_N_PAGEBREAK);
}

static void
any_break(struct docx *d)
{
	if (attr_is(d, W_type, "page") || attr_is(d, W_type, "column"))
		page_break(d, attr_is(d, W_type, "column"));
	else
		line_break(d);
}

static void
symbol(struct docx *d)
{
	const char	*font = attr(d, W_font);
	const char	*s = attr(d, W_char);
	unsigned long	 code = s == NULL ? 0 : strtoul(s, NULL, 16);
	uint32_t	 cp;
	char		 what[128];

	if (code == 0 || code > 0x10ffff)
		return;
	cp = p_symbol_char(font == NULL ? "" : font, (uint32_t)code);
	if (cp == 0 || cp < 0x20 || (cp >= 0xd800 && cp <= 0xdfff)) {
		(void)snprintf(what, sizeof(what), "a character of a symbol "
		    "font, shown as a box: %.40s %04lX",
		    font == NULL ? "" : font, code);
		docx_once(d, PAI_M_DOCX_NOT_CARRIED, what);
		cp = 0x25a1;
	}
	inline_char(d, cp);
}

/* ---- fields ---- */

static const struct scope *
field_char(struct docx *d)
{
	if (attr_is(d, W_fldCharType, "begin"))
		return field_begin(d);
	if (attr_is(d, W_fldCharType, "separate"))
		field_separate(d);
	else if (attr_is(d, W_fldCharType, "end"))
		field_end(d);
	return NULL;
}

/* ---- the run ---- */

static const struct scope *
characters(struct docx *d, unsigned token)
{
	switch (token) {
	case W_tab:
	case W_ptab:
		inline_text(d, "\t", 1);
		return NULL;
	case W_br:
		any_break(d);
		return NULL;
	case W_cr:
		line_break(d);
		return NULL;
	case W_noBreakHyphen:
		inline_char(d, 0x2011);
		return NULL;
	case W_softHyphen:
		inline_char(d, 0xad);
		return NULL;
	case W_sym:
		symbol(d);
		return NULL;
	case W_pgNum:
		field_of_code(d, "PAGE");
		return NULL;
	default:
		return docx_other(d, token);
	}
}

static const struct scope *
run_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_rPr:
		d->run_target = &d->flow->run;
		return &scope_run_props;
	case W_t:
		return start_text(d);
	case W_delText:		/* only inside w:del, which was let in */
		return d->track == TRACK_ACCEPT ? NULL : start_text(d);
	case W_instrText:
	case W_delInstrText:
		return &scope_code;
	case W_fldChar:
		return field_char(d);
	case W_drawing:
		return drawing_start(d);
	case W_pict:
	case W_object:
		return vml_start(d);
	case W_footnoteReference:
		note_reference(d, PAI_NOTE_FOOT,
		    attr_int(d, W_id, INT32_MIN, INT32_MAX, 0));
		return NULL;
	case W_endnoteReference:
		note_reference(d, PAI_NOTE_END,
		    attr_int(d, W_id, INT32_MIN, INT32_MAX, 0));
		return NULL;
	case W_commentReference:
		note_reference(d, PAI_NOTE_COMMENT,
		    attr_int(d, W_id, INT32_MIN, INT32_MAX, 0));
		return NULL;
	case W_footnoteRef:
	case W_endnoteRef:
		note_mark_here(d);
		return NULL;
	case W_ruby:
		return ruby_start(d);
	case M_oMath:
		return math_start(d);
	case W_r:
		return &scope_same;
	default:
		return characters(d, token);
	}
}

const struct scope scope_run = { run_child, NULL, NULL };
