/*
 * The walk over the lines: each notation is offered every line that stands in
 * no fence.
 */
#include "foreign.h"

#include <string.h>

#include "kit/mark.h"

static foreign_fn *const notations[] = {
	foreign_latex, foreign_paragraphs, foreign_line_rows, foreign_pipes,
	foreign_escaped, foreign_quoted, foreign_heading
};

struct pai_str
foreign_line(const char *p, size_t n, size_t *next)
{
	const char	*end = memchr(p, '\n', n);
	size_t		 len = end != NULL ? (size_t)(end - p) : n;

	*next = end != NULL ? len + 1 : len;
	if (len > 0 && p[len - 1] == '\r')
		len--;
	return (struct pai_str){ p, len };
}

struct pai_str
foreign_trimmed(const struct foreign *f, size_t at, size_t *next)
{
	struct pai_str	 s = foreign_line(f->p + at, f->n - at, next);

	while (s.n > 0 && (*s.p == ' ' || *s.p == '\t'))
		s.p++, s.n--;
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

void
foreign_cell_text(struct foreign *f, size_t there)
{
	for (size_t i = f->copy->done; i < there; i++) {
		const char	*as = f->p[i] == '<' ? "&lt;" :
		    f->p[i] == '>' ? "&gt;" : f->p[i] == '&' ? "&amp;" : NULL;

		if (as == NULL)
			continue;
		p_copy_keep(f->copy, i);
		p_copy_str(f->copy, as);
		p_copy_skip(f->copy, i + 1);
	}
	p_copy_keep(f->copy, there);
}

/* Behind the table that begins at; at itself: none does. */
static size_t
take(struct foreign *f, size_t at)
{
	size_t	 end = at;

	for (size_t i = 0; end == at &&
	    i < sizeof(notations) / sizeof(notations[0]); i++)
		end = notations[i](f, at);
	return end;
}

bool
foreign_tables(struct p_copy *copy, const char *p, size_t n, bool markdown)
{
	struct foreign	 f = { .copy = copy, .p = p, .n = n,
	    .markdown = markdown };
	bool		 fenced = false, any = false;
	size_t		 at, next, end;

	p_copy_begin(copy, p, n);
	f.fences = foreign_fences_hold_data(p, n);
	f.no_cells = foreign_has_bar_lines(p, n) ? 0 : n;
	for (at = 0; at < n && !copy->failed; at = end) {
		struct pai_str	 s = foreign_trimmed(&f, at, &next);
		bool		 fence = p_is_fence(s.p, s.n);

		end = at;
		if (fence && !fenced && f.fences)
			end = foreign_fenced(&f, at);
		else if (!fence && !fenced && s.n > 0)
			end = take(&f, at);
		any = any || end > at;
		if (end > at)
			continue;
		fenced = fenced != fence;
		end = at + next;
	}
	return any && p_copy_end(copy);
}
