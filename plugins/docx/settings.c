/*
 * What the document says about itself: settings.xml and its core properties.
 */
#include <string.h>

#include "flow.h"
#include "length.h"

#define	OWN_NAME_MAX	255u	/* bytes */
#define	WORD_2013	15	/* its compatibilityMode */
#define	ZONE		360	/* twips: where none is stated (17.15.1.53) */

static const struct scope scope_settings;

/* ---- notes ---- */

static const struct scope *
numbers_child(struct docx *d, unsigned token)
{
	struct note_numbers	*n = d->note_target;

	switch (token) {
	case W_numFmt:
		n->format = p_num_notation(attr(d, W_val), attr(d, W_format));
		n->has_format = true;
		return NULL;
	case W_numStart:
		n->start = attr_int(d, W_val, 0, 1000000, 1);
		n->has_start = true;
		return NULL;
	case W_numRestart:
		n->restart = attr_is(d, W_val, "eachSect") ? NOTES_BY_SECTION :
		    attr_is(d, W_val, "eachPage") ? NOTES_BY_PAGE :
		    NOTES_GO_ON;
		if (n->restart == NOTES_BY_PAGE)
			docx_once(d, PAI_M_DOCX_NOT_CARRIED,
			    "numbers of notes that begin anew on each page");
		return NULL;
	default:	/* where they stand, and what separates them */
		return NULL;
	}
}

const struct scope scope_note_numbers = { numbers_child, NULL, NULL };

static const struct scope *
note_numbers(struct docx *d, enum pai_note type)
{
	d->note_target = &d->settings.notes[type];
	return &scope_note_numbers;
}

/* ---- the rest ---- */

/* The script of a theme's fonts that a language is written in. */
static const char *
script_of(const char *lang)
{
	if (strncmp(lang, "ja", 2) == 0)
		return "Jpan";
	if (strncmp(lang, "ko", 2) == 0)
		return "Hang";
	return strcmp(lang, "zh-TW") == 0 || strcmp(lang, "zh-HK") == 0 ||
	    strcmp(lang, "zh-MO") == 0 || strncmp(lang, "zh-Hant", 7) == 0 ?
	    "Hant" : "Hans";
}

/* The same of a language whose script is complex; NULL: none that we know. */
static const char *
complex_script_of(const char *lang)
{
	static const struct { char lang[3]; char script[5]; } known[] = {
		{ "ar", "Arab" }, { "bn", "Beng" }, { "fa", "Arab" },
		{ "gu", "Gujr" }, { "he", "Hebr" }, { "hi", "Deva" },
		{ "km", "Khmr" }, { "kn", "Knda" }, { "lo", "Laoo" },
		{ "ml", "Mlym" }, { "mr", "Deva" }, { "ne", "Deva" },
		{ "pa", "Guru" }, { "ta", "Taml" }, { "te", "Telu" },
		{ "th", "Thai" }, { "ug", "Uigh" }, { "ur", "Arab" }
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strncmp(lang, known[i].lang, 2) == 0 &&
		    (lang[2] == '\0' || lang[2] == '-'))
			return known[i].script;
	return NULL;
}

static void
map_colours(struct docx *d)
{
	static const uint16_t	 tokens[THEME_MAPPED] = { W_t1, W_bg1, W_t2,
				    W_bg2 };
	uint8_t			*mapped = d->settings.mapped;

	for (unsigned i = 0; i < THEME_MAPPED; i++)
		mapped[i] = theme_slot(attr(d, tokens[i]), mapped[i]);
}

static void
rule(struct docx *d, uint16_t bit, bool on)
{
	d->settings.rules = (uint16_t)(on ? d->settings.rules | bit :
	    d->settings.rules & ~bit);
}

/* What Word does as an older Word did, where layout follows. */
static const struct scope *
compat_child(struct docx *d, unsigned token)
{
	switch (token) {
	case W_doNotUseHTMLParagraphAutoSpacing:
		rule(d, PAI_RULE_SPACE_ADDS, attr_on(d, W_val));
		return NULL;
	case W_doNotExpandShiftReturn:
		rule(d, PAI_RULE_SHORT_BREAKS, attr_on(d, W_val));
		return NULL;
	case W_adjustLineHeightInTable:
		rule(d, PAI_RULE_GRID_IN_CELLS, attr_on(d, W_val));
		return NULL;
	case W_compatSetting:
		if (attr_is(d, W_name, "compatibilityMode"))
			rule(d, PAI_RULE_TABLES_INSIDE,
			    attr_int(d, W_val, 0, 100, 0) >= WORD_2013);
		return NULL;
	default:
		return NULL;
	}
}

static const struct scope scope_compat = { compat_child, NULL, NULL };

/* Whether and how words are hyphenated; false: it is of something else. */
static bool
hyphenation(struct docx *d, unsigned token)
{
	switch (token) {
	case W_autoHyphenation:
		rule(d, PAI_RULE_HYPHENATE, attr_on(d, W_val));
		return true;
	case W_consecutiveHyphenLimit:
		d->settings.hyphen_limit = (uint16_t)attr_int(d, W_val, 0,
		    UINT16_MAX, 0);
		return true;
	case W_hyphenationZone:
		d->settings.hyphen_zone = prop_clamp(attr_length(d, W_val,
		    LENGTH_TWIP, ZONE * LENGTH_TWIP), 0, PAI_MPT_MAX);
		return true;
	case W_doNotHyphenateCaps:
		rule(d, PAI_RULE_WHOLE_CAPS, attr_on(d, W_val));
		return true;
	default:
		return false;
	}
}

static const struct scope *
settings_child(struct docx *d, unsigned token)
{
	const char	*s;

	if (hyphenation(d, token))
		return NULL;

	switch (token) {
	case W_settings:
		return &scope_settings;
	case W_evenAndOddHeaders:
		d->settings.even_odd = attr_on(d, W_val);
		return NULL;
	case W_mirrorMargins:
		d->settings.mirror = attr_on(d, W_val);
		return NULL;
	case W_gutterAtTop:
		d->settings.gutter_top = attr_on(d, W_val);
		return NULL;
	case W_defaultTabStop:
		d->settings.tab_every = prop_clamp(attr_length(d, W_val,
		    LENGTH_TWIP, 0), 0, PAI_MPT_MAX);
		return NULL;
	case W_characterSpacingControl:
		rule(d, PAI_RULE_PRESS_MARKS, attr(d, W_val) != NULL &&
		    !attr_is(d, W_val, "doNotCompress"));
		return NULL;
	case W_noPunctuationKerning:
		rule(d, PAI_RULE_KEEP_PAIRS, attr_on(d, W_val));
		return NULL;
	case W_compat:
		return &scope_compat;
	case W_themeFontLang:
		s = attr(d, W_eastAsia);
		if (s != NULL)
			d->settings.font_script = script_of(s);
		s = attr(d, W_bidi);
		if (s != NULL)
			d->settings.complex_script = complex_script_of(s);
		return NULL;
	case W_clrSchemeMapping:
		map_colours(d);
		return NULL;
	case W_footnotePr:
		return note_numbers(d, PAI_NOTE_FOOT);
	case W_endnotePr:
		return note_numbers(d, PAI_NOTE_END);
	case M_mathPr:
		return &scope_math_settings;
	default:
		return NULL;
	}
}

static const struct scope scope_settings = { settings_child, NULL, NULL };

void
settings_preset(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->font_script = "Hans";
	for (uint8_t i = 0; i < THEME_MAPPED; i++)
		s->mapped[i] = i;
	s->notes[PAI_NOTE_FOOT].start = s->notes[PAI_NOTE_END].start = 1;
	s->notes[PAI_NOTE_END].format.f = P_NUM_LOWER_ROMAN;
	s->hyphen_zone = ZONE * LENGTH_TWIP;
}

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
		{ CP_lastModifiedBy, "modified-by" },
		{ EP_Company, "company" }, { EP_Manager, "manager" },
	};

	if (token == CP_coreProperties || token == EP_Properties)
		return &scope_meta;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].token == token) {
			d->meta_key = keys[i].key;
			return &scope_value;
		}
	return NULL;
}

static const struct scope scope_meta = { meta_child, NULL, NULL };

/* ---- properties of the user's own ---- */

/* Its value stands in an element of one type or another. */
static const struct scope *
own_value_child(struct docx *d, unsigned token)
{
	(void)d;
	(void)token;
	return &scope_value;
}

static const struct scope scope_own_value = { own_value_child, NULL, NULL };

static const struct scope *
own_child(struct docx *d, unsigned token)
{
	const char	*name = attr(d, N_name);
	struct p_buf	 key = { 0 };

	if (token == CUST_Properties)
		return &scope_same;
	if (token != CUST_property || name == NULL ||
	    strlen(name) > OWN_NAME_MAX)
		return NULL;
	p_buf_fmt(&key, "own:%s", name);
	d->meta_key = docx_whole(d, &key) ? docx_keep(d, key.p) : NULL;
	p_buf_free(&key);
	return d->meta_key == NULL ? NULL : &scope_own_value;
}

enum pai_status
meta_read_own(struct docx *d, const char *part)
{
	static const struct scope	 scope = { own_child, NULL, NULL };

	return docx_parse(d, part, &scope, PAI_LIM_META_BYTES);
}

enum pai_status
meta_read(struct docx *d, const char *part)
{
	return docx_parse(d, part, &scope_meta, PAI_LIM_META_BYTES);
}
