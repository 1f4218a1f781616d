#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static struct p_buf dumped;

void
fixture_open(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	f->ctx = pai_ctx_new();
	p_ctx_log(f->ctx, &f->log, "fixture");
	if (p_doc_init(&f->doc, &f->log) != PAI_OK)
		abort();
	f->build = (struct p_build){ .pub = { &p_host }, .doc = &f->doc,
	    .at = f->doc.root };
}

void
fixture_close(struct fixture *f)
{
	p_doc_free(&f->doc);
	p_log_finish(&f->log);
	pai_ctx_free(f->ctx);
	p_buf_free(&dumped);
}

const char *
fixture_dump(struct fixture *f)
{
	p_buf_free(&dumped);
	p_doc_dump(&f->doc, &dumped);
	return dumped.p;
}

static void
add_cell(struct fixture *f, const char *s, size_t n)
{
	struct pai_build *b = &f->build.pub;
	struct pai_node	*cell = pai_open(b, PAI_N_CELL);

	if (n >= 3 && s[0] >= '0' && s[0] <= '9' && s[1] == 'x') {
		cell->as.cell.rows = (uint32_t)(s[0] - '0');
		cell->as.cell.cols = (uint32_t)(s[2] - '0');
		s += 3;
		n -= 3;
	}
	if (n > 0) {
		pai_open(b, PAI_N_PARAGRAPH);
		pai_text(b, s, n, 0);
		pai_close(b, PAI_N_PARAGRAPH);
	}
	pai_close(b, PAI_N_CELL);
}

struct pai_node *
fixture_table(struct fixture *f, const char *s)
{
	struct pai_build *b = &f->build.pub;
	struct pai_node	*table = pai_open(b, PAI_N_TABLE);
	size_t		 n;

	pai_open(b, PAI_N_ROW);
	for (;; s += n + 1) {
		n = strcspn(s, "|/");
		add_cell(f, s, n);
		if (s[n] == '/') {
			pai_close(b, PAI_N_ROW);
			pai_open(b, PAI_N_ROW);
		} else if (s[n] == '\0')
			break;
	}
	pai_close(b, PAI_N_ROW);
	pai_close(b, PAI_N_TABLE);
	return table;
}

void
fixture_text(const struct pai_node *top, struct p_buf *out)
{
	struct pai_iter	 it = pai_iter_at(top);

	while (pai_iter_next(&it)) {
		switch (it.node->kind) {
		case PAI_N_TEXT: case PAI_N_CODE: case PAI_N_CODEBLOCK:
		case PAI_N_MATH:
			if (it.event == PAI_ENTER)
				p_buf_put(out, it.node->as.text.str.p,
				    it.node->as.text.str.n);
			break;
		case PAI_N_LINEBREAK: case PAI_N_SOFTBREAK:
			if (it.event == PAI_ENTER)
				p_buf_put(out, "\n", 1);
			break;
		case PAI_N_PARAGRAPH: case PAI_N_HEADING: case PAI_N_CELL:
		case PAI_N_CAPTION:
			if (it.event == PAI_LEAVE && it.node != top)
				p_buf_put(out, "\n", 1);
			break;
		default:
			break;
		}
	}
}
