/*
 * Metadata (XMP, ISO 16684-1): what the Info dictionary says, again in XML,
 * and what the file claims to be.
 *
 * It claims PDF/A-2 (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, clause
 * 5) only as far as nothing in it speaks against (enum pdf_doubt):
 *
 *	level A		tagged, and its text is Unicode throughout
 *	level U		not tagged
 *	level B		some glyph stands for no text
 *	no claim	.notdef is shown, or colours are not those of a screen
 */
#include <string.h>

#include "kit/utf8.h"
#include "pdf.h"

/* XML 1.0, 2.2: what may not stand in a document at all is left out. */
static bool
is_xml(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || (cp >= 0x20 && cp != 0xfffe &&
	    cp != 0xffff);
}

static void
put_text(struct p_buf *b, struct pai_str s)
{
	uint32_t	 cp;

	for (size_t i = 0; i < s.n;) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (cp == '<')
			p_buf_str(b, "&lt;");
		else if (cp == '>')
			p_buf_str(b, "&gt;");
		else if (cp == '&')
			p_buf_str(b, "&amp;");
		else if (is_xml(cp))
			p_buf_char(b, cp);
	}
}

/* "<before>value<after>", or nothing. */
static void
put_value(struct p_buf *b, const char *before, struct pai_str value,
    const char *after)
{
	if (value.n == 0)
		return;
	p_buf_str(b, before);
	put_text(b, value);
	p_buf_str(b, after);
}

static struct pai_str
words(const char *s)
{
	return (struct pai_str){ s, strlen(s) };
}

static void
put_facts(const struct pdf *pdf, struct p_buf *b)
{
	char		 date[32];

	p_buf_str(b, "<dc:format>application/pdf</dc:format>\n");
	put_value(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    pdf->title, "</rdf:li></rdf:Alt></dc:title>\n");
	put_value(b, "<dc:creator><rdf:Seq><rdf:li>",
	    pdf_meta(pdf, "author"), "</rdf:li></rdf:Seq></dc:creator>\n");
	put_value(b, "<dc:description><rdf:Alt>"
	    "<rdf:li xml:lang=\"x-default\">", pdf_meta(pdf, "subject"),
	    "</rdf:li></rdf:Alt></dc:description>\n");
	put_value(b, "<dc:language><rdf:Bag><rdf:li>",
	    words(pdf_language(pdf)),
	    "</rdf:li></rdf:Bag></dc:language>\n");
	put_value(b, "<pdf:Keywords>", pdf_meta(pdf, "keywords"),
	    "</pdf:Keywords>\n");
	put_value(b, "<pdf:Producer>", words(PDF_PRODUCER),
	    "</pdf:Producer>\n");
	put_value(b, "<xmp:CreatorTool>", words(PDF_CREATOR),
	    "</xmp:CreatorTool>\n");
	if (!pdf_date(date, sizeof(date), "%Y-%m-%dT%H:%M:%SZ"))
		return;
	put_value(b, "<xmp:CreateDate>", words(date), "</xmp:CreateDate>\n");
	put_value(b, "<xmp:ModifyDate>", words(date), "</xmp:ModifyDate>\n");
	put_value(b, "<xmp:MetadataDate>", words(date),
	    "</xmp:MetadataDate>\n");
}

/* NULL: none. */
static const char *
level(const struct pdf *pdf, bool tagged)
{
	if (pdf->doubts & (PDF_DOUBT_GLYPH | PDF_DOUBT_COLOUR))
		return NULL;
	if (pdf->doubts & PDF_DOUBT_TEXT)
		return "B";
	return tagged ? "A" : "U";
}

/* PDF/A wants each property described that it does not know itself. */
static const char ua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void
put_claims(const struct pdf *pdf, bool tagged, struct p_buf *b)
{
	const char	*letter = level(pdf, tagged);

	if (letter != NULL) {
		p_buf_str(b, "<pdfaid:part>2</pdfaid:part>\n");
		put_value(b, "<pdfaid:conformance>", words(letter),
		    "</pdfaid:conformance>\n");
	}
	if (!tagged || pdf->title.n == 0 ||
	    (pdf->doubts & (PDF_DOUBT_GLYPH | PDF_DOUBT_TEXT)) != 0)
		return;
	p_buf_str(b, "<pdfuaid:part>1</pdfuaid:part>\n");
	p_buf_str(b, ua_schema);
}

/* The packet's id is the one of ISO 16684-1, 7.3.2: every packet has it. */
static const char head[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
static const char tail[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
    "<?xpacket end=\"w\"?>\n";

uint32_t
pdf_metadata(struct pdf *pdf, bool tagged)
{
	uint32_t	 object = haru_object(pdf->haru);
	struct p_buf	 xml = { 0 }, b = { 0 };

	p_buf_str(&xml, head);
	put_facts(pdf, &xml);
	put_claims(pdf, tagged, &xml);
	p_buf_str(&xml, tail);
	p_buf_str(&b, "/Type /Metadata /Subtype /XML\n");
	if (p_buf_ok(&xml))
		haru_hash(pdf->haru, xml.p, xml.n);
	else
		b.failed = true;
	/* Not packed: tools that know no PDF look for it in the bytes. */
	haru_body(pdf->haru, object, &b);
	if (p_buf_ok(&xml))
		haru_stream(pdf->haru, object, xml.p, xml.n);
	p_buf_free(&xml);
	return object;
}
