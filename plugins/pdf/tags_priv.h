/*
 * The tree of tags while it grows: tags.c makes it, tags_write.c writes it.
 */
#ifndef P_PDF_TAGS_PRIV_H
#define P_PDF_TAGS_PRIV_H

#include "pdf.h"
#include "tags.h"

enum kid_kind { KID_ELEMENT, KID_RUN, KID_ANNOT };

struct kid {
	enum kid_kind	 kind;
	uint32_t	 value;		/* element, MCID, object */
	uint32_t	 page;		/* of a run or annotation */
	uint32_t	 next;		/* 0: none */
};

struct element {
	const struct pai_node *node;
	const char	*type;
	uint32_t	 object;
	uint32_t	 parent;
	uint32_t	 first, last;	/* kids */
	const struct p_item *picture;	/* of a figure; or NULL */
};

struct owner {			/* of a page's runs, or of an annotation */
	uint32_t	 page;
	uint32_t	 element;
};

/* Numbers of elements, kids and owners are from 1; 0 is none. */
struct tags {
	struct pdf	*pdf;
	struct element	*element;
	size_t		 element_n, element_room;
	struct kid	*kid;
	size_t		 kid_n, kid_room;
	struct owner	*run, *annot;
	size_t		 run_n, run_room, annot_n, annot_room;
	uint32_t	*of;		/* element by id of node */
	size_t		 of_n;
	uint32_t	 toc;		/* the last table of contents */
	const struct pai_node *toc_end;	/* and the last line in it */
	unsigned	 heading;	/* level of the last, as tagged; 0 */
	uint32_t	 page;		/* the one being written */
	uint32_t	 mcid;		/* the next on it */
	bool		 failed;	/* no memory: the tree is left out */
};

/* Is the cell a header, by itself or by where it stands? */
bool	tags_is_head(const struct pai_node *cell);

#endif
