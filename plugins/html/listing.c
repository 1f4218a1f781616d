/*
 * Lists and the numbers of their items.
 *
 * Where a list counts 1, 2, 3 from its start its items have no label, for
 * that is what they show anyway.  Letters, Roman numbers, and all numbers
 * behind one that was set by hand are labels.
 */
#include <stdio.h>
#include <string.h>

#include "kit/num.h"
#include "soup.h"

#define	NUMBER_MAX	999999999

static uint8_t
numeral_of(struct soup *s, const struct tag *t)
{
	if (!tag_attr(t, "type", &s->mu.scratch) || s->mu.scratch.n != 1 ||
	    strchr("aAiI", s->mu.scratch.p[0]) == NULL)
		return '1';
	return (uint8_t)s->mu.scratch.p[0];
}

void
list_begin(struct soup *s, const struct known *k, const struct tag *t)
{
	struct element	*e;
	bool		 ordered = t != NULL && strcmp(t->name, "ol") == 0;
	int32_t		 start = 1;

	line_break(s);
	if (ordered && tag_attr(t, "start", &s->mu.scratch) &&
	    s->mu.scratch.n > 0)
		start = p_num_clamped(s->mu.scratch.p, 0, NUMBER_MAX, 1, NULL);
	block_place(s);
	if ((e = stack_push(s, k)) == NULL || s->blocks >= s->blocks_max)
		return;
	e->numeral = ordered ? numeral_of(s, t) : '1';
	e->numbered = e->numeral != '1';
	e->number = start;
	if ((e->node = emit_open(&s->mu, PAI_N_LIST)) == NULL)
		return;
	e->opened = PAI_N_LIST;
	s->blocks++;
	e->node->as.list.ordered = ordered;
	e->node->as.list.start = start;
	e->node->as.list.tight = true;
}

/* 27 is "aa"; what letters cannot count is left to digits. */
static void
put_letters(struct p_buf *b, int32_t n, char first)
{
	char	 text[8];
	size_t	 at = sizeof(text);

	for (; n > 0; n = (n - 1) / 26)
		text[--at] = (char)(first + (n - 1) % 26);
	p_buf_put(b, text + at, sizeof(text) - at);
}

static void
put_roman(struct p_buf *b, int32_t n, bool upper)
{
	static const struct { int32_t value; const char *lower, *upper; }
	    step[] = { { 1000, "m", "M" }, { 900, "cm", "CM" },
	    { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
	    { 90, "xc", "XC" }, { 50, "l", "L" }, { 40, "xl", "XL" },
	    { 10, "x", "X" }, { 9, "ix", "IX" }, { 5, "v", "V" },
	    { 4, "iv", "IV" }, { 1, "i", "I" } };
	size_t	 i;

	for (i = 0; i < sizeof(step) / sizeof(step[0]); i++)
		for (; n >= step[i].value; n -= step[i].value)
			p_buf_str(b, upper ? step[i].upper : step[i].lower);
}

static void
put_label(struct p_buf *b, const struct element *list)
{
	int32_t	 n = list->number;
	uint8_t	 as = list->numeral;

	if ((as == 'a' || as == 'A') && n > 0)
		put_letters(b, n, (char)as);
	else if ((as == 'i' || as == 'I') && n > 0 && n < 4000)
		put_roman(b, n, as == 'I');
	else
		p_buf_fmt(b, "%d", (int)n);
	p_buf_str(b, ".");
}

static void
number_item(struct soup *s, struct element *list, struct pai_node *item,
    const struct tag *t)
{
	struct p_buf	*b = &s->mu.scratch;

	if (!list->node->as.list.ordered)
		return;
	if (t != NULL && tag_attr(t, "value", b) && b->n > 0) {
		list->number = p_num_clamped(b->p, 0, NUMBER_MAX,
		    list->number, NULL);
		list->numbered = true;
	}
	if (list->numbered) {
		p_buf_clear(b);
		put_label(b, list);
		item->as.item.label = emit_str(&s->mu, b);
	}
	if (list->number < NUMBER_MAX)
		list->number++;
}

/* The list that an item would stand in, unless it is in another block. */
static struct element *
list_around(const struct soup *s)
{
	size_t	 i;

	for (i = s->depth; i-- > 0;) {
		if (s->open[i].opened == PAI_N_LIST)
			return &s->open[i];
		if (s->open[i].opened != PAI_N_NONE || s->open[i].note ||
		    s->open[i].k->use == USE_TABLE ||
		    s->open[i].k->use == USE_CELL)
			break;
	}
	return NULL;
}

void
list_settle(struct soup *s)
{
	struct element	*list = list_around(s);

	if (list != NULL && list->implied)
		stack_pop(s, (size_t)(list - s->open));
}

/* The list of an item that has none; it ends behind its items. */
static void
imply_list(struct soup *s)
{
	list_begin(s, known_find("ul"), NULL);
	if (s->depth > 0 && s->open[s->depth - 1].k->use == USE_LIST)
		s->open[s->depth - 1].implied = true;
}

/*
 * An item without a list gets one; one in a list that was nested too deeply
 * is a block.  t: NULL where there is no tag.
 */
void
item_begin(struct soup *s, const struct known *k, const struct tag *t)
{
	struct element	*list, *e;

	line_break(s);
	if (stack_find(s, USE_LIST) == SIZE_MAX)
		imply_list(s);
	e = stack_push(s, k);
	if (e == NULL || (list = list_around(s)) == NULL ||
	    (e->node = emit_open(&s->mu, PAI_N_ITEM)) == NULL)
		return;
	e->opened = PAI_N_ITEM;
	number_item(s, list, e->node, t);
	if (t != NULL && tag_attr(t, "id", &s->mu.scratch) &&
	    s->mu.scratch.n > 0 && head_refers(s, &s->mu.scratch))
		line_anchor(s, &s->mu.scratch);
}
