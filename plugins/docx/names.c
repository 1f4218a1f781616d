/*
 * The names of WordprocessingML and its neighbours as numbers.
 *
 * Every namespace has two addresses: the transitional one that Word writes
 * and the strict one of ISO/IEC 29500-1.
 */
#include "names.h"

#define	OPEN	"http://schemas.openxmlformats.org/"
#define	STRICT	"http://purl.oclc.org/ooxml/"
#define	OFFICE	"http://schemas.microsoft.com/office/"
#define	WORD	OFFICE "word/"

/*
 * A namespace stands here only if the reader can do without the fallbacks of
 * choices that require it: w16se (symEx) and wp14 (places in percent) do not.
 */
static const struct p_xml_space spaces[] = {
	{ "http://www.w3.org/XML/1998/namespace", SPACE_XML },
	{ OPEN "wordprocessingml/2006/main", SPACE_W },
	{ STRICT "wordprocessingml/main", SPACE_W },
	{ OPEN "officeDocument/2006/relationships", SPACE_R },
	{ STRICT "officeDocument/relationships", SPACE_R },
	{ OPEN "package/2006/relationships", SPACE_REL },
	{ OPEN "package/2006/content-types", SPACE_CT },
	{ OPEN "markup-compatibility/2006", SPACE_MC },
	{ OPEN "drawingml/2006/main", SPACE_A },
	{ STRICT "drawingml/main", SPACE_A },
	{ OPEN "drawingml/2006/picture", SPACE_PIC },
	{ STRICT "drawingml/picture", SPACE_PIC },
	{ OPEN "drawingml/2006/wordprocessingDrawing", SPACE_WP },
	{ STRICT "drawingml/wordprocessingDrawing", SPACE_WP },
	{ OPEN "drawingml/2006/chart", SPACE_C },
	{ STRICT "drawingml/chart", SPACE_C },
	{ OPEN "drawingml/2006/diagram", SPACE_DGM },
	{ STRICT "drawingml/diagram", SPACE_DGM },
	{ OPEN "drawingml/2006/lockedCanvas", SPACE_LC },
	{ STRICT "drawingml/lockedCanvas", SPACE_LC },
	{ OPEN "officeDocument/2006/math", SPACE_M },
	{ STRICT "officeDocument/math", SPACE_M },
	{ OPEN "package/2006/metadata/core-properties", SPACE_CP },
	{ OPEN "officeDocument/2006/extended-properties", SPACE_EP },
	{ STRICT "officeDocument/extendedProperties", SPACE_EP },
	{ OPEN "officeDocument/2006/custom-properties", SPACE_CUST },
	{ STRICT "officeDocument/customProperties", SPACE_CUST },
	{ "http://purl.org/dc/elements/1.1/", SPACE_DC },
	{ "http://purl.org/dc/terms/", SPACE_DCTERMS },
	{ "urn:schemas-microsoft-com:vml", SPACE_V },
	{ "urn:schemas-microsoft-com:office:office", SPACE_O },
	{ "urn:schemas-microsoft-com:office:word", SPACE_W10 },
	{ WORD "2010/wordprocessingShape", SPACE_WPS },
	{ WORD "2010/wordprocessingGroup", SPACE_WPG },
	{ WORD "2010/wordprocessingCanvas", SPACE_WPC },
	{ WORD "2010/wordml", SPACE_W14 },
	{ WORD "2012/wordml", SPACE_W14 },
	{ WORD "2016/wordml/cid", SPACE_W14 },
	{ WORD "2018/wordml", SPACE_W14 },
	{ WORD "2018/wordml/cex", SPACE_W14 },
	{ WORD "2020/wordml/sdtdatahash", SPACE_W14 },
	{ WORD "2023/wordml/word16du", SPACE_W14 },
	{ OFFICE "drawing/2010/main", SPACE_W14 },
	{ OFFICE "drawing/2014/main", SPACE_W14 },
	{ OFFICE "drawing/2016/SVG/main", SPACE_ASVG },
	{ OFFICE "drawing/2017/decorative", SPACE_ADEC },
};

static const struct p_xml_name names[] = {
#define	NAME(space, local)	{ #local, SPACE_##space, space##_##local },
#include "names.def"
#undef NAME
};

const struct p_xml_words docx_words = {
	spaces, sizeof(spaces) / sizeof(spaces[0]),
	names, sizeof(names) / sizeof(names[0])
};

static const char *const spelled[] = {
	[NAME_UNKNOWN] = "an unknown element",
#define	NAME(space, local)	[space##_##local] = #space ":" #local,
#include "names.def"
#undef NAME
};

const char *
docx_name(unsigned token)
{
	return token < NAME_MAX_TOKEN ? spelled[token] : spelled[0];
}
