/*
 * Words parted by the dictionaries of libhyphen, for layout.
 *
 * Nothing is looked for before the first word is asked about, neither the
 * dictionaries nor the library, which is loaded then: a document that needs
 * no hyphens pays for none.
 */
#ifndef P_PDF_HYPHEN_H
#define P_PDF_HYPHEN_H

#include <paiban/plugin.h>

#include "layout/layout.h"

struct hyphens;

/*
 * dir: a folder to look in before those of the system; or "".  Both strings
 * must live as long.  NULL: no memory.
 */
struct hyphens	*hyphens_new(struct pai_log *, const char *dir,
		    const char *lang);
void		 hyphens_free(struct hyphens *);
void		 hyphens_layout(struct hyphens *, struct p_hyphenator *);

/* hyphen_find.c: the dictionaries that are installed. */
struct hyphen_dict;
struct hyphen_file {
	char		*tag;		/* "en-us"; small letters */
	char		*path;		/* without links: the same for several
					 * tags of one dictionary */
	struct hyphen_dict *dict;	/* NULL at first; whoever fills it in
					 * closes it */
	bool		 tried;
};
struct hyphen_files {
	struct hyphen_file *at;		/* by tag; of two alike the first
					 * found, */
	size_t		 n, room;
};

/* Reads the folders; false: no memory. */
bool	hyphen_files_read(struct hyphen_files *, const char *dir);
void	hyphen_files_free(struct hyphen_files *);
/* The one for a language, the same for all of one path; NULL: there is none. */
struct hyphen_file *hyphen_files_choose(const struct hyphen_files *,
	    const char *lang);
/* The Debian package that has one; false: none has. */
#define	HYPHEN_PACKAGE_MAX	50
bool	hyphen_package(const char *lang, char out[HYPHEN_PACKAGE_MAX]);
/* The writer that lists them: a line of tag and path each. */
enum pai_status	hyphen_files_list(const struct pai_write *, const char *dir);

/* hyphen_dict.c: one dictionary, and the library. */
struct hyphen_lib;
struct hyphen_lib	*hyphen_lib_open(void);		/* NULL: not there */
void			 hyphen_lib_close(struct hyphen_lib *);
struct hyphen_dict	*hyphen_dict_open(struct hyphen_lib *,
			    const char *path);		/* NULL: unfit */
void			 hyphen_dict_close(struct hyphen_dict *);
/* As p_hyphenator.parts(). */
bool			 hyphen_dict_parts(struct hyphen_dict *,
			    const uint32_t *word, size_t n, bool *out);

#endif
