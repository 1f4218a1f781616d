/* Built for another major version: must be refused. */
#include <paiban/plugin.h>

PAI_PLUGIN(major) = {
	.abi = (PAI_ABI_MAJOR + 1) << 16, .size = sizeof(struct pai_plugin),
	.name = "major", .version = "1"
};
