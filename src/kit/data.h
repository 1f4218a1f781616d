/*
 * Bytes that stand in text: base64, and addresses that hold what they name.
 */
#ifndef P_KIT_DATA_H
#define P_KIT_DATA_H

#include <stdbool.h>
#include <stddef.h>

struct p_buf;

/* RFC 4648 with either alphabet; what is no digit is passed over, and the
 * first '=' ends it. */
void	p_base64(const char *, size_t n, struct p_buf *out);

/* Characters of n bytes; p_base64_write() puts so many at out (RFC 4648, 4),
 * and no NUL.  n is at most SIZE_MAX / 2. */
size_t	p_base64_length(size_t n);
void	p_base64_write(const unsigned char *, size_t n, char *out);

/*
 * "data:image/png;base64,....": the bytes behind the comma (RFC 2397).
 * False: the address is of another kind, and nothing was added.
 */
bool	p_data_url(const char *, size_t n, struct p_buf *out);

#endif
