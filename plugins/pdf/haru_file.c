/*
 * The file: objects, packed, and where they are (ISO 32000-1, 7.5.7, 7.5.8).
 *
 *	header | stream, stream ... object stream ... | cross-reference stream
 *
 * libharu would write each object on its own and a table of 20 bytes for
 * each, which for a tagged report is a third of the file.  So it is asked
 * only for what stands in an object; all that are no streams go together
 * into object streams, which are deflated, and the cross-references are a
 * stream too.  Lengths stand in the streams' own dictionaries, and the
 * objects that libharu made for them are left out.
 *
 * The file goes out as it is made, so that it never stands in memory a
 * second time; HPDF_SaveToFile() is never used, as it can report success for
 * a file that is not whole (robustness.md F3).
 */
#include <stdlib.h>
#include <string.h>

#include "haru_priv.h"
#include "syntax.h"

#define	BATCH		500	/* objects of an object stream */
#define	ROW_MAX		11	/* bytes of a cross-reference */

enum { FREE, PLAIN, PACKED };	/* table 18 of the standard */

struct where {
	uint8_t		 type;
	uint64_t	 at;		/* PLAIN: offset; PACKED: its stream */
	uint16_t	 index;		/* in that stream */
};

struct file {
	struct haru	*haru;
	const struct haru_sink *sink;
	uint64_t	 offset;	/* of the next byte */
	struct where	*where;		/* by number */
	uint32_t	 n;		/* numbers in use, 0 too */
	/* The object stream being filled. */
	uint32_t	 batch[BATCH];
	size_t		 batch_n;
	struct p_buf	 index, values;
	HPDF_Stream	 writer;	/* to values */
	struct p_buf	 head;		/* scratch */
};

static HPDF_STATUS
add_value(HPDF_Stream out, const HPDF_BYTE *p, HPDF_UINT n)
{
	p_buf_put(out->attr, p, n);
	return HPDF_OK;
}

static void
put(struct file *f, const void *p, size_t n)
{
	if (n > 0)
		f->sink->put(f->sink->arg, p, n);
	f->offset += n;
}

static void
put_head(struct file *f)
{
	if (!p_buf_ok(&f->head))
		haru_fail(f->haru, HPDF_FAILD_TO_ALLOC_MEM);
	else
		put(f, f->head.p, f->head.n);
}

static void
put_str(struct file *f, const char *s)
{
	put(f, s, strlen(s));
}

/* "N 0 obj\n<<" in the scratch buffer; the object begins here. */
static void
begin(struct file *f, uint32_t number)
{
	f->where[number] = (struct where){ PLAIN, f->offset, 0 };
	p_buf_clear(&f->head);
	pdf_int(&f->head, number);
	p_buf_str(&f->head, " 0 obj\n<<");
}

/* The rest of a stream's dictionary and its n bytes, to follow. */
static void
begin_data(struct file *f, size_t n)
{
	p_buf_str(&f->head, "/Length ");
	pdf_int(&f->head, (int64_t)n);
	p_buf_str(&f->head, ">>\nstream\n");
	put_head(f);
}

static void
end_data(struct file *f)
{
	put_str(f, "\nendstream\nendobj\n");
}

/* A stream of ours, deflated where that is asked for. */
static void
put_packed(struct file *f, const struct p_buf *data)
{
	const char	*p = data->p;
	size_t		 n = data->n;

	if (f->sink->pack != NULL) {
		p_buf_str(&f->head, "/Filter /FlateDecode\n");
		p = f->sink->pack(f->sink->arg, data->p, data->n, &n);
	}
	if (p == NULL || !p_buf_ok(data)) {
		haru_fail(f->haru, HPDF_FAILD_TO_ALLOC_MEM);
		return;
	}
	begin_data(f, n);
	put(f, p, n);
	end_data(f);
}

/* Objects. */

static const char *
body_of(const struct file *f, const struct given *g)
{
	return g->body_n > 0 ? f->haru->bodies.p + g->body : "";
}

static void
end_batch(struct file *f)
{
	uint32_t	 number = f->n;
	size_t		 first = f->index.n;

	if (f->batch_n == 0)
		return;
	for (size_t i = 0; i < f->batch_n; i++)
		f->where[f->batch[i]] = (struct where){ PACKED, number,
		    (uint16_t)i };
	begin(f, number);
	f->n++;
	p_buf_str(&f->head, "/Type /ObjStm /N ");
	pdf_int(&f->head, (int64_t)f->batch_n);
	p_buf_str(&f->head, " /First ");
	pdf_int(&f->head, (int64_t)first);
	p_buf_str(&f->head, "\n");
	p_buf_put(&f->index, f->values.p, f->values.n);
	if (!p_buf_ok(&f->values))
		f->index.failed = true;
	put_packed(f, &f->index);
	p_buf_clear(&f->index);
	p_buf_clear(&f->values);
	f->batch_n = 0;
}

static void
add_to_batch(struct file *f, uint32_t number, const struct given *g,
    void *object)
{
	f->batch[f->batch_n++] = number;
	pdf_int(&f->index, number);
	p_buf_str(&f->index, " ");
	pdf_int(&f->index, (int64_t)f->values.n);
	p_buf_str(&f->index, " ");
	if (g == NULL) {
		HPDF_Obj_WriteValue(object, f->writer, NULL);
	} else {
		p_buf_str(&f->values, "<<");
		p_buf_put(&f->values, body_of(f, g), g->body_n);
		p_buf_str(&f->values, ">>");
	}
	p_buf_str(&f->values, "\n");
	if (f->batch_n == BATCH)
		end_batch(f);
}

static void
put_stream(struct file *f, uint32_t number, const struct given *g)
{
	begin(f, number);
	p_buf_put(&f->head, body_of(f, g), g->body_n);
	begin_data(f, g->data_n);
	put(f, g->data, g->data_n);
	end_data(f);
}

/*
 * A page's contents come with a length that is an object of its own; there
 * are no other numbers, as all objects of ours are dictionaries.
 */
static bool
is_length(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

static void
put_objects(struct file *f)
{
	uint32_t	 n = f->n;

	for (uint32_t i = 1; i < n && f->haru->error == 0; i++) {
		const struct given *g = haru_given(f->haru, i);
		void	*object = f->haru->given[i].object;

		if (g != NULL && g->stream)
			put_stream(f, i, g);
		else if (g != NULL || !is_length(object))
			add_to_batch(f, i, g, object);
	}
	end_batch(f);
}

/* Cross-references. */

static unsigned
bytes_of(uint64_t v)
{
	unsigned	 n = 1;

	while (v > 0xff) {
		v >>= 8;
		n++;
	}
	return n;
}

/* A row as it stands: type, offset or number, index. */
static void
spell_row(const struct where *w, unsigned wide, unsigned char *row)
{
	row[0] = w->type;
	for (unsigned i = 0; i < wide; i++)
		row[1 + i] = (unsigned char)(w->at >> 8 * (wide - 1 - i));
	row[1 + wide] = (unsigned char)(w->index >> 8);
	row[2 + wide] = (unsigned char)(w->index & 0xff);
}

/*
 * Each row less the one above it (PNG's filter 2): almost all are alike.
 * Such a filter is deflate's; rows that are not packed stand as they are.
 */
static void
put_rows(const struct file *f, unsigned wide, struct p_buf *out)
{
	bool		 packed = f->sink->pack != NULL;
	unsigned char	 row[ROW_MAX], above[ROW_MAX] = { 0 };
	char		 less[1 + ROW_MAX] = { 2 };

	for (uint32_t i = 0; i < f->n; i++) {
		spell_row(&f->where[i], wide, row);
		for (unsigned k = 0; k < wide + 3; k++)
			less[1 + k] = (char)(row[k] - above[k]);
		if (packed)
			p_buf_put(out, less, wide + 4);
		else
			p_buf_put(out, row, wide + 3);
		memcpy(above, row, sizeof(row));
	}
}

static void
put_references(struct file *f)
{
	HPDF_Doc	 doc = f->haru->doc;
	uint64_t	 start = f->offset;
	unsigned	 wide = bytes_of(start);
	struct p_buf	 rows = { 0 };

	begin(f, f->n++);
	put_rows(f, wide, &rows);
	p_buf_str(&f->head, "/Type /XRef /Size ");
	pdf_int(&f->head, f->n);
	p_buf_str(&f->head, " /W [1 ");
	pdf_int(&f->head, wide);
	p_buf_str(&f->head, " 2]\n");
	if (f->sink->pack != NULL) {
		p_buf_str(&f->head, "/DecodeParms <</Predictor 12 /Columns ");
		pdf_int(&f->head, wide + 3);
		p_buf_str(&f->head, ">>\n");
	}
	p_buf_str(&f->head, "/Root");
	pdf_ref(&f->head, haru_number_of(doc->catalog));
	p_buf_str(&f->head, "/Info");
	pdf_ref(&f->head, haru_number_of(doc->info));
	p_buf_str(&f->head, "/ID [<");
	pdf_hex_bytes(&f->head, f->haru->id, HARU_ID_SIZE);
	p_buf_str(&f->head, "><");
	pdf_hex_bytes(&f->head, f->haru->id, HARU_ID_SIZE);
	p_buf_str(&f->head, ">]\n");
	put_packed(f, &rows);
	p_buf_free(&rows);
	p_buf_clear(&f->head);
	p_buf_str(&f->head, "startxref\n");
	pdf_int(&f->head, (int64_t)start);
	p_buf_str(&f->head, "\n%%EOF\n");
	put_head(f);
}

void
haru_save(struct haru *h, const struct haru_sink *sink)
{
	struct file	 f = { .haru = h, .sink = sink };
	size_t		 room;

	if (h->error != 0)
		return;
	f.n = haru_next(h);
	room = (size_t)f.n + f.n / BATCH + 3;	/* and for those we add */
	f.where = calloc(room, sizeof(*f.where));
	f.writer = HPDF_CallbackWriter_New(h->doc->mmgr, add_value,
	    &f.values);
	if (f.where == NULL || f.writer == NULL) {
		haru_fail(h, HPDF_FAILD_TO_ALLOC_MEM);
	} else {
		/* Four bytes above 127 say that this is no text. */
		put_str(&f, "%PDF-1.7\n%\xb7\xbe\xad\xaa\n");
		put_objects(&f);
		put_references(&f);
	}
	if (f.writer != NULL)
		HPDF_Stream_Free(f.writer);
	free(f.where);
	p_buf_free(&f.index);
	p_buf_free(&f.values);
	p_buf_free(&f.head);
}
