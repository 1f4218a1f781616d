/*
 * Traces that an extractor or OCR engine leaves in a text.
 */
#include "kit/traces.h"

#include <string.h>

#include "kit/mark.h"

#define	PAGE_MARK_BYTES	64	/* marker rules its pages off with 48 dashes */

/* A TAB with something on both sides; or one, and behind it nothing else but
 * a number. */
static bool
is_tab_row(const char *p, size_t n)
{
	const char	*tab = memchr(p, '\t', n);
	size_t		 i;

	if (tab == NULL)
		return false;
	if (tab > p)
		return (size_t)(tab - p) + 1 < n;
	for (i = 1; i < n && p[i] >= '0' && p[i] <= '9'; i++)
		;
	return i == n;
}

/* +----+====+ */
static bool
is_box_rule(const char *p, size_t n)
{
	while (n > 0 && p[n - 1] == ' ')
		n--;
	if (n < 5 || p[0] != '+' || p[n - 1] != '+')
		return false;
	for (size_t i = 0; i < n; i++)
		if (strchr("+-=:", p[i]) == NULL || p[i] == '\0')
			return false;
	return true;
}

/* What a reader of text without a format would lose. */
static bool
is_authored(const char *p, size_t n)
{
	return n > 2 && ((strchr("-*>", p[0]) != NULL && p[1] == ' ') ||
	    memcmp(p, "[^", 2) == 0);
}

void
p_traces_find(struct p_traces *t, const char *p, size_t n)
{
	const char	*end = p + n, *eol;
	bool		 fenced = false;

	*t = (struct p_traces){ .tab_rows = 0 };
	for (; p < end; p = eol + 1) {
		eol = memchr(p, '\n', (size_t)(end - p));
		if (eol == NULL)
			eol = end;
		n = (size_t)(eol - p);
		if (n > 0 && p[n - 1] == '\r')
			n--;
		if (p_is_fence(p, n))
			fenced = !fenced;
		else if (fenced || n == 0)
			continue;
		else if (is_box_rule(p, n))
			t->box_rules++;
		else if (is_tab_row(p, n))
			t->tab_rows++;
		else if (p_pipe_rule(p, n) > 0)
			t->pipes = true;
		else if (n <= PAGE_MARK_BYTES &&
		    p_page_mark(p, n) == P_PAGE_SURE)
			t->page_marks++;
		else if (is_authored(p, n))
			t->authored = true;
		if (eol == end)
			break;
	}
}
