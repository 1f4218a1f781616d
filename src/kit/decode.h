/*
 * Bytes of a text file to UTF-8, whatever they were.
 */
#ifndef P_KIT_DECODE_H
#define P_KIT_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include <paiban/base.h>

enum p_utf16 {
	P_UTF16_NONE,
	P_UTF16_LE,
	P_UTF16_BE
};

/*
 * Is this UTF-16 without a byte order mark, or the start of it, and in which
 * order?  Line ends, blanks and digits show as NULs at every other byte, and
 * in the right order hardly a unit is no character of a document.  Text
 * without any NUL is never taken for it.
 */
enum p_utf16 p_utf16_order(const void *, size_t n);

struct p_decoded {
	const char	*text;		/* valid UTF-8 without U+0000 or BOM */
	size_t		 n;
	char		*own;		/* NULL: text is the caller's bytes */
	size_t		 skipped;	/* bytes of the byte order mark; add it
					 * to an offset in text to have one in
					 * the file where nothing was recoded */
	const char	*encoding;	/* "UTF-8", "GB18030", ... */
	bool		 guessed;	/* neither plain UTF-8 nor marked */
	size_t		 damage;	/* U+FFFD put for what is no character */
	bool		 binary;	/* a tenth of it is damage or control
					 * characters, and some is damage */
};

/*
 * A byte order mark decides; else what p_utf16_order() takes for UTF-16; else
 * valid UTF-8 is UTF-8; else whichever of UTF-8 and GB18030 leaves less
 * damage.  What is no character becomes one U+FFFD for each maximal subpart,
 * as the WHATWG decoder does, and NUL becomes U+FFFD.  Line ends are left as
 * they came.  False: out of memory.
 */
bool	p_decode(const void *, size_t n, struct p_decoded *);
/*
 * The same where the document tells its encoding ("gb2312", in any case).  A
 * byte order mark, and text that is UTF-8 beyond any accident, know better;
 * a name that we do not know is passed over.
 */
bool	p_decode_as(const void *, size_t n, const char *encoding,
	    struct p_decoded *);
void	p_decode_free(struct p_decoded *);

/*
 * Line ends: CRLF and CR become LF, form feeds stay.  False: out of memory.
 * Offsets into the text are no longer offsets into the file afterwards.
 */
bool	p_decode_lines(struct p_decoded *);

struct pai_read;
/* Says what decoding found; PAI_E_FORMAT where the input is no text. */
enum pai_status	p_decode_report(const struct pai_read *,
		    const struct p_decoded *);
/*
 * Radicals become the characters they look like (kit/radical.h), and that is
 * said.  Offsets into the text still hold.
 */
enum pai_status	p_decode_radicals(const struct pai_read *, struct p_decoded *);

#endif
