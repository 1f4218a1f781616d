/*
 * Content of other formats within the document: w:altChunk (ECMA-376-1
 * 17.17.2.1), a part that Word turns into its own paragraphs when it next
 * saves the file.  So do we: pages and other Word documents go to their own
 * readers, plain text becomes a paragraph a line.
 *
 * What a part is, its content type says (ECMA-376-2, 10.1.2); where that is
 * missing, its name and first bytes.  Pages and sections are those of the
 * document around; whether the part's looks are kept (w:matchSrc) is moot,
 * since they always are.
 *
 * A master document's w:subDoc is a file of its own and is only told.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "flow.h"
#include "kit/decode.h"

/* ---- content types ---- */

struct chunk_type {
	const char	*of;		/* ".htm", or "/word/chunk.htm" */
	const char	*type;
};

struct chunks {
	struct chunk_type *list;
	size_t		 n, room;
};

static const struct scope scope_types;

static void
keep_type(struct docx *d, const char *dot, const char *of, const char *type)
{
	struct chunks	*c = d->chunks;
	struct p_buf	 name = { 0 };

	if (of == NULL || type == NULL || c->n >= (size_t)d->host->log_limit(
	    d->job->log, PAI_LIM_RELATIONS))
		return;
	if (!docx_grow(d, &c->list, &c->room, c->n + 1, sizeof(*c->list)))
		return;
	p_buf_str(&name, dot);
	p_buf_str(&name, of);
	if (docx_whole(d, &name)) {
		c->list[c->n].of = docx_keep(d, name.p);
		c->list[c->n].type = docx_keep(d, type);
		c->n += d->status == PAI_OK;
	}
	p_buf_free(&name);
}

static const struct scope *
types_child(struct docx *d, unsigned token)
{
	switch (token) {
	case CT_Types:
		return &scope_types;
	case CT_Default:
		keep_type(d, ".", attr(d, N_Extension), attr(d, N_ContentType));
		return NULL;
	case CT_Override:
		keep_type(d, "", attr(d, N_PartName), attr(d, N_ContentType));
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_types = { types_child, NULL, NULL };

/* Only where there is a chunk: nobody else asks for types. */
void
chunks_prepare(struct docx *d)
{
	if (relation_of_type(&d->main_rels, "aFChunk") == NULL)
		return;
	if ((d->chunks = calloc(1, sizeof(*d->chunks))) == NULL)
		docx_no_memory(d);
	else if (archive_find(d->archive, "[Content_Types].xml") != NULL)
		(void)docx_parse(d, "[Content_Types].xml", &scope_types,
		    PAI_LIM_META_BYTES);
}

void
chunks_free(struct chunks *c)
{
	if (c == NULL)
		return;
	free(c->list);
	free(c);
}

static const char *
suffix_of(const char *part)
{
	const char	*slash = strrchr(part, '/');
	const char	*dot = strrchr(slash != NULL ? slash : part, '.');

	return dot != NULL ? dot : "";
}

/* The part's own type before that of its suffix; "": neither is told. */
static const char *
type_of(const struct docx *d, const char *part)
{
	const struct chunks	*c = d->chunks;
	const char		*type = "";

	for (size_t i = 0; c != NULL && i < c->n; i++) {
		const char	*of = c->list[i].of;

		if (of[0] == '/' && strcasecmp(of + 1, part) == 0)
			return c->list[i].type;
		if (of[0] == '.' && strcasecmp(of, suffix_of(part)) == 0)
			type = c->list[i].type;
	}
	return type;
}

/* ---- which reader ---- */

#define	PLAIN	"text"		/* no reader: see put_text() */

static bool
begins(const char *s, const char *what)
{
	return strncasecmp(s, what, strlen(what)) == 0;
}

/* The reader for a content type; NULL: the type does not tell. */
static const char *
reader_of_type(const char *type)
{
	static const struct { const char *begins, *reader; } types[] = {
		{ "text/html", "html" }, { "application/xhtml", "html" },
		{ "message/rfc822", "html" }, { "multipart/related", "html" },
		{ "application/x-mimearchive", "html" },
		{ "text/plain", PLAIN },
		{ "application/vnd.openxmlformats-officedocument."
		    "wordprocessingml", "docx" },
		{ "application/vnd.ms-word", "docx" },
		{ "application/rtf", "rtf" }, { "text/rtf", "rtf" },
		{ "application/msword", "doc" }
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (begins(type, types[i].begins))
			return types[i].reader;
	return NULL;
}

static const char *
reader_of_content(const char *part, const struct p_buf *b)
{
	static const struct { const char *suffix, *reader; } suffixes[] = {
		{ ".htm", "html" }, { ".html", "html" }, { ".xhtml", "html" },
		{ ".mht", "html" }, { ".mhtml", "html" }, { ".txt", PLAIN },
		{ ".docx", "docx" }, { ".docm", "docx" }, { ".rtf", "rtf" }
	};

	if (b->n >= 4 && memcmp(b->p, "PK\3\4", 4) == 0)
		return "docx";
	if (b->n >= 5 && memcmp(b->p, "{\\rtf", 5) == 0)
		return "rtf";
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (strcasecmp(suffix_of(part), suffixes[i].suffix) == 0)
			return suffixes[i].reader;
	return b->n > 0 && b->p[0] == '<' ? "html" : "";
}

/* ---- reading ---- */

static void
put_line(struct docx *d, const char *p, size_t n)
{
	if (pai_open(d->build, PAI_N_PARAGRAPH) == NULL)
		return;
	pai_text(d->build, p, n, 0);
	pai_close(d->build, PAI_N_PARAGRAPH);
}

/* Lines to paragraphs, as Word does. */
static void
put_lines(struct docx *d, const struct p_decoded *text, uint32_t source)
{
	struct pai_locus	 at = { .src = source };
	const char		*p = text->text, *end = p + text->n, *eol;

	while (p < end && d->host->build_status(d->build) == PAI_OK) {
		eol = memchr(p, '\n', (size_t)(end - p));
		if (eol == NULL)
			eol = end;
		at.line++;
		pai_at(d->build, &at);
		put_line(d, p, (size_t)(eol - p));
		p = eol + (eol < end);
	}
}

static void
put_text(struct docx *d, const char *part, const struct p_buf *b)
{
	struct p_decoded	 text;

	if (!p_decode(b->n > 0 ? b->p : "", b->n, &text) ||
	    !p_decode_lines(&text)) {
		docx_no_memory(d);
		return;
	}
	if (text.binary) {
		docx_say(d, PAI_M_EMBED_UNREAD, "%s", part);
	} else {
		if (text.damage > 0)
			docx_say(d, PAI_M_ENCODING_DAMAGE, "%s: %zu times",
			    part, text.damage);
		put_lines(d, &text, d->host->build_source(d->build, part));
	}
	p_decode_free(&text);
}

static void
put_document(struct docx *d, const char *part, const char *reader,
    const struct p_buf *b)
{
	struct pai_embed	 e = { .size = sizeof(e), .name = part,
				    .format = reader, .n = b->n };
	enum pai_status		 st;

	e.bytes = (const unsigned char *)(b->n > 0 ? b->p : "");
	st = d->host->read_embedded(d->job, &e);
	if (st != PAI_OK && st != PAI_E_FORMAT && st != PAI_E_UNSUPP)
		docx_fail(d, st);
}

static void
put_chunk(struct docx *d, const char *part, const struct p_buf *b)
{
	const char		*reader = reader_of_type(type_of(d, part));
	struct pai_locus	 at = docx_here(d);

	if (reader == NULL)
		reader = reader_of_content(part, b);
	paragraph_settle(d);
	lists_close(d);
	table_content(d);
	pai_at(d->build, &at);
	if (strcmp(reader, PLAIN) == 0)
		put_text(d, part, b);
	else if (strcmp(reader, "html") == 0 || strcmp(reader, "docx") == 0)
		put_document(d, part, reader, b);
	else
		docx_say(d, PAI_M_EMBED_FORMAT, "%s%s%s", part,
		    reader[0] != '\0' ? ": " : "", reader);
}

static void
read_chunk(struct docx *d, const struct archive_part *part)
{
	struct p_buf	 bytes = { 0 };
	enum pai_status	 st = archive_bytes(d->archive, part,
			    PAI_LIM_PART_BYTES, &bytes);

	if (st != PAI_OK)
		docx_fail(d, st);
	else
		put_chunk(d, archive_name(part), &bytes);
	p_buf_free(&bytes);
}

void
chunk_place(struct docx *d)
{
	const char		*id = attr(d, R_id), *target;
	const struct relation	*rel = relation_find(d->rels, id);
	const struct archive_part *part = NULL;

	target = package_target(d, d->rels, rel);
	if (target != NULL)
		part = archive_find(d->archive, target);
	if (part != NULL)
		read_chunk(d, part);
	else if (d->status == PAI_OK && (rel == NULL || !rel->external))
		docx_say(d, PAI_M_OPC_MISSING_PART, "%s", target != NULL ?
		    target : "of w:altChunk");
}

void
subdocument(struct docx *d)
{
	const struct relation	*rel = relation_find(d->rels, attr(d, R_id));
	const char		*name = rel != NULL ? rel->target : "";

	if (rel != NULL && rel->external)
		docx_say(d, PAI_M_OPC_EXTERNAL, "the subdocument %s", name);
	else
		docx_say(d, PAI_M_DOCX_NOT_CARRIED,
		    "a subdocument, which is a file of its own%s%s",
		    name[0] != '\0' ? ": " : "", name);
}
