/*
 * The catalogue of messages and the log that counts and hands them on.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/core.h"

static const struct p_msg catalogue[] = {
#define	PAI_MSG(number, id, level, name, text)	\
	{ PAI_M_##id, PAI_L_##level, name, text },
#include <paiban/diag.def>
#undef PAI_MSG
};

static const struct {
	const char	*name;
	int64_t		 preset;
} limits[] = {
#define	PAI_LIMIT(id, name, preset, help)	{ name, preset },
#include <paiban/limit.def>
#undef PAI_LIMIT
};

const struct p_msg *
p_msg_at(enum pai_msg msg)
{
	static const struct p_msg unknown = { PAI_M_NONE, PAI_L_WARNING,
	    "unknown", "a message this library does not know" };
	size_t	 lo = 0, hi = sizeof(catalogue) / sizeof(catalogue[0]), mid;

	while (lo < hi) {		/* the list is in order of number */
		mid = (lo + hi) / 2;
		if (catalogue[mid].msg == msg)
			return &catalogue[mid];
		if (catalogue[mid].msg < msg)
			lo = mid + 1;
		else
			hi = mid;
	}
	return &unknown;
}

static const char *
limit_name(enum pai_limit l)
{
	return (unsigned)l < PAI_LIM_MAX ? limits[l].name : "unknown";
}

int64_t
p_limit_preset(enum pai_limit l)
{
	return (unsigned)l < PAI_LIM_MAX ? limits[l].preset : 0;
}

bool
p_limit_find(const char *name, size_t n, enum pai_limit *out)
{
	for (unsigned i = 0; i < PAI_LIM_MAX; i++)
		if (strlen(limits[i].name) == n &&
		    memcmp(limits[i].name, name, n) == 0) {
			*out = (enum pai_limit)i;
			return true;
		}
	return false;
}

/* Counts one more of a kind; false: enough of them were shown. */
static bool
is_shown(struct p_log *log, const struct p_msg *m)
{
	int64_t	 most = log->limits[PAI_LIM_DIAGNOSTICS];

	if (log->seen == NULL)
		log->seen = calloc(PAI_M_MAX, sizeof(log->seen[0]));
	if (log->seen == NULL || (unsigned)m->msg >= PAI_M_MAX)
		return true;
	if (log->seen[m->msg] < UINT16_MAX)
		log->seen[m->msg]++;
	return log->seen[m->msg] <= most || m->level == PAI_L_FATAL;
}

/*
 * What is fatal to a document within another costs no more than that one;
 * but what has to do with the whole job stays fatal.
 */
static enum pai_level
level_of(const struct p_log *log, const struct p_msg *m)
{
	bool	 whole = m->msg == PAI_M_NO_MEMORY || m->msg == PAI_M_LIMIT ||
		    m->msg == PAI_M_BAD_TREE;

	return m->level == PAI_L_FATAL && log->within != 0 && !whole ?
	    PAI_L_ERROR : m->level;
}

/* The part that a message is about; NULL: the input itself. */
static const char *
source_of(const struct p_log *log, const struct pai_locus *at)
{
	uint32_t	 src = at != NULL && at->src != 0 ? at->src :
			    log->within;

	return src != 0 && log->doc != NULL && src < log->doc->nsources ?
	    log->doc->sources[src] : NULL;
}

void
p_log_vsay(struct p_log *log, enum pai_msg msg, const struct pai_locus *at,
    const char *fmt, va_list ap)
{
	const struct p_msg *m = p_msg_at(msg);
	struct pai_diag	 d = { .msg = msg, .level = level_of(log, m),
	    .name = m->name, .text = m->text, .detail = "" };
	char		 detail[1024] = "";

	log->count[d.level]++;
	if (!log->any || d.level > log->worst)
		log->worst = d.level;
	log->any = true;
	if (!is_shown(log, m) || log->fn == NULL)
		return;
	if (fmt != NULL)
		vsnprintf(detail, sizeof(detail), fmt, ap);
	d.detail = detail;
	d.input = log->input;
	d.source = source_of(log, at);
	if (at != NULL)
		d.locus = *at;
	log->fn(log->arg, &d);
}

void
p_log_say(struct p_log *log, enum pai_msg msg, const struct pai_locus *at,
    const char *fmt, ...)
{
	va_list	 ap;

	va_start(ap, fmt);
	p_log_vsay(log, msg, at, fmt, ap);
	va_end(ap);
}

enum pai_status
p_log_over(struct p_log *log, enum pai_limit limit,
    const struct pai_locus *at, const char *what, uint64_t observed)
{
	const char	*name = limit_name(limit);

	log->limit_hit = true;
	p_log_say(log, PAI_M_LIMIT, at,
	    "%s (%" PRIu64 ", limit %" PRId64 "; raise with --limit %s=N)",
	    what, observed, log->limits[limit], name);
	return PAI_E_LIMIT;
}

enum pai_status
p_log_spend(struct p_log *log, enum pai_limit limit, const char *what,
    uint64_t n)
{
	if ((unsigned)limit >= PAI_LIM_MAX)
		return PAI_OK;
	log->spent[limit] += n;
	return log->spent[limit] <= (uint64_t)log->limits[limit] ? PAI_OK :
	    p_log_over(log, limit, NULL, what, log->spent[limit]);
}

void
p_log_finish(struct p_log *log)
{
	int64_t	 most = log->limits[PAI_LIM_DIAGNOSTICS];

	for (unsigned i = 0; log->seen != NULL && i < PAI_M_MAX; i++)
		if (log->seen[i] > most && i != PAI_M_REPEATED)
			p_log_say(log, PAI_M_REPEATED, NULL,
			    "%u more of [%s]",
			    (unsigned)(log->seen[i] - most),
			    p_msg_at((enum pai_msg)i)->name);
	free(log->seen);
	log->seen = NULL;
}
