/*
 * The page around the document: what a browser must know before the text.
 *
 * The page loads nothing and runs nothing, and says so in its content
 * security policy.  Everything here comes from constants or is escaped.
 */
#include <string.h>

#include "html.h"
#include "markup/markup.h"
#include "kit/url.h"
#include "kit/utf8.h"

#define	SAMPLE		20000	/* bytes of text that tell the language */
#define	SHEET_NEAR	256	/* bytes in which a sheet must begin */
static const char *const sheet[] = {
#include "plugins/html/page-css.h"
};

/* Han characters and Latin letters of a text, added to the counts. */
static void
count_letters(struct pai_str s, size_t *han, size_t *latin)
{
	uint32_t	 cp;
	size_t		 i;

	for (i = 0; i < s.n;) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		*han += p_is_han(cp);
		*latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	}
}

/* A Han character says as much as several letters. */
static bool
is_chinese(const struct html *h)
{
	struct pai_iter	 it = pai_iter_at(h->root);
	size_t		 han = 0, latin = 0, seen = 0;

	while (seen < SAMPLE && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		seen += it.node->as.text.str.n;
		count_letters(it.node->as.text.str, &han, &latin);
	}
	return han > 0 && han * 3 >= latin;
}

/* Letters, digits and hyphens, as BCP 47 has them. */
static bool
is_language(const char *s)
{
	size_t	 n = strspn(s, "abcdefghijklmnopqrstuvwxyz"
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return n > 0 && n < 36 && s[n] == '\0';
}

/* The heading or title paragraph that names the document; NULL: none. */
static const struct pai_node *
title_node(const struct html *h)
{
	struct pai_iter	 it = pai_iter_at(h->root);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_HEADING ||
		    (it.node->kind == PAI_N_PARAGRAPH &&
		    it.node->as.para.role == PAI_ROLE_TITLE))
			return it.node;
		if (it.node->kind == PAI_N_TABLE ||
		    it.node->kind == PAI_N_SECTION)
			pai_iter_skip(&it);
	}
	return NULL;
}

static void
put_title(struct html *h)
{
	const char		*meta = h->host->doc_meta(h->doc, "title");
	const struct pai_node	*n = NULL;

	put(h, "<title>");
	if (meta != NULL && meta[0] != '\0')
		put_escaped(h, meta, strlen(meta));
	else if ((n = title_node(h)) != NULL)
		put_plain(h, n);
	else
		put(h, "Untitled");
	put(h, "</title>\n");
}

static void
put_meta(struct html *h, const char *key, const char *name)
{
	const char	*value = h->host->doc_meta(h->doc, key);

	if (value == NULL || value[0] == '\0')
		return;
	put_fmt(h, "<meta name=\"%s\"", name);
	put_attribute(h, "content", str_of(value, strlen(value)));
	put(h, ">\n");
}

static void
put_sheet(struct html *h)
{
	size_t	 i;

	put(h, "<style>\n");
	for (i = 0; i < sizeof(sheet) / sizeof(sheet[0]); i++)
		put_bytes(h, sheet[i], strlen(sheet[i]));
	put(h, "</style>\n");
	sheets_write(h);
}

bool
page_has_our_sheet(const char *p, size_t n)
{
	return find_text(p, n < SHEET_NEAR ? n : SHEET_NEAR, sheet[0]) !=
	    NULL;
}

void
page_head(struct html *h)
{
	const char	*lang = h->host->doc_meta(h->doc, "lang");
	bool		 chinese = is_chinese(h);

	if (lang != NULL && is_language(lang))
		chinese = strncmp(lang, "zh", 2) == 0;
	else
		lang = chinese ? "zh-CN" : NULL;
	put(h, "<!DOCTYPE html>\n<html");
	if (lang != NULL)
		put_fmt(h, " lang=\"%s\"", lang);
	put(h, ">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; img-src data: 'self'; style-src 'self'");
	sheets_origins(h);
	put(h, " 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n");
	put_title(h);
	put_meta(h, "author", "author");
	put_meta(h, "date", "date");
	put_meta(h, "subject", "description");
	put_meta(h, "keywords", "keywords");
	put_sheet(h);
	put_fmt(h, "</head>\n<body%s>\n<main>\n",
	    chinese ? " class=\"zh\"" : "");
}

void
page_foot(struct html *h)
{
	put(h, "</main>\n</body>\n</html>\n");
}
