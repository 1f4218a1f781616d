/*
 * Tables that are shown as HTML and meant as tables:
 *
 *	&lt;table&gt;&lt;tr&gt;...		their tags behind entities, since a
 *						program escaped all text
 *
 *	```html					in a fence of their own, as language
 *	<table>...				models answer; pipe tables, too
 *	```
 *
 * A text about markup shows both on purpose.  Such a text speaks of it, or has
 * other things in its fences.
 */
#include "foreign.h"

#include <string.h>

#include "kit/affix.h"
#include "kit/mark.h"

#define	ROWS_LEAST	2	/* of a table that was escaped */

static size_t
find(const char *p, size_t from, size_t end, const char *what)
{
	size_t	 k = strlen(what);

	for (; from + k <= end; from++)
		if (p[from] == *what && memcmp(p + from, what, k) == 0)
			return from;
	return end;
}

static size_t
count(const char *p, size_t from, size_t end, const char *what)
{
	size_t	 n = 0;

	while ((from = find(p, from, end, what)) < end) {
		n++;
		from += strlen(what);
	}
	return n;
}

/* ---- behind entities ---- */

/* From done up to there, entities as what they stand for. */
static void
put_unescaped(struct foreign *f, size_t there)
{
	static const struct { const char *name, *is; } entities[] = {
		{ "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
		{ "&amp;", "&" }, { "&#39;", "'" } };
	size_t	 k, n = sizeof(entities) / sizeof(entities[0]);

	for (size_t i = f->copy->done; i < there; ) {
		for (k = 0; k < n && !p_begins(f->p + i, there - i,
		    entities[k].name); k++)
			;
		if (f->p[i] != '&' || k == n) {
			i++;
			continue;
		}
		p_copy_keep(f->copy, i);
		p_copy_str(f->copy, entities[k].is);
		i += strlen(entities[k].name);
		p_copy_skip(f->copy, i);
	}
	p_copy_keep(f->copy, there);
}

size_t
foreign_escaped(struct foreign *f, size_t at)
{
	static const char close[] = "&lt;/table&gt;";
	size_t		 next, end;
	struct pai_str	 s = foreign_trimmed(f, at, &next);

	if (at < f->no_escaped || (!p_begins(s.p, s.n, "&lt;table") &&
	    !p_begins(s.p, s.n, "&lt;html&gt;&lt;body&gt;&lt;table")))
		return at;
	end = find(f->p, at, f->n, close);
	f->no_escaped = end;
	if (end == f->n || count(f->p, at, end, "&lt;tr") < ROWS_LEAST)
		return at;
	end += strlen(close);
	while (p_begins(f->p + end, f->n - end, "&lt;/"))
		end = find(f->p, end, f->n, "&gt;") + strlen("&gt;");
	end = end < f->n ? end : f->n;
	p_copy_keep(f->copy, at);
	put_unescaped(f, end);
	return end;
}

/* ---- in fences ---- */

static bool
speaks_of_markup(struct pai_str s)
{
	static const char *const words[] = { "HTML", "html", "Markdown",
	    "markdown", "标签", "元素", "代码", "源码", "语法", "示例",
	    "code", "markup", "syntax", "example" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (find(s.p, 0, s.n, words[i]) < s.n)
			return true;
	return false;
}

/* Does a table begin so in that fence?  Rows of bars alone may be a drawing:
 * the fence has to say what they are. */
static bool
is_table_head(struct pai_str fence, struct pai_str s)
{
	return p_begins(s.p, s.n, "<table") ||
	    p_begins(s.p, s.n, "<html><body><table") ||
	    (s.n > 2 && *s.p == '|' && s.p[s.n - 1] == '|' &&
	    (p_ends(fence.p, fence.n, "`markdown") ||
	    p_ends(fence.p, fence.n, "`md")));
}

static bool
is_table_foot(struct pai_str s)
{
	return p_ends(s.p, s.n, "</table>") ||
	    p_ends(s.p, s.n, "</table></body></html>") ||
	    (s.n > 2 && *s.p == '|' && s.p[s.n - 1] == '|');
}

/*
 * The line of the fence that closes the one at; the text's length:
 * there is none, or what it holds is no table.
 */
static size_t
fence_end(const struct foreign *f, size_t at)
{
	struct pai_str	 s, fence, last = { "", 0 };
	size_t		 next;

	fence = foreign_trimmed(f, at, &next);
	for (at += next; at < f->n; at += next) {
		s = foreign_trimmed(f, at, &next);
		if (p_is_fence(s.p, s.n))
			return is_table_foot(last) ? at : f->n;
		if (s.n == 0)
			continue;
		if (last.n == 0 && !is_table_head(fence, s))
			return f->n;
		last = s;
	}
	return f->n;
}

bool
foreign_fences_hold_data(const char *p, size_t n)
{
	struct foreign	 f = { .p = p, .n = n };
	size_t		 next, tables = 0;

	for (size_t at = 0; at < n; at += next) {
		struct pai_str	 s = foreign_trimmed(&f, at, &next);

		if (!p_is_fence(s.p, s.n)) {
			if (tables > 0 && speaks_of_markup(s))
				return false;
			continue;
		}
		if ((at = fence_end(&f, at)) == n)
			return false;
		foreign_trimmed(&f, at, &next);
		tables++;
	}
	if (tables == 0)
		return false;
	for (size_t at = 0; at < n; at += next) {
		struct pai_str	 s = foreign_trimmed(&f, at, &next);

		if (p_is_fence(s.p, s.n))
			break;
		if (speaks_of_markup(s))
			return false;
	}
	return true;
}

size_t
foreign_fenced(struct foreign *f, size_t at)
{
	size_t		 next, end, behind;

	foreign_trimmed(f, at, &next);
	end = fence_end(f, at);
	if (end == f->n)
		return at;
	foreign_trimmed(f, end, &behind);
	p_copy_keep(f->copy, at);
	p_copy_skip(f->copy, at + next);
	p_copy_str(f->copy, "\n");
	p_copy_keep(f->copy, end);
	p_copy_skip(f->copy, end + behind);
	p_copy_str(f->copy, "\n");
	return end + behind;
}
