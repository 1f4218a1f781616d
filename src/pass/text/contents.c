/*
 * A table of contents, where it is asked for:
 *
 *	[title]
 *	paragraph toc-head		目录
 *	paragraph toc			一、总体情况 ........ 3
 *	paragraph toc			（一）主动公开 ....... 3
 *	page-break
 *	[text]
 *
 * Each line is a link to an anchor in its heading, and ends in a reference
 * without a result: the writer alone knows the page.  It stands behind the
 * title and what belongs to it; where a document begins with pages of its
 * own (a cover), behind these.  A document that has a table of contents
 * keeps that and gets no other.
 */
#include "pass/text/outline.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "kit/buf.h"
#include "kit/utf8.h"

#define	INDENT		200	/* a level, hundredths of a character */

struct contents {
	const struct pai_change	*job;
	struct p_nodes		 heading;	/* all of them */
	size_t			 title;		/* the first that are no lines */
	unsigned		 depth;		/* the last level listed */
	unsigned		 top;		/* the first level in use */
	struct pai_style	 look;		/* of a line, but its indent */
	struct p_buf		 scratch;
};

static bool
is_listed(const struct contents *c, size_t i)
{
	return i >= c->title && c->heading.at[i]->as.heading.level <=
	    c->depth;
}

static size_t
count_lines(const struct contents *c)
{
	size_t	 n = 0;

	for (size_t i = 0; i < c->heading.n; i++)
		n += is_listed(c, i);
	return n;
}

/* ---- is there one already? ---- */

static const struct pai_node *
find_toc(struct pai_node *root)
{
	struct pai_iter	 it = pai_iter_at(root);

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER &&
		    it.node->kind == PAI_N_PARAGRAPH &&
		    it.node->as.para.role == PAI_ROLE_TOC)
			return it.node;
	return NULL;
}

/* ---- what a line says ---- */

/* The words of a heading in one line, its number before them. */
static void
words_of(const struct pai_node *heading, struct p_buf *b)
{
	struct pai_iter	 it = pai_iter_at(heading);
	struct pai_str	 label = heading->as.heading.label;
	uint32_t	 last = 0;

	p_buf_clear(b);
	p_buf_put(b, label.p, label.n);
	if (label.n > 0)
		p_utf8_prev(label.p, label.n, &last);
	if (label.n > 0 && !p_is_cjk(last))
		p_buf_str(b, " ");
	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_NOTE ||
		    it.node->kind == PAI_N_READING ||
		    it.node->kind == PAI_N_IMAGE)
			pai_iter_skip(&it);
		else if (it.node->kind == PAI_N_LINEBREAK ||
		    it.node->kind == PAI_N_SOFTBREAK)
			p_buf_str(b, " ");
		else if (it.node->kind == PAI_N_TEXT ||
		    it.node->kind == PAI_N_CODE ||
		    it.node->kind == PAI_N_MATH)
			p_buf_put(b, it.node->as.text.str.p,
			    it.node->as.text.str.n);
	}
}

/* A Han character says about as much as three letters. */
static bool
is_chinese(const struct contents *c)
{
	struct pai_iter	 it;
	size_t		 han = 0, other = 0;
	uint32_t	 cp;

	for (size_t i = 0; i < c->heading.n; i++) {
		it = pai_iter_at(c->heading.at[i]);
		while (pai_iter_next(&it))
			for (size_t k = 0; it.event == PAI_ENTER &&
			    it.node->kind == PAI_N_TEXT &&
			    k < it.node->as.text.str.n;) {
				k += p_utf8_next(it.node->as.text.str.p + k,
				    it.node->as.text.str.n - k, &cp);
				if (p_is_han(cp))
					han++;
				else if (!p_is_space(cp) && !p_is_cjk(cp))
					other++;
			}
	}
	return han * 3 > other;
}

/* What stands above it, in the language of the document (BCP 47). */
static const char *
head_words(const struct contents *c)
{
	static const struct { const char *lang, *words; } names[] = {
		{ "zh-Hant", "目錄" }, { "zh-TW", "目錄" },
		{ "zh-HK", "目錄" }, { "zh", "目录" }, { "ja", "目次" },
		{ "ko", "목차" }, { "de", "Inhalt" }, { "es", "Índice" },
		{ "fr", "Table des matières" }, { "it", "Indice" },
		{ "pt", "Sumário" }, { "ru", "Содержание" }
	};
	const char	*lang = c->job->edit->host->doc_meta(c->job->doc,
			    "lang");
	size_t		 n;

	if (lang == NULL || *lang == '\0')
		return is_chinese(c) ? "目录" : "Contents";
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		n = strlen(names[i].lang);
		if (strncasecmp(lang, names[i].lang, n) == 0 &&
		    (lang[n] == '\0' || lang[n] == '-'))
			return names[i].words;
	}
	return "Contents";
}

/* ---- how a line looks ---- */

/* The first text of the longest paragraph looks as all running text does. */
static const struct pai_node *
body_text(const struct pai_node *root)
{
	const struct pai_node	*best = NULL;
	size_t			 most = 0, n;

	for (const struct pai_node *p = root->first; p != NULL; p = p->next) {
		if (p->kind != PAI_N_PARAGRAPH ||
		    p->as.para.role != PAI_ROLE_NONE)
			continue;
		n = 0;
		for (const struct pai_node *t = p->first; t != NULL;
		    t = t->next)
			n += t->kind == PAI_N_TEXT ? t->as.text.str.n : 0;
		if (n > most && p->first->kind == PAI_N_TEXT) {
			most = n;
			best = p->first;
		}
	}
	return best;
}

/*
 * The record of a line: characters as running text, lines as close, and a
 * stop at the right margin with dots before it.
 */
static void
find_look(struct contents *c)
{
	static const struct pai_tab_stop stop = { .at = INT32_MAX - 1,
	    .kind = PAI_TAB_RIGHT, .leader = '.' };
	const struct pai_host	*host = c->job->edit->host;
	const struct pai_node	*text = body_text(c->job->root);
	const struct pai_style	*block;

	c->look = (struct pai_style){ .size = sizeof(c->look) };
	if (text != NULL && text->parent->style != 0) {
		block = host->doc_style(c->job->doc, text->parent->style);
		c->look = *host->doc_style(c->job->doc, text->style != 0 ?
		    text->style : text->parent->style);
		c->look.size = sizeof(c->look);
		c->look.line = block->line;
		c->look.line_rule = block->line_rule;
		c->look.snap_to_grid = block->snap_to_grid;
	}
	c->look.set |= PAI_SF_INDENT | PAI_SF_TABS | PAI_SF_ALIGN;
	c->look.align = PAI_ALIGN_LEFT;
	c->look.indent_left = c->look.indent_first = 0;
	c->look.indent_first_chars = 0;
	c->look.tabs = &stop;
	c->look.tab_count = 1;
}

static uint32_t
line_style(const struct contents *c, unsigned level)
{
	struct pai_style	 s = c->look;

	s.indent_left_chars = (int32_t)(level - c->top) * INDENT;
	return c->job->edit->host->edit_style(c->job->edit, &s);
}

static uint32_t
head_style(const struct contents *c)
{
	struct pai_style	 s = c->look;

	s.align = PAI_ALIGN_CENTRE;
	s.bold = true;
	s.keep_next = true;
	return c->job->edit->host->edit_style(c->job->edit, &s);
}

/* ---- making it ---- */

static struct pai_node *
add_new(const struct contents *c, struct pai_node *parent,
    struct pai_node *before, enum pai_kind kind)
{
	struct pai_node	*n = p_new(c->job, kind);

	p_add(c->job, parent, before, n);
	return n;
}

static void
add_words(const struct contents *c, struct pai_node *parent, const char *s,
    size_t n)
{
	struct pai_node	*t = add_new(c, parent, NULL, PAI_N_TEXT);

	if (t != NULL)
		t->as.text.str = c->job->edit->host->edit_str(c->job->edit, s,
		    n);
}

/* The address of a heading: of an anchor it has, or gets. */
static struct pai_str
address_of(struct contents *c, struct pai_node *heading, size_t number)
{
	struct pai_node	*a = heading->first;
	char		 name[40];

	while (a != NULL && a->kind != PAI_N_ANCHOR)
		a = a->next;
	if (a == NULL) {
		a = add_new(c, heading, heading->first, PAI_N_ANCHOR);
		if (a == NULL)
			return (struct pai_str){ 0 };
		snprintf(name, sizeof(name), "_contents-%zu", number);
		a->as.anchor.name = c->job->edit->host->edit_str(
		    c->job->edit, name, strlen(name));
	}
	p_buf_clear(&c->scratch);
	p_buf_str(&c->scratch, "#");
	p_buf_put(&c->scratch, a->as.anchor.name.p, a->as.anchor.name.n);
	return c->job->edit->host->edit_str(c->job->edit, c->scratch.p,
	    c->scratch.n);
}

static void
add_line(struct contents *c, struct pai_node *before, size_t i)
{
	struct pai_node	*heading = c->heading.at[i], *p, *link, *field;

	p = add_new(c, c->job->root, before, PAI_N_PARAGRAPH);
	link = p == NULL ? NULL : add_new(c, p, NULL, PAI_N_LINK);
	if (link == NULL)
		return;
	p->as.para.role = PAI_ROLE_TOC;
	p->style = line_style(c, heading->as.heading.level);
	link->as.link.target = address_of(c, heading, i + 1);
	words_of(heading, &c->scratch);
	if (p_buf_ok(&c->scratch))
		add_words(c, link, c->scratch.p, c->scratch.n);
	add_words(c, link, "\t", 1);
	if ((field = add_new(c, link, NULL, PAI_N_FIELD)) != NULL)
		field->as.field.type = PAI_FIELD_PAGEREF;
}

static bool
is_of_title(const struct pai_node *n)
{
	return n->kind == PAI_N_SECTION || (n->kind == PAI_N_PARAGRAPH &&
	    (n->first == NULL || n->as.para.role == PAI_ROLE_TITLE ||
	    n->as.para.role == PAI_ROLE_SUBTITLE));
}

/* The block it stands before; NULL: it is the last. */
static struct pai_node *
find_place(const struct contents *c)
{
	struct pai_node	*n = c->job->root->first, *start, *place;
	const struct pai_node *title = c->title > 0 ? c->heading.at[0] : NULL;

	while (n != NULL && (n == title || is_of_title(n)))
		n = n->next;
	start = place = n;
	for (; n != NULL && n->kind != PAI_N_HEADING; n = n->next)
		if (n->kind == PAI_N_PAGEBREAK || (n->kind == PAI_N_SECTION &&
		    n->prev != NULL))
			place = n->next;
	return n != NULL ? place : start;
}

static void
make(struct contents *c)
{
	struct pai_node	*place = find_place(c), *head;
	const char	*words = head_words(c);

	find_look(c);
	head = add_new(c, c->job->root, place, PAI_N_PARAGRAPH);
	if (head == NULL)
		return;
	head->as.para.role = PAI_ROLE_TOC_HEAD;
	head->style = head_style(c);
	add_words(c, head, words, strlen(words));
	for (size_t i = 0; i < c->heading.n; i++)
		if (is_listed(c, i))
			add_line(c, place, i);
	add_new(c, c->job->root, place, PAI_N_PAGEBREAK);
	p_say(c->job, head, PAI_M_PASS_CONTENTS, NULL, words, "%zu headings",
	    count_lines(c));
}

static void
make_or_say(struct contents *c)
{
	const struct pai_node	*there = find_toc(c->job->root);

	c->title = p_outline_title(c->job, &c->heading);
	c->top = c->depth;
	for (size_t i = c->title; i < c->heading.n; i++)
		if (c->heading.at[i]->as.heading.level < c->top)
			c->top = c->heading.at[i]->as.heading.level;
	if (there == NULL && count_lines(c) == 0)
		pai_say(c->job->log, PAI_M_PASS_NO_CONTENTS, NULL, "%s", "");
	else if (there == NULL)
		make(c);
	else if ((there->flags & PAI_NF_GENERATED) == 0)
		pai_say(c->job->log, PAI_M_PASS_HAS_CONTENTS, &there->locus,
		    "%s", "");
}

static enum pai_status
change(const struct pai_change *job)
{
	struct contents	 c = { .job = job };
	bool		 good;

	if (!job->opts->host->opt_bool(job->opts, "toc"))
		return PAI_OK;
	c.depth = (unsigned)job->opts->host->opt_int(job->opts, "toc-depth");
	if ((good = p_outline_find(&c.heading, job->root)))
		make_or_say(&c);
	good = good && p_buf_ok(&c.scratch);
	p_buf_free(&c.scratch);
	p_nodes_free(&c.heading);
	return good ? p_status(job) : PAI_E_NOMEM;
}

static const struct pai_option options[] = {
	{ "toc", "begin with a table of contents", "false", NULL, PAI_T_BOOL,
	    0, 0 },
	{ "toc-depth", "the last level of headings in it", "3", NULL,
	    PAI_T_INT, 1, 9 },
	PAI_OPTION_END
};

const struct pai_pass p_pass_contents = {
	.size = sizeof(p_pass_contents),
	.name = "contents",
	.summary = "make a table of contents, where asked for",
	.after = "section-numbers",
	.options = options,
	.phase = PAI_P_FINISH,
	.change = change,
	.needs = PAI_WF_REFERS
};
