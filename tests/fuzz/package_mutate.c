/*
 * Damage to a whole package.
 *
 * libzip takes it apart, one part is damaged as XML or as bytes, or the
 * package is: a part is lost, doubled, renamed or given another's body, or
 * the archive lies about it.  It is packed again by tests/unit/package.c,
 * mostly stored, as the fuzzer then sees what is in it.
 */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "package.h"
#include "package_mutate.h"
#include "random.h"
#include "xml_mutate.h"

#define	PARTS_MAX	64u
#define	PART_MAX	((size_t)1 << 20)

struct part {
	char		*name;
	struct p_buf	 data;
	struct entry	 lie;		/* what is not 0 is claimed of it */
};

struct parts {
	struct part	 part[PARTS_MAX + 1];
	uint32_t	 n;
};

/* ---- apart and together ---- */

static void
take(struct parts *all, zip_t *zip, zip_uint64_t i)
{
	struct part	*part = &all->part[all->n];
	zip_file_t	*file = zip_fopen_index(zip, i, 0);
	const char	*name = zip_get_name(zip, i, ZIP_FL_ENC_RAW);
	zip_int64_t	 got = 0;
	char		*to;

	if (file == NULL)
		return;
	*part = (struct part){ .data = { .max = PART_MAX } };
	while ((to = p_buf_room(&part->data, 4096)) != NULL &&
	    (got = zip_fread(file, to, 4096)) > 0)
		part->data.n += (size_t)got;
	(void)zip_fclose(file);
	part->data.failed = false;
	part->name = name == NULL ? NULL : strdup(name);
	if (part->name == NULL)
		p_buf_free(&part->data);
	else
		all->n++;
}

static struct parts *
unpack(const uint8_t *p, size_t n)
{
	struct parts	*all = calloc(1, sizeof(*all));
	zip_source_t	*source;
	zip_t		*zip = NULL;
	zip_int64_t	 count;

	source = all == NULL ? NULL : zip_source_buffer_create(p, n, 0, NULL);
	if (source != NULL)
		zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (zip == NULL) {
		zip_source_free(source);
		return all;
	}
	count = zip_get_num_entries(zip, 0);
	for (zip_int64_t i = 0; i < count && all->n < PARTS_MAX; i++)
		take(all, zip, (zip_uint64_t)i);
	zip_discard(zip);
	return all;
}

static void
discard(struct parts *all)
{
	for (uint32_t i = 0; all != NULL && i < all->n; i++) {
		free(all->part[i].name);
		p_buf_free(&all->part[i].data);
	}
	free(all);
}

static size_t
pack(const struct parts *all, uint8_t *out, size_t max, uint32_t *state)
{
	bool		 deflate = chance_of(state, 8) == 0;
	struct package	 p = { 0 };
	size_t		 n;

	for (uint32_t i = 0; i < all->n; i++) {
		const struct part *part = &all->part[i];
		struct entry	 e = part->lie;

		e.name = part->name;
		e.data = part->data.n > 0 ? part->data.p : "";
		e.n = part->data.n;
		e.deflate = deflate;
		package_add(&p, &e);
	}
	package_end(&p, 0);
	n = p_buf_ok(&p.bytes) && p.bytes.n <= max ? p.bytes.n : 0;
	if (n > 0)
		memcpy(out, p.bytes.p, n);
	p_buf_free(&p.bytes);
	p_buf_free(&p.directory);
	return n;
}

/* ---- damage ---- */

static bool
is_xml(const struct part *part)
{
	size_t	 n = strlen(part->name);

	return part->data.n > 0 && (memchr(part->data.p, '<', part->data.n <
	    64 ? part->data.n : 64) != NULL ||
	    (n > 4 && strcmp(part->name + n - 4, ".xml") == 0));
}

/* The body of the document as often as all the others together. */
static struct part *
any_part(struct parts *all, uint32_t *state)
{
	if (chance_of(state, 2) == 0)
		for (uint32_t i = 0; i < all->n; i++)
			if (strstr(all->part[i].name, "document.xml") != NULL &&
			    strstr(all->part[i].name, ".rels") == NULL)
				return &all->part[i];
	return &all->part[chance_of(state, all->n)];
}

static void
damage_part(struct part *part, uint32_t *state)
{
	char	*p;

	if (is_xml(part) && chance_of(state, 16) != 0) {
		for (size_t n = chance_of(state, 4) + 1; n > 0; n--)
			xml_mutate(&part->data, state);
		return;
	}
	if ((p = p_buf_room(&part->data, 256)) != NULL)
		part->data.n = LLVMFuzzerMutate((uint8_t *)part->data.p,
		    part->data.n, part->data.n + 256);
}

static void
rename_part(struct part *part, const struct part *other, uint32_t *state)
{
	static const char *const names[] = { "../x", "/etc/x", "word/",
	    "WORD\\Document.XML", "word/document.xml", "C:x", "%2e%2e/x",
	    "[Content_Types].xml", "_rels/.rels", "\xe4\xb8\x80.xml" };
	const char	*name = chance_of(state, 2) == 0 ? other->name :
	    names[chance_of(state, sizeof(names) / sizeof(names[0]))];
	char		*copy = strdup(name);

	if (copy == NULL)
		return;
	free(part->name);
	part->name = copy;
}

static void
swap_bodies(struct part *a, struct part *b)
{
	struct p_buf	 data = a->data;

	a->data = b->data;
	b->data = data;
}

static void
lose(struct parts *all, struct part *part)
{
	free(part->name);
	p_buf_free(&part->data);
	*part = all->part[--all->n];
}

static void
lie_about(struct part *part, uint32_t *state)
{
	static const uint32_t sizes[] = { 1, 100, 1u << 20, 1u << 30,
	    0xffffffffu, 0xfffffffeu };
	uint32_t	 size = sizes[chance_of(state, 6)];

	switch (chance_of(state, 6)) {
	case 0:
		part->lie.size = size;
		break;
	case 1:
		part->lie.packed = size;
		break;
	case 2:
		part->lie.crc = chance(state);
		break;
	case 3:
		part->lie.flags = (uint16_t)(1u << chance_of(state, 16));
		break;
	case 4:
		part->lie.method = (uint16_t)chance_of(state, 100);
		break;
	default:
		part->lie.disk = 1;
		break;
	}
}

static void
damage_package(struct parts *all, uint32_t *state)
{
	struct part	*a = &all->part[chance_of(state, all->n)];
	struct part	*b = &all->part[chance_of(state, all->n)];

	switch (chance_of(state, 6)) {
	case 0:
		lose(all, a);
		break;
	case 1:
		p_buf_clear(&a->data);
		break;
	case 2:
		swap_bodies(a, b);
		break;
	case 3:
		rename_part(a, b, state);
		break;
	case 4:
		if (a != b)
			p_buf_put(&a->data, b->data.p, b->data.n);
		break;
	default:
		lie_about(a, state);
		break;
	}
}

size_t
package_mutate(uint8_t *p, size_t n, size_t max, uint32_t seed)
{
	struct parts	*all = unpack(p, n);
	uint32_t	 state = chance_from(seed);
	size_t		 size = 0;

	if (all != NULL && all->n > 0) {
		if (chance_of(&state, 10) == 0)
			damage_package(all, &state);
		else
			damage_part(any_part(all, &state), &state);
		size = pack(all, p, max, &state);
	}
	discard(all);
	return size;
}

size_t
package_cross(const uint8_t *p, size_t n, const uint8_t *q, size_t m,
    uint8_t *out, size_t max, uint32_t seed)
{
	struct parts	*all = unpack(p, n), *other = unpack(q, m);
	uint32_t	 state = chance_from(seed);
	size_t		 size = 0;

	if (all != NULL && other != NULL && all->n > 0 && other->n > 0) {
		struct part	*to = any_part(all, &state);
		struct part	*from = any_part(other, &state);

		for (uint32_t i = 0; i < other->n; i++)
			if (strcmp(other->part[i].name, to->name) == 0)
				from = &other->part[i];
		if (chance_of(&state, 4) == 0)
			swap_bodies(to, from);
		else if (from->data.n > 0)
			xml_splice(&to->data, from->data.p, from->data.n,
			    &state);
		size = pack(all, out, max, &state);
	}
	discard(all);
	discard(other);
	return size;
}
