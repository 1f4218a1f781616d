/*
 * The parts of an embedded font that are text: widths and ToUnicode.
 */
#include "font_embed.h"

#include "shape.h"
#include "syntax.h"

#define	DEFAULT_WIDTH	1000
#define	BLOCK		100	/* entries of a block, at most */
#define	RANGE_MIN	4	/* codes; fewer are shorter one by one */

/* Do the codes of two uses follow one another? */
static bool
is_next(const struct face *f, uint32_t i)
{
	return f->code[i].code == f->code[i - 1].code + 1;
}

static bool
is_odd(const struct face *f, uint32_t i)
{
	return f->code[i].width != DEFAULT_WIDTH;
}

void
font_widths(struct p_buf *b, const struct face *f)
{
	p_buf_str(b, "[");
	for (uint32_t i = 0; i < f->code_n;) {
		if (!is_odd(f, i)) {
			i++;
			continue;
		}
		pdf_int(b, f->code[i].code);
		p_buf_str(b, "[");
		do {
			pdf_int(b, f->code[i++].width);
			p_buf_str(b, " ");
		} while (i < f->code_n && is_odd(f, i) && is_next(f, i));
		p_buf_str(b, "]\n");
	}
	p_buf_str(b, "]");
}

static const char head[] =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";
static const char tail[] =
    "endcmap\n"
    "CMapName currentdict /CMap defineresource pop\n"
    "end\n"
    "end\n";

static void
put_code(struct p_buf *b, const struct face_code *use)
{
	p_buf_str(b, "<");
	pdf_hex16(b, use->code);
	p_buf_str(b, ">");
}

static void
put_characters(struct p_buf *b, const struct shaper *shaper,
    const struct face_code *use)
{
	uint32_t	 cp[16];
	size_t		 n;

	n = shape_characters(shaper, use->cp, cp, 16);
	p_buf_str(b, "<");
	pdf_utf16(b, cp, n);
	p_buf_str(b, ">");
}

/*
 * The first use after a run of codes that have text, from i on.  A range
 * ends where the high byte changes (Adobe Technical Note 5411, 1.4.1).
 */
static uint32_t
run_end(const struct face *f, uint32_t i)
{
	do
		i++;
	while (i < f->code_n && f->code[i].cp != 0 && is_next(f, i) &&
	    (f->code[i].code & 0xff) != 0);
	return i;
}

/* Codes one after another need not each be told. */
static void
put_range(struct p_buf *b, const struct shaper *shaper, const struct face *f,
    uint32_t i, uint32_t end)
{
	put_code(b, &f->code[i]);
	p_buf_str(b, " ");
	put_code(b, &f->code[end - 1]);
	p_buf_str(b, " [");
	for (; i < end; i++)
		put_characters(b, shaper, &f->code[i]);
	p_buf_str(b, "]\n");
}

static void
put_single(struct p_buf *b, const struct shaper *shaper, const struct face *f,
    uint32_t i, uint32_t end)
{
	for (; i < end; i++) {
		put_code(b, &f->code[i]);
		p_buf_str(b, " ");
		put_characters(b, shaper, &f->code[i]);
		p_buf_str(b, "\n");
	}
}

/* A list of CMap's, in blocks of which each tells its length before. */
struct list {
	struct p_buf	*out;
	const char	*name;
	struct p_buf	 block;
	uint32_t	 n;
};

static void
end_block(struct list *l)
{
	if (l->n == 0)
		return;
	pdf_int(l->out, l->n);
	p_buf_str(l->out, " begin");
	p_buf_str(l->out, l->name);
	p_buf_str(l->out, "\n");
	if (p_buf_ok(&l->block))
		p_buf_put(l->out, l->block.p, l->block.n);
	else
		l->out->failed = true;
	p_buf_str(l->out, "end");
	p_buf_str(l->out, l->name);
	p_buf_str(l->out, "\n");
	p_buf_clear(&l->block);
	l->n = 0;
}

static void
add_runs(struct list *l, const struct shaper *shaper, const struct face *f,
    bool longer)
{
	uint32_t	 end;

	for (uint32_t i = 0; i < f->code_n; i = end) {
		end = i + 1;
		if (f->code[i].cp == 0)
			continue;
		end = run_end(f, i);
		if ((end - i >= RANGE_MIN) != longer)
			continue;
		if (longer) {
			put_range(&l->block, shaper, f, i, end);
			l->n++;
		} else {
			put_single(&l->block, shaper, f, i, end);
			l->n += end - i;
		}
		if (l->n > BLOCK - RANGE_MIN)
			end_block(l);
	}
	end_block(l);
	p_buf_free(&l->block);
}

void
font_to_unicode(struct p_buf *b, const struct shaper *shaper,
    const struct face *f)
{
	struct list	 ranges = { .out = b, .name = "bfrange" };
	struct list	 single = { .out = b, .name = "bfchar" };

	p_buf_str(b, head);
	add_runs(&ranges, shaper, f, true);
	add_runs(&single, shaper, f, false);
	p_buf_str(b, tail);
}
