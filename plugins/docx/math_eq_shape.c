/*
 * The commands of EQ fields as structures of a formula: each takes the
 * elements that were read, which hang nowhere, and lays them in the order
 * that its type promises.
 */
#include <string.h>

#include "kit/utf8.h"
#include "math_eq.h"

static uint32_t
put_char(struct eq *e, uint32_t row, uint32_t cp, uint32_t look)
{
	char		 utf8[4];
	uint32_t	 i = math_token(&e->t, row, PAI_MATH_OPERATOR, utf8,
			    cp == 0 ? 0 : p_utf8_put(utf8, cp));

	if (i != PART_NONE)
		e->t.part[i].look = look;
	return i;
}

/* The next element, taken to where it belongs; an empty row if none is. */
static uint32_t
take(struct eq *e, uint32_t held, uint32_t to)
{
	uint32_t	 i = held == PART_NONE ? PART_NONE :
			    e->t.part[held].first;

	if (i == PART_NONE)
		return math_add(&e->t, to, PAI_MATH_ROW);
	math_move(&e->t, i, to);
	return i;
}

static uint32_t
count(const struct eq *e, uint32_t held)
{
	uint32_t	 n = 0;

	for (uint32_t i = e->t.part[held].first; i != PART_NONE;
	    i = e->t.part[i].next)
		n++;
	return n;
}

/* ---- commands ---- */

static void
fraction(struct eq *e, uint32_t part, uint32_t held)
{
	e->t.part[part].type = PAI_MATH_FRACTION;
	(void)take(e, held, part);
	(void)take(e, held, part);
}

static void
root(struct eq *e, uint32_t part, uint32_t held)
{
	bool		 has_degree = count(e, held) > 1;
	uint32_t	 degree = take(e, held, part);

	e->t.part[part].type = PAI_MATH_ROOT;
	if (has_degree)
		(void)take(e, held, part);
	else
		(void)math_add(&e->t, part, PAI_MATH_ROW);
	if (has_degree)
		math_move(&e->t, degree, part);
}

/* What stands before a script is its base, if it is one letter or number. */
static void
base(struct eq *e, uint32_t part)
{
	struct math_part	*p = e->t.part;
	uint32_t		 before = p[p[part].parent].first;

	while (before != part && p[before].next != part)
		before = p[before].next;
	if (before != part && (p[before].type == PAI_MATH_IDENTIFIER ||
	    p[before].type == PAI_MATH_NUMBER))
		math_move(&e->t, before, part);
	else
		(void)math_add(&e->t, part, PAI_MATH_ROW);
}

/* One element stands high, or low; the first of two high, the second low. */
static void
scripts(struct eq *e, uint32_t part, uint32_t held, const struct eq_options *o)
{
	bool		 both = count(e, held) > 1;
	uint32_t	 first;

	e->t.part[part].type = PAI_MATH_SCRIPTS;
	base(e, part);
	first = take(e, held, part);
	if (both) {
		(void)take(e, held, part);
		math_move(&e->t, first, part);
	} else if (o->down) {
		(void)math_add(&e->t, part, PAI_MATH_ROW);
	} else {
		uint32_t	 sub = math_add(&e->t, part, PAI_MATH_ROW);

		(void)sub;
		math_move(&e->t, first, part);
	}
}

static void
list(struct eq *e, uint32_t part, uint32_t held)
{
	for (bool first = true; e->t.part[held].first != PART_NONE;
	    first = false) {
		if (!first)
			(void)put_char(e, part, ',', 0);
		(void)take(e, held, part);
	}
}

static void
fence(struct eq *e, uint32_t part, uint32_t held, const struct eq_options *o)
{
	bool	 told = o->open != 0 || o->close != 0;

	e->t.part[part].type = PAI_MATH_FENCE;
	(void)put_char(e, part, told ? o->open : '(', PAI_ML_STRETCHED);
	list(e, part, held);
	(void)put_char(e, part, told ? o->close : ')', PAI_ML_STRETCHED);
}

static void
array(struct eq *e, uint32_t part, uint32_t held, const struct eq_options *o)
{
	uint32_t	 columns = o->columns == 0 ? 1 : o->columns;
	uint32_t	 line = PART_NONE, cell, n = 0;

	e->t.part[part].type = PAI_MATH_TABLE;
	if (columns == 1)
		e->t.part[part].look = PAI_ML_EQUATIONS;
	while (e->t.part[held].first != PART_NONE && !e->t.full) {
		if (n++ % columns == 0)
			line = math_add(&e->t, part, PAI_MATH_LINE);
		cell = take(e, held, line);
		if (cell != PART_NONE && columns > 1)
			e->t.part[cell].look = o->look;
	}
}

static void
integral(struct eq *e, uint32_t part, uint32_t held, const struct eq_options *o)
{
	bool		 around = (o->sum || o->product) && !o->beside;
	uint32_t	 cp = o->symbol != 0 ? o->symbol : o->sum ? 0x2211 :
			    o->product ? 0x220f : 0x222b;
	uint32_t	 op = math_add(&e->t, part, around ? PAI_MATH_LIMITS :
			    PAI_MATH_SCRIPTS);

	(void)put_char(e, op, cp, PAI_ML_LARGE | PAI_ML_STRETCHED);
	(void)take(e, held, op);
	(void)take(e, held, op);
	(void)take(e, held, part);
}

static void
box(struct eq *e, uint32_t part, uint32_t held, const struct eq_options *o)
{
	e->t.part[part].type = PAI_MATH_BOX;
	e->t.part[part].look = o->edges == 0 ? PAI_ML_EDGES : o->edges;
	math_move_all(&e->t, held, part);
}

/* ---- characters over one another ---- */

/* The characters of an element that is nothing but characters. */
static struct pai_str
plain(const struct eq *e, uint32_t row)
{
	const struct math_part	*p = e->t.part;
	uint32_t		 from = 0, to = 0;

	for (uint32_t i = p[row].first; i != PART_NONE; i = p[i].next) {
		if (p[i].first != PART_NONE || p[i].length == 0)
			return (struct pai_str){ "", 0 };
		if (i == p[row].first)
			from = p[i].text;
		to = p[i].text + p[i].length;
	}
	return to == 0 ? (struct pai_str){ "", 0 } :
	    (struct pai_str){ e->t.text.p + from, to - from };
}

static bool
is_mark(struct pai_str s)
{
	static const char *const marks[] = { "¯", "ˉ", "￣", "‾", "→", "^",
	    "ˆ", "~", "˜", "˙", "¨", "←", "↔", "⌒" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strlen(marks[i]) == s.n && memcmp(marks[i], s.p, s.n) == 0)
			return true;
	return false;
}

/* A ring, whichever comes first, and what is in it; 0: neither is one. */
static uint32_t
ring_of(const struct eq *e, uint32_t a, uint32_t b, uint32_t *inside)
{
	uint32_t	 cp = eq_ring(plain(e, a));

	*inside = b;
	if (cp != 0)
		return cp;
	*inside = a;
	return eq_ring(plain(e, b));
}

static void
ringed(struct eq *e, uint32_t part, uint32_t ring, uint32_t inside)
{
	uint32_t	 cp = eq_ringed(ring, plain(e, inside));
	char		 utf8[4];

	if (cp != 0) {
		(void)math_token(&e->t, part, PAI_MATH_TEXT, utf8,
		    p_utf8_put(utf8, cp));
		return;
	}
	eq_text(e, part, ring == EQ_SQUARE ? "[" : "(", 1);
	math_move(&e->t, inside, part);
	eq_text(e, part, ring == EQ_SQUARE ? "]" : ")", 1);
}

static void
marked(struct eq *e, uint32_t part, uint32_t letter, uint32_t mark)
{
	struct pai_str	 s = plain(e, mark);
	uint32_t	 cp;

	(void)p_utf8_next(s.p, s.n, &cp);
	e->t.part[part].type = PAI_MATH_LIMITS;
	e->t.part[part].look = PAI_ML_ACCENT;
	math_move(&e->t, letter, part);
	(void)math_add(&e->t, part, PAI_MATH_ROW);
	(void)put_char(e, part, cp == 0x2c9 || cp == 0xffe3 || cp == 0x203e ?
	    0xaf : cp, PAI_ML_STRETCHED);
}

static void
overstrike(struct eq *e, uint32_t part, uint32_t held)
{
	uint32_t	 a = e->t.part[held].first, b, ring, inside;

	b = a == PART_NONE ? PART_NONE : e->t.part[a].next;
	if (b == PART_NONE || e->t.part[b].next != PART_NONE) {
		math_move_all(&e->t, held, part);
	} else if ((ring = ring_of(e, a, b, &inside)) != 0) {
		ringed(e, part, ring, inside);
	} else if (is_mark(plain(e, b))) {
		marked(e, part, a, b);
	} else if (is_mark(plain(e, a))) {
		marked(e, part, b, a);
	} else {
		math_move_all(&e->t, held, part);
	}
}

/* ---- any command ---- */

void
eq_shape(struct eq *e, char command, uint32_t part, uint32_t held,
    const struct eq_options *o)
{
	switch (command) {
	case 'a':
		array(e, part, held, o);
		break;
	case 'b':
		fence(e, part, held, o);
		break;
	case 'f':
		fraction(e, part, held);
		break;
	case 'i':
		integral(e, part, held, o);
		break;
	case 'l':
		list(e, part, held);
		break;
	case 'o':
		overstrike(e, part, held);
		break;
	case 'r':
		root(e, part, held);
		break;
	case 's':
		scripts(e, part, held, o);
		break;
	case 'x':
		box(e, part, held, o);
		break;
	default:		/* \d moves what follows and shows nothing */
		break;
	}
	if (held != PART_NONE && command != 'o')
		math_move_all(&e->t, held, part);
}
