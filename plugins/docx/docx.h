/*
 * What the files of the Word reader share.
 *
 * A part is read as it is inflated; nothing is kept of it but the document's
 * tree.  Where a reader of that kind must know what to do with an element,
 * the answer hangs on where it stands, so the state is a stack of *scopes*:
 *
 *	scope		its child() is told each element that begins directly
 *			in it and returns the scope of what is inside that one
 *
 * Each file below document.c owns a few scopes and the state they fill.
 */
#ifndef DOCX_DOCX_H
#define DOCX_DOCX_H

#include <paiban/plugin.h>

#include "kit/buf.h"
#include "archive.h"
#include "mce.h"
#include "names.h"
#include "kit/numformat.h"
#include "pool.h"
#include "props.h"
#include "tableprops.h"

struct chunks;
struct docx;
struct cond_props;
struct flow;
struct style;
struct table;
struct table_grid;

/* ---- scopes: parse.c ---- */

struct scope {
	/* NULL: skip the element; &scope_same: go on in this scope. */
	const struct scope *(*child)(struct docx *, unsigned token);
	/* The element that opened this scope ends; may be NULL. */
	void	(*end)(struct docx *);
	/* Character data directly in this scope; may be NULL. */
	void	(*text)(struct docx *, const char *, size_t);
};
extern const struct scope scope_same;
/* For child(): nothing inside is looked at. */
const struct scope *leaf_child(struct docx *, unsigned token);

/*
 * Reads one part, which may be while another is being read.  One that is
 * missing is reported and no failure.
 */
enum pai_status	docx_parse(struct docx *, const char *part,
		    const struct scope *root, enum pai_limit);

/* An attribute of the element that begins; NULL. */
const char	*attr(struct docx *, unsigned token);
/* w:val or val as a number. */
int32_t		attr_int(struct docx *, unsigned token, int32_t min,
		    int32_t max, int32_t preset);
/* A length in mpt; plain: what a number without a unit is (length.h). */
int32_t		attr_length(struct docx *, unsigned token, int32_t plain,
		    int32_t preset);
/* A toggle: w:val missing, 1, true or on. */
bool		attr_on(struct docx *, unsigned token);
bool		attr_is(struct docx *, unsigned token, const char *);

/* ---- what is said of the document ---- */

struct pai_locus docx_here(struct docx *);
void		docx_say(struct docx *, enum pai_msg, const char *, ...)
		    PAI_PRINTF(3, 4);
/*
 * The same, once for each wording: where it was first met, and how often.
 * Such messages are gathered and said when the reading ends.
 */
void		docx_once(struct docx *, enum pai_msg, const char *what);
void		docx_say_gathered(struct docx *);
/*
 * An element that its scope does not know: reported once unless it carries
 * nothing, and passed over.  Returns NULL, for child() to return.
 */
const struct scope *docx_other(struct docx *, unsigned token);
/* The same, but what is inside is looked at: returns &scope_same. */
const struct scope *docx_through(struct docx *, unsigned token);
/* The first failure sticks and ends the parse. */
void		docx_fail(struct docx *, enum pai_status);
void		docx_no_memory(struct docx *);
/* A copy that lives as long as the reading, or its number; fails docx. */
const char	*docx_keep(struct docx *, const char *);
uint32_t	docx_string(struct docx *, const char *);
/* Makes a list longer, what is new zeroed; false: docx has failed. */
bool		docx_grow(struct docx *, void *list, size_t *room, size_t want,
		    size_t size);
/* Is the buffer whole?  Else docx has failed. */
bool		docx_whole(struct docx *, const struct p_buf *);

struct once {
	struct pai_locus at;
	enum pai_msg	 msg;
	uint32_t	 count;
	uint8_t		 skip;		/* bytes before the wording */
};

/* ---- parts: package.c ---- */

struct relation {
	const char	*id, *target;
	const char	*type;		/* the last word of its address */
	bool		 external;
};

struct relations {
	const char	*part;		/* whose they are */
	struct relation	*list;		/* by id */
	size_t		 n, room;
};

enum pai_status	package_open(struct docx *);
/* Makes rels those of part; none where the part has none. */
enum pai_status	package_relations(struct docx *, const char *part,
		    struct relations *);
void		relations_free(struct relations *);
const struct relation *relation_find(const struct relations *, const char *id);
const struct relation *relation_of_type(const struct relations *,
		    const char *type);
/* The part that a relation leads to, for the pool to keep; NULL: none. */
const char	*package_target(struct docx *, const struct relations *,
		    const struct relation *);
/* The part that an attribute of the element leads to, likewise. */
const char	*package_part_at(struct docx *, unsigned token);

/* ---- side parts ---- */

/* The number of a style by its id, from 1; 0: there is none. */
uint32_t	style_find(struct docx *, const char *id);

enum { THEME_FONTS = 6, THEME_COLOURS = 12, THEME_MAPPED = 4 };

#define	THEME_LINES	3	/* subtle, moderate, intense */

struct theme {
	int32_t		 line[THEME_LINES];	/* mpt thick; 0: not told */
	unsigned	 lines;
	uint32_t	 font[THEME_FONTS];	/* string ids: major and minor,
						 * each by script */
	uint32_t	 colour[THEME_COLOURS];	/* PAI_COLOUR_AUTO: none */
};
enum pai_status	theme_read(struct docx *, const char *part);
uint32_t	theme_font(const struct docx *, const char *ref);
/* How thick its n-th line is, mpt, from 1 (20.1.4.2.19). */
int32_t		theme_line(const struct docx *, int32_t n);
/* A colour lightened or darkened as DrawingML does, in 100000ths. */
uint32_t	theme_lit(uint32_t rgb, int32_t mod, int32_t off);
/* The place of a colour in the theme by name; preset: no such name. */
uint8_t		theme_slot(const char *name, uint8_t preset);
/* A theme colour by name, lightened or darkened; preset: no such name. */
uint32_t	theme_colour(const struct docx *, const char *name,
		    const char *tint, const char *shade, uint32_t preset);

/* How notes of a kind are numbered (17.11.11, 17.11.12). */
struct note_numbers {
	struct p_num_notation format;
	bool		 has_format, has_start;
	int32_t		 start;
	uint8_t		 restart;	/* enum note_restart */
};
enum note_restart { NOTES_GO_ON, NOTES_BY_SECTION, NOTES_BY_PAGE };

struct settings {
	bool		 even_odd;
	bool		 mirror, gutter_top;	/* see struct pai_section */
	int32_t		 tab_every;	/* mpt; 0: not stated */
	const char	*font_script;	/* of a theme's East Asian fonts */
	const char	*complex_script; /* of its complex ones; or NULL */
	uint8_t		 mapped[THEME_MAPPED];	/* places in the theme */
	struct note_numbers notes[2];	/* by enum pai_note */
	/* Of formulas, where they do not say it themselves. */
	bool		 nary_limits_beside, integral_limits_around;
	uint8_t		 math_align;	/* enum pai_align */
	uint16_t	 rules;		/* PAI_RULE_* */
	uint16_t	 hyphen_limit;	/* see struct pai_section */
	int32_t		 hyphen_zone;
};
/* What holds where settings.xml says nothing. */
void		settings_preset(struct settings *);
enum pai_status	settings_read(struct docx *, const char *part);
/* Inside w:footnotePr and w:endnotePr; fills docx.note_target. */
extern const struct scope scope_note_numbers;
/* Core and extended properties; those of the user's own, as "own:NAME". */
enum pai_status	meta_read(struct docx *, const char *part);
enum pai_status	meta_read_own(struct docx *, const char *part);

/* ---- the whole ---- */

struct styles;
struct numbering;
struct notes;
struct chart;
struct diagram;
struct geometry;
struct math;
struct resolve;
struct sections;

enum track { TRACK_ACCEPT, TRACK_REJECT, TRACK_ALL };

struct docx {
	const struct pai_read	*job;
	const struct pai_host	*host;
	struct pai_build	*build;
	enum pai_status		 status;
	enum track		 track;

	struct archive		*archive;
	struct pool		 pool;
	struct strings		 strings;	/* fonts, languages */
	struct strings		 said;		/* for docx_once() */
	struct once		*once;		/* by id in said, from 1 */
	struct strings		 loaded;	/* pictures that were read */

	struct p_xml		*xml;		/* of the part being read */
	const char		*part;
	uint32_t		 source;

	struct mce		 mce;		/* of the part being read */
	const char		*main_part;
	struct relations	*reading;	/* those being read */
	struct relations	 main_rels;
	const struct relations	*rels;		/* of the part being read */
	struct theme		 theme;
	uint32_t		*theme_slot;	/* colour being read */
	const char		*meta_key;	/* property being read */
	struct p_buf		 text;		/* of one element */
	bool			 keep_space, text_at_start;	/* of w:t */
	struct math		*math;		/* the formula being read */
	struct chart		*chart;		/* likewise */
	struct diagram		*diagram;
	struct geometry		*geometry;	/* of the shape at hand; NULL:
						 * there was none yet */
	struct settings		 settings;
	struct styles		*styles;
	struct numbering	*numbering;
	struct resolve		*resolve;
	struct notes		*notes;
	struct sections		*sections;
	struct chunks		*chunks;	/* NULL: there are none */

	struct run_props	*run_target;	/* what rPr fills */
	struct par_props	*par_target;	/* what pPr fills */
	struct table_props	*table_target;
	struct row_props	*row_target;
	struct cell_props	*cell_target;
	struct box_props	*box_target;
	struct note_numbers	*note_target;
	struct table_grid	*grid_target;
	struct par_tab		 tabs[TABS_MAX];	/* those being read */
	uint32_t		 tab_count;
	struct style		*style;		/* the one being read */
	struct cond_props	*cond;
	struct flow		*flow;		/* blocks being read */
	bool			 in_body;
	bool			 section_ended;	/* in this paragraph */
	uint32_t		 table_depth;	/* tables open, in all flows */
	int64_t			 pads;		/* cells that rows left out */
};

#endif
