/*
 * An SVG picture while it is drawn, as its parts share it.
 *
 * What is drawn stands in a form XObject whose space is FORM_SIDE units on
 * its longer side.  All points are put through the transformations here, so
 * that three decimals do for any picture.
 */
#ifndef P_PDF_SVG_PAINT_H
#define P_PDF_SVG_PAINT_H

#include "kit/buf.h"
#include "layout/layout.h"
#include "svg_path.h"
#include "svg_style.h"

struct pdf;

#define	SVG_FORM_SIDE	1000.0
#define	SVG_ALPHAS	256u

/* What the content names, by its object: a font 'F', an XObject 'I', or a
 * form 'M' whose brightness is a mask. */
struct svg_named {
	char		 letter;
	uint32_t	 object;
};

struct svg_shading {
	uint32_t	 node;		/* of the gradient */
};

struct svg_painter {
	struct pdf	*pdf;
	const struct svg_tree *tree;
	struct svg_sheet *sheet;
	struct p_metrics metrics;
	struct p_buf	*out;
	struct svg_path	 path;		/* scratch */
	double		 width, height;	/* of the view, in user units */
	double		 form_width, form_height;
	uint32_t	 resources;	/* object that all forms share */
	unsigned	 depth, uses;	/* that are open */
	size_t		 spent;
	unsigned	 left_out;	/* enum svg_left_out */
	/* What the resources are to hold. */
	bool		 alpha[2][SVG_ALPHAS];	/* of fills, of lines */
	struct svg_named *named;
	size_t		 named_n, named_room;
	struct svg_shading *shading;
	size_t		 shading_n, shading_room;
	struct p_buf	 shadings;	/* their dictionaries */
	bool		 failed;	/* no memory */
};

/* Counts what is done, in bytes of the file looked at; false: too much. */
bool	svg_spend(struct svg_painter *, size_t n);
bool	svg_spend_node(struct svg_painter *, uint32_t node);

/* svg_out.c: operators and resources. */
void	svg_op(struct svg_painter *, const char *);
void	svg_put(struct svg_painter *, double);
void	svg_put_matrix(struct svg_painter *, const struct svg_matrix *);
void	svg_put_path(struct svg_painter *, const struct svg_path *,
	    const struct svg_matrix *);
void	svg_put_alpha(struct svg_painter *, bool stroke, unsigned alpha);
void	svg_put_named(struct svg_painter *, char letter, uint32_t object);
/* A form XObject with this content; freed. */
void	svg_form(struct svg_painter *, uint32_t object, struct p_buf *content,
	    bool group);
void	svg_resources(struct svg_painter *);

/* svg_fill.c: the path at hand, filled and stroked. */
void	svg_fill(struct svg_painter *, const struct svg_style *,
	    const struct svg_matrix *);

/* svg_gradient.c.  The colour that stands for a paint where it is flat;
 * false: there is nothing to paint with. */
bool	svg_flat(struct svg_painter *, const struct svg_paint *,
	    uint32_t *rgb, double *alpha);
/*
 * Paints what is clipped to with a gradient; box is that of the outline.
 * False: it is none, or of one colour.
 */
bool	svg_shade(struct svg_painter *, uint32_t server, const double box[4],
	    const struct svg_matrix *);
double	svg_gradient_alpha(struct svg_painter *, uint32_t server);

/* svg_text.c, svg_image.c */
void	svg_draw_text(struct svg_painter *, uint32_t node,
	    const struct svg_style *, const struct svg_matrix *);
void	svg_draw_image(struct svg_painter *, uint32_t node,
	    const struct svg_style *, const struct svg_matrix *);

#endif
