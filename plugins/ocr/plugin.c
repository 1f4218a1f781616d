/* The ocr plugin; its readers and writers follow. */
#include <paiban/plugin.h>

PAI_PLUGIN(ocr) = { PAI_PLUGIN_HEAD, .name = "ocr", .version = "1" };
