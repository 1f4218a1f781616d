/*
 * What a part of a formula is, for writing it in one line.
 */
#include "kit/formula_part.h"

#include <string.h>

#include "kit/utf8.h"

static bool
has_blank(struct pai_str s)
{
	uint32_t	 cp;

	for (size_t i = 0; i < s.n; ) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (p_is_space(cp))
			return true;
	}
	return false;
}

/* ---- what a part is ---- */

bool
p_part_is(const struct pai_node *n, enum pai_math type)
{
	return n != NULL && n->as.math.type == type;
}

bool
p_part_says(const struct pai_node *n, const char *what)
{
	size_t	 len = strlen(what);

	return n->as.math.text.n == len &&
	    memcmp(n->as.math.text.p, what, len) == 0;
}

/* The part that a row of one is; a row of none is NULL. */
const struct pai_node *
p_part_core(const struct pai_node *n)
{
	while (n != NULL && n->first == n->last &&
	    (n->as.math.type == PAI_MATH_ROW ||
	    n->as.math.type == PAI_MATH_BOX))
		n = n->first;
	return n;
}

bool
p_part_is_token(const struct pai_node *n)
{
	return n->as.math.type >= PAI_MATH_IDENTIFIER &&
	    n->as.math.type <= PAI_MATH_TEXT;
}

/* Operators that bind like letters: n!, f′, 30°, the sign of application. */
static bool
is_tight(const struct pai_node *n)
{
	static const char *const list[] = { "!", "′", "″", "°", "%", "∂",
	    "∇", "…", "⋯", P_APPLY, "\xe2\x81\xa2", "" };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (p_part_says(n, list[i]))
			return true;
	return false;
}

bool
p_part_is_operator(const struct pai_node *n)
{
	n = p_part_core(n);
	if (p_part_is(n, PAI_MATH_SCRIPTS) || p_part_is(n, PAI_MATH_LIMITS))
		n = p_part_core(n->first);
	return p_part_is(n, PAI_MATH_OPERATOR) && !is_tight(n);
}

/* A sum, an integral, with its limits or without. */
bool
p_part_is_large(const struct pai_node *n)
{
	n = p_part_core(n);
	if (p_part_is(n, PAI_MATH_SCRIPTS) || p_part_is(n, PAI_MATH_LIMITS))
		n = p_part_core(n->first);
	return p_part_is(n, PAI_MATH_OPERATOR) &&
	    (n->as.math.look & PAI_ML_LARGE) != 0;
}

static bool
is_closed(const struct pai_node *fence)
{
	return fence->first != fence->last &&
	    fence->first->as.math.text.n > 0 &&
	    fence->last->as.math.text.n > 0;
}

static enum p_binding
row_binding(const struct pai_node *row)
{
	enum p_binding	 b = row->first == row->last ? P_BIND_ATOM : P_BIND_PRODUCT;

	for (const struct pai_node *n = row->first; n != NULL; n = n->next)
		if (p_part_is_operator(n) || p_part_is(p_part_core(n), PAI_MATH_FRACTION) ||
		    (p_part_is(n, PAI_MATH_TEXT) && has_blank(n->as.math.text)))
			return P_BIND_SUM;
	return b;
}

enum p_binding
p_part_binding(const struct pai_node *n)
{
	n = p_part_core(n);
	if (n == NULL)
		return P_BIND_ATOM;
	switch ((enum pai_math)n->as.math.type) {
	case PAI_MATH_ROW:
	case PAI_MATH_BOX:
	case PAI_MATH_PHANTOM:
		return row_binding(n);
	case PAI_MATH_FENCE:
		return is_closed(n) ? P_BIND_ATOM : P_BIND_SUM;
	case PAI_MATH_FRACTION:
		return P_BIND_SUM;
	case PAI_MATH_TEXT:
		return has_blank(n->as.math.text) ? P_BIND_SUM : P_BIND_ATOM;
	default:
		return P_BIND_ATOM;
	}
}

bool
p_part_is_empty(const struct pai_node *n)
{
	return n == NULL || (n->first == NULL && !p_part_is_token(n) &&
	    n->as.math.type == PAI_MATH_ROW);
}
