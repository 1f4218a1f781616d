/*
 * What it means for all else that fields are open: text among a code is held
 * back, and is shown only if the code never ends.
 */
#include "fieldcode.h"
#include "flow.h"

#define	HELD_MAX	(1u << 20)	/* bytes of text among code */

const char *
field_code_of(const struct field *field)
{
	return p_buf_ok(&field->code) && field->code.n > 0 ?
	    field->code.p : "";
}

bool
field_in_code(const struct docx *d)
{
	const struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->field_count; i++)
		if (f->fields[i].phase == FIELD_CODE)
			return true;
	return false;
}

bool
field_in_toc(const struct docx *d)
{
	const struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->field_count; i++)
		if (f->fields[i].toc)
			return true;
	return false;
}

void
field_hold(struct docx *d, const char *s, size_t n)
{
	struct p_buf	*held = &d->flow->held;

	if (held->n > HELD_MAX - n || n > HELD_MAX)
		return;
	p_buf_put(held, s, n);
	(void)docx_whole(d, held);
}

void
fields_settle(struct docx *d)
{
	struct flow	*f = d->flow;
	bool		 lost = field_in_code(d);

	for (unsigned i = 0; i < f->field_count; i++) {
		f->fields[i].phase = FIELD_RESULT;
		f->fields[i].frame = 0;
		if (!f->fields[i].toc)
			f->fields[i].toc = PAI_FIELD_TOC ==
			    field_type(field_code_of(&f->fields[i]));
	}
	if (lost && f->held.n > 0)
		inline_text(d, f->held.p, f->held.n);
	p_buf_clear(&f->held);
}
