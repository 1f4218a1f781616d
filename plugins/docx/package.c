/*
 * Parts and the relations between them (ECMA-376-2).
 *
 * No part is found by its name: the package's relations lead to the main
 * part, that part's relations to all others.  A target is a path, relative
 * to the folder of the part it belongs to, or absolute within the package.
 * One that leads out of the package ends the reading; one outside it by
 * intent (External) is kept as an address and never opened.
 */
#include <stdlib.h>
#include <string.h>

#include "docx.h"
#include "kit/url.h"

/* ---- relations ---- */

static const struct scope scope_relations;

static const char *
last_word(const char *type)
{
	const char	*slash = strrchr(type, '/');

	return slash == NULL ? type : slash + 1;
}

static bool
make_room(struct docx *d, struct relations *r)
{
	if (r->n >= (size_t)d->host->log_limit(d->job->log,
	    PAI_LIM_RELATIONS)) {
		docx_fail(d, d->host->log_over(d->job->log, PAI_LIM_RELATIONS,
		    NULL, d->part, r->n + 1));
		return false;
	}
	return docx_grow(d, &r->list, &r->room, r->n + 1, sizeof(*r->list));
}

static const struct scope *
take_relation(struct docx *d, unsigned token)
{
	struct relations	*r = d->reading;
	const char		*id, *target, *type;

	if (token == REL_Relationships)
		return &scope_relations;
	if (token != REL_Relationship)
		return NULL;
	id = attr(d, N_Id);
	target = attr(d, N_Target);
	type = attr(d, N_Type);
	if (id == NULL || target == NULL || !make_room(d, r))
		return NULL;
	r->list[r->n].id = docx_keep(d, id);
	r->list[r->n].target = docx_keep(d, target);
	r->list[r->n].type = docx_keep(d, last_word(type == NULL ? "" : type));
	r->list[r->n].external = attr_is(d, N_TargetMode, "External");
	if (d->status == PAI_OK)
		r->n++;
	return NULL;
}

static const struct scope scope_relations = { take_relation, NULL, NULL };

static int
by_id(const void *a, const void *b)
{
	const struct relation	*x = a, *y = b;

	return strcmp(x->id, y->id);
}

/* "word/document.xml" has its relations in "word/_rels/document.xml.rels". */
static void
relations_part(const char *part, struct p_buf *out)
{
	const char	*slash = strrchr(part, '/');
	const char	*file = slash == NULL ? part : slash + 1;

	p_buf_put(out, part, (size_t)(file - part));
	p_buf_str(out, "_rels/");
	p_buf_str(out, file);
	p_buf_str(out, ".rels");
}

enum pai_status
package_relations(struct docx *d, const char *part, struct relations *r)
{
	struct p_buf	 name = { 0 };

	memset(r, 0, sizeof(*r));
	r->part = docx_keep(d, part);
	relations_part(part, &name);
	(void)docx_whole(d, &name);
	if (d->status == PAI_OK && archive_find(d->archive, name.p) != NULL) {
		d->reading = r;
		(void)docx_parse(d, name.p, &scope_relations,
		    PAI_LIM_META_BYTES);
		d->reading = NULL;
	}
	p_buf_free(&name);
	if (r->n > 0)
		qsort(r->list, r->n, sizeof(*r->list), by_id);
	return d->status;
}

void
relations_free(struct relations *r)
{
	free(r->list);
	memset(r, 0, sizeof(*r));
}

const struct relation *
relation_find(const struct relations *r, const char *id)
{
	struct relation	 key = { .id = id };

	if (id == NULL || r->n == 0)
		return NULL;
	return bsearch(&key, r->list, r->n, sizeof(key), by_id);
}

const struct relation *
relation_of_type(const struct relations *r, const char *type)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->list[i].type, type) == 0)
			return &r->list[i];
	return NULL;
}

/* ---- targets ---- */

/* Undoes %XX, so that "%2e%2e" is judged as what it is; \ becomes /. */
static void
unescape(struct p_buf *out, const char *s)
{
	size_t	 n = strlen(s);

	for (size_t i = 0; i < n; i++) {
		int	 byte = p_url_percent(s + i, n - i);
		char	 c = s[i] == '\\' ? '/' : s[i];

		if (byte >= 0) {
			c = (char)byte;
			i += 2;
		}
		p_buf_put(out, &c, 1);
	}
}

/* Takes the last folder off; false: there is none. */
static bool
up(struct p_buf *path)
{
	size_t	 n = path->n;

	if (n == 0)
		return false;
	for (n--; n > 0 && path->p[n - 1] != '/'; n--)
		continue;
	path->n = n;
	path->p[n] = '\0';
	return true;
}

/* Lays the segments of s on path; false: they lead out of the package. */
static bool
walk(struct p_buf *path, const char *s, size_t left)
{
	const char	*end = s + left;

	while (s < end) {
		const char	*slash = memchr(s, '/', (size_t)(end - s));
		const char	*stop = slash != NULL ? slash : end;
		size_t		 n = (size_t)(stop - s);

		if (n == 2 && s[0] == '.' && s[1] == '.') {
			if (!up(path))
				return false;
		} else if (n > 0 && !(n == 1 && s[0] == '.')) {
			p_buf_put(path, s, n);
			if (slash != NULL)
				p_buf_char(path, '/');
		}
		s += n + (slash != NULL);
	}
	return true;
}

static bool
resolve(struct docx *d, const char *base, const char *target,
    struct p_buf *path)
{
	struct p_buf	 plain = { 0 };
	const char	*slash = strrchr(base, '/');
	bool		 inside;

	unescape(&plain, target);
	inside = docx_whole(d, &plain) &&
	    memchr(plain.p, '\0', plain.n) == NULL &&
	    strncmp(plain.p, "//", 2) != 0 && strchr(plain.p, ':') == NULL;
	if (inside && plain.p[0] != '/' && slash != NULL)
		p_buf_put(path, base, (size_t)(slash - base) + 1);
	if (inside)
		inside = walk(path, plain.p, plain.n);
	p_buf_free(&plain);
	return inside;
}

const char *
package_target(struct docx *d, const struct relations *r,
    const struct relation *rel)
{
	struct p_buf	 path = { 0 };
	const char	*out = NULL;

	if (rel == NULL)
		return NULL;
	if (rel->external) {
		docx_once(d, PAI_M_OPC_EXTERNAL, rel->target);
		return NULL;
	}
	if (rel->target[0] == '\0')
		return NULL;
	if (!resolve(d, r->part, rel->target, &path)) {
		if (d->status == PAI_OK)
			docx_say(d, PAI_M_OPC_TARGET, "%s", rel->target);
		docx_fail(d, PAI_E_FORMAT);
	} else if (docx_whole(d, &path) && path.n > 0) {
		out = docx_keep(d, path.p);
	}
	p_buf_free(&path);
	return out;
}

/* ---- the package ---- */

/*
 * There should be one main part; where several are named, the first that is
 * there.
 */
static const char *
find_main(struct docx *d, const struct relations *top)
{
	const char	*first = NULL;

	for (size_t i = 0; i < top->n && d->status == PAI_OK; i++) {
		const char	*part;

		if (strcmp(top->list[i].type, "officeDocument") != 0)
			continue;
		part = package_target(d, top, &top->list[i]);
		if (part != NULL && archive_find(d->archive, part) != NULL)
			return part;
		if (first == NULL)
			first = part;
	}
	return first;
}

static bool
has_part(const struct docx *d, const char *name)
{
	return archive_find(d->archive, name) != NULL;
}

/* Says why there is none. */
static void
no_main(struct docx *d, const char *named)
{
	struct pai_log	*log = d->job->log;

	if (named != NULL)
		pai_say(log, PAI_M_OPC_NO_MAIN, NULL, "%s is missing", named);
	else if (has_part(d, "_rels/.rels"))
		pai_say(log, PAI_M_OPC_NO_MAIN, NULL,
		    "_rels/.rels names none");
	else if (has_part(d, "mimetype") && has_part(d, "content.xml"))
		pai_say(log, PAI_M_OPC_OTHER_FORMAT, NULL, "it is an "
		    "OpenDocument file (odt, ods, odp); save it as docx "
		    "first");
	else if (has_part(d, "[Content_Types].xml"))
		pai_say(log, PAI_M_OPC_NO_MAIN, NULL,
		    "_rels/.rels is missing");
	else
		pai_say(log, PAI_M_OPC_OTHER_FORMAT, NULL,
		    "it is a zip archive of other files");
	docx_fail(d, PAI_E_FORMAT);
}

static void
read_meta(struct docx *d, const struct relations *top, const char *type,
    enum pai_status (*read)(struct docx *, const char *))
{
	const char	*part = package_target(d, top,
			    relation_of_type(top, type));

	if (part != NULL && archive_find(d->archive, part) != NULL)
		(void)read(d, part);
}

enum pai_status
package_open(struct docx *d)
{
	struct relations	 top;
	const char		*main_part;

	if (package_relations(d, "", &top) != PAI_OK)
		goto out;
	main_part = find_main(d, &top);
	if (d->status == PAI_OK && (main_part == NULL ||
	    archive_find(d->archive, main_part) == NULL)) {
		no_main(d, main_part);
	}
	if (d->status != PAI_OK)
		goto out;
	d->main_part = main_part;
	read_meta(d, &top, "core-properties", meta_read);
	read_meta(d, &top, "extended-properties", meta_read);
	read_meta(d, &top, "custom-properties", meta_read_own);
	(void)package_relations(d, main_part, &d->main_rels);
out:
	relations_free(&top);
	return d->status;
}

const char *
package_part_at(struct docx *d, unsigned token)
{
	const struct relation	*rel = relation_find(d->rels,
				    attr(d, token));

	return package_target(d, d->rels, rel);
}
