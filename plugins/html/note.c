/*
 * Notes: a mark where one stands, the note at the end of the page, and links
 * both ways.
 *
 * Notes are listed in the order of their marks.  A note inside a note joins
 * the end of the list, so the list is written until it stops growing.
 */
#include <string.h>

#include "kit/grow.h"
#include "html.h"

static bool
note_keep(struct html *h, const struct pai_node *n)
{
	if (!p_make_room(&h->notes, &h->note_room, h->note_count + 1,
	    sizeof(*h->notes))) {
		h->status = PAI_E_NOMEM;
		return false;
	}
	h->notes[h->note_count++] = n;
	return true;
}

/* Its own mark, or its number here. */
static struct pai_str
note_label(struct html *h, const struct pai_node *n, size_t number)
{
	if (n->as.note.label.n > 0)
		return n->as.note.label;
	p_buf_clear(&h->scratch);
	p_buf_fmt(&h->scratch, "%zu", number);
	return str_of(h->scratch.p, h->scratch.n);
}

/* A note's mark as a link, but for links in links. */
static void
put_mark(struct html *h, const char *attributes, const char *to,
    size_t number)
{
	struct pai_str	 label;

	label = note_label(h, h->notes[number - 1], number);
	put_fmt(h, "<%s%s", h->links == 0 ? "a" : "span", attributes);
	if (h->links == 0)
		put_fmt(h, " href=\"#%s-%zu\"", to, number);
	if (h->cells > 0)
		put_attribute(h, "data-label", label);
	put(h, ">");
	if (h->cells == 0)
		put_escaped(h, label.p, label.n);
	put_fmt(h, "</%s>", h->links == 0 ? "a" : "span");
}

void
note_call(struct html *h, const struct pai_node *n)
{
	if (!note_keep(h, n))
		return;
	put_fmt(h, "<sup class=\"note\" id=\"fnref-%zu\">", h->note_count);
	put_mark(h, "", "fn", h->note_count);
	put(h, "</sup>");
}

void
note_own_mark(struct html *h)
{
	if (h->note > 0)
		put_mark(h, " class=\"mark\"", "fnref", h->note);
}

/* A mark that its text does not show stands before it, a number in front. */
static void
item_begin(struct html *h, const struct pai_node *n, size_t number)
{
	put_fmt(h, "<li%s id=\"fn-%zu\"", n->as.note.label.n > 0 ||
	    n->as.note.mark != PAI_MARK_BEFORE ? " class=\"labelled\"" : "",
	    number);
	if (n->as.note.label.n > 0 && n->as.note.mark != PAI_MARK_BEFORE)
		put_attribute(h, "data-mark", n->as.note.label);
	put(h, ">");
	if (n->as.note.mark == PAI_MARK_BEFORE)
		put_label(h, n->as.note.label, "label");
}

static void
note_write(struct html *h, const struct pai_node *n, size_t number)
{
	const struct pai_node	*block;

	h->note = number;
	item_begin(h, n, number);
	for (block = n->first; block != NULL; block = block->next)
		walk(h, block);
	put_fmt(h, "<a class=\"back\" href=\"#fnref-%zu\">\u21a9</a></li>\n",
	    number);
}

void
note_list(struct html *h)
{
	size_t	 i;

	if (h->note_count == 0)
		return;
	put(h, "<section class=\"notes\">\n<hr>\n<ol>\n");
	for (i = 0; i < h->note_count && h->status == PAI_OK; i++)
		note_write(h, h->notes[i], i + 1);
	h->note = 0;
	put(h, "</ol>\n</section>\n");
}
