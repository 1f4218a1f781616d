/*
 * Damage to XML that leaves most of it XML.
 *
 * A scan finds the tags, and for each start tag the end tag that belongs to
 * it; what is between the two is an element, whatever it holds.  Each kind of
 * damage picks an element and writes the document anew around it.  Nothing
 * here must understand XML to the letter: what it misreads is damage too.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "xml_mutate.h"

#define	TAGS_MAX	4096u
#define	SIZE_MAX_XML	((size_t)1 << 20)
#define	NESTED_MAX	300u	/* beyond the limit of open elements */

struct span {
	size_t	 at, end;
};

enum tag_kind { TAG_START, TAG_END, TAG_EMPTY };

struct tag {
	struct span	 at;
	enum tag_kind	 kind;
	uint32_t	 close;		/* of a start tag: its end tag */
};

struct tags {
	struct tag	 tag[TAGS_MAX];
	uint32_t	 n;
};

/* Every name that the reader knows: "W:tbl", and "N:val" without prefix. */
static const char *const names[] = {
#define	NAME(space, local)	#space ":" #local,
#include "names.def"
#undef NAME
};

static const char *const values[] = {
	"", "0", "1", "-1", "2", "9", "10", "63", "64", "255", "256", "1000",
	"1001", "65535", "65536", "2147483647", "2147483648", "-2147483648",
	"4294967295", "99999999999999999999", "-99999999999999999999", "1e9",
	"0x10", "NaN", " 7 ", "1.5", "50%", "12pt", "-3.2cm", "1in", "true",
	"false", "on", "off", "auto", "none", "nil", "single", "restart",
	"continue", "begin", "separate", "end", "both", "center", "decimal",
	"bullet", "chineseCountingThousand", "lowerLetter", "upperRoman",
	"hex", "cardinalText", "%1", "%1.%2.%3.%4.%5.%6.%7.%8.%9", "%%1%",
	"default", "first", "even", "nextPage", "page", "column", "dxa",
	"pct", "exact", "auto", "FFFFFF", "accent1", "heading 1", "heading 9",
	"toc 1", "Title", "a", "1", "t", "rId1", "External", "Internal",
	"word/document.xml", "/word/document.xml", "../x", "%2e%2e/x",
	"javascript:alert(1)", "https://example.org/", "#x", "mailto:a@b",
	"left:1pt;width:-1in;height:99999in", "&#x10FFFF;", "&lt;script&gt;",
	"\xe4\xb8\x80\xe3\x80\x81", "\xe2\x80\xae", "wps", "w14", "zz",
};

static const char *const texts[] = {
	"", " ", "\n", "\t", "x", "\xe4\xb8\x80\xe3\x80\x81\xe6\x80\xbb",
	"1.", "(2)", "\xef\xbc\x88\xe4\xba\x8c\xef\xbc\x89", "12,345.60",
	" HYPERLINK \"https://example.org\" \\o \"t\" ", "HYPERLINK \\l \"a",
	" PAGEREF _Toc1 \\h ", " SEQ t \\* ARABIC ", " = SUM(ABOVE) \\# 0.0",
	" TOC \\o \"1-3\" \\h \\z ", " SYMBOL 61664 \\f Wingdings ",
	" EQ \\f(1,2) ", " INCLUDEPICTURE \"x.png\" ", " PAGE ", " NUMPAGES ",
	" REF _Toc1 \\h ", " IF 1 = 1 \"a\" \"b\" ", " QUOTE \"", " \\\\ ",
	"&#x202E;", "&#x301;&#x301;&#x301;&#x301;", "&#xFFFD;", "&#x1F600;",
	"<![CDATA[x]]>", "<!-- x -->", "<?x y?>", "&amp;", "&bad;", "<",
	"word word word word word word word word word word word word word",
};

/* Elements within one another that other text may be wrapped in. */
static const char *const wraps[][6] = {
	{ "w:tbl", "w:tr", "w:tc" }, { "w:p", "w:r", "w:t" }, { "w:p" },
	{ "w:r" }, { "w:sdt", "w:sdtContent" }, { "w:ins" }, { "w:del" },
	{ "w:moveTo" }, { "w:hyperlink" }, { "w:smartTag" }, { "w:fldSimple" },
	{ "w:customXml" }, { "mc:AlternateContent", "mc:Choice" },
	{ "mc:AlternateContent", "mc:Fallback" }, { "w:tc" }, { "w:tr" },
	{ "w:r", "w:pict", "v:shape", "v:textbox", "w:txbxContent", "w:p" },
	{ "w:r", "w:drawing", "wp:inline", "a:graphic", "a:graphicData" },
	{ "w:r", "w:ruby", "w:rt" }, { "w:r", "w:ruby", "w:rubyBase" },
	{ "m:oMath", "m:f", "m:num" }, { "m:e" }, { "m:m", "m:mr", "m:e" },
	{ "w:rPr" }, { "w:pPr" }, { "w:lvl" }, { "w:style" }, { "w:sectPr" },
	{ "w:footnote" }, { "a:p" }, { "a:r" }, { "a:t" }, { "c:ser" },
};

#define	COUNT(a)	(sizeof(a) / sizeof((a)[0]))
#define	ANY(a, state)	((a)[chance_of((state), COUNT(a))])

/* ---- finding ---- */

static size_t
find(const struct p_buf *b, size_t at, char c)
{
	const char	*p = at < b->n ? memchr(b->p + at, c, b->n - at) : NULL;

	return p == NULL ? b->n : (size_t)(p - b->p);
}

static void
scan(const struct p_buf *b, struct tags *t)
{
	uint32_t	 open[TAGS_MAX], depth = 0;
	size_t		 end;

	t->n = 0;
	for (size_t at = find(b, 0, '<'); at < b->n && t->n < TAGS_MAX;
	    at = find(b, end, '<')) {
		struct tag	*tag = &t->tag[t->n];

		if ((end = find(b, at, '>')) == b->n)
			return;
		end++;
		if (b->p[at + 1] == '?' || b->p[at + 1] == '!')
			continue;
		*tag = (struct tag){ .at = { at, end }, .close = t->n };
		tag->kind = b->p[at + 1] == '/' ? TAG_END :
		    b->p[end - 2] == '/' ? TAG_EMPTY : TAG_START;
		if (tag->kind == TAG_START)
			open[depth++] = t->n;
		else if (tag->kind == TAG_END && depth > 0)
			t->tag[open[--depth]].close = t->n;
		t->n++;
	}
}

/* Any start or empty tag, a few times out of many the root. */
static const struct tag *
any_element(const struct tags *t, uint32_t *state)
{
	for (unsigned i = 0; t->n > 0 && i < 16; i++) {
		const struct tag *tag = &t->tag[chance_of(state, t->n)];

		if (tag->kind != TAG_END && (tag != t->tag || i == 15))
			return tag;
	}
	return NULL;
}

static struct span
whole(const struct tags *t, const struct tag *tag)
{
	return (struct span){ tag->at.at, t->tag[tag->close].at.end };
}

/* Within a tag, a name and its value between quotes; false: there is none. */
static bool
any_attribute(const struct p_buf *b, struct span tag, struct span *name,
    struct span *value, uint32_t *state)
{
	bool	 found = false;
	size_t	 n = 0, at = tag.at;

	while ((at = find(b, at, '=')) + 1 < tag.end) {
		char	 quote = b->p[at + 1];
		size_t	 end, from = at;

		if (quote != '"' && quote != '\'') {
			at++;
			continue;
		}
		end = find(b, at + 2, quote);
		while (from > tag.at && !isspace((unsigned char)b->p[from - 1]))
			from--;
		if (end >= tag.end)
			break;
		if (chance_of(state, ++n) == 0) {
			*name = (struct span){ from, at };
			*value = (struct span){ at + 2, end };
			found = true;
		}
		at = end + 1;
	}
	return found;
}

/* ---- writing ---- */

static void
put_span(struct p_buf *out, const struct p_buf *b, struct span s)
{
	p_buf_put(out, b->p + s.at, s.end - s.at);
}

/* What stood in one place becomes what the other buffer holds. */
static void
replace(struct p_buf *b, struct span s, const struct p_buf *by)
{
	struct p_buf	 out = { .max = SIZE_MAX_XML };

	put_span(&out, b, (struct span){ 0, s.at });
	if (by->n > 0)
		p_buf_put(&out, by->p, by->n);
	put_span(&out, b, (struct span){ s.end, b->n });
	if (!p_buf_ok(&out)) {
		p_buf_free(&out);
		return;
	}
	p_buf_free(b);
	*b = out;
}

/* A known name, its namespace as the prefix that Word gives it. */
static void
put_name(struct p_buf *out, uint32_t *state)
{
	const char	*name = ANY(names, state);

	if (strncmp(name, "N:", 2) == 0) {
		p_buf_str(out, name + 2);
		return;
	}
	for (; *name != ':'; name++)
		p_buf_char(out, (uint32_t)tolower((unsigned char)*name));
	p_buf_str(out, name);
}

static void
put_value(struct p_buf *out, const struct p_buf *b, const struct tags *t,
    uint32_t *state)
{
	const struct tag *other = any_element(t, state);
	struct span	 name, value;
	char		 c = (char)('a' + chance_of(state, 26));

	switch (chance_of(state, 8)) {
	case 0:
	case 1:
	case 2:		/* ids and numbers that mean something here */
		if (other != NULL &&
		    any_attribute(b, other->at, &name, &value, state))
			put_span(out, b, value);
		break;
	case 3:
		p_buf_fmt(out, "%d", (int)(chance(state) % 1000) - 10);
		break;
	case 4:
		for (size_t n = chance_of(state, 600); n > 0; n--)
			p_buf_put(out, &c, 1);
		break;
	default:
		p_buf_str(out, ANY(values, state));
		break;
	}
}

/* ---- kinds of damage, each to one element ---- */

struct victim {
	struct p_buf		*b;
	const struct tags	*t;
	const struct tag	*tag;
	struct span		 all;	/* from its first to its last byte */
	uint32_t		*state;
};

static void
drop(struct victim *v, struct p_buf *out)
{
	(void)out;
	replace(v->b, v->all, out);
}

static void
repeat(struct victim *v, struct p_buf *out)
{
	static const unsigned	 times[] = { 2, 2, 2, 3, 10, 100, 1000 };
	unsigned		 n = ANY(times, v->state);

	while (n-- > 0 && out->n < SIZE_MAX_XML / 4)
		put_span(out, v->b, v->all);
	replace(v->b, v->all, out);
}

/* Its tags go, what is in it stays. */
static void
unwrap(struct victim *v, struct p_buf *out)
{
	const struct tag *close = &v->t->tag[v->tag->close];

	if (close == v->tag)
		return;
	put_span(out, v->b, (struct span){ v->tag->at.end, close->at.at });
	replace(v->b, v->all, out);
}

/* A copy before, within or behind another element. */
static void
copy_to(struct victim *v, struct p_buf *out)
{
	const struct tag *to = any_element(v->t, v->state);
	size_t		 at;

	if (to == NULL)
		return;
	at = chance(v->state) % 2 != 0 ? to->at.at : to->at.end;
	put_span(out, v->b, v->all);
	replace(v->b, (struct span){ at, at }, out);
}

static void
swap(struct victim *v, struct p_buf *out)
{
	const struct tag *other = any_element(v->t, v->state);
	struct span	 a = v->all, b, both;

	if (other == NULL)
		return;
	b = whole(v->t, other);
	if (b.at < a.at) {
		struct span	 c = a;

		a = b;
		b = c;
	}
	if (a.end > b.at)
		return;
	both = (struct span){ a.at, b.end };
	put_span(out, v->b, b);
	put_span(out, v->b, (struct span){ a.end, b.at });
	put_span(out, v->b, a);
	replace(v->b, both, out);
}

static void
wrap(struct victim *v, struct p_buf *out)
{
	const char *const *by = ANY(wraps, v->state);
	unsigned	 n = 1, i;

	if (chance_of(v->state, 4) == 0)
		n = (unsigned)chance_of(v->state, NESTED_MAX) + 1;
	for (unsigned k = 0; k < n; k++)
		for (i = 0; i < COUNT(wraps[0]) && by[i] != NULL; i++)
			p_buf_fmt(out, "<%s>", by[i]);
	put_span(out, v->b, v->all);
	for (unsigned k = 0; k < n; k++)
		for (i = COUNT(wraps[0]); i-- > 0; )
			if (by[i] != NULL)
				p_buf_fmt(out, "</%s>", by[i]);
	replace(v->b, v->all, out);
}

/* Length of the name behind "<" or "</". */
static size_t
name_length(const struct p_buf *b, size_t at, size_t end)
{
	size_t	 n = 0;

	while (at + n < end && !isspace((unsigned char)b->p[at + n]) &&
	    b->p[at + n] != '>' && b->p[at + n] != '/')
		n++;
	return n;
}

static void
rename_element(struct victim *v, struct p_buf *out)
{
	const struct tag *close = &v->t->tag[v->tag->close];
	size_t		 at = v->tag->at.at + 1;
	struct p_buf	 name = { 0 };

	put_name(&name, v->state);
	if (close != v->tag) {		/* behind it, so first */
		p_buf_fmt(out, "</%s>", name.p);
		replace(v->b, close->at, out);
	}
	replace(v->b, (struct span){ at, at + name_length(v->b, at,
	    v->tag->at.end) }, &name);
	p_buf_free(&name);
}

static void
set_attribute(struct victim *v, struct p_buf *out)
{
	struct span	 name, value;

	if (!any_attribute(v->b, v->tag->at, &name, &value, v->state))
		return;
	switch (chance_of(v->state, 6)) {
	case 0:
		put_name(out, v->state);
		replace(v->b, name, out);
		break;
	case 1:
		name.end = value.end + 1;
		replace(v->b, name, out);
		break;
	default:
		put_value(out, v->b, v->t, v->state);
		replace(v->b, value, out);
		break;
	}
}

static void
add_attribute(struct victim *v, struct p_buf *out)
{
	size_t	 at = v->tag->at.at + 1;

	at += name_length(v->b, at, v->tag->at.end);
	p_buf_str(out, " ");
	if (chance_of(v->state, 2) == 0)
		p_buf_str(out, "w:val");
	else
		put_name(out, v->state);
	p_buf_str(out, "=\"");
	put_value(out, v->b, v->t, v->state);
	p_buf_str(out, "\"");
	replace(v->b, (struct span){ at, at }, out);
}

static void
add_element(struct victim *v, struct p_buf *out)
{
	size_t	 at = chance(v->state) % 2 != 0 ? v->tag->at.end : v->all.at;

	p_buf_str(out, "<");
	put_name(out, v->state);
	p_buf_str(out, " w:val=\"");
	put_value(out, v->b, v->t, v->state);
	p_buf_str(out, "\"/>");
	replace(v->b, (struct span){ at, at }, out);
}

/* The text behind a tag, up to the next one. */
static void
set_text(struct victim *v, struct p_buf *out)
{
	struct span	 text = { v->tag->at.end,
			    find(v->b, v->tag->at.end, '<') };
	size_t		 n = text.end - text.at;
	unsigned	 times = chance_of(v->state, 8) == 0 ? 200 : 1;
	const char	*by = ANY(texts, v->state);

	if (chance_of(v->state, 4) == 0) {
		text.end = text.at + chance_of(v->state, n + 1);
		by = "";
	}
	while (times-- > 0)
		p_buf_str(out, by);
	replace(v->b, text, out);
}

static void
cut_off(struct victim *v, struct p_buf *out)
{
	size_t	 at = v->tag->at.at + chance_of(v->state, v->tag->at.end -
		    v->tag->at.at + 1);

	replace(v->b, (struct span){ at, v->b->n }, out);
}

/* The fuzzer's own damage, to this element alone. */
static void
scramble(struct victim *v, struct p_buf *out)
{
	size_t	 n = v->all.end - v->all.at, room = n + 64;
	char	*p;

	if (n > 4096 || (p = p_buf_room(out, room)) == NULL)
		return;
	memcpy(p, v->b->p + v->all.at, n);
	out->n = LLVMFuzzerMutate((uint8_t *)p, n, room);
	replace(v->b, v->all, out);
}

void
xml_mutate(struct p_buf *b, uint32_t *state)
{
	static void (*const kinds[])(struct victim *, struct p_buf *) = {
		drop, repeat, unwrap, copy_to, copy_to, swap, wrap, wrap,
		rename_element, rename_element, set_attribute, set_attribute,
		set_attribute, add_attribute, add_attribute, add_element,
		add_element, set_text, set_text, scramble, scramble
	};
	struct tags	*t = malloc(sizeof(*t));
	struct victim	 v = { .b = b, .t = t, .state = state };
	struct p_buf	 out = { .max = SIZE_MAX_XML };

	if (t == NULL || b->n == 0)
		goto out;
	scan(b, t);
	if ((v.tag = any_element(t, state)) == NULL)
		goto out;
	v.all = whole(t, v.tag);
	if (chance_of(state, 50) == 0)
		cut_off(&v, &out);
	else
		ANY(kinds, state)(&v, &out);
out:
	p_buf_free(&out);
	free(t);
}

void
xml_splice(struct p_buf *b, const char *from, size_t n, uint32_t *state)
{
	struct tags	*t = malloc(sizeof(*t));
	struct p_buf	 other = { 0 }, piece = { 0 };
	const struct tag *tag;
	size_t		 at = 0;

	p_buf_put(&other, from, n);
	if (t == NULL || b->n == 0 || n == 0)
		goto out;
	scan(&other, t);
	if ((tag = any_element(t, state)) != NULL)
		put_span(&piece, &other, whole(t, tag));
	scan(b, t);
	if ((tag = any_element(t, state)) != NULL)
		at = chance(state) % 2 != 0 ? tag->at.end : tag->at.at;
	replace(b, (struct span){ at, at }, &piece);
out:
	p_buf_free(&piece);
	p_buf_free(&other);
	free(t);
}
