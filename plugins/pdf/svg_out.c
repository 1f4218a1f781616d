/*
 * What an SVG picture becomes in the file: operators, forms, and the
 * resources that these name.
 */
#include "svg_paint.h"

#include "haru.h"
#include "kit/grow.h"
#include "pdf.h"
#include "syntax.h"

#define	NAMED_MAX	4096u	/* fonts and pictures; more are left out */

void
svg_op(struct svg_painter *p, const char *s)
{
	p_buf_str(p->out, s);
}

void
svg_put(struct svg_painter *p, double v)
{
	pdf_real(p->out, v, 3);
	p_buf_put(p->out, " ", 1);
}

void
svg_put_matrix(struct svg_painter *p, const struct svg_matrix *m)
{
	const double	 v[4] = { m->a, m->b, m->c, m->d };

	for (int i = 0; i < 4; i++) {
		pdf_real(p->out, v[i], 6);
		p_buf_put(p->out, " ", 1);
	}
	svg_put(p, m->e);
	svg_put(p, m->f);
	svg_op(p, "cm\n");
}

static void
put_point(struct svg_painter *p, const struct svg_matrix *m,
    struct svg_point at)
{
	struct svg_point to = svg_map(m, at.x, at.y);

	svg_put(p, to.x);
	svg_put(p, to.y);
}

void
svg_put_path(struct svg_painter *p, const struct svg_path *path,
    const struct svg_matrix *m)
{
	for (size_t i = 0; i < path->n; i++) {
		const struct svg_segment *s = &path->at[i];

		for (int k = 0; k < (s->op == 'C' ? 3 : s->op != 'Z'); k++)
			put_point(p, m, s->at[k]);
		svg_op(p, s->op == 'M' ? "m\n" : s->op == 'L' ? "l\n" :
		    s->op == 'C' ? "c\n" : "h\n");
	}
}

void
svg_put_alpha(struct svg_painter *p, bool stroke, unsigned alpha)
{
	alpha = alpha < SVG_ALPHAS ? alpha : SVG_ALPHAS - 1;
	if (alpha == SVG_ALPHAS - 1)
		return;
	p->alpha[stroke][alpha] = true;
	svg_op(p, stroke ? "/A" : "/a");
	pdf_int(p->out, alpha);
	svg_op(p, " gs\n");
}

static bool
is_named(struct svg_painter *p, char letter, uint32_t object)
{
	for (size_t i = 0; i < p->named_n; i++)
		if (p->named[i].letter == letter &&
		    p->named[i].object == object)
			return true;
	return false;
}

void
svg_put_named(struct svg_painter *p, char letter, uint32_t object)
{
	if (object == 0 || is_named(p, letter, object))
		return;
	if (p->named_n == NAMED_MAX) {
		p->left_out |= SVG_NO_REST;
		return;
	}
	if (!p_make_room(&p->named, &p->named_room, p->named_n + 1,
	    sizeof(*p->named))) {
		p->failed = true;
		return;
	}
	p->named[p->named_n++] = (struct svg_named){ letter, object };
}

void
svg_form(struct svg_painter *p, uint32_t object, struct p_buf *content,
    bool group)
{
	struct p_buf	 body = { 0 };
	const double	 w = p->form_width, h = p->form_height;

	p_buf_str(&body, "/Type /XObject /Subtype /Form /BBox [0 0 ");
	pdf_real(&body, w, 3);
	p_buf_str(&body, " ");
	pdf_real(&body, h, 3);
	p_buf_str(&body, "]\n");
	if (group) {
		p_buf_str(&body,
		    "/Group <</S /Transparency /CS /DeviceRGB>>\n");
	} else {			/* as an image: the unit square */
		p_buf_str(&body, "/Matrix [");
		pdf_real(&body, 1 / w, 9);
		p_buf_str(&body, " 0 0 ");
		pdf_real(&body, 1 / h, 9);
		p_buf_str(&body, " 0 0]\n");
	}
	p_buf_str(&body, "/Resources");
	pdf_ref(&body, p->resources);
	p_buf_str(&body, "\n");
	if (p_buf_ok(content))
		pdf_stream(p->pdf, object, &body, content->p, content->n);
	else
		p->failed = true;
	p_buf_free(&body);
	p_buf_free(content);
}

static void
put_list(const struct svg_painter *p, struct p_buf *b, char letter,
    const char *name)
{
	p_buf_str(b, name);
	p_buf_str(b, " <<");
	for (size_t i = 0; i < p->named_n; i++)
		if (p->named[i].letter == letter) {
			p_buf_str(b, "/");
			p_buf_put(b, &letter, 1);
			pdf_int(b, p->named[i].object);
			pdf_ref(b, p->named[i].object);
			p_buf_str(b, "\n");
		}
	p_buf_str(b, ">>\n");
}

static void
put_states(const struct svg_painter *p, struct p_buf *b)
{
	p_buf_str(b, "/ExtGState <<");
	for (unsigned i = 0; i < 2 * SVG_ALPHAS; i++)
		if (p->alpha[i / SVG_ALPHAS][i % SVG_ALPHAS]) {
			p_buf_str(b, i < SVG_ALPHAS ? "/a" : "/A");
			pdf_int(b, i % SVG_ALPHAS);
			p_buf_str(b, i < SVG_ALPHAS ? " <</ca " : " <</CA ");
			pdf_real(b, i % SVG_ALPHAS / 255.0, 4);
			p_buf_str(b, ">>\n");
		}
	for (size_t i = 0; i < p->named_n; i++)
		if (p->named[i].letter == 'M') {
			p_buf_str(b, "/M");
			pdf_int(b, p->named[i].object);
			p_buf_str(b, " <</SMask <</S /Luminosity /G");
			pdf_ref(b, p->named[i].object);
			p_buf_str(b, ">>>>\n");
		}
	p_buf_str(b, ">>\n");
}

void
svg_resources(struct svg_painter *p)
{
	struct p_buf	 b = { 0 };

	put_list(p, &b, 'F', "/Font");
	put_list(p, &b, 'I', "/XObject");
	put_states(p, &b);
	p_buf_str(&b, "/Shading <<");
	p_buf_put(&b, p->shadings.p, p->shadings.n);
	p_buf_str(&b, ">>\n");
	if (!p_buf_ok(&p->shadings))
		p->failed = true;
	haru_body(p->pdf->haru, p->resources, &b);
}
