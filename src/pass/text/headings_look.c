/*
 * Headings that only look so, with --normalize=full.
 *
 *	      Annual report		centred and large: the title
 *	1. Income			bold, short, text below: a heading
 *	The town received ...
 *	一、总体情况			a number that heads, though plain
 *
 * A document whose author used no heading style has its structure in looks
 * alone.  Each feature of a line is looked at by itself, and the sum of
 * weights decides; all is marked as guessed.  Levels go by numbers where
 * these have one (GB/T 9704-2012 7.3.3), else by looks: larger before
 * smaller, bold before plain.
 *
 * Where a single heading was marked the author knew how, and nothing is
 * guessed; in extracted text and official documents the pass `headings` knows
 * more.
 */
#include <stdlib.h>
#include <string.h>

#include "pass/text/prose.h"
#include "pass/told.h"

enum evidence {
	BOLD,		/* all of it, where the text around is not */
	LARGER,		/* by a tenth or more */
	CENTRED,
	MAJOR,		/* 一、 第一章 */
	MINOR,		/* （一） */
	NUMBERED,	/* 1. （1） ① */
	SHORT,
	BODY_FOLLOWS,	/* text of its own, before the next of its kind */
	IN_A_ROW,	/* the next line looks the same */
	COMMAS,
	SENTENCE,	/* it ends as a sentence, or holds one */
	LONG,
	LAST,		/* nothing follows */
	EVIDENCES
};

#define	HEADING	5

static const int weight[EVIDENCES] = {
	[BOLD] = 3,
	[LARGER] = 3,
	[CENTRED] = 1,
	[MAJOR] = 4,
	[MINOR] = 3,
	[NUMBERED] = 1,
	[SHORT] = 1,
	[BODY_FOLLOWS] = 1,
	[IN_A_ROW] = -3,
	[COMMAS] = -2,
	[SENTENCE] = -7,
	[LONG] = -9,
	[LAST] = -9
};

static const char *const what[EVIDENCES] = {
	[BOLD] = "bold all through",
	[LARGER] = "larger than the text",
	[CENTRED] = "centred",
	[MAJOR] = "numbered as a section",
	[MINOR] = "numbered as a part of one",
	[NUMBERED] = "numbered",
	[SHORT] = "short",
	[BODY_FOLLOWS] = "text of its own below",
	[IN_A_ROW] = "the next line looks the same",
	[COMMAS] = "commas",
	[SENTENCE] = "a sentence",
	[LONG] = "long",
	[LAST] = "nothing below"
};

#define	SHORT_COLUMNS	40	/* half a 字 each: a Latin letter */
#define	LONG_COLUMNS	90
#define	TITLE_LINES	3
#define	LOOKS_MOST	4	/* levels 2 to 5 */
#define	MEAN_SIZES	64

/* How one block looks. */
struct look {
	struct pai_node	*node;
	int32_t		 size;		/* mpt, of its smallest letters */
	uint32_t	 columns;
	uint8_t		 level;		/* by its number; 0: none */
	bool		 bold, centred;
	bool		 heading;	/* found so */
};

struct looks {
	struct look	*at;		/* the document's paragraphs */
	size_t		 n;
	int32_t		 size;		/* of most of the text */
	bool		 bold;		/* most of it is */
	int32_t		 ranks[LOOKS_MOST];	/* of headings, falling */
	size_t		 nranks;
};

/* Evidence. */

static bool
in_strong(const struct pai_node *t, const struct pai_node *top)
{
	for (; t != top; t = t->parent)
		if (t->kind == PAI_N_STRONG)
			return true;
	return false;
}

static void
look_at(const struct pai_change *job, struct look *l, struct pai_node *n)
{
	const struct pai_style *s = job->doc->host->doc_style(job->doc,
	    n->style);
	struct pai_iter	 it = pai_iter_at(n);
	bool		 any = false;

	*l = (struct look){ .node = n, .bold = true,
	    .centred = s->align == PAI_ALIGN_CENTRE };
	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT ||
		    p_is_blank(it.node))
			continue;
		s = job->doc->host->doc_style(job->doc, it.node->style);
		if (!any || s->font_size < l->size)
			l->size = s->font_size;
		l->bold = l->bold && (s->bold || in_strong(it.node, n));
		any = true;
	}
	l->bold = l->bold && any;
}

/* The size most characters have, and whether most are bold. */
static void
find_body(struct looks *k)
{
	struct {
		int32_t	 size;
		uint64_t columns;
	} sizes[MEAN_SIZES];
	uint64_t bold = 0, all = 0;
	size_t	 n = 0, best = 0, j;

	for (size_t i = 0; i < k->n; i++) {
		const struct look *l = &k->at[i];

		all += l->columns;
		bold += l->bold ? l->columns : 0;
		for (j = 0; j < n && sizes[j].size != l->size; j++)
			continue;
		if (j == MEAN_SIZES)
			continue;
		if (j == n) {
			sizes[n].size = l->size;
			sizes[n++].columns = 0;
		}
		sizes[j].columns += l->columns;
		if (sizes[j].columns > sizes[best].columns)
			best = j;
	}
	k->size = n > 0 ? sizes[best].size : 0;
	k->bold = bold * 2 > all;
}

static bool
is_larger(const struct looks *k, const struct look *l)
{
	return k->size > 0 && l->size >= k->size + k->size / 10;
}

static const struct pai_node *
next_block(const struct pai_node *n)
{
	do {
		n = n->next;
	} while (n != NULL && (n->kind == PAI_N_PAGEBREAK ||
	    n->kind == PAI_N_SECTION ||
	    (n->kind == PAI_N_PARAGRAPH && p_is_blank(n))));
	return n;
}

static bool
has_body(struct p_plain *t, const struct pai_node *next,
    enum p_ordinal_form form)
{
	if (next == NULL)
		return false;
	if (next->kind != PAI_N_PARAGRAPH || form == P_ORD_NONE)
		return true;
	return p_plain_read(t, next) && t->ord.form != form;
}

/* Does the line below look the same, and has neither a number? */
static bool
is_in_a_row(const struct looks *k, const struct look *l,
    const struct pai_node *next, enum p_ordinal_form form)
{
	size_t	 i = (size_t)(l - k->at) + 1;

	return i < k->n && k->at[i].node == next && form == P_ORD_NONE &&
	    l[1].bold == l->bold && l[1].size == l->size;
}

/* Reads the block into t, and then what follows it. */
static void
gather_evidence(const struct looks *k, const struct look *l,
    struct p_plain *t, bool *seen)
{
	const struct pai_node *next = next_block(l->node);
	enum p_ordinal_form form;

	memset(seen, 0, EVIDENCES * sizeof(*seen));
	if (!p_plain_read(t, l->node))
		return;
	form = t->ord.form;
	seen[IN_A_ROW] = is_in_a_row(k, l, next, form);
	seen[BOLD] = l->bold && !k->bold;
	seen[LARGER] = is_larger(k, l);
	seen[CENTRED] = l->centred;
	seen[MAJOR] = form == P_ORD_HAN_COMMA || (form == P_ORD_CHAPTER &&
	    t->ord.level != 0);
	seen[MINOR] = form == P_ORD_HAN_BRACKET;
	seen[NUMBERED] = form == P_ORD_DIGIT_DOT ||
	    form == P_ORD_DIGIT_BRACKET || form == P_ORD_CIRCLED;
	seen[SHORT] = l->columns <= SHORT_COLUMNS;
	seen[LONG] = l->columns > LONG_COLUMNS;
	seen[COMMAS] = t->commas > 0;
	seen[SENTENCE] = t->stops > 0 || p_is_stop(t->last) ||
	    t->last == 0xff0c || t->last == ',' || t->last == 0xff1a ||
	    t->last == ':' || (t->last == '.' && t->chars > 4);
	seen[LAST] = next == NULL;
	seen[BODY_FOLLOWS] = has_body(t, next, form);
}

/* Judgement. */

/* The first lines, where they are larger than the text, or bold, centred. */
static size_t
find_title(const struct looks *k, struct p_plain *t)
{
	size_t	 lines = 0;

	for (; lines < k->n && lines < TITLE_LINES; lines++) {
		const struct look *l = &k->at[lines];

		if (!(is_larger(k, l) || (l->bold && l->centred && !k->bold)) ||
		    !(l->centred || lines == 0) ||
		    l->columns > LONG_COLUMNS ||
		    !p_plain_read(t, l->node) || t->stops > 0 ||
		    p_is_stop(t->last) || t->ord.form != P_ORD_NONE)
			break;
		if (lines > 0 && (l->size != k->at[0].size ||
		    k->at[lines - 1].node->next != l->node))
			break;
	}
	return lines;
}

static int32_t
rank_of(const struct look *l)
{
	return l->size / 100 * 2 + l->bold;
}

/* The looks of headings that no number gives a level. */
static void
rank_looks(struct looks *k)
{
	for (size_t i = 0; i < k->n; i++) {
		int32_t	 rank = rank_of(&k->at[i]);
		size_t	 j = 0;

		if (!k->at[i].heading || k->at[i].level != 0)
			continue;
		while (j < k->nranks && k->ranks[j] > rank)
			j++;
		if ((j < k->nranks && k->ranks[j] == rank) ||
		    k->nranks == LOOKS_MOST)
			continue;
		memmove(k->ranks + j + 1, k->ranks + j,
		    (k->nranks - j) * sizeof(*k->ranks));
		k->ranks[j] = rank;
		k->nranks++;
	}
}

static unsigned
level_of(const struct looks *k, const struct look *l)
{
	unsigned j = 0;

	if (l->level != 0)
		return l->level;
	while (j < k->nranks && k->ranks[j] > rank_of(l))
		j++;
	return 2 + j;
}

/* Act. */

static void
make_title(const struct pai_change *job, struct pai_node *n, size_t lines)
{
	n->flags |= PAI_NF_GUESSED;
	p_make_title(job, n, lines,
	    "first in the document, by its looks the title");
	p_strip_bold(job, n);
}

static void
find_headings(const struct pai_change *job, struct looks *k,
    struct p_plain *t, size_t from)
{
	bool	 seen[EVIDENCES];
	char	 why[256], was[200], now[200];
	int	 sum;

	for (size_t i = from; i < k->n; i++) {
		gather_evidence(k, &k->at[i], t, seen);
		sum = p_weigh(seen, weight, what, EVIDENCES, why,
		    sizeof(why));
		k->at[i].heading = sum >= HEADING;
		if (sum >= HEADING && (seen[MAJOR] || seen[MINOR]) &&
		    p_plain_read(t, k->at[i].node))
			k->at[i].level = (uint8_t)t->ord.level;
	}
	rank_looks(k);
	for (size_t i = from; i < k->n; i++) {
		struct pai_node	*n = k->at[i].node;
		unsigned	 level = level_of(k, &k->at[i]);

		if (!k->at[i].heading)
			continue;
		gather_evidence(k, &k->at[i], t, seen);
		p_weigh(seen, weight, what, EVIDENCES, why, sizeof(why));
		p_told_block(n, was, sizeof(was));
		p_make_heading(n, level);
		n->flags |= PAI_NF_GUESSED;
		p_say(job, n, PAI_M_PASS_HEADING, was,
		    p_told_block(n, now, sizeof(now)),
		    "level %u: %s", level, why);
		p_strip_bold(job, n);
	}
}

/* The paragraphs of the document that are not blank; false: no memory. */
static bool
gather(const struct pai_change *job, struct looks *k, struct p_plain *t)
{
	size_t	 blocks = 0;

	for (const struct pai_node *n = job->root->first; n != NULL;
	    n = n->next)
		blocks++;
	if ((k->at = calloc(blocks + 1, sizeof(*k->at))) == NULL)
		return false;
	for (struct pai_node *n = job->root->first; n != NULL; n = n->next) {
		struct look *l = &k->at[k->n];

		if (n->kind != PAI_N_PARAGRAPH || p_is_blank(n))
			continue;
		if (!p_plain_read(t, n))
			return false;
		look_at(job, l, n);
		l->columns = (uint32_t)(t->chars + t->han);
		k->n += l->columns > 0;
	}
	return true;
}

static bool
has_headings(const struct pai_node *root)
{
	for (const struct pai_node *n = root->first; n != NULL; n = n->next)
		if (n->kind == PAI_N_HEADING)
			return true;
	return false;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_plain	 t = { .chars = 0 };
	struct looks	 k = { .n = 0 };
	size_t		 title;
	bool		 good;

	if (!job->full || p_is_extracted(job) || p_is_official(job) ||
	    has_headings(job->root))
		return PAI_OK;
	if ((good = gather(job, &k, &t)) && k.n > 1) {
		find_body(&k);
		title = find_title(&k, &t);
		if (title == k.n)
			title = 0;
		find_headings(job, &k, &t, title);
		if (title > 0)
			make_title(job, k.at[0].node, title);
	}
	free(k.at);
	p_plain_free(&t);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_headings_look = {
	.size = sizeof(p_pass_headings_look),
	.name = "headings-by-look",
	.summary = "find headings by their looks, where no style marks any",
	.after = "headings",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
