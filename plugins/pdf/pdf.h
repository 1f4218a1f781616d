/*
 * One PDF being written: what its parts share.
 */
#ifndef P_PDF_PDF_H
#define P_PDF_PDF_H

#include <paiban/plugin.h>

#include "haru.h"
#include "kit/buf.h"
#include "layout/layout.h"

struct fonts;
struct images;
struct libdeflate_compressor;
struct tags;

struct pdf {
	const struct pai_write	*job;
	struct haru	*haru;
	struct fonts	*fonts;
	struct images	*images;
	struct tags	*tags;		/* NULL: not tagged */
	const struct p_pages *pages;
	uint32_t	*page;		/* object of each */
	uint32_t	 resources;	/* object that all pages share */
	int		 level;		/* of compression; 0: none */
	struct libdeflate_compressor *deflate;
	struct p_buf	 packed;	/* scratch */
};

/*
 * Fills object with body (its dictionary, without /Filter; taken over) and a
 * stream of n bytes, deflated here.  The bytes count in the document's ID.
 */
void	pdf_stream(struct pdf *, uint32_t object, struct p_buf *body,
	    const void *, size_t n);

/* What is wrong with the document as a whole, after a step; reports it. */
enum pai_status pdf_status(struct pdf *);

/* font_embed.c: every face in use, each in its object. */
enum pai_status pdf_embed_fonts(struct pdf *);

/* page.c: the pages themselves, in order. */
enum pai_status pdf_write_pages(struct pdf *);

/* outline.c, info.c: what the catalog needs.  0: none. */
uint32_t pdf_outline(struct pdf *);
void	pdf_page_labels(struct pdf *, struct p_buf *);
void	pdf_info(struct pdf *);
const char *pdf_language(const struct pdf *);
struct pai_str pdf_title(const struct pdf *);

#endif
