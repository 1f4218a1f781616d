/*
 * MHTML: a message of parts (RFC 2045, 2046), one of them the page.
 *
 *	MIME-Version: 1.0
 *	Content-Type: multipart/related; boundary="x"
 *
 *	--x
 *	Content-Type: text/html; charset="gb2312"
 *	Content-Transfer-Encoding: quoted-printable
 *	Content-Location: file:///C:/page.htm
 *
 *	<html> ...
 *	--x--
 *
 * Parts are found by walking the lines once for each message within; those
 * within one another are at most MIME_DEPTH.
 */
#include "kit/grow.h"
#include "mime.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/data.h"
#include "kit/num.h"

#define	MIME_DEPTH	4
#define	PARTS_MAX	4096
#define	HEAD_MAX	16384	/* bytes in which it must show */
#define	VALUE_MAX	1024	/* bytes of a field that we look at */

enum encoding { ENC_NONE, ENC_BASE64, ENC_QUOTED };

struct part {
	const char	*p;		/* its body */
	size_t		 n;
	enum encoding	 encoding;
	bool		 page;		/* text/html */
	char		 charset[32];
	char		 location[VALUE_MAX];
	char		 id[256];
};

struct mime {
	struct part	*parts;
	size_t		 n, room;
	bool		 failed;
};

/* ---- fields ---- */

/* The line at p; *next is where the one behind it begins. */
static size_t
line_length(const char *p, size_t n, size_t *next)
{
	const char	*eol = memchr(p, '\n', n);
	size_t		 len = eol != NULL ? (size_t)(eol - p) : n;

	*next = eol != NULL ? len + 1 : n;
	return len > 0 && p[len - 1] == '\r' ? len - 1 : len;
}

/* One field, unfolded, in out; returns where the next begins. */
static size_t
take_field(const char *p, size_t n, char out[VALUE_MAX])
{
	size_t	 at = 0, to = 0, next, len;

	do {
		len = line_length(p + at, n - at, &next);
		if (len > VALUE_MAX - 1 - to)
			len = VALUE_MAX - 1 - to;
		memcpy(out + to, p + at, len);
		to += len;
		at += next;
	} while (next > 0 && at < n && (p[at] == ' ' || p[at] == '\t'));
	out[to] = '\0';
	return at;
}

/* The field's value if that is its name; NULL: it is not. */
static const char *
value_of(const char *field, const char *name)
{
	size_t	 n = strlen(name);

	if (strncasecmp(field, name, n) != 0 || field[n] != ':')
		return NULL;
	field += n + 1;
	return field + strspn(field, " \t");
}

/* "; name=value" or "; name="value"" in out; "": there is none. */
static void
parameter(const char *value, const char *name, char *out, size_t room)
{
	size_t		 n = strlen(name), len;
	const char	*p = value, *stop = " \t;";

	out[0] = '\0';
	for (; (p = strchr(p, ';')) != NULL;) {
		p++;
		p += strspn(p, " \t");
		if (strncasecmp(p, name, n) != 0 || p[n] != '=')
			continue;
		p += n + 1;
		if (*p == '"') {
			p++;
			stop = "\"";
		}
		len = strcspn(p, stop);
		if (len >= room)
			len = room - 1;
		memcpy(out, p, len);
		out[len] = '\0';
		return;
	}
}

struct head {
	char		 type[VALUE_MAX];
	char		 boundary[256];
	struct part	 part;
};

static void
take_value(struct head *h, const char *field)
{
	const char	*v;
	size_t		 n;

	if ((v = value_of(field, "Content-Type")) != NULL) {
		memcpy(h->type, v, strlen(v) + 1);
		parameter(v, "boundary", h->boundary, sizeof(h->boundary));
		parameter(v, "charset", h->part.charset,
		    sizeof(h->part.charset));
		h->part.page = strncasecmp(v, "text/html", 9) == 0 ||
		    strncasecmp(v, "application/xhtml", 17) == 0;
	} else if ((v = value_of(field, "Content-Transfer-Encoding")) != NULL) {
		h->part.encoding =
		    strncasecmp(v, "base64", 6) == 0 ? ENC_BASE64 :
		    strncasecmp(v, "quoted-printable", 16) == 0 ? ENC_QUOTED :
		    ENC_NONE;
	} else if ((v = value_of(field, "Content-Location")) != NULL) {
		memcpy(h->part.location, v, strlen(v) + 1);
	} else if ((v = value_of(field, "Content-ID")) != NULL) {
		v += *v == '<';
		n = strcspn(v, ">");
		if (n < sizeof(h->part.id)) {
			memcpy(h->part.id, v, n);
			h->part.id[n] = '\0';
		}
	}
}

/* The fields at p; returns where the body begins. */
static size_t
take_head(const char *p, size_t n, struct head *h)
{
	char	 field[VALUE_MAX];
	size_t	 at = 0, next;

	memset(h, 0, sizeof(*h));
	while (at < n) {
		if (line_length(p + at, n - at, &next) == 0)
			return at + next;
		at += take_field(p + at, n - at, field);
		take_value(h, field);
	}
	return at;
}

/* ---- parts ---- */

static void
add(struct mime *m, const struct part *part)
{
	if (m->n == PARTS_MAX || m->failed)
		return;
	if (!p_make_room(&m->parts, &m->room, m->n + 1, sizeof(*part)))
		m->failed = true;
	else
		m->parts[m->n++] = *part;
}

/* Is the line at p "--boundary"?  1: yes; 2: the last one. */
static int
is_boundary(const char *p, size_t len, const char *boundary)
{
	size_t	 n = strlen(boundary);

	if (len < n + 2 || memcmp(p, "--", 2) != 0 ||
	    memcmp(p + 2, boundary, n) != 0)
		return 0;
	return len >= n + 4 && memcmp(p + 2 + n, "--", 2) == 0 ? 2 : 1;
}

/* The next line that is a boundary, or the end; which: see above. */
static size_t
find_boundary(const char *p, size_t n, const char *boundary, int *which,
    size_t *behind)
{
	size_t	 at = 0, next, len;

	*which = 2;
	for (; at < n; at += next) {
		len = line_length(p + at, n - at, &next);
		if ((*which = is_boundary(p + at, len, boundary)) != 0) {
			*behind = at + next;
			return at;
		}
		*which = 2;
	}
	*behind = n;
	return n;
}

static void	take_message(struct mime *, const char *, size_t, unsigned);

static void
take_parts(struct mime *m, const char *p, size_t n, const char *boundary,
    unsigned depth)
{
	size_t	 len, behind;
	int	 which;

	(void)find_boundary(p, n, boundary, &which, &behind);
	while (which == 1) {
		p += behind;
		n -= behind;
		len = find_boundary(p, n, boundary, &which, &behind);
		take_message(m, p, len, depth + 1);
	}
}

/* Bounded by MIME_DEPTH. */
static void
take_message(struct mime *m, const char *p, size_t n, unsigned depth)
{
	struct head	 h;
	size_t		 body = take_head(p, n, &h);

	h.part.p = p + body;
	h.part.n = n - body;
	if (strncasecmp(h.type, "multipart/", 10) != 0)
		add(m, &h.part);
	else if (h.boundary[0] != '\0' && depth < MIME_DEPTH)
		take_parts(m, h.part.p, h.part.n, h.boundary, depth);
}

struct mime *
mime_open(const char *p, size_t n)
{
	struct mime	*m = calloc(1, sizeof(*m));

	if (m == NULL)
		return NULL;
	take_message(m, p, n, 0);
	if (m->failed) {
		mime_free(m);
		return NULL;
	}
	return m;
}

void
mime_free(struct mime *m)
{
	if (m == NULL)
		return;
	free(m->parts);
	free(m);
}

bool
mime_looks_so(const char *p, size_t n)
{
	struct head	 h;

	if (n == 0 || *p == '<')
		return false;
	(void)take_head(p, n < HEAD_MAX ? n : HEAD_MAX, &h);
	return strncasecmp(h.type, "multipart/", 10) == 0 &&
	    h.boundary[0] != '\0';
}

/* ---- transfer encodings ---- */

/* "=3D" is a byte, "=" at a line's end joins it to the next. */
static void
quoted_printable(const char *p, size_t n, struct p_buf *out)
{
	const char	*eq;
	size_t		 len;
	char		 c;

	while (n > 0 && (eq = memchr(p, '=', n)) != NULL) {
		len = (size_t)(eq - p);
		p_buf_put(out, p, len);
		p = eq;
		n -= len;
		if (n >= 3 && p_hex_digit(p[1]) >= 0 && p_hex_digit(p[2]) >= 0) {
			c = (char)(p_hex_digit(p[1]) << 4 | p_hex_digit(p[2]));
			p_buf_put(out, &c, 1);
			len = 3;
		} else if (n >= 2 && p[1] == '\n') {
			len = 2;
		} else if (n >= 3 && p[1] == '\r' && p[2] == '\n') {
			len = 3;
		} else {
			p_buf_put(out, "=", 1);
			len = 1;
		}
		p += len;
		n -= len;
	}
	p_buf_put(out, p, n);
}

static void
undo(const struct part *part, struct p_buf *out)
{
	switch (part->encoding) {
	case ENC_BASE64:
		p_base64(part->p, part->n, out);
		break;
	case ENC_QUOTED:
		quoted_printable(part->p, part->n, out);
		break;
	default:
		p_buf_put(out, part->p, part->n);
		break;
	}
}

/* ---- what is asked for ---- */

static const struct part *
page_part(const struct mime *m)
{
	size_t	 i;

	for (i = 0; i < m->n; i++)
		if (m->parts[i].page)
			return &m->parts[i];
	return NULL;
}

bool
mime_page(const struct mime *m, struct p_buf *out)
{
	const struct part	*part = page_part(m);

	if (part != NULL)
		undo(part, out);
	return part != NULL;
}

const char *
mime_charset(const struct mime *m)
{
	const struct part	*part = page_part(m);

	return part != NULL ? part->charset : "";
}

/* What follows the last "/", for a page that was moved. */
static const char *
file_of(const char *address)
{
	const char	*slash = strrchr(address, '/');

	return slash != NULL ? slash + 1 : address;
}

static bool
leads_to(const char *address, const struct part *part)
{
	if (strncasecmp(address, "cid:", 4) == 0)
		return part->id[0] != '\0' &&
		    strcmp(address + 4, part->id) == 0;
	if (part->location[0] == '\0')
		return false;
	return strcmp(address, part->location) == 0 ||
	    (strstr(address, "://") == NULL &&
	    file_of(address)[0] != '\0' &&
	    strcmp(file_of(address), file_of(part->location)) == 0);
}

bool
mime_part(const struct mime *m, const char *address, struct p_buf *out)
{
	size_t	 i;

	for (i = 0; i < m->n; i++)
		if (leads_to(address, &m->parts[i])) {
			undo(&m->parts[i], out);
			return true;
		}
	return false;
}
