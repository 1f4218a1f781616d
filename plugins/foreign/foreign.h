/*
 * Tables in notations that neither Markdown nor the text of OCR engines has,
 * or in a broken one of theirs, rewritten so that both readers know them.
 *
 *	foreign.c	the walk over the lines
 *	latex.c		\begin{tabular} of OCR models that write LaTeX
 *	latex_put.c	the same as HTML
 *	latex_text.c	the text of its cells
 *	paragraphs.c	html2text.py, where cells hold paragraphs
 *	pipes.c		pipe tables whose lines or rules are not as they should
 *	escaped.c	<table> behind entities, or in a fence
 *	quoted.c	rows of a CSV file
 *	headings.c	headings of other notations
 *
 * Each notation is told from prose and programs by itself; a text that has
 * none is not copied.  What a notation is rewritten to is HTML, except for
 * pipe tables, which stay such.
 */
#ifndef P_FOREIGN_H
#define P_FOREIGN_H

#include <paiban/plugin.h>

#include "kit/copy.h"

struct foreign {
	struct p_copy	*copy;
	const char	*p;		/* the source */
	size_t		 n;
	bool		 markdown;	/* else text without a format */
	bool		 fences;	/* tables in fences are data: see
					 * escaped.c */
	char		 underline[6];	/* marks below headings, by level */
	/* Where looking ahead has found nothing, it need not look again. */
	size_t		 no_latex, no_cells, no_escaped, no_apart, no_quoted;
};

/*
 * The text with such tables rewritten, in copy, which the caller frees in any
 * case; false: it has none, or copy->failed.
 */
bool	foreign_tables(struct p_copy *copy, const char *, size_t n,
	    bool markdown);

/* The line at p without its end; *next is where the one behind it begins. */
struct pai_str foreign_line(const char *p, size_t n, size_t *next);
/* The same at an offset of the source, without blanks around it. */
struct pai_str foreign_trimmed(const struct foreign *, size_t at,
	    size_t *next);
/* Keeps text of a cell up to there, with what HTML reads otherwise escaped. */
void	foreign_cell_text(struct foreign *, size_t there);

/* A table that begins with the line at; what it wrote of it, up to the offset
 * returned.  at: there is none. */
typedef size_t foreign_fn(struct foreign *, size_t at);

foreign_fn foreign_latex;
foreign_fn foreign_paragraphs;
foreign_fn foreign_line_rows;
foreign_fn foreign_pipes;
foreign_fn foreign_escaped;
foreign_fn foreign_quoted;
foreign_fn foreign_heading;

/* paragraphs.c: is there a line of a bar alone, as such tables have? */
bool	foreign_has_bar_lines(const char *, size_t n);

/* escaped.c: a fence, with its line at, that holds a table and no more. */
foreign_fn foreign_fenced;
/* Are tables in fences data in this text, or is it one about markup? */
bool	foreign_fences_hold_data(const char *, size_t n);

/* latex_text.c: the text of a cell up to end, commands apart. */
void	foreign_latex_text(struct foreign *, size_t end);

#endif
