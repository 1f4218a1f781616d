/*
 * The official fixed-width text read back into blocks.
 *
 * On the grid a line's place says what it is:
 *
 *	in the middle		title, caption; ＊＊＊ is a rule
 *	■ ◆ ● ... at the left	a heading of level 1, 2, 3 ...
 *	two 字 in		a paragraph begins; flush lines go on with it
 *	two columns in		a list item: label, two blanks, hanging text
 *	"> "			a quote
 *	``` 			code
 *	towards the right	signature and date
 *	a corner		a table, see box.c
 *
 * Quotes, lists and items are sheet_level.c's: what is said here of a line
 * holds behind their marks.
 */
#include <string.h>

#include "kit/break.h"
#include "kit/buf.h"
#include "kit/ordinal.h"
#include "kit/sheet.h"
#include "kit/utf8.h"
#include "kit/width.h"
#include "sheet.h"

#define	MARK_LENGTH	2	/* a heading's: the mark and a blank */
#define	CENTRE_MIN	6	/* the least blanks before a centred line */
#define	HELD_MAX	8	/* lines of headings right above a table */

void
sheet_locus(struct sheet *s, size_t i)
{
	const struct sheet_line	*l = &s->line[i];
	const struct line	 line = { l->p, l->n,
	    { l->off, l->no, l->page } };
	struct pai_locus	 w = line_locus(s->o, &line, 0, l->n);

	pai_at(s->b, &w);
}

/* The level that a mark and a blank at the left tell; 0: there is none. */
static unsigned
mark_level(const struct sheet_view *v)
{
	uint32_t	 cp;
	size_t		 len;

	if (v->lead > 0 || v->n == 0)
		return 0;
	len = p_utf8_next(v->p, v->n, &cp);
	if (len == v->n || v->p[len] != ' ')
		return 0;
	for (unsigned i = 1; i <= P_SHEET_MARKS; i++)
		if (cp == p_sheet_mark(i))
			return i;
	return 0;
}

static bool
is_fence(const struct sheet_view *v)
{
	return v->lead == 0 && sheet_begins(v, "```");
}

/* Outside of lists and quotes a heading has a blank line above. */
static bool
begins_heading(const struct sheet *s, size_t i, const struct sheet_view *v)
{
	return mark_level(v) > 0 && (i == 0 || s->depth > 0 ||
	    s->line[i - 1].n == 0 || s->line[i - 1].page != s->line[i].page);
}

/* Does the line go on with the paragraph above it? */
static bool
goes_on(const struct sheet *s, size_t i, struct sheet_view *v)
{
	return i < s->n && sheet_view(s, i, v) && !v->blank && v->lead == 0 &&
	    !is_fence(v) && !begins_heading(s, i, v) &&
	    !box_begins(v->p, v->n) &&
	    !sheet_begins(v, "> ") &&
	    !(sheet_in_item(s) && sheet_begins_item(s, v));
}

/* The text of the filled lines from s->at on, the first of them at v. */
static void
gather(struct sheet *s, struct sheet_view *v, struct sheet_text *t)
{
	size_t	 from = 0, lead = v->lead, room;

	sheet_text_str(t, v->p, v->n);
	room = sheet_room(s, s->at);
	room = room > lead ? room - lead : 1;
	for (s->at++; goes_on(s, s->at, v); s->at++) {
		size_t	 was = t->n;

		sheet_text_join(t, from, room, v->p, v->n, s->wide);
		from = was + (t->n > was && (t->cp[was] == '\n' ||
		    t->cp[was] == ' ') ? 1 : 0);
		room = sheet_room(s, s->at);
	}
}

static uint32_t
aligned(struct sheet *s, enum pai_align align, uint32_t *kept)
{
	struct pai_style	 st = { .size = sizeof(st),
	    .set = PAI_SF_ALIGN, .align = (uint8_t)align };

	if (*kept == 0)
		*kept = s->b->host->build_style(s->b, &st);
	return *kept;
}

static struct pai_node *
open_block(struct sheet *s, enum pai_kind kind)
{
	sheet_locus(s, s->at);
	return pai_open(s->b, kind);
}

static void
put_block(struct sheet *s, enum pai_kind kind, struct sheet_text *t)
{
	sheet_text_put(s, t);
	pai_close(s->b, kind);
	sheet_text_free(t);
}

/*
 * A numbered text is a heading if it looks like one, unless blanks behind
 * its last line say otherwise: one, that it is the other; more, of which
 * level it is.  Returns the heading's level, 0: a paragraph.
 */
static unsigned
numbered_level(struct sheet_text *t)
{
	struct p_ordinal o = { .level = 0 };
	char		 head[256];
	size_t		 n = 0;
	unsigned	 blanks = 0;

	for (; t->n > 0 && t->cp[t->n - 1] == ' '; t->n--)
		blanks++;
	for (size_t i = 0; i < t->n && n + 4 <= sizeof(head); i++)
		n += p_utf8_put(head + n, t->cp[i]);
	if (!p_ordinal_at(head, n, &o) || o.level == 0)
		return 0;
	if (blanks > 1)
		return blanks - 1 < 9 ? blanks - 1 : 9;
	return (p_ordinal_heads(head, n) > 0) != (blanks == 1) ? o.level : 0;
}

static void
take_paragraph(struct sheet *s, struct sheet_view *v)
{
	const size_t		 first = s->at;
	struct sheet_text	 t = { 0 };
	const bool		 flush = v->lead == 0;
	enum pai_kind		 kind;
	struct pai_node		*n;
	unsigned		 level;

	gather(s, v, &t);
	level = numbered_level(&t);
	if (sheet_in_item(s) || flush)
		level = 0;
	kind = level > 0 ? PAI_N_HEADING : PAI_N_PARAGRAPH;
	sheet_locus(s, first);
	n = pai_open(s->b, kind);
	if (n != NULL && level > 0)
		n->as.heading.level = (uint8_t)level;
	else if (n != NULL && flush && s->depth == 0)
		n->as.para.role = PAI_ROLE_ADDRESSEE;
	put_block(s, kind, &t);
}

static void
read_heading(struct sheet *s, struct sheet_view *v, unsigned level)
{
	struct sheet_text	 t = { 0 };
	struct pai_node		*n = open_block(s, PAI_N_HEADING);

	if (n != NULL)
		n->as.heading.level = (uint8_t)level;
	/* The mark was on the line when it was filled. */
	gather(s, v, &t);
	if (t.n >= MARK_LENGTH)
		memmove(t.cp, t.cp + MARK_LENGTH,
		    (t.n -= MARK_LENGTH) * sizeof(*t.cp));
	put_block(s, PAI_N_HEADING, &t);
}

static void
take_code_line(struct sheet_view *v, struct sheet_text *t,
    size_t room)
{
	size_t	 n, width;

	/* Blanks that lead code are code. */
	v->p -= v->lead;
	v->n += v->lead;
	for (n = v->n; n > 0 && v->p[n - 1] == ' ';)
		n--;
	width = v->width + v->lead;
	sheet_text_str(t, v->p, n);
	if (n > 0 && v->p[n - 1] == '\\' && width >= room)
		t->n--;
	else
		sheet_text_add(t, '\n');
}

static void
read_code(struct sheet *s, struct sheet_view *v)
{
	struct sheet_text	 t = { 0 };
	struct p_buf		 b = { 0 };
	struct pai_node		*n = open_block(s, PAI_N_CODEBLOCK);
	size_t			 fence = 0, k;

	while (fence < v->n && v->p[fence] == '`')
		fence++;
	if (n != NULL)
		n->as.text.lang = s->b->host->build_str(s->b, v->p + fence,
		    v->n - fence);
	for (s->at++; s->at < s->n && sheet_view(s, s->at, v); s->at++) {
		for (k = 0; v->lead == 0 && k < v->n && v->p[k] == '`';)
			k++;
		if (k == fence && k == v->n) {
			s->at++;
			break;
		}
		take_code_line(v, &t, sheet_room(s, s->at));
	}
	for (size_t i = 0; i < t.n; i++)
		p_buf_char(&b, t.cp[i]);
	if (n != NULL && p_buf_ok(&b))
		n->as.text.str = s->b->host->build_str(s->b,
		    b.p != NULL ? b.p : "", b.n);
	pai_close(s->b, PAI_N_CODEBLOCK);
	p_buf_free(&b);
	sheet_text_free(&t);
}

/* Blank columns behind the line's text. */
static size_t
slack(const struct sheet *s, size_t i, const struct sheet_view *v)
{
	const size_t	 used = v->lead + v->width;
	const size_t	 room = sheet_room(s, i);

	return room > used ? room - used : 0;
}

static bool
is_centred(const struct sheet *s, size_t i, const struct sheet_view *v)
{
	const size_t	 right = slack(s, i, v);

	return !v->blank && v->lead >= CENTRE_MIN &&
	    (right == v->lead || right == v->lead + 1) &&
	    !box_begins(v->p, v->n);
}

/* Lines in the middle become one text: they were balanced, not ended. */
static void
gather_centred(struct sheet *s, struct sheet_view *v, struct sheet_text *t)
{
	uint32_t	 first;

	do {
		p_utf8_next(v->p, v->n, &first);
		if (t->n > 0 && p_break_blank(t->cp[t->n - 1], first))
			sheet_text_add(t, ' ');
		sheet_text_str(t, v->p, v->n);
		s->at++;
	} while (s->at < s->n && sheet_view(s, s->at, v) &&
	    is_centred(s, s->at, v));
}

static void
take_centred(struct sheet *s, struct sheet_view *v)
{
	struct sheet_text	 t = { 0 };
	const bool		 title = !s->begun && s->depth == 0;
	enum pai_kind		 kind = title ? PAI_N_HEADING :
				    PAI_N_PARAGRAPH;
	struct sheet_view	 next;
	struct pai_node		*n;

	if (sheet_begins(v, P_SHEET_RULE) && v->n == strlen(P_SHEET_RULE)) {
		sheet_locus(s, s->at++);
		pai_leaf(s->b, PAI_N_RULE);
		return;
	}
	n = open_block(s, kind);
	gather_centred(s, v, &t);
	if (n != NULL && title)
		n->as.heading.level = 1;
	else if (n != NULL && s->at < s->n && sheet_view(s, s->at, &next) &&
	    box_begins(next.p, next.n))
		n->as.para.role = PAI_ROLE_CAPTION;
	else if (n != NULL)
		n->style = aligned(s, PAI_ALIGN_CENTRE, &s->centred);
	put_block(s, kind, &t);
}

/* Ends in 日, or is a date in digits: then it is the date of signature. */
static bool
is_date(const struct sheet_view *v)
{
	const size_t	 n = v->n;

	return n > 3 && v->p[0] >= '0' && v->p[0] <= '9' &&
	    memcmp(v->p + n - 3, "日", 3) == 0;
}

/* A line that stands towards the right. */
static bool
is_right(const struct sheet *s, size_t i, const struct sheet_view *v)
{
	return s->depth == 0 && !v->blank && v->lead > CENTRE_MIN &&
	    slack(s, i, v) < v->lead && !box_begins(v->p, v->n);
}

static void
take_right(struct sheet *s, struct sheet_view *v)
{
	struct sheet_text	 t = { 0 };
	struct pai_node		*n = open_block(s, PAI_N_PARAGRAPH);
	const size_t		 right = slack(s, s->at, v);

	sheet_text_str(&t, v->p, v->n);
	if (n != NULL && right == 0)
		n->style = aligned(s, PAI_ALIGN_RIGHT, &s->right);
	else if (n != NULL)
		n->as.para.role = is_date(v) ? PAI_ROLE_DATE :
		    PAI_ROLE_SIGNATURE;
	s->at++;
	put_block(s, PAI_N_PARAGRAPH, &t);
}

/* ---- pages ---- */

/* Do at most a few lines of headings and then a box stand here? */
static bool
leads_to_box(const struct sheet *s, size_t i, size_t *height)
{
	size_t	 first = i;

	while (i < s->n && i - first < HELD_MAX && s->line[i].n > 0) {
		struct sheet_view	 v = { .p = s->line[i].p,
		    .n = s->line[i].n };

		sheet_view_settle(s, &v);
		if (box_begins(v.p, v.n)) {
			*height = i - first + box_height(s, i);
			return true;
		}
		i++;
	}
	return false;
}

/*
 * A page that ended before it was full was ended by the author, unless a
 * table or its heading would not have stood on what was left of it.
 */
static bool
ended_by_author(const struct sheet *s, size_t page)
{
	const struct sheet_page	*p = &s->page[page];
	struct sheet_view	 v;
	size_t			 height;

	if (p->pads == 0 || p[1].width != p->width)
		return false;
	if (leads_to_box(s, p[1].first, &height))
		return height <= p->pads;
	if (p->pads > 1)
		return true;
	v = (struct sheet_view){ .p = s->line[p[1].first].p,
	    .n = s->line[p[1].first].n };
	sheet_view_settle(s, &v);
	return v.lead == P_SHEET_INDENT && s->depth == 0;
}

/* Passes over blank lines; a page ended by the author becomes a break. */
static bool
pass_blank(struct sheet *s)
{
	struct sheet_view	 v;
	size_t			 page = s->line[s->at].page - 1;
	const struct sheet_page	*p = &s->page[page < s->pages ? page : 0];

	sheet_view(s, s->at, &v);
	if (!v.blank)
		return false;
	if (s->at + p->pads == p->end && page + 1 < s->pages) {
		if (ended_by_author(s, page)) {
			sheet_close_levels(s, 0);
			sheet_locus(s, s->at);
			pai_leaf(s->b, PAI_N_PAGEBREAK);
		} else if (p->pads > 1)
			s->gap = false;
		s->gap = s->gap || p->pads == 1;
		s->at = p->end;
		return true;
	}
	s->gap = true;
	s->at++;
	return true;
}

static void
take_block(struct sheet *s)
{
	struct sheet_view	 v;
	unsigned		 level;

	sheet_settle_levels(s, &v);
	if (v.blank)
		s->at++;		/* an item or a quote with nothing */
	else if (box_begins(v.p, v.n) && box_take(s))
		;
	else if (is_fence(&v))
		read_code(s, &v);
	else if ((level = mark_level(&v)) > 0)
		read_heading(s, &v, level);
	else if (is_centred(s, s->at, &v))
		take_centred(s, &v);
	else if (is_right(s, s->at, &v))
		take_right(s, &v);
	else
		take_paragraph(s, &v);
	s->gap = false;
	s->begun = true;
}

bool
take_sheets(struct ocr *o)
{
	struct sheet	 s;

	if (!sheet_open(&s, o)) {
		sheet_close(&s);
		return false;
	}
	pai_say(o->job->log, PAI_M_OCR_SHAPE, NULL,
	    "official fixed-width text, %zu pages of %u columns", s.pages,
	    s.page[0].width);
	/* Nothing was lost here: the passes that mend extracted text keep
	 * away. */
	s.b->host->build_meta(s.b, "reader", "gongwen", 7);
	while (s.at < s.n && o->status == PAI_OK &&
	    s.b->host->build_status(s.b) == PAI_OK)
		if (!pass_blank(&s))
			take_block(&s);
	sheet_close_levels(&s, 0);
	o->cur.at = o->n;
	sheet_close(&s);
	return true;
}
