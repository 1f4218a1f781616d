/*
 * How a text box looks (boxlook.c).
 */
#ifndef DOCX_BOXLOOK_H
#define DOCX_BOXLOOK_H

#include "docx.h"

struct box_look {
	struct pai_border line;
	uint32_t	 fill;		/* PAI_COLOUR_AUTO: none */
	int32_t		 inset[PAI_SIDE_MAX];	/* mpt, to its text */
	uint8_t		 valign;	/* enum pai_valign */
	uint8_t		 flow;		/* enum pai_flow, of its text */
	uint16_t	 text_scale, line_cut;	/* as in struct pai_style */
	bool		 grows;		/* as high as its text */
	bool		 line_told, fill_told, text_told;
	bool		 line_none;	/* it is said to have none */
	uint8_t		 dash;		/* enum pai_stroke; NONE: not dashed */
	uint32_t	 ink;		/* of text that says none, or AUTO */
	uint32_t	*colour;	/* that is being read */

	/* Its outline: outline.c. */
	struct pai_line_end start, end;
	bool		 shaped;	/* its geometry lies in the docx; else
					 * it is a rectangle, */
	bool		 strange;	/* or one that we do not know */
	const char	*preset;	/* in the pool, while it is read */
	double		 point[6];	/* of a step, likewise */
	size_t		 point_n;
	int32_t		 text[PAI_SIDE_MAX];	/* mpt, from the frame to the
						 * rectangle for text */
};

void		 box_look_reset(struct box_look *);
uint32_t	 box_look_style(struct docx *, const struct box_look *,
		    int32_t width, int32_t height);

/* The elements of a colour: the first one goes there, as AUTO stands there. */
const struct scope *box_colour(struct docx *, uint32_t *to);
uint32_t	 box_colour_named(const char *, size_t n, uint32_t preset);
/* As it looks where so much of it, 1/100000, covers white paper. */
uint32_t	 box_colour_thinned(uint32_t rgb, int32_t share);
/* The line as it is drawn. */
struct pai_border box_look_line(const struct box_look *);

/* Parts of a shape of DrawingML, for child(). */
const struct scope *box_look_props(struct docx *, unsigned token);
const struct scope *box_look_refs(void);
const struct scope *box_look_body(struct docx *);

/* Attributes of the element at hand: a shape of VML, and its v:textbox. */
void		 box_look_vml(struct docx *);
void		 box_look_textbox(struct docx *);

#endif
