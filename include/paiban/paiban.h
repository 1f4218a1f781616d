/*
 * The library for programs: load plugins, convert documents.
 *
 *	struct pai_ctx *ctx = pai_ctx_new();
 *	struct pai_request rq = { .size = sizeof(rq), .input = "a.docx",
 *	    .output = "a.html" };
 *	struct pai_result rs = { .size = sizeof(rs) };
 *	enum pai_status st = pai_convert(ctx, &rq, &rs);
 *	pai_ctx_free(ctx);
 *
 * A context may be used by one thread at a time; different contexts are
 * independent.  The library never prints, aborts or exits.
 */
#ifndef PAI_PAIBAN_H
#define PAI_PAIBAN_H

#include <paiban/base.h>
#include <paiban/diag.h>
#include <paiban/option.h>
#include <paiban/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define	PAI_VERSION	"0.1.0"

struct pai_ctx;

/* NULL when memory is short. */
PAI_EXPORT struct pai_ctx *pai_ctx_new(void);
PAI_EXPORT void	pai_ctx_free(struct pai_ctx *);

/* Called with every diagnostic that is not suppressed.  NULL: none. */
PAI_EXPORT void	pai_ctx_on_diag(struct pai_ctx *, pai_diag_fn *, void *arg);

/* Looked in before all others; may be called more than once. */
PAI_EXPORT enum pai_status pai_ctx_plugin_dir(struct pai_ctx *, const char *);

/* The folders searched for plugins, in order; NULL past the last. */
PAI_EXPORT const char *pai_ctx_plugin_path(struct pai_ctx *, size_t i);

/* PLUGIN.KEY=VALUE, checked against the schema; PAI_E_ARG with a diagnostic. */
PAI_EXPORT enum pai_status pai_ctx_option(struct pai_ctx *, const char *);

/* NAME=VALUE; VALUE may end in K, M or G. */
PAI_EXPORT enum pai_status pai_ctx_limit(struct pai_ctx *, const char *);

/*
 * What there is.  A whole listing loads every plugin found; pass numbers
 * from 0 until NULL.
 */
PAI_EXPORT const struct pai_reader *pai_ctx_reader(struct pai_ctx *, size_t);
PAI_EXPORT const struct pai_writer *pai_ctx_writer(struct pai_ctx *, size_t);
PAI_EXPORT const struct pai_pass *pai_ctx_pass(struct pai_ctx *, size_t);

struct pai_plugin_info {
	const struct pai_plugin	*plugin;	/* NULL: refused */
	const char		*name;
	const char		*path;		/* NULL: linked in */
	const char		*refusal;	/* why; NULL: loaded */
};
/* False past the last. */
PAI_EXPORT bool pai_ctx_plugin(struct pai_ctx *, size_t,
    struct pai_plugin_info *);

enum pai_normalize { PAI_NORMALIZE_SAFE, PAI_NORMALIZE_OFF,
    PAI_NORMALIZE_FULL };

/* One step of the trail: what a pass did to one node, and why. */
struct pai_step {
	const char	*pass;		/* "vertical-labels" */
	const char	*name;		/* the message's name */
	const char	*text;		/* the message's words */
	const char	*before;	/* what stood there; may be NULL */
	const char	*after;		/* what stands there now; may be NULL */
	const char	*why;		/* the evidence; may be "" */
	const char	*source;	/* package part; may be NULL */
	struct pai_locus locus;
	uint32_t	 node;		/* the node's id */
	bool		 dropped;	/* before is in the output no more */
	bool		 guessed;
};
typedef void pai_step_fn(void *arg, const struct pai_step *);

/* One table after the passes. */
struct pai_table_fate {
	uint32_t	 number;	/* from 1, in document order */
	uint32_t	 rows, cols;
	enum pai_verdict verdict;
	struct pai_str	 form;		/* empty: no form recognised */
	struct pai_locus locus;
	const char	*source;	/* package part; may be NULL */
};
typedef void pai_table_fn(void *arg, const struct pai_table_fate *);

/*
 * One conversion.  NULL input or "-": standard input.  NULL output or "-":
 * standard output.  Formats are found by suffix and content where NULL.
 */
struct pai_request {
	uint32_t		 size;
	const char		*input;
	const char		*output;
	const char		*from;		/* reader; NULL: find out */
	const char		*to;		/* writer; NULL: by suffix */
	enum pai_normalize	 normalize;
	const char *const	*passes;	/* --pass, NULL-terminated: only these; or NULL */
	const char *const	*no_passes;	/* --no-pass, NULL-terminated; or NULL */
	const char		*dump_after;	/* pass, "read" or "all": the tree
						 * goes to output, no writer runs */
	const char *const	*meta;		/* "key=value", NULL-terminated */
	bool			 standalone;	/* a whole HTML page */
	bool			 no_fsync;
	pai_step_fn		*on_step;	/* --explain, --report */
	pai_table_fn		*on_table;
	void			*arg;		/* for both */
	const volatile int	*cancel;	/* nonzero: stop; may be NULL */
	bool			 check;		/* look only: the passes of phase
						 * CHECK run, no writer does */
	const char		*forms;		/* forms beside the official, in
						 * the notation of official.forms;
						 * or NULL */
	const char		*forms_name;	/* the file they come from, for
						 * messages; or NULL */
	/*
	 * "key=value", NULL-terminated: options of the writer that is chosen
	 * and of the passes of phase FINISH, for each that has one of this
	 * name.  What nobody has is a warning.  Or NULL.
	 */
	const char *const	*asked;
	const char		*media;		/* a folder to write pictures to;
						 * or NULL */
};

struct pai_result {
	uint32_t	 size;
	enum pai_level	 worst;		/* of all diagnostics */
	uint32_t	 count[5];	/* diagnostics by level */
	uint32_t	 repairs;	/* steps in the trail */
	const char	*reader;	/* its name; NULL: none was found */
	const char	*writer;
	uint64_t	 in_bytes, out_bytes;
};

PAI_EXPORT enum pai_status pai_convert(struct pai_ctx *,
    const struct pai_request *, struct pai_result *);

PAI_EXPORT const char *pai_status_name(enum pai_status);
PAI_EXPORT const char *pai_level_name(enum pai_level);
PAI_EXPORT const char *pai_verdict_name(enum pai_verdict);

#ifdef __cplusplus
}
#endif

#endif /* PAI_PAIBAN_H */
