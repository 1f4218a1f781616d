/*
 * Code, between lines of ```: as it is, but for what a printed line cannot
 * hold (TABs, controls, more columns than the page has).
 */
#include "gongwen.h"
#include "kit/utf8.h"
#include "kit/width.h"

#define	CODE_TAB	8

/* One more than the longest run of ` that begins a line, at least three. */
static size_t
fence_length(const struct pai_str *s)
{
	size_t	 longest = 2, run = 0;
	bool	 start = true;

	for (size_t i = 0; i < s->n; i++) {
		run = s->p[i] == '`' && (start || run > 0) ? run + 1 : 0;
		start = s->p[i] == '\n';
		if (run > longest)
			longest = run;
	}
	return longest + 1;
}

static void
put_fence(struct gw *g, size_t n, const struct pai_str *info)
{
	struct p_buf	 b = { 0 };

	while (n-- > 0)
		p_buf_char(&b, '`');
	for (size_t i = 0; info != NULL && i < info->n && i < 40; i++)
		if (info->p[i] > ' ' && info->p[i] < 0x7f)
			p_buf_char(&b, (unsigned char)info->p[i]);
	if (p_buf_ok(&b))
		gw_put_line(g, 0, b.p, b.n);
	p_buf_free(&b);
}

/* A line of code as it may be printed: TABs as blanks, no controls. */
static size_t
take_code_line(struct gw *g, const struct pai_str *s, size_t at)
{
	struct gw_text	*t = &g->text;
	uint32_t	 cp;

	gw_text_clear(t);
	while (at < s->n && s->p[at] != '\n') {
		at += p_utf8_next(s->p + at, s->n - at, &cp);
		if (cp == '\t')
			do
				gw_text_add(t, ' ');
			while (t->n % CODE_TAB != 0);
		else if (cp >= 0x20 && (cp < 0x7f || cp >= 0xa0))
			gw_text_add(t, cp);
	}
	return at + 1;
}

/*
 * A line that does not fit ends in \ and goes on below.  So that this can
 * be undone, a line that fills the room and itself ends in \ is cut too.
 */
static void
put_code_line(struct gw *g)
{
	const struct gw_text	*t = &g->text;
	struct p_buf		 b = { 0 };
	size_t			 room = gw_room(g), used = 0, w;
	size_t			 left = gw_text_width(g);

	for (size_t i = 0; i < t->n && g->status == PAI_OK; i++) {
		w = p_width_char(t->cp[i], g->wide);
		if (used > 0 && used + w > room - 1 &&
		    (left > room - used ||
		    (left == room - used && t->cp[t->n - 1] == '\\'))) {
			p_buf_char(&b, '\\');
			if (p_buf_ok(&b))
				gw_put_line(g, 0, b.p, b.n);
			p_buf_clear(&b);
			used = 0;
		}
		p_buf_char(&b, t->cp[i]);
		used += w;
		left -= w;
	}
	if (p_buf_ok(&b))
		gw_put_line(g, 0, b.n > 0 ? b.p : "", b.n);
	else
		gw_fail(g, PAI_E_NOMEM);
	p_buf_free(&b);
}

void
gw_put_code(struct gw *g, const struct pai_node *n)
{
	const struct pai_str	*s = &n->as.text.str;
	size_t			 fence = fence_length(s), at = 0;

	gw_part_from_last(g, n);
	put_fence(g, fence, &n->as.text.lang);
	while (at < s->n && g->status == PAI_OK) {
		at = take_code_line(g, s, at);
		put_code_line(g);
	}
	put_fence(g, fence, NULL);
	g->last = n;
}
