/*
 * A zip archive that may be hostile.
 *
 * libzip neither believes nor checks much: an entry that claims 100 bytes
 * may give 64 MiB, entries may lie over one another, and its own consistency
 * check turns away one good file in fifty.  So there are two layers here:
 *
 *	preflight	walks the central directory in the bytes themselves
 *			and judges names, methods, sizes and their sum
 *	archive_read	lets libzip inflate, 64 KiB at a time, counting
 *
 * Entry i of the directory is entry i of libzip; the names are compared.
 */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "archive.h"
#include "kit/buf.h"
#include "preflight.h"

#define	CHUNK		((size_t)64 << 10)
#define	RATIO_FREE	((uint64_t)16 << 20)	/* no ratio below this */

struct archive {
	const struct pai_read	*job;
	const struct pai_host	*host;
	zip_t			*zip;
	struct archive_part	*parts;		/* by folded name */
	size_t			 count;
};

static int
order(const void *a, const void *b)
{
	const struct archive_part *x = a, *y = b;

	return strcmp(x->folded, y->folded);
}

/* OPC 10.2: names that differ in case alone are the same name. */
static enum pai_status
sort_parts(struct archive *a)
{
	qsort(a->parts, a->count, sizeof(*a->parts), order);
	for (size_t i = 1; i < a->count; i++)
		if (strcmp(a->parts[i - 1].folded, a->parts[i].folded) == 0) {
			pai_say(a->job->log, PAI_M_ZIP_DUPLICATE, NULL, "%s",
			    a->parts[i].name);
			return PAI_E_FORMAT;
		}
	return PAI_OK;
}

static enum pai_status
damaged(struct archive *a, const char *name, const char *why)
{
	pai_say(a->job->log, PAI_M_ZIP_BAD, NULL, "%s%s%s",
	    name != NULL ? name : "", name != NULL ? ": " : "", why);
	return PAI_E_FORMAT;
}

static enum pai_status
no_memory(struct archive *a)
{
	pai_say(a->job->log, PAI_M_NO_MEMORY, NULL, "reading the archive");
	return PAI_E_NOMEM;
}

static enum pai_status
open_zip(struct archive *a, const unsigned char *p, size_t n)
{
	zip_error_t	 error;
	zip_source_t	*source;
	enum pai_status	 st = PAI_OK;

	zip_error_init(&error);
	source = zip_source_buffer_create(p, n, 0, &error);
	if (source != NULL)
		a->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (a->zip == NULL) {
		if (source != NULL)
			zip_source_free(source);
		st = zip_error_code_zip(&error) == ZIP_ER_MEMORY ?
		    no_memory(a) : damaged(a, NULL, zip_error_strerror(&error));
	} else if (zip_get_num_entries(a->zip, 0) != (zip_int64_t)a->count) {
		st = damaged(a, NULL, "its directory can be read in two ways");
	}
	zip_error_fini(&error);
	return st;
}

enum pai_status
archive_open(struct archive **out, const struct pai_read *job)
{
	struct archive		*a = calloc(1, sizeof(*a));
	const unsigned char	*p;
	enum pai_status		 st;
	size_t			 n;

	if (a == NULL) {
		pai_say(job->log, PAI_M_NO_MEMORY, NULL, "%s", "");
		return PAI_E_NOMEM;
	}
	a->job = job;
	a->host = job->in->host;
	*out = a;
	p = a->host->in_bytes(job->in, &n);
	if (p == NULL && n == 0)
		return damaged(a, NULL, "it is empty");
	st = preflight(job, p, &n, &a->parts, &a->count);
	if (st == PAI_OK)
		st = sort_parts(a);
	if (st == PAI_OK)
		st = open_zip(a, p, n);
	return st;
}

void
archive_close(struct archive *a)
{
	if (a == NULL)
		return;
	if (a->zip != NULL)
		zip_discard(a->zip);
	preflight_free(a->parts, a->count);
	free(a);
}

const struct archive_part *
archive_find(const struct archive *a, const char *name)
{
	char			 folded[PART_NAME_MAX + 1];
	struct archive_part	 key = { .folded = folded };
	size_t			 n = strlen(name);

	if (n > PART_NAME_MAX || a->count == 0)
		return NULL;
	preflight_fold(folded, name, n);
	return bsearch(&key, a->parts, a->count, sizeof(key), order);
}

const char *
archive_name(const struct archive_part *part)
{
	return part->name;
}

/* ---- inflating ---- */

struct inflate {
	struct archive			*a;
	const struct archive_part	*part;
	enum pai_limit			 limit;
	int64_t				 max, ratio_max;
	uint64_t			 n;		/* bytes so far */
	zip_file_t			*file;
};

static enum pai_status
count(struct inflate *in, size_t n)
{
	struct archive	*a = in->a;
	uint64_t	 packed = in->part->packed > 0 ? in->part->packed : 1;

	in->n += n;
	if (in->n > (uint64_t)in->max)
		return a->host->log_over(a->job->log, in->limit, NULL,
		    in->part->name, in->n);
	if (a->host->log_spend(a->job->log, PAI_LIM_TOTAL_BYTES,
	    in->part->name, n) != PAI_OK)
		return PAI_E_LIMIT;
	if (in->n > RATIO_FREE && in->n / packed > (uint64_t)in->ratio_max) {
		pai_say(a->job->log, PAI_M_ZIP_RATIO, NULL,
		    "%s: more than %lld to 1", in->part->name,
		    (long long)in->ratio_max);
		return PAI_E_LIMIT;
	}
	return PAI_OK;
}

static enum pai_status
read_failed(struct inflate *in)
{
	zip_error_t	*e = zip_file_get_error(in->file);

	if (zip_error_code_zip(e) == ZIP_ER_MEMORY)
		return no_memory(in->a);
	return damaged(in->a, in->part->name, zip_error_strerror(e));
}

static enum pai_status
check_size(struct inflate *in)
{
	if (in->n == in->part->size)
		return PAI_OK;
	pai_say(in->a->job->log, PAI_M_ZIP_SIZE, NULL,
	    "%s: %llu bytes, not %llu", in->part->name,
	    (unsigned long long)in->n, (unsigned long long)in->part->size);
	return PAI_E_FORMAT;
}

static enum pai_status
pump(struct inflate *in, const struct archive_sink *sink)
{
	for (;;) {
		size_t		 room = CHUNK;
		void		*p = sink->room(sink->arg, &room);
		zip_int64_t	 got;
		enum pai_status	 st;

		if (p == NULL)
			return no_memory(in->a);
		got = zip_fread(in->file, p, room);
		if (got < 0)
			return read_failed(in);
		st = got > 0 ? count(in, (size_t)got) : check_size(in);
		if (st != PAI_OK)
			return st;
		if (!sink->take(sink->arg, (size_t)got, got == 0) || got == 0)
			return PAI_OK;
	}
}

enum pai_status
archive_read(struct archive *a, const struct archive_part *part,
    enum pai_limit limit, const struct archive_sink *sink)
{
	struct inflate	 in = { .a = a, .part = part, .limit = limit };
	const char	*name = zip_get_name(a->zip, part->index,
			    ZIP_FL_ENC_RAW);
	enum pai_status	 st;

	if (name == NULL || !preflight_same_name(name, part->name))
		return damaged(a, part->name, "its name is ambiguous");
	in.max = a->host->log_limit(a->job->log, limit);
	in.ratio_max = a->host->log_limit(a->job->log, PAI_LIM_RATIO);
	in.file = zip_fopen_index(a->zip, part->index, 0);
	if (in.file == NULL) {
		zip_error_t	*e = zip_get_error(a->zip);

		return zip_error_code_zip(e) == ZIP_ER_MEMORY ? no_memory(a) :
		    damaged(a, part->name, zip_error_strerror(e));
	}
	st = pump(&in, sink);
	(void)zip_fclose(in.file);
	return st;
}

/* ---- whole parts ---- */

static void *
bytes_room(void *arg, size_t *n)
{
	return p_buf_room(arg, *n);
}

static bool
bytes_take(void *arg, size_t n, bool last)
{
	struct p_buf	*b = arg;

	(void)last;
	b->n += n;
	return true;
}

enum pai_status
archive_bytes(struct archive *a, const struct archive_part *part,
    enum pai_limit limit, struct p_buf *b)
{
	struct archive_sink	 sink = { bytes_room, bytes_take, b };

	return archive_read(a, part, limit, &sink);
}
