/*
 * Quotes, lists and items of the official fixed-width text.
 *
 * Each leads every line within it with columns of its own: "> " a quote, two
 * blanks a list, its label an item, and as many blanks the lines after.  So a
 * line first tells how many of the open levels it still stands in; those
 * beyond are closed, and what it opens is opened, before its block is read.
 */
#include <string.h>

#include "kit/sheet.h"
#include "kit/utf8.h"
#include "kit/width.h"
#include "sheet.h"

#define	LABEL_MAX	60	/* bytes */

bool
sheet_begins(const struct sheet_view *v, const char *with)
{
	const size_t	 n = strlen(with);

	return v->n >= n && memcmp(v->p, with, n) == 0;
}

size_t
sheet_room(const struct sheet *s, size_t i)
{
	size_t	 used = 0;
	size_t	 page = s->line[i].page - 1;
	size_t	 width = s->page[page < s->pages ? page : 0].width;

	for (size_t k = 0; k < s->depth; k++)
		used += s->level[k].width;
	return width > used ? width - used : 1;
}

/* Passes over the level's columns; false: the line is not in it. */
static bool
pass_level(const struct sheet_level *l, struct sheet_view *v)
{
	size_t	 i = 0;

	if (l->kind == PAI_N_QUOTE) {
		if (v->n == 0 || v->p[0] != '>')
			return l->width == 0;
		i = v->n > 1 && v->p[1] == ' ' ? 2 : 1;
	} else
		while (i < l->width && i < v->n && v->p[i] == ' ')
			i++;
	if (l->kind != PAI_N_QUOTE && i < l->width && i < v->n)
		return false;
	v->p += i;
	v->n -= i;
	v->before += l->width;
	return true;
}

void
sheet_view_settle(const struct sheet *s, struct sheet_view *v)
{
	size_t		 len, end = v->n;
	uint32_t	 cp;

	for (v->lead = 0; v->n > 0; v->p += len, v->n -= len) {
		len = p_utf8_next(v->p, v->n, &cp);
		if (cp != ' ' && cp != 0x3000)
			break;
		v->lead += cp == ' ' ? 1 : 2;
	}
	for (end = v->n; end > 0 && v->p[end - 1] == ' ';)
		end--;
	v->blank = end == 0;
	v->width = p_width_text(v->p, end, s->wide);
}

/* The levels, outermost first, that the line stands in. */
static size_t
count_levels(const struct sheet *s, size_t i, struct sheet_view *v)
{
	struct sheet_view	 was;
	size_t			 k = 0;

	*v = (struct sheet_view){ .p = s->line[i].p, .n = s->line[i].n };
	for (; k < s->depth; k++) {
		was = *v;
		if (!pass_level(&s->level[k], v)) {
			*v = was;
			break;
		}
	}
	sheet_view_settle(s, v);
	return k;
}

bool
sheet_view(const struct sheet *s, size_t i, struct sheet_view *v)
{
	return count_levels(s, i, v) == s->depth;
}

bool
sheet_in_item(const struct sheet *s)
{
	return s->depth > 0 && s->level[s->depth - 1].kind == PAI_N_ITEM;
}

void
sheet_close_levels(struct sheet *s, size_t keep)
{
	while (s->depth > keep) {
		s->depth--;
		pai_close(s->b, (enum pai_kind)s->level[s->depth].kind);
	}
}

static struct sheet_level *
open_level(struct sheet *s, enum pai_kind kind, uint32_t width)
{
	struct sheet_level	*l = &s->level[s->depth];

	sheet_locus(s, s->at);
	*l = (struct sheet_level){ .node = pai_open(s->b, kind),
	    .kind = (uint8_t)kind, .width = width };
	s->depth++;
	return l;
}

/* ---- items ---- */

/*
 * The label of an item: what stands before two blanks, which no text holds.
 * Returns its bytes; 0: none.  columns: up to the item's text.
 */
static size_t
label_at(const struct sheet *s, const struct sheet_view *v, size_t *columns)
{
	size_t	 n = 0, end;

	while (n < v->n && n < LABEL_MAX && (v->p[n] != ' ' ||
	    (n + 1 < v->n && v->p[n + 1] != ' ')))
		n++;
	if (n == 0 || n + 1 >= v->n || n == LABEL_MAX)
		return 0;
	for (end = n; end < v->n && v->p[end] == ' ';)
		end++;
	*columns = p_sheet_label_columns(p_width_text(v->p, n, s->wide));
	if (end < v->n && p_width_text(v->p, end, s->wide) != *columns)
		return 0;
	return n;
}

bool
sheet_begins_item(const struct sheet *s, const struct sheet_view *v)
{
	size_t	 columns;

	return label_at(s, v, &columns) > 0;
}

/* A label "12." as its number; 0: it is none. */
static int32_t
plain_number(const char *p, size_t n)
{
	int32_t	 v = 0;

	if (n < 2 || n > 9 || p[n - 1] != '.')
		return 0;
	for (size_t i = 0; i + 1 < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return 0;
		v = v * 10 + (p[i] - '0');
	}
	return v;
}

/* The box of a task, at the label's end; what is left of the label. */
static size_t
take_task(const char *label, size_t n, uint8_t *task)
{
	*task = 0;
	if (n < 3 || label[n - 3] != '[' || label[n - 1] != ']' ||
	    (label[n - 2] != ' ' && label[n - 2] != 'x'))
		return n;
	*task = label[n - 2] == 'x' ? 2 : 1;
	n -= 3;
	return n > 0 && label[n - 1] == ' ' ? n - 1 : n;
}

/* A label of one character that counts nothing; 0: another. */
static uint32_t
bullet_of(const char *p, size_t n)
{
	uint32_t	 cp;

	if (n == 0)
		return 0x2022;		/* a task: its box stands for • */
	if (p_utf8_next(p, n, &cp) != n || p_is_cjk(cp) ||
	    (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' &&
	    (cp | 0x20) <= 'z'))
		return 0;
	return cp;
}

/* Is this the label of the list's next item, or does a list begin here? */
static bool
belongs(const struct sheet_level *list, const char *label, size_t n)
{
	const struct pai_node	*l = list->node;
	uint8_t			 task;
	int32_t			 v;

	if (list->count == 0 || l == NULL)
		return true;
	n = take_task(label, n, &task);
	v = plain_number(label, n);
	if (l->as.list.ordered)
		return v == l->as.list.start + (int32_t)list->count;
	return v == 0 && bullet_of(label, n) == list->bullet;
}

/* What the label makes of the list and of its item. */
static void
name_item(struct sheet *s, struct sheet_level *list, struct pai_node *item,
    const char *label, size_t n)
{
	struct pai_node	*l = list->node;
	int32_t		 v;

	list->count++;
	if (l == NULL || item == NULL)
		return;
	n = take_task(label, n, &item->as.item.task);
	v = plain_number(label, n);
	if (list->count == 1) {
		l->as.list.tight = true;
		l->as.list.ordered = v > 0;
		l->as.list.start = v > 0 ? v : 1;
		list->bullet = bullet_of(label, n);
	} else if (s->gap)
		l->as.list.tight = false;
	if (!l->as.list.ordered && list->bullet != 0x2022)
		item->as.item.label = s->b->host->build_str(s->b, label, n);
}

/* Opens the item whose label stands at v, and its list where need be. */
static bool
take_item(struct sheet *s, struct sheet_view *v)
{
	const bool	 in_list = s->depth > 0 &&
			    s->level[s->depth - 1].kind == PAI_N_LIST;
	const bool	 nested = sheet_in_item(s);
	const size_t	 lead = in_list || nested ? 0 : P_SHEET_LIST_INDENT;
	struct sheet_level *list, *item;
	uint32_t	 width;
	size_t		 columns, n;

	if (v->blank || v->lead != lead || s->depth + 2 > SHEET_LEVELS ||
	    (n = label_at(s, v, &columns)) == 0)
		return false;
	if (in_list && !belongs(&s->level[s->depth - 1], v->p, n)) {
		width = s->level[s->depth - 1].width;
		sheet_close_levels(s, s->depth - 1);
		list = open_level(s, PAI_N_LIST, width);
	} else
		list = in_list ? &s->level[s->depth - 1] :
		    open_level(s, PAI_N_LIST, (uint32_t)lead);
	item = open_level(s, PAI_N_ITEM, (uint32_t)columns);
	name_item(s, list, item->node, v->p, n);
	s->gap = false;
	while (n < v->n && v->p[n] == ' ')
		n++;
	v->p += n;
	v->n -= n;
	v->before += lead + columns;
	sheet_view_settle(s, v);
	return true;
}

static bool
take_quote(struct sheet *s, struct sheet_view *v)
{
	if (v->lead != 0 || s->depth == SHEET_LEVELS ||
	    !(sheet_begins(v, "> ") || (v->n == 1 && v->p[0] == '>')))
		return false;
	open_level(s, PAI_N_QUOTE, 2);
	v->p += v->n > 1 ? 2 : 1;
	v->n -= v->n > 1 ? 2 : 1;
	v->before += 2;
	sheet_view_settle(s, v);
	return true;
}

/* Text in an item is flush, and a blank line parts it from what is above. */
static bool
is_of_item(const struct sheet *s, const struct sheet_view *v)
{
	if (v->lead > 0)
		return s->gap && box_begins(v->p, v->n);
	return s->gap || sheet_begins_item(s, v);
}

void
sheet_settle_levels(struct sheet *s, struct sheet_view *v)
{
	size_t	 keep = count_levels(s, s->at, v);

	if (keep == s->depth && sheet_in_item(s) && !is_of_item(s, v))
		for (keep = 0; s->level[keep].kind != PAI_N_LIST;)
			keep++;
	sheet_close_levels(s, keep);
	count_levels(s, s->at, v);
	while (take_quote(s, v) || take_item(s, v))
		;
	if (s->depth == 0 || s->level[s->depth - 1].kind != PAI_N_LIST)
		return;
	/* Beyond its items a list has nothing. */
	while (s->depth > 0 && s->level[s->depth - 1].kind == PAI_N_LIST)
		sheet_close_levels(s, s->depth - 1);
	count_levels(s, s->at, v);
	while (take_quote(s, v) || take_item(s, v))
		;
}
