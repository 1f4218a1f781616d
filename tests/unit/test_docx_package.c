/*
 * Packages as they come: names and relations written in every way that other
 * programs write them, all of which must be read; and files that are no
 * package at all, which must be called what they are.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "package.h"
#include "run.h"

static struct package	 p;
static struct outcome	 o;

#define	HELLO	"<w:p><w:r><w:t>hello</w:t></w:r></w:p>"
#define	OPEN	"http://schemas.openxmlformats.org/"
#define	W	OPEN "wordprocessingml/2006/main"
#define	STRICT	"http://purl.oclc.org/ooxml/"
#define	TYPE	OPEN "officeDocument/2006/relationships/"
#define	MC	OPEN "markup-compatibility/2006"

static void
relation(const char *part, const char *type, const char *target)
{
	struct p_buf	 b = { 0 };

	p_buf_fmt(&b, "<Relationships xmlns='" OPEN "package/2006/"
	    "relationships'><Relationship Id='r' Type='%s' Target='%s'/>"
	    "</Relationships>", type, target);
	package_part(&p, part, b.p);
	p_buf_free(&b);
}

static void
document(const char *part, const char *ns, const char *attrs,
    const char *body)
{
	struct p_buf	 b = { 0 };

	p_buf_fmt(&b, "<w:document xmlns:w='%s' xmlns:mc='" MC "' %s><w:body>"
	    "%s</w:body></w:document>", ns, attrs, body);
	package_part(&p, part, b.p);
	p_buf_free(&b);
}

static void
read_all(void)
{
	package_end(&p, 0);
	package_read(&p, NULL, &o);
}

static void
expect_hello(const char *said)
{
	ck_assert_str_eq(o.said, said);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_ptr_nonnull(strstr(o.dump, "text \"hello\""));
}

static void
expect_refused(const char *said)
{
	ck_assert_str_eq(o.said, said);
	ck_assert_int_eq(o.status, PAI_E_FORMAT);
}

/* ---- where the parts are ---- */

/* The target of the package's relation, and the archive's name for it. */
static const char *const spellings[][2] = {
	{ "word/document.xml", "word/document.xml" },
	{ "/word/document.xml", "word/document.xml" },
	{ "WORD/Document.XML", "word/document.xml" },
	{ "word\\document.xml", "word/document.xml" },
	{ "word/document.xml", "word\\document.xml" },
	{ "./word/./x/../document.xml", "word/document.xml" },
	{ "word/document.xml", "./word/document.xml" },
	{ "w%6frd/%64ocument.xml", "word/document.xml" },
	{ "word/document.xml", "w%6Frd/document.xml" },
	{ "word/\xe6\x96\x87.xml", "word/%E6%96%87.xml" },
	{ "word/%e6%96%87.xml", "word/\xe6\x96\x87.xml" },
	{ "a/b/of-another-name.bin", "a/b/of-another-name.bin" },
};

START_TEST(parts_are_found_however_they_are_spelled)
{
	relation("_rels/.rels", TYPE "officeDocument", spellings[_i][0]);
	document(spellings[_i][1], W, "", HELLO);
	read_all();
	expect_hello(" ");
}
END_TEST

START_TEST(both_kinds_of_namespace_are_read_and_mixed)
{
	relation("_rels/.rels", STRICT "officeDocument/relationships/"
	    "officeDocument", "word/document.xml");
	document("word/document.xml", STRICT "wordprocessingml/main", "",
	    HELLO);
	read_all();
	expect_hello(" ");
	relation("_rels/.rels", STRICT "officeDocument/relationships/"
	    "officeDocument", "word/document.xml");
	document("word/document.xml", W, "", HELLO);
	read_all();
	expect_hello(" ");
}
END_TEST

START_TEST(of_two_main_parts_the_one_that_is_there_is_read)
{
	package_part(&p, "_rels/.rels", "<Relationships xmlns='" OPEN
	    "package/2006/relationships'><Relationship Id='a' Type='" TYPE
	    "officeDocument' Target='gone.xml'/><Relationship Id='b' Type='"
	    TYPE "officeDocument' Target='d.xml'/></Relationships>");
	document("d.xml", W, "", HELLO);
	read_all();
	expect_hello(" ");
}
END_TEST

START_TEST(without_a_main_part_there_is_no_document)
{
	relation("_rels/.rels", TYPE "officeDocument", "word/document.xml");
	read_all();
	expect_refused(" opc-no-main ");
	relation("_rels/.rels", TYPE "thumbnail", "a.png");
	read_all();
	expect_refused(" opc-no-main ");
	package_part(&p, "[Content_Types].xml", "<Types/>");
	document("word/document.xml", W, "", HELLO);
	read_all();
	expect_refused(" opc-no-main ");
}
END_TEST

/* ---- how the archive is written ---- */

static void
hello_as(struct entry e)
{
	static const char	 xml[] = "<w:document xmlns:w='" W "'><w:body>"
				    HELLO "</w:body></w:document>";

	relation("_rels/.rels", TYPE "officeDocument", "word/document.xml");
	e.name = "word/document.xml";
	e.data = xml;
	e.n = sizeof(xml) - 1;
	package_add(&p, &e);
	read_all();
	expect_hello(" ");
}

START_TEST(all_that_zip_tools_write_is_read)
{
	hello_as((struct entry){ .deflate = false });
	hello_as((struct entry){ .deflate = true });
	hello_as((struct entry){ .deflate = true, .streamed = true });
	hello_as((struct entry){ .deflate = true, .zip64 = true });
	hello_as((struct entry){ .zip64 = true });
}
END_TEST

START_TEST(something_before_the_archive_is_told)
{
	package_body(&p, HELLO);
	package_end(&p, 0);
	memmove(p.bytes.p + 4, p.bytes.p, p.bytes.n - 4);
	package_read(&p, NULL, &o);
	expect_refused(" zip-bad ");
}
END_TEST

/* ---- encodings ---- */

static void
encoded(const char *xml, size_t n)
{
	relation("_rels/.rels", TYPE "officeDocument", "word/document.xml");
	package_add(&p, &(struct entry){ .name = "word/document.xml",
	    .data = xml, .n = n });
	read_all();
}

START_TEST(utf_16_is_read)
{
	static const char	 xml[] = "<w:document xmlns:w='" W "'><w:body>"
				    HELLO "</w:body></w:document>";
	struct p_buf		 le = { 0 }, be = { 0 };

	p_buf_put(&le, "\xff\xfe", 2);
	p_buf_put(&be, "\xfe\xff", 2);
	for (size_t i = 0; i < sizeof(xml) - 1; i++) {
		p_buf_put(&le, (char[]){ xml[i], 0 }, 2);
		p_buf_put(&be, (char[]){ 0, xml[i] }, 2);
	}
	encoded(le.p, le.n);
	expect_hello(" ");
	encoded(be.p, be.n);
	expect_hello(" ");
	encoded(be.p, be.n - 1);
	expect_refused(" xml-malformed ");
	p_buf_free(&le);
	p_buf_free(&be);
}
END_TEST

START_TEST(a_byte_order_mark_and_a_newer_xml_are_read)
{
	static const char	 bom[] = "\xef\xbb\xbf<?xml version='1.1'?>"
				    "<w:document xmlns:w='" W "'><w:body>"
				    HELLO "</w:body></w:document>";
	static const char	 gbk[] = "<?xml version='1.0' encoding='GBK'?>"
				    "<w:document xmlns:w='" W "'/>";

	encoded(bom, sizeof(bom) - 1);
	expect_hello(" ");
	encoded(gbk, sizeof(gbk) - 1);
	expect_refused(" xml-malformed ");
}
END_TEST

/* ---- markup compatibility ---- */

static void
compatible(const char *attrs, const char *body)
{
	relation("_rels/.rels", TYPE "officeDocument", "word/document.xml");
	document("word/document.xml", W, attrs, body);
	read_all();
	ck_assert_int_eq(o.status, PAI_OK);
}

#define	NEW	"xmlns:n='urn:new' "
#define	OTHER	"<w:p><w:r><w:t>other</w:t></w:r></w:p>"

START_TEST(what_may_be_ignored_is_passed_over_silently)
{
	compatible(NEW "mc:Ignorable='n'", "<n:x>" OTHER "</n:x>" HELLO);
	expect_hello(" ");
	ck_assert_ptr_null(strstr(o.dump, "other"));
	compatible(NEW, "<n:x>" HELLO "</n:x>");
	expect_hello(" not-carried ");
}
END_TEST

START_TEST(the_inside_is_read_where_that_is_asked_for)
{
	compatible(NEW "mc:Ignorable='a n' mc:ProcessContent='n:y n:x'",
	    "<n:x>" HELLO "</n:x><n:z>" OTHER "</n:z>");
	expect_hello(" ");
	ck_assert_ptr_null(strstr(o.dump, "other"));
	compatible(NEW "mc:Ignorable='n' mc:ProcessContent='n:*'",
	    "<n:x>" HELLO "</n:x>");
	expect_hello(" ");
}
END_TEST

START_TEST(what_must_be_understood_and_is_not_is_told)
{
	compatible(NEW "mc:MustUnderstand='w n'", HELLO);
	expect_hello(" must-understand ");
}
END_TEST

/* ---- little or nothing in it ---- */

START_TEST(a_document_may_be_empty)
{
	compatible("", "");
	ck_assert_str_eq(o.said, " ");
	relation("_rels/.rels", TYPE "officeDocument", "word/document.xml");
	package_part(&p, "word/document.xml", "<w:document xmlns:w='" W "'/>");
	read_all();
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_str_eq(o.said, " ");
}
END_TEST

START_TEST(a_part_that_breaks_off_is_told)
{
	static const char	 xml[] = "<w:document xmlns:w='" W "'><w:body>"
				    HELLO "</w:body></w:document>";

	for (size_t n = 0; n < sizeof(xml) - 1; n++) {
		encoded(xml, n);
		expect_refused(" xml-malformed ");
	}
}
END_TEST

/* ---- what is no package ---- */

static void
read_bytes(const char *bytes, size_t n)
{
	p_buf_put(&p.bytes, bytes, n);
	package_read(&p, NULL, &o);
}

/* A compound file with one stream in its directory. */
static void
read_compound(const char *stream)
{
	char	 b[1024] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

	for (size_t i = 0; stream[i] != '\0'; i++)
		b[640 + 2 * i] = stream[i];
	read_bytes(b, sizeof(b));
}

START_TEST(compound_files_are_called_what_they_are)
{
	read_compound("EncryptedPackage");
	expect_refused(" zip-encrypted ");
	read_compound("WordDocument");
	expect_refused(" other-format ");
	read_compound("Workbook");
	expect_refused(" other-format ");
	read_compound("x");
	expect_refused(" other-format ");
}
END_TEST

static const char *const others[] = {
	"{\\rtf1 hello}", "%PDF-1.7\n", "\xef\xbb\xbf <html>hello</html>",
	"<!DOCTYPE HTML><p>hello", "From: a\r\nMIME-Version: 1.0\r\n\r\nhello",
	"<?xml version='1.0'?><pkg:package xmlns:pkg='x'/>",
	"<?xml version='1.0'?><w:wordDocument xmlns:w="
	    "'http://schemas.microsoft.com/office/word/2003/wordml'/>",
	"\x89PNG\r\n\x1a\n", "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "hello",
};

START_TEST(other_files_are_called_what_they_are)
{
	read_bytes(others[_i], strlen(others[_i]));
	expect_refused(" other-format ");
}
END_TEST

START_TEST(nothing_at_all_is_told)
{
	read_bytes("", 0);
	expect_refused(" empty-input other-format ");
}
END_TEST

START_TEST(other_packages_are_called_what_they_are)
{
	relation("_rels/.rels", TYPE "officeDocument", "xl/workbook.xml");
	package_part(&p, "xl/workbook.xml", "<workbook/>");
	read_all();
	expect_refused(" opc-other-kind ");
	package_part(&p, "mimetype", "application/vnd.oasis.opendocument.text");
	package_part(&p, "content.xml", "<x/>");
	read_all();
	expect_refused(" other-format ");
	package_part(&p, "a.txt", "hello");
	read_all();
	expect_refused(" other-format ");
}
END_TEST

#define	COUNT(a)	((int)(sizeof(a) / sizeof((a)[0])))

int
main(void)
{
	Suite	*s = suite_create("packages");
	TCase	*t = tcase_create("all");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, parts_are_found_however_they_are_spelled, 0,
	    COUNT(spellings));
	tcase_add_test(t, both_kinds_of_namespace_are_read_and_mixed);
	tcase_add_test(t, of_two_main_parts_the_one_that_is_there_is_read);
	tcase_add_test(t, without_a_main_part_there_is_no_document);
	tcase_add_test(t, all_that_zip_tools_write_is_read);
	tcase_add_test(t, something_before_the_archive_is_told);
	tcase_add_test(t, utf_16_is_read);
	tcase_add_test(t, a_byte_order_mark_and_a_newer_xml_are_read);
	tcase_add_test(t, what_may_be_ignored_is_passed_over_silently);
	tcase_add_test(t, the_inside_is_read_where_that_is_asked_for);
	tcase_add_test(t, what_must_be_understood_and_is_not_is_told);
	tcase_add_test(t, a_document_may_be_empty);
	tcase_add_test(t, a_part_that_breaks_off_is_told);
	tcase_add_test(t, compound_files_are_called_what_they_are);
	tcase_add_loop_test(t, other_files_are_called_what_they_are, 0,
	    COUNT(others));
	tcase_add_test(t, nothing_at_all_is_told);
	tcase_add_test(t, other_packages_are_called_what_they_are);
	suite_add_tcase(s, t);
	return run_suite(s);
}
