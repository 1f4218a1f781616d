/*
 * Galleys: strips of unlimited length that bands stand on, and what floats
 * beside them.
 */
#ifndef P_LAYOUT_GALLEY_H
#define P_LAYOUT_GALLEY_H

#include "layout/text.h"

struct p_geometry;

#define	P_B_KEEP	0x01u	/* the next band stays with this one */
#define	P_B_BREAK	0x02u	/* begins a page */
#define	P_B_GRID	0x04u	/* stands on the line grid */
#define	P_B_LINE	0x08u	/* a line that counts, where lines have numbers */

struct p_band {
	int32_t		 above;		/* blank, lost at the top of a page */
	int32_t		 height;
	size_t		 first, n;	/* items, y from the band's top */
	size_t		 note, note_n;	/* in the galley's notes */
	uint32_t	 under;		/* 1 + first of the frames; 0: none */
	uint8_t		 flags;		/* P_B_* */
	size_t		 floats, float_n;	/* anchored in it */
	int32_t		 below;		/* of height: lost at the page's end */
};

/* A picture or text box that floats, its items from 0, 0. */
struct p_float {
	struct pai_figure figure;
	size_t		 first, n;	/* items of the galley, of no band */
	int32_t		 w, h;
	int32_t		 grown;		/* of h, more than it asked for */
	int32_t		 off_x, off_y;	/* from its place: of one that is
					 * turned about its middle */
	int32_t		 rise;		/* of the blank above the paragraph
					 * what is its own */
	int32_t		 x, y;		/* settled: from the paragraph */
	bool		 settled;
	size_t		 foreseen;	/* pages there were when its place was
					 * first found; 0: it was not */
};

/* A place that text keeps away from. */
struct p_obstacle {
	int32_t		 x0, y0, x1, y1;
	uint8_t		 sides;		/* enum pai_sides */
};

struct p_obstacles {
	struct p_obstacle *at;
	size_t		 n, room;
};

/* What a floating thing is placed by; geometry NULL: by left, width and y. */
struct p_spot {
	const struct p_geometry *geometry;
	int32_t		 text_left;	/* of the page */
	int32_t		 left, width;	/* of the column */
	int32_t		 y;		/* of its first line */
	int32_t		 above;		/* blank above that line */
	bool		 in_text;	/* text stands above it on the page */
};

/* A paragraph that makes way; see beside.c. */
struct p_beside {
	const struct p_flow *flow;	/* NULL: it need not */
	int32_t		 y, left;	/* of the next line */
	int32_t		 bottom;	/* of the column */
	int32_t		 height;	/* of the last line */
	int32_t		 wider;		/* than the first column */
	uint32_t	 column;
	bool		 free;		/* on a page of its own */
	int32_t		 beyond;	/* where the line at y goes on, on the
					 * other side of what floats; 0: it
					 * does not */
	int32_t		 tallest;	/* of the parts of that line */
	int32_t		 next;		/* beyond, once this part is filled */
};

/* A rectangle behind a band. */
struct p_under {
	struct p_item	 item;
	uint32_t	 next;		/* as p_band.under */
};

/* What a block must know of the one above it in its flow. */
struct p_last {
	bool		 there;		/* else it is the first */
	int32_t		 after;		/* mpt of blank below it */
	bool		 auto_after;	/* which its author did not ask for */
	bool		 listed;	/* it is a paragraph of a list: */
	int32_t		 numbering;	/* this one */
	uint32_t	 style;		/* of a paragraph */
};

struct p_galley {
	struct p_page	 ink;		/* items and glyphs; no page */
	struct p_band	*band;
	size_t		 n, room;
	size_t		 placed;	/* bands that stand on a page */
	struct p_under	*under;
	size_t		 under_n, under_room;
	const struct pai_node **note;
	size_t		 note_n, note_room;
	struct p_float	*floating;
	size_t		 float_n, float_room;
	struct p_obstacles obstacles;	/* where it has no pages */
	size_t		 origin;	/* the band these are measured from */
	int32_t		 floor;		/* the lowest foot of what floats */
	struct p_last	 last;
};

/* page.c: items on pages and galleys. */
struct p_item	*p_item_add(struct p_lay *, struct p_page *,
		    enum p_item_kind);
struct p_glyph	*p_glyphs_add(struct p_lay *, struct p_page *, size_t n);
struct pai_pen	*p_steps_add(struct p_lay *, struct p_page *, size_t n);
void	p_rect_add(struct p_lay *, struct p_page *, int32_t x, int32_t y,
	    int32_t w, int32_t h, uint32_t fill, uint8_t stroke);
struct p_band	*p_band_open(struct p_lay *, struct p_galley *);
void	p_band_close(struct p_galley *, struct p_band *, int32_t height);
int32_t	p_bands_height(const struct p_galley *, size_t from, size_t to);
int32_t	p_galley_tail(const struct p_lay *, const struct p_galley *);
void	p_band_draw(struct p_lay *, struct p_page *, const struct p_galley *,
	    size_t band, int32_t x, int32_t y, bool artifact);
/* Copies items with what they are made of, moved by dx, dy. */
void	p_ink_copy(struct p_lay *, struct p_page *to, const struct p_page *from,
	    size_t first, size_t n, int32_t dx, int32_t dy, bool artifact);
void	p_page_sort(struct p_lay *, struct p_page *);
void	p_under_add(struct p_lay *, struct p_galley *, size_t band,
	    int32_t x, int32_t y, int32_t w, int32_t h, uint32_t fill,
	    uint8_t stroke);

/* float.c */
bool	p_float_is(const struct p_lay *, const struct p_object *);
void	p_float_place(const struct p_float *, const struct p_spot *,
	    int32_t *x, int32_t *y);
struct p_float	*p_float_new(struct p_lay *, struct p_galley *,
		    const struct pai_figure *);
void	p_floats_stand(struct p_flow *, size_t first, int32_t above);
void	p_floats_set(struct p_flow *, struct p_object *, size_t,
	    int32_t above);
void	p_floats_give(struct p_galley *, size_t band, size_t first,
	    size_t note, int32_t drop);
void	p_floats_draw(struct p_lay *, struct p_page *, const struct p_galley *,
	    const struct p_band *, const struct p_spot *, bool artifact);

/* beside.c */
void	p_obstacle_add(struct p_lay *, struct p_obstacles *,
	    const struct p_obstacle *);
int32_t	p_beside_top(const struct p_flow *, int32_t above);
void	p_beside_begin(const struct p_flow *, int32_t above);
void	p_beside_room(struct p_lay *, const struct p_shape *,
	    struct p_line *, int32_t height);
int32_t	p_beside_below(const struct p_lay *, int32_t y, int32_t height,
	    int32_t left, int32_t right);
void	p_beside_took(struct p_lay *, const struct p_line *, int32_t height);
void	p_beside_end(struct p_lay *);

/* turn.c */
void	p_ink_turn(struct p_lay *, struct p_page *, size_t first,
	    enum pai_flow, int32_t w, int32_t h);
void	p_page_turn(struct p_lay *, struct p_page *);

/* spin.c: turns the items from first on about the middle of w by h, which
 * becomes that of *to_w by *to_h. */
void	p_ink_spin(struct p_lay *, struct p_page *, size_t first, int turn,
	    int32_t w, int32_t h, int32_t to_w, int32_t to_h);

#endif
