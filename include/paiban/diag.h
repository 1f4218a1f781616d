/*
 * Diagnostics.  Every message the toolkit can give is a line of diag.def,
 * which fixes its number, level, name and words; the same file makes the
 * enumeration, the table of strings, the manual's DIAGNOSTICS section and a
 * test that each message has a sample provoking it.
 */
#ifndef PAI_DIAG_H
#define PAI_DIAG_H

#include <paiban/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum pai_level {
	PAI_L_NOTE,	/* a change or guess that you may want to know of */
	PAI_L_WARNING,	/* input is odd; output should still be right */
	PAI_L_ERROR,	/* some content was lost or is wrong */
	PAI_L_UNSUPP,	/* some content uses what we do not do */
	PAI_L_FATAL	/* no output */
};

enum pai_msg {
	PAI_M_NONE = 0,
#define	PAI_MSG(number, id, level, name, text)	PAI_M_##id = number,
#include <paiban/diag.def>
#undef PAI_MSG
	PAI_M_MAX = 1000
};

struct pai_diag {
	enum pai_msg	  msg;
	enum pai_level	  level;
	const char	 *name;		/* "table-overlap": stable, greppable */
	const char	 *text;		/* the fixed words */
	const char	 *detail;	/* the words of this case; may be "" */
	const char	 *input;	/* the input's name; may be NULL */
	const char	 *source;	/* package part, may be NULL */
	struct pai_locus  locus;
};

typedef void pai_diag_fn(void *arg, const struct pai_diag *);

#ifdef __cplusplus
}
#endif

#endif /* PAI_DIAG_H */
