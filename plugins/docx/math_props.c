/*
 * What OMML says of its structures, runs and formulas besides their parts.
 *
 * A property fills the shape of the structure that is being read.  What is
 * not here only says how wide a gap is, or what Word may do when it edits;
 * tests/unit/omml-elements.def has the list.
 */
#include <string.h>

#include "kit/utf8.h"
#include "math.h"

/* ---- runs ---- */

static uint8_t
alphabet_of(const char *s)
{
	static const struct {
		const char	*name;
		uint8_t		 alphabet;
	} list[] = {
		{ "script", ALPHABET_SCRIPT }, { "fraktur", ALPHABET_FRAKTUR },
		{ "double-struck", ALPHABET_DOUBLE },
	};

	for (size_t i = 0; s != NULL && i < sizeof(list) / sizeof(list[0]);
	    i++)
		if (strcmp(list[i].name, s) == 0)
			return list[i].alphabet;
	return ALPHABET_ROMAN;
}

static const struct scope *
run_props_child(struct docx *d, unsigned token)
{
	struct math_run	*r = &d->math->run;

	switch (token) {
	case M_sty:
		r->bold = attr_is(d, M_val, "b") || attr_is(d, M_val, "bi");
		r->italic = !attr_is(d, M_val, "p") &&
		    !attr_is(d, M_val, "b");
		return NULL;
	case M_scr:
		r->alphabet = alphabet_of(attr(d, M_val));
		return NULL;
	case M_nor:
		r->normal = attr_on(d, M_val);
		return NULL;
	default:
		return NULL;
	}
}

const struct scope scope_math_run = { run_props_child, NULL, NULL };

/* ---- properties of structures ---- */

static void
set_char(struct docx *d, char out[8], bool *was_told)
{
	const char	*s = attr(d, M_val);
	uint32_t	 cp;
	size_t		 n = 0;

	if (s != NULL && *s != '\0')
		n = p_utf8_next(s, strlen(s), &cp);
	memcpy(out, s != NULL ? s : "", n);
	out[n] = '\0';
	*was_told = true;
}

static void
set_look(struct docx *d, struct math_shape *s, uint32_t bit, bool when)
{
	if (attr_on(d, M_val) == when)
		s->look |= bit;
	else
		s->look &= ~bit;
}

static void
fraction_type(struct docx *d, struct math_shape *s)
{
	if (attr_is(d, M_val, "noBar"))
		s->look = PAI_ML_NO_BAR;
	else if (attr_is(d, M_val, "skw") || attr_is(d, M_val, "lin"))
		s->look = PAI_ML_SLASHED;
}

/* m:mc says how one or more columns are aligned. */
static void
column_align(struct docx *d, struct math_shape *s)
{
	uint32_t	 look = attr_is(d, M_val, "left") ? PAI_ML_LEFT :
			    attr_is(d, M_val, "right") ? PAI_ML_RIGHT : 0;
	uint32_t	 room = sizeof(s->column_look) /
			    sizeof(s->column_look[0]);

	for (; s->count > 0 && s->columns < room; s->count--)
		s->column_look[s->columns++] = look;
}

static bool
char_prop(struct docx *d, struct math_shape *s, unsigned token)
{
	switch (token) {
	case M_begChr:
		set_char(d, s->open, &s->told_open);
		return true;
	case M_endChr:
		set_char(d, s->close, &s->told_close);
		return true;
	case M_sepChr:
		set_char(d, s->between, &s->told_between);
		return true;
	case M_chr:
		set_char(d, s->mark, &s->told_mark);
		return true;
	default:
		return false;
	}
}

/* Lines of a box, and what a phantom takes no room for. */
static bool
look_prop(struct docx *d, struct math_shape *s, unsigned token)
{
	static const struct {
		uint16_t	 token;
		bool		 when;
		uint32_t	 bit;
	} list[] = {
		{ M_hideTop, false, PAI_ML_EDGE(PAI_SIDE_TOP) },
		{ M_hideRight, false, PAI_ML_EDGE(PAI_SIDE_RIGHT) },
		{ M_hideBot, false, PAI_ML_EDGE(PAI_SIDE_BOTTOM) },
		{ M_hideLeft, false, PAI_ML_EDGE(PAI_SIDE_LEFT) },
		{ M_strikeH, true, PAI_ML_STRIKE_H },
		{ M_strikeV, true, PAI_ML_STRIKE_V },
		{ M_strikeBLTR, true, PAI_ML_STRIKE_UP },
		{ M_strikeTLBR, true, PAI_ML_STRIKE_DOWN },
		{ M_zeroWid, true, PAI_ML_NO_WIDTH },
		{ M_zeroAsc, true, PAI_ML_NO_ASCENT },
		{ M_zeroDesc, true, PAI_ML_NO_DESCENT },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].token == token) {
			set_look(d, s, list[i].bit, list[i].when);
			return true;
		}
	return false;
}

static const struct scope *
props_child(struct docx *d, unsigned token)
{
	struct math_shape	*s = &d->math->shape[d->math->shapes - 1];

	if (char_prop(d, s, token) || look_prop(d, s, token))
		return NULL;
	switch (token) {
	case M_type:
		fraction_type(d, s);
		return NULL;
	case M_pos:
		s->over = attr_is(d, M_val, "top");
		return NULL;
	case M_limLoc:
		s->told_limits = true;
		s->limits_around = attr_is(d, M_val, "undOvr");
		return NULL;
	case M_subHide:
		s->hide_sub = attr_on(d, M_val);
		return NULL;
	case M_supHide:
		s->hide_sup = attr_on(d, M_val);
		return NULL;
	case M_degHide:
		s->hide_degree = attr_on(d, M_val);
		return NULL;
	case M_grow:
		s->flat = !attr_on(d, M_val);
		return NULL;
	case M_show:
		s->unseen = !attr_on(d, M_val);
		return NULL;
	case M_mcs:
	case M_mc:
	case M_mcPr:
		s->count = 1;
		return &scope_same;
	case M_count:
		s->count = (uint32_t)attr_int(d, M_val, 1, 64, 1);
		return NULL;
	case M_mcJc:
		column_align(d, s);
		return NULL;
	default:
		return NULL;
	}
}

const struct scope scope_math_props = { props_child, NULL, NULL };

/* ---- formulas on their own lines ---- */

static uint8_t
align_of(const char *s, uint8_t preset)
{
	if (s == NULL)
		return preset;
	return strcmp(s, "left") == 0 ? PAI_ALIGN_LEFT :
	    strcmp(s, "right") == 0 ? PAI_ALIGN_RIGHT : PAI_ALIGN_CENTRE;
}

static const struct scope *
para_props_child(struct docx *d, unsigned token)
{
	if (token == M_jc)
		d->math->align = align_of(attr(d, M_val), d->math->align);
	return NULL;
}

const struct scope scope_math_para = { para_props_child, NULL, NULL };

/* ---- what settings.xml says of all formulas (22.1.2.62) ---- */

static const struct scope *
settings_child(struct docx *d, unsigned token)
{
	struct settings	*s = &d->settings;

	if (token == M_naryLim)
		s->nary_limits_beside = attr_is(d, M_val, "subSup");
	else if (token == M_intLim)
		s->integral_limits_around = attr_is(d, M_val, "undOvr");
	else if (token == M_defJc)
		s->math_align = align_of(attr(d, M_val), s->math_align);
	return NULL;
}

const struct scope scope_math_settings = { settings_child, NULL, NULL };
