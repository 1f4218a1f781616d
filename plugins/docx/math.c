/*
 * Formulas: OMML (ECMA-376-1, 22.1) read into parts.
 *
 *	m:oMathPara ─ m:oMath ─ structure ─ slot ─ structure ... ─ m:r ─ m:t
 *
 * A structure (m:f) is a part with a shape that gathers its properties; a
 * slot (m:num) is a row in it, where further structures and runs go.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "math.h"
#include "kit/symbol.h"
#include "kit/utf8.h"

static const struct scope scope_slot, scope_shape, scope_letters,
    scope_text;

/* ---- text ---- */

static void
resolve_look(struct docx *d)
{
	struct math	*m = d->math;
	struct run_look	 look = resolve_run(d, &d->flow->around,
			    d->flow->p.par.style, &m->props);

	m->hidden = look.hidden;
	if (look.hidden)
		docx_once(d, PAI_M_DOCX_HIDDEN, "hidden text");
	else if (!m->styled)
		m->style = look.style;
	m->styled = m->styled || !look.hidden;
}

/* The line of equations in which "&" sets cells apart. */
static uint32_t
aligned_line(const struct math *m)
{
	const struct math_part	*row = &m->tree.part[m->row];

	return m->shapes > 0 && m->shape[m->shapes - 1].token == M_eqArr &&
	    m->tree.part[row->parent].type == PAI_MATH_LINE ?
	    row->parent : PART_NONE;
}

static void
put_tokens(struct docx *d, const char *s, size_t n)
{
	struct math	*m = d->math;

	if (n == 0 || m->hidden)
		return;
	m->row = math_tokens(&m->tree, m->row, aligned_line(m), &m->run,
	    s, n);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
text_end(struct docx *d)
{
	struct math	*m = d->math;
	const char	*s = m->text.p;
	size_t		 n = m->text.n;

	if (!docx_whole(d, &m->text) || n == 0)
		return;
	while (!m->keep_space && n > 0 && is_blank(s[n - 1]))
		n--;
	while (!m->keep_space && n > 0 && is_blank(*s)) {
		s++;
		n--;
	}
	put_tokens(d, s, n);
}

static void
on_text(struct docx *d, const char *s, size_t n)
{
	p_buf_put(&d->math->text, s, n);
}

static const struct scope *
text_start(struct docx *d)
{
	d->math->keep_space = attr_is(d, XML_space, "preserve");
	p_buf_clear(&d->math->text);
	return &scope_text;
}

static void
symbol(struct docx *d)
{
	const char	*font = attr(d, W_font), *s = attr(d, W_char);
	uint32_t	 cp = 0;
	char		 utf8[4];

	if (s != NULL)
		cp = p_symbol_char(font == NULL ? "" : font,
		    prop_hex(s, 0));
	if (cp >= 0x20 && cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff))
		put_tokens(d, utf8, p_utf8_put(utf8, cp));
	else
		docx_once(d, PAI_M_DOCX_NOT_CARRIED, "a character of a "
		    "symbol font in a formula");
}

/* ---- runs ---- */

/* w:rPr comes before the text; it is looked up when the text begins. */
static const struct scope *
run_text(struct docx *d)
{
	resolve_look(d);
	return text_start(d);
}

static const struct scope *
run_child(struct docx *d, unsigned token)
{
	switch (token) {
	case M_rPr:
		return &scope_math_run;
	case W_rPr:
		d->run_target = &d->math->props;
		return &scope_run_props;
	case M_t:
	case W_t:
		return run_text(d);
	case W_delText:
		return d->track == TRACK_ACCEPT ? NULL : run_text(d);
	case W_sym:
		resolve_look(d);
		symbol(d);
		return NULL;
	case W_tab:
	case W_br:
	case W_cr:
		put_tokens(d, " ", 1);
		return NULL;
	case W_noBreakHyphen:
		put_tokens(d, "\xe2\x80\x91", 3);	/* U+2011 */
		return NULL;
	default:
		return docx_other(d, token);
	}
}

/* Letters slant where nothing is said; w:r is text as it stands. */
static const struct scope *
run_start_math(struct docx *d, bool normal)
{
	struct math	*m = d->math;

	m->run = (struct math_run){ .italic = !normal, .normal = normal };
	memset(&m->props, 0, sizeof(m->props));
	m->hidden = false;
	return &scope_letters;
}

/* ---- structures and slots ---- */

static const struct scope *
shape_start(struct docx *d, unsigned token)
{
	struct math		*m = d->math;
	struct math_shape	*s;

	if (m->shapes == MATH_SHAPES || m->slots == MATH_SLOTS) {
		docx_once(d, PAI_M_DOCX_NOT_CARRIED, "the structure of a "
		    "formula nested too deeply, kept as a row");
		return &scope_same;
	}
	s = &m->shape[m->shapes++];
	math_shape_start(s, token);
	s->part = math_add(&m->tree, m->row, PAI_MATH_ROW);
	if (token == M_borderBox)
		s->look = PAI_ML_EDGES;
	m->outer[m->slots++] = m->row;
	if (s->part != PART_NONE)
		m->row = s->part;
	return &scope_shape;
}

static void
shape_end(struct docx *d)
{
	struct math	*m = d->math;

	math_shape_end(d, &m->tree, &m->shape[--m->shapes]);
	m->row = m->outer[--m->slots];
}

/* A row to put parts in, until its element ends. */
static uint32_t
slot_open(struct math *m, unsigned token, enum pai_math type)
{
	uint32_t	 i = math_add(&m->tree, m->row, type);

	m->outer[m->slots++] = m->row;
	if (i != PART_NONE) {
		m->tree.part[i].slot = (uint16_t)token;
		m->row = i;
	}
	return i;
}

static void
slot_end(struct docx *d)
{
	d->math->row = d->math->outer[--d->math->slots];
}

/* A cell of a matrix: aligned as its column. */
static void
cell_open(struct math *m, struct math_shape *s)
{
	uint32_t	 i = slot_open(m, M_e, PAI_MATH_ROW);

	if (i != PART_NONE && s->column < s->columns)
		m->tree.part[i].look = s->column_look[s->column];
	s->column++;
}

/* A line of equations begins with its first cell. */
static void
equation_open(struct math *m)
{
	uint32_t	 cell;

	(void)slot_open(m, M_e, PAI_MATH_LINE);
	cell = math_add(&m->tree, m->row, PAI_MATH_ROW);
	if (cell != PART_NONE)
		m->row = cell;
}

static const struct scope *
slot_start(struct docx *d, unsigned token)
{
	struct math		*m = d->math;
	struct math_shape	*s = m->shapes == 0 ? NULL :
				    &m->shape[m->shapes - 1];

	/* Only directly in a structure, or a line of a matrix. */
	if (s == NULL || m->slots == MATH_SLOTS || (m->row != s->part &&
	    m->tree.part[m->row].type != PAI_MATH_LINE))
		return &scope_same;
	if (token == M_mr) {
		s->column = 0;
		(void)slot_open(m, token, PAI_MATH_LINE);
	} else if (s->token == M_m && token == M_e) {
		cell_open(m, s);
	} else if (s->token == M_eqArr && token == M_e) {
		equation_open(m);
	} else {
		(void)slot_open(m, token, PAI_MATH_ROW);
	}
	return &scope_slot;
}

/* Tracked changes: as in text, but a row says it where both are shown. */
static const struct scope *
tracked(struct docx *d, bool deletion)
{
	struct math	*m = d->math;
	uint32_t	 i;

	if (d->track != TRACK_ALL)
		return deletion == (d->track == TRACK_REJECT) ?
		    &scope_same : NULL;
	if (m->slots == MATH_SLOTS)
		return &scope_same;
	i = slot_open(m, NAME_UNKNOWN, PAI_MATH_ROW);
	if (i != PART_NONE)
		m->tree.part[i].flags = deletion ? PAI_NF_DELETED :
		    PAI_NF_INSERTED;
	return &scope_slot;
}

/* ---- the formula ---- */

static const struct scope *
math_child(struct docx *d, unsigned token)
{
	switch (token) {
	case M_r:
		return run_start_math(d, false);
	case W_r:
		return run_start_math(d, true);
	case M_e: case M_num: case M_den: case M_sub: case M_sup: case M_deg:
	case M_lim: case M_fName: case M_mr:
		return slot_start(d, token);
	case M_f: case M_sSub: case M_sSup: case M_sSubSup: case M_sPre:
	case M_limLow: case M_limUpp: case M_rad: case M_acc: case M_bar:
	case M_groupChr: case M_nary: case M_func: case M_d: case M_m:
	case M_eqArr: case M_box: case M_borderBox: case M_phant:
		return shape_start(d, token);
	case M_fPr: case M_radPr: case M_accPr: case M_barPr:
	case M_groupChrPr: case M_naryPr: case M_dPr: case M_mPr:
	case M_borderBoxPr: case M_phantPr:
		return d->math->shapes > 0 ? &scope_math_props : NULL;
	case M_oMath: case W_sdt: case W_sdtContent: case W_smartTag:
	case W_customXml: case W_hyperlink: case W_fldSimple: case W_dir:
	case W_bdo:
		return &scope_same;
	case W_ins:
	case W_moveTo:
		return tracked(d, false);
	case W_del:
	case W_moveFrom:
		return tracked(d, true);
	case M_argPr: case M_boxPr: case M_eqArrPr: case M_funcPr:
	case M_limLowPr: case M_limUppPr: case M_sPrePr: case M_sSubPr:
	case M_sSubSupPr: case M_sSupPr:
		return NULL;
	default:
		return docx_other(d, token);
	}
}

static void
paragraph_of_its_own(struct docx *d)
{
	if (!d->math->stray)
		return;
	d->math->stray = false;
	paragraph_end(d);
}

static void
math_end(struct docx *d)
{
	struct math	*m = d->math;

	math_emit(d, &m->tree, m->style, m->display,
	    (enum pai_align)m->align);
	if (!m->display)
		paragraph_of_its_own(d);
}

static const struct scope scope_math = { math_child, math_end, NULL };
static const struct scope scope_shape = { math_child, shape_end, NULL };
static const struct scope scope_slot = { math_child, slot_end, NULL };
static const struct scope scope_letters = { run_child, NULL, NULL };
static const struct scope scope_text = { leaf_child, text_end, on_text };

static bool
math_ready(struct docx *d)
{
	if (d->math == NULL)
		d->math = calloc(1, sizeof(*d->math));
	if (d->math == NULL)
		docx_no_memory(d);
	return d->math != NULL;
}

const struct scope *
math_start(struct docx *d)
{
	struct math	*m;
	int64_t		 max = d->host->log_limit(d->job->log,
			    PAI_LIM_MATH_PARTS);

	if (!math_ready(d))
		return NULL;
	m = d->math;
	math_tree_clear(&m->tree, max < 2 ? 2 : max > INT32_MAX ? INT32_MAX :
	    (uint32_t)max);
	if (m->tree.failed) {
		docx_no_memory(d);
		return NULL;
	}
	m->shapes = m->slots = 0;
	m->row = PART_ROOT;
	m->style = 0;
	m->styled = false;
	return &scope_math;
}

/* ---- formulas on their own lines ---- */

static const struct scope *
para_child(struct docx *d, unsigned token)
{
	return token == M_oMathParaPr ? &scope_math_para :
	    scope_inlines.child(d, token);
}

static void
para_end(struct docx *d)
{
	d->math->display = false;
	paragraph_of_its_own(d);
}

static const struct scope scope_para = { para_child, para_end, NULL };

const struct scope *
math_para_start(struct docx *d)
{
	if (!math_ready(d))
		return NULL;
	d->math->display = true;
	d->math->align = d->settings.math_align != PAI_ALIGN_NONE ?
	    d->settings.math_align : PAI_ALIGN_CENTRE;
	return &scope_para;
}

const struct scope *
math_stray(struct docx *d, unsigned token)
{
	if (!math_ready(d))
		return NULL;
	d->math->stray = true;
	return token == M_oMath ? math_start(d) : math_para_start(d);
}

void
math_free(struct math *m)
{
	if (m == NULL)
		return;
	math_tree_free(&m->tree);
	p_buf_free(&m->text);
	free(m);
}
