/*
 * From inlines to a row of code points.
 *
 * What a fixed-width page cannot show is put in words: a link's address
 * behind it in 〈〉, a picture as its description, a note as 〔1〕, how a
 * word is read behind it in （）.  Blanks
 * are made even: one between words, none at the ends, and none stands for
 * the end of a source line between Chinese characters.  Control characters
 * do not pass, and overrides of direction become U+FFFD, so that the text
 * can do nothing to a terminal.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "gongwen.h"
#include "kit/break.h"
#include "kit/utf8.h"
#include "kit/width.h"

/* Marks that one character may carry; more would break the line's grid. */
#define	MAX_MARKS	8

#define	IDEOGRAPHIC_BLANK	0x3000u
#define	HARD_BLANK		0xa0u

/* A blank that is set only if something follows. */
enum blank { BLANK_NONE, BLANK_SOFT, BLANK_WORD, BLANK_LINE, BLANK_BLOCK };

struct taker {
	struct gw	*g;
	struct gw_text	*to;
	enum blank	 blank;
	bool		 cell;		/* Chinese lines of a cell are joined */
	unsigned	 marks;		/* combining, in a row */
};

void
gw_text_clear(struct gw_text *t)
{
	t->n = 0;
}

void
gw_text_free(struct gw_text *t)
{
	free(t->cp);
	free(t->brk);
	memset(t, 0, sizeof(*t));
}

static bool
grow(struct gw_text *t)
{
	size_t		 room = t->room < 64 ? 64 : t->room + t->room / 2;
	uint32_t	*cp;
	uint8_t		*brk;

	if (t->failed || room > SIZE_MAX / 8)
		return !(t->failed = true);
	if ((cp = realloc(t->cp, room * sizeof(*cp))) == NULL)
		return !(t->failed = true);
	t->cp = cp;
	if ((brk = realloc(t->brk, room)) == NULL)
		return !(t->failed = true);
	t->brk = brk;
	t->room = room;
	return true;
}

void
gw_text_add(struct gw_text *t, uint32_t cp)
{
	if (t->n < t->room || grow(t))
		t->cp[t->n++] = cp;
}

void
gw_text_str(struct gw_text *t, const char *p, size_t n)
{
	uint32_t	 cp;

	for (size_t i = 0; i < n;) {
		i += p_utf8_next(p + i, n - i, &cp);
		gw_text_add(t, cp);
	}
}

static bool
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0xad ||
	    cp == 0x200b || cp == 0xfeff || (cp >= 0xe0000 && cp < 0xe0080);
}

/* Trojan Source: embeddings, overrides and isolates. */
static bool
is_override(uint32_t cp)
{
	return (cp >= 0x202a && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069);
}

static bool
is_blank(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x2028 ||
	    cp == 0x2029 || cp == 0x85 || (cp >= 0x2000 && cp <= 0x200a);
}

/* Blanks that stand for nothing at the ends of a text. */
static bool
is_filler(uint32_t cp)
{
	return cp == IDEOGRAPHIC_BLANK || cp == HARD_BLANK;
}

/* Sets the blank that was waiting for cp. */
static void
settle_blank(struct taker *t, uint32_t cp)
{
	struct gw_text	*to = t->to;
	enum blank	 blank = t->blank;
	uint32_t	 before;

	t->blank = BLANK_NONE;
	if (to->n == 0 || blank == BLANK_NONE)
		return;
	before = to->cp[to->n - 1];
	if (before == '\n')
		return;
	if (blank == BLANK_LINE && t->cell && p_is_cjk(before) &&
	    p_is_cjk(cp))
		return;
	if (blank >= BLANK_LINE)
		gw_text_add(to, '\n');
	else if (blank == BLANK_WORD || p_break_blank(before, cp))
		gw_text_add(to, ' ');
}

static void
take_char(struct taker *t, uint32_t cp)
{
	if (is_blank(cp)) {
		if (t->blank < BLANK_WORD)
			t->blank = BLANK_WORD;
		return;
	}
	if (is_control(cp))
		return;
	if (is_filler(cp) && (t->to->n == 0 || t->blank >= BLANK_LINE))
		return;
	t->marks = p_width_char(cp, false) == 0 ? t->marks + 1 : 0;
	if (t->marks > MAX_MARKS)
		return;
	settle_blank(t, cp);
	gw_text_add(t->to, is_override(cp) ? P_UTF8_BAD : cp);
}

static void
take_str(struct taker *t, struct pai_str s)
{
	uint32_t	 cp;

	for (size_t i = 0; i < s.n;) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		take_char(t, cp);
	}
}

static void
take_words(struct taker *t, const char *s)
{
	take_str(t, (struct pai_str){ s, strlen(s) });
}

static void
take_note_mark(struct taker *t, size_t number)
{
	char	 mark[32];

	snprintf(mark, sizeof(mark), "〔%zu〕", number);
	take_words(t, mark);
}

static void
take_note(struct taker *t, const struct pai_node *note)
{
	struct gw	*g = t->g;

	if (!p_make_room(&g->notes, &g->note_room, g->note_n + 1,
	    sizeof(*g->notes))) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	g->notes[g->note_n++] = note;
	take_note_mark(t, g->note_n);
}

/* Brackets that an author types around the number of a note. */
static bool
is_bracket(uint32_t cp)
{
	return cp == '(' || cp == '[' || cp == 0xff08 || cp == 0xff3b ||
	    cp == 0x3014 || cp == 0x3010;
}

/* A note's number in its own text; brackets that it stands in are enough. */
static void
take_own_mark(struct taker *t)
{
	char	 digits[24];

	if (t->g->note == 0)
		return;
	if (t->to->n == 0 || t->blank != BLANK_NONE ||
	    !is_bracket(t->to->cp[t->to->n - 1])) {
		take_note_mark(t, t->g->note);
		return;
	}
	snprintf(digits, sizeof(digits), "%zu", t->g->note);
	take_words(t, digits);
}

/* Is the link's text its address? */
static bool
shows_target(const struct pai_node *link)
{
	const struct pai_node	*c = link->first;
	const struct pai_str	*s = &link->as.link.target;
	size_t			 skip;

	if (c == NULL || c->next != NULL || c->kind != PAI_N_TEXT)
		return false;
	skip = s->n > 7 && memcmp(s->p, "mailto:", 7) == 0 ? 7 : 0;
	return c->as.text.str.n == s->n - skip &&
	    memcmp(c->as.text.str.p, s->p + skip, s->n - skip) == 0;
}

static void
leave_link(struct taker *t, const struct pai_node *link)
{
	const struct pai_str	*s = &link->as.link.target;

	if (s->n == 0 || s->p[0] == '#' || shows_target(link))
		return;
	take_words(t, "〈");
	take_str(t, *s);
	take_words(t, "〉");
}

static void
enter_image(struct taker *t, const struct pai_node *n)
{
	pai_say(t->g->job->log, PAI_M_GW_IMAGE, &n->locus, "%.*s",
	    (int)(n->as.image.target.n < 200 ? n->as.image.target.n : 200),
	    n->as.image.target.p != NULL ? n->as.image.target.p : "");
	take_words(t, "［图");
	if (n->first != NULL)
		take_words(t, "：");
	else if (n->as.image.title.n > 0) {
		take_words(t, "：");
		take_str(t, n->as.image.title);
	}
}

/* A formula on its own line. */
static void
take_line_end(struct taker *t, const struct pai_node *math)
{
	if (math->as.text.display && t->blank < BLANK_LINE)
		t->blank = BLANK_LINE;
}

static void
enter(struct taker *t, struct pai_iter *it, const struct pai_node *top)
{
	const struct pai_node	*n = it->node;

	switch (n->kind) {
	case PAI_N_TEXT:
	case PAI_N_CODE:
	case PAI_N_CODEBLOCK:
		take_str(t, n->as.text.str);
		break;
	case PAI_N_MATH:
		/* Its text is the whole of it; its parts say it again. */
		take_line_end(t, n);
		take_str(t, n->as.text.str);
		take_line_end(t, n);
		if (n->as.text.str.n > 0)
			pai_iter_skip(it);
		break;
	case PAI_N_SOFTBREAK:
		if (t->blank == BLANK_NONE)
			t->blank = BLANK_SOFT;
		break;
	case PAI_N_LINEBREAK:
		if (t->blank < BLANK_LINE)
			t->blank = BLANK_LINE;
		break;
	case PAI_N_READING:
		take_words(t, "（");
		break;
	case PAI_N_IMAGE:
		enter_image(t, n);
		break;
	case PAI_N_ITEM:
		t->blank = BLANK_BLOCK;
		take_str(t, n->as.item.label);
		if (n->as.item.label.n > 0)
			t->blank = BLANK_WORD;
		break;
	case PAI_N_NOTE:
		if (n != top) {
			take_note(t, n);
			pai_iter_skip(it);
		}
		break;
	case PAI_N_FIELD:
		if (n->as.field.type == PAI_FIELD_NOTE)
			take_own_mark(t);
		break;
	case PAI_N_CAPTION:
	case PAI_N_RUNNING:
		if (n != top)
			pai_iter_skip(it);
		break;
	default:
		break;
	}
}

static void
leave(struct taker *t, const struct pai_node *n, const struct pai_node *top)
{
	switch (n->kind) {
	case PAI_N_LINK:
		leave_link(t, n);
		break;
	case PAI_N_READING:
		take_words(t, "）");
		break;
	case PAI_N_IMAGE:
		take_words(t, "］");
		break;
	case PAI_N_CELL:
		/* A table within a cell: its rows become lines. */
		if (n != top)
			t->blank = BLANK_WORD;
		break;
	case PAI_N_PARAGRAPH:
	case PAI_N_HEADING:
	case PAI_N_CODEBLOCK:
	case PAI_N_ROW:
		t->blank = BLANK_BLOCK;
		break;
	default:
		break;
	}
}

void
gw_text_take(struct gw *g, struct gw_text *to, const struct pai_node *top)
{
	struct taker	 t = { .g = g, .to = to,
	    .cell = top->kind == PAI_N_CELL };
	struct pai_iter	 it = pai_iter_at(top);

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER)
			enter(&t, &it, top);
		else if (it.node != top)
			leave(&t, it.node, top);
	if (to->failed)
		gw_fail(g, PAI_E_NOMEM);
}

void
gw_text_seal(struct gw_text *t)
{
	size_t	 from = 0, to;

	while (t->n > 0 && (is_filler(t->cp[t->n - 1]) ||
	    t->cp[t->n - 1] == '\n' || t->cp[t->n - 1] == ' '))
		t->n--;
	for (; from < t->n; from = to + 1) {
		for (to = from; to < t->n && t->cp[to] != '\n'; to++)
			;
		p_break_find(t->cp + from, to - from, t->brk + from);
		if (to < t->n)
			t->brk[to] = P_BREAK_NO;
	}
}

void
gw_text_put(const struct gw_text *t, size_t from, size_t to, struct p_buf *b)
{
	for (; from < to; from++)
		p_buf_char(b, t->cp[from]);
}

size_t
gw_text_width(const struct gw *g)
{
	size_t	 w = 0;

	for (size_t i = 0; i < g->text.n; i++)
		w += p_width_char(g->text.cp[i], g->wide);
	return w;
}
