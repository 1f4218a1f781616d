/*
 * Checks: passes that change nothing and say what is wrong with a document
 * as a whole.  They run for `paiban check` alone, after all that mends, so
 * that they look at what the document says and not at how it came.
 *
 * Which sections and tables a report has to have stands with the forms
 * (official.forms).  Forms that were read together are one report's: where
 * one of them was recognised, the others are missed.
 */
#ifndef P_CHECK_CHECK_H
#define P_CHECK_CHECK_H

#include "kit/buf.h"
#include "pass/form/form.h"

extern const struct pai_pass p_check_sections;
extern const struct pai_pass p_check_tables;
extern const struct pai_pass p_check_quotes;
extern const struct pai_pass p_check_years;
extern const struct pai_pass p_check_versions;

/* What one check works with. */
struct p_report {
	const struct pai_change *job;
	struct p_pool	 pool;
	struct p_forms	 forms;
	bool		 found[8];	/* sets of forms that were recognised */
	uint32_t	 until;		/* no year of the report is later */
};

/* Calls look() where there is a report to look at. */
typedef enum pai_status p_report_fn(struct p_report *);
enum pai_status	p_report_each(const struct pai_change *, p_report_fn *);

static inline bool
p_report_wants(const struct p_report *r, uint32_t set)
{
	return set < sizeof(r->found) / sizeof(r->found[0]) && r->found[set];
}

/* Did no page tear the table?  If one did, nobody knows what it took. */
bool	p_report_is_whole(const struct pai_node *table);

/* Tells the labels that a table of a form does not have; false: no memory. */
bool	p_labels_check(struct p_report *, const struct pai_node *table,
	    const struct p_form *);
/* Is there a table of the family but for some labels?  Tells them. */
bool	p_labels_nearly(struct p_report *, const char *family, bool *nearly);

/* The text of the blocks from n up to end, a line each; false: no memory. */
bool	p_report_text(struct p_buf *, const struct pai_node *n,
	    const struct pai_node *end);

/* Of words parted by slashes, does one stand in the characters, or at their
 * beginning? */
bool	p_words_stand(const uint32_t *cp, size_t n, struct pai_str words);
bool	p_words_begin(const uint32_t *cp, size_t n, struct pai_str words);

/*
 * Which year the text is of.  The headings that a block stands under tell:
 * of them, the lowest that names a year, and just one.
 */
#define	P_YEAR_LEVELS	10

struct p_years {
	uint32_t	 of[P_YEAR_LEVELS];	/* by level; 0: none named */
};
/* Takes the next block; call it for each. */
void	p_years_pass(struct p_years *, const struct pai_node *);
/* The year of the block that was passed last; 0: nobody says. */
uint32_t p_years_now(const struct p_years *);
/* The year that begins at i, before 年: 2023 or 二〇二三; 0: none. */
uint32_t p_year_at(const uint32_t *cp, size_t n, size_t i);

/* A finding, at a node or, where that is NULL, at the document. */
#define	p_find(r, msg, node, ...)					\
	((r)->job->doc->host->log_diag((r)->job->log, msg,		\
	    (node) != NULL ? &(node)->locus : NULL, __VA_ARGS__))

#endif
