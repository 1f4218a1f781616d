/*
 * Names for the library's small enumerations.
 */
#include "core/core.h"

const char *
pai_status_name(enum pai_status s)
{
	static const char *const names[] = { "ok", "no-memory", "io",
	    "format", "unsupported", "limit", "argument", "plugin",
	    "cancelled" };

	return (unsigned)s < sizeof(names) / sizeof(names[0]) ?
	    names[s] : "unknown";
}

const char *
pai_level_name(enum pai_level l)
{
	static const char *const names[] = { "note", "warning", "error",
	    "unsupported", "fatal" };

	return (unsigned)l < sizeof(names) / sizeof(names[0]) ?
	    names[l] : "unknown";
}

const char *
pai_verdict_name(enum pai_verdict v)
{
	static const char *const names[] = { "none", "ok", "repaired",
	    "flagged", "not-assessable" };

	return (unsigned)v < sizeof(names) / sizeof(names[0]) ?
	    names[v] : "unknown";
}
