/*
 * Footnotes, endnotes and comments.
 *
 * The text has references; what they refer to stands in parts of its own.
 * A reference becomes an empty NOTE node, which is remembered by its number;
 * when the body is whole, each of those parts is read once and its notes are
 * hung in their nodes.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "numformat.h"

struct reference {
	struct pai_node	*node;
	int32_t		 id;
	uint8_t		 type;		/* enum pai_note */
	bool		 read;
	size_t		 order;
};

struct notes {
	struct reference *list;
	size_t		 n, room;
	size_t		 sorted;	/* the first so many are in order */
	int32_t		 count[3];	/* numbers given, by type */
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
notes_free(struct notes *t)
{
	if (t == NULL)
		return;
	free(t->list);
	free(t);
}

/* ---- references ---- */

static bool
make_room(struct docx *d)
{
	struct notes		*t = d->notes;
	size_t			 room = t->room == 0 ? 32 : t->room * 2;
	struct reference	*list;

	if (t->n < t->room)
		return true;
	list = realloc(t->list, room * sizeof(*list));
	if (list == NULL) {
		docx_no_memory(d);
		return false;
	}
	t->list = list;
	t->room = room;
	return true;
}

static void
put_label(struct docx *d, struct pai_node *n, enum pai_note type)
{
	struct p_buf	 b = { 0 };
	uint8_t		 format = type == PAI_NOTE_FOOT ?
			    d->settings.foot_format : d->settings.end_format;

	if (type == PAI_NOTE_COMMENT)
		return;
	num_format_put(&b, (enum num_format)format, ++d->notes->count[type]);
	if (docx_whole(d, &b))
		n->as.note.label = d->host->build_str(d->build, b.p, b.n);
	p_buf_free(&b);
}

void
note_reference(struct docx *d, enum pai_note type, int32_t id)
{
	bool		 own_mark = attr(d, W_customMarkFollows) != NULL &&
			    attr_on(d, W_customMarkFollows);
	struct pai_node	*n;

	if (!make_room(d))
		return;
	n = inline_leaf(d, PAI_N_NOTE);
	if (n == NULL)
		return;
	n->as.note.type = (uint8_t)type;
	if (!own_mark)
		put_label(d, n, type);
	pai_close(d->build, PAI_N_NOTE);
	d->notes->list[d->notes->n] = (struct reference){ .node = n, .id = id,
	    .type = (uint8_t)type, .order = d->notes->n };
	d->notes->n++;
}

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

static void
note_end(struct docx *d)
{
	flow_pop(d);
	pai_close(d->build, PAI_N_NOTE);
}

static const struct scope scope_note = { blocks_child, note_end, NULL };

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

void
notes_read(struct docx *d)
{
	struct notes	*t = d->notes;

	read_part(d, PAI_NOTE_FOOT, "footnotes");
	read_part(d, PAI_NOTE_END, "endnotes");
	read_part(d, PAI_NOTE_COMMENT, "comments");
	for (size_t i = 0; i < t->n && d->status == PAI_OK; i++)
		if (!t->list[i].read && (i == 0 ||
		    compare(&t->list[i], &t->list[i - 1]) != 0))
			pai_say(d->job->log, PAI_M_DOCX_NOTE_MISSING,
			    &t->list[i].node->locus, "%d", (int)t->list[i].id);
}
