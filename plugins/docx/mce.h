/*
 * Markup compatibility (ECMA-376-3): what a document lets its readers pass
 * over.
 */
#ifndef DOCX_MCE_H
#define DOCX_MCE_H

#include <stdbool.h>

struct docx;

/* What the root element of the part being read declares. */
struct mce {
	const char	*ignorable;	/* prefixes; NULL: none */
	const char	*process;	/* names of which the inside is read */
};

/* At the root element of a part. */
void	mce_root(struct docx *);
/* May the element that begins, of a namespace we do not know, be ignored? */
bool	mce_ignorable(struct docx *);
/* And is what is inside it to be read all the same? */
bool	mce_processed(struct docx *);

#endif
