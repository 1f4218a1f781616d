/*
 * The fonts of one document.
 *
 * Each different wish of the document (family, script, role, bold, italic)
 * has a *stack*: faces to try for a character, in this order:
 *
 *	the family itself, if installed (after the user's map);
 *	the choices of its class (font_map.def), best first;
 *	the classes that follow it, then all classes;
 *	whatever is installed, by path.
 *
 * What a stack answered is kept by character.  fontconfig's own record of
 * the characters in a file says whether to look at it at all, so a file is
 * opened only when it will be used.
 */
#include "fonts.h"

#include <stdlib.h>
#include <string.h>

#include "font_find.h"
#include "kit/utf8.h"
#include "font_kern.h"
#include "shape.h"

#define	STACKS_MAX	1024	/* more wishes than that share the first */
#define	FONTS_MAX	0xfffe
#define	FULL_WIDTH	950	/* 1/1000 em, and more */
#define	NEXT_MAX	4	/* classes one after another, then all */
#define	BOLD_ENOUGH	180	/* fontconfig's demibold */

struct stack {
	struct p_face	 wish;
	char		*family;	/* owned; wish.family points to it */
	const struct font_file **try;	/* files, best first, each once */
	size_t		 try_n;
	uint16_t	*page[0x1100];	/* number of font by character */
};

struct fonts {
	struct font_catalogue *catalogue;
	struct pai_log	*log;
	struct stack	**stack;
	size_t		 stack_n;
	struct stack	*recent;
	struct font	*font;
	size_t		 font_n;
	struct face	**face;
	const struct font_file **file;	/* of each; also of those refused */
	size_t		 face_n;
	struct shaper	 shaper;
	struct kern	 kern;
	uint8_t		*missing;	/* a bit for each character */
};

struct fonts *
fonts_new(struct font_catalogue *catalogue, struct pai_log *log)
{
	struct fonts	*f = calloc(1, sizeof(*f));

	if (f == NULL)
		return NULL;
	f->catalogue = catalogue;
	f->log = log;
	f->missing = calloc(0x110000 / 8, 1);
	shape_begin(&f->shaper);
	if (f->missing == NULL) {
		fonts_free(f);
		return NULL;
	}
	return f;
}

static void
stack_free(struct stack *s)
{
	for (size_t i = 0; i < sizeof(s->page) / sizeof(s->page[0]); i++)
		free(s->page[i]);
	free(s->try);
	free(s->family);
	free(s);
}

void
fonts_free(struct fonts *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->stack_n; i++)
		stack_free(f->stack[i]);
	for (size_t i = 0; i < f->face_n; i++)
		face_free(f->face[i]);
	shape_end(&f->shaper);
	kern_free(&f->kern);
	free(f->stack);
	free(f->font);
	free(f->face);
	free(f->file);
	free(f->missing);
	free(f);
}

/* Faces and numbered fonts. */

/* NULL: refused; remembered, so that it is tried only once. */
static struct face *
open_once(struct fonts *f, const struct font_file *file)
{
	const struct font_file **files;
	struct face	**faces;

	for (size_t i = 0; i < f->face_n; i++)
		if (f->file[i] == file)
			return f->face[i];
	files = realloc(f->file, (f->face_n + 1) * sizeof(*files));
	if (files == NULL)
		return NULL;
	f->file = files;
	faces = realloc(f->face, (f->face_n + 1) * sizeof(*faces));
	if (faces == NULL)
		return NULL;
	f->face = faces;
	f->file[f->face_n] = file;
	f->face[f->face_n] = face_open(file);
	return f->face[f->face_n++];
}

/* 0: no memory. */
static uint32_t
number_of(struct fonts *f, const struct stack *s, struct face *face,
    bool wide)
{
	bool		 embolden = s->wish.bold &&
			    face->file->weight < BOLD_ENOUGH;
	bool		 slant = s->wish.italic && !face->file->slanted;
	struct font	*more;

	for (size_t i = 0; i < f->font_n; i++)
		if (f->font[i].face == face &&
		    f->font[i].embolden == embolden &&
		    f->font[i].slant == slant && f->font[i].wide == wide)
			return (uint32_t)i + 1;
	if (f->font_n >= FONTS_MAX)
		return 1;
	more = realloc(f->font, (f->font_n + 1) * sizeof(*more));
	if (more == NULL)
		return 0;
	f->font = more;
	f->font[f->font_n] = (struct font){ face, embolden, slant,
	    wide };
	return (uint32_t)++f->font_n;
}

/* Stacks. */

static bool
same_wish(const struct p_face *a, const struct p_face *b)
{
	return a->script == b->script && a->bold == b->bold &&
	    a->italic == b->italic && a->family.n == b->family.n &&
	    (a->family.n > 0 ?
	    memcmp(a->family.p, b->family.p, a->family.n) == 0 :
	    a->role == b->role);
}

static bool
is_eastasian(const struct stack *s)
{
	return s->wish.script == PAI_SCRIPT_EASTASIA;
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

	font_class_of(family, is_eastasian(s), class);
	file = font_find_family(f->catalogue, family, s->wish.bold ? 200 : 80,
	    s->wish.italic);
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
	    is_eastasian(s));

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
		stack_free(s);
		return NULL;
	}
	f->stack[f->stack_n++] = s;
	return s;
}

static struct stack *
find_stack(struct fonts *f, const struct p_face *wish)
{
	if (f->recent != NULL && same_wish(&f->recent->wish, wish))
		return f->recent;
	for (size_t i = 0; i < f->stack_n; i++)
		if (same_wish(&f->stack[i]->wish, wish))
			return f->recent = f->stack[i];
	return f->recent = add_stack(f, wish);
}

/* Choosing. */

static uint32_t
try_file(struct fonts *f, const struct stack *s, const struct font_file *file,
    uint32_t cp)
{
	struct face	*face;

	if (file == NULL || !font_file_has(file, cp) ||
	    (face = open_once(f, file)) == NULL || face_glyph(face, cp) == 0)
		return 0;
	return number_of(f, s, face, false);
}

/* Marks that many a Chinese font has narrow, as Latin text wants them. */
static bool
is_shared_mark(uint32_t cp)
{
	return cp == 0xb7 || cp == 0x2014 || cp == 0x2015 || cp == 0x2018 ||
	    cp == 0x2019 || cp == 0x201c || cp == 0x201d || cp == 0x2026;
}

/* The first choice that has the mark as wide as a character; 0: none. */
static uint32_t
try_wide(struct fonts *f, const struct stack *s, uint32_t cp)
{
	struct face	*face;
	uint16_t	 gid;

	for (size_t i = 0; i < s->try_n; i++) {
		if (!font_file_has(s->try[i], cp) ||
		    (face = open_once(f, s->try[i])) == NULL)
			continue;
		gid = face_full_width(face, cp);
		if (gid != 0 && face_glyph_advance(face, gid) >= FULL_WIDTH)
			return number_of(f, s, face,
			    gid != face_glyph(face, cp));
	}
	return 0;
}

static uint32_t
try_all(struct fonts *f, const struct stack *s, uint32_t cp)
{
	uint32_t	 number;

	for (size_t i = 0; i < s->try_n; i++)
		if ((number = try_file(f, s, s->try[i], cp)) != 0)
			return number;
	for (size_t i = 0; i < font_catalogue_count(f->catalogue); i++)
		if ((number = try_file(f, s, font_catalogue_at(f->catalogue,
		    i), cp)) != 0)
			return number;
	return 0;
}

/* No font at all has it, whoever asks: said once, and not looked for again. */
static bool
is_missing(const struct fonts *f, uint32_t cp)
{
	return (f->missing[cp / 8] & 1u << cp % 8) != 0;
}

static void
note_missing(struct fonts *f, uint32_t cp)
{
	f->missing[cp / 8] |= (uint8_t)(1u << cp % 8);
	if (!p_is_space(cp))
		pai_say(f->log, PAI_M_PDF_NO_GLYPH, NULL, "U+%04X",
		    (unsigned)cp);
}

/* What shows nothing, or a blank for another: the face of ordinary text. */
static uint32_t
last_resort(struct fonts *f, const struct stack *s)
{
	uint32_t	 number = try_all(f, s, is_eastasian(s) ? 0x4e00 : ' ');

	return number != 0 ? number : try_all(f, s, ' ');
}

/*
 * A character that no font has is shown as another that says so, since PDF/A
 * forbids .notdef (ISO 19005-2, 6.2.11.8); its text stays what it is.
 */
static const uint32_t stand_in[] = { 0x25a1, 0xfffd, '?' };
#define	STAND_INS	(sizeof(stand_in) / sizeof(*stand_in))

static uint32_t
font_of_stand_in(struct fonts *f, const struct stack *s, uint32_t cp)
{
	uint32_t	 number;

	for (size_t i = 0; i < STAND_INS && !p_is_space(cp); i++)
		if ((number = try_all(f, s, stand_in[i])) != 0)
			return number;
	return last_resort(f, s);
}

uint16_t
fonts_stand_in(const struct font *font)
{
	uint16_t	 gid = 0;

	for (size_t i = 0; i < STAND_INS && gid == 0; i++)
		gid = face_glyph(font->face, stand_in[i]);
	return gid;
}

static uint32_t
choose(struct fonts *f, const struct stack *s, uint32_t cp)
{
	uint32_t	 number;

	if (cp >= FACE_CLUSTER || fonts_is_invisible(cp))
		return last_resort(f, s);
	if (is_missing(f, cp))
		return font_of_stand_in(f, s, cp);
	if (is_eastasian(s) && is_shared_mark(cp) &&
	    (number = try_wide(f, s, cp)) != 0)
		return number;
	if ((number = try_all(f, s, cp)) != 0)
		return number;
	note_missing(f, cp);
	return font_of_stand_in(f, s, cp);
}

static uint32_t
font_number(void *arg, const struct p_face *wish, uint32_t cp)
{
	struct fonts	*f = arg;
	struct stack	*s = find_stack(f, wish);
	uint16_t	**page;
	uint32_t	 number;

	if (s == NULL)
		return 1;
	if (cp >= 0x110000)
		return choose(f, s, cp);
	page = &s->page[cp >> 8];
	if (*page == NULL && (*page = calloc(256, sizeof(**page))) == NULL)
		return choose(f, s, cp);
	if ((*page)[cp & 0xff] == 0) {
		number = choose(f, s, cp);
		(*page)[cp & 0xff] = (uint16_t)number;
	}
	return (*page)[cp & 0xff];
}

const struct font *
fonts_at(const struct fonts *f, uint32_t number)
{
	if (number < 1 || number > f->font_n)
		return f->font_n > 0 ? &f->font[0] : NULL;
	return &f->font[number - 1];
}

uint16_t
fonts_glyph(const struct font *font, uint32_t cp)
{
	return font->wide ? face_full_width(font->face, cp) :
	    face_glyph(font->face, cp);
}

size_t
fonts_face_count(const struct fonts *f)
{
	return f->face_n;
}

struct face *
fonts_face(const struct fonts *f, size_t i)
{
	return f->face[i];
}

/* Measuring. */

bool
fonts_is_invisible(uint32_t cp)
{
	if ((cp >= ' ' && cp < 0x7f) || (cp >= 0x2070 && cp < 0xfe00))
		return false;		/* almost all */
	return cp < ' ' || (cp >= 0x7f && cp < 0xa0) || cp == 0xad ||
	    cp == 0x61c || (cp >= 0x200b && cp <= 0x200f) ||
	    (cp >= 0x2028 && cp <= 0x202e) ||
	    (cp >= 0x2060 && cp <= 0x206f) ||
	    (cp >= 0xfe00 && cp <= 0xfe0f) || cp == 0xfeff ||
	    (cp >= 0xfff9 && cp <= 0xfffb) ||
	    (cp >= 0xe0000 && cp <= 0xe0fff);
}

/* A blank the font has not got: em, en and the like by their names. */
static int32_t
blank_advance(struct face *face, uint32_t cp)
{
	switch (cp) {
	case 0x2001: case 0x2003: case 0x3000:
		return P_EM;
	case 0x2000: case 0x2002:
		return P_EM / 2;
	case 0x2004:
		return P_EM / 3;
	case 0x2006:
		return P_EM / 6;
	case 0x2009: case 0x202f: case 0x200a:
		return P_EM / 5;
	default:
		return face_measure(face, ' ');
	}
}

static int32_t
advance(void *arg, uint32_t number, uint32_t cp)
{
	const struct font *font = fonts_at(arg, number);

	if (font == NULL || fonts_is_invisible(cp))
		return 0;
	if (font->wide)
		return face_glyph_measure(font->face, fonts_glyph(font, cp));
	if (face_glyph(font->face, cp) != 0)
		return face_measure(font->face, cp);
	return p_is_space(cp) ? blank_advance(font->face, cp) :
	    face_glyph_measure(font->face, fonts_stand_in(font));
}

static unsigned
synth(void *arg, uint32_t number, const struct p_face *wish)
{
	const struct font *font = fonts_at(arg, number);

	(void)wish;		/* the number says what was wished for */
	if (font == NULL)
		return 0;
	return (font->slant ? P_SYNTH_SLANT : 0) |
	    (font->embolden ? P_SYNTH_BOLD : 0);
}

static void
font_metrics(void *arg, uint32_t number, struct p_font_metrics *out)
{
	const struct font *font = fonts_at(arg, number);
	hb_font_extents_t e;

	*out = (struct p_font_metrics){ .ascent = 880, .descent = 120 };
	if (font == NULL ||
	    !hb_font_get_h_extents(font->face->font, &e) || e.ascender <= 0)
		return;
	out->ascent = e.ascender;
	out->descent = -e.descender;
	out->gap = e.line_gap;
	out->em = (int32_t)font->face->upem;
	out->han = font_file_has(font->face->file, 0x4e00);
}

static uint32_t
glyph(void *arg, uint32_t number, uint32_t cp)
{
	const struct font *font = fonts_at(arg, number);
	uint16_t	 gid = font == NULL ? 0 : fonts_glyph(font, cp);

	return gid == 0 ? 0 : gid + 1u;
}

static int32_t
kern(void *arg, uint32_t number, uint32_t a, uint32_t b)
{
	struct fonts	*f = arg;
	const struct font *font = fonts_at(f, number);

	return font == NULL || font->wide ? 0 : (int32_t)((int64_t)
	    kern_between(&f->kern, font->face, a, b) * P_EM /
	    (int64_t)font->face->upem);
}

/* Shaping. */

static bool
needs_shaping(void *arg, uint32_t cp)
{
	(void)arg;
	return shape_needed(cp);
}

static size_t
shape(void *arg, uint32_t number, const uint32_t *cp, size_t n,
    struct p_glyph *out, size_t room)
{
	struct fonts	*f = arg;
	const struct font *font = fonts_at(f, number);

	if (font == NULL)
		return 0;
	return shape_run(&f->shaper, font->face, cp, n, out, room);
}

const struct shaper *
fonts_shaper(const struct fonts *f)
{
	return &f->shaper;
}

void
fonts_metrics(struct fonts *f, struct p_metrics *m)
{
	*m = (struct p_metrics){ f, font_number, advance, font_metrics,
	    needs_shaping, shape, synth, glyph,
	    kern };
}
