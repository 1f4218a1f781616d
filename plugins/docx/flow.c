/*
 * Flows, and the place in the table where the text of one goes.
 *
 * Whatever is read, there is one current flow from the first block on; what
 * it holds is freed with it, however the reading ends.
 */
#include <stdlib.h>

#include "flow.h"
#include "tablepriv.h"

/* ---- tables ---- */

static void
table_free(struct table *t)
{
	table_grid_free(&t->grid);
	free(t->cells);
	free(t->merges);
	free(t);
}

void
tables_free(struct table *t)
{
	while (t != NULL) {
		struct table	*outer = t->outer;

		table_free(t);
		t = outer;
	}
}

void
table_content(struct docx *d)
{
	struct table	*t = d->flow->table;

	if (t == NULL || t->state != CELL_WAITS)
		return;
	d->host->build_reopen(d->build, t->above);
	t->state = CELL_REOPENED;
}

bool
table_continues(const struct docx *d)
{
	const struct table	*t = d->flow->table;

	return t != NULL && t->state == CELL_WAITS;
}

/* ---- flows ---- */

struct flow *
flow_push(struct docx *d)
{
	struct flow	*f = calloc(1, sizeof(*f));

	if (f == NULL) {
		docx_no_memory(d);
		return NULL;
	}
	f->outer = d->flow;
	d->flow = f;
	return f;
}

void
flow_drop(struct docx *d)
{
	struct flow	*f = d->flow;

	tables_free(f->table);
	for (unsigned i = 0; i < FIELDS; i++)
		p_buf_free(&f->fields[i].code);
	p_buf_free(&f->p.label);
	p_buf_free(&f->text);
	p_buf_free(&f->anchors);
	p_buf_free(&f->held);
	p_buf_free(&f->ruby.reading);
	d->flow = f->outer;
	free(f);
}

void
flow_pop(struct docx *d)
{
	paragraph_settle(d);
	lists_close(d);
	flow_drop(d);
}
