/*
 * Pens, brushes and fonts: the table that records make them in, and take them
 * from.  Selecting copies, so that an object may be deleted while it is in
 * use, as Windows allows.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kit/bytes.h"
#include "kit/grow.h"
#include "meta.h"

#define	WMF_MAX		4096u	/* objects at once; GDI has 10000 for all */
#define	EMF_MAX		65536u

enum { PS_NULL = 5, PS_USERSTYLE = 7, PS_STYLE = 15 };
enum { BS_SOLID, BS_NULL, BS_HATCHED };

/* ---- what they are made of ---- */

/* A number of a palette is no colour: these are not followed. */
uint32_t
meta_colour(const unsigned char *p)
{
	if (p[3] == 1)
		return 0;
	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

struct pen
meta_pen(uint32_t style, double width, uint32_t colour)
{
	return (struct pen){ .none = (style & PS_STYLE) == PS_NULL,
	    .cosmetic = width == 0, .colour = colour, .style = style,
	    .width = fabs(width) };
}

/* A third of the one and two of the other: lines on what is behind them. */
static uint32_t
thin(uint32_t line, uint32_t back)
{
	uint32_t	 c = 0;

	for (int shift = 0; shift < 24; shift += 8)
		c |= ((line >> shift & 0xff) + 2 * (back >> shift & 0xff)) /
		    3 << shift;
	return c;
}

struct brush
meta_brush(const struct player *p, uint32_t style, uint32_t colour)
{
	struct brush	 b = { .none = style == BS_NULL, .colour = colour };

	if (style == BS_HATCHED)
		b.colour = thin(colour, p->dc.back_colour);
	return b;
}

/* ---- the table ---- */

struct object *
meta_object_at(struct player *p, uint32_t i)
{
	if (i >= EMF_MAX || !p_make_room(&p->object, &p->object_room,
	    (size_t)i + 1, sizeof(*p->object)))
		return NULL;
	memset(&p->object[i], 0, sizeof(p->object[i]));
	return &p->object[i];
}

struct object *
meta_object_add(struct player *p)
{
	unsigned char	*slot;

	if (p->taken == NULL && (p->taken = calloc(WMF_MAX, 1)) == NULL)
		return NULL;
	if ((slot = memchr(p->taken, 0, WMF_MAX)) == NULL)
		return NULL;
	*slot = 1;
	return meta_object_at(p, (uint32_t)(slot - p->taken));
}

bool
meta_object_delete(struct player *p, uint32_t i)
{
	if (i >= p->object_room)
		return false;
	p->object[i].kind = OBJECT_NONE;
	if (p->taken != NULL && i < WMF_MAX)
		p->taken[i] = 0;
	return true;
}

bool
meta_object_select(struct player *p, uint32_t i)
{
	const struct object	*o = i < p->object_room ? &p->object[i] :
				    NULL;

	if (o == NULL)
		return false;
	switch (o->kind) {
	case OBJECT_PEN:
		p->dc.pen = o->as.pen;
		return true;
	case OBJECT_BRUSH:
		p->dc.brush = o->as.brush;
		return true;
	case OBJECT_FONT:
		p->dc.font = o->as.font;
		return true;
	case OBJECT_OTHER:
		return true;
	default:
		return false;
	}
}

/* [MS-EMF] 2.1.31 */
bool
meta_object_stock(struct player *p, uint32_t i)
{
	static const uint32_t greys[] = { 0xffffff, 0xc0c0c0, 0x808080,
	    0x404040, 0x000000 };

	if (i <= 4)
		p->dc.brush = (struct brush){ .colour = greys[i] };
	else if (i == 5)
		p->dc.brush = (struct brush){ .none = true };
	else if (i == 6 || i == 7)
		p->dc.pen = meta_pen(0, 0, i == 6 ? 0xffffff : 0);
	else if (i == 8)
		p->dc.pen = meta_pen(PS_NULL, 0, 0);
	else if (i >= 10 && i <= 17 && i != 15)
		p->dc.font = (struct font){ .height = -12, .face =
		    "Arial" };
	else if (i == 18)
		p->dc.brush = (struct brush){ .colour = 0xffffff };
	else if (i == 19)
		p->dc.pen = meta_pen(0, 0, 0);
	return i <= 19;
}
