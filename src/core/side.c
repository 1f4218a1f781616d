/*
 * The document's side tables: styles, sections, figures, outlines, resources,
 * sources, metadata.  Styles are interned: equal records have one number.
 */
#include <stdlib.h>
#include <string.h>

#include "core/core.h"
#include "kit/grow.h"

/*
 * The members of a style, one by one, so that padding never counts when two
 * records are compared.  Strings and tabs are handled apart.
 */
#define	MEMBER(m)	{ offsetof(struct pai_style, m), \
			    sizeof(((struct pai_style *)0)->m) }
#define	LINE(b)		MEMBER(b.stroke), MEMBER(b.width), MEMBER(b.space), \
			MEMBER(b.colour)
#define	BORDER(s)	LINE(border[s])
static const struct {
	size_t	 at, n;
} members[] = {
	MEMBER(set), MEMBER(font_size), MEMBER(spacing), MEMBER(position),
	MEMBER(kern_from),
	MEMBER(scale), MEMBER(colour), MEMBER(background), MEMBER(underline),
	MEMBER(vertical), MEMBER(emmark), MEMBER(bold), MEMBER(italic),
	MEMBER(strike), MEMBER(double_strike), MEMBER(caps),
	MEMBER(small_caps), MEMBER(hidden), MEMBER(align), MEMBER(outline),
	MEMBER(indent_left), MEMBER(indent_right), MEMBER(indent_first),
	MEMBER(indent_left_chars), MEMBER(indent_right_chars),
	MEMBER(indent_first_chars), MEMBER(space_before),
	MEMBER(space_after), MEMBER(space_before_lines),
	MEMBER(space_after_lines), MEMBER(line_rule), MEMBER(line),
	MEMBER(keep_next), MEMBER(keep_lines), MEMBER(widow_control),
	MEMBER(page_break_before), MEMBER(snap_to_grid),
	MEMBER(contextual_spacing), MEMBER(right_to_left),
	MEMBER(tab_count), BORDER(0), BORDER(1), BORDER(2), BORDER(3),
	MEMBER(padding), MEMBER(valign), MEMBER(width),
	MEMBER(width_percent), MEMBER(height), MEMBER(height_exact),
	MEMBER(cant_split), MEMBER(no_wrap), MEMBER(fixed_layout),
	MEMBER(indent_table), MEMBER(underline_colour), MEMBER(fit_width),
	MEMBER(effects), MEMBER(shared_marks), MEMBER(combine),
	MEMBER(across), MEMBER(line_align), MEMBER(flow), MEMBER(setting),
	LINE(between), LINE(bar),
	MEMBER(frame),		/* has no holes */
	LINE(diagonal[0]), LINE(diagonal[1]), MEMBER(border_yields),
	MEMBER(fit_text), MEMBER(hide_mark), MEMBER(cell_spacing),
	MEMBER(place.floats), MEMBER(place.from_x), MEMBER(place.from_y),
	MEMBER(place.place_x), MEMBER(place.place_y), MEMBER(place.x),
	MEMBER(place.y), MEMBER(place.gap), MEMBER(text_scale),
	MEMBER(line_cut), MEMBER(fill)
};
#undef BORDER
#undef LINE
#undef MEMBER
#define	NMEMBERS	(sizeof(members) / sizeof(members[0]))

/* FNV-1a over words, as most members are one; then the rest by bytes. */
static uint64_t
mix(uint64_t h, const void *data, size_t n)
{
	const unsigned char *p = data;
	uint32_t	 word;

	for (; n >= sizeof(word); p += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		h = (h ^ word) * UINT64_C(0x100000001b3);
	}
	for (; n > 0; p++, n--)
		h = (h ^ *p) * UINT64_C(0x100000001b3);
	return h;
}

static const struct pai_str *
string_of(const struct pai_style *s, size_t i)
{
	switch (i) {
	case 0:
		return &s->name;
	case 1:
		return &s->lang;
	case 2:
		return &s->title;
	case 3:
		return &s->summary;
	default:
		return &s->font[i - 4];
	}
}
#define	NSTRINGS	(4 + PAI_SCRIPT_MAX)

static uint64_t
style_hash(const struct pai_style *s)
{
	uint64_t	 h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < NMEMBERS; i++)
		h = mix(h, (const char *)s + members[i].at, members[i].n);
	for (size_t i = 0; i < NSTRINGS; i++)
		h = mix(h, string_of(s, i)->p, string_of(s, i)->n);
	for (uint32_t i = 0; i < s->tab_count; i++)
		h = mix(h, &s->tabs[i].at, sizeof(s->tabs[i].at));
	return h ^ h >> 32;	/* low bits alone know nothing of high ones */
}

static bool
tabs_equal(const struct pai_style *a, const struct pai_style *b)
{
	for (uint32_t i = 0; i < a->tab_count; i++)
		if (a->tabs[i].at != b->tabs[i].at ||
		    a->tabs[i].kind != b->tabs[i].kind ||
		    a->tabs[i].leader != b->tabs[i].leader)
			return false;
	return true;
}

static bool
styles_equal(const struct pai_style *a, const struct pai_style *b)
{
	for (size_t i = 0; i < NMEMBERS; i++)
		if (memcmp((const char *)a + members[i].at,
		    (const char *)b + members[i].at, members[i].n) != 0)
			return false;
	for (size_t i = 0; i < NSTRINGS; i++) {
		const struct pai_str *x = string_of(a, i), *y = string_of(b, i);

		if (x->n != y->n || (x->n > 0 && memcmp(x->p, y->p, x->n) != 0))
			return false;
	}
	return tabs_equal(a, b);
}

/* A lasting copy: strings and tabs move into the arena. */
static struct pai_style *
style_keep(struct p_doc *d, const struct pai_style *from)
{
	struct pai_style *s = p_arena_zero(&d->arena, sizeof(*s));
	struct pai_tab_stop *tabs;

	if (s == NULL)
		return NULL;
	*s = *from;
	s->size = sizeof(*s);
	for (size_t i = 0; i < NSTRINGS; i++) {
		struct pai_str *x = (struct pai_str *)(uintptr_t)string_of(s, i);

		if ((x->p = p_arena_copy(&d->arena, x->p, x->n)) == NULL)
			return NULL;
	}
	if (s->tab_count > 0) {
		tabs = p_arena_zero(&d->arena, s->tab_count * sizeof(*tabs));
		if (tabs == NULL)
			return NULL;
		memcpy(tabs, from->tabs, s->tab_count * sizeof(*tabs));
		s->tabs = tabs;
	}
	return s;
}

static bool
rehash(struct p_doc *d, uint32_t slots)
{
	uint32_t	*table = calloc(slots, sizeof(*table)), at;

	if (table == NULL)
		return false;
	for (uint32_t i = 1; i <= d->nstyles; i++) {
		at = (uint32_t)style_hash(d->styles[i - 1]) & (slots - 1);
		while (table[at] != 0)
			at = (at + 1) & (slots - 1);
		table[at] = i;
	}
	free(d->style_hash);
	d->style_hash = table;
	d->style_slots = slots;
	return true;
}

uint32_t
p_doc_style_add(struct p_doc *d, const struct pai_style *given)
{
	struct pai_style s = { 0 };
	uint32_t	 at;

	if (given->size < offsetof(struct pai_style, name))
		return 0;
	memcpy(&s, given, given->size < sizeof(s) ? given->size : sizeof(s));
	if (s.tabs == NULL || s.tab_count > 256)
		s.tab_count = s.tabs == NULL ? 0 : 256;
	if (d->nstyles * 2 >= d->style_slots &&
	    !rehash(d, d->style_slots == 0 ? 256 : d->style_slots * 2))
		return 0;
	at = (uint32_t)style_hash(&s) & (d->style_slots - 1);
	for (; d->style_hash[at] != 0; at = (at + 1) & (d->style_slots - 1))
		if (styles_equal(d->styles[d->style_hash[at] - 1], &s))
			return d->style_hash[at];
	if (d->nstyles >= d->log->limits[PAI_LIM_STYLES] ||
	    !p_make_room(&d->styles, &d->style_room, d->nstyles + 1,
	    sizeof(*d->styles)) ||
	    (d->styles[d->nstyles] = style_keep(d, &s)) == NULL)
		return 0;
	d->style_hash[at] = ++d->nstyles;
	return d->nstyles;
}

uint32_t
p_doc_section_add(struct p_doc *d, const struct pai_section *given)
{
	struct pai_section *s;
	struct pai_column *column;
	size_t		 n;

	if (!p_make_room(&d->sections, &d->section_room, d->nsections + 1,
	    sizeof(*d->sections)) ||
	    (s = p_arena_zero(&d->arena, sizeof(*s))) == NULL)
		return UINT32_MAX;
	memcpy(s, given, given->size < sizeof(*s) ? given->size : sizeof(*s));
	s->size = sizeof(*s);
	if (s->columns == 0)
		s->columns = 1;
	if (s->column != NULL) {
		n = (size_t)s->columns * sizeof(*column);
		if ((column = p_arena_zero(&d->arena, n)) == NULL)
			return UINT32_MAX;
		memcpy(column, s->column, n);
		s->column = column;
	}
	d->sections[d->nsections] = s;
	return d->nsections++;
}

uint32_t
p_doc_figure_add(struct p_doc *d, const struct pai_figure *given)
{
	struct pai_figure *f;
	char		*vector;

	if (!p_make_room(&d->figures, &d->figure_room, d->nfigures + 1,
	    sizeof(*d->figures)) ||
	    (f = p_arena_zero(&d->arena, sizeof(*f))) == NULL)
		return 0;
	memcpy(f, given, given->size < sizeof(*f) ? given->size : sizeof(*f));
	f->size = sizeof(*f);
	vector = p_arena_copy(&d->arena, f->vector.p, f->vector.n);
	if (vector == NULL)
		return 0;
	f->vector.p = vector;
	d->figures[d->nfigures] = f;
	return ++d->nfigures;
}

/* The paths of from that lie within its steps. */
static uint32_t
paths_keep(struct pai_path *to, const struct pai_outline *from)
{
	const struct pai_path *p = from->path;
	uint32_t	 n = 0;

	for (uint32_t i = 0; i < from->path_n; i++)
		if (p[i].first <= from->step_n &&
		    p[i].n <= from->step_n - p[i].first)
			to[n++] = p[i];
	return n;
}

uint32_t
p_doc_outline_add(struct p_doc *d, const struct pai_outline *given)
{
	struct pai_outline *o;
	struct pai_pen	*step;
	struct pai_path	*path;

	if (!p_make_room(&d->outlines, &d->outline_room, d->noutlines + 1,
	    sizeof(*d->outlines)) ||
	    (o = p_arena_zero(&d->arena, sizeof(*o))) == NULL)
		return 0;
	memcpy(o, given, given->size < sizeof(*o) ? given->size : sizeof(*o));
	o->size = sizeof(*o);
	step = p_arena_zero(&d->arena, (o->step_n + (size_t)1) *
	    sizeof(*step));
	path = p_arena_zero(&d->arena, (o->path_n + (size_t)1) *
	    sizeof(*path));
	o->alt.p = p_arena_copy(&d->arena, o->alt.p, o->alt.n);
	if (step == NULL || path == NULL || o->alt.p == NULL)
		return 0;
	if (o->step_n > 0)
		memcpy(step, given->step, o->step_n * sizeof(*step));
	o->step = step;
	o->path_n = paths_keep(path, given);
	o->path = path;
	d->outlines[d->noutlines] = o;
	return ++d->noutlines;
}

struct pai_resource *
p_doc_resource_copy(struct p_doc *d, const struct pai_resource *given)
{
	struct pai_resource *r = p_arena_zero(&d->arena, sizeof(*r));

	if (r == NULL)
		return NULL;
	*r = *given;
	r->mime = given->mime == NULL ? NULL :
	    p_arena_copy(&d->arena, given->mime, strlen(given->mime));
	if (r->mime == NULL)
		r->mime = "application/octet-stream";
	r->data = (const unsigned char *)p_arena_copy(&d->arena,
	    (const char *)given->data, given->n);
	return r->data != NULL ? r : NULL;
}

bool
p_doc_resource_add(struct p_doc *d, const struct pai_resource *given)
{
	struct pai_resource *r;

	for (uint32_t i = 0; i < d->nresources; i++)
		if (d->resources[i]->key.n == given->key.n &&
		    memcmp(d->resources[i]->key.p, given->key.p,
		    given->key.n) == 0)
			return true;
	if (!p_make_room(&d->resources, &d->resource_room, d->nresources + 1,
	    sizeof(*d->resources)) ||
	    (r = p_doc_resource_copy(d, given)) == NULL)
		return false;
	r->key.p = p_arena_copy(&d->arena, given->key.p, given->key.n);
	if (r->key.p == NULL)
		return false;
	d->resources[d->nresources++] = r;
	return true;
}

uint32_t
p_doc_source_add(struct p_doc *d, const char *name)
{
	for (uint32_t i = 0; i < d->nsources; i++)
		if (strcmp(d->sources[i], name) == 0)
			return i;
	if (!p_make_room(&d->sources, &d->source_room, d->nsources + 1,
	    sizeof(*d->sources)) ||
	    (d->sources[d->nsources] = p_arena_copy(&d->arena, name,
	    strlen(name))) == NULL)
		return 0;
	return d->nsources++;
}

void
p_doc_meta_set(struct p_doc *d, const char *key, const char *value, size_t n)
{
	struct p_meta	*m;

	for (m = d->meta; m != NULL && strcmp(m->key, key) != 0; m = m->next)
		continue;
	if (m == NULL) {
		if ((m = p_arena_zero(&d->arena, sizeof(*m))) == NULL ||
		    (m->key = p_arena_copy(&d->arena, key, strlen(key))) == NULL)
			return;
		if (d->meta_last != NULL)
			d->meta_last->next = m;
		else
			d->meta = m;
		d->meta_last = m;
	}
	if ((m->value = p_arena_copy(&d->arena, value, n)) == NULL)
		m->value = "";
}

const char *
p_doc_meta(const struct p_doc *d, const char *key)
{
	for (const struct p_meta *m = d->meta; m != NULL; m = m->next)
		if (strcmp(m->key, key) == 0)
			return m->value;
	return NULL;
}
