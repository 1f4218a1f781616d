/*
 * What a form asks of the text around its tables; form.h has the structs,
 * official.forms the notation.
 */
#ifndef P_PASS_FORM_RULES_H
#define P_PASS_FORM_RULES_H

#include "pass/form/form.h"

/* False: the line breaks the notation. */
bool	p_section_begin(struct p_forms *, struct pai_str heading);
bool	p_section_line(struct p_forms *, struct pai_str word,
	    struct pai_str rest);
/* A `quote` or, where it says that there is nothing, a `none`. */
bool	p_quote_read(struct p_form *, struct p_pool *, struct pai_str,
	    bool none);
/* "2021..", "2019..2020": the years of its reports. */
bool	p_years_read(struct p_form *, struct pai_str);

/* Are all its cells on the form? */
bool	p_quote_fits(const struct p_form_quote *, const struct p_form *);

#endif
