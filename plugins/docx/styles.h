/*
 * Styles: styles.xml with every basedOn chain laid flat.
 */
#ifndef DOCX_STYLES_H
#define DOCX_STYLES_H

#include "props.h"
#include "tablestyle.h"

enum style_type { STYLE_PARAGRAPH, STYLE_CHARACTER, STYLE_TABLE, STYLE_LIST };

struct style {
	const char		*id;
	const char		*name;		/* "heading 1"; may be "" */
	const char		*based_on;	/* an id; or NULL */
	enum style_type		 type;
	uint8_t			 role;		/* enum pai_role, by its name */
	uint8_t			 heading;	/* level by its name; 0: none */
	bool			 done;		/* laid flat */
	bool			 doing;
	bool			 own_indent;	/* states an indent beside or
						 * after its own numbering */
	struct run_props	 run;
	struct par_props	 par;
	struct table_style	*table;
};

struct styles {
	struct style	**list;		/* from 1; 0 is a style of nothing */
	uint32_t	  n, room;
	uint32_t	 *slots;	/* by hash of id */
	uint32_t	  slot_count;
	uint32_t	  preset[4];	/* default style by type; 0: none */
	struct run_props  run;		/* docDefaults */
	struct par_props  par;
};

enum pai_status	styles_read(struct docx *, const char *part);
void		styles_free(struct styles *);
/* The level of headings that a style of this name is for; 0: none. */
uint8_t		style_heading(const char *name);
const struct style *style_at(const struct docx *, uint32_t);

/* samples.c: a block without text for each style that stands for a kind. */
void	samples_show(struct docx *);

#endif
