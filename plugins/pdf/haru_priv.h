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

/* What was given to an object: both owned, and exactly as large. */
struct given {
	char		*body, *data;
	uint32_t	 body_n, data_n;
	bool		 ours;		/* libharu has a null in its place */
	bool		 stream;
};

struct haru {
	HPDF_Doc	 doc;
	struct given	*given;		/* by number */
	size_t		 given_room;
	struct HPDF_MD5Context md5;
	unsigned	 error, detail;
	HPDF_BYTE	 id[HARU_ID_SIZE];
};

/* The first error sticks. */
void		haru_fail(struct haru *, HPDF_STATUS);
uint32_t	haru_number_of(const void *object);
/* NULL: nothing was given to it, and it is libharu's. */
const struct given *haru_given(const struct haru *, uint32_t number);

#endif
