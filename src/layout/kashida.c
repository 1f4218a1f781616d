/*
 * Kashida: words of Arabic letters reach the margin not by blanks alone, but
 * by a longer stroke between two letters that join (17.18.44).
 *
 *	كتاب	كتـــاب
 *
 * A word is lengthened at one joint at most, the one that a calligrapher
 * would take before the others; rank_of() has the order that Uniscribe made
 * common.  How much of what a line lacks goes into strokes is the
 * paragraph's; the gaps take the rest.
 *
 * The strokes are the font's U+0640, as many as it takes, of which the first
 * overlaps the next, so that no joint gapes.  They are not in the document's
 * text: their glyphs stand for no character.
 */
#include "layout/line_fill.h"

#include <string.h>
#include <unictype.h>

#define	STROKE		0x640u
#define	LONGEST		2	/* em, of a stroke */
#define	THINNEST	(P_EM / 50)	/* a stroke that is worth repeating */

/* ---- where ---- */

/* Of a joint, the best last; by the letter behind it but for the last two. */
enum { RANK_NONE, RANK_FINAL, RANK_WAW, RANK_BEH, RANK_ALEF, RANK_HEH,
    RANK_SEEN, RANK_TYPED, RANK_MAX };

static unsigned
rank_of_final(int group)
{
	switch (group) {
	case UC_JOINING_GROUP_HEH:
	case UC_JOINING_GROUP_HEH_GOAL:
	case UC_JOINING_GROUP_TEH_MARBUTA:
	case UC_JOINING_GROUP_TEH_MARBUTA_GOAL:
	case UC_JOINING_GROUP_DAL:
		return RANK_HEH;
	case UC_JOINING_GROUP_ALEF:
	case UC_JOINING_GROUP_TAH:
	case UC_JOINING_GROUP_LAM:
	case UC_JOINING_GROUP_KAF:
	case UC_JOINING_GROUP_SWASH_KAF:
	case UC_JOINING_GROUP_GAF:
		return RANK_ALEF;
	case UC_JOINING_GROUP_WAW:
	case UC_JOINING_GROUP_AIN:
	case UC_JOINING_GROUP_QAF:
	case UC_JOINING_GROUP_FEH:
		return RANK_WAW;
	default:
		return RANK_FINAL;
	}
}

static bool
is_reh_or_yeh(int group)
{
	return group == UC_JOINING_GROUP_REH ||
	    group == UC_JOINING_GROUP_YEH ||
	    group == UC_JOINING_GROUP_FARSI_YEH ||
	    group == UC_JOINING_GROUP_YEH_BARREE;
}

static bool
is_mark(uint32_t cp)
{
	return uc_joining_type(cp) == UC_JOINING_TYPE_T;
}

/* The letter behind letter i, marks passed over; p->n: there is none. */
static size_t
letter_behind(const struct p_para *p, size_t i)
{
	do
		i++;
	while (i < p->n && is_mark(p->cp[i]));
	return i;
}

/* A letter that joins the one before it and not the one behind. */
static bool
is_final(const struct p_para *p, size_t i)
{
	size_t	 next = letter_behind(p, i);
	int	 type;

	if (uc_joining_type(p->cp[i]) == UC_JOINING_TYPE_R || next == p->n)
		return true;
	type = uc_joining_type(p->cp[next]);
	return type == UC_JOINING_TYPE_U || type == UC_JOINING_TYPE_L;
}

/* Of the joint before letter i, which is not the first of its word. */
static unsigned
rank_of(const struct p_para *p, size_t i)
{
	int	 group = uc_joining_group(p->cp[i]), before;
	size_t	 k = i - 1, next = letter_behind(p, i);

	while (k > 0 && is_mark(p->cp[k]))
		k--;
	before = uc_joining_group(p->cp[k]);
	if (p->cp[k] == STROKE)
		return RANK_TYPED;
	if (before == UC_JOINING_GROUP_SEEN ||
	    before == UC_JOINING_GROUP_SAD)
		return RANK_SEEN;
	if (is_final(p, i))
		return rank_of_final(group);
	if (group == UC_JOINING_GROUP_BEH && next < p->n &&
	    is_reh_or_yeh(uc_joining_group(p->cp[next])) && is_final(p, next))
		return RANK_BEH;
	return RANK_NONE;
}

/* Width of the font's stroke in 1/P_EM em; 0: it has none. */
static int32_t
stroke_of(const struct p_lay *l, const struct p_unit *u)
{
	const struct p_metrics *m = l->metrics;
	int32_t		 w;

	if (m->glyph(m->arg, u->font, STROKE) == 0)
		return 0;
	w = m->advance(m->arg, u->font, STROKE);
	return w < THINNEST ? 0 : w;
}

static int32_t
across(const struct p_lay *l, const struct p_unit *u)
{
	return p_look_across(&l->para.run[u->run].look);
}

/* Finds the joint of the word at units i .. e; of equals it is the last. */
static void
add_word(struct p_lay *l, size_t i, size_t e)
{
	struct p_strokes *k = &l->strokes;
	struct p_stretch text = p_stretch_of(&l->para, i, e);
	struct p_joint	 best = { .unit = i, .end = e };
	unsigned	 rank;

	if (stroke_of(l, &l->para.unit[i]) == 0 ||
	    !p_grow(l, &k->safe, &k->safe_room, e - i, sizeof(*k->safe)) ||
	    !p_grow(l, &k->word, &k->word_room, k->word_n + 1,
	    sizeof(*k->word)))
		return;
	l->metrics->joints(l->metrics->arg, l->para.unit[i].font, &text,
	    k->safe);
	for (size_t at = i + 1; at < e; at++) {
		if (!k->safe[at - i] || is_mark(l->para.cp[at]))
			continue;
		rank = rank_of(&l->para, at);
		if (rank != RANK_NONE && rank >= best.rank) {
			best.at = at;
			best.rank = (uint8_t)rank;
		}
	}
	if (best.rank != RANK_NONE)
		k->word[k->word_n++] = best;
}

static void
find_words(struct p_lay *l, const struct p_line *ln)
{
	const struct p_unit *unit = l->para.unit;
	size_t	 e;

	l->strokes.word_n = 0;
	for (size_t i = p_fill_from(&l->para, ln); i < ln->shown; i = e) {
		e = i + 1;
		while (e < ln->shown && (unit[e].flags & P_U_JOINED) != 0)
			e++;
		if ((unit[i].flags & P_U_SHAPED) != 0)
			add_word(l, i, e);
	}
}

/* ---- which ---- */

static int32_t
widest_stroke(const struct p_lay *l)
{
	const struct p_unit *u;
	int32_t	 widest = 1;

	for (size_t i = 0; i < l->strokes.word_n; i++) {
		u = &l->para.unit[l->strokes.word[i].unit];
		widest = p_max(widest, p_scale(stroke_of(l, u),
		    across(l, u)));
	}
	return widest;
}

/* Keeps the n words of the best ranks; of the last rank some, evenly. */
static void
keep_best(struct p_strokes *k, size_t n)
{
	size_t	 of[RANK_MAX] = { 0 }, left = n, seen = 0, kept = 0;
	unsigned rank = RANK_MAX - 1;

	for (size_t i = 0; i < k->word_n; i++)
		of[k->word[i].rank]++;
	while (rank > RANK_FINAL && of[rank] < left)
		left -= of[rank--];
	for (size_t i = 0; i < k->word_n; i++) {
		if (k->word[i].rank < rank)
			continue;
		if (k->word[i].rank == rank) {
			seen++;
			if (seen * left / of[rank] ==
			    (seen - 1) * left / of[rank])
				continue;
		}
		k->word[kept++] = k->word[i];
	}
	k->word_n = kept;
}

/* ---- how ---- */

/* The characters of a word, count strokes among them, and those around. */
static bool
spell(struct p_lay *l, const struct p_joint *j, size_t count,
    struct p_stretch *text)
{
	const struct p_para *p = &l->para;
	struct p_strokes *k = &l->strokes;
	size_t	 from = j->unit > P_AROUND ? j->unit - P_AROUND : 0;
	size_t	 to = p->n - j->end > P_AROUND ? j->end + P_AROUND : p->n;
	size_t	 n = j->at - from;

	if (!p_grow(l, &k->cp, &k->room, to - from + count,
	    sizeof(*k->cp)))
		return false;
	memcpy(k->cp, p->cp + from, n * sizeof(*k->cp));
	for (; count > 0; count--)
		k->cp[n++] = STROKE;
	memcpy(k->cp + n, p->cp + j->at, (to - j->at) * sizeof(*k->cp));
	n += j->end - j->at;
	*text = (struct p_stretch){ k->cp + (j->unit - from),
	    n - (j->unit - from), j->unit - from, to - j->end };
	return true;
}

static int64_t
sum(const struct p_glyph *g, size_t n)
{
	int64_t	 w = 0;

	for (size_t i = 0; i < n; i++)
		w += g[i].advance;
	return w;
}

/*
 * The strokes among the glyphs stand for nothing, and do without what they
 * are too wide.  False: the font made something else of them.
 */
static bool
settle_strokes(struct p_glyph *g, size_t n, size_t count, int64_t excess)
{
	size_t	 first = 0;

	while (first < n && g[first].cp != STROKE)
		first++;
	if (first == 0 || n - first < count || excess < 0 ||
	    excess > g[first].advance)
		return false;
	g[first].advance -= (int32_t)excess;
	for (size_t i = first; i < first + count; i++) {
		if (g[i].cp != STROKE)
			return false;
		g[i].cp = 0;
	}
	return true;
}

/* Lengthens a word by so much; returns by how much it was. */
static int32_t
lengthen(struct p_lay *l, const struct p_joint *j, int32_t by)
{
	struct p_para	*p = &l->para;
	struct p_unit	*u = &p->unit[j->unit];
	const struct p_shaped *old = &p->shaped[u->extra];
	int64_t	 stroke = stroke_of(l, u);
	int64_t	 wanted = (int64_t)by * P_EM / p_max(1, across(l, u));
	size_t	 count = (size_t)((wanted + stroke - 1) / stroke);
	size_t	 room = (j->end - j->unit + count) * 3 + 8, got;
	struct p_stretch text;

	if (!spell(l, j, count, &text) ||
	    !p_grow(l, &p->glyph, &p->glyph_room, p->glyph_n + room,
	    sizeof(*p->glyph)))
		return 0;
	wanted += sum(p->glyph + old->first, old->n);
	got = l->metrics->shape(l->metrics->arg, u->font, &text,
	    p->glyph + p->glyph_n, room);
	if (got == 0 || got > room || !settle_strokes(p->glyph + p->glyph_n,
	    got, count, sum(p->glyph + p->glyph_n, got) - wanted))
		return 0;
	p->shaped[u->extra] = (struct p_shaped){ p->glyph_n, got };
	p->glyph_n += got;
	u->adv = p_add(u->adv, by);
	return by;
}

/* What of a line's lack goes into strokes: thirds of it. */
static int32_t
share_of(const struct p_shape *s, int32_t lack)
{
	int32_t	 thirds = s->fill == PAI_FILL_KASHIDA_LOW ? 1 :
		    s->fill == PAI_FILL_KASHIDA_MEDIUM ? 2 :
		    s->fill == PAI_FILL_KASHIDA_HIGH ? 3 : 0;

	return (int32_t)((int64_t)lack * thirds / 3);
}

void
p_kashida(struct p_lay *l, const struct p_shape *s, struct p_line *ln)
{
	int32_t	 share = share_of(s, ln->room - ln->width), each;
	size_t	 n;

	if (share <= 0 || s->align != PAI_ALIGN_JUSTIFY || ln->last ||
	    l->metrics->joints == NULL || l->metrics->glyph == NULL)
		return;
	find_words(l, ln);
	n = (size_t)(share / widest_stroke(l));
	if (n == 0 || l->strokes.word_n == 0 || l->status != PAI_OK)
		return;
	if (n < l->strokes.word_n)
		keep_best(&l->strokes, n);
	n = l->strokes.word_n;
	each = p_min(share / (int32_t)n, LONGEST * l->para.base.size);
	for (size_t i = 0; i < n; i++)
		ln->width += lengthen(l, &l->strokes.word[i], each);
}
