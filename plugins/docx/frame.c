/*
 * Frames: paragraphs that stand apart from the flow (17.3.1.11), among them
 * the big letter a paragraph may begin with (首字下沉).
 */
#include <string.h>

#include "docx.h"
#include "length.h"

struct word { const char *name; uint8_t value; };

static uint8_t
word_of(struct docx *d, unsigned token, const struct word *list, size_t n,
    uint8_t preset)
{
	for (size_t i = 0; i < n; i++)
		if (attr_is(d, token, list[i].name))
			return list[i].value;
	return preset;
}
#define	WORD(d, token, list, preset)					\
	word_of((d), (token), (list), sizeof(list) / sizeof((list)[0]), \
	    (preset))

static const struct word froms[] = {
	{ "text", PAI_FRAME_TEXT }, { "margin", PAI_FRAME_MARGIN },
	{ "page", PAI_FRAME_PAGE },
};
static const struct word places[] = {
	{ "left", PAI_FRAME_AT_START }, { "top", PAI_FRAME_AT_START },
	{ "center", PAI_FRAME_AT_CENTRE }, { "right", PAI_FRAME_AT_END },
	{ "bottom", PAI_FRAME_AT_END }, { "inside", PAI_FRAME_AT_INSIDE },
	{ "outside", PAI_FRAME_AT_OUTSIDE },
	{ "inline", PAI_FRAME_AT_INLINE },
};
static const struct word wraps[] = {
	{ "auto", PAI_FRAME_WRAP_AUTO }, { "around", PAI_FRAME_WRAP_AROUND },
	{ "none", PAI_FRAME_WRAP_NONE },
	{ "notBeside", PAI_FRAME_WRAP_NOT_BESIDE },
	{ "tight", PAI_FRAME_WRAP_TIGHT },
	{ "through", PAI_FRAME_WRAP_THROUGH },
};
static const struct word drops[] = {
	{ "drop", PAI_DROP_IN_TEXT }, { "margin", PAI_DROP_IN_MARGIN },
};

static int32_t
twips(struct docx *d, unsigned token)
{
	return prop_clamp(attr_length(d, token, LENGTH_TWIP, 0), -PAI_MPT_MAX,
	    PAI_MPT_MAX);
}

const struct pai_frame *
frame_read(struct docx *d)
{
	struct pai_frame	*f = pool_new(&d->pool, sizeof(*f));

	if (f == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	f->x = twips(d, W_x);
	f->y = twips(d, W_y);
	f->width = prop_clamp(twips(d, W_w), 0, PAI_MPT_MAX);
	f->height = prop_clamp(twips(d, W_h), 0, PAI_MPT_MAX);
	f->gap_x = twips(d, W_hSpace);
	f->gap_y = twips(d, W_vSpace);
	/* Where nothing is said, from the edges of the page. */
	f->from_x = WORD(d, W_hAnchor, froms, PAI_FRAME_PAGE);
	f->from_y = WORD(d, W_vAnchor, froms, PAI_FRAME_PAGE);
	f->at_x = WORD(d, W_xAlign, places, PAI_FRAME_AT_GIVEN);
	f->at_y = WORD(d, W_yAlign, places, PAI_FRAME_AT_GIVEN);
	f->wrap = WORD(d, W_wrap, wraps, PAI_FRAME_WRAP_AUTO);
	f->drop = WORD(d, W_dropCap, drops, PAI_DROP_NONE);
	f->drop_lines = f->drop == PAI_DROP_NONE ? 0 :
	    (uint8_t)attr_int(d, W_lines, 1, 10, 1);
	f->height_exact = attr_is(d, W_hRule, "exact");
	return f;
}
