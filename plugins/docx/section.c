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
#include "kit/numformat.h"
#include "kit/num.h"
#include "length.h"

#define	KINDS	6u		/* enum pai_running */
#define	COLUMNS_MAX 45u		/* Word's own limit */
#define	PAGE_MIN 7200		/* mpt: Word's own, a tenth of an inch */

struct running {
	struct pai_node	*section;
	uint8_t		 which;
	const char	*part;
};

struct sections {
	struct pai_node	*current;	/* the open section's marker */
	struct pai_section page;	/* being read */
	struct pai_column column[COLUMNS_MAX];
	uint32_t	 column_count;	/* listed */
	bool		 equal_columns;
	const char	*parts[KINDS];	/* as they are now, with those before */
	bool		 changed[KINDS];
	bool		 told;		/* the marker knows its number */
	struct running	*list;
	size_t		 n, room;
};

static const struct scope scope_section, scope_section_was, scope_was;

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

	if (docx_grow(d, &s->list, &s->room, s->n + 1, sizeof(*s->list)))
		s->list[s->n++] = (struct running){ s->current,
		    (uint8_t)which, s->parts[which] };
}

/* ---- w:sectPr ---- */

static int32_t
twips(struct docx *d, unsigned token, int32_t preset)
{
	return attr_length(d, token, LENGTH_TWIP, preset * LENGTH_TWIP);
}

/*
 * Where a section says nothing, as those that converters write: Letter, an
 * inch of margin all round.  The standard has no presets (17.6.11, 17.6.13);
 * these are what office programs take.
 */
static void
preset(struct docx *d, struct pai_section *p)
{
	memset(p, 0, sizeof(*p));
	p->size = sizeof(*p);
	p->page_width = 612000;
	p->page_height = 792000;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		p->margin[i] = 72000;
	p->header_at = p->footer_at = 36000;
	p->columns = 1;
	p->column_gap = 36000;
	p->page_start = -1;
	p->even_odd = d->settings.even_odd;
	p->mirror = d->settings.mirror;
	p->gutter_top = d->settings.gutter_top;
	p->tab_every = d->settings.tab_every;
	p->rules = d->settings.rules;
	if ((p->rules & PAI_RULE_HYPHENATE) != 0) {
		p->hyphen_limit = d->settings.hyphen_limit;
		p->hyphen_zone = d->settings.hyphen_zone;
	}
}

static void
page_margins(struct docx *d, struct pai_section *p)
{
	p->margin[PAI_SIDE_TOP] = twips(d, W_top, 1440);
	p->margin[PAI_SIDE_RIGHT] = twips(d, W_right, 1440);
	p->margin[PAI_SIDE_BOTTOM] = twips(d, W_bottom, 1440);
	p->margin[PAI_SIDE_LEFT] = twips(d, W_left, 1440);
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
	static const struct { uint8_t format, numeral; } list[] = {
		{ P_NUM_UPPER_ROMAN, PAI_NUM_ROMAN_UPPER },
		{ P_NUM_LOWER_ROMAN, PAI_NUM_ROMAN_LOWER },
		{ P_NUM_UPPER_LETTER, PAI_NUM_LETTER_UPPER },
		{ P_NUM_LOWER_LETTER, PAI_NUM_LETTER_LOWER },
		{ P_NUM_CHINESE, PAI_NUM_CHINESE },
		{ P_NUM_TAIWAN, PAI_NUM_CHINESE },
		{ P_NUM_JAPANESE, PAI_NUM_CHINESE },
		{ P_NUM_TENS, PAI_NUM_TENS }, { P_NUM_DIGITS, PAI_NUM_DIGITS },
		{ P_NUM_TAIWAN_DIGITS, PAI_NUM_DIGITS },
		{ P_NUM_LEGAL, PAI_NUM_LEGAL },
		{ P_NUM_TRADITIONAL_LEGAL, PAI_NUM_LEGAL },
		{ P_NUM_JAPANESE_LEGAL, PAI_NUM_LEGAL },
		{ P_NUM_DASH, PAI_NUM_HYPHENS }, { P_NUM_NONE, PAI_NUM_NONE },
		{ P_NUM_FULL_WIDTH, PAI_NUM_FULL_WIDTH },
		{ P_NUM_ZERO, PAI_NUM_ZERO },
		{ P_NUM_ORDINAL, PAI_NUM_ORDINAL },
		{ P_NUM_CIRCLE, PAI_NUM_CIRCLED },
		{ P_NUM_PAREN, PAI_NUM_PAREN },
		{ P_NUM_STOP, PAI_NUM_STOP }, { P_NUM_STEMS, PAI_NUM_STEMS },
		{ P_NUM_BRANCHES, PAI_NUM_BRANCHES },
		{ P_NUM_HAN_CIRCLE, PAI_NUM_HAN_CIRCLE },
		{ P_NUM_CARDINAL, PAI_NUM_CARDINAL },
		{ P_NUM_ORDINAL_TEXT, PAI_NUM_ORDINAL_TEXT },
	};
	enum p_num_format f = p_num_format_named(s == NULL ? "" : s);

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i].format == f)
			return list[i].numeral;
	return PAI_NUM_DECIMAL;
}

static void
page_numbers(struct docx *d, struct pai_section *p)
{
	p->page_start = attr_int(d, W_start, 0, 1000000, -1);
	p->page_numeral = numeral_of(attr(d, W_fmt));
	if (attr(d, W_chapStyle) != NULL)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "the chapter's number before page numbers");
}

/* ---- columns ---- */

static const struct scope *
column_child(struct docx *d, unsigned token)
{
	struct sections	*s = d->sections;

	if (token != W_col)
		return docx_other(d, token);
	if (s->column_count < COLUMNS_MAX)
		s->column[s->column_count++] = (struct pai_column){
		    positive_length(d, W_w), positive_length(d, W_space) };
	return NULL;
}

/* Columns of their own widths count only where all are listed (17.6.4). */
static void
columns_end(struct docx *d)
{
	struct sections		*s = d->sections;
	struct pai_section	*p = &s->page;

	if (s->equal_columns || s->column_count < 2)
		return;
	p->columns = s->column_count;
	p->column = s->column;
	p->column_gap = s->column[0].gap;
}

static const struct scope scope_columns = { column_child, columns_end, NULL };

static const struct scope *
columns(struct docx *d, struct pai_section *p)
{
	struct sections	*s = d->sections;

	p->columns = (uint32_t)attr_int(d, W_num, 1, COLUMNS_MAX, 1);
	p->column_gap = twips(d, W_space, 720);
	p->column_rule = attr(d, W_sep) != NULL && attr_on(d, W_sep);
	s->equal_columns = attr(d, W_equalWidth) == NULL ||
	    attr_on(d, W_equalWidth);
	s->column_count = 0;
	return &scope_columns;
}

/* ---- borders and line numbers ---- */

static const struct scope *
border_child(struct docx *d, unsigned token)
{
	unsigned	 side = prop_side(token);

	if (side == PAI_SIDE_MAX)
		return docx_other(d, token);
	prop_border(d, &d->sections->page.page_border[side]);
	return NULL;
}

static const struct scope scope_borders = { border_child, NULL, NULL };

static const struct scope *
borders(struct docx *d, struct pai_section *p)
{
	p->border_from_text = !attr_is(d, W_offsetFrom, "page");
	p->border_behind = attr_is(d, W_zOrder, "back");
	p->border_pages = attr_is(d, W_display, "firstPage") ?
	    PAI_BORDER_FIRST : attr_is(d, W_display, "notFirstPage") ?
	    PAI_BORDER_NOT_FIRST : PAI_BORDER_ALL;
	return &scope_borders;
}

/* w:start counts from nought (17.6.8). */
static void
line_numbers(struct docx *d, struct pai_section *p)
{
	p->line_every = attr_int(d, W_countBy, 0, 1000, 0);
	p->line_start = attr_int(d, W_start, 0, 100000, 0) + 1;
	p->line_gap = positive_length(d, W_distance);
	p->line_restart = attr_is(d, W_restart, "continuous") ?
	    PAI_RESTART_NEVER : attr_is(d, W_restart, "newSection") ?
	    PAI_RESTART_SECTION : PAI_RESTART_PAGE;
}

/* ---- the section as a whole ---- */

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
		p->page_width = twips(d, W_w, 12240);
		p->page_height = twips(d, W_h, 15840);
		if (p->page_width < PAGE_MIN)
			p->page_width = PAGE_MIN;
		if (p->page_height < PAGE_MIN)
			p->page_height = PAGE_MIN;
		p->landscape = attr_is(d, W_orient, "landscape");
		return true;
	case W_pgMar:
		page_margins(d, p);
		return true;
	case W_docGrid:
		grid(d, p);
		return true;
	case W_pgNumType:
		page_numbers(d, p);
		return true;
	case W_rtlGutter:
		p->gutter_right = attr_on(d, W_val);
		return true;
	case W_bidi:
		p->right_to_left = attr_on(d, W_val);
		return true;
	case W_lnNumType:
		line_numbers(d, p);
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
	case W_cols:
		return columns(d, p);
	case W_pgBorders:
		return borders(d, p);
	case W_sectPrChange:
		return d->track == TRACK_REJECT ? &scope_was : NULL;
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
		p->flow = prop_flow(attr(d, W_val));
		return NULL;
	default:
		return docx_other(d, token);
	}
}

/* What the section was before a change that is rejected. */
static const struct scope *
was_child(struct docx *d, unsigned token)
{
	if (token != W_sectPr)
		return docx_other(d, token);
	preset(d, &d->sections->page);
	return &scope_section_was;
}

static const struct scope scope_was = { was_child, NULL, NULL };
static const struct scope scope_section_was = { section_child, NULL, NULL };

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
	d->section_ended = d->flow->p.reading;
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

void
section_break(struct docx *d)
{
	if (!d->section_ended)
		return;
	d->section_ended = false;
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
