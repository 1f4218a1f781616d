/*
 * The pdf plugin: pages as PDF, and the list of fonts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <paiban/plugin.h>

#include "font_find.h"
#include "fonts.h"
#include "hyphen.h"
#include "image.h"
#include "layout/layout.h"
#include "setup.h"
#include "write.h"

#define	MAP_MAX	(1u << 20)	/* bytes of a font map */
#define	UNTRUSTED	"must be a folder of root's or the user's that no one " \
			"else may write"

static const char *
option(const struct pai_write *job, const char *name)
{
	const char	*s = job->opts->host->opt_str(job->opts, name);

	return s != NULL ? s : "";
}

/* Fonts. */

static enum pai_status
refuse(const struct pai_write *job, const char *name, const char *value,
    const char *why)
{
	pai_say(job->log, PAI_M_BAD_OPTION, NULL, "%s=%s: %s", name, value,
	    why);
	return PAI_E_ARG;
}

static enum pai_status
read_map(const struct pai_write *job, struct font_catalogue *c,
    const char *path)
{
	char		*text = malloc(MAP_MAX);
	FILE		*f = fopen(path, "rb");
	size_t		 n = 0;
	unsigned	 line = 0;
	bool		 ok = text != NULL && f != NULL;

	if (ok)
		n = fread(text, 1, MAP_MAX, f);
	ok = ok && ferror(f) == 0 && n < MAP_MAX &&
	    font_catalogue_map(c, text, n, &line);
	if (f != NULL)
		fclose(f);
	free(text);
	if (ok)
		return PAI_OK;
	if (line == 0)
		return refuse(job, "font-map", path, "cannot be read");
	pai_say(job->log, PAI_M_BAD_OPTION, NULL,
	    "font-map=%s: line %u is not 'family = family'", path, line);
	return PAI_E_ARG;
}

static enum pai_status
open_catalogue(const struct pai_write *job, struct font_catalogue **out)
{
	const char	*dir = option(job, "font-dir");
	const char	*map = option(job, "font-map");
	struct font_catalogue *c = *out = font_catalogue_new();

	if (c == NULL) {
		pai_say(job->log, PAI_M_PDF_NO_FONT, NULL,
		    "fontconfig does not start");
		return PAI_E_UNSUPP;
	}
	if (*dir != '\0' && !font_catalogue_dir(c, dir))
		return refuse(job, "font-dir", dir, UNTRUSTED);
	if (*map != '\0')
		return read_map(job, c, map);
	return PAI_OK;
}

/* Hyphens. */

/* The folder of dictionaries that the user names. */
static enum pai_status
hyphen_dir(const struct pai_write *job, const char **out)
{
	*out = option(job, "hyphenation-dir");
	return **out == '\0' || setup_trusts(*out) ? PAI_OK :
	    refuse(job, "hyphenation-dir", *out, UNTRUSTED);
}

static enum pai_status
open_hyphens(const struct pai_write *job, struct hyphens **out)
{
	const char	*dir;
	enum pai_status	 status = hyphen_dir(job, &dir);

	if (status == PAI_OK && (*out = hyphens_new(job->log, dir,
	    job->doc->host->doc_meta(job->doc, "lang"))) == NULL)
		status = PAI_E_NOMEM;
	return status;
}

/* The writers. */

static enum pai_status
set_pages(const struct pai_write *job, struct fonts *fonts,
    struct hyphens *hyphens)
{
	struct p_metrics metrics;
	struct p_hyphenator hyphenator;
	struct p_pages	 pages = { 0 };
	struct p_setup	 setup;
	struct images	*images = images_new();
	struct p_layout_job layout = { .root = job->root, .doc = job->doc,
	    .log = job->log, .metrics = &metrics,
	    .profile = setup_profile(job), .setup = &setup,
	    .hyphenator = &hyphenator,
	    .draws = images_draws, .draws_arg = images };
	enum pai_status	 status;

	if (images == NULL)
		return PAI_E_NOMEM;
	fonts_metrics(fonts, &metrics);
	hyphens_layout(hyphens, &hyphenator);
	setup_read(&setup, job);
	status = p_layout(&layout, &pages);
	if (status == PAI_OK)
		status = pdf_write(job, fonts, images, &pages);
	p_pages_free(&pages);
	images_free(images);
	return status;
}

static enum pai_status
write_pdf(const struct pai_write *job)
{
	struct font_catalogue *catalogue = NULL;
	struct fonts	*fonts = NULL;
	struct hyphens	*hyphens = NULL;
	enum pai_status	 status = open_catalogue(job, &catalogue);

	if (status == PAI_OK)
		status = open_hyphens(job, &hyphens);
	if (status == PAI_OK && font_catalogue_count(catalogue) == 0) {
		pai_say(job->log, PAI_M_PDF_NO_FONT, NULL,
		    "install fonts-noto-cjk and fonts-liberation");
		status = PAI_E_UNSUPP;
	}
	if (status == PAI_OK &&
	    (fonts = fonts_new(catalogue, job->log)) == NULL)
		status = PAI_E_NOMEM;
	if (status == PAI_OK)
		status = set_pages(job, fonts, hyphens);
	hyphens_free(hyphens);
	fonts_free(fonts);
	font_catalogue_free(catalogue);
	return status;
}

static enum pai_status
write_fonts(const struct pai_write *job)
{
	struct font_catalogue *catalogue = NULL;
	enum pai_status	 status = open_catalogue(job, &catalogue);

	if (status == PAI_OK)
		status = fonts_list(job, catalogue);
	font_catalogue_free(catalogue);
	return status;
}

static enum pai_status
write_dictionaries(const struct pai_write *job)
{
	const char	*dir;
	enum pai_status	 status = hyphen_dir(job, &dir);

	return status != PAI_OK ? status : hyphen_files_list(job, dir);
}

static const char *const pdf_suffixes[] = { "pdf", NULL };
static const char *const no_suffixes[] = { NULL };

static const struct pai_writer pdf = {
	.size = sizeof(struct pai_writer),
	.name = "pdf",
	.summary = "PDF pages, with fonts embedded",
	.suffixes = pdf_suffixes,
	.options = setup_options,
	.flags = PAI_WF_BINARY | PAI_WF_SPANS | PAI_WF_PAGES |
	    PAI_WF_REFERS | PAI_WF_LOOKS,
	.write = write_pdf
};

static const struct pai_writer fonts_writer = {
	.size = sizeof(struct pai_writer),
	.name = "fonts",
	.summary = "which installed font stands for which name",
	.suffixes = no_suffixes,
	.options = setup_font_options,
	.write = write_fonts
};

static const struct pai_writer dictionaries_writer = {
	.size = sizeof(struct pai_writer),
	.name = "dictionaries",
	.summary = "which dictionaries part words at line ends",
	.suffixes = no_suffixes,
	.options = setup_hyphen_options,
	.write = write_dictionaries
};

static const struct pai_writer *const writers[] = { &pdf, &fonts_writer,
    &dictionaries_writer, NULL };

PAI_PLUGIN(pdf) = { PAI_PLUGIN_HEAD, .name = "pdf", .version = "1",
    .writers = writers };
