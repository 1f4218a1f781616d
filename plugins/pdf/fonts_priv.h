/*
 * The fonts of a document as fonts.c, fonts_stack.c, fonts_choose.c and
 * fonts_measure.c share them.
 */
#ifndef P_PDF_FONTS_PRIV_H
#define P_PDF_FONTS_PRIV_H

#include "font_find.h"
#include "font_kern.h"
#include "fonts.h"
#include "shape.h"

/* What the document asked for, and what to try for it. */
struct stack {
	struct p_face	 wish;
	char		*family;	/* owned; wish.family points to it */
	const struct font_file *own;	/* the family's own; NULL: not there */
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

/* The face in a file, opened once; NULL: refused, now or before. */
struct face	*fonts_open(struct fonts *, const struct font_file *);
/*
 * The number of a face with what the wish wants of it and the face cannot
 * do; wide: its full-width glyphs are meant.  0: no memory.
 */
uint32_t	 fonts_number(struct fonts *, const struct stack *,
		    struct face *, bool wide);

/* The stack of a wish; NULL: no memory. */
struct stack	*fonts_stack(struct fonts *, const struct p_face *wish);
void		 fonts_stack_free(struct stack *);

static inline bool
fonts_is_eastasian(const struct stack *s)
{
	return s->wish.script == PAI_SCRIPT_EASTASIA;
}

/* Number of the font that shows a character; 0: no memory. */
uint32_t	 fonts_choose(struct fonts *, const struct stack *,
		    uint32_t cp);

#endif
