/*
 * The names of WordprocessingML and its neighbours as numbers: the element
 * or attribute w:val is W_val, an attribute without prefix is N_type.
 */
#ifndef DOCX_NAMES_H
#define DOCX_NAMES_H

#include "kit/xml.h"

enum space {
	SPACE_N,	/* none: an attribute without prefix */
	SPACE_A,	/* drawingml/main */
	SPACE_ADEC,	/* what is decorative */
	SPACE_ASVG,	/* pictures in SVG */
	SPACE_C,	/* drawingml/chart */
	SPACE_CP,	/* core properties */
	SPACE_CUST,	/* properties of the user's own */
	SPACE_CT,	/* package/content-types */
	SPACE_DC,	/* Dublin Core */
	SPACE_DCTERMS,
	SPACE_DGM,	/* drawingml/diagram */
	SPACE_EP,	/* extended properties */
	SPACE_LC,	/* drawingml/lockedCanvas */
	SPACE_M,	/* officeDocument/math */
	SPACE_MC,	/* markup compatibility */
	SPACE_O,	/* VML for Office */
	SPACE_PIC,	/* drawingml/picture */
	SPACE_R,	/* officeDocument/relationships */
	SPACE_REL,	/* package/relationships */
	SPACE_V,	/* VML */
	SPACE_W,	/* wordprocessingml/main */
	SPACE_W10,	/* VML for Word */
	SPACE_W14,	/* extensions whose new elements may be passed over */
	SPACE_WP,	/* drawingml/wordprocessingDrawing */
	SPACE_WPC,	/* Word's canvas, group and shape */
	SPACE_WPG,
	SPACE_WPS,
	SPACE_XML,	/* xml:space */
	SPACE_MAX
};

enum name {
	NAME_UNKNOWN,
#define	NAME(space, local)	space##_##local,
#include "names.def"
#undef NAME
	NAME_MAX_TOKEN
};

extern const struct p_xml_words docx_words;

/* "w:tbl", for messages. */
const char	*docx_name(unsigned token);

#endif
