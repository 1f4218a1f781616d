/*
 * What metafiles are played on: a device context as Windows has it ([MS-WMF],
 * [MS-EMF]), whose ink becomes SVG.
 *
 * Both dialects read their records and call what is declared here, with the
 * logical coordinates that the records hold.  What is written is in pixels of
 * 1/96 inch from the corner of the picture's frame, y downwards.  It uses no
 * more of SVG 1.1 than: svg, g (clip-path), clipPath, path, text, image, and
 * presentation attributes.
 */
#ifndef P_PICTURE_META_H
#define P_PICTURE_META_H

#include "dib.h"
#include "kit/buf.h"

/* x' = a x + c y + e, y' = b x + d y + f */
struct matrix {
	double	 a, b, c, d, e, f;
};

struct point {
	double	 x, y;
};

struct box {
	double	 left, top, right, bottom;
};

/* ---- objects ([MS-EMF] 2.1.16, 2.1.31) ---- */

#define	PEN_DASHES	8

struct pen {
	bool		 none, cosmetic;
	uint32_t	 colour;	/* 0xrrggbb, as all colours here */
	uint32_t	 style;		/* PS_* */
	double		 width;		/* logical */
	unsigned	 dashes;
	double		 dash[PEN_DASHES];	/* logical */
};

struct brush {
	bool		 none;
	uint32_t	 colour;
};

#define	FACE_MAX	100	/* bytes, with the NUL */

struct font {
	double		 height;	/* < 0: of the em; > 0: of the cell */
	int		 escapement;	/* 1/10 degree, counter-clockwise */
	unsigned	 weight, charset;
	bool		 italic, underlined, struck;
	char		 face[FACE_MAX];	/* UTF-8 */
};

enum object_kind { OBJECT_NONE, OBJECT_PEN, OBJECT_BRUSH, OBJECT_FONT,
    OBJECT_REGION, OBJECT_OTHER };

struct object {
	enum object_kind kind;
	union {
		struct pen	 pen;
		struct brush	 brush;
		struct font	 font;
		struct box	 region;	/* what it reaches over */
	} as;
};

/* ---- the context ---- */

enum { MAP_TEXT = 1, MAP_LOMETRIC, MAP_HIMETRIC, MAP_LOENGLISH,
    MAP_HIENGLISH, MAP_TWIPS, MAP_ISOTROPIC, MAP_ANISOTROPIC };

struct dc {
	struct point	 window, extent;	/* logical */
	struct point	 viewport, viewport_extent;	/* of the device */
	unsigned	 map_mode;
	struct matrix	 world;
	struct matrix	 m;		/* all of the above: to what is
					 * written; see meta_map() */
	struct point	 at;		/* logical */
	struct pen	 pen;
	struct brush	 brush;
	struct font	 font;
	uint32_t	 text_colour, back_colour;
	bool		 opaque;	/* what is behind text is painted */
	bool		 winding;
	bool		 clockwise;	/* arcs */
	unsigned	 align;		/* TA_* */
	unsigned	 rop;		/* R2_* */
	double		 miter;
	double		 char_extra;
	uint32_t	 clip;		/* of player.clip; 0: none */
};

/* Ink falls within box and, where there is one, within parent. */
struct clip {
	uint32_t	 parent;
	unsigned	 depth;		/* with its parents */
	bool		 rect;		/* else a path that is written */
	bool		 written;
	struct box	 box;
};

struct player {
	const struct pai_decode	*job;
	struct p_buf	 out, path;
	struct dc	 dc;
	struct dc	*saved;
	size_t		 saved_n, saved_room;
	struct object	*object;
	size_t		 object_room;
	unsigned char	*taken;		/* one for each object; WMF only */
	struct clip	*clip;
	size_t		 clip_n, clip_room;
	uint32_t	 clip_open;	/* whose groups are open */

	bool		 bracket;	/* between BeginPath and EndPath */
	bool		 begun;		/* the path has a figure that goes on */
	bool		 lines;		/* it is lines that wait for more */
	struct point	 figure;	/* where that began, logical */

	struct matrix	 device;	/* pixels of the device as written */
	struct point	 dots;		/* of the device to the millimetre */
	struct box	 frame;		/* as written; empty: not known */
	struct box	 ink;		/* what was drawn reaches over this */
	int64_t		 pixels;	/* of bitmaps so far */
	uint32_t	 drawn;		/* elements written */
	uint32_t	 skipped;	/* records not understood */

	struct raster	 mask;		/* SRCAND that waits for its picture */
	struct matrix	 mask_place;
	uint32_t	 mask_clip;
	struct charsets	*charsets;
};

/* ---- meta.c ---- */

void		 meta_start(struct player *, const struct pai_decode *);
/* Gives the picture to whoever asked; NULL: done, else why not. */
const char	*meta_finish(struct player *);
/* The same of a file that ends before its end. */
const char	*meta_cut_short(struct player *);
void		 meta_free(struct player *);
bool		 meta_save(struct player *);
/* number: from 1, or < 0: from the last. */
bool		 meta_restore(struct player *, int32_t number);
struct point	 meta_apply(const struct matrix *, double x, double y);
struct matrix	 meta_product(const struct matrix *first,
		    const struct matrix *then);
/* To be called where anything in the context has changed the mapping. */
void		 meta_map(struct player *);
/* How much longer something becomes. */
double		 meta_scale(const struct matrix *);
double		 meta_number(double, double min, double max);

/* ---- meta_object.c ---- */

/* Object number i, emptied; NULL: no memory, or no such number. */
struct object	*meta_object_at(struct player *, uint32_t i);
/* The first free number, as WMF counts them. */
struct object	*meta_object_add(struct player *);
bool		 meta_object_select(struct player *, uint32_t i);
bool		 meta_object_delete(struct player *, uint32_t i);
bool		 meta_object_stock(struct player *, uint32_t i);
uint32_t	 meta_colour(const unsigned char *colorref);
/* A brush of a style (BS_*) that is no pattern. */
struct brush	 meta_brush(const struct player *, uint32_t style,
		    uint32_t colour);
/* PS_NULL and PS_USERSTYLE without dashes are seen to. */
struct pen	 meta_pen(uint32_t style, double width, uint32_t colour);

/* ---- meta_path.c ---- */

enum meta_arc { ARC_OPEN, ARC_TO, ARC_CHORD, ARC_PIE };

void		 meta_move(struct player *, double x, double y);
void		 meta_line(struct player *, double x, double y);
void		 meta_curve(struct player *, const struct point p[3]);
void		 meta_close(struct player *);
void		 meta_rect(struct player *, struct box);
void		 meta_round_rect(struct player *, struct box, double w,
		    double h);
void		 meta_ellipse(struct player *, struct box);
void		 meta_arc(struct player *, struct box, struct point from,
		    struct point to, enum meta_arc);
/* Degrees, counter-clockwise; with a line to where it begins. */
void		 meta_angle_arc(struct player *, struct point centre,
		    double radius, double start, double sweep);

/* ---- meta_ink.c ---- */

/* Draws the path and forgets it; within a bracket it only waits. */
void		 meta_paint(struct player *, bool fill, bool stroke);
/* Draws lines that waited for more of them. */
void		 meta_flush(struct player *);
/* A box in a colour, logical; not for brackets. */
void		 meta_fill_box(struct player *, struct box, uint32_t colour);
/* The groups of the clip in force are open; false: nothing shows. */
bool		 meta_ready(struct player *);

/* ---- meta_clip.c ---- */

/* False: out of memory, or too many within one another. */
bool		 meta_clip_box(struct player *, struct box logical);
bool		 meta_clip_without(struct player *, struct box logical);
/* The path, which is gone then. */
bool		 meta_clip_path(struct player *, bool winding);
void		 meta_clip_none(struct player *);
/* Boxes of pixels of the device, 16 bytes each. */
bool		 meta_clip_region(struct player *, const unsigned char *,
		    size_t n);
struct box	 meta_box_of(const struct matrix *, struct box);

/* ---- meta_text.c ---- */

struct text {
	const unsigned char *p;
	size_t		 n;		/* units: bytes, or 16 bits */
	bool		 wide;		/* UTF-16, little end first */
	const unsigned char *dx;	/* an advance for each unit; or NULL */
	unsigned	 dx_bytes;	/* of an advance: 2, 4 or 8 (x, y) */
	struct point	 at;
	unsigned	 options;	/* ETO_* */
	struct box	 box;		/* for these */
};

#define	ETO_OPAQUE	2u
#define	ETO_CLIPPED	4u
#define	ETO_GLYPHS	0x10u
#define	ETO_PDY		0x2000u

bool		 meta_text(struct player *, const struct text *);

/* ---- meta_charset.c ---- */

/* Takes one character; returns the bytes it has, never 0.  *cp 0: none. */
size_t		 meta_char(struct player *, unsigned charset,
		    const unsigned char *, size_t n, uint32_t *cp);
void		 meta_charsets_free(struct player *);
/* A face's name in the charset's bytes, up to a NUL. */
void		 meta_face(struct player *, struct font *,
		    const unsigned char *, size_t n);

/* ---- meta_image.c ---- */

struct blit {
	struct dib	 dib;		/* head NULL: none */
	struct box	 to;		/* logical; may be turned over */
	struct box	 from;		/* pixels; empty: all */
	uint32_t	 rop;		/* SRCCOPY and so on */
};

/* A part whose y counts from the bitmap's last row, where that is first. */
void		 meta_from_below(struct blit *, double x, double y, double w,
		    double h);
bool		 meta_blit(struct player *, const struct blit *);
/* The colour that a bitmap has on the whole. */
bool		 meta_mean(struct player *, const struct dib *, uint32_t *);
/* Draws a mask that waited for its picture. */
void		 meta_mask_flush(struct player *);

/* ---- svg.c ---- */

/* To hundredths; what is out of reach is brought back. */
void		 svg_put_number(struct p_buf *, double);
/* name="number" with a blank before. */
void		 svg_attribute(struct p_buf *, const char *name, double);
void		 svg_colour(struct p_buf *, const char *name, uint32_t);
/* transform="matrix(...)" with a blank before. */
void		 svg_matrix(struct p_buf *, const struct matrix *);
/* A character of a text or attribute; what XML cannot have is a blank. */
void		 svg_char(struct p_buf *, uint32_t cp);
void		 svg_base64(struct p_buf *, const unsigned char *, size_t);

#endif
