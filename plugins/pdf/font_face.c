/*
 * One face of one file.
 *
 * Files are mapped, never read, so opening one costs the same whatever its
 * size, and what a thousand pages ask again and again (has it the character,
 * how wide is it) is kept in pages of 256 characters made when first asked.
 */
#include "kit/grow.h"
#include "font_face.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "cff.h"
#include "font_find.h"
#include "layout/layout.h"

#define	PAGES		(0x110000 >> 8)
#define	UNKNOWN		0xffff		/* gid not looked up yet */
#define	CODES_MAX	0xffffu
#define	ADVANCE_MAX	30		/* em: a font that says more is bad */

struct face_page {
	uint16_t	 gid[256];
	int32_t		 advance[256];
	uint16_t	 use[256];	/* of that glyph for it: the place in
					 * face.code, plus 1; 0: not known */
};

/*
 * OS/2 fsType: 2 restricted, 0x100 no subsetting, 0x200 bitmaps only.  Where
 * a font has several licence bits the least restrictive counts.
 */
static bool
may_embed(hb_face_t *face)
{
	hb_blob_t	*os2;
	const char	*p;
	unsigned	 n, type = 0;

	os2 = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	p = hb_blob_get_data(os2, &n);
	if (n >= 10)
		type = (unsigned)((unsigned char)p[8] << 8 |
		    (unsigned char)p[9]);
	hb_blob_destroy(os2);
	if ((type & 0x300) != 0)
		return false;
	return (type & 2) == 0 || (type & 12) != 0;
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t	*blob = hb_face_reference_table(face, tag);
	bool		 has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

/* False: outlines of a kind we cannot embed. */
static bool
learn_outlines(struct face *f)
{
	hb_blob_t	*cff;
	const char	*p;
	unsigned	 n;
	bool		 ok;

	if (has_table(f->hb, HB_TAG('g', 'l', 'y', 'f')))
		return true;
	f->cff = true;
	cff = hb_face_reference_table(f->hb, HB_TAG('C', 'F', 'F', ' '));
	p = hb_blob_get_data(cff, &n);
	f->cid = calloc(f->glyphs, sizeof(*f->cid));
	ok = f->cid != NULL &&
	    cff_charset((const unsigned char *)p, n, f->cid, f->glyphs,
	    &f->named);
	hb_blob_destroy(cff);
	return ok;
}

struct face *
face_from(const struct font_file *file, hb_blob_t *bytes)
{
	struct face	*f = calloc(1, sizeof(*f));

	if (f == NULL)
		return NULL;
	f->file = file;
	f->hb = hb_face_create(bytes, (unsigned)file->index);
	f->upem = hb_face_get_upem(f->hb);
	f->glyphs = hb_face_get_glyph_count(f->hb);
	f->font = hb_font_create(f->hb);
	f->page = calloc(PAGES, sizeof(*f->page));
	f->advance = calloc(f->glyphs, sizeof(*f->advance));
	if (f->upem == 0 || f->glyphs == 0 || f->glyphs > 0xffff ||
	    f->page == NULL || f->advance == NULL || !may_embed(f->hb) || !learn_outlines(f)) {
		face_free(f);
		return NULL;
	}
	return f;
}

struct face *
face_open(const struct font_file *file)
{
	hb_blob_t	*bytes = hb_blob_create_from_file_or_fail(file->path);
	struct face	*f = bytes != NULL ? face_from(file, bytes) : NULL;

	hb_blob_destroy(bytes);
	return f;
}

void
face_free(struct face *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; f->page != NULL && i < PAGES; i++)
		free(f->page[i]);
	free(f->page);
	free(f->advance);
	free(f->cid);
	free(f->code);
	free(f->slot);
	hb_font_destroy(f->font);
	hb_face_destroy(f->hb);
	free(f);
}

/* Measuring. */

/* The advance of a glyph, where parts make an em. */
static int32_t
scaled_advance(const struct face *f, uint32_t gid, int32_t parts)
{
	int64_t	 units = hb_font_get_glyph_h_advance(f->font, gid);
	int64_t	 scaled = (units * parts + f->upem / 2) / f->upem;
	int64_t	 most = (int64_t)parts * ADVANCE_MAX;

	return scaled < 0 ? 0 : scaled > most ? (int32_t)most :
	    (int32_t)scaled;
}

int32_t
face_glyph_advance(const struct face *f, uint32_t gid)
{
	if (gid >= f->glyphs)
		return scaled_advance(f, gid, 1000);
	if (f->advance[gid] == 0)
		f->advance[gid] = (uint16_t)(scaled_advance(f, gid, 1000) +
		    1);
	return f->advance[gid] - 1;
}

int32_t
face_glyph_measure(const struct face *f, uint32_t gid)
{
	return scaled_advance(f, gid, P_EM);
}

static struct face_page *
page_of(struct face *f, uint32_t cp)
{
	struct face_page **p = &f->page[cp >> 8];

	if (*p == NULL && (*p = calloc(1, sizeof(**p))) != NULL)
		memset((*p)->gid, 0xff, sizeof((*p)->gid));
	return *p;
}

static void
look_up(struct face *f, uint32_t cp, uint16_t *gid, int32_t *advance)
{
	hb_codepoint_t	 found = 0;

	if (!hb_font_get_nominal_glyph(f->font, cp, &found) ||
	    found >= f->glyphs)
		found = 0;
	*gid = (uint16_t)found;
	*advance = face_glyph_measure(f, found);
}

static void
measure(struct face *f, uint32_t cp, uint16_t *gid, int32_t *advance)
{
	struct face_page *page;
	unsigned	 at = cp & 0xff;

	if (cp >= 0x110000)
		cp = 0xfffd;
	if ((page = page_of(f, cp)) == NULL) {
		look_up(f, cp, gid, advance);
		return;
	}
	if (page->gid[at] == UNKNOWN)
		look_up(f, cp, &page->gid[at], &page->advance[at]);
	*gid = page->gid[at];
	*advance = page->advance[at];
}

uint16_t
face_glyph(struct face *f, uint32_t cp)
{
	uint16_t	 gid;
	int32_t		 advance;

	measure(f, cp, &gid, &advance);
	return gid;
}

int32_t
face_measure(struct face *f, uint32_t cp)
{
	uint16_t	 gid;
	int32_t		 advance;

	measure(f, cp, &gid, &advance);
	return advance;
}

/* The glyph of a character of Chinese text in a direction, with a feature. */
static uint16_t
shaped_glyph(struct face *f, uint32_t cp, hb_direction_t direction,
    const hb_feature_t *feature)
{
	hb_buffer_t	*b = hb_buffer_create();
	hb_glyph_info_t	*info;
	unsigned	 n;
	uint16_t	 gid = face_glyph(f, cp);

	hb_buffer_add_codepoints(b, &cp, 1, 0, 1);
	hb_buffer_set_direction(b, direction);
	hb_buffer_set_script(b, HB_SCRIPT_HAN);
	hb_shape(f->font, b, feature, feature != NULL);
	info = hb_buffer_get_glyph_infos(b, &n);
	if (n == 1 && info[0].codepoint < f->glyphs)
		gid = (uint16_t)info[0].codepoint;
	hb_buffer_destroy(b);
	return gid;
}

uint16_t
face_vertical(struct face *f, uint32_t cp)
{
	return shaped_glyph(f, cp, HB_DIRECTION_TTB, NULL);
}

uint16_t
face_full_width(struct face *f, uint32_t cp)
{
	const hb_feature_t fwid = { HB_TAG('f', 'w', 'i', 'd'), 1,
	    HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };

	return shaped_glyph(f, cp, HB_DIRECTION_LTR, &fwid);
}

/* Uses. */

static uint32_t
hash(uint32_t gid, uint32_t cp)
{
	return (gid * 0x9e3779b1u ^ cp * 0x85ebca6bu) >> 7;
}

/*
 * The slot where a use is or would be.  With CFF a glyph has one code,
 * whatever it shows.
 */
static uint32_t *
find_slot(struct face *f, uint32_t gid, uint32_t cp)
{
	uint32_t	 i = hash(gid, f->cff ? 0 : cp), *slot;
	const struct face_code *use;

	for (;; i++) {
		slot = &f->slot[i & (f->slot_n - 1)];
		if (*slot == 0)
			return slot;
		use = &f->code[*slot - 1];
		if (use->gid == gid && (f->cff || use->cp == cp))
			return slot;
	}
}

static bool
grow_slots(struct face *f)
{
	uint32_t	*old = f->slot;

	if (f->code_n * 2 < f->slot_n)
		return true;
	f->slot = calloc(f->slot_n == 0 ? 1024 : (size_t)f->slot_n * 2,
	    sizeof(*f->slot));
	if (f->slot == NULL) {
		f->slot = old;
		return false;
	}
	f->slot_n = f->slot_n == 0 ? 1024 : f->slot_n * 2;
	for (uint32_t i = 0; i < f->code_n; i++)
		*find_slot(f, f->code[i].gid, f->code[i].cp) = i + 1;
	free(old);
	return true;
}

/* The place of a use in f->code, plus 1; 0: no memory, or no code left. */
static uint32_t
use_of(struct face *f, uint32_t gid, uint32_t cp)
{
	uint32_t	*slot;

	if (!grow_slots(f))
		return 0;
	slot = find_slot(f, gid, cp);
	if (*slot != 0)
		return *slot;
	if (f->code_n == CODES_MAX || !p_make_room(&f->code, &f->code_room,
	    (size_t)f->code_n + 1, sizeof(*f->code)))
		return 0;
	f->code[f->code_n++] = (struct face_code){ .cp = cp,
	    .gid = (uint16_t)gid,
	    .width = (uint16_t)face_glyph_advance(f, gid),
	    .code = (uint16_t)(!f->cff ? f->code_n : f->named ? gid :
	    f->cid[gid]) };
	return *slot = f->code_n;
}

/* Most uses are of a character's own glyph, and are remembered with it. */
static uint32_t
usual_use_of(struct face *f, uint32_t gid, uint32_t cp)
{
	struct face_page *page = cp < 0x110000 ? f->page[cp >> 8] : NULL;
	uint16_t	*use;

	if (page == NULL || page->gid[cp & 0xff] != gid)
		return use_of(f, gid, cp);
	use = &page->use[cp & 0xff];
	if (*use == 0)
		*use = (uint16_t)use_of(f, gid, cp);
	return *use;
}

uint16_t
face_code(struct face *f, uint32_t gid, uint32_t cp, bool *exact)
{
	uint32_t	 use;

	*exact = true;
	use = usual_use_of(f, gid < f->glyphs ? gid : 0, cp);
	if (use == 0)
		return 0;
	*exact = f->code[use - 1].cp == cp;
	return f->code[use - 1].code;
}

static int
by_code(const void *a, const void *b)
{
	return ((const struct face_code *)a)->code -
	    ((const struct face_code *)b)->code;
}

void
face_sort_codes(struct face *f)
{
	if (f->code_n > 0)
		qsort(f->code, f->code_n, sizeof(*f->code), by_code);
}
