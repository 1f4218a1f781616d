/*
 * A document laid out: the order of the steps, the memory between them, and
 * how often.
 */
#include "layout/priv.h"

#include <stdlib.h>

#define	ROUNDS	4	/* of a document that has to be laid out again */

/* What a round found out, and what it is told of the one before. */
struct round {
	struct p_places	*places;	/* where the anchors stood; or NULL */
	struct p_cuts	 cuts;
	bool		 refers, moved;	/* see p_lay */
};

static void
free_scratch(struct p_lay *l)
{
	p_para_free(&l->para);
	free(l->line);
	free(l->order);
	free(l->place);
	free(l->strokes.word);
	free(l->strokes.safe);
	free(l->strokes.cp);
	free(l->geometry);
	free(l->info);
	free(l->endnote);
	free(l->note);
	p_style_refs_free(l);
	p_galley_free(&l->pager.notes);
	free(l->pager.piece);
	free(l->pager.obstacles.at);
	p_faces_free(l);
}

static enum pai_status
lay_out(const struct p_layout_job *job, const struct round *known,
    struct p_pages *out, struct round *found)
{
	struct p_lay	 l = { .job = job, .host = job->doc->host,
	    .metrics = job->metrics, .out = out, .places = known->places,
	    .cuts = &known->cuts };
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
	*found = (struct round){ .cuts = l.found, .refers = l.refers,
	    .moved = l.moved };
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

/* Must the document be laid out again with what a round found? */
static enum pai_status
must_repeat(const struct round *known, struct round *now,
    const struct p_pages *out, bool *again)
{
	*again = now->moved;
	if (!now->refers)
		return PAI_OK;
	if ((now->places = p_places_new(out)) == NULL)
		return PAI_E_NOMEM;
	*again = *again || !same_pages(known->places, now->places);
	return PAI_OK;
}

static void
round_free(struct round *r)
{
	p_places_free(r->places);
	free(r->cuts.at);
}

/* A profile that is asked for sets heads and feet of its own. */
static void
say_heads(const struct p_layout_job *job)
{
	enum p_profile	 profile = p_profile_choose(job);

	if (profile == P_PROFILE_SOURCE)
		return;
	for (const struct pai_node *n = job->root->first; n != NULL;
	    n = n->next)
		if (n->kind == PAI_N_SECTION && n->first != NULL) {
			pai_say(job->log, PAI_M_PDF_HEADS, &n->locus, "%s",
			    "");
			return;
		}
}

/*
 * A table of contents is set before the pages are that it names, and columns
 * of different widths before it is known how high they are to be: they are
 * laid out again with what the round before found, until nothing moves.  It
 * hardly ever takes more than a second round, since lines that end in a
 * number keep their height; where pages would move for ever, the last one
 * stands.
 */
enum pai_status
p_layout(const struct p_layout_job *job, struct p_pages *out)
{
	struct round	 known = { 0 }, now;
	enum pai_status	 status = PAI_OK;
	bool		 again = true;

	say_heads(job);
	for (int n = 1; again; n++) {
		if (n > 1)
			p_pages_free(out);
		status = lay_out(job, &known, out, &now);
		again = false;
		if (status == PAI_OK && n < ROUNDS)
			status = must_repeat(&known, &now, out, &again);
		round_free(&known);
		known = now;
	}
	round_free(&known);
	return status;
}
