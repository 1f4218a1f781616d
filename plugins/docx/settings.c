/*
 * What the document says about itself: settings.xml and its core properties.
 */
#include <string.h>

#include "docx.h"
#include "numformat.h"

static const struct scope scope_settings, scope_foot, scope_end;

static const struct scope *
note_child(struct docx *d, unsigned token, uint8_t *format)
{
	if (token == W_numFmt) {
		const char	*s = attr(d, W_val);

		*format = (uint8_t)num_format_named(s == NULL ? "" : s);
	}
	return NULL;
}

static const struct scope *
foot_child(struct docx *d, unsigned token)
{
	return note_child(d, token, &d->settings.foot_format);
}

static const struct scope *
end_child(struct docx *d, unsigned token)
{
	return note_child(d, token, &d->settings.end_format);
}

static const struct scope *
settings_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_settings:
		return &scope_settings;
	case W_evenAndOddHeaders:
		d->settings.even_odd = attr_on(d, W_val);
		return NULL;
	case W_footnotePr:
		return &scope_foot;
	case W_endnotePr:
		return &scope_end;
	default:
		return NULL;
	}
}

static const struct scope scope_settings = { settings_child, NULL, NULL };
static const struct scope scope_foot = { foot_child, NULL, NULL };
static const struct scope scope_end = { end_child, NULL, NULL };

enum pai_status
settings_read(struct docx *d, const char *part)
{
	return docx_parse(d, part, &scope_settings, PAI_LIM_META_BYTES);
}

/* ---- core properties ---- */

static const struct scope scope_meta;

static void
meta_text(struct docx *d, const char *s, size_t n)
{
	p_buf_put(&d->text, s, n);
}

static void
meta_end(struct docx *d)
{
	if (docx_whole(d, &d->text) && d->text.n > 0)
		d->host->build_meta(d->build, d->meta_key, d->text.p,
		    d->text.n);
	p_buf_clear(&d->text);
}

static const struct scope scope_value = { leaf_child, meta_end, meta_text };

static const struct scope *
meta_child(struct docx *d, unsigned token)
{
	static const struct { uint16_t token; const char *key; } keys[] = {
		{ DC_title, "title" }, { DC_creator, "author" },
		{ DC_subject, "subject" }, { DC_description, "description" },
		{ DC_language, "lang" }, { CP_keywords, "keywords" },
		{ CP_category, "category" }, { DCTERMS_created, "created" },
		{ DCTERMS_modified, "modified" },
	};

	if (token == CP_coreProperties)
		return &scope_meta;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].token == token) {
			d->meta_key = keys[i].key;
			return &scope_value;
		}
	return NULL;
}

static const struct scope scope_meta = { meta_child, NULL, NULL };

enum pai_status
meta_read(struct docx *d, const char *part)
{
	return docx_parse(d, part, &scope_meta, PAI_LIM_META_BYTES);
}
