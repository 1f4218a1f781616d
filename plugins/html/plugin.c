/* The html plugin; its readers and writers follow. */
#include <paiban/plugin.h>

PAI_PLUGIN(html) = { PAI_PLUGIN_HEAD, .name = "html", .version = "1" };
