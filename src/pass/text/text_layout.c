/*
 * Blanks typed for layout in Word files.
 *
 *	　　各村、各部门：		an indent of two 字
 *	                  镇人民政府	pushed to the right, the last lines
 *	                2022年1月20日
 *	          工作报告		pushed to the middle
 *
 * Blanks are no text: searching, copying and every other width of line go
 * wrong with them.  An indent becomes an indent of the paragraph's style; an
 * office or a date at the end of the document that was pushed to the right
 * is set there.  Whether other lines were pushed to the middle is judged only
 * with --normalize=full, by how they stand in the line.
 *
 * Only paragraphs of the document itself are looked at: in cells, and in
 * text from other sources, other passes know more.  And only those with
 * Chinese in them: elsewhere a blank is no half of a 字, but as wide as the
 * font has it.
 */
#include "kit/utf8.h"
#include "pass/text/prose.h"

#define	INDENT_MOST	8	/* columns, half a 字 each: a deep indent */
#define	LINE_COLUMNS	56	/* where the page does not say: 28 字 */
#define	MIDDLE_SLACK	8	/* columns a line may be off the middle */
#define	SHORT_COLUMNS	44	/* of a line that stands in the middle */

/* A paragraph's first blanks and its width, in columns. */
struct margin {
	size_t		 glyphs;
	uint32_t	 columns, width;
};

static uint32_t
columns_of(uint32_t cp)
{
	return cp == 0x3000 || p_is_cjk(cp) ? 2 : 1;
}

static bool
read_margin(const struct p_prose *p, struct margin *m)
{
	bool	 chinese = false;

	*m = (struct margin){ .glyphs = 0 };
	while (m->glyphs < p->n && p_is_gap(p->g[m->glyphs].cp))
		m->columns += columns_of(p->g[m->glyphs++].cp);
	for (size_t i = m->glyphs; i < p->n; i++) {
		if (p->g[i].cp == '\t' || p->g[i].cp == '\n')
			return false;	/* more layout than can be told */
		m->width += columns_of(p->g[i].cp);
		chinese = chinese || p_is_cjk(p->g[i].cp);
	}
	return m->glyphs > 0 && m->width > 0 &&
	    (chinese || m->columns > m->glyphs);
}

/* Columns of the paragraph's line. */
static uint32_t
line_columns(const struct pai_change *job, const struct pai_node *n)
{
	const struct pai_style *s = job->doc->host->doc_style(job->doc,
	    n->style);
	const struct pai_section *sect = NULL;
	int64_t	 room;

	for (const struct pai_node *b = n; b != NULL && sect == NULL;
	    b = b->prev)
		if (b->kind == PAI_N_SECTION)
			sect = job->doc->host->doc_section(job->doc,
			    b->as.section.index);
	if (sect == NULL || s->font_size <= 0)
		return LINE_COLUMNS;
	room = (int64_t)sect->page_width - sect->margin[PAI_SIDE_LEFT] -
	    sect->margin[PAI_SIDE_RIGHT];
	room = room * 2 / s->font_size;
	return room < 16 || room > 400 ? LINE_COLUMNS : (uint32_t)room;
}

static bool
is_in_the_middle(const struct pai_change *job, const struct pai_node *n,
    const struct margin *m)
{
	uint32_t line = line_columns(job, n), right;

	if (m->width > SHORT_COLUMNS || m->columns + m->width > line)
		return false;
	right = line - m->columns - m->width;
	return (m->columns > right ? m->columns - right :
	    right - m->columns) <= MIDDLE_SLACK;
}

static void
set_style(const struct pai_change *job, struct pai_node *n,
    const struct margin *m, enum pai_align align)
{
	struct pai_style s = *job->doc->host->doc_style(job->doc, n->style);
	uint32_t	 made;

	s.size = sizeof(s);
	if (align != PAI_ALIGN_NONE) {
		s.align = (uint8_t)align;
		s.set |= PAI_SF_ALIGN;
		s.indent_first = s.indent_first_chars = 0;
	} else if (s.indent_first <= 0 && s.indent_first_chars <= 0) {
		s.indent_first_chars = (int32_t)m->columns * 50;
		s.set |= PAI_SF_INDENT;
	}
	made = job->edit->host->edit_style(job->edit, &s);
	if (made != 0)
		n->style = made;
}

/* Does n stand at the end, or above the date that does? */
static bool
is_at_the_end(const struct pai_node *n)
{
	unsigned after = 0;

	for (n = n->next; n != NULL && after < 2; n = n->next)
		after += n->kind != PAI_N_PARAGRAPH || !p_is_blank(n);
	return after < 2;
}

/* What the blanks were for; false: they stay. */
static bool
judge(const struct pai_change *job, struct pai_node *n, struct p_plain *t,
    const struct margin *m, enum pai_align *align, const char **why)
{
	*align = PAI_ALIGN_NONE;
	if (m->columns > INDENT_MOST && is_at_the_end(n) &&
	    (p_is_date(t) || p_is_office(t))) {
		*align = PAI_ALIGN_RIGHT;
		*why = "blanks that pushed it to the right";
		return true;
	}
	if (m->columns <= INDENT_MOST && m->columns % 2 == 0) {
		*why = "blanks for an indent";
		return true;
	}
	if (job->full && is_in_the_middle(job, n, m)) {
		*align = PAI_ALIGN_CENTRE;
		*why = "blanks that pushed it to the middle";
		return true;
	}
	return false;
}

static bool
mend(const struct pai_change *job, struct p_prose *p, struct p_plain *t,
    struct pai_node *n)
{
	struct margin	 m;
	enum pai_align	 align;
	const char	*why = NULL;

	if (!p_prose_read(p, n))
		return false;
	if (p->n == 0 || !p_is_gap(p->g[0].cp) || !read_margin(p, &m))
		return true;
	if (!p_plain_read(t, n))
		return false;
	if (!judge(job, n, t, &m, &align, &why))
		return true;
	for (size_t i = 0; i < m.glyphs; i++)
		p->g[i].out = 0;
	set_style(job, n, &m, align);
	p_prose_write(job, p, n, PAI_M_PASS_PADDING, why);
	return true;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct p_prose	 p = { .n = 0 };
	struct p_plain	 t = { .chars = 0 };
	bool		 good = true;

	if (!p_is_from_word(job))
		return PAI_OK;
	for (struct pai_node *n = job->root->first; n != NULL && good;
	    n = n->next)
		if (n->kind == PAI_N_PARAGRAPH && n->first != NULL)
			good = mend(job, &p, &t, n);
	p_prose_free(&p);
	p_plain_free(&t);
	return good ? p_status(job) : PAI_E_NOMEM;
}

const struct pai_pass p_pass_layout = {
	.size = sizeof(p_pass_layout),
	.name = "layout-blanks",
	.summary = "make indents of the blanks that stand for them in Word files",
	.after = "padding",
	.phase = PAI_P_TEXT,
	.change = change
};
