/*
 * EQ fields (ECMA-376-1, 17.16.5.19): formulas as Word had them before OMML,
 * and still the way to ring a character.
 *
 *	\f(a,b)  \r(3,x)  \s\up5(2)  \b\bc\[(x)  \a\co2(a,b,c,d)
 *	\i\su(1,n,x)  \l(a,b)  \o\ac(○,1)  \x(y)
 *
 * A command has options, then its elements in brackets, apart by commas (by
 * semicolons where there is no comma: Word goes by the reader's country).
 * They grow the same tree as OMML (math_eq_shape.c).  A field that is only characters in the
 * end is text.
 */
#include <string.h>
#include <strings.h>

#include "kit/utf8.h"
#include "math.h"
#include "math_eq.h"
#include "resolve.h"

#define	DEPTH		16u	/* commands within one another */
#define	PARTS		8192u	/* of one field */

static void	sequence(struct eq *, uint32_t row, char separator);

/* ---- text ---- */

void
eq_text(struct eq *e, uint32_t row, const char *s, size_t n)
{
	static const struct math_run	 upright = { .hyphens = true };

	(void)math_tokens(&e->t, row, PART_NONE, &upright, s, n);
}

static void
skip_blanks(struct eq *e)
{
	while (e->at < e->end && (*e->at == ' ' || *e->at == '\t' ||
	    *e->at == '\r' || *e->at == '\n'))
		e->at++;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- options ---- */

static bool
next_is(struct eq *e, const char *name)
{
	size_t	 n = strlen(name);

	if ((size_t)(e->end - e->at) < n + 1 || e->at[0] != '\\' ||
	    strncasecmp(e->at + 1, name, n) != 0)
		return false;
	e->at += n + 1;
	return true;
}

static uint32_t
number(struct eq *e)
{
	uint32_t	 n = 0;

	for (; e->at < e->end && *e->at >= '0' && *e->at <= '9'; e->at++)
		if (n < 100)
			n = n * 10 + (uint32_t)(*e->at - '0');
	return n;
}

/* The character that an option names: \bc\[ */
static uint32_t
character(struct eq *e)
{
	uint32_t	 cp = 0;

	skip_blanks(e);
	if (e->at < e->end && *e->at == '\\')
		e->at++;
	if (e->at < e->end)
		e->at += p_utf8_next(e->at, (size_t)(e->end - e->at), &cp);
	return cp;
}

static uint32_t
closing(uint32_t open)
{
	return open == '(' ? ')' : open == '[' ? ']' : open == '{' ? '}' :
	    open == '<' ? '>' : open;
}

static bool
bracket_option(struct eq *e, struct eq_options *o)
{
	if (next_is(e, "lc"))
		o->open = character(e);
	else if (next_is(e, "rc"))
		o->close = character(e);
	else if (next_is(e, "bc"))
		o->close = closing(o->open = character(e));
	else
		return false;
	return true;
}

static bool
integral_option(struct eq *e, struct eq_options *o)
{
	if (next_is(e, "su"))
		o->sum = true;
	else if (next_is(e, "pr"))
		o->product = true;
	else if (next_is(e, "in"))
		o->beside = true;
	else if (next_is(e, "fc") || next_is(e, "vc"))
		o->symbol = character(e);
	else
		return false;
	return true;
}

static bool
array_option(struct eq *e, struct eq_options *o)
{
	if (next_is(e, "al"))
		o->look = PAI_ML_LEFT;
	else if (next_is(e, "ar"))
		o->look = PAI_ML_RIGHT;
	else if (next_is(e, "ac"))
		o->look = 0;
	else if (next_is(e, "co"))
		o->columns = number(e);
	else if (next_is(e, "vs") || next_is(e, "hs"))
		(void)number(e);
	else
		return false;
	return true;
}

static bool
script_option(struct eq *e, struct eq_options *o)
{
	if (next_is(e, "do"))
		o->down = true;
	else if (!next_is(e, "up") && !next_is(e, "ai") && !next_is(e, "di"))
		return false;
	(void)number(e);
	return true;
}

static bool
box_option(struct eq *e, struct eq_options *o)
{
	if (next_is(e, "to"))
		o->edges |= PAI_ML_EDGE(PAI_SIDE_TOP);
	else if (next_is(e, "bo"))
		o->edges |= PAI_ML_EDGE(PAI_SIDE_BOTTOM);
	else if (next_is(e, "le"))
		o->edges |= PAI_ML_EDGE(PAI_SIDE_LEFT);
	else if (next_is(e, "ri"))
		o->edges |= PAI_ML_EDGE(PAI_SIDE_RIGHT);
	else
		return false;
	return true;
}

static bool
shift_option(struct eq *e, struct eq_options *o)
{
	(void)o;
	if (!next_is(e, "fo") && !next_is(e, "ba") && !next_is(e, "li"))
		return false;
	(void)number(e);
	return true;
}

static void
read_options(struct eq *e, char command, struct eq_options *o)
{
	static const struct {
		char	 command;
		bool	 (*option)(struct eq *, struct eq_options *);
	} list[] = {
		{ 'a', array_option }, { 'b', bracket_option },
		{ 'd', shift_option }, { 'i', integral_option },
		{ 'o', array_option }, { 's', script_option },
		{ 'x', box_option },
	};

	memset(o, 0, sizeof(*o));
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].command == command) {
			do
				skip_blanks(e);
			while (list[i].option(e, o));
		}
	skip_blanks(e);
}

/* ---- elements ---- */

/* A semicolon where no comma stands between the elements. */
static char
separator_of(const struct eq *e)
{
	unsigned	 depth = 0;

	for (const char *s = e->at; s < e->end; s++) {
		if (*s == '\\' && s + 1 < e->end && !is_letter(s[1]))
			s++;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && depth-- == 0)
			break;
		else if (*s == ',' && depth == 0)
			return ',';
	}
	return ';';
}

/* The elements in brackets, each a row of one that hangs nowhere. */
static uint32_t
elements(struct eq *e)
{
	uint32_t	 held = math_add(&e->t, PART_NONE, PAI_MATH_ROW);
	char		 separator;

	if (e->at == e->end || *e->at != '(')
		return held;
	e->at++;
	separator = separator_of(e);
	for (;;) {
		sequence(e, math_add(&e->t, held, PAI_MATH_ROW), separator);
		if (e->at == e->end || *e->at++ != separator)
			break;
	}
	return held;
}

/* ---- commands ---- */

static void
command(struct eq *e, uint32_t row, char letter)
{
	struct eq_options	 o;
	uint32_t	 part, held;

	if (e->depth == DEPTH)
		return;
	e->depth++;
	do {
		read_options(e, letter, &o);
		part = math_add(&e->t, row, PAI_MATH_ROW);
		held = elements(e);
		/* All that a shape adds has room, or it stays a row. */
		if (part != PART_NONE && held != PART_NONE &&
		    e->t.n + 16 < e->t.max)
			eq_shape(e, letter, part, held, &o);
		else
			math_move_all(&e->t, held, part);
	} while (letter == 's' && e->end - e->at > 2 &&
	    (strncasecmp(e->at, "\\up", 3) == 0 ||
	    strncasecmp(e->at, "\\do", 3) == 0));
	e->depth--;
}

static bool
is_command(char c)
{
	return c != '\0' && strchr("abdfilorsxABDFILORSX", c) != NULL;
}

/* Text and commands until the separator or the bracket that ends them. */
static void
sequence(struct eq *e, uint32_t row, char separator)
{
	const char	*from = e->at;
	unsigned	 brackets = 0;

	while (e->at < e->end) {
		char	 c = *e->at;

		if (separator != '\0' && brackets == 0 &&
		    (c == separator || c == ')'))
			break;
		brackets += c == '(';
		brackets -= c == ')' && brackets > 0;
		if (c != '\\' || e->at + 1 == e->end) {
			e->at++;
			continue;
		}
		eq_text(e, row, from, (size_t)(e->at - from));
		c = e->at[1];
		e->at += 2;
		from = is_letter(c) ? e->at : e->at - 1;
		if (is_command(c)) {
			command(e, row, (char)(c | 0x20));
			from = e->at;
		}
	}
	eq_text(e, row, from, (size_t)(e->at - from));
}

static bool
is_only_text(const struct math_tree *t)
{
	for (uint32_t i = t->part[PART_ROOT].first; i != PART_NONE; ) {
		if (t->part[i].type > PAI_MATH_TEXT || t->part[i].look != 0)
			return false;
		if (t->part[i].type == PAI_MATH_ROW &&
		    t->part[i].first != PART_NONE) {
			i = t->part[i].first;
			continue;
		}
		while (i != PART_ROOT && t->part[i].next == PART_NONE)
			i = t->part[i].parent;
		i = i == PART_ROOT ? PART_NONE : t->part[i].next;
	}
	return true;
}

static void
emit_text(struct docx *d, const struct math_tree *t)
{
	for (uint32_t i = t->part[PART_ROOT].first; i != PART_NONE; ) {
		if (t->part[i].length > 0)
			inline_text(d, t->text.p + t->part[i].text,
			    t->part[i].length);
		if (t->part[i].first != PART_NONE) {
			i = t->part[i].first;
			continue;
		}
		while (i != PART_ROOT && t->part[i].next == PART_NONE)
			i = t->part[i].parent;
		i = i == PART_ROOT ? PART_NONE : t->part[i].next;
	}
}

bool
eq_is(const char *code)
{
	code += strspn(code, " \t\r\n");
	return strncasecmp(code, "EQ", 2) == 0 && (code[2] == ' ' ||
	    code[2] == '\t' || code[2] == '\\');
}

void
eq_result(struct docx *d, const char *code)
{
	struct eq	 e = { .depth = 0 };
	const char	*format = strstr(code, "\\*");
	struct run_look	 look = resolve_run(d, &d->flow->around,
			    d->flow->p.par.style, &d->flow->run);

	code += strspn(code, " \t\r\n") + 2;
	e.at = code;
	e.end = format != NULL && format > code ? format :
	    code + strlen(code);
	skip_blanks(&e);
	while (e.end > e.at && (e.end[-1] == ' ' || e.end[-1] == '\t'))
		e.end--;
	math_tree_clear(&e.t, PARTS);
	if (!e.t.failed)
		sequence(&e, PART_ROOT, '\0');
	if (e.t.failed || !p_buf_ok(&e.t.text))
		docx_no_memory(d);
	else if (is_only_text(&e.t))
		emit_text(d, &e.t);
	else if (!look.hidden)
		math_emit(d, &e.t, look.style, false, PAI_ALIGN_NONE);
	math_tree_free(&e.t);
}
