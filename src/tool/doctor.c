/*
 * paiban doctor: what this installation has, what it lacks, what to do.
 *
 * Exit status 2 where something that the formats need is missing.
 */
#include <config.h>

#include "tool/tool.h"

#include <stdlib.h>
#include <string.h>

/* Without these a format of the command cannot be had. */
static const char *const wanted[] = { "docx", "markdown", "ocr", "html",
    "pdf", "gongwen", NULL };

static bool
show_plugins(struct pai_ctx *ctx)
{
	struct pai_plugin_info	 info;
	bool			 sound = true;

	puts("Plugins:");
	for (size_t i = 0; pai_ctx_plugin(ctx, i, &info); i++) {
		printf("  %-10s %s", info.name,
		    info.path != NULL ? info.path : "linked in");
		if (info.refusal != NULL)
			printf("\n  %-10s refused: %s", "", info.refusal);
		putchar('\n');
		if (info.plugin == NULL)
			sound = false;
	}
	return sound;
}

static bool
is_there(struct pai_ctx *ctx, const char *name)
{
	struct pai_plugin_info	 info;

	for (size_t i = 0; pai_ctx_plugin(ctx, i, &info); i++)
		if (info.plugin != NULL && strcmp(info.name, name) == 0)
			return true;
	return false;
}

static bool
show_missing(struct pai_ctx *ctx)
{
	bool	 whole = true;

	for (size_t i = 0; wanted[i] != NULL; i++)
		if (!is_there(ctx, wanted[i])) {
			printf("  %-10s missing: install paiban again, or "
			    "name its folder with --plugin-dir\n", wanted[i]);
			whole = false;
		}
	return whole;
}

static void
show_path(struct pai_ctx *ctx)
{
	const char	*dir;

	puts("Folders searched for plugins:");
	for (size_t i = 0; (dir = pai_ctx_plugin_path(ctx, i)) != NULL; i++)
		printf("  %s\n", dir);
}

/* Which package has a face for a role, on Debian. */
static const char *
package_for(const char *role)
{
	if (strcmp(role, "fangsong") == 0 || strcmp(role, "kai") == 0)
		return "fonts-lxgw-wenkai";
	if (strcmp(role, "serif") == 0 || strcmp(role, "sans") == 0 ||
	    strcmp(role, "mono") == 0)
		return "fonts-liberation";
	if (strcmp(role, "rare") == 0)
		return "fonts-hanazono";
	return "fonts-noto-cjk";
}

/* Splits a line of the table of fonts; false: it has too few fields. */
static bool
split_fields(char *line, char *field[5])
{
	for (size_t i = 0; i < 5; i++) {
		field[i] = line;
		if (i == 4)
			return true;
		if ((line = strchr(line, '\t')) == NULL)
			return false;
		*line++ = '\0';
	}
	return true;
}

/* Rare characters alone may go without: most documents have none. */
static bool
show_font(char *line)
{
	char	*field[5];

	if (!split_fields(line, field))
		return true;
	if (strcmp(field[4], "missing") == 0) {
		printf("  %s (%s): missing.  On Debian: apt-get install %s\n",
		    field[1], field[0], package_for(field[0]));
		return strcmp(field[0], "rare") == 0;
	}
	printf("  %s (%s): %s%s\n    %s\n", field[1], field[0],
	    strcmp(field[4], "found") == 0 ? "" : "set in ", field[2],
	    field[3]);
	return true;
}

static bool
show_fonts(struct pai_ctx *ctx)
{
	char	*text = fonts_text(ctx), *next;
	bool	 sound = true;

	puts("Fonts:");
	if (text == NULL || *text == '\0') {
		puts("  none can be used.  On Debian: apt-get install "
		    PAI_FONT_PACKAGES);
		free(text);
		return false;
	}
	for (char *line = text; line != NULL && *line != '\0'; line = next) {
		if ((next = strchr(line, '\n')) != NULL)
			*next++ = '\0';
		sound &= show_font(line);
	}
	free(text);
	return sound;
}

/* Words may stay whole, so none of these is wanted. */
static void
show_dictionaries(struct pai_ctx *ctx)
{
	char	*text = dictionaries_text(ctx), *next, *path;

	puts("Dictionaries of hyphenation:");
	if (text == NULL || *text == '\0')
		puts("  none: words stay whole.  On Debian, for English: "
		    "apt-get install hyphen-en-us");
	for (char *line = text; line != NULL && *line != '\0'; line = next) {
		if ((next = strchr(line, '\n')) != NULL)
			*next++ = '\0';
		if ((path = strchr(line, '\t')) == NULL)
			continue;
		*path++ = '\0';
		printf("  %-10s %s\n", line, path);
	}
	free(text);
}

int
tool_doctor(struct pai_ctx *ctx)
{
	bool	 sound;

	printf("paiban %s\n", PAI_VERSION);
	printf("Built with:\n  %s\n", PAI_BUILT_WITH);
	show_path(ctx);
	sound = show_plugins(ctx);
	sound &= show_missing(ctx);
	sound &= show_fonts(ctx);
	show_dictionaries(ctx);
	puts(sound ? "All is well." : "Something is missing; see above.");
	return sound ? EXIT_DONE : EXIT_USAGE;
}
