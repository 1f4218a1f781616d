/* Needs more than this host has: must be refused. */
#include <paiban/plugin.h>

PAI_PLUGIN(minor) = {
	.abi = PAI_ABI + 1, .size = sizeof(struct pai_plugin),
	.name = "minor", .version = "1"
};
