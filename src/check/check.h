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
#include "pass/form.h"

extern const struct pai_pass p_check_sections;
extern const struct pai_pass p_check_tables;
extern const struct pai_pass p_check_quotes;
extern const struct pai_pass p_check_years;

/* What one check works with. */
struct p_report {
	const struct pai_change *job;
	struct p_pool	 pool;
	struct p_forms	 forms;
	bool		 found[8];	/* sets of forms that were recognised */
};

/* Calls look() where there is a report to look at. */
typedef enum pai_status p_report_fn(struct p_report *);
enum pai_status	p_report_each(const struct pai_change *, p_report_fn *);

static inline bool
p_report_wants(const struct p_report *r, uint32_t set)
{
	return set < sizeof(r->found) / sizeof(r->found[0]) && r->found[set];
}

/* The text of the blocks from n up to end, a line each; false: no memory. */
bool	p_report_text(struct p_buf *, const struct pai_node *n,
	    const struct pai_node *end);

/* A finding, at a node or, where that is NULL, at the document. */
#define	p_find(r, msg, node, ...)					\
	((r)->job->doc->host->log_diag((r)->job->log, msg,		\
	    (node) != NULL ? &(node)->locus : NULL, __VA_ARGS__))

#endif
