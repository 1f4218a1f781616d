/*
 * Lists: their definitions and their counters.
 */
#ifndef DOCX_NUMBERING_H
#define DOCX_NUMBERING_H

#include "docx.h"
#include "kit/numformat.h"

#define	LEVELS	9

struct num_level {
	const char	*text;		/* "%1.%2"; NULL: none */
	struct p_num_notation format;
	uint32_t	 style;		/* of paragraphs that stand on this
					 * level by their style; 0: none */
	uint8_t		 suffix;	/* enum pai_suffix */
	uint8_t		 align;		/* enum pai_align, of the label */
	bool		 picture;	/* its bullet is one */
	int32_t		 start;
	int8_t		 restart;	/* behind this level; -1: never,
				 * 99: behind any above */
	bool		 legal;		/* all numbers in decimals */
	struct run_props *run;		/* the label's look; may be NULL */
	struct par_props *par;		/* its indents; may be NULL */
};

/* A label and what the paragraph takes from its level. */
struct num_label {
	struct p_buf		*text;		/* where it is written */
	const struct par_props	*par;		/* may be NULL */
	const struct run_props	*run;		/* likewise */
	uint8_t			 suffix;	/* enum pai_suffix */
	bool			 ordered;
	int32_t			 value;
};

enum pai_status	numbering_read(struct docx *, const char *part);
void		numbering_free(struct numbering *);

/*
 * The level of a list that paragraphs of a style stand on (17.9.23);
 * preset: the list does not name the style.
 */
uint8_t	numbering_level(struct docx *, int32_t num, uint32_t style,
	    uint8_t preset);

/*
 * Counts one paragraph of the list and writes its label.  False: there is
 * no such list.
 */
bool	numbering_next(struct docx *, int32_t num, unsigned level,
	    struct num_label *);

#endif
