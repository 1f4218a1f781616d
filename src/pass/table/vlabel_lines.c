/*
 * The lines of a cell, and what can be seen in them.
 */
#include "pass/table/vlabel.h"

#include <string.h>

#include "kit/utf8.h"

static void
end_line(struct p_lines *l, uint32_t at)
{
	if (l->from[l->n] == at)
		return;		/* a blank line */
	if (l->n + 1 > P_LINES_MAX - 1)
		l->over = true;
	else
		l->from[++l->n] = at;
}

void
p_lines_read(struct p_lines *l, const struct pai_node *cell)
{
	struct pai_iter	it = pai_iter_at(cell);
	uint32_t	at = 0;

	memset(l, 0, sizeof(*l));
	while (pai_iter_next(&it) && !l->over) {
		if (it.event == PAI_ENTER && it.node->kind == PAI_N_TEXT)
			at += (uint32_t)p_fold_text(it.node->as.text.str.p,
			    it.node->as.text.str.n, l->cp + at,
			    P_LINES_CHARS - at);
		l->over = at > P_LINES_CHARS;
		if (l->over)
			return;
		if ((it.event == PAI_ENTER &&
		    it.node->kind == PAI_N_LINEBREAK) ||
		    (it.event == PAI_LEAVE &&
		    it.node->kind == PAI_N_PARAGRAPH))
			end_line(l, at);
	}
}

uint32_t
p_lines_longest(const struct p_lines *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->n; i++)
		if (p_line_length(l, i) > n)
			n = p_line_length(l, i);
	return n;
}

bool
p_lines_all_han(const struct p_lines *l)
{
	for (uint32_t i = 0; i < l->from[l->n]; i++)
		if (!p_is_cjk(l->cp[i]) && l->cp[i] != '(' &&
		    l->cp[i] != ')' && l->cp[i] != '/')
			return false;
	return true;
}

/* Do two letters meet at a line end?  Then a blank stood there, once. */
bool
p_lines_part_words(const struct p_lines *l)
{
	if (p_lines_longest(l) == 1)
		return false;
	for (uint32_t i = 1; i < l->n; i++)
		if (p_is_alphabetic(l->cp[l->from[i] - 1]) &&
		    p_is_alphabetic(l->cp[l->from[i]]))
			return true;
	return false;
}

bool
p_lines_count_on(const struct p_lines *l)
{
	static const char *const rows[] = { "一二三四五六七八九十",
	    "甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ", "abcdefghij" };
	bool	 same = true;

	for (uint32_t i = 1; i < l->n; i++)
		same = same && l->cp[l->from[i]] == l->cp[l->from[0]];
	for (size_t k = 0; !same && k < sizeof(rows) / sizeof(*rows); k++) {
		uint32_t row[16], i = 0;

		p_fold_text(rows[k], strlen(rows[k]), row, 16);
		while (i < l->n && i < 10 && l->cp[l->from[i]] == row[i])
			i++;
		same = i == l->n;
	}
	return same;
}

static bool
ends_sentence(uint32_t c)
{
	return c == 0x3002 || c == ';' || c == '!' || c == '?' || c == ':';
}

bool
p_lines_have_sentences(const struct p_lines *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const uint32_t *cp = l->cp + l->from[i];
		uint32_t n = p_line_length(l, i);

		if (n > 1 && ends_sentence(cp[n - 1]))
			return true;
		if (i > 0 && n > 2 && p_label_number(cp, n).form != 0)
			return true;
		if (n > 1 && (cp[0] == 0x2022 || cp[0] == 0x25cf ||
		    cp[0] == 0x25a1 || cp[0] == 0x2611 || cp[0] == 0x221a))
			return true;
	}
	return false;
}

bool
p_lines_have_numbers(const struct p_lines *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (p_cell_kind_of(l->cp + l->from[i], p_line_length(l, i)) ==
		    P_CELL_VALUE)
			return true;
	return false;
}

/* Is the end of some line inside a bracket, or behind a comma? */
bool
p_lines_cut_clause(const struct p_lines *l)
{
	int open = 0;

	for (uint32_t i = 0; i + 1 < l->n; i++) {
		uint32_t last = l->cp[l->from[i + 1] - 1];

		for (uint32_t k = l->from[i]; k < l->from[i + 1]; k++)
			open += (l->cp[k] == '(') - (l->cp[k] == ')');
		if (p_line_length(l, i) > 1 && (open > 0 || last == ',' ||
		    last == 0x3001))
			return true;
	}
	return false;
}

/* All characters from one set: what a column of choices holds, not a label. */
bool
p_lines_choose(const struct p_lines *l)
{
	static const char *const sets[] = { "优良中差可劣佳", "男女",
	    "是否有无对错", "东南西北中", "上中下左右前后", "大中小",
	    "高中低", "早中晚", "春夏秋冬", "日一二三四五六", "红黄蓝绿白黑" };

	for (size_t k = 0; k < sizeof(sets) / sizeof(*sets); k++) {
		uint32_t set[16], i = 0, j = 0;
		size_t	 n = p_fold_text(sets[k], strlen(sets[k]), set, 16);

		for (; i < l->n; i++) {
			for (j = 0; j < n && set[j] != l->cp[l->from[i]]; )
				j++;
			if (j == n || p_line_length(l, i) != 1)
				break;
		}
		if (i == l->n)
			return true;
	}
	return false;
}

static bool
is_han_mark(uint32_t c)
{
	return c == 0x3001 || c == 0x3002 || c == '(' || c == ')' ||
	    c == 0x300a || c == 0x300b || c == '"';
}

static bool
is_plain(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '.' || c == '-';
}

enum shape { LINE_OTHER, LINE_HAN, LINE_MARK, LINE_PLAIN };

/* One character, alone or with the mark that follows it; a label's number;
 * a year or a short word in Latin. */
static enum shape
shape_of(const uint32_t *cp, uint32_t n)
{
	struct p_label_number l = p_label_number(cp, n);
	uint32_t plain = 0;

	if (l.form != 0 && (is_han_mark(cp[n - 1]) || cp[n - 1] == '.') &&
	    n <= 5)
		return LINE_MARK;
	if (n == 1 && is_han_mark(cp[0]))
		return LINE_MARK;
	if (p_is_upright(cp[0]))
		return n == 1 || (n == 2 && is_han_mark(cp[1])) ? LINE_HAN :
		    LINE_OTHER;
	while (plain < n && is_plain(cp[plain]))
		plain++;
	return plain == n && n <= 4 ? LINE_PLAIN : LINE_OTHER;
}

/*
 * One character a line, as a label is typed downwards: a number of its own, a
 * year or a word of a few letters may stand on a line whole, but Han is most
 * of it, and what is not stands together.
 */
bool
p_lines_run_down(const struct p_lines *l)
{
	uint32_t han = 0, plain = 0, pieces = 0;
	enum shape last = LINE_OTHER, s;

	for (uint32_t i = 0; i < l->n; i++, last = s) {
		s = shape_of(l->cp + l->from[i], p_line_length(l, i));
		if (s == LINE_OTHER)
			return false;
		han += s == LINE_HAN;
		plain += s == LINE_PLAIN;
		pieces += s == LINE_PLAIN && last != LINE_PLAIN;
	}
	if (l->n < 3 || han < 2 || pieces > 2)
		return false;
	return plain == 0 || han > plain || han >= 4;
}
