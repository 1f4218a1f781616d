/*
 * The ocr plugin: a reader for text that OCR engines and extractors made.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kit/decode.h"
#include "kit/fenced.h"
#include "kit/traces.h"
#include "foreign/foreign.h"
#include "sheet.h"

/* Offered each line in this order; the first that takes it decides. */
static shape_fn *const shapes[] = {
	take_furniture, take_html_table, take_box, take_tika, take_copied,
	take_tab_rows, take_pipe_rows, take_bar_rows, take_heading,
	take_columns, take_code, take_flat_rows, take_cells, take_rule,
	take_line
};

static bool
pass_blank(struct ocr *o)
{
	struct cursor	 c = o->cur;
	struct line	 l;

	if (!line_next(o, &c, &l) || !line_is_blank(&l))
		return false;
	/* A blank after a TAB may be a cell; the shapes look at it first. */
	if (l.n > 0 && l.p[0] == '\t' && take_tika(o))
		return true;
	if (l.n > 0 && l.p[0] == '\t' && take_copied(o))
		return true;
	if (l.n > 0 && memchr(l.p, '\t', l.n) != NULL && take_tab_rows(o))
		return true;
	o->cur = c;
	o->after_text = false;
	return true;
}

static void
take_block(struct ocr *o)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (shapes[i](o))
			break;
	o->after_text = true;
}

static enum pai_status
read_text(struct ocr *o)
{
	struct pai_build	*b = o->job->build;

	while (o->cur.at < o->n && o->status == PAI_OK &&
	    b->host->build_status(b) == PAI_OK)
		if (!pass_blank(o) && o->cur.at < o->n)
			take_block(o);
	return o->status != PAI_OK ? o->status : b->host->build_status(b);
}

/* Sheets say themselves what stands at the edges of their pages. */
static enum pai_status
read_all(struct ocr *o)
{
	enum pai_status	 st;

	if (!take_sheets(o) && o->status == PAI_OK)
		pages_look(o);
	st = o->status == PAI_OK ? read_text(o) : o->status;
	free(o->furniture);
	return st;
}

/* With tables of other notations rewritten. */
static enum pai_status
read_known(struct ocr *o)
{
	enum pai_status	 st = PAI_E_NOMEM;
	struct p_copy	 copy;

	if (foreign_tables(&copy, o->text, o->n, false)) {
		o->text = copy.out.p;
		o->n = copy.out.n;
		o->copy = &copy;
	}
	if (!copy.failed)
		st = read_all(o);
	p_copy_free(&copy);
	return st;
}

/* Without the fences around it, if it stands in such as a whole. */
static enum pai_status
read_bare(struct ocr *o)
{
	enum pai_status	 st;
	char		*copy;

	if (!p_fenced_whole(o->text, o->n, &copy))
		return read_known(o);
	if (copy == NULL)
		return PAI_E_NOMEM;
	o->text = copy;
	st = read_known(o);
	free(copy);
	return st;
}

static enum pai_status
read_job(const struct pai_read *job)
{
	struct ocr		 o = { .job = job, .cur = { 0, 1, 1 } };
	struct p_decoded	 d;
	const unsigned char	*p;
	enum pai_status		 st;
	size_t			 n;

	p = job->in->host->in_bytes(job->in, &n);
	if (p == NULL && n == 0)
		p = (const unsigned char *)"";
	if (!p_decode(p, n, &d)) {
		pai_say(job->log, PAI_M_NO_MEMORY, NULL, "%zu bytes", n);
		return PAI_E_NOMEM;
	}
	if ((st = p_decode_report(job, &d)) == PAI_OK &&
	    (st = p_decode_radicals(job, &d)) == PAI_OK) {
		o.text = d.text;
		o.n = d.n;
		o.skipped = d.skipped;
		o.paged = d.n > 0 && memchr(d.text, '\f', d.n) != NULL;
		st = read_bare(&o);
	}
	p_decode_free(&d);
	return st;
}

static bool
has_suffix(const char *name, const char *const *suffixes)
{
	const char	*dot = name != NULL ? strrchr(name, '.') : NULL;

	for (; dot != NULL && *suffixes != NULL; suffixes++)
		if (strcasecmp(dot + 1, *suffixes) == 0)
			return true;
	return false;
}

static bool
is_marked_utf16(const unsigned char *p, size_t n)
{
	return n >= 2 && ((p[0] == 0xff && p[1] == 0xfe) ||
	    (p[0] == 0xfe && p[1] == 0xff));
}

/* Control characters that text does not hold. */
static bool
looks_binary(const unsigned char *p, size_t n)
{
	size_t	 odd = 0;

	if (n >= 4 && (memcmp(p, "PK\003\004", 4) == 0 ||
	    memcmp(p, "%PDF", 4) == 0))
		return true;
	for (size_t i = 0; i < n; i++)
		odd += p[i] < 0x20 && (p[i] < '\t' || p[i] > '\r') &&
		    p[i] != 0x1b;
	return odd * 20 > n;
}

static const char *const suffixes[] = { "txt", "text", "ocr", NULL };

static int
probe(const struct pai_probe *in)
{
	bool		 named = has_suffix(in->name, suffixes);
	struct p_traces	 t;

	if (is_marked_utf16(in->head, in->n) ||
	    p_utf16_order(in->head, in->n) != P_UTF16_NONE)
		return named ? 80 : 40;
	if (looks_binary(in->head, in->n))
		return 0;
	if (named)
		return 50;
	p_traces_find(&t, (const char *)in->head, in->n);
	return p_traces_tables(&t) ? 28 : 20;
}

static const struct pai_reader reader = {
	.size = sizeof(reader),
	.name = "ocr",
	.summary = "text from OCR engines and extractors",
	.suffixes = suffixes,
	.probe = probe,
	.read = read_job
};
static const struct pai_reader *const readers[] = { &reader, NULL };

PAI_PLUGIN(ocr) = {
	PAI_PLUGIN_HEAD, .name = "ocr", .version = "1", .readers = readers
};
