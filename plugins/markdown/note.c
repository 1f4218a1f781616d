/*
 * Footnotes: "text[^1]" and, anywhere at the left margin, "[^1]: the note".
 *
 * md4c takes "[^1]: note" for the address of a link, which would lose the
 * note.  So definitions are lifted out before md4c sees the text, by putting
 * blanks in their place: every offset stays what it was.  A reference is
 * found in the text that md4c hands out, and the note is parsed where it is
 * first referred to, once, so notes cannot multiply.  What nobody refers to
 * is written at the end as the text it was.
 *
 *	[^a]: First line,
 *	goes on until a blank line.
 *
 *	    Further paragraphs are indented.
 */
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/mark.h"
#include "md.h"

#define	LABEL_MAX	100	/* bytes */
#define	BLANK_MAX	16	/* lines between paragraphs of a note */

struct note {
	struct pai_str	 label;		/* in the source */
	size_t		 at, n;		/* its text, in the pool */
	size_t		 order;		/* of its definition */
	bool		 used;
};

/* "[^label]" at p: its bytes and label; 0: it is none. */
static size_t
reference_at(const char *p, size_t n, struct pai_str *label)
{
	size_t	 i;

	if (n < 4 || p[0] != '[' || p[1] != '^')
		return 0;
	for (i = 2; i < n && i < LABEL_MAX + 2; i++) {
		if (p[i] == ']') {
			*label = (struct pai_str){ p + 2, i - 2 };
			return i > 2 ? i + 1 : 0;
		}
		if ((unsigned char)p[i] <= ' ' || p[i] == '[')
			return 0;
	}
	return 0;
}

static size_t
indent_of(struct pai_str s)
{
	size_t	 i = 0, columns = 0;

	for (; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
		columns += s.p[i] == '\t' ? 4 : 1;
	return columns;
}

/* Bytes up to the text of a definition in this line; 0: it is none. */
static size_t
definition_at(struct pai_str s, struct pai_str *label)
{
	size_t	 blank = 0, len;

	while (blank < s.n && blank < 3 && s.p[blank] == ' ')
		blank++;
	len = reference_at(s.p + blank, s.n - blank, label);
	if (len == 0 || blank + len >= s.n || s.p[blank + len] != ':')
		return 0;
	for (len += blank + 1; len < s.n && s.p[len] == ' ';)
		len++;
	return len;
}

static bool
is_fence(struct pai_str s)
{
	size_t	 i = 0;

	while (i < s.n && i < 3 && s.p[i] == ' ')
		i++;
	return p_is_fence(s.p + i, s.n - i);
}

static struct note *
note_new(struct md *m, struct pai_str label)
{
	struct note	*n;

	if (!p_make_room(&m->notes, &m->note_room, m->note_count + 1,
	    sizeof(*n))) {
		m->mu.status = PAI_E_NOMEM;
		return NULL;
	}
	n = &m->notes[m->note_count];
	*n = (struct note){ .label = label, .at = m->note_text.n,
	    .order = m->note_count++ };
	return n;
}

/* Takes a line of a note out of the source, less the indent of its block. */
static void
take_line(struct md *m, char *p, struct pai_str s, size_t skip)
{
	p_buf_put(&m->note_text, s.p + skip, s.n - skip);
	p_buf_put(&m->note_text, "\n", 1);
	memset(p, ' ', s.n);
}

static size_t
indent_bytes(struct pai_str s)
{
	size_t	 i = 0;

	while (i < s.n && i < 4 && s.p[i] == ' ')
		i++;
	return i == 0 && s.n > 0 && s.p[0] == '\t' ? 1 : i;
}

/* Does an indented line follow, with nothing but a few blank ones between? */
static bool
goes_on(const char *p, size_t n)
{
	struct pai_str	 s;
	size_t		 next, blank;

	for (blank = 0; n > 0 && blank < BLANK_MAX; blank++) {
		s = line_at(p, n, &next);
		if (s.n > 0)
			return indent_of(s) >= 4;
		p += next;
		n -= next;
	}
	return false;
}

/* A definition that begins at text[at]; returns where what follows begins. */
static size_t
take_note(struct md *m, char *text, size_t at, size_t n, size_t skip,
    struct pai_str label)
{
	struct note	*note = note_new(m, label);
	struct pai_str	 s, other;
	size_t		 next;
	bool		 blank = false;

	if (note == NULL)
		return n;
	s = line_at(text + at, n - at, &next);
	take_line(m, text + at, s, skip);
	for (at += next; at < n; at += next) {
		s = line_at(text + at, n - at, &next);
		if (definition_at(s, &other) > 0 ||
		    (blank && s.n > 0 && indent_of(s) < 4))
			break;
		if (s.n == 0 && !goes_on(text + at, n - at))
			break;
		blank = s.n == 0;
		take_line(m, text + at, s, indent_bytes(s));
	}
	note->n = m->note_text.n - note->at;
	return at;
}

static int
by_label(const void *a, const void *b)
{
	const struct note	*x = a, *y = b;
	size_t			 n = x->label.n < y->label.n ? x->label.n :
				    y->label.n;
	int			 c = memcmp(x->label.p, y->label.p, n);

	if (c != 0 || x->label.n != y->label.n)
		return c != 0 ? c : x->label.n < y->label.n ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static int
by_order(const void *a, const void *b)
{
	const struct note	*x = a, *y = b;

	return x->order < y->order ? -1 : x->order > y->order;
}

/*
 * Lifts the definitions out of text[0..n).  source is the same text, which
 * stays as it is: labels point into it.
 */
void
note_lift(struct md *m, const char *source, char *text, size_t n)
{
	struct pai_str	 s, label;
	size_t		 at, next, skip;
	bool		 code = false;

	for (at = 0; at < n && m->mu.status == PAI_OK; at += next) {
		s = line_at(source + at, n - at, &next);
		if (is_fence(s))
			code = !code;
		if (code || (skip = definition_at(s, &label)) == 0)
			continue;
		next = take_note(m, text, at, n, skip, label) - at;
	}
	if (!p_buf_ok(&m->note_text))
		m->mu.status = PAI_E_NOMEM;
	if (m->note_count > 1)
		qsort(m->notes, m->note_count, sizeof(*m->notes), by_label);
}

/* The first note of that label, where it has not been written yet. */
static struct note *
note_find(struct md *m, struct pai_str label)
{
	struct note	 key = { .label = label };
	size_t		 low = 0, high = m->note_count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (by_label(&m->notes[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == m->note_count || m->notes[low].used ||
	    m->notes[low].label.n != label.n ||
	    memcmp(m->notes[low].label.p, label.p, label.n) != 0)
		return NULL;
	return &m->notes[low];
}

/* A description is text alone. */
static bool
is_in_image(const struct md *m)
{
	uint32_t	 i;

	for (i = 0; i < m->mu.marks && i < MARKUP_MARKS; i++)
		if (m->mu.mark[i].kind == PAI_N_IMAGE)
			return true;
	return false;
}

static void
note_write(struct md *m, struct note *note)
{
	note->used = true;
	emit_ready(&m->mu);
	emit_open(&m->mu, PAI_N_NOTE);
	events_read_note(m, m->note_text.p + note->at, note->n);
	emit_close(&m->mu, PAI_N_NOTE);
}

void
note_text(struct md *m, const char *p, size_t n)
{
	struct pai_str	 label;
	struct note	*note;
	const char	*open;
	size_t		 i, len;

	if (m->note_count == 0 || m->in_note || is_in_image(m)) {
		emit_text(&m->mu, p, n);
		return;
	}
	for (i = 0; i < n && (open = find_text(p + i, n - i, "[^")) != NULL;) {
		len = reference_at(open, n - (size_t)(open - p), &label);
		note = len > 0 ? note_find(m, label) : NULL;
		if (note == NULL) {
			/* Text up to here, the bracket included. */
			emit_text(&m->mu, p + i, (size_t)(open - p) + 1 - i);
			i = (size_t)(open - p) + 1;
			continue;
		}
		emit_text(&m->mu, p + i, (size_t)(open - p) - i);
		note_write(m, note);
		i = (size_t)(open - p) + len;
	}
	emit_text(&m->mu, p + i, n - i);
}

void
note_rest(struct md *m)
{
	size_t	 i;

	if (m->note_count == 0)
		return;
	qsort(m->notes, m->note_count, sizeof(*m->notes), by_order);
	for (i = 0; i < m->note_count && m->mu.status == PAI_OK; i++) {
		struct note	*note = &m->notes[i];

		if (note->used)
			continue;
		emit_line(&m->mu, PAI_N_PARAGRAPH);
		emit_text(&m->mu, "[^", 2);
		emit_text(&m->mu, note->label.p, note->label.n);
		emit_text(&m->mu, "]: ", 3);
		emit_text(&m->mu, m->note_text.p + note->at, note->n > 0 ?
		    note->n - 1 : 0);
		emit_line_end(&m->mu);
	}
}
