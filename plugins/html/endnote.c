/*
 * The notes of our own pages, put back where their marks stand.
 *
 *	<sup class="note" id="fnref-1"><a href="#fn-1">1</a></sup>
 *	...
 *	<section class="notes"><ol><li id="fn-1">text <a class="back">
 *
 * A mark becomes a note without text; where the text comes, the note is
 * gone on with.
 */
#include <string.h>

#include "kit/grow.h"
#include "kit/num.h"
#include "soup.h"

#define	NOTES_MAX	1000000

static size_t
number_of(struct soup *s, const struct tag *t, const char *prefix)
{
	size_t	 n = strlen(prefix);

	if (!tag_attr(t, "id", &s->mu.scratch) || s->mu.scratch.n <= n ||
	    strncmp(s->mu.scratch.p, prefix, n) != 0)
		return 0;
	return (size_t)p_num_clamped(s->mu.scratch.p + n, 0, NOTES_MAX, 0,
	    NULL);
}

static void
keep(struct soup *s, size_t number, struct pai_node *note)
{
	/* Our pages number them in order, so gaps are not ours. */
	if (number != s->note_count + 1)
		return;
	if (!p_make_room(&s->notes, &s->note_room, s->note_count + 1,
	    sizeof(*s->notes)))
		s->mu.status = PAI_E_NOMEM;
	else
		s->notes[s->note_count++] = note;
}

/* The note whose text is read; NULL: none is. */
static struct pai_node *
note_here(const struct soup *s)
{
	size_t	 i;

	for (i = 0; i < s->depth; i++)
		if (s->open[i].note)
			return s->open[i].node;
	return NULL;
}

/* The note that a list item is the text of; it is used once. */
static struct pai_node *
find_note(struct soup *s, const struct tag *t)
{
	size_t		 number = number_of(s, t, "fn-");
	struct pai_node	*note;

	if (number == 0 || number > s->note_count ||
	    note_here(s) != NULL)
		return NULL;
	note = s->notes[number - 1];
	s->notes[number - 1] = NULL;
	return note;
}

/* The text of a note begins. */
static bool
note_begin(struct soup *s, const struct tag *t)
{
	struct pai_node	*note = find_note(s, t);
	struct element	*e;

	if (note == NULL || s->mu.tables > 0)
		return false;
	line_break(s);
	if ((e = stack_push(s, known_find("li"))) == NULL)
		return true;
	s->mu.host->build_reopen(s->mu.b, note);
	e->node = note;
	e->note = true;
	if (tag_attr(t, "data-mark", &s->mu.scratch) &&
	    s->mu.scratch.n > 0) {
		note->as.note.label = emit_str(&s->mu, &s->mu.scratch);
		note->as.note.mark = PAI_MARK_TYPED;
	}
	return true;
}

/* Where its mark stands in a note's text, there it is again. */
static void
put_own_mark(struct soup *s, struct pai_node *note, const char *name)
{
	struct pai_node	*field;

	line_ready(s, '1');
	markup_blank(&s->mu);
	if ((field = emit_leaf(&s->mu, PAI_N_FIELD)) != NULL)
		field->as.field.type = PAI_FIELD_NOTE;
	note->as.note.mark = PAI_MARK_FIELD;
	s->mu.last = '1';
	stack_take(s, name);
}

/* The links of a note's text that are ours: its mark, and the way back. */
static bool
note_link(struct soup *s, const struct tag *t)
{
	struct pai_node	*note = note_here(s);

	if (note == NULL || (strcmp(t->name, "a") != 0 &&
	    strcmp(t->name, "span") != 0))
		return false;
	if (has_class(s, t, "mark"))
		put_own_mark(s, note, t->name);
	else if (has_class(s, t, "back"))
		stack_take(s, t->name);
	else
		return false;
	return true;
}

/* Around the texts stand a section, a rule and a list: nothing of theirs. */
static bool
frame_begin(struct soup *s, const struct tag *t)
{
	struct element	*e;
	bool		 inside = s->depth > 0 && s->open[s->depth - 1].notes;
	bool		 section = s->note_count > 0 &&
			    strcmp(t->name, "section") == 0 &&
			    has_class(s, t, "notes");

	if (inside && strcmp(t->name, "hr") == 0)
		return true;
	if (!section && !(inside && strcmp(t->name, "ol") == 0))
		return false;
	line_break(s);
	if ((e = stack_push(s, known_find(t->name))) != NULL)
		e->notes = true;
	return true;
}

bool
endnote_mark(struct soup *s, const struct tag *t)
{
	size_t		 number;
	struct pai_node	*note;

	if (strcmp(t->name, "li") == 0)
		return note_begin(s, t);
	if (frame_begin(s, t))
		return true;
	if (note_link(s, t))
		return true;
	if (strcmp(t->name, "sup") != 0 || !has_class(s, t, "note") ||
	    (number = number_of(s, t, "fnref-")) == 0)
		return false;
	line_ready(s, '1');
	markup_blank(&s->mu);
	if ((note = emit_leaf(&s->mu, PAI_N_NOTE)) != NULL)
		keep(s, number, note);
	s->mu.last = '1';
	stack_take(s, "sup");
	return true;
}
