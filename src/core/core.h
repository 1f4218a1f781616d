/*
 * What the library's own files share and nobody else sees.
 *
 * The rooms, bottom up: arena (memory), diag (messages), doc (tree and side
 * tables), build (readers), table (grids), edit and trail (passes), in and
 * out (bytes), option, module and registry (plugins), host (the service
 * table), passes and convert (the work).
 */
#ifndef P_CORE_H
#define P_CORE_H

#include <stdarg.h>

#include <paiban/paiban.h>

#include "kit/buf.h"

/* ---- arena: memory of one document, freed at once ---- */

struct p_chunk;

struct p_arena {
	struct p_chunk	*chunk;		/* the one in use; older behind it */
	size_t		 used;		/* bytes taken from the system */
	size_t		 budget;	/* bytes; never exceeded */
	bool		 over;		/* the budget, not the system, said no */
};

void	 p_arena_free(struct p_arena *);
/* Zeroed and aligned for any type; NULL: no memory or over budget. */
void	*p_arena_zero(struct p_arena *, size_t);
/* n bytes and a NUL behind them; p NULL and n == SIZE_MAX on failure. */
char	*p_arena_copy(struct p_arena *, const char *, size_t);
/* Adds to a copy, in place where it is the newest; NULL on failure. */
char	*p_arena_extend(struct p_arena *, char *old, size_t n,
	    const char *more, size_t m);

/* ---- diagnostics ---- */

struct p_log {
	struct pai_log	 pub;
	const int64_t	*limits;	/* by enum pai_limit */
	pai_diag_fn	*fn;
	void		*arg;
	const char	*input;
	const struct p_doc *doc;	/* for source names; may be NULL */
	uint32_t	 count[5];	/* by level */
	enum pai_level	 worst;
	bool		 any;
	bool		 limit_hit;	/* a limit was reported */
	uint32_t	 within;	/* source that holds what is read; 0:
					 * it is the input itself */
	uint64_t	 spent[PAI_LIM_MAX];	/* see log_spend() */
	uint16_t	*seen;		/* by message: how often, capped */
};

void	p_log_vsay(struct p_log *, enum pai_msg, const struct pai_locus *,
	    const char *, va_list);
enum pai_status	p_log_spend(struct p_log *, enum pai_limit, const char *what,
	    uint64_t n);
void	p_log_say(struct p_log *, enum pai_msg, const struct pai_locus *,
	    const char *, ...) PAI_PRINTF(4, 5);
enum pai_status	p_log_over(struct p_log *, enum pai_limit,
	    const struct pai_locus *, const char *what, uint64_t observed);
/* Says what was counted but not shown. */
void	p_log_finish(struct p_log *);

struct p_msg {
	enum pai_msg	 msg;
	enum pai_level	 level;
	const char	*name, *text;
};
/* The catalogue's line for a message; never NULL. */
const struct p_msg *p_msg_at(enum pai_msg);
int64_t		 p_limit_preset(enum pai_limit);
bool		 p_limit_find(const char *, size_t n, enum pai_limit *);

/* ---- the document ---- */

struct p_meta {
	struct p_meta	*next;
	const char	*key, *value;
};

struct p_step {
	struct p_step	*next;
	const char	*pass;
	enum pai_msg	 msg;
	uint32_t	 node;
	struct pai_locus locus;
	const char	*before, *after, *why;
	bool		 dropped, guessed;
};

/* Text that came or went: what the conservation test adds up. */
struct p_delta {
	struct p_delta	*next;
	const char	*pass;
	struct pai_str	 before, after;
};

/* A picture made one that every writer can show, or why it cannot be. */
struct p_shown {
	const struct pai_resource *from;
	struct pai_resource *to;	/* NULL: it cannot be */
	const char	*why;
};

struct p_grid {
	struct pai_grid	 view;
	struct p_grid	*next;		/* in its bucket */
};

#define	P_GRID_BUCKETS	256

struct p_doc {
	struct pai_doc	 pub;
	struct p_arena	 arena;
	struct p_log	*log;
	struct pai_node	*root;
	uint32_t	 last_id;
	int64_t		 max_nodes;

	struct pai_style **styles;	/* from 1; 0 is the default */
	uint32_t	 nstyles;
	size_t		 style_room;
	uint32_t	*style_hash;	/* open addressing, style_slots long */
	uint32_t	 style_slots;
	struct pai_section **sections;
	uint32_t	 nsections;
	size_t		 section_room;
	struct pai_figure **figures;	/* from 1 */
	uint32_t	 nfigures;
	size_t		 figure_room;
	struct pai_outline **outlines;	/* from 1 */
	uint32_t	 noutlines;
	size_t		 outline_room;
	struct pai_resource **resources;
	uint32_t	 nresources;
	size_t		 resource_room;
	struct pai_ctx	*ctx;		/* for its decoders; may be NULL */
	const char	**media;	/* by resource: the file it was written
					 * to; NULL: to none */
	struct p_shown	**shown;	/* pictures that were decoded */
	uint32_t	 nshown;
	size_t		 shown_room;
	const char	**sources;	/* [0] is "": the input itself */
	uint32_t	 nsources;
	size_t		 source_room;
	struct p_meta	*meta, *meta_last;

	struct p_step	*steps, *last_step;
	uint32_t	 nsteps;
	struct p_delta	*deltas, *last_delta;
	struct p_grid	*grids[P_GRID_BUCKETS];
	uint64_t	 cells, slots;	/* of all tables, as they were sealed */

	struct pai_node	**tables;	/* see p_doc_tables() */
	size_t		 ntables, table_room;
	bool		 tables_known;
	struct p_memo	**memos;	/* by hash of the table */
	size_t		 nmemos, memo_buckets;
};

enum pai_status	p_doc_init(struct p_doc *, struct p_log *);
void		p_doc_free(struct p_doc *);
struct pai_node	*p_node_new(struct p_doc *, enum pai_kind);
void		p_node_link(struct pai_node *parent, struct pai_node *before,
		    struct pai_node *);
void		p_node_unlink(struct pai_node *);
bool		p_can_hold(enum pai_kind parent, enum pai_kind child);
const char	*p_kind_name(enum pai_kind);
void		p_doc_meta_set(struct p_doc *, const char *key,
		    const char *value, size_t n);
const char	*p_doc_meta(const struct p_doc *, const char *key);
uint32_t	p_doc_style_add(struct p_doc *, const struct pai_style *);
uint32_t	p_doc_section_add(struct p_doc *, const struct pai_section *);
uint32_t	p_doc_figure_add(struct p_doc *, const struct pai_figure *);
uint32_t	p_doc_outline_add(struct p_doc *, const struct pai_outline *);
/* A lasting copy that has no key; NULL: no memory. */
struct pai_resource *p_doc_resource_copy(struct p_doc *,
		    const struct pai_resource *);
bool		p_doc_resource_add(struct p_doc *, const struct pai_resource *);
uint32_t	p_doc_source_add(struct p_doc *, const char *);
/* As the service doc_tables(); and the list is no longer true where a table
 * stands at n or below. */
struct pai_node	*const *p_doc_tables(struct p_doc *, size_t *n);
void		p_doc_tables_stale(struct p_doc *, const struct pai_node *n);
/* As the service doc_memo(); what is stale by an edit at n is freed. */
void		*p_doc_memo(struct p_doc *, const struct pai_node *table,
		    const void *owner, size_t n);
void		p_doc_memo_stale(struct p_doc *, const struct pai_node *n);
void		p_doc_memo_free(struct p_doc *);
/* NULL: the tree keeps every rule; else what is wrong, for a diagnostic. */
const char	*p_doc_verify(const struct p_doc *, const struct pai_node **);
void		p_doc_dump(const struct p_doc *, struct p_buf *);

/* ---- tables ---- */

enum pai_status	p_table_seal(struct p_doc *, struct pai_node *table);
const struct pai_grid *p_table_grid(struct p_doc *, const struct pai_node *);
void		p_table_stale(struct p_doc *, const struct pai_node *table);
enum pai_status	p_table_join(struct p_doc *, struct pai_node *table,
		    uint32_t row, uint32_t col, uint32_t rows, uint32_t cols);

/* ---- building, editing ---- */

#define	P_REOPEN_MAX	32	/* nodes gone on with, within one another */

struct p_build {
	struct pai_build pub;
	struct p_doc	*doc;
	struct pai_node	*at;		/* innermost open node */
	uint32_t	 depth;
	struct pai_locus where;
	enum pai_status	 status;
	const volatile int *cancel;
	struct {
		struct pai_node	*node;		/* gone on with */
		struct pai_node	*back;		/* where the tree was growing */
	} reopened[P_REOPEN_MAX];
	uint32_t	 nreopened;

	/* Of a document within another: see embed.c. */
	struct pai_ctx	*ctx;
	struct pai_node	*floor;		/* never closed by this builder */
	uint32_t	 level;		/* 0: the input itself */
	uint32_t	 source;	/* that it is read from */
	uint32_t	 resources;	/* it gave */
};

struct p_edit {
	struct pai_edit	 pub;
	struct p_doc	*doc;
	const char	*pass;
	enum pai_status	 status;
	uint32_t	 changes;	/* edits made by the pass at work */
	uint32_t	 says;		/* and how many it spoke of */
	bool		 dropped;	/* since it last spoke */
};

/* ---- bytes in and out ---- */

struct p_in {
	struct pai_in	 pub;
	struct p_log	*log;
	const char	*name;		/* "-" for standard input */
	unsigned char	*bytes;
	size_t		 n;
	uint64_t	 dev, ino;	/* of a file */
	bool		 opened;
	const volatile int *cancel;	/* may be NULL */
};

enum pai_status	p_in_open(struct p_in *, const char *name, struct p_log *,
		    const volatile int *cancel);
void		p_in_close(struct p_in *);

struct p_out {
	struct pai_out	 pub;
	struct p_log	*log;
	const char	*name;		/* NULL or "-": standard output */
	char		*temporary;	/* beside the target */
	int		 fd;
	struct p_buf	 buf;
	uint64_t	 total, max;	/* bytes */
	enum pai_status	 status;
	bool		 no_fsync;
	const volatile int *cancel;
};

enum pai_status	p_out_open(struct p_out *, const char *name,
		    const struct p_in *, struct p_log *);
enum pai_status	p_out_commit(struct p_out *);
void		p_out_abandon(struct p_out *);	/* after commit: frees */
void		p_out_put(struct pai_out *, const void *, size_t);

/* media.c: the pictures shown, as files in a folder; in: what they are of. */
enum pai_status	p_media_extract(struct p_doc *, const char *dir,
		    const struct p_in *);
const char	*p_doc_media(const struct pai_doc *,
		    const struct pai_resource *);

/* ---- plugins, options ---- */

struct p_opts {
	struct pai_opts	 pub;
	const struct pai_ctx *ctx;
	const char	*owner;		/* "html" */
	const struct pai_option *schema;
	bool		 standalone;	/* the request asks for a whole page */
	const char *const *asked;	/* "key=value" of the request; or
					 * NULL */
};

struct p_module {
	struct p_module	*next;
	char		*name, *path;
	char		*refusal;
	void		*handle;
	const struct pai_plugin *plugin;
};

struct p_setting {
	struct p_setting *next;
	char		*owner, *key, *value;
};

struct pai_ctx {
	int64_t		 limits[PAI_LIM_MAX];
	pai_diag_fn	*fn;
	void		*arg;
	char		**dirs;
	size_t		 ndirs;
	struct p_module	*modules, *last_module;
	bool		 all_loaded;
	struct pai_reader **readers;
	struct pai_writer **writers;
	struct pai_pass	**passes;
	struct pai_decoder **decoders;
	size_t		 nreaders, nwriters, npasses, ndecoders;
	struct p_setting *settings;
	/* Of the conversion that runs; each may be NULL. */
	const char *const *asked;
	const struct pai_writer *writer;
	const volatile int *cancel;
};

/* Does a pass that finishes run for the writer that was chosen? */
bool		p_pass_suits(const struct pai_ctx *, const struct pai_pass *);
/*
 * Looks through what the request asks for: a value that does not fit is
 * PAI_E_ARG, what nobody has an option for is told.
 */
enum pai_status	p_asked_check(const struct pai_ctx *, struct p_log *);

void		p_ctx_log(struct pai_ctx *, struct p_log *, const char *input);
struct p_module	*p_module_load(struct pai_ctx *, const char *name);
void		p_module_load_all(struct pai_ctx *);
void		p_module_free(struct p_module *);
bool		p_ctx_register(struct pai_ctx *, const struct pai_plugin *);
const struct pai_reader *p_find_reader(struct pai_ctx *, const char *name);
const struct pai_writer *p_find_writer(struct pai_ctx *, const char *name);
const struct pai_decoder *p_find_decoder(struct pai_ctx *, const char *mime);
const struct pai_reader *p_choose_reader(struct pai_ctx *,
		    const struct p_in *);
const struct pai_writer *p_choose_writer(struct pai_ctx *, const char *out);

/* A picture, and a part, of a document within another. */
bool		p_embed_resource(struct p_build *, const struct pai_resource *);
uint32_t	p_embed_source(struct p_build *, const char *);
/* The end of one that is all that stands below the builder's floor. */
enum pai_status	p_embed_finish(struct p_build *, enum pai_status);
enum pai_status	p_read_embedded(const struct pai_read *,
		    const struct pai_embed *);

/* The service table. */
extern const struct pai_host p_host;

/* Runs what the request asks for; dumps where --dump-after says. */
enum pai_status	p_passes_run(struct pai_ctx *, struct p_doc *, struct p_log *,
		    const struct pai_request *, bool *dumped,
		    struct p_out *);

/* What one run of a pass came to. */
struct p_pass_count {
	uint32_t	 changes;	/* edits */
	uint32_t	 says;		/* steps in the trail */
};
/* All passes in the order they run; room for npasses + 1, NULL-ended. */
void		p_passes_order(struct pai_ctx *, const struct pai_pass **);
enum pai_status	p_pass_run(struct pai_ctx *, const struct pai_pass *,
		    struct p_doc *, struct p_log *, bool full,
		    struct p_pass_count *);

/* Reads one input into a document; as pai_convert() does. */
enum pai_status	p_read_input(struct pai_ctx *, const struct pai_reader *,
		    struct p_in *, struct p_doc *, struct p_log *,
		    const volatile int *cancel);

/* The passes that are linked in, NULL-terminated: pass/list.c. */
extern const struct pai_pass *const p_passes[];

/* The plugins that are linked in, NULL-terminated: core/builtin.c. */
extern const struct pai_plugin *const p_builtins[];

#endif
