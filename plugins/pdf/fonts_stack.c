/*
 * What to try for a wish (family, script, role, bold, italic), in this order:
 *
 *	the family itself, if installed (after the user's map);
 *	the choices of its class (font_map.def), best first;
 *	the classes that follow it, then all classes.
 */
#include <stdlib.h>
#include <string.h>

#include "fonts_priv.h"

#define	STACKS_MAX	1024	/* more wishes than that share the first */
#define	NEXT_MAX	4	/* classes one after another, then all */

void
fonts_stack_free(struct stack *s)
{
	for (size_t i = 0; i < sizeof(s->page) / sizeof(s->page[0]); i++)
		free(s->page[i]);
	free(s->try);
	free(s->family);
	free(s);
}

static bool
same_wish(const struct p_face *a, const struct p_face *b)
{
	return a->script == b->script && a->bold == b->bold &&
	    a->italic == b->italic && a->family.n == b->family.n &&
	    (a->family.n > 0 ?
	    memcmp(a->family.p, b->family.p, a->family.n) == 0 :
	    a->role == b->role);
}

/* One note a family, however many faces of it the document asks for. */
static void
note_substitute(struct fonts *f, const struct stack *s,
    const struct font_file *instead)
{
	for (size_t i = 0; i < f->stack_n; i++)
		if (f->stack[i]->wish.family.n ==
		    s->wish.family.n && memcmp(f->stack[i]->family, s->family,
		    s->wish.family.n) == 0)
			return;
	pai_say(f->log, PAI_M_PDF_SUBSTITUTE, NULL, "%s: %s", s->family,
	    instead->family);
}

/* False: no memory. */
static bool
add_try(struct stack *s, const struct font_file *file)
{
	const struct font_file **more;

	for (size_t i = 0; i < s->try_n; i++)
		if (s->try[i] == file)
			return true;
	more = realloc(s->try, (s->try_n + 1) * sizeof(*more));
	if (more == NULL)
		return false;
	s->try = more;
	s->try[s->try_n++] = file;
	return true;
}

static bool
add_choices(struct fonts *f, struct stack *s, enum font_class class,
    bool slanted)
{
	const struct font_file *file;

	for (size_t i = 0; (file = font_find_choice(f->catalogue, class, i,
	    s->wish.bold, slanted)) != NULL; i++)
		if (!add_try(s, file))
			return false;
	return true;
}

/*
 * Many a slanted face lacks scripts that its upright one has, and a slant can
 * be imitated: better that than a face of another weight.
 */
static bool
add_class(struct fonts *f, struct stack *s, enum font_class class)
{
	return add_choices(f, s, class, s->wish.italic) &&
	    (!s->wish.italic || add_choices(f, s, class, false));
}

/* The family's own file first; without one, what stands in is noted. */
static bool
add_family(struct fonts *f, struct stack *s, enum font_class *class)
{
	const struct font_file *file;
	struct pai_str	 family = font_find_mapped(f->catalogue,
	    s->wish.family);

	font_class_of(family, fonts_is_eastasian(s), class);
	s->own = file = font_find_family(f->catalogue, family,
	    s->wish.bold ? 200 : 80, s->wish.italic);
	if (file != NULL)
		return add_try(s, file) && (!s->wish.italic || add_try(s,
		    font_find_family(f->catalogue, family, s->wish.bold ?
		    200 : 80, false)));
	file = font_find_choice(f->catalogue, *class, 0, s->wish.bold,
	    s->wish.italic);
	if (file != NULL)
		note_substitute(f, s, file);
	return true;
}

static bool
fill_stack(struct fonts *f, struct stack *s)
{
	enum font_class	 class = font_class_of_role(s->wish.role,
	    fonts_is_eastasian(s));

	if (s->wish.family.n > 0 && !add_family(f, s, &class))
		return false;
	for (int i = 0; i < NEXT_MAX; i++, class = font_class_next(class))
		if (!add_class(f, s, class))
			return false;
	for (int c = 0; c < FONT_CLASS_MAX; c++)
		if (!add_class(f, s, (enum font_class)c))
			return false;
	return true;
}

static struct stack *
add_stack(struct fonts *f, const struct p_face *wish)
{
	struct stack	**more, *s;

	if (f->stack_n >= STACKS_MAX)
		return f->stack[0];
	more = realloc(f->stack, (f->stack_n + 1) * sizeof(struct stack *));
	if (more == NULL)
		return NULL;
	f->stack = more;
	if ((s = calloc(1, sizeof(*s))) == NULL)
		return NULL;
	s->wish = *wish;
	s->family = strndup(wish->family.n > 0 ? wish->family.p : "",
	    wish->family.n);
	s->wish.family.p = s->family;
	if (s->family == NULL || !fill_stack(f, s)) {
		fonts_stack_free(s);
		return NULL;
	}
	f->stack[f->stack_n++] = s;
	return s;
}

struct stack *
fonts_stack(struct fonts *f, const struct p_face *wish)
{
	if (f->recent != NULL && same_wish(&f->recent->wish, wish))
		return f->recent;
	for (size_t i = 0; i < f->stack_n; i++)
		if (same_wish(&f->stack[i]->wish, wish))
			return f->recent = f->stack[i];
	return f->recent = add_stack(f, wish);
}
