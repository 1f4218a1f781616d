/*
 * Tags that stand in text of another kind, in Markdown and in what OCR
 * engines write.
 *
 * Tags that say what a node can say become nodes; tags that only group or
 * paint are passed over and their text kept.  The rest is the caller's.
 */
#include <string.h>

#include "markup.h"

enum use {
	USE_NONE,		/* not known */
	USE_MARK,		/* kind says which */
	USE_BREAK,
	USE_BLOCK,		/* ends a paragraph, and that is all */
	USE_HEADING,
	USE_RULE,
	USE_LINK,
	USE_IMAGE,
	USE_NOTHING		/* passed over */
};

struct known {
	const char	*name;
	enum use	 use;
	enum pai_kind	 kind;
};

static const struct known known[] = {
	{ "b", USE_MARK, PAI_N_STRONG }, { "strong", USE_MARK, PAI_N_STRONG },
	{ "i", USE_MARK, PAI_N_EMPH }, { "em", USE_MARK, PAI_N_EMPH },
	{ "u", USE_MARK, PAI_N_UNDERLINE },
	{ "ins", USE_MARK, PAI_N_UNDERLINE },
	{ "s", USE_MARK, PAI_N_STRIKE }, { "del", USE_MARK, PAI_N_STRIKE },
	{ "strike", USE_MARK, PAI_N_STRIKE },
	{ "sup", USE_MARK, PAI_N_SUPER }, { "sub", USE_MARK, PAI_N_SUB },
	{ "br", USE_BREAK, PAI_N_LINEBREAK },
	{ "h1", USE_HEADING, PAI_N_HEADING },
	{ "h2", USE_HEADING, PAI_N_HEADING },
	{ "h3", USE_HEADING, PAI_N_HEADING },
	{ "h4", USE_HEADING, PAI_N_HEADING },
	{ "h5", USE_HEADING, PAI_N_HEADING },
	{ "h6", USE_HEADING, PAI_N_HEADING },
	{ "hr", USE_RULE, PAI_N_RULE },
	{ "a", USE_LINK, PAI_N_LINK },
	{ "img", USE_IMAGE, PAI_N_IMAGE },
	{ "p", USE_BLOCK, PAI_N_NONE }, { "div", USE_BLOCK, PAI_N_NONE },
	{ "center", USE_BLOCK, PAI_N_NONE },
	{ "section", USE_BLOCK, PAI_N_NONE },
	{ "article", USE_BLOCK, PAI_N_NONE },
	{ "main", USE_BLOCK, PAI_N_NONE }, { "body", USE_BLOCK, PAI_N_NONE },
	{ "html", USE_BLOCK, PAI_N_NONE },
	{ "header", USE_BLOCK, PAI_N_NONE },
	{ "footer", USE_BLOCK, PAI_N_NONE },
	{ "aside", USE_BLOCK, PAI_N_NONE },
	{ "figure", USE_BLOCK, PAI_N_NONE },
	{ "figcaption", USE_BLOCK, PAI_N_NONE },
	{ "details", USE_BLOCK, PAI_N_NONE },
	{ "summary", USE_BLOCK, PAI_N_NONE },
	{ "ul", USE_BLOCK, PAI_N_NONE }, { "ol", USE_BLOCK, PAI_N_NONE },
	{ "li", USE_BLOCK, PAI_N_NONE }, { "dl", USE_BLOCK, PAI_N_NONE },
	{ "dt", USE_BLOCK, PAI_N_NONE }, { "dd", USE_BLOCK, PAI_N_NONE },
	{ "blockquote", USE_BLOCK, PAI_N_NONE },
	{ "pre", USE_BLOCK, PAI_N_NONE },
	{ "span", USE_NOTHING, PAI_N_NONE },
	{ "font", USE_NOTHING, PAI_N_NONE },
	{ "small", USE_NOTHING, PAI_N_NONE },
	{ "big", USE_NOTHING, PAI_N_NONE },
	{ "code", USE_NOTHING, PAI_N_NONE },
	{ "mark", USE_NOTHING, PAI_N_NONE },
	{ "nobr", USE_NOTHING, PAI_N_NONE },
	{ "wbr", USE_NOTHING, PAI_N_NONE },
};

/* Tags of Word's own, <o:p> and the like, that only it has a use for. */
static bool
is_of_office(const char *name)
{
	static const char *const spaces[] = { "o:", "w:", "v:", "st1:" };

	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		if (strncmp(name, spaces[i], strlen(spaces[i])) == 0)
			return true;
	return false;
}

static const struct known *
find_known(const char *name)
{
	static const struct known	 none = { "", USE_NONE, PAI_N_NONE };
	static const struct known	 office = { "", USE_NOTHING,
					    PAI_N_NONE };
	size_t				 i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].name, name) == 0)
			return &known[i];
	return is_of_office(name) ? &office : &none;
}

static void
heading_tag(struct markup *m, const struct tag *t)
{
	struct pai_node	*n;

	if (t->end)
		emit_line_end(m);
	else if ((n = emit_line(m, PAI_N_HEADING)) != NULL)
		n->as.heading.level = (uint8_t)(t->name[1] - '0');
}

static void
rule_tag(struct markup *m)
{
	emit_line_end(m);
	html_table_place(m);
	emit_open(m, PAI_N_RULE);
	emit_close(m, PAI_N_RULE);
}

static void
mark_tag(struct markup *m, const struct tag *t, enum pai_kind kind)
{
	if (t->end) {
		emit_mark_end(m, kind, true);
		return;
	}
	markup_blank(m);
	emit_mark(m, kind, true);
}

/* <br>: what is owed before it would stand at the end of a line. */
static void
break_tag(struct markup *m)
{
	emit_leaf(m, PAI_N_LINEBREAK);
	m->blank = m->blank_line = false;
	m->last = 0;
}

static void
link_tag(struct markup *m, const struct tag *t)
{
	if (t->end)
		emit_mark_end(m, PAI_N_LINK, true);
	else
		markup_link(m, t);
}

bool
markup_known_tag(struct markup *m, const struct tag *t)
{
	const struct known	*k;

	if (html_table_tag(m, t))
		return true;
	k = find_known(t->name);
	switch (k->use) {
	case USE_MARK:
		mark_tag(m, t, k->kind);
		break;
	case USE_BREAK:
		break_tag(m);
		break;
	case USE_BLOCK:
		emit_line_end(m);
		break;
	case USE_HEADING:
		heading_tag(m, t);
		break;
	case USE_RULE:
		rule_tag(m);
		break;
	case USE_LINK:
		link_tag(m, t);
		break;
	case USE_IMAGE:
		if (!t->end)
			markup_image(m, t, NULL);
		break;
	case USE_NOTHING:
		break;
	default:
		return false;
	}
	return true;
}
