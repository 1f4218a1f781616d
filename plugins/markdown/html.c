/*
 * Raw HTML in Markdown.
 *
 * Tags that say what a node can say become nodes; tags that only group or
 * paint are passed over and their text kept; every other tag is written as
 * the text it is (or dropped, raw-html=drop), and said once.  No tag of the
 * source ever reaches the output as a tag.
 */
#include <string.h>

#include "md.h"

#define	SAID_MAX	4096	/* bytes of names reported */

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

static const struct known *
find_known(const char *name)
{
	static const struct known	 none = { "", USE_NONE, PAI_N_NONE };
	size_t				 i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].name, name) == 0)
			return &known[i];
	return &none;
}

/* True the first time a tag of this name is met. */
static bool
is_news(struct md *m, const char *name)
{
	char	 key[sizeof(((struct tag *)NULL)->name) + 3] = "|";
	size_t	 n = strlen(name);

	memcpy(key + 1, name, n);
	memcpy(key + 1 + n, "|", 2);
	if (m->said.n > SAID_MAX || (m->said.n > 0 &&
	    find_text(m->said.p, m->said.n, key) != NULL))
		return false;
	p_buf_str(&m->said, key);
	return true;
}

static void
unknown_tag(struct md *m, const struct tag *t)
{
	if (is_news(m, t->name))
		pai_say(m->mu.job->log, PAI_M_MD_RAW_HTML, &m->mu.at, "<%s>",
		    t->name);
	if (m->drop_html)
		return;
	if (m->mu.line == PAI_N_NONE)
		emit_ready(&m->mu);
	markup_blank(&m->mu);
	emit_text(&m->mu, t->raw, t->raw_n);
	m->mu.last = '>';
}

static void
heading_tag(struct md *m, const struct tag *t)
{
	struct pai_node	*n;

	if (t->end)
		emit_line_end(&m->mu);
	else if ((n = emit_line(&m->mu, PAI_N_HEADING)) != NULL)
		n->as.heading.level = (uint8_t)(t->name[1] - '0');
}

static void
rule_tag(struct md *m)
{
	emit_line_end(&m->mu);
	html_table_place(&m->mu);
	emit_open(&m->mu, PAI_N_RULE);
	emit_close(&m->mu, PAI_N_RULE);
}

static void
mark_tag(struct md *m, const struct tag *t, enum pai_kind kind)
{
	if (t->end) {
		emit_mark_end(&m->mu, kind, true);
		return;
	}
	markup_blank(&m->mu);
	emit_mark(&m->mu, kind, true);
}

static void
html_tag(struct md *m, const struct tag *t)
{
	const struct known	*k;

	emit_at(&m->mu, t->raw);
	if (t->name[0] == '\0' || html_table_tag(&m->mu, t))
		return;
	k = find_known(t->name);
	switch (k->use) {
	case USE_MARK:
		mark_tag(m, t, k->kind);
		break;
	case USE_BREAK:
		emit_leaf(&m->mu, PAI_N_LINEBREAK);
		m->mu.blank = m->mu.blank_line = false;
		m->mu.last = 0;
		break;
	case USE_BLOCK:
		emit_line_end(&m->mu);
		break;
	case USE_HEADING:
		heading_tag(m, t);
		break;
	case USE_RULE:
		rule_tag(m);
		break;
	case USE_LINK:
		if (t->end)
			emit_mark_end(&m->mu, PAI_N_LINK, true);
		else
			markup_link(&m->mu, t);
		break;
	case USE_IMAGE:
		if (!t->end)
			markup_image(&m->mu, t, NULL);
		break;
	case USE_NOTHING:
		break;
	default:
		unknown_tag(m, t);
		break;
	}
}

/* What a dropped script or style sheet holds goes with it. */
static size_t
dropped_content(const struct md *m, const struct tag *t, const char *p,
    size_t n)
{
	const char	*end;

	if (!m->drop_html || t->end || (strcmp(t->name, "script") != 0 &&
	    strcmp(t->name, "style") != 0))
		return 0;
	end = find_text(p, n, "</");
	return end != NULL ? (size_t)(end - p) : n;
}

static void
html_run(struct md *m, const char *p, size_t n)
{
	const char	*open;
	struct tag	 t;
	size_t		 i = 0, run;

	while (i < n && m->mu.status == PAI_OK) {
		open = memchr(p + i, '<', n - i);
		run = open != NULL ? (size_t)(open - p) : n;
		if (run > i) {
			emit_at(&m->mu, p + i);
			markup_text(&m->mu, p + i, run - i);
		}
		i = run;
		if (i < n && tag_at(p + i, n - i, &t)) {
			html_tag(m, &t);
			i += t.raw_n;
			i += dropped_content(m, &t, p + i, n - i);
		} else if (i < n) {
			markup_text(&m->mu, "<", 1);
			i++;
		}
	}
}

void
html_block(struct md *m, const char *p, size_t n)
{
	m->mu.blank = m->mu.blank_line = false;
	html_run(m, p, n);
	emit_line_end(&m->mu);
	html_table_end(&m->mu);
}

void
html_inline(struct md *m, const char *p, size_t n)
{
	html_run(m, p, n);
	m->mu.blank = m->mu.blank_line = false;
}
