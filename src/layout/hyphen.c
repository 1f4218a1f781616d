/*
 * Where a line may end within a word, and the hyphen it ends with then.
 *
 * An author says so by U+00AD, which the collector leaves as P_U_SOFT on the
 * unit behind it; and words that no author has parted are shown to the job's
 * hyphenator, where the document or the user wants that.  Which of the places
 * a line takes is line.c's affair.
 *
 * A word is a row of letters, with apostrophes within.  What is no word of a
 * language stays whole: of addresses, names of files, numbers and code.
 */
#include "layout/priv.h"

#include <unicase.h>
#include <unictype.h>

#include "kit/break.h"

#define	WORD_LEAST	5u	/* letters of a word worth parting */
#define	APOSTROPHE	0x2019u
#define	OWN_ZONE	18000	/* mpt: Word's, where lines are ragged */
#define	OWN_LIMIT	3	/* lines in a row */

#define	NOT_PARTED	(P_U_JOINED | P_U_END | P_U_TAB | P_U_BLANK |	\
			    P_U_IMAGE | P_U_ABOVE)

/* ---- whether ---- */

/* Blocks whose text is to be seen whole, where we decide. */
static bool
is_display(const struct pai_node *n)
{
	return n->kind == PAI_N_HEADING || n->kind == PAI_N_CAPTION ||
	    (n->kind == PAI_N_PARAGRAPH && n->as.para.role != PAI_ROLE_NONE);
}

static bool
keeps_words(const struct p_flow *f, const struct pai_node *n)
{
	if (n->kind == PAI_N_CODEBLOCK || f->upright)
		return true;
	if (f->lay->profile != P_PROFILE_SOURCE)
		return is_display(n);
	return (f->lay->host->doc_style(f->lay->job->doc, n->style)->setting &
	    PAI_SET_NO_HYPHENS) != 0;
}

/*
 * Whether and how the words of a block are parted: as the document says
 * (17.15.1.10), or as is usual where only the user wants it.
 */
void
p_hyphens_rule(const struct p_flow *f, const struct pai_node *n,
    const struct p_shape *s, struct p_parting *out)
{
	const struct p_lay *l = f->lay;
	const struct p_geometry *g = p_geometry_now(l);
	int32_t	 choice = p_setup(l, P_SETUP_HYPHENATION);
	bool	 said = l->profile == P_PROFILE_SOURCE &&
		    (g->rules & PAI_RULE_HYPHENATE) != 0;

	*out = (struct p_parting){ 0 };
	if (l->job->hyphenator == NULL || choice == P_HYPHENATION_NO ||
	    (choice == P_HYPHENATION_AUTO && !said) || keeps_words(f, n))
		return;
	out->on = true;
	if (!said) {
		out->limit = OWN_LIMIT;
		out->zone = s->align == PAI_ALIGN_JUSTIFY ? 0 : OWN_ZONE;
		return;
	}
	out->whole_caps = (g->rules & PAI_RULE_WHOLE_CAPS) != 0;
	out->limit = g->section->hyphen_limit;
	out->zone = g->section->hyphen_zone;
}

/* ---- where ---- */

static bool
is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
}

static bool
is_letter_at(const struct p_para *p, size_t i)
{
	return i < p->n && (p->unit[i].flags & (NOT_PARTED | P_U_WIDE)) == 0 &&
	    is_letter(p->cp[i]);
}

/* Where the word ends that unit i begins; i: it begins none. */
static size_t
word_end(const struct p_para *p, size_t i)
{
	size_t	 e = i;

	while (is_letter_at(p, e)) {
		e++;
		if (is_letter_at(p, e + 1) && (p->cp[e] == '\'' ||
		    p->cp[e] == APOSTROPHE))
			e++;
	}
	return e;
}

/*
 * Does what stands beside a word, at i, make it part of something that is no
 * word of a language?  Then other: what is on the far side of it.
 */
static bool
binds(const struct p_para *p, size_t i, size_t other)
{
	uint32_t cp = p->cp[i];

	if (cp == '.' || cp == ':')
		return other < p->n && (is_letter_at(p, other) ||
		    (p->cp[other] >= '0' && p->cp[other] <= '9'));
	return (cp >= '0' && cp <= '9') || cp == '_' || cp == '@' ||
	    cp == '/' || cp == '\\' || cp == '#' || cp == '=' ||
	    (cp >= 0x300 && uc_is_general_category_withtable(cp,
	    UC_CATEGORY_MASK_M));
}

static bool
is_capital(uint32_t cp)
{
	return uc_tolower(cp) != cp;
}

/* May the word of units from .. e be parted, and has no author done so? */
static bool
is_word(const struct p_para *p, size_t from, size_t e)
{
	bool	 capitals = true;

	if (e - from < WORD_LEAST || e - from > P_HYPHENATED_MAX ||
	    (from > 0 && binds(p, from - 1, from - 2)) ||
	    (e < p->n && binds(p, e, e + 1)))
		return false;
	for (size_t i = from; i < e; i++) {
		if ((i > from && (p->unit[i].flags & P_U_SOFT) != 0) ||
		    p->run[p->unit[i].run].look.role == P_FACE_CODE)
			return false;
		capitals = capitals && is_capital(p->cp[i]);
	}
	return !capitals || !p->parting.whole_caps;
}

/* Shows the word of units from .. e to the hyphenator. */
static void
part(struct p_lay *l, size_t from, size_t e)
{
	const struct p_hyphenator *h = l->job->hyphenator;
	struct p_para	*p = &l->para;
	uint32_t	 word[P_HYPHENATED_MAX] = { 0 };
	bool		 may[P_HYPHENATED_MAX] = { false };
	size_t		 n = e - from;

	for (size_t i = 0; i < n; i++)
		word[i] = p->cp[from + i] == APOSTROPHE ? '\'' :
		    uc_tolower(p->cp[from + i]);
	if (!h->parts(h->arg, p->run[p->unit[from].run].look.lang, word, n,
	    may))
		return;
	for (size_t i = 1; i < n; i++)
		if (may[i])
			p->unit[from + i].flags |= P_U_PART;
}

static void
part_words(struct p_lay *l)
{
	const struct p_para *p = &l->para;
	size_t	 e;

	for (size_t i = p->label_n; i < p->n; i = e + (e < p->n)) {
		e = word_end(p, i);
		if (e > i && is_word(p, i, e))
			part(l, i, e);
	}
}

/*
 * May a hyphen stand between unit i and the one before it?  What is drawn as
 * one unit is not parted, nor what runs leftwards, where no language parts
 * words; and where a line may end anyhow it needs none.
 */
static bool
can_part(const struct p_para *p, size_t i)
{
	const struct p_unit *u = &p->unit[i];

	return i > p->label_n && p->brk[i] == P_BREAK_NO &&
	    !p->run[u->run].mark &&
	    ((u[-1].flags | u[0].flags) & NOT_PARTED) == 0 &&
	    (!p->bidi || (u[-1].level | u[0].level) % 2 == 0);
}

/* Leaves P_U_SOFT and P_U_PART where they can be, once all else of the units
 * is known. */
void
p_hyphens_find(struct p_lay *l)
{
	const uint16_t	 either = P_U_SOFT | P_U_PART;
	struct p_para	*p = &l->para;

	if (l->status != PAI_OK || (!p->soft && !p->parting.on))
		return;
	if (p->parting.on)
		part_words(l);
	for (size_t i = 0; i < p->n; i++)
		if ((p->unit[i].flags & either) != 0 && !can_part(p, i))
			p->unit[i].flags &= (uint16_t)~either;
}

/* The hyphen that stands behind unit i, and looks like it. */
struct p_unit
p_hyphen_behind(struct p_lay *l, size_t i)
{
	struct p_unit	 u = { .run = l->para.unit[i].run };

	p_unit_measure(l, &u, '-', PAI_SCRIPT_LATIN);
	return u;
}
