/*
 * A folder of parts as a package in memory.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "folder.h"
#include "package.h"

static const char relations[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
    "relationships\"><Relationship Id=\"main\" Type=\"http://schemas."
    "openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>\n";

static bool
add_file(struct folder *f, const char *path, const char *name)
{
	struct folder_part	*part = &f->part[f->n];
	FILE			*file;
	size_t			 got;
	char			*to;

	if (f->n == FOLDER_MAX || (file = fopen(path, "rb")) == NULL)
		return false;
	*part = (struct folder_part){ .data = { 0 } };
	(void)snprintf(part->name, sizeof(part->name), "%s", name);
	f->n++;
	while ((to = p_buf_room(&part->data, 4096)) != NULL &&
	    (got = fread(to, 1, 4096, file)) > 0)
		part->data.n += got;
	(void)fclose(file);
	return p_buf_ok(&part->data);
}

/* Folders only nest as fixtures do. */
static bool
add_all(struct folder *f, const char *root, const char *under)
{
	char		 path[1024], name[256];
	struct dirent	*e;
	struct stat	 st;
	DIR		*dir;
	bool		 ok = true;

	(void)snprintf(path, sizeof(path), "%s/%s", root, under);
	if ((dir = opendir(path)) == NULL)
		return false;
	while (ok && (e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		ok = snprintf(name, sizeof(name), "%s%s%s", under,
		    under[0] != '\0' ? "/" : "", e->d_name) <
		    (int)sizeof(name) &&
		    snprintf(path, sizeof(path), "%s/%s", root, name) <
		    (int)sizeof(path) && stat(path, &st) == 0 &&
		    (S_ISDIR(st.st_mode) ? add_all(f, root, name) :
		    add_file(f, path, name));
	}
	(void)closedir(dir);
	return ok;
}

static int
by_name(const void *a, const void *b)
{
	const struct folder_part	*x = a, *y = b;

	return strcmp(x->name, y->name);
}

bool
folder_read(struct folder *f, const char *path)
{
	bool	 ok = add_all(f, path, "");

	qsort(f->part, f->n, sizeof(f->part[0]), by_name);
	return ok;
}

void
folder_free(struct folder *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		p_buf_free(&f->part[i].data);
	f->n = 0;
}

static void
add(struct package *p, const char *name, const void *data, size_t n)
{
	package_add(p, &(struct entry){ .name = name, .data = n > 0 ? data :
	    "", .n = n });
}

void
folder_pack(const struct folder *f, const char *name, const void *data,
    size_t n, struct p_buf *out)
{
	struct package	 p = { 0 };
	bool		 has_rels = false;

	for (uint32_t i = 0; i < f->n; i++) {
		const struct folder_part *part = &f->part[i];

		has_rels = has_rels || strcmp(part->name, "_rels/.rels") == 0;
		if (name == NULL || strcmp(part->name, name) != 0)
			add(&p, part->name, part->data.p, part->data.n);
	}
	if (name != NULL)
		add(&p, name, data, n);
	if (!has_rels && (name == NULL || strcmp(name, "_rels/.rels") != 0))
		add(&p, "_rels/.rels", relations, sizeof(relations) - 1);
	package_end(&p, 0);
	p_buf_free(&p.directory);
	*out = p.bytes;
}
