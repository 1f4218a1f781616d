/*
 * A document to test on: made through the builder or by a reader, as
 * everybody else makes one.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "core/host.h"

struct fixture {
	struct pai_ctx	*ctx;
	struct p_log	 log;
	struct p_doc	 doc;
	struct p_build	 build;
};

void	fixture_open(struct fixture *);
void	fixture_close(struct fixture *);

/* The tree as --dump-after shows it, without the metadata; freed by
 * fixture_close(). */
const char *fixture_dump(struct fixture *);

/* Text of a subtree, blocks and cells parted by newlines. */
void	fixture_text(const struct pai_node *, struct p_buf *);

/*
 * A table from a drawing: rows parted by '/', cells by '|', a cell's span as
 * RxC in front of its text: "2x1a|b/c".
 */
struct pai_node *fixture_table(struct fixture *, const char *drawing);

#endif
