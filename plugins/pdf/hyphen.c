/*
 * Words parted by the dictionaries of libhyphen, for layout: which language is
 * whose, each dictionary opened once, and what to say where there is none.
 */
#include "hyphen.h"

#include <stdlib.h>
#include <string.h>

#define	LANGUAGES_MAX	16u	/* of one document; a word in yet another is
				 * not parted */
#define	LANG_MAX	35u	/* bytes of a tag (RFC 5646, 4.4.1) */
#define	PRESET		"en"	/* what a PDF that knows no better says of text
				 * in Latin letters */

struct language {
	char		 tag[LANG_MAX + 1];
	struct hyphen_dict *dict;	/* of h.files; NULL: there is none */
};

struct hyphens {
	struct pai_log	*log;
	const char	*dir, *lang;
	bool		 sought;	/* library and files were looked for */
	struct hyphen_lib *lib;
	struct hyphen_files files;
	struct language	 language[LANGUAGES_MAX];
	size_t		 n;
};

struct hyphens *
hyphens_new(struct pai_log *log, const char *dir, const char *lang)
{
	struct hyphens	*h = calloc(1, sizeof(*h));

	if (h == NULL)
		return NULL;
	h->log = log;
	h->dir = dir;
	h->lang = lang != NULL && *lang != '\0' ? lang : PRESET;
	return h;
}

void
hyphens_free(struct hyphens *h)
{
	if (h == NULL)
		return;
	for (size_t i = 0; i < h->files.n; i++)
		hyphen_dict_close(h->files.at[i].dict);
	hyphen_files_free(&h->files);
	hyphen_lib_close(h->lib);
	free(h);
}

static void
seek(struct hyphens *h)
{
	if (h->sought)
		return;
	h->sought = true;
	if ((h->lib = hyphen_lib_open()) == NULL)
		pai_say(h->log, PAI_M_PDF_NO_HYPHENS, NULL,
		    "libhyphen is not installed");
	else
		(void)hyphen_files_read(&h->files, h->dir);
}

/*
 * Languages whose words are never parted, or that are none: a dictionary
 * would help nobody (ISO 639-2; Word writes x-none).
 */
static bool
has_no_hyphens(const char *tag)
{
	static const char *const list[] = { "zh", "ja", "ko", "und", "zxx",
	    "mul", "x" };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strncmp(tag, list[i], strlen(list[i])) == 0 &&
		    (tag[strlen(list[i])] == '\0' ||
		    tag[strlen(list[i])] == '-'))
			return true;
	return false;
}

static void
say_missing(struct hyphens *h, const char *tag)
{
	char	 package[HYPHEN_PACKAGE_MAX];

	if (hyphen_package(tag, package))
		pai_say(h->log, PAI_M_PDF_NO_HYPHENS, NULL,
		    "%s; on Debian: apt-get install %s", tag, package);
	else
		pai_say(h->log, PAI_M_PDF_NO_HYPHENS, NULL, "%s", tag);
}

static struct hyphen_dict *
open_dict(struct hyphens *h, const char *tag)
{
	struct hyphen_file *file;

	seek(h);
	if (h->lib == NULL || has_no_hyphens(tag))
		return NULL;
	if ((file = hyphen_files_choose(&h->files, tag)) == NULL) {
		say_missing(h, tag);
		return NULL;
	}
	if (!file->tried)
		file->dict = hyphen_dict_open(h->lib, file->path);
	file->tried = true;
	if (file->dict == NULL)
		pai_say(h->log, PAI_M_PDF_NO_HYPHENS, NULL,
		    "%s: %s cannot be used", tag, file->path);
	return file->dict;
}

/* The dictionary of a language, opened when first asked for; or NULL. */
static struct hyphen_dict *
dict_of(struct hyphens *h, struct pai_str lang)
{
	struct language	*l;

	if (lang.n == 0)
		lang = (struct pai_str){ h->lang, strlen(h->lang) };
	if (lang.n > LANG_MAX)
		return NULL;
	for (size_t i = 0; i < h->n; i++)
		if (strlen(h->language[i].tag) == lang.n &&
		    memcmp(h->language[i].tag, lang.p, lang.n) == 0)
			return h->language[i].dict;
	if (h->n == LANGUAGES_MAX)
		return NULL;
	l = &h->language[h->n++];
	memcpy(l->tag, lang.p, lang.n);
	l->dict = open_dict(h, l->tag);
	return l->dict;
}

static bool
parts(void *arg, struct pai_str lang, const uint32_t *word, size_t n,
    bool *out)
{
	struct hyphen_dict *d = dict_of(arg, lang);

	return d != NULL && hyphen_dict_parts(d, word, n, out);
}

void
hyphens_layout(struct hyphens *h, struct p_hyphenator *out)
{
	*out = (struct p_hyphenator){ .arg = h, .parts = parts };
}
