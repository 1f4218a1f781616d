/*
 * What ends with a tag.
 *
 * An end that nobody waits for is passed over; the end of a block ends the
 * blocks in it.
 */
#include <string.h>

#include "soup.h"

/* The table hears of an end, whether it was written or not. */
static void
part_finish(struct soup *s, const struct element *e)
{
	struct tag	 t = { .end = true };

	memcpy(t.name, e->k->name, strlen(e->k->name));
	(void)html_table_tag(&s->mu, &t);
}

static void
container_finish(struct soup *s, struct element *e)
{
	line_break(s);
	if (e->note)
		emit_close(&s->mu, PAI_N_NOTE);
	if (e->opened == PAI_N_NONE)
		return;
	emit_close(&s->mu, (enum pai_kind)e->opened);
	if (e->opened != PAI_N_ITEM)
		s->blocks--;
}

void
element_finish(struct soup *s, struct element *e)
{
	if (e->mute || e->hidden)
		return;
	switch (e->k->use) {
	case USE_INLINE:
		if (e->label)
			s->labels--;
		break;
	case USE_CODE:
		s->codes--;
		if (s->codes == 0 && s->pres == 0)
			code_flush(s);
		break;
	case USE_PRE:
		code_flush(s);
		s->pres--;
		break;
	case USE_QUOTE:
	case USE_LIST:
	case USE_ITEM:
		container_finish(s, e);
		break;
	case USE_TABLE:
		grid_end(s, e);
		break;
	case USE_CELL:
	case USE_ROW:
	case USE_GROUP:
	case USE_CAPTION:
		line_break(s);
		if (e->part)
			part_finish(s, e);
		break;
	case USE_BLOCK:
	case USE_PARAGRAPH:
	case USE_HEADING:
	case USE_TERM:
	case USE_DATA:
	case USE_OPTION:
		line_break(s);
		break;
	case USE_READING:
		reading_end(s);
		break;
	case USE_SPOKEN:
		line_put(s, "”");
		break;
	default:
		break;
	}
}

/* Parts of a table are looked for in it, however deep what they hold is. */
static size_t
find_part(const struct soup *s, const struct known *k)
{
	size_t	 i;

	if (s->count[known_index(k)] == 0)
		return SIZE_MAX;
	for (i = s->depth; i-- > 0;) {
		if (s->open[i].k == k)
			return i;
		if (s->open[i].k->use == USE_TABLE)
			break;
	}
	return SIZE_MAX;
}

/* "</h2>" ends any heading (HTML, 13.2.6.4.7). */
static size_t
find_partner(const struct soup *s, const struct known *k, const char *name)
{
	switch (k->use) {
	case USE_HEADING:
		return stack_find(s, USE_HEADING);
	case USE_TABLE:
		return stack_table(s);
	case USE_CELL:
	case USE_ROW:
	case USE_GROUP:
	case USE_CAPTION:
	case USE_COLUMNS:
		return find_part(s, k);
	default:
		return stack_find_tag(s, k, name);
	}
}

void
soup_end(struct soup *s, const struct tag *t)
{
	const struct known	*k = known_find(t->name);
	size_t			 at;

	emit_at(&s->mu, t->raw);
	if (k->use == USE_BREAK && s->hidden == 0) {
		struct tag	 start = *t;

		start.end = false;	/* "</br>" is one */
		soup_start(s, &start);
		return;
	}
	if (s->beyond > 0 && k->use < USE_COLUMN && k->use != USE_MARK) {
		s->beyond--;
		if (s->hidden == 0 && k->use != USE_INLINE)
			line_break(s);
		return;
	}
	at = find_partner(s, k, t->name);
	if (at == SIZE_MAX)
		return;
	if ((k->use == USE_MARK && k->kind != PAI_N_RUBY) ||
	    k->use == USE_LINK)
		stack_remove(s, at);
	else
		stack_pop(s, at);
}
