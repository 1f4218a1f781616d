/*
 * --completion: a script that lets a shell complete our options, from the
 * same list as all else.
 */
#include "tool/args.h"

#include <string.h>

/* Words of "a|b|c" with a blank between them. */
static void
put_choices(FILE *to, const char *choices)
{
	for (; *choices != '\0'; choices++)
		fputc(*choices == '|' ? ' ' : *choices, to);
}

/* A help text within single quotes; brackets are zsh's own. */
static void
put_help(FILE *to, const char *help)
{
	for (; *help != '\0'; help++) {
		if (*help == '\'')
			fputs("'\\'", to);
		else if (*help == '[' || *help == ']' || *help == ':')
			fputc('\\', to);
		fputc(*help, to);
	}
}

static void
for_bash(FILE *to, const struct arg_info *a, size_t n)
{
	fputs("_paiban() {\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]}"
	    " prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	    "\t[ \"$cur\" = = ] && cur=\n"
	    "\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
	    "\tcase $prev in\n", to);
	for (size_t i = 0; i < n; i++)
		if (a[i].choices != NULL) {
			fprintf(to, "\t--%s) COMPREPLY=($(compgen -W '",
			    a[i].name);
			put_choices(to, a[i].choices);
			fputs("' -- \"$cur\")); return ;;\n", to);
		}
	fputs("\tesac\n\tcase $cur in\n\t-*) COMPREPLY=($(compgen -W '", to);
	for (size_t i = 0; i < n; i++)
		fprintf(to, "%s--%s", i > 0 ? " " : "", a[i].name);
	fputs("' -- \"$cur\")) ;;\n"
	    "\t*) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
	    "\tesac\n}\ncomplete -o filenames -F _paiban paiban\n", to);
}

static void
for_zsh(FILE *to, const struct arg_info *a, size_t n)
{
	fputs("#compdef paiban\n_arguments \\\n", to);
	for (size_t i = 0; i < n; i++) {
		fprintf(to, "\t'*--%s%s[", a[i].name, a[i].takes ? "=" : "");
		put_help(to, a[i].help);
		fputs("]", to);
		if (a[i].choices != NULL) {
			fputs(":word:(", to);
			put_choices(to, a[i].choices);
			fputs(")", to);
		} else if (a[i].takes) {
			fputs(":value:_files", to);
		}
		fputs("' \\\n", to);
	}
	fputs("\t'*:file:_files'\n", to);
}

static void
for_fish(FILE *to, const struct arg_info *a, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		fprintf(to, "complete -c paiban -l %s", a[i].name);
		if (a[i].letter != 0)
			fprintf(to, " -s %c", a[i].letter);
		if (a[i].takes)
			fputs(" -r", to);
		if (a[i].choices != NULL) {
			fputs(" -f -a '", to);
			put_choices(to, a[i].choices);
			fputs("'", to);
		}
		fputs(" -d '", to);
		for (const char *h = a[i].help; *h != '\0'; h++)
			fprintf(to, *h == '\'' ? "\\%c" : "%c", *h);
		fputs("'\n", to);
	}
}

void
completion_write(FILE *to, const char *shell)
{
	struct arg_info	 list[ARG_MAX];
	size_t		 n = args_list(list);

	if (strcmp(shell, "bash") == 0)
		for_bash(to, list, n);
	else if (strcmp(shell, "zsh") == 0)
		for_zsh(to, list, n);
	else
		for_fish(to, list, n);
}
