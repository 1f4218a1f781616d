/*
 * Input: a file or a pipe, read once into memory.  Mapping would be as fast,
 * but a file that shrinks while it is read would then kill the process.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/host.h"

/* A read that waits for a pipe ends with the signal that cancels. */
static bool
is_cancelled(const struct p_in *in)
{
	return in->cancel != NULL && *in->cancel != 0;
}

static bool
read_all(struct p_in *in, int fd, size_t expect)
{
	size_t		 room = expect + 1, most;
	unsigned char	*p;
	ssize_t		 got;

	most = (size_t)in->log->limits[PAI_LIM_INPUT_BYTES];
	if (room < 65536)
		room = 65536;
	if ((in->bytes = malloc(room)) == NULL) {
		p_log_say(in->log, PAI_M_NO_MEMORY, NULL, NULL);
		return false;
	}
	for (;;) {
		if (in->n == room) {
			room += room / 2;
			if ((p = realloc(in->bytes, room)) == NULL) {
				p_log_say(in->log, PAI_M_NO_MEMORY, NULL,
				    NULL);
				return false;
			}
			in->bytes = p;
		}
		got = read(fd, in->bytes + in->n, room - in->n);
		if (got < 0 && errno == EINTR && !is_cancelled(in))
			continue;
		if (is_cancelled(in))
			return false;
		if (got < 0) {
			p_log_say(in->log, PAI_M_CANNOT_READ, NULL, "%s",
			    strerror(errno));
			return false;
		}
		if (got == 0)
			return true;
		in->n += (size_t)got;
		if (in->n > most) {
			p_log_over(in->log, PAI_LIM_INPUT_BYTES, NULL,
			    "bytes of input", in->n);
			return false;
		}
	}
}

static enum pai_status
open_and_read(struct p_in *in)
{
	struct stat	 sb;
	bool		 is_stdin = strcmp(in->name, "-") == 0, ok;
	int		 fd;
	size_t		 expect = 0;

	fd = is_stdin ? STDIN_FILENO : open(in->name, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &sb) != 0) {
		p_log_say(in->log, PAI_M_CANNOT_OPEN, NULL, "%s",
		    strerror(errno));
		if (fd >= 0 && !is_stdin)
			close(fd);
		return PAI_E_IO;
	}
	if (S_ISDIR(sb.st_mode)) {
		p_log_say(in->log, PAI_M_CANNOT_READ, NULL, "%s",
		    strerror(EISDIR));
		if (!is_stdin)
			close(fd);
		return PAI_E_IO;
	}
	in->dev = (uint64_t)sb.st_dev;
	in->ino = (uint64_t)sb.st_ino;
	in->opened = S_ISREG(sb.st_mode);
	if (in->opened && sb.st_size > 0 &&
	    sb.st_size <= in->log->limits[PAI_LIM_INPUT_BYTES])
		expect = (size_t)sb.st_size;
	ok = read_all(in, fd, expect);
	if (!is_stdin)
		close(fd);
	if (is_cancelled(in))
		return PAI_E_CANCEL;
	if (!ok)
		return in->log->limit_hit ? PAI_E_LIMIT : PAI_E_IO;
	return PAI_OK;
}

enum pai_status
p_in_open(struct p_in *in, const char *name, struct p_log *log,
    const volatile int *cancel)
{
	enum pai_status	 st;

	memset(in, 0, sizeof(*in));
	in->pub.host = &p_host;
	in->log = log;
	in->cancel = cancel;
	in->name = name == NULL ? "-" : name;
	if ((st = open_and_read(in)) == PAI_OK && in->n == 0)
		p_log_say(log, PAI_M_EMPTY_INPUT, NULL, NULL);
	return st;
}

void
p_in_close(struct p_in *in)
{
	free(in->bytes);
	in->bytes = NULL;
	in->n = 0;
}

const unsigned char *
p_in_bytes(struct pai_in *pub, size_t *n)
{
	struct p_in	*in = (struct p_in *)pub;

	*n = in->n;
	return in->bytes;
}

const char *
p_in_name(struct pai_in *pub)
{
	return ((struct p_in *)pub)->name;
}
