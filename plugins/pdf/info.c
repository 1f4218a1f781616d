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

static struct pai_str
meta(const struct pdf *pdf, const char *key)
{
	const char	*s = pdf->job->doc->host->doc_meta(pdf->job->doc, key);

	return (struct pai_str){ s, s != NULL ? strlen(s) : 0 };
}

/* The document's own title, else its first heading. */
struct pai_str
pdf_title(const struct pdf *pdf)
{
	struct pai_str	 title = meta(pdf, "title");
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
	return title;
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
	struct pai_str	 lang = meta(pdf, "lang");

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

static void
put_digits(struct p_buf *b, int v, int digits)
{
	char	 out[8];

	for (int i = digits - 1; i >= 0; i--, v /= 10)
		out[i] = (char)('0' + v % 10);
	p_buf_put(b, out, (size_t)digits);
}

static void
put_date(struct p_buf *b, const struct tm *t)
{
	p_buf_str(b, "(D:");
	put_digits(b, t->tm_year + 1900, 4);
	put_digits(b, t->tm_mon + 1, 2);
	put_digits(b, t->tm_mday, 2);
	put_digits(b, t->tm_hour, 2);
	put_digits(b, t->tm_min, 2);
	put_digits(b, t->tm_sec, 2);
	p_buf_str(b, "Z)");
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
	struct tm	 date;

	put_entry(&b, "/Title", pdf_title(pdf));
	put_entry(&b, "/Author", meta(pdf, "author"));
	put_entry(&b, "/Subject", meta(pdf, "subject"));
	put_entry(&b, "/Keywords", meta(pdf, "keywords"));
	p_buf_str(&b, "/Creator (paiban)\n/Producer (paiban, libharu)\n");
	if (source_date(&date)) {
		p_buf_str(&b, "/CreationDate ");
		put_date(&b, &date);
		p_buf_str(&b, " /ModDate ");
		put_date(&b, &date);
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
