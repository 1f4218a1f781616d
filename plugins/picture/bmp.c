/*
 * BMP files: 14 bytes, then a bitmap whose rows begin where these say.
 */
#include <string.h>

#include "kit/bytes.h"
#include "dib.h"

#define	FILE_HEADER	14

const char *
decode_bmp(const struct pai_decode *job)
{
	const unsigned char	*p = job->picture->data;
	size_t			 n = job->picture->n, rows;
	struct dib		 d = { 0 };

	if (n < FILE_HEADER + 12 || memcmp(p, "BM", 2) != 0)
		return "its header is damaged";
	rows = le32(p + 10);
	if (rows < FILE_HEADER + 12 || rows >= n)
		return "it is cut short";
	d.head = p + FILE_HEADER;
	d.head_n = rows - FILE_HEADER;
	d.bits = p + rows;
	d.bits_n = n - rows;
	return dib_put(&d, job);
}
