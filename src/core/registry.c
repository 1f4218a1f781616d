/*
 * Readers, writers and passes by name, decoders of pictures by kind, and the
 * choice of one by suffix and content.  Modules are loaded when they are asked for: converting to HTML
 * never loads the PDF writer.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/core.h"

#define	PROBE_BYTES	65536

static const struct {
	const char	*suffix, *plugin;
	bool		 reads;
} known[] = {
#define	READS(suffix, plugin)	{ suffix, plugin, true },
#define	WRITES(suffix, plugin)	{ suffix, plugin, false },
#include "core/builtin.def"
#undef READS
#undef WRITES
};

/*
 * A copy as long as this host's struct: what an older plugin did not have
 * reads as zero.
 */
static void *
descriptor(const void *from, size_t host_size)
{
	uint32_t	 size;
	void		*p = calloc(1, host_size);

	if (p == NULL)
		return NULL;
	memcpy(&size, from, sizeof(size));
	memcpy(p, from, size < host_size ? size : host_size);
	return p;
}

static bool
append(void ***array, size_t *n, void *element)
{
	void	**p;

	if (element == NULL)
		return false;
	p = realloc(*array, (*n + 1) * sizeof(*p));
	if (p == NULL) {
		free(element);
		return false;
	}
	p[(*n)++] = element;
	*array = p;
	return true;
}

bool
p_ctx_register(struct pai_ctx *ctx, const struct pai_plugin *plugin)
{
	struct pai_plugin p = { 0 };

	memcpy(&p, plugin, plugin->size < sizeof(p) ? plugin->size :
	    sizeof(p));
	for (size_t i = 0; p.readers != NULL && p.readers[i] != NULL; i++)
		if (!append((void ***)&ctx->readers, &ctx->nreaders,
		    descriptor(p.readers[i], sizeof(struct pai_reader))))
			return false;
	for (size_t i = 0; p.writers != NULL && p.writers[i] != NULL; i++)
		if (!append((void ***)&ctx->writers, &ctx->nwriters,
		    descriptor(p.writers[i], sizeof(struct pai_writer))))
			return false;
	for (size_t i = 0; p.passes != NULL && p.passes[i] != NULL; i++)
		if (!append((void ***)&ctx->passes, &ctx->npasses,
		    descriptor(p.passes[i], sizeof(struct pai_pass))))
			return false;
	for (size_t i = 0; p.decoders != NULL && p.decoders[i] != NULL; i++)
		if (!append((void ***)&ctx->decoders, &ctx->ndecoders,
		    descriptor(p.decoders[i], sizeof(struct pai_decoder))))
			return false;
	return true;
}

static const struct pai_reader *
registered_reader(const struct pai_ctx *ctx, const char *name)
{
	for (size_t i = 0; i < ctx->nreaders; i++)
		if (strcmp(ctx->readers[i]->name, name) == 0)
			return ctx->readers[i];
	return NULL;
}

static const struct pai_writer *
registered_writer(const struct pai_ctx *ctx, const char *name)
{
	for (size_t i = 0; i < ctx->nwriters; i++)
		if (strcmp(ctx->writers[i]->name, name) == 0)
			return ctx->writers[i];
	return NULL;
}

const struct pai_reader *
p_find_reader(struct pai_ctx *ctx, const char *name)
{
	const struct pai_reader *r = registered_reader(ctx, name);

	if (r != NULL)
		return r;
	p_module_load(ctx, name);
	return registered_reader(ctx, name);
}

const struct pai_writer *
p_find_writer(struct pai_ctx *ctx, const char *name)
{
	const struct pai_writer *w = registered_writer(ctx, name);

	if (w != NULL)
		return w;
	p_module_load(ctx, name);
	return registered_writer(ctx, name);
}

static bool
decodes(const struct pai_decoder *d, const char *mime)
{
	for (size_t i = 0; d->mimes != NULL && d->mimes[i] != NULL; i++)
		if (strcmp(d->mimes[i], mime) == 0)
			return d->decode != NULL;
	return false;
}

static const struct pai_decoder *
registered_decoder(const struct pai_ctx *ctx, const char *mime)
{
	for (size_t i = 0; i < ctx->ndecoders; i++)
		if (decodes(ctx->decoders[i], mime))
			return ctx->decoders[i];
	return NULL;
}

/* No plugin is loaded for a kind that none is known to decode. */
const struct pai_decoder *
p_find_decoder(struct pai_ctx *ctx, const char *mime)
{
	static const struct { const char *mime, *plugin; } hints[] = {
#define	DECODES(mime, plugin)	{ mime, plugin },
#include "core/builtin.def"
#undef DECODES
	};
	const struct pai_decoder *d = registered_decoder(ctx, mime);

	for (size_t i = 0; d == NULL && i < sizeof(hints) / sizeof(hints[0]);
	    i++)
		if (strcmp(hints[i].mime, mime) == 0) {
			p_module_load(ctx, hints[i].plugin);
			d = registered_decoder(ctx, mime);
		}
	return d;
}

/* What follows the last dot of the last component; "" where none does. */
static const char *
suffix_of(const char *name)
{
	const char	*slash = strrchr(name, '/'), *dot;

	dot = strrchr(slash != NULL ? slash : name, '.');
	return dot != NULL ? dot + 1 : "";
}

static bool
has_suffix(const char *const *suffixes, const char *suffix)
{
	for (; suffixes != NULL && *suffixes != NULL; suffixes++)
		if (strcasecmp(*suffixes, suffix) == 0)
			return true;
	return false;
}

static const char *
known_plugin(const char *suffix, bool reads)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].reads == reads &&
		    strcasecmp(known[i].suffix, suffix) == 0)
			return known[i].plugin;
	return NULL;
}

const struct pai_reader *
p_choose_reader(struct pai_ctx *ctx, const struct p_in *in)
{
	struct pai_probe probe = { .head = in->bytes, .name = in->name,
	    .n = in->n < PROBE_BYTES ? in->n : PROBE_BYTES };
	const char	*hint = known_plugin(suffix_of(in->name), true);
	const struct pai_reader *best = NULL, *r;
	int		 bid;

	if (hint != NULL && (r = p_find_reader(ctx, hint)) != NULL &&
	    r->probe != NULL && r->probe(&probe) >= 50)
		return r;
	p_module_load_all(ctx);
	for (size_t i = 0; i < ctx->nreaders; i++) {
		r = ctx->readers[i];
		bid = r->probe != NULL ? r->probe(&probe) : 0;
		if (bid > probe.best) {
			probe.best = bid;
			best = r;
		}
	}
	return best;
}

const struct pai_writer *
p_choose_writer(struct pai_ctx *ctx, const char *out)
{
	const char	*suffix = out != NULL ? suffix_of(out) : "";
	const char	*hint = known_plugin(suffix, false);
	const struct pai_writer *w;

	if (*suffix == '\0')
		return NULL;
	if (hint != NULL && (w = p_find_writer(ctx, hint)) != NULL)
		return w;
	p_module_load_all(ctx);
	for (size_t i = 0; i < ctx->nwriters; i++)
		if (has_suffix(ctx->writers[i]->suffixes, suffix))
			return ctx->writers[i];
	return NULL;
}

const struct pai_reader *
pai_ctx_reader(struct pai_ctx *ctx, size_t i)
{
	p_module_load_all(ctx);
	return i < ctx->nreaders ? ctx->readers[i] : NULL;
}

const struct pai_writer *
pai_ctx_writer(struct pai_ctx *ctx, size_t i)
{
	p_module_load_all(ctx);
	return i < ctx->nwriters ? ctx->writers[i] : NULL;
}

const struct pai_pass *
pai_ctx_pass(struct pai_ctx *ctx, size_t i)
{
	p_module_load_all(ctx);
	return i < ctx->npasses ? ctx->passes[i] : NULL;
}

bool
pai_ctx_plugin(struct pai_ctx *ctx, size_t i, struct pai_plugin_info *out)
{
	const struct p_module *m;
	size_t		 n = 0;

	p_module_load_all(ctx);
	for (; p_builtins[n] != NULL; n++)
		if (n == i) {
			*out = (struct pai_plugin_info){ p_builtins[n],
			    p_builtins[n]->name, NULL, NULL };
			return true;
		}
	for (m = ctx->modules; m != NULL; m = m->next, n++)
		if (n == i) {
			*out = (struct pai_plugin_info){ m->plugin, m->name,
			    m->path, m->refusal };
			return true;
		}
	return false;
}

const char *
pai_ctx_plugin_path(struct pai_ctx *ctx, size_t i)
{
	return i < ctx->ndirs ? ctx->dirs[i] : NULL;
}

static bool
add_dir(struct pai_ctx *ctx, const char *dir, size_t n, size_t at)
{
	char	**p, *copy;

	if (n == 0 || dir[0] != '/')	/* never the current directory */
		return true;
	p = realloc(ctx->dirs, (ctx->ndirs + 1) * sizeof(*p));
	if (p == NULL || (copy = strndup(dir, n)) == NULL) {
		if (p != NULL)
			ctx->dirs = p;
		return false;
	}
	ctx->dirs = p;
	memmove(p + at + 1, p + at, (ctx->ndirs - at) * sizeof(*p));
	p[at] = copy;
	ctx->ndirs++;
	return true;
}

enum pai_status
pai_ctx_plugin_dir(struct pai_ctx *ctx, const char *dir)
{
	char	*real = realpath(dir, NULL);
	bool	 ok;

	if (real == NULL)
		return PAI_E_ARG;
	ok = add_dir(ctx, real, strlen(real), 0);
	free(real);
	return ok ? PAI_OK : PAI_E_NOMEM;
}

static bool
add_environment(struct pai_ctx *ctx)
{
#ifdef HAVE_SECURE_GETENV
	const char	*path = secure_getenv("PAIBAN_PLUGIN_PATH");
#else
	const char	*path = NULL;
#endif
	size_t		 n;

	for (; path != NULL && *path != '\0'; path += n + (path[n] == ':')) {
		n = strcspn(path, ":");
		if (!add_dir(ctx, path, n, ctx->ndirs))
			return false;
	}
	return true;
}

struct pai_ctx *
pai_ctx_new(void)
{
	struct pai_ctx	*ctx = calloc(1, sizeof(*ctx));
	bool		 ok;

	if (ctx == NULL)
		return NULL;
	for (unsigned i = 0; i < PAI_LIM_MAX; i++)
		ctx->limits[i] = p_limit_preset((enum pai_limit)i);
	ok = add_environment(ctx) &&
	    add_dir(ctx, PAI_PLUGINDIR, strlen(PAI_PLUGINDIR), ctx->ndirs);
	for (size_t i = 0; ok && p_passes[i] != NULL; i++)
		ok = append((void ***)&ctx->passes, &ctx->npasses,
		    descriptor(p_passes[i], sizeof(struct pai_pass)));
	for (size_t i = 0; ok && p_builtins[i] != NULL; i++)
		ok = p_ctx_register(ctx, p_builtins[i]);
	if (!ok) {
		pai_ctx_free(ctx);
		return NULL;
	}
	return ctx;
}

void
pai_ctx_free(struct pai_ctx *ctx)
{
	struct p_module	*m, *next;
	struct p_setting *s, *s_next;

	if (ctx == NULL)
		return;
	for (size_t i = 0; i < ctx->nreaders; i++)
		free(ctx->readers[i]);
	for (size_t i = 0; i < ctx->nwriters; i++)
		free(ctx->writers[i]);
	for (size_t i = 0; i < ctx->npasses; i++)
		free(ctx->passes[i]);
	for (size_t i = 0; i < ctx->ndecoders; i++)
		free(ctx->decoders[i]);
	free(ctx->decoders);
	free(ctx->readers);
	free(ctx->writers);
	free(ctx->passes);
	for (m = ctx->modules; m != NULL; m = next) {
		next = m->next;
		p_module_free(m);
	}
	for (s = ctx->settings; s != NULL; s = s_next) {
		s_next = s->next;
		free(s->owner);
		free(s->key);
		free(s->value);
		free(s);
	}
	for (size_t i = 0; i < ctx->ndirs; i++)
		free(ctx->dirs[i]);
	free(ctx->dirs);
	free(ctx);
}

void
pai_ctx_on_diag(struct pai_ctx *ctx, pai_diag_fn *fn, void *arg)
{
	ctx->fn = fn;
	ctx->arg = arg;
}

void
p_ctx_log(struct pai_ctx *ctx, struct p_log *log, const char *input)
{
	memset(log, 0, sizeof(*log));
	log->pub.host = &p_host;
	log->limits = ctx->limits;
	log->fn = ctx->fn;
	log->arg = ctx->arg;
	log->input = input;
}
