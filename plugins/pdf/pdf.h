/*
 * One PDF being written: what its parts share.
 */
#ifndef P_PDF_PDF_H
#define P_PDF_PDF_H

#include <paiban/plugin.h>

#include "haru.h"
#include "kit/buf.h"
#include "layout/layout.h"

struct face;
struct fonts;
struct images;
struct libdeflate_compressor;
struct tags;

#define	PDF_CREATOR	"paiban"
#define	PDF_PRODUCER	"paiban, libharu"
#define	PDF_TITLE_MAX	120	/* bytes of one made of the first line */

/* What speaks against a claim to be PDF/A-2 or PDF/UA-1; see xmp.c. */
enum pdf_doubt {
	PDF_DOUBT_GLYPH = 1,	/* .notdef is shown (19005-2, 6.2.11.8) */
	PDF_DOUBT_COLOUR = 2,	/* a picture is in CMYK (6.2.4.3) */
	PDF_DOUBT_TEXT = 4	/* a glyph stands for no text (6.2.11.7) */
};

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
	unsigned	 doubts;	/* PDF_DOUBT_*, complete once the
					 * fonts are written */
	struct pai_str	 title;		/* may be empty */
	char		 title_room[PDF_TITLE_MAX];
};

/*
 * Fills object with body (its dictionary, without /Filter; freed) and a
 * stream of n bytes, deflated here.  The bytes count in the document's ID.
 */
void	pdf_stream(struct pdf *, uint32_t object, struct p_buf *body,
	    const void *, size_t n);

/* What is wrong with the document as a whole, after a step; reports it. */
enum pai_status pdf_status(struct pdf *);

/* font_embed.c: every face in use, each in its object. */
enum pai_status pdf_embed_fonts(struct pdf *);
/* One of them; its number makes its name, and its object is filled. */
void	pdf_embed_font(struct pdf *, struct face *, size_t number);

/* page.c: the pages themselves, in order. */
enum pai_status pdf_write_pages(struct pdf *);

/* outline.c, info.c: what the catalog needs.  0: none. */
uint32_t pdf_outline(struct pdf *);
void	pdf_page_labels(struct pdf *, struct p_buf *);
void	pdf_info(struct pdf *);
void	pdf_find_title(struct pdf *);
struct pai_str pdf_meta(const struct pdf *, const char *key);
/* SOURCE_DATE_EPOCH as strftime() puts it; false: there is none. */
bool	pdf_date(char *out, size_t room, const char *format);
const char *pdf_language(const struct pdf *);

/* xmp.c, srgb.c: objects for the catalog. */
uint32_t pdf_metadata(struct pdf *, bool tagged);
uint32_t pdf_output_intent(struct pdf *);
void	pdf_srgb_profile(struct p_buf *);

#endif
