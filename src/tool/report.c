/*
 * --report FILE: what happened to a document, for machines.
 *
 * JSON lines, each with its "type": "step" for every repair, "diagnostic" for
 * every message, "table" for every table as the passes left it, and, last,
 * one "file" that tells how it ended.  A file record is always the last line,
 * so a report without one is of a run that was cut off.
 */
#include <config.h>

#include "tool/tool.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"

bool
report_open(struct report *r, const char *path)
{
	r->failed = false;
	r->to = strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
	return r->to != NULL;
}

static void
put(struct report *r, json_t *value)
{
	if (value == NULL || !json_line(r->to, value) || fflush(r->to) != 0)
		r->failed = true;
}

/* Adds a member; a NULL value or record is left for put() to notice. */
static void
add(json_t *record, const char *key, json_t *value)
{
	if (record != NULL)
		json_object_set_new(record, key, value);
}

static void
add_number(json_t *record, const char *key, uint64_t v)
{
	add(record, key, json_integer((json_int_t)v));
}

static json_t *
record_new(const struct report *r, const char *type)
{
	json_t	*record = json_object();

	add(record, "type", json_string(type));
	add(record, "in", json_text(r->input));
	return record;
}

static void
add_locus(json_t *record, const char *source, const struct pai_locus *at)
{
	if (source != NULL && *source != '\0')
		add(record, "part", json_text(source));
	if (at->page != 0)
		add_number(record, "page", at->page);
	if (at->line != 0)
		add_number(record, "line", at->line);
	if (at->col != 0)
		add_number(record, "col", at->col);
}

void
report_diag(struct report *r, const struct pai_diag *d)
{
	json_t	*record;

	if (r->to == NULL)
		return;
	record = record_new(r, "diagnostic");
	add_locus(record, d->source, &d->locus);
	add(record, "level", json_string(pai_level_name(d->level)));
	add(record, "name", json_string(d->name));
	add(record, "text", json_string(d->text));
	add(record, "detail", json_text(d->detail));
	put(r, record);
}

void
report_step(struct report *r, const struct pai_step *s)
{
	json_t	*record;

	if (r->to == NULL)
		return;
	record = record_new(r, "step");
	add_locus(record, s->source, &s->locus);
	add(record, "pass", json_text(s->pass));
	add(record, "name", json_text(s->name));
	add(record, "text", json_text(s->text));
	add(record, "before", json_text(s->before));
	add(record, "after", json_text(s->after));
	add(record, "why", json_text(s->why));
	add(record, "dropped", json_boolean(s->dropped));
	add(record, "guessed", json_boolean(s->guessed));
	add_number(record, "node", s->node);
	put(r, record);
}

void
report_table(struct report *r, const struct pai_table_fate *t)
{
	struct p_buf	 form = { .max = 0 };
	json_t		*record;

	if (r->to == NULL)
		return;
	record = record_new(r, "table");
	add_locus(record, t->source, &t->locus);
	add_number(record, "number", t->number);
	add_number(record, "rows", t->rows);
	add_number(record, "cols", t->cols);
	add(record, "verdict", json_string(pai_verdict_name(t->verdict)));
	p_buf_put(&form, t->form.p, t->form.n);
	add(record, "form", json_text(form.n > 0 ? form.p : NULL));
	p_buf_free(&form);
	put(r, record);
}

static const char *
signal_name(int code)
{
	switch (code) {
	case 128 + 2:
		return "SIGINT";
	case 128 + 15:
		return "SIGTERM";
	default:
		return NULL;
	}
}

/*
 * The most memory held at once.  Not getrusage(), which begins with what the
 * process that started us had.
 */
static uint64_t
peak_kib(void)
{
	FILE		*from = fopen("/proc/self/status", "re");
	char		 line[256];
	unsigned long	 kib = 0;

	while (from != NULL && fgets(line, sizeof(line), from) != NULL)
		if (sscanf(line, "VmHWM: %lu", &kib) == 1)
			break;
	if (from != NULL)
		fclose(from);
	return kib;
}

void
report_end(struct report *r, const struct report_end *e)
{
	json_t	*record;

	if (r->to == NULL)
		return;
	record = record_new(r, "file");
	add(record, "out", json_text(r->output));
	add(record, "status", json_string(pai_status_name(e->status)));
	add_number(record, "code", (uint64_t)e->code);
	add(record, "name", json_text(e->name));
	add(record, "where", json_text(e->where));
	add(record, "detail", json_text(e->detail));
	add(record, "reader", json_text(e->result->reader));
	add(record, "writer", json_text(e->result->writer));
	add_number(record, "notes", e->result->count[PAI_L_NOTE]);
	add_number(record, "warnings", e->result->count[PAI_L_WARNING]);
	add_number(record, "errors", e->result->count[PAI_L_ERROR]);
	add_number(record, "unsupported", e->result->count[PAI_L_UNSUPP]);
	add_number(record, "repairs", e->result->repairs);
	add_number(record, "in_bytes", e->result->in_bytes);
	add_number(record, "out_bytes", e->result->out_bytes);
	add_number(record, "ms", (uint64_t)(e->ms + 0.5));
	add_number(record, "peak_kib", peak_kib());
	add(record, "signal", json_text(signal_name(e->code)));
	put(r, record);
}

bool
report_flush(const struct report *r)
{
	return !r->failed;
}

bool
report_close(struct report *r)
{
	bool	 ok = !r->failed;

	if (r->to != NULL && r->to != stdout && fclose(r->to) != 0)
		ok = false;
	r->to = NULL;
	return ok;
}
