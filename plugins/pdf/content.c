/*
 * What is drawn on a page.
 *
 * Items come in mpt with y down; PDF's y goes up.  All of a page's text of
 * one block stands in one text object, and rectangles of one colour in one
 * path, so whatever is neither ends both first.
 */
#include "content.h"

#include <stdlib.h>

#include "draw.h"
#include "pdf.h"
#include "syntax.h"
#include "tags.h"

void
draw_length(struct content *c, int64_t mpt)
{
	pdf_length(c->out, mpt);
	p_buf_put(c->out, " ", 1);
}

void
draw_milli(struct content *c, int64_t v)
{
	pdf_milli(c->out, v);
	p_buf_put(c->out, " ", 1);
}

int64_t
draw_up(const struct content *c, int64_t y)
{
	return c->page->height - y;
}

void
draw_end_text(struct content *c)
{
	if (c->in_text)
		draw_op(c, "ET\n");
	c->in_text = false;
}

void
draw_end_path(struct content *c)
{
	if (c->in_path)
		draw_op(c, "f\n");
	c->in_path = false;
}

void
draw_begin_text(struct content *c)
{
	draw_end_path(c);
	if (c->in_text)
		return;
	draw_op(c, "BT\n");
	c->in_text = true;
	c->plain = true;
	c->at_x = c->at_y = 0;
}

void
draw_set_fill(struct content *c, uint32_t rgb)
{
	rgb = rgb == PAI_COLOUR_AUTO ? 0 : rgb & 0xffffff;
	if (c->fill == rgb)
		return;
	draw_end_path(c);
	c->fill = rgb;
	pdf_colour(c->out, rgb);
	draw_op(c, "rg\n");
}

void
draw_set_stroke(struct content *c, uint32_t rgb)
{
	rgb = rgb == PAI_COLOUR_AUTO ? 0 : rgb & 0xffffff;
	if (c->stroke == rgb)
		return;
	c->stroke = rgb;
	pdf_colour(c->out, rgb);
	draw_op(c, "RG\n");
}

void
draw_set_line(struct content *c, int32_t width)
{
	if (c->line == width)
		return;
	c->line = width;
	draw_length(c, width);
	draw_op(c, "w\n");
}

/* Marked content may not begin in one text object and end in another. */
static void
mark(struct content *c, const struct p_item *item)
{
	struct tag_run	 run = tags_run_of(c->pdf->tags, item);

	if (tags_same_run(&c->run, &run))
		return;
	draw_end_text(c);
	draw_end_path(c);
	tags_end(&c->run, c->out);
	c->run = run;
	tags_begin(c->pdf->tags, &c->run, c->out);
}

static void
draw(struct content *c, const struct p_item *item)
{
	switch (item->kind) {
	case P_ITEM_TEXT:
		mark(c, item);
		draw_text(c, item);
		break;
	case P_ITEM_RECT:
		mark(c, item);
		draw_rect(c, item);
		break;
	case P_ITEM_PATH:
		mark(c, item);
		draw_path(c, item);
		break;
	case P_ITEM_IMAGE:
		mark(c, item);
		draw_image(c, item);
		break;
	default:		/* links and destinations: page.c */
		break;
	}
}

void
content_write(struct pdf *pdf, const struct p_page *page, size_t number,
    struct p_buf *out)
{
	struct content	 c = { .pdf = pdf, .page = page, .out = out,
	    .fill = DRAW_NO_COLOUR, .stroke = DRAW_NO_COLOUR,
	    .size = DRAW_UNSET, .line = DRAW_UNSET, .scale = 100 };

	tags_page(pdf->tags, number);
	for (size_t i = 0; i < page->n; i++)
		draw(&c, &page->items[i]);
	draw_end_text(&c);
	draw_end_path(&c);
	tags_end(&c.run, out);
	if (!p_buf_ok(&c.spelling))
		out->failed = true;
	p_buf_free(&c.spelling);
	free(c.drawn);
}
