/*
 * One HTML tag, taken apart without believing it.
 *
 * A tag runs from "<" to the first ">" outside quotes.  Where no such ">"
 * comes, the "<" is text.  In Markdown, where a "<" is mostly one, looking
 * for it stops at a bound and at another "<"; in a page it goes on to the
 * page's end, and what was not found there is never looked for again.  Both
 * ways, many open brackets cost no more than one text.
 */
#include <string.h>
#include <strings.h>

#include "markup.h"

#define	TAG_MAX		8192	/* bytes of one tag */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_name_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

const char *
find_text(const char *p, size_t n, const char *what)
{
	size_t		 len = strlen(what);
	const char	*end = p + n;

	while ((size_t)(end - p) >= len) {
		p = memchr(p, what[0], (size_t)(end - p) - len + 1);
		if (p == NULL)
			return NULL;
		if (memcmp(p, what, len) == 0)
			return p;
		p++;
	}
	return NULL;
}

/*
 * A comment, declaration or instruction: no name, nothing in it counts.  A
 * comment without an end takes the rest, as in a browser.
 */
static bool
remark_at(const char *p, size_t n, struct tag *t)
{
	const char	*end;
	size_t		 i;

	if (n >= 4 && memcmp(p, "<!--", 4) == 0) {
		end = n > 4 && p[4] == '>' ? p + 2 :
		    find_text(p + 4, n - 4, "-->");
		t->raw_n = end != NULL ? (size_t)(end - p) + 3 : n;
		return true;
	}
	for (i = 2; i < n && i < TAG_MAX && p[i] != '<'; i++)
		if (p[i] == '>') {
			t->raw_n = i + 1;
			return true;
		}
	return false;
}

/*
 * A quoted value begins at p[i]; returns where its second quote stands, or i
 * where it has none: then the first was no quote.
 */
static size_t
quote_end(const char *p, size_t n, size_t i, struct tag_ahead *ahead)
{
	bool		*none = p[i] == '"' ? &ahead->no_double :
			    &ahead->no_single;
	const char	*end = *none ? NULL : memchr(p + i + 1, p[i],
			    n - i - 1);

	if (end == NULL) {
		*none = true;
		return i;
	}
	return (size_t)(end - p);
}

/*
 * The same in a page.  A quote opens a value only behind "=", blanks between
 * them allowed.
 */
static size_t
page_tag_end(const char *p, size_t n, size_t i, struct tag_ahead *ahead)
{
	bool	 value = false;		/* one may begin here */

	if (ahead->no_end)
		return 0;
	for (; i < n; i++) {
		if (p[i] == '>')
			return i;
		if (value && (p[i] == '"' || p[i] == '\''))
			i = quote_end(p, n, i, ahead);
		if (p[i] == '=')
			value = true;
		else if (!is_blank(p[i]))
			value = false;
	}
	ahead->no_end = true;
	return 0;
}

/* The ">" that ends a tag whose name ends at p[i]; 0: none is near. */
static size_t
tag_end(const char *p, size_t n, size_t i)
{
	size_t	 max = n < TAG_MAX ? n : TAG_MAX;
	char	 quote = '\0';

	for (; i < max; i++) {
		if (quote != '\0') {
			if (p[i] == quote)
				quote = '\0';
		} else if (p[i] == '>') {
			return i;
		} else if (p[i] == '<') {
			return 0;
		} else if ((p[i] == '"' || p[i] == '\'') && p[i - 1] == '=') {
			quote = p[i];
		}
	}
	return 0;
}

/* The name at p[i]; returns where it ends. */
static size_t
tag_name(const char *p, size_t n, size_t i, struct tag *t)
{
	size_t	 len = 0;

	for (; i < n && is_name_char(p[i]); i++)
		if (len < sizeof(t->name) - 1)
			t->name[len++] = is_letter(p[i]) ?
			    (char)(p[i] | 0x20) : p[i];
	return i;
}

/* What stands before the name of a tag: 1 or 2 bytes; 0: it is none. */
static size_t
tag_begin(const char *p, size_t n, struct tag *t)
{
	memset(t, 0, sizeof(*t));
	t->raw = p;
	if (n < 3)
		return 0;
	t->end = p[1] == '/';
	return is_letter(p[1 + t->end]) ? (size_t)1 + t->end : 0;
}

static void
tag_found(struct tag *t, size_t name_end, size_t end)
{
	t->attrs = t->raw + name_end;
	t->attrs_n = end - name_end;
	t->raw_n = end + 1;
}

bool
tag_at(const char *p, size_t n, struct tag *t)
{
	size_t	 i = tag_begin(p, n, t), end;

	if (n >= 3 && (p[1] == '!' || p[1] == '?'))
		return remark_at(p, n, t);
	if (i == 0)
		return false;
	i = tag_name(p, n, i, t);
	if ((end = tag_end(p, n, i)) == 0)
		return false;
	tag_found(t, i, end);
	return true;
}

/* A remark that ends with the first ">", or not at all. */
static bool
bogus_remark(const char *p, size_t n, struct tag *t)
{
	const char	*end = memchr(p, '>', n);

	t->raw_n = end != NULL ? (size_t)(end - p) + 1 : n;
	return true;
}

/* Section 13.2.5.43: "<!-->" and "<!--->" are whole, "--!>" ends one. */
static bool
page_comment(const char *p, size_t n, struct tag *t)
{
	const char	*end = p + 4, *stop = p + n;

	t->raw_n = n;
	if (n > 4 && p[4] == '>')
		t->raw_n = 5;
	else if (n > 5 && p[4] == '-' && p[5] == '>')
		t->raw_n = 6;
	else
		for (; (end = find_text(end, (size_t)(stop - end), "--")) !=
		    NULL; end++) {
			const char	*q = end + 2;

			if (q < stop && *q == '!')
				q++;
			if (q < stop && *q == '>') {
				t->raw_n = (size_t)(q - p) + 1;
				break;
			}
		}
	return true;
}

bool
tag_in_page(const char *p, size_t n, struct tag_ahead *ahead, struct tag *t)
{
	size_t	 i = tag_begin(p, n, t), end;

	if (n >= 4 && memcmp(p, "<!--", 4) == 0)
		return page_comment(p, n, t);
	if (n >= 2 && (p[1] == '!' || p[1] == '?' || (p[1] == '/' && i == 0)))
		return bogus_remark(p, n, t);
	if (i == 0)
		return false;
	i = tag_name(p, n, i, t);
	if ((end = page_tag_end(p, n, i, ahead)) == 0)
		return false;
	tag_found(t, i, end);
	return true;
}

/* One attribute of what is left; false: there is no more. */
static bool
next_attr(const char **p, const char *end, struct pai_str *name,
    struct pai_str *value)
{
	const char	*s = *p;
	char		 quote;

	while (s < end && (is_blank(*s) || *s == '/'))
		s++;
	if (s == end)
		return false;
	name->p = s;
	while (s < end && !is_blank(*s) && *s != '=' && *s != '/')
		s++;
	name->n = (size_t)(s - name->p);
	*value = (struct pai_str){ "", 0 };
	while (s < end && is_blank(*s))
		s++;
	if (s < end && *s == '=') {
		for (s++; s < end && is_blank(*s);)
			s++;
		quote = s < end && (*s == '"' || *s == '\'') ? *s++ : '\0';
		value->p = s;
		while (s < end && (quote != '\0' ? *s != quote : !is_blank(*s)))
			s++;
		value->n = (size_t)(s - value->p);
		if (quote != '\0' && s < end)
			s++;
	}
	*p = s;
	return true;
}

bool
tag_value(const struct tag *t, const char *name, struct pai_str *value)
{
	const char	*p = t->attrs, *end;
	struct pai_str	 key;

	if (p == NULL)
		return false;
	for (end = p + t->attrs_n; next_attr(&p, end, &key, value);)
		if (key.n == strlen(name) &&
		    strncasecmp(key.p, name, key.n) == 0)
			return true;
	return false;
}

bool
tag_is_one_of(const struct tag *t, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(t->name, *names) == 0)
			return true;
	return false;
}

bool
tag_attr(const struct tag *t, const char *name, struct p_buf *b)
{
	struct pai_str	 value;

	p_buf_clear(b);
	if (!tag_value(t, name, &value))
		return false;
	p_entity_text(b, value.p, value.n);
	return true;
}
