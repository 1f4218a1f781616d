/*
 * What a page says of itself: its title, metadata and language, which names
 * in it are referred to, and whether its classes are ours.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "html.h"
#include "kit/url.h"
#include "soup.h"

#define	SAID_MAX	4096	/* bytes of names reported */

/* ---- what is looked for before anything is read ---- */

/* FNV-1a over a name, with %XX undone: links have it and ids do not. */
static uint64_t
hash_name(const char *p, size_t n)
{
	uint64_t	 h = UINT64_C(0xcbf29ce484222325);
	size_t		 i;
	unsigned char	 c;
	int		 escape;

	for (i = 0; i < n; i++) {
		c = (unsigned char)p[i];
		if ((escape = p_url_percent(p + i, n - i)) >= 0) {
			c = (unsigned char)escape;
			i += 2;
		}
		h = (h ^ c) * UINT64_C(0x100000001b3);
	}
	return h;
}

/* Does href= stand before p, with or without a quote? */
static bool
follows_href(const char *text, const char *p)
{
	if (p > text && (p[-1] == '"' || p[-1] == '\''))
		p--;
	return p - text >= 6 && p[-1] == '=' &&
	    strncasecmp(p - 5, "href", 4) == 0;
}

/* Names behind "#" in the text; refs may be NULL, to count them. */
static size_t
find_refs(const char *text, size_t n, uint64_t *refs)
{
	const char	*p = text, *end = text + n, *q;
	size_t		 count = 0;

	while ((p = memchr(p, '#', (size_t)(end - p))) != NULL) {
		for (q = p + 1; q < end && strchr("\"' \t\r\n>", *q) == NULL;)
			q++;
		if (q > p + 1 && follows_href(text, p)) {
			if (refs != NULL)
				refs[count] = hash_name(p + 1,
				    (size_t)(q - p) - 1);
			count++;
		}
		p = q;
	}
	return count;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t	 x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/*
 * A page with a style sheet that is not ours means something else by "c" and
 * "up"; one without any can mean nothing by them unless it is ours.
 */
static bool
has_other_sheet(const char *p, size_t n)
{
	const char	*end = p + n;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		p++;
		if ((end - p >= 6 && strncasecmp(p, "style>", 6) == 0) ||
		    (end - p >= 6 && strncasecmp(p, "style ", 6) == 0))
			return !page_has_our_sheet(p, (size_t)(end - p));
		if (end - p >= 5 && strncasecmp(p, "link ", 5) == 0)
			return true;
	}
	return false;
}

void
head_scan(struct soup *s, const char *p, size_t n)
{
	size_t	 count = find_refs(p, n, NULL);

	s->own = !has_other_sheet(p, n);
	if (count == 0)
		return;
	if ((s->refs = calloc(count, sizeof(*s->refs))) == NULL) {
		s->mu.status = PAI_E_NOMEM;
		return;
	}
	s->ref_count = find_refs(p, n, s->refs);
	qsort(s->refs, s->ref_count, sizeof(*s->refs), by_value);
}

bool
head_refers(const struct soup *s, const struct p_buf *name)
{
	uint64_t	 h;

	if (s->ref_count == 0)
		return false;
	h = hash_name(name->p, name->n);
	return bsearch(&h, s->refs, s->ref_count, sizeof(h), by_value) !=
	    NULL;
}

bool
soup_news(struct soup *s, const char *name)
{
	char	 key[sizeof(((struct tag *)NULL)->name) + 3] = "|";
	size_t	 n = strlen(name);

	memcpy(key + 1, name, n);
	memcpy(key + 1 + n, "|", 2);
	if (s->said.n > SAID_MAX || (s->said.n > 0 &&
	    find_text(s->said.p, s->said.n, key) != NULL))
		return false;
	p_buf_str(&s->said, key);
	return true;
}

/* ---- metadata ---- */

static void
put_meta(struct soup *s, const char *key, const char *p, size_t n)
{
	while (n > 0 && (unsigned char)p[n - 1] <= ' ')
		n--;
	while (n > 0 && (unsigned char)*p <= ' ') {
		p++;
		n--;
	}
	if (n > 0)
		s->mu.host->build_meta(s->mu.b, key, p, n);
}

void
head_title(struct soup *s, const char *p, size_t n)
{
	p_buf_clear(&s->mu.scratch);
	p_entity_text_loose(&s->mu.scratch, p, n);
	if (s->titled || s->mu.scratch.n == 0)
		return;
	s->titled = true;
	put_meta(s, "title", s->mu.scratch.p, s->mu.scratch.n);
}

/*
 * What we keep of <meta name content>; the last two are names that the pages
 * of China's government sites use.
 */
static const char *
meta_key(const char *name)
{
	static const struct { const char *name, *key; } names[] = {
		{ "author", "author" }, { "date", "date" },
		{ "description", "subject" }, { "keywords", "keywords" },
		{ "dc.creator", "author" }, { "dc.date", "date" },
		{ "PubDate", "date" }, { "ContentSource", "author" }
	};
	size_t	 i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(name, names[i].name) == 0)
			return names[i].key;
	return NULL;
}

void
head_meta(struct soup *s, const struct tag *t)
{
	const char	*key;

	if (!tag_attr(t, "name", &s->mu.scratch) || s->mu.scratch.n == 0 ||
	    (key = meta_key(s->mu.scratch.p)) == NULL ||
	    !tag_attr(t, "content", &s->mu.scratch) || s->mu.scratch.n == 0)
		return;
	put_meta(s, key, s->mu.scratch.p, s->mu.scratch.n);
}

void
head_language(struct soup *s, const struct tag *t)
{
	if (tag_attr(t, "lang", &s->mu.scratch) && s->mu.scratch.n > 0)
		put_meta(s, "lang", s->mu.scratch.p, s->mu.scratch.n);
}
