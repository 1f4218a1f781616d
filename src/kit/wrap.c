/*
 * Filling lines of a fixed-width grid, and joining them again.
 *
 * Lines are filled greedily, so where a line ends depends on nothing before
 * it and on nothing beyond the unit that no longer fits: a reader can check
 * each line by itself.
 */
#include "kit/break.h"
#include "kit/width.h"
#include "kit/wrap.h"

static bool
is_blank(uint32_t cp)
{
	return cp == ' ';
}

/* The line's end without its blanks. */
static size_t
trim(const struct p_wrap *w, size_t from, size_t to)
{
	while (to > from && is_blank(w->cp[to - 1]))
		to--;
	return to;
}

/* How much of from .. next is shown; see p_wrap_next(). */
static void
end_line(const struct p_wrap *w, size_t next, bool one_unit, size_t room,
    struct p_wrap_line *line)
{
	size_t	 to = trim(w, line->from, next);
	bool	 comes_back;

	line->next = next;
	comes_back = next - to == 1 && next < w->n && to > line->from &&
	    p_break_blank(w->cp[to - 1], w->cp[next]);
	if (next - to == 1 && one_unit && line->width + 1 >= room)
		comes_back = false;
	line->to = comes_back ? to : next;
}

void
p_wrap_next(const struct p_wrap *w, size_t at, size_t room,
    struct p_wrap_line *line)
{
	size_t	 i, used = 0, shown = 0, units = 0;
	size_t	 fit = at, fit_width = 0;

	*line = (struct p_wrap_line){ .from = at };
	for (i = at; i < w->n; i++) {
		if (i > at && w->brk[i] != P_BREAK_NO) {
			fit = i;
			fit_width = shown;
			units++;
			if (w->brk[i] == P_BREAK_MUST)
				break;
		}
		used += p_width_char(w->cp[i], w->wide);
		if (!is_blank(w->cp[i]))
			shown = used;
		if (shown > room && i > at)
			break;
	}
	if (i == w->n) {
		fit = i;
		fit_width = shown;
	} else if (fit == at) {
		fit = i;
		fit_width = used - p_width_char(w->cp[i], w->wide);
		line->forced = true;
	}
	line->width = fit_width;
	end_line(w, fit, units == 1 && !line->forced, room, line);
}

void
p_wrap_measure(const struct p_wrap *w, size_t *unit, size_t *all)
{
	size_t	 width = 0, held = 0, line = 0, cw;

	*unit = *all = 0;
	for (size_t i = 0; i < w->n; i++) {
		if (w->brk[i] != P_BREAK_NO)
			width = held = 0;
		if (w->brk[i] == P_BREAK_MUST)
			line = 0;
		cw = p_width_char(w->cp[i], w->wide);
		line += cw;
		held += cw;
		if (is_blank(w->cp[i]))
			continue;
		width = held;
		if (width > *unit)
			*unit = width;
		if (line > *all)
			*all = line;
	}
}

void
p_wrap_seal_blanks(const uint32_t *cp, size_t n, uint8_t *brk)
{
	for (size_t i = 2; i < n; i++)
		if (brk[i] == P_BREAK_MAY && is_blank(cp[i - 1]) &&
		    !p_break_blank(cp[i - 2], cp[i]))
			brk[i] = P_BREAK_NO;
}
