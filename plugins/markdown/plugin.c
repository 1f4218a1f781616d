/* The markdown plugin; its readers and writers follow. */
#include <paiban/plugin.h>

PAI_PLUGIN(markdown) = { PAI_PLUGIN_HEAD, .name = "markdown", .version = "1" };
