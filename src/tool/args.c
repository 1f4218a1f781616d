/*
 * The command line.
 *
 * pandoc's habits: --name=value and --name value, -f value and -fvalue,
 * letters that take nothing may stand together, options and inputs in any
 * order, -- ends the options, - alone is an input.
 */
#include "tool/args.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_GROUP, KIND_FLAG, KIND_VALUE, KIND_LIST, KIND_CHOICE };

struct arg {
	enum kind	 kind;
	char		 letter;	/* 0: none */
	enum arg_id	 id;
	const char	*name;		/* of a group: its title */
	const char	*argument;
	const char	*help;
};

static const struct arg table[] = {
#define	ARG_GROUP(title)						\
	{ KIND_GROUP, 0, ARG_MAX, title, NULL, NULL },
#define	ARG(id, kind, letter, name, argument, help)			\
	{ KIND_##kind, letter, ARG_##id, name, argument, help },
#include "tool/args.def"
#undef ARG
#undef ARG_GROUP
};
#define	TABLE_SIZE	(sizeof(table) / sizeof(table[0]))

/* What is left to read, and where a failure is told. */
struct line {
	struct args	*args;
	int		 argc;
	char *const	*argv;
	int		 at;
	char		*why;
	size_t		 room;
};

static bool fail(const struct line *, const char *, ...)
    __attribute__((format(printf, 2, 3)));

static bool
fail(const struct line *l, const char *fmt, ...)
{
	va_list	 ap;

	va_start(ap, fmt);
	vsnprintf(l->why, l->room, fmt, ap);
	va_end(ap);
	return false;
}

static bool
list_add(struct arg_list *list, const char *word)
{
	const char	**words;

	words = realloc(list->words, (list->n + 2) * sizeof(*words));
	if (words == NULL)
		return false;
	words[list->n++] = word;
	words[list->n] = NULL;
	list->words = words;
	return true;
}

/* Is word one of the choices "a|b|c"? */
static bool
is_choice(const char *choices, const char *word)
{
	size_t	 n = strlen(word);

	for (;;) {
		if (strncmp(choices, word, n) == 0 &&
		    (choices[n] == '|' || choices[n] == '\0'))
			return true;
		if ((choices = strchr(choices, '|')) == NULL)
			return false;
		choices++;
	}
}

static bool
take(struct line *l, const struct arg *arg, const char *value)
{
	if (arg->kind == KIND_CHOICE && !is_choice(arg->argument, value))
		return fail(l, "--%s is one of %s, not \"%s\"", arg->name,
		    arg->argument, value);
	if (arg->kind == KIND_LIST &&
	    !list_add(&l->args->list[arg->id], value))
		return fail(l, "out of memory");
	l->args->value[arg->id] = value;
	return true;
}

static const struct arg *
find_long(const char *name, size_t n)
{
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (table[i].kind != KIND_GROUP &&
		    strlen(table[i].name) == n &&
		    memcmp(table[i].name, name, n) == 0)
			return &table[i];
	return NULL;
}

static const struct arg *
find_letter(char letter)
{
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (table[i].letter != 0 && table[i].letter == letter)
			return &table[i];
	return NULL;
}

/* The next word of the line, as the argument of an option. */
static bool
take_next(struct line *l, const struct arg *arg)
{
	if (l->at >= l->argc)
		return fail(l, "--%s needs %s", arg->name, arg->argument);
	return take(l, arg, l->argv[l->at++]);
}

static bool
read_long(struct line *l, const char *word)
{
	size_t		  n = strcspn(word, "=");
	const struct arg *arg = find_long(word, n);

	if (arg == NULL)
		return fail(l, "there is no option --%.*s", (int)n, word);
	if (arg->kind == KIND_FLAG)
		return word[n] == '=' ?
		    fail(l, "--%s takes no value", arg->name) :
		    take(l, arg, "");
	return word[n] == '=' ? take(l, arg, word + n + 1) :
	    take_next(l, arg);
}

static bool
read_letters(struct line *l, const char *word)
{
	const struct arg *arg;

	for (; *word != '\0'; word++) {
		if ((arg = find_letter(*word)) == NULL)
			return fail(l, "there is no option -%c", *word);
		if (arg->kind != KIND_FLAG)
			return word[1] != '\0' ? take(l, arg, word + 1) :
			    take_next(l, arg);
		if (!take(l, arg, ""))
			return false;
	}
	return true;
}

bool
args_parse(struct args *args, int argc, char *const argv[], char *why,
    size_t room)
{
	struct line	 l = { args, argc, argv, 1, why, room };
	const char	*word;
	bool		 ended = false, ok;

	*args = (struct args){ .inputs = { NULL, 0 } };
	while (l.at < argc) {
		word = argv[l.at++];
		if (ended || word[0] != '-' || word[1] == '\0')
			ok = list_add(&args->inputs, word) ||
			    fail(&l, "out of memory");
		else if (strcmp(word, "--") == 0)
			ok = ended = true;
		else if (word[1] == '-')
			ok = read_long(&l, word + 2);
		else
			ok = read_letters(&l, word + 1);
		if (!ok)
			return false;
	}
	return true;
}

void
args_free(struct args *args)
{
	for (size_t i = 0; i < ARG_MAX; i++)
		free(args->list[i].words);
	free(args->inputs.words);
	*args = (struct args){ .inputs = { NULL, 0 } };
}

size_t
args_list(struct arg_info out[ARG_MAX])
{
	size_t	 n = 0;

	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (table[i].kind != KIND_GROUP)
			out[n++] = (struct arg_info){ table[i].name,
			    table[i].help, table[i].kind == KIND_CHOICE ?
			    table[i].argument : NULL, table[i].letter,
			    table[i].kind != KIND_FLAG };
	return n;
}

static void
help_line(FILE *to, const struct arg *arg)
{
	char	 left[64];

	snprintf(left, sizeof(left), "%c%c%s --%s%s%s",
	    arg->letter != 0 ? '-' : ' ', arg->letter != 0 ? arg->letter : ' ',
	    arg->letter != 0 ? "," : " ", arg->name,
	    arg->argument != NULL ? "=" : "",
	    arg->argument != NULL ? arg->argument : "");
	if (strlen(left) > 32)
		fprintf(to, "  %s\n  %-32s  %s\n", left, "", arg->help);
	else
		fprintf(to, "  %-32s  %s\n", left, arg->help);
}

void
args_help(FILE *to)
{
	fputs("Usage: paiban [options] [INPUT]\n"
	    "       paiban check [options] INPUT...\n"
	    "       paiban doctor\n"
	    "\n"
	    "Converts Word documents, Markdown and OCR text to PDF, HTML and "
	    "official\nfixed-width text, and mends broken tables on the way.  "
	    "INPUT absent or - is\nstandard input.\n"
	    "\n"
	    "  paiban report.docx -o report.pdf\n"
	    "  paiban scan.txt -o scan.html --explain\n"
	    "  paiban -f markdown -t html < notes.md\n", to);
	for (size_t i = 0; i < TABLE_SIZE; i++)
		if (table[i].kind == KIND_GROUP)
			fprintf(to, "\n%s:\n", table[i].name);
		else
			help_line(to, &table[i]);
	fputs("\nExit status: 0 done; 1 check found something; 2 usage; 3 warnings under "
	    "--fail-if-warnings; 4 the input\ncannot be used; 5 a limit; "
	    "6 the output could not be written; 128+n signal n.\n", to);
}
