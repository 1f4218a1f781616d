/*
 * What the passes share: their names for list.c, the edit services under
 * short names, a pool for plans, and questions about nodes.
 */
#ifndef P_PASS_H
#define P_PASS_H

#include <paiban/plugin.h>

extern const struct pai_pass p_pass_table_columns;
extern const struct pai_pass p_pass_index_columns;
extern const struct pai_pass p_pass_made_up_heads;
extern const struct pai_pass p_pass_printed_blanks;
extern const struct pai_pass p_pass_repeated_cells;
extern const struct pai_pass p_pass_label_rows;
extern const struct pai_pass p_pass_table_stitch;
extern const struct pai_pass p_pass_torn_rows;
extern const struct pai_pass p_pass_woven_heads;
extern const struct pai_pass p_pass_vertical_rows;
extern const struct pai_pass p_pass_vertical_labels;
extern const struct pai_pass p_pass_form_streams;
extern const struct pai_pass p_pass_form;
extern const struct pai_pass p_pass_table_sums;
extern const struct pai_pass p_pass_short_rows;
extern const struct pai_pass p_pass_table_merges;
extern const struct pai_pass p_pass_table_grid;
extern const struct pai_pass p_pass_table_check;
extern const struct pai_pass p_pass_table_head;
extern const struct pai_pass p_pass_layout_tables;

/*
 * Memory for one plan: taken piece by piece, zeroed, given back at once.  The
 * first failure sticks, after it was given back too, and every later request
 * gives NULL as well.
 */
struct p_pool {
	struct p_block	*blocks;
	size_t		 used;		/* of the first block */
	bool		 failed;
};

void	*p_pool_take(struct p_pool *, size_t count, size_t size);
void	 p_pool_free(struct p_pool *);
/* Gives all back but a block that the next plan will begin with. */
void	 p_pool_reset(struct p_pool *);

/* A growing list of nodes; the first failure sticks. */
struct p_nodes {
	struct pai_node	**at;
	size_t		  n, room;
	bool		  failed;
};

void	p_nodes_free(struct p_nodes *);
bool	p_nodes_add(struct p_nodes *, struct pai_node *);	/* false: no memory */

/* Every node of that kind under root, in document order; false: no memory. */
bool	p_nodes_find(struct p_nodes *, struct pai_node *root, enum pai_kind);
/* The same for the tables of the document, without a walk where none moved. */
bool	p_nodes_tables(struct p_nodes *, const struct pai_change *job);

/* Is there neither a character that shows nor a picture or rule under n? */
bool	p_is_blank(const struct pai_node *n);

/*
 * The text under n, blanks dropped, full-width ASCII made plain and
 * traditional characters simplified, as code points: what labels are
 * compared by.  At most room of them are stored; the
 * answer is how many there are.
 */
size_t	p_fold(const struct pai_node *n, uint32_t *out, size_t room);
size_t	p_fold_text(const char *, size_t n, uint32_t *out, size_t room);

/*
 * How like two folded texts are, in thousandths: twice the longest common
 * subsequence by both lengths together.
 */
unsigned p_alike(const uint32_t *a, size_t na, const uint32_t *b, size_t nb);
size_t	p_common(const uint32_t *a, size_t na, const uint32_t *b, size_t nb);

/*
 * Judgement: the sum of the weights of what was seen; why names it, parted by
 * commas.
 */
int	p_weigh(const bool *seen, const int *weight, const char *const *what,
	    int n, char *why, size_t room);

/* The text under n for a message: cut to what fits, never inside a
 * character. */
const char *p_quote(const struct pai_node *n, char *out, size_t room);

static inline struct pai_node *
p_new(const struct pai_change *job, enum pai_kind kind)
{
	return job->edit->host->edit_new(job->edit, kind);
}

/* A node for text that is the document's own, where it stands; NULL: no
 * memory. */
static inline struct pai_node *
p_new_own(const struct pai_change *job, enum pai_kind kind,
    const struct pai_locus *where)
{
	struct pai_node	*n = p_new(job, kind);

	if (n != NULL) {
		n->flags &= (uint16_t)~PAI_NF_GENERATED;
		n->locus = *where;
	}
	return n;
}

static inline void
p_add(const struct pai_change *job, struct pai_node *parent,
    struct pai_node *before, struct pai_node *n)
{
	job->edit->host->edit_add(job->edit, parent, before, n);
}

static inline void
p_cut(const struct pai_change *job, struct pai_node *n)
{
	job->edit->host->edit_cut(job->edit, n);
}

static inline void
p_drop(const struct pai_change *job, struct pai_node *n)
{
	job->edit->host->edit_drop(job->edit, n);
}

static inline void
p_set(const struct pai_change *job, struct pai_node *n, const char *s,
    size_t len)
{
	job->edit->host->edit_set(job->edit, n, s, len);
}

static inline enum pai_status
p_seal(const struct pai_change *job, struct pai_node *table)
{
	return job->edit->host->edit_seal(job->edit, table);
}

static inline enum pai_status
p_status(const struct pai_change *job)
{
	return job->edit->host->edit_status(job->edit);
}

/* p_say(job, node, PAI_M_..., before, after, why, ...) */
#define	p_say(job, ...)	\
	((job)->edit->host->edit_say((job)->edit, __VA_ARGS__))

#endif
