#include "layout_doc.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct fixture	 f;
struct p_pages	 pages;
struct pai_style	 record;

void
open_doc(void)
{
	fixture_open(&f);
}

void
add_section(struct pai_section *s)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n;

	s->size = sizeof(*s);
	s->page_width = 400000;
	s->page_height = 300000;
	s->page_start = s->page_start == 0 ? -1 : s->page_start;
	for (int i = 0; i < PAI_SIDE_MAX; i++)
		s->margin[i] = s->margin[i] == 0 ? 50000 : s->margin[i];
	n = pai_open(b, PAI_N_SECTION);
	n->as.section.index = b->host->build_section(b, s);
	pai_close(b, PAI_N_SECTION);
}

void
open_page(uint16_t rules)
{
	struct pai_section	 page = { .rules = rules };

	open_doc();
	add_section(&page);
	record = (struct pai_style){ .size = sizeof(record),
	    .set = PAI_SF_SIZE, .font_size = 10000 };
}

void
close_doc(void)
{
	p_pages_free(&pages);
	fixture_close(&f);
}

void
set(enum p_profile profile)
{
	p_pages_free(&pages);
	ck_assert_int_eq(f.build.pub.host->build_status(&f.build.pub),
	    PAI_OK);
	ck_assert_int_eq(pages_set(&f, profile, &pages), PAI_OK);
}

void
add_prose(unsigned seed, size_t words)
{
	static const char *const word[] = { "政府信息", "公开", "工作",
	    "《条例》", "“三安全”", "2021年", "38.5%", "，", "。", "、", "；",
	    "（一）", "……", "——", "PDF", "report", " ", "的", "了", "依申请",
	    "：", "！", "¥1,200.00", "行政复议" };
	struct p_buf	 b = { 0 };

	for (size_t i = 0; i < words; i++) {
		seed = seed * 1103515245u + 12345u;
		p_buf_str(&b, "年");
		p_buf_str(&b, word[(seed >> 16) %
		    (sizeof(word) / sizeof(word[0]))]);
	}
	add_paragraph(&f, b.p);
	p_buf_free(&b);
}

void
add_long_table(int n)
{
	struct p_buf	 b = { 0 };
	struct pai_node	*t;

	p_buf_str(&b, "表头甲|表头乙|表头丙");
	for (int i = 0; i < n; i++)
		p_buf_fmt(&b, "/%s行%d|%d", i % 9 == 0 ? i + 9 <= n ?
		    "9x1标签|" : "末|" : i >= n / 9 * 9 ? "末|" : "", i,
		    i * 7);
	t = fixture_table(&f, b.p);
	t->as.table.head_rows = 1;
	p_buf_free(&b);
}

struct pai_node *
add_record(const char *text)
{
	struct pai_build	*b = &f.build.pub;
	struct pai_node		*n = pai_open(b, PAI_N_PARAGRAPH);

	n->style = b->host->build_style(b, &record);
	if (text[0] != '\0')
		pai_text(b, text, strlen(text), 0);
	pai_close(b, PAI_N_PARAGRAPH);
	return n;
}

const struct p_item *
item_of(size_t page, uint32_t cp)
{
	const struct p_page	*p = pages.page[page];

	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].kind == P_ITEM_TEXT &&
		    p->glyphs[p->items[i].as.text.first].cp == cp)
			return &p->items[i];
	ck_abort_msg("U+%04X is not on page %zu", (unsigned)cp, page);
	return NULL;
}

int32_t
baseline_of(uint32_t cp)
{
	return item_of(0, cp)->y;
}

void
check_text(void)
{
	struct p_buf	 want = { 0 }, have = { 0 };

	tree_text(f.doc.root, &want);
	pages_text(&pages, &have);
	ck_assert_str_eq(have.p == NULL ? "" : have.p, want.p);
	p_buf_free(&want);
	p_buf_free(&have);
}

void
check_inside(void)
{
	const struct p_item	*i;
	const struct p_page	*p;

	for (size_t k = 0; k < pages.n; k++) {
		p = pages.page[k];
		for (i = p->items; i < p->items + p->n; i++) {
			ck_assert_int_ge(i->x, 0);
			ck_assert_int_ge(i->y, 0);
			ck_assert_int_le(i->y, p->height);
			if (i->kind == P_ITEM_TEXT && (i->as.text.upright ||
			    i->as.text.turn != 0))
				ck_assert_int_le(i->y + i->w, p->height);
			else
				ck_assert_int_le(i->x + i->w, p->width);
		}
	}
}
