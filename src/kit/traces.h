/*
 * Who wrote this text: an author of Markdown, or a program that read a page?
 */
#ifndef P_KIT_TRACES_H
#define P_KIT_TRACES_H

#include <stdbool.h>
#include <stddef.h>

/* Metadata: the text was extracted, whichever reader read it. */
#define	P_META_EXTRACTED	"paiban:extracted"

/*
 * What shows that an extractor or OCR engine wrote a text, and no author of
 * Markdown: what Markdown has no use for.  Lines between fences do not count.
 */
struct p_traces {
	size_t		 tab_rows;	/* rows of a table by TABs; cells of
					 * one a line, each behind a TAB */
	size_t		 page_marks;	/* P_PAGE_SURE */
	bool		 pipes;		/* a pipe table: |---|---| */
	size_t		 box_rules;	/* +----+----+, of boxes */
	bool		 authored;	/* lists, quotes or notes of Markdown */
};

void	p_traces_find(struct p_traces *, const char *, size_t n);

/* Are there tables in it that Markdown cannot read? */
static inline bool
p_traces_tables(const struct p_traces *t)
{
	return (t->tab_rows >= 5 && !t->pipes) ||
	    (t->box_rules >= 3 && !t->pipes && !t->authored);
}

#endif
