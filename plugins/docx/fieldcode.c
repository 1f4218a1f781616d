/*
 * Codes of fields.  A code is words: the field's name, its arguments, and
 * switches that begin with a backslash, some with an argument of their own.
 * In "quoted words" a backslash takes the next character as it is.
 */
#include "fieldcode.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/buf.h"
#include "kit/symbol.h"

struct word {
	const char	*p;		/* NULL: there is none */
	size_t		 n;
	bool		 quoted;
};

static struct word
quoted_word(const char **at, const char *s)
{
	struct word	 w = { s, 0, true };

	while (s[w.n] != '\0' && s[w.n] != '"')
		w.n += s[w.n] == '\\' && s[w.n + 1] != '\0' ? 2 : 1;
	*at = s + w.n + (s[w.n] == '"');
	return w;
}

static struct word
next_word(const char **at)
{
	const char	*s = *at + strspn(*at, " \t\r\n");
	struct word	 w = { s, strcspn(s, " \t\r\n"), false };

	if (*s == '\0')
		return (struct word){ 0 };
	if (*s == '"')
		return quoted_word(at, s + 1);
	*at = s + w.n;
	return w;
}

/* The letter of a switch; 0: it is none. */
static char
switch_of(const struct word *w)
{
	return !w->quoted && w->n == 2 && w->p[0] == '\\' ? w->p[1] : '\0';
}

static void
put_word(struct p_buf *b, const struct word *w)
{
	for (size_t i = 0; i < w->n; i++) {
		if (w->quoted && w->p[i] == '\\' && i + 1 < w->n)
			i++;
		p_buf_put(b, w->p + i, 1);
	}
}

bool
field_is(const char *code, const char *name)
{
	struct word	 w = next_word(&code);

	return w.n == strlen(name) && strncasecmp(name, w.p, w.n) == 0;
}

enum pai_field
field_type(const char *code)
{
	static const struct {
		const char	*name;
		enum pai_field	 type;
	} list[] = {
		{ "PAGE", PAI_FIELD_PAGE }, { "NUMPAGES", PAI_FIELD_NUMPAGES },
		{ "SECTIONPAGES", PAI_FIELD_SECTIONPAGES },
		{ "REF", PAI_FIELD_REF }, { "NOTEREF", PAI_FIELD_REF },
		{ "STYLEREF", PAI_FIELD_STYLEREF },
		{ "PAGEREF", PAI_FIELD_PAGEREF }, { "DATE", PAI_FIELD_DATE },
		{ "TIME", PAI_FIELD_DATE }, { "CREATEDATE", PAI_FIELD_DATE },
		{ "SAVEDATE", PAI_FIELD_DATE },
		{ "PRINTDATE", PAI_FIELD_DATE }, { "SEQ", PAI_FIELD_SEQ },
		{ "TOC", PAI_FIELD_TOC }, { "FORMTEXT", PAI_FIELD_FORM },
		{ "FORMCHECKBOX", PAI_FIELD_FORM },
		{ "FORMDROPDOWN", PAI_FIELD_FORM },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (field_is(code, list[i].name))
			return list[i].type;
	return PAI_FIELD_OTHER;
}

bool
field_is_active(const char *code)
{
	static const char *const names[] = { "DDE", "DDEAUTO", "INCLUDETEXT",
	    "INCLUDEPICTURE", "IMPORT", "LINK", "MACROBUTTON", "EMBED",
	    "DATABASE" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (field_is(code, names[i]))
			return true;
	return false;
}

/* HYPERLINK "address" \l "place" \o "title" \t "window" */
static bool
hyperlink(const char *at, struct p_buf *target, struct p_buf *title)
{
	struct word	 w;

	while ((w = next_word(&at)).p != NULL) {
		char	 letter = switch_of(&w);

		if (letter != '\0' && strchr("lot", letter) != NULL) {
			w = next_word(&at);
			if (letter == 'l' && w.n > 0) {
				p_buf_char(target, '#');
				put_word(target, &w);
			} else if (letter == 'o') {
				put_word(title, &w);
			}
		} else if (letter == '\0') {
			put_word(target, &w);
		}
	}
	return target->n > 0;
}

/* REF place \h: the place, where it is to be a link. */
static bool
reference(const char *at, struct p_buf *target)
{
	struct word	 place = next_word(&at), w;
	bool		 linked = false;

	if (place.n == 0 || switch_of(&place) != '\0')
		return false;
	while ((w = next_word(&at)).p != NULL)
		linked |= switch_of(&w) == 'h';
	if (!linked)
		return false;
	p_buf_char(target, '#');
	put_word(target, &place);
	return true;
}

bool
field_link(const char *code, struct p_buf *target, struct p_buf *title)
{
	const char	*at = code;

	(void)next_word(&at);
	if (field_is(code, "HYPERLINK"))
		return hyperlink(at, target, title);
	return (field_is(code, "REF") || field_is(code, "PAGEREF") ||
	    field_is(code, "NOTEREF")) && reference(at, target);
}

bool
field_style(const char *code, struct p_buf *style, uint8_t *which)
{
	const char	*at = code;
	struct word	 w;

	*which = 0;
	if (!field_is(code, "STYLEREF"))
		return false;
	(void)next_word(&at);
	while ((w = next_word(&at)).p != NULL) {
		switch (switch_of(&w)) {
		case '\0':
			if (style->n == 0)
				put_word(style, &w);
			break;
		case 'l':
			*which |= PAI_STYLEREF_LAST;
			break;
		case 'n': case 'r': case 'w':
			*which |= PAI_STYLEREF_NUMBER;
			break;
		default:	/* \p: above or below, which no page shows */
			break;
		}
	}
	return style->n > 0;
}

/* SYMBOL 183 \f "Symbol", or SYMBOL 0x4e2d \u */
static void
symbol(const char *at, struct p_buf *text)
{
	struct word	 code = next_word(&at), w;
	struct p_buf	 font = { 0 };
	char		 digits[16] = "";
	unsigned long	 cp;

	while ((w = next_word(&at)).p != NULL)
		if (switch_of(&w) == 'f') {
			w = next_word(&at);
			put_word(&font, &w);
		}
	if (code.n > 0 && code.n < sizeof(digits))
		memcpy(digits, code.p, code.n);
	cp = strtoul(digits, NULL, 0);
	if (cp >= 0x20 && cp <= 0x10ffff && p_buf_ok(&font))
		cp = p_symbol_char(font.n > 0 ? font.p : "", (uint32_t)cp);
	else
		cp = 0;
	p_buf_char(text, cp < 0x20 || (cp >= 0xd800 && cp < 0xe000) ?
	    0x25a1 : (uint32_t)cp);
	p_buf_free(&font);
}

bool
field_shown(const char *code, struct p_buf *text)
{
	const char	*at = code;

	(void)next_word(&at);
	if (field_is(code, "SYMBOL")) {
		symbol(at, text);
		return true;
	}
	if (!field_is(code, "MACROBUTTON") && !field_is(code, "GOTOBUTTON"))
		return false;
	(void)next_word(&at);		/* what it would run, or go to */
	at += strspn(at, " \t\r\n");
	p_buf_str(text, at);
	while (text->n > 0 && strchr(" \t\r\n", text->p[text->n - 1]) != NULL)
		text->n--;
	return true;
}
