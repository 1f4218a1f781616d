/*
 * What may stand inside a line: **strong**, <http://...>, and in cells <br>
 * and \|.  Everything else is text as it stands, blanks included: mending
 * is for the passes, which say what they change.
 */
#include "ocr.h"

#include <string.h>
#include <strings.h>

#define	URL_MAX	2048	/* bytes; longer ones are text (kit/url.h) */

struct span {
	struct ocr	*o;
	const struct line *l;
	size_t		 at, end;	/* bytes of the line */
	size_t		 from;		/* where text not yet put begins */
	bool		 strong;	/* inside ** already */
	bool		 no_strong;	/* no ** is left to close another */
};

static void
at_locus(struct span *s, size_t at, size_t n)
{
	struct pai_locus	 w = line_locus(s->o, s->l, at, n);

	pai_at(s->o->job->build, &w);
}

static void
flush(struct span *s, size_t to)
{
	if (to <= s->from)
		return;
	at_locus(s, s->from, to - s->from);
	pai_text(s->o->job->build, s->l->p + s->from, to - s->from, 0);
}

/* The next "**" that may close what one before it opened; 0: none. */
static size_t
find_close(const struct span *s, size_t from)
{
	const char	*p = s->l->p;

	for (size_t i = from + 1; i + 2 <= s->end; i++)
		if (p[i] == '*' && p[i + 1] == '*' && p[i - 1] != ' ' &&
		    p[i - 1] != '*')
			return i;
	return 0;
}

static void put_span(struct span *);

/* The depth is at most two: inside strong text nothing is strong again. */
static bool
put_strong(struct span *s)
{
	const char	*p = s->l->p + s->at;
	size_t		 left = s->end - s->at, close;
	struct span	 inner;

	if (s->strong || s->no_strong || left < 5 ||
	    p[0] != '*' || p[1] != '*' || p[2] == '*' || p[2] == ' ')
		return false;
	if ((close = find_close(s, s->at + 2)) == 0) {
		s->no_strong = true;
		return false;
	}
	flush(s, s->at);
	at_locus(s, s->at, close + 2 - s->at);
	if (pai_open(s->o->job->build, PAI_N_STRONG) == NULL)
		return true;
	inner = (struct span){ s->o, s->l, s->at + 2, close, s->at + 2,
	    true, true };
	put_span(&inner);
	pai_close(s->o->job->build, PAI_N_STRONG);
	s->at = s->from = close + 2;
	return true;
}

static bool
is_web(const char *p, size_t n)
{
	return (n > 7 && strncasecmp(p, "http://", 7) == 0) ||
	    (n > 8 && strncasecmp(p, "https://", 8) == 0);
}

/* <http://example.org/> */
static bool
put_link(struct span *s)
{
	struct pai_build *b = s->o->job->build;
	const char	*p = s->l->p + s->at + 1;
	size_t		 left = s->end - s->at, n = 0;
	struct pai_node	*link;

	if (left < 10 || p[-1] != '<' || !is_web(p, left - 1))
		return false;
	while (n < left - 1 && n <= URL_MAX && p[n] != '>') {
		if ((unsigned char)p[n] <= ' ' || p[n] == '<')
			return false;
		n++;
	}
	if (n >= left - 1 || n > URL_MAX)
		return false;
	flush(s, s->at);
	at_locus(s, s->at + 1, n);
	if ((link = pai_open(b, PAI_N_LINK)) != NULL) {
		link->as.link.target = b->host->build_str(b, p, n);
		pai_text(b, p, n, 0);
		pai_close(b, PAI_N_LINK);
	}
	s->at = s->from = s->at + n + 2;
	return true;
}

static bool
put_break(struct span *s)
{
	static const char *const forms[] = { "<br>", "<br/>", "<br />" };
	const char	*p = s->l->p + s->at;
	size_t		 left = s->end - s->at, n;

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		n = strlen(forms[i]);
		if (left < n || strncasecmp(p, forms[i], n) != 0)
			continue;
		flush(s, s->at);
		at_locus(s, s->at, n);
		pai_leaf(s->o->job->build, PAI_N_LINEBREAK);
		s->at = s->from = s->at + n;
		return true;
	}
	return false;
}

/* In a row of pipes a backslash keeps a pipe in its cell. */
static bool
put_escape(struct span *s)
{
	if (s->end - s->at < 2 || s->l->p[s->at + 1] != '|')
		return false;
	flush(s, s->at);
	s->from = s->at + 1;
	s->at += 2;
	return true;
}

static void
put_span(struct span *s)
{
	bool	 taken;

	while (s->at < s->end) {
		switch (s->l->p[s->at]) {
		case '*':
			taken = put_strong(s);
			break;
		case '<':
			taken = put_link(s) || put_break(s);
			break;
		case '\\':
			taken = put_escape(s);
			break;
		default:
			taken = false;
		}
		if (!taken)
			s->at++;
	}
	flush(s, s->end);
}

void
put_inline(struct ocr *o, const struct line *l, size_t at, size_t n)
{
	struct span	 s = { o, l, at, at + n, at, false, false };

	put_span(&s);
}

void
put_paragraph(struct ocr *o, const struct line *l, size_t at, size_t n)
{
	struct pai_build	*b = o->job->build;
	struct pai_locus	 w = line_locus(o, l, at, n);

	pai_at(b, &w);
	if (pai_open(b, PAI_N_PARAGRAPH) == NULL)
		return;
	put_inline(o, l, at, n);
	pai_close(b, PAI_N_PARAGRAPH);
}
