/*
 * From pages to a PDF file.
 */
#ifndef P_PDF_WRITE_H
#define P_PDF_WRITE_H

#include <paiban/plugin.h>

struct fonts;
struct images;
struct p_pages;

enum pai_status	pdf_write(const struct pai_write *, struct fonts *,
		    struct images *, const struct p_pages *);

/* fonts_list.c: the writer that lists fonts. */
struct font_catalogue;
enum pai_status	fonts_list(const struct pai_write *,
		    const struct font_catalogue *);

#endif
