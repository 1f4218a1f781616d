/*
 * Output that is whole or not there.
 *
 * A file is written beside its target under a name of its own, flushed, and
 * renamed over it; until then the old file stands as it was.  Standard
 * output is held back in memory until the document is finished.  The first
 * failure sticks.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/host.h"

#define	FLUSH_AT	((size_t)256 << 10)

static struct p_out *
own(struct pai_out *o)
{
	return (struct p_out *)o;
}

static bool
is_stdout(const struct p_out *o)
{
	return o->name == NULL || strcmp(o->name, "-") == 0;
}

static void
fail_io(struct p_out *o)
{
	if (o->status != PAI_OK)
		return;
	p_log_say(o->log, PAI_M_CANNOT_WRITE, NULL, "%s: %s",
	    is_stdout(o) ? "standard output" : o->name, strerror(errno));
	o->status = PAI_E_IO;
}

static void
write_all(struct p_out *o, int fd, const char *p, size_t n)
{
	ssize_t	 put;

	while (n > 0 && o->status == PAI_OK) {
		put = write(fd, p, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			fail_io(o);
			return;
		}
		p += put;
		n -= (size_t)put;
	}
}

static void
flush(struct p_out *o)
{
	if (o->fd < 0 || o->status != PAI_OK)
		return;
	if (o->cancel != NULL && *o->cancel != 0) {
		o->status = PAI_E_CANCEL;
		return;
	}
	write_all(o, o->fd, o->buf.p, o->buf.n);
	p_buf_clear(&o->buf);
}

/* After something was added: count, bound, pass on. */
static void
settle(struct p_out *o, size_t added)
{
	if (!p_buf_ok(&o->buf) && o->status == PAI_OK) {
		p_log_say(o->log, PAI_M_NO_MEMORY, NULL, NULL);
		o->status = PAI_E_NOMEM;
	}
	o->total += added;
	if (o->total > o->max && o->status == PAI_OK)
		o->status = p_log_over(o->log,
		    o->max < (uint64_t)o->log->limits[PAI_LIM_OUTPUT_BYTES] ?
		    PAI_LIM_OUTPUT_RATIO : PAI_LIM_OUTPUT_BYTES, NULL,
		    "bytes of output", o->total);
	if (o->buf.n >= FLUSH_AT)
		flush(o);
}

void
p_out_put(struct pai_out *pub, const void *p, size_t n)
{
	struct p_out	*o = own(pub);

	if (o->status != PAI_OK)
		return;
	p_buf_put(&o->buf, p, n);
	settle(o, n);
}

void
p_out_fmt(struct pai_out *pub, const char *fmt, ...)
{
	struct p_out	*o = own(pub);
	va_list		 ap;
	int		 n;
	char		*to;

	if (o->status != PAI_OK)
		return;
	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	if ((to = p_buf_room(&o->buf, (size_t)n)) != NULL) {
		va_start(ap, fmt);
		vsnprintf(to, (size_t)n + 1, fmt, ap);
		va_end(ap);
		o->buf.n += (size_t)n;
	}
	settle(o, (size_t)n);
}

enum pai_status
p_out_status(struct pai_out *pub)
{
	return own(pub)->status;
}

/* ".name.XXXXXX" in the target's folder; NULL: no memory. */
static char *
temporary_name(const char *name)
{
	const char	*base = strrchr(name, '/');
	struct p_buf	 b = { 0 };

	base = base != NULL ? base + 1 : name;
	p_buf_put(&b, name, (size_t)(base - name));
	p_buf_put(&b, ".", 1);
	p_buf_put(&b, base, strlen(base) > 200 ? 200 : strlen(base));
	p_buf_str(&b, ".XXXXXX");
	if (!p_buf_ok(&b)) {
		p_buf_free(&b);
		return NULL;
	}
	return b.p;
}

static mode_t
wanted_mode(const struct p_out *o)
{
	struct stat	 sb;
	mode_t		 mask = umask(0);

	umask(mask);
	if (stat(o->name, &sb) == 0)
		return sb.st_mode & 0777;
	return 0666 & ~mask;
}

static bool
is_same_file(const char *name, const struct p_in *in)
{
	struct stat	 sb;

	return in != NULL && in->opened && stat(name, &sb) == 0 &&
	    (uint64_t)sb.st_dev == in->dev && (uint64_t)sb.st_ino == in->ino;
}

/* A device or pipe is written to as it is: it cannot be renamed over. */
static bool
is_special(const char *name)
{
	struct stat	 sb;

	return stat(name, &sb) == 0 && !S_ISREG(sb.st_mode);
}

enum pai_status
p_out_open(struct p_out *o, const char *name, const struct p_in *in,
    struct p_log *log)
{
	uint64_t	 hard = (uint64_t)log->limits[PAI_LIM_OUTPUT_BYTES];

	memset(o, 0, sizeof(*o));
	o->pub.host = &p_host;
	o->log = log;
	o->name = name;
	o->fd = -1;
	o->max = ((uint64_t)16 << 20) + (in != NULL ? in->n : 0) *
	    (uint64_t)log->limits[PAI_LIM_OUTPUT_RATIO];
	if (o->max > hard)
		o->max = hard;
	if (is_stdout(o))
		return PAI_OK;
	if (is_same_file(name, in)) {
		p_log_say(log, PAI_M_SAME_FILE, NULL, "%s", name);
		return o->status = PAI_E_ARG;
	}
	if (is_special(name)) {
		o->fd = open(name, O_WRONLY | O_CLOEXEC);
	} else if ((o->temporary = temporary_name(name)) != NULL) {
		o->fd = mkstemp(o->temporary);
		if (o->fd < 0) {
			free(o->temporary);
			o->temporary = NULL;
		} else
			(void)fcntl(o->fd, F_SETFD, FD_CLOEXEC);
	}
	if (o->fd < 0)
		fail_io(o);
	return o->status;
}

enum pai_status
p_out_commit(struct p_out *o)
{
	if (o->status != PAI_OK)
		return o->status;
	if (is_stdout(o)) {
		write_all(o, STDOUT_FILENO, o->buf.p, o->buf.n);
		return o->status;
	}
	flush(o);
	if (o->status == PAI_OK && o->temporary != NULL &&
	    fchmod(o->fd, wanted_mode(o)) != 0)
		fail_io(o);
	if (o->status == PAI_OK && o->temporary != NULL && !o->no_fsync &&
	    fsync(o->fd) != 0)
		fail_io(o);
	if (close(o->fd) != 0)
		fail_io(o);
	o->fd = -1;
	if (o->status == PAI_OK && o->temporary != NULL) {
		if (rename(o->temporary, o->name) != 0) {
			fail_io(o);
			return o->status;
		}
		free(o->temporary);
		o->temporary = NULL;
	}
	return o->status;
}

void
p_out_abandon(struct p_out *o)
{
	if (o->fd >= 0)
		close(o->fd);
	if (o->temporary != NULL) {
		unlink(o->temporary);
		free(o->temporary);
	}
	p_buf_free(&o->buf);
	o->temporary = NULL;
	o->fd = -1;
}
