/*
 * Charts (ECMA-376-1 21.2): what they say is read, what they look like is not.
 *
 *	c:chartSpace ─ c:chart ─ c:title
 *	                       ─ c:plotArea ─ (kinds of chart) ─ c:ser
 *	                                    ─ (axes) ─ c:title
 *
 * The numbers are those that Word keeps in the chart itself; the workbook
 * they come from is not opened.
 */
#include "chart.h"

#include <stdlib.h>
#include <string.h>

#include "chartnum.h"
#include "dml.h"
#include "flow.h"

#define	SERIES_MAX	4096u
#define	INDEX_MAX	1048575		/* rows of a sheet, from 0 */

/* ---- words ---- */

/* Titles and names: text of DrawingML, or a string kept from the workbook. */
static const struct scope *
words_child(struct docx *d, unsigned token)
{
	switch (token) {
	case C_tx:
	case C_rich:
	case C_strRef:
	case C_strCache:
	case C_pt:
		return &scope_same;
	case C_v:
		return &scope_dml_characters;
	default:
		return dml_child(d, token);
	}
}

static void
title_end(struct docx *d)
{
	d->chart->title = dml_keep(d, true);
}

static void
name_end(struct docx *d)
{
	struct chart	*c = d->chart;

	c->series[c->n - 1].name = dml_keep(d, true);
}

static void
axis_title_end(struct docx *d)
{
	struct chart	*c = d->chart;
	const char	*s = dml_keep(d, true);

	if (s == NULL)
		return;
	if (c->category_axis && c->category == NULL)
		c->category = s;
	else if (c->axis_count < CHART_LINES)
		c->axes[c->axis_count++] = s;
}

static const struct scope scope_title = { words_child, title_end, NULL };
static const struct scope scope_name = { words_child, name_end, NULL };
static const struct scope scope_axis_title = { words_child, axis_title_end,
    NULL };

/* ---- points ---- */

static void
add_point(struct docx *d, uint32_t index, const char *text)
{
	struct chart_points	*p = d->chart->points;

	if (docx_grow(d, &p->list, &p->room, p->n + 1, sizeof(*p->list)))
		p->list[p->n++] = (struct chart_point){ index,
		    d->chart->level, text };
}

static void
value_end(struct docx *d)
{
	struct chart	*c = d->chart;
	const char	*stored = dml_keep(d, true);
	const char	*format = c->point_format != NULL ? c->point_format :
			    c->format;
	struct p_buf	 shown = { 0 };

	if (stored == NULL)
		return;
	if (c->format == NULL) {	/* a cache of strings */
		add_point(d, c->index, stored);
		return;
	}
	chartnum_put(&shown, stored, format, c->date1904);
	if (docx_whole(d, &shown))
		stored = docx_keep(d, shown.p);
	p_buf_free(&shown);
	if (stored != NULL)
		add_point(d, c->index, stored);
}

static void
value_text(struct docx *d, const char *s, size_t n)
{
	scope_dml_characters.text(d, s, n);
}

/* Inside c:v. */
static const struct scope scope_value = { leaf_child, value_end, value_text };

static const struct scope *
point_child(struct docx *d, unsigned token)
{
	if (token != C_v)
		return NULL;
	dml_start(d);
	return &scope_value;
}

/* Inside c:pt. */
static const struct scope scope_point = { point_child, NULL, NULL };

static void
format_end(struct docx *d)
{
	const char	*s = dml_keep(d, true);

	d->chart->format = s == NULL ? "General" : s;
}

static const struct scope scope_format = { leaf_child, format_end,
    value_text };

static const struct scope *
points_child(struct docx *d, unsigned token)
{
	struct chart	*c = d->chart;
	const char	*s;

	switch (token) {
	case C_numRef:
	case C_strRef:
	case C_multiLvlStrRef:
	case C_strCache:
	case C_strLit:
	case C_multiLvlStrCache:
		return &scope_same;
	case C_numCache:
	case C_numLit:
		c->format = "General";
		return &scope_same;
	case C_lvl:
		c->level++;
		return &scope_same;
	case C_formatCode:
		dml_start(d);
		return &scope_format;
	case C_pt:
		c->index = (uint32_t)attr_int(d, N_idx, 0, INDEX_MAX, 0);
		s = attr(d, N_formatCode);
		c->point_format = s == NULL ? NULL : docx_keep(d, s);
		return &scope_point;
	default:
		return NULL;
	}
}

static int
by_index(const void *a, const void *b)
{
	const struct chart_point	*x = a, *y = b;

	if (x->index != y->index)
		return x->index < y->index ? -1 : 1;
	return x->level > y->level ? -1 : x->level < y->level;
}

/* Several texts at one index are levels of categories: one in the other. */
static void
join_levels(struct docx *d, struct chart_points *p)
{
	struct p_buf	 both = { 0 };
	size_t		 to = 0;

	for (size_t i = 0; i < p->n; i++) {
		if (to == 0 || p->list[to - 1].index != p->list[i].index) {
			p->list[to++] = p->list[i];
			continue;
		}
		p_buf_clear(&both);
		p_buf_fmt(&both, "%s %s", p->list[to - 1].text,
		    p->list[i].text);
		if (!docx_whole(d, &both))
			break;
		p->list[to - 1].text = docx_keep(d, both.p);
	}
	p_buf_free(&both);
	p->n = to;
}

static void
points_end(struct docx *d)
{
	struct chart_points	*p = d->chart->points;

	if (p->n == 0)
		return;
	qsort(p->list, p->n, sizeof(*p->list), by_index);
	join_levels(d, p);
}

static const struct scope scope_points = { points_child, points_end, NULL };

static const struct scope *
points(struct docx *d, struct chart_points *into)
{
	d->chart->points = into;
	d->chart->level = 0;
	d->chart->format = NULL;
	d->chart->point_format = NULL;
	return &scope_points;
}

/* ---- series, plot area, chart ---- */

static const struct scope *
series_child(struct docx *d, unsigned token)
{
	struct chart		*c = d->chart;
	struct chart_series	*s = &c->series[c->n - 1];

	switch (token) {
	case C_tx:
		dml_start(d);
		return &scope_name;
	case C_cat:
	case C_xVal:
		return points(d, &s->at);
	case C_val:
	case C_yVal:
		return points(d, &s->value);
	case C_bubbleSize:
		return points(d, &s->size);
	default:
		return NULL;
	}
}

static const struct scope scope_series = { series_child, NULL, NULL };

static const struct scope *
series(struct docx *d)
{
	struct chart	*c = d->chart;

	if (c->n == SERIES_MAX) {
		docx_once(d, PAI_M_DOCX_CLAMPED, "series of a chart");
		return NULL;
	}
	if (!docx_grow(d, &c->series, &c->room, c->n + 1, sizeof(*c->series)))
		return NULL;
	memset(&c->series[c->n++], 0, sizeof(*c->series));
	return &scope_series;
}

static const struct scope *
axis_child(struct docx *d, unsigned token)
{
	if (token != C_title)
		return NULL;
	dml_start(d);
	return &scope_axis_title;
}

static const struct scope scope_axis = { axis_child, NULL, NULL };

/* Kinds of chart are not told apart: whatever holds a series is one. */
static const struct scope *
plot_child(struct docx *d, unsigned token)
{
	switch (token) {
	case C_ser:
		return series(d);
	case C_catAx:
	case C_dateAx:
		d->chart->category_axis = true;
		return &scope_axis;
	case C_valAx:
	case C_serAx:
		d->chart->category_axis = false;
		return &scope_axis;
	case C_dLbls:
		return NULL;
	default:
		return &scope_same;
	}
}

static const struct scope scope_plot = { plot_child, NULL, NULL };

static const struct scope *
chart_child(struct docx *d, unsigned token)
{
	switch (token) {
	case C_title:
		dml_start(d);
		return &scope_title;
	case C_plotArea:
		return &scope_plot;
	default:
		return NULL;
	}
}

static const struct scope scope_chart = { chart_child, NULL, NULL };

static const struct scope *
space_child(struct docx *d, unsigned token)
{
	switch (token) {
	case C_date1904:
		d->chart->date1904 = attr(d, N_val) == NULL ||
		    attr_on(d, N_val);
		return NULL;
	case C_chart:
		return &scope_chart;
	case C_userShapes:
		docx_once(d, PAI_M_DOCX_NOT_CARRIED,
		    "shapes drawn on a chart");
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_space = { space_child, NULL, NULL };

static const struct scope *
root_child(struct docx *d, unsigned token)
{
	return token == C_chartSpace ? &scope_space : docx_other(d, token);
}

static const struct scope scope_root = { root_child, NULL, NULL };

static void
chart_free(struct chart *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->series[i].at.list);
		free(c->series[i].value.list);
		free(c->series[i].size.list);
	}
	free(c->series);
}

/*
 * A chart is shown by what it says.  One that says nothing, or whose part is
 * missing, leaves an empty frame, as a picture would.
 */
void
chart(struct docx *d)
{
	const char	*part = package_part_at(d, R_id);
	struct chart	 c = { 0 };

	if (part != NULL) {
		d->chart = &c;
		(void)docx_parse(d, part, &scope_root, PAI_LIM_PART_BYTES);
		d->chart = NULL;
	}
	docx_once(d, PAI_M_DOCX_NOT_CARRIED, c.n > 0 ?
	    "the look of a chart; its numbers are shown as a table" :
	    "a chart");
	if (d->status == PAI_OK && c.n > 0)
		chart_write(d, &c);
	else if (d->status == PAI_OK)
		picture_missing(d);
	chart_free(&c);
}
