/*
 * As much of CFF as embedding needs: the top dictionary, for whether glyphs
 * have CIDs (ROS, first operator), and the charset, for which.
 *
 *	header | name INDEX | top dict INDEX | ... charset, at an offset
 *
 * Every read is checked: a cursor that has run past the end stays failed.
 */
#include "cff.h"

#define	OP_CHARSET	15
#define	OP_ROS		(12 << 8 | 30)

struct cursor {
	const unsigned char *p;
	size_t		 n, at;
	bool		 failed;
};

static uint32_t
take(struct cursor *c, unsigned bytes)
{
	uint32_t	 v = 0;

	if (c->failed || c->n - c->at < bytes) {
		c->failed = true;
		return 0;
	}
	while (bytes-- > 0)
		v = v << 8 | c->p[c->at++];
	return v;
}

static void
jump(struct cursor *c, size_t to)
{
	if (to > c->n)
		c->failed = true;
	else
		c->at = to;
}

/* Passes an INDEX; first and end are where its first element stands. */
static void
pass_index(struct cursor *c, size_t *first, size_t *end)
{
	uint32_t	 count = take(c, 2), size, one, two, last;
	size_t		 data, offsets;

	*first = *end = c->at;
	if (count == 0)
		return;
	size = take(c, 1);
	if (size < 1 || size > 4) {
		c->failed = true;
		return;
	}
	offsets = c->at;
	one = take(c, size);
	two = take(c, size);
	jump(c, offsets + (size_t)count * size);
	last = take(c, size);
	data = c->at - 1;	/* offsets count from 1 */
	if (one < 1 || two < one || last < two)
		c->failed = true;
	*first = data + one;
	*end = data + two;
	jump(c, data + last);
}

/* An operand of a dictionary that begins with byte b. */
static int32_t
take_operand(struct cursor *c, unsigned b)
{
	unsigned	 nibbles;

	if (b >= 32 && b <= 246)
		return (int32_t)b - 139;
	if (b >= 247 && b <= 250)
		return (int32_t)((b - 247) * 256 + take(c, 1) + 108);
	if (b >= 251 && b <= 254)
		return -(int32_t)((b - 251) * 256 + take(c, 1) + 108);
	if (b == 28)
		return (int16_t)take(c, 2);
	if (b == 29)
		return (int32_t)take(c, 4);
	if (b == 30)		/* a real number, ended by a nibble of 15 */
		do
			nibbles = take(c, 1);
		while (!c->failed && (nibbles & 15) != 15);
	else
		c->failed = true;
	return 0;
}

static void
read_top(struct cursor *c, size_t end, bool *has_cids, size_t *charset)
{
	int32_t		 operand = 0;
	unsigned	 b;

	*has_cids = false;
	*charset = 0;
	while (!c->failed && c->at < end) {
		b = take(c, 1);
		if (b > 21) {
			operand = take_operand(c, b);
			continue;
		}
		if (b == 12)
			b = 12 << 8 | take(c, 1);
		if (b == OP_ROS)
			*has_cids = true;
		if (b == OP_CHARSET && operand > 0)
			*charset = (size_t)operand;
	}
}

static void
read_charset(struct cursor *c, uint16_t *cid, size_t n)
{
	unsigned	 format = take(c, 1);
	uint32_t	 first, left;
	size_t		 gid = 1;

	cid[0] = 0;
	if (format > 2)
		c->failed = true;
	while (!c->failed && gid < n) {
		first = take(c, 2);
		left = format == 0 ? 0 : take(c, format);
		for (uint32_t i = 0; i <= left && gid < n; i++)
			cid[gid++] = (uint16_t)(first + i);
	}
}

bool
cff_charset(const unsigned char *p, size_t size, uint16_t *cid, size_t n,
    bool *named)
{
	struct cursor	 c = { p, size, 0, false };
	size_t		 first, end, charset;
	bool		 has_cids;

	take(&c, 2);
	jump(&c, take(&c, 1));		/* the header's own size */
	pass_index(&c, &first, &end);	/* names of fonts */
	pass_index(&c, &first, &end);	/* top dictionaries */
	jump(&c, first);
	read_top(&c, end, &has_cids, &charset);
	*named = !has_cids;
	if (c.failed || n == 0)
		return false;
	if (*named)
		return true;
	if (charset <= 2) {		/* predefined: CID is glyph id */
		for (size_t i = 0; i < n; i++)
			cid[i] = (uint16_t)i;
		return true;
	}
	jump(&c, charset);
	read_charset(&c, cid, n);
	return !c.failed;
}
