/*
 * libharu, kept to what it does well: objects, their numbers and the page
 * tree.  The file around them is our own (haru_file.c).
 *
 * An object is a number; what stands between its << and >> is written by us
 * as it shall appear (syntax.h).  Only haru.c and haru_file.c know libharu's
 * structures.  The first error sticks, as libharu's own does.
 */
#ifndef P_PDF_HARU_H
#define P_PDF_HARU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kit/buf.h"

struct haru;

struct haru	*haru_new(void);		/* NULL: no memory */
void		 haru_free(struct haru *);

/* libharu's first error and its detail; 0: none.  All but one are limits. */
#define	HARU_NO_MEMORY	0x1015u
unsigned	 haru_error(const struct haru *, unsigned *detail);

/* A new object, to be filled by haru_body() and perhaps haru_stream(). */
uint32_t	 haru_object(struct haru *);
/* What stands in the dictionary.  The buffer is freed. */
void		 haru_body(struct haru *, uint32_t object, struct p_buf *);
/* A stream, already encoded as the body's /Filter says; /Length is added. */
void		 haru_stream(struct haru *, uint32_t object, const void *,
		    size_t n);

/* The dictionaries that every file has. */
void		 haru_catalog(struct haru *, struct p_buf *);
void		 haru_info(struct haru *, struct p_buf *);

/* Pages, in order. */
struct haru_page {
	int32_t		 width, height;		/* mpt */
	uint32_t	 resources;		/* object */
	const uint32_t	*annots;		/* objects */
	size_t		 annot_n;
	int32_t		 struct_parents;	/* < 0: none */
};
/* An object for the page, so that others may point to it. */
uint32_t	 haru_page_new(struct haru *);
uint32_t	 haru_page_contents(struct haru *, uint32_t page);
void		 haru_page_fill(struct haru *, uint32_t object,
		    const struct haru_page *);

/* 16 bytes that depend on all that was given to haru_hash(). */
void		 haru_hash(struct haru *, const void *, size_t n);
void		 haru_set_id(struct haru *);

/* Where the file goes, as it is made. */
struct haru_sink {
	void	 (*put)(void *arg, const void *, size_t n);
	/* Deflates: bytes that last until the next call, or NULL for want of
	 * memory.  May be NULL: nothing more is packed. */
	const char *(*pack)(void *arg, const void *, size_t n, size_t *out);
	void	 *arg;
};
void		 haru_save(struct haru *, const struct haru_sink *);

#endif
