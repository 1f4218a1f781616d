/*
 * Running text as the passes see it: the characters of one block in a row,
 * whichever nodes they stand in.
 *
 * A mark's width depends on its neighbours, and those may stand in another
 * run: "**（一）**正文".  So a pass reads a block into glyphs, marks what is
 * to change, and writes the nodes that changed; it never sees the nodes.
 */
#ifndef P_PROSE_H
#define P_PROSE_H

#include "kit/buf.h"
#include "kit/ordinal.h"
#include "pass/pass.h"

extern const struct pai_pass p_pass_running;
extern const struct pai_pass p_pass_markup;
extern const struct pai_pass p_pass_residue;
extern const struct pai_pass p_pass_unwrap;
extern const struct pai_pass p_pass_padding;
extern const struct pai_pass p_pass_layout;
extern const struct pai_pass p_pass_width;
extern const struct pai_pass p_pass_blanks;
extern const struct pai_pass p_pass_doubled;
extern const struct pai_pass p_pass_site_edges;
extern const struct pai_pass p_pass_digits;
extern const struct pai_pass p_pass_title;
extern const struct pai_pass p_pass_paragraphs;
extern const struct pai_pass p_pass_ordinals;
extern const struct pai_pass p_pass_headings;
extern const struct pai_pass p_pass_headings_look;
extern const struct pai_pass p_pass_lists;
extern const struct pai_pass p_pass_numbering;
extern const struct pai_pass p_pass_roles;
extern const struct pai_pass p_pass_brackets;

struct p_glyph {
	struct pai_node	*node;	/* TEXT it stands in; NULL: no text */
	uint32_t	 cp;	/* U+FFFC for what is no text, LF for a break */
	uint32_t	 out;	/* what it becomes; 0: it goes */
	uint32_t	 link;	/* for the pass */
	uint32_t	 left, right;	/* for the pass: what stands beside it */
	bool		 fixed;	/* seen, but not to be changed: addresses */
};

struct p_prose {
	struct p_glyph	*g;
	size_t		 n, room;
	bool		 failed;	/* no memory; sticks */
};

/* The glyphs of a block, in the memory of the last one read. */
bool	p_prose_read(struct p_prose *, struct pai_node *block);
void	p_prose_free(struct p_prose *);

/*
 * Writes back what was marked and says so, once: false where nothing was.
 * A TEXT left empty goes.
 */
bool	p_prose_write(const struct pai_change *, struct p_prose *,
	    struct pai_node *block, enum pai_msg, const char *why);

/* Marks changes in one block; the answer is whether there are any. */
typedef bool p_prose_fn(struct p_prose *, const struct pai_change *);

/* Every paragraph and heading, those in cells and notes too. */
enum pai_status p_prose_each(const struct pai_change *, p_prose_fn *,
	    enum pai_msg, const char *why);

/* A blank that is not the end of a line and no TAB. */
bool	p_is_gap(uint32_t cp);
/* 。！？； and the like, which end a sentence. */
bool	p_is_stop(uint32_t cp);
/* A mark that belongs to Chinese text: 、。（）《》 and full-width ones. */
bool	p_is_wide_mark(uint32_t cp);
bool	p_is_digit(uint32_t cp);
bool	p_is_letter(uint32_t cp);	/* Latin, ASCII */

/* Did an OCR engine or an extractor make this text?  Only such text is
 * mended mark by mark; what an author typed stays as it is. */
bool	p_is_extracted(const struct pai_change *);

/* Is it a Word file? */
bool	p_is_from_word(const struct pai_change *);

/*
 * Is this a document of the official kind, whatever file it came in: does it
 * hold a table of a known form?  Its headings are then known by their
 * numbers.  Tables are known once the table passes have run.
 */
bool	p_is_official(const struct pai_change *);

/* Text whose paragraphs and numbers may have been cut or garbled: extracted,
 * or official and in a format that OCR engines write, too. */
bool	p_is_recovered(const struct pai_change *);

/* One block's text and what is asked of it. */
struct p_plain {
	struct p_buf	 text;
	struct p_ordinal ord;		/* at its start */
	size_t		 chars;		/* without blanks */
	size_t		 han;
	size_t		 stops;		/* 。！？； that are not the last mark */
	size_t		 commas;	/* ，、： */
	uint32_t	 first, last;	/* characters, blanks passed over */
};

/* False: out of memory. */
bool	p_plain_read(struct p_plain *, const struct pai_node *);
void	p_plain_free(struct p_plain *);
bool	p_plain_ends(const struct p_plain *, const char *with);
/* How often a character stands in it. */
size_t	p_plain_count(const struct p_plain *, uint32_t cp);

/* — 3 —, 第 3 页, Page 3 of 10, and nothing else. */
bool	p_is_page_mark(const struct p_plain *);
/* 2022年1月20日 and nothing else; an office by its name, and nothing else. */
bool	p_is_date(const struct p_plain *);
bool	p_is_office(const struct p_plain *);

/* Is this a block of running text: paragraph or heading? */
bool	p_is_prose(const struct pai_node *);
/* The line of the input in which a block ends; 0: unknown. */
uint32_t p_last_line(const struct pai_node *);

/* The first TEXT of a block, or the last; NULL: it begins otherwise. */
struct pai_node *p_edge_text(const struct pai_node *, bool last);

/* A paragraph becomes a heading, a heading a paragraph, in its place. */
void	p_make_heading(struct pai_node *, unsigned level);
void	p_make_paragraph(struct pai_node *);
/* Bold all through a heading goes: a heading is that already. */
void	p_strip_bold(const struct pai_change *, struct pai_node *heading);

/* Hangs the children of from, the next line of one text, behind those of to
 * and drops from: the blanks around the line's end go, and Latin words get
 * one soft break. */
void	p_join_lines(const struct pai_change *, struct pai_node *to,
	    struct pai_node *from);

/* So many lines from there on become the document's one title; why is told,
 * with their number. */
void	p_make_title(const struct pai_change *, struct pai_node *, size_t lines,
	    const char *why);

#endif
