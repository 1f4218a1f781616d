/*
 * The looks that matter: the style attribute, a few attributes from before
 * there was one, and, in pages of ours, our classes.
 *
 * What says something (bold, raised) becomes a mark; what only shows (colour,
 * alignment, indents) a style record.  Style sheets are not read: what a
 * selector means depends on the whole page.  A page of our writer is told by
 * its sheet, or by there being none (head.c).
 */
#include <string.h>
#include <strings.h>

#include "kit/colour.h"
#include "kit/num.h"
#include "soup.h"

#define	PT		PAI_MPT_PER_PT
#define	EM		12000	/* mpt, where a size is nowhere told */
#define	LENGTH_MAX	1000000	/* mpt: wider than any page */
#define	BIT(kind)	(UINT64_C(1) << PAI_N_##kind)

struct property {
	const char	*name, *value;	/* of those; NULL: any */
	uint64_t	 on, off;
};

/* What makes a mark, or takes one away. */
static const struct property marks[] = {
	{ "font-weight", "bold", BIT(STRONG), 0 },
	{ "font-weight", "bolder", BIT(STRONG), 0 },
	{ "font-weight", "600", BIT(STRONG), 0 },
	{ "font-weight", "700", BIT(STRONG), 0 },
	{ "font-weight", "800", BIT(STRONG), 0 },
	{ "font-weight", "900", BIT(STRONG), 0 },
	{ "font-weight", "normal", 0, BIT(STRONG) },
	{ "font-weight", "400", 0, BIT(STRONG) },
	{ "font-style", "italic", BIT(EMPH), 0 },
	{ "font-style", "oblique", BIT(EMPH), 0 },
	{ "font-style", "normal", 0, BIT(EMPH) },
	{ "text-decoration", "underline", BIT(UNDERLINE), 0 },
	{ "text-decoration-line", "underline", BIT(UNDERLINE), 0 },
	{ "text-decoration", "line-through", BIT(STRIKE), 0 },
	{ "text-decoration-line", "line-through", BIT(STRIKE), 0 },
	{ "text-decoration", "none", 0, BIT(UNDERLINE) | BIT(STRIKE) },
	{ "vertical-align", "super", BIT(SUPER), 0 },
	{ "vertical-align", "sub", BIT(SUB), 0 },
};

/* ---- values ---- */

static int32_t
unit_of(const char *s)
{
	static const struct { const char *name; int32_t mpt; } units[] = {
		{ "pt", PT }, { "px", 750 }, { "cm", 28346 }, { "mm", 2835 },
		{ "in", 72000 }, { "pc", 12000 }, { "em", EM }, { "rem", EM },
		{ "ex", EM / 2 }, { "%", 4422 }
	};
	size_t	 i;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcasecmp(s, units[i].name) == 0)
			return units[i].mpt;
	return 0;
}

/*
 * "-12.5pt" in mpt; *unit is where "pt" stands.  A number alone is plain
 * times so much.
 */
static bool
length_of(const char *s, int32_t plain, int32_t *out, const char **unit)
{
	bool	 minus = *s == '-';
	int64_t	 thousandths = 0;
	int32_t	 mpt;
	int	 decimals = -1, digits = 0;

	for (s += minus || *s == '+'; (*s >= '0' && *s <= '9') || *s == '.';
	    s++) {
		if (*s == '.') {
			decimals = 0;
			continue;
		}
		if (decimals >= 3 || digits++ > 7)
			continue;
		thousandths = thousandths * 10 + (*s - '0');
		decimals += decimals >= 0;
	}
	if (digits == 0)
		return false;
	for (; decimals < 3; decimals += 1 + (decimals < 0))
		thousandths *= 10;
	mpt = *s == '\0' ? plain : unit_of(s);
	if (mpt == 0 && thousandths != 0)
		return false;
	*out = p_num_scale(thousandths, minus ? -mpt : mpt, 1000);
	if (*out > LENGTH_MAX || *out < -LENGTH_MAX)
		*out = *out < 0 ? -LENGTH_MAX : LENGTH_MAX;
	*unit = s;
	return true;
}

/* ---- declarations ---- */

static void
declare_align(struct look *look, const char *value)
{
	uint8_t	 align = html_align(value);

	if (strcasecmp(value, "justify") == 0)
		align = PAI_ALIGN_JUSTIFY;
	else if (strcasecmp(value, "start") == 0)
		align = PAI_ALIGN_LEFT;
	else if (strcasecmp(value, "end") == 0)
		align = PAI_ALIGN_RIGHT;
	if (align == PAI_ALIGN_NONE)
		return;
	look->set |= LOOK_ALIGN;
	look->align = align;
}

static void
declare_valign(struct look *look, const char *value)
{
	if (strcasecmp(value, "top") == 0)
		look->valign = PAI_VALIGN_TOP;
	else if (strcasecmp(value, "middle") == 0)
		look->valign = PAI_VALIGN_CENTRE;
	else if (strcasecmp(value, "bottom") == 0)
		look->valign = PAI_VALIGN_BOTTOM;
	else
		return;
	look->set |= LOOK_VALIGN;
}

/* "vertical-rl", and "tb-rl" as it was called before. */
static void
declare_flow(struct look *look, const char *value)
{
	look->set |= LOOK_FLOW;
	look->flow = strncasecmp(value, "vertical", 8) == 0 ||
	    strncasecmp(value, "tb", 2) == 0 ? PAI_FLOW_VERTICAL :
	    strncasecmp(value, "sideways-lr", 11) == 0 ? PAI_FLOW_UP :
	    strncasecmp(value, "sideways", 8) == 0 ? PAI_FLOW_DOWN :
	    PAI_FLOW_LR;
}

static void
declare_indent(struct look *look, const char *value)
{
	const char	*unit;

	if (!length_of(value, 0, &look->first, &unit))
		return;
	look->set |= LOOK_FIRST;
	look->first_chars = 0;
	if (strcasecmp(unit, "em") == 0) {
		look->first_chars = p_num_scale(look->first, 100, EM);
		look->first = 0;
	}
}

static void
declare_length(struct look *look, uint32_t bit, int32_t *member,
    const char *value)
{
	const char	*unit;

	if (length_of(value, bit == LOOK_WIDTH ? 750 : 0, member, &unit))
		look->set |= bit;
}

static void
declare_colour(struct look *look, uint32_t bit, uint32_t *member,
    const char *value)
{
	uint32_t	 rgb;
	unsigned	 alpha;

	if (!p_colour_css(value, strlen(value), &rgb, &alpha) || alpha < 255)
		return;
	*member = rgb;
	look->set |= bit;
}

static void
declare_marks(struct look *look, const char *name, const char *value)
{
	size_t	 i, n;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		n = strlen(marks[i].value);
		if (strcmp(name, marks[i].name) != 0 ||
		    strncasecmp(value, marks[i].value, n) != 0 ||
		    (value[n] != '\0' && value[n] != ' '))
			continue;
		look->on |= marks[i].on;
		look->off |= marks[i].off;
	}
}

static bool
hides(const char *name, const char *value)
{
	return (strcmp(name, "display") == 0 &&
	    strcasecmp(value, "none") == 0) ||
	    (strcmp(name, "visibility") == 0 && (strcasecmp(value, "hidden")
	    == 0 || strcasecmp(value, "collapse") == 0)) ||
	    (strcmp(name, "mso-hide") == 0 && strcasecmp(value, "all") == 0);
}

static void
declare_rest(struct look *look, const char *name, const char *value)
{
	if (hides(name, value)) {
		look->set |= LOOK_HIDDEN;
	} else if ((strcmp(name, "page-break-before") == 0 &&
	    strcasecmp(value, "always") == 0) ||
	    (strcmp(name, "break-before") == 0 &&
	    strcasecmp(value, "page") == 0)) {
		look->set |= LOOK_BREAK;
	} else if (strcmp(name, "text-orientation") == 0) {
		look->sideways = strcasecmp(value, "sideways") == 0;
	} else if (strcmp(name, "transform") == 0) {
		look->turned = strcasecmp(value, "rotate(180deg)") == 0;
	} else if (strcmp(name, "text-transform") == 0) {
		look->set |= LOOK_CAPS;
		look->caps = strcasecmp(value, "uppercase") == 0;
	} else if (strcmp(name, "font-variant") == 0) {
		look->set |= LOOK_CAPS;
		look->small_caps = strcasecmp(value, "small-caps") == 0;
	} else if (strcmp(name, "text-emphasis") == 0) {
		look->set |= LOOK_EMMARK;
	}
}

static void
declare(struct look *look, const char *name, const char *value)
{
	if (strcmp(name, "text-align") == 0)
		declare_align(look, value);
	else if (strcmp(name, "text-indent") == 0)
		declare_indent(look, value);
	else if (strcmp(name, "margin-left") == 0)
		declare_length(look, LOOK_LEFT, &look->left, value);
	else if (strcmp(name, "width") == 0)
		declare_length(look, LOOK_WIDTH, &look->width, value);
	else if (strcmp(name, "font-size") == 0 && (strstr(value, "pt") !=
	    NULL || strstr(value, "px") != NULL))
		declare_length(look, LOOK_SIZE, &look->size, value);
	else if (strcmp(name, "color") == 0)
		declare_colour(look, LOOK_COLOUR, &look->colour, value);
	else if (strcmp(name, "background-color") == 0 ||
	    strcmp(name, "background") == 0)
		declare_colour(look, LOOK_BACKGROUND, &look->background,
		    value);
	else if (strcmp(name, "writing-mode") == 0)
		declare_flow(look, value);
	else
		declare_rest(look, name, value);
	if (strcmp(name, "vertical-align") == 0)
		declare_valign(look, value);
	declare_marks(look, name, value);
}

/* Blanks around it off, "!important" too. */
static char *
trim(char *s)
{
	char	*end = strchr(s, '!');

	if (end == NULL)
		end = s + strlen(s);
	s += strspn(s, " \t\r\n\f");
	while (end > s && strchr(" \t\r\n\f", end[-1]) != NULL)
		end--;
	*end = '\0';
	return s;
}

/* "name: value; name: value", which is taken apart in place. */
static void
declarations(struct look *look, char *s)
{
	char	*end, *colon, *name, *p;

	for (; s != NULL; s = end) {
		if ((end = strchr(s, ';')) != NULL)
			*end++ = '\0';
		if ((colon = strchr(s, ':')) == NULL)
			continue;
		*colon = '\0';
		name = trim(s);
		for (p = name; *p != '\0'; p++)
			if (*p >= 'A' && *p <= 'Z')
				*p = (char)(*p | 0x20);
		declare(look, name, trim(colon + 1));
	}
}

/* ---- attributes ---- */

bool
has_class(struct soup *s, const struct tag *t, const char *class)
{
	const char	*p;
	size_t		 n = strlen(class), len;

	if (!tag_attr(t, "class", &s->mu.scratch) || s->mu.scratch.n == 0)
		return false;
	for (p = s->mu.scratch.p; *p != '\0'; p += len) {
		p += strspn(p, " \t\r\n\f");
		len = strcspn(p, " \t\r\n\f");
		if (len == n && memcmp(p, class, n) == 0)
			return true;
	}
	return false;
}

static const char *
value_of(struct soup *s, const struct tag *t, const char *name)
{
	return tag_attr(t, name, &s->mu.scratch) && s->mu.scratch.n > 0 ?
	    s->mu.scratch.p : NULL;
}

static void
old_attributes(struct soup *s, const struct tag *t, struct look *look)
{
	const char	*value;

	if ((value = value_of(s, t, "align")) != NULL)
		declare_align(look, value);
	if ((value = value_of(s, t, "valign")) != NULL)
		declare_valign(look, value);
	if ((value = value_of(s, t, "bgcolor")) != NULL)
		declare_colour(look, LOOK_BACKGROUND, &look->background,
		    value);
	if (strcmp(t->name, "font") == 0 &&
	    (value = value_of(s, t, "color")) != NULL)
		declare_colour(look, LOOK_COLOUR, &look->colour, value);
	if (strcmp(t->name, "col") == 0 &&
	    (value = value_of(s, t, "width")) != NULL)
		declare_length(look, LOOK_WIDTH, &look->width, value);
}

/* The classes of page.css that say how something stands. */
static void
own_classes(struct soup *s, const struct tag *t, struct look *look)
{
	static const struct { const char *class; uint8_t align; } aligns[] = {
		{ "l", PAI_ALIGN_LEFT }, { "c", PAI_ALIGN_CENTRE },
		{ "r", PAI_ALIGN_RIGHT }, { "j", PAI_ALIGN_JUSTIFY },
		{ "d", PAI_ALIGN_DISTRIBUTE }
	};
	static const struct { const char *class; uint8_t flow; } flows[] = {
		{ "v", PAI_FLOW_VERTICAL }, { "up", PAI_FLOW_UP },
		{ "down", PAI_FLOW_DOWN }
	};
	size_t	 i;

	for (i = 0; i < sizeof(aligns) / sizeof(aligns[0]); i++)
		if (has_class(s, t, aligns[i].class)) {
			look->set |= LOOK_ALIGN;
			look->align = aligns[i].align;
		}
	for (i = 0; i < sizeof(flows) / sizeof(flows[0]); i++)
		if (has_class(s, t, flows[i].class)) {
			look->set |= LOOK_FLOW;
			look->flow = flows[i].flow;
		}
	if (has_class(s, t, "t"))
		declare_valign(look, "top");
	if (has_class(s, t, "b"))
		declare_valign(look, "bottom");
}

void
look_read(struct soup *s, const struct tag *t, struct look *look)
{
	memset(look, 0, sizeof(*look));
	if (t == NULL || t->attrs_n == 0)
		return;
	old_attributes(s, t, look);
	if (s->own && tag_attr(t, "class", &s->mu.scratch))
		own_classes(s, t, look);
	if (value_of(s, t, "style") != NULL)
		declarations(look, s->mu.scratch.p);
}

/* What an inner element says goes over what those around it say. */
void
look_add(struct look *to, const struct look *from)
{
	to->set |= from->set & ~(LOOK_VALIGN | LOOK_FLOW | LOOK_WIDTH |
	    LOOK_HIDDEN | LOOK_BREAK);
	if ((from->set & LOOK_COLOUR) != 0)
		to->colour = from->colour;
	if ((from->set & LOOK_BACKGROUND) != 0)
		to->background = from->background;
	if ((from->set & LOOK_SIZE) != 0)
		to->size = from->size;
	if ((from->set & LOOK_ALIGN) != 0)
		to->align = from->align;
	if ((from->set & LOOK_LEFT) != 0)
		to->left += from->left;
	if ((from->set & LOOK_FIRST) != 0) {
		to->first = from->first;
		to->first_chars = from->first_chars;
	}
	if ((from->set & LOOK_CAPS) != 0) {
		to->caps = from->caps;
		to->small_caps = from->small_caps;
	}
}

/* ---- records ---- */

uint32_t
look_text(struct soup *s, const struct look *look)
{
	struct pai_style	 st = { .size = sizeof(st),
				    .colour = PAI_COLOUR_AUTO,
				    .background = PAI_COLOUR_AUTO,
				    .widow_control = true,
				    .snap_to_grid = true };

	if ((look->set & (LOOK_COLOUR | LOOK_BACKGROUND | LOOK_SIZE |
	    LOOK_EMMARK | LOOK_CAPS)) == 0)
		return 0;
	if ((look->set & LOOK_COLOUR) != 0) {
		st.set |= PAI_SF_COLOUR;
		st.colour = look->colour;
	}
	if ((look->set & LOOK_BACKGROUND) != 0) {
		st.set |= PAI_SF_BACKGROUND;
		st.background = look->background;
	}
	if ((look->set & LOOK_SIZE) != 0 && look->size > 0) {
		st.set |= PAI_SF_SIZE;
		st.font_size = look->size;
	}
	if ((look->set & LOOK_EMMARK) != 0)
		st.emmark = PAI_EM_DOT;
	st.caps = look->caps;
	st.small_caps = look->small_caps;
	return s->mu.host->build_style(s->mu.b, &st);
}

uint32_t
look_block(struct soup *s, const struct look *look)
{
	struct pai_style	 st = { .size = sizeof(st),
				    .colour = PAI_COLOUR_AUTO,
				    .background = PAI_COLOUR_AUTO,
				    .widow_control = true,
				    .snap_to_grid = true };

	if ((look->set & (LOOK_ALIGN | LOOK_FIRST | LOOK_LEFT)) == 0)
		return 0;
	if ((look->set & LOOK_ALIGN) != 0) {
		st.set |= PAI_SF_ALIGN;
		st.align = look->align;
	}
	if ((look->set & (LOOK_FIRST | LOOK_LEFT)) != 0) {
		st.set |= PAI_SF_INDENT;
		st.indent_first = look->first;
		st.indent_first_chars = look->first_chars;
		st.indent_left = look->left > 0 ? look->left : 0;
	}
	return s->mu.host->build_style(s->mu.b, &st);
}

uint32_t
look_cell(struct soup *s, const struct look *look)
{
	struct pai_style	 st = { .size = sizeof(st),
				    .colour = PAI_COLOUR_AUTO,
				    .background = PAI_COLOUR_AUTO,
				    .widow_control = true,
				    .snap_to_grid = true };

	if ((look->set & (LOOK_BACKGROUND | LOOK_VALIGN)) == 0)
		return 0;
	if ((look->set & LOOK_BACKGROUND) != 0) {
		st.set |= PAI_SF_BACKGROUND;
		st.background = look->background;
	}
	if ((look->set & LOOK_VALIGN) != 0) {
		st.set |= PAI_SF_VALIGN;
		st.valign = look->valign;
	}
	return s->mu.host->build_style(s->mu.b, &st);
}
