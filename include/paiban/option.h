/*
 * Options as data.  A plugin declares a table; the core parses, checks,
 * fills in defaults, prints the help, and rejects what nobody declared.
 */
#ifndef PAI_OPTION_H
#define PAI_OPTION_H

#include <paiban/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum pai_type { PAI_T_BOOL = 1, PAI_T_INT, PAI_T_STRING, PAI_T_ENUM,
    PAI_T_LENGTH	/* "25mm", "2.5cm", "1in", "12pt" */ };

struct pai_option {
	const char	  *name;	/* "line-width" */
	const char	  *help;	/* one line, no full stop */
	const char	  *preset;	/* default, written as the user would */
	const char *const *choices;	/* PAI_T_ENUM: NULL-terminated */
	enum pai_type	   type;
	int64_t		   min, max;	/* PAI_T_INT, and mpt of PAI_T_LENGTH,
					 * when min < max */
};

#define	PAI_OPTION_END	{ NULL, NULL, NULL, NULL, PAI_T_BOOL, 0, 0 }

#ifdef __cplusplus
}
#endif

#endif /* PAI_OPTION_H */
