/*
 * Pictures.
 *
 * A picture that is in the document goes into the page itself, decoded where
 * browsers do not draw its kind; SVG only where it is plain (svg.h).  Nothing
 * is fetched, now or by who reads the page: a picture elsewhere becomes a
 * link, and what cannot be shown becomes its description, in the room that
 * the picture would take.
 */
#include <string.h>

#include "html.h"
#include "kit/data.h"
#include "kit/num.h"
#include "kit/url.h"
#include "svg.h"

/* In steps that are whole both as bytes (3) and as characters (4). */
#define	STEP_IN		3000
#define	STEP_OUT	4000

static void
put_base64(struct html *h, const unsigned char *p, size_t n)
{
	char	 out[STEP_OUT];
	size_t	 i, step;

	for (i = 0; i < n && h->status == PAI_OK; i += step) {
		step = n - i < STEP_IN ? n - i : STEP_IN;
		p_base64_write(p + i, step, out);
		put_bytes(h, out, p_base64_length(step));
	}
}

/* ---- which picture ---- */

/* A kind that browsers draw, as a string of our own; NULL: none. */
static const char *
shown_mime(const struct pai_resource *r)
{
	static const char *const shown[] = { "image/png", "image/jpeg",
	    "image/gif" };
	size_t	 i;

	for (i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		if (strcmp(r->mime, shown[i]) == 0)
			return shown[i];
	if (strcmp(r->mime, "image/svg+xml") == 0 && svg_is_plain(r->data,
	    r->n))
		return "image/svg+xml";
	return NULL;
}

/*
 * What goes into the page for a node: its drawing in lines, where that is
 * safe, else its picture, else the picture decoded.  NULL: nothing does.
 */
static const struct pai_resource *
choose(struct html *h, const struct pai_node *n, const char **why)
{
	const struct pai_figure	*f = h->host->doc_figure(h->doc,
				    n->as.image.figure);
	const struct pai_resource *r = h->host->doc_resource(h->doc,
				    f->vector);

	if (r != NULL && r->n > 0 && shown_mime(r) != NULL)
		return r;
	r = h->host->doc_resource(h->doc, n->as.image.target);
	if (r == NULL || r->n == 0 || shown_mime(r) != NULL)
		return r == NULL || r->n == 0 ? NULL : r;
	return h->host->doc_shown(h->doc, r, why);
}

/* ---- how it stands ---- */

#define	SIDE_MAX	20000	/* CSS pixels */

struct size {
	unsigned	 width, height;	/* CSS pixels; 0: not known */
};

/* 96 to the inch. */
static unsigned
pixels(int64_t mpt)
{
	int32_t	 px = p_num_scale(mpt, 4, 3000);

	if (mpt <= 0)
		return 0;
	return px < 1 ? 1 : px > SIDE_MAX ? SIDE_MAX : (unsigned)px;
}

static unsigned
in_proportion(unsigned side, uint32_t own, uint32_t other)
{
	uint64_t	 v = other == 0 ? 0 : (uint64_t)side * own / other;

	return v > SIDE_MAX ? SIDE_MAX : (unsigned)v;
}

/* As the document says, else by the picture's own pixels. */
static struct size
size_of(const struct pai_node *n, const struct pai_resource *r)
{
	struct size	 s = { pixels(n->as.image.width),
			    pixels(n->as.image.height) };
	uint32_t	 w = r == NULL ? 0 : r->width;
	uint32_t	 h = r == NULL ? 0 : r->height;

	if (s.width == 0 && s.height == 0 && w <= SIDE_MAX && h <= SIDE_MAX)
		return (struct size){ w, h };
	if (s.width == 0)
		s.width = in_proportion(s.height, w, h);
	if (s.height == 0)
		s.height = in_proportion(s.width, h, w);
	return s;
}

static bool
is_cropped(const struct pai_figure *f)
{
	return f->crop[PAI_SIDE_TOP] != 0 || f->crop[PAI_SIDE_RIGHT] != 0 ||
	    f->crop[PAI_SIDE_BOTTOM] != 0 || f->crop[PAI_SIDE_LEFT] != 0;
}

/* What is left of a side, in thousandths; never nothing. */
static int32_t
rest(int32_t a, int32_t b)
{
	int64_t	 v = (int64_t)1000 - a - b;

	return v < 10 ? 10 : v > 100000 ? 100000 : (int32_t)v;
}

/* As a percentage with two decimals. */
static void
put_percent(struct html *h, const char *property, int64_t part, int32_t of)
{
	int64_t		 v = part * 10000 / of;
	const char	*sign = v < 0 ? "-" : "";

	v = v < 0 ? -v : v;
	put_fmt(h, "%s:%s%lld.%02lld%%;", property, sign,
	    (long long)(v / 100), (long long)(v % 100));
}

/* The picture is larger than the frame it stands in and moved out of it. */
static void
put_crop(struct html *h, const struct pai_figure *f)
{
	int32_t	 wide = rest(f->crop[PAI_SIDE_LEFT], f->crop[PAI_SIDE_RIGHT]);
	int32_t	 high = rest(f->crop[PAI_SIDE_TOP], f->crop[PAI_SIDE_BOTTOM]);

	put(h, " style=\"position:absolute;max-width:none;");
	put_percent(h, "width", 1000, wide);
	put_percent(h, "height", 1000, high);
	put_percent(h, "left", -(int64_t)f->crop[PAI_SIDE_LEFT], wide);
	put_percent(h, "top", -(int64_t)f->crop[PAI_SIDE_TOP], high);
	put(h, "\"");
}

/* What is turned on its side also takes the room of its other side. */
static void
put_turn(struct html *h, const struct pai_figure *f, struct size s)
{
	int	 aside = ((int)s.width - (int)s.height) / 2;

	if (f->turn == 0 && !f->flip_x && !f->flip_y)
		return;
	put(h, "transform:");
	if (f->turn != 0)
		put_fmt(h, "rotate(%ddeg)", f->turn);
	if (f->flip_x)
		put(h, "scaleX(-1)");
	if (f->flip_y)
		put(h, "scaleY(-1)");
	put(h, ";");
	if ((f->turn + 45) / 90 % 2 != 0 && s.width > 0 && s.height > 0)
		put_fmt(h, "margin:%dpx %dpx;", aside, -aside);
}

/* Text runs beside what stands at an edge and wants it so. */
static bool
floats(const struct html *h, const struct pai_node *n,
    const struct pai_figure *f)
{
	return n->as.image.anchored && h->cells == 0 &&
	    (f->wrap == PAI_WRAP_SQUARE || f->wrap == PAI_WRAP_TIGHT) &&
	    (f->place_x == PAI_PLACE_END || f->place_x == PAI_PLACE_START) &&
	    (f->turn + 45) / 90 % 2 == 0;
}

static void
put_float(struct html *h, const struct pai_figure *f)
{
	bool	 right = f->place_x == PAI_PLACE_END;

	put_fmt(h, "float:%s;margin:%upx %upx %upx %upx;",
	    right ? "right" : "left", pixels(f->gap[PAI_SIDE_TOP]),
	    right ? 0 : pixels(f->gap[PAI_SIDE_RIGHT]),
	    pixels(f->gap[PAI_SIDE_BOTTOM]),
	    right ? pixels(f->gap[PAI_SIDE_LEFT]) : 0);
}

/* Does the document pull it out of the proportions it has by itself? */
static bool
is_stretched(struct size s, const struct pai_resource *r)
{
	uint64_t	 a = (uint64_t)s.width * r->height;
	uint64_t	 b = (uint64_t)s.height * r->width;

	return a > b ? a - b > a / 40 : b - a > b / 40;
}

/* How far it is above the line that it stands in, in pixels. */
static int32_t
raised(const struct html *h, const struct pai_node *n)
{
	const struct pai_style	*s = h->host->doc_style(h->doc, n->style);

	return n->style == 0 ? 0 : s->position * 4 / (3 * PAI_MPT_PER_PT);
}

/* How it is turned and where it stands, as declarations. */
static void
put_stance(struct html *h, const struct pai_node *n,
    const struct pai_figure *f, struct size s)
{
	put_turn(h, f, s);
	if (floats(h, n, f))
		put_float(h, f);
	else if (raised(h, n) != 0)
		put_fmt(h, "vertical-align:%dpx;", (int)raised(h, n));
}

static bool
has_stance(const struct html *h, const struct pai_node *n,
    const struct pai_figure *f)
{
	return f->turn != 0 || f->flip_x || f->flip_y || floats(h, n, f) ||
	    raised(h, n) != 0;
}

/* ---- the element ---- */

static void
put_source(struct html *h, const struct pai_node *n,
    const struct pai_resource *r)
{
	const char	*file = h->host->doc_media(h->doc, r);

	put(h, "<img");
	if (file != NULL) {
		p_buf_clear(&h->scratch);
		p_url_encode(&h->scratch, file, strlen(file));
		put_attribute(h, "src", str_of(h->scratch.p, h->scratch.n));
	} else {
		put_fmt(h, " src=\"data:%s;base64,", shown_mime(r));
		put_base64(h, r->data, r->n);
		put(h, "\"");
	}
	put(h, " alt=\"");
	put_plain(h, n);
	put(h, "\"");
	if (n->as.image.title.n > 0)
		put_attribute(h, "title", n->as.image.title);
}

static void
put_cropped(struct html *h, const struct pai_node *n,
    const struct pai_resource *r, const struct pai_figure *f, struct size s)
{
	put_fmt(h, "<span style=\"display:inline-block;position:relative;"
	    "overflow:hidden;width:%upx;max-width:100%%;aspect-ratio:%u/%u;",
	    s.width, s.width, s.height);
	put_stance(h, n, f, s);
	put(h, "\">");
	put_source(h, n, r);
	put_crop(h, f);
	put(h, "></span>");
}

static void
put_picture(struct html *h, const struct pai_node *n,
    const struct pai_resource *r)
{
	const struct pai_figure	*f = h->host->doc_figure(h->doc,
				    n->as.image.figure);
	struct size		 s = size_of(n, r);
	bool			 sized = s.width > 0 && s.height > 0;

	if (sized && is_cropped(f)) {
		put_cropped(h, n, r, f, s);
		return;
	}
	put_source(h, n, r);
	if (sized)
		put_fmt(h, " width=\"%u\" height=\"%u\"", s.width, s.height);
	if (has_stance(h, n, f) || (sized && is_stretched(s, r))) {
		put(h, " style=\"");
		if (sized && is_stretched(s, r))
			put_fmt(h, "aspect-ratio:%u/%u;", s.width, s.height);
		put_stance(h, n, f, s);
		put(h, "\"");
	}
	put(h, ">");
}

/* ---- what stands for it ---- */

/* The last part of an address or path. */
static struct pai_str
file_name(struct pai_str s)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == '/')
			return str_of(s.p + i, s.n - i);
	return s;
}

/* Is there a description, or only the name of its file, as engines write? */
static bool
is_described(const struct pai_node *n)
{
	struct pai_str	 name = file_name(n->as.image.target);
	struct pai_str	 s;

	if (n->first == NULL)
		return false;
	if (n->first != n->last || n->first->kind != PAI_N_TEXT)
		return true;
	s = n->first->as.text.str;
	return s.n != name.n || memcmp(s.p, name.p, s.n) != 0;
}

/* The description; in a cell it is not the cell's text, and what is said for
 * want of one is nobody's. */
static void
put_description(struct html *h, const struct pai_node *n)
{
	const bool	 label = h->cells > 0 || !is_described(n);

	if (label)
		put(h, " data-label=\"");
	else
		put(h, ">");
	if (n->first != NULL)
		put_plain(h, n);
	else
		put(h, "〔图〕");
	if (label)
		put(h, "\">");
}

/* The room that the picture would take. */
static void
put_room(struct html *h, struct size s)
{
	if (s.width > 0 && s.height > 0)
		put_fmt(h, " style=\"box-sizing:border-box;width:%upx;"
		    "max-width:100%%;aspect-ratio:%u/%u\"", s.width, s.width,
		    s.height);
}

static bool
is_external(const struct pai_node *n, const struct pai_resource *r)
{
	struct pai_str	 to = n->as.image.target;

	return r == NULL && to.n > 0 && p_url_allowed(to.p, to.n);
}

static void
put_stand_in(struct html *h, const struct pai_node *n,
    const struct pai_resource *r)
{
	struct pai_str	 to = n->as.image.target;
	struct size	 s = size_of(n, r);

	if (!is_external(n, r) || h->links > 0) {
		put(h, "<span class=\"image\"");
		put_room(h, s);
		put_description(h, n);
		put(h, "</span>");
		return;
	}
	p_buf_clear(&h->scratch);
	p_url_encode(&h->scratch, to.p, to.n);
	put(h, "<a class=\"image\"");
	put_attribute(h, "href", str_of(h->scratch.p, h->scratch.n));
	put_room(h, s);
	put(h, " rel=\"noopener noreferrer nofollow\"");
	put_description(h, n);
	put(h, "</a>");
}

static void
tell(struct html *h, const struct pai_node *n, const char *why)
{
	struct pai_str	 to = n->as.image.target;

	pai_say(h->log, PAI_M_HTML_IMAGE, &n->locus, "%.*s%s%s",
	    to.n > 200 ? 200 : (int)to.n, to.n > 0 ? to.p : "",
	    why == NULL || to.n == 0 ? "" : ": ", why == NULL ? "" : why);
}

void
image_write(struct html *h, const struct pai_node *n)
{
	const struct pai_resource	*r = NULL;
	const char			*why = NULL;

	if (h->embed && (r = choose(h, n, &why)) != NULL) {
		put_picture(h, n, r);
		return;
	}
	if (h->embed)
		tell(h, n, why);
	put_stand_in(h, n, h->host->doc_resource(h->doc, n->as.image.target));
}
