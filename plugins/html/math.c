/*
 * Formulas as MathML Core.
 *
 * The parts of a formula are those of MathML, so each becomes an element when
 * it is entered and left.  An element's children stand in fixed places; where
 * a script is missing it is the element that is chosen otherwise, and the
 * empty row that keeps its place is not written.  alttext holds the formula
 * in one line, for a browser that draws none and for whoever hears the page.
 */
#include <string.h>

#include "html.h"
#include "kit/formula.h"
#include "kit/utf8.h"

static bool
is_type(const struct pai_node *n, enum pai_math type)
{
	return n != NULL && n->kind == PAI_N_MATHPART &&
	    n->as.math.type == type;
}

static bool
looks(const struct pai_node *n, uint32_t bit)
{
	return (n->as.math.look & bit) != 0;
}

static bool
is_empty(const struct pai_node *n)
{
	return n == NULL || (is_type(n, PAI_MATH_ROW) && n->first == NULL);
}

/* The second or third child of scripts and limits, kept only for its place. */
static bool
is_missing_script(const struct pai_node *n)
{
	return is_empty(n) && n->prev != NULL &&
	    ((is_type(n->parent, PAI_MATH_SCRIPTS) &&
	    !looks(n->parent, PAI_ML_BEFORE)) ||
	    is_type(n->parent, PAI_MATH_LIMITS) ||
	    is_type(n->parent, PAI_MATH_ROOT));
}

/* ---- which element ---- */

static const char *
by_scripts(const struct pai_node *n, const char *both, const char *low,
    const char *high)
{
	const struct pai_node	*sub = n->first != NULL ? n->first->next : NULL;
	const struct pai_node	*sup = sub != NULL ? sub->next : NULL;

	if (is_empty(sub))
		return is_empty(sup) ? "mrow" : high;
	return is_empty(sup) ? low : both;
}

static const char *
phantom_tag(const struct pai_node *n)
{
	return looks(n, PAI_ML_UNSEEN) ? "mphantom" :
	    looks(n, PAI_ML_NO_WIDTH | PAI_ML_NO_ASCENT | PAI_ML_NO_DESCENT) ?
	    "mpadded" : "mrow";
}

static const char *
tag_of(const struct pai_node *n)
{
	switch ((enum pai_math)n->as.math.type) {
	case PAI_MATH_IDENTIFIER:
		return "mi";
	case PAI_MATH_NUMBER:
		return "mn";
	case PAI_MATH_OPERATOR:
		return "mo";
	case PAI_MATH_TEXT:
		return "mtext";
	case PAI_MATH_FRACTION:
		return "mfrac";
	case PAI_MATH_ROOT:
		return n->first != NULL && is_empty(n->first->next) ?
		    "msqrt" : "mroot";
	case PAI_MATH_SCRIPTS:
		return looks(n, PAI_ML_BEFORE) ? "mmultiscripts" :
		    by_scripts(n, "msubsup", "msub", "msup");
	case PAI_MATH_LIMITS:
		return by_scripts(n, "munderover", "munder", "mover");
	case PAI_MATH_TABLE:
		return "mtable";
	case PAI_MATH_LINE:
		return "mtr";
	case PAI_MATH_PHANTOM:
		return phantom_tag(n);
	default:
		return "mrow";
	}
}

/* ---- operators ---- */

/* Does MathML's operator dictionary let it grow with what is beside it? */
static bool
grows_by_itself(struct pai_str s)
{
	uint32_t	 cp = 0;

	if (s.n > 0)
		(void)p_utf8_next(s.p, s.n, &cp);
	return (cp < 0x80 && cp != 0 && strchr("()[]{}|^_~", (int)cp) !=
	    NULL) || cp == 0x2016 || (cp >= 0x2190 && cp <= 0x21ff) ||
	    (cp >= 0x2308 && cp <= 0x230b) || cp == 0xaf ||
	    (cp >= 0x23b4 && cp <= 0x23e1) ||
	    (cp >= 0x27e6 && cp <= 0x27ef);
}

static bool
is_fence(const struct pai_node *n)
{
	return is_type(n->parent, PAI_MATH_FENCE) &&
	    (n->prev == NULL || n->next == NULL);
}

static void
operator_attributes(struct html *h, const struct pai_node *n)
{
	if (is_fence(n))
		put_fmt(h, " form=\"%s\" fence=\"true\"", n->prev == NULL ?
		    "prefix" : "postfix");
	if (looks(n, PAI_ML_LARGE))
		put(h, " movablelimits=\"false\"");
	else if (looks(n, PAI_ML_STRETCHED))
		put(h, " stretchy=\"true\"");
	else if (grows_by_itself(n->as.math.text))
		put(h, " stretchy=\"false\"");
}

/* ---- looks ---- */

/* One letter slants by itself, a name of several stands upright. */
static void
letter_attributes(struct html *h, const struct pai_node *n)
{
	bool	 italic = looks(n, PAI_ML_ITALIC);
	bool	 one = p_utf8_count(n->as.math.text.p,
		    n->as.math.text.n) == 1;

	if (is_type(n, PAI_MATH_IDENTIFIER) && one && !italic)
		put(h, " mathvariant=\"normal\"");
	if (looks(n, PAI_ML_BOLD) && italic && !one)
		put(h, " style=\"font-weight:bold;font-style:italic\"");
	else if (looks(n, PAI_ML_BOLD))
		put(h, " style=\"font-weight:bold\"");
	else if (italic && !one)
		put(h, " style=\"font-style:italic\"");
}

static void
put_strike(struct html *h, bool *first, const char *gradient)
{
	put_fmt(h, "%slinear-gradient(%s,transparent 46%%,currentColor 46%%,"
	    "currentColor 54%%,transparent 54%%)", *first ? ";background:" :
	    ",", gradient);
	*first = false;
}

static void
box_attributes(struct html *h, const struct pai_node *n)
{
	static const char *const side[] = { "top", "right", "bottom", "left" };
	bool	 first = true;

	put(h, " style=\"padding:.15em");
	for (unsigned i = 0; i < PAI_SIDE_MAX; i++)
		if (looks(n, PAI_ML_EDGE(i)))
			put_fmt(h, ";border-%s:1px solid", side[i]);
	if (looks(n, PAI_ML_STRIKE_H))
		put_strike(h, &first, "to bottom");
	if (looks(n, PAI_ML_STRIKE_V))
		put_strike(h, &first, "to right");
	if (looks(n, PAI_ML_STRIKE_UP))
		put_strike(h, &first, "to bottom right");
	if (looks(n, PAI_ML_STRIKE_DOWN))
		put_strike(h, &first, "to bottom left");
	put(h, "\"");
}

static void
padded_attributes(struct html *h, const struct pai_node *n)
{
	if (looks(n, PAI_ML_UNSEEN))
		return;
	if (looks(n, PAI_ML_NO_WIDTH))
		put(h, " width=\"0\"");
	if (looks(n, PAI_ML_NO_ASCENT))
		put(h, " height=\"0\"");
	if (looks(n, PAI_ML_NO_DESCENT))
		put(h, " depth=\"0\"");
}

static void
attributes(struct html *h, const struct pai_node *n)
{
	switch ((enum pai_math)n->as.math.type) {
	case PAI_MATH_IDENTIFIER:
	case PAI_MATH_NUMBER:
	case PAI_MATH_TEXT:
		letter_attributes(h, n);
		break;
	case PAI_MATH_OPERATOR:
		operator_attributes(h, n);
		break;
	case PAI_MATH_FRACTION:
		if (looks(n, PAI_ML_NO_BAR))
			put(h, " linethickness=\"0\"");
		break;
	case PAI_MATH_LIMITS:
		if (looks(n, PAI_ML_ACCENT))
			put(h, " accent=\"true\" accentunder=\"true\"");
		break;
	case PAI_MATH_TABLE:
		if (looks(n, PAI_ML_EQUATIONS))
			put(h, " displaystyle=\"true\"");
		break;
	case PAI_MATH_BOX:
		box_attributes(h, n);
		break;
	case PAI_MATH_PHANTOM:
		padded_attributes(h, n);
		break;
	default:
		break;
	}
	if (n->flags & PAI_NF_DELETED)
		put(h, " class=\"deleted\" style=\"background:linear-gradient("
		    "transparent 48%,currentColor 48%,currentColor 52%,"
		    "transparent 52%)\"");
	else if (n->flags & PAI_NF_INSERTED)
		put(h, " class=\"inserted\" style=\"border-bottom:1px solid\"");
}

/* ---- cells ---- */

/*
 * Equations are set flush at their signs of alignment, right before one and
 * left behind it (22.1.2.34); what a matrix says, its cells have.
 */
static void
cell_open(struct html *h, const struct pai_node *n)
{
	const struct pai_node	*table = n->parent->parent;
	bool			 left = looks(n, PAI_ML_LEFT);
	bool			 right = looks(n, PAI_ML_RIGHT);
	unsigned		 before = 0;

	if (is_type(table, PAI_MATH_TABLE) && looks(table, PAI_ML_EQUATIONS)) {
		for (const struct pai_node *c = n->prev; c != NULL;
		    c = c->prev)
			before++;
		right = n->next != NULL && before % 2 == 0;
		left = !right;
	}
	put(h, "<mtd");
	if (left || right)
		put_fmt(h, " style=\"text-align:%s%s\"", left ? "left" :
		    "right", !is_type(table, PAI_MATH_TABLE) ||
		    !looks(table, PAI_ML_EQUATIONS) ? "" : right ?
		    ";padding-right:0" : ";padding-left:0");
	put(h, ">");
}

/* ---- the parts ---- */

/* Blanks at the ends of an element would not be shown. */
static void
put_token(struct html *h, struct pai_str s)
{
	size_t	 from = 0, to = s.n;

	while (from < to && s.p[from] == ' ') {
		put(h, "&nbsp;");
		from++;
	}
	while (to > from && s.p[to - 1] == ' ')
		to--;
	put_escaped(h, s.p + from, to - from);
	for (; to < s.n; to++)
		put(h, "&nbsp;");
}

void
part_enter(struct html *h, const struct pai_node *n)
{
	if (is_missing_script(n))
		return;
	if (is_type(n->parent, PAI_MATH_LINE))
		cell_open(h, n);
	put_fmt(h, "<%s", tag_of(n));
	attributes(h, n);
	put(h, ">");
	put_token(h, n->as.math.text);
}

void
part_leave(struct html *h, const struct pai_node *n)
{
	const struct pai_node	*up = n->parent;

	if (is_missing_script(n))
		return;
	put_fmt(h, "</%s>", tag_of(n));
	if (is_type(up, PAI_MATH_LINE))
		put(h, "</mtd>");
	if (is_type(up, PAI_MATH_SCRIPTS) && looks(up, PAI_ML_BEFORE) &&
	    n->prev == NULL)
		put(h, "<mprescripts></mprescripts>");
}

/* ---- the formula ---- */

/* Browsers set a block in the middle; elsewhere it stands in a line. */
static const char *
side_of(const struct pai_node *n)
{
	if (!n->as.text.display)
		return NULL;
	return n->as.text.align == PAI_ALIGN_LEFT ? "l" :
	    n->as.text.align == PAI_ALIGN_RIGHT ? "r" : NULL;
}

void
math_enter(struct html *h, const struct pai_node *n)
{
	const char	*side = side_of(n);

	if (!p_formula_has_parts(n)) {
		put(h, "<span class=\"math\">");
		if (n->first == NULL)
			put_escaped(h, n->as.text.str.p, n->as.text.str.n);
		return;
	}
	if (side != NULL)
		put_fmt(h, "<span class=\"para %s\"><math "
		    "displaystyle=\"true\"", side);
	else if (n->as.text.display)
		put(h, "<math display=\"block\"");
	else
		put(h, "<math");
	put_attribute(h, "alttext", n->as.text.str);
	put(h, ">");
}

void
math_leave(struct html *h, const struct pai_node *n)
{
	if (!p_formula_has_parts(n))
		put(h, "</span>");
	else if (side_of(n) != NULL)
		put(h, "</math></span>");
	else
		put(h, "</math>");
}
