/*
 * A formula in one line.
 *
 * The parts are gone through in the order in which they are read aloud.
 * Whether one needs brackets is told by how it binds (formula_part.h).
 *
 * Recursion goes no deeper than DEPTH; readers stop much sooner, and what is
 * deeper is left out of the line.
 */
#include "kit/formula.h"

#include <string.h>

#include <paiban/doc.h>

#include "kit/formula_part.h"
#include "kit/utf8.h"

#define	DEPTH		512u
#define	FULL		1000	/* the text's own size */
#define	SMALLEST	450	/* scripts of scripts of scripts */

enum gap { GAP_NONE, GAP_WORD, GAP_ANY };	/* sin x, sin(x); ∑ x, ∑ (x) */

struct line {
	p_formula_fn	*put;
	void		*arg;
	bool		 raised;
	enum gap	 gap;		/* a blank before what follows */
	bool		 break_word;	/* the same, if a letter does */
	uint32_t	 last;		/* character put last */
	unsigned	 depth;
	int32_t		 rise, size;
	uint16_t	 flags;
};

static void part(struct line *, const struct pai_node *);

bool
p_formula_has_parts(const struct pai_node *math)
{
	return math->first != NULL && math->first->kind == PAI_N_MATHPART;
}

/* ---- characters ---- */

/* A letter of any script but Han, or a digit: two of them make one word. */
static bool
is_wordlike(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
	    (cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp < 0x530 &&
	    cp != 0xd7 && cp != 0xf7 && (cp < 0x300 || cp >= 0x370));
}

/* ---- pieces ---- */

static void
put(struct line *l, const char *s, size_t n, uint32_t look)
{
	struct p_formula_piece	 p = { s, n, l->rise, l->size,
				    (look & PAI_ML_BOLD) != 0,
				    (look & PAI_ML_ITALIC) != 0, l->flags };
	uint32_t		 first;

	if (n == 0)
		return;
	(void)p_utf8_next(s, n, &first);
	if ((l->gap == GAP_ANY || (l->gap == GAP_WORD && (first != '(' ||
	    l->last == ')')) ||
	    (l->break_word && is_wordlike(first))) &&
	    l->last != ' ' && l->last != 0 && !p_is_space(first)) {
		p.s = " ";
		p.n = 1;
		l->put(l->arg, &p);
		p.s = s;
		p.n = n;
	}
	l->gap = GAP_NONE;
	l->break_word = false;
	l->put(l->arg, &p);
	(void)p_utf8_prev(s, n, &l->last);
}

static void
put_words(struct line *l, const char *s)
{
	put(l, s, strlen(s), 0);
}

static void
in_brackets(struct line *l, const struct pai_node *n, bool yes)
{
	if (yes)
		put_words(l, "(");
	part(l, n);
	l->gap = GAP_NONE;
	if (yes)
		put_words(l, ")");
}

/* Names of more than one letter keep off what is beside them. */
static void
token(struct line *l, const struct pai_node *n)
{
	struct pai_str	 s = n->as.math.text;
	bool		 name = p_part_is(n, PAI_MATH_IDENTIFIER) &&
			    p_utf8_count(s.p, s.n) > 1;

	if (s.n == 0)
		return;
	if (p_part_says(n, P_APPLY)) {
		l->gap = GAP_WORD;
		return;
	}
	if (name && is_wordlike(l->last))
		l->break_word = true;
	put(l, s.p, s.n, n->as.math.look);
	l->break_word = name && is_wordlike(l->last);
}

/* ---- fractions and roots ---- */

static void
fraction(struct line *l, const struct pai_node *n)
{
	const struct pai_node	*den = n->first->next;
	bool			 stack = (n->as.math.look &
				    PAI_ML_NO_BAR) != 0;

	in_brackets(l, n->first, !stack && p_part_binding(n->first) == P_BIND_SUM);
	put_words(l, stack ? "; " : "/");
	in_brackets(l, den, !stack && p_part_binding(den) != P_BIND_ATOM);
}

static bool
is_number_ratio(const struct pai_node *n)
{
	return p_part_is(p_part_core(n->first), PAI_MATH_NUMBER) &&
	    p_part_is(p_part_core(n->first->next), PAI_MATH_NUMBER);
}

static bool
is_blank(struct pai_str s)
{
	uint32_t	 cp;

	for (size_t i = 0; i < s.n; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (!p_is_space(cp))
			return false;
	}
	return true;
}

static bool
is_blank_token(const struct pai_node *n)
{
	return p_part_is_token(n) && is_blank(n->as.math.text);
}

static bool
stands_apart(const struct pai_node *n, const struct pai_node *from)
{
	return n == NULL || is_blank_token(n) ||
	    (p_part_is_operator(n) && (n != from->prev || p_part_is_large(n) ||
	    !(p_part_says(n, "/") || p_part_says(n, "÷"))) && !p_part_says(n, "/"));
}

/* A fraction among others: 2 1/2, x(a/b), but a/b+c. */
static void
fraction_beside(struct line *l, const struct pai_node *n)
{
	const struct pai_node	*f = p_part_core(n);

	if (stands_apart(n->prev, n) && stands_apart(n->next, n)) {
		part(l, n);
	} else if (is_number_ratio(f) && stands_apart(n->next, n) &&
	    p_part_is(p_part_core(n->prev), PAI_MATH_NUMBER)) {
		l->gap = GAP_WORD;
		part(l, n);
	} else {
		in_brackets(l, n, true);
	}
}

static bool
is_scripted(const struct pai_node *n, bool super)
{
	uint32_t	 cp;

	n = p_part_core(n);
	if (n == NULL || n->first != NULL) {
		for (n = n == NULL ? NULL : n->as.math.type == PAI_MATH_ROW ?
		    n->first : n; n != NULL; n = n->next)
			if (!p_part_is_token(n) || !is_scripted(n, super))
				return false;
		return true;
	}
	if (!p_part_is_token(n))
		return n->as.math.type == PAI_MATH_ROW;
	for (size_t i = 0; i < n->as.math.text.n; ) {
		i += p_utf8_next(n->as.math.text.p + i,
		    n->as.math.text.n - i, &cp);
		if (p_formula_script(cp, super) == 0)
			return false;
	}
	return true;
}

static void
small_text(struct line *l, struct pai_str s, bool super)
{
	char		 utf8[4];
	uint32_t	 cp;

	for (size_t i = 0; i < s.n; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		put(l, utf8, p_utf8_put(utf8, p_formula_script(cp, super)), 0);
	}
}

/* In small characters of its own; is_scripted() said it can be. */
static void
small(struct line *l, const struct pai_node *n, bool super)
{
	n = p_part_core(n);
	if (n == NULL)
		return;
	if (n->first == NULL) {
		small_text(l, n->as.math.text, super);
		return;
	}
	for (n = n->first; n != NULL; n = n->next)
		small_text(l, n->as.math.text, super);
}

static void
raised(struct line *l, const struct pai_node *n, bool super)
{
	int32_t	 rise = l->rise, size = l->size;

	l->rise += super ? size * 38 / 100 : -size * 16 / 100;
	l->size = size * 7 / 10 < SMALLEST ? SMALLEST : size * 7 / 10;
	l->last = '(';		/* its place sets it off, as a bracket would */
	l->break_word = false;
	part(l, n);
	l->last = ')';
	l->break_word = false;
	l->rise = rise;
	l->size = size;
}

static void
root(struct line *l, const struct pai_node *n)
{
	const struct pai_node	*degree = n->first->next;

	if (!p_part_is_empty(degree)) {
		if (l->raised) {
			raised(l, degree, true);
		} else if (is_scripted(degree, true)) {
			small(l, degree, true);
		} else {
			put_words(l, "^");
			in_brackets(l, degree, p_part_binding(degree) != P_BIND_ATOM);
		}
	}
	put_words(l, "√");
	in_brackets(l, n->first, p_part_binding(n->first) != P_BIND_ATOM);
}

/* ---- scripts and limits ---- */

static void
script(struct line *l, const struct pai_node *n, bool super, bool as_small)
{
	const struct pai_node	*c = p_part_core(n);

	if (p_part_is_empty(n))
		return;
	l->break_word = false;
	if (l->raised) {
		raised(l, n, super);
	} else if (as_small) {
		small(l, n, super);
	} else {
		put_words(l, super ? "^" : "_");
		in_brackets(l, n, p_part_binding(n) != P_BIND_ATOM ||
		    (c != NULL && !p_part_is_token(c) &&
		    c->as.math.type != PAI_MATH_FENCE));
		l->break_word = is_wordlike(l->last);
	}
}

/* A base that would share what is only meant for a part of it. */
static bool
is_loose_base(const struct pai_node *n)
{
	const struct pai_node	*c = p_part_core(n);

	return p_part_binding(n) != P_BIND_ATOM || (c != NULL &&
	    (c->as.math.type == PAI_MATH_SCRIPTS ||
	    c->as.math.type == PAI_MATH_ROOT));
}

static void
scripts(struct line *l, const struct pai_node *n)
{
	const struct pai_node	*base = n->first, *sub = base->next;
	const struct pai_node	*super = sub->next;
	bool			 before = (n->as.math.look &
				    PAI_ML_BEFORE) != 0;
	bool			 as_small = is_scripted(sub, false) &&
				    is_scripted(super, true);

	if (!before)
		in_brackets(l, base, is_loose_base(base));
	script(l, sub, false, as_small);
	script(l, super, true, as_small);
	if (before)
		in_brackets(l, base, is_loose_base(base));
}

/* The operator that a mark is; 0: it is something else. */
static uint32_t
mark_char(const struct pai_node *mark)
{
	uint32_t	 cp = 0;

	mark = p_part_core(mark);
	if (p_part_is(mark, PAI_MATH_OPERATOR) && mark->as.math.text.n > 0)
		(void)p_utf8_next(mark->as.math.text.p,
		    mark->as.math.text.n, &cp);
	return cp;
}

/* Braces and the like, which no character can carry above it. */
static bool
is_brace(uint32_t cp)
{
	return cp >= 0x23b4 && cp <= 0x23e1;
}

static bool
is_one_letter(const struct pai_node *n)
{
	n = p_part_core(n);
	return n != NULL && p_part_is_token(n) &&
	    p_utf8_count(n->as.math.text.p, n->as.math.text.n) == 1;
}

/* A mark that a letter carries, a brace before it, an arrow with its words. */
static void
accent(struct line *l, const struct pai_node *base,
    const struct pai_node *mark, bool over)
{
	uint32_t	 cp = p_formula_combining(mark_char(mark), over);
	bool		 bar = cp == 0x305 || cp == 0x332;
	char		 utf8[4];

	if (cp != 0 && (bar || is_one_letter(base) ||
	    (mark->as.math.look & PAI_ML_STRETCHED) == 0)) {
		in_brackets(l, base, !is_one_letter(base) &&
		    !p_part_is(p_part_core(base), PAI_MATH_FENCE));
		l->break_word = false;
		put(l, utf8, p_utf8_put(utf8, cp), 0);
	} else if (is_brace(mark_char(mark))) {
		part(l, mark);
		in_brackets(l, base, !p_part_is(p_part_core(base), PAI_MATH_FENCE));
	} else {
		part(l, mark);
		script(l, base, !over, false);
	}
}

static void
limits(struct line *l, const struct pai_node *n)
{
	const struct pai_node	*base = n->first, *under = base->next;
	const struct pai_node	*over = under->next;
	bool			 as_small = is_scripted(under, false) &&
				    is_scripted(over, true);

	if ((n->as.math.look & PAI_ML_ACCENT) != 0) {
		if (p_part_is_empty(under) != p_part_is_empty(over)) {
			accent(l, base, p_part_is_empty(under) ? over : under,
			    p_part_is_empty(under));
			return;
		}
	}
	in_brackets(l, base, is_loose_base(base));
	script(l, under, false, as_small);
	script(l, over, true, as_small);
}

/* ---- rows, fences, tables ---- */

static void
row(struct line *l, const struct pai_node *first)
{
	for (const struct pai_node *n = first; n != NULL; n = n->next) {
		if (p_part_is(p_part_core(n), PAI_MATH_FRACTION) &&
		    (p_part_core(n)->as.math.look & PAI_ML_NO_BAR) == 0)
			fraction_beside(l, n);
		else
			part(l, n);
		if (p_part_is_large(n))
			l->gap = GAP_ANY;
	}
}

static void
fence(struct line *l, const struct pai_node *n)
{
	for (const struct pai_node *c = n->first; c != NULL; c = c->next) {
		part(l, c);
		l->gap = GAP_NONE;
		l->break_word = false;
		if (c != n->first && c->next != NULL &&
		    c->next->next != NULL &&
		    p_part_is(c, PAI_MATH_OPERATOR) &&
		    (p_part_says(c, ",") || p_part_says(c, ";")))
			l->gap = GAP_WORD;
	}
}

/* Does something around the table bracket it? */
static bool
is_fenced(const struct pai_node *n)
{
	while (n->parent != NULL && n->parent->kind == PAI_N_MATHPART &&
	    n->prev == NULL && n->next == NULL)
		n = n->parent;
	return n->parent != NULL && n->parent->kind == PAI_N_MATHPART &&
	    n->parent->as.math.type == PAI_MATH_FENCE;
}

static void
cells(struct line *l, const struct pai_node *n, bool equations)
{
	for (const struct pai_node *c = n->first; c != NULL; c = c->next) {
		if (c != n->first && !equations)
			put_words(l, ", ");
		part(l, c);
		l->gap = GAP_NONE;
		l->break_word = false;
	}
}

static void
table(struct line *l, const struct pai_node *n)
{
	bool	 equations = (n->as.math.look & PAI_ML_EQUATIONS) != 0;
	bool	 bare = equations || is_fenced(n);

	if (!bare)
		put_words(l, "[");
	for (const struct pai_node *r = n->first; r != NULL; r = r->next) {
		if (r != n->first)
			put_words(l, "; ");
		cells(l, r, equations);
	}
	if (!bare)
		put_words(l, "]");
}

/* ---- any part ---- */

static void
by_type(struct line *l, const struct pai_node *n)
{
	switch ((enum pai_math)n->as.math.type) {
	case PAI_MATH_IDENTIFIER:
	case PAI_MATH_NUMBER:
	case PAI_MATH_OPERATOR:
	case PAI_MATH_TEXT:
		token(l, n);
		break;
	case PAI_MATH_FRACTION:
		fraction(l, n);
		break;
	case PAI_MATH_ROOT:
		root(l, n);
		break;
	case PAI_MATH_SCRIPTS:
		scripts(l, n);
		break;
	case PAI_MATH_LIMITS:
		limits(l, n);
		break;
	case PAI_MATH_FENCE:
		fence(l, n);
		break;
	case PAI_MATH_TABLE:
		table(l, n);
		break;
	case PAI_MATH_PHANTOM:
		if ((n->as.math.look & PAI_ML_UNSEEN) == 0)
			row(l, n->first);
		break;
	default:
		row(l, n->first);
		break;
	}
}

/* How many children the type promises to those who draw it. */
static bool
is_whole(const struct pai_node *n)
{
	switch ((enum pai_math)n->as.math.type) {
	case PAI_MATH_FRACTION:
	case PAI_MATH_ROOT:
		return n->first != n->last;
	case PAI_MATH_SCRIPTS:
	case PAI_MATH_LIMITS:
		return n->first != n->last && n->first->next != n->last;
	default:
		return true;
	}
}

static void
part(struct line *l, const struct pai_node *n)
{
	uint16_t	 flags = l->flags;

	if (n == NULL || l->depth == DEPTH)
		return;
	l->depth++;
	l->flags |= n->flags & (PAI_NF_DELETED | PAI_NF_INSERTED);
	if (is_whole(n))
		by_type(l, n);
	else
		row(l, n->first);
	l->flags = flags;
	l->depth--;
}

void
p_formula_line(const struct pai_node *math, bool in_size, p_formula_fn *fn,
    void *arg)
{
	struct line	 l = { .put = fn, .arg = arg, .raised = in_size,
			    .size = FULL };

	row(&l, math->first);
}
