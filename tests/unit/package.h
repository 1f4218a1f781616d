/*
 * Packages made to measure: a zip archive in memory, entry by entry, each of
 * which may lie about itself; and what becomes of it when it is read.
 */
#ifndef PACKAGE_H
#define PACKAGE_H

#include <paiban/paiban.h>

#include "kit/buf.h"

struct entry {
	const char	*name;
	const char	*data;
	size_t		 n;
	bool		 deflate;
	/* What the archive claims, where it is not the truth. */
	uint32_t	 size, packed, crc;
	uint16_t	 flags, method, disk;
	/* Written by a stream: sizes behind the data (APPNOTE 4.3.9). */
	bool		 streamed;
	/* Sizes in the zip64 field (4.5.3). */
	bool		 zip64;
};

struct package {
	struct p_buf	 bytes, directory;
	unsigned	 count;
};

void	package_add(struct package *, const struct entry *);
void	package_part(struct package *, const char *name, const char *xml);
/* The parts every document has, with this inside w:body. */
void	package_body(struct package *, const char *xml);
/* Writes the directory, which begins at "at" (0: where it does). */
void	package_end(struct package *, uint32_t at);

struct outcome {
	enum pai_status	 status;
	char		 dump[65536];	/* the tree; "" where there is none */
	char		 said[4096];	/* " name name " of the diagnostics */
	unsigned	 fatal;		/* how many of them ended the reading */
};

/* Reads the package and frees it; limit is NAME=VALUE or NULL. */
void	package_read(struct package *, const char *limit, struct outcome *);

#endif
