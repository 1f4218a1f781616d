/*
 * The --list options: one name a line, or JSON with all there is to know.
 */
#include "tool/tool.h"

#include <jansson.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Formats for inspection only have no suffix and are not listed. */
static bool
is_listed(const char *const *suffixes)
{
	return suffixes != NULL && suffixes[0] != NULL;
}

static json_t *
words_json(const char *const *words)
{
	json_t	*array = json_array();

	for (; words != NULL && *words != NULL; words++)
		json_array_append_new(array, json_text(*words));
	return array;
}

static const char *
type_name(enum pai_type type)
{
	static const char *const names[] = { "", "bool", "int", "string",
	    "enum", "length" };

	return (unsigned)type < sizeof(names) / sizeof(names[0]) ?
	    names[type] : "";
}

static json_t *
options_json(const struct pai_option *o)
{
	json_t	*array = json_array(), *one;

	for (; o != NULL && o->name != NULL; o++) {
		one = json_object();
		json_object_set_new(one, "name", json_text(o->name));
		json_object_set_new(one, "type",
		    json_string(type_name(o->type)));
		json_object_set_new(one, "default", json_text(o->preset));
		json_object_set_new(one, "help", json_text(o->help));
		if (o->choices != NULL)
			json_object_set_new(one, "choices",
			    words_json(o->choices));
		if (o->min < o->max) {
			json_object_set_new(one, "min", json_integer(o->min));
			json_object_set_new(one, "max", json_integer(o->max));
		}
		json_array_append_new(array, one);
	}
	return array;
}

static json_t *
format_json(const char *name, const char *summary,
    const char *const *suffixes, const struct pai_option *options)
{
	json_t	*one = json_object();

	json_object_set_new(one, "name", json_text(name));
	json_object_set_new(one, "summary", json_text(summary));
	json_object_set_new(one, "suffixes", words_json(suffixes));
	json_object_set_new(one, "options", options_json(options));
	return one;
}

static json_t *
readers_json(struct pai_ctx *ctx)
{
	json_t			*array = json_array();
	const struct pai_reader	*r;

	for (size_t i = 0; (r = pai_ctx_reader(ctx, i)) != NULL; i++)
		if (is_listed(r->suffixes))
			json_array_append_new(array, format_json(r->name,
			    r->summary, r->suffixes, r->options));
	return array;
}

static json_t *
writers_json(struct pai_ctx *ctx)
{
	json_t			*array = json_array();
	const struct pai_writer	*w;

	for (size_t i = 0; (w = pai_ctx_writer(ctx, i)) != NULL; i++)
		if (is_listed(w->suffixes))
			json_array_append_new(array, format_json(w->name,
			    w->summary, w->suffixes, w->options));
	return array;
}

static const char *
phase_name(enum pai_phase phase)
{
	static const char *const names[] = { "text", "table", "structure",
	    "style", "check", "finish" };

	return (unsigned)phase < sizeof(names) / sizeof(names[0]) ?
	    names[phase] : "";
}

static json_t *
passes_json(struct pai_ctx *ctx)
{
	json_t			*array = json_array(), *one;
	const struct pai_pass	*p;

	for (size_t i = 0; (p = pai_ctx_pass(ctx, i)) != NULL; i++) {
		one = json_object();
		json_object_set_new(one, "name", json_text(p->name));
		json_object_set_new(one, "summary", json_text(p->summary));
		json_object_set_new(one, "phase",
		    json_string(phase_name(p->phase)));
		json_object_set_new(one, "after", json_text(p->after));
		json_object_set_new(one, "options", options_json(p->options));
		json_array_append_new(array, one);
	}
	return array;
}

static json_t *
formats_of(const struct pai_plugin *p)
{
	json_t	*all = json_object(), *array;

	array = json_array();
	for (size_t i = 0; p->readers != NULL && p->readers[i] != NULL; i++)
		json_array_append_new(array, format_json(p->readers[i]->name,
		    p->readers[i]->summary, p->readers[i]->suffixes,
		    p->readers[i]->options));
	json_object_set_new(all, "readers", array);
	array = json_array();
	for (size_t i = 0; p->writers != NULL && p->writers[i] != NULL; i++)
		json_array_append_new(array, format_json(p->writers[i]->name,
		    p->writers[i]->summary, p->writers[i]->suffixes,
		    p->writers[i]->options));
	json_object_set_new(all, "writers", array);
	return all;
}

static json_t *
plugins_json(struct pai_ctx *ctx)
{
	json_t			*array = json_array(), *one;
	struct pai_plugin_info	 info;

	for (size_t i = 0; pai_ctx_plugin(ctx, i, &info); i++) {
		one = info.plugin != NULL ? formats_of(info.plugin) :
		    json_object();
		json_object_set_new(one, "name", json_text(info.name));
		json_object_set_new(one, "version", json_text(
		    info.plugin != NULL ? info.plugin->version : NULL));
		json_object_set_new(one, "path", json_text(info.path));
		json_object_set_new(one, "refusal", json_text(info.refusal));
		json_array_append_new(array, one);
	}
	return array;
}

static json_t *
limits_json(void)
{
	static const struct {
		const char	*name;
		int64_t		 preset;
		const char	*help;
	} limits[] = {
#define	PAI_LIMIT(id, name, preset, help)	{ name, preset, help },
#include <paiban/limit.def>
#undef PAI_LIMIT
	};
	json_t	*array = json_array(), *one;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		one = json_object();
		json_object_set_new(one, "name", json_text(limits[i].name));
		json_object_set_new(one, "default",
		    json_integer(limits[i].preset));
		json_object_set_new(one, "summary", json_text(limits[i].help));
		json_array_append_new(array, one);
	}
	return array;
}

/* One line of the plugin's table, its fields parted by tabs. */
static json_t *
font_json(const char *line, size_t n)
{
	json_t	*one = json_object();
	size_t	 at = 0, end;

	for (size_t i = 0; fonts_fields[i] != NULL && at <= n; i++) {
		for (end = at; end < n && line[end] != '\t'; end++)
			continue;
		json_object_set_new(one, fonts_fields[i],
		    json_stringn(line + at, end - at));
		at = end + 1;
	}
	return one;
}

static json_t *
fonts_json(const char *text)
{
	json_t	*array = json_array();
	size_t	 n;

	for (; *text != '\0'; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		json_array_append_new(array, font_json(text, n));
	}
	return array;
}

static const char *
string_at(const json_t *one, const char *key)
{
	const char	*s = json_string_value(json_object_get(one, key));

	return s != NULL ? s : "";
}

/* "name  summary (suffixes)", the columns in line. */
static void
print_named(const json_t *array)
{
	const json_t	*one, *preset;
	size_t		 i, width = 0;

	json_array_foreach(array, i, one)
		if (strlen(string_at(one, "name")) > width)
			width = strlen(string_at(one, "name"));
	json_array_foreach(array, i, one) {
		printf("%-*s  %s", (int)width, string_at(one, "name"),
		    string_at(one, "summary"));
		preset = json_object_get(one, "default");
		if (preset != NULL)
			printf(" (%" JSON_INTEGER_FORMAT ")",
			    json_integer_value(preset));
		putchar('\n');
	}
}

static void
print_options(const char *plugin, const json_t *format)
{
	const json_t	*o;
	size_t		 i;

	json_array_foreach(json_object_get(format, "options"), i, o)
		printf("    -O %s.%s=%s  %s\n", plugin, string_at(o, "name"),
		    string_at(o, "default"), string_at(o, "help"));
}

static void
print_plugins(const json_t *array, bool verbose)
{
	const json_t	*one, *format;
	const char	*name;
	size_t		 i, j;

	json_array_foreach(array, i, one) {
		name = string_at(one, "name");
		printf("%s\t%s\t%s\n", name,
		    json_is_string(json_object_get(one, "path")) ?
		    string_at(one, "path") : "linked in",
		    json_is_string(json_object_get(one, "refusal")) ?
		    string_at(one, "refusal") : "loaded");
		if (!verbose)
			continue;
		json_array_foreach(json_object_get(one, "readers"), j, format)
			print_options(string_at(format, "name"), format);
		json_array_foreach(json_object_get(one, "writers"), j, format)
			print_options(string_at(format, "name"), format);
	}
}

/* What the line asks for; NULL: none of it, or memory is short. */
static json_t *
list_of(struct pai_ctx *ctx, const struct args *a)
{
	char	*text;
	json_t	*list;

	if (args_has(a, ARG_LIST_INPUT))
		return readers_json(ctx);
	if (args_has(a, ARG_LIST_OUTPUT))
		return writers_json(ctx);
	if (args_has(a, ARG_LIST_PLUGINS))
		return plugins_json(ctx);
	if (args_has(a, ARG_LIST_PASSES))
		return passes_json(ctx);
	if (args_has(a, ARG_LIST_LIMITS))
		return limits_json();
	if ((text = fonts_text(ctx)) == NULL)
		return NULL;
	list = fonts_json(text);
	free(text);
	return list;
}

bool
list_wanted(const struct args *a)
{
	return args_has(a, ARG_LIST_INPUT) || args_has(a, ARG_LIST_OUTPUT) ||
	    args_has(a, ARG_LIST_PLUGINS) || args_has(a, ARG_LIST_PASSES) ||
	    args_has(a, ARG_LIST_LIMITS) || args_has(a, ARG_LIST_FONTS);
}

static int
print_fonts(struct pai_ctx *ctx, const struct message *message)
{
	char	*text = fonts_text(ctx);

	if (text == NULL) {
		message_usage(message, "the pdf plugin cannot list fonts");
		return EXIT_USAGE;
	}
	fputs(text, stdout);
	free(text);
	return EXIT_DONE;
}

int
tool_list(struct pai_ctx *ctx, const struct args *a,
    const struct message *message)
{
	json_t	*list;

	if (args_has(a, ARG_LIST_FONTS) && !args_has(a, ARG_JSON))
		return print_fonts(ctx, message);
	if ((list = list_of(ctx, a)) == NULL) {
		message_usage(message, "the list could not be made");
		return EXIT_USAGE;
	}
	if (args_has(a, ARG_JSON))
		return json_line(stdout, list) ? EXIT_DONE : EXIT_OUTPUT;
	if (args_has(a, ARG_LIST_PLUGINS))
		print_plugins(list, args_has(a, ARG_VERBOSE));
	else
		print_named(list);
	json_decref(list);
	return EXIT_DONE;
}
