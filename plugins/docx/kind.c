/*
 * What a file is that is no package.
 *
 * Files are renamed, mailed and exported by people who cannot know what is
 * in them: "not a zip archive" helps nobody who holds a .doc named .docx.  So
 * what is met in offices is recognised and named, with what to do about it.
 */
#include "kind.h"

#include <string.h>

#define	COMPOUND	"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define	ENTRY_SIZE	128u	/* of a compound file's directory */
#define	HEAD		1024u	/* where text shows what it is */

bool
kind_is_compound(const unsigned char *p, size_t n)
{
	return n >= 8 && memcmp(p, COMPOUND, 8) == 0;
}

/*
 * Does a compound file hold a stream of that name?  Entries of its directory
 * are 128 bytes, on such a boundary, and begin with the name in UTF-16
 * (MS-CFB 2.6.1); following the chain of sectors would only find fewer.
 */
static bool
has_stream(const unsigned char *p, size_t n, const char *name)
{
	size_t	 len = strlen(name) + 1, k;

	for (size_t at = 512; at + ENTRY_SIZE <= n; at += ENTRY_SIZE) {
		for (k = 0; k < len; k++)
			if (p[at + 2 * k] != (unsigned char)name[k] ||
			    p[at + 2 * k + 1] != 0)
				break;
		if (k == len)
			return true;
	}
	return false;
}

bool
kind_is_encrypted(const unsigned char *p, size_t n)
{
	return kind_is_compound(p, n) && has_stream(p, n, "EncryptedPackage");
}

static const char *
kind_of_compound(const unsigned char *p, size_t n)
{
	if (has_stream(p, n, "WordDocument"))
		return "it is a document of Word 97 to 2003 (doc); "
		    "save it as docx first";
	if (has_stream(p, n, "Workbook") || has_stream(p, n, "Book"))
		return "it is a workbook of Excel 97 to 2003 (xls)";
	if (has_stream(p, n, "PowerPoint Document"))
		return "it is a presentation of PowerPoint 97 to 2003 (ppt)";
	return "it is a file of an older Office (doc, wps, xls, msg); "
	    "save it as docx first";
}

static bool
begins(const unsigned char *p, size_t n, const char *with)
{
	size_t	 len = strlen(with);

	return n >= len && memcmp(p, with, len) == 0;
}

/* Anywhere in the first bytes, letters of either case alike. */
static bool
shows(const unsigned char *p, size_t n, const char *what)
{
	size_t	 len = strlen(what), k;

	n = n < HEAD ? n : HEAD;
	for (size_t i = 0; i + len <= n; i++) {
		for (k = 0; k < len; k++)
			if (p[i + k] != (unsigned char)what[k] &&
			    (p[i + k] | 0x20) != (unsigned char)what[k])
				break;
		if (k == len)
			return true;
	}
	return false;
}

/* Past a byte order mark and blanks. */
static const unsigned char *
text_start(const unsigned char *p, size_t *n)
{
	size_t	 skip = begins(p, *n, "\xef\xbb\xbf") ? 3 : 0;

	while (skip < *n && (p[skip] == ' ' || p[skip] == '\t' ||
	    p[skip] == '\r' || p[skip] == '\n'))
		skip++;
	*n -= skip;
	return p + skip;
}

static const char *
kind_of_xml(const unsigned char *p, size_t n)
{
	if (shows(p, n, "<pkg:package"))
		return "it is a Word document as one XML file; "
		    "save it as docx first";
	if (shows(p, n, "office/word/2003/wordml"))
		return "it is a document of Word 2003 as XML; "
		    "save it as docx first";
	if (shows(p, n, "<html") || shows(p, n, "<!doctype html"))
		return "it is a web page (HTML)";
	return begins(p, n, "<?xml") ? "it is XML, but no package" : NULL;
}

const char *
kind_of_bytes(const unsigned char *p, size_t n)
{
	if (n == 0)
		return "it is empty";
	if (kind_is_compound(p, n))
		return kind_of_compound(p, n);
	p = text_start(p, &n);
	if (begins(p, n, "{\\rtf"))
		return "it is rich text (RTF); save it as docx first";
	if (begins(p, n, "%PDF-"))
		return "it is a PDF";
	if (begins(p, n, "<"))
		return kind_of_xml(p, n);
	if (shows(p, n, "mime-version:"))
		return "it is a web page in one file (MHT); "
		    "save it as docx first";
	if (begins(p, n, "Rar!") || begins(p, n, "7z\xbc\xaf"))
		return "it is an archive of another kind (RAR, 7z)";
	if (begins(p, n, "\x89PNG") || begins(p, n, "\xff\xd8\xff"))
		return "it is a picture";
	return NULL;
}

bool
kind_is_word_text(const unsigned char *p, size_t n)
{
	p = text_start(p, &n);
	return begins(p, n, "{\\rtf") || (begins(p, n, "<?xml") &&
	    (shows(p, n, "progid=\"word.document\"") ||
	    shows(p, n, "<pkg:package") ||
	    shows(p, n, "office/word/2003/wordml")));
}

const char *
kind_of_root(const char *qname)
{
	static const struct { const char *root, *kind; } kinds[] = {
		{ "workbook", "it is a workbook (xlsx)" },
		{ "presentation", "it is a presentation (pptx)" },
		{ "VisioDocument", "it is a drawing (vsdx)" },
		{ "themeManager", "it is a theme (thmx)" },
	};
	const char	*colon = strchr(qname, ':');

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(colon != NULL ? colon + 1 : qname,
		    kinds[i].root) == 0)
			return kinds[i].kind;
	return NULL;
}
