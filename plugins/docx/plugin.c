/* The docx plugin; its readers and writers follow. */
#include <paiban/plugin.h>

PAI_PLUGIN(docx) = { PAI_PLUGIN_HEAD, .name = "docx", .version = "1" };
