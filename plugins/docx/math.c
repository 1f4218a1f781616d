/*
 * Formulas in one line of text: a/b, x^2, √(a+b), ∑_(i=1)^n.
 *
 * Each element of a formula that shapes what is in it is pushed with the
 * place where its text began; when it ends, its text is there to be put in
 * brackets where that is needed to read it rightly.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "kit/utf8.h"

#define	DEPTH	32u

struct shape {
	unsigned	 token;
	size_t		 start;
	unsigned	 parts;		/* m:e and such met so far */
	char		 open[8], close[8], between[8];
};

struct math {
	struct p_buf	 text;
	struct shape	 stack[DEPTH];
	unsigned	 depth;
};

static const struct scope scope_math, scope_shape, scope_settings, scope_text;

/* ---- brackets ---- */

static void
insert(struct p_buf *b, size_t at, const char *s)
{
	size_t	 n = strlen(s);

	if (p_buf_room(b, n) == NULL)
		return;
	memmove(b->p + at + n, b->p + at, b->n - at);
	memcpy(b->p + at, s, n);
	b->n += n;
	b->p[b->n] = '\0';
}

/* One character, or a number or name, needs none. */
static bool
is_simple(const char *p, size_t n)
{
	if (p_utf8_count(p, n) <= 1)
		return true;
	for (size_t i = 0; i < n; i++) {
		char	 c = p[i] | 0x20;

		if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z'))
			return false;
	}
	return true;
}

static void
bracket(struct p_buf *b, size_t start)
{
	if (!p_buf_ok(b) || b->n == start || is_simple(b->p + start, b->n - start))
		return;
	insert(b, start, "(");
	p_buf_char(b, ')');
}

/* ---- shapes ---- */

static void
set_char(struct docx *d, char out[8])
{
	const char	*s = attr(d, M_val);
	size_t		 n = s == NULL ? 0 : strlen(s);

	if (n >= 8)
		n = 7;
	if (n > 0)
		memcpy(out, s, n);
	out[n] = '\0';
}

static const struct scope *
settings_child(struct docx *d, unsigned token)
{
	struct math	*m = d->math;
	struct shape	*s = m->depth == 0 ? NULL : &m->stack[m->depth - 1];

	if (s == NULL)
		return NULL;
	if (token == M_begChr || token == M_chr)
		set_char(d, s->open);
	else if (token == M_endChr)
		set_char(d, s->close);
	else if (token == M_sepChr)
		set_char(d, s->between);
	return NULL;
}

static const struct scope scope_settings = { settings_child, NULL, NULL };

/* What stands before the part that begins, given the shape it is in. */
static void
put_before(struct math *m, struct shape *in, unsigned token)
{
	if (token == M_den)
		p_buf_char(&m->text, '/');
	else if (token == M_sup || (token == M_lim && in->token == M_limUpp))
		p_buf_char(&m->text, '^');
	else if (token == M_sub || token == M_lim)
		p_buf_char(&m->text, '_');
	else if (token == M_mr && in->parts > 0)
		p_buf_str(&m->text, "; ");
	else if (token != M_e)
		return;
	else if (in->token == M_rad)
		p_buf_str(&m->text, "√");
	else if (in->token == M_func || in->token == M_nary)
		p_buf_char(&m->text, ' ');
	else if (in->parts > 0)
		p_buf_str(&m->text, in->token == M_d ? in->between :
		    in->token == M_mr ? ", " : "; ");
}

static void
shape_start(struct math *m, unsigned token)
{
	struct shape	*in = m->depth == 0 ? NULL : &m->stack[m->depth - 1];
	struct shape	*s = &m->stack[m->depth++];

	if (in != NULL) {
		/* The operator comes before the first of its parts. */
		if (in->token == M_nary && in->parts == 0)
			p_buf_str(&m->text, in->open);
		put_before(m, in, token);
		in->parts++;
	}
	memset(s, 0, sizeof(*s));
	s->token = token;
	s->start = m->text.n;
	if (token == M_d) {
		strcpy(s->open, "(");
		strcpy(s->close, ")");
		strcpy(s->between, "|");
	} else if (token == M_nary) {
		strcpy(s->open, "∫");
	} else if (token == M_m) {
		strcpy(s->open, "[");
		strcpy(s->close, "]");
	}
}

static void
shape_end(struct docx *d)
{
	struct math	*m = d->math;
	struct shape	*s = &m->stack[--m->depth];
	unsigned	 outer = m->depth == 0 ? 0 :
			    m->stack[m->depth - 1].token;

	switch (s->token) {
	case M_num:
	case M_den:
	case M_sup:
	case M_sub:
	case M_lim:
		bracket(&m->text, s->start);
		break;
	case M_e:
		if (outer == M_rad || outer == M_sSup || outer == M_sSub ||
		    outer == M_sSubSup)
			bracket(&m->text, s->start);
		break;
	case M_d:
	case M_m:
		insert(&m->text, s->start, s->open);
		p_buf_str(&m->text, s->close);
		break;
	case M_acc:
		p_buf_str(&m->text, s->open[0] != '\0' ? s->open : "̂");
		break;
	default:
		break;
	}
}

static const struct scope *
math_child(struct docx *d, unsigned token)
{
	switch (token) {
	case M_t:
	case W_t:
		return &scope_text;
	case M_dPr:
	case M_naryPr:
	case M_accPr:
		return &scope_settings;
	case M_num: case M_den: case M_sup: case M_sub: case M_lim: case M_e:
	case M_d: case M_m: case M_mr: case M_nary: case M_rad: case M_func:
	case M_acc: case M_sSup: case M_sSub: case M_sSubSup: case M_limUpp:
	case M_limLow: case M_eqArr: case M_f:
		if (d->math->depth == DEPTH)
			return &scope_same;
		shape_start(d->math, token);
		return &scope_shape;
	case M_r: case M_oMath: case M_deg: case M_fName: case M_box:
	case M_borderBox: case M_groupChr: case M_phant: case M_bar:
	case M_sPre: case W_ins: case W_moveTo: case W_r: case W_sdt:
	case W_sdtContent:
		return &scope_same;
	default:
		return NULL;
	}
}

static void
math_text(struct docx *d, const char *s, size_t n)
{
	p_buf_put(&d->math->text, s, n);
}

static void
math_end(struct docx *d)
{
	struct math	*m = d->math;
	struct pai_node	*n;

	m->depth = 0;
	if (!docx_whole(d, &m->text) || m->text.n == 0)
		return;
	n = inline_leaf(d, PAI_N_MATH);
	if (n == NULL)
		return;
	n->as.text.str = d->host->build_str(d->build, m->text.p, m->text.n);
	pai_close(d->build, PAI_N_MATH);
}

static const struct scope scope_math = { math_child, math_end, NULL };
static const struct scope scope_shape = { math_child, shape_end, NULL };
static const struct scope scope_text = { leaf_child, NULL, math_text };

const struct scope *
math_start(struct docx *d)
{
	if (d->math == NULL)
		d->math = calloc(1, sizeof(*d->math));
	if (d->math == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	p_buf_clear(&d->math->text);
	d->math->depth = 0;
	return &scope_math;
}

void
math_free(struct math *m)
{
	if (m == NULL)
		return;
	p_buf_free(&m->text);
	free(m);
}
