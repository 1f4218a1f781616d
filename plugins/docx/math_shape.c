/*
 * Structures of OMML (ECMA-376-1, 22.1.2) as the few that a formula has.
 *
 * While a structure is read its parts hang in it as they come, each with the
 * name of its place.  At its end they are laid in the order that its type
 * promises.  What has no place there, which no schema allows, stays with the
 * base, so that it is seen.
 */
#include <string.h>

#include "kit/utf8.h"
#include "math.h"

#define	APPLY	"\xe2\x81\xa1"		/* U+2061 FUNCTION APPLICATION */
#define	ENOUGH	16u			/* parts that one ending may make */

void
math_shape_start(struct math_shape *s, unsigned token)
{
	memset(s, 0, sizeof(*s));
	s->token = (uint16_t)token;
}

/* What was said, where anything was; "" is something. */
static const char *
told(bool was, const char *what, const char *preset)
{
	return was ? what : preset;
}

static uint32_t
operator(struct math_tree *t, uint32_t parent, const char *s, uint32_t look)
{
	uint32_t	 i = math_token(t, parent, PAI_MATH_OPERATOR, s,
			    strlen(s));

	if (i != PART_NONE)
		t->part[i].look = look;
	return i;
}

/* Empties a part, so that it can be laid out anew. */
static uint32_t
take_all(struct math_tree *t, uint32_t part)
{
	uint32_t	 held = math_add(t, PART_NONE, PAI_MATH_ROW);

	math_move_all(t, part, held);
	return held;
}

/* ---- scripts, limits, fractions, roots ---- */

static uint32_t
place(struct math_tree *t, uint32_t from, unsigned slot, bool hidden,
    uint32_t to)
{
	return hidden ? math_add(t, to, PAI_MATH_ROW) :
	    math_place(t, from, slot, to);
}

static void
three(struct math_tree *t, const struct math_shape *s, enum pai_math type,
    unsigned second, unsigned third)
{
	uint32_t	 held = take_all(t, s->part), base;

	base = math_place(t, held, M_e, s->part);
	(void)place(t, held, second, second == 0, s->part);
	(void)place(t, held, third, third == 0, s->part);
	math_move_all(t, held, base);
	t->part[s->part].type = (uint8_t)type;
	t->part[s->part].look = s->token == M_sPre ? PAI_ML_BEFORE : 0;
}

static void
fraction(struct math_tree *t, const struct math_shape *s)
{
	uint32_t	 held = take_all(t, s->part), num;

	num = math_place(t, held, M_num, s->part);
	(void)math_place(t, held, M_den, s->part);
	math_move_all(t, held, num);
	t->part[s->part].type = PAI_MATH_FRACTION;
	t->part[s->part].look = s->look;
}

static void
root(struct math_tree *t, const struct math_shape *s)
{
	uint32_t	 held = take_all(t, s->part), base;

	base = math_place(t, held, M_e, s->part);
	(void)place(t, held, M_deg, s->hide_degree, s->part);
	if (!s->hide_degree)
		math_move_all(t, held, base);
	t->part[s->part].type = PAI_MATH_ROOT;
}

/* ---- marks over and under ---- */

/* A mark that stands by itself, for one that combines. */
static uint32_t
spacing_mark(uint32_t cp)
{
	static const struct {
		uint32_t	 mark, cp;
	} list[] = {
		{ 0x300, '`' }, { 0x301, 0xb4 }, { 0x302, '^' },
		{ 0x303, '~' }, { 0x304, 0xaf }, { 0x305, 0xaf },
		{ 0x306, 0x2d8 }, { 0x307, 0x2d9 }, { 0x308, 0xa8 },
		{ 0x30c, 0x2c7 }, { 0x332, '_' }, { 0x333, 0x2017 },
		{ 0x20d0, 0x21bc }, { 0x20d1, 0x21c0 }, { 0x20d6, 0x2190 },
		{ 0x20d7, 0x2192 }, { 0x20e1, 0x2194 },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].mark == cp)
			return list[i].cp;
	return cp;
}

static void
mark(struct math_tree *t, const struct math_shape *s, const char *preset,
    bool over)
{
	const char	*c = told(s->told_mark, s->mark, preset);
	uint32_t	 held = take_all(t, s->part), base, cp = 0;
	char		 utf8[8] = "";

	base = math_place(t, held, M_e, s->part);
	if (over)
		(void)math_add(t, s->part, PAI_MATH_ROW);
	if (*c != '\0') {
		(void)p_utf8_next(c, strlen(c), &cp);
		utf8[p_utf8_put(utf8, spacing_mark(cp))] = '\0';
	}
	(void)operator(t, s->part, utf8,
	    s->token == M_acc ? 0 : PAI_ML_STRETCHED);
	if (!over)
		(void)math_add(t, s->part, PAI_MATH_ROW);
	math_move_all(t, held, base);
	t->part[s->part].type = PAI_MATH_LIMITS;
	t->part[s->part].look = PAI_ML_ACCENT;
}

/* ---- sums and integrals, functions ---- */

static bool
is_integral(const char *s)
{
	uint32_t	 cp = 0;

	if (*s != '\0')
		(void)p_utf8_next(s, strlen(s), &cp);
	return (cp >= 0x222b && cp <= 0x2233) ||
	    (cp >= 0x2a0b && cp <= 0x2a1c);
}

static bool
limits_around(const struct docx *d, const struct math_shape *s,
    const char *c)
{
	if (s->told_limits)
		return s->limits_around;
	return is_integral(c) ? d->settings.integral_limits_around :
	    !d->settings.nary_limits_beside;
}

/* A row: the operator with its limits, then what it is of. */
static void
nary(struct docx *d, struct math_tree *t, const struct math_shape *s)
{
	const char	*c = told(s->told_mark, s->mark, "∫");
	uint32_t	 held = take_all(t, s->part), op, e;
	uint32_t	 look = PAI_ML_LARGE |
			    (s->flat ? 0 : PAI_ML_STRETCHED);
	bool		 sub = !s->hide_sub &&
			    !math_is_bare(t, math_slot(t, held, M_sub));
	bool		 sup = !s->hide_sup &&
			    !math_is_bare(t, math_slot(t, held, M_sup));

	if (sub || sup) {
		op = math_add(t, s->part, limits_around(d, s, c) ?
		    PAI_MATH_LIMITS : PAI_MATH_SCRIPTS);
		(void)operator(t, op, c, look);
		(void)place(t, held, M_sub, !sub, op);
		(void)place(t, held, M_sup, !sup, op);
	} else {
		(void)operator(t, s->part, c, look);
	}
	e = math_place(t, held, M_e, s->part);
	if (!s->hide_sub && !s->hide_sup && (sub || sup))
		math_move_all(t, held, e);
}

static void
function(struct math_tree *t, const struct math_shape *s)
{
	uint32_t	 held = take_all(t, s->part), e;

	(void)math_place(t, held, M_fName, s->part);
	(void)operator(t, s->part, APPLY, 0);
	e = math_place(t, held, M_e, s->part);
	math_move_all(t, held, e);
}

/* ---- brackets ---- */

static void
fence(struct math_tree *t, const struct math_shape *s)
{
	const char	*between = told(s->told_between, s->between, "|");
	uint32_t	 held = take_all(t, s->part), look, i;

	look = s->flat ? 0 : PAI_ML_STRETCHED;
	(void)operator(t, s->part, told(s->told_open, s->open, "("), look);
	for (bool first = true; (i = t->part[held].first) != PART_NONE;
	    first = false) {
		if (!first)
			(void)operator(t, s->part, between, look);
		math_move(t, i, s->part);
	}
	(void)operator(t, s->part, told(s->told_close, s->close, ")"), look);
	t->part[s->part].type = PAI_MATH_FENCE;
}

/* ---- any ---- */

static void
row_as(struct math_tree *t, const struct math_shape *s, enum pai_math type)
{
	t->part[s->part].type = (uint8_t)type;
	t->part[s->part].look = s->look |
	    (s->unseen ? PAI_ML_UNSEEN : 0);
}

/* Lines and cells were made as they came; anything else makes it a row. */
static void
table(struct math_tree *t, const struct math_shape *s)
{
	uint32_t	 i = t->part[s->part].first;

	while (i != PART_NONE && t->part[i].type == PAI_MATH_LINE)
		i = t->part[i].next;
	if (i != PART_NONE)
		return;
	t->part[s->part].type = PAI_MATH_TABLE;
	t->part[s->part].look = s->token == M_eqArr ? PAI_ML_EQUATIONS : 0;
}

void
math_shape_end(struct docx *d, struct math_tree *t,
    const struct math_shape *s)
{
	if (s->part == PART_NONE || t->failed || t->n + ENOUGH > t->max)
		return;
	switch (s->token) {
	case M_f:
		fraction(t, s);
		break;
	case M_sSub:
		three(t, s, PAI_MATH_SCRIPTS, M_sub, 0);
		break;
	case M_sSup:
		three(t, s, PAI_MATH_SCRIPTS, 0, M_sup);
		break;
	case M_sSubSup:
	case M_sPre:
		three(t, s, PAI_MATH_SCRIPTS, M_sub, M_sup);
		break;
	case M_limLow:
		three(t, s, PAI_MATH_LIMITS, M_lim, 0);
		break;
	case M_limUpp:
		three(t, s, PAI_MATH_LIMITS, 0, M_lim);
		break;
	case M_rad:
		root(t, s);
		break;
	case M_acc:
		mark(t, s, "\xcc\x82", true);	/* U+0302 */
		break;
	case M_bar:
		mark(t, s, s->over ? "¯" : "_", s->over);
		break;
	case M_groupChr:
		mark(t, s, "⏟", s->over);
		break;
	case M_nary:
		nary(d, t, s);
		break;
	case M_func:
		function(t, s);
		break;
	case M_d:
		fence(t, s);
		break;
	case M_m:
	case M_eqArr:
		table(t, s);
		break;
	case M_borderBox:
		row_as(t, s, PAI_MATH_BOX);
		break;
	case M_phant:
		row_as(t, s, PAI_MATH_PHANTOM);
		break;
	default:		/* m:box groups and no more */
		break;
	}
}
