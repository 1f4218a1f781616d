/*
 * Options: declared as data by whoever takes them, set as OWNER.KEY=VALUE,
 * checked against the declaration when they are set.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/host.h"
#include "kit/num.h"

static const struct pai_option *
find(const struct pai_option *schema, const char *key)
{
	for (; schema != NULL && schema->name != NULL; schema++)
		if (strcmp(schema->name, key) == 0)
			return schema;
	return NULL;
}

/* The value of "key=value"; NULL: it is of another key. */
static const char *
value_behind(const char *asked, const char *key)
{
	size_t	 n = strlen(key);

	return strncmp(asked, key, n) == 0 && asked[n] == '=' ?
	    asked + n + 1 : NULL;
}

static const char *
value_of(const struct p_opts *o, const char *key)
{
	const struct pai_option *decl = find(o->schema, key);
	const char *const *a;
	const char	*value;

	for (const struct p_setting *s = o->ctx->settings; s != NULL;
	    s = s->next)
		if (strcmp(s->owner, o->owner) == 0 && strcmp(s->key, key) == 0)
			return s->value;
	for (a = o->asked; decl != NULL && a != NULL && *a != NULL; a++)
		if ((value = value_behind(*a, key)) != NULL)
			return value;
	if (decl != NULL && o->standalone && strcmp(key, "standalone") == 0)
		return "true";
	return decl != NULL ? decl->preset : NULL;
}

static bool
is_true(const char *v)
{
	return strcmp(v, "true") == 0 || strcmp(v, "on") == 0 ||
	    strcmp(v, "yes") == 0 || strcmp(v, "1") == 0;
}

static bool
is_false(const char *v)
{
	return strcmp(v, "false") == 0 || strcmp(v, "off") == 0 ||
	    strcmp(v, "no") == 0 || strcmp(v, "0") == 0;
}

int64_t
p_opt_int(const struct pai_opts *o, const char *key)
{
	const char	*v = value_of((const struct p_opts *)o, key);

	return v != NULL ? strtoll(v, NULL, 10) : 0;
}

bool
p_opt_bool(const struct pai_opts *o, const char *key)
{
	const char	*v = value_of((const struct p_opts *)o, key);

	return v != NULL && is_true(v);
}

const char *
p_opt_str(const struct pai_opts *o, const char *key)
{
	const char	*v = value_of((const struct p_opts *)o, key);

	return v != NULL ? v : "";
}

/* Does a value keep to its declaration? */
static bool
is_fit(const struct pai_option *decl, const char *v)
{
	char	*end;
	int64_t	 i;
	int32_t	 mpt;

	switch (decl->type) {
	case PAI_T_BOOL:
		return is_true(v) || is_false(v);
	case PAI_T_INT:
		i = strtoll(v, &end, 10);
		return end != v && *end == '\0' &&
		    (decl->min >= decl->max || (i >= decl->min &&
		    i <= decl->max));
	case PAI_T_LENGTH:
		return p_num_length(v, &mpt) && (decl->min >= decl->max ||
		    (mpt >= decl->min && mpt <= decl->max));
	case PAI_T_ENUM:
		for (const char *const *c = decl->choices; *c != NULL; c++)
			if (strcmp(*c, v) == 0)
				return true;
		return false;
	default:
		return true;
	}
}

/* What would have fitted, for who gave something else. */
static void
say_fit(const struct pai_option *decl, char *out, size_t room)
{
	size_t	 n = 0;

	out[0] = '\0';
	if (decl->type == PAI_T_BOOL)
		snprintf(out, room, "true or false");
	else if (decl->type == PAI_T_INT && decl->min < decl->max)
		snprintf(out, room, "a number from %lld to %lld",
		    (long long)decl->min, (long long)decl->max);
	else if (decl->type == PAI_T_INT)
		snprintf(out, room, "a number");
	else if (decl->type == PAI_T_LENGTH)
		snprintf(out, room, "a length from %lld to %lld pt, as 25mm, "
		    "2.5cm, 1in or 12pt", (long long)decl->min / 1000,
		    (long long)decl->max / 1000);
	for (const char *const *c = decl->choices; decl->type == PAI_T_ENUM &&
	    *c != NULL && n < room; c++)
		n += (size_t)snprintf(out + n, room - n, "%s%s",
		    n == 0 ? "one of " : "|", *c);
}

/* The declaration of OWNER.KEY, among readers, writers and passes. */
static const struct pai_option *
declaration(struct pai_ctx *ctx, const char *owner, const char *key)
{
	const struct pai_option *found;
	const struct pai_reader *r = p_find_reader(ctx, owner);
	const struct pai_writer *w = p_find_writer(ctx, owner);

	if (r != NULL && (found = find(r->options, key)) != NULL)
		return found;
	if (w != NULL && (found = find(w->options, key)) != NULL)
		return found;
	for (size_t i = 0; i < ctx->npasses; i++)
		if (strcmp(ctx->passes[i]->name, owner) == 0)
			return find(ctx->passes[i]->options, key);
	return NULL;
}

static bool
remember(struct pai_ctx *ctx, const char *owner, const char *key,
    const char *value)
{
	struct p_setting *s = calloc(1, sizeof(*s));

	if (s == NULL)
		return false;
	s->owner = strdup(owner);
	s->key = strdup(key);
	s->value = strdup(value);
	s->next = ctx->settings;	/* the latest is found first */
	ctx->settings = s;
	return s->owner != NULL && s->key != NULL && s->value != NULL;
}

static enum pai_status
refuse(struct pai_ctx *ctx, const char *spec, const char *why)
{
	struct p_log	 log;

	p_ctx_log(ctx, &log, NULL);
	p_log_say(&log, PAI_M_BAD_OPTION, NULL, "%s: %s", spec, why);
	p_log_finish(&log);
	return PAI_E_ARG;
}

enum pai_status
pai_ctx_option(struct pai_ctx *ctx, const char *spec)
{
	const struct pai_option *decl;
	char		*copy = strdup(spec), *dot, *eq, wanted[160];
	enum pai_status	 st = PAI_OK;

	if (copy == NULL)
		return PAI_E_NOMEM;
	dot = strchr(copy, '.');
	eq = strchr(copy, '=');
	if (dot == NULL || eq == NULL || dot > eq) {
		free(copy);
		return refuse(ctx, spec, "not of the form PLUGIN.KEY=VALUE");
	}
	*dot++ = '\0';
	*eq++ = '\0';
	if ((decl = declaration(ctx, copy, dot)) == NULL)
		st = refuse(ctx, spec, "nobody has an option of this name");
	else if (!is_fit(decl, eq)) {
		say_fit(decl, wanted, sizeof(wanted));
		st = refuse(ctx, spec, wanted);
	} else if (!remember(ctx, copy, dot, eq))
		st = PAI_E_NOMEM;
	free(copy);
	return st;
}

/* Takes key and all: "toc=true".  False: it has no such option. */
static bool
takes(const struct pai_option *schema, const char *asked,
    const struct pai_option **unfit)
{
	const char	*value;

	for (; schema != NULL && schema->name != NULL; schema++)
		if ((value = value_behind(asked, schema->name)) != NULL) {
			if (!is_fit(schema, value))
				*unfit = schema;
			return true;
		}
	return false;
}

enum pai_status
p_asked_check(const struct pai_ctx *ctx, struct p_log *log)
{
	const struct pai_option *unfit = NULL;
	char	 wanted[160];
	bool	 taken;

	for (const char *const *a = ctx->asked; a != NULL && *a != NULL;
	    a++) {
		taken = ctx->writer != NULL &&
		    takes(ctx->writer->options, *a, &unfit);
		for (size_t i = 0; i < ctx->npasses; i++)
			if (p_pass_suits(ctx, ctx->passes[i]) &&
			    takes(ctx->passes[i]->options, *a, &unfit))
				taken = true;
		if (unfit != NULL) {
			say_fit(unfit, wanted, sizeof(wanted));
			p_log_say(log, PAI_M_BAD_OPTION, NULL, "%s: %s", *a,
			    wanted);
			return PAI_E_ARG;
		}
		if (!taken && ctx->writer != NULL)
			p_log_say(log, PAI_M_OPTION_UNUSED, NULL,
			    "%.*s, by the writer %s", (int)strcspn(*a, "="),
			    *a, ctx->writer->name);
	}
	return PAI_OK;
}

enum pai_status
pai_ctx_limit(struct pai_ctx *ctx, const char *spec)
{
	const char	*eq = strchr(spec, '=');
	enum pai_limit	 limit;
	int64_t		 value;

	if (eq == NULL || !p_limit_find(spec, (size_t)(eq - spec), &limit))
		return refuse(ctx, spec, "there is no such limit");
	if (!p_num_size(eq + 1, &value) || value < 1)
		return refuse(ctx, spec, "a limit is a number from 1 on");
	ctx->limits[limit] = value;
	return PAI_OK;
}
