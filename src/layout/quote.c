/*
 * Quotation marks, which Chinese and Latin text share.
 *
 * U+2018, 2019, 201C and 201D are as wide as a character in Chinese and
 * narrow in Latin text, and nothing in the code point says which is meant.
 * So a pair is looked at as a whole, with what stands outside it and in it:
 * both marks of a pair always come out alike.
 */
#include "layout/priv.h"

#include "kit/utf8.h"

#define	LOOK_PAST	8	/* blanks and marks between mark and text */
#define	NOWHERE		SIZE_MAX

enum side { NOTHING, HAN, LATIN };

static bool
is_quote(uint32_t cp)
{
	return cp == 0x2018 || cp == 0x2019 || cp == 0x201c || cp == 0x201d;
}

static enum side
side_of(uint32_t cp)
{
	if (p_is_cjk(cp))
		return HAN;
	return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 'a' && cp <= 'z') || (cp >= 0xc0 && cp <= 0x24f) ?
	    LATIN : NOTHING;
}

/* What the text before or behind unit i is. */
static enum side
look(const struct p_para *p, size_t i, bool back)
{
	enum side	 s;

	for (int tries = 0; tries < LOOK_PAST; tries++) {
		if (back ? i == 0 : i + 1 >= p->n)
			return NOTHING;
		i += back ? (size_t)-1 : 1;
		if ((s = side_of(p->cp[i])) != NOTHING)
			return s;
	}
	return NOTHING;
}

static bool
is_apostrophe(const struct p_para *p, size_t i)
{
	return p->cp[i] == 0x2019 && i > 0 && i + 1 < p->n &&
	    side_of(p->cp[i - 1]) == LATIN && side_of(p->cp[i + 1]) == LATIN;
}

/* The script of a pair, or of a mark that stands alone: from == to. */
static uint8_t
script_of_pair(const struct p_para *p, size_t from, size_t to)
{
	enum side	 before = look(p, from, true);
	enum side	 first = look(p, from, false);
	enum side	 last = look(p, to, true);
	enum side	 after = look(p, to, false);
	bool		 inside = first == HAN && last == HAN;

	if (!p->wide)
		return inside ? PAI_SCRIPT_EASTASIA : PAI_SCRIPT_LATIN;
	return before != HAN && first != HAN && last != HAN &&
	    after != HAN && (first == LATIN || last == LATIN) ?
	    PAI_SCRIPT_LATIN : PAI_SCRIPT_EASTASIA;
}

static void
set_script(struct p_lay *l, size_t i, uint8_t script)
{
	struct p_unit	*u = &l->para.unit[i];

	/* The author has said whose it is. */
	if (l->para.run[u->run].look.wide_marks)
		return;
	/* As it was measured: by the paragraph alone. */
	if (script == p_script_of(l->para.cp[i], l->para.wide))
		return;
	u->flags &= P_U_LABEL;
	p_unit_measure(l, u, l->para.cp[i], script);
}

static void
set_pair(struct p_lay *l, size_t from, size_t to)
{
	uint8_t		 script = script_of_pair(&l->para, from, to);

	set_script(l, from, script);
	if (to != from)
		set_script(l, to, script);
}

/* Measures the quotation marks of lay->para by what they enclose. */
void
p_quotes_settle(struct p_lay *l)
{
	const struct p_para *p = &l->para;
	size_t		 open[2] = { NOWHERE, NOWHERE }, *o;
	bool		 opens;

	for (size_t i = 0; i < p->n && l->status == PAI_OK; i++) {
		if (!is_quote(p->cp[i]))
			continue;
		if (is_apostrophe(p, i)) {
			set_script(l, i, PAI_SCRIPT_LATIN);
			continue;
		}
		o = &open[p->cp[i] >= 0x201c];
		opens = p->cp[i] == 0x2018 || p->cp[i] == 0x201c;
		if (opens && *o != NOWHERE)
			set_pair(l, *o, *o);
		if (!opens)
			set_pair(l, *o != NOWHERE ? *o : i, i);
		*o = opens ? i : NOWHERE;
	}
	for (int k = 0; k < 2; k++)
		if (open[k] != NOWHERE)
			set_pair(l, open[k], open[k]);
}
