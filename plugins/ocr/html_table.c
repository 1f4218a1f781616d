/*
 * Tables written as HTML inside text.
 *
 *	表2 收入情况
 *	<table><tr><td rowspan="2">项目</td><td colspan="2">收入</td></tr>
 *	<tr><td>上年</td><td>本年</td></tr></table>
 *
 * OCR engines that find spans write tables so, because nothing else in such
 * text has them.  The tags are read as those of raw HTML in Markdown are.
 *
 * Text may speak of tags as well ("the <table> element"), so a table begins
 * only where a row, a cell or a caption follows its tag at once.  It ends
 * with its own end, or, where an engine lost that, at a blank line behind
 * which no tag goes on with it.
 */
#include "ocr.h"

#include <stdlib.h>
#include <string.h>

#include "markup/markup.h"

#define	LOOK_AHEAD	32	/* lines of text that one cell may have */
#define	TAG_BYTES	8192	/* of a tag, and of the blanks behind it */

struct html_text {
	struct markup	 mu;
	struct cursor	 next;		/* behind line */
	struct line	 line;		/* the one what is read stands in */
};

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Is p, behind the tag of a table, the start of what stands in one? */
static bool
begins_inside(const char *p, size_t n)
{
	static const char *const inner[] = { "tr", "td", "th", "thead",
	    "tbody", "caption", "colgroup", NULL };
	struct tag	 t;

	while (n > 0 && is_white(*p))
		p++, n--;
	return n > 0 && *p == '<' && tag_at(p, n, &t) && !t.end &&
	    tag_is_one_of(&t, inner);
}

/* The text from p on, as much as a tag may take. */
static size_t
near(const struct ocr *o, const char *p)
{
	size_t	 n = (size_t)(o->text + o->n - p);

	return n < TAG_BYTES ? n : TAG_BYTES;
}

/* Does a table begin in this line, behind tags that may be around it? */
static bool
begins_table(const struct ocr *o, const struct line *l)
{
	static const char *const around[] = { "html", "body", "div", "center",
	    "p", "figure", NULL };
	const char	*p = l->p;
	struct tag	 t;

	while (p < l->p + l->n) {
		if (is_white(*p)) {
			p++;
			continue;
		}
		/* A remark may run to the end of the text: none is asked. */
		if (*p != '<' || near(o, p) < 2 || p[1] == '!' ||
		    !tag_at(p, near(o, p), &t) || t.end)
			return false;
		p = t.raw + t.raw_n;
		if (strcmp(t.name, "table") == 0)
			return begins_inside(p, near(o, p));
		if (!tag_is_one_of(&t, around))
			return false;
	}
	return false;
}

/* The first tag of a table in a line; false: there is none. */
static bool
table_tag_in(const struct line *l, struct tag *t)
{
	static const char *const tags[] = { "table", "tr", "td", "th",
	    "thead", "tbody", "tfoot", NULL };
	const char	*p = l->p, *end = l->p + l->n;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (tag_at(p, (size_t)(end - p), t) &&
		    tag_is_one_of(t, tags))
			return true;
		p++;
	}
	return false;
}

/* Behind a blank line: does the table go on? */
static bool
goes_on(const struct ocr *o, struct cursor c)
{
	struct line	 l;
	struct tag	 t;

	for (int i = 0; i < LOOK_AHEAD && line_next(o, &c, &l); i++)
		if (table_tag_in(&l, &t))
			return t.end || strcmp(t.name, "table") != 0;
	return false;
}

/* The cursor behind the table that begins at c. */
static struct cursor
table_end(const struct ocr *o, struct cursor c)
{
	struct line	 l;
	struct cursor	 end = c;
	int64_t		 open = 0;

	while (line_next(o, &c, &l)) {
		if (line_is_blank(&l) && !goes_on(o, c))
			return end;
		open += html_table_balance(l.p, l.n);
		end = c;
		if (open <= 0)
			break;
	}
	return end;
}

/* What follows comes from p on. */
static void
place(struct ocr *o, struct html_text *h, const char *p)
{
	while (p >= o->text + h->next.at && line_next(o, &h->next, &h->line))
		;
	if (p < h->line.p)
		return;
	h->mu.at = line_locus(o, &h->line, (size_t)(p - h->line.p), 0);
	pai_at(h->mu.b, &h->mu.at);
	h->mu.placed = true;
}

static void
put_text(struct ocr *o, struct html_text *h, const char *p, size_t n)
{
	place(o, h, p);
	markup_text(&h->mu, p, n);
}

static void
put_tag(struct ocr *o, struct html_text *h, const struct tag *t)
{
	place(o, h, t->raw);
	if (t->name[0] == '\0')
		pai_say(o->job->log, PAI_M_PASS_RESIDUE, &h->mu.at,
		    "a remark of %zu bytes in a table's source", t->raw_n);
	if (t->name[0] == '\0' || markup_known_tag(&h->mu, t))
		return;
	markup_blank(&h->mu);
	emit_text(&h->mu, t->raw, t->raw_n);
	h->mu.last = '>';
}

static void
put_region(struct ocr *o, struct html_text *h, size_t to)
{
	const char	*p = o->text + o->cur.at, *end = o->text + to, *run;
	struct tag	 t;

	while (p < end && h->mu.status == PAI_OK) {
		if (*p == '<' && tag_at(p, (size_t)(end - p), &t)) {
			put_tag(o, h, &t);
			p += t.raw_n;
			continue;
		}
		run = memchr(p + 1, '<', (size_t)(end - p) - 1);
		if (run == NULL)
			run = end;
		put_text(o, h, p, (size_t)(run - p));
		p = run;
	}
	emit_line_end(&h->mu);
	html_table_end(&h->mu);
}

bool
take_html_table(struct ocr *o)
{
	struct cursor	 c = o->cur, end;
	struct html_text *h;
	struct line	 l;

	if (!line_next(o, &c, &l) || memchr(l.p, '<', l.n) == NULL ||
	    !begins_table(o, &l))
		return false;
	end = table_end(o, o->cur);
	if ((h = calloc(1, sizeof(*h))) == NULL) {
		o->status = PAI_E_NOMEM;
		return true;
	}
	h->mu.job = o->job;
	h->mu.b = o->job->build;
	h->mu.host = o->job->build->host;
	h->line = l;
	h->next = c;
	put_region(o, h, end.at);
	if (o->status == PAI_OK)
		o->status = h->mu.status;
	p_buf_free(&h->mu.scratch);
	free(h);
	o->cur = end;
	return true;
}
