/*
 * Footnotes, endnotes and comments.
 *
 * The text has references; what they refer to stands in parts of its own.
 * A reference becomes an empty NOTE node, which is remembered by its number;
 * when the body is whole, each of those parts is read once and its notes are
 * hung in their nodes.  A note that is referred to again is there again.
 *
 * How notes are numbered is said at the end of a section, behind them, so
 * they are numbered when the body is whole.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "kit/numformat.h"


struct reference {
	struct pai_node	*node;
	int32_t		 id;
	uint8_t		 type;		/* enum pai_note */
	bool		 read;
	bool		 own_mark;
	size_t		 section;	/* from 0 */
	int32_t		 number;	/* of a comment, from 1 */
	uint32_t	 para;		/* w14:paraId of its last paragraph */
	size_t		 order;
};

/* Footnotes and endnotes of a section. */
struct section_notes { struct note_numbers type[2]; };

struct notes {
	struct reference *list;
	size_t		 n, room;
	size_t		 sorted;	/* the first so many are in order */
	struct section_notes pending;	/* of the section being read */
	struct section_notes *sections;
	size_t		 section_n, section_room;
	struct reference *current;
	uint8_t		 type;		/* of the part being read */
};

static const struct scope scope_notes, scope_note;

enum pai_status
notes_new(struct docx *d)
{
	d->notes = calloc(1, sizeof(*d->notes));
	if (d->notes == NULL)
		docx_no_memory(d);
	return d->status;
}

void
notes_section_begin(struct docx *d)
{
	memcpy(d->notes->pending.type, d->settings.notes,
	    sizeof(d->settings.notes));
}

const struct scope *
notes_section_props(struct docx *d, enum pai_note type)
{
	d->note_target = &d->notes->pending.type[type];
	return &scope_note_numbers;
}

void
notes_section_end(struct docx *d)
{
	struct notes	*t = d->notes;

	if (docx_grow(d, &t->sections, &t->section_room, t->section_n + 1,
	    sizeof(*t->sections)))
		t->sections[t->section_n++] = t->pending;
}

void
notes_free(struct notes *t)
{
	if (t == NULL)
		return;
	free(t->list);
	free(t->sections);
	free(t);
}

/* ---- references ---- */

static bool
make_room(struct docx *d)
{
	struct notes	*t = d->notes;

	return docx_grow(d, &t->list, &t->room, t->n + 1, sizeof(*t->list));
}

void
note_reference(struct docx *d, enum pai_note type, int32_t id)
{
	bool		 own_mark = attr(d, W_customMarkFollows) != NULL &&
			    attr_on(d, W_customMarkFollows);
	struct notes	*t = d->notes;
	struct pai_node	*n;

	if (!make_room(d))
		return;
	n = inline_leaf(d, PAI_N_NOTE);
	if (n == NULL)
		return;
	n->as.note.type = (uint8_t)type;
	n->style = resolve_label(d, &d->flow->around, d->flow->p.par.style,
	    &d->flow->run);
	pai_close(d->build, PAI_N_NOTE);
	if (own_mark)
		d->flow->own_mark = n;
	t->list[t->n] = (struct reference){ .node = n, .id = id,
	    .type = (uint8_t)type, .order = t->n, .own_mark = own_mark,
	    .section = t->section_n - (d->section_ended ? 1 : 0) };
	t->n++;
}

void
note_mark_here(struct docx *d)
{
	struct reference	*r = d->notes->current;
	struct pai_node		*n;

	if (r == NULL || r->type == PAI_NOTE_COMMENT ||
	    (n = inline_sign(d, PAI_N_FIELD)) == NULL)
		return;
	n->as.field.type = PAI_FIELD_NOTE;
	pai_close(d->build, PAI_N_FIELD);
	r->node->as.note.mark = PAI_MARK_FIELD;
}

/* ---- numbers ---- */

static void
put_label(struct docx *d, struct pai_node *n, struct p_num_notation format,
    int32_t number)
{
	struct p_buf	 b = { 0 };

	p_num_notation_put(&b, format, number);
	if (docx_whole(d, &b))
		n->as.note.label = d->host->build_str(d->build, b.p, b.n);
	p_buf_free(&b);
}

/*
 * One that has a mark of its own is not counted.  Where a section begins
 * anew, it does so with the number it says, else with one.
 */
static void
number_all(struct docx *d)
{
	struct notes	*t = d->notes;
	int32_t		 next[3] = { 0, 0, 1 };
	size_t	 last[2] = { UINT32_MAX, UINT32_MAX };

	for (size_t i = 0; i < t->n && d->status == PAI_OK; i++) {
		struct reference	*r = &t->list[i];
		const struct note_numbers *how;

		if (r->type == PAI_NOTE_COMMENT) {
			r->number = next[PAI_NOTE_COMMENT]++;
			continue;
		}
		how = r->section < t->section_n ?
		    &t->sections[r->section].type[r->type] :
		    &d->settings.notes[r->type];
		if (last[r->type] == UINT32_MAX || (last[r->type] !=
		    r->section && how->restart == NOTES_BY_SECTION))
			next[r->type] = how->start;
		last[r->type] = r->section;
		if (!r->own_mark)
			put_label(d, r->node, how->format,
			    next[r->type]++);
	}
}

/* ---- finding ---- */

static int
compare(const struct reference *x, const struct reference *y)
{
	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static int
by_id(const void *a, const void *b)
{
	const struct reference	*x = a, *y = b;
	int			 c = compare(x, y);

	return c != 0 ? c : x->order < y->order ? -1 : x->order > y->order;
}

/* The first reference to a note; it has no others' text yet. */
static struct reference *
find(struct notes *t, uint8_t type, int32_t id)
{
	struct reference	 key = { .type = type, .id = id };
	size_t			 lo = 0, hi = t->sorted;

	while (lo < hi) {
		size_t	 mid = lo + (hi - lo) / 2;

		if (compare(&t->list[mid], &key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < t->sorted && compare(&t->list[lo], &key) == 0 &&
	    !t->list[lo].read ? &t->list[lo] : NULL;
}

/* ---- the parts ---- */

/* Does the text begin with the mark that the author gave the note? */
static bool
begins_with_mark(const struct pai_node *note)
{
	struct pai_iter	 it = pai_iter_at(note);
	struct pai_str	 mark = note->as.note.label, s;
	size_t		 at = 0;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		s = it.node->as.text.str;
		for (size_t i = 0; i < s.n; i++) {
			if (at == 0 && (s.p[i] == ' ' || s.p[i] == '\t'))
				continue;
			if (at == mark.n || s.p[i] != mark.p[at])
				return false;
			if (++at == mark.n)
				return true;
		}
	}
	return false;
}

static void
note_end(struct docx *d)
{
	struct reference	*r = d->notes->current;

	flow_pop(d);
	pai_close(d->build, PAI_N_NOTE);
	if (r->own_mark && r->node->as.note.mark == PAI_MARK_BEFORE &&
	    begins_with_mark(r->node))
		r->node->as.note.mark = PAI_MARK_TYPED;
	d->notes->current = NULL;
}

/* The last paragraph's name is what a comment's fate is told by. */
static const struct scope *
note_child(struct docx *d, unsigned token)
{
	const char	*id = token == W_p ? attr(d, W14_paraId) : NULL;

	if (id != NULL && d->notes->current != NULL)
		d->notes->current->para = (uint32_t)strtoul(id, NULL, 16);
	return blocks_child(d, token);
}

static const struct scope scope_note = { note_child, note_end, NULL };

/* "2024-03-01T10:20:30Z" as 20240301102030; 0: it is no such thing. */
static int64_t
date_digits(const char *s)
{
	static const char	 form[] = "dddd-dd-ddTdd:dd:dd";
	int64_t			 v = 0;

	for (size_t i = 0; form[i] != '\0'; i++) {
		if (s[i] == '\0' || (form[i] == 'd' ? s[i] < '0' ||
		    s[i] > '9' : s[i] != form[i]))
			return 0;
		if (form[i] == 'd')
			v = v * 10 + (s[i] - '0');
	}
	return v;
}

/* Who remarked it, and when; its mark is as Word shows it: "ZS1". */
static void
comment_says(struct docx *d, const struct reference *r)
{
	const char	*author = attr(d, W_author);
	const char	*initials = attr(d, W_initials);
	const char	*date = attr(d, W_date);
	struct p_buf	 b = { 0 };

	if (author != NULL)
		r->node->as.note.author = d->host->build_str(d->build,
		    author, strlen(author));
	if (date != NULL)
		r->node->as.note.when = date_digits(date);
	if (initials == NULL || initials[0] == '\0' ||
	    strlen(initials) > NOTE_MARK_MAX)
		return;
	p_buf_fmt(&b, "%s%d", initials, (int)r->number);
	if (docx_whole(d, &b))
		r->node->as.note.label = d->host->build_str(d->build, b.p,
		    b.n);
	p_buf_free(&b);
}

static const struct scope *
note_start(struct docx *d)
{
	struct notes		*t = d->notes;
	struct reference	*r;

	if (attr(d, W_type) != NULL && !attr_is(d, W_type, "normal"))
		return NULL;		/* a separator */
	r = find(t, t->type, attr_int(d, W_id, INT32_MIN, INT32_MAX, 0));
	if (r == NULL || flow_push(d) == NULL)
		return NULL;
	r->read = true;
	t->current = r;
	if (t->type == PAI_NOTE_COMMENT)
		comment_says(d, r);
	d->host->build_reopen(d->build, r->node);
	return &scope_note;
}

static const struct scope *
notes_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_footnotes:
	case W_endnotes:
	case W_comments:
		return &scope_same;
	case W_footnote:
	case W_endnote:
	case W_comment:
		return note_start(d);
	default:
		return docx_other(d, token);
	}
}

static const struct scope scope_notes = { notes_child, NULL, NULL };

static void
read_part(struct docx *d, enum pai_note type, const char *name)
{
	struct notes		*t = d->notes;
	const struct relation	*rel = relation_of_type(&d->main_rels, name);
	const char		*part = package_target(d, &d->main_rels, rel);
	struct relations	 rels;

	if (t->n == 0 || part == NULL || d->status != PAI_OK)
		return;
	qsort(t->list, t->n, sizeof(*t->list), by_id);
	t->sorted = t->n;
	t->type = (uint8_t)type;
	(void)package_relations(d, part, &rels);
	d->rels = &rels;
	(void)docx_parse(d, part, &scope_notes, PAI_LIM_PART_BYTES);
	d->rels = &d->main_rels;
	relations_free(&rels);
}

/* ---- comments that were answered or dealt with ---- */

static int
by_para(const void *a, const void *b)
{
	const struct reference	*x = a, *y = b;

	return x->para < y->para ? -1 : x->para > y->para;
}

static const struct scope *
fate_child(struct docx *d, unsigned token)
{
	struct notes		*t = d->notes;
	const char		*id = attr(d, W14_paraId);
	struct reference	 key = { 0 }, *r;

	if (token == W14_commentsEx)
		return &scope_same;
	if (token != W14_commentEx || id == NULL)
		return NULL;
	key.para = (uint32_t)strtoul(id, NULL, 16);
	r = key.para == 0 ? NULL : bsearch(&key, t->list, t->n,
	    sizeof(*t->list), by_para);
	if (r == NULL)
		return NULL;
	r->node->as.note.resolved = attr(d, W14_done) != NULL &&
	    attr_on(d, W14_done);
	r->node->as.note.reply = attr(d, W14_paraIdParent) != NULL;
	return NULL;
}

static void
read_fates(struct docx *d)
{
	static const struct scope	 scope = { fate_child, NULL, NULL };
	const struct relation	*rel = relation_of_type(&d->main_rels,
				    "commentsExtended");
	const char		*part = package_target(d, &d->main_rels, rel);

	if (part == NULL || d->notes->n == 0 || d->status != PAI_OK)
		return;
	qsort(d->notes->list, d->notes->n, sizeof(*d->notes->list), by_para);
	(void)docx_parse(d, part, &scope, PAI_LIM_PART_BYTES);
}

/* ---- the whole ---- */

/* Those that stand beside the first, in the order of their numbers. */
static void
repeat_notes(struct docx *d)
{
	struct notes		*t = d->notes;
	struct copy_budget	 left = { 65536, 4u << 20 };
	const struct reference	*first = NULL;

	for (size_t i = 0; i < t->n && d->status == PAI_OK; i++) {
		struct reference	*r = &t->list[i];

		if (first == NULL || compare(first, r) != 0) {
			first = r;
			if (!r->read)
				pai_say(d->job->log, PAI_M_DOCX_NOTE_MISSING,
				    &r->node->locus, "%d", (int)r->id);
		} else if (first->read) {
			note_copy(d, r->node, first->node, &left);
		}
	}
}

void
notes_read(struct docx *d)
{
	number_all(d);
	read_part(d, PAI_NOTE_FOOT, "footnotes");
	read_part(d, PAI_NOTE_END, "endnotes");
	read_part(d, PAI_NOTE_COMMENT, "comments");
	if (d->status == PAI_OK && d->notes->n > 0)
		qsort(d->notes->list, d->notes->n, sizeof(*d->notes->list),
		    by_id);
	repeat_notes(d);
	read_fates(d);
}
