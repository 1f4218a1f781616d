/*
 * Style sheets of SVG pictures: rules whose selectors look at one element
 * (its name, its classes, its id), as drawing programs write them.
 *
 *	.st0, rect.a { fill: #fff; stroke: none }	#one { opacity: .5 }
 *
 * Rules with other selectors are passed over, and so are @-rules.  Each rule
 * is kept under one name that an element must have for it, so that looking
 * for those of an element does not go through all.
 */
#include "svg_style.h"

#include <stdlib.h>

#include "kit/grow.h"

#define	RULES_MAX	20000u
#define	MATCHES_MAX	64u	/* rules for one element */
#define	PARTS_MAX	6u	/* of a selector: "rect.a.b" */
#define	LOOKS_MAX	64u	/* rules of a name that are tried */
#define	CLASSES_MAX	1024u	/* bytes of them that are looked at */
#define	BODIES_MAX	(64u << 20)	/* bytes of declarations, all in all */

struct part {
	char		 kind;		/* '.', '#', or '\0': element's name */
	struct pai_str	 name;
};

struct rule {
	struct part	 part[PARTS_MAX];	/* none: any element */
	unsigned	 part_n;
	unsigned	 weight;	/* SVG 1.1, 6.4; CSS 2.1, 6.4.3 */
	struct pai_str	 body;
	uint32_t	 next;		/* in its bucket, from 1; to older */
};

struct svg_sheet {
	const struct svg_tree *tree;
	struct rule	*rule;
	size_t		 n, room;
	uint32_t	 bucket[SVG_BUCKETS];
	size_t		 spent;		/* of BODIES_MAX */
	bool		 failed;
};

/* ---- reading ---- */

static void
skip_comments(struct svg_scan *at)
{
	for (;;) {
		svg_skip_blanks(at);
		if (at->n >= 4 && (memcmp(at->p, "<!--", 4) == 0)) {
			at->p += 4;
			at->n -= 4;
			continue;
		}
		if (at->n < 2 || at->p[0] != '/' || at->p[1] != '*')
			return;
		for (at->p += 2, at->n -= 2; at->n >= 2 &&
		    (at->p[0] != '*' || at->p[1] != '/'); at->p++, at->n--)
			continue;
		at->p += at->n < 2 ? at->n : 2;
		at->n -= at->n < 2 ? at->n : 2;
	}
}

/* Up to one of the ends, which stays. */
static struct pai_str
until(struct svg_scan *at, const char *ends)
{
	struct pai_str	 s = { at->p, 0 };

	while (at->n > 0 && strchr(ends, at->p[0]) == NULL) {
		at->p++;
		at->n--;
		s.n++;
	}
	return s;
}

static void
step(struct svg_scan *at)
{
	at->p += at->n > 0;
	at->n -= at->n > 0;
}

/* "rect.a#b"; false: it is of another form. */
static bool
selector(struct pai_str s, struct rule *rule)
{
	struct svg_scan	 at = { s.p, s.n };
	struct part	*part;

	rule->part_n = rule->weight = 0;
	if (at.n > 0 && at.p[0] == '*')
		step(&at);
	while (at.n > 0) {
		if (rule->part_n == PARTS_MAX)
			return false;
		part = &rule->part[rule->part_n++];
		part->kind = at.p[0] == '.' || at.p[0] == '#' ? at.p[0] :
		    '\0';
		if (part->kind != '\0')
			step(&at);
		part->name = svg_word(&at);
		if (part->name.n == 0 ||
		    (part->kind == '\0' && rule->part_n > 1))
			return false;
		rule->weight += part->kind == '#' ? 10000 :
		    part->kind == '.' ? 100 : 1;
	}
	return s.n > 0;
}

static void
add_rule(struct svg_sheet *sheet, const struct rule *rule)
{
	static const struct pai_str any = { "*", 1 };
	uint32_t	*bucket = &sheet->bucket[svg_hash(rule->part_n > 0 ?
			    rule->part[rule->part_n - 1].name : any) %
			    SVG_BUCKETS];

	if (sheet->n == RULES_MAX)
		return;
	if (!p_make_room(&sheet->rule, &sheet->room, sheet->n + 1,
	    sizeof(*sheet->rule))) {
		sheet->failed = true;
		return;
	}
	sheet->rule[sheet->n] = *rule;
	sheet->rule[sheet->n].next = *bucket;
	*bucket = (uint32_t)++sheet->n;
}

/* "a, b" with the body that is the rule's for each. */
static void
add_rules(struct svg_sheet *sheet, struct pai_str selectors,
    struct pai_str body)
{
	struct svg_scan	 at = { selectors.p, selectors.n };
	struct rule	 rule = { .body = body };

	while (at.n > 0) {
		if (selector(svg_trim(until(&at, ",")), &rule))
			add_rule(sheet, &rule);
		step(&at);
	}
}

/* Past an @-rule: to its ';', or over its block. */
static void
skip_at_rule(struct svg_scan *at)
{
	unsigned	 depth = 0;

	for (; at->n > 0; step(at)) {
		if (at->p[0] == '{')
			depth++;
		if (at->p[0] == '}' && depth > 0 && --depth == 0)
			break;
		if (at->p[0] == ';' && depth == 0)
			break;
	}
	step(at);
}

static void
read_sheet(struct svg_sheet *sheet, struct pai_str text)
{
	struct svg_scan	 at = { text.p, text.n };
	struct pai_str	 selectors;

	for (skip_comments(&at); at.n > 0; skip_comments(&at)) {
		if (at.p[0] == '@') {
			skip_at_rule(&at);
			continue;
		}
		selectors = until(&at, "{");
		step(&at);
		add_rules(sheet, selectors, until(&at, "}"));
		step(&at);
	}
}

struct svg_sheet *
svg_sheet_new(const struct svg_tree *t)
{
	struct svg_sheet *sheet = calloc(1, sizeof(*sheet));
	uint32_t	 in;

	if (sheet == NULL)
		return NULL;
	sheet->tree = t;
	for (uint32_t i = 1; i < t->node_n; i++) {
		in = t->node[i].parent;
		if (t->node[i].token == SVG_CHARACTERS &&
		    t->node[in].token == SVG_E_STYLE)
			read_sheet(sheet, svg_text(t, i));
	}
	if (sheet->failed) {
		svg_sheet_free(sheet);
		return NULL;
	}
	return sheet;
}

void
svg_sheet_free(struct svg_sheet *sheet)
{
	if (sheet == NULL)
		return;
	free(sheet->rule);
	free(sheet);
}

/* ---- asking ---- */

static const char *const element_names[] = {
#define	SVG_ELEMENT(id, name)	[SVG_E_##id - SVG_E_A] = name,
#include "svg_names.def"
};

static struct pai_str
element_name(unsigned token)
{
	const char	*name = token >= SVG_E_A && token - SVG_E_A <
			    sizeof(element_names) / sizeof(element_names[0]) ?
			    element_names[token - SVG_E_A] : "";

	return (struct pai_str){ name, strlen(name) };
}

static bool
same(struct pai_str a, struct pai_str b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

static struct pai_str
classes_of(const struct svg_tree *t, uint32_t node)
{
	struct pai_str	 s = svg_attr(t, node, SVG_A_CLASS);

	s.n = s.n < CLASSES_MAX ? s.n : CLASSES_MAX;
	return s;
}

static bool
has_class(struct pai_str classes, struct pai_str name)
{
	struct svg_scan	 at = { classes.p, classes.n };

	for (svg_skip_blanks(&at); at.n > 0; svg_skip_blanks(&at))
		if (same(until(&at, " \t\r\n\f"), name))
			return true;
	return false;
}

static bool
matches(const struct svg_sheet *sheet, const struct rule *rule,
    uint32_t node)
{
	const struct svg_tree *t = sheet->tree;
	const struct part *p = rule->part;
	bool		 yes = true;

	for (unsigned i = 0; i < rule->part_n && yes; i++, p++)
		yes = p->kind == '.' ?
		    has_class(classes_of(t, node), p->name) :
		    p->kind == '#' ?
		    same(svg_attr(t, node, SVG_A_ID), p->name) :
		    same(element_name(t->node[node].token), p->name);
	return yes;
}

/* Rules that match, in the order they count. */
struct found {
	uint32_t	 at[MATCHES_MAX];	/* from 1 */
	unsigned	 n;
};

static bool
goes_before(const struct svg_sheet *sheet, uint32_t a, uint32_t b)
{
	unsigned	 wa = sheet->rule[a - 1].weight;
	unsigned	 wb = sheet->rule[b - 1].weight;

	return wa != wb ? wa < wb : a < b;
}

static void
insert(const struct svg_sheet *sheet, struct found *f, uint32_t rule)
{
	unsigned	 i;

	for (i = 0; i < f->n; i++)
		if (f->at[i] == rule)
			return;
	if (f->n == MATCHES_MAX)
		return;
	for (i = f->n++; i > 0 && goes_before(sheet, rule, f->at[i - 1]); i--)
		f->at[i] = f->at[i - 1];
	f->at[i] = rule;
}

static void
look(const struct svg_sheet *sheet, struct pai_str name, uint32_t node,
    struct found *f)
{
	uint32_t	 i = sheet->bucket[svg_hash(name) % SVG_BUCKETS];

	for (unsigned tried = 0; i != 0 && tried < LOOKS_MAX; tried++) {
		if (matches(sheet, &sheet->rule[i - 1], node))
			insert(sheet, f, i);
		i = sheet->rule[i - 1].next;
	}
}

void
svg_sheet_apply(struct svg_sheet *sheet, uint32_t node,
    void (*declare)(void *, unsigned, struct pai_str), void *arg)
{
	static const struct pai_str any = { "*", 1 };
	const struct svg_tree *t = sheet->tree;
	struct pai_str	 classes = classes_of(t, node);
	struct svg_scan	 at = { classes.p, classes.n };
	struct found	 f = { .n = 0 };

	if (sheet->n == 0)
		return;
	look(sheet, any, node, &f);
	look(sheet, element_name(t->node[node].token), node, &f);
	if (svg_attr(t, node, SVG_A_ID).n > 0)
		look(sheet, svg_attr(t, node, SVG_A_ID), node, &f);
	for (svg_skip_blanks(&at); at.n > 0; svg_skip_blanks(&at))
		look(sheet, until(&at, " \t\r\n\f"), node, &f);
	for (unsigned i = 0; i < f.n && sheet->spent < BODIES_MAX; i++) {
		const struct rule *rule = &sheet->rule[f.at[i] - 1];

		sheet->spent += rule->body.n + 1;
		svg_declarations(rule->body, declare, arg);
	}
}

void
svg_declarations(struct pai_str s, void (*declare)(void *, unsigned,
    struct pai_str), void *arg)
{
	struct svg_scan	 at = { s.p, s.n };
	struct pai_str	 name, value;
	unsigned	 property;
	const char	*mark;

	for (skip_comments(&at); at.n > 0; skip_comments(&at)) {
		name = svg_trim(until(&at, ":;"));
		if (at.n == 0 || at.p[0] == ';') {
			step(&at);
			continue;
		}
		step(&at);
		value = until(&at, ";");
		step(&at);
		if ((mark = memchr(value.p, '!', value.n)) != NULL)
			value.n = (size_t)(mark - value.p);
		if ((property = svg_property(name)) != SVG_T_NONE)
			declare(arg, property, value);
	}
}
