/*
 * JPEG pictures, put in the file as they are (DCTDecode), once their headers
 * have been read:
 *
 *	SOI | segments ... SOFn ... | SOS scan | (SOS scan ...) | EOI
 *
 * Taken: baseline, extended and progressive Huffman coding of 8 bits and 1,
 * 3 or 4 components.  What follows EOI is cut off.
 */
#include <string.h>

#include "image.h"
#include "pdf.h"

#define	SCANS_MAX	50	/* of a progressive picture; qpdf's measure */

struct jpeg {
	const unsigned char *p;
	size_t		 n, at;
	uint32_t	 width, height;
	unsigned	 components;
	unsigned	 scans;
	bool		 adobe;		/* CMYK is stored the other way round */
};

static bool
is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	    marker != 0xc8 && marker != 0xcc;
}

static const char *
read_frame(struct jpeg *j, unsigned marker, const unsigned char *p, size_t n)
{
	if (marker > 0xc2)
		return "its coding is not one that PDF has";
	if (n < 6 || j->components != 0)
		return "its header is damaged";
	if (p[0] != 8)
		return "it has not 8 bits";
	j->height = (uint32_t)(p[1] << 8 | p[2]);
	j->width = (uint32_t)(p[3] << 8 | p[4]);
	j->components = p[5];
	if (j->width == 0 || j->height == 0 || n < 6 + 3u * j->components)
		return "its header is damaged";
	if (j->components != 1 && j->components != 3 && j->components != 4)
		return "its colours are not known";
	return NULL;
}

/* To the marker after a scan's data, where 0xff is stuffed or a restart. */
static void
pass_scan(struct jpeg *j)
{
	const unsigned char *ff;

	while (j->at + 1 < j->n) {
		ff = memchr(j->p + j->at, 0xff, j->n - j->at - 1);
		if (ff == NULL) {
			j->at = j->n;
			return;
		}
		j->at = (size_t)(ff - j->p);
		if (ff[1] != 0 && ff[1] != 0xff &&
		    (ff[1] < 0xd0 || ff[1] > 0xd7))
			return;
		j->at += ff[1] == 0xff ? 1 : 2;
	}
	j->at = j->n;
}

/* The next marker; 0: there is none. */
static unsigned
next_marker(struct jpeg *j)
{
	if (j->at + 1 >= j->n || j->p[j->at] != 0xff)
		return 0;
	while (j->at < j->n && j->p[j->at] == 0xff)
		j->at++;
	return j->at < j->n ? j->p[j->at++] : 0;
}

static const char *
read_segment(struct jpeg *j, unsigned marker)
{
	const unsigned char *p = j->p + j->at + 2;
	const char	*why = NULL;
	size_t		 n;

	if (j->n - j->at < 2)
		return "it is cut short";
	n = (size_t)(j->p[j->at] << 8 | j->p[j->at + 1]);
	if (n < 2 || n > j->n - j->at)
		return "it is cut short";
	j->at += n;
	n -= 2;
	if (is_frame(marker))
		why = read_frame(j, marker, p, n);
	else if (marker == 0xee && n >= 12 && memcmp(p, "Adobe", 5) == 0)
		j->adobe = true;
	else if (marker == 0xda) {
		if (j->components == 0)
			why = "its header is damaged";
		else if (++j->scans > SCANS_MAX)
			why = "it has too many scans";
		else
			pass_scan(j);
	}
	return why;
}

static const char *
read_all(struct jpeg *j)
{
	const char	*why;
	unsigned	 marker;

	j->at = 2;
	for (;;) {
		if ((marker = next_marker(j)) == 0)
			return "it is cut short";
		if (marker == 0xd9)
			return j->scans > 0 ? NULL : "it has no picture";
		if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8))
			continue;
		if ((why = read_segment(j, marker)) != NULL)
			return why;
	}
}

const char *
image_jpeg(struct image_job *job)
{
	static const char *const space[] = { NULL, "/DeviceGray", NULL,
	    "/DeviceRGB", "/DeviceCMYK" };
	struct jpeg	 j = { .p = job->data, .n = job->n };
	struct p_buf	 b = { 0 };
	const char	*why = read_all(&j);

	if (why != NULL)
		return why;
	if (j.width > IMAGE_SIDE_MAX || j.height > IMAGE_SIDE_MAX ||
	    (int64_t)j.width * j.height > job->pixels_max)
		return "it is too large";
	if (j.components == 4)
		job->pdf->doubts |= PDF_DOUBT_COLOUR;
	image_head(&b, j.width, j.height, 8, space[j.components]);
	if (j.components == 4 && j.adobe)
		p_buf_str(&b, "/Decode [1 0 1 0 1 0 1 0]\n");
	p_buf_str(&b, "/Filter /DCTDecode\n");
	haru_body(job->pdf->haru, job->object, &b);
	haru_stream(job->pdf->haru, job->object, job->data, j.at);
	haru_hash(job->pdf->haru, job->data, j.at);
	return NULL;
}
