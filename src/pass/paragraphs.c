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
 * is joined.
 */
#include "kit/utf8.h"
#include "pass/prose.h"

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

/* 《 or （ that nothing closes: the text goes on elsewhere. */
static bool
is_left_open(const struct p_plain *t)
{
	return p_plain_count(t, 0x300a) > p_plain_count(t, 0x300b) ||
	    p_plain_count(t, 0xff08) > p_plain_count(t, 0xff09) ||
	    p_plain_count(t, 0x201c) > p_plain_count(t, 0x201d);
}

static bool
could_be_first(const struct p_plain *t, enum turn turn)
{
	if (t->han * 2 <= t->chars || !is_cut_end(t->last))
		return false;
	if (turn == TURN_PLAIN)
		return t->chars >= LONG_AT_TURN || is_left_open(t);
	return t->chars >= LONG_ENOUGH && t->stops + t->commas > 0;
}

static bool
could_be_second(const struct p_plain *t, enum turn turn)
{
	if (t->chars < 2 || t->ord.form != P_ORD_NONE ||
	    !(p_is_han(t->first) || p_is_digit(t->first) ||
	    p_is_letter(t->first) || t->first == 0x201c ||
	    t->first == 0x300a || t->first == 0xff0c || t->first == 0x3001 ||
	    t->first == 0x3002 || t->first == 0x300b || t->first == 0xff09 ||
	    t->first == 0x201d))
		return false;
	return p_is_stop(t->last) || t->last == 0xff1a || t->last == 0x201d ||
	    could_be_first(t, turn);
}

static enum turn
page_turned(const struct pai_node *a, const struct pai_node *b)
{
	uint32_t	 end = p_last_line(a);

	if (end == 0 || b->locus.line == 0)
		return TURN_NONE;
	if (b->locus.page != a->locus.page || b->locus.line > end + 2)
		return TURN_PLAIN;
	return b->locus.line > end + 1 ? TURN_LIKELY : TURN_NONE;
}

static void
join(const struct pai_change *job, struct pai_node *a, struct pai_node *b,
    const struct p_plain *second)
{
	char	 before[120], after[120];

	p_quote(a, before, sizeof(before));
	p_quote(b, after, sizeof(after));
	p_say(job, a, PAI_M_PASS_JOINED, before, after,
	    "no mark ends line %u, no number begins line %u%s",
	    (unsigned)p_last_line(a), (unsigned)b->locus.line,
	    p_is_stop(second->last) ? "" : ", which goes on too");
	p_join_lines(job, a, b);
}

/*
 * a describes the end of n, which may itself have been joined: the halves
 * are read once each, however many make one paragraph.
 */
static enum pai_status
change(const struct pai_change *job)
{
	struct p_plain	 a = { .chars = 0 }, b = { .chars = 0 }, swap;
	struct pai_node	*n, *next;
	enum turn	 turn;
	bool		 good = true;

	if (!p_is_recovered(job) || (n = job->root->first) == NULL)
		return PAI_OK;
	if (p_is_prose(n))
		good = p_plain_read(&a, n);
	while (good && (next = n->next) != NULL) {
		if (p_is_prose(next))
			good = p_plain_read(&b, next);
		turn = page_turned(n, next);
		if (good && n->kind == PAI_N_PARAGRAPH &&
		    next->kind == PAI_N_PARAGRAPH && turn != TURN_NONE &&
		    could_be_first(&a, turn) && could_be_second(&b, turn))
			join(job, n, next, &b);
		else
			n = next;
		swap = a;
		a = b;
		b = swap;
	}
	p_plain_free(&a);
	p_plain_free(&b);
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
