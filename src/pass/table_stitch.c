/*
 * table-stitch: the parts of a table that a page cut become one table.
 *
 *	| item    | 2022 | 2023 |
 *	| wages   |   12 |   14 |
 *	- - - - - page 7 - - - - -
 *	| item    | 2022 | 2023 |	printed again: dropped
 *	| rent    |    3 |    4 |	goes on
 *
 * Two tables are looked at only where nothing that can be read stands
 * between them: blank paragraphs, page breaks, page marks.  What tells that
 * they are one is weighed; a table of its own kind beside another must never
 * be swallowed, so a header of its own outweighs everything else.
 *
 * Where the labels of both are rows of one form, in its order, that decides,
 * and even a heading between them (an OCR engine makes headings of labels)
 * goes where the form has it: before the table, or into a row of its own.
 */
#include "pass/form.h"

#include <stdio.h>
#include <string.h>

#include "kit/utf8.h"

enum evidence {
	SAME_COLUMNS,	/* as many columns in both */
	ONE_COLUMN_OFF,	/* one more or less: a column was lost with a span */
	SAME_HEADER,	/* the header stands again */
	OWN_HEADER,	/* the second part has a header, and another one */
	NUMBERS_GO_ON,	/* labels are numbered on: 3. | 4. */
	NUMBERS_RESTART,
	SAME_TYPES,	/* numbers and words in the same columns */
	OTHER_TYPES,
	STARTS_UNDER,	/* first label cell is empty: goes on with a span */
	CLOSED,		/* the first part ends in a total */
	PAGE_BETWEEN,	/* a page break or a page mark between them */
	SPANS_GIVEN,	/* an author drew both: he meant two tables */
	EVIDENCES
};

/* The judgement: joined at JOIN and above. */
#define	JOIN	4

static const int weight[EVIDENCES] = {
	[SAME_COLUMNS] = 1,
	[ONE_COLUMN_OFF] = 0,
	[SAME_HEADER] = 5,
	[OWN_HEADER] = -8,
	[NUMBERS_GO_ON] = 3,
	[NUMBERS_RESTART] = -4,
	[SAME_TYPES] = 2,
	[OTHER_TYPES] = -4,
	[STARTS_UNDER] = 1,
	[CLOSED] = -3,
	[PAGE_BETWEEN] = 1,
	[SPANS_GIVEN] = -4
};

static const char *const what[EVIDENCES] = {
	[SAME_COLUMNS] = "same columns",
	[ONE_COLUMN_OFF] = "one column lost",
	[SAME_HEADER] = "same header",
	[OWN_HEADER] = "a header of its own",
	[NUMBERS_GO_ON] = "numbers go on",
	[NUMBERS_RESTART] = "numbers start again",
	[SAME_TYPES] = "numbers in the same columns",
	[OTHER_TYPES] = "numbers in other columns",
	[STARTS_UNDER] = "first label empty",
	[CLOSED] = "ends in a total",
	[PAGE_BETWEEN] = "page break between",
	[SPANS_GIVEN] = "drawn apart"
};

#define	ENDS	6	/* rows looked at, at either side of the cut */

/* What lies between two tables. */
struct gap {
	struct pai_node	*first, *second;	/* the tables */
	struct pai_node	*heading;		/* NULL: none */
	bool		 page;
};

/* "— 3 —", "3", "第 3 页": what a page's foot leaves behind. */
static bool
is_page_mark(const struct pai_node *n)
{
	uint32_t cp[16];
	size_t	 len = p_fold(n, cp, 16), digits = 0;

	if (len == 0 || len > 12)
		return false;
	for (size_t i = 0; i < len; i++)
		if (cp[i] >= '0' && cp[i] <= '9')
			digits++;
		else if (cp[i] != '-' && cp[i] != 0x2014 && cp[i] != 0x2013 &&
		    cp[i] != 0x7b2c && cp[i] != 0x9875 && cp[i] != '/' &&
		    cp[i] != 0x5171)
			return false;
	return digits > 0 && digits <= 4;
}

/* Is there another table behind t, with nothing to read between? */
static bool
find_gap(struct pai_node *t, struct gap *g)
{
	struct pai_node *n = t->next;

	*g = (struct gap){ .first = t };
	for (; n != NULL && n->kind != PAI_N_TABLE; n = n->next) {
		if (n->kind == PAI_N_PAGEBREAK) {
			g->page = true;
		} else if (n->kind == PAI_N_PARAGRAPH) {
			if (p_is_blank(n))
				continue;
			if (!is_page_mark(n))
				return false;
			g->page = true;
		} else if (n->kind == PAI_N_HEADING && g->heading == NULL) {
			g->heading = n;
		} else {
			return false;
		}
	}
	g->second = n;
	return n != NULL && n->as.table.spans == t->as.table.spans;
}

/* Generic evidence. */

static const struct p_cell *
first_text(const struct p_row *r)
{
	for (uint32_t i = 0; i < r->n; i++)
		if (r->cell[i].kind != P_CELL_EMPTY)
			return &r->cell[i];
	return NULL;
}

static bool
same_row(const struct p_row *a, const struct p_row *b)
{
	uint32_t n = a->n < b->n ? a->n : b->n, texts = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct p_cell *x = &a->cell[i], *y = &b->cell[i];

		if (x->n != y->n || (x->n > 0 && memcmp(x->cp, y->cp,
		    x->n * sizeof(*x->cp)) != 0))
			return false;
		texts += x->kind == P_CELL_TEXT;
	}
	return texts > 0;
}

/* Rows at the head of b that stand at the head of a already. */
static uint32_t
repeated(const struct p_sheet *a, const struct p_sheet *b)
{
	uint32_t n = 0;

	while (n < a->rows && n + 1 < b->rows && n < ENDS &&
	    same_row(&a->row[n], &b->row[n]))
		n++;
	return n;
}

/*
 * Does the row stand over numbers and hold none?  A title that spans the
 * row's first column only is a header, too.
 */
static bool
has_header(const struct p_sheet *s)
{
	uint32_t under = 0;

	if (s->rows == 0 || p_row_has_values(&s->row[0]) ||
	    first_text(&s->row[0]) == NULL)
		return false;
	for (uint32_t i = 1; i < s->rows && i < ENDS; i++)
		under += p_row_has_values(&s->row[i]);
	return under > 0 && first_text(&s->row[0]) == &s->row[0].cell[0];
}

static void
compare_types(const struct p_sheet *a, const struct p_sheet *b, bool *seen)
{
	const struct p_row *x = &a->row[a->rows - 1], *y = &b->row[0];
	uint32_t n = x->n < y->n ? x->n : y->n, same = 0, other = 0;

	if (x->n != y->n || !p_row_has_values(y))
		return;
	for (uint32_t i = 0; i < n; i++) {
		if (x->cell[i].kind == P_CELL_EMPTY ||
		    y->cell[i].kind == P_CELL_EMPTY)
			continue;
		if (x->cell[i].kind == y->cell[i].kind)
			same++;
		else
			other++;
	}
	seen[SAME_TYPES] = same > 0 && other == 0;
	seen[OTHER_TYPES] = other > same;
}

static void
compare_numbers(const struct p_sheet *a, const struct p_sheet *b, bool *seen)
{
	const struct p_cell *x = NULL, *y = first_text(&b->row[0]);
	struct p_label_number p, q;

	for (uint32_t i = a->rows; i-- > 0 && x == NULL; )
		x = first_text(&a->row[i]);
	if (x == NULL || y == NULL)
		return;
	p = p_label_number(x->cp, x->n);
	q = p_label_number(y->cp, y->n);
	if (p.form == 0 && p_value_read(x->cp, x->n).known &&
	    p_value_read(y->cp, y->n).known) {
		seen[NUMBERS_GO_ON] = p_value_read(y->cp, y->n).micro ==
		    p_value_read(x->cp, x->n).micro + 1000000;
		return;
	}
	if (p.form == 0 || p.form != q.form)
		return;
	seen[NUMBERS_GO_ON] = q.value == p.value + 1;
	seen[NUMBERS_RESTART] = q.value <= p.value;
}

/*
 * a is the head of the first part, z its foot, b the head of the second.
 */
static void
weigh(const struct gap *g, const struct p_sheet *a, const struct p_sheet *z,
    const struct p_sheet *b, bool *seen)
{
	uint32_t	 wa = a->wide > z->wide ? a->wide : z->wide;
	uint32_t	 again = repeated(a, b);
	const struct p_cell *last = first_text(&z->row[z->rows - 1]);

	memset(seen, 0, EVIDENCES * sizeof(*seen));
	seen[SAME_COLUMNS] = wa == b->wide;
	seen[ONE_COLUMN_OFF] = wa + 1 == b->wide || b->wide + 1 == wa;
	seen[PAGE_BETWEEN] = g->page;
	seen[SPANS_GIVEN] = g->first->as.table.spans == PAI_SPANS_GIVEN;
	if (again > 0) {
		seen[SAME_HEADER] = !p_row_has_values(&b->row[0]);
		return;
	}
	seen[OWN_HEADER] = has_header(b) || g->second->as.table.head_rows > 0 ||
	    (p_row_first(g->second)->as.row.head && !p_row_has_values(&b->row[0]));
	seen[STARTS_UNDER] = b->row[0].n > 0 &&
	    b->row[0].cell[0].kind == P_CELL_EMPTY;
	seen[CLOSED] = last != NULL && p_is_total(last->cp, last->n);
	compare_types(z, b, seen);
	compare_numbers(z, b, seen);
}

/* Evidence of the form. */

/* One sheet of two, for the time of a comparison; rows skip..: the second. */
static struct p_sheet *
together(struct p_pool *pool, const struct p_sheet *a,
    const struct p_sheet *b, uint32_t skip)
{
	struct p_sheet *s = p_pool_take(pool, 1, sizeof(*s));

	if (s == NULL)
		return NULL;
	*s = *a;
	s->rows = a->rows + b->rows - skip;
	s->row = p_pool_take(pool, s->rows, sizeof(*s->row));
	if (s->row == NULL)
		return NULL;
	memcpy(s->row, a->row, a->rows * sizeof(*s->row));
	memcpy(s->row + a->rows, b->row + skip,
	    (b->rows - skip) * sizeof(*s->row));
	return s;
}

static bool
is_empty_row(const struct p_row *r)
{
	return first_text(r) == NULL;
}

/* Do all rows of both have their places in one form, in order? */
static bool
one_form(struct p_pool *pool, const struct p_forms *forms,
    const struct p_sheet *a, const struct p_sheet *b, uint32_t skip,
    const struct p_form **form)
{
	struct p_sheet	*s = together(pool, a, b, skip);
	struct p_match	 m;
	uint32_t	 end = P_NOWHERE;

	if (s == NULL || !p_forms_may_know(forms, s) ||
	    !p_form_match(pool, forms, s, &m) || m.form == NULL)
		return false;
	for (uint32_t i = 0; i < s->rows; i++) {
		if (m.to[i] == P_NOWHERE && !is_empty_row(&s->row[i]))
			return false;
		if (m.to[i] == P_NOWHERE)
			continue;
		if (i < a->rows)
			end = m.to[i];
		else if (end == P_NOWHERE || m.to[i] <= end)
			return false;
		else
			break;
	}
	*form = m.form;
	return true;
}

/* Act. */

static void
drop_between(const struct pai_change *job, const struct gap *g)
{
	struct pai_node *n, *next;
	char		 text[200];

	for (n = g->first->next; n != g->second; n = next) {
		next = n->next;
		p_quote(n, text, sizeof(text));
		p_drop(job, n);
		if (text[0] != '\0' && n->kind == PAI_N_PARAGRAPH)
			p_say(job, n, PAI_M_PASS_PAGE_MARK, text, NULL,
			    "%s inside a table", text);
	}
}

static void
drop_repeated(const struct pai_change *job, const struct p_sheet *b,
    uint32_t again)
{
	char text[200];

	for (uint32_t i = 0; i < again; i++) {
		p_quote(b->row[i].node, text, sizeof(text));
		p_drop(job, b->row[i].node);
		p_say(job, b->row[i].node, PAI_M_PASS_STITCHED, text, NULL,
		    "header printed again on the next page: %s", text);
	}
}

/*
 * A heading between two parts of one form: the section's own heading goes
 * before the table; any other was a label, and becomes a row again.
 */
static void
place_heading(const struct pai_change *job, struct gap *g,
    const struct p_form *f)
{
	uint32_t	 a[96], b[96];
	size_t		 na, nb;
	struct pai_node	*row, *cell, *para, *n, *h = g->heading;

	if (h == NULL)
		return;
	p_cut(job, h);
	na = p_fold(h, a, 96);
	nb = p_fold_text(f->heading.p, f->heading.n, b, 96);
	if (na <= 96 && nb <= 96 && p_alike(a, na, b, nb) >= 600) {
		p_add(job, g->first->parent, g->first, h);
		return;
	}
	row = p_new(job, PAI_N_ROW);
	cell = p_new(job, PAI_N_CELL);
	para = p_new(job, PAI_N_PARAGRAPH);
	if (row == NULL || cell == NULL || para == NULL)
		return;
	while ((n = h->first) != NULL) {
		p_cut(job, n);
		p_add(job, para, NULL, n);
	}
	row->flags = cell->flags = para->flags = PAI_NF_EDITED;
	p_add(job, cell, NULL, para);
	p_add(job, row, NULL, cell);
	p_add(job, g->first, NULL, row);
}

static void
join(const struct pai_change *job, struct gap *g)
{
	struct pai_node *n;

	while ((n = g->second->first) != NULL) {
		p_cut(job, n);
		p_add(job, g->first, NULL, n);
	}
	p_drop(job, g->second);
	p_table_touched(g->first);
}

/*
 * One cut: looks, judges, and joins.  False: these are two tables.
 */
static bool
mend(const struct pai_change *job, struct p_pool *pool,
    const struct p_forms *forms, struct gap *g)
{
	struct p_sheet	*a = p_sheet_part(pool, g->first, ENDS, false);
	struct p_sheet	*z = p_sheet_part(pool, g->first, ENDS, true);
	struct p_sheet	*b = p_sheet_part(pool, g->second, ENDS, false);
	const struct p_form *form = NULL;
	bool		 seen[EVIDENCES];
	char		 why[256];
	uint32_t	 again;

	if (a == NULL || z == NULL || b == NULL || a->rows == 0 ||
	    b->rows == 0)
		return false;
	again = repeated(a, b);
	if (p_forms_may_know(forms, z) || p_forms_may_know(forms, b)) {
		struct p_sheet *x = p_sheet_part(pool, g->first, 256, false);
		struct p_sheet *y = p_sheet_part(pool, g->second, 256, false);

		if (x != NULL && y != NULL && x->rows < 256 && y->rows < 256 &&
		    one_form(pool, forms, x, y, again, &form))
			snprintf(why, sizeof(why), "rows of %s, in order",
			    form->name);
	}
	if (form == NULL) {
		if (g->heading != NULL)
			return false;
		weigh(g, a, z, b, seen);
		if (p_weigh(seen, weight, what, EVIDENCES,
	    why, sizeof(why)) < JOIN)
			return false;
	}
	if (form != NULL)
		place_heading(job, g, form);
	drop_between(job, g);
	drop_repeated(job, b, again);
	join(job, g);
	p_say(job, g->first, PAI_M_PASS_STITCHED, NULL, NULL, "%s", why);
	return !pool->failed;
}

/* Joins to a table what follows it, as long as anything does. */
static enum pai_status
stitch(const struct pai_change *job, const struct p_forms *forms,
    struct pai_node *t, bool *joined)
{
	struct gap	 g;
	bool		 again = true, any = false;

	while (again && find_gap(t, &g)) {
		struct p_pool pool = { 0 };

		again = mend(job, &pool, forms, &g);
		any = any || again;
		if (pool.failed) {
			p_pool_free(&pool);
			return PAI_E_NOMEM;
		}
		p_pool_free(&pool);
	}
	*joined = *joined || any;
	return any ? p_seal(job, t) : PAI_OK;
}

/*
 * A table that has grown is another neighbour to the one before it: the
 * tables are gone through until nothing more joins, so that a second run
 * would find nothing either.
 */
static enum pai_status
change(const struct pai_change *job)
{
	struct p_pool	 keep = { 0 };
	struct p_forms	 forms = { 0 };
	struct p_nodes	 tables = { 0 };
	struct gap	 g;
	enum pai_status	 st = PAI_OK;
	bool		 joined = true;

	if (!p_nodes_find(&tables, job->root, PAI_N_TABLE))
		st = PAI_E_NOMEM;
	while (st == PAI_OK && joined) {
		joined = false;
		for (size_t i = 0; st == PAI_OK && i < tables.n; i++) {
			struct pai_node *t = tables.at[i];

			if (t->parent == NULL || t->as.table.form.n > 0 ||
			    !find_gap(t, &g))
				continue;
			st = p_forms_known(job, &forms, &keep) ?
			    stitch(job, &forms, t, &joined) : PAI_E_NOMEM;
		}
	}
	p_nodes_free(&tables);
	p_pool_free(&keep);
	return st != PAI_OK ? st : p_status(job);
}

const struct pai_pass p_pass_table_stitch = {
	.size = sizeof(struct pai_pass),
	.name = "table-stitch",
	.summary = "join the parts of a table that a page cut",
	.after = "table-columns",
	.phase = PAI_P_TABLE,
	.change = change
};
