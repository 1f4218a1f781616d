/*
 * Styles: styles.xml with every basedOn chain laid flat.
 *
 * The file lists styles in any order, so they are first read as stated, then
 * laid flat: each after the one it is based on.  A chain that comes back to
 * itself is cut where it closes, as if that basedOn were not there.
 */
#include "styles.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "docx.h"

static const struct scope scope_styles, scope_style, scope_defaults;

/* ---- finding ---- */

static uint32_t
hash_of(const char *s)
{
	uint32_t	 h = 5381;

	while (*s != '\0')
		h = h * 33 + (unsigned char)*s++;
	return h ^ h >> 15;
}

static uint32_t *
slot_of(const struct styles *t, const char *id)
{
	uint32_t	 mask = t->slot_count - 1;

	for (uint32_t i = hash_of(id) & mask; ; i = (i + 1) & mask)
		if (t->slots[i] == 0 ||
		    strcmp(t->list[t->slots[i]]->id, id) == 0)
			return &t->slots[i];
}

uint32_t
style_find(struct docx *d, const char *id)
{
	const struct styles	*t = d->styles;

	return id == NULL || t->slot_count == 0 ? 0 : *slot_of(t, id);
}

const struct style *
style_at(const struct docx *d, uint32_t i)
{
	static const struct style	 none = { .id = "", .name = "" };

	return i == 0 || i > d->styles->n ? &none : d->styles->list[i];
}

static bool
grow(struct styles *t)
{
	uint32_t	 room = t->room == 0 ? 64 : t->room * 2;
	struct style	**list = realloc(t->list, room * sizeof(*list));
	uint32_t	*slots;

	if (list == NULL)
		return false;
	t->list = list;
	slots = calloc((size_t)room * 2, sizeof(*slots));
	if (slots == NULL)
		return false;
	free(t->slots);
	t->slots = slots;
	t->slot_count = room * 2;
	t->room = room;
	for (uint32_t i = 1; i <= t->n; i++)
		*slot_of(t, t->list[i]->id) = i;
	return true;
}

/* ---- reading ---- */

static void
start_style(struct docx *d)
{
	static const char *const types[] = { "paragraph", "character",
	    "table", "numbering" };
	struct styles	*t = d->styles;
	const char	*id = attr(d, W_styleId);
	struct style	*s = pool_new(&d->pool, sizeof(*s));

	if (s == NULL || (t->n + 1 >= t->room && !grow(t))) {
		docx_no_memory(d);
		return;
	}
	if (t->n >= (uint64_t)d->host->log_limit(d->job->log,
	    PAI_LIM_STYLES)) {
		docx_fail(d, d->host->log_over(d->job->log, PAI_LIM_STYLES,
		    NULL, d->part, (uint64_t)t->n + 1));
		return;
	}
	s->id = docx_keep(d, id == NULL ? "" : id);
	s->name = "";
	for (unsigned i = 0; i < 4; i++)
		if (attr_is(d, W_type, types[i]))
			s->type = (enum style_type)i;
	if (s->type == STYLE_TABLE)
		s->table = pool_new(&d->pool, sizeof(*s->table));
	if (s->type == STYLE_TABLE && s->table == NULL)
		docx_no_memory(d);
	if (d->status != PAI_OK)
		return;
	t->list[++t->n] = s;
	if (s->id[0] != '\0' && *slot_of(t, s->id) == 0)
		*slot_of(t, s->id) = t->n;	/* of two, the first wins */
	if (attr(d, W_default) != NULL && attr_on(d, W_default))
		t->preset[s->type] = t->n;
	d->style = s;
}

/* "heading 3", "标题 3", "标题3": what Word in any language calls them. */
uint8_t
style_heading(const char *name)
{
	static const char *const prefixes[] = { "heading", "标题", "Überschrift",
	    "Titre", "見出し" };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		size_t		 n = strlen(prefixes[i]);
		const char	*s = name + n;

		if (strncasecmp(name, prefixes[i], n) != 0)
			continue;
		s += *s == ' ';
		if (s[0] >= '1' && s[0] <= '9' && s[1] == '\0')
			return (uint8_t)(s[0] - '0');
	}
	return 0;
}

static uint8_t
role_of(const char *name)
{
	static const struct { const char *name; uint8_t role; } list[] = {
		{ "title", PAI_ROLE_TITLE }, { "标题", PAI_ROLE_TITLE },
		{ "subtitle", PAI_ROLE_SUBTITLE },
		{ "副标题", PAI_ROLE_SUBTITLE },
		{ "caption", PAI_ROLE_CAPTION }, { "题注", PAI_ROLE_CAPTION },
		{ "date", PAI_ROLE_DATE }, { "日期", PAI_ROLE_DATE },
		{ "signature", PAI_ROLE_SIGNATURE },
		{ "salutation", PAI_ROLE_ADDRESSEE },
		{ "toc heading", PAI_ROLE_NONE },
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcasecmp(list[i].name, name) == 0)
			return list[i].role;
	return strncasecmp(name, "toc ", 4) == 0 ? PAI_ROLE_TOC :
	    PAI_ROLE_NONE;
}

static void
take_name(struct docx *d, struct style *s)
{
	const char	*name = attr(d, W_val);

	if (name == NULL)
		return;
	name = docx_keep(d, name);
	if (name == NULL)
		return;
	s->name = name;
	s->heading = style_heading(s->name);
	s->role = role_of(s->name);
}

static const struct scope *
style_child(struct docx *d, unsigned token)
{
	struct style	*s = d->style;
	const char	*id;

	switch (token) {
	case W_name:
		take_name(d, s);
		return NULL;
	case W_basedOn:
		id = attr(d, W_val);
		s->based_on = id == NULL ? NULL : docx_keep(d, id);
		return NULL;
	case W_rPr:
		d->run_target = &s->run;
		return &scope_run_props;
	case W_pPr:
		d->par_target = &s->par;
		return &scope_par_props;
	case W_tblPr:
		d->table_target = s->table == NULL ? NULL : &s->table->table;
		return s->table == NULL ? NULL : &scope_table_props;
	case W_trPr:
		d->row_target = s->table == NULL ? NULL : &s->table->row;
		return s->table == NULL ? NULL : &scope_row_props;
	case W_tcPr:
		d->cell_target = s->table == NULL ? NULL : &s->table->cell;
		return s->table == NULL ? NULL : &scope_cell_props;
	case W_tblStylePr:
		return cond_start(d);
	default:
		return NULL;
	}
}

static const struct scope *
defaults_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_rPrDefault:
	case W_pPrDefault:
		return &scope_same;
	case W_rPr:
		d->run_target = &d->styles->run;
		return &scope_run_props;
	case W_pPr:
		d->par_target = &d->styles->par;
		return &scope_par_props;
	default:
		return NULL;
	}
}

static const struct scope *
styles_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_styles:
		return &scope_styles;
	case W_docDefaults:
		return &scope_defaults;
	case W_style:
		start_style(d);
		return d->status == PAI_OK ? &scope_style : NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_styles = { styles_child, NULL, NULL };
static const struct scope scope_style = { style_child, NULL, NULL };
static const struct scope scope_defaults = { defaults_child, NULL, NULL };

/* ---- laying flat ---- */

static void
add_base(struct docx *d, struct style *s, const struct style *base)
{
	struct run_props	 run = base->run;
	struct par_props	 par = base->par;

	s->own_indent = (s->par.set & PAR_INDENTS) != 0 ||
	    ((s->par.set & PAR_NUM) == 0 && base->own_indent);
	run_props_add(&run, &s->run);
	par_props_add(d, &par, &s->par);
	s->run = run;
	s->par = par;
	if (s->heading == 0)
		s->heading = base->heading;
	if (s->role == PAI_ROLE_NONE)
		s->role = base->role;
	if (s->table != NULL && base->table != NULL)
		table_style_add(d, s->table, base->table);
}

static void
finish(struct style *s)
{
	s->own_indent |= (s->par.set & PAR_INDENTS) != 0 &&
	    (s->par.set & PAR_NUM) == 0;
	s->done = true;
	s->doing = false;
}

/*
 * Lays one style flat.  The chain up to the first style that is done is
 * turned round on the way (each remembers who waits for it), so that a long
 * chain needs no stack.
 */
static void
flatten(struct docx *d, struct style *s, struct style **waiting)
{
	size_t	 n = 0;

	for (struct style *at = s; ; ) {
		uint32_t	 i = style_find(d, at->based_on);
		struct style	*base = i == 0 ? NULL : d->styles->list[i];

		waiting[n++] = at;
		at->doing = true;
		if (base == NULL || base->done || base->type != at->type)
			break;
		if (base->doing) {
			docx_once(d, PAI_M_DOCX_STYLE_CYCLE, base->id);
			at->based_on = NULL;
			break;
		}
		at = base;
	}
	while (n > 0) {
		struct style	*at = waiting[--n];
		const struct style *base = style_at(d,
				    style_find(d, at->based_on));

		if (base->done && base->type == at->type)
			add_base(d, at, base);
		else
			at->own_indent = (at->par.set & PAR_INDENTS) != 0;
		finish(at);
	}
}

static void
flatten_all(struct docx *d)
{
	struct styles	*t = d->styles;
	struct style	**waiting = calloc((size_t)t->n + 1, sizeof(*waiting));

	if (waiting == NULL) {
		docx_no_memory(d);
		return;
	}
	for (uint32_t i = 1; i <= t->n; i++)
		if (!t->list[i]->done)
			flatten(d, t->list[i], waiting);
	free(waiting);
}

enum pai_status
styles_read(struct docx *d, const char *part)
{
	(void)docx_parse(d, part, &scope_styles, PAI_LIM_META_BYTES);
	if (d->status == PAI_OK)
		flatten_all(d);
	return d->status;
}

void
styles_free(struct styles *t)
{
	free(t->list);
	free(t->slots);
}
