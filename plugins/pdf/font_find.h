/*
 * Which fonts there are, and which of them stands in for a name.
 */
#ifndef P_PDF_FONT_FIND_H
#define P_PDF_FONT_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <paiban/plugin.h>

enum font_class {
#define	FONT_CLASS(id, name, next)	FONT_##id,
#include "font_map.def"
	FONT_CLASS_MAX
};

/* A face in a file.  Strings live as long as the catalogue. */
struct font_file {
	const char	*path;
	int		 index;		/* in a collection */
	const char	*family;	/* its first name */
	int		 weight;	/* as fontconfig has it: 80 regular */
	bool		 slanted;
	const void	*chars;		/* see font_file_has() */
};

/* NULL: no memory, or no fontconfig. */
struct font_catalogue *font_catalogue_new(void);
void	font_catalogue_free(struct font_catalogue *);

/* Adds a folder; false, and nothing done, where it is not to be trusted. */
bool	font_catalogue_dir(struct font_catalogue *, const char *dir);
/*
 * Adds lines "wanted name = installed family", one a line, # for comments.
 * False where the text has a line that is neither; *line is its number.
 */
bool	font_catalogue_map(struct font_catalogue *, const char *text,
	    size_t n, unsigned *line);

/* All files, ordered by path and index. */
size_t	font_catalogue_count(const struct font_catalogue *);
const struct font_file *font_catalogue_at(const struct font_catalogue *,
	    size_t);

bool	font_file_has(const struct font_file *, uint32_t cp);

/* The nearest face of a family; NULL: it is not installed. */
const struct font_file *font_find_family(const struct font_catalogue *,
	    struct pai_str family, int weight, bool slanted);
/* The same after the user's own map; no more than one step. */
struct pai_str font_find_mapped(const struct font_catalogue *,
	    struct pai_str family);

/* What kind of face a name stands for; false: a guess by parts of it. */
bool	font_class_of(struct pai_str family, bool eastasia,
	    enum font_class *);
enum font_class font_class_of_role(unsigned role, bool eastasia);
enum font_class font_class_next(enum font_class);
const char *font_class_name(enum font_class);

/* The i-th choice of a class that is installed; NULL: past the last. */
const struct font_file *font_find_choice(const struct font_catalogue *,
	    enum font_class, size_t i, bool bold, bool slanted);

#endif
