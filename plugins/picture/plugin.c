/*
 * Pictures that browsers or PDF do not know, made ones that they do.
 *
 * This is a plugin of its own, so that the libraries it needs are loaded for
 * a document with such a picture and for no other.
 */
#include "raster.h"

static const char *const gif_mimes[] = { "image/gif", NULL };
static const char *const bmp_mimes[] = { "image/bmp", NULL };
static const char *const tiff_mimes[] = { "image/tiff", NULL };
static const char *const emf_mimes[] = { "image/x-emf", NULL };
static const char *const gz_mimes[] = { "image/x-emz", NULL };
static const char *const wmf_mimes[] = { "image/x-wmf", NULL };

static const struct pai_decoder gif = {
	.size = sizeof(gif), .name = "gif", .summary = "GIF pictures",
	.mimes = gif_mimes, .decode = decode_gif
};

static const struct pai_decoder bmp = {
	.size = sizeof(bmp), .name = "bmp", .summary = "Windows bitmaps",
	.mimes = bmp_mimes, .decode = decode_bmp
};

static const struct pai_decoder tiff = {
	.size = sizeof(tiff), .name = "tiff", .summary = "TIFF pictures",
	.mimes = tiff_mimes, .decode = decode_tiff
};

static const struct pai_decoder emf = {
	.size = sizeof(emf), .name = "emf",
	.summary = "enhanced metafiles: bitmaps and drawings",
	.mimes = emf_mimes, .decode = decode_emf
};

static const struct pai_decoder wmf = {
	.size = sizeof(wmf), .name = "wmf",
	.summary = "Windows metafiles: bitmaps and drawings",
	.mimes = wmf_mimes, .decode = decode_wmf
};

static const struct pai_decoder gz = {
	.size = sizeof(gz), .name = "gz",
	.summary = "metafiles packed with gzip",
	.mimes = gz_mimes, .decode = decode_gz
};

static const struct pai_decoder *const decoders[] = { &gif, &bmp, &tiff,
    &emf, &wmf, &gz, NULL };

PAI_PLUGIN(picture) = {
	PAI_PLUGIN_HEAD, .name = "picture", .version = "1",
	.decoders = decoders
};
