/*
 * What a document looks like, kind of block by kind of block.
 *
 * Authors format by hand, so the styles of a document say less of its looks
 * than its text does: the look of a kind is that in which most of its text
 * is set.  A kind that has no text shows the look of its style, which the
 * reader of a reference document adds as paragraphs without any.
 */
#include "pass/text/reference.h"

#include <stdlib.h>
#include <strings.h>

struct seen {
	uint32_t	 block, text;	/* style records */
	uint8_t		 of;		/* enum p_look_of */
	size_t		 bytes;
};

#define	SEEN_MAX	1024u	/* looks told apart in one document */

struct survey {
	struct seen	*seen;
	size_t		 n;
};

static const struct pai_node *
holder_of(const struct pai_node *n)
{
	for (n = n->parent; n != NULL; n = n->parent)
		if (n->kind == PAI_N_CELL || n->kind == PAI_N_ITEM ||
		    n->kind == PAI_N_NOTE || n->kind == PAI_N_QUOTE)
			return n;
	return NULL;
}

static enum p_look_of
look_in(const struct pai_node *holder)
{
	switch (holder->kind) {
	case PAI_N_CELL:
		return holder->as.cell.head ? P_LOOK_HEAD_CELL : P_LOOK_CELL;
	case PAI_N_ITEM:
		return P_LOOK_ITEM;
	case PAI_N_NOTE:
		return P_LOOK_NOTE;
	default:
		return P_LOOK_QUOTE;
	}
}

static enum p_look_of
look_by_role(unsigned role)
{
	switch (role) {
	case PAI_ROLE_TITLE:
		return P_LOOK_TITLE;
	case PAI_ROLE_SUBTITLE:
		return P_LOOK_SUBTITLE;
	case PAI_ROLE_SIGNATURE:
		return P_LOOK_SIGNATURE;
	case PAI_ROLE_DATE:
		return P_LOOK_DATE;
	case PAI_ROLE_CAPTION:
		return P_LOOK_CAPTION;
	case PAI_ROLE_ADDRESSEE:
		return P_LOOK_ADDRESSEE;
	case PAI_ROLE_TOC:
		return P_LOOK_TOC;
	case PAI_ROLE_TOC_HEAD:
		return P_LOOK_TOC_HEAD;
	default:
		return P_LOOK_BODY;
	}
}

enum p_look_of
p_look_of(const struct pai_node *n, const struct pai_node *title,
    unsigned top)
{
	const struct pai_node	*holder = holder_of(n);
	unsigned		 level;

	if (holder != NULL)
		return look_in(holder);
	if (n->kind == PAI_N_CAPTION)
		return P_LOOK_CAPTION;
	if (n->kind == PAI_N_PARAGRAPH)
		return look_by_role(n->as.para.role);
	if (n == title)
		return P_LOOK_TITLE;
	level = n->as.heading.level > top ? n->as.heading.level - top : 0;
	return (enum p_look_of)(P_LOOK_HEADING + (level < P_LOOKS_LEVELS ?
	    level : P_LOOKS_LEVELS - 1));
}

/* A style by its name, where it is shown without text. */
static enum p_look_of
look_by_name(struct pai_str name, enum p_look_of otherwise)
{
	static const struct { const char *name; enum p_look_of of; } list[] = {
		{ "list paragraph", P_LOOK_ITEM }, { "quote", P_LOOK_QUOTE },
		{ "footnote text", P_LOOK_NOTE }, { "compact", P_LOOK_CELL },
		{ "toc heading", P_LOOK_TOC_HEAD }, { "title", P_LOOK_TITLE },
		{ "标题", P_LOOK_TITLE }
	};

	for (size_t i = 0; name.n > 0 && i < sizeof(list) / sizeof(list[0]);
	    i++)
		if (strcasecmp(name.p, list[i].name) == 0)
			return list[i].of;
	return otherwise;
}

static void
note_look(struct survey *s, enum p_look_of of, uint32_t block, uint32_t text,
    size_t bytes)
{
	size_t	 i;

	for (i = 0; i < s->n; i++)
		if (s->seen[i].of == of && s->seen[i].block == block &&
		    s->seen[i].text == text)
			break;
	if (i == SEEN_MAX)
		return;
	if (i == s->n)
		s->seen[s->n++] = (struct seen){ block, text, (uint8_t)of,
		    0 };
	s->seen[i].bytes += bytes;
}

/* The text that most of a block is set as. */
static const struct pai_node *
main_text(const struct pai_node *block, size_t *bytes)
{
	struct pai_iter	 it = pai_iter_at(block);
	const struct pai_node *best = NULL;

	*bytes = 0;
	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_NOTE || it.node->kind == PAI_N_BOX)
			pai_iter_skip(&it);
		else if (it.node->kind == PAI_N_TEXT &&
		    it.node->as.text.str.n > *bytes) {
			best = it.node;
			*bytes = it.node->as.text.str.n;
		}
	}
	return best;
}

/* Word dresses the first row of a table as its head, marked or not. */
static bool
is_in_first_row(const struct pai_node *n)
{
	const struct pai_node	*cell = holder_of(n), *table = cell;

	while (table != NULL && table->kind != PAI_N_TABLE)
		table = table->parent;
	return table != NULL && cell->as.cell.row == 0 &&
	    cell->as.cell.rows < table->as.table.rows;
}

static void
note_block(struct survey *s, const struct pai_change *job,
    const struct pai_node *n, const struct pai_node *title, unsigned top)
{
	const struct pai_node	*text;
	enum p_look_of		 of = p_look_of(n, title, top);
	size_t			 bytes;

	if (n->style == 0)
		return;
	if (of == P_LOOK_CELL && is_in_first_row(n))
		of = P_LOOK_HEAD_CELL;
	text = main_text(n, &bytes);
	if (n->first == NULL)
		of = look_by_name(job->edit->host->doc_style(job->doc,
		    n->style)->name, of);
	if (text == NULL)	/* counts where nothing has text */
		bytes = 0;
	note_look(s, of, n->style, text != NULL ? text->style : 0, bytes);
}

static bool
survey(struct survey *s, const struct pai_change *job, struct pai_node *root)
{
	struct pai_iter	 it = pai_iter_at(root);
	struct p_nodes	 outline = { 0 };
	const struct pai_node *title = NULL;
	unsigned	 top = P_LOOKS_LEVELS;
	size_t		 from;

	if (!p_outline_find(&outline, root)) {
		p_nodes_free(&outline);
		return false;
	}
	if ((from = p_outline_title(job, &outline)) > 0)
		title = outline.at[0];
	for (size_t i = from; i < outline.n; i++)
		if (outline.at[i]->as.heading.level < top)
			top = outline.at[i]->as.heading.level;
	p_nodes_free(&outline);
	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_SECTION)
			pai_iter_skip(&it);
		else if (it.node->kind == PAI_N_PARAGRAPH ||
		    it.node->kind == PAI_N_HEADING ||
		    it.node->kind == PAI_N_CAPTION)
			note_block(s, job, it.node, title, top);
	}
	return true;
}

/* The last section has the body of most documents; heads are inherited. */
static void
find_section(struct p_looks *looks, struct pai_node *root)
{
	for (struct pai_node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != PAI_N_SECTION)
			continue;
		looks->section = n;
		for (struct pai_node *r = n->first; r != NULL; r = r->next)
			if (r->kind == PAI_N_RUNNING &&
			    r->as.running.which < 6)
				looks->running[r->as.running.which] = r;
	}
}

bool
p_looks_find(struct p_looks *looks, const struct pai_change *job,
    struct pai_node *root)
{
	struct survey	 s = { .seen = calloc(SEEN_MAX, sizeof(*s.seen)) };
	size_t		 most[P_LOOK_MAX] = { 0 };
	const struct seen *e;
	bool		 good;

	if (s.seen == NULL)
		return false;
	good = survey(&s, job, root);
	for (size_t i = 0; i < s.n; i++) {
		e = &s.seen[i];
		if (looks->block[e->of] != 0 && e->bytes <= most[e->of])
			continue;
		most[e->of] = e->bytes;
		looks->block[e->of] = e->block;
		looks->text[e->of] = e->text;
	}
	p_table_look_find(&looks->table, root);
	find_section(looks, root);
	free(s.seen);
	return good;
}
