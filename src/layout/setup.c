/*
 * What the choices of a profile are, where the user has made none.
 */
#include "layout/priv.h"

static const struct { int32_t gbt9704, report; } preset[P_SETUP_MAX] = {
#define	SETUP_LENGTH(id, name, least, most, gbt9704, report, help)	\
	[P_SETUP_##id] = { gbt9704, report },
#define	SETUP_COUNT(id, name, least, most, gbt9704, report, help)	\
	[P_SETUP_##id] = { gbt9704, report },
#define	SETUP_CHOICE(id, name, enumeration, gbt9704, report, help)	\
	[P_SETUP_##id] = { gbt9704, report },
#include "layout/setup.def"
};

bool
p_setup_given(const struct p_lay *l, enum p_setup_id id)
{
	return l->job->setup != NULL && l->job->setup->given[id];
}

int32_t
p_setup(const struct p_lay *l, enum p_setup_id id)
{
	if (p_setup_given(l, id))
		return l->job->setup->value[id];
	/* 7.3.3: headings differ from the text by their fonts alone. */
	if (l->profile == P_PROFILE_GBT9704)
		return id == P_SETUP_HEAD_SIZE || id == P_SETUP_SUBHEAD_SIZE ?
		    p_setup(l, P_SETUP_FONT_SIZE) : preset[id].gbt9704;
	/* 五号, as Word in Chinese. */
	if (id == P_SETUP_FONT_SIZE && l->profile == P_PROFILE_SOURCE)
		return 10500;
	return preset[id].report;
}

struct pai_str
p_setup_font(const struct p_lay *l, uint8_t role, uint8_t script)
{
	struct pai_str	 none = { 0 };

	return l->job->setup == NULL || role >= P_FACE_MAX ? none :
	    l->job->setup->font[role][script == PAI_SCRIPT_EASTASIA];
}

/* The user's page beats the document's, and its grid. */
void
p_setup_page(const struct p_lay *l, struct p_geometry *g)
{
	bool	 width = p_setup_given(l, P_SETUP_PAGE_WIDTH);
	bool	 right = p_setup_given(l, P_SETUP_MARGIN_RIGHT);
	bool	 height = p_setup_given(l, P_SETUP_PAGE_HEIGHT);
	bool	 bottom = p_setup_given(l, P_SETUP_MARGIN_BOTTOM);
	int32_t	 from_right = right ? p_setup(l, P_SETUP_MARGIN_RIGHT) :
		    g->width - g->right;
	int32_t	 from_bottom = bottom ? p_setup(l, P_SETUP_MARGIN_BOTTOM) :
		    g->height - g->bottom;

	if (width)
		g->width = p_setup(l, P_SETUP_PAGE_WIDTH);
	if (height)
		g->height = p_setup(l, P_SETUP_PAGE_HEIGHT);
	if (p_setup_given(l, P_SETUP_MARGIN_LEFT))
		g->left = p_setup(l, P_SETUP_MARGIN_LEFT);
	if (p_setup_given(l, P_SETUP_MARGIN_TOP))
		g->top = p_setup(l, P_SETUP_MARGIN_TOP);
	if (width || right)
		g->right = g->width - from_right;
	if (height || bottom)
		g->bottom = g->height - from_bottom;
	p_margins_mend(g);
}

void
p_setup_grid(const struct p_lay *l, struct p_geometry *g)
{
	int32_t	 lines = p_setup(l, P_SETUP_LINES);
	int32_t	 chars = p_setup(l, P_SETUP_CHARS);

	if (l->profile != P_PROFILE_SOURCE || p_setup_given(l, P_SETUP_LINES))
		g->pitch = lines == 0 ? 0 : (g->bottom - g->top) / lines;
	if (l->profile != P_PROFILE_SOURCE || p_setup_given(l, P_SETUP_CHARS))
		g->char_space = chars == 0 ? 0 : p_max(-p_setup(l,
		    P_SETUP_FONT_SIZE) / 2, (g->right - g->left) / chars -
		    p_setup(l, P_SETUP_FONT_SIZE));
}
