/*
 * GIF: the first picture of a file, on a canvas of the size the file states.
 * giflib reads the blocks; rows go from its decoder to the canvas, so that
 * nothing is as large as the file claims before its size has been judged.
 */
#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "raster.h"

struct source {
	const unsigned char	*p;
	size_t			 n, at;
};

struct frame {
	GifFileType		*gif;
	struct raster		*to;
	const ColorMapObject	*map;
	int			 transparent;	/* an index; -1: none */
	GifPixelType		*row;
};

static int
read_bytes(GifFileType *gif, GifByteType *out, int n)
{
	struct source	*s = gif->UserData;
	size_t		 left = s->n - s->at;
	size_t		 take = n < 0 ? 0 : (size_t)n < left ? (size_t)n :
			    left;

	memcpy(out, s->p + s->at, take);
	s->at += take;
	return (int)take;
}

/* The index that is seen through, from a graphic control extension. */
static bool
read_extension(struct frame *f)
{
	GraphicsControlBlock	 control;
	GifByteType		*block;
	int			 code;

	if (DGifGetExtension(f->gif, &code, &block) != GIF_OK)
		return false;
	if (code == GRAPHICS_EXT_FUNC_CODE && block != NULL &&
	    DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
		f->transparent = control.TransparentColor;
	while (block != NULL)
		if (DGifGetExtensionNext(f->gif, &block) != GIF_OK)
			return false;
	return true;
}

/* To the first picture; false: there is none. */
static bool
find_picture(struct frame *f)
{
	GifRecordType	 type;

	for (;;) {
		if (DGifGetRecordType(f->gif, &type) != GIF_OK)
			return false;
		if (type == IMAGE_DESC_RECORD_TYPE)
			return true;
		if (type == TERMINATE_RECORD_TYPE ||
		    (type == EXTENSION_RECORD_TYPE && !read_extension(f)))
			return false;
	}
}

/* What sticks out of the canvas is cut off. */
static void
put_row(const struct frame *f, int64_t y)
{
	const GifImageDesc	*at = &f->gif->Image;
	int64_t			 left = at->Left;

	y += at->Top;
	if (y < 0 || y >= f->to->height)
		return;
	for (int64_t i = 0; i < at->Width && left + i < f->to->width; i++) {
		const GifColorType	*c;
		unsigned char		*p;

		if (left + i < 0 || f->row[i] == f->transparent ||
		    f->row[i] >= f->map->ColorCount)
			continue;
		c = &f->map->Colors[f->row[i]];
		p = raster_at(f->to, (uint32_t)(left + i), (uint32_t)y);
		p[0] = c->Red;
		p[1] = c->Green;
		p[2] = c->Blue;
		p[3] = 0xff;
	}
}

/* Interlaced rows come in four passes (GIF89a, appendix E). */
static bool
read_rows(const struct frame *f)
{
	static const struct { int from, step; } passes[] = { { 0, 8 },
	    { 4, 8 }, { 2, 4 }, { 1, 2 } };
	const GifImageDesc	*at = &f->gif->Image;
	size_t			 n = at->Interlace ? 4 : 1;

	for (size_t i = 0; i < n; i++) {
		int	 y = at->Interlace ? passes[i].from : 0;
		int	 step = at->Interlace ? passes[i].step : 1;

		for (; y < at->Height; y += step) {
			if (DGifGetLine(f->gif, f->row, at->Width) != GIF_OK)
				return false;
			put_row(f, y);
		}
	}
	return true;
}

static const char *
read_frame(struct frame *f, const struct pai_decode *job)
{
	GifFileType	*gif = f->gif;
	const char	*why;

	if (!find_picture(f) || DGifGetImageDesc(gif) != GIF_OK)
		return "it has no picture";
	why = raster_judge(job, gif->Image.Width, gif->Image.Height);
	if (why != NULL)
		return why;
	f->map = gif->Image.ColorMap != NULL ? gif->Image.ColorMap :
	    gif->SColorMap;
	if (f->map == NULL)
		return "it has no palette";
	if (gif->SWidth <= 0 || gif->SHeight <= 0)
		why = raster_new(f->to, job, gif->Image.Width,
		    gif->Image.Height);
	else
		why = raster_new(f->to, job, gif->SWidth, gif->SHeight);
	if (why != NULL)
		return why;
	f->row = malloc((size_t)gif->Image.Width);
	if (f->row == NULL)
		return "there is no memory for it";
	return read_rows(f) ? NULL : "its rows are damaged";
}

const char *
decode_gif(const struct pai_decode *job)
{
	struct source	 source = { job->picture->data, job->picture->n, 0 };
	struct raster	 canvas = { 0 };
	struct frame	 f = { .to = &canvas, .transparent = -1 };
	const char	*why = "its header is damaged";

	f.gif = DGifOpen(&source, read_bytes, NULL);
	if (f.gif != NULL)
		why = read_frame(&f, job);
	if (why == NULL)
		why = raster_put(&canvas, job);
	if (f.gif != NULL)
		(void)DGifCloseFile(f.gif, NULL);
	free(f.row);
	raster_free(&canvas);
	return why;
}
