/*
 * Text in the character sets that fonts of Windows declare ([MS-WMF]
 * 2.1.1.5), one character at a time, since each has a place of its own.
 */
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"
#include "meta.h"

enum { CHARSET_DEFAULT = 1 };

static const struct {
	unsigned	 charset;
	bool		 wide;		/* two bytes from 0x80 on */
	const char	*encoding;
} known[] = {
	{ 0, false, "CP1252" }, { 1, true, "GB18030" },
	{ 77, false, "MACINTOSH" }, { 128, true, "CP932" },
	{ 129, true, "CP949" }, { 134, true, "GB18030" },
	{ 136, true, "CP950" }, { 161, false, "CP1253" },
	{ 162, false, "CP1254" }, { 163, false, "CP1258" },
	{ 177, false, "CP1255" }, { 178, false, "CP1256" },
	{ 186, false, "CP1257" }, { 204, false, "CP1251" },
	{ 222, false, "CP874" }, { 238, false, "CP1250" },
};

#define	KNOWN	(sizeof(known) / sizeof(known[0]))

/* Opened when first needed. */
struct charsets {
	iconv_t	 from[KNOWN];
	bool	 tried[KNOWN];
};

static iconv_t
open_charset(struct player *p, size_t i)
{
	const iconv_t	 none = (iconv_t)-1;

	if (p->charsets == NULL && (p->charsets = calloc(1,
	    sizeof(*p->charsets))) == NULL)
		return none;
	if (!p->charsets->tried[i])
		p->charsets->from[i] = iconv_open("UTF-8",
		    known[i].encoding);
	p->charsets->tried[i] = true;
	return p->charsets->from[i];
}

void
meta_charsets_free(struct player *p)
{
	for (size_t i = 0; p->charsets != NULL && i < KNOWN; i++)
		if (p->charsets->tried[i] &&
		    p->charsets->from[i] != (iconv_t)-1)
			(void)iconv_close(p->charsets->from[i]);
	free(p->charsets);
}

/* n bytes as one character; 0: they are none. */
static uint32_t
convert(iconv_t from, const unsigned char *bytes, size_t n)
{
	char		 in[4], out[8], *ip = in, *op = out;
	size_t		 left = n, room = sizeof(out);
	uint32_t	 cp = 0;

	memcpy(in, bytes, n);
	(void)iconv(from, NULL, NULL, NULL, NULL);
	if (from == (iconv_t)-1 || iconv(from, &ip, &left, &op, &room) ==
	    (size_t)-1 || op == out)
		return 0;
	if (p_utf8_next(out, (size_t)(op - out), &cp) != (size_t)(op - out))
		return 0;
	return cp;
}

/*
 * The default is whatever the author's system had: in GB 18030 where that is
 * a character, since that is what our documents are written on, else in
 * western letters.
 */
size_t
meta_char(struct player *p, unsigned charset, const unsigned char *s,
    size_t n, uint32_t *cp)
{
	size_t	 i = 0;

	*cp = s[0];
	if (s[0] < 0x80)
		return 1;
	while (i < KNOWN && known[i].charset != charset)
		i++;
	i = i < KNOWN ? i : 0;
	if (known[i].wide && n >= 2 && (*cp = convert(open_charset(p, i), s,
	    2)) != 0)
		return 2;
	if (charset == CHARSET_DEFAULT)
		i = 0;
	*cp = convert(open_charset(p, i), s, 1);
	return 1;
}

/* A name that starts with @ is of a font turned for upright lines. */
void
meta_face(struct player *p, struct font *f, const unsigned char *s, size_t n)
{
	size_t		 len = 0, i = n > 0 && s[0] == '@' ? 1 : 0;
	unsigned	 charset = f->charset;
	uint32_t	 cp;

	/* Chinese names of western fonts are in the system's set, too. */
	if (charset == 0 || charset == 2)
		charset = CHARSET_DEFAULT;
	while (i < n && s[i] != 0 && len + 5 < sizeof(f->face)) {
		i += meta_char(p, charset, s + i, n - i, &cp);
		if (cp >= 0x20)
			len += p_utf8_put(f->face + len, cp);
	}
	f->face[len] = '\0';
}
