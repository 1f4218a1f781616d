/*
 * Fuzz target: any bytes as one part of a package that is whole otherwise.
 *
 * The first byte says which part: '1' the styles, '2' the lists, '3' the
 * document's relations, '4' the notes; anything else is the beginning of the
 * document itself.  Damage reaches the XML, as no archive's checksum stands
 * in its way.  Whatever it is, the reader ends and the tree keeps its rules.
 */
#include <stdlib.h>

#include "core/host.h"
#include "package.h"
#include "replay.h"

const char *const replay_area = "../parts/table-style/word";

#define	W	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define	TYPE	"http://schemas.openxmlformats.org/officeDocument/2006/" \
		    "relationships/"
#define	RELS	"<Relationships xmlns='http://schemas.openxmlformats.org/" \
		    "package/2006/relationships'>"
#define	REL(id, type, to) "<Relationship Id='" id "' Type='" TYPE type \
		    "' Target='" to "'/>"

enum { PART_DOCUMENT, PART_STYLES, PART_LISTS, PART_RELS, PART_NOTES, PARTS };

static const struct { const char *name, *xml; } parts[PARTS] = {
	{ "word/document.xml", "<w:document xmlns:w='" W "'><w:body>"
	    "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='0'/>"
	    "<w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t>"
	    "<w:footnoteReference w:id='2'/></w:r></w:p>"
	    "<w:tbl><w:tblPr><w:tblStyle w:val='t'/><w:tblLook w:val='04a0'/>"
	    "</w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
	    "</w:body></w:document>" },
	{ "word/styles.xml", "<w:styles xmlns:w='" W "'><w:style "
	    "w:type='paragraph' w:styleId='a'><w:name w:val='heading 1'/>"
	    "</w:style></w:styles>" },
	{ "word/numbering.xml", "<w:numbering xmlns:w='" W "'><w:abstractNum "
	    "w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
	    "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num "
	    "w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
	    "</w:numbering>" },
	{ "word/_rels/document.xml.rels", RELS REL("s", "styles",
	    "styles.xml") REL("n", "numbering", "numbering.xml")
	    REL("f", "footnotes", "footnotes.xml") "</Relationships>" },
	{ "word/footnotes.xml", "<w:footnotes xmlns:w='" W "'><w:footnote "
	    "w:id='2'><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>"
	    "</w:footnotes>" },
};

static void
make_package(struct package *p, const uint8_t *data, size_t size)
{
	unsigned	 which = size > 0 && data[0] > '0' &&
			    data[0] < '0' + PARTS ? (unsigned)(data[0] - '0') : 0;
	size_t		 skip = which > 0;

	package_part(p, "_rels/.rels", RELS REL("d", "officeDocument",
	    "word/document.xml") "</Relationships>");
	for (unsigned i = 0; i < PARTS; i++) {
		struct entry	 e = { .name = parts[i].name };

		if (i != which) {
			package_part(p, parts[i].name, parts[i].xml);
			continue;
		}
		e.data = (const char *)data + skip;
		e.n = size - skip;
		package_add(p, &e);
	}
	package_end(p, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct package	 p = { 0 };

	make_package(&p, data, size);
	replay_read("docx", p.bytes.p, p.bytes.n);
	p_buf_free(&p.bytes);
	p_buf_free(&p.directory);
	return 0;
}
