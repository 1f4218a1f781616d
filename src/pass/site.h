/*
 * What web sites put around a document: bars, menus, counters, footers.
 */
#ifndef P_SITE_H
#define P_SITE_H

#include "pass/prose.h"

enum p_furniture {
	P_NO_FURNITURE,
	P_FOOT_FURNITURE,	/* only below some that is certain */
	P_MAYBE_FURNITURE,	/* only beside some that is certain */
	P_SURE_FURNITURE
};

/* What one paragraph is by its words alone. */
enum p_furniture p_furniture_of(const struct p_plain *);

#endif
