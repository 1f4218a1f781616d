/*
 * What web sites put around a document: bars, menus, counters, footers.
 */
#ifndef P_SITE_H
#define P_SITE_H

#include "pass/text/prose.h"

enum p_furniture {
	P_NO_FURNITURE,
	P_FOOT_FURNITURE,	/* only below some that is certain */
	P_MAYBE_FURNITURE,	/* only beside some that is certain */
	P_SURE_FURNITURE
};

/* What one paragraph is by its words alone. */
enum p_furniture p_furniture_of(const struct p_plain *);

/* One word of a menu (首页, 政务公开), and nothing else. */
bool	p_is_menu_word(const struct p_plain *);

/* What a block of the document is; blank ones count with none. */
struct p_verdict {
	struct pai_node	*node;
	enum p_furniture furniture;
	bool		 page;		/* the number of one, by itself */
};

/* Possible furniture beside some that is certain is certain, too. */
void	p_furniture_spread(struct p_verdict *, size_t n);

#endif
