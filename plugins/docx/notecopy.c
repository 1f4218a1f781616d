/*
 * A note that is referred to more than once: its text, built again in each
 * of its nodes from the first.
 *
 * A file may refer to one long note a million times, so all copies share a
 * budget; the reader says when it is used up.
 */
#include "flow.h"

#define	COPY_DEPTH	256u	/* nodes within one another */

static void
copy_payload(struct docx *d, struct pai_node *to, const struct pai_node *from)
{
	to->flags = from->flags;
	to->style = from->style;
	switch (from->kind) {
	case PAI_N_TABLE:	/* sealing says the rest */
		to->as.table.head_rows = from->as.table.head_rows;
		to->as.table.head_cols = from->as.table.head_cols;
		to->as.table.align = from->as.table.align;
		if (from->as.table.widths != NULL)
			d->host->build_widths(d->build, to,
			    from->as.table.widths, from->as.table.cols);
		break;
	case PAI_N_CELL:
		to->as.cell = from->as.cell;
		to->as.cell.row = to->as.cell.col = 0;
		break;
	default:
		to->as = from->as;
		break;
	}
}

/* False: something failed, or there is too much of it. */
static bool
copy_enter(struct docx *d, const struct pai_node *n, struct copy_budget *left)
{
	size_t		 bytes = n->kind == PAI_N_TEXT ?
			    n->as.text.str.n : 0;
	struct pai_node	*to;

	if (left->nodes == 0 || left->bytes < bytes)
		return false;
	left->nodes--;
	left->bytes -= bytes;
	pai_at(d->build, &n->locus);
	if (n->kind == PAI_N_TEXT) {
		pai_text(d->build, n->as.text.str.p, bytes, n->style);
		return true;
	}
	to = pai_open(d->build, (enum pai_kind)n->kind);
	if (to != NULL)
		copy_payload(d, to, n);
	return to != NULL;
}

void
note_copy(struct docx *d, struct pai_node *to, const struct pai_node *from,
    struct copy_budget *left)
{
	struct pai_iter	 it = pai_iter_at(from);
	uint16_t	 open[COPY_DEPTH];
	size_t		 depth = 0;

	to->as.note.author = from->as.note.author;
	to->as.note.when = from->as.note.when;
	to->as.note.mark = from->as.note.mark;
	d->host->build_reopen(d->build, to);
	while (pai_iter_next(&it)) {
		if (it.node == from)
			continue;
		if (it.event == PAI_LEAVE) {
			if (it.node->kind != PAI_N_TEXT)
				pai_close(d->build,
				    (enum pai_kind)open[--depth]);
			continue;
		}
		if (depth == COPY_DEPTH || !copy_enter(d, it.node, left)) {
			docx_once(d, PAI_M_DOCX_NOT_CARRIED,
			    "a note that is referred to again and again");
			break;
		}
		if (it.node->kind != PAI_N_TEXT)
			open[depth++] = it.node->kind;
	}
	while (depth > 0)
		pai_close(d->build, (enum pai_kind)open[--depth]);
	pai_close(d->build, PAI_N_NOTE);
}
