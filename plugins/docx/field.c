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

#include "fieldcode.h"
#include "flow.h"
#include "math_eq.h"
#include "styles.h"

#define	TICKED		0x2612u	/* ☒ */
#define	UNTICKED	0x2610u	/* ☐ */
#define	CODE_MAX	8192u	/* bytes of code that are looked at */

/* ---- the nodes ---- */

/* A figure stands for the heading of that level (17.16.5.59). */
static void
find_style(struct docx *d, struct pai_node *n, const char *code)
{
	struct p_buf	 name = { 0 };

	if (field_style(code, &name, &n->as.field.which) &&
	    docx_whole(d, &name)) {
		n->as.field.style = d->host->build_str(d->build, name.p,
		    name.n);
		n->as.field.level = name.n == 1 && name.p[0] >= '1' &&
		    name.p[0] <= '9' ? (uint8_t)(name.p[0] - '0') :
		    style_heading(name.p);
	}
	p_buf_free(&name);
}

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
	if (type == PAI_FIELD_STYLEREF)
		find_style(d, n, code);
}

/* A link to what the code names, unless one is open; 0: none was opened. */
static uint32_t
open_link(struct docx *d, const char *code)
{
	struct p_buf	 target = { 0 }, title = { 0 };
	struct pai_node	*n;
	uint32_t	 id = 0;

	if (!inline_inside(d, PAI_N_LINK) &&
	    field_link(code, &target, &title) && docx_whole(d, &target) &&
	    docx_whole(d, &title)) {
		id = inline_open(d, PAI_N_LINK, &n);
		if (n != NULL) {
			n->as.link.target = d->host->build_str(d->build,
			    target.p, target.n);
			n->as.link.title = d->host->build_str(d->build,
			    title.p, title.n);
		}
	}
	p_buf_free(&target);
	p_buf_free(&title);
	return id;
}

/*
 * What holds a field's result; 0: nothing does.  Of two nodes it is the
 * outer one, which closes the other when it closes.
 */
static uint32_t
open_result(struct docx *d, const char *code)
{
	struct pai_node	*n;
	enum pai_field	 type = field_type(code);
	uint32_t	 link, id;

	if (field_is_active(code))
		docx_once(d, PAI_M_DOCX_ACTIVE, "a field that would fetch "
		    "or run something; its last result is kept");
	link = open_link(d, code);
	if (type == PAI_FIELD_TOC || field_is(code, "HYPERLINK"))
		return link;
	id = inline_open(d, PAI_N_FIELD, &n);
	fill(d, n, code, type);
	return link != 0 ? link : id;
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

void
field_separate(struct docx *d)
{
	struct field	*field = innermost(d);

	if (field == NULL || field->phase != FIELD_CODE)
		return;
	field->phase = FIELD_RESULT;
	if (!field_in_code(d))
		p_buf_clear(&d->flow->held);
	field->toc = field_type(field_code_of(field)) == PAI_FIELD_TOC;
	if (!field_in_code(d))
		field->frame = open_result(d, field_code_of(field));
}

/*
 * Some fields never have a result: what they show stands in their code.
 * False: this is not one.
 */
static bool
show_code(struct docx *d, const char *code)
{
	struct p_buf	 text = { 0 };
	struct pai_node	*n;
	uint32_t	 id;
	bool		 shown = field_shown(code, &text);

	if (field_is(code, "AUTONUM") || field_is(code, "AUTONUMLGL") ||
	    field_is(code, "AUTONUMOUT") || field_is(code, "LISTNUM"))
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "a number that a field in the text counts");
	if (shown && text.n > 0 && docx_whole(d, &text)) {
		id = inline_open(d, PAI_N_FIELD, &n);
		fill(d, n, code, PAI_FIELD_OTHER);
		inline_text(d, text.p, text.n);
		inline_close(d, id);
	}
	p_buf_free(&text);
	return shown;
}

/* What a form's box or list shows. */
static void
form_result(struct docx *d, const struct field *field)
{
	if (field->box != 0)
		inline_char(d, field->box);
	if (field->choice != NULL)
		inline_text(d, field->choice, strlen(field->choice));
}

/* A page number without a result is still a page number. */
static void
end_without_result(struct docx *d, struct field *field)
{
	enum pai_field	 type = field_type(field_code_of(field));
	struct pai_node	*n;
	uint32_t	 id;

	field->phase = FIELD_RESULT;
	if (field_in_code(d) || type == PAI_FIELD_TOC ||
	    show_code(d, field_code_of(field)) ||
	    (type == PAI_FIELD_OTHER && !eq_is(field_code_of(field))))
		return;
	id = inline_open(d, PAI_N_FIELD, &n);
	fill(d, n, field_code_of(field), type);
	if (eq_is(field_code_of(field)))
		eq_result(d, field_code_of(field));
	if (id != 0)
		form_result(d, field);
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

/* Word puts a separator even where no result follows. */
static void
end_bare(struct docx *d, struct field *field)
{
	if (eq_is(field_code_of(field)))
		eq_result(d, field_code_of(field));
	else
		form_result(d, field);
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
	else if (field->frame != 0 && is_bare(d, field))
		end_bare(d, field);
	inline_close(d, field->frame);
	f->field_count--;
	if (!field_in_code(d))
		p_buf_clear(&f->held);
}

void
field_of_code(struct docx *d, const char *code)
{
	struct pai_node	*n;
	uint32_t	 id;

	if (field_in_code(d))
		return;
	id = inline_open(d, PAI_N_FIELD, &n);
	fill(d, n, code, field_type(code));
	inline_close(d, id);
}

uint32_t
field_simple(struct docx *d)
{
	const char	*code = attr(d, W_instr);

	return code == NULL || field_in_code(d) ? 0 : open_result(d, code);
}
