/*
 * Packages that mean harm, or are merely broken: each must end in one clear
 * message and a status, and none may cost more than it is worth.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "package.h"
#include "run.h"

static struct package	 p;
static struct outcome	 o;

#define	HELLO	"<w:p><w:r><w:t>hello</w:t></w:r></w:p>"

static void
expect(enum pai_status status, const char *name)
{
	char	 word[64] = " ";

	strcat(strcat(word, name), " ");
	ck_assert_msg(strstr(o.said, word) != NULL, "no \"%s\" in \"%s\"",
	    name, o.said);
	ck_assert_int_eq(o.status, status);
	ck_assert_uint_eq(o.fatal, status == PAI_OK ? 0 : 1);
}

static void
read_package(const char *limit)
{
	package_end(&p, 0);
	package_read(&p, limit, &o);
}

/* So many of a piece of text. */
static char *
many(const char *piece, size_t times)
{
	struct p_buf	 b = { 0 };

	for (size_t i = 0; i < times; i++)
		p_buf_str(&b, piece);
	return b.p;
}

static void
extra_part(const char *name)
{
	package_body(&p, HELLO);
	package_part(&p, name, "x");
	read_package(NULL);
}

START_TEST(a_plain_package_is_read)
{
	package_body(&p, HELLO);
	read_package(NULL);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_ptr_nonnull(strstr(o.dump, "text \"hello\""));
}
END_TEST

START_TEST(names_with_backslashes_are_read)
{
	static const char	 rels[] = "<Relationships xmlns='http://"
	    "schemas.openxmlformats.org/package/2006/relationships'>"
	    "<Relationship Id='r' Type='x/officeDocument' "
	    "Target='\\word\\Document.xml'/></Relationships>";

	package_part(&p, "_rels\\.rels", rels);
	package_part(&p, "word\\document.xml", "<w:document xmlns:w='http://"
	    "purl.oclc.org/ooxml/wordprocessingml/main'><w:body>" HELLO
	    "</w:body></w:document>");
	read_package(NULL);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_ptr_nonnull(strstr(o.dump, "text \"hello\""));
}
END_TEST

START_TEST(names_that_lead_out_are_refused)
{
	extra_part("../outside");
	expect(PAI_E_FORMAT, "zip-name");
	extra_part("word\\..\\..\\outside");
	expect(PAI_E_FORMAT, "zip-name");
	extra_part("/etc/passwd");
	expect(PAI_E_FORMAT, "zip-name");
	extra_part("C:outside");
	expect(PAI_E_FORMAT, "zip-name");
	extra_part("bell\a");
	expect(PAI_E_FORMAT, "zip-name");
}
END_TEST

START_TEST(two_parts_of_one_name_are_refused)
{
	extra_part("WORD/Document.XML");
	expect(PAI_E_FORMAT, "zip-duplicate");
}
END_TEST

START_TEST(an_encrypted_part_is_named_so)
{
	package_body(&p, HELLO);
	package_add(&p, &(struct entry){ .name = "x", .data = "x", .n = 1,
	    .flags = 1 });
	read_package(NULL);
	expect(PAI_E_FORMAT, "zip-encrypted");
}
END_TEST

START_TEST(other_ways_of_packing_are_refused)
{
	package_body(&p, HELLO);
	package_add(&p, &(struct entry){ .name = "x", .data = "x", .n = 1,
	    .method = 12 });
	read_package(NULL);
	expect(PAI_E_FORMAT, "zip-method");
}
END_TEST

START_TEST(parts_that_overlap_are_refused)
{
	package_body(&p, HELLO);
	for (int i = 0; i < 50; i++) {
		char	 name[16];

		(void)snprintf(name, sizeof(name), "a%d", i);
		package_add(&p, &(struct entry){ .name = name, .data = "x",
		    .n = 1, .packed = 200, .size = 200 });
	}
	read_package(NULL);
	expect(PAI_E_FORMAT, "zip-overlap");
}
END_TEST

START_TEST(a_part_longer_than_it_claims_is_refused)
{
	char	*xml = many(HELLO, 1000);

	package_part(&p, "_rels/.rels", "<Relationships xmlns='http://"
	    "schemas.openxmlformats.org/package/2006/relationships'>"
	    "<Relationship Id='r' Type='x/officeDocument' "
	    "Target='document.xml'/></Relationships>");
	package_add(&p, &(struct entry){ .name = "document.xml", .data = xml,
	    .n = strlen(xml), .deflate = true, .size = 10 });
	read_package(NULL);
	ck_assert_int_eq(o.status, PAI_E_FORMAT);
	ck_assert_uint_eq(o.fatal, 1);
	free(xml);
}
END_TEST

START_TEST(a_wrong_checksum_is_damage)
{
	package_body(&p, HELLO);
	package_part(&p, "word/_rels/document.xml.rels", "<x/>");
	p.bytes.p[14] ^= 1;		/* of the first part */
	p.directory.p[16] ^= 1;
	read_package(NULL);
	expect(PAI_E_FORMAT, "zip-bad");
}
END_TEST

START_TEST(a_bomb_ends_at_its_limit)
{
	size_t	 n = (size_t)24 << 20;
	char	*zeros = calloc(1, n + 1);

	memset(zeros, ' ', n);
	package_body(&p, zeros);
	read_package(NULL);
	expect(PAI_E_LIMIT, "zip-ratio");
	package_body(&p, zeros);
	read_package("part-bytes=1M");
	expect(PAI_E_LIMIT, "limit");
	package_body(&p, zeros);
	read_package("total-bytes=1M");
	expect(PAI_E_LIMIT, "limit");
	free(zeros);
}
END_TEST

START_TEST(an_archive_cut_off_is_damage)
{
	package_body(&p, HELLO);
	package_end(&p, 0);
	p.bytes.n -= 30;
	package_read(&p, NULL, &o);
	expect(PAI_E_FORMAT, "zip-bad");
	package_body(&p, HELLO);
	package_end(&p, 0x7fffffff);
	package_read(&p, NULL, &o);
	expect(PAI_E_FORMAT, "zip-bad");
}
END_TEST

START_TEST(a_line_end_behind_the_archive_is_passed_over)
{
	package_body(&p, HELLO);
	package_end(&p, 0);
	p_buf_put(&p.bytes, "\n", 1);
	package_read(&p, NULL, &o);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_ptr_nonnull(strstr(o.dump, "text \"hello\""));
}
END_TEST

START_TEST(too_many_parts_are_refused)
{
	package_body(&p, HELLO);
	read_package("entries=1");
	expect(PAI_E_LIMIT, "limit");
}
END_TEST

/* ---- XML ---- */

static void
read_document(const char *xml)
{
	package_part(&p, "_rels/.rels", "<Relationships xmlns='http://"
	    "schemas.openxmlformats.org/package/2006/relationships'>"
	    "<Relationship Id='r' Type='x/officeDocument' "
	    "Target='document.xml'/></Relationships>");
	package_part(&p, "document.xml", xml);
	read_package(NULL);
}

START_TEST(a_document_type_is_refused)
{
	read_document("<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>");
	expect(PAI_E_FORMAT, "xml-doctype");
}
END_TEST

START_TEST(broken_xml_is_refused)
{
	read_document("<w:document xmlns:w='http://schemas.openxmlformats.org"
	    "/wordprocessingml/2006/main'><w:body></w:document>");
	expect(PAI_E_FORMAT, "xml-malformed");
}
END_TEST

START_TEST(another_kind_of_document_is_named_so)
{
	read_document("<workbook/>");
	expect(PAI_E_FORMAT, "opc-other-kind");
}
END_TEST

static void
read_nested(const char *open, const char *close, size_t depth)
{
	char		*in = many(open, depth), *out = many(close, depth);
	struct p_buf	 b = { 0 };

	p_buf_str(&b, in);
	p_buf_str(&b, HELLO);
	p_buf_str(&b, out);
	package_body(&p, b.p);
	read_package(NULL);
	p_buf_free(&b);
	free(in);
	free(out);
}

/* w:document and w:body take two levels, w:p, w:r and w:t three. */
START_TEST(elements_too_deep_are_refused)
{
	read_nested("<w:sdt>", "</w:sdt>", 251);
	ck_assert_int_eq(o.status, PAI_OK);
	read_nested("<w:sdt>", "</w:sdt>", 252);
	expect(PAI_E_LIMIT, "limit");
	read_nested("<w:sdt>", "</w:sdt>", 100000);
	expect(PAI_E_LIMIT, "limit");
}
END_TEST

START_TEST(tables_too_deep_become_paragraphs)
{
	read_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 32);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_str_eq(o.said, " ");
	read_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 33);
	expect(PAI_OK, "table-flattened");
	ck_assert_ptr_nonnull(strstr(o.dump, "text \"hello\""));
}
END_TEST

/* A few cells that claim a great many slots. */
START_TEST(tables_of_nothing_are_refused)
{
	static const char	 wide[] = "<w:tbl><w:tr><w:tc><w:tcPr>"
	    "<w:gridSpan w:val='1000'/></w:tcPr><w:p/></w:tc></w:tr><w:tr>"
	    "<w:tc><w:p/></w:tc></w:tr></w:tbl>";
	static const char	 late[] = "<w:tbl><w:tr><w:trPr><w:gridBefore "
	    "w:val='50'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
	char			*body = many(wide, 10);

	package_body(&p, body);
	read_package(NULL);
	ck_assert_int_eq(o.status, PAI_OK);
	package_body(&p, body);
	read_package("table-spare=10000");
	expect(PAI_E_LIMIT, "limit");
	package_body(&p, late);
	read_package("table-spare=49");
	expect(PAI_E_LIMIT, "limit");
	free(body);
}
END_TEST

START_TEST(attributes_beyond_reason_are_refused)
{
	struct p_buf	 b = { 0 };

	p_buf_str(&b, "<w:p");
	for (int i = 0; i < 513; i++)
		p_buf_fmt(&b, " a%d='1'", i);
	p_buf_str(&b, "/>");
	package_body(&p, b.p);
	read_package(NULL);
	expect(PAI_E_LIMIT, "limit");
	p_buf_free(&b);
}
END_TEST

/* ---- relations ---- */

static void
read_related(const char *target, const char *mode)
{
	struct p_buf	 b = { 0 };

	p_buf_fmt(&b, "<Relationships xmlns='http://schemas.openxmlformats."
	    "org/package/2006/relationships'><Relationship Id='a' "
	    "Type='x/styles' Target='%s'%s/></Relationships>", target, mode);
	package_body(&p, HELLO);
	package_part(&p, "word/_rels/document.xml.rels", b.p);
	read_package(NULL);
	p_buf_free(&b);
}

START_TEST(targets_outside_the_package_are_refused)
{
	read_related("../../../etc/passwd", "");
	expect(PAI_E_FORMAT, "opc-target");
	read_related("%2e%2e/%2e%2e/passwd", "");
	expect(PAI_E_FORMAT, "opc-target");
	read_related("file:///etc/passwd", "");
	expect(PAI_E_FORMAT, "opc-target");
	read_related("\\\\host\\share", "");
	expect(PAI_E_FORMAT, "opc-target");
}
END_TEST

START_TEST(what_is_external_is_not_opened)
{
	read_related("http://127.0.0.1:1/styles.xml",
	    " TargetMode='External'");
	expect(PAI_OK, "opc-external");
}
END_TEST

START_TEST(a_missing_part_is_a_warning)
{
	read_related("styles.xml", "");
	expect(PAI_OK, "opc-missing-part");
}
END_TEST

START_TEST(styles_in_a_circle_are_cut)
{
	package_body(&p, "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>");
	package_part(&p, "word/_rels/document.xml.rels", "<Relationships "
	    "xmlns='http://schemas.openxmlformats.org/package/2006/"
	    "relationships'><Relationship Id='a' Type='x/styles' "
	    "Target='styles.xml'/></Relationships>");
	package_part(&p, "word/styles.xml", "<w:styles xmlns:w='http://"
	    "schemas.openxmlformats.org/wordprocessingml/2006/main'>"
	    "<w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/>"
	    "</w:style><w:style w:type='paragraph' w:styleId='b'><w:basedOn "
	    "w:val='a'/></w:style></w:styles>");
	read_package(NULL);
	expect(PAI_OK, "style-cycle");
}
END_TEST

/* ---- numbers ---- */

START_TEST(numbers_beyond_reason_are_clamped)
{
	package_body(&p, "<w:tbl><w:tblGrid><w:gridCol w:w='99999999999'/>"
	    "</w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2147483647'/>"
	    "</w:tcPr>" HELLO "</w:tc></w:tr></w:tbl>");
	read_package(NULL);
	expect(PAI_OK, "clamped");
	package_body(&p, "<w:p><w:pPr><w:ind w:left='-99999999999' "
	    "w:firstLineChars='-1'/></w:pPr><w:r><w:rPr><w:sz w:val='0'/>"
	    "</w:rPr><w:t>a</w:t></w:r></w:p>");
	read_package(NULL);
	expect(PAI_OK, "clamped");
}
END_TEST

/* Properties behind the content they are of; a header that breaks off. */
START_TEST(what_comes_too_late_is_borne)
{
	package_body(&p, "<w:tbl><w:tr><w:tc>" HELLO "</w:tc><w:trPr><w:del/>"
	    "</w:trPr><w:tc>" HELLO "</w:tc></w:tr></w:tbl>");
	read_package(NULL);
	ck_assert_int_eq(o.status, PAI_OK);
	package_body(&p, "<w:tbl><w:tr><w:tc>" HELLO "<w:tcPr><w:cellDel/>"
	    "</w:tcPr></w:tc><w:tc>" HELLO "</w:tc></w:tr></w:tbl>");
	read_package(NULL);
	ck_assert_int_eq(o.status, PAI_OK);
	ck_assert_str_eq(o.said, " ");
	package_body(&p, "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>");
	package_part(&p, "word/_rels/document.xml.rels", "<Relationships "
	    "xmlns='http://schemas.openxmlformats.org/package/2006/"
	    "relationships'><Relationship Id='h' Type='x/header' "
	    "Target='h.xml'/></Relationships>");
	package_part(&p, "word/h.xml", "<w:hdr xmlns:w='http://schemas."
	    "openxmlformats.org/wordprocessingml/2006/main'><w:p><w:r><w:t>a");
	read_package(NULL);
	expect(PAI_E_FORMAT, "xml-malformed");
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("hostile packages");
	TCase	*t = tcase_create("all");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_plain_package_is_read);
	tcase_add_test(t, names_with_backslashes_are_read);
	tcase_add_test(t, names_that_lead_out_are_refused);
	tcase_add_test(t, two_parts_of_one_name_are_refused);
	tcase_add_test(t, an_encrypted_part_is_named_so);
	tcase_add_test(t, other_ways_of_packing_are_refused);
	tcase_add_test(t, parts_that_overlap_are_refused);
	tcase_add_test(t, a_part_longer_than_it_claims_is_refused);
	tcase_add_test(t, a_wrong_checksum_is_damage);
	tcase_add_test(t, a_bomb_ends_at_its_limit);
	tcase_add_test(t, an_archive_cut_off_is_damage);
	tcase_add_test(t, a_line_end_behind_the_archive_is_passed_over);
	tcase_add_test(t, too_many_parts_are_refused);
	tcase_add_test(t, a_document_type_is_refused);
	tcase_add_test(t, broken_xml_is_refused);
	tcase_add_test(t, another_kind_of_document_is_named_so);
	tcase_add_test(t, elements_too_deep_are_refused);
	tcase_add_test(t, tables_too_deep_become_paragraphs);
	tcase_add_test(t, tables_of_nothing_are_refused);
	tcase_add_test(t, attributes_beyond_reason_are_refused);
	tcase_add_test(t, targets_outside_the_package_are_refused);
	tcase_add_test(t, what_is_external_is_not_opened);
	tcase_add_test(t, a_missing_part_is_a_warning);
	tcase_add_test(t, styles_in_a_circle_are_cut);
	tcase_add_test(t, numbers_beyond_reason_are_clamped);
	tcase_add_test(t, what_comes_too_late_is_borne);
	suite_add_tcase(s, t);
	return run_suite(s);
}
