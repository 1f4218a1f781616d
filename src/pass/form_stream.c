/*
 * form-streams: tables of a known form whose cells did not come as cells.
 *
 * Extractors print the cells of a table as paragraphs, as lines of label and
 * values, or as one line (stream.h has the pictures).  Blocks that may belong
 * to such a table stand in a row in the document; their text is read, cut and
 * held against every form, and the one that explains most of it is taken, if
 * it explains enough.  What is found is laid as a table as it would have been
 * printed undamaged, and the table passes do the rest.
 *
 * Text may well name what is on a form.  So a table needs most labels of a
 * stretch of the form, nearly nothing else between them, and values; without
 * values, all labels.
 */
#include "pass/prose.h"
#include "pass/stream.h"

#define	FAMILIAR	500	/* thousandths: the text sounds like labels */
#define	LOOK_CHARS	512	/* of a block that are looked at for that */
#define	HEARD_MIN	16	/* familiar characters in blocks in a row */
#define	WORDS_MOST	24	/* characters of a block that sounds otherwise */
#define	STEP_MAX	3	/* lines from a cell to the next */
#define	LINES_MOST	2	/* left of a table that is given up */
#define	TABLES_MAX	8	/* in one stretch of blocks */
#define	TRIES_MAX	24	/* forms held against parts of a stretch */

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
	ROWS_MIN = 50		/* rows with values, of those there are */
};

/* Blocks in a row that may be of a table, and what is in them. */
struct stretch {
	struct pai_node	*first, *last;
	uint32_t	 blocks;
	uint32_t	 heard;		/* familiar characters */
	struct p_pool	 pool;
	struct p_stream	 s;
	struct p_found	 found[TABLES_MAX];
	uint32_t	 n;
};

struct search {
	const struct pai_change	*job;
	struct p_forms		 forms;
	struct p_words		 words;
	struct p_pool		 pool;
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
	if (!may_take_tables(s, o))
		return false;
	count_rows(o, s, &there, &full);
	if (full == 0)
		return o->chars == stretch && o->left == 0 &&
		    o->chars * 100 >= all * FORM_MIN;
	return full * 100 >= there * ROWS_MIN;
}

/*
 * What a lost page left of a table: every label of some rows, one after the
 * other, and nothing else.
 */
static bool
may_be_remnant(const struct p_stream *s, const struct p_found *o)
{
	return o->labels >= REMNANT_MIN && o->homeless == 0 && o->left == 0 &&
	    o->last > o->first && o->chars ==
	    label_chars(o->form, o->first, o->last) && may_take_tables(s, o);
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
leaves_rows(const struct stretch *t, uint32_t i)
{
	const struct p_stream *s = &t->s;
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
drop_unsure(struct stretch *t)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < t->n; i++) {
		const struct p_found *o = &t->found[i];

		if (o->sure || (i > 0 && o[-1].sure &&
		    follows(&t->s, o - 1, o)) || (i + 1 < t->n && o[1].sure &&
		    follows(&t->s, o, o + 1)))
			t->found[n++] = *o;
	}
	t->n = n;
}

static void
drop_at(struct stretch *t, uint32_t i)
{
	for (t->n--; i < t->n; i++)
		t->found[i] = t->found[i + 1];
}

/* Drops what would leave rows of tables; that may go for its neighbours. */
static void
drop_leavers(struct stretch *t)
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
best_form(const struct search *q, struct stretch *t, uint32_t from,
    uint32_t to, struct p_found *best)
{
	struct p_found o;

	best->form = NULL;
	for (const struct p_form *f = q->forms.first; f != NULL; f = f->next) {
		if (!p_stream_match(&t->pool, &t->s, &q->words, f, from, to,
		    &o))
			return false;
		if (o.form == NULL)
			continue;
		o.left = left_over(&t->s, &o);
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
add_found(struct stretch *t, const struct p_found *o)
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
find_among(const struct search *q, struct stretch *t, uint32_t from,
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
		if (!best_form(q, t, from, to, &o) || (o.form != NULL &&
		    !p_stream_values(&t->pool, &t->s, &o)))
			return false;
		if (o.form == NULL)
			continue;
		o.left = left_over(&t->s, &o);
		o.sure = is_table(&t->s, &o);
		if (t->n < TABLES_MAX &&
		    (o.sure || may_be_remnant(&t->s, &o)))
			add_found(t, &o);
		part[n++] = from;
		part[n++] = o.from;
		part[n++] = o.to;
		part[n++] = to;
	}
	return true;
}

/* All tables of a stretch, in order; false: no memory. */
static bool
find_tables(const struct search *q, struct stretch *t)
{
	uint32_t end, tries = TRIES_MAX;

	for (uint32_t from = 0; from < t->s.scraps; from = end + 1) {
		end = part_end(&t->s, from);
		if (!find_among(q, t, from, end, &tries))
			return false;
	}
	drop_unsure(t);
	drop_leavers(t);
	return true;
}

/* Stretches of blocks. */

/* Blank paragraphs and page breaks are in no stream. */
static bool
is_passed_over(const struct pai_node *n)
{
	return n->kind == PAI_N_PAGEBREAK ||
	    (n->kind == PAI_N_PARAGRAPH && p_is_blank(n));
}

/* Lines from a block to the next one, blank ones passed over; 0: unknown. */
static uint32_t
lines_to(const struct pai_node *a, const struct pai_node *b)
{
	uint32_t end = p_last_line(a);

	return end > 0 && b->locus.line > end ? b->locus.line - end : 0;
}

static struct pai_node *
block_behind(const struct pai_node *n, const struct pai_node *last)
{
	struct pai_node *next = n != last ? n->next : NULL;

	while (next != NULL && is_passed_over(next))
		next = next->next;
	return next;
}

/* How far cells stand apart as a rule, in lines; 0: that cannot be told. */
static uint32_t
usual_step(const struct stretch *t)
{
	uint32_t count[STEP_MAX + 1] = { 0 }, step, best = 0;
	struct pai_node *n = t->first, *next;

	for (; (next = block_behind(n, t->last)) != NULL; n = next)
		if ((step = lines_to(n, next)) <= STEP_MAX)
			count[step]++;
	for (step = 1; step <= STEP_MAX; step++)
		if (count[step] > count[best] || best == 0)
			best = step;
	return count[best] > 0 ? best : 0;
}

/*
 * Empty cells between two blocks: in text, more lines than usual; in other
 * documents, empty paragraphs.
 */
static uint32_t
blanks_between(const struct pai_node *a, const struct pai_node *b,
    uint32_t step)
{
	uint32_t gap = lines_to(a, b), n = 0;

	if (gap > 0)
		return step > 0 && gap % step == 0 ? gap / step - 1 : 0;
	while ((a = a->next) != NULL && a != b)
		n += a->kind == PAI_N_PARAGRAPH;
	return n;
}

/* Lays the tables that are in what was read so far. */
static bool
lay_tables(const struct search *q, struct stretch *t)
{
	bool ok = p_stream_cut(&t->s, &t->pool, &q->words) &&
	    find_tables(q, t);

	if (ok && t->n > 0)
		p_stream_lay(q->job, &t->pool, &t->s, t->found, t->n);
	ok = !t->pool.failed;
	p_pool_free(&t->pool);
	t->s = (struct p_stream){ .n = 0 };
	t->n = 0;
	return ok;
}

static bool
begin_stream(struct stretch *t)
{
	t->s.block = p_pool_take(&t->pool, t->blocks,
	    sizeof(struct pai_node *));
	t->s.blanks = p_pool_take(&t->pool, t->blocks,
	    sizeof(*t->s.blanks));
	return !t->pool.failed;
}

/* Reads a stretch, in parts where it is too long for a table. */
static bool
read_stretch(const struct search *q, struct stretch *t)
{
	uint32_t	 step = usual_step(t), blanks = 0;
	struct pai_node	*n = t->first, *next;

	if (!begin_stream(t))
		return false;
	for (; n != NULL; n = next) {
		next = block_behind(n, t->last);
		if (!p_stream_add(&t->s, &t->pool, n, blanks) &&
		    (!lay_tables(q, t) || !begin_stream(t)))
			return false;
		blanks = next != NULL ? blanks_between(n, next, step) : 0;
	}
	return lay_tables(q, t);
}

static enum pai_status
settle(const struct search *q, struct stretch *t)
{
	bool ok = t->heard < HEARD_MIN || read_stretch(q, t);

	*t = (struct stretch){ .first = NULL };
	return ok ? p_status(q->job) : PAI_E_NOMEM;
}

/* Values of a row; *empty: it has a cell that holds nothing. */
static uint32_t
count_values(const struct pai_node *row, bool *empty)
{
	uint32_t cp[16], n = 0;
	size_t	 len;

	for (const struct pai_node *c = row->first; c != NULL; c = c->next) {
		len = p_fold(c, cp, 16);
		*empty = *empty || ((c->flags & PAI_NF_PAD) == 0 &&
		    p_is_blank(c));
		n += len > 0 && len <= 16 &&
		    p_cell_kind_of(cp, len) == P_CELL_VALUE;
	}
	return n;
}

/*
 * Where empty cells have a place, all have.  But in rows that were set in
 * columns by blanks an empty cell is only what stands beside a piece of a
 * label; their values have no gaps where every row has as many.
 */
static bool
has_empty_cell(const struct pai_node *table)
{
	uint32_t values = 0, n;
	bool	 empty = false, alike = true;

	for (const struct pai_node *r = p_row_first(table); r != NULL;
	    r = p_row_next(r)) {
		if ((n = count_values(r, &empty)) == 0)
			continue;
		alike = alike && (values == 0 || n == values);
		values = n;
	}
	return empty && !(alike && values > 1 &&
	    table->as.table.spans == PAI_SPANS_PADDED);
}

/* Characters that no number is made of. */
static size_t
words_in(const uint32_t *cp, size_t n)
{
	size_t words = 0;

	for (size_t i = 0; i < n; i++)
		words += (cp[i] < '0' || cp[i] > '9') && cp[i] != '.' &&
		    cp[i] != ',';
	return words;
}

/*
 * Could a block be of a stream: a label, a value, or something as short?
 * *heard: its characters that sound like labels.
 */
static bool
may_belong(const struct search *q, const struct pai_node *n, uint32_t *heard)
{
	uint32_t cp[LOOK_CHARS];
	size_t	 have;

	if (n->kind != PAI_N_PARAGRAPH && n->kind != PAI_N_HEADING &&
	    (n->kind != PAI_N_TABLE ||
	    n->as.table.spans == PAI_SPANS_GIVEN || has_empty_cell(n)))
		return false;
	have = p_fold(n, cp, LOOK_CHARS);
	if (have > LOOK_CHARS)
		have = LOOK_CHARS;
	*heard = p_forms_sound_like(&q->forms, cp, (uint32_t)have) >=
	    FAMILIAR ? (uint32_t)have : 0;
	return *heard > 0 || words_in(cp, have) <= WORDS_MOST;
}

static void
take_block(struct stretch *t, struct pai_node *n, uint32_t heard)
{
	if (t->first == NULL)
		t->first = n;
	t->last = n;
	t->blocks++;
	t->heard += heard;
}

static enum pai_status
change(const struct pai_change *job)
{
	struct search	 q = { .job = job };
	struct stretch	 t = { .first = NULL };
	struct pai_node	*n, *next;
	enum pai_status	 st = PAI_OK;
	uint32_t	 heard;

	if (!p_forms_known(job, &q.forms, &q.pool) ||
	    !p_words_read(&q.words, &q.pool, &q.forms))
		st = PAI_E_NOMEM;
	for (n = job->root->first; n != NULL && st == PAI_OK; n = next) {
		next = n->next;
		if (is_passed_over(n))
			continue;
		if (may_belong(&q, n, &heard))
			take_block(&t, n, heard);
		else
			st = settle(&q, &t);
	}
	if (st == PAI_OK)
		st = settle(&q, &t);
	p_pool_free(&q.pool);
	return st;
}

const struct pai_pass p_pass_form_streams = {
	.size = sizeof(struct pai_pass),
	.name = "form-streams",
	.summary = "make tables of a known form of text that was its cells",
	.after = "residue",
	.phase = PAI_P_TEXT,
	.change = change
};
