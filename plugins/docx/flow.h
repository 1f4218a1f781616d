/*
 * A flow: one run of blocks being read (the body, a header, a note, a text
 * box), with the paragraph that is open in it.  A text box stands inside a
 * paragraph, so flows nest.
 *
 * What is written (flow.c, parnode.c, inline.c, fieldstate.c) knows
 * nothing of what is read: no scope is named there.  The scopes (blocks.c,
 * paragraph.c, run.c, table.c, drawing.c ...) name one another as the
 * elements hold one another, and go in a circle only where these do.
 */
#ifndef DOCX_FLOW_H
#define DOCX_FLOW_H

#include "boxlook.h"
#include "docx.h"
#include "resolve.h"

#define	FRAMES		24	/* links, fields and such within one another */
#define	FIELDS		16	/* fields within one another */
#define	LIST_LEVELS	9
#define	NOTE_MARK_MAX	64u	/* bytes of a mark of its own */

/* An inline node that holds others and is open. */
struct inline_frame {
	struct pai_node	*node;
	uint8_t		 kind;		/* enum pai_kind */
	uint32_t	 id;
	uint32_t	 depth;		/* of the element it stands for; 0: it
					 * stands for a field */
};

enum field_phase { FIELD_CODE, FIELD_RESULT };

struct field {
	enum field_phase phase;
	struct p_buf	 code;
	uint32_t	 frame;		/* id of its frame; 0: none */
	bool		 toc;
	uint32_t	 box;		/* a character; 0: no check box */
	bool		 list;		/* w:result said what was chosen */
	int32_t		 chosen, entries;	/* of a list; those met */
	const char	*choice;	/* in the pool; NULL: none */
};

struct list_level {
	int32_t		 num;
	uint8_t		 level;
};

#define	GROUPS		16	/* of shapes, within one another */

/* How much larger a group is than the coordinates of what is in it. */
struct group_scale {
	double		 x, y;
	double		 at_x, at_y;	/* where their 0 is in the drawing */
};

/* The drawing being read: what it is as a whole, then the shape at hand. */
struct drawing {
	int32_t		 width, height;		/* mpt, of the whole */
	const char	*alt, *title;		/* in the pool; may be NULL */
	const char	*link;			/* relation's id, likewise */
	bool		 anchored, carried;
	struct pai_figure place;		/* of one that floats */

	unsigned	 groups;		/* open; may pass GROUPS */
	struct group_scale scale[GROUPS + 1];	/* by group, [0] is none */
	int32_t		 group_ext[2];		/* of the one at hand, mpt */
	int64_t		 group_off[2];		/* where it stands in the one
						 * around, as that counts */
	int64_t		 group_from[2];		/* where its own counting
						 * begins */

	/* The shape at hand. */
	int32_t		 own_width, own_height;	/* mpt; 0: not stated */
	const char	*own_alt, *own_link;
	const char	*blip, *vector;		/* relations' ids */
	const char	*own_href;		/* of VML: an address */
	struct pai_figure figure;		/* crop, turn and flip of it */
	int32_t		 own_x, own_y;		/* mpt, in the drawing */
	struct box_look	 look;			/* of a text box */
	struct pai_node	*box, *image;		/* of it; NULL: none */
};

struct paragraph {
	struct par_props par;		/* own */
	struct run_props mark;
	struct pai_node	*node;		/* NULL: not open */
	uint8_t		 kind;		/* PAI_N_PARAGRAPH or _HEADING */
	bool		 reading;	/* within w:p */
	bool		 ready;		/* list and label were settled */
	bool		 in_item;
	bool		 parted;	/* its first part was closed */
	bool		 goes_on;	/* its mark is gone: what follows
					 * stands in the same node */
	const struct pai_frame *dropped; /* what stands in the node is a big
					 * letter; what follows is the
					 * paragraph's own; or NULL */
	struct pai_locus at;
	struct p_buf	 label;
	uint32_t	 style_id;	/* the record's */
};

/* 注音: the reading comes first, and is put behind what it reads. */
struct ruby {
	bool		 open, in_reading;
	uint32_t	 frame;		/* id of its frame; 0: none */
	struct p_buf	 reading;
	uint32_t	 style;		/* of the reading */
	struct run_props outer;		/* the run it stands in */
};

struct flow {
	struct flow	*outer;
	struct table	*table;		/* the innermost of this flow */
	struct list_level lists[LIST_LEVELS];
	unsigned	 list_depth;

	struct paragraph p;
	struct surround	 around;

	/* The run. */
	struct run_props run;
	struct run_look	 look;
	bool		 look_known;
	struct pai_node	*own_mark;	/* the note whose mark the rest of
					 * the run is; NULL: none */

	/* What is open in the paragraph, outermost first. */
	struct inline_frame frames[FRAMES];
	unsigned	 frame_count;
	uint32_t	 next_id;
	uint8_t		 marks;		/* nodes open inside the last frame */
	struct p_buf	 text;		/* not yet given to the builder */
	uint32_t	 text_style;
	uint8_t		 text_marks;
	size_t		 piece;		/* where in text a w:t began */
	bool		 keep_space;

	struct field	 fields[FIELDS];
	unsigned	 field_count, field_extra;
	struct p_buf	 held;		/* text among a field's code, for if
					 * the field never ends */

	struct ruby	 ruby;
	struct drawing	 drawing;
	struct p_buf	 anchors;	/* names, each with its NUL, that wait
					 * for a paragraph */
};

/* ---- flow.c ---- */

/* Makes a flow the current one; NULL: docx has failed. */
struct flow	*flow_push(struct docx *);
/* Closes what is open in it and goes back to the outer one. */
void		 flow_pop(struct docx *);
/* The same when the reading has failed: nothing is closed. */
void		 flow_drop(struct docx *);

/*
 * Called before anything is put in the current cell: goes back to the cell
 * above where this one continues it.
 */
void	table_content(struct docx *);
/* Is this a cell that continues one above and holds nothing so far? */
bool	table_continues(const struct docx *);
void	tables_free(struct table *);	/* it, and those around it */

/* ---- blocks: blocks.c ---- */

extern const struct scope scope_blocks;		/* inside a body or the like */
const struct scope *blocks_child(struct docx *, unsigned token);
/* For elements that may stand between blocks, rows or cells. */
const struct scope *between_blocks(struct docx *, unsigned token);

/* A text box as large as the shape at hand begins; NULL: it cannot. */
const struct scope *box_start(struct docx *);

/* ---- the whole: document.c ---- */

enum pai_status	document_read(struct docx *);

/* ---- the nodes of paragraphs: parnode.c ---- */

void	lists_close(struct docx *);
void	paragraph_start(struct docx *);
/* Its end, but for the section that may end with it. */
void	paragraph_finish(struct docx *);
/* Is it the big letter that the next one begins with? */
bool	paragraph_is_drop(const struct paragraph *);
/* What follows is no paragraph: one that would go on in it ends here. */
void	paragraph_settle(struct docx *);
/* Sees to it that the paragraph's node is open; false: it cannot be. */
bool	paragraph_open(struct docx *);
/* Ends the node but not the paragraph: a page break stands in it. */
void	paragraph_part(struct docx *);
/*
 * The same for a block that may be all of the paragraph, of which no empty
 * node is made before it; false: it has no place.
 */
bool	paragraph_instead(struct docx *);

/* ---- what may stand in them: paragraph.c ---- */

extern const struct scope scope_paragraph;
extern const struct scope scope_inlines;	/* the same without its end */
void	paragraph_end(struct docx *);
/* A run or formula that stands among blocks: a paragraph of its own. */
const struct scope *stray_start(struct docx *, unsigned token);

/* ---- inlines: inline.c ---- */

void	run_start(struct docx *);

void	inline_text(struct docx *, const char *, size_t);
void	inline_char(struct docx *, uint32_t cp);
void	inline_flush(struct docx *);
/*
 * Opens a node that holds others; its id is for inline_close() and is 0
 * where it could not be opened.
 */
uint32_t inline_open(struct docx *, enum pai_kind, struct pai_node **);
void	inline_close(struct docx *, uint32_t id);
void	inline_close_all(struct docx *);
/* Opens a node for the caller to fill and close; NULL: not now. */
struct pai_node *inline_leaf(struct docx *, enum pai_kind);
/* The style of the run at hand, if it is raised or lowered; else 0. */
uint32_t	 inline_raised(struct docx *);
/* The same for one that looks as text of the run does; NULL: also hidden. */
struct pai_node *inline_sign(struct docx *, enum pai_kind);
bool	inline_inside(const struct docx *, enum pai_kind);
void	inline_anchor(struct docx *, const char *name);

/* ---- runs: run.c ---- */

extern const struct scope scope_run;

/* ---- readings: ruby.c ---- */

const struct scope *ruby_start(struct docx *);

/* ---- fields: field.c ---- */

const struct scope *field_begin(struct docx *);
void	field_separate(struct docx *);
void	field_end(struct docx *);
void	field_code(struct docx *, const char *, size_t);
/* A field that has no result yet. */
void	field_of_code(struct docx *, const char *code);
/* A field with its result inside it: the id of its frame; 0: none. */
uint32_t field_simple(struct docx *);

/* ---- fieldstate.c ---- */

/* The code as far as it was read; never NULL. */
const char *field_code_of(const struct field *);
/* Fields still in their code when the paragraph ends show what follows. */
void	fields_settle(struct docx *);
/* Text that stands in a code; shown only if the code never ends. */
void	field_hold(struct docx *, const char *, size_t);
/* Is a field's code being read, so that text is no text? */
bool	field_in_code(const struct docx *);
bool	field_in_toc(const struct docx *);

/* ---- links: link.c ---- */

uint32_t link_open(struct docx *);	/* the id of its frame; 0: none */

/* ---- drawings: drawing.c, anchor.c, picture.c, vml.c ---- */

const struct scope *drawing_start(struct docx *);
/* wp:anchor begins: where it floats. */
void	anchor_start(struct docx *);
/* A group that stands in the line. */
void	anchor_in_line(struct docx *);
/* wp:positionH and the like, which stand in it; NULL: none of these. */
const struct scope *anchor_child(struct docx *, unsigned token);
uint8_t	anchor_sides(struct docx *, unsigned token);
uint8_t	anchor_from(const char *word, size_t n);	/* enum pai_from */
uint8_t	anchor_place(const char *word, size_t n);	/* enum pai_place */
const struct scope *vml_start(struct docx *);
/* A new shape: what is known of the one before it is forgotten. */
void	shape_reset(struct drawing *);
/* How large the shape at hand is, mpt. */
void	shape_size(const struct drawing *, int32_t *width, int32_t *height);
/* A group begins; until its scale is known it is that of the one around. */
void	group_open(struct drawing *);
void	group_close(struct drawing *);
/* The group at hand is ext mpt large where what is in it counts inner. */
void	group_scale(struct drawing *, bool y, int32_t ext, int64_t inner);
/* It stands at off in the one around and counts from from. */
void	group_shift(struct drawing *, const int64_t off[2],
	    const int64_t from[2]);
/* A place as the group at hand counts it, in the drawing. */
int32_t	group_place(const struct drawing *, bool y, int64_t);
/* A length as the group at hand counts it, as it is shown. */
int32_t	group_length(const struct drawing *, bool y, int64_t);
/* All is said of the shape at hand: its text box looks and stands so. */
void	shape_finish(struct docx *);
/* The same of the element of one, which is its outline where it holds
 * neither text nor a picture. */
void	shape_close(struct docx *);
/* The figure of the shape at hand that floats: where, alone or in a group. */
void	shape_stand(const struct drawing *, struct pai_figure *);
/* Tells again where its picture stands. */
void	picture_stand(struct docx *);
/* Places the picture of the shape at hand. */
void	picture(struct docx *);
/* Places an empty frame that stands for what cannot be shown. */
void	picture_missing(struct docx *);
/* The drawing is told of, rather than carried.  Returns NULL, for child(). */
const struct scope *drawing_told(struct docx *, const char *what);

/* ---- outlines of shapes: outline.c, vmlpath.c ---- */

/* At a:prstGeom or a:custGeom. */
const struct scope *outline_child(struct docx *, unsigned token);
/* The geometry of the shape at hand, empty; NULL: docx has failed. */
struct geometry *outline_begin(struct docx *);
/* Is it one that we know?  Else this is told. */
void	outline_known(struct docx *, bool);
/* The number of its record; 0: it is a rectangle, or shows nothing. */
uint32_t outline_make(struct docx *, bool has_text);
/* A node for the shape at hand, which has no text. */
void	outline_alone(struct docx *);
/* The outline of the VML shape that begins, of the kind the token names. */
void	vml_outline(struct docx *, unsigned token);
void	vml_stroke(struct docx *);		/* at v:stroke */

/* ---- parts that drawings show: chart.c, diagram.c ---- */

void	chart(struct docx *);			/* at c:chart */
void	diagram(struct docx *);			/* at dgm:relIds */

/* ---- formulas: math.c ---- */

extern const struct scope scope_math_settings;	/* inside m:mathPr */
const struct scope *math_start(struct docx *);
const struct scope *math_para_start(struct docx *);
/* A formula that stands among blocks; its paragraph has begun. */
const struct scope *math_stray(struct docx *, unsigned token);
void	math_free(struct math *);

/* ---- tables: table.c ---- */

const struct scope *table_start(struct docx *);

/* ---- other formats: chunk.c ---- */

void	chunks_prepare(struct docx *);
void	chunks_free(struct chunks *);
void	chunk_place(struct docx *);		/* w:altChunk */
void	subdocument(struct docx *);		/* w:subDoc */

/* ---- sections and notes ---- */

enum pai_status	sections_new(struct docx *);
void	sections_free(struct sections *);
void	section_open(struct docx *);		/* a section begins here */
void	section_break(struct docx *);		/* a paragraph ended */
const struct scope *section_props(struct docx *);	/* w:sectPr begins */
void	sections_finish(struct docx *);		/* behind the body */
void	sections_read_running(struct docx *);

enum pai_status	notes_new(struct docx *);
void	notes_free(struct notes *);
void	note_reference(struct docx *, enum pai_note, int32_t id);
/* In a note's text its mark stands here. */
void	note_mark_here(struct docx *);
/* How much of notes may be built a second time. */
struct copy_budget { size_t nodes, bytes; };
/* Hangs in a NOTE that is empty what is in another one. */
void	note_copy(struct docx *, struct pai_node *to,
	    const struct pai_node *from, struct copy_budget *);
/* A section's properties begin, speak of notes, end. */
void	notes_section_begin(struct docx *);
const struct scope *notes_section_props(struct docx *, enum pai_note);
void	notes_section_end(struct docx *);
void	notes_read(struct docx *);

#endif
