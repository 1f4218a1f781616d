/*
 * Zips a folder of parts into a docx, the same bytes every time.
 *
 * usage: mkzip OUT.docx FOLDER
 *
 * So that a fixture holds only what it is about, the two parts that every
 * package has are added where the folder lacks them: the content types, and
 * the relation that makes word/document.xml the main part.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#define	FILES_MAX	256
#define	PATH_SIZE	1024
#define	NEW_YEAR_2020	1577836800	/* any date will do; the same always */

struct files {
	char	 names[FILES_MAX][PATH_SIZE];	/* below the folder */
	int	 n;
};

static const char types[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
    "vnd.openxmlformats-package.relationships+xml\"/><Default Extension="
    "\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/"
    "document.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.document.main+xml\"/></Types>\n";

static const char relations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "relationships\"><Relationship Id=\"main\" Type=\"http://schemas."
    "openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>\n";

static void
fail(const char *what)
{
	(void)fprintf(stderr, "mkzip: %s\n", what);
	exit(1);
}

static void
join(char *out, const char *a, const char *b)
{
	int	 n = snprintf(out, PATH_SIZE, "%s%s%s", a,
		    a[0] == '\0' || b[0] == '\0' ? "" : "/", b);

	if (n < 0 || n >= PATH_SIZE)
		fail("a path is too long");
}

/* Lists the files below root/under; folders only nest as fixtures do. */
static void
list(const char *root, const char *under, struct files *f)
{
	char		 path[PATH_SIZE], name[PATH_SIZE], full[PATH_SIZE];
	struct dirent	*e;
	struct stat	 st;
	DIR		*dir;

	join(path, root, under);
	if ((dir = opendir(path)) == NULL)
		fail(path);
	while ((e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		join(name, under, e->d_name);
		join(full, root, name);
		if (stat(full, &st) != 0)
			fail(full);
		if (S_ISDIR(st.st_mode))
			list(root, name, f);
		else if (f->n == FILES_MAX)
			fail("too many files");
		else
			memcpy(f->names[f->n++], name, PATH_SIZE);
	}
	(void)closedir(dir);
}

static int
order(const void *a, const void *b)
{
	return strcmp(a, b);
}

static int
has(const struct files *f, const char *name)
{
	for (int i = 0; i < f->n; i++)
		if (strcmp(f->names[i], name) == 0)
			return 1;
	return 0;
}

static void
add(zip_t *zip, const char *name, zip_source_t *source)
{
	zip_int64_t	 i = source == NULL ? -1 :
			    zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);

	if (i < 0 || zip_file_set_mtime(zip, (zip_uint64_t)i, NEW_YEAR_2020,
	    0) != 0)
		fail(zip_strerror(zip));
}

int
main(int argc, char **argv)
{
	static struct files	 f;
	zip_t			*zip;

	if (argc != 3)
		fail("usage: mkzip OUT.docx FOLDER");
	list(argv[2], "", &f);
	qsort(f.names, (size_t)f.n, sizeof(f.names[0]), order);
	zip = zip_open(argv[1], ZIP_CREATE | ZIP_TRUNCATE, NULL);
	if (zip == NULL)
		fail(argv[1]);
	if (!has(&f, "[Content_Types].xml"))
		add(zip, "[Content_Types].xml", zip_source_buffer(zip, types,
		    sizeof(types) - 1, 0));
	if (!has(&f, "_rels/.rels"))
		add(zip, "_rels/.rels", zip_source_buffer(zip, relations,
		    sizeof(relations) - 1, 0));
	for (int i = 0; i < f.n; i++) {
		char	 full[PATH_SIZE];

		join(full, argv[2], f.names[i]);
		add(zip, f.names[i], zip_source_file(zip, full, 0, -1));
	}
	if (zip_close(zip) != 0)
		fail(zip_strerror(zip));
	return 0;
}
