/*
 * Which tables are in a stream?
 *
 * The scraps are held against every form, and the one that explains most of
 * them is taken, if it explains enough.  Then what is before and behind it is
 * looked at in the same way.
 *
 * Text may well name what is on a form.  So a table needs most labels of a
 * stretch of the form, nearly nothing else between them, and values; without
 * values, all labels but those of a page that was lost.
 */
#include "pass/form/stream.h"

#define	TRIES_MAX	24	/* forms held against parts of a stretch */
#define	LINES_MOST	2	/* left of a table that is given up */

/* The weights, in hundredths. */
enum {
	STRETCH_MIN = 70,	/* of the labels between first and last */
	FORM_MIN = 55,		/* of all labels of the form; or */
	PART_STRETCH_MIN = 85,	/* of a stretch, and */
	PART_MIN = 20,		/* of all: the rest was lost with a page */
	LABELS_MIN = 5,		/* labels, in number; and in rows that are */
	REMNANT_MIN = 4,	/* left of a table beside another one */
	IN_TEXT_MIN = 2,	/* of which in text, if some are in tables */
	WOVEN_MIN = 6,		/* labels in pieces between each other */
	LEFT_MOST = 15,		/* foreign text, of the labels' */
	ROWS_MIN = 50,		/* rows with values, of those there are */
	MISSED_MIN = 70		/* of all labels, where they are left text */
};

struct finder {
	struct p_pool		*pool;
	const struct p_stream	*s;
	const struct p_words	*words;
	const struct p_forms	*forms;
	struct p_found		*found;
	uint32_t		 n;
	struct p_finds		*finds;
};

/* Evidence: what was found. */

/* Characters of labels between the first row found and the last. */
static uint32_t
label_chars(const struct p_form *f, uint32_t first, uint32_t last)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n; i++)
		if (f->cell[i].row >= first && f->cell[i].row <= last)
			n += f->cell[i].n;
	return n;
}

static uint32_t
left_over(const struct p_stream *s, const struct p_found *o)
{
	uint32_t n = 0;

	for (uint32_t i = o->from; i < o->to; i++)
		if (o->cell[i] == P_NOWHERE && !o->again[i] &&
		    s->scrap[i].kind != P_SCRAP_VALUE)
			n += s->scrap[i].to - s->scrap[i].from;
	return n;
}

/*
 * Labels that stand in blocks that are no tables yet.  One over all columns
 * is a row by itself, and label-rows knows what to do with it.
 */
static uint32_t
labels_in_text(const struct p_stream *s, const struct p_found *o)
{
	uint32_t n = 0;

	for (uint32_t i = o->from; i < o->to; i++)
		n += o->cell[i] != P_NOWHERE &&
		    o->form->cell[o->cell[i]].cols < o->form->cols &&
		    s->block[s->c[s->scrap[i].from].block]->kind !=
		    PAI_N_TABLE;
	return n;
}

/* The row of a table that a character stands in; NULL: none. */
static const struct pai_node *
row_of(const struct p_stream *s, uint32_t at)
{
	const struct pai_node *n = s->c[at].node;

	while (n != NULL && n->kind != PAI_N_ROW)
		n = n->parent;
	return n;
}

/*
 * Labels in pieces: in several rows, with something else between, or many
 * woven into one another.  A few of these are a header row that was torn in
 * two, which other passes mend.
 */
static bool
has_torn_labels(const struct p_stream *s, const struct p_found *o)
{
	uint32_t last[P_FORM_ROWS * P_FORM_COLS] = { 0 }, woven = 0, cell;

	for (uint32_t i = o->from; i < o->to; i++) {
		if ((cell = o->cell[i]) == P_NOWHERE)
			continue;
		if (row_of(s, s->scrap[i].from) !=
		    row_of(s, s->scrap[i].to - 1) || (last[cell] > 0 &&
		    last[cell] != i && o->cell[i - 1] == P_NOWHERE))
			return true;
		woven += last[cell] > 0 && last[cell] != i;
		last[cell] = i + 1;
	}
	return woven >= WOVEN_MIN;
}

/*
 * Lines of a table may have been taken for small tables, or for one in which
 * labels are in pieces.  May those that are among the blocks be given up?
 */
static bool
may_take_tables(const struct p_stream *s, const struct p_found *o)
{
	uint32_t first = s->c[s->scrap[o->from].from].block;
	uint32_t last = s->c[s->scrap[o->to - 1].to - 1].block;

	while (first <= last && s->block[first]->kind != PAI_N_TABLE)
		first++;
	return first > last || labels_in_text(s, o) >= IN_TEXT_MIN ||
	    has_torn_labels(s, o);
}

/* Rows of the form that want values, and those of them that have some. */
static void
count_rows(const struct p_found *o, const struct p_stream *s, uint32_t *there,
    uint32_t *full)
{
	const struct p_form *f = o->form;
	bool has[P_FORM_ROWS] = { false };

	*there = *full = 0;
	for (uint32_t i = o->from; i < o->to; i++)
		if (s->scrap[i].kind == P_SCRAP_VALUE &&
		    o->row[i] != P_NOWHERE)
			has[o->row[i]] = true;
	for (uint32_t r = o->first; r < f->rows; r++) {
		bool data = false, seen = false;

		for (uint32_t k = f->first[r]; k < f->first[r + 1]; k++) {
			data = data || f->cell[k].role == P_FORM_DATA;
			seen = seen || (f->cell[k].n > 0 && o->have[k]);
		}
		*there += data && (seen || has[r]);
		*full += has[r];
	}
}

/*
 * Is every label there, from the first row found to the last, but for one run
 * of rows that went with a page?
 */
static bool
has_all_labels(const struct p_found *o)
{
	const struct p_form *f = o->form;
	uint32_t holes = 0;
	bool	 gone = false;

	for (uint32_t r = o->first; r <= o->last; r++) {
		uint32_t want = 0, have = 0;

		for (uint32_t k = f->first[r]; k < f->first[r + 1]; k++) {
			want += f->cell[k].n > 0;
			have += f->cell[k].n > 0 && o->have[k];
		}
		if (want == 0)
			continue;
		if (have > 0 && have < want)
			return false;
		holes += have == 0 && !gone;
		gone = have == 0;
	}
	return holes <= 1;
}

/* Judgement. */

static bool
is_table(const struct p_stream *s, const struct p_found *o)
{
	uint32_t all = label_chars(o->form, 0, o->form->rows);
	uint32_t stretch = label_chars(o->form, o->first, o->last);
	uint32_t there, full;

	if (o->labels < LABELS_MIN || o->homeless > 0 ||
	    o->left * 100 > o->chars * LEFT_MOST)
		return false;
	if ((o->chars * 100 < stretch * STRETCH_MIN ||
	    o->chars * 100 < all * FORM_MIN) &&
	    (o->chars * 100 < stretch * PART_STRETCH_MIN ||
	    o->chars * 100 < all * PART_MIN))
		return false;
	count_rows(o, s, &there, &full);
	if (full == 0)
		return has_all_labels(o) && o->left == 0 &&
		    o->chars * 100 >= all * FORM_MIN;
	return full * 100 >= there * ROWS_MIN;
}

/*
 * What has most labels of a form, and is no table to us: its values are in
 * an order that cannot be known, or there are none and rows are missing.
 */
static bool
is_missed(const struct p_stream *s, const struct p_found *o)
{
	uint32_t all = label_chars(o->form, 0, o->form->rows);

	return !o->stands && o->chars * 100 >= all * MISSED_MIN &&
	    o->left * 100 <= o->chars * LEFT_MOST &&
	    labels_in_text(s, o) >= LABELS_MIN;
}

static void
note_missed(struct finder *t, const struct p_found *o)
{
	struct p_finds *f = t->finds;

	if (f->nmissed < P_STREAM_TABLES && is_missed(t->s, o))
		f->missed[f->nmissed++] = (struct p_missed){ o->form, o->from,
		    o->labels };
}

/*
 * What a lost page left of a table: every label of some rows, one after the
 * other, and nothing else.
 */
static bool
may_be_remnant(const struct p_found *o)
{
	return o->labels >= REMNANT_MIN && o->homeless == 0 && o->left == 0 &&
	    o->last > o->first && o->chars ==
	    label_chars(o->form, o->first, o->last);
}

/* Is b the table that follows a in a report, and right behind it here? */
static bool
follows(const struct p_stream *s, const struct p_found *a,
    const struct p_found *b)
{
	uint32_t gap = b->from - a->to;

	return a->form->set == b->form->set &&
	    a->form->order + 1 == b->form->order && (gap == 0 ||
	    (gap == 1 && s->scrap[a->to].kind == P_SCRAP_HEADING));
}

/* Lines of a block among characters from..to; of text, they may be left. */
static uint32_t
lines_of_table(const struct p_stream *s, uint32_t block, uint32_t from,
    uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t at = from; at < to; at++)
		n += s->c[at].block == block && s->c[at].gap >= P_GAP_LINE;
	return s->block[block]->kind == PAI_N_TABLE ? n : 0;
}

/*
 * A heading that was taken for a row may be left of a table that is given up;
 * more may not, if it is in no other table that was found.
 */
static bool
leaves_rows(const struct finder *t, uint32_t i)
{
	const struct p_stream *s = t->s;
	const struct p_found *o = &t->found[i];
	uint32_t from = s->scrap[o->from].from;
	uint32_t to = s->scrap[o->to - 1].to;
	uint32_t before = i > 0 ? s->scrap[o[-1].to - 1].to : 0;
	uint32_t behind = i + 1 < t->n ? s->scrap[o[1].from].from : s->n;

	return lines_of_table(s, s->c[from].block, before, from) +
	    lines_of_table(s, s->c[to - 1].block, to, behind) > LINES_MOST;
}

/* A remnant is one beside a table that the report has next to it. */
static void
drop_unsure(struct finder *t)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < t->n; i++) {
		const struct p_found *o = &t->found[i];

		if (o->sure || (i > 0 && o[-1].sure &&
		    follows(t->s, o - 1, o)) || (i + 1 < t->n && o[1].sure &&
		    follows(t->s, o, o + 1)))
			t->found[n++] = *o;
	}
	t->n = n;
}

static void
drop_at(struct finder *t, uint32_t i)
{
	for (t->n--; i < t->n; i++)
		t->found[i] = t->found[i + 1];
}

/* Does b begin in the block that a ends in? */
static bool
share_block(const struct p_stream *s, const struct p_found *a,
    const struct p_found *b)
{
	return s->c[s->scrap[a->to - 1].to - 1].block ==
	    s->c[s->scrap[b->from].from].block;
}

/*
 * What stands as a table is left alone, unless a table that is taken apart
 * has a part of it.
 */
static void
drop_standing(struct finder *t)
{
	struct p_found *o = t->found;

	for (uint32_t i = 1; i < t->n; i++)
		if (!o[i - 1].stands && share_block(t->s, &o[i - 1], &o[i]))
			o[i].stands = false;
	for (uint32_t i = t->n; i-- > 0; ) {
		if (o[i].stands && i + 1 < t->n && !o[i + 1].stands &&
		    share_block(t->s, &o[i], &o[i + 1]))
			o[i].stands = false;
		if (o[i].stands)
			drop_at(t, i);
	}
}

/* Drops what would leave rows of tables; that may go for its neighbours. */
static void
drop_leavers(struct finder *t)
{
	for (uint32_t i = 0; i < t->n; )
		if (leaves_rows(t, i)) {
			drop_at(t, i);
			i = 0;
		} else {
			i++;
		}
}

/* The form that explains most of scraps from..to; false: no memory. */
static bool
best_form(struct finder *t, uint32_t from,
    uint32_t to, struct p_found *best)
{
	struct p_found o;

	best->form = NULL;
	for (const struct p_form *f = t->forms->first; f != NULL; f = f->next) {
		if (!p_stream_match(t->pool, t->s, t->words, f, from, to,
		    &o))
			return false;
		if (o.form == NULL)
			continue;
		o.left = left_over(t->s, &o);
		o.score = (int32_t)(2 * o.chars) - (int32_t)o.left -
		    (int32_t)label_chars(f, o.first, o.last);
		if (best->form == NULL || o.score > best->score)
			*best = o;
	}
	return true;
}

/* The scraps before the next heading. */
static uint32_t
part_end(const struct p_stream *s, uint32_t from)
{
	while (from < s->scraps && s->scrap[from].kind != P_SCRAP_HEADING)
		from++;
	return from;
}

static void
add_found(struct finder *t, const struct p_found *o)
{
	uint32_t i = t->n++;

	for (; i > 0 && t->found[i - 1].from > o->from; i--)
		t->found[i] = t->found[i - 1];
	t->found[i] = *o;
}

/*
 * The tables among scraps from..to: the best is taken, and then what is
 * before and behind it is looked at.  False: no memory.
 */
static bool
find_among(struct finder *t, uint32_t from,
    uint32_t to, uint32_t *tries)
{
	uint32_t part[2 * TRIES_MAX + 2], n = 0;
	struct p_found o;

	part[n++] = from;
	part[n++] = to;
	while (n > 0 && *tries > 0) {
		to = part[--n];
		from = part[--n];
		if (to - from < REMNANT_MIN)
			continue;
		--*tries;
		if (!best_form(t, from, to, &o) || (o.form != NULL &&
		    !p_stream_values(t->pool, t->s, &o)))
			return false;
		if (o.form == NULL)
			continue;
		o.left = left_over(t->s, &o);
		o.sure = is_table(t->s, &o);
		o.stands = !may_take_tables(t->s, &o);
		if (t->n < P_STREAM_TABLES &&
		    (o.sure || may_be_remnant(&o)))
			add_found(t, &o);
		else
			note_missed(t, &o);
		part[n++] = from;
		part[n++] = o.from;
		part[n++] = o.to;
		part[n++] = to;
	}
	return true;
}

bool
p_stream_find(struct p_pool *pool, const struct p_stream *s,
    const struct p_words *words, const struct p_forms *forms,
    struct p_finds *finds)
{
	struct finder t = { pool, s, words, forms, finds->found, 0, finds };
	uint32_t end, tries = TRIES_MAX;

	finds->n = finds->nmissed = 0;
	for (uint32_t from = 0; from < s->scraps; from = end + 1) {
		end = part_end(s, from);
		if (!find_among(&t, from, end, &tries))
			return false;
	}
	drop_unsure(&t);
	drop_standing(&t);
	drop_leavers(&t);
	finds->n = t.n;
	return true;
}
