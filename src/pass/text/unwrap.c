/*
 * Hard-wrapped text: lines that a page's width ended, not the author.
 *
 *	    一、总体情况
 *	    2021年，本镇认真贯彻落实条例，坚持以公开为常态、不公开为
 *	例外，全年主动公开信息三百余条。
 *	    （一）主动公开。……
 *
 * In Chinese text the indents tell as well: where every line without one
 * goes on from a full line above it, one such line is enough.  So do blank
 * lines between paragraphs: where all lines right below another go on from one
 * as wide as any there is, two are enough, however wide that is.
 *
 * Else the evidence that a text is wrapped at all is in the whole of it: no
 * line is longer than some width of a page, and many lines come close to that
 * width without ending in a mark that ends a sentence.  In text of a paragraph
 * a line there is no such width.
 *
 * Then a line ends its paragraph only where it ends in such a mark and is
 * short of the full width; a number, an indent or a date opens a new one,
 * and a short numbered line without marks inside is a heading by itself.
 * "A short line ends the paragraph" would lose half of them: OCR lines of
 * one paragraph differ in length.
 *
 * The evidence is gone once the lines are joined, so a text in which one
 * paragraph takes several lines of the input is left as it is.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/grow.h"
#include "kit/utf8.h"
#include "pass/text/prose.h"
#include "pass/table/stitch.h"

#define	WIDTH_MIN	30	/* columns; a narrower page is none */
#define	WIDTH_MAX	130
#define	LINES_MIN	4	/* full lines without a stop, at least */
#define	INDENTED_MIN	2	/* lines, where the indents tell */
#define	BLANKS_MIN	2	/* lines that go on, where blank ones tell */
#define	SLACK_HAN	6	/* columns a full line may be short */
#define	SLACK_LATIN	16	/* by a word */
#define	WORD_FIT	8	/* columns left over: a word would have fitted */
#define	TURN_MAX	5	/* lines that a page's foot and head take */
#define	STEP_SHARE	20	/* lines with a blank one between, to one without */
#define	INDENT		4	/* columns: 2 字, lost with the first line */

struct wrapped {
	struct pai_node	*node;
	uint32_t	 width;		/* columns, outer blanks not counted */
	uint32_t	 indent;
	uint32_t	 word;		/* columns of its first word */
	uint32_t	 line;
	uint32_t	 page;
	enum p_ordinal_form form;
	bool		 stop;		/* ends in 。！？；： */
	bool		 inner;		/* holds ，。； before its end */
	bool		 latin;
	bool		 date;
	bool		 bullet;
	bool		 row;		/* labels parted by blanks, of a table */
};

struct lines {
	struct wrapped	*at;
	size_t		 n, room;
	uint32_t	 width;		/* of the page; 0: not wrapped */
	bool		 joined;	/* lines were joined before */
	uint32_t	 step;		/* from a line to the next: 2 where
					 * all have a blank line between */
};

static bool
ends_paragraph(uint32_t cp)
{
	return p_is_stop(cp) || cp == 0xff1a || cp == ':' || cp == '.' ||
	    cp == 0x2026;
}

/* 2022年1月20日 and nothing else */
static bool
is_date(const struct p_plain *t)
{
	return t->chars <= 14 && p_plain_ends(t, "日") &&
	    strstr(t->text.p, "年") != NULL && strstr(t->text.p, "月") != NULL;
}

/* "- item", "• item" */
static bool
is_bullet(const struct p_plain *t)
{
	size_t		 i = 0, len = 0;
	uint32_t	 cp = 0;

	if (t->first != '-' && t->first != '*' && t->first != 0x2022 &&
	    t->first != 0xb7)
		return false;
	for (; i < t->text.n && cp != t->first; i += len)
		len = p_utf8_next(t->text.p + i, t->text.n - i, &cp);
	return i < t->text.n && (t->text.p[i] == ' ' || t->text.p[i] == '\t');
}

static void
measure(struct wrapped *w, const struct p_plain *t)
{
	uint32_t	 cp, gap = 0, width = 0;
	bool		 begun = false;

	for (size_t i = 0; i < t->text.n; ) {
		i += p_utf8_next(t->text.p + i, t->text.n - i, &cp);
		if (p_is_space(cp)) {
			gap += cp == 0x3000 ? 2 : cp == '\t' ? 8 : 1;
			continue;
		}
		if (begun && gap > 0 && w->word == 0)
			w->word = width;
		if (begun)
			width += gap;
		else
			w->indent = gap;
		begun = true;
		gap = 0;
		width += p_is_cjk(cp) || cp == 0x201c || cp == 0x201d ||
		    cp == 0x2014 ? 2 : 1;
	}
	w->width = width;
	if (w->word == 0)
		w->word = width;
}

/*
 * A row of a table that lost its bars: blanks part its labels.  In text that
 * was justified with blanks they stand at every other character.
 */
static bool
is_row(const struct p_plain *t)
{
	uint32_t	 cp, before = 0;
	size_t		 parted = 0;
	bool		 gap = false;

	for (size_t i = 0; i < t->text.n; ) {
		i += p_utf8_next(t->text.p + i, t->text.n - i, &cp);
		if (p_is_space(cp)) {
			gap = true;
			continue;
		}
		parted += gap && p_is_han(cp) && (p_is_han(before) ||
		    before == 0xff09);
		gap = false;
		before = cp;
	}
	return parted > 0 && parted * 3 <= t->chars;
}

static bool
look_at(struct wrapped *w, struct p_plain *t, struct pai_node *n)
{
	*w = (struct wrapped){ .node = n, .line = n->locus.line,
	    .page = n->locus.page };
	if (!p_plain_read(t, n))
		return false;
	if (t->text.n == 0)
		return true;
	measure(w, t);
	w->form = t->ord.form;
	w->stop = ends_paragraph(t->last);
	w->inner = t->stops > 0 || t->commas > 0;
	w->latin = t->han * 4 < t->chars;
	w->date = is_date(t);
	w->bullet = is_bullet(t);
	w->row = !w->stop && !w->latin && w->form == P_ORD_NONE && is_row(t);
	return true;
}

/* The document's own paragraphs; false: no memory. */
static bool
gather(const struct pai_change *job, struct lines *l)
{
	struct p_plain	 t = { .chars = 0 };
	bool		 good = true;

	for (struct pai_node *n = job->root->first; n != NULL && good;
	    n = n->next) {
		if (n->kind != PAI_N_PARAGRAPH || p_gap_is_mark(n))
			continue;
		good = p_make_room(&l->at, &l->room, l->n + 1,
		    sizeof(*l->at)) && look_at(&l->at[l->n++], &t, n);
		l->joined = l->joined || p_last_line(n) > n->locus.line;
	}
	p_plain_free(&t);
	return good;
}

/* Nearly all lines are no wider than this; 0: no such width. */
static uint32_t
common_width(const struct lines *l)
{
	size_t	 count[WIDTH_MAX + 2] = { 0 }, over = 0, lines = 0;
	uint32_t width = WIDTH_MAX + 1;

	for (size_t i = 0; i < l->n; i++) {
		if (l->at[i].row)
			continue;
		count[l->at[i].width > WIDTH_MAX ? WIDTH_MAX + 1 :
		    l->at[i].width]++;
		lines++;
	}
	/* One line in thirty may stick out: a heading, an address. */
	while (width > 0 && (over + count[width]) * 30 <= lines)
		over += count[width--];
	return width > WIDTH_MAX || width < WIDTH_MIN ? 0 : width;
}

static bool
is_full(const struct wrapped *w, uint32_t width)
{
	uint32_t	 slack = w->latin ? SLACK_LATIN : SLACK_HAN;

	return w->width + slack + w->indent >= width;
}

static bool
is_next_line(const struct lines *l, const struct wrapped *a,
    const struct wrapped *b)
{
	return a->node->next == b->node && a->page == b->page &&
	    a->line != 0 && b->line == p_last_line(a->node) + l->step;
}

/*
 * Some extractors print every line as a block, with a blank line behind it.
 * Then hardly a line stands right below another.
 */
static size_t
count_next_lines(struct lines *l, uint32_t step)
{
	size_t	 n = 0;

	l->step = step;
	for (size_t i = 0; i + 1 < l->n; i++)
		n += is_next_line(l, &l->at[i], &l->at[i + 1]);
	return n;
}

static void
find_step(struct lines *l)
{
	const size_t	 two = count_next_lines(l, 2);
	const size_t	 one = count_next_lines(l, 1);

	l->step = two > 0 && one * STEP_SHARE <= two ? 2 : 1;
}

/*
 * Does a line without an indent say nothing of wrapping: the title, above
 * the first indent; what has a number; the date below the text, and
 * the name above it; what a table left; a label below the end of a text?
 */
static bool
stands_by_itself(const struct lines *l, size_t i, bool begun, uint32_t width)
{
	const struct wrapped *w = &l->at[i];

	if (!begun || w->date || (i + 1 < l->n && w[1].date) || w->row ||
	    w->form != P_ORD_NONE)
		return true;
	return !w->stop && !w->inner && (!is_full(&w[-1], width) ||
	    w[-1].stop || w[-1].row);
}

/* The rest of a full line above, which no sentence ended. */
static bool
is_rest(const struct wrapped *w, uint32_t width)
{
	/* A page may turn inside of a paragraph. */
	return !w->latin && w->form == P_ORD_NONE && is_full(&w[-1], width) &&
	    !w[-1].stop && (w->stop || is_full(w, width)) &&
	    w->line <= p_last_line(w[-1].node) + TURN_MAX;
}

/*
 * Is every line that is not indented the rest of a full one, in a text of
 * indented lines?
 */
static bool
is_told_by_indents(const struct lines *l, uint32_t width)
{
	size_t	 indented = 0, rests = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->at[i].indent >= INDENT) {
			indented++;
			continue;
		}
		if (stands_by_itself(l, i, indented > 0, width))
			continue;
		if (!is_rest(&l->at[i], width))
			return false;
		rests++;
	}
	return rests > 0 && indented >= INDENTED_MIN;
}

/*
 * Do blank lines part the paragraphs, so that every line right below another
 * goes on from a full one?  Then how wide that is; 0: they do not.
 */
static uint32_t
width_told_by_blanks(const struct lines *l)
{
	uint32_t	 width = 0;
	size_t		 cut = 0;

	for (size_t i = 0; i < l->n; i++)
		if (!l->at[i].row)
			width = l->at[i].width > width ? l->at[i].width :
			    width;
	for (size_t i = 0; i + 1 < l->n; i++) {
		const struct wrapped *w = &l->at[i];

		if (!is_next_line(l, w, w + 1) || w[1].date)
			continue;
		if (w->latin || !is_full(w, width))
			return 0;
		cut += !w->stop;
	}
	return width >= WIDTH_MIN && cut >= BLANKS_MIN ? width : 0;
}

/* Full lines that no sentence ends and another line follows at once. */
static void
judge(struct lines *l)
{
	uint32_t	 width = common_width(l);
	size_t		 cut = 0, whole = 0;

	for (size_t i = 0; width > 0 && i + 1 < l->n; i++) {
		if (!is_next_line(l, &l->at[i], &l->at[i + 1]))
			continue;
		/* Short lines without marks are labels, no prose at all. */
		whole += l->at[i].stop || l->at[i].inner ||
		    l->at[i].width * 2 >= width;
		cut += is_full(&l->at[i], width) && !l->at[i].stop;
	}
	if ((cut >= LINES_MIN && cut * 3 >= whole) ||
	    (width > 0 && is_told_by_indents(l, width)))
		l->width = width;
	else
		l->width = width_told_by_blanks(l);
}

/* An indent opens a paragraph, but Latin text may be indented all through. */
static bool
opens_block(const struct wrapped *a, const struct wrapped *w)
{
	return (w->form != P_ORD_NONE && w->form != P_ORD_HAN_IS) ||
	    w->row || w->date || w->bullet || (w->indent >= INDENT &&
	    (!w->latin || w->indent > a->indent));
}

/* A numbered line of less than 44 of 56 columns without marks inside. */
static bool
is_heading_line(const struct lines *l, const struct wrapped *w)
{
	return w->form != P_ORD_NONE && w->form != P_ORD_HAN_IS &&
	    w->width * 56 < l->width * 44 && !w->inner;
}

/* Does line w, the first of its paragraph or a later one, end it? */
static bool
closes_block(const struct lines *l, const struct wrapped *w, bool first)
{
	uint32_t	 lost = first && w->indent == 0 ? INDENT : 0;
	uint32_t	 slack = w->latin ? SLACK_LATIN : 2;

	if (w->date || w->row || (first && is_heading_line(l, w)))
		return true;
	return w->stop && w->width + w->indent + lost + slack < l->width;
}

/* In Latin text a line ended by hand had room for the next line's word. */
static bool
had_room(const struct lines *l, const struct wrapped *a,
    const struct wrapped *b)
{
	return a->latin && b->latin &&
	    a->width + a->indent + 1 + b->word + WORD_FIT <= l->width;
}

/*
 * Before the first full line stands the title, whose lines were broken by
 * hand; after the last stop may stand a signature, above a date.
 */
static bool
is_set_apart(const struct lines *l, const struct wrapped *w,
    const struct wrapped *next, bool begun)
{
	return (!begun && !is_full(w, l->width)) ||
	    (next->date && !is_full(w, l->width));
}

/*
 * Does b stand right below a?  Where a page turned between them there may be
 * a mark and blank lines; then a full line must say that more was to come.
 */
static bool
goes_on(const struct lines *l, const struct wrapped *a,
    const struct wrapped *b)
{
	if (a->line == 0 || b->line <= a->line)
		return false;
	if (b->line == a->line + l->step && b->page == a->page)
		return true;
	return (b->line - a->line <= TURN_MAX || b->page == a->page + 1) &&
	    is_full(a, l->width) && !a->stop;
}

/* A block that is being put together from its lines. */
struct joining {
	struct pai_node	*to;
	size_t		 joined;	/* lines behind its first */
	struct p_buf	 was;		/* the lines as they came */
};

static void
add_line(const struct pai_change *job, struct joining *j,
    struct pai_node *line)
{
	char	 quote[240];

	if (j->joined++ == 0)
		p_buf_str(&j->was, p_quote(j->to, quote, sizeof(quote)));
	p_buf_fmt(&j->was, "\n%s", p_quote(line, quote, sizeof(quote)));
	p_join_lines(job, j->to, line);
}

/* The block is whole; the next one begins with a line of its own. */
static void
end_block(const struct pai_change *job, const struct lines *l,
    struct joining *j, struct pai_node *next)
{
	char	 quote[240];

	if (j->joined > 0)
		p_say(job, j->to, PAI_M_PASS_JOINED, p_buf_ok(&j->was) ?
		    j->was.p : NULL, p_quote(j->to, quote, sizeof(quote)),
		    "%zu lines of a text wrapped at %u columns",
		    j->joined + 1, (unsigned)l->width);
	p_buf_clear(&j->was);
	j->to = next;
	j->joined = 0;
}

static enum pai_status
join(const struct pai_change *job, const struct lines *l)
{
	struct joining	 j = { .to = l->n > 0 ? l->at[0].node : NULL };
	bool		 begun = false;

	for (size_t i = 0; i + 1 < l->n && p_status(job) == PAI_OK; i++) {
		const struct wrapped *a = &l->at[i], *b = &l->at[i + 1];
		bool	 next = goes_on(l, a, b) && j.to->next == b->node;

		begun = begun || is_full(a, l->width);
		if (next && !opens_block(a, b) &&
		    !closes_block(l, a, j.joined == 0) && !had_room(l, a, b) &&
		    !is_set_apart(l, a, b, begun))
			add_line(job, &j, b->node);
		else
			end_block(job, l, &j, b->node);
	}
	end_block(job, l, &j, NULL);
	p_buf_free(&j.was);
	return p_status(job);
}

static enum pai_status
change(const struct pai_change *job)
{
	struct lines	 l = { .n = 0 };
	enum pai_status	 st = PAI_E_NOMEM;

	if (!p_is_extracted(job))
		return PAI_OK;
	if (gather(job, &l)) {
		find_step(&l);
		if (!l.joined)
			judge(&l);
		st = l.width > 0 ? join(job, &l) : PAI_OK;
	}
	free(l.at);
	return st;
}

const struct pai_pass p_pass_unwrap = {
	.size = sizeof(p_pass_unwrap),
	.name = "unwrap",
	.summary = "join the lines of text that was wrapped to a page",
	.after = "form-streams",
	.phase = PAI_P_TEXT,
	.change = change
};
