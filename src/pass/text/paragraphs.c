/*
 * Paragraphs that the end of a page cut in two.
 *
 *	... 进一步完善			no mark ends it
 *					the page turned here
 *	教育、医疗、养老 ... 共计21项。	no number begins it
 *
 * Both halves must read as running text: the first is long, ends in the
 * middle of a sentence and is no address or signature; the second begins
 * without a number and comes to an end.  And there must have been a page to
 * turn: blank lines, a page mark or a form feed between them.  An extractor
 * that knows paragraphs prints them without blank lines, and there nothing
 * is joined but what begins with a mark that no paragraph begins with.
 */
#include <stdlib.h>

#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	LONG_ENOUGH	40	/* characters; a line of a page holds 28 */
#define	LONG_AT_TURN	16	/* where it is plain that a page turned */

static bool
is_cut_end(uint32_t cp)
{
	return p_is_han(cp) || p_is_digit(cp) || p_is_letter(cp) ||
	    cp == 0xff0c || cp == 0x3001 || cp == 0xff09 || cp == 0x201d ||
	    cp == 0x300b || cp == ',';
}

/* How plainly a page turned between two blocks. */
enum turn {
	TURN_NONE,
	TURN_LIKELY,	/* a blank line parts them */
	TURN_PLAIN	/* a form feed, or more than a blank line: the page
			 * mark that stood there is gone already */
};

/* What is asked of a block; of two joined, what both together say. */
struct facts {
	struct pai_node	*node;
	size_t		 chars, han, marks;	/* marks: 。 inside, ，、： */
	int64_t		 open[3];	/* 《 （ “ less those that close them */
	uint32_t	 first, last;	/* characters */
	bool		 numbered, paragraph;
};

static int64_t
excess(const struct p_plain *t, uint32_t open, uint32_t shut)
{
	return (int64_t)p_plain_count(t, open) -
	    (int64_t)p_plain_count(t, shut);
}

/* Anything that is no prose is no paragraph either, and nothing joins it. */
static bool
look_at(struct facts *f, struct p_plain *t, struct pai_node *n)
{
	*f = (struct facts){ .node = n,
	    .paragraph = n->kind == PAI_N_PARAGRAPH };
	if (!f->paragraph)
		return true;
	if (!p_plain_read(t, n))
		return false;
	f->chars = t->chars;
	f->han = t->han;
	f->marks = t->stops + t->commas;
	f->open[0] = excess(t, 0x300a, 0x300b);
	f->open[1] = excess(t, 0xff08, 0xff09);
	f->open[2] = excess(t, 0x201c, 0x201d);
	f->first = t->first;
	f->last = t->last;
	f->numbered = t->ord.form != P_ORD_NONE;
	return true;
}

static void
add_half(struct facts *a, const struct facts *b)
{
	a->chars += b->chars;
	a->han += b->han;
	a->marks += b->marks + (p_is_stop(a->last) ? 1 : 0);
	for (int i = 0; i < 3; i++)
		a->open[i] += b->open[i];
	a->last = b->last;
}

/* 《 or （ that nothing closes: the text goes on elsewhere. */
static bool
is_left_open(const struct facts *f)
{
	return f->open[0] > 0 || f->open[1] > 0 || f->open[2] > 0;
}

/* A paragraph ends with no comma, however short it is. */
static bool
could_be_first(const struct facts *f, enum turn turn)
{
	if (f->han * 2 <= f->chars || !is_cut_end(f->last))
		return false;
	if (turn == TURN_PLAIN)
		return f->chars >= LONG_AT_TURN || is_left_open(f) ||
		    f->last == 0xff0c || f->last == 0x3001;
	return f->chars >= LONG_ENOUGH && f->marks > 0;
}

/* Nor does any begin with a mark that ends or closes something. */
static bool
begins_inside(const struct facts *f)
{
	return f->first == 0xff0c || f->first == 0x3001 ||
	    f->first == 0xff1a || p_is_stop(f->first) ||
	    f->first == 0x300b || f->first == 0xff09 || f->first == 0x201d;
}

static bool
could_be_second(const struct facts *f, enum turn turn)
{
	if (f->chars < 2 || f->numbered ||
	    !(p_is_han(f->first) || p_is_digit(f->first) ||
	    p_is_letter(f->first) || f->first == 0x201c ||
	    f->first == 0x300a || begins_inside(f)))
		return false;
	return p_is_stop(f->last) || f->last == 0xff1a || f->last == 0x201d ||
	    could_be_first(f, turn);
}

/* The page on which a block ends, which may be one it was joined over to. */
static uint32_t
last_page(const struct pai_node *n)
{
	uint32_t	 page = n->locus.page;

	for (; n != NULL; n = n->last)
		if (n->locus.page > page)
			page = n->locus.page;
	return page;
}

static enum turn
page_turned(const struct pai_node *a, const struct pai_node *b)
{
	uint32_t	 end = p_last_line(a);

	if (end == 0 || b->locus.line == 0)
		return TURN_NONE;
	if (b->locus.page != last_page(a) || b->locus.line > end + 2)
		return TURN_PLAIN;
	return b->locus.line > end + 1 ? TURN_LIKELY : TURN_NONE;
}

static bool
are_halves(const struct facts *a, const struct facts *b)
{
	enum turn	 turn;

	if (!a->paragraph || !b->paragraph)
		return false;
	turn = page_turned(a->node, b->node);
	if (begins_inside(b) && a->han * 2 > a->chars && is_cut_end(a->last) &&
	    a->chars >= (turn == TURN_PLAIN ? 2 : LONG_AT_TURN))
		return could_be_second(b, turn);
	return turn != TURN_NONE && could_be_first(a, turn) &&
	    could_be_second(b, turn);
}

static void
join(const struct pai_change *job, struct facts *a, const struct facts *b)
{
	char	 before[120], after[120];

	p_quote(a->node, before, sizeof(before));
	p_quote(b->node, after, sizeof(after));
	p_say(job, a->node, PAI_M_PASS_JOINED, before, after,
	    "no mark ends line %u, no number begins line %u%s",
	    (unsigned)p_last_line(a->node), (unsigned)b->node->locus.line,
	    p_is_stop(b->last) ? "" : ", which goes on too");
	p_join_lines(job, a->node, b->node);
	add_half(a, b);
}

/*
 * The blocks so far stand on a stack.  One that grew may now go with the one
 * before it too, so the top two are asked again after each join; when all is
 * read, no two neighbours are halves, and each block was read once.
 */
static bool
join_all(const struct pai_change *job, struct facts *stack)
{
	struct p_plain	 t = { .chars = 0 };
	struct pai_node	*n, *next;
	size_t		 depth = 0;
	bool		 good = true;

	for (n = job->root->first; n != NULL && good; n = next) {
		next = n->next;
		good = look_at(&stack[depth++], &t, n);
		while (depth > 1 &&
		    are_halves(&stack[depth - 2], &stack[depth - 1])) {
			join(job, &stack[depth - 2], &stack[depth - 1]);
			depth--;
		}
	}
	p_plain_free(&t);
	return good;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct facts	*stack;
	size_t		 blocks = 0;
	bool		 good;

	if (!p_is_recovered(job))
		return PAI_OK;
	for (struct pai_node *n = job->root->first; n != NULL; n = n->next)
		blocks++;
	if ((stack = calloc(blocks + 1, sizeof(*stack))) == NULL)
		return PAI_E_NOMEM;
	good = join_all(job, stack);
	free(stack);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_paragraphs = {
	.size = sizeof(p_pass_paragraphs),
	.name = "paragraphs",
	.summary = "join paragraphs that a page's end cut in two",
	.after = "title",
	.phase = PAI_P_STRUCTURE,
	.change = change
};
