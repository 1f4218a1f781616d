/*
 * Pictures of points within SVG pictures (SVG 1.1, 5.7): PNG or JPEG whose
 * bytes stand in their address.  No other address is ever opened.
 */
#include "svg_paint.h"

#include "haru.h"
#include "image.h"
#include "kit/data.h"
#include "kit/image.h"
#include "pdf.h"
#include "syntax.h"

#define	BYTES_MAX	(64u << 20)

/* The object of the bytes; 0: they cannot be shown. */
static uint32_t
write_image(struct svg_painter *p, const struct p_buf *bytes,
    const struct p_image_info *info)
{
	const struct pai_log *log = p->pdf->job->log;
	struct image_job job = { .pdf = p->pdf,
	    .data = (const unsigned char *)bytes->p, .n = bytes->n,
	    .pixels_max = log->host->log_limit(log, PAI_LIM_PIXELS) };
	const char	*why = "of another kind";

	if (info->type != P_IMAGE_PNG && info->type != P_IMAGE_JPEG)
		return 0;
	job.object = haru_object(p->pdf->haru);
	why = info->type == P_IMAGE_PNG ? image_png(&job) : image_jpeg(&job);
	return why == NULL ? job.object : 0;
}

static void
place(struct svg_painter *p, uint32_t object, const struct svg_style *s,
    struct svg_matrix m, const double rect[4])
{
	/* An image's space has y upwards. */
	m = svg_within(m, (struct svg_matrix){ rect[2], 0, 0, -rect[3],
	    rect[0], rect[1] + rect[3] });
	svg_op(p, "q\n");
	svg_put_alpha(p, false, (unsigned)(s->fill_opacity *
	    (SVG_ALPHAS - 1) + 0.5));
	svg_put_matrix(p, &m);
	svg_op(p, "/I");
	pdf_int(p->out, object);
	svg_op(p, " Do\nQ\n");
	svg_put_named(p, 'I', object);
}

/* Its rectangle, narrowed to its own proportions as the element asks. */
static bool
rectangle(struct svg_painter *p, uint32_t node, double em,
    const struct p_image_info *info, double r[4])
{
	const struct svg_tree *t = p->tree;
	const double	 box[4] = { 0, 0, info->width, info->height };
	struct svg_matrix fit;

	r[0] = svg_length(svg_attr(t, node, SVG_A_X), em, p->width, 0);
	r[1] = svg_length(svg_attr(t, node, SVG_A_Y), em, p->height, 0);
	r[2] = svg_length(svg_attr(t, node, SVG_A_WIDTH), em, p->width,
	    info->width);
	r[3] = svg_length(svg_attr(t, node, SVG_A_HEIGHT), em, p->height,
	    info->height);
	if (r[2] <= 0 || r[3] <= 0 || info->width == 0 || info->height == 0)
		return false;
	fit = svg_fit(box, r[0], r[1], r[2], r[3],
	    svg_attr(t, node, SVG_A_PRESERVE));
	r[0] = fit.e;
	r[1] = fit.f;
	r[2] = fit.a * box[2];
	r[3] = fit.d * box[3];
	return true;
}

void
svg_draw_image(struct svg_painter *p, uint32_t node,
    const struct svg_style *s, const struct svg_matrix *m)
{
	struct pai_str	 href = svg_attr(p->tree, node, SVG_A_HREF);
	struct p_buf	 bytes = { .max = BYTES_MAX };
	struct p_image_info info;
	double		 r[4];
	uint32_t	 object = 0;

	if (href.p == NULL)
		href = svg_attr(p->tree, node, SVG_A_XLINK_HREF);
	if (s->hidden || href.p == NULL)
		return;
	if (p_data_url(href.p, href.n, &bytes) && bytes.n > 0 &&
	    p_buf_ok(&bytes) && p_image_sniff(bytes.p, bytes.n, &info) &&
	    rectangle(p, node, s->font_size, &info, r))
		object = write_image(p, &bytes, &info);
	if (object != 0)
		place(p, object, s, *m, r);
	else
		p->left_out |= SVG_NO_IMAGE;
	p_buf_free(&bytes);
}
