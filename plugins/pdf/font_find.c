/*
 * Which fonts there are.
 *
 * fontconfig is asked once for all it knows (3 ms with its caches) instead
 * of for a match at each name (a match sorts everything anew, and weighs
 * languages and sizes we do not care for).  What it answers is put in order
 * of path and index, so that the choice does not depend on the order of
 * directories:
 *
 *	the same fonts installed, the same fonts chosen.
 *
 * Names are compared folded: case, blanks, hyphens and underscores left out,
 * as documents are careless with them.
 */
#include "kit/grow.h"
#include "font_find.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "setup.h"

#define	NAME_MAX_FOLDED	96	/* bytes; what is longer names no font */

struct folded { char s[NAME_MAX_FOLDED]; };

struct name {
	struct folded	 key;
	size_t		 file;
};

struct mapping {
	struct folded	 from;
	char		*to;
};

struct font_catalogue {
	FcConfig	*config;
	struct font_file *file;
	size_t		 file_n;
	struct name	*name;		/* by key, then by file */
	size_t		 name_n, name_room;
	struct mapping	*map;
	size_t		 map_n;
};

static bool
is_ignored(char c)
{
	return c == ' ' || c == '-' || c == '_' || c == '\t';
}

/* False: too long to be the name of a font. */
static bool
fold(const char *p, size_t n, struct folded *out)
{
	size_t	 at = 0;

	for (size_t i = 0; i < n; i++) {
		char c = p[i];

		if (is_ignored(c))
			continue;
		if (at + 1 >= sizeof(out->s))
			return false;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		out->s[at++] = c;
	}
	out->s[at] = '\0';
	return at > 0;
}

/* The catalogue. */

static bool
is_usable(FcPattern *p)
{
	FcBool	 yes;
	int	 index;

	if (FcPatternGetBool(p, FC_OUTLINE, 0, &yes) != FcResultMatch || !yes)
		return false;
	if (FcPatternGetBool(p, FC_VARIABLE, 0, &yes) == FcResultMatch && yes)
		return false;
	if (FcPatternGetBool(p, FC_COLOR, 0, &yes) == FcResultMatch && yes)
		return false;
	/* A named instance of a variable font has it in the upper half. */
	return FcPatternGetInteger(p, FC_INDEX, 0, &index) == FcResultMatch &&
	    index >= 0 && index <= 0xffff;
}

static bool
describe(FcPattern *p, struct font_file *f)
{
	FcChar8		*s;
	FcCharSet	*chars;
	int		 slant = 0;

	if (FcPatternGetString(p, FC_FILE, 0, &s) != FcResultMatch)
		return false;
	f->path = (const char *)s;
	if (FcPatternGetString(p, FC_FAMILY, 0, &s) != FcResultMatch)
		return false;
	f->family = (const char *)s;
	if (FcPatternGetCharSet(p, FC_CHARSET, 0, &chars) != FcResultMatch)
		return false;
	f->chars = chars;
	FcPatternGetInteger(p, FC_INDEX, 0, &f->index);
	if (FcPatternGetInteger(p, FC_WEIGHT, 0, &f->weight) != FcResultMatch)
		f->weight = FC_WEIGHT_REGULAR;
	FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	f->slanted = slant != FC_SLANT_ROMAN;
	return true;
}

static int
compare_patterns(const void *a, const void *b)
{
	struct font_file fa = { 0 }, fb = { 0 };
	FcPattern	*pa = *(FcPattern *const *)a;
	FcPattern	*pb = *(FcPattern *const *)b;
	int		 order;

	describe(pa, &fa);
	describe(pb, &fb);
	order = strcmp(fa.path, fb.path);
	return order != 0 ? order : fa.index - fb.index;
}

static bool
add_name(struct font_catalogue *c, const char *name, size_t file)
{
	struct folded	 key;

	if (!fold(name, strlen(name), &key))
		return true;
	if (!p_make_room(&c->name, &c->name_room, c->name_n + 1,
	    sizeof(*c->name)))
		return false;
	c->name[c->name_n].key = key;
	c->name[c->name_n++].file = file;
	return true;
}

static bool
add_names(struct font_catalogue *c, FcPattern *p, size_t file)
{
	FcChar8	*s;

	for (int i = 0; i < 16; i++) {
		if (FcPatternGetString(p, FC_FAMILY, i, &s) != FcResultMatch)
			break;
		if (!add_name(c, (const char *)s, file))
			return false;
	}
	if (FcPatternGetString(p, FC_POSTSCRIPT_NAME, 0, &s) == FcResultMatch)
		return add_name(c, (const char *)s, file);
	return true;
}

static int
compare_names(const void *a, const void *b)
{
	const struct name *na = a, *nb = b;
	int		 order = strcmp(na->key.s, nb->key.s);

	if (order != 0)
		return order;
	return na->file < nb->file ? -1 : na->file > nb->file;
}

static size_t
gather(FcConfig *config, FcPattern **out)
{
	size_t	 n = 0;

	for (int set = FcSetSystem; set <= FcSetApplication; set++) {
		FcFontSet *fonts = FcConfigGetFonts(config, (FcSetName)set);
		struct font_file f;

		for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
			if (!is_usable(fonts->fonts[i]) ||
			    !describe(fonts->fonts[i], &f))
				continue;
			if (out != NULL)
				out[n] = fonts->fonts[i];
			n++;
		}
	}
	return n;
}

static bool
catalogue(struct font_catalogue *c)
{
	size_t		 n = gather(c->config, NULL);
	FcPattern	**p = calloc(n + 1, sizeof(FcPattern *));
	bool		 ok = p != NULL;

	free(c->file);
	c->file = calloc(n + 1, sizeof(*c->file));
	c->file_n = c->name_n = 0;
	if (!ok || c->file == NULL) {
		free(p);
		return false;
	}
	gather(c->config, p);
	qsort(p, n, sizeof(FcPattern *), compare_patterns);
	for (size_t i = 0; i < n && ok; i++) {
		describe(p[i], &c->file[i]);
		ok = add_names(c, p[i], i);
	}
	c->file_n = ok ? n : 0;
	if (c->name_n > 0)
		qsort(c->name, c->name_n, sizeof(*c->name), compare_names);
	free(p);
	return ok;
}

struct font_catalogue *
font_catalogue_new(void)
{
	struct font_catalogue *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->config = FcInitLoadConfigAndFonts();
	if (c->config == NULL || !catalogue(c)) {
		font_catalogue_free(c);
		return NULL;
	}
	return c;
}

void
font_catalogue_free(struct font_catalogue *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->map_n; i++)
		free(c->map[i].to);
	free(c->map);
	free(c->name);
	free(c->file);
	if (c->config != NULL)
		FcConfigDestroy(c->config);
	free(c);
}

bool
font_catalogue_dir(struct font_catalogue *c, const char *dir)
{
	if (!setup_trusts(dir) ||
	    !FcConfigAppFontAddDir(c->config, (const FcChar8 *)dir))
		return false;
	return catalogue(c);
}

size_t
font_catalogue_count(const struct font_catalogue *c)
{
	return c->file_n;
}

const struct font_file *
font_catalogue_at(const struct font_catalogue *c, size_t i)
{
	return i < c->file_n ? &c->file[i] : NULL;
}

bool
font_file_has(const struct font_file *f, uint32_t cp)
{
	return FcCharSetHasChar(f->chars, cp);
}

/* The user's map. */

static struct pai_str
trimmed(const char *p, size_t n)
{
	while (n > 0 && (p[0] == ' ' || p[0] == '\t')) {
		p++;
		n--;
	}
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t' ||
	    p[n - 1] == '\r'))
		n--;
	return (struct pai_str){ p, n };
}

static bool
map_line(struct font_catalogue *c, struct pai_str line)
{
	const char	*eq;
	struct pai_str	 to;
	struct mapping	*more, m;

	if (line.n == 0 || line.p[0] == '#')
		return true;
	if ((eq = memchr(line.p, '=', line.n)) == NULL)
		return false;
	to = trimmed(eq + 1, line.n - (size_t)(eq + 1 - line.p));
	if (to.n == 0 || !fold(line.p, (size_t)(eq - line.p), &m.from))
		return false;
	more = realloc(c->map, (c->map_n + 1) * sizeof(*more));
	if (more == NULL)
		return false;
	c->map = more;
	if ((m.to = strndup(to.p, to.n)) == NULL)
		return false;
	c->map[c->map_n++] = m;
	return true;
}

bool
font_catalogue_map(struct font_catalogue *c, const char *p, size_t n,
    unsigned *line)
{
	const char	*end;
	size_t		 len;

	for (*line = 1; n > 0; (*line)++) {
		end = memchr(p, '\n', n);
		len = end != NULL ? (size_t)(end - p) : n;
		if (!map_line(c, trimmed(p, len)))
			return false;
		len += end != NULL;
		p += len;
		n -= len;
	}
	return true;
}

struct pai_str
font_find_mapped(const struct font_catalogue *c, struct pai_str family)
{
	struct folded	 key;

	if (!fold(family.p, family.n, &key))
		return family;
	for (size_t i = 0; i < c->map_n; i++)
		if (strcmp(c->map[i].from.s, key.s) == 0)
			return (struct pai_str){ c->map[i].to,
			    strlen(c->map[i].to) };
	return family;
}

/* Finding. */

static size_t
first_name(const struct font_catalogue *c, const char *key)
{
	size_t	 low = 0, high = c->name_n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (strcmp(c->name[mid].key.s, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A wrong slant is worse than any weight. */
static int
distance(const struct font_file *f, int weight, bool slanted)
{
	return abs(f->weight - weight) + (f->slanted != slanted ? 1000 : 0);
}

const struct font_file *
font_find_family(const struct font_catalogue *c, struct pai_str family,
    int weight, bool slanted)
{
	const struct font_file *best = NULL, *f;
	struct folded	 key;

	if (!fold(family.p, family.n, &key))
		return NULL;
	for (size_t i = first_name(c, key.s); i < c->name_n &&
	    strcmp(c->name[i].key.s, key.s) == 0; i++) {
		f = &c->file[c->name[i].file];
		if (best == NULL || distance(f, weight, slanted) <
		    distance(best, weight, slanted))
			best = f;
	}
	return best;
}

/* Classes. */

static const struct {
	const char	*name;
	enum font_class	 next;
} classes[] = {
#define	FONT_CLASS(id, name, next)	{ name, FONT_##next },
#include "font_map.def"
};

static const struct {
	enum font_class	 class;
	const char	*family;
} names[] = {
#define	FONT_NAME(class, family)	{ FONT_##class, family },
#include "font_map.def"
};

static const struct {
	enum font_class	 class;
	const char	*family;
	int		 weight;
} choices[] = {
#define	FONT_CHOICE(class, family, weight) { FONT_##class, family, weight },
#include "font_map.def"
};

/* Parts of names that tell the kind of an unknown font, most telling first. */
static const struct {
	const char	*part;
	enum font_class	 class;
} hints[] = {
	{ "仿宋", FONT_FANGSONG }, { "fangsong", FONT_FANGSONG },
	{ "标宋", FONT_TITLE }, { "楷", FONT_KAI }, { "kai", FONT_KAI },
	{ "宋", FONT_SONG }, { "明", FONT_SONG }, { "song", FONT_SONG },
	{ "ming", FONT_SONG }, { "黑", FONT_HEI }, { "圆", FONT_HEI },
	{ "hei", FONT_HEI }, { "mono", FONT_SCREEN },
	{ "code", FONT_SCREEN }, { "courier", FONT_MONO },
	{ "gothic", FONT_PLAIN }, { "sans", FONT_PLAIN },
	{ "arial", FONT_SANS }, { "serif", FONT_BOOK },
	{ "times", FONT_SERIF }
};

bool
font_class_of(struct pai_str family, bool eastasia, enum font_class *class)
{
	struct folded	 key, other;

	*class = eastasia ? FONT_SONG : FONT_PLAIN;
	if (!fold(family.p, family.n, &key))
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (fold(names[i].family, strlen(names[i].family), &other) &&
		    strcmp(key.s, other.s) == 0) {
			*class = names[i].class;
			return true;
		}
	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
		if (strstr(key.s, hints[i].part) != NULL) {
			*class = hints[i].class;
			break;
		}
	return false;
}

enum font_class
font_class_of_role(unsigned role, bool eastasia)
{
	switch (role) {
#define	FONT_ROLE(role, latin, eastern)				\
	case role: return eastasia ? FONT_##eastern : FONT_##latin;
#include "font_map.def"
	default:
		return eastasia ? FONT_SONG : FONT_SERIF;
	}
}

enum font_class
font_class_next(enum font_class class)
{
	return classes[class].next;
}

const char *
font_class_name(enum font_class class)
{
	return classes[class].name;
}

const struct font_file *
font_find_choice(const struct font_catalogue *c, enum font_class class,
    size_t nth, bool bold, bool slanted)
{
	const struct font_file *f;
	struct pai_str	 family;
	int		 weight;

	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		if (choices[i].class != class)
			continue;
		family.p = choices[i].family;
		family.n = strlen(family.p);
		weight = bold ? FC_WEIGHT_BOLD : choices[i].weight;
		f = font_find_family(c, family, weight, slanted);
		if (f != NULL && nth-- == 0)
			return f;
	}
	return NULL;
}
