/*
 * Tags: the document's structure, for readers that speak it or reflow it.
 */
#ifndef P_PDF_TAGS_H
#define P_PDF_TAGS_H

#include <stdbool.h>

#include "kit/buf.h"
#include "layout/layout.h"

struct haru;
struct pdf;
struct tags;

/* A run of a page's content that belongs to one element. */
struct tag_run {
	bool		 open;
	bool		 artifact;	/* belongs to none */
	uint8_t		 edge;		/* enum p_edge, of an artifact */
	bool		 mark;		/* of the node, not of its text */
	const struct pai_node *node;
	const struct p_item *item;	/* that began it */
};

struct tags	*tags_new(struct pdf *);	/* NULL: no memory */
void		 tags_free(struct tags *);

/* All of these do nothing where tags is NULL. */
void		 tags_page(struct tags *, size_t number);	/* from 0 */
struct tag_run	 tags_run_of(struct tags *, const struct p_item *);
bool		 tags_same_run(const struct tag_run *,
		    const struct tag_run *);
void		 tags_begin(struct tags *, const struct tag_run *,
		    struct p_buf *);
void		 tags_end(const struct tag_run *, struct p_buf *);

/* An annotation on the page being written: the number for /StructParent. */
int32_t		 tags_annot(struct tags *, const struct pai_node *,
		    uint32_t object);

/* After the last page: even a document without content is an element. */
void		 tags_end_pages(struct tags *);

/* Adds a formula as one line, the words beside a picture, or just the text
 * within a node. */
void		 tags_words(const struct pai_node *, struct p_buf *);

/* The structure tree's object, written at the end; 0: none. */
uint32_t	 tags_finish(struct tags *);

#endif
