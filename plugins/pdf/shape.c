/*
 * Shaping, by HarfBuzz.
 *
 * A glyph carries all characters of its cluster that no other glyph of it
 * does, as a number that stands for them, so that a ligature taken as text
 * gives back its letters.
 */
#include "shape.h"

#include <string.h>

#include "font_face.h"
#include "layout/layout.h"

void
shape_begin(struct shaper *s)
{
	*s = (struct shaper){ .buffer = hb_buffer_create() };
	/* A mark that has a glyph of its own has its character, too. */
	hb_buffer_set_cluster_level(s->buffer,
	    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
}

void
shape_end(struct shaper *s)
{
	hb_buffer_destroy(s->buffer);
	clusters_free(&s->clusters);
}

/* Digits among Arabic letters run rightwards and never join. */
static bool
is_arabic_digit(uint32_t cp)
{
	return (cp >= 0x660 && cp <= 0x669) || (cp >= 0x6f0 && cp <= 0x6f9);
}

bool
shape_needed(uint32_t cp)
{
	if (cp < 0x300 || is_arabic_digit(cp))
		return false;
	return cp <= 0x36f ||			/* marks that combine */
	    (cp >= 0x590 && cp <= 0x109f) ||	/* Hebrew ... Myanmar */
	    (cp >= 0x1780 && cp <= 0x18af) ||	/* Khmer, Mongolian */
	    (cp >= 0x1900 && cp <= 0x1cff) ||	/* Limbu ... Vedic */
	    cp == 0x200c || cp == 0x200d ||
	    (cp >= 0xa840 && cp <= 0xabff && (cp < 0xa960 || cp > 0xa97f)) ||
	    (cp >= 0xfb1d && cp <= 0xfdff) ||	/* presentation forms */
	    (cp >= 0xfe70 && cp <= 0xfefc) ||
	    (cp >= 0x10a00 && cp <= 0x11fff);
}

/* What stands for cp[0..n) in a glyph. */
static uint32_t
cluster_number(struct shaper *s, const uint32_t *cp, size_t n)
{
	uint32_t	 i;

	if (n == 1)
		return cp[0];
	i = cluster_index(&s->clusters, cp, n);
	return i < CLUSTERS_MAX ? FACE_CLUSTER + i : cp[0];
}

size_t
shape_characters(const struct shaper *s, uint32_t cp, uint32_t *out,
    size_t room)
{
	const struct cluster *c;
	size_t		 n;

	if (cp < FACE_CLUSTER) {
		out[0] = cp;
		return cp != 0 && room > 0;
	}
	if (cp - FACE_CLUSTER >= s->clusters.n)
		return 0;
	c = &s->clusters.at[cp - FACE_CLUSTER];
	n = c->n < room ? c->n : room;
	memcpy(out, c->cp, n * sizeof(*out));
	return n;
}

/*
 * The first character after those of the cluster that glyph i begins; the
 * clusters of a run go steadily up, or down where it is set backwards.
 */
static size_t
cluster_end(hb_buffer_t *buffer, const hb_glyph_info_t *info, size_t count,
    size_t i, size_t n)
{
	uint32_t	 own = info[i].cluster;

	if (HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer)))
		return i > 0 ? info[i - 1].cluster : n;
	while (i < count && info[i].cluster == own)
		i++;
	return i < count ? info[i].cluster : n;
}

/*
 * The characters of a cluster go to its glyphs in reading order, the first
 * takes what the others leave.  Where there are fewer characters than glyphs,
 * the one that is drawn first has all, and the others stand for none.
 */
static void
share_out(struct shaper *s, struct p_glyph *glyph, size_t glyphs,
    const uint32_t *cp, size_t n)
{
	bool	 back = HB_DIRECTION_IS_BACKWARD(
		    hb_buffer_get_direction(s->buffer));
	size_t	 extra;

	if (glyphs == 0)
		return;
	if (n < glyphs) {
		glyph[0].cp = cluster_number(s, cp, n);
		return;
	}
	extra = n - glyphs;
	glyph[back ? glyphs - 1 : 0].cp = cluster_number(s, cp, extra + 1);
	for (size_t i = 1; i < glyphs; i++)
		glyph[back ? glyphs - 1 - i : i].cp = cp[extra + i];
}

static int32_t
parts(const struct face *face, int32_t units)
{
	return (int32_t)((int64_t)units * P_EM / (int64_t)face->upem);
}

/*
 * Letters take the forms that those before and behind them ask for.  Clusters
 * count from the first of the stretch.
 */
static bool
shape(struct shaper *s, const struct face *face, const struct p_stretch *t)
{
	size_t	 before = t->before < P_AROUND ? t->before : P_AROUND;
	size_t	 after = t->after < P_AROUND ? t->after : P_AROUND;
	hb_glyph_info_t	*info;
	unsigned	 count;

	if (t->n == 0 || t->n > INT32_MAX - 2 * P_AROUND)
		return false;
	hb_buffer_clear_contents(s->buffer);
	hb_buffer_add_codepoints(s->buffer, t->cp - before,
	    (int)(before + t->n + after), (unsigned)before, (int)t->n);
	info = hb_buffer_get_glyph_infos(s->buffer, &count);
	for (unsigned i = 0; i < count; i++)
		info[i].cluster = i;
	hb_buffer_guess_segment_properties(s->buffer);
	hb_shape(face->font, s->buffer, NULL, 0);
	return true;
}

void
shape_joints(struct shaper *s, const struct face *face,
    const struct p_stretch *t, bool *joint)
{
	hb_glyph_info_t	*info;
	unsigned	 count;
	bool		 done;

	memset(joint, 0, t->n * sizeof(*joint));
	hb_buffer_set_flags(s->buffer,
	    HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL);
	done = shape(s, face, t);
	hb_buffer_set_flags(s->buffer, HB_BUFFER_FLAG_DEFAULT);
	if (!done)
		return;
	info = hb_buffer_get_glyph_infos(s->buffer, &count);
	for (unsigned i = 0; i < count; i++)
		if ((hb_glyph_info_get_glyph_flags(&info[i]) &
		    HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL) != 0)
			joint[info[i].cluster] = true;
}

size_t
shape_run(struct shaper *s, const struct face *face,
    const struct p_stretch *t, struct p_glyph *out, size_t room)
{
	hb_glyph_info_t	*info;
	hb_glyph_position_t *pos;
	unsigned	 count;
	const uint32_t	*own = t->cp;
	size_t		 i, first = 0, own_n = 0;
	uint32_t	 at;

	if (!shape(s, face, t))
		return 0;
	info = hb_buffer_get_glyph_infos(s->buffer, &count);
	pos = hb_buffer_get_glyph_positions(s->buffer, &count);
	for (i = 0; i < count && i < room; i++) {
		at = info[i].cluster;
		out[i] = (struct p_glyph){ .gid = info[i].codepoint + 1,
		    .advance = parts(face, pos[i].x_advance),
		    .dx = parts(face, pos[i].x_offset),
		    .dy = parts(face, pos[i].y_offset) };
		if (i == 0 || at != info[i - 1].cluster) {
			share_out(s, out + first, i - first, own, own_n);
			first = i;
			own = t->cp + at;
			own_n = cluster_end(s->buffer, info, count, i, t->n) -
			    at;
		}
	}
	share_out(s, out + first, i - first, own, own_n);
	return i;
}
