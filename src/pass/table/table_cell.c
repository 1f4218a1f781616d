/*
 * Cells and labels: questions about them, and the few edits that more than
 * one table pass makes.
 */
#include "pass/table/table.h"

#include <string.h>

#include "kit/buf.h"
#include "kit/utf8.h"

static uint32_t
han_digit(uint32_t c)
{
	static const uint32_t digits[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db,
	    0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

	for (uint32_t i = 0; i < 9; i++)
		if (digits[i] == c)
			return i + 1;
	return 0;
}

/* 一 .. 九十九, or digits, at cp: its value, and the characters it takes. */
static uint32_t
counting(const uint32_t *cp, size_t n, size_t *used, bool *han)
{
	uint32_t v = 0;
	size_t	 i = 0;

	for (; i < n && i < 4 && cp[i] >= '0' && cp[i] <= '9'; i++)
		v = v * 10 + cp[i] - '0';
	*han = i == 0;
	if (i == 0 && i < n && (v = han_digit(cp[i])) != 0)
		i++;
	if (*han && i < n && cp[i] == 0x5341) {
		v = (v != 0 ? v : 1) * 10;
		i++;
		if (i < n && han_digit(cp[i]) != 0)
			v += han_digit(cp[i++]);
	}
	*used = i;
	return v;
}

struct p_label_number
p_label_number(const uint32_t *cp, size_t n)
{
	struct p_label_number none = { 0, 0 }, l = { 0, 0 };
	bool	 bracket = n > 0 && cp[0] == '(', han;
	size_t	 at = bracket ? 1 : 0, used;

	if (n == 0)
		return none;
	l.value = counting(cp + at, n - at, &used, &han);
	at += used;
	if (l.value == 0 || at >= n)
		return none;
	if (bracket)
		l.form = cp[at] == ')' ? (han ? 2u : 4u) : 0;
	else if (han)
		l.form = cp[at] == 0x3001 ? 1u : 0;
	else if (cp[at] == '.' && (at + 1 >= n || cp[at + 1] < '0' ||
	    cp[at + 1] > '9'))
		l.form = 3;
	else if (cp[at] == 0x3001 || cp[at] == ')')
		l.form = 3;
	return l.form != 0 ? l : none;
}

#define	WORD_MAX	6

/* Is the word in the text?  Its letters are small ones. */
static bool
holds(const uint32_t *cp, size_t n, const uint32_t *word)
{
	size_t len = 0, k;

	while (len < WORD_MAX && word[len] != 0)
		len++;
	for (size_t i = 0; i + len <= n; i++) {
		for (k = 0; k < len; k++)
			if (cp[i + k] != word[k] && (cp[i + k] < 'A' ||
			    cp[i + k] > 'Z' || cp[i + k] + 32 != word[k]))
				break;
		if (k == len)
			return true;
	}
	return false;
}

bool
p_is_total(const uint32_t *cp, size_t n)
{
	static const uint32_t words[][WORD_MAX] = {
		{ 0x5408, 0x8ba1 }, { 0x603b, 0x8ba1 },		/* 合计 总计 */
		{ 0x5c0f, 0x8ba1 }, { 0x603b, 0x548c },		/* 小计 总和 */
		{ 0x5171, 0x8ba1 },				/* 共计 */
		{ 't', 'o', 't', 'a', 'l' }, { 's', 'u', 'm' },
		{ 0x0438, 0x0442, 0x043e, 0x0433, 0x043e },	/* итого */
		{ 's', 'u', 'm', 'm', 'e' },
		{ 'g', 'e', 's', 'a', 'm', 't' },
	};

	for (size_t i = 0; n <= 24 && i < sizeof(words) / sizeof(*words); i++)
		if (holds(cp, n, words[i]))
			return true;
	return false;
}

size_t
p_cell_lines(const struct pai_node *cell)
{
	struct pai_iter	it = pai_iter_at(cell);
	size_t		lines = 0;

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node == cell)
			continue;
		if (it.node->parent == cell || it.node->kind ==
		    PAI_N_LINEBREAK)
			lines++;
	}
	return lines;
}

bool
p_cell_is_plain(const struct pai_node *cell)
{
	struct pai_iter	it = pai_iter_at(cell);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node == cell)
			continue;
		if (it.node->parent == cell ?
		    it.node->kind != PAI_N_PARAGRAPH :
		    it.node->kind != PAI_N_TEXT &&
		    it.node->kind != PAI_N_LINEBREAK &&
		    it.node->kind != PAI_N_SOFTBREAK)
			return false;
	}
	return true;
}

/* Hangs everything from the second paragraph on at the end of the first. */
static void
gather(const struct pai_change *job, struct pai_node *cell)
{
	struct pai_node *first = cell->first, *next, *n;

	while ((next = first->next) != NULL) {
		while ((n = next->first) != NULL) {
			p_cut(job, n);
			p_add(job, first, NULL, n);
		}
		p_drop(job, next);
	}
}

/* The text nodes behind t that can be one with it, t's own text in b. */
static bool
read_run(struct p_buf *b, const struct pai_node *t)
{
	p_buf_clear(b);
	p_buf_put(b, t->as.text.str.p, t->as.text.str.n);
	for (const struct pai_node *n = t->next; n != NULL &&
	    n->kind == PAI_N_TEXT && n->style == t->style; n = n->next)
		p_buf_put(b, n->as.text.str.p, n->as.text.str.n);
	return p_buf_ok(b);
}

/* One TEXT node of neighbours that look the same. */
static void
merge_texts(const struct pai_change *job, struct pai_node *para)
{
	struct p_buf	 b = { 0 };

	for (struct pai_node *t = para->first; t != NULL; t = t->next) {
		if (t->kind != PAI_N_TEXT || !read_run(&b, t))
			continue;
		while (t->next != NULL && t->next->kind == PAI_N_TEXT &&
		    t->next->style == t->style)
			p_drop(job, t->next);
		p_set(job, t, b.p, b.n);
	}
	p_buf_free(&b);
}

void
p_cell_glue(const struct pai_change *job, struct pai_node *cell)
{
	struct pai_node *n, *next;

	if (cell->first == NULL)
		return;
	gather(job, cell);
	for (n = cell->first->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind != PAI_N_TEXT)
			p_drop(job, n);
	}
	merge_texts(job, cell->first);
}

void
p_cell_clear(const struct pai_change *job, struct pai_node *cell)
{
	struct pai_node *n;

	if (!p_is_blank(cell) || !p_cell_is_plain(cell))
		return;
	while ((n = cell->first) != NULL && p_status(job) == PAI_OK)
		p_drop(job, n);
}

void
p_cell_move(const struct pai_change *job, struct pai_node *to,
    struct pai_node *from)
{
	struct pai_node *n;

	while ((n = from->first) != NULL) {
		p_cut(job, n);
		p_add(job, to, NULL, n);
	}
	to->flags &= (uint16_t)~PAI_NF_GENERATED;
}

void
p_table_touched(struct pai_node *table)
{
	table->flags |= PAI_NF_EDITED;
}

void
p_table_flag(const struct pai_change *job, struct pai_node *table,
    const char *why)
{
	table->as.table.verdict = PAI_V_FLAGGED;
	p_say(job, table, PAI_M_PASS_FLAGGED, NULL, NULL, "%s", why);
}

static struct pai_node *
row_from(struct pai_node *n)
{
	while (n != NULL && n->kind != PAI_N_ROW)
		n = n->next;
	return n;
}

struct pai_node *
p_row_next(const struct pai_node *row)
{
	return row_from(row->next);
}

struct pai_node *
p_row_first(const struct pai_node *table)
{
	return row_from(table->first);
}

static struct pai_node *
row_back_from(struct pai_node *n)
{
	while (n != NULL && n->kind != PAI_N_ROW)
		n = n->prev;
	return n;
}

struct pai_node *
p_row_prev(const struct pai_node *row)
{
	return row_back_from(row->prev);
}

struct pai_node *
p_row_last(const struct pai_node *table)
{
	return row_back_from(table->last);
}
