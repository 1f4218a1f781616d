/*
 * Markup that was copied with the text of a page.
 *
 *	全年&nbsp;12&nbsp;件			entities: what they stand for
 *	</p><p style="text-indent:2em">全年	tags: nothing
 *	style="line-height:2">全年		the rest of a cut tag: nothing
 *
 * Entities that were written twice over (&amp;nbsp;) come from text that
 * passed through two programs, and are one.  Tags of blocks in the middle of
 * a text leave a blank.  A tag that changes what a text says (<sup>, <sub>)
 * stays as it is, and so does everything that only looks like a tag: after
 * its name there are attributes, or nothing.
 *
 * A text about markup shows it on purpose: where a document speaks of HTML or
 * of tags (标签), or holds a program, nothing is done.
 */
#include <string.h>

#include "kit/entity.h"
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	ENTITY_MAX	32	/* characters */
#define	TAG_MAX		400

/* ---- a document about markup ---- */

static bool
speaks_of_markup(const struct p_plain *t)
{
	static const char *const words[] = { "HTML", "html", "XML", "标签", "元素",
	    "标记语言", "源代码", "markup", "entity", "entities", " tag" };

	if (t->text.n == 0)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(t->text.p, words[i]) != NULL)
			return true;
	return false;
}

/* False: no memory. */
static bool
is_about_markup(const struct pai_node *root, bool *is)
{
	struct p_plain	 t = { .chars = 0 };
	bool		 good = true;

	*is = false;
	for (const struct pai_node *n = root->first; n != NULL && !*is && good;
	    n = n->next) {
		if (n->kind == PAI_N_CODEBLOCK)
			*is = true;
		else if (p_is_prose(n) && (good = p_plain_read(&t, n)))
			*is = speaks_of_markup(&t);
	}
	p_plain_free(&t);
	return good;
}

/* ---- entities ---- */

/* As many glyphs of one TEXT as are ASCII, as bytes at s. */
static size_t
ascii_from(const struct p_prose *p, size_t at, char *s, size_t room)
{
	size_t	 n = 0;

	for (; n < room && at + n < p->n && p->g[at + n].cp < 0x80 &&
	    p->g[at + n].node != NULL &&
	    p->g[at + n].node == p->g[at].node; n++)
		s[n] = (char)p->g[at + n].cp;
	return n;
}

/* The glyphs "amp;" once and again behind an "&" at at. */
static size_t
escapes_behind(const struct p_prose *p, size_t at)
{
	size_t	 n = 1;
	char	 s[4];

	while (at + n < p->n && p->g[at + n].node == p->g[at].node &&
	    ascii_from(p, at + n, s, sizeof(s)) == 4 &&
	    memcmp(s, "amp;", 4) == 0)
		n += 4;
	return n - 1;
}

/*
 * What the entity at glyph at stands for, as at most two characters; returns
 * its glyphs, 0 where there is none.  Letters are written so by nobody, and
 * decoding them could spell the next entity.
 */
static size_t
entity(const struct p_prose *p, size_t at, uint32_t out[2])
{
	char	 s[ENTITY_MAX + 1], utf8[8];
	size_t	 more = escapes_behind(p, at), n, put, i;

	s[0] = '&';
	n = at + more + 1 < p->n && p->g[at + more + 1].node == p->g[at].node ?
	    ascii_from(p, at + more + 1, s + 1, ENTITY_MAX) : 0;
	n = p_entity_at(s, n + 1);
	put = n > 0 ? p_entity_decode(s, n, utf8) : 0;
	out[0] = '&';
	out[1] = 0;
	if (put == 0 || (utf8[0] >= '#' && utf8[0] <= '&') ||
	    utf8[0] == ';' || p_is_digit((unsigned char)utf8[0]) ||
	    p_is_letter((unsigned char)utf8[0]))
		return more > 0 ? more + 1 : 0;
	i = p_utf8_next(utf8, put, &out[0]);
	if (i < put)
		i += p_utf8_next(utf8 + i, put - i, &out[1]);
	return i == put && out[0] >= ' ' ? more + n : 0;
}

static bool
mark_entities(struct p_prose *p, const struct pai_change *job)
{
	uint32_t out[2];
	bool	 any = false;
	size_t	 n;

	(void)job;
	for (size_t i = 0; i < p->n; i++) {
		if (p->g[i].cp != '&' || p->g[i].node == NULL ||
		    p->g[i].fixed || (n = entity(p, i, out)) == 0)
			continue;
		for (size_t k = 0; k < n; k++)
			p->g[i + k].out = k < 2 ? out[k] : 0;
		any = true;
		i += n - 1;
	}
	return any;
}

/* ---- tags ---- */

static bool
is_named(const char *s, size_t n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strlen(*names) == n && strncmp(s, *names, n) == 0)
			return true;
	return false;
}

/* Attributes, or nothing, up to p[end]: a="b" c=d */
static bool
is_attributes(const char *s, size_t n)
{
	size_t	 i = 0;

	if (n > 0 && s[n - 1] == '/')
		n--;
	while (n > 0 && s[n - 1] == ' ')
		n--;
	if (n == 0)
		return true;
	if (s[0] != ' ')
		return false;
	while (i < n && (s[i] == ' ' || s[i] == '-' || s[i] == ':' ||
	    p_is_letter((unsigned char)s[i])))
		i++;
	return i > 1 && i < n && s[i] == '=';
}

/* Bytes of the tag that s begins with, 0: none; block: does it end lines? */
static size_t
tag(const char *s, size_t n, bool *block)
{
	static const char *const blocks[] = { "p", "P", "div", "DIV", "br",
	    "BR", "tr", "TR", "td", "TD", "th", "TH", "li", "LI", "ul", "UL",
	    "ol", "OL", "table", "TABLE", "tbody", "TBODY", "center",
	    "CENTER", "hr", "HR", "h1", "h2", "h3", "h4", NULL };
	static const char *const inlines[] = { "span", "SPAN", "font", "FONT",
	    "b", "B", "strong", "STRONG", "em", "EM", "a", "A", "o:p", "O:P",
	    "st1:chsdate", "u", "i", "img", "IMG", "label", NULL };
	size_t	 from = n > 1 && s[1] == '/' ? 2 : 1, name = from, end;

	while (name < n && (p_is_letter((unsigned char)s[name]) ||
	    p_is_digit((unsigned char)s[name]) || s[name] == ':'))
		name++;
	for (end = name; end < n && s[end] != '>' && s[end] != '<'; end++)
		;
	*block = is_named(s + from, name - from, blocks);
	if (end == n || s[end] != '>' || !is_attributes(s + name, end - name))
		return 0;
	return *block || is_named(s + from, name - from, inlines) ? end + 1 :
	    0;
}

/* style="..."> at the start: what is left of a tag that was cut. */
static size_t
tag_rest(const char *s, size_t n)
{
	static const char *const names[] = { "style", "class", "align",
	    "width", "colspan", "rowspan", "href", "target", NULL };
	size_t	 name = 0, end = 0;

	while (name < n && p_is_letter((unsigned char)s[name]))
		name++;
	if (!is_named(s, name, names) || name + 1 >= n || s[name] != '=' ||
	    (s[name + 1] != '"' && s[name + 1] != '\''))
		return 0;
	while (end < n && s[end] != '>' && s[end] != '<')
		end++;
	return end < n && s[end] == '>' && (s[end - 1] == '"' ||
	    s[end - 1] == '\'' || s[end - 1] == '/') ? end + 1 : 0;
}

/* Drops glyphs; where a line ended inside the text, one blank is left. */
static void
drop(struct p_prose *p, size_t from, size_t n, bool blank)
{
	for (size_t k = from; k < from + n; k++)
		p->g[k].out = 0;
	if (blank && from > 0 && from + n < p->n)
		p->g[from].out = ' ';
}

static bool
mark_tags(struct p_prose *p, const struct pai_change *job)
{
	char	 s[TAG_MAX];
	bool	 any = false, block;
	size_t	 n;

	(void)job;
	if (p->n > 0 && p->g[0].node != NULL &&
	    (n = tag_rest(s, ascii_from(p, 0, s, sizeof(s)))) > 0) {
		drop(p, 0, n, false);
		any = true;
	}
	for (size_t i = 0; i < p->n; i++) {
		if (p->g[i].cp != '<' || p->g[i].node == NULL ||
		    p->g[i].out == 0)
			continue;
		n = tag(s, ascii_from(p, i, s, sizeof(s)), &block);
		if (n == 0)
			continue;
		drop(p, i, n, block);
		any = true;
		i += n - 1;
	}
	return any;
}

static enum pai_status
change(const struct pai_change *job)
{
	enum pai_status	 st;
	bool		 about;

	if (!p_is_extracted(job))
		return PAI_OK;
	if (!is_about_markup(job->root, &about))
		return PAI_E_NOMEM;
	if (about)
		return PAI_OK;
	st = p_prose_each(job, mark_entities, PAI_M_PASS_RESIDUE,
	    "entities of a page; characters");
	return st != PAI_OK ? st : p_prose_each(job, mark_tags,
	    PAI_M_PASS_RESIDUE, "tags of a page; characters");
}

const struct pai_pass p_pass_markup = {
	.size = sizeof(p_pass_markup),
	.name = "markup-residue",
	.summary = "decode entities and drop tags that came with the text",
	.after = "running-heads",
	.phase = PAI_P_TEXT,
	.change = change
};
