/*
 * Readings (注音, 拼音 above its text): w:ruby.
 *
 * Word says the reading before what it reads.  The tree has them the other
 * way round, as text is read: RUBY holds what is read and then a READING.
 * So the text of the reading waits until what it reads is whole.
 */
#include "flow.h"

static const struct scope scope_reading;

static const struct scope *
reading_child(struct docx *d, unsigned token)
{
	const struct scope	*scope = scope_inlines.child(d, token);

	d->flow->ruby.in_reading = true;
	return scope;
}

static void
reading_end(struct docx *d)
{
	d->flow->ruby.in_reading = false;
}

static const struct scope scope_reading = { reading_child, reading_end,
    NULL };

static const struct scope *
ruby_child(struct docx *d, unsigned token)
{
	(void)d;
	switch (token) {
	case W_rt:
		return &scope_reading;
	case W_rubyBase:
		return &scope_inlines;
	default:
		return NULL;
	}
}

static void
put_reading(struct docx *d, struct ruby *r)
{
	struct pai_node	*n;
	uint32_t	 id;

	if (r->reading.n == 0 || !docx_whole(d, &r->reading))
		return;
	id = inline_open(d, PAI_N_READING, &n);
	if (id == 0)		/* too deep: behind it, and no more */
		inline_flush(d);
	pai_text(d->build, r->reading.p, r->reading.n, r->style);
	inline_close(d, id);
}

static void
ruby_end(struct docx *d)
{
	struct flow	*f = d->flow;

	put_reading(d, &f->ruby);
	inline_close(d, f->ruby.frame);
	f->ruby.open = false;
	f->run = f->ruby.outer;
	f->look_known = false;
}

static const struct scope scope_ruby = { ruby_child, ruby_end, NULL };

/* One within another, which is not allowed: its text is kept. */
static const struct scope *
inner_child(struct docx *d, unsigned token)
{
	(void)d;
	return token == W_rt || token == W_rubyBase ? &scope_inlines : NULL;
}

static const struct scope scope_inner = { inner_child, NULL, NULL };

const struct scope *
ruby_start(struct docx *d)
{
	struct flow	*f = d->flow;
	struct pai_node	*n;

	if (f->ruby.open)
		return &scope_inner;
	f->ruby.open = true;
	f->ruby.in_reading = false;
	f->ruby.outer = f->run;
	p_buf_clear(&f->ruby.reading);
	f->ruby.frame = field_in_code(d) ? 0 :
	    inline_open(d, PAI_N_RUBY, &n);
	return &scope_ruby;
}
