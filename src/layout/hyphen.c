/*
 * Where a line may end within a word, and the hyphen it ends with then.
 *
 * An author says so by U+00AD, which the collector leaves as P_U_SOFT on the
 * unit behind it.  What is drawn as one unit is not parted, nor is what runs
 * leftwards, where no language parts words; and where a line may end anyhow
 * it needs no hyphen.
 */
#include "layout/priv.h"

#include "kit/break.h"

#define	NOT_PARTED	(P_U_JOINED | P_U_END | P_U_TAB | P_U_BLANK |	\
			    P_U_IMAGE | P_U_ABOVE)

/* May a hyphen stand between unit i and the one before it? */
static bool
can_part(const struct p_para *p, size_t i)
{
	const struct p_unit *u = &p->unit[i];

	return i > p->label_n && p->brk[i] == P_BREAK_NO &&
	    !p->run[u->run].mark &&
	    ((u[-1].flags | u[0].flags) & NOT_PARTED) == 0 &&
	    (!p->bidi || (u[-1].level | u[0].level) % 2 == 0);
}

/* Leaves P_U_SOFT where it can be: once all else is known of the units. */
void
p_hyphens_find(struct p_lay *l)
{
	struct p_para	*p = &l->para;

	if (l->status != PAI_OK || !p->soft)
		return;
	for (size_t i = 0; i < p->n; i++)
		if ((p->unit[i].flags & P_U_SOFT) != 0 && !can_part(p, i))
			p->unit[i].flags &= (uint16_t)~P_U_SOFT;
}

/* The hyphen that stands behind unit i, and looks like it. */
struct p_unit
p_hyphen_behind(struct p_lay *l, size_t i)
{
	struct p_unit	 u = { .run = l->para.unit[i].run };

	p_unit_measure(l, &u, '-', PAI_SCRIPT_LATIN);
	return u;
}
