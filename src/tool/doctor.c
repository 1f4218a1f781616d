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

static bool
show_fonts(struct pai_ctx *ctx)
{
	char	*text = fonts_text(ctx);

	puts("Fonts:");
	if (text == NULL) {
		puts("  none can be used.  On Debian: apt-get install "
		    PAI_FONT_PACKAGES);
		return false;
	}
	for (const char *line = text; *line != '\0'; ) {
		size_t	 n = strcspn(line, "\n");

		printf("  %.*s\n", (int)n, line);
		line += n + (line[n] == '\n');
	}
	free(text);
	return true;
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
	puts(sound ? "All is well." : "Something is missing; see above.");
	return sound ? EXIT_DONE : EXIT_USAGE;
}
