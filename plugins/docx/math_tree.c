/*
 * Parts of a formula, and how they become nodes.
 *
 * The number of parts is bounded; the last one that may be made is a text, and
 * all further text goes in it, so that a formula of any size is read and none of
 * its text is lost.
 */
#include <stdlib.h>
#include <string.h>

#include "flow.h"
#include "kit/formula.h"
#include "math.h"

/* ---- parts ---- */

void
math_tree_clear(struct math_tree *t, uint32_t max)
{
	t->n = 0;
	t->max = max < 2 ? 2 : max;
	t->failed = t->full = false;
	p_buf_clear(&t->text);
	(void)math_add(t, PART_NONE, PAI_MATH_ROW);	/* no. 0: none */
	(void)math_add(t, PART_NONE, PAI_MATH_ROW);
}

void
math_tree_free(struct math_tree *t)
{
	free(t->part);
	p_buf_free(&t->text);
	memset(t, 0, sizeof(*t));
}

static bool
grow(struct math_tree *t)
{
	uint32_t		 room = t->room == 0 ? 64 : t->room * 2;
	struct math_part	*p;

	if (t->n < t->room)
		return true;
	if (room > t->max + 1)
		room = t->max + 1;
	p = realloc(t->part, (size_t)room * sizeof(*p));
	if (p == NULL) {
		t->failed = true;
		return false;
	}
	t->part = p;
	t->room = room;
	return true;
}

static void
link_last(struct math_tree *t, uint32_t part, uint32_t parent)
{
	struct math_part	*p = &t->part[part], *to = &t->part[parent];

	p->parent = parent;
	p->next = PART_NONE;
	if (to->last != PART_NONE)
		t->part[to->last].next = part;
	else
		to->first = part;
	to->last = part;
}

uint32_t
math_add(struct math_tree *t, uint32_t parent, enum pai_math type)
{
	uint32_t	 i = t->n;

	if (t->failed)
		return PART_NONE;
	if (t->full || !grow(t))
		return PART_NONE;
	t->full = i == t->max;
	if (t->full)
		type = PAI_MATH_TEXT;
	t->part[i] = (struct math_part){ .type = (uint8_t)type,
	    .text = (uint32_t)t->text.n };
	t->n++;
	if (parent != PART_NONE)
		link_last(t, i, parent);
	return t->full ? PART_NONE : i;
}

void
math_more(struct math_tree *t, uint32_t part, const char *s, size_t n)
{
	struct math_part	*p = &t->part[part];

	if (n > UINT32_MAX - t->text.n ||
	    p->text + p->length != t->text.n)
		return;
	p_buf_put(&t->text, s, n);
	if (p_buf_ok(&t->text))
		p->length += (uint32_t)n;
	else
		t->failed = true;
}

uint32_t
math_token(struct math_tree *t, uint32_t parent, enum pai_math type,
    const char *s, size_t n)
{
	uint32_t	 i = math_add(t, parent, type);

	if (i != PART_NONE || (t->full && !t->failed))
		math_more(t, t->n - 1, s, n);
	return i;
}

static void
unlink_part(struct math_tree *t, uint32_t part)
{
	struct math_part	*up = &t->part[t->part[part].parent];
	uint32_t		 before = PART_NONE;

	if (t->part[part].parent == PART_NONE)
		return;
	for (uint32_t i = up->first; i != part; i = t->part[i].next)
		before = i;
	if (before != PART_NONE)
		t->part[before].next = t->part[part].next;
	else
		up->first = t->part[part].next;
	if (up->last == part)
		up->last = before;
	t->part[part].parent = t->part[part].next = PART_NONE;
}

void
math_move(struct math_tree *t, uint32_t part, uint32_t parent)
{
	if (part == PART_NONE || parent == PART_NONE)
		return;
	unlink_part(t, part);
	link_last(t, part, parent);
}

void
math_move_all(struct math_tree *t, uint32_t from, uint32_t to)
{
	uint32_t	 next;

	if (from == PART_NONE || to == PART_NONE)
		return;
	for (uint32_t i = t->part[from].first; i != PART_NONE; i = next) {
		next = t->part[i].next;
		link_last(t, i, to);
	}
	t->part[from].first = t->part[from].last = PART_NONE;
}

uint32_t
math_slot(const struct math_tree *t, uint32_t part, unsigned slot)
{
	uint32_t	 i = t->part[part].first;

	while (i != PART_NONE && t->part[i].slot != slot)
		i = t->part[i].next;
	return i;
}

uint32_t
math_place(struct math_tree *t, uint32_t from, unsigned slot, uint32_t to)
{
	uint32_t	 i = math_slot(t, from, slot);

	if (i == PART_NONE)
		return math_add(t, to, PAI_MATH_ROW);
	math_move(t, i, to);
	return i;
}

bool
math_is_bare(const struct math_tree *t, uint32_t part)
{
	return part == PART_NONE || t->part[part].first == PART_NONE;
}

/* ---- nodes ---- */

/* A row of one part is that part. */
static uint32_t
core(const struct math_tree *t, uint32_t i)
{
	while (t->part[i].type == PAI_MATH_ROW && t->part[i].flags == 0 &&
	    t->part[i].look == 0 && t->part[i].first != PART_NONE &&
	    t->part[i].first == t->part[i].last)
		i = t->part[i].first;
	return i;
}

static void
open_part(struct docx *d, const struct math_tree *t, uint32_t i)
{
	const struct math_part	*p = &t->part[i];
	struct pai_node		*n = pai_open(d->build, PAI_N_MATHPART);

	if (n == NULL)
		return;
	n->flags |= p->flags;
	n->as.math.type = p->type;
	n->as.math.look = p->look;
	n->as.math.text = d->host->build_str(d->build, p->length == 0 ? "" :
	    t->text.p + p->text, p->length);
}

/* The row furthest up that the part stands for, or itself. */
static uint32_t
shell(const struct math_tree *t, uint32_t part)
{
	uint32_t	 i = part;

	while (t->part[i].parent != PART_ROOT &&
	    core(t, t->part[i].parent) == part)
		i = t->part[i].parent;
	return i;
}

/* Down and up again by links alone. */
static void
emit_parts(struct docx *d, const struct math_tree *t)
{
	uint32_t	 i = t->part[PART_ROOT].first;

	while (i != PART_NONE) {
		i = core(t, i);
		open_part(d, t, i);
		if (t->part[i].first != PART_NONE) {
			i = t->part[i].first;
			continue;
		}
		pai_close(d->build, PAI_N_MATHPART);
		while (t->part[i = shell(t, i)].next == PART_NONE) {
			i = t->part[i].parent;
			if (i == PART_ROOT)
				return;
			pai_close(d->build, PAI_N_MATHPART);
		}
		i = t->part[i].next;
	}
}

static void
add_piece(void *arg, const struct p_formula_piece *p)
{
	p_buf_put(arg, p->s, p->n);
}

/* The line is made from the nodes, so that it is the writers' own. */
static void
set_line(struct docx *d, struct pai_node *n)
{
	struct p_buf	 line = { 0 };

	p_formula_line(n, false, add_piece, &line);
	if (docx_whole(d, &line))
		n->as.text.str = d->host->build_str(d->build, line.p != NULL ?
		    line.p : "", line.n);
	p_buf_free(&line);
}

void
math_emit(struct docx *d, const struct math_tree *t, uint32_t style,
    bool display, enum pai_align align)
{
	struct pai_node	*n;

	if (t->failed || !p_buf_ok(&t->text)) {
		docx_no_memory(d);
		return;
	}
	if (math_is_bare(t, PART_ROOT))
		return;
	if ((n = inline_leaf(d, PAI_N_MATH)) == NULL)
		return;
	n->style = style;
	n->as.text.display = display;
	n->as.text.align = (uint8_t)align;
	n->as.text.str = (struct pai_str){ "", 0 };
	emit_parts(d, t);
	set_line(d, n);
	pai_close(d->build, PAI_N_MATH);
	if (t->full)
		docx_once(d, PAI_M_DOCX_NOT_CARRIED, "the structure of a long "
		    "formula, the rest of which is text");
}
