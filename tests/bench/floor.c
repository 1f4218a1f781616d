/*
 * The floor for reading a docx: inflate one part with libzip and let expat
 * walk it with empty handlers.  No reader that uses both can be faster, so
 * what paiban takes is given as a multiple of this.
 *
 * usage: floor FILE.docx [PART]
 */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>

#define	CHUNK	65536

static void
on_start(void *arg, const char *name, const char **attrs)
{
	(void)arg;
	(void)name;
	(void)attrs;
}

static void
on_end(void *arg, const char *name)
{
	(void)arg;
	(void)name;
}

static void
on_text(void *arg, const char *p, int n)
{
	(void)arg;
	(void)p;
	(void)n;
}

static int
walk(zip_file_t *part, size_t *bytes)
{
	XML_Parser	 p = XML_ParserCreate(NULL);
	zip_int64_t	 got = 1;
	int		 ok = p != NULL;

	if (ok) {
		XML_SetElementHandler(p, on_start, on_end);
		XML_SetCharacterDataHandler(p, on_text);
	}
	while (ok && got > 0) {
		void	*room = XML_GetBuffer(p, CHUNK);

		got = room == NULL ? -1 : zip_fread(part, room, CHUNK);
		ok = got >= 0 && XML_ParseBuffer(p, (int)got, got == 0) ==
		    XML_STATUS_OK;
		*bytes += got > 0 ? (size_t)got : 0;
	}
	XML_ParserFree(p);
	return ok;
}

int
main(int argc, char **argv)
{
	struct timespec	 from, to;
	zip_file_t	*part;
	zip_t		*zip;
	size_t		 bytes = 0;
	int		 ok;

	if (argc < 2) {
		(void)fprintf(stderr, "usage: floor FILE.docx [PART]\n");
		return 2;
	}
	(void)clock_gettime(CLOCK_MONOTONIC, &from);
	zip = zip_open(argv[1], ZIP_RDONLY, NULL);
	part = zip == NULL ? NULL :
	    zip_fopen(zip, argc > 2 ? argv[2] : "word/document.xml", 0);
	ok = part != NULL && walk(part, &bytes);
	(void)clock_gettime(CLOCK_MONOTONIC, &to);
	if (part != NULL)
		(void)zip_fclose(part);
	if (zip != NULL)
		zip_discard(zip);
	if (!ok)
		return 1;
	(void)printf("%.1f ms, %zu bytes\n",
	    (double)(to.tv_sec - from.tv_sec) * 1e3 +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e6, bytes);
	return 0;
}
