/*
 * What the files of the command share.
 */
#ifndef P_TOOL_H
#define P_TOOL_H

#include <stdbool.h>
#include <stdio.h>

#include <paiban/paiban.h>

#include "tool/args.h"

/* How the command ends; 128 + n: by signal n. */
enum tool_exit {
	EXIT_DONE = 0,
	EXIT_FOUND = 1,		/* by check, or some inputs of several failed */
	EXIT_USAGE = 2,		/* or configuration: a plugin is missing */
	EXIT_WARNED = 3,	/* under --fail-if-warnings */
	EXIT_INPUT = 4,		/* malformed, encrypted, of another format */
	EXIT_LIMIT = 5,
	EXIT_OUTPUT = 6
};

/* text.c */
/* For terminals and logs: one line, nothing that moves or hides. */
void	text_escape(FILE *, const char *, size_t n);
/* The same for a string of at most max characters; then an ellipsis. */
void	text_cut(FILE *, const char *, size_t max);

/* message.c */
struct message {
	FILE		*to;
	enum pai_level	 least;		/* show from this level on */
	bool		 colour;
};
struct message	message_open(const struct args *);
void	message_diag(const struct message *, const struct pai_diag *);
/* A failure of the command itself, in the same form. */
void	message_usage(const struct message *, const char *);
/* A message of the catalogue that the library had no chance to give. */
void	message_own(const struct message *, enum pai_msg, const char *subject,
	    const char *detail);
/* file!part:line:col, as far as it is known. */
void	message_where(FILE *, const char *input, const char *source,
	    const struct pai_locus *);

/* explain.c */
void	explain_step(FILE *, const char *input, const struct pai_step *);
void	explain_table(FILE *, const char *input,
	    const struct pai_table_fate *);

/* json.c: one value on one line; takes the reference; false: not written. */
struct json_t;
bool	json_line(FILE *, struct json_t *);
/* A string of any bytes; what is not UTF-8 becomes U+FFFD; NULL: null. */
struct json_t *json_text(const char *);

/* report.c */
struct report {
	FILE		*to;		/* NULL: no report is wanted */
	const char	*input, *output;
	bool		 failed;
};
struct report_end {
	enum pai_status	 status;
	int		 code;		/* exit status */
	const char	*name;		/* of the worst diagnostic; or NULL */
	const char	*where;		/* of the same; or NULL */
	const char	*detail;	/* of the same; or NULL */
	const struct pai_result *result;
	double		 ms;
};
bool	report_open(struct report *, const char *path);
void	report_diag(struct report *, const struct pai_diag *);
void	report_step(struct report *, const struct pai_step *);
void	report_table(struct report *, const struct pai_table_fate *);
void	report_end(struct report *, const struct report_end *);
/* False: not all of it could be written. */
bool	report_flush(const struct report *);
/* The same, and closes the file. */
bool	report_close(struct report *);

/* asked.c: "key=value" for whoever has an option of that name. */
struct asked {
	const char	**words;	/* NULL-terminated */
	char		**owned;	/* the same */
	size_t		  n;
};
/* False: no memory.  In any case there is something to free. */
bool	asked_read(struct asked *, const struct args *);
void	asked_free(struct asked *);

/* depfile.c: false: it could not be written, which was told. */
bool	depfile_write(const struct args *, const struct message *);

/* convert.c */
int	tool_convert(struct pai_ctx *, const struct args *,
	    const struct message *, const volatile int *cancel);

/* What the line asks for, whatever becomes of the result. */
struct pai_request request_of(const struct args *, const char *input);
/* The exit status for a failure; bad_input: its cause is the input. */
int	exit_of_status(enum pai_status, bool bad_input, int signal);

/* file.c */
/* The whole of a small file, to be freed; NULL: it could not be read. */
char	*file_read(const char *path);
/* The --form file, whole, to be freed; NULL: none, or *failed and told. */
char	*forms_read(const struct args *, const struct message *,
	    bool *failed);

/* check.c */
int	tool_check(struct pai_ctx *, const struct args *,
	    const struct message *, const volatile int *cancel);

/* list.c */
/* Did the line ask for a list? */
bool	list_wanted(const struct args *);
int	tool_list(struct pai_ctx *, const struct args *,
	    const struct message *);

/* fonts.c */
/* What the pdf plugin's writer "fonts" says; NULL: there is none. */
char	*fonts_text(struct pai_ctx *);
/* What its fields are, NULL-terminated. */
extern const char *const fonts_fields[];
/* The same of "dictionaries": a line of language, TAB and path each. */
char	*dictionaries_text(struct pai_ctx *);

/* doctor.c */
int	tool_doctor(struct pai_ctx *);

#endif
