/*
 * An SVG picture as a tree: elements that are known, with the attributes
 * that are, and characters.  Nothing of it points into what was read.
 */
#ifndef P_PDF_SVG_TREE_H
#define P_PDF_SVG_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <paiban/base.h>

#include "kit/buf.h"

enum svg_space { SVG_SPACE_SVG = 1, SVG_SPACE_XLINK, SVG_SPACE_XML };

enum svg_token {
	SVG_T_NONE,
#define	SVG_PLAIN(id, name)		SVG_A_##id,
#define	SVG_ELEMENT(id, name)		SVG_E_##id,
#define	SVG_OTHER(id, space, name)	SVG_A_##id,
#include "svg_names.def"
	SVG_CHARACTERS		/* a node of text */
};

#define	SVG_DEPTH_MAX	120	/* elements within one another */

/* Nodes are named by number; 0: none.  The root is 1. */
struct svg_node {
	uint16_t	 token;		/* an element's; SVG_T_NONE: unknown */
	uint32_t	 parent, first, last, next;
	uint32_t	 attr, attr_n;
	uint32_t	 text, text_n;	/* bytes, of SVG_CHARACTERS */
	uint32_t	 same_id;	/* next in its bucket */
};

struct svg_attr {
	uint16_t	 token;
	uint32_t	 at, n;		/* bytes */
};

#define	SVG_BUCKETS	16384u

struct svg_tree {
	struct svg_node	*node;
	size_t		 node_n, node_room;
	struct svg_attr	*attr;
	size_t		 attr_n, attr_room;
	struct p_buf	 bytes;		/* values and texts */
	uint32_t	 id[SVG_BUCKETS];
};

/* NULL: the tree is whole; else a few words why it is none. */
const char	*svg_tree_read(struct svg_tree *, const void *, size_t n);
void		 svg_tree_free(struct svg_tree *);

/* The value of an attribute; p NULL: the element has none. */
struct pai_str	 svg_attr(const struct svg_tree *, uint32_t node,
		    unsigned token);
struct pai_str	 svg_text(const struct svg_tree *, uint32_t node);
/* The first element of this id; 0: there is none. */
uint32_t	 svg_by_id(const struct svg_tree *, struct pai_str id);
/* What href points to within the picture; 0: nothing there. */
uint32_t	 svg_href(const struct svg_tree *, uint32_t node);
/* The attribute or property of a name; SVG_T_NONE: not known. */
unsigned	 svg_property(struct pai_str name);
uint32_t	 svg_hash(struct pai_str);

static inline bool
svg_is(struct pai_str s, const char *word)
{
	return s.p != NULL && s.n == strlen(word) &&
	    memcmp(s.p, word, s.n) == 0;
}

#endif
