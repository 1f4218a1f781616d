/* The gongwen plugin; its readers and writers follow. */
#include <paiban/plugin.h>

PAI_PLUGIN(gongwen) = { PAI_PLUGIN_HEAD, .name = "gongwen", .version = "1" };
