/*
 * Packages made to measure.
 */
#include <check.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "package.h"

#define	W	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define	R	"http://schemas.openxmlformats.org/officeDocument/2006/" \
		    "relationships"
#define	RELS	"http://schemas.openxmlformats.org/package/2006/relationships"

static void
put16(struct p_buf *b, uint32_t v)
{
	char	 s[2] = { (char)(v & 255), (char)(v >> 8 & 255) };

	p_buf_put(b, s, 2);
}

static void
put32(struct p_buf *b, uint32_t v)
{
	put16(b, v & 0xffff);
	put16(b, v >> 16);
}

static uint32_t
crc_of(const struct entry *e)
{
	return e->crc != 0 ? e->crc : libdeflate_crc32(0, e->data, e->n);
}

static void
put_sizes(struct p_buf *b, const struct entry *e, size_t packed)
{
	put32(b, e->packed != 0 ? e->packed : (uint32_t)packed);
	put32(b, e->size != 0 ? e->size : (uint32_t)e->n);
}

/* The members that local header and directory share (APPNOTE 4.3.7). */
static void
put_common(struct p_buf *b, const struct entry *e, size_t packed, bool later)
{
	put16(b, e->flags | (e->streamed ? 8u : 0u));
	put16(b, e->method != 0 ? e->method : e->deflate ? 8 : 0);
	put32(b, 0x50210000);		/* 2020-01-01 */
	put32(b, later ? 0 : crc_of(e));
	if (e->zip64) {
		put32(b, UINT32_MAX);
		put32(b, UINT32_MAX);
	} else if (later) {
		put32(b, 0);
		put32(b, 0);
	} else {
		put_sizes(b, e, packed);
	}
	put16(b, (uint32_t)strlen(e->name));
	put16(b, e->zip64 ? 20 : 0);
}

static void
put_zip64(struct p_buf *b, const struct entry *e, size_t packed)
{
	put16(b, 1);
	put16(b, 16);
	put32(b, (uint32_t)e->n);
	put32(b, 0);
	put32(b, (uint32_t)packed);
	put32(b, 0);
}

static size_t
deflate(const struct entry *e, char **out)
{
	struct libdeflate_compressor	*c = libdeflate_alloc_compressor(6);
	size_t				 room;

	room = libdeflate_deflate_compress_bound(c, e->n);
	*out = malloc(room);
	room = libdeflate_deflate_compress(c, e->data, e->n, *out, room);
	libdeflate_free_compressor(c);
	return room;
}

void
package_add(struct package *p, const struct entry *e)
{
	uint32_t	 at = (uint32_t)p->bytes.n;
	char		*packed = NULL;
	size_t		 n = e->deflate ? deflate(e, &packed) : e->n;

	put32(&p->bytes, 0x04034b50);
	put16(&p->bytes, 20);
	put_common(&p->bytes, e, n, e->streamed);
	p_buf_str(&p->bytes, e->name);
	if (e->zip64)
		put_zip64(&p->bytes, e, n);
	p_buf_put(&p->bytes, packed != NULL ? packed : e->data, n);
	if (e->streamed) {
		put32(&p->bytes, 0x08074b50);
		put32(&p->bytes, crc_of(e));
		put_sizes(&p->bytes, e, n);
	}
	put32(&p->directory, 0x02014b50);
	put16(&p->directory, 20);
	put16(&p->directory, 20);
	put_common(&p->directory, e, n, false);
	put16(&p->directory, 0);
	put16(&p->directory, e->disk);
	put16(&p->directory, 0);
	put32(&p->directory, 0);
	put32(&p->directory, at);
	p_buf_str(&p->directory, e->name);
	if (e->zip64)
		put_zip64(&p->directory, e, n);
	p->count++;
	free(packed);
}

void
package_part(struct package *p, const char *name, const char *xml)
{
	package_add(p, &(struct entry){ .name = name, .data = xml,
	    .n = strlen(xml), .deflate = true });
}

void
package_body(struct package *p, const char *xml)
{
	struct p_buf	 b = { 0 };

	package_part(p, "_rels/.rels", "<Relationships xmlns='" RELS "'>"
	    "<Relationship Id='r' Type='" R "/officeDocument' "
	    "Target='word/document.xml'/></Relationships>");
	p_buf_str(&b, "<w:document xmlns:w='" W "' xmlns:r='" R "'><w:body>");
	p_buf_str(&b, xml);
	p_buf_str(&b, "</w:body></w:document>");
	package_part(p, "word/document.xml", b.p);
	p_buf_free(&b);
}

void
package_end(struct package *p, uint32_t at)
{
	uint32_t	 begin = (uint32_t)p->bytes.n;

	p_buf_put(&p->bytes, p->directory.p, p->directory.n);
	put32(&p->bytes, 0x06054b50);
	put32(&p->bytes, 0);
	put16(&p->bytes, p->count);
	put16(&p->bytes, p->count);
	put32(&p->bytes, (uint32_t)p->directory.n);
	put32(&p->bytes, at != 0 ? at : begin);
	put16(&p->bytes, 0);
}

/* ---- reading ---- */

static void
on_diag(void *arg, const struct pai_diag *diag)
{
	struct outcome	*o = arg;
	size_t		 n = strlen(o->said);

	(void)snprintf(o->said + n, sizeof(o->said) - n, "%s ", diag->name);
	if (diag->level == PAI_L_FATAL)
		o->fatal++;
}

static void
write_file(const char *name, const struct p_buf *b)
{
	FILE	*f = fopen(name, "wb");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(b->p, 1, b->n, f), b->n);
	ck_assert_int_eq(fclose(f), 0);
}

static void
read_file(const char *name, char *to, size_t room)
{
	FILE	*f = fopen(name, "rb");

	to[0] = '\0';
	if (f == NULL)
		return;
	to[fread(to, 1, room - 1, f)] = '\0';
	(void)fclose(f);
}

void
package_read(struct package *p, const char *limit, struct outcome *o)
{
	char			 dir[] = "/tmp/paiban-docx.XXXXXX";
	char			 in[64], out[64];
	struct pai_request	 rq = { .size = sizeof(rq), .from = "docx",
				    .dump_after = "read", .no_fsync = true };
	struct pai_result	 rs = { .size = sizeof(rs) };
	struct pai_ctx		*ctx = pai_ctx_new();

	memset(o, 0, sizeof(*o));
	o->said[0] = ' ';
	ck_assert_ptr_nonnull(mkdtemp(dir));
	(void)snprintf(in, sizeof(in), "%s/in.docx", dir);
	(void)snprintf(out, sizeof(out), "%s/out", dir);
	write_file(in, &p->bytes);
	rq.input = in;
	rq.output = out;
	pai_ctx_on_diag(ctx, on_diag, o);
	if (limit != NULL)
		ck_assert_int_eq(pai_ctx_limit(ctx, limit), PAI_OK);
	o->status = pai_convert(ctx, &rq, &rs);
	read_file(out, o->dump, sizeof(o->dump));
	pai_ctx_free(ctx);
	(void)unlink(in);
	(void)unlink(out);
	(void)rmdir(dir);
	p_buf_free(&p->bytes);
	p_buf_free(&p->directory);
	memset(p, 0, sizeof(*p));
}
