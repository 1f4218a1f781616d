/*
 * Links: w:hyperlink.  The address is kept as it is; what may be written as
 * a link is for writers to judge.
 */
#include <string.h>

#include "flow.h"

uint32_t
link_open(struct docx *d)
{
	const struct relation	*rel = relation_find(d->rels, attr(d, R_id));
	const char		*place = attr(d, W_anchor);
	const char		*tip = attr(d, W_tooltip);
	struct p_buf		 target = { 0 };
	struct pai_node		*n;
	uint32_t		 id;

	if (rel != NULL)
		p_buf_str(&target, rel->target);
	if (place != NULL && place[0] != '\0') {
		p_buf_char(&target, '#');
		p_buf_str(&target, place);
	}
	if (!docx_whole(d, &target) || target.n == 0 || field_in_code(d)) {
		p_buf_free(&target);
		return 0;
	}
	id = inline_open(d, PAI_N_LINK, &n);
	if (n != NULL) {
		n->as.link.target = d->host->build_str(d->build, target.p,
		    target.n);
		if (tip != NULL)
			n->as.link.title = d->host->build_str(d->build, tip,
			    strlen(tip));
	}
	p_buf_free(&target);
	return id;
}
