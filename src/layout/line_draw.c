/*
 * One line -> one band: the blanks between its characters, its rules, text,
 * pictures, links and anchors.
 */
#include "layout/line_fill.h"

struct setter {
	const struct p_flow	*flow;
	struct p_lay		*lay;
	struct p_para		*para;
	const struct p_shape	*shape;
	const struct p_line	*line;
	struct p_page		*ink;
	struct p_fill		 fill;
	int32_t			 x;		/* where the first unit stands */
	struct p_line_box	 h;
	struct p_item		*text;		/* the one being filled */
	const int32_t		*place;		/* of units, where they do not
						 * stand as in the text */
};

/* What a hyphen adds to the advance of unit i: the line ends behind it. */
static int32_t
hyphen_of(const struct setter *s, size_t i)
{
	return i + 1 == s->line->shown ? s->line->hyphen : 0;
}

static int32_t
advance(const struct setter *s, struct p_fill *f, size_t i)
{
	return p_fill_advance(s->para, s->line, f, i);
}

static void
find_start(struct setter *s)
{
	const struct p_line *ln = s->line;
	int32_t		 free = p_max(0, ln->room - ln->width);

	s->x = s->flow->left + ln->x;
	/* A line has its first indent on the side where its text begins. */
	if (s->shape->right_to_left)
		s->x = s->flow->left + s->shape->left;
	if (s->shape->align == PAI_ALIGN_RIGHT || (s->shape->right_to_left &&
	    s->shape->align == PAI_ALIGN_JUSTIFY &&
	    s->fill.per + s->fill.rest == 0))
		s->x += free;
	else if (s->shape->align == PAI_ALIGN_CENTRE)
		s->x += free / 2;
}

/* Where unit i stands, if not at x, behind the one before it. */
static int32_t
place_of(const struct setter *s, size_t i, int32_t x)
{
	return s->place == NULL ? x : s->place[i - s->line->first];
}

/* Places the units of a line in which some run leftwards. */
static void
find_places(struct setter *s)
{
	struct p_lay	*l = s->lay;
	size_t		 first = s->line->first, n = s->line->end - first;
	struct p_fill	 f = s->fill;

	if (!s->para->bidi || n == 0 ||
	    !p_grow(l, &l->place, &l->place_room, n, sizeof(*l->place)))
		return;
	for (size_t i = 0; i < n; i++)
		l->place[i] = advance(s, &f, first + i);
	if (p_bidi_places(l, first, n, s->x))
		s->place = l->place;
}

/* Background, underline and strike of one stretch of a run. */
static void
rules_of(struct setter *s, const struct p_look *k, int32_t x, int32_t w)
{
	int32_t	 thick = p_max(k->size / 20, 400);
	int32_t	 y = s->h.baseline - k->rise;
	uint8_t	 stroke = PAI_STROKE_SINGLE;
	uint32_t rule = k->rule_coloured ? k->rule_colour : k->colour;

	if (w <= 0)
		return;
	if (k->background != PAI_COLOUR_AUTO)
		p_rect_add(s->lay, s->ink, x, y - k->size * 22 / 25, w,
		    k->size * 28 / 25, k->background & 0xffffffu, stroke);
	if (k->underline == PAI_UL_DOTTED)
		stroke = PAI_STROKE_DOTTED;
	else if (k->underline == PAI_UL_DASHED)
		stroke = PAI_STROKE_DASHED;
	else if (k->underline == PAI_UL_WAVE)
		stroke = PAI_STROKE_WAVE;
	if (k->underline != PAI_UL_NONE)
		p_rect_add(s->lay, s->ink, x, y + k->size / 8, w,
		    k->underline == PAI_UL_THICK ? thick * 2 : thick,
		    rule, stroke);
	if (k->underline == PAI_UL_DOUBLE)
		p_rect_add(s->lay, s->ink, x, y + k->size / 8 + thick * 2, w,
		    thick, rule, stroke);
	if (k->strike || k->double_strike)
		p_rect_add(s->lay, s->ink, x, y - k->size * 3 / 10, w, thick,
		    k->colour, PAI_STROKE_SINGLE);
	if (k->double_strike)
		p_rect_add(s->lay, s->ink, x, y - k->size * 3 / 10 -
		    thick * 2, w, thick, k->colour, PAI_STROKE_SINGLE);
}

/* 着重号: a mark below (or above) each character, blanks left out. */
static void
emphasis(struct setter *s, const struct p_unit *u, int32_t x, int32_t w)
{
	const struct p_look *k = &s->para->run[u->run].look;
	int32_t		 dot = k->emmark == PAI_EM_CIRCLE ? k->size / 6 :
			    k->size / 8;
	struct p_item	*i;
	int32_t		 y = s->h.baseline - k->rise;

	if ((u->flags & (P_U_BLANK | P_U_TAB | P_U_IMAGE | P_U_OPEN |
	    P_U_CLOSE | P_U_JOINED)) != 0)
		return;
	/* Above in other languages, below in Chinese (GB/T 15834). */
	y += s->para->wide || k->emmark == PAI_EM_UNDERDOT ?
	    k->size * 24 / 100 : -k->size;
	p_rect_add(s->lay, s->ink, x + (w - dot) / 2, y, dot, dot, k->colour,
	    PAI_STROKE_SINGLE);
	if (s->lay->status != PAI_OK)
		return;
	i = &s->ink->items[s->ink->n - 1];
	i->as.rect.slope = k->emmark == PAI_EM_CIRCLE ? P_SLOPE_RING :
	    k->emmark == PAI_EM_COMMA ? P_SLOPE_DOWN : P_SLOPE_DISC;
	i->as.rect.thick = k->emmark == PAI_EM_COMMA ? dot / 2 : k->size / 30;
}

/* A frame around one stretch of a run, as high as its background. */
static void
frame_of(struct setter *s, const struct p_look *k, int32_t x, int32_t w)
{
	int32_t	 thick = p_max(250, p_min(k->border.width, 6000));
	int32_t	 y = s->h.baseline - k->rise - k->size * 22 / 25;
	int32_t	 h = k->size * 28 / 25;
	uint32_t colour = k->border.colour == PAI_COLOUR_AUTO ? k->colour :
		    k->border.colour & 0xffffffu;

	if (w <= 0 || k->border.stroke == PAI_STROKE_NONE)
		return;
	p_rect_add(s->lay, s->ink, x, y, w, thick, colour, k->border.stroke);
	p_rect_add(s->lay, s->ink, x, y + h - thick, w, thick, colour,
	    k->border.stroke);
	p_rect_add(s->lay, s->ink, x, y, thick, h, colour, k->border.stroke);
	p_rect_add(s->lay, s->ink, x + w - thick, y, thick, h, colour,
	    k->border.stroke);
}

static bool
has_rules(const struct p_look *k)
{
	return k->border.stroke != PAI_STROKE_NONE ||
	    k->background != PAI_COLOUR_AUTO || k->strike ||
	    k->double_strike || k->underline != PAI_UL_NONE;
}

static void
draw_rules(struct setter *s)
{
	const struct p_para *p = s->para;
	struct p_fill	 f = s->fill;
	int32_t		 x = s->x, from, adv;
	size_t		 i = s->line->first, e;

	while (i < s->line->shown) {
		from = x = place_of(s, i, x);
		for (e = i; e < s->line->shown &&
		    p->unit[e].run == p->unit[i].run &&
		    place_of(s, e, x) == x; e++) {
			adv = advance(s, &f, e);
			if (p->run[p->unit[i].run].look.emmark != PAI_EM_NONE)
				emphasis(s, &p->unit[e], x, adv -
				    hyphen_of(s, e));
			x += adv;
		}
		if (has_rules(&p->run[p->unit[i].run].look))
			rules_of(s, &p->run[p->unit[i].run].look, from,
			    x - from);
		frame_of(s, &p->run[p->unit[i].run].look, from, x - from);
		i = e;
	}
}

static void
open_text(struct setter *s, const struct p_unit *u, int32_t x)
{
	struct p_run	*r = &s->para->run[u->run];
	struct p_item	*t = p_item_add(s->lay, s->ink, P_ITEM_TEXT);
	uint8_t		 script = (u->flags & P_U_WIDE) != 0 ?
	    PAI_SCRIPT_EASTASIA : PAI_SCRIPT_LATIN;
	unsigned	 synth = 0;

	s->text = t;
	if (t == NULL)
		return;
	if (r->face[script] == 0)
		script = PAI_SCRIPT_COMPLEX;
	if (s->lay->metrics->synth != NULL && r->face[script] != 0 &&
	    (r->look.bold || r->look.italic))
		synth = s->lay->metrics->synth(s->lay->metrics->arg, u->font,
		    p_face_at(s->lay, r->face[script]));
	t->artifact = s->flow->artifact;
	t->x = x;
	t->y = s->h.baseline - r->look.rise;
	t->h = r->look.size;
	t->node = r->node;
	t->as.text.font = u->font;
	t->as.text.size = r->look.size;
	t->as.text.colour = r->look.colour;
	t->as.text.first = (uint32_t)s->ink->glyph_n;
	t->as.text.scale = r->look.scale == 100 ? 0 : r->look.scale;
	t->as.text.slant = (synth & P_SYNTH_SLANT) != 0;
	t->as.text.embolden = (synth & P_SYNTH_BOLD) != 0;
}

static void
add_glyph(struct setter *s, struct p_glyph g)
{
	struct p_glyph	*to = p_glyphs_add(s->lay, s->ink, 1);

	if (to == NULL || s->text == NULL)
		return;
	*to = g;
	s->ink->glyph_n++;
	s->text->as.text.n++;
	s->text->w = p_add(s->text->w, g.advance);
}

/* A shaped unit: what is left of its advance goes to the last glyph. */
static void
add_shaped(struct setter *s, const struct p_unit *u, int32_t adv)
{
	const struct p_shaped *sh = &s->para->shaped[u->extra];
	const struct p_look *look = &s->para->run[u->run].look;
	int32_t		 size = look->size, across = p_look_across(look);
	struct p_glyph	 g;

	for (size_t k = 0; k < sh->n; k++) {
		g = s->para->glyph[sh->first + k];
		g.dx = p_scale(g.dx, across);
		g.dy = p_scale(g.dy, size);
		g.advance = p_scale(g.advance, across);
		if (k + 1 == sh->n)
			g.advance = adv;
		adv -= g.advance;
		add_glyph(s, g);
	}
}

/*
 * Dots and the like across a tab's blank: decoration, not text.  They are
 * reckoned from its end, so that those of lines one below another stand so,
 * too: figures are as wide as two dots in most fonts.  In the source's looks
 * they fill it, each as wide as whole twips; ours keep them off the text.
 */
static void
draw_leader(struct setter *s, const struct p_unit *u, int32_t x, int32_t w)
{
	struct p_look	*k = &s->para->run[u->run].look;
	uint32_t	 face = p_face_find(s->lay, k, PAI_SCRIPT_LATIN);
	struct p_char	 ch;
	struct p_unit	 dot = *u;
	int32_t		 adv, n, off;

	if (u->extra == 0 || face == 0)
		return;
	p_face_char(s->lay, face, u->extra, &ch);
	adv = p_scale(ch.adv, k->size);
	off = s->lay->profile == P_PROFILE_SOURCE ? 0 : k->size / 6;
	if (off == 0)
		adv = (adv + P_TWIP / 2) / P_TWIP * P_TWIP;
	n = adv < 500 ? 0 : (w - 2 * off) / adv;
	if (n <= 0)
		return;
	dot.font = ch.font;
	dot.flags = 0;
	s->para->run[u->run].face[PAI_SCRIPT_LATIN] = face;
	/* A rule has no gaps and no end before the tab's. */
	if (u->extra == '_' && off == 0)
		adv = w / ++n;
	open_text(s, &dot, x + w - n * adv - off);
	if (s->text != NULL)
		s->text->artifact = true;
	for (; n > 0; n--)
		add_glyph(s, (struct p_glyph){ .cp = u->extra,
		    .advance = adv });
	s->text = NULL;
}

static void
draw_image(struct setter *s, const struct p_unit *u, int32_t x)
{
	const struct p_object *o = &s->para->object[u->extra];
	int32_t		 rise = s->para->run[u->run].look.rise;
	struct p_item	*i = p_item_add(s->lay, s->ink, P_ITEM_IMAGE);

	if (i == NULL)
		return;
	i->artifact = s->flow->artifact;
	p_picture_place(s->flow, i, o->node, x, s->h.baseline - rise -
	    o->h, o->w, o->h);
}

/* A unit and what it looks like: in the item that is open, or a new one. */
static void
draw_unit(struct setter *s, size_t i, const struct p_unit **open, int32_t x,
    int32_t adv)
{
	const struct p_unit	*u = &s->para->unit[i];
	bool			 tab = (u->flags & P_U_TAB) != 0;

	if (*open == NULL || (*open)->run != u->run || (*open)->font !=
	    u->font || tab)
		open_text(s, u, x);
	*open = tab ? NULL : u;
	if ((u->flags & P_U_SHAPED) != 0)
		add_shaped(s, u, adv);
	else
		add_glyph(s, (struct p_glyph){ .cp = tab ? ' ' :
		    s->para->cp[i], .gid = p_bidi_mirrored(s->lay, i),
		    .advance = adv });
}

/* What parts a word behind unit i: the glyph of a hyphen, and U+00AD. */
static void
draw_hyphen(struct setter *s, size_t i, int32_t x)
{
	const struct p_metrics	*m = s->lay->metrics;
	struct p_unit		 u = p_hyphen_behind(s->lay, i);

	if (u.font != s->para->unit[i].font)
		open_text(s, &u, x);
	add_glyph(s, (struct p_glyph){ .cp = 0xad, .gid = m->glyph == NULL ?
	    0 : m->glyph(m->arg, u.font, '-'), .advance = s->line->hyphen });
}

/* The reading of a base that stands between two places, in its middle. */
static void
draw_reading(struct setter *s, const struct p_ruby *r, int32_t from,
    int32_t to)
{
	const struct p_unit	*open = NULL, *u;
	int32_t			 x = from + (to - from - r->width) / 2;

	for (size_t i = r->base_end; i < r->end; i++) {
		u = &s->para->unit[i];
		if ((u->flags & P_U_JOINED) != 0)
			continue;
		draw_unit(s, i, &open, x, u->lead);
		x += u->lead;
	}
}

/* The first ruby that ends behind a unit; the number of them: none. */
static size_t
ruby_from(const struct p_para *p, size_t unit)
{
	size_t	 k = 0;

	while (k < p->ruby_n && p->ruby[k].end <= unit)
		k++;
	return k;
}

/*
 * What of a unit's advance lies before it: a gap behind one that runs
 * leftwards is on its left.
 */
static int32_t
lead_of(const struct p_unit *u, int32_t adv)
{
	return u->level % 2 == 0 ? u->lead : u->lead + p_max(0, adv - u->adv);
}

static void
draw_text(struct setter *s)
{
	const struct p_para *p = s->para;
	const struct p_unit *u, *open = NULL;
	struct p_fill	 f = s->fill;
	int32_t		 x = s->x, adv, base = x, lead;
	size_t		 ruby = ruby_from(p, s->line->first);

	for (size_t i = s->line->first; i < s->line->end &&
	    s->lay->status == PAI_OK; i++, x += adv) {
		u = &p->unit[i];
		adv = advance(s, &f, i);
		if (place_of(s, i, x) != x) {
			x = place_of(s, i, x);
			open = NULL;
		}
		if (ruby < p->ruby_n && i == p->ruby[ruby].first)
			base = x;
		if (ruby < p->ruby_n && i == p->ruby[ruby].base_end)
			draw_reading(s, &p->ruby[ruby++], base, x);
		lead = lead_of(u, adv);
		if ((u->flags & P_U_ABOVE) != 0 || lead > 0)
			open = NULL;
		if ((u->flags & (P_U_END | P_U_JOINED | P_U_ABOVE)) != 0)
			continue;
		if ((u->flags & P_U_IMAGE) != 0) {
			draw_image(s, u, x);
			open = NULL;
			continue;
		}
		if ((u->flags & P_U_TAB) != 0)
			draw_leader(s, u, x, adv);
		draw_unit(s, i, &open, x + lead, adv - lead -
		    hyphen_of(s, i));
		if (hyphen_of(s, i) > 0)
			draw_hyphen(s, i, x + adv - hyphen_of(s, i));
	}
}

static void
draw_links(struct setter *s)
{
	const struct p_para *p = s->para;
	const struct pai_node *link;
	struct p_fill	 f = s->fill;
	struct p_item	*item;
	int32_t		 x = s->x, from;
	size_t		 i = s->line->first, e;

	while (i < s->line->shown) {
		from = x = place_of(s, i, x);
		link = p->run[p->unit[i].run].link;
		for (e = i; e < s->line->shown &&
		    p->run[p->unit[e].run].link == link &&
		    place_of(s, e, x) == x; e++)
			x += advance(s, &f, e);
		i = e;
		if (link == NULL || x == from || s->flow->artifact ||
		    (item = p_item_add(s->lay, s->ink, P_ITEM_LINK)) == NULL)
			continue;
		item->node = link;
		item->x = from;
		item->y = s->h.baseline - s->h.ascent;
		item->w = x - from;
		item->h = s->h.ascent + s->h.descent;
		item->as.link.target = link->as.link.target;
	}
}

static void
draw_dest(struct setter *s, const struct pai_node *n)
{
	struct p_item	*i;

	if (s->flow->artifact ||
	    (i = p_item_add(s->lay, s->ink, P_ITEM_DEST)) == NULL)
		return;
	i->node = n;
	i->x = s->x;
	if (n->kind == PAI_N_ANCHOR) {
		i->as.dest.name = n->as.anchor.name;
		return;
	}
	i->as.dest.level = n->kind != PAI_N_HEADING ||
	    n->as.heading.level < 1 ? 1 : n->as.heading.level;
	i->as.dest.title = p_para_title(s->lay);
}

/* Headings and the title are in the outline. */
static bool
is_outlined(const struct pai_node *n)
{
	return n->kind == PAI_N_HEADING || (n->kind == PAI_N_PARAGRAPH &&
	    n->as.para.role == PAI_ROLE_TITLE);
}

static void
draw_objects(struct setter *s)
{
	struct p_para	*p = s->para;
	const struct p_object *o;

	if (s->line->first == 0 && p->block != NULL && p->n > 0 &&
	    is_outlined(p->block))
		draw_dest(s, p->block);
	for (; p->object_next < p->object_n; p->object_next++) {
		o = &p->object[p->object_next];
		/* A note stands behind its mark, all others before a unit. */
		if (o->at >= s->line->end + (o->node->kind == PAI_N_NOTE) &&
		    s->line->end < p->n)
			break;
		if (o->node->kind == PAI_N_ANCHOR)
			draw_dest(s, o->node);
		else if (o->node->kind == PAI_N_NOTE && !s->flow->artifact)
			p_notes_add(s->lay, s->flow->galley, &o->node, 1);
	}
}

/* Draws one of lay->line at the end of the flow's galley; NULL: failed. */
struct p_band *
p_line_draw(const struct p_flow *f, const struct p_shape *shape,
    const struct p_line *line)
{
	struct p_line	 ln = *line;
	struct setter	 s = { .flow = f, .lay = f->lay,
	    .para = &f->lay->para, .shape = shape, .line = &ln,
	    .ink = &f->galley->ink };
	struct p_band	*b = p_band_open(f->lay, f->galley);

	if (b == NULL)
		return NULL;
	p_kashida(s.lay, shape, &ln);
	s.fill = p_fill_find(s.para, shape, &ln);
	p_line_box(s.lay, shape, &ln, &s.h);
	find_start(&s);
	find_places(&s);
	draw_objects(&s);
	draw_rules(&s);
	draw_text(&s);
	draw_links(&s);
	p_band_close(f->galley, b, s.h.height);
	b->below = s.h.below;
	if (shape->pitch > 0)
		b->flags |= P_B_GRID;
	return b;
}
