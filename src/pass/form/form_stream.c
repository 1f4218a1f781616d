/*
 * form-streams: tables of a known form whose cells did not come as cells.
 *
 * Extractors print the cells of a table as paragraphs, as lines of label and
 * values, or as one line (stream.h has the pictures).  Blocks that may belong
 * to such a table stand in a row in the document; their text is read, cut and
 * held against the forms (stream_find.c).  What is found is laid as a table
 * as it would have been printed undamaged, and the table passes do the rest.
 */
#include <string.h>

#include "pass/text/prose.h"
#include "pass/form/stream.h"

#define	FAMILIAR	500	/* thousandths: the text sounds like labels */
#define	LOOK_CHARS	512	/* of a block that are looked at for that */
#define	HEARD_MIN	16	/* familiar characters in blocks in a row */
#define	WORDS_MOST	24	/* characters of a block that sounds otherwise */
#define	BYTES_MIN	180	/* of text without a sentence: 60 字 */
#define	STEP_MAX	3	/* lines from a cell to the next */

/* Blocks in a row that may be of a table, and what is in them. */
struct stretch {
	struct pai_node	*first, *last;
	uint32_t	 blocks;
	uint32_t	 heard;		/* familiar characters */
	struct p_pool	 pool;
	struct p_stream	 s;
	struct p_finds	 finds;
};

struct search {
	const struct pai_change	*job;
	struct p_forms		 forms;
	struct p_words		 words;
	struct p_pool		 pool;
};

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

/* Warns of what is left text, while the blocks are there. */
static void
say_missed(const struct search *q, const struct stretch *t)
{
	for (uint32_t i = 0; i < t->finds.nmissed; i++) {
		const struct p_missed *m = &t->finds.missed[i];
		const struct p_stream *s = &t->s;

		p_say(q->job, s->block[s->c[s->scrap[m->from].from].block],
		    PAI_M_PASS_LEFT, NULL, NULL, "%s: %u of its labels; which "
		    "value is in which cell cannot be told", m->form->name,
		    (unsigned)m->labels);
	}
}

/* Lays the tables that are in what was read so far. */
static bool
lay_tables(const struct search *q, struct stretch *t)
{
	bool ok = p_stream_cut(&t->s, &t->pool, &q->words);

	if (ok)
		p_stream_part(&t->s, &q->words, &q->forms);
	ok = ok && p_stream_find(&t->pool, &t->s, &q->words, &q->forms,
	    &t->finds);
	if (ok)
		say_missed(q, t);
	if (ok && t->finds.n > 0)
		p_stream_lay(q->job, &t->pool, &t->s, t->finds.found,
		    t->finds.n);
	ok = !t->pool.failed;
	p_pool_free(&t->pool);
	t->s = (struct p_stream){ .n = 0 };
	return ok;
}

static bool
begin_stream(struct stretch *t)
{
	t->s.block = p_pool_take(&t->pool, t->blocks,
	    sizeof(struct pai_node *));
	t->s.blanks = p_pool_take(&t->pool, t->blocks,
	    sizeof(*t->s.blanks));
	t->s.apart = p_pool_take(&t->pool, t->blocks, sizeof(*t->s.apart));
	return !t->pool.failed;
}

/* Reads a stretch, in parts where it is too long for a table. */
static bool
read_stretch(const struct search *q, struct stretch *t)
{
	uint32_t	 step = usual_step(t), blanks = 0;
	struct pai_node	*n = t->first, *next;
	bool		 apart = true;

	if (!begin_stream(t))
		return false;
	for (; n != NULL; n = next) {
		next = block_behind(n, t->last);
		if (!p_stream_add(&t->s, &t->pool, n, blanks, apart) &&
		    (!lay_tables(q, t) || !begin_stream(t)))
			return false;
		blanks = next != NULL ? blanks_between(n, next, step) : 0;
		apart = next == NULL || lines_to(n, next) != 1;
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

/* Bytes of a block's text; *sentence: a 。 stands in it. */
static size_t
text_bytes(const struct pai_node *block, bool *sentence)
{
	struct pai_iter	it = pai_iter_at(block);
	size_t		n = 0;

	while (pai_iter_next(&it)) {
		struct pai_str t;
		const char *p;

		if (it.event != PAI_ENTER || it.node->kind != PAI_N_TEXT)
			continue;
		t = it.node->as.text.str;
		n += t.n;
		for (p = t.p; (size_t)(p - t.p) + 3 <= t.n && (p = memchr(p,
		    0xe3, t.n - 2 - (size_t)(p - t.p))) != NULL; p++)
			if (memcmp(p, "\xe3\x80\x82", 3) == 0) {
				*sentence = true;
				return n;
			}
	}
	return n;
}

/*
 * Most documents have nothing of the kind: their text is sentences, and what
 * is none is short.  They need not pay for reading the forms.
 */
static bool
may_hold_streams(const struct pai_node *root)
{
	size_t bytes = 0;

	for (const struct pai_node *n = root->first; n != NULL; n = n->next) {
		bool sentence = false;

		if (n->kind == PAI_N_TABLE &&
		    n->as.table.spans != PAI_SPANS_GIVEN)
			return true;
		if (is_passed_over(n))
			continue;
		if (n->kind == PAI_N_PARAGRAPH || n->kind == PAI_N_HEADING)
			bytes += text_bytes(n, &sentence);
		else
			sentence = true;
		if (sentence)
			bytes = 0;
		if (bytes >= BYTES_MIN)
			return true;
	}
	return false;
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
	bool	 sentence = false;

	if (n->kind != PAI_N_PARAGRAPH && n->kind != PAI_N_HEADING &&
	    (n->kind != PAI_N_TABLE ||
	    n->as.table.spans == PAI_SPANS_GIVEN || has_empty_cell(n)))
		return false;
	text_bytes(n, &sentence);
	if (sentence)
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

	if (!may_hold_streams(job->root))
		return PAI_OK;
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
