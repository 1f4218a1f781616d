/*
 * The pdf plugin: pages as PDF, and the list of fonts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <paiban/plugin.h>

#include "font_find.h"
#include "fonts.h"
#include "layout/layout.h"
#include "setup.h"
#include "write.h"

#define	MAP_MAX	(1u << 20)	/* bytes of a font map */

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
		return refuse(job, "font-dir", dir, "must be a folder of "
		    "root's or the user's that no one else may write");
	if (*map != '\0')
		return read_map(job, c, map);
	return PAI_OK;
}

/* The writers. */

static enum pai_status
set_pages(const struct pai_write *job, struct fonts *fonts)
{
	struct p_metrics metrics;
	struct p_pages	 pages = { 0 };
	struct p_setup	 setup;
	struct p_layout_job layout = { .root = job->root, .doc = job->doc,
	    .log = job->log, .metrics = &metrics,
	    .profile = setup_profile(job), .setup = &setup };
	enum pai_status	 status;

	fonts_metrics(fonts, &metrics);
	setup_read(&setup, job);
	status = p_layout(&layout, &pages);
	if (status == PAI_OK)
		status = pdf_write(job, fonts, &pages);
	p_pages_free(&pages);
	return status;
}

static enum pai_status
write_pdf(const struct pai_write *job)
{
	struct font_catalogue *catalogue = NULL;
	struct fonts	*fonts = NULL;
	enum pai_status	 status = open_catalogue(job, &catalogue);

	if (status == PAI_OK && font_catalogue_count(catalogue) == 0) {
		pai_say(job->log, PAI_M_PDF_NO_FONT, NULL,
		    "install fonts-noto-cjk and fonts-liberation");
		status = PAI_E_UNSUPP;
	}
	if (status == PAI_OK &&
	    (fonts = fonts_new(catalogue, job->log)) == NULL)
		status = PAI_E_NOMEM;
	if (status == PAI_OK)
		status = set_pages(job, fonts);
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

static const struct pai_writer *const writers[] = { &pdf, &fonts_writer,
    NULL };

PAI_PLUGIN(pdf) = { PAI_PLUGIN_HEAD, .name = "pdf", .version = "1",
    .writers = writers };
