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
	enum num_format	 format;
	int32_t		 start;
	int8_t		 restart;	/* behind this level; -1: never,
				 * 99: behind any above */
	bool		 legal;		/* all numbers in decimals */
	uint32_t	 font;		/* string id, of a bullet */
	struct par_props *par;		/* its indents; may be NULL */
};

/* A label and what the paragraph takes from its level. */
struct num_label {
	struct p_buf		*text;		/* where it is written */
	const struct par_props	*par;		/* may be NULL */
	bool			 ordered;
	int32_t			 value;
};

enum pai_status	numbering_read(struct docx *, const char *part);
void		numbering_free(struct numbering *);

/*
 * Counts one paragraph of the list and writes its label.  False: there is
 * no such list.
 */
bool	numbering_next(struct docx *, int32_t num, unsigned level,
	    struct num_label *);

#endif
