/* The pdf plugin; its readers and writers follow. */
#include <paiban/plugin.h>

PAI_PLUGIN(pdf) = { PAI_PLUGIN_HEAD, .name = "pdf", .version = "1" };
