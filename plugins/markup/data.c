/*
 * Pictures whose bytes stand in the text: in their address (RFC 2397), or
 * where a reader found them.  They become part of the document.
 */
#include "markup.h"

#include "kit/data.h"
#include "kit/image.h"

void
markup_picture(struct markup *m, const struct p_buf *bytes)
{
	struct p_image_info	 info;
	struct pai_resource	 r = { .n = bytes->n };

	p_buf_clear(&m->scratch);
	if (!p_image_sniff(bytes->p, bytes->n, &info)) {
		pai_say(m->job->log, PAI_M_DOCX_IMAGE, &m->at, "%s",
		    "a data: address");
		return;
	}
	p_buf_fmt(&m->scratch, "image%u.%s", (unsigned)++m->pictures,
	    info.suffix);
	r.key = (struct pai_str){ m->scratch.p, m->scratch.n };
	r.mime = info.mime;
	r.data = (const unsigned char *)bytes->p;
	r.width = info.width;
	r.height = info.height;
	r.dpi_x = info.dpi_x;
	r.dpi_y = info.dpi_y;
	if (p_buf_ok(&m->scratch))
		m->host->build_resource(m->b, &r);
}

bool
markup_data(struct markup *m)
{
	struct p_buf	 bytes = { 0 };
	bool		 found = p_data_url(m->scratch.p, m->scratch.n,
			    &bytes);

	if (!p_buf_ok(&bytes))
		m->status = PAI_E_NOMEM;
	else if (found)
		markup_picture(m, &bytes);
	p_buf_free(&bytes);
	return found;
}
