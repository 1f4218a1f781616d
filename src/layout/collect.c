/*
 * Characters -> units.  A unit is a character with its font and advance, a
 * picture, or the end of a line; what is neither (anchors, notes, boxes)
 * becomes an object that stands before a unit.  The units' characters lie
 * side by side in cp[], as kit/break.h wants them.
 */
#include "layout/collect.h"

#include <unicase.h>

#include "kit/utf8.h"

#define	LINE_END	0x2028u
#define	SOFT_HYPHEN	0xadu
#define	FULL_WIDTH	(P_EM / 20 * 19)

void
p_collect_run(struct p_collector *c, const struct p_look *look,
    const struct pai_node *node)
{
	struct p_para	*p = c->para;

	if (!p_grow(c->lay, &p->run, &p->run_room, p->run_n + 1,
	    sizeof(*p->run)))
		return;
	p->run[p->run_n] = (struct p_run){ .look = *look, .node = node,
	    .link = c->open.link };
	c->run = c->capital = c->small = (uint32_t)p->run_n++;
}

/*
 * Small capitals (17.3.2.33): small letters are capitals four fifths as high,
 * which is the standard's two points less at ten, and a run of their own in a
 * line as high as the full ones make it.
 */
static void
settle_capitals(struct p_collector *c, bool small)
{
	struct p_para	*p = c->para;
	struct p_look	 k = p->run[c->capital].look;
	uint32_t	 capital = c->capital;

	if (small && c->small == capital) {
		if (k.full_size == 0) {
			k.full_size = k.size;
			k.full_rise = k.rise;
		}
		k.size = k.size / 5 * 4;
		p_collect_run(c, &k, p->run[capital].node);
		c->capital = capital;
	}
	c->run = small ? c->small : c->capital;
}

struct p_unit *
p_collect_unit(struct p_collector *c, uint32_t cp)
{
	struct p_para	*p = c->para;
	struct p_unit	*u;

	if (c->lay->status != PAI_OK ||
	    !p_grow(c->lay, &p->cp, &p->room, p->n + 1, sizeof(*p->cp)) ||
	    !p_grow(c->lay, &p->unit, &p->unit_room, p->n + 1,
	    sizeof(*p->unit)))
		return NULL;
	p->cp[p->n] = cp;
	u = &p->unit[p->n++];
	*u = (struct p_unit){ .run = c->run,
	    .flags = c->parts ? P_U_SOFT : 0 };
	p->soft = p->soft || c->parts;
	c->parts = false;
	return u;
}

/* Marks whose ink fills one half of the em (GB/T 15834, 挤压). */
static uint16_t
mark_side(uint32_t cp)
{
	switch (cp) {
	case 0xff08: case 0x300a: case 0x300c: case 0x300e: case 0x3010:
	case 0x3014: case 0x3008: case 0x3016: case 0x201c: case 0x2018:
	case 0xff3b: case 0xff5b:
		return P_U_OPEN;
	case 0xff09: case 0x300b: case 0x300d: case 0x300f: case 0x3011:
	case 0x3015: case 0x3009: case 0x3017: case 0x201d: case 0x2019:
	case 0xff3d: case 0xff5d: case 0xff0c: case 0x3002: case 0x3001:
	case 0xff1b: case 0xff1a:
		return P_U_CLOSE;
	default:
		return 0;
	}
}

/* Stops and commas that a line's end may push into the margin (17.3.1.21). */
static bool
may_hang(uint32_t cp)
{
	switch (cp) {
	case 0x3001: case 0x3002: case 0xff0c: case 0xff0e: case 0xff1a:
	case 0xff1b: case 0xff01: case 0xff1f:
		return true;
	default:
		return false;
	}
}

/* Font, advance and class of one character of lay->para. */
void
p_unit_measure(struct p_lay *l, struct p_unit *u, uint32_t cp, uint8_t script)
{
	struct p_run	*r = &l->para.run[u->run];
	struct p_char	 ch;

	if (r->face[script] == 0 && (r->face[script] =
	    p_face_find(l, &r->look, script)) == 0)
		return;
	p_face_char(l, r->face[script], cp, &ch);
	u->font = ch.font;
	u->adv = p_scale(ch.adv, r->look.size);
	if (r->look.scale != 0)
		u->adv = (int32_t)((int64_t)u->adv * r->look.scale / 100);
	if (ch.shaped)
		u->flags |= P_U_SHAPED;
	if (ch.adv >= FULL_WIDTH && !r->look.whole_marks)
		u->flags |= mark_side(cp);
	if (l->para.hang && may_hang(cp))
		u->flags |= P_U_HANGS;
	if (script == PAI_SCRIPT_EASTASIA) {
		u->flags |= P_U_WIDE;
		u->adv += r->look.grid;
	}
	u->adv = p_max(0, u->adv + r->look.spacing);
}

static void
measure(struct p_collector *c, struct p_unit *u, uint32_t cp)
{
	p_unit_measure(c->lay, u, cp, p_script_of(cp, c->para->wide ||
	    c->para->run[u->run].look.wide_marks));
}

void
p_collect_char(struct p_collector *c, uint32_t cp)
{
	const struct p_look *k = &c->para->run[c->run].look;
	struct p_unit	*u;
	uint32_t	 capital;

	if (cp == SOFT_HYPHEN)
		c->parts = true;
	if (cp == 0xfeff || cp == SOFT_HYPHEN || cp == 0x200b || cp == 0x2060)
		return;		/* shown by nothing */
	if (cp == '\n' || cp == '\r' || cp == 0xb || cp == 0xc)
		cp = ' ';
	if (cp < 0x20 && cp != '\t')
		return;
	if (k->caps || k->small_caps) {
		capital = uc_toupper(cp);
		if (k->small_caps && !k->caps)
			settle_capitals(c, capital != cp);
		cp = capital;
	}
	if ((u = p_collect_unit(c, cp == '\t' ? ' ' : cp)) == NULL)
		return;
	measure(c, u, cp == '\t' ? ' ' : cp);
	if (cp == '\t') {
		u->flags = P_U_TAB;
		c->para->cp[c->para->n - 1] = '\t';
	} else if (cp == ' ' || cp == 0x3000 || (cp >= 0x2002 &&
	    cp <= 0x2006)) {
		u->flags |= P_U_BLANK;
	}
}

/* A source line end is a blank between Latin words, nothing in Chinese. */
static void
settle_soft(struct p_collector *c, uint32_t next)
{
	struct p_para	*p = c->para;

	c->pending_soft = false;
	if (p->n > 0 && !p_is_cjk(p->cp[p->n - 1]) && !p_is_cjk(next) &&
	    (p->unit[p->n - 1].flags & (P_U_BLANK | P_U_END)) == 0)
		p_collect_char(c, ' ');
}

void
p_collect_string(struct p_collector *c, const char *s, size_t n)
{
	uint32_t	 cp;

	for (size_t i = 0; i < n && c->lay->status == PAI_OK;) {
		i += p_utf8_next(s + i, n - i, &cp);
		if (c->pending_soft)
			settle_soft(c, cp);
		p_collect_char(c, cp);
	}
}

void
p_collect_object(struct p_collector *c, const struct pai_node *n, int32_t w,
    int32_t h)
{
	struct p_para	*p = c->para;

	if (!p_grow(c->lay, &p->object, &p->object_room, p->object_n + 1,
	    sizeof(*p->object)))
		return;
	p->object[p->object_n++] = (struct p_object){ .node = n, .at = p->n,
	    .w = w, .h = h };
}

void
p_collect_end(struct p_collector *c)
{
	struct p_unit	*u = p_collect_unit(c, LINE_END);

	c->pending_soft = false;
	if (u != NULL)
		u->flags = P_U_END;
}

void
p_collect_start(struct p_collector *c, const struct p_look *base)
{
	struct p_para	*p = c->para;
	uint16_t	 rules;

	p->n = p->run_n = p->ruby_n = p->object_n = p->shaped_n = p->glyph_n = 0;
	p->label_n = p->object_next = 0;
	p->block = NULL;
	p->break_words = p->gap_latin = p->gap_digit = p->hang = false;
	p->right_to_left = p->soft = p->spread = false;
	p->parting = (struct p_parting){ 0 };
	p->by_source = c->lay->profile == P_PROFILE_SOURCE;
	rules = p_geometry_now(c->lay)->rules;
	p->press = !p->by_source || (rules & PAI_RULE_PRESS_MARKS) != 0;
	p->press_lines = p->press &&
	    p_setup(c->lay, P_SETUP_PRESS) == P_PRESS_LINES;
	p->press_pairs = !p->by_source ||
	    (rules & PAI_RULE_KEEP_PAIRS) == 0;
	p->stretch_breaks = p->by_source &&
	    (rules & PAI_RULE_SHORT_BREAKS) == 0;
	p->base = *base;
}
