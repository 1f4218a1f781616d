/*
 * Fuzz target: any bytes as a font.  It is refused, or characters are
 * measured, shaped and shown with it, and it is embedded: its outlines or,
 * where they cannot be read, boxes.
 */
#include <hb.h>

#include "font_find.h"
#include "layout/layout.h"
#include "pdf_stub.h"
#include "font_face.h"
#include "replay.h"
#include "shape.h"

const struct replay replays[] = {
	{ .name = "font", .seeds = "tests/fonts/*.[to]tf" },
	{ .name = NULL }
};

/* Letters the seeds have, marks with glyphs for 竖排, and what is shaped. */
static const uint32_t shown[] = { 'A', 'B', 'C', 'D', 'E', 'F', ' ', 0x4e00,
    0xff08, 0x2014, 0x628, 0x64e, 0x20000, 0x10ffff };

#define	SHOWN	(sizeof(shown) / sizeof(shown[0]))

static void
show(struct shaper *shaper, struct face *face)
{
	const struct p_stretch text = { shown + 1, SHOWN - 2, 1, 1 };
	struct p_glyph	 out[4 * SHOWN];
	size_t		 n;
	bool		 exact, joint[SHOWN];

	for (size_t i = 0; i < SHOWN; i++) {
		(void)face_measure(face, shown[i]);
		(void)face_code(face, face_glyph(face, shown[i]), shown[i],
		    &exact);
		(void)face_code(face, face_vertical(face, shown[i]), shown[i],
		    &exact);
		(void)face_code(face, face_full_width(face, shown[i]), 'x',
		    &exact);
	}
	shape_joints(shaper, face, &text, joint);
	n = shape_run(shaper, face, &text, out, 4 * SHOWN);
	for (size_t i = 0; i < n; i++)
		(void)face_code(face, out[i].gid - 1, out[i].cp, &exact);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct font_file file = { .path = "fuzz",
	    .family = "Fuzz", .weight = 80 };
	struct pdf_stub	 stub;
	struct shaper	 shaper;
	struct face	*face;
	hb_blob_t	*blob = hb_blob_create((const char *)data,
			    (unsigned)size, HB_MEMORY_MODE_READONLY, NULL,
			    NULL);

	face = face_from(&file, blob);
	hb_blob_destroy(blob);
	if (face == NULL)
		return 0;
	shape_begin(&shaper);
	if (pdf_stub_begin(&stub)) {
		show(&shaper, face);
		face->object = haru_object(stub.pdf.haru);
		pdf_embed_font(&stub.pdf, face, 0);
	}
	pdf_stub_end(&stub);
	shape_end(&shaper);
	face_free(face);
	return 0;
}
