/*
 * Fuzz target: any bytes as one part of a package that is whole otherwise.
 *
 * The environment's FUZZ_PART says which part, by its name in the table; the
 * others are those of tests/parts/everything, in which each part is used.
 * Damage reaches the XML, as no archive's checksum stands in its way, and
 * most of it leaves the XML well-formed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "replay.h"
#include "xml_mutate.h"

#define	SEEDS(name)	"tests/parts/*/" name

static void	begin(const struct replay *);

const struct replay replays[] = {
#define	PART(name, pattern) { name, SEEDS(pattern), begin, xml_mutate_bytes, NULL }
	PART("document", "word/document.xml"),
	PART("styles", "word/styles.xml"),
	PART("numbering", "word/numbering.xml"),
	PART("rels", "word/_rels/document.xml.rels"),
	PART("package", "_rels/.rels"),
	PART("types", "[[]Content_Types].xml"),
	PART("settings", "word/settings.xml"),
	PART("theme", "word/theme/theme1.xml"),
	PART("footnotes", "word/footnotes.xml"),
	PART("comments", "word/comments.xml"),
	PART("header", "word/header1.xml"),
	PART("footer", "word/footer1.xml"),
	PART("core", "docProps/core.xml"),
	PART("chart", "word/charts/chart1.xml"),
	PART("diagram", "word/diagrams/data1.xml"),
	PART("chunk", "word/chunk.html"),
#undef PART
	{ .name = NULL }
};

/* The package around the part. */
static struct folder	 base;
static char		 part[64];

static void
begin(const struct replay *r)
{
	const char	*top = getenv("top_srcdir");
	const char	*name = r->seeds + strlen(SEEDS(""));
	char		 path[4096];
	size_t		 n = 0;

	/* The pattern of glob() "[[]" is the character "[". */
	for (; *name != '\0' && n + 1 < sizeof(part); n++) {
		part[n] = *name;
		name += strncmp(name, "[[]", 3) == 0 ? 3 : 1;
	}
	part[n] = '\0';
	(void)snprintf(path, sizeof(path), "%s/tests/parts/everything",
	    top != NULL ? top : ".");
	folder_free(&base);
	if (!folder_read(&base, path)) {
		fprintf(stderr, "%s: not there; set top_srcdir\n", path);
		exit(2);
	}
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char	*want = getenv("FUZZ_PART");

	(void)argc;
	(void)argv;
	for (const struct replay *r = replays; r->name != NULL; r++)
		if (want != NULL && strcmp(want, r->name) == 0) {
			begin(r);
			return 0;
		}
	fprintf(stderr, "FUZZ_PART must name a part\n");
	exit(2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct p_buf	 package = { 0 };

	folder_pack(&base, part, data, size, &package);
	replay_convert("docx", package.p, package.n, NULL);
	p_buf_free(&package);
	return 0;
}
