/*
 * A zip archive that may be hostile.  Everything that the central directory
 * claims is judged before one byte is inflated; what is inflated is counted,
 * whatever was claimed.
 */
#ifndef DOCX_ARCHIVE_H
#define DOCX_ARCHIVE_H

#include <paiban/plugin.h>

struct archive;
struct archive_part;

/*
 * Bytes of a part, in order; false: enough.  sink_room() lends the place
 * where up to *n bytes go next and may lower *n; NULL: no memory.
 */
struct archive_sink {
	void	*(*room)(void *, size_t *n);
	bool	 (*take)(void *, size_t n, bool last);
	void	*arg;
};

/* Reports what is wrong before returning other than PAI_OK. */
enum pai_status	archive_open(struct archive **, const struct pai_read *);
void		archive_close(struct archive *);

/* By name, ASCII case apart; \ counts as /.  NULL: there is none. */
const struct archive_part *archive_find(const struct archive *,
		    const char *name);
/* The name as the archive spells it, with / for \. */
const char	*archive_name(const struct archive_part *);

/*
 * Inflates a part into the sink, at most limit bytes.  Reads to the end even
 * where the sink has enough, for only there does a wrong checksum show;
 * unless the sink stopped, in which case PAI_OK is returned at once.
 */
enum pai_status	archive_read(struct archive *, const struct archive_part *,
		    enum pai_limit, const struct archive_sink *);

/* The same into a buffer, which is whole where PAI_OK is returned. */
struct p_buf;
enum pai_status	archive_bytes(struct archive *, const struct archive_part *,
		    enum pai_limit, struct p_buf *);

#endif
