/*
 * Which font stands for what, as lines of text: for doctor and --list-fonts.
 *
 *	role	wanted	family found	path	found | substitute | missing
 */
#include <string.h>

#include "font_find.h"
#include "write.h"

/* The first choice of a class is what documents want; any other stands in. */
static const struct {
	enum font_class	 class;
	const char	*wanted;
} roles[] = {
	{ FONT_FANGSONG, "仿宋_GB2312" },
	{ FONT_TITLE, "方正小标宋简体" },
	{ FONT_SONG, "宋体" },
	{ FONT_HEI, "黑体" },
	{ FONT_KAI, "楷体_GB2312" },
	{ FONT_SERIF, "Times New Roman" },
	{ FONT_SANS, "Arial" },
	{ FONT_MONO, "Courier New" },
	{ FONT_RARE, "HanaMinB" }
};

static void
list_role(const struct pai_write *job, const struct font_catalogue *c,
    enum font_class class, const char *wanted)
{
	struct pai_str	 family = { wanted, strlen(wanted) };
	struct pai_str	 mapped = font_find_mapped(c, family);
	const struct font_file *f = font_find_family(c, mapped, 80, false);
	const char	*verdict = "found";

	if (f == NULL) {
		f = font_find_choice(c, class, 0, false, false);
		verdict = f != NULL ? "substitute" : "missing";
	} else if (mapped.p != family.p) {
		verdict = "substitute";
	}
	pai_fmt(job->out, "%s\t%s\t%s\t%s\t%s\n", font_class_name(class),
	    wanted, f != NULL ? f->family : "", f != NULL ? f->path : "",
	    verdict);
}

enum pai_status
fonts_list(const struct pai_write *job, const struct font_catalogue *c)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		list_role(job, c, roles[i].class, roles[i].wanted);
	return job->out->host->out_status(job->out);
}
