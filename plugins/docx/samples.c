/*
 * One paragraph without text for each style that a paragraph may have by
 * what it is: where a document is read for its looks, it shows those it has
 * not used.  They stand behind the body.
 */
#include <strings.h>

#include "flow.h"
#include "resolve.h"
#include "styles.h"

static bool
is_wanted(const struct docx *d, uint32_t i)
{
	static const char *const names[] = { "body text", "list paragraph",
	    "quote", "footnote text", "toc heading", "compact" };
	const struct style	*s = style_at(d, i);

	if (s->type != STYLE_PARAGRAPH)
		return false;
	if (i == d->styles->preset[STYLE_PARAGRAPH] || s->heading != 0 ||
	    s->role != PAI_ROLE_NONE)
		return true;
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
		if (strcasecmp(s->name, names[k]) == 0)
			return true;
	return false;
}

static void
show(struct docx *d, uint32_t i)
{
	static const struct surround	 nothing;
	static const struct run_props	 mark;
	const struct style	*s = style_at(d, i);
	struct par_props	 par = s->par;
	unsigned		 level = s->heading != 0 ? s->heading :
				    s->role == PAI_ROLE_TITLE;
	enum pai_kind		 kind = level > 0 ? PAI_N_HEADING :
				    PAI_N_PARAGRAPH;
	struct pai_node		*n = pai_open(d->build, kind);

	if (n == NULL)
		return;
	par.style = i;
	n->style = resolve_paragraph(d, &nothing, &par, &mark);
	if (level > 0)
		n->as.heading.level = (uint8_t)level;
	else
		n->as.para.role = s->role;
	pai_close(d->build, kind);
}

void
samples_show(struct docx *d)
{
	for (uint32_t i = 1; i <= d->styles->n; i++)
		if (is_wanted(d, i))
			show(d, i);
}
