/*
 * Lists.
 *
 * Where a browser's own numbering shows what the document shows ("1.", "2.",
 * bullets), it is left to the browser.  Any other number or mark ("（一）",
 * "第一条") is written as a label.  Each item decides by itself, looking no
 * further than the item before it, so long lists cost nothing more.
 */
#include <string.h>

#include "html.h"

#define	NUMBER_DIGITS	9	/* fits int32_t */

/* "12." as 12; -1: it is something else. */
static int32_t
plain_number(struct pai_str label)
{
	int32_t	 value = 0;
	size_t	 i;

	if (label.n < 2 || label.n > NUMBER_DIGITS + 1 ||
	    label.p[label.n - 1] != '.' || (label.p[0] == '0' && label.n > 2))
		return -1;
	for (i = 0; i < label.n - 1; i++) {
		if (label.p[i] < '0' || label.p[i] > '9')
			return -1;
		value = value * 10 + (label.p[i] - '0');
	}
	return value;
}

static bool
is_bullet(struct pai_str label)
{
	static const char *const bullet[] = { "•", "●", "·", "○", "▪", "■",
	    "-", "*", "+", "o" };
	size_t	 i;

	for (i = 0; i < sizeof(bullet) / sizeof(bullet[0]); i++)
		if (label.n == strlen(bullet[i]) &&
		    memcmp(label.p, bullet[i], label.n) == 0)
			return true;
	return false;
}

static bool
is_native(const struct pai_node *item)
{
	struct pai_str	 label = item->as.item.label;

	if (item->as.item.task != 0)
		return false;
	if (label.n == 0)
		return true;
	return item->parent->as.list.ordered ? plain_number(label) >= 0 :
	    is_bullet(label);
}

/* The number a browser would give an item if we said nothing. */
static int32_t
expected_number(const struct pai_node *item)
{
	int32_t	 before;

	if (item->prev == NULL)
		return item->parent->as.list.start;
	before = plain_number(item->prev->as.item.label);
	return before >= 0 ? before + 1 : -1;
}

void
list_enter(struct html *h, const struct pai_node *n)
{
	if (h->block == NULL && n->parent != NULL &&
	    n->parent->kind == PAI_N_ITEM && n->prev != NULL)
		put(h, "\n");
	if (!n->as.list.ordered)
		put(h, "<ul>\n");
	else if (n->as.list.start == 1)
		put(h, "<ol>\n");
	else
		put_fmt(h, "<ol start=\"%d\">\n", (int)n->as.list.start);
}

void
list_leave(struct html *h, const struct pai_node *n)
{
	if (n->as.list.ordered)
		put(h, "</ol>\n");
	else
		put(h, "</ul>\n");
}

void
item_label(struct html *h, const struct pai_node *n)
{
	static const char	*const task[] = { "☐", "☑" };
	const char		*mark;

	if (n->as.item.task != 0) {
		mark = task[n->as.item.task > 1];
		put_label(h, str_of(mark, strlen(mark)), "task");
		if (h->cells == 0)
			put(h, " ");
	} else if (!is_native(n)) {
		put_label(h, n->as.item.label, "label");
	}
}

void
item_enter(struct html *h, const struct pai_node *n)
{
	int32_t	 number = plain_number(n->as.item.label);

	put(h, "<li");
	if (!is_native(n))
		put(h, " class=\"labelled\"");
	else if (n->parent->as.list.ordered && number >= 0 &&
	    number != expected_number(n))
		put_fmt(h, " value=\"%d\"", (int)number);
	put_marks(h, n);
	put(h, ">");
	/* Otherwise the first paragraph takes it in. */
	if (n->first == NULL || n->first->kind != PAI_N_PARAGRAPH)
		item_label(h, n);
}
