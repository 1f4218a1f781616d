/*
 * Width of marks: ( ) , : ; ! ? in Chinese text are set full width.
 *
 * OCR engines read "（一）" as "(一)" and "，" as ",".  The neighbours tell:
 *
 *	号),东兴镇	a Han character or wide mark before it: wide
 *	50,三是		a digit before it, but Han behind it: wide
 *	1,000 12:30	digits on both sides: as it is
 *	f(x) a, b	Latin before and behind: as it is
 *
 * Brackets are decided in pairs, so that a pair never ends up half wide.  A
 * neighbour is never one of these marks itself but what stands beyond it, so
 * that no decision hangs on another and a second run finds nothing to do.  A
 * block in which Latin text outweighs Chinese, and every address, is left
 * alone.
 */
#include "kit/utf8.h"
#include "pass/text/prose.h"

/* A block is Chinese where its Latin letters are not this many to a 字. */
#define	LATIN_SHARE	3

static uint32_t
widened(uint32_t cp)
{
	return cp + 0xfee0;	/* ( ) , : ; ! ? all lie in one row */
}

static bool
is_open(uint32_t cp)
{
	return cp == '(' || cp == 0xff08;
}

static bool
is_shut(uint32_t cp)
{
	return cp == ')' || cp == 0xff09;
}

/* One of the marks this pass sets, in either width. */
static bool
is_own(uint32_t cp)
{
	if (cp >= 0xff00 && cp < 0xff5f)
		cp -= 0xfee0;
	return cp == '(' || cp == ')' || cp == ',' || cp == ':' ||
	    cp == ';' || cp == '!' || cp == '?';
}

/*
 * What stands beside a mark, carried along a line of glyphs: own marks and
 * single blanks are passed over, wider gaps are not; 0: the end.
 */
static void
carry(uint32_t cp, uint32_t *seen, unsigned *blanks)
{
	if (p_is_gap(cp)) {
		if (++*blanks > 1)
			*seen = ' ';
		return;
	}
	*blanks = 0;
	if (!is_own(cp))
		*seen = cp;
}

static void
find_neighbours(struct p_prose *p)
{
	uint32_t	 seen = 0;
	unsigned	 blanks = 0;

	for (size_t i = 0; i < p->n; i++) {
		p->g[i].left = seen;
		carry(p->g[i].cp, &seen, &blanks);
	}
	seen = blanks = 0;
	for (size_t i = p->n; i-- > 0; ) {
		p->g[i].right = seen;
		carry(p->g[i].cp, &seen, &blanks);
	}
}

static bool
is_chinese(uint32_t cp)
{
	return p_is_han(cp) || p_is_wide_mark(cp);
}

static bool
is_quote(uint32_t cp)
{
	return cp == 0x201c || cp == 0x201d || cp == 0x2018 || cp == 0x2019;
}

static bool
is_chinese_block(const struct p_prose *p)
{
	size_t	 han = 0, latin = 0;

	for (size_t i = 0; i < p->n; i++) {
		han += p_is_han(p->g[i].cp);
		latin += !p->g[i].fixed && p_is_letter(p->g[i].cp);
	}
	return han > 0 && latin <= han * LATIN_SHARE;
}

static bool
widen(struct p_prose *p, size_t i)
{
	if (p->g[i].fixed || p->g[i].out >= 0x80)
		return false;
	p->g[i].out = widened(p->g[i].out);
	return true;
}

/* A call or a unit, "f(x)" "m(2)", unless what is inside is Chinese. */
static bool
is_latin_call(const struct p_prose *p, size_t open)
{
	return open > 0 && p_is_letter(p->g[open - 1].cp) &&
	    !is_chinese(p->g[open].right);
}

static bool
pair_is_chinese(const struct p_prose *p, size_t open, size_t shut)
{
	if (p->g[open].cp != p->g[shut].cp - 1)
		return true;		/* one of them is wide already */
	if (is_latin_call(p, open))
		return false;
	return is_chinese(p->g[open].left) || is_chinese(p->g[open].right) ||
	    is_chinese(p->g[shut].left) || is_chinese(p->g[shut].right);
}

/* One without a partner follows the text it touches on its inner side. */
static bool
lone_is_chinese(const struct p_prose *p, size_t i)
{
	return p_is_han(is_open(p->g[i].cp) ? p->g[i].right : p->g[i].left);
}

/* link: the bracket open before this one, from 1; 0: none. */
static bool
mark_brackets(struct p_prose *p)
{
	uint32_t	 top = 0;
	bool		 any = false;

	for (size_t i = 0; i < p->n && i < UINT32_MAX; i++) {
		if (is_open(p->g[i].cp)) {
			p->g[i].link = top;
			top = (uint32_t)i + 1;
		} else if (is_shut(p->g[i].cp) && top != 0) {
			size_t	 open = top - 1;

			top = p->g[open].link;
			if (pair_is_chinese(p, open, i)) {
				any = widen(p, open) || any;
				any = widen(p, i) || any;
			}
		} else if (is_shut(p->g[i].cp) && lone_is_chinese(p, i)) {
			any = widen(p, i) || any;
		}
	}
	for (; top != 0; top = p->g[top - 1].link)
		if (lone_is_chinese(p, top - 1))
			any = widen(p, top - 1) || any;
	return any;
}

static bool
is_mark(uint32_t cp)
{
	return cp == ',' || cp == ':' || cp == ';' || cp == '!' || cp == '?';
}

static bool
mark_is_chinese(const struct p_prose *p, size_t i)
{
	uint32_t	 left = p->g[i].left, right = p->g[i].right;

	/* "::" and "://" are no punctuation. */
	if ((i + 1 < p->n && p->g[i + 1].cp == p->g[i].cp) ||
	    (i > 0 && p->g[i - 1].cp == p->g[i].cp) || right == '/')
		return false;
	if (p_is_han(left))
		return true;
	if (p_is_wide_mark(left) || is_quote(left))
		return right == 0 || is_chinese(right) || is_quote(right) ||
		    p_is_digit(right);
	return is_chinese(right) && left > ' ';
}

static bool
mark(struct p_prose *p, const struct pai_change *job)
{
	bool	 any;

	(void)job;
	if (!is_chinese_block(p))
		return false;
	find_neighbours(p);
	any = mark_brackets(p);
	for (size_t i = 0; i < p->n; i++)
		if (is_mark(p->g[i].cp) && mark_is_chinese(p, i))
			any = widen(p, i) || any;
	return any;
}

static enum pai_status
change(const struct pai_change *job)
{
	if (!p_is_extracted(job))
		return PAI_OK;
	return p_prose_each(job, mark, PAI_M_PASS_WIDTH_FOLDED,
	    "narrow marks that touch Chinese text");
}

const struct pai_pass p_pass_width = {
	.size = sizeof(p_pass_width),
	.name = "width",
	.summary = "set marks in Chinese text full width",
	.after = "padding",
	.phase = PAI_P_TEXT,
	.change = change
};
