/*
 * Headers, footers and page numbers: set once all pages are there, because
 * they may say how many there are.
 */
#include "layout/priv.h"

#include <stdio.h>
#include <string.h>

#include "kit/buf.h"
#include "kit/ordinal.h"

static void
put_roman(char *out, size_t room, int32_t n, bool upper)
{
	static const struct { int32_t value; const char *low, *up; } part[] =
	    { { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" },
	    { 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" },
	    { 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" },
	    { 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
	    { 1, "i", "I" } };
	size_t	 at = 0;

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		for (; n >= part[i].value && at + 3 < room;
		    n -= part[i].value)
			at += (size_t)snprintf(out + at, room - at, "%s",
			    upper ? part[i].up : part[i].low);
}

/* A .. Z, AA .. ZZ, as Word counts. */
static void
put_letter(char *out, size_t room, int32_t n, char a)
{
	size_t	 times = (size_t)((n - 1) / 26) + 1;
	char	 c = (char)(a + (n - 1) % 26);

	if (times > room - 1)
		times = room - 1;
	memset(out, c, times);
	out[times] = '\0';
}

static void
put_chinese(char *out, size_t room, int32_t n)
{
	struct p_buf	 b = { 0 };

	p_han_put(&b, (uint32_t)n);
	snprintf(out, room, "%s", p_buf_ok(&b) && b.n > 0 ? b.p : "");
	p_buf_free(&b);
}

/* A page number as it is printed. */
void
p_numeral_put(char *out, size_t room, int32_t n, uint8_t numeral)
{
	bool	 fits = n > 0 && n < 4000;

	out[0] = '\0';
	if (numeral == PAI_NUM_DASHED)
		snprintf(out, room, "\xe2\x80\x94 %ld \xe2\x80\x94", (long)n);
	else if (fits && (numeral == PAI_NUM_ROMAN_UPPER ||
	    numeral == PAI_NUM_ROMAN_LOWER))
		put_roman(out, room, n, numeral == PAI_NUM_ROMAN_UPPER);
	else if (fits && (numeral == PAI_NUM_LETTER_UPPER ||
	    numeral == PAI_NUM_LETTER_LOWER))
		put_letter(out, room, n,
		    numeral == PAI_NUM_LETTER_UPPER ? 'A' : 'a');
	else if (fits && numeral == PAI_NUM_CHINESE)
		put_chinese(out, room, n);
	if (out[0] == '\0')
		snprintf(out, room, "%ld", (long)n);
}

static void
set_running(struct p_lay *l, struct p_galley *g, const struct pai_node *n,
    int32_t width, const char *page, const char *pages)
{
	struct p_flow	 f = { .lay = l, .galley = g, .artifact = true,
	    .where = P_IN_RUNNING, .width = width, .max_height = width,
	    .page_text = { page, strlen(page) },
	    .pages_text = { pages, strlen(pages) } };

	p_blocks(&f, n);
}

int32_t
p_running_height(struct p_lay *l, const struct pai_node *n, int32_t width)
{
	struct p_galley	 g = { 0 };
	int32_t		 h;

	if (n == NULL || l->status != PAI_OK)
		return 0;
	set_running(l, &g, n, width, "8", "8");
	h = p_bands_height(&g, 0, g.n);
	p_galley_free(&g);
	return h;
}

/* Which of a section's heads (or feet: from) stands on a page. */
static const struct pai_node *
which(const struct p_geometry *g, const struct p_page_info *info,
    int32_t number, int from)
{
	if (g->title_page && info->first)
		return g->running[from + 1];
	if (g->even_odd && number % 2 == 0)
		return g->running[from + 2];
	return g->running[from];
}

static void
draw_running(struct p_lay *l, struct p_galley *g, struct p_page *p,
    const struct p_geometry *geo, bool foot)
{
	int32_t	 y = geo->header_at;

	if (foot)
		y = p_max(geo->height / 2, geo->height - geo->footer_at -
		    p_bands_height(g, 0, g->n));
	for (size_t i = 0; i < g->n; i++) {
		y = p_add(y, i > 0 ? g->band[i].above : 0);
		p_band_draw(l, p, g, i, geo->left, y, true);
		y = p_add(y, g->band[i].height);
	}
}

/*
 * GB/T 9704-2012 7.5: 7 mm below the text, on the outer edge, one 字 in.
 * Other profiles without a footer: in the middle.
 */
static void
draw_number(struct p_lay *l, struct p_galley *g, struct p_page *p,
    const struct p_geometry *geo)
{
	struct p_look	 k;
	struct p_shape	 s = { .line = 1000, .tab_every = 36000,
	    .align = PAI_ALIGN_CENTRE };
	struct p_flow	 f = { .lay = l, .galley = g, .artifact = true,
	    .where = P_IN_RUNNING, .width = geo->right - geo->left };
	char		 text[64];
	int32_t		 y = geo->bottom + P_MM(9);

	p_profile_number(l, &k);
	if (geo->mirror) {
		s.align = p->number % 2 != 0 ? PAI_ALIGN_RIGHT :
		    PAI_ALIGN_LEFT;
		s.left = s.right = k.size;
		y = geo->bottom + P_MM(7);
	}
	p_numeral_put(text, sizeof(text), p->number, p->numeral);
	p_para_string(l, l->job->root, &k, text, strlen(text));
	p_lines_find(l, &s, f.width);
	if (l->status != PAI_OK || p_line_draw(&f, &s, &l->line[0]) == NULL)
		return;
	p_band_draw(l, p, g, 0, geo->left, y, true);
}

static void
run_page(struct p_lay *l, struct p_galley *g, size_t i, const char *pages)
{
	struct p_page	*p = l->out->page[i];
	const struct p_geometry *geo = &l->geometry[l->info[i].geometry];
	const struct pai_node *n;
	char		 number[64];

	if (l->info[i].blank)
		return;
	p_galley_clear(g);
	if (l->profile != P_PROFILE_SOURCE) {
		draw_number(l, g, p, geo);
		return;
	}
	p_numeral_put(number, sizeof(number), p->number, p->numeral);
	for (int foot = 0; foot < 2; foot++) {
		n = which(geo, &l->info[i], p->number, foot == 0 ?
		    PAI_RUN_HEADER : PAI_RUN_FOOTER);
		if (n == NULL)
			continue;
		p_galley_clear(g);
		set_running(l, g, n, geo->right - geo->left, number, pages);
		draw_running(l, g, p, geo, foot != 0);
	}
}

void
p_running(struct p_lay *l)
{
	struct p_galley	 g = { 0 };
	char		 pages[32];

	snprintf(pages, sizeof(pages), "%zu", l->out->n);
	for (size_t i = 0; i < l->out->n && l->status == PAI_OK; i++)
		run_page(l, &g, i, pages);
	p_galley_free(&g);
}
