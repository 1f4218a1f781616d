/*
 * What the passes share.  Nothing here changes a tree.
 */
#include "pass/pass.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/grow.h"
#include "kit/hans.h"
#include "kit/utf8.h"

/* Pool. */

#define	BLOCK	65536

struct p_block {
	struct p_block	*next;
	size_t		 size;		/* of what follows */
	max_align_t	 room[];
};

static struct p_block *
block_new(struct p_pool *pool, size_t size)
{
	struct p_block *b = malloc(sizeof(*b) + size);

	if (b == NULL) {
		pool->failed = true;
		return NULL;
	}
	b->size = size;
	b->next = pool->blocks;
	pool->blocks = b;
	pool->used = 0;
	return b;
}

void *
p_pool_take(struct p_pool *pool, size_t count, size_t size)
{
	struct p_block	*b = pool->blocks;
	size_t		 need, at;

	if (pool->failed || (size != 0 && count > (SIZE_MAX / 4) / size)) {
		pool->failed = true;
		return NULL;
	}
	need = (count * size + sizeof(max_align_t) - 1) /
	    sizeof(max_align_t) * sizeof(max_align_t);
	if (b == NULL || b->size - pool->used < need)
		b = block_new(pool, need > BLOCK ? need : BLOCK);
	if (b == NULL)
		return NULL;
	at = pool->used;
	pool->used += need;
	/* Here and not in block_new(): most blocks stay nearly empty. */
	return memset((char *)b->room + at, 0, need);
}

void
p_pool_free(struct p_pool *pool)
{
	struct p_block *b, *next;

	for (b = pool->blocks; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	pool->blocks = NULL;
	pool->used = 0;
}

void
p_pool_reset(struct p_pool *pool)
{
	struct p_block *b;

	while ((b = pool->blocks) != NULL &&
	    (b->next != NULL || b->size > BLOCK)) {
		pool->blocks = b->next;
		free(b);
	}
	pool->used = 0;
}

/* Lists of nodes. */

bool
p_nodes_add(struct p_nodes *l, struct pai_node *n)
{
	if (l->failed ||
	    !p_make_room(&l->at, &l->room, l->n + 1, sizeof(*l->at)))
		return !(l->failed = true);
	l->at[l->n++] = n;
	return true;
}

void
p_nodes_free(struct p_nodes *l)
{
	free(l->at);
	memset(l, 0, sizeof(*l));
}

/* Most paragraphs are, and hold no other block. */
static bool
is_one_text(const struct pai_node *n)
{
	return n->first == n->last &&
	    (n->first == NULL || n->first->kind == PAI_N_TEXT);
}

bool
p_nodes_find(struct p_nodes *l, struct pai_node *root, enum pai_kind kind)
{
	struct pai_iter it = pai_iter_at(root);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == kind)
			p_nodes_add(l, it.node);
		else if (it.node->kind == PAI_N_PARAGRAPH &&
		    kind != PAI_N_TEXT && is_one_text(it.node))
			pai_iter_skip(&it);
	}
	return !l->failed;
}

bool
p_nodes_tables(struct p_nodes *l, const struct pai_change *job)
{
	struct pai_node *const *table;
	size_t	 n;

	if ((table = job->doc->host->doc_tables(job->doc, &n)) == NULL)
		l->failed = true;
	for (size_t i = 0; i < n; i++)
		p_nodes_add(l, table[i]);
	return !l->failed;
}

/* Text. */

static bool
holds_text(const struct pai_node *n)
{
	return n->kind == PAI_N_TEXT || n->kind == PAI_N_CODE ||
	    n->kind == PAI_N_MATH || n->kind == PAI_N_CODEBLOCK;
}

static bool
is_blank_text(struct pai_str s)
{
	uint32_t cp;
	size_t	 i = 0;

	while (i < s.n) {
		i += p_utf8_next(s.p + i, s.n - i, &cp);
		if (!p_is_space(cp))
			return false;
	}
	return true;
}

bool
p_is_blank(const struct pai_node *top)
{
	struct pai_iter it = pai_iter_at(top);

	while (pai_iter_next(&it)) {
		if (it.event != PAI_ENTER)
			continue;
		if (it.node->kind == PAI_N_IMAGE ||
		    it.node->kind == PAI_N_RULE ||
		    it.node->kind == PAI_N_NOTE ||
		    it.node->kind == PAI_N_FIELD)
			return false;
		if (holds_text(it.node) && !is_blank_text(it.node->as.text.str))
			return false;
	}
	return true;
}

static uint32_t
fold_char(uint32_t cp)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		return cp - 0xfee0;
	if (cp == 0x201c || cp == 0x201d)
		return '"';
	if (cp == 0x2018 || cp == 0x2019)
		return '\'';
	return p_hans_char(cp);
}

static size_t
fold_more(const char *s, size_t n, uint32_t *out, size_t room, size_t have)
{
	uint32_t cp;
	size_t	 i = 0;

	while (i < n) {
		i += p_utf8_next(s + i, n - i, &cp);
		if (p_is_space(cp))
			continue;
		if (have < room)
			out[have] = fold_char(cp);
		have++;
	}
	return have;
}

size_t
p_fold_text(const char *s, size_t n, uint32_t *out, size_t room)
{
	return fold_more(s, n, out, room, 0);
}

size_t
p_fold(const struct pai_node *top, uint32_t *out, size_t room)
{
	struct pai_iter it = pai_iter_at(top);
	size_t		have = 0;

	while (pai_iter_next(&it))
		if (it.event == PAI_ENTER && holds_text(it.node))
			have = fold_more(it.node->as.text.str.p,
			    it.node->as.text.str.n, out, room, have);
	return have;
}

/* Labels are short; what is longer is no label and is not compared. */
#define	LABEL_MAX	96

/* Row by row over the table of prefixes. */
static size_t
common_of_long(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	uint16_t row[LABEL_MAX + 1];
	uint16_t diagonal, above;
	size_t	 i, j;

	memset(row, 0, (nb + 1) * sizeof(row[0]));
	for (i = 0; i < na; i++) {
		diagonal = 0;
		for (j = 0; j < nb; j++) {
			above = row[j + 1];
			if (a[i] == b[j])
				row[j + 1] = (uint16_t)(diagonal + 1);
			else if (row[j] > above)
				row[j + 1] = row[j];
			diagonal = above;
		}
	}
	return row[nb];
}

/*
 * The same with a bit for each character of b: where a row of that table
 * grows by one, the bit is 0 (Crochemore et al. 2001; Hyyro 2004).
 */
static size_t
common_of_short(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	uint64_t flat = UINT64_MAX, same;
	size_t	 n = 0;

	for (size_t i = 0; i < na; i++) {
		same = 0;
		for (size_t j = 0; j < nb; j++)
			same |= (uint64_t)(a[i] == b[j]) << j;
		if (same != 0)
			flat = (flat + (flat & same)) | (flat & ~same);
	}
	for (size_t j = 0; j < nb; j++)
		n += (flat >> j & 1) == 0;
	return n;
}

size_t
p_common(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	if (na > LABEL_MAX || nb > LABEL_MAX)
		return 0;
	if (nb <= 64)
		return common_of_short(a, na, b, nb);
	if (na <= 64)
		return common_of_short(b, nb, a, na);
	return common_of_long(a, na, b, nb);
}

unsigned
p_alike(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	if (na == 0 || nb == 0)
		return 0;
	if (na == nb && memcmp(a, b, na * sizeof(*a)) == 0)
		return 1000;
	if (na > 4 * nb || nb > 4 * na)
		return 0;
	return (unsigned)(2000 * p_common(a, na, b, nb) / (na + nb));
}

int
p_weigh(const bool *seen, const int *weight, const char *const *what, int n,
    char *why, size_t room)
{
	size_t	at = 0;
	int	sum = 0;

	why[0] = '\0';
	for (int i = 0; i < n; i++)
		if (seen[i]) {
			sum += weight[i];
			if (at + 48 < room)
				at += (size_t)snprintf(why + at, room - at,
				    "%s%s", at > 0 ? ", " : "", what[i]);
		}
	return sum;
}

/* As much of s as fits with its ending, cut between characters. */
static size_t
quote_some(char *out, size_t at, size_t room, struct pai_str s)
{
	uint32_t cp;
	size_t	 i = 0, n;

	while (i < s.n) {
		n = p_utf8_next(s.p + i, s.n - i, &cp);
		if (at + n + 4 > room) {
			memcpy(out + at, "\xe2\x80\xa6", 3);
			return at + 3;
		}
		memcpy(out + at, s.p + i, n);
		at += n;
		i += n;
	}
	return at;
}

const char *
p_quote(const struct pai_node *top, char *out, size_t room)
{
	struct pai_iter it = pai_iter_at(top);
	size_t		at = 0;

	while (at + 8 < room && pai_iter_next(&it)) {
		if (it.event == PAI_ENTER && holds_text(it.node))
			at = quote_some(out, at, room, it.node->as.text.str);
		else if (it.event == PAI_LEAVE && it.node->kind ==
		    PAI_N_CELL && it.node != top && it.node->next != NULL)
			at = quote_some(out, at, room,
			    (struct pai_str){ " | ", 3 });
		else if (at > 0 && it.event == PAI_ENTER &&
		    it.node->kind == PAI_N_SOFTBREAK)
			at = quote_some(out, at, room,
			    (struct pai_str){ " ", 1 });
		else if (at > 0 && ((it.event == PAI_ENTER &&
		    it.node->kind == PAI_N_LINEBREAK) ||
		    (it.event == PAI_LEAVE &&
		    it.node->kind == PAI_N_PARAGRAPH &&
		    it.node != top && it.node->next != NULL)))
			at = quote_some(out, at, room,
			    (struct pai_str){ "/", 1 });
	}
	out[at] = '\0';
	return out;
}
