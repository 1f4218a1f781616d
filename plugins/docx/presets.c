/*
 * Preset shapes: those of presets.def, told as geometry.
 */
#include <stdlib.h>
#include <string.h>

#include "geometry.h"

static const struct preset {
	const char	*name;
	int16_t		 number;	/* in VML; -1: none */
	const char	*adjust, *guides, *paths, *text;
} presets[] = {
#define	PRESET(name, number, adjust, guides, paths, text)		\
	{ #name, number, adjust, guides, paths, text },
#include "presets.def"
#undef PRESET
};

#define	NPRESETS	(sizeof(presets) / sizeof(presets[0]))
#define	WORD		24
#define	FORMULA		80

/* Takes what stands before the mark, or the end; false: nothing is left. */
static bool
take(const char **s, const char *marks, char *to, size_t room)
{
	size_t	 n;

	*s += strspn(*s, marks);
	n = strcspn(*s, marks);
	if (n == 0 || n >= room)
		return false;
	memcpy(to, *s, n);
	to[n] = '\0';
	*s += n;
	return true;
}

/* "name op a b c; ..."; of adjustments, which are plain numbers, "name n". */
static void
tell_guides(struct geometry *g, const char *list, bool adjust)
{
	char		 one[FORMULA], name[WORD], formula[FORMULA + 4];
	const char	*s;

	while (take(&list, ";", one, sizeof(one))) {
		s = one;
		if (!take(&s, " ", name, sizeof(name)))
			continue;
		formula[0] = '\0';
		strcat(formula, adjust ? "val" : "");
		strncat(formula, s, FORMULA - 1);
		geometry_guide(g, name, formula);
	}
}

static void
take_numbers(const struct geometry *g, const char **s, double *v, size_t n)
{
	char	 word[WORD];

	for (size_t i = 0; i < n; i++)
		v[i] = take(s, " ", word, sizeof(word)) ?
		    geometry_value(g, word) : 0;
}

static void
step(struct geometry *g, char what, const char **s)
{
	double	 v[6];

	switch (what) {
	case 'M':
		take_numbers(g, s, v, 2);
		geometry_move(g, v[0], v[1]);
		break;
	case 'L':
		take_numbers(g, s, v, 2);
		geometry_line(g, v[0], v[1]);
		break;
	case 'C':
		take_numbers(g, s, v, 6);
		geometry_cubic(g, v);
		break;
	case 'Q':
		take_numbers(g, s, v, 4);
		geometry_quad(g, v);
		break;
	case 'A':
		take_numbers(g, s, v, 4);
		geometry_arc(g, v[0], v[1], v[2], v[3]);
		break;
	default:
		geometry_close(g);
		break;
	}
}

/* A path's first word may be how it is painted. */
static void
begin_path(struct geometry *g, const char **s)
{
	static const struct { const char *word; uint8_t fill; bool lined; }
	    words[] = { { "empty", PATH_EMPTY, true },
	    { "area", PATH_FILLED, false }, { "light", PATH_LIGHT, false },
	    { "lighter", PATH_LIGHTER, false }, { "dark", PATH_DARK, false },
	    { "darker", PATH_DARKER, false } };
	const char	*at = *s;
	char		 word[WORD];

	for (size_t i = 0; take(&at, " ", word, sizeof(word)) &&
	    i < sizeof(words) / sizeof(words[0]); i++, at = *s)
		if (strcmp(words[i].word, word) == 0) {
			*s = at;
			geometry_path(g, 0, 0, (enum path_fill)words[i].fill,
			    words[i].lined);
			return;
		}
	geometry_path(g, 0, 0, PATH_FILLED, true);
}

static void
tell_paths(struct geometry *g, const char *paths)
{
	char		 word[WORD];

	begin_path(g, &paths);
	while (take(&paths, " ", word, sizeof(word)))
		if (word[0] == '|')
			begin_path(g, &paths);
		else
			step(g, word[0], &paths);
}

static void
tell(struct geometry *g, const struct preset *p)
{
	const char	*text = p->text;
	double		 sides[4];

	tell_guides(g, p->adjust, true);
	tell_guides(g, p->guides, false);
	tell_paths(g, p->paths);
	if (*text == '\0')
		return;
	take_numbers(g, &text, sides, 4);
	geometry_text(g, sides);
}

bool
geometry_preset(struct geometry *g, const char *name)
{
	for (size_t i = 0; i < NPRESETS; i++)
		if (strcmp(presets[i].name, name) == 0) {
			tell(g, &presets[i]);
			return true;
		}
	return false;
}

bool
geometry_numbered(struct geometry *g, int number)
{
	for (size_t i = 0; i < NPRESETS && number >= 0; i++)
		if (presets[i].number == number) {
			tell(g, &presets[i]);
			return true;
		}
	return false;
}
