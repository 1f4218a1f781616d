/*
 * Sections: their pages, headers and footers.
 *
 * Word says what a section is at its end, in its last paragraph or behind
 * the body.  So a section's marker is put where it begins and told its
 * number when its end is met; headers and footers, which are parts of their
 * own, are read when the body is whole and hung in the markers.
 *
 * A section without a header of some kind has that of the one before it
 * (17.10.1); only what changes is written.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "numformat.h"
#include "kit/num.h"
#include "length.h"

#define	KINDS	6u		/* enum pai_running */
#define	PAGE_MIN 7200		/* mpt: Word's own, a tenth of an inch */

struct running {
	struct pai_node	*section;
	uint8_t		 which;
	const char	*part;
};

struct sections {
	struct pai_node	*current;	/* the open section's marker */
	struct pai_section page;	/* being read */
	const char	*parts[KINDS];	/* as they are now, with those before */
	bool		 changed[KINDS];
	bool		 ended;		/* its end was read in a paragraph */
	bool		 told;		/* the marker knows its number */
	bool		 last;		/* the body's own sectPr was read */
	struct running	*list;
	size_t		 n, room;
};

static const struct scope scope_section;

enum pai_status
sections_new(struct docx *d)
{
	d->sections = calloc(1, sizeof(*d->sections));
	if (d->sections == NULL)
		docx_no_memory(d);
	return d->status;
}

void
sections_free(struct sections *s)
{
	if (s == NULL)
		return;
	free(s->list);
	free(s);
}

void
section_open(struct docx *d)
{
	struct sections		*s = d->sections;
	struct pai_locus	 at = docx_here(d);

	s->told = false;
	/* Pages are those of the document around. */
	if (d->job->depth > 0)
		return;
	pai_at(d->build, &at);
	s->current = pai_leaf(d->build, PAI_N_SECTION);
}

/* ---- headers and footers ---- */

static void
reference(struct docx *d, bool header)
{
	struct sections		*s = d->sections;
	const struct relation	*rel = relation_find(d->rels, attr(d, R_id));
	unsigned		 which = header ? PAI_RUN_HEADER :
				    PAI_RUN_FOOTER;
	const char		*part;

	if (d->job->depth > 0) {
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "headers and footers of a document within this one");
		return;
	}
	part = package_target(d, d->rels, rel);
	if (attr_is(d, W_type, "first"))
		which += 1;
	else if (attr_is(d, W_type, "even"))
		which += 2;
	if (part == NULL || (s->parts[which] != NULL &&
	    strcmp(s->parts[which], part) == 0))
		return;
	s->parts[which] = part;
	s->changed[which] = true;
}

static void
queue(struct docx *d, unsigned which)
{
	struct sections	*s = d->sections;
	size_t		 room = s->room == 0 ? 8 : s->room * 2;
	struct running	*list;

	if (s->n == s->room) {
		list = realloc(s->list, room * sizeof(*list));
		if (list == NULL) {
			docx_no_memory(d);
			return;
		}
		s->list = list;
		s->room = room;
	}
	s->list[s->n++] = (struct running){ s->current, (uint8_t)which,
	    s->parts[which] };
}

/* ---- w:sectPr ---- */

static int32_t
twips(struct docx *d, unsigned token, int32_t preset)
{
	return attr_length(d, token, LENGTH_TWIP, preset * LENGTH_TWIP);
}

/* Where a section says nothing: A4 upright, with Word's margins. */
static void
preset(struct docx *d, struct pai_section *p)
{
	memset(p, 0, sizeof(*p));
	p->size = sizeof(*p);
	p->page_width = 595300;
	p->page_height = 841900;
	p->margin[PAI_SIDE_TOP] = p->margin[PAI_SIDE_BOTTOM] = 72000;
	p->margin[PAI_SIDE_LEFT] = p->margin[PAI_SIDE_RIGHT] = 90000;
	p->header_at = p->footer_at = 36000;
	p->columns = 1;
	p->column_gap = 36000;
	p->page_start = -1;
	p->even_odd = d->settings.even_odd;
}

static void
page_margins(struct docx *d, struct pai_section *p)
{
	p->margin[PAI_SIDE_TOP] = twips(d, W_top, 1440);
	p->margin[PAI_SIDE_RIGHT] = twips(d, W_right, 1800);
	p->margin[PAI_SIDE_BOTTOM] = twips(d, W_bottom, 1440);
	p->margin[PAI_SIDE_LEFT] = twips(d, W_left, 1800);
	p->header_at = twips(d, W_header, 720);
	p->footer_at = twips(d, W_footer, 720);
	p->gutter = twips(d, W_gutter, 0);
}

static void
grid(struct docx *d, struct pai_section *p)
{
	if (attr_is(d, W_type, "lines"))
		p->grid = PAI_GRID_LINES;
	else if (attr_is(d, W_type, "linesAndChars"))
		p->grid = PAI_GRID_LINES_CHARS;
	else if (attr_is(d, W_type, "snapToChars"))
		p->grid = PAI_GRID_SNAP_CHARS;
	p->line_pitch = twips(d, W_linePitch, 0);
	/* In 4096ths of a point (17.6.5). */
	p->char_space = p_num_scale(attr_int(d, W_charSpace, -4096 * 100,
	    4096 * 100, 0), 1000, 4096);
}

static uint8_t
numeral_of(const char *s)
{
	switch (num_format_named(s == NULL ? "" : s)) {
	case NUM_UPPER_ROMAN:
		return PAI_NUM_ROMAN_UPPER;
	case NUM_LOWER_ROMAN:
		return PAI_NUM_ROMAN_LOWER;
	case NUM_UPPER_LETTER:
		return PAI_NUM_LETTER_UPPER;
	case NUM_LOWER_LETTER:
		return PAI_NUM_LETTER_LOWER;
	case NUM_CHINESE:
	case NUM_TENS:
	case NUM_TAIWAN:
	case NUM_TAIWAN_DIGITS:
	case NUM_JAPANESE:
	case NUM_DIGITS:
		return PAI_NUM_CHINESE;
	case NUM_DASH:
		return PAI_NUM_DASHED;
	default:
		return PAI_NUM_DECIMAL;
	}
}

static void
break_type(struct docx *d, struct pai_section *p)
{
	static const struct { const char *name; uint8_t type; } list[] = {
		{ "continuous", PAI_BREAK_CONTINUOUS },
		{ "evenPage", PAI_BREAK_EVEN }, { "oddPage", PAI_BREAK_ODD },
		{ "nextColumn", PAI_BREAK_COLUMN },
	};

	p->break_type = PAI_BREAK_PAGE;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (attr_is(d, W_val, list[i].name))
			p->break_type = list[i].type;
}

static bool
page_child(struct docx *d, struct pai_section *p, unsigned token)
{
	switch (token) {
	case W_pgSz:
		p->page_width = twips(d, W_w, 11906);
		p->page_height = twips(d, W_h, 16838);
		if (p->page_width < PAGE_MIN)
			p->page_width = PAGE_MIN;
		if (p->page_height < PAGE_MIN)
			p->page_height = PAGE_MIN;
		p->landscape = attr_is(d, W_orient, "landscape");
		return true;
	case W_pgMar:
		page_margins(d, p);
		return true;
	case W_cols:
		p->columns = (uint32_t)attr_int(d, W_num, 1, 45, 1);
		p->column_gap = twips(d, W_space, 720);
		p->column_rule = attr(d, W_sep) != NULL && attr_on(d, W_sep);
		return true;
	case W_docGrid:
		grid(d, p);
		return true;
	case W_pgNumType:
		p->page_start = attr_int(d, W_start, 0, 1000000, -1);
		p->page_numeral = numeral_of(attr(d, W_fmt));
		return true;
	default:
		return false;
	}
}

static const struct scope *
section_child(struct docx *d, unsigned token)
{
	struct pai_section	*p = &d->sections->page;

	if (page_child(d, p, token))
		return NULL;
	switch (token) {
	case W_headerReference:
		reference(d, true);
		return NULL;
	case W_footerReference:
		reference(d, false);
		return NULL;
	case W_footnotePr:
		return notes_section_props(d, PAI_NOTE_FOOT);
	case W_endnotePr:
		return notes_section_props(d, PAI_NOTE_END);
	case W_titlePg:
		p->title_page = attr_on(d, W_val);
		return NULL;
	case W_type:
		break_type(d, p);
		return NULL;
	case W_vAlign:
		p->valign = attr_is(d, W_val, "center") ? PAI_VALIGN_CENTRE :
		    attr_is(d, W_val, "bottom") ? PAI_VALIGN_BOTTOM :
		    PAI_VALIGN_TOP;
		return NULL;
	case W_textDirection:
		if (attr_is(d, W_val, "tbRl") || attr_is(d, W_val, "tbRlV"))
			p->flow = PAI_FLOW_VERTICAL;
		return NULL;
	default:
		return docx_other(d, token);
	}
}

static void
tell(struct docx *d)
{
	struct sections	*s = d->sections;

	if (s->told)
		return;
	s->told = d->job->depth > 0;
	if (s->told)
		notes_section_end(d);
	if (s->told || s->current == NULL)
		return;
	s->current->as.section.index = d->host->build_section(d->build,
	    &s->page);
	s->told = true;
	notes_section_end(d);
	for (unsigned i = 0; i < KINDS; i++)
		if (s->changed[i])
			queue(d, i);
}

static void
section_end(struct docx *d)
{
	tell(d);
	d->sections->ended = d->flow->p.reading;
}

static const struct scope scope_section = { section_child, section_end, NULL };

const struct scope *
section_props(struct docx *d)
{
	struct sections	*s = d->sections;

	/* Only the body has sections. */
	if (d->flow->outer != NULL || d->flow->table != NULL || !d->in_body)
		return NULL;
	preset(d, &s->page);
	notes_section_begin(d);
	memset(s->changed, 0, sizeof(s->changed));
	return &scope_section;
}

bool
section_ended(const struct docx *d)
{
	return d->sections->ended;
}

void
section_break(struct docx *d)
{
	if (!d->sections->ended)
		return;
	d->sections->ended = false;
	if (d->job->depth > 0)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "sections of a document within this one");
	lists_close(d);
	section_open(d);
}

void
sections_finish(struct docx *d)
{
	struct sections	*s = d->sections;

	if (s->told)
		return;
	preset(d, &s->page);
	notes_section_begin(d);
	memset(s->changed, 0, sizeof(s->changed));
	tell(d);
}

/* ---- reading headers and footers ---- */

static const struct scope *
running_child(struct docx *d, unsigned token)
{
	if (token == W_hdr || token == W_ftr)
		return &scope_blocks;
	return docx_other(d, token);
}

/* Where the reading fails, the tree is half open and is left so. */
static void
fill_running(struct docx *d, struct pai_node *n, const struct running *r)
{
	static const struct scope	 scope = { running_child, NULL, NULL };

	n->as.running.which = r->which;
	if (docx_parse(d, r->part, &scope, PAI_LIM_PART_BYTES) != PAI_OK)
		return;
	flow_pop(d);
	pai_close(d->build, PAI_N_RUNNING);
	pai_close(d->build, PAI_N_SECTION);
}

static void
read_running(struct docx *d, const struct running *r)
{
	struct pai_locus		 at = { .src = d->host->build_source(
					    d->build, r->part) };
	struct relations		 rels;
	struct pai_node			*n;

	(void)package_relations(d, r->part, &rels);
	d->rels = &rels;
	pai_at(d->build, &at);
	d->host->build_reopen(d->build, r->section);
	n = pai_open(d->build, PAI_N_RUNNING);
	if (n == NULL)
		docx_fail(d, d->host->build_status(d->build));
	else if (flow_push(d) != NULL)
		fill_running(d, n, r);
	d->rels = &d->main_rels;
	relations_free(&rels);
}

void
sections_read_running(struct docx *d)
{
	struct sections	*s = d->sections;

	for (size_t i = 0; i < s->n && d->status == PAI_OK; i++)
		read_running(d, &s->list[i]);
}
