/*
 * SVG to a tree.
 *
 * Elements are kept in document order in one array, so a tree takes memory
 * in proportion to the file.  What refers to something by its id finds it in
 * a table; of two of one id the first counts, as in browsers.
 */
#include "svg_tree.h"

#include <stdlib.h>

#include "kit/grow.h"
#include "kit/xml.h"

#define	BYTES_MAX	(32u << 20)	/* of a file */
#define	NODES_MAX	500000u
#define	ATTRS_MAX	200u		/* of an element, known or not */
#define	SAME_MAX	256u		/* ids in a bucket that are tried */
#define	STEP		65536u

static const struct p_xml_space spaces[] = {
	{ "http://www.w3.org/2000/svg", SVG_SPACE_SVG },
	{ "http://www.w3.org/1999/xlink", SVG_SPACE_XLINK },
	{ "http://www.w3.org/XML/1998/namespace", SVG_SPACE_XML },
};

static const struct p_xml_name names[] = {
#define	SVG_PLAIN(id, name)		{ name, 0, SVG_A_##id },
#define	SVG_ELEMENT(id, name)		{ name, SVG_SPACE_SVG, SVG_E_##id },
#define	SVG_OTHER(id, space, name)	{ name, space, SVG_A_##id },
#include "svg_names.def"
};

static const struct p_xml_words words = { spaces,
    sizeof(spaces) / sizeof(spaces[0]), names,
    sizeof(names) / sizeof(names[0]) };

unsigned
svg_property(struct pai_str name)
{
	size_t	 lo = 0, hi = SVG_E_A - 1;	/* those of no namespace */

	while (lo < hi) {
		size_t	 mid = lo + (hi - lo) / 2;
		size_t	 k = strlen(names[mid].local);
		int	 order = memcmp(names[mid].local, name.p,
			    k < name.n ? k : name.n);

		if (order == 0 && k == name.n)
			return names[mid].token;
		if (order < 0 || (order == 0 && k < name.n))
			lo = mid + 1;
		else
			hi = mid;
	}
	return SVG_T_NONE;
}

uint32_t
svg_hash(struct pai_str s)
{
	uint32_t	 hash = 2166136261u;

	for (size_t i = 0; i < s.n; i++)
		hash = (hash ^ (unsigned char)s.p[i]) * 16777619u;
	return hash;
}

struct pai_str
svg_attr(const struct svg_tree *t, uint32_t node, unsigned token)
{
	const struct svg_node *n = &t->node[node];
	const struct svg_attr *a;

	for (uint32_t i = 0; i < n->attr_n; i++) {
		a = &t->attr[n->attr + i];
		if (a->token == token)
			return (struct pai_str){ t->bytes.p + a->at, a->n };
	}
	return (struct pai_str){ NULL, 0 };
}

struct pai_str
svg_text(const struct svg_tree *t, uint32_t node)
{
	return (struct pai_str){ t->bytes.p + t->node[node].text,
	    t->node[node].text_n };
}

uint32_t
svg_by_id(const struct svg_tree *t, struct pai_str id)
{
	uint32_t	 i = t->id[svg_hash(id) % SVG_BUCKETS];
	struct pai_str	 own;

	for (unsigned n = 0; i != 0 && n < SAME_MAX; n++) {
		own = svg_attr(t, i, SVG_A_ID);
		if (own.n == id.n && memcmp(own.p, id.p, id.n) == 0)
			return i;
		i = t->node[i].same_id;
	}
	return 0;
}

uint32_t
svg_href(const struct svg_tree *t, uint32_t node)
{
	struct pai_str	 to = svg_attr(t, node, SVG_A_HREF);

	if (to.p == NULL)
		to = svg_attr(t, node, SVG_A_XLINK_HREF);
	if (to.n < 2 || to.p[0] != '#')
		return 0;
	return svg_by_id(t, (struct pai_str){ to.p + 1, to.n - 1 });
}

/* ---- reading ---- */

struct reading {
	struct svg_tree	*tree;
	uint32_t	 open;		/* node; 0: none yet */
	uint32_t	 tail[SVG_BUCKETS];	/* of each chain of ids */
	bool		 failed;	/* for want of memory, or too many */
};

/* The number of a new last child of the one that is open; 0: none. */
static uint32_t
add_node(struct reading *r, unsigned token)
{
	struct svg_tree	*t = r->tree;
	uint32_t	 n = (uint32_t)t->node_n;

	if (n > NODES_MAX || !p_make_room(&t->node, &t->node_room,
	    t->node_n + 1, sizeof(*t->node))) {
		r->failed = true;
		return 0;
	}
	t->node_n++;
	t->node[n] = (struct svg_node){ .token = (uint16_t)token,
	    .parent = r->open, .attr = (uint32_t)t->attr_n };
	if (r->open == 0)
		return n;
	if (t->node[r->open].last != 0)
		t->node[t->node[r->open].last].next = n;
	else
		t->node[r->open].first = n;
	t->node[r->open].last = n;
	return n;
}

static bool
add_attr(struct reading *r, uint32_t node, unsigned token, const char *value)
{
	struct svg_tree	*t = r->tree;

	if (!p_make_room(&t->attr, &t->attr_room, t->attr_n + 1,
	    sizeof(*t->attr)))
		return false;
	t->attr[t->attr_n++] = (struct svg_attr){ (uint16_t)token,
	    (uint32_t)t->bytes.n, (uint32_t)strlen(value) };
	t->node[node].attr_n++;
	p_buf_str(&t->bytes, value);
	return p_buf_ok(&t->bytes);
}

static void
note_id(struct reading *r, uint32_t node)
{
	struct pai_str	 id = svg_attr(r->tree, node, SVG_A_ID);
	uint32_t	 bucket = svg_hash(id) % SVG_BUCKETS;

	if (id.n == 0)
		return;
	if (r->tail[bucket] != 0)
		r->tree->node[r->tail[bucket]].same_id = node;
	else
		r->tree->id[bucket] = node;
	r->tail[bucket] = node;
}

static void
on_start(void *arg, struct p_xml *xml, unsigned token)
{
	struct reading	*r = arg;
	uint32_t	 node = add_node(r, token);
	unsigned	 name;
	const char	*value;

	for (size_t i = 0; !r->failed &&
	    p_xml_attr_at(xml, i, &name, &value); i++)
		if (name != 0 && !add_attr(r, node, name, value))
			r->failed = true;
	if (r->failed) {
		p_xml_stop(xml);
		return;
	}
	note_id(r, node);
	r->open = node;
}

static void
on_end(void *arg, struct p_xml *xml, unsigned token)
{
	struct reading	*r = arg;

	(void)xml;
	(void)token;
	if (r->tree->node[r->open].parent != 0)
		r->open = r->tree->node[r->open].parent;
}

/* Text counts only where it is shown, or says how things look. */
static bool
holds_text(unsigned token)
{
	return token == SVG_E_TEXT || token == SVG_E_TSPAN ||
	    token == SVG_E_A || token == SVG_E_TEXT_PATH ||
	    token == SVG_E_STYLE;
}

/* expat gives text in pieces, which are put together here. */
static void
on_text(void *arg, struct p_xml *xml, const char *p, size_t n)
{
	struct reading	*r = arg;
	struct svg_tree	*t = r->tree;
	uint32_t	 last = t->node[r->open].last;

	if (!holds_text(t->node[r->open].token))
		return;
	if (last == 0 || t->node[last].token != SVG_CHARACTERS) {
		if ((last = add_node(r, SVG_CHARACTERS)) != 0)
			t->node[last].text = (uint32_t)t->bytes.n;
	}
	if (!r->failed) {
		p_buf_put(&t->bytes, p, n);
		t->node[last].text_n += (uint32_t)n;
	}
	if (r->failed || !p_buf_ok(&t->bytes)) {
		r->failed = true;
		p_xml_stop(xml);
	}
}

static bool
feed(struct p_xml *xml, const char *p, size_t n)
{
	size_t	 step;
	void	*room;

	do {
		step = n < STEP ? n : STEP;
		if ((room = p_xml_room(xml, step)) == NULL)
			return false;
		memcpy(room, p, step);
		p += step;
		n -= step;
		if (!p_xml_feed(xml, step, n == 0))
			return false;
	} while (n > 0);
	return true;
}

static const char *
why_not(const struct p_xml *xml, const struct reading *r)
{
	switch (p_xml_status(xml)) {
	case P_XML_OK:
		return !r->failed && r->open != 0 &&
		    r->tree->node[1].token == SVG_E_SVG ? NULL : "its root is no SVG element";
	case P_XML_NOMEM:
		return "there is no memory for it";
	case P_XML_MALFORMED:
		return "its XML is damaged";
	case P_XML_DOCTYPE:
		return "it declares entities";
	case P_XML_DEPTH:
		return "its elements are nested too deep";
	default:
		return "it is too large";
	}
}

const char *
svg_tree_read(struct svg_tree *t, const void *p, size_t n)
{
	static const struct p_xml_handler handler = { on_start, on_end,
	    on_text };
	static const struct p_xml_limits limits = { SVG_DEPTH_MAX, ATTRS_MAX,
	    true };
	struct reading	*r = calloc(1, sizeof(*r));
	struct p_xml	*xml = NULL;
	const char	*why = "there is no memory for it";

	*t = (struct svg_tree){ .bytes = { .max = 2 * (size_t)BYTES_MAX } };
	if (n == 0 || n > BYTES_MAX)
		why = "it is too large";
	else if (r != NULL)
		xml = p_xml_new(&words, &handler, &limits, r);
	if (xml != NULL) {
		r->tree = t;
		(void)add_node(r, SVG_T_NONE);		/* number 0 */
		p_buf_str(&t->bytes, " ");		/* p is never NULL */
		(void)(!r->failed && feed(xml, p, n));
		why = why_not(xml, r);
	}
	p_xml_free(xml);
	free(r);
	if (why != NULL)
		svg_tree_free(t);
	return why;
}

void
svg_tree_free(struct svg_tree *t)
{
	free(t->node);
	free(t->attr);
	p_buf_free(&t->bytes);
	*t = (struct svg_tree){ 0 };
}
