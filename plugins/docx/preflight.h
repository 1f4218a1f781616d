/*
 * The central directory of a zip archive, read from the bytes and judged.
 */
#ifndef DOCX_PREFLIGHT_H
#define DOCX_PREFLIGHT_H

#include <paiban/plugin.h>

struct archive_part {
	char		*name;		/* with / for \, */
	char		*folded;	/* the same in ASCII lower case */
	uint64_t	 packed, size;	/* bytes, as claimed */
	size_t		 index;		/* in the directory */
};

/*
 * Lists the parts of the *n bytes at p, folders too, and cuts off what stands
 * behind the archive's end.  Reports the first thing that is wrong.
 */
enum pai_status	preflight(const struct pai_read *, const unsigned char *p,
		    size_t *n, struct archive_part **, size_t *count);
void		preflight_free(struct archive_part *, size_t count);

#define	PART_NAME_MAX	255u		/* bytes, as in most file systems */

/* n bytes in ASCII lower case, \ as /, and a NUL. */
void		preflight_fold(char *out, const char *, size_t n);
bool		preflight_same_name(const char *raw, const char *name);

#endif
