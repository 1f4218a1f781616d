/*
 * libharu's structures, shared by haru.c, which makes objects, and
 * haru_file.c, which writes them.
 */
#ifndef P_PDF_HARU_PRIV_H
#define P_PDF_HARU_PRIV_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_encrypt.h>

#include "haru.h"

#if HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20500
#error "we know the structures of libharu 2.3 and 2.4 only"
#endif

#define	HARU_ID_SIZE	16

/* An object: libharu's, or what was given to one of ours. */
struct given {
	void		*object;	/* libharu's; or see at() in haru.c */
	size_t		 body;		/* in haru.bodies */
	char		*data;		/* owned */
	uint32_t	 body_n, data_n;
	bool		 ours;		/* libharu knows nothing of it */
	bool		 stream;
};

struct haru {
	HPDF_Doc	 doc;
	struct given	*given;		/* by number */
	size_t		 given_room;
	uint32_t	 adopted;	/* entries of libharu's table seen */
	struct p_buf	 bodies;
	struct HPDF_MD5Context md5;
	unsigned	 error, detail;
	HPDF_BYTE	 id[HARU_ID_SIZE];
};

/* The first error sticks. */
void		haru_fail(struct haru *, HPDF_STATUS);
uint32_t	haru_number_of(const void *object);
/* The number of the object that is made next. */
uint32_t	haru_next(const struct haru *);
/* NULL: nothing was given to it, and it is libharu's. */
const struct given *haru_given(const struct haru *, uint32_t number);

#endif
