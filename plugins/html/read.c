/*
 * The HTML reader: bytes to characters, then tags and text in order.
 *
 * It reads whole pages and fragments, in whatever state.  Nothing that shows
 * is lost; what does not show (scripts, style sheets, what is hidden) is said
 * once.  There is no tree of elements: see soup.h.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/affix.h"
#include "kit/decode.h"
#include "mime.h"
#include "soup.h"

#define	BUDGET_FREE	(16u << 20)	/* bytes, whatever the size */
#define	CHARSET_NEAR	4096	/* bytes in which a charset must be told */

/* ---- tags and text ---- */

/* The "</name" that ends what is no HTML inside; n: there is none. */
static size_t
raw_end(const char *p, size_t n, const char *name)
{
	size_t		 len = strlen(name), at = 0;
	const char	*q;

	while (at < n && (q = memchr(p + at, '<', n - at)) != NULL) {
		at = (size_t)(q - p);
		if (n - at > len + 2 && q[1] == '/' &&
		    strncasecmp(q + 2, name, len) == 0 &&
		    strchr(" \t\r\n\f/>", q[2 + len]) != NULL)
			return at;
		at++;
	}
	return n;
}

/* A script, style sheet or title: bytes of it that are dealt with. */
static size_t
raw_text(struct soup *s, const struct tag *t, const char *p, size_t n)
{
	const struct known	*k = known_find(t->name);
	size_t			 end;

	if (t->end || (k->use != USE_RAW && k->use != USE_TITLE))
		return 0;
	emit_at(&s->mu, t->raw);
	end = raw_end(p, n, t->name);
	if (k->use == USE_TITLE)
		head_title(s, p, end);
	else if (soup_news(s, t->name))
		pai_say(s->mu.job->log, PAI_M_HTML_DROPPED, &s->mu.at,
		    "<%s>", t->name);
	return end;
}

/* XHTML's "<![CDATA[...]]>": its text, in which there are no tags. */
static size_t
cdata(struct soup *s, const char *p, size_t n)
{
	static const char	 begin[] = "<![CDATA[";
	const char		*end;
	size_t			 len = sizeof(begin) - 1;

	if (n < len || memcmp(p, begin, len) != 0)
		return 0;
	end = find_text(p + len, n - len, "]]>");
	if (end == NULL)
		return 0;
	line_text(s, p + len, (size_t)(end - p) - len);
	return (size_t)(end - p) + 3;
}

static void
text_run(struct soup *s, const char *p, size_t n)
{
	size_t	 i = 0;

	while (i < n && strchr(" \t\r\n\f", p[i]) != NULL)
		i++;
	if (i < n)
		emit_at(&s->mu, p + i);
	line_text(s, p, n);
}

/* What stands at p, which is a "<": bytes taken. */
static size_t
tag_run(struct soup *s, const char *p, size_t n)
{
	struct tag	 t;
	size_t		 len = cdata(s, p, n);

	if (len > 0)
		return len;
	if (!tag_in_page(p, n, &s->ahead, &t)) {
		text_run(s, p, 1);
		return 1;
	}
	s->pre_begins = s->pre_begins && t.name[0] == '\0';
	if (t.name[0] == '\0')
		return t.raw_n;
	len = raw_text(s, &t, p + t.raw_n, n - t.raw_n);
	if (len > 0 || known_find(t.name)->use == USE_TITLE ||
	    known_find(t.name)->use == USE_RAW)
		return t.raw_n + len;
	if (t.end)
		soup_end(s, &t);
	else
		soup_start(s, &t);
	return t.raw_n;
}

static void
run(struct soup *s, const char *p, size_t n)
{
	const char	*open;
	size_t		 i = 0, to;

	while (i < n && s->mu.status == PAI_OK) {
		open = memchr(p + i, '<', n - i);
		to = open != NULL ? (size_t)(open - p) : n;
		if (to > i)
			text_run(s, p + i, to - i);
		i = to;
		if (i < n)
			i += tag_run(s, p + i, n - i);
	}
	while (s->depth > 0 && s->mu.status == PAI_OK)
		stack_remove(s, s->depth - 1);
	if (s->mu.status == PAI_OK)
		line_break(s);
}

/* ---- the job ---- */

/* What a page says of its characters near its beginning; "": nothing. */
static void
find_charset(const char *p, size_t n, char *out, size_t room)
{
	const char	*end = p + (n < CHARSET_NEAR ? n : CHARSET_NEAR);
	size_t		 len = 0;

	for (; end - p > 8; p++)
		if ((*p | 0x20) == 'c' && strncasecmp(p, "charset", 7) == 0) {
			for (p += 7; p < end && strchr(" =\"'", *p) != NULL;)
				p++;
			while (p < end && len + 1 < room &&
			    strchr(" \"';/>\r\n", *p) == NULL)
				out[len++] = *p++;
			break;
		}
	out[len] = '\0';
}

static enum pai_status
read_text(struct soup *s, const struct p_decoded *d)
{
	struct markup	*m = &s->mu;

	if (d->n > UINT32_MAX)
		return m->host->log_over(m->job->log, PAI_LIM_INPUT_BYTES,
		    NULL, "bytes of HTML", d->n);
	s->budget = (uint64_t)m->host->log_limit(m->job->log,
	    PAI_LIM_OUTPUT_RATIO) * d->n + BUDGET_FREE;
	m->where.skipped = d->skipped;
	m->where.recoded = d->own != NULL || s->mime != NULL;
	if (!where_open(&m->where, d->text, d->n))
		return PAI_E_NOMEM;
	head_scan(s, d->text, d->n);
	run(s, d->text, d->n);
	where_close(&m->where);
	return m->status;
}

static enum pai_status
read_bytes(struct soup *s, const char *p, size_t n, const char *charset)
{
	struct p_decoded	 d;
	char			 told[32];
	enum pai_status		 st;

	find_charset(p, n, told, sizeof(told));
	if (!p_decode_as(p, n, charset[0] != '\0' ? charset : told, &d))
		return PAI_E_NOMEM;
	st = p_decode_report(s->mu.job, &d);
	if (st == PAI_OK)
		st = p_decode_radicals(s->mu.job, &d);
	if (st == PAI_OK)
		st = read_text(s, &d);
	p_decode_free(&d);
	return st;
}

/* The page of an MHTML file; a message without one has no text. */
static enum pai_status
read_message(struct soup *s, const char *p, size_t n)
{
	struct p_buf	 page = { 0 };
	enum pai_status	 st = PAI_E_NOMEM;

	if ((s->mime = mime_open(p, n)) == NULL)
		return PAI_E_NOMEM;
	if (!mime_page(s->mime, &page)) {
		pai_say(s->mu.job->log, PAI_M_NOT_TEXT, NULL,
		    "the message holds no page");
		st = PAI_E_FORMAT;
	} else if (p_buf_ok(&page)) {
		st = read_bytes(s, page.n > 0 ? page.p : "", page.n,
		    mime_charset(s->mime));
	}
	p_buf_free(&page);
	return st;
}

static void
clean(struct soup *s)
{
	mime_free(s->mime);
	free(s->open);
	free(s->refs);
	free(s->notes);
	free(s->row_heads);
	free(s->widths.at);
	p_buf_free(&s->anchors);
	p_buf_free(&s->code);
	p_buf_free(&s->label);
	p_buf_free(&s->language);
	p_buf_free(&s->said);
	p_buf_free(&s->mu.scratch);
	free(s);
}

static bool
prepare(struct soup *s, const struct pai_read *job)
{
	s->mu.job = job;
	s->mu.host = job->in->host;
	s->mu.b = job->build;
	s->mu.loose = true;
	s->depth_max = (size_t)s->mu.host->log_limit(job->log,
	    PAI_LIM_XML_DEPTH);
	s->blocks_max = (uint32_t)s->mu.host->log_limit(job->log,
	    PAI_LIM_BLOCK_DEPTH);
	s->open = calloc(s->depth_max + 1, sizeof(*s->open));
	return s->open != NULL;
}

enum pai_status
html_read(const struct pai_read *job)
{
	struct soup	*s = calloc(1, sizeof(*s));
	const char	*p;
	enum pai_status	 st = PAI_E_NOMEM;
	size_t		 n;

	if (s == NULL)
		return PAI_E_NOMEM;
	if (prepare(s, job)) {
		p = (const char *)s->mu.host->in_bytes(job->in, &n);
		if (p == NULL)
			p = "";
		if (mime_looks_so(p, n))
			st = read_message(s, p, n);
		else
			st = read_bytes(s, p, n, "");
	}
	if (st == PAI_OK)
		st = s->mu.host->build_status(s->mu.b);
	clean(s);
	return st;
}

/* ---- is it one? ---- */

static bool
has_suffix(const char *name)
{
	const char	*dot = name != NULL ? strrchr(name, '.') : NULL;
	size_t		 i;

	for (i = 0; dot != NULL && html_read_suffixes[i] != NULL; i++)
		if (strcasecmp(dot + 1, html_read_suffixes[i]) == 0)
			return true;
	return false;
}

/* Markdown and text may begin with a tag, too: only a page's is certain. */
int
html_probe(const struct pai_probe *in)
{
	const char	*p = (const char *)in->head;
	size_t		 n = in->n;

	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
		p += 3;
		n -= 3;
	}
	while (n > 0 && (unsigned char)*p <= ' ') {
		p++;
		n--;
	}
	if (p_begins_nocase(p, n, "<!doctype html") ||
	    p_begins_nocase(p, n, "<html"))
		return 90;
	if (mime_looks_so(p, n) || (p_begins_nocase(p, n, "<?xml") &&
	    find_text(p, n, "<html") != NULL))
		return 85;
	return has_suffix(in->name) ? 60 : 0;
}
