/*
 * Memory of a layout run.  Lists grow geometrically from checked sizes; the
 * first failure sticks in p_lay.status.  Strings that items point to are
 * kept in chunks that live as long as the pages.
 */
#include "kit/grow.h"
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>

#define	CHUNK	4096u

struct chunk {
	struct chunk	*next;
	size_t		 n, room;
	char		 bytes[];
};

void
p_fail(struct p_lay *l, enum pai_status status)
{
	if (l->status == PAI_OK)
		l->status = status;
}

/* list is the address of a pointer to elements of each bytes. */
bool
p_grow(struct p_lay *l, void *list, size_t *room, size_t need, size_t each)
{
	if (p_make_room(list, room, need, each))
		return true;
	p_fail(l, PAI_E_NOMEM);
	return false;
}

/* A NUL-terminated copy that lives as long as the pages; NULL: no memory. */
char *
p_keep(struct p_lay *l, const char *s, size_t n)
{
	struct chunk	*c = l->out->priv;
	size_t		 room = n + 1 > CHUNK ? n + 1 : CHUNK;
	char		*to;

	if (n > SIZE_MAX / 4) {
		p_fail(l, PAI_E_NOMEM);
		return NULL;
	}
	if (c == NULL || c->room - c->n < n + 1) {
		if ((c = malloc(sizeof(*c) + room)) == NULL) {
			p_fail(l, PAI_E_NOMEM);
			return NULL;
		}
		*c = (struct chunk){ .next = l->out->priv, .room = room };
		l->out->priv = c;
	}
	to = c->bytes + c->n;
	if (n > 0)
		memcpy(to, s, n);
	to[n] = '\0';
	c->n += n + 1;
	return to;
}

void
p_pages_free(struct p_pages *out)
{
	struct chunk	*c, *next;

	for (size_t i = 0; i < out->n; i++) {
		free(out->page[i]->items);
		free(out->page[i]->glyphs);
		free(out->page[i]->steps);
		free(out->page[i]);
	}
	free(out->page);
	for (c = out->priv; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	*out = (struct p_pages){ 0 };
}

void
p_para_free(struct p_para *p)
{
	free(p->cp);
	free(p->brk);
	free(p->unit);
	free(p->run);
	free(p->object);
	free(p->ruby);
	free(p->shaped);
	free(p->glyph);
	*p = (struct p_para){ 0 };
}

/* What comes next stands for itself: the next cell. */
void
p_galley_origin(struct p_galley *g)
{
	g->obstacles.n = 0;
	g->floor = 0;
	g->origin = g->n;
}

/* What comes next is the first of its flow. */
void
p_galley_begin(struct p_galley *g)
{
	g->last = (struct p_last){ 0 };
}

void
p_galley_clear(struct p_galley *g)
{
	g->ink.n = g->ink.glyph_n = g->ink.step_n = 0;
	g->n = g->placed = g->under_n = g->note_n = g->float_n = 0;
	p_galley_origin(g);
	p_galley_begin(g);
}

void
p_galley_free(struct p_galley *g)
{
	free(g->ink.items);
	free(g->ink.glyphs);
	free(g->ink.steps);
	free(g->band);
	free(g->under);
	free(g->note);
	free(g->floating);
	free(g->obstacles.at);
	*g = (struct p_galley){ 0 };
}
