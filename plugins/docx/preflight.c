/*
 * The central directory of a zip archive, read from the bytes and judged.
 *
 *	[local header, data] ... [central entry] ... [zip64 end] [end record]
 *
 * The sum of what the entries claim to take, headers included, may not pass
 * the length of the file: that alone ends every bomb made of entries that
 * overlap, and no good file fails it.
 */
#include <stdlib.h>
#include <string.h>

#include "kind.h"
#include "kit/bytes.h"
#include "kit/url.h"
#include "preflight.h"

#define	END_SIZE	22u
#define	END64_SIZE	56u
#define	LOCATOR_SIZE	20u
#define	CENTRAL_SIZE	46u
#define	LOCAL_SIZE	30u
#define	COMMENT_MAX	65535u

struct bytes {
	const unsigned char	*p;
	size_t			 n;
};

struct directory {
	uint64_t	 at, size, entries;
	size_t		 file_size;	/* up to the end of its comment */
};

static uint64_t
le64(const unsigned char *p)
{
	return le32(p) | (uint64_t)le32(p + 4) << 32;
}

static enum pai_status
refuse(const struct pai_read *job, enum pai_msg msg, const char *what)
{
	pai_say(job->log, msg, NULL, "%s", what);
	return PAI_E_FORMAT;
}

/* ---- names ---- */

/* %XX as the byte it stands for, but never one that parts a path. */
static size_t
decoded(const char *s, size_t left, char *c)
{
	int	 byte = p_url_percent(s, left);

	*c = *s == '\\' ? '/' : *s;
	if (byte < 0x20 || byte == '/' || byte == '\\')
		return 1;
	*c = (char)byte;
	return 3;
}

void
preflight_fold(char *out, const char *s, size_t n)
{
	size_t	 m = 0;

	for (size_t i = 0; i < n; ) {
		char	 c;

		i += decoded(s + i, n - i, &c);
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c == '/' && m > 0 && out[m - 1] == '.' &&
		    (m == 1 || out[m - 2] == '/'))
			m--;		/* "./" says nothing */
		else
			out[m++] = c;
	}
	out[m] = '\0';
}

bool
preflight_same_name(const char *raw, const char *name)
{
	for (; *raw != '\0' && *name != '\0'; raw++, name++)
		if (*raw != *name && !(*raw == '\\' && *name == '/'))
			return false;
	return *raw == *name;
}

static bool
has_dot_dot(const char *s)
{
	for (; s != NULL; s = strchr(s, '/')) {
		s += *s == '/';
		if (s[0] == '.' && s[1] == '.' && (s[2] == '/' || s[2] == '\0'))
			return true;
	}
	return false;
}

/* Why a name is refused; NULL: it is not. */
static const char *
name_fault(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
			return "a control character in a name";
	if (n == 0)
		return "an empty name";
	if (s[0] == '/' || (n > 1 && s[1] == ':'))
		return "an absolute path";
	if (has_dot_dot(s))
		return "a path that leads out of the archive";
	return NULL;
}

static enum pai_status
take_name(const struct pai_read *job, struct archive_part *part,
    const unsigned char *p, size_t n)
{
	const char	*fault;

	if (n > PART_NAME_MAX)
		return refuse(job, PAI_M_ZIP_NAME, "a name of over 255 bytes");
	part->name = malloc(n + 1);
	part->folded = malloc(n + 1);
	if (part->name == NULL || part->folded == NULL) {
		pai_say(job->log, PAI_M_NO_MEMORY, NULL, "%s", "");
		return PAI_E_NOMEM;
	}
	preflight_fold(part->folded, (const char *)p, n);
	for (size_t i = 0; i < n; i++)
		part->name[i] = p[i] == '\\' ? '/' : (char)p[i];
	part->name[n] = '\0';
	fault = name_fault(part->name, n);
	if (fault == NULL)
		return PAI_OK;
	pai_say(job->log, PAI_M_ZIP_NAME, NULL, "%s: %s", fault, part->name);
	return PAI_E_FORMAT;
}

/* ---- entries ---- */

/* Sizes of 2^32 - 1 stand in the zip64 field: APPNOTE 4.5.3. */
static bool
zip64_sizes(struct bytes extra, struct archive_part *part)
{
	while (extra.n >= 4) {
		size_t	 len = le16(extra.p + 2), at = 4;

		if (len > extra.n - 4)
			return false;
		if (le16(extra.p) == 1) {
			if (part->size == UINT32_MAX) {
				if (at + 8 > len + 4)
					return false;
				part->size = le64(extra.p + at);
				at += 8;
			}
			if (part->packed == UINT32_MAX) {
				if (at + 8 > len + 4)
					return false;
				part->packed = le64(extra.p + at);
			}
			return true;
		}
		extra.p += len + 4;
		extra.n -= len + 4;
	}
	return true;
}

/* APPNOTE 4.4.5: those that tools of today write when asked to. */
static const char *
method_name(uint32_t method)
{
	switch (method) {
	case 9:
		return " (Deflate64)";
	case 12:
		return " (bzip2)";
	case 14:
		return " (LZMA)";
	case 93:
		return " (Zstandard)";
	case 95:
		return " (XZ)";
	default:
		return "";
	}
}

static enum pai_status
check_entry(const struct pai_read *job, const unsigned char *p,
    const char *name)
{
	uint32_t	 flags = le16(p + 8), method = le16(p + 10);

	if ((flags & 0x2041) != 0)	/* 4.4.4: bits 0, 6 and 13 */
		return refuse(job, PAI_M_ZIP_ENCRYPTED, name);
	if (method != 0 && method != 8) {
		pai_say(job->log, PAI_M_ZIP_METHOD, NULL, "%s: method %u%s",
		    name, (unsigned)method, method_name(method));
		return PAI_E_FORMAT;
	}
	if (le16(p + 34) != 0)
		return refuse(job, PAI_M_ZIP_BAD, "it is split over disks");
	return PAI_OK;
}

static enum pai_status
take_entry(const struct pai_read *job, struct bytes *left,
    struct archive_part *part)
{
	const unsigned char	*p = left->p;
	size_t			 name, extra, comment;
	enum pai_status		 st;

	if (left->n < CENTRAL_SIZE || le32(p) != 0x02014b50u)
		return refuse(job, PAI_M_ZIP_BAD, "its directory is cut off");
	name = le16(p + 28);
	extra = le16(p + 30);
	comment = le16(p + 32);
	if (name + extra + comment > left->n - CENTRAL_SIZE)
		return refuse(job, PAI_M_ZIP_BAD, "its directory is cut off");
	st = take_name(job, part, p + CENTRAL_SIZE, name);
	if (st == PAI_OK)
		st = check_entry(job, p, part->name);
	if (st != PAI_OK)
		return st;
	part->packed = le32(p + 20);
	part->size = le32(p + 24);
	if (!zip64_sizes((struct bytes){ p + CENTRAL_SIZE + name, extra },
	    part))
		return refuse(job, PAI_M_ZIP_BAD, part->name);
	left->p += CENTRAL_SIZE + name + extra + comment;
	left->n -= CENTRAL_SIZE + name + extra + comment;
	return PAI_OK;
}

/* ---- the end record ---- */

/*
 * Looks for the end record, whose comment reaches to the end of the file or,
 * second choice, near it: mail and old tools leave a line end behind it.
 */
static bool
find_end_exactly(struct bytes b, bool exactly, size_t *at)
{
	size_t	 lowest, comment;

	if (b.n < END_SIZE)
		return false;
	lowest = b.n > END_SIZE + COMMENT_MAX ?
	    b.n - END_SIZE - COMMENT_MAX : 0;
	for (size_t i = b.n - END_SIZE + 1; i-- > lowest; )
		if (le32(b.p + i) == 0x06054b50u) {
			comment = le16(b.p + i + 20);
			*at = i;
			if (comment == b.n - i - END_SIZE || (!exactly &&
			    comment < b.n - i - END_SIZE))
				return true;
		}
	return false;
}

static bool
find_end(struct bytes b, size_t *at)
{
	return find_end_exactly(b, true, at) ||
	    find_end_exactly(b, false, at);
}

static bool
zip64_end(struct bytes b, size_t end, struct directory *dir)
{
	uint64_t	 at;

	if (end < LOCATOR_SIZE ||
	    le32(b.p + end - LOCATOR_SIZE) != 0x07064b50u)
		return false;
	at = le64(b.p + end - LOCATOR_SIZE + 8);
	if (b.n < END64_SIZE || at > b.n - END64_SIZE ||
	    le32(b.p + at) != 0x06064b50u)
		return false;
	dir->entries = le64(b.p + at + 32);
	dir->size = le64(b.p + at + 40);
	dir->at = le64(b.p + at + 48);
	return true;
}

/* What it is instead, as well as we can tell. */
static enum pai_status
no_archive(const struct pai_read *job, struct bytes b)
{
	const char	*kind;

	if (kind_is_encrypted(b.p, b.n))
		return refuse(job, PAI_M_ZIP_ENCRYPTED,
		    "it has a password; save it without one first");
	if (b.n >= 4 && le32(b.p) == 0x04034b50u)
		return refuse(job, PAI_M_ZIP_BAD,
		    "its end is missing, as if only a part had been copied");
	kind = kind_of_bytes(b.p, b.n);
	return refuse(job, PAI_M_OPC_OTHER_FORMAT, kind != NULL ? kind :
	    "it is no zip archive");
}

static bool
is_directory(struct bytes b, uint64_t at)
{
	return b.n >= CENTRAL_SIZE && at <= b.n - CENTRAL_SIZE &&
	    le32(b.p + at) == 0x02014b50u;
}

/*
 * The directory ends where its end record begins.  Readers disagree on what
 * an archive with something before it holds, so it is not read.
 */
static enum pai_status
check_place(const struct pai_read *job, struct bytes b, size_t end,
    const struct directory *dir)
{
	if (dir->at <= end && dir->size <= end - dir->at &&
	    (dir->entries == 0 || is_directory(b, dir->at)))
		return PAI_OK;
	if (dir->entries > 0 && dir->size <= end &&
	    is_directory(b, end - dir->size))
		return refuse(job, PAI_M_ZIP_BAD, dir->at < end - dir->size ?
		    "something that does not belong to it stands before it" :
		    "its beginning is missing");
	return refuse(job, PAI_M_ZIP_BAD,
	    "its directory is not where it should be");
}

static enum pai_status
find_directory(const struct pai_read *job, struct bytes b,
    struct directory *dir)
{
	size_t	 end;

	if (kind_is_compound(b.p, b.n) || !find_end(b, &end))
		return no_archive(job, b);
	dir->file_size = end + END_SIZE + le16(b.p + end + 20);
	dir->entries = le16(b.p + end + 10);
	dir->size = le32(b.p + end + 12);
	dir->at = le32(b.p + end + 16);
	if ((dir->entries == UINT16_MAX || dir->size == UINT32_MAX ||
	    dir->at == UINT32_MAX) && !zip64_end(b, end, dir))
		return refuse(job, PAI_M_ZIP_BAD, "its end record is damaged");
	return check_place(job, b, end, dir);
}

static enum pai_status
take_entries(const struct pai_read *job, struct bytes b, struct bytes left,
    struct archive_part *parts, size_t n)
{
	uint64_t	 claimed = 0;

	for (size_t i = 0; i < n; i++) {
		enum pai_status	 st = take_entry(job, &left, &parts[i]);

		if (st != PAI_OK)
			return st;
		parts[i].index = i;
		if (parts[i].packed > b.n)
			return refuse(job, PAI_M_ZIP_OVERLAP, parts[i].name);
		claimed += parts[i].packed + LOCAL_SIZE +
		    strlen(parts[i].name);
	}
	if (claimed > b.n) {
		pai_say(job->log, PAI_M_ZIP_OVERLAP, NULL,
		    "they claim %llu of %llu bytes",
		    (unsigned long long)claimed, (unsigned long long)b.n);
		return PAI_E_FORMAT;
	}
	return PAI_OK;
}

enum pai_status
preflight(const struct pai_read *job, const unsigned char *p, size_t *n,
    struct archive_part **parts, size_t *count)
{
	const struct pai_host	*host = job->in->host;
	struct bytes		 b = { p, *n }, left;
	struct directory	 dir;
	enum pai_status		 st = find_directory(job, b, &dir);

	if (st != PAI_OK)
		return st;
	*n = b.n = dir.file_size;
	if (dir.entries > (uint64_t)host->log_limit(job->log, PAI_LIM_ENTRIES))
		return host->log_over(job->log, PAI_LIM_ENTRIES, NULL,
		    "the archive", dir.entries);
	*parts = calloc((size_t)dir.entries + 1, sizeof(**parts));
	if (*parts == NULL) {
		pai_say(job->log, PAI_M_NO_MEMORY, NULL, "%s", "");
		return PAI_E_NOMEM;
	}
	*count = (size_t)dir.entries;
	left = (struct bytes){ p + dir.at, (size_t)dir.size };
	return take_entries(job, b, left, *parts, *count);
}

void
preflight_free(struct archive_part *parts, size_t count)
{
	for (size_t i = 0; i < count && parts != NULL; i++) {
		free(parts[i].name);
		free(parts[i].folded);
	}
	free(parts);
}
