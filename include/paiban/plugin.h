/*
 * Everything a plugin sees.  A plugin is one object file defining one
 * constant:
 *
 *	PAI_PLUGIN(docx) = {
 *		PAI_PLUGIN_HEAD, .name = "docx", .version = "1",
 *		.readers = readers
 *	};
 *
 * Built as a module it is docx.so and the loader looks up pai_plugin_docx in
 * it; linked in, the same symbol goes in the table of built-ins.  It has no
 * undefined pai_ symbols: every service arrives through the host table, to
 * which each handle's first member points.
 */
#ifndef PAI_PLUGIN_H
#define PAI_PLUGIN_H

#include <paiban/base.h>
#include <paiban/diag.h>
#include <paiban/doc.h>
#include <paiban/option.h>
#include <paiban/style.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Major: changes when anything here moves or changes meaning; must be equal.
 * Minor: grows when something is added at the end; the host's must be at
 * least the plugin's.
 */
#define	PAI_ABI_MAJOR	1u
#define	PAI_ABI_MINOR	0u
#define	PAI_ABI		(PAI_ABI_MAJOR << 16 | PAI_ABI_MINOR)

enum pai_limit {
#define	PAI_LIMIT(id, name, preset, help)	PAI_LIM_##id,
#include <paiban/limit.def>
#undef PAI_LIMIT
	PAI_LIM_MAX
};

/* Handles.  All but the first member are the host's business. */
struct pai_in    { const struct pai_host *host; };
struct pai_out   { const struct pai_host *host; };
struct pai_build { const struct pai_host *host; };
struct pai_log   { const struct pai_host *host; };
struct pai_opts  { const struct pai_host *host; };
struct pai_edit  { const struct pai_host *host; };
struct pai_shown { const struct pai_host *host; };

struct pai_read;

/* A document that another one holds. */
struct pai_embed {
	uint32_t		 size;		/* of this struct */
	const char		*name;		/* "word/chunk1.html" */
	const char		*format;	/* a reader; NULL: by its name
						 * and content */
	const unsigned char	*bytes;		/* borrowed during the call */
	size_t			 n;
};

/*
 * The host's services.  Strings that go in are copied; strings and records
 * that come out are borrowed and live as long as the job.
 */
struct pai_host {
	uint32_t	 abi;
	uint32_t	 size;

	/*
	 * Input.  in_bytes() gives the whole of it, mapped or read once;
	 * NULL with *n == 0 where it is empty or could not be read (the
	 * failure has then been reported).
	 */
	const unsigned char *(*in_bytes)(struct pai_in *, size_t *n);
	const char	*(*in_name)(struct pai_in *);

	/* Output: append only; the first failure sticks. */
	void		(*out_put)(struct pai_out *, const void *, size_t);
	void		(*out_fmt)(struct pai_out *, const char *, ...)
			    PAI_PRINTF(2, 3);
	enum pai_status	(*out_status)(struct pai_out *);

	/*
	 * Building a tree in document order; the first failure sticks.
	 * build_source() names a part of the input (a package's part) and
	 * returns the number to put in loci.  build_open() returns NULL once
	 * something has failed.  A node's locus is the last one given to
	 * build_at().  build_text() adds to the TEXT node before it where
	 * the style is the same, else it makes one.
	 */
	uint32_t	(*build_source)(struct pai_build *, const char *name);
	void		(*build_at)(struct pai_build *,
			    const struct pai_locus *);
	struct pai_node	*(*build_open)(struct pai_build *, enum pai_kind);
	void		(*build_close)(struct pai_build *, enum pai_kind);
	/*
	 * Goes on with a node that was closed, at its end, until its
	 * build_close(), which returns to where the tree was growing.  For
	 * what a source says late: a note's text, a section's headers, the
	 * content of a cell that turns out to be merged.  The node must be
	 * closed; a cell, only while its table is open.
	 */
	void		(*build_reopen)(struct pai_build *, struct pai_node *);
	void		(*build_text)(struct pai_build *,
			    const char *, size_t, uint32_t style);
	/* A slice that lives as long as the document. */
	struct pai_str	(*build_str)(struct pai_build *, const char *, size_t);
	uint32_t	(*build_style)(struct pai_build *,
			    const struct pai_style *);
	uint32_t	(*build_section)(struct pai_build *,
			    const struct pai_section *);
	/*
	 * Copies the data.  The key is as given; a second resource of the
	 * same key is ignored.
	 */
	void		(*build_resource)(struct pai_build *,
			    const struct pai_resource *);
	void		(*build_meta)(struct pai_build *, const char *key,
			    const char *value, size_t n);
	/* Widths of an open table's columns, mpt. */
	void		(*build_widths)(struct pai_build *,
			    struct pai_node *table, const int32_t *, size_t n);
	enum pai_status	(*build_status)(struct pai_build *);

	const char	*(*kind_name)(enum pai_kind);

	/*
	 * Side tables.  doc_style(doc, 0) is the default style, never NULL.
	 * doc_grid() is for sealed tables only.
	 */
	const struct pai_style *(*doc_style)(const struct pai_doc *, uint32_t);
	const struct pai_section *(*doc_section)(const struct pai_doc *,
			    uint32_t);
	const struct pai_resource *(*doc_resource)(const struct pai_doc *,
			    struct pai_str key);
	const char	*(*doc_meta)(const struct pai_doc *, const char *key);
	const char	*(*doc_source)(const struct pai_doc *, uint32_t);
	const struct pai_grid *(*doc_grid)(const struct pai_doc *,
			    const struct pai_node *table);

	/*
	 * Changing a tree: passes only.  Everything that changes text or
	 * structure goes through these, so that the trail is whole:
	 *
	 * edit_new	a node outside the tree; GENERATED.
	 * edit_text	a TEXT node outside the tree, from input text that is
	 *		being moved (not GENERATED).
	 * edit_add	hangs a node (from outside the tree) before another
	 *		child, NULL: as the last.
	 * edit_cut	takes a node out of the tree, to be added elsewhere.
	 * edit_drop	takes a node out for good; its text goes in the trail.
	 * edit_set	replaces the text of a TEXT or CODE node; both wordings
	 *		go in the trail.
	 * edit_join	makes one cell of rows x cols slots; the contents of the
	 *		others move into it in reading order.
	 * edit_seal	lays a table's cells on its grid anew after rows, cells
	 *		or spans were changed.
	 * edit_say	one record in the trail and one diagnostic: node n was
	 *		changed from before to after, because of why.  Either
	 *		wording may be NULL where it was not text that changed.
	 */
	struct pai_node	*(*edit_new)(struct pai_edit *, enum pai_kind);
	struct pai_node	*(*edit_text)(struct pai_edit *, const char *, size_t,
			    const struct pai_locus *);
	void		(*edit_add)(struct pai_edit *, struct pai_node *parent,
			    struct pai_node *before, struct pai_node *);
	void		(*edit_cut)(struct pai_edit *, struct pai_node *);
	void		(*edit_drop)(struct pai_edit *, struct pai_node *);
	void		(*edit_set)(struct pai_edit *, struct pai_node *,
			    const char *, size_t);
	enum pai_status	(*edit_join)(struct pai_edit *,
			    struct pai_node *table, uint32_t row,
			    uint32_t col, uint32_t rows, uint32_t cols);
	enum pai_status	(*edit_seal)(struct pai_edit *,
			    struct pai_node *table);
	struct pai_str	(*edit_str)(struct pai_edit *, const char *, size_t);
	void		(*edit_say)(struct pai_edit *, struct pai_node *,
			    enum pai_msg, const char *before,
			    const char *after, const char *why, ...)
			    PAI_PRINTF(6, 7);
	enum pai_status	(*edit_status)(struct pai_edit *);

	/* The locus may be NULL: the input as a whole. */
	void		(*log_diag)(struct pai_log *, enum pai_msg,
			    const struct pai_locus *, const char *, ...)
			    PAI_PRINTF(4, 5);
	int64_t		(*log_limit)(const struct pai_log *, enum pai_limit);
	/* Reports that a limit was passed and returns PAI_E_LIMIT. */
	enum pai_status	(*log_over)(struct pai_log *, enum pai_limit,
			    const struct pai_locus *, const char *what,
			    uint64_t observed);

	int64_t		(*opt_int)(const struct pai_opts *, const char *);
	bool		(*opt_bool)(const struct pai_opts *, const char *);
	const char	*(*opt_str)(const struct pai_opts *, const char *);

	/*
	 * How a picture is cut, turned and placed: its number, from 1, for
	 * as.image.figure and as.box.figure.  doc_figure() never gives NULL:
	 * for 0 a figure without anything special.
	 */
	uint32_t	(*build_figure)(struct pai_build *,
			    const struct pai_figure *);
	const struct pai_figure *(*doc_figure)(const struct pai_doc *,
			    uint32_t);

	/*
	 * edit_widths	the widths of a sealed table's columns, mpt, one for
	 *		each; sealing forgets them where their number changes.
	 * edit_style	the number of a style record, to put in a node's style;
	 *		0: no memory, or too many styles.
	 */
	void		(*edit_widths)(struct pai_edit *,
			    struct pai_node *table, const int32_t *, size_t n);
	uint32_t	(*edit_style)(struct pai_edit *,
			    const struct pai_style *);

	/*
	 * The same picture as PNG, JPEG or SVG ("image/svg+xml", where it is
	 * a drawing), for a writer that cannot show its kind: decoded when
	 * first asked for, by the plugin that can.  NULL: it cannot be, and
	 * *why says in a few words why not.
	 */
	const struct pai_resource *(*doc_shown)(const struct pai_doc *,
			    const struct pai_resource *, const char **why);
	/*
	 * For decoders: takes the picture; mime ("image/png", "image/jpeg",
	 * "image/svg+xml"), data, n, width and height are read, and the data
	 * copied.
	 */
	void		(*shown_put)(struct pai_shown *,
			    const struct pai_resource *);

	/*
	 * Has another reader read a document that this input holds, into the
	 * node that is open and may hold blocks.  All budgets are shared.
	 * Where it cannot be read this is reported, what was read of it
	 * stays, and PAI_E_FORMAT or PAI_E_UNSUPP says so; any other failure
	 * is that of the whole job.
	 */
	enum pai_status	(*read_embedded)(const struct pai_read *,
			    const struct pai_embed *);
	/*
	 * Counts n more towards a limit of the whole conversion, whichever
	 * documents within one another it is spent on.  PAI_E_LIMIT: it was
	 * passed, which has been reported.
	 */
	enum pai_status	(*log_spend)(struct pai_log *, enum pai_limit,
			    const char *what, uint64_t n);

	/*
	 * edit_section	the number of a section record, for as.section.index.
	 * edit_reference  reads another Word document, a file, into a tree
	 *		beside the document's: styles and sections of both are
	 *		in the same tables, and nodes may be cut from the one
	 *		and added to the other.  Behind its body stands a block
	 *		without text for each style that stands for a kind of
	 *		block.  NULL: it cannot be used, which has been told.
	 */
	uint32_t	(*edit_section)(struct pai_edit *,
			    const struct pai_section *);
	struct pai_node	*(*edit_reference)(struct pai_edit *,
			    const char *path);

	/*
	 * The file that a picture was written to at the user's wish, as a
	 * path; NULL: to none.
	 */
	const char	*(*doc_media)(const struct pai_doc *,
			    const struct pai_resource *);

	/*
	 * All tables of the tree in its order, the nested ones too, without
	 * another walk where none came, went or moved since the last; NULL:
	 * no memory.  The list is stale after any edit that moves a table.
	 */
	struct pai_node	*const *(*doc_tables)(const struct pai_doc *,
			    size_t *n);

	/*
	 * What a pass found out about a table and may want again: n bytes
	 * for it, zeroed, which stay until the table or anything in it is
	 * edited, or the passes are done.  n == 0 asks for those that are
	 * there.  owner is the address of something of the pass's own.
	 * NULL: there are none, or no memory for any.
	 */
	void		*(*doc_memo)(const struct pai_doc *,
			    const struct pai_node *table, const void *owner,
			    size_t n);

	/*
	 * The outline of a shape: its number, from 1, for as.box.outline.
	 * Steps and paths are copied, and paths that reach past the steps
	 * left out.  doc_outline(): NULL for 0.
	 */
	uint32_t	(*build_outline)(struct pai_build *,
			    const struct pai_outline *);
	const struct pai_outline *(*doc_outline)(const struct pai_doc *,
			    uint32_t);
};

/*
 * A job is one call's worth of borrowed handles, valid until that call
 * returns.  Nothing in it may be kept, and nothing in it is ever freed by
 * the plugin.
 */
struct pai_read {
	struct pai_in		*in;
	struct pai_build	*build;
	struct pai_log		*log;
	const struct pai_opts	*opts;
	/*
	 * How many documents this one stands within.  Where that is not 0,
	 * pages and sections are those of the outermost.
	 */
	uint32_t		 depth;
};

struct pai_write {
	const struct pai_node	*root;
	const struct pai_doc	*doc;
	struct pai_out		*out;
	struct pai_log		*log;
	const struct pai_opts	*opts;
};

struct pai_change {
	struct pai_node		*root;
	const struct pai_doc	*doc;
	struct pai_edit		*edit;
	struct pai_log		*log;
	const struct pai_opts	*opts;
	bool			 full;	/* --normalize=full: the likely, too */
};

struct pai_probe {
	const unsigned char	*head;	/* the first bytes of the input */
	size_t			 n;
	const char		*name;	/* file name, may be NULL */
	int			 best;	/* best bid so far: beat it or 0 */
};

/*
 * A reader.  probe() looks at the first 64 KiB (all, where there is less)
 * and bids: 0 not mine, 20 could be, 50 the suffix says so, 80 the
 * content says so, 100 certain.
 */
struct pai_reader {
	uint32_t		 size;
	const char		*name;		/* "docx" */
	const char		*summary;	/* "Office Open XML document" */
	const char *const	*suffixes;	/* { "docx", NULL } */
	const struct pai_option	*options;	/* may be NULL */
	int			(*probe)(const struct pai_probe *); /* 0..100 */
	enum pai_status		(*read)(const struct pai_read *);
};

struct pai_writer {
	uint32_t		 size;
	const char		*name;
	const char		*summary;
	const char *const	*suffixes;
	const struct pai_option	*options;
	uint32_t		 flags;
#define	PAI_WF_BINARY	0x0001	/* not for a terminal */
#define	PAI_WF_SPANS	0x0002	/* can show cells that span */
#define	PAI_WF_PAGES	0x0004	/* lays out pages */
#define	PAI_WF_REFERS	0x0008	/* can show on which page a place is */
#define	PAI_WF_LOOKS	0x0010	/* shows fonts, or how pages are set up */
	enum pai_status		(*write)(const struct pai_write *);
};

/*
 * A pass changes a tree.  It must be idempotent: run twice, the second run
 * changes nothing.  Passes run in the order of their phase, then of after,
 * then as registered.
 */
enum pai_phase { PAI_P_TEXT, PAI_P_TABLE, PAI_P_STRUCTURE, PAI_P_STYLE,
    PAI_P_CHECK,	/* changes nothing; runs for `paiban check` alone */
    PAI_P_FINISH	/* mends nothing: adds what its own options ask for,
			 * so --normalize and --pass do not turn it off */
};

struct pai_pass {
	uint32_t		 size;
	const char		*name;		/* "vertical-labels" */
	const char		*summary;
	const char		*after;		/* another pass, may be NULL */
	const struct pai_option	*options;
	enum pai_phase		 phase;
	enum pai_status		(*change)(const struct pai_change *);
	uint32_t		 needs;		/* PAI_WF_* of the writer; a
						 * dump has them all */
};

/* A picture to be made one that every writer can show. */
struct pai_decode {
	const struct pai_resource *picture;
	struct pai_shown	*shown;
	struct pai_log		*log;
};

/*
 * A decoder of pictures.  decode() gives the picture to shown_put() and
 * returns NULL, or says in a few words why not ("its rows are damaged");
 * these live as long as the plugin.  Nothing is allocated before its size
 * has been held against PAI_LIM_PIXELS.
 */
struct pai_decoder {
	uint32_t		 size;
	const char		*name;		/* "gif" */
	const char		*summary;
	const char *const	*mimes;		/* { "image/gif", NULL } */
	const char		*(*decode)(const struct pai_decode *);
};

struct pai_plugin {
	uint32_t		 abi;
	uint32_t		 size;
	const char		*name;
	const char		*version;
	/* NULL-terminated arrays of pointers, so that elements can grow. */
	const struct pai_reader *const *readers;
	const struct pai_writer *const *writers;
	const struct pai_pass   *const *passes;
	const struct pai_decoder *const *decoders;
};

#define	PAI_PLUGIN_HEAD	.abi = PAI_ABI, .size = sizeof(struct pai_plugin)
#define	PAI_PLUGIN(n)						\
	PAI_EXPORT extern const struct pai_plugin pai_plugin_##n; \
	const struct pai_plugin pai_plugin_##n

/* The services under their everyday names. */

static inline void
pai_put(struct pai_out *o, const void *p, size_t n)
{
	o->host->out_put(o, p, n);
}

/* A string literal. */
#define	pai_lit(o, s)	((o)->host->out_put((o), "" s "", sizeof(s) - 1))

static inline struct pai_node *
pai_open(struct pai_build *b, enum pai_kind kind)
{
	return b->host->build_open(b, kind);
}

static inline void
pai_close(struct pai_build *b, enum pai_kind kind)
{
	b->host->build_close(b, kind);
}

/* A node that will have no children. */
static inline struct pai_node *
pai_leaf(struct pai_build *b, enum pai_kind kind)
{
	struct pai_node	*n = b->host->build_open(b, kind);

	b->host->build_close(b, kind);
	return n;
}

static inline void
pai_text(struct pai_build *b, const char *p, size_t n, uint32_t style)
{
	b->host->build_text(b, p, n, style);
}

static inline void
pai_at(struct pai_build *b, const struct pai_locus *where)
{
	b->host->build_at(b, where);
}

#define	pai_fmt(o, ...)	((o)->host->out_fmt((o), __VA_ARGS__))
#define	pai_say(l, ...)	((l)->host->log_diag((l), __VA_ARGS__))

#ifdef __cplusplus
}
#endif

#endif /* PAI_PLUGIN_H */
