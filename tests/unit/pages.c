#include "pages.h"

#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"

#define	SONG	100	/* the font of families whose names begin so */
#define	HIGH	101	/* that of High and of others with an H */
#define	STROKE	0x640u	/* between letters that join */

static uint32_t
font(void *arg, const struct p_face *face, uint32_t cp)
{
	(void)arg;
	(void)cp;
	if (face->family.n > 0 && face->family.p[0] == 'S')
		return SONG;
	if (face->family.n > 0 && face->family.p[0] == 'H')
		return HIGH;
	return 1 + face->role;
}

static int32_t
advance(void *arg, uint32_t number, uint32_t cp)
{
	(void)arg;
	(void)number;
	if (cp == STROKE)
		return P_EM / 4;
	return p_is_cjk(cp) || (cp >= 0x2010 && cp < 0x2700) ? P_EM : P_EM / 2;
}

static void
measures(void *arg, uint32_t number, struct p_font_metrics *m)
{
	(void)arg;
	*m = (struct p_font_metrics){ .ascent = 800, .descent = 200,
	    .han = number == SONG || number == HIGH };
	if (number == HIGH)
		*m = (struct p_font_metrics){ .ascent = 1200, .descent = 300,
		    .han = true };
}

static bool
is_own(void *arg, uint32_t number, const struct p_face *face)
{
	(void)arg;
	return number == HIGH && face->family.n == 4;
}

static uint32_t
glyph(void *arg, uint32_t number, uint32_t cp)
{
	(void)arg;
	(void)number;
	return cp + 1;
}

/* A V stands a tenth of an em nearer to an A. */
static int32_t
kern(void *arg, uint32_t number, uint32_t a, uint32_t b)
{
	(void)arg;
	(void)number;
	return a == 'A' && b == 'V' ? -P_EM / 10 : 0;
}

static bool
is_arabic(void *arg, uint32_t cp)
{
	(void)arg;
	return cp >= 0x620 && cp < 0x660;
}

/* A glyph a letter, from left to right. */
static size_t
shape(void *arg, uint32_t number, const struct p_stretch *text,
    struct p_glyph *out, size_t room)
{
	uint32_t	 cp;

	for (size_t i = 0; i < text->n && i < room; i++) {
		cp = text->cp[text->n - 1 - i];
		out[i] = (struct p_glyph){ .cp = cp, .gid = cp + 1,
		    .advance = advance(arg, number, cp) };
	}
	return text->n;
}

/* Letters join but behind alef, teh marbuta, dal, reh and waw. */
static void
joints(void *arg, uint32_t number, const struct p_stretch *text, bool *joint)
{
	uint32_t	 before;

	(void)arg;
	(void)number;
	for (size_t i = 0; i < text->n; i++) {
		before = i == 0 ? 0 : text->cp[i - 1];
		joint[i] = before != 0 && before != 0x627 &&
		    before != 0x629 && before != 0x62f && before != 0x631 &&
		    before != 0x648;
	}
}

enum pai_status
pages_set_parted(struct fixture *f, enum p_profile profile,
    const struct p_hyphenator *hyphenator, const struct p_setup *setup,
    struct p_pages *out)
{
	const struct p_metrics m = { .font = font, .advance = advance,
	    .font_metrics = measures, .glyph = glyph,
	    .kern = kern, .is_own = is_own, .needs_shaping = is_arabic,
	    .shape = shape, .joints = joints };
	const struct p_layout_job job = { .root = f->doc.root,
	    .doc = &f->doc.pub, .log = &f->log.pub, .metrics = &m,
	    .profile = profile, .setup = setup, .hyphenator = hyphenator };

	*out = (struct p_pages){ 0 };
	return p_layout(&job, out);
}

enum pai_status
pages_set(struct fixture *f, enum p_profile profile, struct p_pages *out)
{
	return pages_set_parted(f, profile, NULL, NULL, out);
}

static void
put_glyphs(const struct p_page *p, const struct p_item *i, struct p_buf *b)
{
	const struct p_glyph	*g;

	for (uint32_t k = 0; k < i->as.text.n; k++) {
		g = &p->glyphs[i->as.text.first + k];
		if (g->cp != 0 && !p_is_space(g->cp))
			p_buf_char(b, g->cp);
	}
}

void
pages_text(const struct p_pages *pages, struct p_buf *b)
{
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->page[i]->n; k++) {
			const struct p_item *item = &pages->page[i]->items[k];

			if (item->kind == P_ITEM_TEXT && !item->artifact &&
			    (item->node == NULL || (item->node->kind !=
			    PAI_N_ITEM && item->node->kind != PAI_N_NOTE)))
				put_glyphs(pages->page[i], item, b);
		}
}

void
tree_text(const struct pai_node *root, struct p_buf *b)
{
	struct pai_iter	 it = pai_iter_at(root);
	uint32_t	 cp;

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			for (size_t i = 0; i < it.node->as.text.str.n;) {
				i += p_utf8_next(it.node->as.text.str.p + i,
				    it.node->as.text.str.n - i, &cp);
				if (!p_is_space(cp))
					p_buf_char(b, cp);
			}
}

size_t
pages_count(const struct p_pages *pages, const char *s, bool artifact)
{
	size_t	 n = 0;

	for (size_t i = 0; i < pages->n; i++) {
		struct p_buf	 b = { 0 };

		for (size_t k = 0; k < pages->page[i]->n; k++) {
			const struct p_item *item = &pages->page[i]->items[k];

			if (item->kind == P_ITEM_TEXT &&
			    item->artifact == artifact)
				put_glyphs(pages->page[i], item, &b);
		}
		for (const char *p = b.p; p != NULL &&
		    (p = strstr(p, s)) != NULL; p += strlen(s))
			n++;
		p_buf_free(&b);
	}
	return n;
}

static void
extend(struct line *l, const struct p_page *p, const struct p_item *i)
{
	for (uint32_t k = 0; k < i->as.text.n; k++) {
		uint32_t cp = p->glyphs[i->as.text.first + k].cp;

		if (cp == 0 || p_is_space(cp))
			continue;
		if (l->n++ == 0)
			l->first = cp;
		l->last = cp;
	}
	if (i->x < l->left)
		l->left = i->x;
	if (i->x + i->w > l->right)
		l->right = i->x + i->w;
}

struct line *
pages_lines(const struct p_pages *pages, size_t *n)
{
	size_t		 room = 0;
	struct line	*l = NULL;

	*n = 0;
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->page[i]->n; k++) {
			const struct p_item *item = &pages->page[i]->items[k];

			if (item->kind != P_ITEM_TEXT || item->artifact)
				continue;
			if (*n == room) {
				room = room * 2 + 64;
				if ((l = realloc(l, room * sizeof(*l))) ==
				    NULL)
					abort();
			}
			if (*n == 0 || l[*n - 1].page != i ||
			    l[*n - 1].y != item->y)
				l[(*n)++] = (struct line){ .page = i,
				    .y = item->y, .left = INT32_MAX };
			extend(&l[*n - 1], pages->page[i], item);
		}
	return l;
}

void
add_paragraph(struct fixture *f, const char *s)
{
	pai_open(&f->build.pub, PAI_N_PARAGRAPH);
	pai_text(&f->build.pub, s, strlen(s), 0);
	pai_close(&f->build.pub, PAI_N_PARAGRAPH);
}

void
add_heading(struct fixture *f, unsigned level, const char *s)
{
	pai_open(&f->build.pub, PAI_N_HEADING)->as.heading.level =
	    (uint8_t)level;
	pai_text(&f->build.pub, s, strlen(s), 0);
	pai_close(&f->build.pub, PAI_N_HEADING);
}
