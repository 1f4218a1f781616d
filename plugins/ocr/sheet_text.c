/*
 * Joining lines that were filled.
 *
 * The writer fills lines greedily, so each line end can be judged by
 * itself: filling again from the start of the line, does the text with the
 * next line behind it end here too?  If so the end was not the author's.
 */
#include <stdlib.h>

#include "kit/break.h"
#include "kit/buf.h"
#include "kit/grow.h"
#include "kit/utf8.h"
#include "kit/wrap.h"
#include "sheet.h"

/* Bytes of the next line that can matter for where this one ends. */
#define	AHEAD		256

void
sheet_text_add(struct sheet_text *t, uint32_t cp)
{
	if (t->n == t->room && !t->failed)
		t->failed = !p_make_room(&t->cp, &t->room, t->n + 1,
		    sizeof(*t->cp));
	if (!t->failed)
		t->cp[t->n++] = cp;
}

void
sheet_text_str(struct sheet_text *t, const char *p, size_t n)
{
	uint32_t	 cp;

	for (size_t i = 0; i < n;) {
		i += p_utf8_next(p + i, n - i, &cp);
		sheet_text_add(t, cp);
	}
}

void
sheet_text_free(struct sheet_text *t)
{
	free(t->cp);
}

/* A line that was filled, and what stands on the next one. */
struct joint {
	struct sheet_text *text;
	size_t		 from;		/* where the line begins in text */
	const char	*next;
	size_t		 n;		/* bytes of next that can matter */
	size_t		 room;
	bool		 wide;
	bool		 forced;	/* the answer cut a word */
};

/* With the next line behind it, does the line, filled again, end here? */
static bool
ends_here(struct joint *j, bool blank)
{
	struct sheet_text	*t = j->text;
	const size_t		 was = t->n;
	const size_t		 end = was - j->from + (blank ? 1 : 0);
	struct p_wrap_line	 l = { 0 };
	struct p_wrap		 w = { .wide = j->wide };
	uint8_t			*brk;

	if (blank)
		sheet_text_add(t, ' ');
	sheet_text_str(t, j->next, j->n);
	brk = malloc(t->n - j->from + 1);
	if (brk == NULL || t->failed) {
		t->failed = true;
		t->n = was;
		free(brk);
		return true;
	}
	w.cp = t->cp + j->from;
	w.n = t->n - j->from;
	w.brk = brk;
	p_break_find(w.cp, w.n, brk);
	p_wrap_next(&w, 0, j->room, &l);
	free(brk);
	t->n = was;
	j->forced = l.forced;
	return l.next == end;
}

void
sheet_text_join(struct sheet_text *t, size_t from, size_t before,
    const char *p, size_t n, bool wide)
{
	struct joint	 j = { t, from, p, n, before, wide, false };
	uint32_t	 last, first;
	bool		 comes_back;

	if (n == 0 || t->n == from || t->failed) {
		sheet_text_str(t, p, n);
		return;
	}
	last = t->cp[t->n - 1];
	p_utf8_next(p, n, &first);
	comes_back = last != ' ' && p_break_blank(last, first);
	if (j.n > AHEAD)
		for (j.n = AHEAD; ((unsigned char)p[j.n] & 0xc0) == 0x80;)
			j.n--;
	if (ends_here(&j, false) && (j.forced || !comes_back))
		;
	else if (comes_back && ends_here(&j, true))
		sheet_text_add(t, ' ');
	else
		sheet_text_add(t, '\n');
	sheet_text_str(t, p, n);
}

void
sheet_text_put(struct sheet *s, struct sheet_text *t)
{
	struct p_buf	 b = { 0 };

	for (size_t i = 0; i <= t->n; i++) {
		if (i < t->n && t->cp[i] != '\n') {
			p_buf_char(&b, t->cp[i]);
			continue;
		}
		if (p_buf_ok(&b) && b.n > 0)
			pai_text(s->b, b.p, b.n, 0);
		if (i < t->n)
			pai_leaf(s->b, PAI_N_LINEBREAK);
		p_buf_clear(&b);
	}
	if (!p_buf_ok(&b) || t->failed)
		s->o->status = PAI_E_NOMEM;
	p_buf_free(&b);
}
