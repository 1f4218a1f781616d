/*
 * How an element of an SVG picture looks: its properties (SVG 1.1, 6),
 * inherited, by attribute, by style sheet and by its style attribute.
 */
#ifndef P_PDF_SVG_STYLE_H
#define P_PDF_SVG_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "svg_scan.h"
#include "svg_tree.h"

enum svg_paint_kind { SVG_PAINT_NONE, SVG_PAINT_COLOUR, SVG_PAINT_SERVER };

struct svg_paint {
	uint8_t		 kind;		/* enum svg_paint_kind */
	uint8_t		 alpha;
	uint32_t	 rgb;		/* SERVER: if there is none such */
	uint32_t	 server;	/* node */
	bool		 fallback;	/* rgb was given for that case */
};

enum svg_anchor { SVG_ANCHOR_START, SVG_ANCHOR_MIDDLE, SVG_ANCHOR_END };
enum svg_baseline { SVG_BASELINE_ALPHABETIC, SVG_BASELINE_MIDDLE,
    SVG_BASELINE_CENTRAL, SVG_BASELINE_HANGING, SVG_BASELINE_BOTTOM };

/* What of a picture is not drawn; a set. */
enum svg_left_out {
	SVG_NO_MASK_UNITS = 1, SVG_NO_FILTER = 2, SVG_NO_MARKER = 4,
	SVG_NO_PATTERN = 8, SVG_NO_SPREAD = 16, SVG_NO_FOREIGN = 32,
	SVG_NO_TEXT_PATH = 64, SVG_NO_STROKED_TEXT = 128, SVG_NO_IMAGE = 256,
	SVG_NO_STOP_OPACITY = 512, SVG_NO_DECORATION = 1024,
	SVG_NO_REST = 2048, SVG_NO_SHADED_LINE = 4096
};

/* Strings are the tree's. */
struct svg_style {
	struct svg_paint fill, stroke;
	uint32_t	 colour;	/* that currentColor means */
	uint8_t		 colour_alpha;
	double		 fill_opacity, stroke_opacity;
	double		 stroke_width, miter;
	uint8_t		 cap, join;	/* as PDF numbers them */
	bool		 even_odd, clip_even_odd;
	struct pai_str	 dash;		/* p NULL: none */
	double		 dash_offset;
	struct pai_str	 family;
	double		 font_size;
	bool		 bold, italic;
	uint8_t		 anchor;	/* enum svg_anchor */
	uint8_t		 baseline;	/* enum svg_baseline */
	bool		 hidden;	/* visibility */
	bool		 preserve;	/* xml:space */

	/* Not inherited. */
	bool		 none;		/* display */
	double		 opacity;
	uint32_t	 clip;		/* node of a clipPath; 0: none */
	uint32_t	 mask;		/* node of a mask; 0: none */
	struct svg_paint stop;
	double		 stop_opacity;
	unsigned	 left_out;	/* enum svg_left_out */
};

struct svg_sheet;

/* The rules of all style elements; NULL: no memory. */
struct svg_sheet *svg_sheet_new(const struct svg_tree *);
void	svg_sheet_free(struct svg_sheet *);
/* Calls declare() with each declaration for the node, least first. */
void	svg_sheet_apply(struct svg_sheet *, uint32_t node,
	    void (*declare)(void *, unsigned property, struct pai_str),
	    void *arg);
/* "fill: red; ..." as declarations. */
void	svg_declarations(struct pai_str, void (*declare)(void *, unsigned,
	    struct pai_str), void *arg);

void	svg_style_begin(struct svg_style *);
/* The style of a node within one of another style. */
void	svg_style_of(const struct svg_tree *, struct svg_sheet *,
	    uint32_t node, const struct svg_style *outer, double percent_of,
	    struct svg_style *out);

#endif
