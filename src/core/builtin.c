/*
 * The plugins that are linked in: none, unless the library was configured
 * with --enable-static-plugins.
 */
#include "core/core.h"

#ifdef PAI_STATIC_PLUGINS
#define	PLUGIN(n)	extern const struct pai_plugin pai_plugin_##n;
#include "core/builtin.def"
#undef PLUGIN
#endif

const struct pai_plugin *const p_builtins[] = {
#ifdef PAI_STATIC_PLUGINS
#define	PLUGIN(n)	&pai_plugin_##n,
#include "core/builtin.def"
#undef PLUGIN
#endif
	NULL
};
