/*
 * Kerning: how much nearer two characters of Latin, Greek or Cyrillic text
 * stand than their advances say.
 *
 * HarfBuzz shapes each pair once.  What it says is kept by face and pair; a
 * pair that falls on the place of another takes it, so memory is bounded.
 */
#include "font_kern.h"

#include <stdbool.h>
#include <stdlib.h>

#include "font_face.h"

#define	PLACES		4096u	/* a power of two */
#define	LAST		0x52f	/* of Cyrillic; what is above has no pairs */

struct kern_pair {
	const struct face *face;	/* NULL: none is kept here */
	uint32_t	 a, b;
	int32_t		 kern;		/* in units of the font */
};

void
kern_free(struct kern *k)
{
	free(k->pair);
	hb_buffer_destroy(k->buffer);
	*k = (struct kern){ 0 };
}

/* Letters, digits, marks and the blank, but nothing that needs shaping. */
static bool
has_pairs(uint32_t cp)
{
	return cp >= ' ' && cp <= LAST && (cp < 0x300 || cp > 0x36f);
}

static int32_t
shape_pair(struct kern *k, const struct face *face, uint32_t a, uint32_t b)
{
	static const hb_feature_t plain = { HB_TAG('l', 'i', 'g', 'a'), 0,
	    HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
	const uint32_t	 both[2] = { a, b };
	hb_glyph_position_t *pos;
	hb_glyph_info_t	*info;
	unsigned	 n;

	hb_buffer_clear_contents(k->buffer);
	hb_buffer_add_codepoints(k->buffer, both, 2, 0, 2);
	hb_buffer_guess_segment_properties(k->buffer);
	hb_shape(face->font, k->buffer, &plain, 1);
	info = hb_buffer_get_glyph_infos(k->buffer, &n);
	pos = hb_buffer_get_glyph_positions(k->buffer, &n);
	if (n != 2 || info[0].codepoint == 0 || info[1].codepoint == 0)
		return 0;
	return pos[0].x_advance -
	    hb_font_get_glyph_h_advance(face->font, info[0].codepoint);
}

/* Where a pair is kept; NULL: no memory. */
static struct kern_pair *
place_of(struct kern *k, const struct face *face, uint32_t a, uint32_t b)
{
	uint32_t	 h = a * 0x9e3779b1u ^ b * 0x85ebca6bu ^
			    (uint32_t)((uintptr_t)face >> 6) * 0xc2b2ae35u;

	if (k->pair == NULL) {
		k->pair = calloc(PLACES, sizeof(*k->pair));
		k->buffer = hb_buffer_create();
	}
	return k->pair == NULL ? NULL : &k->pair[h >> 16 & (PLACES - 1)];
}

int32_t
kern_between(struct kern *k, const struct face *face, uint32_t a, uint32_t b)
{
	struct kern_pair *at;

	if (!has_pairs(a) || !has_pairs(b) ||
	    (at = place_of(k, face, a, b)) == NULL)
		return 0;
	if (at->face != face || at->a != a || at->b != b)
		*at = (struct kern_pair){ face, a, b,
		    shape_pair(k, face, a, b) };
	return at->kern;
}
