/*
 * The command line, read by the table in args.def.
 */
#ifndef P_TOOL_ARGS_H
#define P_TOOL_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum arg_id {
#define	ARG_GROUP(title)
#define	ARG(id, kind, letter, name, argument, help)	ARG_##id,
#include "tool/args.def"
#undef ARG
#undef ARG_GROUP
	ARG_MAX
};

/* A NULL-terminated list of borrowed words; empty: words is NULL. */
struct arg_list {
	const char	**words;
	size_t		  n;
};

/*
 * All strings are borrowed from argv.  value[] is the last one given, "" for
 * a flag, and NULL for what was not given.
 */
struct args {
	const char	*value[ARG_MAX];
	struct arg_list	 list[ARG_MAX];
	struct arg_list	 inputs;
};

/*
 * False: the line cannot be used; *why (a buffer of n bytes) says why.  The
 * first word is the command's name and is passed over.
 */
bool	args_parse(struct args *, int argc, char *const argv[], char *why,
	    size_t n);
void	args_free(struct args *);
void	args_help(FILE *);

/* An option, for who lists them. */
struct arg_info {
	const char	*name, *help;
	const char	*choices;	/* "a|b|c"; or NULL */
	char		 letter;	/* 0: none */
	bool		 takes;		/* a value */
};
/* All of them, in the order of the help; how many. */
size_t	args_list(struct arg_info[ARG_MAX]);

/* completion.c */
void	completion_write(FILE *, const char *shell);

static inline bool
args_has(const struct args *a, enum arg_id id)
{
	return a->value[id] != NULL;
}

#endif
