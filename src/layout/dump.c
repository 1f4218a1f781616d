/*
 * Pages as text, for tests: one line an item, in reading order.  Lengths are
 * in points with one digit, so that a dump can be read and does not change
 * with a rounding.
 */
#include "layout/layout.h"

#include "kit/buf.h"

static void
put_length(struct p_buf *b, int32_t v)
{
	int64_t	 tenths = ((int64_t)(v < 0 ? -(int64_t)v : v) + 50) / 100;

	p_buf_fmt(b, " %s%lld.%lld", v < 0 && tenths > 0 ? "-" : "",
	    (long long)(tenths / 10), (long long)(tenths % 10));
}

static void
put_text(struct p_buf *b, const struct p_page *p, const struct p_item *i)
{
	p_buf_fmt(b, " f%u", i->as.text.font);
	put_length(b, i->as.text.size);
	if (i->as.text.turn != 0)
		p_buf_fmt(b, " turn=%d", i->as.text.turn);
	if (i->as.text.upright)
		p_buf_str(b, " upright");
	p_buf_str(b, " \"");
	for (uint32_t k = 0; k < i->as.text.n; k++)
		if (p->glyphs[i->as.text.first + k].cp != 0)
			p_buf_char(b, p->glyphs[i->as.text.first + k].cp);
	p_buf_str(b, "\"");
}

static void
put_stance(struct p_buf *b, const struct p_item *i)
{
	const int32_t	*crop = i->as.image.crop;

	if (crop[0] != 0 || crop[1] != 0 || crop[2] != 0 || crop[3] != 0)
		p_buf_fmt(b, " crop %d,%d,%d,%d", crop[0], crop[1], crop[2],
		    crop[3]);
	if (i->as.image.turn != 0)
		p_buf_fmt(b, " turn %d", i->as.image.turn);
	if (i->as.image.flip_x)
		p_buf_str(b, " flip-x");
	if (i->as.image.flip_y)
		p_buf_str(b, " flip-y");
}

static void
put_steps(struct p_buf *b, const struct p_page *p, const struct p_item *i)
{
	static const char letter[] = { 'M', 'L', 'C', 'Z' };
	const struct pai_pen *s = p->steps + i->as.path.first;

	if (i->as.path.fill != PAI_COLOUR_AUTO)
		p_buf_fmt(b, " %06x", i->as.path.fill);
	if (i->as.path.thick > 0)
		p_buf_fmt(b, " line %06x", i->as.path.colour);
	for (uint32_t k = 0; k < i->as.path.n; k++, s++) {
		p_buf_fmt(b, " %c", letter[s->kind % sizeof(letter)]);
		put_length(b, s->x);
		put_length(b, s->y);
	}
}

static void
put_item(struct p_buf *b, const struct p_page *p, const struct p_item *i)
{
	static const char *const kinds[] = { "text", "rect", "image", "link",
	    "dest", "path" };

	p_buf_fmt(b, "  %s%s", kinds[i->kind], i->artifact ? "*" : "");
	put_length(b, i->x);
	put_length(b, i->y);
	put_length(b, i->w);
	put_length(b, i->h);
	switch ((enum p_item_kind)i->kind) {
	case P_ITEM_TEXT:
		put_text(b, p, i);
		break;
	case P_ITEM_RECT:
		p_buf_fmt(b, " %06x%s", i->as.rect.fill,
		    i->as.rect.slope == P_SLOPE_DOWN ? " down" :
		    i->as.rect.slope == P_SLOPE_UP ? " up" :
		    i->as.rect.slope == P_SLOPE_DISC ? " disc" :
		    i->as.rect.slope == P_SLOPE_RING ? " ring" : "");
		break;
	case P_ITEM_IMAGE:
		p_buf_fmt(b, " %.*s", (int)i->as.image.key.n,
		    i->as.image.key.p);
		put_stance(b, i);
		break;
	case P_ITEM_PATH:
		put_steps(b, p, i);
		break;
	case P_ITEM_LINK:
		p_buf_fmt(b, " %.*s", (int)i->as.link.target.n,
		    i->as.link.target.p);
		break;
	case P_ITEM_DEST:
		p_buf_fmt(b, " %u \"%.*s\" #%.*s", i->as.dest.level,
		    (int)i->as.dest.title.n, i->as.dest.title.p == NULL ?
		    "" : i->as.dest.title.p, (int)i->as.dest.name.n,
		    i->as.dest.name.p == NULL ? "" : i->as.dest.name.p);
		break;
	}
	p_buf_char(b, '\n');
}

void
p_pages_dump(const struct p_pages *pages, struct p_buf *b)
{
	const struct p_page	*p;

	for (size_t i = 0; i < pages->n; i++) {
		p = pages->page[i];
		p_buf_fmt(b, "page %zu", i + 1);
		put_length(b, p->width);
		put_length(b, p->height);
		p_buf_fmt(b, " number %d\n", p->number);
		for (size_t k = 0; k < p->n; k++)
			put_item(b, p, &p->items[k]);
	}
}
