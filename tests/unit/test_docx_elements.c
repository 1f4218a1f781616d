/*
 * The elements of WordprocessingML and OMML against what the reader does with each:
 * one document for each, with that element in its place.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "package.h"
#include "run.h"

#define	M	"http://schemas.openxmlformats.org/officeDocument/2006/math"
#define	W	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

enum fate { PLACE_OF, CARRIED_BY, HELD_BY, IGNORED_FOR, TOLD_OF, SKIPPED_FOR,
    UNREAD_FOR };

struct element {
	enum fate	 fate;
	const char	*name;		/* of a place: its path */
	const char	*why;
	const char	*inside;	/* names, of what is not read */
};

static const struct element list[] = {
#define	PLACE(path)		{ PLACE_OF, path, "", "" },
#define	CARRIED(name)		{ CARRIED_BY, #name, "", "" },
#define	HOLDS(name)		{ HELD_BY, #name, "", "" },
#define	IGNORED(name, why)	{ IGNORED_FOR, #name, why, "" },
#define	TOLD(name)		{ TOLD_OF, #name, "", "" },
#define	SKIPPED(path, why)	{ SKIPPED_FOR, path, why, "" },
#define	UNREAD(path, why, names) { UNREAD_FOR, path, why, names },
#include "wml-elements.def"
#include "omml-elements.def"
#undef PLACE
#undef CARRIED
#undef HOLDS
#undef IGNORED
#undef TOLD
#undef SKIPPED
#undef UNREAD
};

#define	COUNT	(sizeof(list) / sizeof(list[0]))

/* Opens the elements of a path, the first with the namespace. */
static void
put_path(struct p_buf *b, const char *path)
{
	while (*path != '\0') {
		size_t	 n = strcspn(path, "/");

		p_buf_char(b, '<');
		p_buf_put(b, path, n);
		if (b->n == n + 1)
			p_buf_str(b, " xmlns:w='" W "' xmlns:m='" M
			    "'");
		p_buf_char(b, '>');
		path += n + (path[n] == '/');
	}
}

/* Closes them, the innermost first. */
static void
put_ends(struct p_buf *b, const char *path)
{
	for (size_t end = strlen(path); end > 0; ) {
		size_t	 at = end;

		while (at > 0 && path[at - 1] != '/')
			at--;
		p_buf_str(b, "</");
		p_buf_put(b, path + at, end - at);
		p_buf_char(b, '>');
		end = at > 0 ? at - 1 : 0;
	}
}

/* Elements of formulas stand in formulas. */
static char
prefix_in(const char *path)
{
	return strstr(path, "/m:") != NULL ? 'm' : 'w';
}

/* Parts beside the document, by the element at their root. */
static const struct part {
	const char	*root, *name, *type;
} parts[] = {
	{ "w:styles", "styles.xml", "styles" },
	{ "w:numbering", "numbering.xml", "numbering" },
	{ "w:settings", "settings.xml", "settings" },
	{ "w:comments", "comments.xml", "comments" },
	{ "w:footnotes", "footnotes.xml", "footnotes" },
	{ "w:endnotes", "endnotes.xml", "endnotes" },
	{ "w:hdr", "header.xml", "header" },
	{ "w:ftr", "footer.xml", "footer" },
};

static const struct part *
part_of(const char *path)
{
	size_t	 n = strcspn(path, "/");

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strlen(parts[i].root) == n &&
		    strncmp(parts[i].root, path, n) == 0)
			return &parts[i];
	return NULL;
}

/* A document that refers to one of each part. */
static void
document_beside(struct package *p, const struct part *part, const char *xml)
{
	char	 name[64], rels[512], text[1024];
	bool	 head = strcmp(part->type, "header") == 0;
	bool	 foot = strcmp(part->type, "footer") == 0;

	(void)snprintf(name, sizeof(name), "word/%s", part->name);
	(void)snprintf(rels, sizeof(rels), "<Relationships xmlns='http://"
	    "schemas.openxmlformats.org/package/2006/relationships'>"
	    "<Relationship Id='p' Type='x/%s' Target='%s'/></Relationships>",
	    part->type, part->name);
	(void)snprintf(text, sizeof(text), "<w:document xmlns:w='" W "' "
	    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
	    "relationships'><w:body><w:p><w:r><w:footnoteReference w:id='0'/>"
	    "<w:endnoteReference w:id='0'/><w:commentReference w:id='0'/>"
	    "</w:r></w:p><w:sectPr>%s</w:sectPr></w:body></w:document>",
	    head ? "<w:headerReference w:type='default' r:id='p'/>" :
	    foot ? "<w:footerReference w:type='default' r:id='p'/>" : "");
	package_part(p, "word/document.xml", text);
	package_part(p, "word/_rels/document.xml.rels", rels);
	package_part(p, name, xml);
}

static void
read_with(const char *path, const char *name, struct outcome *o)
{
	struct package	 p = { 0 };
	struct p_buf	 b = { 0 };
	const struct part *part = part_of(path);

	package_part(&p, "_rels/.rels", "<Relationships xmlns='http://"
	    "schemas.openxmlformats.org/package/2006/relationships'>"
	    "<Relationship Id='r' Type='x/officeDocument' "
	    "Target='word/document.xml'/></Relationships>");
	put_path(&b, path);
	p_buf_fmt(&b, "<%c:", prefix_in(path));
	p_buf_str(&b, name);
	p_buf_str(&b, "/>");
	put_ends(&b, path);
	if (part != NULL)
		document_beside(&p, part, b.p);
	else
		package_part(&p, "word/document.xml", b.p);
	package_end(&p, 0);
	package_read(&p, NULL, o);
	p_buf_free(&b);
}

static bool
is_known(char prefix, const char *name)
{
	for (size_t i = 0; i < docx_words.name_count; i++)
		if (docx_words.names[i].space ==
		    (prefix == 'm' ? SPACE_M : SPACE_W) &&
		    strcmp(docx_words.names[i].local, name) == 0)
			return true;
	return false;
}

START_TEST(each_element_meets_its_fate)
{
	static struct outcome	 o;
	const char		*path = "";
	bool			 told;

	for (size_t i = 0; i < COUNT; i++) {
		if (list[i].fate == PLACE_OF)
			path = list[i].name;
		if (list[i].fate == PLACE_OF || list[i].fate == SKIPPED_FOR ||
		    list[i].fate == UNREAD_FOR)
			continue;
		read_with(path, list[i].name, &o);
		told = strstr(o.said, " not-carried ") != NULL;
		ck_assert_msg(o.status == PAI_OK, "%s in %s: %s",
		    list[i].name, path, o.said);
		ck_assert_msg(told == (list[i].fate == TOLD_OF ||
		    list[i].fate == HELD_BY),
		    "w:%s in %s is%s reported", list[i].name, path,
		    told ? "" : " not");
		ck_assert_msg(list[i].fate == IGNORED_FOR ||
		    list[i].fate == TOLD_OF ||
		    is_known(prefix_in(path), list[i].name), "w:%s is not known",
		    list[i].name);
	}
}
END_TEST

/* A skipped part is named by its path. */
static bool
names(const char *listed, const char *name)
{
	const char	*colon = strrchr(listed, ':');

	return strcmp(colon == NULL ? listed : colon + 1, name) == 0;
}

/* No word in quiet.def without its reason here. */
START_TEST(what_is_passed_over_has_a_reason)
{
	static const char *const quiet[] = {
#define	QUIET(token)	#token,
#include "quiet.def"
#undef QUIET
	};

	for (size_t i = 0; i < sizeof(quiet) / sizeof(quiet[0]); i++) {
		bool	 found = strncmp(quiet[i], "W_", 2) != 0;

		for (size_t k = 0; k < COUNT && !found; k++)
			found = list[k].why[0] != '\0' &&
			    names(list[k].name, quiet[i] + 2);
		ck_assert_msg(found, "%s has no reason", quiet[i]);
	}
}
END_TEST

/* Is a word among others, or an element of a path? */
static bool
has_word(const char *words, const char *name, size_t n)
{
	while (*words != '\0') {
		size_t	 len = strcspn(words, " /:");

		if (len == n && strncmp(words, name, n) == 0)
			return true;
		words += len;
		words += strspn(words, " /:");
	}
	return false;
}

static bool
is_listed(const char *name, size_t n)
{
	for (size_t i = 0; i < COUNT; i++)
		if (has_word(list[i].name, name, n) ||
		    has_word(list[i].inside, name, n))
			return true;
	return false;
}

START_TEST(each_name_of_the_schema_is_listed)
{
	static const struct { const char *type, *names; } schema[] = {
#define	NAMES(type, names)	{ type, names },
#include "wml-names.def"
#undef NAMES
	};

	for (size_t i = 0; i < sizeof(schema) / sizeof(schema[0]); i++)
		for (const char *s = schema[i].names; *s != '\0'; ) {
			size_t	 n = strcspn(s, " ");

			ck_assert_msg(is_listed(s, n), "w:%.*s of %s is not "
			    "in wml-elements.def", (int)n, s, schema[i].type);
			s += n;
			s += strspn(s, " ");
		}
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("docx-elements");
	TCase	*t = tcase_create("all");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, each_element_meets_its_fate);
	tcase_add_test(t, what_is_passed_over_has_a_reason);
	tcase_add_test(t, each_name_of_the_schema_is_listed);
	suite_add_tcase(s, t);
	return run_suite(s);
}
