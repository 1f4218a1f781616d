/*
 * Blocks that are no tables: headings, rules, programs, and lines.
 *
 * A line is a paragraph.  Whether the text was wrapped, so that several
 * lines make one, is seen in the whole of it and decided by a pass.
 */
#include "ocr.h"

#include <string.h>

#include "kit/buf.h"

#define	FENCE	3	/* backquotes, at least */

/* "#" to "######" and a blank; 0: no heading. */
static unsigned
heading_level(const struct line *l)
{
	unsigned	 n = 0;

	while (n < l->n && l->p[n] == '#')
		n++;
	return n >= 1 && n <= 6 && n < l->n &&
	    (l->p[n] == ' ' || l->p[n] == '\t') ? n : 0;
}

/*
 * In a script or a settings file "#" begins a remark, often of several
 * lines.  A heading stands between blank lines or above one of a lower
 * level, or it is in Chinese.
 */
static bool
stands_alone(const struct ocr *o, struct cursor after, unsigned level)
{
	struct line	 next;

	return !o->after_text && (!line_next(o, &after, &next) ||
	    line_is_blank(&next) || heading_level(&next) > level);
}

bool
take_heading(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct pai_node	*h;
	struct line	 l;
	unsigned	 level;
	size_t		 at, end;

	if (!line_next(o, &c, &l) || (level = heading_level(&l)) == 0 ||
	    (!line_has_han(&l) && !stands_alone(o, c, level)))
		return false;
	for (at = level; at < l.n && (l.p[at] == ' ' || l.p[at] == '\t'); )
		at++;
	for (end = l.n; end > at && l.p[end - 1] == '#'; )
		end--;
	while (end > at && (l.p[end - 1] == ' ' || l.p[end - 1] == '\t'))
		end--;
	if (at == end)
		return false;
	if ((h = line_open(o, PAI_N_HEADING, &l, 0, l.n)) != NULL) {
		h->as.heading.level = (uint8_t)level;
		put_inline(o, &l, at, end - at);
		pai_close(o->job->build, PAI_N_HEADING);
	}
	o->cur = c;
	return true;
}

/* Three or more of one of - * _ and nothing else. */
bool
take_rule(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct line	 l;
	size_t		 n;

	if (!line_next(o, &c, &l) || l.n < 3 || strchr("-*_", l.p[0]) == NULL)
		return false;
	for (n = l.n; n > 0 && l.p[n - 1] == ' '; )
		n--;
	if (n < 3)
		return false;
	for (size_t i = 1; i < n; i++)
		if (l.p[i] != l.p[0])
			return false;
	if (line_open(o, PAI_N_RULE, &l, 0, l.n) != NULL)
		pai_close(o->job->build, PAI_N_RULE);
	o->cur = c;
	return true;
}

/* The lines from o->cur up to end as one block of code. */
static void
put_code(struct ocr *o, size_t end, const struct line *first)
{
	struct pai_build *b = o->job->build;
	struct p_buf	 text = { 0 };
	struct pai_node	*n;
	struct line	 l;

	while (o->cur.at < end && line_next(o, &o->cur, &l)) {
		p_buf_put(&text, l.p, l.n);
		p_buf_put(&text, "\n", 1);
	}
	if (!p_buf_ok(&text))
		o->status = PAI_E_NOMEM;
	else if ((n = line_open(o, PAI_N_CODEBLOCK, first, 0,
	    first->n)) != NULL) {
		n->as.text.str = b->host->build_str(b, text.p, text.n);
		pai_close(b, PAI_N_CODEBLOCK);
	}
	p_buf_free(&text);
}

static bool
is_fence(const struct line *l)
{
	return l->n >= FENCE && memcmp(l->p, "```", FENCE) == 0;
}

static bool
take_fenced(struct ocr *o)
{
	struct cursor	 open = o->cur, c;
	struct line	 first, l;

	if (o->no_fence || !line_next(o, &open, &first) || !is_fence(&first))
		return false;
	for (c = open; line_next(o, &c, &l); )
		if (is_fence(&l)) {
			o->cur = open;
			put_code(o, l.where.at, &first);
			o->cur = c;
			return true;
		}
	o->no_fence = true;
	return false;
}

/* What was seen of a block between blank lines. */
struct block {
	struct line	 first;
	struct cursor	 end;
	uint32_t	 lines;
	uint32_t	 code;
	uint32_t	 indented;	/* by a TAB or four blanks */
	uint32_t	 steps;		/* indented otherwise than the line above */
	bool		 ascii;
};

static size_t
indent_of(const struct line *l)
{
	size_t	 n = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->p[i] == '\t')
			n += 8;
		else if (l->p[i] == ' ')
			n++;
		else
			break;
	}
	return n;
}

static struct block
survey(const struct ocr *o, struct cursor c)
{
	struct block	 b = { .end = c, .ascii = true };
	struct line	 l;
	size_t		 indent, last = 0;

	while (line_next(o, &c, &l) && !line_is_blank(&l)) {
		if (b.lines++ == 0)
			b.first = l;
		indent = indent_of(&l);
		b.code += line_is_code(&l);
		b.indented += indent >= 4;
		b.steps += b.lines > 1 && indent != last;
		for (size_t i = 0; i < l.n; i++)
			b.ascii = b.ascii && (unsigned char)l.p[i] < 0x80;
		last = indent;
		b.end = c;
	}
	return b;
}

/*
 * A program, of which a third of the lines show it at once; or a drawing or
 * listing, all of it indented and in steps, which lines joined would spoil.
 */
static bool
is_listing(const struct block *b)
{
	if (b->lines < 2 || !b->ascii)
		return false;
	return (b->code > 1 && b->code * 3 >= b->lines) || (b->indented == b->lines &&
	    (b->code > 0 || (b->lines > 2 && b->steps > 0)));
}

static bool
take_program(struct ocr *o)
{
	struct block	 b;

	if (o->after_text || o->cur.at < o->no_code)
		return false;
	b = survey(o, o->cur);
	o->no_code = b.end.at;
	if (!is_listing(&b))
		return false;
	put_code(o, b.end.at, &b.first);
	o->cur = b.end;
	return true;
}

bool
take_code(struct ocr *o)
{
	return take_fenced(o) || take_program(o);
}

bool
take_line(struct ocr *o)
{
	struct line	 l;

	if (!line_next(o, &o->cur, &l))
		return false;
	put_paragraph(o, &l, 0, l.n);
	return true;
}
