/*
 * A buffer of bytes that grows.  The first failure sticks: nothing more is
 * added, and p_buf_ok() says so once, at the end.
 */
#ifndef P_KIT_BUF_H
#define P_KIT_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct p_buf {
	char	*p;		/* NUL-terminated once anything was added */
	size_t	 n;		/* bytes, without the NUL */
	size_t	 room;
	size_t	 max;		/* budget in bytes; 0: none */
	bool	 failed;	/* out of memory or over budget */
};

void	p_buf_put(struct p_buf *, const void *, size_t);
void	p_buf_char(struct p_buf *, uint32_t cp);	/* as UTF-8 */
void	p_buf_fmt(struct p_buf *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
/* Makes room for n more bytes and returns where they go; NULL: failed. */
char	*p_buf_room(struct p_buf *, size_t n);
void	p_buf_clear(struct p_buf *);		/* keeps the memory */
void	p_buf_free(struct p_buf *);

/* Here, so that compilers know the length of a literal. */
static inline void
p_buf_str(struct p_buf *b, const char *s)
{
	p_buf_put(b, s, strlen(s));
}

static inline bool
p_buf_ok(const struct p_buf *b)
{
	return !b->failed;
}

#endif
