/*
 * Where a drawing floats: wp:anchor (ECMA-376-1 20.4.2.3), and the words for
 * it that VML shares.
 *
 * Layout may float it there or not; the record only says what the author
 * asked for.
 */
#include <string.h>

#include "flow.h"
#include "kit/num.h"

#define	EMU_MAX		182880000	/* 200 inches */

/* A word and the number it stands for; the last has no word. */
struct word {
	const char	*word;
	uint8_t		 value;
};

static const struct word froms[] = {
	{ "column", PAI_FROM_COLUMN }, { "margin", PAI_FROM_MARGIN },
	{ "leftMargin", PAI_FROM_INNER_EDGE },
	{ "topMargin", PAI_FROM_INNER_EDGE },
	{ "rightMargin", PAI_FROM_OUTER_EDGE },
	{ "bottomMargin", PAI_FROM_OUTER_EDGE },
	{ "left-margin-area", PAI_FROM_INNER_EDGE },
	{ "top-margin-area", PAI_FROM_INNER_EDGE },
	{ "right-margin-area", PAI_FROM_OUTER_EDGE },
	{ "bottom-margin-area", PAI_FROM_OUTER_EDGE },
	{ "inner-margin-area", PAI_FROM_INNER_EDGE },
	{ "outer-margin-area", PAI_FROM_OUTER_EDGE },
	{ "page", PAI_FROM_PAGE }, { "character", PAI_FROM_CHARACTER },
	{ "paragraph", PAI_FROM_PARAGRAPH }, { "line", PAI_FROM_LINE },
	{ "insideMargin", PAI_FROM_INNER_EDGE },
	{ "outsideMargin", PAI_FROM_OUTER_EDGE },
	{ NULL, PAI_FROM_MARGIN }
};

static const struct word places[] = {
	{ "left", PAI_PLACE_START }, { "top", PAI_PLACE_START },
	{ "center", PAI_PLACE_CENTRE }, { "right", PAI_PLACE_END },
	{ "bottom", PAI_PLACE_END }, { "inside", PAI_PLACE_INNER },
	{ "outside", PAI_PLACE_OUTER }, { NULL, PAI_PLACE_START }
};

static uint8_t
value_of(const struct word *list, const char *s, size_t n)
{
	while (list->word != NULL && (strlen(list->word) != n ||
	    strncmp(s, list->word, n) != 0))
		list++;
	return list->value;
}

uint8_t
anchor_from(const char *s, size_t n)
{
	return value_of(froms, s, n);
}

uint8_t
anchor_place(const char *s, size_t n)
{
	return value_of(places, s, n);
}

static uint8_t
attr_from(struct docx *d)
{
	const char	*s = attr(d, N_relativeFrom);

	return s == NULL ? (uint8_t)PAI_FROM_MARGIN :
	    anchor_from(s, strlen(s));
}

static int32_t
emu_mpt(int32_t emu)
{
	return p_num_scale(emu, 10, 127);
}

static int32_t
gap(struct docx *d, unsigned token)
{
	return emu_mpt(attr_int(d, token, 0, EMU_MAX, 0));
}

void
anchor_start(struct docx *d)
{
	struct drawing	*g = &d->flow->drawing;

	g->anchored = true;
	g->place.from_y = PAI_FROM_PARAGRAPH;
	g->place.behind = attr(d, N_behindDoc) != NULL &&
	    attr_on(d, N_behindDoc);
	g->place.gap[PAI_SIDE_TOP] = gap(d, N_distT);
	g->place.gap[PAI_SIDE_RIGHT] = gap(d, N_distR);
	g->place.gap[PAI_SIDE_BOTTOM] = gap(d, N_distB);
	g->place.gap[PAI_SIDE_LEFT] = gap(d, N_distL);
}

/*
 * Several in a line keep their places to one another: they float where the
 * paragraph begins, which makes room for them.
 */
void
anchor_in_line(struct docx *d)
{
	struct drawing		*g = &d->flow->drawing;
	struct pai_figure	*f = &g->place;
	uint8_t			 align = d->flow->p.par.align;

	g->anchored = true;
	f->wrap = PAI_WRAP_TOP_BOTTOM;
	f->from_x = PAI_FROM_COLUMN;
	f->from_y = PAI_FROM_PARAGRAPH;
	f->place_x = align == PAI_ALIGN_CENTRE ? PAI_PLACE_CENTRE :
	    align == PAI_ALIGN_RIGHT ? PAI_PLACE_END : PAI_PLACE_START;
}

/* ---- wp:positionH, wp:positionV ---- */

static void
on_text(struct docx *d, const char *s, size_t n)
{
	p_buf_put(&d->text, s, n);
	(void)docx_whole(d, &d->text);
}

static int32_t
offset(struct docx *d)
{
	bool	 clamped = false;
	int32_t	 emu = p_num_clamped(d->text.p, -EMU_MAX, EMU_MAX, 0,
		    &clamped);

	if (clamped)
		docx_once(d, PAI_M_DOCX_CLAMPED, "wp:posOffset");
	p_buf_clear(&d->text);
	return emu_mpt(emu);
}

static void
align_x_end(struct docx *d)
{
	d->flow->drawing.place.place_x = anchor_place(d->text.p,
	    d->text.n);
}

static void
align_y_end(struct docx *d)
{
	d->flow->drawing.place.place_y = anchor_place(d->text.p,
	    d->text.n);
}

static void
offset_x_end(struct docx *d)
{
	d->flow->drawing.place.x = offset(d);
}

static void
offset_y_end(struct docx *d)
{
	d->flow->drawing.place.y = offset(d);
}

static const struct scope scope_align_x = { leaf_child, align_x_end, on_text };
static const struct scope scope_align_y = { leaf_child, align_y_end, on_text };
static const struct scope scope_offset_x = { leaf_child, offset_x_end,
    on_text };
static const struct scope scope_offset_y = { leaf_child, offset_y_end,
    on_text };

static const struct scope *
position_x_child(struct docx *d, unsigned token)
{
	p_buf_clear(&d->text);
	if (token == WP_align)
		return &scope_align_x;
	return token == WP_posOffset ? &scope_offset_x : NULL;
}

static const struct scope *
position_y_child(struct docx *d, unsigned token)
{
	p_buf_clear(&d->text);
	if (token == WP_align)
		return &scope_align_y;
	return token == WP_posOffset ? &scope_offset_y : NULL;
}

static const struct scope scope_x = { position_x_child, NULL, NULL };
static const struct scope scope_y = { position_y_child, NULL, NULL };

/* 20.4.3.7 ST_WrapText, and w10:wrap's side, which has the same words. */
uint8_t
anchor_sides(struct docx *d, unsigned token)
{
	return attr_is(d, token, "left") ? PAI_SIDES_LEFT :
	    attr_is(d, token, "right") ? PAI_SIDES_RIGHT :
	    attr_is(d, token, "largest") ? PAI_SIDES_LARGEST :
	    PAI_SIDES_BOTH;
}

const struct scope *
anchor_child(struct docx *d, unsigned token)
{
	struct pai_figure	*f = &d->flow->drawing.place;

	switch (token) {
	case WP_positionH:
		f->from_x = attr_from(d);
		return &scope_x;
	case WP_positionV:
		f->from_y = attr_from(d);
		return &scope_y;
	case WP_wrapSquare:
		f->wrap = PAI_WRAP_SQUARE;
		f->sides = anchor_sides(d, N_wrapText);
		return NULL;
	case WP_wrapTight:
	case WP_wrapThrough:
		f->wrap = PAI_WRAP_TIGHT;
		f->sides = anchor_sides(d, N_wrapText);
		return NULL;
	case WP_wrapTopAndBottom:
		f->wrap = PAI_WRAP_TOP_BOTTOM;
		return NULL;
	default:
		return NULL;
	}
}
