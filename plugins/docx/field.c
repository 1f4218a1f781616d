/*
 * Fields: a code that Word evaluates, and the result it last had.  The code
 * is never evaluated; the result is the document's text.
 *
 *	begin  code ...  separate  result ...  end
 *
 * Where the result stands in one paragraph it is inside a FIELD node (a LINK
 * for HYPERLINK).  A result that goes on in the next paragraph is plain text
 * from there on, and a table of contents, which always does, only gives its
 * paragraphs their role.
 */
#include <string.h>
#include <strings.h>

#include "flow.h"
#include "math_eq.h"

#define	TICKED		0x2612u	/* ☒ */
#define	UNTICKED	0x2610u	/* ☐ */
#define	CODE_MAX	8192u	/* bytes of code that are looked at */

/* ---- codes ---- */

struct word {
	const char	*p;
	size_t		 n;
};

/* The next word or "quoted words"; n == 0: the end. */
static struct word
next_word(const char **at)
{
	struct word	 w;
	const char	*s = *at + strspn(*at, " \t\r\n");

	if (*s == '"') {
		w.p = ++s;
		w.n = strcspn(s, "\"");
		*at = s + w.n + (s[w.n] == '"');
		return w;
	}
	w.p = s;
	w.n = strcspn(s, " \t\r\n");
	*at = s + w.n;
	return w;
}

static enum pai_field
type_of(const char *code)
{
	static const struct {
		const char	*name;
		enum pai_field	 type;
	} list[] = {
		{ "PAGE", PAI_FIELD_PAGE }, { "NUMPAGES", PAI_FIELD_NUMPAGES },
		{ "SECTIONPAGES", PAI_FIELD_SECTIONPAGES },
		{ "REF", PAI_FIELD_REF }, { "NOTEREF", PAI_FIELD_REF },
		{ "PAGEREF", PAI_FIELD_PAGEREF }, { "DATE", PAI_FIELD_DATE },
		{ "TIME", PAI_FIELD_DATE }, { "CREATEDATE", PAI_FIELD_DATE },
		{ "SAVEDATE", PAI_FIELD_DATE }, { "SEQ", PAI_FIELD_SEQ },
		{ "TOC", PAI_FIELD_TOC }, { "FORMTEXT", PAI_FIELD_FORM },
		{ "FORMCHECKBOX", PAI_FIELD_FORM },
		{ "FORMDROPDOWN", PAI_FIELD_FORM },
	};
	const char	*at = code;
	struct word	 w = next_word(&at);

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strlen(list[i].name) == w.n &&
		    strncasecmp(list[i].name, w.p, w.n) == 0)
			return list[i].type;
	return PAI_FIELD_OTHER;
}

/* HYPERLINK "address" \l "place": what it leads to. */
static bool
link_target(const char *code, struct p_buf *target)
{
	const char	*at = code;
	struct word	 w = next_word(&at);
	bool		 place = false;

	if (w.n != 9 || strncasecmp(w.p, "HYPERLINK", 9) != 0)
		return false;
	while ((w = next_word(&at)).n > 0) {
		if (w.p[0] == '\\') {
			place = w.n == 2 && w.p[1] == 'l';
			if (w.n == 2 && strchr("ot", w.p[1]) != NULL)
				(void)next_word(&at);
			continue;
		}
		if (place)
			p_buf_char(target, '#');
		p_buf_put(target, w.p, w.n);
		place = false;
	}
	return target->n > 0;
}

static bool
is_active(const char *code)
{
	static const char *const names[] = { "DDE", "DDEAUTO", "INCLUDETEXT",
	    "INCLUDEPICTURE", "IMPORT", "LINK", "MACROBUTTON", "EMBED" };
	const char	*at = code;
	struct word	 w = next_word(&at);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == w.n &&
		    strncasecmp(names[i], w.p, w.n) == 0)
			return true;
	return false;
}

/* ---- the nodes ---- */

static void
fill(struct docx *d, struct pai_node *n, const char *code,
    enum pai_field type)
{
	size_t	 lead = strspn(code, " \t\r\n");
	size_t	 len = strlen(code + lead);

	if (n == NULL)
		return;
	n->as.field.type = (uint8_t)type;
	n->as.field.instr = d->host->build_str(d->build, code + lead, len);
}

/* What holds a field's result; 0: nothing does. */
static uint32_t
open_result(struct docx *d, const char *code)
{
	struct p_buf	 target = { 0 };
	struct pai_node	*n;
	enum pai_field	 type = type_of(code);
	uint32_t	 id = 0;

	if (is_active(code))
		docx_once(d, PAI_M_DOCX_ACTIVE, "a field that would fetch "
		    "or run something; its last result is kept");
	if (link_target(code, &target) && docx_whole(d, &target)) {
		id = inline_open(d, PAI_N_LINK, &n);
		if (n != NULL)
			n->as.link.target = d->host->build_str(d->build,
			    target.p, target.n);
	} else if (type != PAI_FIELD_TOC) {
		id = inline_open(d, PAI_N_FIELD, &n);
		fill(d, n, code, type);
	}
	p_buf_free(&target);
	return id;
}

/* ---- begin, separate, end ---- */

static struct field *
innermost(struct docx *d)
{
	struct flow	*f = d->flow;

	return f->field_count == 0 || f->field_extra > 0 ? NULL :
	    &f->fields[f->field_count - 1];
}

/* The entry that was chosen; the choice comes before the entries. */
static void
take_entry(struct docx *d, struct field *field)
{
	const char	*s = attr(d, W_val);

	if (field->entries++ == field->chosen && s != NULL)
		field->choice = docx_keep(d, s);
}

static const struct scope *
list_child(struct docx *d, unsigned token)
{
	struct field	*field = innermost(d);

	if (field == NULL)
		return NULL;
	if (token == W_result || (token == W_default && !field->list)) {
		field->chosen = attr_int(d, W_val, 0, INT32_MAX, 0);
		field->list = token == W_result;
	} else if (token == W_listEntry && field->entries < INT32_MAX) {
		take_entry(d, field);
	}
	return NULL;
}

static const struct scope scope_list = { list_child, NULL, NULL };

/*
 * A check box or list of a form has no result: whether it is ticked, and
 * what was chosen, is in the data that stand with its beginning.
 */
static const struct scope *
form_child(struct docx *d, unsigned token)
{
	struct field	*field = innermost(d);

	switch (token) {
	case W_ffData:
		return &scope_same;
	case W_checkBox:
		if (field != NULL)
			field->box = UNTICKED;
		return &scope_same;
	case W_default:
	case W_checked:
		if (field != NULL && field->box != 0)
			field->box = attr_on(d, W_val) ? TICKED : UNTICKED;
		return NULL;
	case W_ddList:
		return &scope_list;
	default:
		return NULL;
	}
}

static const struct scope scope_form = { form_child, NULL, NULL };

const struct scope *
field_begin(struct docx *d)
{
	struct flow	*f = d->flow;
	struct field	*field;

	if (f->field_count == FIELDS) {
		f->field_extra++;
		return NULL;
	}
	field = &f->fields[f->field_count++];
	field->box = 0;
	field->list = false;
	field->chosen = field->entries = 0;
	field->choice = NULL;
	field->phase = FIELD_CODE;
	field->frame = 0;
	field->toc = false;
	p_buf_clear(&field->code);
	return &scope_form;
}

void
field_code(struct docx *d, const char *s, size_t n)
{
	struct field	*field = innermost(d);

	if (field != NULL && field->phase == FIELD_CODE &&
	    field->code.n < CODE_MAX) {
		p_buf_put(&field->code, s, n);
		(void)docx_whole(d, &field->code);
	}
}

static const char *
code_of(const struct field *field)
{
	return p_buf_ok(&field->code) && field->code.n > 0 ?
	    field->code.p : "";
}

void
field_separate(struct docx *d)
{
	struct field	*field = innermost(d);

	if (field == NULL || field->phase != FIELD_CODE)
		return;
	field->phase = FIELD_RESULT;
	field->toc = type_of(code_of(field)) == PAI_FIELD_TOC;
	if (!field_in_code(d))
		field->frame = open_result(d, code_of(field));
}

/* A page number without a result is still a page number. */
static void
end_without_result(struct docx *d, struct field *field)
{
	enum pai_field	 type = type_of(code_of(field));
	struct pai_node	*n;
	uint32_t	 id;

	field->phase = FIELD_RESULT;
	if (field_in_code(d) || type == PAI_FIELD_TOC ||
	    (type == PAI_FIELD_OTHER && !eq_is(code_of(field))))
		return;
	id = inline_open(d, PAI_N_FIELD, &n);
	fill(d, n, code_of(field), type);
	if (eq_is(code_of(field)))
		eq_result(d, code_of(field));
	if (id != 0 && field->box != 0)
		inline_char(d, field->box);
	if (id != 0 && field->choice != NULL)
		inline_text(d, field->choice, strlen(field->choice));
	inline_close(d, id);
}

/* Did nothing stand between the separator and the end? */
static bool
is_bare(const struct docx *d, const struct field *field)
{
	const struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->frame_count; i++)
		if (f->frames[i].id == field->frame)
			return f->frames[i].node->first == NULL &&
			    f->text.n == 0;
	return false;
}

void
field_end(struct docx *d)
{
	struct flow	*f = d->flow;
	struct field	*field = innermost(d);

	if (f->field_extra > 0) {
		f->field_extra--;
		return;
	}
	if (field == NULL)
		return;
	if (field->phase == FIELD_CODE)
		end_without_result(d, field);
	else if (field->frame != 0 && eq_is(code_of(field)) &&
	    is_bare(d, field))
		eq_result(d, code_of(field));
	inline_close(d, field->frame);
	f->field_count--;
}

void
field_of_code(struct docx *d, const char *code)
{
	struct pai_node	*n;
	uint32_t	 id;

	if (field_in_code(d))
		return;
	id = inline_open(d, PAI_N_FIELD, &n);
	fill(d, n, code, type_of(code));
	inline_close(d, id);
}

const struct scope *
field_simple(struct docx *d)
{
	const char		*code = attr(d, W_instr);
	const struct scope	*scope;
	struct pai_node		*n;

	if (code == NULL || type_of(code) == PAI_FIELD_TOC ||
	    field_in_code(d))
		return &scope_same;
	scope = inline_frame(d, PAI_N_FIELD, &n);
	fill(d, n, code, type_of(code));
	return scope;
}

void
fields_settle(struct docx *d)
{
	struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->field_count; i++) {
		f->fields[i].phase = FIELD_RESULT;
		f->fields[i].frame = 0;
		if (!f->fields[i].toc)
			f->fields[i].toc = type_of(code_of(&f->fields[i])) ==
			    PAI_FIELD_TOC;
	}
}

bool
field_in_code(const struct docx *d)
{
	const struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->field_count; i++)
		if (f->fields[i].phase == FIELD_CODE)
			return true;
	return false;
}

bool
field_in_toc(const struct docx *d)
{
	const struct flow	*f = d->flow;

	for (unsigned i = 0; i < f->field_count; i++)
		if (f->fields[i].toc)
			return true;
	return false;
}
