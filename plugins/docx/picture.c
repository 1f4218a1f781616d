/*
 * Pictures: the parts they are in, and the nodes that show them.
 *
 * A picture that is not in the document is never fetched, and one that is
 * broken or missing leaves a node of its size with its description, so that
 * its place stays.
 */
#include <string.h>

#include "flow.h"
#include "kit/image.h"

/* ---- parts ---- */

static void
keep_picture(struct docx *d, const char *part, const struct p_buf *b)
{
	struct p_image_info	 info;
	struct pai_resource	 r = { { part, strlen(part) }, "", NULL, 0,
				    0, 0, 0, 0 };

	if (!p_image_sniff(b->p, b->n, &info))
		docx_once(d, PAI_M_DOCX_IMAGE, part);
	r.mime = info.mime;
	r.data = (const unsigned char *)b->p;
	r.n = b->n;
	r.width = info.width;
	r.height = info.height;
	r.dpi_x = info.dpi_x;
	r.dpi_y = info.dpi_y;
	d->host->build_resource(d->build, &r);
}

/* Reads a part once, however often it is shown. */
static void
load_picture(struct docx *d, const struct archive_part *part)
{
	const char		*name = archive_name(part);
	struct p_buf		 bytes = { 0 };
	enum pai_status		 st;

	if (strings_find(&d->loaded, name, strlen(name)) != 0)
		return;
	(void)strings_id(&d->loaded, name, strlen(name));
	st = archive_bytes(d->archive, part, PAI_LIM_PART_BYTES, &bytes);
	if (st != PAI_OK)
		docx_fail(d, st);
	else if (bytes.n == 0)
		docx_once(d, PAI_M_DOCX_IMAGE, name);
	else
		keep_picture(d, name, &bytes);
	p_buf_free(&bytes);
}

/*
 * What an IMAGE node names: the part's key, or an address outside.  NULL:
 * there is no such picture, which may have been reported.
 */
static const char *
picture_target(struct docx *d, const char *relation_id)
{
	const struct relation		*rel = relation_find(d->rels,
					    relation_id);
	const struct archive_part	*part;
	const char			*target;

	if (rel == NULL)
		return NULL;
	target = package_target(d, d->rels, rel);
	if (target == NULL)
		return rel->external ? rel->target : NULL;
	part = archive_find(d->archive, target);
	if (part == NULL) {
		docx_once(d, PAI_M_OPC_MISSING_PART, target);
		return NULL;
	}
	load_picture(d, part);
	return archive_name(part);
}

/* ---- nodes ---- */

static bool
is_plain(const struct pai_figure *f)
{
	return f->crop[0] == 0 && f->crop[1] == 0 && f->crop[2] == 0 &&
	    f->crop[3] == 0 && f->turn == 0 && !f->flip_x && !f->flip_y &&
	    !f->decorative && f->vector.n == 0;
}

/* The place of the drawing with the cut and turn of the shape at hand. */
static uint32_t
picture_figure(struct docx *d)
{
	struct drawing		*g = &d->flow->drawing;
	struct pai_figure	 f = g->figure;

	f.decorative = g->place.decorative;
	if (is_plain(&f) && !g->anchored)
		return 0;
	shape_stand(g, &f);
	return d->host->build_figure(d->build, &f);
}

void
picture_stand(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->image->as.image.figure = picture_figure(d);
}

static const char *
alternative(const struct drawing *g)
{
	if (g->place.decorative)
		return NULL;
	if (g->own_alt != NULL && (g->groups > 0 || g->alt == NULL))
		return g->own_alt;
	return g->alt != NULL ? g->alt : g->title;
}

static void
image_node(struct docx *d, const char *target)
{
	struct drawing		*g = &d->flow->drawing;
	const char		*alt = alternative(g);
	bool			 own = g->groups > 0 || g->width <= 0;
	struct pai_node		*n = inline_leaf(d, PAI_N_IMAGE);

	if (n == NULL)
		return;
	n->as.image.target = d->host->build_str(d->build, target,
	    strlen(target));
	if (g->title != NULL && g->title != alt)
		n->as.image.title = d->host->build_str(d->build, g->title,
		    strlen(g->title));
	n->as.image.width = own ? g->own_width : g->width;
	n->as.image.height = own ? g->own_height : g->height;
	n->as.image.anchored = g->anchored;
	n->style = g->anchored ? 0 : inline_raised(d);
	n->as.image.figure = picture_figure(d);
	if (alt != NULL)
		pai_text(d->build, alt, strlen(alt), 0);
	pai_close(d->build, PAI_N_IMAGE);
	g->image = n;
	if (g->groups > 0 && alt == g->alt)
		g->alt = NULL;		/* said once for the whole group */
}

/* Where a click leads: out of the document, or to a place in it. */
static const char *
link_target(struct docx *d)
{
	const struct drawing	*g = &d->flow->drawing;
	const char		*id = g->own_link != NULL ? g->own_link :
				    g->link;
	const struct relation	*to = relation_find(d->rels, id);

	if (g->own_href != NULL)
		return g->own_href;
	if (to == NULL || (!to->external && to->target[0] != '#'))
		return NULL;
	return to->target;
}

static void
linked_node(struct docx *d, const char *target, const char *link)
{
	struct pai_node	*n;
	uint32_t	 id = 0;

	if (link != NULL && link[0] != '\0' &&
	    !inline_inside(d, PAI_N_LINK)) {
		id = inline_open(d, PAI_N_LINK, &n);
		if (n != NULL)
			n->as.link.target = d->host->build_str(d->build, link,
			    strlen(link));
	}
	image_node(d, target);
	inline_close(d, id);
}

void
picture(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;
	const char	*target = picture_target(d, g->blip);
	const char	*vector = g->vector == NULL ? NULL :
			    picture_target(d, g->vector);

	if (d->status != PAI_OK)
		return;
	g->carried = true;
	if (target == NULL && vector != NULL) {
		target = vector;
		vector = NULL;
	}
	if (vector != NULL)
		g->figure.vector = (struct pai_str){ vector, strlen(vector) };
	if (target == NULL && relation_find(d->rels, g->blip) == NULL)
		docx_once(d, PAI_M_DOCX_IMAGE, "a picture without its part");
	linked_node(d, target == NULL ? "" : target, link_target(d));
}

void
picture_missing(struct docx *d)
{
	d->flow->drawing.carried = true;
	image_node(d, "");
}
