/*
 * One dictionary of hyphenation patterns, and the library that reads it.
 *
 * libhyphen is loaded when the first word is asked about, not linked: hardly
 * any document needs it, and to load it with the plugin costs each of them.
 * Its dictionaries are files of the system and trusted; words are strangers',
 * so they are bounded (P_HYPHENATED_MAX), and each is given in the
 * dictionary's own charset or not at all.  Places where parting changes a
 * word's letters (Hungarian asszony, asz-szony) are left out.
 *
 * To read the German dictionary takes the library two seconds, by its table of
 * states that is too small; those of most languages take some milliseconds.
 */
#include "hyphen.h"

#include <dlfcn.h>
#include <hyphen.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "kit/utf8.h"

#define	LIBRARY		"libhyphen.so.0"
#define	SIDE_LEAST	2	/* letters before and behind a hyphen, where
				 * the dictionary does not ask for more */
#define	BYTES_MAX	(P_HYPHENATED_MAX * 4)

struct hyphen_lib {
	void		*handle;
	HyphenDict	*(*load)(const char *path);
	void		 (*free)(HyphenDict *);
	int		 (*parts)(HyphenDict *, const char *, int, char *,
			    char *, char ***, int **, int **, int, int, int,
			    int);
};

struct hyphen_dict {
	struct hyphen_lib *lib;
	HyphenDict	*dict;
	iconv_t		 charset;	/* from UTF-8; unused where it is that */
};

/* POSIX lets dlsym() give a function's address as that of an object. */
static bool
find(void *handle, const char *name, void *function)
{
	void	*at = dlsym(handle, name);

	memcpy(function, &at, sizeof(at));
	return at != NULL;
}

struct hyphen_lib *
hyphen_lib_open(void)
{
	struct hyphen_lib *l = calloc(1, sizeof(*l));

	if (l == NULL)
		return NULL;
	if ((l->handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL)) != NULL &&
	    find(l->handle, "hnj_hyphen_load", &l->load) &&
	    find(l->handle, "hnj_hyphen_free", &l->free) &&
	    find(l->handle, "hnj_hyphen_hyphenate3", &l->parts))
		return l;
	hyphen_lib_close(l);
	return NULL;
}

void
hyphen_lib_close(struct hyphen_lib *l)
{
	if (l == NULL)
		return;
	if (l->handle != NULL)
		dlclose(l->handle);
	free(l);
}

/* Dictionaries name "microsoft-cp1251" what iconv calls cp1251. */
static iconv_t
open_charset(const char *name)
{
	static const char	 vendor[] = "microsoft-";
	size_t			 n = sizeof(vendor) - 1;

	return iconv_open(strncmp(name, vendor, n) == 0 ? name + n : name,
	    "UTF-8");
}

struct hyphen_dict *
hyphen_dict_open(struct hyphen_lib *lib, const char *path)
{
	struct hyphen_dict *d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->lib = lib;
	if ((d->dict = lib->load(path)) == NULL) {
		free(d);
		return NULL;
	}
	d->dict->cset[MAX_NAME - 1] = '\0';
	if (!d->dict->utf8 &&
	    (d->charset = open_charset(d->dict->cset)) == (iconv_t)-1) {
		lib->free(d->dict);
		free(d);
		return NULL;
	}
	return d;
}

void
hyphen_dict_close(struct hyphen_dict *d)
{
	if (d == NULL)
		return;
	if (!d->dict->utf8)
		iconv_close(d->charset);
	d->lib->free(d->dict);
	free(d);
}

/* Its bytes for the dictionary; 0: it has letters that the charset has not. */
static size_t
encode(const struct hyphen_dict *d, const uint32_t *word, size_t n, char *out)
{
	char	 utf8[BYTES_MAX], *in = utf8, *to = out;
	size_t	 left = 0, room = n;

	for (size_t i = 0; i < n; i++)
		left += p_utf8_put(utf8 + left, word[i]);
	if (d->dict->utf8) {
		memcpy(out, utf8, left);
		return left;
	}
	/* A byte a letter, or its places would not be those of letters. */
	iconv(d->charset, NULL, NULL, NULL, NULL);
	return iconv(d->charset, &in, &left, &to, &room) == 0 && left == 0 &&
	    room == 0 ? n : 0;
}

static int
at_least(int a, int b)
{
	return a > b ? a : b;
}

bool
hyphen_dict_parts(struct hyphen_dict *d, const uint32_t *word, size_t n,
    bool *out)
{
	char	 bytes[BYTES_MAX + 1] = "", marks[BYTES_MAX + 5] = "";
	char	**changed = NULL;
	int	*from = NULL, *cut = NULL;
	size_t	 size;
	bool	 ok;

	if (n == 0 || n > P_HYPHENATED_MAX ||
	    (size = encode(d, word, n, bytes)) == 0)
		return false;
	ok = d->lib->parts(d->dict, bytes, (int)size, marks, NULL, &changed,
	    &from, &cut, SIDE_LEAST, SIDE_LEAST, at_least(d->dict->clhmin,
	    SIDE_LEAST), at_least(d->dict->crhmin, SIDE_LEAST)) == 0;
	/* Marks are by letters: an odd one stands on the letter before. */
	for (size_t i = 1; ok && i < n; i++)
		out[i] = (marks[i - 1] & 1) != 0 &&
		    (changed == NULL || changed[i - 1] == NULL);
	for (size_t i = 0; changed != NULL && i < size; i++)
		free(changed[i]);
	free(changed);
	free(from);
	free(cut);
	return ok;
}
