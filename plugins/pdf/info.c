/*
 * What a PDF says of itself: title, author, language, page labels, dates.
 *
 * No clock is read.  A date is written only where SOURCE_DATE_EPOCH gives
 * one, so that the same input makes the same bytes.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kit/utf8.h"
#include "pdf.h"
#include "syntax.h"

struct pai_str
pdf_meta(const struct pdf *pdf, const char *key)
{
	const char	*s = pdf->job->doc->host->doc_meta(pdf->job->doc, key);

	return (struct pai_str){ s, s != NULL ? strlen(s) : 0 };
}

static size_t
character(char *out, const struct p_glyph *g)
{
	return g->cp < ' ' || g->cp >= 0x110000 ? 0 : p_utf8_put(out, g->cp);
}

/* The words that text on the pages begins with, at most PDF_TITLE_MAX bytes. */
static struct pai_str
first_words(const struct p_pages *pages, char out[static PDF_TITLE_MAX])
{
	const struct p_item *item, *last = NULL;
	const struct p_page *page;
	size_t		 n = 0;

	for (size_t p = 0; p < pages->n && last == NULL; p++) {
		page = pages->page[p];
		for (size_t i = 0; i < page->n; i++) {
			item = &page->items[i];
			if (item->kind != P_ITEM_TEXT || item->artifact)
				continue;
			if (last != NULL && item->y != last->y)
				break;
			last = item;
			for (uint32_t g = 0; g < item->as.text.n &&
			    n + 4 <= PDF_TITLE_MAX; g++)
				n += character(out + n, &page->glyphs[
				    item->as.text.first + g]);
		}
	}
	return (struct pai_str){ out, n };
}

/*
 * The name of the file read, without its folders and its suffix; empty for
 * standard input and for a name that is not UTF-8.
 */
static struct pai_str
file_name(const struct pdf *pdf, char out[static PDF_TITLE_MAX])
{
	const char	*path = pdf_meta(pdf, "input").p;
	const char	*slash = path != NULL ? strrchr(path, '/') : NULL;
	const char	*name = slash != NULL ? slash + 1 :
			    path != NULL ? path : "-";
	const char	*dot = strrchr(name, '.');
	size_t		 whole = dot != NULL && dot != name ?
			    (size_t)(dot - name) : strlen(name);
	size_t		 n;

	if (!p_utf8_valid(name, whole) || strcmp(name, "-") == 0)
		return (struct pai_str){ out, 0 };
	n = p_utf8_fit(name, whole, PDF_TITLE_MAX);
	for (size_t i = 0; i < n; i++)
		n = (unsigned char)name[i] < ' ' ? i : n;
	memcpy(out, name, n);
	return (struct pai_str){ out, n };
}

/*
 * The document's own title, else its first heading, else its first line.  A
 * document without a word has the name of its file: readers show no less.
 */
static struct pai_str
find_title(const struct pdf *pdf, char out[static PDF_TITLE_MAX])
{
	struct pai_str	 title = pdf_meta(pdf, "title");
	const struct p_item *item;

	if (title.n > 0)
		return title;
	for (size_t p = 0; p < pdf->pages->n; p++)
		for (size_t i = 0; i < pdf->pages->page[p]->n; i++) {
			item = &pdf->pages->page[p]->items[i];
			if (item->kind == P_ITEM_DEST &&
			    item->as.dest.level > 0 &&
			    item->as.dest.title.n > 0)
				return item->as.dest.title;
		}
	title = first_words(pdf->pages, out);
	return title.n > 0 ? title : file_name(pdf, out);
}

void
pdf_find_title(struct pdf *pdf)
{
	pdf->title = find_title(pdf, pdf->title_room);
}

/* Is any of the text in Han characters? */
static bool
has_han(const struct p_pages *pages)
{
	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 0; i < pages->page[p]->glyph_n; i++)
			if (p_is_han(pages->page[p]->glyphs[i].cp))
				return true;
	return false;
}

static bool
is_language_tag(const char *s)
{
	size_t	 n = 0;

	for (; *s != '\0'; s++, n++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= '0' && *s <= '9') || *s == '-'))
			return false;
	return n >= 2 && n <= 35;
}

const char *
pdf_language(const struct pdf *pdf)
{
	struct pai_str	 lang = pdf_meta(pdf, "lang");

	if (lang.n > 0 && is_language_tag(lang.p))
		return lang.p;
	return has_han(pdf->pages) ? "zh-CN" : "en";
}

/* Digits only, and a year of four. */
static bool
source_date(struct tm *out)
{
	const char	*s = getenv("SOURCE_DATE_EPOCH");
	int64_t		 v = 0;
	time_t		 t;

	if (s == NULL || *s == '\0')
		return false;
	for (; *s >= '0' && *s <= '9'; s++)
		if ((v = v * 10 + (*s - '0')) > INT64_C(253402300799))
			return false;
	t = (time_t)v;
	return *s == '\0' && gmtime_r(&t, out) != NULL;
}

bool
pdf_date(char *out, size_t room, const char *format)
{
	struct tm	 date;

	return source_date(&date) && strftime(out, room, format, &date) > 0;
}

static void
put_entry(struct p_buf *b, const char *key, struct pai_str value)
{
	if (value.n == 0)
		return;
	p_buf_str(b, key);
	p_buf_str(b, " ");
	pdf_text(b, value);
	p_buf_str(b, "\n");
}

void
pdf_info(struct pdf *pdf)
{
	struct p_buf	 b = { 0 };
	char		 date[32];

	put_entry(&b, "/Title", pdf->title);
	put_entry(&b, "/Author", pdf_meta(pdf, "author"));
	put_entry(&b, "/Subject", pdf_meta(pdf, "subject"));
	put_entry(&b, "/Keywords", pdf_meta(pdf, "keywords"));
	p_buf_str(&b, "/Creator (" PDF_CREATOR ")\n/Producer (" PDF_PRODUCER
	    ")\n");
	if (pdf_date(date, sizeof(date), "(D:%Y%m%d%H%M%SZ)")) {
		p_buf_str(&b, "/CreationDate ");
		p_buf_str(&b, date);
		p_buf_str(&b, " /ModDate ");
		p_buf_str(&b, date);
	}
	if (p_buf_ok(&b))
		haru_hash(pdf->haru, b.p, b.n);
	haru_info(pdf->haru, &b);
}

/* Page labels: one entry where numbers or numerals do not go on. */

static const char *
numeral_style(unsigned numeral)
{
	switch (numeral) {
	case PAI_NUM_ROMAN_UPPER:
		return "/R";
	case PAI_NUM_ROMAN_LOWER:
		return "/r";
	case PAI_NUM_LETTER_UPPER:
		return "/A";
	case PAI_NUM_LETTER_LOWER:
		return "/a";
	default:
		return "/D";
	}
}

static bool
goes_on(const struct p_page *a, const struct p_page *b)
{
	return a->numeral == b->numeral && b->number == a->number + 1;
}

void
pdf_page_labels(struct pdf *pdf, struct p_buf *b)
{
	const struct p_page *page;

	p_buf_str(b, "/PageLabels <</Nums [");
	for (size_t i = 0; i < pdf->pages->n; i++) {
		page = pdf->pages->page[i];
		if (i > 0 && goes_on(pdf->pages->page[i - 1], page))
			continue;
		pdf_int(b, (int64_t)i);
		p_buf_str(b, " <</S ");
		p_buf_str(b, numeral_style(page->numeral));
		if (page->number > 1) {
			p_buf_str(b, " /St ");
			pdf_int(b, page->number);
		}
		p_buf_str(b, ">>\n");
	}
	p_buf_str(b, "]>>\n");
}
