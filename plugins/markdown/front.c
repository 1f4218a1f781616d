/*
 * Front matter: a block of "key: value" lines between two lines of "---" at
 * the very start.
 *
 * This is as much of YAML as documents use for their title and author; what
 * does not look like it is left to Markdown, so that no text is lost.
 *
 * Services that make Markdown of web pages write a head of their own:
 *
 *	Title: 某县2022年政府信息公开工作年度报告
 *
 *	URL Source: http://www.example.cn/art/1.html
 *
 *	Markdown Content:
 *	...
 *
 * Its title is the document's: where the text does not begin with it, it is
 * the first heading.
 */
#include <string.h>

#include "md.h"

#define	FRONT_MAX	65536	/* bytes in which the second "---" must come */

#define	HEAD_LINES	12	/* of a service's head, blank ones too */
#define	TITLE_LINES	4	/* of the text, in which the title may stand */

static const char *const kept[] = { "title", "subtitle", "author", "date",
    "lang", "subject", "description", "keywords" };

struct pai_str
line_at(const char *p, size_t n, size_t *next)
{
	const char	*end = memchr(p, '\n', n);
	size_t		 len = end != NULL ? (size_t)(end - p) : n;

	*next = end != NULL ? len + 1 : len;
	while (len > 0 && (p[len - 1] == '\r' || p[len - 1] == ' ' ||
	    p[len - 1] == '\t'))
		len--;
	return (struct pai_str){ p, len };
}

static bool
is_fence(struct pai_str s, const char *mark)
{
	return s.n == 3 && memcmp(s.p, mark, 3) == 0;
}

/* A line that may stand between the fences. */
static bool
is_entry(struct pai_str s)
{
	if (s.n == 0 || s.p[0] == ' ' || s.p[0] == '#' || s.p[0] == '-' ||
	    s.p[0] == '\t')
		return true;
	return memchr(s.p, ':', s.n) != NULL;
}

static bool
is_key_line(struct pai_str s)
{
	return s.n > 1 && ((s.p[0] | 0x20) >= 'a' && (s.p[0] | 0x20) <= 'z') &&
	    memchr(s.p, ':', s.n) != NULL;
}

/* Bytes of the block with both fences; 0: it is no front matter. */
static size_t
front_length(const char *p, size_t n)
{
	size_t		 at, next, max = n < FRONT_MAX ? n : FRONT_MAX;
	struct pai_str	 s;
	bool		 any = false;

	if (n < 4 || !is_fence(line_at(p, n, &at), "---"))
		return 0;
	for (; at < max; at += next) {
		s = line_at(p + at, n - at, &next);
		if (is_fence(s, "---") || is_fence(s, "..."))
			return any ? at + next : 0;
		if (!is_entry(s))
			return 0;
		any = any || is_key_line(s);
	}
	return 0;
}

static struct pai_str
trimmed(struct pai_str s, const char *set)
{
	while (s.n > 0 && strchr(set, s.p[0]) != NULL) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && strchr(set, s.p[s.n - 1]) != NULL)
		s.n--;
	return s;
}

/* A scalar or a list in brackets, without quotes. */
static struct pai_str
plain_value(struct pai_str s)
{
	s = trimmed(s, " \t");
	if (s.n > 1 && s.p[0] == '[' && s.p[s.n - 1] == ']')
		s = trimmed((struct pai_str){ s.p + 1, s.n - 2 }, " \t");
	if (s.n > 1 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0])
		s = (struct pai_str){ s.p + 1, s.n - 2 };
	return s;
}

static const char *
kept_key(struct pai_str s)
{
	size_t	 i;

	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (strlen(kept[i]) == s.n && memcmp(kept[i], s.p, s.n) == 0)
			return kept[i];
	return NULL;
}

/* The values collected for a key: "- a" lines join its own. */
static void
put_meta(struct md *m, const char *key)
{
	if (key != NULL && m->mu.scratch.n > 0)
		m->mu.host->build_meta(m->mu.b, key, m->mu.scratch.p,
		    m->mu.scratch.n);
	p_buf_clear(&m->mu.scratch);
}

static void
add_value(struct md *m, struct pai_str s)
{
	s = plain_value(s);
	/* ">" and "|" announce a text on the lines below. */
	if (s.n == 0 || (s.n <= 2 && (s.p[0] == '>' || s.p[0] == '|')))
		return;
	if (m->mu.scratch.n > 0)
		p_buf_str(&m->mu.scratch, ", ");
	p_buf_put(&m->mu.scratch, s.p, s.n);
}

static const char *
take_line(struct md *m, struct pai_str s, const char *key)
{
	const char	*colon;

	if (is_key_line(s)) {
		put_meta(m, key);
		colon = memchr(s.p, ':', s.n);
		key = kept_key((struct pai_str){ s.p, (size_t)(colon - s.p) });
		if (key != NULL)
			add_value(m, (struct pai_str){ colon + 1,
			    s.n - (size_t)(colon - s.p) - 1 });
	} else if (key != NULL && s.n > 0 && s.p[0] != '#') {
		add_value(m, trimmed(s, " \t-"));
	}
	return key;
}

/* The value of a line that begins with the key; p NULL: it does not. */
static struct pai_str
value_of(struct pai_str s, const char *key)
{
	size_t	 n = strlen(key);

	if (s.n < n || memcmp(s.p, key, n) != 0)
		return (struct pai_str){ NULL, 0 };
	return trimmed((struct pai_str){ s.p + n, s.n - n }, " \t");
}

/* Is the title one of the first lines of the text? */
static bool
begins_with_title(const char *p, size_t n, struct pai_str title)
{
	struct pai_str	 s;
	size_t		 at = 0, next, lines = 0;

	for (; at < n && lines < TITLE_LINES; at += next) {
		s = trimmed(line_at(p + at, n - at, &next), " \t#*_=");
		lines += s.n > 0;
		if (s.n > 0 && s.n <= title.n &&
		    memcmp(s.p, title.p, s.n) == 0)
			return true;
	}
	return false;
}

static void
put_title(struct md *m, struct pai_str title)
{
	struct pai_node	*h;

	emit_at(&m->mu, title.p);
	if ((h = emit_line(&m->mu, PAI_N_HEADING)) != NULL)
		h->as.heading.level = 1;
	emit_text(&m->mu, title.p, title.n);
	emit_line_end(&m->mu);
}

/* What the head of a service says. */
struct service {
	struct pai_str	 title, source, date;
	size_t		 end;		/* behind it; 0: there is none */
};

static struct service
read_service(const char *p, size_t n)
{
	static const char *const keys[] = { "Title:", "URL Source:",
	    "Published Time:" };
	struct service	 v = { .end = 0 };
	struct pai_str	*values[] = { &v.title, &v.source, &v.date };
	size_t		 at = 0, next;

	for (int lines = 0; at < n && lines < HEAD_LINES; at += next, lines++) {
		struct pai_str	 s = line_at(p + at, n - at, &next);

		for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
			if (value_of(s, keys[i]).n > 0)
				*values[i] = value_of(s, keys[i]);
		if (value_of(s, "Markdown Content:").p != NULL) {
			v.end = v.title.n > 0 && v.source.n > 0 ?
			    at + next : 0;
			break;
		}
		/* The title is the first of all. */
		if (v.title.n == 0)
			break;
	}
	return v;
}

size_t
front_service(struct md *m, const char *p, size_t n)
{
	struct service	 v = read_service(p, n);
	struct pai_locus at = { .line = 1, .col = 1 };

	if (v.end == 0)
		return 0;
	m->mu.host->build_meta(m->mu.b, "title", v.title.p, v.title.n);
	if (v.date.n > 0)
		m->mu.host->build_meta(m->mu.b, "date", v.date.p, v.date.n);
	pai_say(m->mu.job->log, PAI_M_PASS_RESIDUE, &at,
	    "the head that a service wrote, with the address %.*s",
	    (int)(v.source.n < 400 ? v.source.n : 400), v.source.p);
	if (!begins_with_title(p + v.end, n - v.end, v.title))
		put_title(m, v.title);
	return v.end;
}

size_t
front_matter(struct md *m, const char *p, size_t n)
{
	size_t		 at, next, end = front_length(p, n);
	struct pai_str	 s;
	const char	*key = NULL;

	if (end == 0)
		return 0;
	p_buf_clear(&m->mu.scratch);
	line_at(p, n, &at);
	for (; at < end; at += next) {
		s = line_at(p + at, end - at, &next);
		if (is_fence(s, "---") || is_fence(s, "..."))
			break;
		key = take_line(m, s, key);
	}
	put_meta(m, key);
	return end;
}
