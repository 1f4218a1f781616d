/*
 * The parts of an embedded font that are text: widths and ToUnicode.
 */
#include "font_embed.h"

#include "shape.h"
#include "syntax.h"

#define	DEFAULT_WIDTH	1000
#define	BLOCK		100	/* entries of a bfchar block, at most */

static bool
is_odd(const struct face *f, uint32_t code)
{
	return f->code[code].used && f->code[code].width != DEFAULT_WIDTH;
}

void
font_widths(struct p_buf *b, const struct face *f)
{
	uint32_t	 c = 0;

	p_buf_str(b, "[");
	while (c < f->code_n) {
		if (!is_odd(f, c)) {
			c++;
			continue;
		}
		pdf_int(b, c);
		p_buf_str(b, "[");
		for (; c < f->code_n && is_odd(f, c); c++) {
			pdf_int(b, f->code[c].width);
			p_buf_str(b, " ");
		}
		p_buf_str(b, "]\n");
	}
	p_buf_str(b, "]");
}

static const char head[] =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";
static const char tail[] =
    "endcmap\n"
    "CMapName currentdict /CMap defineresource pop\n"
    "end\n"
    "end\n";

static bool
has_text(const struct face *f, uint32_t code)
{
	return f->code[code].used && f->code[code].cp != 0;
}

static void
put_entry(struct p_buf *b, const struct shaper *shaper, const struct face *f,
    uint32_t code)
{
	uint32_t	 cp[16];
	size_t		 n;

	n = shape_characters(shaper, f->code[code].cp, cp, 16);
	p_buf_str(b, "<");
	pdf_hex16(b, code);
	p_buf_str(b, "> <");
	pdf_utf16(b, cp, n);
	p_buf_str(b, ">\n");
}

void
font_to_unicode(struct p_buf *b, const struct shaper *shaper,
    const struct face *f)
{
	uint32_t	 left = 0, in_block = 0;

	for (uint32_t c = 0; c < f->code_n; c++)
		left += has_text(f, c);
	p_buf_str(b, head);
	for (uint32_t c = 0; c < f->code_n; c++) {
		if (!has_text(f, c))
			continue;
		if (in_block == 0) {
			in_block = left < BLOCK ? left : BLOCK;
			left -= in_block;
			pdf_int(b, in_block);
			p_buf_str(b, " beginbfchar\n");
		}
		put_entry(b, shaper, f, c);
		if (--in_block == 0)
			p_buf_str(b, "endbfchar\n");
	}
	p_buf_str(b, tail);
}
