/*
 * Pictures.
 *
 * One whose bytes stand in its address (RFC 2397), or in the same file
 * (MHTML), becomes part of the document; any other keeps its address, which
 * is never opened.
 */
#include <string.h>

#include "kit/num.h"
#include "mime.h"
#include "soup.h"

#define	PX	750		/* mpt: 96 to the inch */
#define	PX_MAX	19200

/* The scratch has an address; then the key of what it led to, or nothing. */
static bool
take_bytes(struct soup *s)
{
	struct p_buf	 bytes = { 0 };
	bool		 found;

	if (markup_data(&s->mu))
		return true;
	found = s->mime != NULL &&
	    mime_part(s->mime, s->mu.scratch.p, &bytes);
	if (!p_buf_ok(&bytes))
		s->mu.status = PAI_E_NOMEM;
	else if (found)
		markup_picture(&s->mu, &bytes);
	p_buf_free(&bytes);
	return found;
}

static int32_t
pixels(struct soup *s, const struct tag *t, const char *name)
{
	char	*end;

	if (!tag_attr(t, name, &s->mu.scratch) || s->mu.scratch.n == 0)
		return 0;
	/* "120px" is what many write for "120". */
	end = s->mu.scratch.p + strspn(s->mu.scratch.p, "0123456789");
	if (strcmp(end, "px") == 0)
		*end = '\0';
	return PX * p_num_clamped(s->mu.scratch.p, 0, PX_MAX, 0, NULL);
}

void
picture_put(struct soup *s, const struct tag *t)
{
	struct pai_str	 key = { "", 0 };
	struct pai_node	*n;
	bool		 own;

	if (s->pres > 0 || s->codes > 0 || s->labels > 0)
		return;
	own = tag_attr(t, "src", &s->mu.scratch) && s->mu.scratch.n > 0 &&
	    take_bytes(s);
	if (own)
		key = emit_str(&s->mu, &s->mu.scratch);
	line_ready(s, '>');
	markup_blank(&s->mu);
	if ((n = markup_image(&s->mu, t, own ? &key : NULL)) == NULL)
		return;
	n->as.image.width = pixels(s, t, "width");
	n->as.image.height = pixels(s, t, "height");
}
