/*
 * What stands in a paragraph.
 *
 *	paragraph ─ link, field, span (frames) ─ strong, emph ... (marks) ─ text
 *
 * Marks are always the innermost nodes: before a frame opens or closes, they
 * close.  They are opened in one order, so that neighbours with the same
 * look share their nodes, whatever runs Word cut them into.  Text waits in a
 * buffer until its look changes, so that one look is one TEXT node.
 */
#include <string.h>

#include "flow.h"
#include "kit/utf8.h"

#define	ANCHORS_MAX	65536u	/* bytes of names that wait */

static const uint8_t mark_kinds[MARKS] = { PAI_N_STRONG, PAI_N_EMPH,
    PAI_N_UNDERLINE, PAI_N_STRIKE, PAI_N_SUPER, PAI_N_SUB };

/* Closes marks, innermost first, until all that are open are wanted. */
static void
marks_close(struct docx *d, uint8_t wanted)
{
	struct flow	*f = d->flow;

	for (unsigned i = MARKS; i-- > 0; ) {
		unsigned	 bit = 1u << i;

		if ((f->marks & ~wanted) == 0)
			return;
		if ((f->marks & bit) == 0)
			continue;
		pai_close(d->build, mark_kinds[i]);
		f->marks &= (uint8_t)~bit;
	}
}

static void
marks_set(struct docx *d, uint8_t wanted)
{
	struct flow	*f = d->flow;
	uint8_t		 common = f->marks & wanted;

	/* One that must open outside an open one closes that one first. */
	for (unsigned i = 0; i < MARKS; i++) {
		unsigned	 bit = 1u << i;

		if ((wanted & bit) != 0 && (f->marks & bit) == 0) {
			common &= (uint8_t)(bit - 1);
			break;
		}
	}
	marks_close(d, common);
	for (unsigned i = 0; i < MARKS; i++) {
		unsigned	 bit = 1u << i;

		if ((wanted & ~f->marks & bit) == 0)
			continue;
		(void)pai_open(d->build, mark_kinds[i]);
		f->marks |= (uint8_t)bit;
	}
}

void
inline_flush(struct docx *d)
{
	struct flow	*f = d->flow;

	if (f->text.n == 0)
		return;
	marks_set(d, f->text_marks);
	pai_text(d->build, f->text.p, f->text.n, f->text_style);
	p_buf_clear(&f->text);
	f->piece = 0;
}

static void
look_up(struct docx *d)
{
	struct flow		*f = d->flow;
	struct run_props	 lifted;
	const struct run_props	*run = &f->run;

	/* A big letter stands on the line that it begins. */
	if (f->run.set & RUN_POSITION && paragraph_is_drop(&f->p)) {
		lifted = f->run;
		lifted.set &= ~RUN_POSITION;
		lifted.position = 0;
		run = &lifted;
	}
	f->look = resolve_run(d, &f->around, f->p.par.style, run);
	f->look_known = true;
	if (f->look.hidden)
		docx_once(d, PAI_M_DOCX_HIDDEN, "hidden text");
}

/* Is there a paragraph to put text of this run in? */
static bool
ready(struct docx *d)
{
	struct flow	*f = d->flow;

	if (!f->look_known)
		look_up(d);
	return !f->look.hidden && !field_in_code(d) && paragraph_open(d);
}

/*
 * Marks that Chinese and Latin text share: U+00B7, and U+2010 to U+203F.
 * Only text that has some takes the style that says whose they are, so that
 * Word's hints, which change from run to run, do not cut up all other text.
 */
static bool
has_shared_marks(const char *s, size_t n)
{
	const unsigned char	*p = (const unsigned char *)s;

	for (size_t i = 0; i + 1 < n; i++)
		if ((p[i] == 0xe2 && p[i + 1] == 0x80) ||
		    (p[i] == 0xc2 && p[i + 1] == 0xb7))
			return true;
	return false;
}

static uint32_t
style_of(const struct run_look *k, const char *s, size_t n)
{
	return k->marked != k->style && has_shared_marks(s, n) ? k->marked :
	    k->style;
}

/* Adds text to the mark that an author gave a note; false: it is none. */
static bool
add_to_mark(struct docx *d, struct pai_node *n, const char *s, size_t len)
{
	struct p_buf	 b = { 0 };

	if (n == NULL || n->as.note.label.n + len > NOTE_MARK_MAX)
		return false;
	p_buf_put(&b, n->as.note.label.p, n->as.note.label.n);
	p_buf_put(&b, s, len);
	if (docx_whole(d, &b))
		n->as.note.label = d->host->build_str(d->build, b.p, b.n);
	p_buf_free(&b);
	return true;
}

void
run_start(struct docx *d)
{
	struct flow	*f = d->flow;

	memset(&f->run, 0, sizeof(f->run));
	f->look_known = false;
	f->own_mark = NULL;
}

/* Underlines inside a link are the link's. */
static uint8_t
marks_here(const struct docx *d)
{
	uint8_t	 marks = d->flow->look.marks;

	if (inline_inside(d, PAI_N_LINK))
		marks &= (uint8_t)~MARK_UNDERLINE;
	return marks;
}

void
inline_text(struct docx *d, const char *s, size_t n)
{
	struct flow	*f = d->flow;
	uint32_t	 style;
	uint8_t		 marks;

	if (n > 0 && field_in_code(d))
		field_hold(d, s, n);
	if (n == 0 || !ready(d) || add_to_mark(d, f->own_mark, s, n))
		return;
	style = style_of(&f->look, s, n);
	if (f->ruby.in_reading) {
		p_buf_put(&f->ruby.reading, s, n);
		f->ruby.style = style;
		return;
	}
	marks = marks_here(d);
	if (f->text.n > 0 && (f->text_style != style ||
	    f->text_marks != marks))
		inline_flush(d);
	f->text_style = style;
	f->text_marks = marks;
	p_buf_put(&f->text, s, n);
	(void)docx_whole(d, &f->text);
}

void
inline_char(struct docx *d, uint32_t cp)
{
	char	 utf8[4];

	inline_text(d, utf8, p_utf8_put(utf8, cp));
}

struct pai_node *
inline_leaf(struct docx *d, enum pai_kind kind)
{
	struct pai_node	*n;

	if (field_in_code(d) || !paragraph_open(d))
		return NULL;
	inline_flush(d);
	/* A note's style says all of its mark: it is not raised twice. */
	if (kind == PAI_N_NOTE)
		marks_close(d, (uint8_t)~(MARK_SUPER | MARK_SUB));
	n = pai_open(d->build, kind);
	return n;
}

uint32_t
inline_raised(struct docx *d)
{
	if (!d->flow->look_known)
		look_up(d);
	return d->flow->look.raised ? d->flow->look.style : 0;
}

struct pai_node *
inline_sign(struct docx *d, enum pai_kind kind)
{
	struct pai_node	*n;

	if (!ready(d))
		return NULL;
	inline_flush(d);
	marks_set(d, marks_here(d));
	n = pai_open(d->build, kind);
	if (n != NULL)
		n->style = d->flow->look.style;
	return n;
}

bool
inline_inside(const struct docx *d, enum pai_kind kind)
{
	const struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->frame_count; i++)
		if (f->frames[i].kind == kind)
			return true;
	return false;
}

uint32_t
inline_open(struct docx *d, enum pai_kind kind, struct pai_node **node)
{
	struct flow		*f = d->flow;
	struct inline_frame	*frame;

	*node = NULL;
	if (f->frame_count == FRAMES || !paragraph_open(d))
		return 0;
	inline_flush(d);
	marks_close(d, 0);
	*node = pai_open(d->build, kind);
	if (*node == NULL)
		return 0;
	frame = &f->frames[f->frame_count++];
	frame->node = *node;
	frame->kind = (uint8_t)kind;
	frame->id = ++f->next_id;
	frame->depth = 0;
	return frame->id;
}

static void
close_frames(struct docx *d, unsigned left)
{
	struct flow	*f = d->flow;

	inline_flush(d);
	marks_close(d, 0);
	while (f->frame_count > left)
		pai_close(d->build, f->frames[--f->frame_count].kind);
}

/* Frames that were opened inside it and are still open close with it. */
void
inline_close(struct docx *d, uint32_t id)
{
	struct flow	*f = d->flow;

	for (unsigned i = 0; id != 0 && i < f->frame_count; i++)
		if (f->frames[i].id == id) {
			close_frames(d, i);
			return;
		}
}

void
inline_close_all(struct docx *d)
{
	close_frames(d, 0);
}

/* A name at a place; between paragraphs it waits for the next one. */
void
inline_anchor(struct docx *d, const char *name)
{
	struct flow	*f = d->flow;
	struct pai_node	*n;

	if (f->p.node == NULL) {
		if (f->anchors.n < ANCHORS_MAX)
			p_buf_put(&f->anchors, name, strlen(name) + 1);
		(void)docx_whole(d, &f->anchors);
		return;
	}
	n = inline_leaf(d, PAI_N_ANCHOR);
	if (n == NULL)
		return;
	n->as.anchor.name = d->host->build_str(d->build, name, strlen(name));
	pai_close(d->build, PAI_N_ANCHOR);
}
