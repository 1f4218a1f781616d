/*
 * What the lines of a dump are made of: values in words, each with a blank
 * before it.  What is not said (an empty string, a length of 0 where the
 * name ends in _if) leaves no trace, so that a golden shows what differs.
 */
#include "core/dump.h"

#include <inttypes.h>

#include "kit/utf8.h"

const char *
p_dump_name(const char *const *names, size_t n, unsigned i)
{
	return i < n ? names[i] : "?";
}

const char *
p_align_name(unsigned align)
{
	static const char *const names[] = { "none", "left", "centre",
	    "right", "justify", "distribute" };

	return P_NAME_AT(names, align);
}

const char *
p_flow_name(unsigned flow)
{
	static const char *const names[] = { "lr", "vertical", "up", "down" };

	return P_NAME_AT(names, flow);
}

void
p_dump_quoted(struct p_buf *b, struct pai_str s)
{
	uint32_t	 cp;
	size_t		 len;

	p_buf_put(b, "\"", 1);
	for (size_t i = 0; i < s.n; i += len) {
		len = p_utf8_next(s.p + i, s.n - i, &cp);
		if (cp == '"' || cp == '\\')
			p_buf_fmt(b, "\\%c", (int)cp);
		else if (cp == '\n')
			p_buf_str(b, "\\n");
		else if (cp == '\t')
			p_buf_str(b, "\\t");
		else if (cp < 0x20 || (cp >= 0x7f && cp <= 0xa0) ||
		    cp == 0x3000 || (cp >= 0x200b && cp <= 0x200f) ||
		    cp == 0xfeff || (cp >= 0x202a && cp <= 0x202e))
			p_buf_fmt(b, "\\u{%" PRIx32 "}", cp);
		else
			p_buf_put(b, s.p + i, len);
	}
	p_buf_put(b, "\"", 1);
}

void
p_dump_str(struct p_buf *b, const char *label, struct pai_str s)
{
	if (s.n == 0)
		return;
	p_buf_fmt(b, " %s=", label);
	p_dump_quoted(b, s);
}

/* mpt as points, without trailing zeros. */
void
p_dump_pt(struct p_buf *b, const char *label, int32_t mpt)
{
	int32_t	 rest = mpt < 0 ? -(mpt % 1000) : mpt % 1000;
	char	 digits[8];
	int	 n = 3;

	p_buf_fmt(b, " %s=%s%d", label, mpt < 0 && mpt > -1000 ? "-" : "",
	    mpt / 1000);
	if (rest == 0)
		return;
	for (int i = 2; i >= 0; i--, rest /= 10)
		digits[i] = (char)('0' + rest % 10);
	while (digits[n - 1] == '0')
		n--;
	p_buf_put(b, ".", 1);
	p_buf_put(b, digits, (size_t)n);
}

void
p_dump_pt_if(struct p_buf *b, const char *label, int32_t mpt)
{
	if (mpt != 0)
		p_dump_pt(b, label, mpt);
}

void
p_dump_word_if(struct p_buf *b, bool yes, const char *word)
{
	if (yes)
		p_buf_fmt(b, " %s", word);
}

void
p_dump_bits(struct p_buf *b, uint32_t bits, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p_dump_word_if(b, (bits >> i & 1) != 0, names[i]);
}

void
p_dump_edge(struct p_buf *b, const char *label, const struct pai_border *e)
{
	static const char *const strokes[] = { "none", "single", "double",
	    "dotted", "dashed", "thick", "wave" };

	if (e->stroke == PAI_STROKE_NONE)
		return;
	p_dump_pt(b, label, e->width);
	if (e->stroke != PAI_STROKE_SINGLE)
		p_buf_fmt(b, "/%s", P_NAME_AT(strokes, e->stroke));
	if (e->colour != PAI_COLOUR_AUTO && e->colour != 0)
		p_buf_fmt(b, "/#%06" PRIx32, e->colour & 0xffffff);
}

/* One direction of where something floats. */
void
p_dump_stand(struct p_buf *b, const char *label, uint8_t from, uint8_t place,
    int32_t at)
{
	static const char *const froms[] = { "column", "margin", "page",
	    "character", "paragraph", "line", "inner-edge", "outer-edge" };
	static const char *const places[] = { "at", "start", "centre", "end",
	    "inner", "outer" };

	p_buf_fmt(b, " %s=%s:%s", label, P_NAME_AT(froms, from),
	    P_NAME_AT(places, place));
	if (place == PAI_PLACE_OFFSET)
		p_dump_pt(b, "by", at);
}
