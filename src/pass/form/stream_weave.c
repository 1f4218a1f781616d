/*
 * Labels woven into one another: narrow headers that stand side by side, read
 * line by line.
 *
 *	结果  结果  其他
 *	维持  纠正  结果	结果 结果 其他 / 维持 纠正 结果
 *
 * Each scrap either begins a label or goes on with one that an earlier line
 * began, and it may fit several.  So all ways are tried, in order, until one
 * uses every scrap and leaves no label half done.  Labels of the same words
 * begin in the form's order, which keeps the ways few; a search that takes too
 * long finds nothing.
 */
#include <string.h>

#include "pass/form/stream.h"

#define	SCRAPS_MOST	96
#define	LABELS_MOST	48
#define	STEPS_MOST	20000

struct thread {			/* a label that is being put together */
	const struct p_form_cell *label;
	uint32_t	 cell;		/* of the form */
	uint32_t	 done;		/* characters */
	uint32_t	 line;		/* of the last scrap */
};

struct stitch {			/* a scrap, and what was made of it */
	uint32_t	 scrap;
	uint32_t	 thread;	/* it is a part of; the next to try */
	uint32_t	 line;		/* that its thread had reached before */
};

struct weave {
	const struct p_stream *s;
	struct p_found	*found;
	struct thread	 thread[LABELS_MOST];
	uint32_t	 threads;
	struct stitch	 stitch[SCRAPS_MOST];
	uint32_t	 stitches;
};

/* Do the characters of the scrap stand in the label at character `at`? */
static bool
stands_in(const struct weave *w, uint32_t scrap,
    const struct p_form_cell *l, uint32_t at)
{
	const struct p_scrap *k = &w->s->scrap[scrap];

	if (k->to - k->from > l->n - at)
		return false;
	for (uint32_t i = k->from; i < k->to; i++, at++)
		if (w->s->c[i].cp != l->cp[at])
			return false;
	return true;
}

static bool
is_part_of_any(const struct weave *w, uint32_t scrap)
{
	for (uint32_t t = 0; t < w->threads; t++)
		for (uint32_t at = 0; at < w->thread[t].label->n; at++)
			if (stands_in(w, scrap, w->thread[t].label, at))
				return true;
	return false;
}

/* Scraps of a label of the form; 0: it was not found. */
static uint32_t
parts_of(const struct p_found *o, uint32_t cell, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++)
		n += o->cell[i] == cell;
	return n;
}

/* Labels that were not found, or in parts; false: too many, or none. */
static bool
find_threads(struct weave *w, uint32_t from, uint32_t to)
{
	const struct p_form *f = w->found->form;
	bool missing = false;

	for (uint32_t i = 0; i < f->n; i++) {
		if (f->cell[i].n == 0 || (w->found->have[i] &&
		    parts_of(w->found, i, from, to) < 2))
			continue;
		if (w->threads == LABELS_MOST)
			return false;
		missing = missing || !w->found->have[i];
		w->thread[w->threads++] = (struct thread){ &f->cell[i], i,
		    0, 0 };
	}
	return missing;
}

/* Words that are parts of such labels, or may be; false: too many, or none. */
static bool
find_stitches(struct weave *w, uint32_t from, uint32_t to)
{
	const struct p_found *o = w->found;
	bool loose = false;

	for (uint32_t i = from; i < to; i++) {
		/* 其他 is a label of another form, and a part of 其他结果. */
		if (w->s->scrap[i].kind == P_SCRAP_VALUE ||
		    w->s->scrap[i].kind == P_SCRAP_HEADING ||
		    (o->cell[i] == P_NOWHERE ? o->again[i] :
		    parts_of(o, o->cell[i], from, to) < 2) ||
		    !is_part_of_any(w, i))
			continue;
		if (w->stitches == SCRAPS_MOST)
			return false;
		loose = loose || o->cell[i] == P_NOWHERE;
		w->stitch[w->stitches++] = (struct stitch){ .scrap = i };
	}
	return loose;
}

/* Has another label of the same words, before this, not begun either? */
static bool
is_preceded(const struct weave *w, uint32_t t)
{
	const struct p_form_cell *l = w->thread[t].label;

	for (uint32_t i = 0; i < t; i++)
		if (w->thread[i].done == 0 && w->thread[i].label->n == l->n &&
		    memcmp(w->thread[i].label->cp, l->cp,
		    l->n * sizeof(*l->cp)) == 0)
			return true;
	return false;
}

/* Puts a stitch on the first thread from `t` on that takes it. */
static bool
advance(struct weave *w, struct stitch *k, uint32_t t)
{
	const struct p_scrap *scrap = &w->s->scrap[k->scrap];

	for (; t < w->threads; t++) {
		struct thread *x = &w->thread[t];

		if (x->done == x->label->n || !stands_in(w, k->scrap,
		    x->label, x->done) || (x->done > 0 ?
		    scrap->line <= x->line : is_preceded(w, t)))
			continue;
		k->thread = t;
		k->line = x->line;
		x->line = scrap->line;
		x->done += scrap->to - scrap->from;
		return true;
	}
	return false;
}

static void
take_back(struct weave *w, const struct stitch *k)
{
	struct thread	*x = &w->thread[k->thread];
	const struct p_scrap *scrap = &w->s->scrap[k->scrap];

	x->done -= scrap->to - scrap->from;
	x->line = k->line;
}

static bool
is_whole(const struct weave *w)
{
	for (uint32_t t = 0; t < w->threads; t++)
		if (w->thread[t].done > 0 &&
		    w->thread[t].done < w->thread[t].label->n)
			return false;
	return true;
}

static bool
search(struct weave *w)
{
	uint32_t k = 0, t = 0;

	for (uint32_t steps = 0; steps < STEPS_MOST; steps++) {
		if (k < w->stitches && advance(w, &w->stitch[k], t)) {
			k++;
			t = 0;
			continue;
		}
		if (k == w->stitches && is_whole(w))
			return true;
		if (k == 0)
			return false;
		k--;
		take_back(w, &w->stitch[k]);
		t = w->stitch[k].thread + 1;
	}
	return false;
}

void
p_stream_weave(struct p_pool *pool, const struct p_stream *s,
    struct p_found *found, uint32_t from, uint32_t to)
{
	struct weave *w = p_pool_take(pool, 1, sizeof(*w));

	if (w == NULL)
		return;
	w->s = s;
	w->found = found;
	if (!find_threads(w, from, to) || !find_stitches(w, from, to) ||
	    !search(w))
		return;
	for (uint32_t t = 0; t < w->threads; t++)
		found->have[w->thread[t].cell] = w->thread[t].done > 0;
	for (uint32_t k = 0; k < w->stitches; k++)
		found->cell[w->stitch[k].scrap] =
		    w->thread[w->stitch[k].thread].cell;
}
