/*
 * A table as it came: rows of cells with their texts folded, read once, so
 * that evidence is cheap to gather.
 */
#include "pass/table/table.h"

#include <string.h>

#include "kit/utf8.h"

#define	CELL_CHARS	96	/* more is no label and no value */

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Is there a comma at i with three digits behind it, and no fourth? */
static bool
groups(const uint32_t *cp, size_t n, size_t i)
{
	return cp[i] == ',' && i + 3 < n && is_digit(cp[i + 1]) &&
	    is_digit(cp[i + 2]) && is_digit(cp[i + 3]) &&
	    (i + 4 >= n || !is_digit(cp[i + 4]));
}

/* The digits of a number: 1,234.5678; how many characters, 0: none. */
static size_t
read_digits(const uint32_t *cp, size_t n, int64_t *micro)
{
	int64_t	 whole = 0, part = 0, scale = 1000000;
	size_t	 i = 0, digits = 0;

	for (; i < n && (is_digit(cp[i]) || (i > 0 && groups(cp, n, i)));
	    i++) {
		if (cp[i] == ',')
			continue;
		if (++digits > 12)
			return 0;
		whole = whole * 10 + (int64_t)(cp[i] - '0');
	}
	if (digits == 0)
		return 0;
	if (i + 1 < n && cp[i] == '.' && is_digit(cp[i + 1]))
		for (i++; i < n && is_digit(cp[i]); i++)
			if (scale > 1) {
				scale /= 10;
				part += (int64_t)(cp[i] - '0') * scale;
			}
	*micro = whole * 1000000 + part;
	return i;
}

static bool
is_sign(uint32_t c)
{
	return c == '+' || c == '-' || c == 0x2212 || c == 0x2013;
}

/* 减4, 增加12: a signed number in words (本年增/减). */
static size_t
worded_sign(const uint32_t *cp, size_t n, bool *minus)
{
	if (n == 0 || (cp[0] != 0x51cf && cp[0] != 0x589e))
		return 0;
	*minus = cp[0] == 0x51cf;
	if (n > 1 && (cp[1] == 0x5c11 || cp[1] == 0x52a0))
		return 2;
	return 1;
}

/* 5 Jan, 3rd: days, not numbers of anything; letters of either case. */
static bool
is_day(const uint32_t *cp, size_t n)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	static const char ends[] = "stndrdth";
	const char *list = n == 3 ? names : ends;

	for (size_t i = 0; n > 1 && list[i] != '\0'; i += n) {
		size_t k = 0;

		while (k < n && (cp[k] | 0x20) == (unsigned char)list[i + k])
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* What may follow a number: a unit of up to three characters, or a %. */
static bool
is_unit(const uint32_t *cp, size_t n)
{
	if (n > 3 || is_day(cp, n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (is_digit(cp[i]) || cp[i] == '.' || cp[i] == ',' ||
		    cp[i] == 0x3001 || cp[i] == 0x5e74 || cp[i] == 0x6708 ||
		    cp[i] == 0x65e5 || cp[i] == 0x53f7 ||
		    cp[i] == ')' || cp[i] == ':' || cp[i] == '-' ||
		    cp[i] == '/')
			return false;
	return true;
}

struct p_value
p_value_read(const uint32_t *cp, size_t n)
{
	struct p_value	 v = { false, 0 };
	bool		 minus = false;
	size_t		 i = 0, used;

	if (n == 0)
		return v;	/* and cp may be NULL */
	if (is_sign(cp[0])) {
		minus = cp[0] != '+';
		i = 1;
	} else {
		i = worded_sign(cp, n, &minus);
	}
	if (i < n && (cp[i] == '$' || cp[i] == 0x20ac || cp[i] == 0xa3 ||
	    cp[i] == 0xa5))
		i++;
	used = read_digits(cp + i, n - i, &v.micro);
	if (used == 0 || !is_unit(cp + i + used, n - i - used))
		return v;
	if (minus)
		v.micro = -v.micro;
	v.known = true;
	return v;
}

/* 22(其中修订16件): a number with a note behind it. */
static bool
is_noted_number(const uint32_t *cp, size_t n)
{
	int64_t	 ignored;
	size_t	 used = read_digits(cp, n, &ignored);

	return used > 0 && used < n && cp[used] == '(' && cp[n - 1] == ')';
}

/* /, -, —, ——, ...: what is printed where there is no number. */
static bool
is_no_number(const uint32_t *cp, size_t n)
{
	if (n > 3)
		return false;
	for (size_t i = 0; i < n; i++)
		if (cp[i] != '/' && cp[i] != '-' && cp[i] != '|' &&
		    cp[i] != '\\' && cp[i] != '*' && cp[i] != '.' &&
		    cp[i] != 0x2014 && cp[i] != 0x2013 && cp[i] != 0x2026)
			return false;
	return true;
}

enum p_cell_kind
p_cell_kind_of(const uint32_t *cp, size_t n)
{
	if (n == 0)
		return P_CELL_EMPTY;
	if (is_no_number(cp, n) || p_value_read(cp, n).known ||
	    is_noted_number(cp, n))
		return P_CELL_VALUE;
	return P_CELL_TEXT;
}

static bool
is_year(const struct p_cell *c)
{
	return c->n == 4 && (c->cp[0] == '1' || c->cp[0] == '2') &&
	    (c->cp[1] == '9' || c->cp[1] == '0') && is_digit(c->cp[2]) &&
	    is_digit(c->cp[3]);
}

uint32_t
p_row_came(const struct p_row *r)
{
	uint32_t n = r->n;

	while (n > 0 && r->cell[n - 1].pad)
		n--;
	return n;
}

bool
p_row_has_values(const struct p_row *r)
{
	for (uint32_t k = 0; k < r->n; k++)
		if (r->cell[k].kind == P_CELL_VALUE && !is_year(&r->cell[k]))
			return true;
	return false;
}

static void
read_cell(struct p_pool *pool, struct p_cell *c, struct pai_node *node)
{
	uint32_t	 cp[CELL_CHARS], *keep;
	size_t		 n = 0;

	c->node = node;
	c->pad = (node->flags & PAI_NF_PAD) != 0;
	if (node->first == NULL)
		return;
	n = p_fold(node, cp, CELL_CHARS);
	if (n > CELL_CHARS)
		n = CELL_CHARS;
	if (n == 0) {
		c->kind = p_is_blank(node) ? P_CELL_EMPTY : P_CELL_TEXT;
		return;
	}
	c->kind = (uint8_t)p_cell_kind_of(cp, n);
	if ((keep = p_pool_take(pool, n, sizeof(*keep))) == NULL)
		return;
	memcpy(keep, cp, n * sizeof(*keep));
	c->cp = keep;
	c->n = (uint32_t)n;
}

static uint32_t
count(const struct pai_node *first, enum pai_kind kind)
{
	uint32_t n = 0;

	for (; first != NULL; first = first->next)
		n += first->kind == kind;
	return n;
}

static void
read_row(struct p_pool *pool, struct p_row *row, struct pai_node *node)
{
	row->node = node;
	row->n = count(node->first, PAI_N_CELL);
	row->cell = p_pool_take(pool, row->n, sizeof(*row->cell));
	if (row->cell == NULL)
		return;
	row->n = 0;
	for (struct pai_node *c = node->first; c != NULL; c = c->next)
		if (c->kind == PAI_N_CELL)
			read_cell(pool, &row->cell[row->n++], c);
}

/* Adds a row that was read to what is known of the sheet. */
static void
widen(struct p_sheet *s, const struct p_row *row)
{
	uint32_t n = row->n;

	while (n > 0 && row->cell[n - 1].pad)
		n--;
	if (n > s->wide)
		s->wide = n;
}

/* Reads count rows on from node; the sheet's arrays are there. */
static struct p_sheet *
read_rows(struct p_pool *pool, struct p_sheet *s, struct pai_node *node,
    uint32_t limit)
{
	for (; node != NULL && s->rows < limit; node = p_row_next(node)) {
		struct p_row	*row = &s->row[s->rows++];

		read_row(pool, row, node);
		if (pool->failed)
			return NULL;
		widen(s, row);
	}
	return s;
}

static struct p_sheet *
sheet_new(struct p_pool *pool, struct pai_node *table, uint32_t rows)
{
	struct p_sheet	*s = p_pool_take(pool, 1, sizeof(*s));

	if (s == NULL)
		return NULL;
	s->table = table;
	s->row = p_pool_take(pool, rows, sizeof(*s->row));
	return s->row != NULL ? s : NULL;
}

/*
 * A whole sheet kept with its table, so that the next pass need not go
 * through the nodes: behind it the cells of all rows, then their texts.
 */
struct kept {
	uint32_t	 rows;
	struct p_row	 row[];
};

static const char owner;

static struct kept *
kept_of(const struct pai_change *job, const struct pai_node *table, size_t n)
{
	return job->doc->host->doc_memo(job->doc, table, &owner, n);
}

static void
measure(const struct p_row *row, uint32_t n, size_t *cells, size_t *chars)
{
	*cells = *chars = 0;
	for (uint32_t i = 0; i < n; i++) {
		*cells += row[i].n;
		for (uint32_t k = 0; k < row[i].n; k++)
			*chars += row[i].cell[k].n;
	}
}

/* Copies n rows, their cells and their texts to where there is room. */
static void
copy(struct p_row *to, const struct p_row *from, uint32_t n,
    struct p_cell *cell, uint32_t *cp)
{
	for (uint32_t i = 0; i < n; i++) {
		to[i] = from[i];
		to[i].cell = cell;
		for (uint32_t k = 0; k < from[i].n; k++, cell++) {
			*cell = from[i].cell[k];
			if (cell->n == 0)
				continue;
			memcpy(cp, cell->cp, cell->n * sizeof(*cp));
			cell->cp = cp;
			cp += cell->n;
		}
	}
}

/* What has no room is not kept. */
static void
keep(const struct pai_change *job, const struct p_sheet *s)
{
	size_t		 cells, chars;
	struct p_cell	*cell;
	struct kept	*k;

	measure(s->row, s->rows, &cells, &chars);
	k = kept_of(job, s->table, sizeof(*k) + s->rows * sizeof(*k->row) +
	    cells * sizeof(*cell) + chars * sizeof(*cell->cp));
	if (k == NULL)
		return;
	k->rows = s->rows;
	cell = (struct p_cell *)(k->row + s->rows);
	copy(k->row, s->row, s->rows, cell, (uint32_t *)(cell + cells));
}

/* An edit drops what is kept, so that the texts are copied, too. */
static struct p_sheet *
take(struct p_pool *pool, const struct kept *k, struct pai_node *table,
    uint32_t from, uint32_t rows)
{
	struct p_sheet	*s = sheet_new(pool, table, rows);
	size_t		 cells, chars;
	struct p_cell	*cell;
	uint32_t	*cp;

	measure(k->row + from, rows, &cells, &chars);
	cell = p_pool_take(pool, cells, sizeof(*cell));
	cp = p_pool_take(pool, chars, sizeof(*cp));
	if (s == NULL || cell == NULL || cp == NULL)
		return NULL;
	copy(s->row, k->row + from, rows, cell, cp);
	while (s->rows < rows)
		widen(s, &s->row[s->rows++]);
	return s;
}

struct p_sheet *
p_sheet_read(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table)
{
	const struct kept *k = kept_of(job, table, 0);
	uint32_t	 rows;
	struct p_sheet	*s;

	if (k != NULL)
		return take(pool, k, table, 0, k->rows);
	rows = count(table->first, PAI_N_ROW);
	if ((s = sheet_new(pool, table, rows)) == NULL ||
	    read_rows(pool, s, p_row_first(table), rows) == NULL)
		return NULL;
	keep(job, s);
	return s;
}

struct p_sheet *
p_sheet_part(const struct pai_change *job, struct p_pool *pool,
    struct pai_node *table, uint32_t rows, bool foot)
{
	const struct kept *k = kept_of(job, table, 0);
	struct pai_node	*from = p_row_first(table);
	struct p_sheet	*s;

	if (k != NULL) {
		rows = rows < k->rows ? rows : k->rows;
		return take(pool, k, table, foot ? k->rows - rows : 0, rows);
	}
	if (foot && (from = p_row_last(table)) != NULL)
		for (uint32_t i = 1; i < rows && p_row_prev(from) != NULL; i++)
			from = p_row_prev(from);
	if ((s = sheet_new(pool, table, rows)) == NULL ||
	    read_rows(pool, s, from, rows) == NULL)
		return NULL;
	if (s->rows < rows)
		keep(job, s);
	return s;
}
