/*
 * Text between tags.
 *
 * White space is run together, and owed rather than written, so that none
 * stands at the end of a block.  A line end between two Chinese characters is
 * nothing, since nobody who breaks a Chinese line means a blank.
 */
#include "kit/utf8.h"
#include "markup.h"

/* The blank that is owed, but none between Chinese around a line end. */
static void
put_owed_blank(struct markup *m, struct p_buf *b, uint32_t next)
{
	if (m->blank && m->last != 0 && !(m->blank_line &&
	    p_is_cjk(m->last) && p_is_cjk(next)))
		p_buf_char(b, ' ');
	m->blank = m->blank_line = false;
}

static bool
is_html_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' ||
	    cp == '\f';
}

void
markup_text(struct markup *m, const char *p, size_t n)
{
	struct p_buf	 text = { 0 }, out = { 0 };
	uint32_t	 cp;
	size_t		 i;

	if (m->loose)
		p_entity_text_loose(&text, p, n);
	else
		p_entity_text(&text, p, n);
	for (i = 0; i < text.n;) {
		i += p_utf8_next(text.p + i, text.n - i, &cp);
		if (is_html_blank(cp)) {
			m->blank = true;
			m->blank_line = m->blank_line || cp == '\n';
			continue;
		}
		if (m->line == PAI_N_NONE)
			emit_ready(m);
		put_owed_blank(m, &out, cp);
		p_buf_char(&out, cp);
		m->last = cp;
	}
	if (!p_buf_ok(&text) || !p_buf_ok(&out))
		m->status = PAI_E_NOMEM;
	else
		emit_text(m, out.p, out.n);
	p_buf_free(&text);
	p_buf_free(&out);
}

void
markup_blank(struct markup *m)
{
	if (m->blank && m->last != 0)
		emit_text(m, " ", 1);
	m->blank = m->blank_line = false;
}
