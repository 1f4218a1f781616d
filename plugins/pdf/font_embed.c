/*
 * Fonts in the file.
 *
 * Written at the end, when all uses are known: for each face a Type0 font,
 * its descendant, the descriptor, the subset and ToUnicode.
 *
 *	TrueType	CIDFontType2, the subset as FontFile2, and a table
 *			from our codes to the subset's glyphs
 *	CFF		CIDFontType0, the bare CFF table as FontFile3; the
 *			subset keeps CIDs (or, in a font with names instead,
 *			glyph numbers), so no table is needed
 */
#include "font_embed.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "font_find.h"
#include "fonts.h"
#include "pdf.h"
#include "syntax.h"

#define	NAME_ROOM	64	/* PostScript names are 63 bytes at most */

/*
 * All that a subset is made from.  Glyphs are placed in a PDF, so no layout
 * table is needed; and HarfBuzz, shown a character map, would walk all of it
 * for each subset, which took half the time of a whole document.
 */
static const hb_tag_t outlines[] = {
	HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'),
	HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
	HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
	HB_TAG('m', 'a', 'x', 'p')
};

struct embedding {
	struct pdf	*pdf;
	struct face	*face;
	bool		 cff;		/* so it is embedded */
	char		 name[NAME_ROOM + 8];	/* "ABCDEF+Name" */
	uint32_t	 file, map, descriptor, descendant, unicode;
};

/* The subset. */

static hb_subset_input_t *
describe_subset(const struct face *f)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_set_t	*set;
	unsigned	 flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
	    HB_SUBSET_FLAGS_NO_HINTING;

	if (in == NULL)
		return NULL;
	set = hb_subset_input_glyph_set(in);
	hb_set_add(set, 0);
	for (uint32_t i = 0; i < f->code_n; i++)
		hb_set_add(set, f->code[i].gid);
	/* Subroutines of 65,535 glyphs cost more to renumber than to undo. */
	if (f->cff)
		flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
	if (f->named)
		flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
	hb_subset_input_set_flags(in, flags);
	return in;
}

static hb_blob_t *
outline_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
	(void)face;
	for (size_t i = 0; i < sizeof(outlines) / sizeof(outlines[0]); i++)
		if (outlines[i] == tag)
			return hb_face_reference_table(whole, tag);
	return hb_blob_get_empty();
}

static void
put_glyph(struct p_buf *table, hb_codepoint_t gid)
{
	const char	 pair[2] = { (char)(gid >> 8), (char)(gid & 0xff) };

	p_buf_put(table, pair, 2);
}

/*
 * Code to glyph of the subset, two bytes each, 0 for what is no code; NULL:
 * all are glyph 0.
 */
static void
write_map(struct embedding *e, const hb_map_t *to_new)
{
	const struct face *f = e->face;
	struct p_buf	 table = { 0 }, body = { 0 };
	hb_codepoint_t	 gid;

	for (uint32_t i = 0; i < f->code_n; i++) {
		while (table.n < 2u * f->code[i].code && !table.failed)
			put_glyph(&table, 0);
		gid = to_new == NULL ? 0 : hb_map_get(to_new, f->code[i].gid);
		put_glyph(&table, gid == HB_MAP_VALUE_INVALID ? 0 : gid);
	}
	if (!p_buf_ok(&table))
		body.failed = true;
	pdf_stream(e->pdf, e->map, &body, table.p, table.n);
	p_buf_free(&table);
}

static void
write_file(struct embedding *e, const void *p, size_t n)
{
	struct p_buf	 body = { 0 };

	if (e->cff) {
		p_buf_str(&body, "/Subtype /CIDFontType0C\n");
	} else {
		p_buf_str(&body, "/Length1 ");
		pdf_int(&body, (int64_t)n);
		p_buf_str(&body, "\n");
	}
	pdf_stream(e->pdf, e->file, &body, p, n);
}

/*
 * False: there are none.  HarfBuzz gives an empty CFF table for one that is
 * damaged, where of damaged TrueType outlines it makes no subset at all.
 */
static bool
write_outlines(struct embedding *e, hb_face_t *subset)
{
	hb_blob_t	*blob;
	const char	*p;
	unsigned	 n;

	blob = e->cff ?
	    hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' ')) :
	    hb_face_reference_blob(subset);
	p = hb_blob_get_data(blob, &n);
	if (n > 0)
		write_file(e, p, n);
	hb_blob_destroy(blob);
	return n > 0;
}

/* False: HarfBuzz can make nothing of the font's outlines. */
static bool
write_subset(struct embedding *e)
{
	hb_subset_input_t *in = describe_subset(e->face);
	hb_subset_plan_t *plan = NULL;
	hb_face_t	*subset = NULL, *bare;
	bool		 ok;

	bare = hb_face_create_for_tables(outline_table, e->face->hb, NULL);
	if (in != NULL)
		plan = hb_subset_plan_create_or_fail(bare, in);
	if (plan != NULL)
		subset = hb_subset_plan_execute_or_fail(plan);
	ok = subset != NULL && write_outlines(e, subset);
	if (ok && !e->cff)
		write_map(e, hb_subset_plan_old_to_new_glyph_mapping(plan));
	hb_face_destroy(subset);
	hb_face_destroy(bare);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(in);
	return ok;
}

/* A box for each glyph, so that the text still stands in the file. */
static void
write_boxes(struct embedding *e)
{
	const void	*box;
	size_t		 n;

	e->cff = false;
	if (e->map == 0)
		e->map = haru_object(e->pdf->haru);
	box = font_box(&n);
	write_file(e, box, n);
	write_map(e, NULL);
	e->pdf->doubts |= PDF_DOUBT_GLYPH;
	pai_say(e->pdf->job->log, PAI_M_PDF_FONT_DAMAGED, NULL, "%s: %s",
	    e->face->file->family, e->face->file->path);
}

/* The dictionaries. */

static bool
is_regular(char c)
{
	return c > ' ' && c <= '~' && strchr("()<>[]{}/%#", c) == NULL;
}

/* A tag by number, the same each time: AAAAAA+, AAAAAB+ ... */
static void
name_font(struct embedding *e, size_t number)
{
	char		 name[NAME_ROOM];
	unsigned	 room = sizeof(name);
	size_t		 at = 7;

	for (int i = 5; i >= 0; i--, number /= 26)
		e->name[i] = (char)('A' + number % 26);
	e->name[6] = '+';
	hb_ot_name_get_utf8(e->face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &room, name);
	for (const char *p = name; *p != '\0'; p++)
		if (is_regular(*p))
			e->name[at++] = *p;
	if (at == 7)
		e->name[at++] = 'F';
	e->name[at] = '\0';
}

static int64_t
per_mille(const struct face *f, int64_t units)
{
	return units * 1000 / (int64_t)f->upem;
}

static int16_t
signed16(const unsigned char *p)
{
	return (int16_t)(p[0] << 8 | p[1]);
}

static void
put_box(struct p_buf *b, const struct face *f)
{
	hb_blob_t	*head;
	const unsigned char *p;
	unsigned	 n;

	head = hb_face_reference_table(f->hb, HB_TAG('h', 'e', 'a', 'd'));
	p = (const unsigned char *)hb_blob_get_data(head, &n);
	p_buf_str(b, "/FontBBox [");
	for (unsigned at = 36; at < 44; at += 2) {
		pdf_int(b, n >= 44 ? per_mille(f, signed16(p + at)) : 0);
		p_buf_str(b, " ");
	}
	p_buf_str(b, "]\n");
	hb_blob_destroy(head);
}

static void
write_descriptor(struct embedding *e)
{
	struct p_buf	 b = { 0 };
	const struct face *f = e->face;
	hb_font_extents_t extents = { 0 };
	hb_position_t	 height = 0;

	hb_font_get_h_extents(f->font, &extents);
	if (!hb_ot_metrics_get_position(f->font, HB_OT_METRICS_TAG_CAP_HEIGHT,
	    &height))
		height = extents.ascender;
	p_buf_str(&b, "/Type /FontDescriptor /FontName /");
	p_buf_str(&b, e->name);
	p_buf_str(&b, "\n/Flags 4 /ItalicAngle ");
	pdf_int(&b, f->file->slanted ? -12 : 0);
	p_buf_str(&b, " /Ascent ");
	pdf_int(&b, per_mille(f, extents.ascender));
	p_buf_str(&b, " /Descent ");
	pdf_int(&b, per_mille(f, extents.descender));
	p_buf_str(&b, " /CapHeight ");
	pdf_int(&b, per_mille(f, height));
	p_buf_str(&b, " /StemV ");
	pdf_int(&b, f->file->weight >= 180 ? 120 : 80);
	p_buf_str(&b, "\n");
	put_box(&b, f);
	p_buf_str(&b, e->cff ? "/FontFile3" : "/FontFile2");
	pdf_ref(&b, e->file);
	haru_body(e->pdf->haru, e->descriptor, &b);
}

static void
write_descendant(struct embedding *e)
{
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "/Type /Font /Subtype /CIDFontType");
	p_buf_str(&b, e->cff ? "0" : "2");
	p_buf_str(&b, "\n/BaseFont /");
	p_buf_str(&b, e->name);
	p_buf_str(&b, "\n/CIDSystemInfo <</Registry (Adobe) "
	    "/Ordering (Identity) /Supplement 0>>\n/FontDescriptor");
	pdf_ref(&b, e->descriptor);
	if (!e->cff) {
		p_buf_str(&b, "/CIDToGIDMap");
		pdf_ref(&b, e->map);
	}
	p_buf_str(&b, "/DW 1000\n/W ");
	font_widths(&b, e->face);
	haru_body(e->pdf->haru, e->descendant, &b);
}

static void
write_type0(struct embedding *e)
{
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "/Type /Font /Subtype /Type0 /Encoding /Identity-H\n"
	    "/BaseFont /");
	p_buf_str(&b, e->name);
	if (e->cff)
		p_buf_str(&b, "-Identity-H");
	p_buf_str(&b, "\n/DescendantFonts [");
	pdf_ref(&b, e->descendant);
	p_buf_str(&b, "]\n/ToUnicode");
	pdf_ref(&b, e->unicode);
	haru_body(e->pdf->haru, e->face->object, &b);
}

static void
write_unicode(struct embedding *e)
{
	struct p_buf	 text = { 0 }, body = { 0 };

	font_to_unicode(&text, fonts_shaper(e->pdf->fonts), e->face);
	if (!p_buf_ok(&text))
		body.failed = true;
	pdf_stream(e->pdf, e->unicode, &body, text.p, text.n);
	p_buf_free(&text);
}

void
pdf_embed_font(struct pdf *pdf, struct face *face, size_t number)
{
	struct embedding e = { .pdf = pdf, .face = face, .cff = face->cff };

	face_sort_codes(face);
	name_font(&e, number);
	e.descendant = haru_object(pdf->haru);
	e.descriptor = haru_object(pdf->haru);
	e.unicode = haru_object(pdf->haru);
	e.file = haru_object(pdf->haru);
	if (!face->cff)
		e.map = haru_object(pdf->haru);
	if (!write_subset(&e))
		write_boxes(&e);
	write_descriptor(&e);
	write_descendant(&e);
	write_unicode(&e);
	write_type0(&e);
}

enum pai_status
pdf_embed_fonts(struct pdf *pdf)
{
	struct face	*face;

	for (size_t i = 0; i < fonts_face_count(pdf->fonts); i++) {
		face = fonts_face(pdf->fonts, i);
		if (face != NULL && face->object != 0)
			pdf_embed_font(pdf, face, i);
	}
	return pdf_status(pdf);
}
