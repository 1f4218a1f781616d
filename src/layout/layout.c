/*
 * A document laid out: the order of the steps, and the memory between them.
 */
#include "layout/priv.h"

#include <stdlib.h>

static void
free_scratch(struct p_lay *l)
{
	struct p_para	*p = &l->para;

	free(p->cp);
	free(p->brk);
	free(p->unit);
	free(p->run);
	free(p->object);
	free(p->shaped);
	free(p->glyph);
	free(l->line);
	free(l->order);
	free(l->place);
	free(l->geometry);
	free(l->info);
	free(l->endnote);
	free(l->note);
	p_galley_free(&l->pager.notes);
	free(l->pager.piece);
	p_faces_free(l);
}

enum pai_status
p_layout(const struct p_layout_job *job, struct p_pages *out)
{
	struct p_lay	 l = { .job = job, .host = job->doc->host,
	    .metrics = job->metrics, .out = out };
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
	return l.status;
}
