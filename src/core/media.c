/*
 * --extract-media: the pictures that a document shows, as files of their own.
 *
 *	word/media/image1.png		DIR/image1.png
 *	x.docx!word/media/image1.png	DIR/image1-2.png
 *
 * A name comes from the document, so nothing of it is kept but its last part
 * and in that letters, digits, '.', '-' and '_'.  Each file is written like
 * any output: beside its place, and renamed when whole.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "core/core.h"

#define	NAME_MAX_BYTES	80u
#define	TRIES_MAX	10000u	/* names of one stem */

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

/* The last part of a key, made harmless; stem and suffix apart. */
static void
split_name(struct pai_str key, struct p_buf *stem, struct p_buf *suffix)
{
	size_t	 from = key.n, dot;
	char	 c;

	while (from > 0 && key.p[from - 1] != '/' && key.p[from - 1] != '!')
		from--;
	for (dot = key.n; dot > from && key.p[dot - 1] != '.';)
		dot--;
	dot = dot > from + 1 ? dot - 1 : key.n;
	for (size_t i = from; i < key.n && stem->n < NAME_MAX_BYTES &&
	    suffix->n < NAME_MAX_BYTES; i++) {
		c = is_plain(key.p[i]) ? key.p[i] : '_';
		p_buf_put(i < dot ? stem : suffix, &c, 1);
	}
	if (stem->n == 0)
		p_buf_str(stem, "picture");
	if (stem->p != NULL && stem->p[0] == '.')
		stem->p[0] = '_';
}

/* File names may differ by more than case alone on few systems. */
static bool
is_taken(const struct p_doc *d, const char *path)
{
	for (uint32_t i = 0; i < d->nresources; i++)
		if (d->media[i] != NULL && strcasecmp(d->media[i], path) == 0)
			return true;
	return false;
}

/* A path of its own for a picture; NULL: no memory, or too many alike. */
static char *
choose_path(struct p_doc *d, const char *dir, struct pai_str key)
{
	struct p_buf	 stem = { 0 }, suffix = { 0 }, path = { 0 };
	char		*kept = NULL;

	split_name(key, &stem, &suffix);
	for (unsigned i = 1; i < TRIES_MAX && kept == NULL; i++) {
		p_buf_clear(&path);
		p_buf_fmt(&path, "%s/%s", dir, stem.p != NULL ? stem.p : "");
		if (i > 1)
			p_buf_fmt(&path, "-%u", i);
		p_buf_put(&path, suffix.p, suffix.n);
		if (!p_buf_ok(&path) || !p_buf_ok(&stem) ||
		    !p_buf_ok(&suffix))
			break;
		if (!is_taken(d, path.p))
			kept = p_arena_copy(&d->arena, path.p, path.n);
	}
	p_buf_free(&stem);
	p_buf_free(&suffix);
	p_buf_free(&path);
	return kept;
}

static enum pai_status
write_file(struct p_doc *d, const char *path, const struct pai_resource *r,
    const struct p_in *in)
{
	struct p_out	 out = { .fd = -1 };
	enum pai_status	 st = p_out_open(&out, path, in, d->log);

	out.cancel = d->ctx->cancel;
	if (st == PAI_OK) {
		p_out_put(&out.pub, r->data, r->n);
		st = p_out_commit(&out);
	}
	p_out_abandon(&out);
	return st;
}

static enum pai_status
extract(struct p_doc *d, const char *dir, struct pai_str key,
    const struct p_in *in)
{
	uint32_t	 i = 0;
	char		*path;

	while (i < d->nresources && (d->resources[i]->key.n != key.n ||
	    memcmp(d->resources[i]->key.p, key.p, key.n) != 0))
		i++;
	if (key.n == 0 || i == d->nresources || d->media[i] != NULL)
		return PAI_OK;
	if ((path = choose_path(d, dir, key)) == NULL)
		return PAI_E_NOMEM;
	d->media[i] = path;
	return write_file(d, path, d->resources[i], in);
}

static enum pai_status
make_folder(struct p_doc *d, const char *dir)
{
	struct stat	 st;

	if (mkdir(dir, 0777) == 0 || (errno == EEXIST &&
	    stat(dir, &st) == 0 && S_ISDIR(st.st_mode)))
		return PAI_OK;
	p_log_say(d->log, PAI_M_CANNOT_WRITE, NULL, "%s: %s", dir,
	    strerror(errno));
	return PAI_E_IO;
}

enum pai_status
p_media_extract(struct p_doc *d, const char *dir, const struct p_in *in)
{
	struct pai_iter	 it = pai_iter_at(d->root);
	enum pai_status	 st = make_folder(d, dir);
	uint32_t	 f;

	d->media = p_arena_zero(&d->arena, ((size_t)d->nresources + 1) *
	    sizeof(*d->media));
	if (st == PAI_OK && d->media == NULL)
		st = PAI_E_NOMEM;
	while (st == PAI_OK && pai_iter_next(&it)) {
		if (it.event != PAI_ENTER || it.node->kind != PAI_N_IMAGE)
			continue;
		st = extract(d, dir, it.node->as.image.target, in);
		f = it.node->as.image.figure;
		if (st == PAI_OK && f >= 1 && f <= d->nfigures)
			st = extract(d, dir, d->figures[f - 1]->vector, in);
	}
	return st;
}

const char *
p_doc_media(const struct pai_doc *pub, const struct pai_resource *r)
{
	const struct p_doc	*d = (const struct p_doc *)pub;

	for (uint32_t i = 0; d->media != NULL && i < d->nresources; i++)
		if (d->resources[i] == r)
			return d->media[i];
	return NULL;
}
