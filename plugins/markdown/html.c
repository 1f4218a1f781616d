/*
 * Raw HTML in Markdown.
 *
 * Tags that say what a node can say become nodes; tags that only group or
 * paint are passed over and their text kept; every other tag is written as
 * the text it is (or dropped, raw-html=drop), and said once.  No tag of the
 * source ever reaches the output as a tag.
 */
#include <string.h>

#include "md.h"

#define	SAID_MAX	4096	/* bytes of names reported */

/* True the first time a tag of this name is met. */
static bool
is_news(struct md *m, const char *name)
{
	char	 key[sizeof(((struct tag *)NULL)->name) + 3] = "|";
	size_t	 n = strlen(name);

	memcpy(key + 1, name, n);
	memcpy(key + 1 + n, "|", 2);
	if (m->said.n > SAID_MAX || (m->said.n > 0 &&
	    find_text(m->said.p, m->said.n, key) != NULL))
		return false;
	p_buf_str(&m->said, key);
	return true;
}

static void
unknown_tag(struct md *m, const struct tag *t)
{
	if (is_news(m, t->name))
		pai_say(m->mu.job->log, PAI_M_MD_RAW_HTML, &m->mu.at, "<%s>",
		    t->name);
	if (m->drop_html)
		return;
	if (m->mu.line == PAI_N_NONE)
		emit_ready(&m->mu);
	markup_blank(&m->mu);
	emit_text(&m->mu, t->raw, t->raw_n);
	m->mu.last = '>';
}

static void
html_tag(struct md *m, const struct tag *t)
{
	emit_at(&m->mu, t->raw);
	if (t->name[0] != '\0' && !markup_known_tag(&m->mu, t))
		unknown_tag(m, t);
}

/* What a dropped script or style sheet holds goes with it. */
static size_t
dropped_content(const struct md *m, const struct tag *t, const char *p,
    size_t n)
{
	const char	*end;

	if (!m->drop_html || t->end || (strcmp(t->name, "script") != 0 &&
	    strcmp(t->name, "style") != 0))
		return 0;
	end = find_text(p, n, "</");
	return end != NULL ? (size_t)(end - p) : n;
}

static void
html_run(struct md *m, const char *p, size_t n)
{
	const char	*open;
	struct tag	 t;
	size_t		 i = 0, run;

	while (i < n && m->mu.status == PAI_OK) {
		open = memchr(p + i, '<', n - i);
		run = open != NULL ? (size_t)(open - p) : n;
		if (run > i) {
			emit_at(&m->mu, p + i);
			markup_text(&m->mu, p + i, run - i);
		}
		i = run;
		if (i < n && tag_at(p + i, n - i, &t)) {
			html_tag(m, &t);
			i += t.raw_n;
			i += dropped_content(m, &t, p + i, n - i);
		} else if (i < n) {
			markup_text(&m->mu, "<", 1);
			i++;
		}
	}
}

void
html_block(struct md *m, const char *p, size_t n)
{
	m->mu.blank = m->mu.blank_line = false;
	html_run(m, p, n);
	emit_line_end(&m->mu);
	html_table_end(&m->mu);
}

void
html_inline(struct md *m, const char *p, size_t n)
{
	html_run(m, p, n);
	m->mu.blank = m->mu.blank_line = false;
}
