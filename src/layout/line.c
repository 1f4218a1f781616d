/*
 * Where lines end.
 *
 * Greedy: a line takes what fits and ends at the last place kit/break.h
 * allows, or within a word where a hyphen may part it and has room; where there
 * is neither, before the unit that does not fit, so that no text is ever lost.
 * Full-width marks may give up their blank halves (press.c).  Each line is
 * looked at once and its overhang again, which is shorter than a line: linear
 * in the text.
 */
#include "layout/priv.h"

#include "kit/break.h"

/* The first stop to the right of x; kind and leader of it. */
static int32_t
next_stop(const struct p_shape *s, int32_t x, uint8_t *kind,
    uint32_t *leader)
{
	int32_t	 at = INT32_MAX;
	int32_t	 begins = s->right_to_left ? s->right : s->left;

	*kind = PAI_TAB_LEFT;
	*leader = 0;
	for (uint32_t i = 0; i < s->tab_count; i++) {
		if (s->tabs[i].at <= x || s->tabs[i].at >= at ||
		    s->tabs[i].kind == PAI_TAB_BAR)
			continue;
		at = s->tabs[i].at;
		*kind = s->tabs[i].kind;
		*leader = s->tabs[i].leader;
	}
	/* A hanging first line has a stop where the other lines begin. */
	if (s->first < 0 && begins > x && begins < at) {
		*kind = PAI_TAB_LEFT;
		*leader = 0;
		return begins;
	}
	if (at != INT32_MAX)
		return at;
	return (x / s->tab_every + 1) * s->tab_every;
}

/* Width of what stands between a tab and the next, but at most limit. */
static int32_t
width_behind(const struct p_para *p, size_t i, uint8_t kind, int32_t limit)
{
	int32_t	 w = 0;

	for (i++; i < p->n && w < limit; i++) {
		if ((p->unit[i].flags & (P_U_TAB | P_U_END)) != 0 ||
		    (kind == PAI_TAB_DECIMAL && p->cp[i] == '.'))
			break;
		w += p->unit[i].adv;
	}
	return w;
}

/*
 * x from where the flow begins, room from there to the line's end.  False:
 * the next stop is past it, or what should end at it has no room before it.
 */
static bool
set_tab(struct p_para *p, const struct p_shape *s, size_t i, int32_t x,
    int32_t room)
{
	struct p_unit	*u = &p->unit[i];
	uint8_t		 kind;
	int32_t		 stop = next_stop(s, x, &kind, &u->extra) - x;
	int32_t		 adv = stop, behind;

	if (kind == PAI_TAB_LEFT) {
		u->adv = p_max(0, p_min(stop, room));
		return stop < room;
	}
	behind = width_behind(p, i, kind, p_add(room, 1));
	/* What ends at a stop ends at the margin where that comes first. */
	if (kind == PAI_TAB_RIGHT)
		adv = p_min(adv, room);
	if (kind == PAI_TAB_CENTRE)
		adv = p_min(adv - behind / 2, room - behind);
	else
		adv -= behind;
	u->adv = p_max(0, p_min(adv, room));
	return behind <= room;
}

/* A shaped unit is not cut: back to its first character, or past it. */
static size_t
whole_unit(const struct p_para *p, size_t first, size_t at)
{
	size_t	 i = at;

	while (i > first && (p->unit[i].flags & P_U_JOINED) != 0)
		i--;
	if (i > first)
		return i;
	for (i = at; i < p->n && (p->unit[i].flags & P_U_JOINED) != 0; i++)
		continue;
	return i;
}

/* A blank at the end of a line that shows nothing: no rule to fill in. */
static bool
is_trailing(const struct p_para *p, const struct p_unit *u)
{
	return (u->flags & P_U_END) != 0 || ((u->flags & P_U_BLANK) != 0 &&
	    p->run[u->run].look.underline == PAI_UL_NONE);
}

/* Has unit i of a line that is x wide before it no room? */
static bool
sticks_out(const struct p_para *p, const struct p_line *ln, size_t i,
    int32_t x)
{
	const struct p_unit *u = &p->unit[i];
	int32_t		 over = x + u->adv - p_press_end(p, u) - ln->room;

	return over > 0 && !is_trailing(p, u) &&
	    !p_press_takes(p, ln->first, i, over);
}

/* Where a line may end, of what fits; the line's first: nowhere yet. */
struct ends {
	size_t	 word;		/* before a unit that begins a word, or alike */
	size_t	 part;		/* within a word, with a hyphen */
	int32_t	 hyphen;	/* mpt of that */
	int32_t	 filled;	/* mpt of the line if it ends before the word */
};

/*
 * Is a word worth a hyphen that its author has not parted (17.15.1.22,
 * 17.15.1.53)?
 */
static bool
is_worth(const struct p_lay *l, const struct p_line *ln, const struct ends *e)
{
	const struct p_parting *rule = &l->para.parting;

	return (rule->limit == 0 || l->hyphened < rule->limit) &&
	    ln->room - e->filled > rule->zone;
}

/* May the line end before unit i, which stands at x, with a hyphen? */
static void
try_part(struct p_lay *l, const struct p_line *ln, size_t i, int32_t x,
    struct ends *e)
{
	uint16_t flags = l->para.unit[i].flags;
	int32_t	 hyphen;

	if (i == ln->first || ((flags & P_U_SOFT) == 0 &&
	    ((flags & P_U_PART) == 0 || !is_worth(l, ln, e))))
		return;
	hyphen = p_hyphen_behind(l, i - 1).adv;
	if (hyphen > 0 && p_add(x, hyphen) <= ln->room) {
		e->part = i;
		e->hyphen = hyphen;
	}
}

/* The line ends at the last place where it may, or before unit i. */
static void
end_line(const struct p_para *p, const struct ends *e, size_t i,
    struct p_line *ln)
{
	if (e->part > e->word) {
		ln->end = e->part;
		ln->hyphen = e->hyphen;
	} else {
		ln->end = e->word > ln->first ? e->word :
		    whole_unit(p, ln->first, i);
	}
	ln->last = ln->end == p->n;
}

/* Fills in end and hyphen of a line whose first, x and room are set. */
static void
fit(struct p_lay *l, const struct p_shape *s, struct p_line *ln)
{
	struct p_para	*p = &l->para;
	struct ends	 e = { .word = ln->first, .part = ln->first };
	int32_t		 x = 0, shown = 0;
	struct p_unit	*u;
	bool		 fits;

	for (size_t i = ln->first; i < p->n; i++) {
		u = &p->unit[i];
		if (p->brk[i] != P_BREAK_NO) {
			e.word = i;
			e.filled = shown;
		} else {
			try_part(l, ln, i, x, &e);
		}
		if ((u->flags & P_U_END) != 0) {
			ln->end = i + 1;
			ln->last = true;
			return;
		}
		fits = true;
		if ((u->flags & P_U_TAB) != 0)
			fits = set_tab(p, s, i, x + ln->x + (s->right_to_left ?
			    s->right - s->left : 0), ln->room - x) ||
			    p->brk[i] == P_BREAK_NO;
		if (i > ln->first && (!fits || sticks_out(p, ln, i, x))) {
			end_line(p, &e, i, ln);
			return;
		}
		x = p_add(x, u->adv);
		shown = is_trailing(p, u) ? shown : x;
	}
	ln->end = p->n;
	ln->last = true;
}

/* Trailing blanks are not shown; marks do without what sticks out. */
static void
finish_line(const struct p_para *p, struct p_line *ln)
{
	int32_t	 w = 0;

	ln->gave = ln->pressed = ln->blank = 0;
	ln->shown = ln->end;
	while (ln->shown > ln->first &&
	    is_trailing(p, &p->unit[ln->shown - 1]))
		ln->shown--;
	for (size_t i = ln->first; i < ln->shown; i++)
		w = p_add(w, p->unit[i].adv);
	if (ln->shown > ln->first && w > ln->room)
		ln->gave = p_press_end(p, &p->unit[ln->shown - 1]);
	ln->width = p_add(w - ln->gave, ln->hyphen);
	if (p->press_lines && ln->width > ln->room) {
		ln->blank = p_press_blank(p, ln->first, ln->shown);
		ln->pressed = p_min(ln->width - ln->room, ln->blank);
		ln->width -= ln->pressed;
	}
}

/* As many units as fit where nothing else decides how much room there is. */
static void
fill(struct p_lay *l, const struct p_shape *s, struct p_line *ln)
{
	fit(l, s, ln);
	finish_line(&l->para, ln);
}

/* Beside what floats the room depends on how high the line becomes. */
static void
fill_beside(struct p_lay *l, const struct p_shape *s, struct p_line *ln)
{
	struct p_line	 again = *ln;
	int32_t		 h;

	p_beside_room(l, s, ln, 0);
	fill(l, s, ln);
	h = p_line_height(l, s, ln);
	p_beside_room(l, s, &again, h);
	if (again.x != ln->x || again.room != ln->room ||
	    again.drop != ln->drop) {
		fill(l, s, &again);
		*ln = again;
		h = p_line_height(l, s, ln);
	}
	p_beside_took(l, ln, h);
}

static void
find(struct p_lay *l, const struct p_shape *s, int32_t width)
{
	struct p_para	*p = &l->para;
	struct p_line	*ln;
	size_t		 at = 0;

	l->line_n = l->hyphened = 0;
	do {
		if (!p_grow(l, &l->line, &l->line_room, l->line_n + 1,
		    sizeof(*l->line)))
			return;
		ln = &l->line[l->line_n++];
		*ln = (struct p_line){ .first = at, .x = s->left +
		    (at == 0 ? s->first : 0) };
		ln->room = p_max(width - s->right - ln->x, 1);
		if (l->beside.flow != NULL)
			fill_beside(l, s, ln);
		else
			fill(l, s, ln);
		l->hyphened = ln->hyphen > 0 ? l->hyphened + 1 : 0;
		at = ln->end;
	} while (at < p->n);
}

/*
 * lay->para -> lay->line, for lines of width mpt less the shape's indents.
 * There is always one line, though it may be empty.
 */
void
p_lines_find(struct p_lay *l, const struct p_shape *s, int32_t width)
{
	l->para.object_next = 0;
	l->line_n = 0;
	if (l->status != PAI_OK)
		return;
	find(l, s, width);
	if (!s->balanced || l->status != PAI_OK)
		return;
	p_lines_balance(l);
	for (size_t i = 0; i < l->line_n; i++)
		finish_line(&l->para, &l->line[i]);
}

/*
 * The narrowest width at which nothing breaks that should not, and the width
 * at which nothing wraps.  Two Han characters are kept side by side: a column
 * of one is a vertical label, which is another matter.
 */
void
p_lines_measure(struct p_lay *l, const struct p_shape *s, int32_t *min,
    int32_t *max)
{
	const struct p_para *p = &l->para;
	int32_t		 piece = 0, line = 0, adv, indent;

	*min = *max = 0;
	for (size_t i = 0; i < p->n && l->status == PAI_OK; i++) {
		const struct p_unit *u = &p->unit[i];

		if (p->brk[i] != P_BREAK_NO)
			piece = 0;
		if ((u->flags & P_U_END) != 0) {
			piece = line = 0;
			continue;
		}
		adv = (u->flags & P_U_TAB) != 0 ? s->tab_every : u->adv;
		line = p_add(line, adv);
		if ((u->flags & P_U_BLANK) != 0)
			continue;
		piece = p_add(piece, adv);
		*min = p_max(*min, piece);
		*max = p_max(*max, line);
		if (i > 0 && l->profile != P_PROFILE_SOURCE &&
		    (u->flags & P_U_WIDE) != 0 &&
		    (p->unit[i - 1].flags & P_U_WIDE) != 0)
			*min = p_max(*min, adv + p->unit[i - 1].adv);
	}
	indent = p_add(p_max(0, s->left + p_min(0, s->first)), s->right);
	*min = p_add(*min, indent);
	*max = p_add(*max, p_add(indent, p_max(0, s->first)));
}
