/*
 * Page marks, read as a small grammar over the characters that are no blanks:
 *
 *	mark    = rim pages rim		— 3 —, ~3~, -- 3 of 10 --
 *	        | line? words line?	第3页, === Page 3 ===, 【第3页】
 *	        | [address] number / number
 *	        | { number } line	as marker parts the pages
 *	        | number | number / number
 *	words   = 第 number 页 total? | 共 number 页 ，? 第 number 页
 *	        | page |? number ((of | /) number)?
 *	total   = [/ ， ,] 共 number 页
 *	pages   = number (of number)?
 *	rim     = one to three dashes, or tildes, or dots
 *	line    = dashes or = in a row, or a bracket
 */
#include "kit/mark.h"

#include <string.h>

#include "kit/utf8.h"

#define	NUMBER_DIGITS	4	/* of a page's number */
#define	DASHES_MOST	3
#define	BYTES_MOST	600	/* an address may be long */
#define	LINE_LEAST	8	/* dashes behind marker's number */

/* What is left to read; cp is the character at hand, 0 at the end. */
struct reading {
	const char	*p;
	size_t		 n, at;
	uint32_t	 cp;
};

static void
go_on(struct reading *r)
{
	do {
		if (r->at >= r->n) {
			r->cp = 0;
			return;
		}
		r->at += p_utf8_next(r->p + r->at, r->n - r->at, &r->cp);
	} while (p_is_space(r->cp));
}

static struct reading
begin(const char *p, size_t n)
{
	struct reading	 r = { p, n, 0, 0 };

	go_on(&r);
	return r;
}

/* What extractors and OCR engines make of a dash; 一 is one of them. */
static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2014 || cp == 0x2013 || cp == 0x2015 ||
	    cp == 0xff0d || cp == 0x2500 || cp == 0x2212 || cp == 0x4e00;
}

static bool
pass_dashes(struct reading *r)
{
	unsigned	 n = 0;

	for (; is_dash(r->cp) && n < DASHES_MOST; n++)
		go_on(r);
	return n > 0;
}

/* ~ ～ · • */
static bool
is_rim(uint32_t cp)
{
	return cp == '~' || cp == 0xff5e || cp == 0xb7 || cp == 0x2022;
}

static bool
pass_rim(struct reading *r)
{
	if (!is_rim(r->cp))
		return pass_dashes(r);
	go_on(r);
	return true;
}

/* Dashes or = in a row; how many. */
static size_t
pass_line(struct reading *r)
{
	size_t	 n = 0;

	for (; is_dash(r->cp) || r->cp == '='; n++)
		go_on(r);
	return n;
}

static bool
pass_number(struct reading *r)
{
	unsigned	 n = 0;

	for (; (r->cp >= '0' && r->cp <= '9') ||
	    (r->cp >= 0xff10 && r->cp <= 0xff19); n++)
		go_on(r);
	return n > 0 && n <= NUMBER_DIGITS;
}

static bool
pass_char(struct reading *r, uint32_t cp)
{
	if (r->cp != cp)
		return false;
	go_on(r);
	return true;
}

/* Latin letters in any case; word is written small. */
static bool
pass_word(struct reading *r, const char *word)
{
	for (; *word != '\0'; word++)
		if ((r->cp | 0x20) == (unsigned char)*word)
			go_on(r);
		else
			return false;
	return true;
}

/* — 3 —, -- 3 of 10 -- */
static bool
is_rimmed(struct reading r)
{
	if (!pass_rim(&r) || !pass_number(&r))
		return false;
	if ((r.cp | 0x20) == 'o' && (!pass_word(&r, "of") || !pass_number(&r)))
		return false;
	return pass_rim(&r) && r.cp == 0;
}

/* 第3页 or 共10页 */
static bool
pass_chinese(struct reading *r, uint32_t word)
{
	return pass_char(r, word) && pass_number(r) && pass_char(r, 0x9875);
}

/* 第3页, 第3页 共10页, 第3页/共10页, 共10页 第3页 */
static bool
pass_chinese_pages(struct reading *r)
{
	uint32_t	 word = r->cp == 0x5171 ? 0x5171 : 0x7b2c;
	uint32_t	 other = word == 0x5171 ? 0x7b2c : 0x5171;

	if (!pass_chinese(r, word))
		return false;
	if (r->cp == '/' || r->cp == 0xff0c || r->cp == ',')
		go_on(r);
	else if (r->cp != other)
		return word == 0x7b2c;
	return pass_chinese(r, other);
}

/* Page 3, Page 3 of 10, Page | 3 */
static bool
pass_english_pages(struct reading *r)
{
	if (!pass_word(r, "page"))
		return false;
	pass_char(r, '|');
	if (!pass_number(r))
		return false;
	if (r->cp == '/')
		return pass_char(r, '/') && pass_number(r);
	return (r->cp | 0x20) != 'o' || (pass_word(r, "of") && pass_number(r));
}

/* What closes that bracket; 0: it is none. */
static uint32_t
closing(uint32_t cp)
{
	return cp == '[' ? ']' : cp == '(' ? ')' : cp == 0x3010 ? 0x3011 :
	    cp == 0xff08 ? 0xff09 : cp == '<' ? '>' : 0;
}

static bool
is_worded(struct reading r)
{
	uint32_t	 close = closing(r.cp);

	if (close != 0)
		go_on(&r);
	else
		pass_line(&r);
	if (r.cp == 0x7b2c || r.cp == 0x5171 ? !pass_chinese_pages(&r) :
	    !pass_english_pages(&r))
		return false;
	if (close != 0)
		return pass_char(&r, close) && r.cp == 0;
	pass_line(&r);
	return r.cp == 0;
}

/* {3}------------------------------------------------ */
static bool
is_markers(struct reading r)
{
	return pass_char(&r, '{') && pass_number(&r) && pass_char(&r, '}') &&
	    pass_line(&r) >= LINE_LEAST && r.cp == 0;
}

/* 3, 3/10 */
static bool
is_bare(struct reading r)
{
	if (!pass_number(&r))
		return false;
	return r.cp == 0 || (pass_char(&r, '/') && pass_number(&r) &&
	    r.cp == 0);
}

/* Where an address that a text begins with ends; 0: it begins with none. */
static size_t
address_end(const char *p, size_t n)
{
	static const char *const schemes[] = { "http://", "https://",
	    "file://", "\xef\xac\x81le://" };	/* with a ligature: fi */
	size_t		 at = 0, k;

	while (at < n && (p[at] == ' ' || p[at] == '\t'))
		at++;
	for (k = 0; k < sizeof(schemes) / sizeof(*schemes); k++)
		if (n - at > strlen(schemes[k]) && memcmp(p + at, schemes[k],
		    strlen(schemes[k])) == 0)
			break;
	if (k == sizeof(schemes) / sizeof(*schemes))
		return 0;
	while (at < n && p[at] != ' ')
		at++;
	return at;
}

/* https://www.example.cn/report.html   3/10 */
static bool
is_browsers(const char *p, size_t n)
{
	const size_t	 end = address_end(p, n);
	struct reading	 r;

	if (end == 0)
		return false;
	r = begin(p + end, n - end);
	return pass_number(&r) && pass_char(&r, '/') && pass_number(&r) &&
	    r.cp == 0;
}

bool
p_is_address(const char *p, size_t n)
{
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	return n > 0 && n <= BYTES_MOST && address_end(p, n) == n;
}

enum p_page_mark
p_page_mark(const char *p, size_t n)
{
	struct reading	 r;

	if (n > BYTES_MOST)
		return P_PAGE_NONE;
	r = begin(p, n);
	if (is_rimmed(r) || is_worded(r) || is_markers(r) || is_browsers(p, n))
		return P_PAGE_SURE;
	return is_bare(r) ? P_PAGE_BARE : P_PAGE_NONE;
}

size_t
p_pipe_rule(const char *p, size_t n)
{
	size_t	 bars = 0, dashes = 0;

	for (size_t i = 0; i < n; i++)
		if (p[i] == '|')
			bars++;
		else if (p[i] == '-')
			dashes++;
		else if (p[i] != ':' && p[i] != ' ')
			return 0;
	return bars > 0 ? dashes : 0;
}

bool
p_is_fence(const char *p, size_t n)
{
	return n >= 3 && (memcmp(p, "```", 3) == 0 || memcmp(p, "~~~", 3) == 0);
}

bool
p_ends_clause(const char *p, size_t n)
{
	uint32_t	 cp = 0;

	p_utf8_prev(p, n, &cp);
	return cp == 0x3002 || cp == 0xff0c || cp == 0xff1b;
}
