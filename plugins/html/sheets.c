/*
 * The user's style sheets: linked to, or put into the page.
 *
 * The page's policy lets it load nothing but what the user named, so the
 * origin of each linked sheet goes into it.  A sheet that is put into the page
 * cannot end the element it stands in: "</" becomes "<\\/", which CSS reads as
 * the same in its strings and which stands nowhere else in it.
 */
#include <stdio.h>
#include <string.h>

#include "html.h"
#include "kit/url.h"

#define	SHEET_MAX	(1u << 20)	/* bytes of one */

/* The next of the lines of the option; false past the last. */
static bool
next_sheet(const char **at, struct pai_str *sheet)
{
	while (**at == '\n')
		++*at;
	*sheet = str_of(*at, strcspn(*at, "\n"));
	*at += sheet->n;
	return sheet->n > 0;
}

/* "https://host:port" of an address on the web; empty: it is on none. */
static struct pai_str
origin_of(struct pai_str s)
{
	size_t	 n = s.n > 8 && memcmp(s.p, "https://", 8) == 0 ? 8 :
		    s.n > 7 && memcmp(s.p, "http://", 7) == 0 ? 7 : 0;

	if (n == 0)
		return str_of("", 0);
	while (n < s.n && strchr("abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:", s.p[n]) != NULL &&
	    s.p[n] != '\0')
		n++;
	return n == s.n || s.p[n] == '/' ? str_of(s.p, n) : str_of("", 0);
}

void
sheets_origins(struct html *h)
{
	const char	*at = h->css;
	struct pai_str	 sheet, origin;

	while (!h->embed_sheets && next_sheet(&at, &sheet)) {
		origin = origin_of(sheet);
		if (origin.n > 0 && p_url_allowed(sheet.p, sheet.n)) {
			put(h, " ");
			put_bytes(h, origin.p, origin.n);
		}
	}
}

static void
put_safe(struct html *h, const char *p, size_t n)
{
	size_t	 from = 0;

	for (size_t i = 0; i + 1 < n; i++)
		if (p[i] == '<' && p[i + 1] == '/') {
			put_bytes(h, p + from, i + 1 - from);
			put(h, "\\");
			from = i + 1;
		}
	put_bytes(h, p + from, n - from);
}

static bool
read_sheet(struct html *h, struct pai_str name)
{
	FILE	*f;
	char	*to;
	size_t	 n = 0;
	bool	 ok;

	p_buf_clear(&h->scratch);
	p_buf_put(&h->scratch, name.p, name.n);
	if (!p_buf_ok(&h->scratch) ||
	    (f = fopen(h->scratch.p, "rbe")) == NULL)
		return false;
	p_buf_clear(&h->scratch);
	if ((to = p_buf_room(&h->scratch, SHEET_MAX)) != NULL)
		n = fread(to, 1, SHEET_MAX, f);
	ok = to != NULL && ferror(f) == 0 && n < SHEET_MAX;
	h->scratch.n = ok ? n : 0;
	fclose(f);
	return ok;
}

static void
put_embedded(struct html *h, struct pai_str name)
{
	if (!read_sheet(h, name)) {
		pai_say(h->log, PAI_M_BAD_OPTION, NULL,
		    "css=%.*s: cannot be read, or is longer than 1 MB",
		    (int)(name.n < 200 ? name.n : 200), name.p);
		if (h->status == PAI_OK)
			h->status = PAI_E_ARG;
		return;
	}
	put(h, "<style>\n");
	put_safe(h, h->scratch.p, h->scratch.n);
	put(h, "\n</style>\n");
}

void
sheets_write(struct html *h)
{
	const char	*at = h->css;
	struct pai_str	 sheet;

	while (h->status == PAI_OK && next_sheet(&at, &sheet)) {
		if (h->embed_sheets) {
			put_embedded(h, sheet);
		} else if (p_url_allowed(sheet.p, sheet.n)) {
			put(h, "<link rel=\"stylesheet\"");
			put_attribute(h, "href", sheet);
			put(h, ">\n");
		}
	}
}
