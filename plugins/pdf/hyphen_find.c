/*
 * The dictionaries of hyphenation that are installed, and which of them is for
 * a language.
 *
 *	/usr/share/hyphen/hyph_en_US.dic	en-US
 *	/usr/share/hyphen/hyph_en.dic		English of any other country
 *
 * A language comes from the document, so no path is ever made of it: folders
 * are listed, and it is compared with what is there.
 */
#include "hyphen.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/grow.h"

#define	TAG_MAX		35u	/* bytes of a tag (RFC 5646, 4.4.1) */
#define	FILES_MAX	1000u

static const char *const folders[] = { "/usr/local/share/hyphen",
    "/usr/share/hyphen", NULL };

/* Subtags in small letters, with '-' between them; false: it is no tag. */
static bool
put_tag(char *out, const char *s, size_t n)
{
	char	 c;

	if (n < 2 || n > TAG_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		c = s[i] == '_' ? '-' : s[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		    c == '-'))
			return false;
		out[i] = c;
	}
	out[n] = '\0';
	return true;
}

static bool
is_there(const struct hyphen_files *f, const char *tag)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->at[i].tag, tag) == 0)
			return true;
	return false;
}

/* A file of that name in a folder; false: no memory. */
static bool
add_file(struct hyphen_files *f, const char *dir, const char *name)
{
	static const char	 before[] = "hyph_", behind[] = ".dic";
	size_t			 n = strlen(name);
	struct p_buf		 path = { 0 };
	struct hyphen_file	 one = { 0 };
	char			 tag[TAG_MAX + 1];

	if (n < sizeof(before) + sizeof(behind) - 2 || f->n == FILES_MAX ||
	    strncmp(name, before, sizeof(before) - 1) != 0 ||
	    strcmp(name + n - (sizeof(behind) - 1), behind) != 0 ||
	    !put_tag(tag, name + sizeof(before) - 1,
	    n - (sizeof(before) + sizeof(behind) - 2)) || is_there(f, tag))
		return true;
	if (!p_make_room(&f->at, &f->room, f->n + 1, sizeof(*f->at)))
		return false;
	p_buf_fmt(&path, "%s/%s", dir, name);
	one.tag = strdup(tag);
	one.path = p_buf_ok(&path) ? realpath(path.p, NULL) : NULL;
	p_buf_free(&path);
	if (one.tag == NULL || one.path == NULL) {
		free(one.tag);
		free(one.path);
		return one.tag != NULL;	/* a link may lead nowhere */
	}
	f->at[f->n++] = one;
	return true;
}

static bool
read_folder(struct hyphen_files *f, const char *dir)
{
	DIR		*d = opendir(dir);
	struct dirent	*e;
	bool		 ok = true;

	if (d == NULL)
		return true;
	while (ok && (e = readdir(d)) != NULL)
		ok = add_file(f, dir, e->d_name);
	closedir(d);
	return ok;
}

static int
by_tag(const void *a, const void *b)
{
	return strcmp(((const struct hyphen_file *)a)->tag,
	    ((const struct hyphen_file *)b)->tag);
}

bool
hyphen_files_read(struct hyphen_files *f, const char *dir)
{
	bool	 ok = *dir == '\0' || read_folder(f, dir);

	for (size_t i = 0; ok && folders[i] != NULL; i++)
		ok = read_folder(f, folders[i]);
	if (f->n > 0)
		qsort(f->at, f->n, sizeof(*f->at), by_tag);
	return ok;
}

void
hyphen_files_free(struct hyphen_files *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->at[i].tag);
		free(f->at[i].path);
	}
	free(f->at);
	*f = (struct hyphen_files){ 0 };
}

/* The first whose tag is the n bytes of want, or goes on behind them. */
static struct hyphen_file *
find_tag(const struct hyphen_files *f, const char *want, size_t n,
    bool goes_on)
{
	const char	*tag;

	for (size_t i = 0; i < f->n; i++) {
		tag = f->at[i].tag;
		if (strncmp(tag, want, n) == 0 && (tag[n] == '\0' ||
		    (goes_on && tag[n] == '-')))
			return &f->at[i];
	}
	return NULL;
}

/* The length of a tag of n bytes without its last part. */
static size_t
without_last(const char *tag, size_t n)
{
	while (n > 0 && tag[n - 1] != '-')
		n--;
	return n > 0 ? n - 1 : 0;
}

/*
 * The language as it is written, or without its last parts (de-CH-1996, de-CH,
 * de: RFC 4647, 3.4); one without a country, as some country has it.
 */
struct hyphen_file *
hyphen_files_choose(const struct hyphen_files *f, const char *lang)
{
	struct hyphen_file *found = NULL;
	char	 want[TAG_MAX + 1];

	if (!put_tag(want, lang, strlen(lang)))
		return NULL;
	for (size_t n = strlen(want); n > 0 && found == NULL;
	    n = without_last(want, n))
		found = find_tag(f, want, n, false);
	if (found == NULL)
		found = find_tag(f, want, strlen(want), true);
	for (size_t i = 0; found != NULL && i < f->n; i++)
		if (strcmp(f->at[i].path, found->path) == 0)
			return &f->at[i];
	return NULL;
}

/* What Debian calls its packages, where that is not hyphen-LANGUAGE. */
static const struct { const char *lang, *package; } named[] = {
	{ "en-gb", "hyphen-en-gb" }, { "en", "hyphen-en-us" },
	{ "pt-br", "hyphen-pt-br" }, { "pt", "hyphen-pt-pt" },
	{ "nb", "hyphen-no" }, { "nn", "hyphen-no" }
};

/* And the languages for which it is, as of Debian 12. */
static const char *const packaged[] = { "af", "as", "be", "bg", "bn", "ca",
    "cs", "da", "de", "el", "es", "fr", "gl", "gu", "hi", "hr", "hu", "id",
    "is", "it", "kn", "lt", "lv", "ml", "mn", "mr", "nl", "no", "or", "pa",
    "pl", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "te", "th", "uk", "zu" };

static bool
is_packaged(const char *lang)
{
	for (size_t i = 0; i < sizeof(packaged) / sizeof(packaged[0]); i++)
		if (strcmp(packaged[i], lang) == 0)
			return true;
	return false;
}

bool
hyphen_package(const char *lang, char out[HYPHEN_PACKAGE_MAX])
{
	char	 tag[TAG_MAX + 1];

	if (!put_tag(tag, lang, strlen(lang)))
		return false;
	for (size_t n = strlen(tag); n > 0; n = without_last(tag, n)) {
		tag[n] = '\0';
		for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
			if (strcmp(named[i].lang, tag) == 0) {
				snprintf(out, HYPHEN_PACKAGE_MAX, "%s",
				    named[i].package);
				return true;
			}
	}
	snprintf(out, HYPHEN_PACKAGE_MAX, "hyphen-%s", tag);
	return is_packaged(tag);
}

enum pai_status
hyphen_files_list(const struct pai_write *job, const char *dir)
{
	struct hyphen_files f = { 0 };
	enum pai_status	 status = PAI_E_NOMEM;

	if (hyphen_files_read(&f, dir)) {
		for (size_t i = 0; i < f.n; i++)
			pai_fmt(job->out, "%s\t%s\n", f.at[i].tag,
			    f.at[i].path);
		status = job->out->host->out_status(job->out);
	}
	hyphen_files_free(&f);
	return status;
}
