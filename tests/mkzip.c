/*
 * Zips a folder of parts into a docx, the same bytes every time.
 *
 * usage: mkzip OUT.docx FOLDER
 *
 * So that a fixture holds only what it is about, the two parts that every
 * package has are added where the folder lacks them: the content types, and
 * the relation that makes word/document.xml the main part.  A folder within
 * whose name ends in .docx becomes a package within the package.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
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

static int
is_package(const char *name)
{
	size_t	 n = strlen(name);

	return n > 5 && strcmp(name + n - 5, ".docx") == 0;
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
		if (S_ISDIR(st.st_mode) && !is_package(name))
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

static void	pack(const char *out, const char *folder, unsigned depth);

/* The file, or the package made of that folder, which is out's n-th. */
static zip_source_t *
source_of(zip_t *zip, const char *full, const char *out, int n,
    unsigned depth, char inner[PATH_SIZE])
{
	struct stat	 st;

	inner[0] = '\0';
	if (stat(full, &st) != 0)
		fail(full);
	if (!S_ISDIR(st.st_mode))
		return zip_source_file(zip, full, 0, -1);
	(void)snprintf(inner, PATH_SIZE, "%.900s.%d", out, n);
	pack(inner, full, depth + 1);
	return zip_source_file(zip, inner, 0, -1);
}

static void
pack(const char *out, const char *folder, unsigned depth)
{
	struct files	*f = calloc(1, sizeof(*f));
	zip_t		*zip = zip_open(out, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	char		 full[PATH_SIZE], inner[FILES_MAX][PATH_SIZE];

	if (f == NULL || zip == NULL || depth > 4)
		fail(out);
	list(folder, "", f);
	qsort(f->names, (size_t)f->n, sizeof(f->names[0]), order);
	if (!has(f, "[Content_Types].xml"))
		add(zip, "[Content_Types].xml", zip_source_buffer(zip, types,
		    sizeof(types) - 1, 0));
	if (!has(f, "_rels/.rels"))
		add(zip, "_rels/.rels", zip_source_buffer(zip, relations,
		    sizeof(relations) - 1, 0));
	for (int i = 0; i < f->n; i++) {
		join(full, folder, f->names[i]);
		add(zip, f->names[i], source_of(zip, full, out, i, depth,
		    inner[i]));
	}
	if (zip_close(zip) != 0)
		fail(zip_strerror(zip));
	for (int i = 0; i < f->n; i++)
		if (inner[i][0] != '\0')
			(void)unlink(inner[i]);
	free(f);
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage: mkzip OUT.docx FOLDER");
	pack(argv[1], argv[2], 0);
	return 0;
}
