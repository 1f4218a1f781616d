/*
 * The sheet: lines, page marks and form feeds.
 *
 * Every page has exactly its number of lines, then the mark, so that pages
 * can be counted and cut by any tool.  The form feed begins the page that
 * follows, therefore none is left over at the end.
 */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "gongwen.h"
#include "kit/width.h"

#define	FLUSH_AT	65536

/* A turned page holds 40 by 15 where an upright one holds 28 by 22. */
#define	TURNED_WIDTH(w)	((w) * 40 / 28 & ~(size_t)1)
#define	TURNED_LINES(l)	((l) * 15 / 22 > 0 ? (l) * 15 / 22 : 1)

void
gw_fail(struct gw *g, enum pai_status st)
{
	if (g->status == PAI_OK)
		g->status = st;
}

bool
gw_page_open(struct gw *g, const char *encoding)
{
	iconv_t	 cd;

	g->page.number = 1;
	g->page.width = g->width;
	g->page.lines = g->lines;
	if (strcmp(encoding, "UTF-8") == 0)
		return true;
	cd = iconv_open(encoding, "UTF-8");
	if (cd == (iconv_t)-1) {
		pai_say(g->job->log, PAI_M_BAD_OPTION, NULL,
		    "encoding %s is not installed", encoding);
		gw_fail(g, PAI_E_UNSUPP);
		return false;
	}
	g->page.conv = cd;
	return true;
}

/* GB18030 has every character, so nothing can fail but memory. */
static void
convert(struct gw *g, char *from, size_t n)
{
	char	 piece[4096], *to;
	size_t	 left;

	while (n > 0) {
		to = piece;
		left = sizeof(piece);
		if (iconv(g->page.conv, &from, &n, &to, &left) == (size_t)-1 &&
		    errno != E2BIG) {
			from++;
			n--;
		}
		pai_put(g->job->out, piece, sizeof(piece) - left);
	}
}

static void
flush(struct gw *g)
{
	struct p_buf	*out = &g->page.out;

	if (!p_buf_ok(out)) {
		gw_fail(g, PAI_E_NOMEM);
		return;
	}
	if (g->page.conv != NULL)
		convert(g, out->p, out->n);
	else if (out->n > 0)
		pai_put(g->job->out, out->p, out->n);
	p_buf_clear(out);
	gw_fail(g, g->host->out_status(g->job->out));
}

static void
put_raw(struct gw *g, const char *p, size_t n)
{
	struct p_buf	*out = &g->page.out;

	if (g->page.feed)
		p_buf_char(out, '\f');
	g->page.feed = false;
	p_buf_put(out, p, n);
	p_buf_str(out, g->crlf ? "\r\n" : "\n");
	if (out->n >= FLUSH_AT || !p_buf_ok(out))
		flush(g);
}

/* GB/T 9704 7.5: 单页码居右空一字, 双页码居左空一字, a 一字线 either side. */
static void
put_mark(struct gw *g)
{
	char	 mark[32];
	size_t	 w, blanks = 2;
	int	 n;

	n = snprintf(mark, sizeof(mark), "— %u —", g->page.number);
	w = p_width_text(mark, (size_t)n, g->wide);
	if (g->page.number % 2 == 1 && g->page.width > w + 4)
		blanks = g->page.width - 2 - w;
	p_buf_fmt(&g->page.out, "%*s", (int)blanks, "");
	put_raw(g, mark, (size_t)n);
}

/* Fills the page up and numbers it. */
static void
end_page(struct gw *g)
{
	int64_t	 limit = g->host->log_limit(g->job->log, PAI_LIM_PAGES);

	for (; g->page.used < g->page.lines; g->page.used++)
		put_raw(g, "", 0);
	put_mark(g);
	if (limit > 0 && g->page.number >= limit)
		gw_fail(g, g->host->log_over(g->job->log, PAI_LIM_PAGES, NULL,
		    "pages", (uint64_t)g->page.number + 1));
}

static void
begin_page(struct gw *g)
{
	g->page.feed = true;
	g->page.number++;
	g->page.used = 0;
}

void
gw_page_line(struct gw *g, const char *p, size_t n)
{
	struct gw_page	*page = &g->page;

	if (g->status != PAI_OK)
		return;
	if (page->gap && page->used > 0 &&
	    (page->lines == 0 || page->used < page->lines)) {
		put_raw(g, "", 0);
		page->used++;
	}
	page->gap = false;
	if (page->lines > 0 && page->used >= page->lines) {
		end_page(g);
		begin_page(g);
	}
	put_raw(g, p, n);
	page->used++;
}

void
gw_page_gap(struct gw *g)
{
	g->page.gap = true;
}

size_t
gw_page_room(const struct gw *g)
{
	const struct gw_page	*page = &g->page;
	size_t			 used = page->used + (page->gap &&
				    page->used > 0);

	if (page->lines == 0)
		return SIZE_MAX;
	return used < page->lines ? page->lines - used : 0;
}

void
gw_page_turn(struct gw *g)
{
	g->page.gap = false;
	if (g->page.lines == 0 || g->page.used == 0 || g->status != PAI_OK)
		return;
	end_page(g);
	begin_page(g);
}

void
gw_page_lay(struct gw *g, bool turned)
{
	if (g->page.turned == turned || g->lines == 0)
		return;
	gw_page_turn(g);
	g->page.turned = turned;
	g->page.width = turned ? TURNED_WIDTH(g->width) : g->width;
	g->page.lines = turned ? TURNED_LINES(g->lines) : g->lines;
}

void
gw_page_close(struct gw *g)
{
	if (g->status == PAI_OK && g->page.lines > 0 && g->page.used > 0)
		end_page(g);
	if (g->status == PAI_OK)
		flush(g);
	if (g->page.conv != NULL)
		iconv_close(g->page.conv);
	p_buf_free(&g->page.out);
}
