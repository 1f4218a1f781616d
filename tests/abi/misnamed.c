/* Exports a descriptor that bears another name than its file. */
#include <paiban/plugin.h>

PAI_PLUGIN(misnamed) = {
	PAI_PLUGIN_HEAD, .name = "other", .version = "1"
};
