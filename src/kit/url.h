/*
 * Which addresses may be written as links.
 */
#ifndef P_KIT_URL_H
#define P_KIT_URL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * http, https, mailto, tel, a relative path or a #fragment, judged after
 * control characters and blanks are left out and percent and entity
 * escapes in the scheme are undone (robustness.md T15): "java\tscript:" and
 * "&#106;avascript:" are refused.  At most 2048 bytes.
 */
bool	p_url_allowed(const char *, size_t n);

/* The byte that "%XX" at p stands for (RFC 3986, 2.1); -1: no such escape. */
int	p_url_percent(const char *, size_t n);

struct p_buf;
/* Percent-encodes what may not stand in a URI (RFC 3986), keeping escapes. */
void	p_url_encode(struct p_buf *, const char *, size_t n);

#endif
