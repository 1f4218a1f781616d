/*
 * One HTML tag, taken apart without believing it.
 *
 * A tag runs from "<" to the first ">" outside quotes.  Where no such ">"
 * comes, the "<" is text.  Looking for it stops at a bound, so that many
 * open brackets cost no more than one text.
 */
#include <string.h>
#include <strings.h>

#include "md.h"

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

bool
tag_at(const char *p, size_t n, struct tag *t)
{
	size_t	 i = 1, len = 0, end;

	memset(t, 0, sizeof(*t));
	t->raw = p;
	if (n < 3)
		return false;
	if (p[1] == '!' || p[1] == '?')
		return remark_at(p, n, t);
	if (p[1] == '/') {
		t->end = true;
		i++;
	}
	if (!is_letter(p[i]))
		return false;
	for (; i < n && is_name_char(p[i]); i++)
		if (len < sizeof(t->name) - 1)
			t->name[len++] = is_letter(p[i]) ?
			    (char)(p[i] | 0x20) : p[i];
	if ((end = tag_end(p, n, i)) == 0)
		return false;
	t->attrs = p + i;
	t->attrs_n = end - i;
	t->raw_n = end + 1;
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
tag_attr(const struct tag *t, const char *name, struct p_buf *b)
{
	const char	*p = t->attrs, *end;
	struct pai_str	 key, value;

	p_buf_clear(b);
	if (p == NULL)
		return false;
	for (end = p + t->attrs_n; next_attr(&p, end, &key, &value);)
		if (key.n == strlen(name) &&
		    strncasecmp(key.p, name, key.n) == 0) {
			entity_text(b, value.p, value.n);
			return true;
		}
	return false;
}
