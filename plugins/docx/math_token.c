/*
 * The text of a run as tokens: letters, numbers, operators, words.
 *
 * OMML does not say what a character is; like Word, we go by the character.
 * In a slanted run each letter is a name by itself (ab is a times b); in an
 * upright one letters that touch are one name (sin).
 */
#include <string.h>

#include "kit/utf8.h"
#include "math.h"

struct cutter {
	struct math_tree	*t;
	const struct math_run	*run;
	uint32_t		 row, aligned;
	uint32_t		 token;		/* that may go on */
	uint32_t		 before;	/* the character before */
};

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x1d7d8 && cp <= 0x1d7e1);
}

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 0xc0 && cp < 0x300 && cp != 0xd7 && cp != 0xf7) ||
	    cp == 0xaa || cp == 0xb5 || cp == 0xba ||
	    (cp >= 0x370 && cp < 0x600 && cp != 0x3f6) ||
	    (cp >= 0x1e00 && cp < 0x2000) ||
	    (cp >= 0x2100 && cp < 0x2140 && cp != 0x2116 && cp != 0x2117) ||
	    (cp >= 0x2145 && cp < 0x214a) || cp == 0x221e || cp == 0x2205 ||
	    (cp >= 0x1d400 && cp < 0x1d800) || (cp >= 0x1ee00 && cp < 0x1ef00);
}

/* Marks over or under the character before, and what chooses its form. */
static bool
is_mark(uint32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) || (cp >= 0x20d0 && cp < 0x2100) ||
	    (cp >= 0xfe00 && cp < 0xfe10);
}

static uint32_t
look_of(const struct math_run *run)
{
	return (run->bold ? PAI_ML_BOLD : 0) |
	    (run->italic ? PAI_ML_ITALIC : 0);
}

/* Goes on with the token before where that is of the type and look. */
static void
put(struct cutter *c, enum pai_math type, uint32_t look, const char *s,
    size_t n, bool join)
{
	struct math_part	*p = &c->t->part[c->token];

	if (join && c->token != PART_NONE && p->type == type &&
	    p->look == look) {
		math_more(c->t, c->token, s, n);
		return;
	}
	c->token = math_token(c->t, c->row, type, s, n);
	if (c->token != PART_NONE)
		c->t->part[c->token].look = look;
}

static void
put_letter(struct cutter *c, uint32_t cp)
{
	uint32_t	 look = look_of(c->run), own = 0;
	char		 utf8[4];

	cp = math_plain(cp, &own);
	if (own != 0)
		look = own;
	cp = math_letter(cp, (enum math_alphabet)c->run->alphabet);
	/* Only a letter slants, and not one of an alphabet of its own. */
	if (cp == 0x221e || cp == 0x2205 || cp > 0xffff ||
	    (cp >= 0x2100 && cp < 0x2150))
		look &= ~PAI_ML_ITALIC;
	put(c, PAI_MATH_IDENTIFIER, look, utf8, p_utf8_put(utf8, cp),
	    (look & PAI_ML_ITALIC) == 0);
}

static void
put_number(struct cutter *c, uint32_t cp)
{
	char		 utf8[4];
	uint32_t	 look = look_of(c->run) & PAI_ML_BOLD;

	cp = math_letter(math_plain(cp, &look),
	    (enum math_alphabet)c->run->alphabet);
	put(c, PAI_MATH_NUMBER, look & PAI_ML_BOLD, utf8,
	    p_utf8_put(utf8, cp), true);
}

/* "&" in a line of equations: what follows is another cell (22.1.2.34). */
static bool
is_alignment(const struct cutter *c, uint32_t cp)
{
	return cp == '&' && c->aligned != PART_NONE;
}

static bool
is_point(const struct cutter *c, uint32_t cp, uint32_t after)
{
	return cp == '.' && is_digit(after) && is_digit(c->before);
}

static void
put_char(struct cutter *c, const char *s, size_t n, uint32_t cp,
    uint32_t after)
{
	uint32_t	 look = 0, plain = math_plain(cp, &look);

	if (is_alignment(c, cp)) {
		uint32_t	 cell = math_add(c->t, c->aligned,
				    PAI_MATH_ROW);

		c->row = cell != PART_NONE ? cell : c->row;
		c->token = PART_NONE;
	} else if (c->run->normal || p_is_space(cp) || p_is_cjk(cp)) {
		put(c, PAI_MATH_TEXT, look_of(c->run) & PAI_ML_BOLD, s, n,
		    true);
	} else if (is_mark(cp) && c->token != PART_NONE) {
		math_more(c->t, c->token, s, n);
	} else if (is_digit(plain) || is_point(c, cp, after)) {
		put_number(c, cp);
	} else if (is_letter(plain)) {
		put_letter(c, cp);
	} else if (cp == '-' && !c->run->hyphens) {		/* Word, too, shows a minus sign */
		put(c, PAI_MATH_OPERATOR, 0, "−", sizeof("−") - 1, false);
	} else {
		put(c, PAI_MATH_OPERATOR, 0, s, n, false);
	}
	c->before = plain;
}

uint32_t
math_tokens(struct math_tree *t, uint32_t row, uint32_t aligned,
    const struct math_run *run, const char *s, size_t n)
{
	struct cutter	 c = { .t = t, .run = run, .row = row,
			    .aligned = aligned };
	uint32_t	 cp, after;

	for (size_t i = 0, len; i < n; i += len) {
		len = p_utf8_next(s + i, n - i, &cp);
		after = 0;
		if (i + len < n)
			(void)p_utf8_next(s + i + len, n - i - len, &after);
		if (cp >= 0x20 || cp == '\t')
			put_char(&c, s + i, len, cp, after);
	}
	return c.row;
}
