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
	bool		 grows;		/* as high as its text */
	bool		 line_told, fill_told, text_told;
	uint32_t	*colour;	/* that is being read */
};

void		 box_look_reset(struct box_look *);
uint32_t	 box_look_style(struct docx *, const struct box_look *,
		    int32_t width, int32_t height);

/* Parts of a shape of DrawingML, for child(). */
const struct scope *box_look_props(struct docx *, unsigned token);
const struct scope *box_look_refs(void);
const struct scope *box_look_body(struct docx *);

/* Attributes of the element at hand: a shape of VML, and its v:textbox. */
void		 box_look_vml(struct docx *);
void		 box_look_textbox(struct docx *);

#endif
