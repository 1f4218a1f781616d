/*
 * Lays what was found in a stream as a table.
 *
 * The table is printed as an extractor prints one that is undamaged: a row
 * for each row of the form that is there, each cell once, values behind the
 * labels.  The form pass then knows its grid, and the sums what is missing.
 *
 * Text of the stream that is none of the table's keeps its order: what stood
 * before it in the same block is a paragraph before it, and all else behind.
 */
#include "pass/text/prose.h"
#include "pass/form/stream.h"

#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"

#define	SAID_MAX	4000	/* bytes of a stream that are told */

#define	QUOTE	200	/* bytes of a wording in a message */

struct lay {
	const struct pai_change	*job;
	struct p_pool		*pool;
	const struct p_stream	*s;
	const struct p_found	*found;
	struct pai_node		*before;	/* the block all goes before */
	uint32_t		*scrap;		/* room for those of one cell */
};

/* Making nodes. */

static void
add_text(struct lay *l, struct pai_node *para, const char *p, size_t n)
{
	struct pai_node *t = l->job->edit->host->edit_text(l->job->edit, p, n,
	    &para->locus);

	if (t != NULL)
		p_add(l->job, para, NULL, t);
}

static const struct pai_locus *
locus_of(const struct lay *l, uint32_t at)
{
	const struct p_stream_char *c = &l->s->c[at];

	return c->node->locus.line != 0 ? &c->node->locus :
	    &l->s->block[c->block]->locus;
}

/* The bytes of characters from..to with the blanks that parted them. */
static struct pai_str
slice(struct lay *l, uint32_t from, uint32_t to)
{
	const struct p_stream_char *c = l->s->c;
	size_t	 room = 1, n = 0;
	char	*p;

	for (uint32_t i = from; i < to; i++)
		room += c[i].bytes + 1u + (i > from && c[i].node == c[i -
		    1].node ? c[i].at - c[i - 1].at : 0);
	if ((p = p_pool_take(l->pool, room, 1)) == NULL)
		return (struct pai_str){ "", 0 };
	for (uint32_t i = from; i < to; i++) {
		const char *text = c[i].node->as.text.str.p;
		uint32_t at = c[i].at;

		if (i > from && c[i].node == c[i - 1].node)
			at = c[i - 1].at + c[i - 1].bytes;
		else if (i > from && c[i].gap != P_GAP_NONE)
			p[n++] = ' ';
		memcpy(p + n, text + at, c[i].at + c[i].bytes - at);
		n += c[i].at + c[i].bytes - at;
	}
	return (struct pai_str){ p, n };
}

/* Characters from..to, a line or a part of one, as a paragraph. */
static struct pai_node *
put_line(struct lay *l, uint32_t from, uint32_t to)
{
	struct pai_node *para = p_new_own(l->job, PAI_N_PARAGRAPH,
	    locus_of(l, from));
	struct pai_str text = slice(l, from, to);

	if (para == NULL)
		return NULL;
	add_text(l, para, text.p, text.n);
	p_add(l->job, l->before->parent, l->before, para);
	return para;
}

static uint32_t
end_of_line(const struct p_stream *s, uint32_t from, uint32_t to)
{
	while (++from < to && s->c[from].gap < P_GAP_LINE)
		continue;
	return from;
}

/* Characters from..to as paragraphs, one a line. */
static void
put_lines(struct lay *l, uint32_t from, uint32_t to)
{
	for (uint32_t end; from < to; from = end) {
		end = end_of_line(l->s, from, to);
		put_line(l, from, end);
	}
}

/* Cells. */

/* Words of letters keep the blank between them, Chinese has none. */
static bool
keeps_blank(const struct p_stream_char *a, const struct p_stream_char *b)
{
	return b->gap != P_GAP_NONE && !p_is_cjk(a->cp) && !p_is_cjk(b->cp) &&
	    (a->cp > 0x7f || b->cp > 0x7f || b->gap == P_GAP_BLANK);
}

/* The text of the scraps that are one cell. */
static struct pai_str
cell_text(struct lay *l, const uint32_t *scrap, uint32_t n)
{
	const struct p_stream_char *last = NULL;
	size_t	 room = 1, used = 0;
	char	*p;

	for (uint32_t k = 0; k < n; k++)
		for (uint32_t i = l->s->scrap[scrap[k]].from;
		    i < l->s->scrap[scrap[k]].to; i++)
			room += l->s->c[i].bytes + 1u;
	if ((p = p_pool_take(l->pool, room, 1)) == NULL)
		return (struct pai_str){ "", 0 };
	for (uint32_t k = 0; k < n; k++)
		for (uint32_t i = l->s->scrap[scrap[k]].from;
		    i < l->s->scrap[scrap[k]].to; i++) {
			const struct p_stream_char *c = &l->s->c[i];

			if (last != NULL && keeps_blank(last, c))
				p[used++] = ' ';
			memcpy(p + used, c->node->as.text.str.p + c->at,
			    c->bytes);
			used += c->bytes;
			last = c;
		}
	return (struct pai_str){ p, used };
}

/* The paragraph that is this scrap and nothing else; NULL: there is none. */
static struct pai_node *
whole_block(const struct lay *l, const struct p_scrap *k)
{
	const struct p_stream *s = l->s;
	struct pai_node *block = s->block[s->c[k->from].block];

	return block->kind != PAI_N_TABLE && s->c[k->from].gap == P_GAP_BLOCK &&
	    s->c[k->to - 1].block == s->c[k->from].block &&
	    (k->to == s->n || s->c[k->to].gap == P_GAP_BLOCK) ? block : NULL;
}

/* A cell of these scraps; of none, it is empty. */
static void
put_cell(struct lay *l, struct pai_node *row, const uint32_t *scrap,
    uint32_t n)
{
	struct pai_node	*cell, *para, *block, *child;
	const struct pai_locus *where = n > 0 ? locus_of(l,
	    l->s->scrap[scrap[0]].from) : &row->locus;
	struct pai_str	 text;

	if ((cell = p_new_own(l->job, PAI_N_CELL, where)) == NULL)
		return;
	p_add(l->job, row, NULL, cell);
	if (n == 0 ||
	    (para = p_new_own(l->job, PAI_N_PARAGRAPH, where)) == NULL)
		return;
	p_add(l->job, cell, NULL, para);
	block = n == 1 ? whole_block(l, &l->s->scrap[scrap[0]]) : NULL;
	if (block == NULL) {
		text = cell_text(l, scrap, n);
		add_text(l, para, text.p, text.n);
		return;
	}
	while ((child = block->first) != NULL &&
	    p_status(l->job) == PAI_OK) {
		p_cut(l->job, child);
		p_add(l->job, para, NULL, child);
	}
}

/* Rows. */

/* The scraps of one cell, or of the values of one row. */
static uint32_t
collect(const struct lay *l, const uint32_t *of, uint32_t what,
    uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = l->found->from; i < l->found->to; i++)
		if (of[i] == what)
			out[n++] = i;
	return n;
}

static void
put_empty(struct lay *l, struct pai_node *row, uint32_t n)
{
	while (n-- > 0)
		put_cell(l, row, NULL, 0);
}

/*
 * The values of a row.  Where some are missing, the blanks that were seen
 * between them tell which, if they are as many.
 */
static void
put_values(struct lay *l, struct pai_node *row, const uint32_t *value,
    uint32_t n, uint32_t wants)
{
	const struct p_stream *s = l->s;
	uint32_t seen = 0, behind = 0;
	bool	 known;

	if (n == 0) {
		put_empty(l, row, wants);
		return;
	}
	for (uint32_t k = 0; k < n; k++)
		seen += s->scrap[value[k]].blanks;
	if (value[n - 1] + 1 < s->scraps)
		behind = s->scrap[value[n - 1] + 1].blanks;
	if (value[n - 1] + 1 >= l->found->to && n + seen + behind > wants &&
	    n + seen <= wants)
		behind = wants - n - seen;	/* the table ends here */
	known = n + seen == wants || n + seen + behind == wants;
	for (uint32_t k = 0; k < n; k++) {
		if (known)
			put_empty(l, row, s->scrap[value[k]].blanks);
		put_cell(l, row, &value[k], 1);
	}
	if (known)
		put_empty(l, row, wants - n - seen);
}

/* Where a row begins: at the first character of all its scraps. */
static uint32_t
earlier(const struct lay *l, uint32_t begin, const uint32_t *scrap,
    uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (l->s->scrap[scrap[i]].from < begin)
			begin = l->s->scrap[scrap[i]].from;
	return begin;
}

/* The values of a row, each in its place. */
static void
put_places(struct lay *l, struct pai_node *row, uint32_t i)
{
	const struct p_found *o = l->found;
	const struct p_form *f = o->form;
	uint32_t scrap;

	for (uint32_t k = f->first[i]; k < f->first[i + 1]; k++)
		if (f->cell[k].role == P_FORM_DATA)
			put_cell(l, row, &scrap, collect(l, o->place, k,
			    &scrap));
}

static void
put_row(struct lay *l, struct pai_node *table, uint32_t i)
{
	const struct p_form *f = l->found->form;
	uint32_t *scrap = l->scrap, labels = 0, wants = 0, n;
	uint32_t begin = P_NOWHERE;
	struct pai_node *row;

	for (uint32_t k = f->first[i]; k < f->first[i + 1]; k++) {
		labels += f->cell[k].n > 0 && l->found->have[k];
		wants += f->cell[k].role == P_FORM_DATA;
	}
	n = collect(l, l->found->row, i, scrap);
	if ((labels == 0 && n == 0) ||
	    (row = p_new_own(l->job, PAI_N_ROW, &table->locus)) == NULL)
		return;
	p_add(l->job, table, NULL, row);
	for (uint32_t k = f->first[i]; labels > 0 && k < f->first[i + 1]; k++)
		if (f->cell[k].n > 0 && l->found->have[k]) {
			n = collect(l, l->found->cell, k, scrap);
			begin = earlier(l, begin, scrap, n);
			put_cell(l, row, scrap, n);
		}
	n = collect(l, l->found->row, i, scrap);
	row->locus = *locus_of(l, earlier(l, begin, scrap, n));
	if (n > 0 && l->found->place[scrap[0]] != P_NOWHERE)
		put_places(l, row, i);
	else
		put_values(l, row, scrap, n, wants);
}

/* Text around the table. */

static bool
is_left(const struct p_found *o, uint32_t i)
{
	return o->cell[i] == P_NOWHERE && o->row[i] == P_NOWHERE &&
	    !o->again[i];
}

static void
drop_page_mark(struct lay *l, struct pai_node *para)
{
	struct p_plain	 t = { .chars = 0 };
	char		 text[QUOTE];

	if (para != NULL && p_plain_read(&t, para) && p_is_page_mark(&t)) {
		p_quote(para, text, sizeof(text));
		p_say(l->job, para, PAI_M_PASS_PAGE_MARK, text, NULL,
		    "between rows of a table");
		p_drop(l->job, para);
	}
	p_plain_free(&t);
}

/* What stands within the table and is none of it goes behind it. */
static void
put_rest(struct lay *l)
{
	const struct p_scrap *scrap = l->s->scrap;
	const struct p_found *o = l->found;

	for (uint32_t i = o->from, k; i < o->to; i = k) {
		k = i + 1;
		if (!is_left(o, i))
			continue;
		while (k < o->to && is_left(o, k) &&
		    l->s->c[scrap[k].from].gap < P_GAP_LINE)
			k++;
		drop_page_mark(l, put_line(l, scrap[i].from,
		    scrap[k - 1].to));
	}
}

static void
say_again(struct lay *l, struct pai_node *table)
{
	const struct p_found *o = l->found;

	for (uint32_t i = o->from; i < o->to; i++) {
		struct pai_str	 t;
		char		 text[QUOTE];

		if (!o->again[i])
			continue;
		t = cell_text(l, &i, 1);
		snprintf(text, sizeof(text), "%.*s", (int)t.n, t.p);
		p_say(l->job, table, PAI_M_PASS_STITCHED, text, NULL,
		    "%s stood again after a page turn", text);
	}
}

/* The characters as they stood, a line each. */
static void
put_text(struct p_buf *out, const struct p_stream *s, uint32_t from,
    uint32_t to)
{
	for (uint32_t i = from; i < to && out->n + 8 < out->max; i++) {
		const struct p_stream_char *c = &s->c[i];

		if (i > from && c->gap != P_GAP_NONE)
			p_buf_str(out, c->gap == P_GAP_BLANK ? " " : "\n");
		p_buf_put(out, c->node->as.text.str.p + c->at, c->bytes);
	}
}

static struct pai_node *
put_table(struct lay *l)
{
	const struct p_found *o = l->found;
	struct pai_node *table = p_new_own(l->job, PAI_N_TABLE,
	    locus_of(l, l->s->scrap[o->from].from));

	struct p_buf	 was = { .max = SAID_MAX };

	if (table == NULL)
		return NULL;
	put_text(&was, l->s, l->s->scrap[o->from].from,
	    l->s->scrap[o->to - 1].to);
	table->as.table.spans = PAI_SPANS_COLLAPSED;
	p_add(l->job, l->before->parent, l->before, table);
	for (uint32_t i = 0; i < o->form->rows; i++)
		put_row(l, table, i);
	p_seal(l->job, table);
	p_table_touched(table);
	p_say(l->job, table, PAI_M_PASS_STREAM, p_buf_ok(&was) ? was.p : NULL,
	    o->form->name,
	    "%s: %u labels and %u values stood in %u blocks of text",
	    o->form->name, (unsigned)o->labels, (unsigned)o->values,
	    (unsigned)(l->s->c[l->s->scrap[o->to - 1].to - 1].block -
	    l->s->c[l->s->scrap[o->from].from].block + 1));
	p_buf_free(&was);
	return table;
}

/* The blocks that went into the table, and blank ones between them. */
static void
drop_blocks(struct lay *l, uint32_t from, uint32_t to)
{
	struct pai_node *n = l->s->block[from], *last = l->s->block[to], *next;

	for (bool more = true; more; n = next) {
		more = n != last;
		next = n->next;
		if (n == l->s->block[from])
			from += n != last;
		else if (n->kind != PAI_N_PARAGRAPH || !p_is_blank(n))
			continue;
		p_drop(l->job, n);
	}
}

static uint32_t
first_of_block(const struct p_stream *s, uint32_t at)
{
	while (at > 0 && s->c[at].gap != P_GAP_BLOCK)
		at--;
	return at;
}

static uint32_t
end_of_block(const struct p_stream *s, uint32_t at)
{
	while (at < s->n && s->c[at].gap != P_GAP_BLOCK)
		at++;
	return at;
}

void
p_stream_lay(const struct pai_change *job, struct p_pool *pool,
    const struct p_stream *s, const struct p_found *found, uint32_t n)
{
	struct lay l = { .job = job, .pool = pool, .s = s };
	uint32_t   at = 0, end, block = 0;	/* characters laid so far */

	l.scrap = p_pool_take(pool, s->scraps, sizeof(*l.scrap));
	if (l.scrap == NULL)
		return;
	for (uint32_t i = 0; i < n && p_status(job) == PAI_OK; i++) {
		const struct p_found *o = &found[i];
		uint32_t from = s->scrap[o->from].from;
		uint32_t to = s->scrap[o->to - 1].to;
		struct pai_node *table;

		l.found = o;
		if (at <= first_of_block(s, from)) {
			at = first_of_block(s, from);
			block = s->c[from].block;
		}
		l.before = s->block[s->c[from].block];
		put_lines(&l, at, from);
		if ((table = put_table(&l)) == NULL)
			return;
		put_rest(&l);
		say_again(&l, table);
		end = end_of_block(s, to);
		at = i + 1 < n && s->scrap[found[i + 1].from].from < end ?
		    to : end;
		if (at == end) {
			put_lines(&l, to, end);
			drop_blocks(&l, block, s->c[to - 1].block);
		}
	}
}
