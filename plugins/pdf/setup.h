/*
 * What the user chooses of the pages: the writer's options.
 */
#ifndef P_PDF_SETUP_H
#define P_PDF_SETUP_H

#include <paiban/plugin.h>

#include "layout/layout.h"

extern const struct pai_option setup_options[];
extern const struct pai_option setup_font_options[];
extern const struct pai_option setup_hyphen_options[];

enum p_profile	setup_profile(const struct pai_write *);
/* Is a folder owned by root or by us, and writable by no one else? */
bool		setup_trusts(const char *dir);
/* Strings in it live as long as the job. */
void		setup_read(struct p_setup *, const struct pai_write *);

#endif
