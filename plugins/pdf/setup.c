/*
 * The options of the writer: where fonts are, what the file is like, and
 * every choice of the profiles, which come from the layout's list.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "setup.h"
#include "kit/num.h"

static const char *const profiles[] = { "auto", "source", "gbt9704",
    "report", NULL };
static const char *const aligns[] = { "left", "centre", "right", "justify",
    NULL };
static const char *const presses[] = { "lines", "ends", NULL };
static const char *const hyphenations[] = { "auto", "no", "yes", NULL };
static const char *const numerals[] = { "none", "decimal", "dashed",
    "roman", "chinese", "circled", NULL };
static const char *const places[] = { "outer", "centre", "left", "right",
    NULL };

#define	FONT_OPTIONS	\
	{ "font-dir", "a folder of fonts beside those installed", "", NULL, \
	    PAI_T_STRING, 0, 0 },					\
	{ "font-map", "a file of lines 'family = family to use instead'", \
	    "", NULL, PAI_T_STRING, 0, 0 }

#define	HYPHEN_OPTIONS	\
	{ "hyphenation-dir", "a folder of dictionaries beside those installed", \
	    "", NULL, PAI_T_STRING, 0, 0 }

const struct pai_option setup_font_options[] = {
	FONT_OPTIONS,
	PAI_OPTION_END
};

const struct pai_option setup_hyphen_options[] = {
	HYPHEN_OPTIONS,
	PAI_OPTION_END
};

const struct pai_option setup_options[] = {
	{ "profile", "how pages are set: as the source says, or by a standard",
	    "auto", profiles, PAI_T_ENUM, 0, 0 },
	FONT_OPTIONS,
	HYPHEN_OPTIONS,
	{ "compress", "0 none, 1 fast ... 12 smallest", "6", NULL, PAI_T_INT,
	    0, 12 },
	{ "tagged", "write the structure, for readers that speak or reflow it",
	    "true", NULL, PAI_T_BOOL, 0, 0 },
#define	SETUP_LENGTH(id, name, least, most, gbt9704, report, help)	\
	{ name, help, "", NULL, PAI_T_LENGTH, least, most },
#define	SETUP_COUNT(id, name, least, most, gbt9704, report, help)	\
	{ name, help, "", NULL, PAI_T_INT, least, most },
#define	SETUP_CHOICE(id, name, enumeration, gbt9704, report, help)	\
	{ name, help, "", enumeration, PAI_T_ENUM, 0, 0 },
#define	SETUP_FONT(role, wide, name, help)				\
	{ name, help, "", NULL, PAI_T_STRING, 0, 0 },
#include "layout/setup.def"
	PAI_OPTION_END
};

static const char *
option(const struct pai_write *job, const char *name)
{
	const char	*s = job->opts->host->opt_str(job->opts, name);

	return s != NULL ? s : "";
}

/* Which of the words; 0 where it is none. */
static int32_t
choice(const char *const *words, const char *s)
{
	for (int32_t i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], s) == 0)
			return i;
	return 0;
}

enum p_profile
setup_profile(const struct pai_write *job)
{
	return (enum p_profile)choice(profiles, option(job, "profile"));
}

bool
setup_trusts(const char *dir)
{
	struct stat	 st;

	return stat(dir, &st) == 0 && S_ISDIR(st.st_mode) &&
	    (st.st_uid == 0 || st.st_uid == geteuid()) &&
	    (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* The core has held each against its bounds when it was set. */
static void
take_length(struct p_setup *s, enum p_setup_id id, const char *value)
{
	s->given[id] = p_num_length(value, &s->value[id]);
}

static void
take_count(struct p_setup *s, enum p_setup_id id, const char *value)
{
	s->given[id] = *value != '\0';
	s->value[id] = (int32_t)strtol(value, NULL, 10);
}

static void
take_choice(struct p_setup *s, enum p_setup_id id, const char *const *words,
    const char *value)
{
	s->given[id] = *value != '\0';
	s->value[id] = choice(words, value);
}

void
setup_read(struct p_setup *s, const struct pai_write *job)
{
	memset(s, 0, sizeof(*s));
#define	SETUP_LENGTH(id, name, least, most, gbt9704, report, help)	\
	take_length(s, P_SETUP_##id, option(job, name));
#define	SETUP_COUNT(id, name, least, most, gbt9704, report, help)	\
	take_count(s, P_SETUP_##id, option(job, name));
#define	SETUP_CHOICE(id, name, enumeration, gbt9704, report, help)	\
	take_choice(s, P_SETUP_##id, enumeration, option(job, name));
#define	SETUP_FONT(role, wide, name, help)				\
	s->font[P_FACE_##role][wide] = (struct pai_str){		\
	    option(job, name), strlen(option(job, name)) };
#include "layout/setup.def"
}
