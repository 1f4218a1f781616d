/*
 * A formula in a line: its pieces one behind the other, each as large and as
 * high as kit/formula has it.
 */
#include "layout/collect.h"

#include "kit/formula.h"

/* What the pieces of one formula share. */
struct formula {
	struct p_collector *c;
	const struct pai_node *node;
	struct p_look	 look;
	struct p_formula_piece last;	/* whose run is open; size 0: none */
};

static bool
looks_alike(const struct p_formula_piece *a, const struct p_formula_piece *b)
{
	return a->rise == b->rise && a->size == b->size &&
	    a->bold == b->bold && a->italic == b->italic &&
	    a->flags == b->flags;
}

static void
add_piece(void *arg, const struct p_formula_piece *p)
{
	struct formula	*f = arg;
	struct p_look	 k = f->look;

	if (f->c->lay->status != PAI_OK)
		return;
	k.rise += p_scale_em(p->rise, f->look.size);
	k.size = p_scale_em(p->size, f->look.size);
	k.grid = p->size == 1000 ? k.grid : 0;
	k.bold = k.bold || p->bold;
	k.italic = k.italic || p->italic;
	k.strike = k.strike || (p->flags & PAI_NF_DELETED) != 0;
	if (!looks_alike(p, &f->last))
		p_collect_run(f->c, &k, f->node);
	f->last = *p;
	if (f->c->lay->status == PAI_OK)
		p_collect_string(f->c, p->s, p->n);
}

void
p_collect_formula(struct p_collector *c, const struct pai_node *n)
{
	struct formula	 f = { .c = c, .node = n };

	p_collect_look(c, n, &f.look);
	if (!f.look.hidden)
		p_formula_line(n, true, add_piece, &f);
}
