/*
 * A document laid out: the order of the steps, the memory between them, and
 * how often.
 */
#include "layout/priv.h"

#include <stdlib.h>

#define	ROUNDS	4	/* of a document that names its own pages */

static void
free_scratch(struct p_lay *l)
{
	p_para_free(&l->para);
	free(l->line);
	free(l->order);
	free(l->place);
	free(l->geometry);
	free(l->info);
	free(l->endnote);
	free(l->note);
	p_galley_free(&l->pager.notes);
	free(l->pager.piece);
	free(l->pager.obstacles.at);
	p_faces_free(l);
}

/* One round; known: where the anchors stood in the one before, or NULL. */
static enum pai_status
lay_out(const struct p_layout_job *job, const struct p_places *known,
    struct p_pages *out, bool *refers)
{
	struct p_lay	 l = { .job = job, .host = job->doc->host,
	    .metrics = job->metrics, .out = out, .places = known };
	struct p_galley	 g = { 0 };
	struct p_flow	 f = { .lay = &l, .galley = &g, .paged = true,
	    .where = P_IN_BODY };

	l.profile = p_profile_choose(job);
	p_notes_number(&l);
	p_pager_start(&f);
	if (l.status == PAI_OK) {
		p_blocks(&f, job->root);
		p_pager_finish(&f);
	}
	if (l.status == PAI_OK)
		p_running(&l);
	p_galley_free(&g);
	free_scratch(&l);
	*refers = l.refers;
	return l.status;
}

/* Would text that asks for pages be told the same of both? */
static bool
same_pages(const struct p_places *a, const struct p_places *b)
{
	if (a == NULL || a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->at[i].number != b->at[i].number ||
		    a->at[i].numeral != b->at[i].numeral)
			return false;
	return true;
}

/*
 * A table of contents is set before the pages are that it names: they are
 * laid out again with what the round before found, until nothing moves.  It
 * hardly ever takes more than a second round, since lines that end in a
 * number keep their height; where pages would move for ever, the last one
 * stands.
 */
enum pai_status
p_layout(const struct p_layout_job *job, struct p_pages *out)
{
	struct p_places	*known = NULL, *now;
	enum pai_status	 status;
	bool		 refers;

	for (int round = 1;; round++) {
		status = lay_out(job, known, out, &refers);
		if (status != PAI_OK || !refers || round == ROUNDS)
			break;
		if ((now = p_places_new(out)) == NULL) {
			status = PAI_E_NOMEM;
			break;
		}
		if (same_pages(known, now)) {
			p_places_free(now);
			break;
		}
		p_places_free(known);
		known = now;
		p_pages_free(out);
	}
	p_places_free(known);
	return status;
}
