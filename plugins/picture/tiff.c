/*
 * TIFF: the first picture of a file.
 *
 * libtiff reads from memory, may not ask for more of it at once than a
 * picture of the largest size takes, and says its warnings to nobody.
 */
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>

#include "raster.h"

#define	STRIP_MAX	(256 << 20)	/* bytes libtiff may take at once */

struct source {
	const unsigned char	*p;
	uint64_t		 n, at;
};

static tmsize_t
read_bytes(thandle_t handle, void *out, tmsize_t n)
{
	struct source	*s = handle;
	uint64_t	 left = s->at < s->n ? s->n - s->at : 0;
	uint64_t	 take = n < 0 ? 0 : (uint64_t)n < left ?
			    (uint64_t)n : left;

	if (take > 0)
		memcpy(out, s->p + s->at, take);
	s->at += take;
	return (tmsize_t)take;
}

static tmsize_t
write_bytes(thandle_t handle, void *p, tmsize_t n)
{
	(void)handle;
	(void)p;
	(void)n;
	return 0;
}

static toff_t
seek(thandle_t handle, toff_t to, int whence)
{
	struct source	*s = handle;

	if (whence == SEEK_CUR)
		to += s->at;
	else if (whence == SEEK_END)
		to += s->n;
	s->at = to;
	return to;
}

static int
close_file(thandle_t handle)
{
	(void)handle;
	return 0;
}

static toff_t
size_of(thandle_t handle)
{
	const struct source	*s = handle;

	return s->n;
}

/* Said: do not go on to the handler that all share. */
static int
silence(TIFF *tif, void *arg, const char *module, const char *fmt, va_list ap)
{
	(void)tif;
	(void)arg;
	(void)module;
	(void)fmt;
	(void)ap;
	return 1;
}

static TIFF *
open_source(struct source *s)
{
	TIFFOpenOptions	*options = TIFFOpenOptionsAlloc();
	TIFF		*tif;

	if (options == NULL)
		return NULL;
	TIFFOpenOptionsSetMaxSingleMemAlloc(options, STRIP_MAX);
	TIFFOpenOptionsSetErrorHandlerExtR(options, silence, NULL);
	TIFFOpenOptionsSetWarningHandlerExtR(options, silence, NULL);
	/* m: there is no file to map */
	tif = TIFFClientOpenExt("picture", "rm", s, read_bytes, write_bytes,
	    seek, close_file, size_of, NULL, NULL, options);
	TIFFOpenOptionsFree(options);
	return tif;
}

/* libtiff gives words with red lowest; colours come multiplied by alpha. */
static void
unpack(struct raster *r)
{
	size_t		 n = (size_t)r->width * r->height;
	unsigned char	*p = r->pixel;

	for (size_t i = 0; i < n; i++, p += 4) {
		uint32_t	 word;
		unsigned	 a;

		memcpy(&word, p, 4);
		a = TIFFGetA(word);
		p[0] = (unsigned char)TIFFGetR(word);
		p[1] = (unsigned char)TIFFGetG(word);
		p[2] = (unsigned char)TIFFGetB(word);
		p[3] = (unsigned char)a;
		for (int c = 0; c < 3 && a > 0 && a < 255; c++)
			p[c] = (unsigned char)(p[c] >= a ? 255 :
			    p[c] * 255u / a);
	}
}

static const char *
read_picture(TIFF *tif, const struct pai_decode *job, struct raster *r)
{
	char		 words[1024];
	uint32_t	 width = 0, height = 0;
	const char	*why;

	if (TIFFGetField(tif, TIFFTAG_IMAGEWIDTH, &width) != 1 ||
	    TIFFGetField(tif, TIFFTAG_IMAGELENGTH, &height) != 1)
		return "its header is damaged";
	if (!TIFFRGBAImageOK(tif, words))
		return "its colours or coding are not known";
	why = raster_new(r, job, width, height);
	if (why != NULL)
		return why;
	if (!TIFFReadRGBAImageOriented(tif, width, height,
	    (uint32_t *)(void *)r->pixel, ORIENTATION_TOPLEFT, 1))
		return "its rows are damaged";
	unpack(r);
	return NULL;
}

const char *
decode_tiff(const struct pai_decode *job)
{
	struct source	 source = { job->picture->data, job->picture->n, 0 };
	struct raster	 r = { 0 };
	TIFF		*tif = open_source(&source);
	const char	*why = "its header is damaged";

	if (tif != NULL) {
		why = read_picture(tif, job, &r);
		TIFFClose(tif);
	}
	if (why == NULL)
		why = raster_put(&r, job);
	raster_free(&r);
	return why;
}
