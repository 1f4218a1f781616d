/*
 * A folder of parts as a package in memory.
 */
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include "kit/buf.h"

#define	FOLDER_MAX	64u

struct folder {
	struct folder_part {
		char		 name[256];
		struct p_buf	 data;
	} part[FOLDER_MAX];
	uint32_t	 n;
};

/* Adds what is below path; false: a file cannot be read, or too many. */
bool	folder_read(struct folder *, const char *path);
void	folder_free(struct folder *);
/*
 * Packs it, the named part (NULL: none) replaced or added.  Where it has no
 * relations of its own, word/document.xml is made the main part.
 */
void	folder_pack(const struct folder *, const char *name, const void *,
	    size_t, struct p_buf *);

#endif
