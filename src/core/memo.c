/*
 * What was found out about a table, kept for who asks again.
 *
 * A dozen passes look at each table, most find nothing to mend, and reading a
 * cell's text through its nodes costs more than the look.  What a pass keeps
 * here is dropped when the table, or anything in it, is edited.
 */
#include <stdlib.h>

#include "core/core.h"

struct p_memo {
	struct p_memo	*next;		/* in its bucket */
	const struct pai_node *table;
	const void	*owner;
	max_align_t	 room[];
};

#define	BUCKETS_LEAST	64

static struct p_memo **
bucket(const struct p_doc *d, const struct pai_node *table)
{
	return &d->memos[table->id * 2654435761u % d->memo_buckets];
}

/* As many buckets as memos: each is found at once. */
static bool
spread(struct p_doc *d)
{
	struct p_memo	**was = d->memos, *m, *next;
	size_t		 n = d->memo_buckets;

	if (d->nmemos < n)
		return true;
	d->memos = calloc(n > 0 ? 2 * n : BUCKETS_LEAST, sizeof(*d->memos));
	if (d->memos == NULL) {
		d->memos = was;
		return false;
	}
	d->memo_buckets = n > 0 ? 2 * n : BUCKETS_LEAST;
	for (size_t i = 0; i < n; i++)
		for (m = was[i]; m != NULL; m = next) {
			next = m->next;
			m->next = *bucket(d, m->table);
			*bucket(d, m->table) = m;
		}
	free(was);
	return true;
}

static void
forget(struct p_doc *d, const struct pai_node *table, const void *owner)
{
	struct p_memo	**at = d->nmemos > 0 ? bucket(d, table) : NULL, *m;

	while (at != NULL && (m = *at) != NULL)
		if (m->table == table && (owner == NULL || m->owner == owner)) {
			*at = m->next;
			free(m);
			d->nmemos--;
		} else {
			at = &m->next;
		}
}

void *
p_doc_memo(struct p_doc *d, const struct pai_node *table, const void *owner,
    size_t n)
{
	struct p_memo	*m = d->nmemos > 0 ? *bucket(d, table) : NULL;

	while (m != NULL && (m->table != table || m->owner != owner))
		m = m->next;
	if (n == 0)
		return m != NULL ? m->room : NULL;
	forget(d, table, owner);
	if (n > SIZE_MAX / 2 || !spread(d) ||
	    (m = calloc(1, sizeof(*m) + n)) == NULL)
		return NULL;
	m->table = table;
	m->owner = owner;
	m->next = *bucket(d, table);
	*bucket(d, table) = m;
	d->nmemos++;
	return m->room;
}

void
p_doc_memo_stale(struct p_doc *d, const struct pai_node *n)
{
	for (; d->nmemos > 0 && n != NULL; n = n->parent)
		if (n->kind == PAI_N_TABLE)
			forget(d, n, NULL);
}

void
p_doc_memo_free(struct p_doc *d)
{
	struct p_memo	*m, *next;

	for (size_t i = 0; i < d->memo_buckets; i++)
		for (m = d->memos[i]; m != NULL; m = next) {
			next = m->next;
			free(m);
		}
	free(d->memos);
	d->memos = NULL;
	d->memo_buckets = d->nmemos = 0;
}
