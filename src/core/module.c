/*
 * Plugins as files: found by name, checked, loaded, refused with a reason.
 *
 * A module is code that will run with our rights, so it must be a regular
 * file that nobody but root or ourselves can have written, in a folder of
 * which the same is true.  The current directory is never searched.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"

#define	SUFFIX	".so"

static char *
text_of(const char *fmt, ...) PAI_PRINTF(1, 2);

static char *
text_of(const char *fmt, ...)
{
	struct p_buf	 b = { 0 };
	char		 line[512];
	va_list		 ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	p_buf_str(&b, line);
	return b.p;
}

/* Could somebody else have put this here?  Sticky folders are /tmp-like. */
static bool
is_open_to_others(const struct stat *sb)
{
	if (sb->st_uid != 0 && sb->st_uid != geteuid())
		return true;
	if (S_ISDIR(sb->st_mode) && (sb->st_mode & S_ISVTX) != 0)
		return false;
	return (sb->st_mode & (S_IWGRP | S_IWOTH)) != 0;
}

/* NULL: the file may be loaded; else why not.  The caller frees. */
static char *
why_unsafe(const char *path)
{
	struct stat	 sb;
	char		*real = realpath(path, NULL), *slash, *why = NULL;

	if (real == NULL || stat(real, &sb) != 0)
		why = text_of("%s", strerror(errno));
	else if (!S_ISREG(sb.st_mode))
		why = text_of("it is not a regular file");
	else if (is_open_to_others(&sb))
		why = text_of("others than its owner may write to it");
	while (why == NULL && (slash = strrchr(real, '/')) != NULL) {
		slash[slash == real ? 1 : 0] = '\0';
		if (stat(real, &sb) != 0)
			why = text_of("%s: %s", real, strerror(errno));
		else if (is_open_to_others(&sb))
			why = text_of("others may write to the folder %s",
			    real);
		if (slash == real)
			break;
	}
	free(real);
	return why;
}

/* NULL: the descriptor fits this host. */
static char *
why_misfit(const struct pai_plugin *p, const char *name)
{
	uint32_t	 major = p->abi >> 16, minor = p->abi & 0xffff;

	if (major != PAI_ABI_MAJOR)
		return text_of("it was built for plugin interface %u, "
		    "this is %u", (unsigned)major, PAI_ABI_MAJOR);
	if (minor > PAI_ABI_MINOR)
		return text_of("it needs plugin interface %u.%u, "
		    "this is %u.%u", (unsigned)major, (unsigned)minor,
		    PAI_ABI_MAJOR, PAI_ABI_MINOR);
	if (p->size < offsetof(struct pai_plugin, readers))
		return text_of("its descriptor is %u bytes, at least %u "
		    "are needed", (unsigned)p->size,
		    (unsigned)offsetof(struct pai_plugin, readers));
	if (p->name == NULL || strcmp(p->name, name) != 0)
		return text_of("its name is not that of its file");
	return NULL;
}

static void
open_module(struct p_module *m)
{
	char	 symbol[128];

	if ((m->refusal = why_unsafe(m->path)) != NULL)
		return;
	m->handle = dlopen(m->path, RTLD_NOW | RTLD_LOCAL);
	if (m->handle == NULL) {
		m->refusal = text_of("%s", dlerror());
		return;
	}
	snprintf(symbol, sizeof(symbol), "pai_plugin_%s", m->name);
	m->plugin = dlsym(m->handle, symbol);
	if (m->plugin == NULL)
		m->refusal = text_of("it has no symbol %s", symbol);
	else if ((m->refusal = why_misfit(m->plugin, m->name)) != NULL)
		m->plugin = NULL;
}

void
p_module_free(struct p_module *m)
{
	if (m->handle != NULL)
		dlclose(m->handle);
	free(m->name);
	free(m->path);
	free(m->refusal);
	free(m);
}

static struct p_module *
find_loaded(struct pai_ctx *ctx, const char *name)
{
	for (struct p_module *m = ctx->modules; m != NULL; m = m->next)
		if (strcmp(m->name, name) == 0)
			return m;
	return NULL;
}

/* What is linked in is not loaded a second time. */
static bool
is_builtin(const char *name)
{
	for (size_t i = 0; p_builtins[i] != NULL; i++)
		if (strcmp(p_builtins[i]->name, name) == 0)
			return true;
	return false;
}

static bool
is_name(const char *s)
{
	if (*s == '\0' || strlen(s) > 64)
		return false;
	for (; *s != '\0'; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') ||
		    *s == '_'))
			return false;
	return true;
}

static void
tell_refused(struct pai_ctx *ctx, const struct p_module *m)
{
	struct p_log	 log;

	p_ctx_log(ctx, &log, m->path);
	p_log_say(&log, PAI_M_PLUGIN_REFUSED, NULL, "%s",
	    m->refusal != NULL ? m->refusal : "out of memory");
	p_log_finish(&log);
}

static struct p_module *
add_module(struct pai_ctx *ctx, const char *name, char *path)
{
	struct p_module	*m = calloc(1, sizeof(*m));

	if (m == NULL || (m->name = strdup(name)) == NULL) {
		free(m);
		free(path);
		return NULL;
	}
	m->path = path;
	open_module(m);
	if (ctx->last_module != NULL)
		ctx->last_module->next = m;
	else
		ctx->modules = m;
	ctx->last_module = m;
	if (m->plugin == NULL)
		tell_refused(ctx, m);
	else if (!p_ctx_register(ctx, m->plugin))
		m->refusal = text_of("out of memory");
	return m;
}

struct p_module *
p_module_load(struct pai_ctx *ctx, const char *name)
{
	struct p_module	*m = find_loaded(ctx, name);
	struct p_buf	 path = { 0 };

	if (m != NULL || !is_name(name) || is_builtin(name))
		return m;
	for (size_t i = 0; i < ctx->ndirs; i++) {
		path = (struct p_buf){ 0 };
		p_buf_fmt(&path, "%s/%s" SUFFIX, ctx->dirs[i], name);
		if (p_buf_ok(&path) && access(path.p, F_OK) == 0)
			return add_module(ctx, name, path.p);
		p_buf_free(&path);
	}
	return NULL;
}

static int
is_module_file(const struct dirent *e)
{
	size_t	 n = strlen(e->d_name), s = strlen(SUFFIX);

	return n > s && strcmp(e->d_name + n - s, SUFFIX) == 0;
}

void
p_module_load_all(struct pai_ctx *ctx)
{
	struct dirent	**list;
	int		 n;

	if (ctx->all_loaded)
		return;
	ctx->all_loaded = true;
	for (size_t i = 0; i < ctx->ndirs; i++) {
		/* strcmp, not strcoll: the order must not depend on LC_ALL. */
		n = scandir(ctx->dirs[i], &list, is_module_file, NULL);
		if (n < 0)
			continue;
		for (int a = 1; a < n; a++)
			for (int b = a; b > 0 && strcmp(list[b - 1]->d_name,
			    list[b]->d_name) > 0; b--) {
				struct dirent *t = list[b];
				list[b] = list[b - 1];
				list[b - 1] = t;
			}
		for (int a = 0; a < n; a++) {
			list[a]->d_name[strlen(list[a]->d_name) -
			    strlen(SUFFIX)] = '\0';
			p_module_load(ctx, list[a]->d_name);
			free(list[a]);
		}
		free(list);
	}
}
