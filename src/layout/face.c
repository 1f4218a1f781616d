/*
 * Faces and their characters.  The metrics are asked once for each face and
 * character: a face keeps what it knows of the BMP in leaves of 256, made
 * when first needed.  Only the first CACHED faces have leaves, so that a
 * document with a font name a word cannot use memory without bound.
 */
#include "layout/priv.h"

#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"

#define	CACHED	256u
#define	ADVANCE_MAX	(20 * P_EM)	/* a font that says more is bad */
#define	KNOWN	0x80000000u	/* in leaf.font */
#define	SHAPED	0x40000000u

struct leaf { uint32_t font; int32_t adv; };

struct p_face_entry {
	struct p_face	 face;
	uint32_t	 asked;		/* font that own was asked of, + 1 */
	bool		 own;
	struct leaf	**leaf;		/* 256 of 256; or NULL */
};

static uint32_t
hash_face(const struct p_face *f)
{
	uint32_t	 h = 2166136261u;

	for (size_t i = 0; i < f->family.n; i++)
		h = (h ^ (unsigned char)f->family.p[i]) * 16777619u;
	h = (h ^ f->script) * 16777619u;
	h = (h ^ f->role) * 16777619u;
	return (h ^ (uint32_t)(f->bold * 2 + f->italic)) * 16777619u;
}

static bool
same_face(const struct p_face *a, const struct p_face *b)
{
	return a->script == b->script && a->role == b->role &&
	    a->bold == b->bold && a->italic == b->italic &&
	    a->family.n == b->family.n && (a->family.n == 0 ||
	    memcmp(a->family.p, b->family.p, a->family.n) == 0);
}

static bool
rehash(struct p_lay *l)
{
	size_t		 n = l->face_hash_n == 0 ? 64 : l->face_hash_n * 4, at;
	uint32_t	*h = calloc(n, sizeof(*h));

	if (h == NULL) {
		p_fail(l, PAI_E_NOMEM);
		return false;
	}
	for (size_t i = 0; i < l->face_n; i++) {
		at = hash_face(&l->face[i].face) & (n - 1);
		while (h[at] != 0)
			at = (at + 1) & (n - 1);
		h[at] = (uint32_t)i + 1;
	}
	free(l->face_hash);
	l->face_hash = h;
	l->face_hash_n = n;
	return true;
}

/*
 * The number, from 1, of the face a look takes for a script; 0: failed.  A
 * 小标宋 is bold by itself: Latin letters beside it must be made so.
 */
uint32_t
p_face_find(struct p_lay *l, const struct p_look *k, uint8_t script)
{
	struct p_face	 f = { .family = k->family[script], .script = script,
	    .role = k->role, .bold = k->bold, .italic = k->italic };
	size_t		 at;

	if (f.family.n == 0)
		f.family = p_setup_font(l, k->role, script);
	if (k->role == P_FACE_TITLE && script == PAI_SCRIPT_LATIN &&
	    f.family.n == 0)
		f.bold = true;
	if (l->face_n * 2 >= l->face_hash_n && !rehash(l))
		return 0;
	at = hash_face(&f) & (l->face_hash_n - 1);
	for (; l->face_hash[at] != 0; at = (at + 1) & (l->face_hash_n - 1))
		if (same_face(&l->face[l->face_hash[at] - 1].face, &f))
			return l->face_hash[at];
	if (!p_grow(l, &l->face, &l->face_room, l->face_n + 1,
	    sizeof(*l->face)))
		return 0;
	l->face[l->face_n] = (struct p_face_entry){ .face = f };
	return l->face_hash[at] = (uint32_t)++l->face_n;
}

const struct p_face *
p_face_at(const struct p_lay *l, uint32_t face)
{
	return &l->face[face - 1].face;
}

static void
ask(struct p_lay *l, const struct p_face *f, uint32_t cp, struct p_char *c)
{
	const struct p_metrics	*m = l->metrics;

	c->font = m->font(m->arg, f, cp);
	c->adv = m->advance(m->arg, c->font, cp);
	c->adv = p_max(0, p_min(c->adv, ADVANCE_MAX));
	c->shaped = cp >= 0x300 && m->needs_shaping != NULL &&
	    m->needs_shaping(m->arg, cp);
}

/* Where the face keeps what it knows of cp; NULL: nowhere. */
static struct leaf *
leaf_of(struct p_lay *l, struct p_face_entry *e, uint32_t cp)
{
	if (cp > 0xffff || (size_t)(e - l->face) >= CACHED)
		return NULL;
	if (e->leaf == NULL &&
	    (e->leaf = calloc(256, sizeof(*e->leaf))) == NULL) {
		p_fail(l, PAI_E_NOMEM);
		return NULL;
	}
	if (e->leaf[cp >> 8] == NULL && (e->leaf[cp >> 8] = calloc(256,
	    sizeof(**e->leaf))) == NULL) {
		p_fail(l, PAI_E_NOMEM);
		return NULL;
	}
	return &e->leaf[cp >> 8][cp & 0xff];
}

void
p_face_char(struct p_lay *l, uint32_t face, uint32_t cp, struct p_char *c)
{
	struct p_face_entry	*e = &l->face[face - 1];
	struct leaf		*at = leaf_of(l, e, cp);

	if (at == NULL) {
		ask(l, &e->face, cp, c);
		return;
	}
	if (at->font == 0) {
		ask(l, &e->face, cp, c);
		at->font = (c->font & ~(KNOWN | SHAPED)) | KNOWN |
		    (c->shaped ? SHAPED : 0);
		at->adv = c->adv;
		return;
	}
	c->font = at->font & ~(KNOWN | SHAPED);
	c->adv = at->adv;
	c->shaped = (at->font & SHAPED) != 0;
}

bool
p_face_is_own(struct p_lay *l, uint32_t face, uint32_t font)
{
	struct p_face_entry	*e;

	if (face == 0 || l->metrics->is_own == NULL)
		return false;
	e = &l->face[face - 1];
	if (e->asked != font + 1) {
		e->own = l->metrics->is_own(l->metrics->arg, font, &e->face);
		e->asked = font + 1;
	}
	return e->own;
}

void
p_faces_free(struct p_lay *l)
{
	for (size_t i = 0; i < l->face_n; i++) {
		for (size_t j = 0; l->face[i].leaf != NULL && j < 256; j++)
			free(l->face[i].leaf[j]);
		free(l->face[i].leaf);
	}
	free(l->face);
	free(l->face_hash);
	free(l->font);
}

/* Asked once a font.  Never NULL. */
const struct p_font_metrics *
p_font_measures(struct p_lay *l, uint32_t font)
{
	static const struct p_font_metrics plain = { .ascent = 880,
	    .descent = 220 };
	size_t	 had = l->font_room;

	if (font > 65535 || !p_grow(l, &l->font, &l->font_room,
	    (size_t)font + 1, sizeof(*l->font)))
		return &plain;
	for (size_t i = had; i < l->font_room; i++)
		l->font[i] = (struct p_font_metrics){ .ascent = -1 };
	if (l->font[font].ascent == -1)
		l->metrics->font_metrics(l->metrics->arg, font,
		    &l->font[font]);
	return &l->font[font];
}

/* Marks and signs that Chinese text sets as wide as a character. */
static bool
is_ambiguous(uint32_t cp)
{
	return cp == 0xb7 || cp == 0xd7 || cp == 0xf7 || cp == 0xb1 ||
	    cp == 0xb0 || cp == 0xa7 || (cp >= 0x2010 && cp <= 0x203b) ||
	    (cp >= 0x2100 && cp <= 0x27bf && cp != 0x2122) ||
	    (cp >= 0x2e80 && cp <= 0x2fdf) || cp == 0x2e3a;
}

/* Which of a run's fonts cp takes; wide: in Chinese text. */
uint8_t
p_script_of(uint32_t cp, bool wide)
{
	if (cp < 0x80)
		return PAI_SCRIPT_LATIN;
	if (p_is_cjk(cp) || (wide && is_ambiguous(cp)) ||
	    (cp >= 0x2e80 && cp <= 0x2fdf) || cp >= 0x20000)
		return PAI_SCRIPT_EASTASIA;
	if ((cp >= 0x590 && cp <= 0x8ff) || (cp >= 0x900 && cp <= 0x10ff) ||
	    (cp >= 0x1780 && cp <= 0x17ff) || (cp >= 0xfb1d && cp <= 0xfdff))
		return PAI_SCRIPT_COMPLEX;
	return PAI_SCRIPT_LATIN;
}
