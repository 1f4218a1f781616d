/*
 * Each pass for running text mends its damage, leaves alone what only looks
 * like it, has nothing to do a second time, and never touches what an author
 * typed.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "run.h"
#include "pass/text/prose.h"

static struct fixture f;
static struct p_buf text;

static void
setup(void)
{
	fixture_open(&f);
	p_doc_meta_set(&f.doc, "reader", "ocr", 3);
}

static void
teardown(void)
{
	fixture_close(&f);
	p_buf_free(&text);
}

/* A paragraph a line; an empty line leaves its number out. */
static void
put_lines(const char *s)
{
	struct pai_build *b = &f.build.pub;
	struct pai_locus where = { .line = 1 };
	size_t		 n;

	for (;; s += n + 1, where.line++) {
		n = strcspn(s, "\n");
		if (n > 0) {
			pai_at(b, &where);
			pai_open(b, PAI_N_PARAGRAPH);
			pai_text(b, s, n, 0);
			pai_close(b, PAI_N_PARAGRAPH);
		}
		if (s[n] == '\0')
			return;
	}
}

/* Every block on a line: "# " before a heading, "=" and a role's number. */
static const char *
shown(void)
{
	p_buf_free(&text);
	for (struct pai_node *n = f.doc.root->first; n != NULL; n = n->next) {
		if (n->kind == PAI_N_HEADING)
			p_buf_fmt(&text, "#%u ", n->as.heading.level);
		else if (n->as.para.role != 0)
			p_buf_fmt(&text, "=%u ", n->as.para.role);
		fixture_text(n, &text);
		if (n->next != NULL)
			p_buf_put(&text, "\n", 1);
	}
	return text.p != NULL ? text.p : "";
}

static struct p_pass_count
run(const struct pai_pass *pass, bool full)
{
	struct p_pass_count	 n = { 0, 0 };

	ck_assert_int_eq(p_pass_run(f.ctx, pass, &f.doc, &f.log, full, &n),
	    PAI_OK);
	return n;
}

static void
mends(const struct pai_pass *pass, const char *before, const char *after)
{
	struct p_pass_count	 n;

	put_lines(before);
	n = run(pass, false);
	ck_assert_str_eq(shown(), after);
	ck_assert_int_eq(strcmp(before, after) != 0, n.says > 0);
	n = run(pass, false);
	ck_assert_uint_eq(n.changes + n.says, 0);
	ck_assert_str_eq(shown(), after);
}

struct pair {
	const struct pai_pass *pass;
	const char	*before, *after;
};

static const struct pair mended[] = {
	{ &p_pass_width, "(一)主动", "（一）主动" },
	{ &p_pass_width, "国务院令第711号,以下简称:条例",
	    "国务院令第711号，以下简称：条例" },
	{ &p_pass_width, "邮编:151900,电话57018493)。",
	    "邮编：151900，电话57018493)。" },
	{ &p_pass_width, "“发布”,围绕", "“发布”，围绕" },
	{ &p_pass_width, "使用Python,可以", "使用Python，可以" },
	{ &p_pass_width, "规定(2021)执行", "规定（2021）执行" },
	{ &p_pass_width, "请与)本镇联系", "请与）本镇联系" },
	{ &p_pass_width, "见(http://a.cn/x,y)查阅", "见（http://a.cn/x,y）查阅" },

	{ &p_pass_blanks, "第 711 号", "第711号" },
	{ &p_pass_blanks, "国务院令 第 711 号", "国务院令第711号" },
	{ &p_pass_blanks, "（一） 主动", "（一）主动" },
	{ &p_pass_blanks, "1. 属于国家秘密", "1.属于国家秘密" },
	{ &p_pass_blanks, "方面。2. 修订", "方面。2.修订" },
	{ &p_pass_blanks, "邮 编 ：", "邮编：" },
	{ &p_pass_blanks, "计其他 ， 情形", "计其他，情形" },

	{ &p_pass_doubled, "问题：：一是", "问题：一是" },
	{ &p_pass_doubled, "公开，，透明。。", "公开，透明。" },

	{ &p_pass_padding, "　　0", "0" },
	{ &p_pass_padding, "0\xc2\xa0　", "0" },
	{ &p_pass_padding, "甲\n\xc2\xa0 \xc2\xa0\n乙", "甲\n乙" },

	{ &p_pass_residue, "甲。\n[bookmark: _GoBack]乙。", "甲。\n乙。" },
	{ &p_pass_residue, "甲\n— 3 —\n- 4 -\n－5－\n第 6 页\n乙", "甲\n乙" },
	{ &p_pass_residue, "第3页 共10页\n乙", "乙" },
	{ &p_pass_residue, "当前位置：首页 > 公开\n乙\n-->\n附件下载", "乙" },
	{ &p_pass_residue, "来源：镇政府  时间：2022-01-20\n乙", "乙" },

	{ &p_pass_title, "青禾镇2021年政府信息公开工作\n年度报告\n一、总体",
	    "#1 青禾镇2021年政府信息公开工作年度报告\n一、总体" },
	{ &p_pass_title, "关于印发方案的通知\n各村：",
	    "#1 关于印发方案的通知\n各村：" },

	{ &p_pass_ordinals, "一、总体\n（1） 甲\n文。\n（2） 乙\n文。\n（三）丙",
	    "一、总体\n（一）甲\n文。\n（二）乙\n文。\n（三）丙" },

	{ &p_pass_headings, "一、总体情况\n文。", "#2 一、总体情况\n文。" },
	{ &p_pass_headings, "（一）公开。\n文。\n（二）其他\n文。",
	    "#3 （一）公开。\n文。\n#3 （二）其他\n文。" },
	{ &p_pass_headings, "第一章 总则\n第一条 为了公开。",
	    "#2 第一章 总则\n第一条 为了公开。" },

	{ &p_pass_roles, "文。\n青禾镇人民政府\n2022年1月20日",
	    "文。\n=3 青禾镇人民政府\n=4 2022年1月20日" },
	{ &p_pass_roles, "文。\n青禾镇人民政府", "文。\n=3 青禾镇人民政府" },
};

static const struct pair kept[] = {
	{ &p_pass_width, "共1,000元，12:30开会", NULL },
	{ &p_pass_width, "f(x), g(y): see the notes; all right?", NULL },
	{ &p_pass_width, "调用f(x)求值", NULL },
	{ &p_pass_width, "This text (in English) quotes 北京, once.", NULL },
	{ &p_pass_width, "1)主动公开", NULL },
	{ &p_pass_width, "标准库std::string", NULL },

	{ &p_pass_blanks, "张三 李四", NULL },
	{ &p_pass_blanks, "使用 Python 编写", NULL },
	{ &p_pass_blanks, "一个　　空", NULL },
	{ &p_pass_blanks, "共   3   项", NULL },
	{ &p_pass_blanks, "a b, c 12 d", NULL },

	{ &p_pass_doubled, "等等。。。", NULL },
	{ &p_pass_doubled, "好！！真的？？", NULL },
	{ &p_pass_doubled, "——……", NULL },

	{ &p_pass_residue, "— 甲 —", NULL },
	{ &p_pass_residue, "- 3", NULL },
	{ &p_pass_residue, "2021", NULL },
	{ &p_pass_residue, "[注] 见第3页", NULL },
	{ &p_pass_residue, "来源：群众来信和电话记录。", NULL },

	{ &p_pass_title, "今天开会。\n一、总体", NULL },
	{ &p_pass_title, "青禾镇\n今年的工作很多，报告", NULL },
	{ &p_pass_title, "一、工作报告", NULL },

	/* （1） begins again below （一）: a level of its own. */
	{ &p_pass_ordinals, "一、总体\n（一）甲\n（1）乙\n（2）丙", NULL },
	{ &p_pass_ordinals, "一、总体\n（1）甲\n（2）乙", NULL },
	{ &p_pass_ordinals, "一、总体\n（1）甲\n（三）乙", NULL },

	{ &p_pass_headings, "（一）全年未收到申请。\n（二）全年未收取费用。",
	    NULL },
	{ &p_pass_headings, "（一）公开。二句。\n文。", NULL },
	{ &p_pass_headings, "1.公开\n文。", NULL },
	{ &p_pass_headings, "一是公开\n文。", NULL },
	{ &p_pass_headings, "一、同意；\n二、不同意。", NULL },

	{ &p_pass_roles, "文。\n青禾镇人民政府，", NULL },
	{ &p_pass_roles, "青禾镇人民政府", NULL },

	/* An extractor's paragraphs stand without blank lines. */
	{ &p_pass_paragraphs, "全年主动公开信息三百余条，涉及民政、农业、教育、"
	    "卫生和交通等多个方面，并进一步完善了各项\n教育和医疗领域的公开。",
	    NULL },
};

START_TEST(damage_is_mended)
{
	mends(mended[_i].pass, mended[_i].before, mended[_i].after);
}
END_TEST

START_TEST(what_only_looks_like_it_is_kept)
{
	mends(kept[_i].pass, kept[_i].before, kept[_i].before);
}
END_TEST

START_TEST(an_author_is_left_alone)
{
	p_doc_meta_set(&f.doc, "reader", "docx", 4);
	mends(mended[_i].pass, mended[_i].before, mended[_i].before);
}
END_TEST

START_TEST(a_paragraph_cut_by_a_page_is_joined)
{
	mends(&p_pass_paragraphs,
	    "全年主动公开信息三百余条，涉及民政、农业、教育、卫生和交通等"
	    "多个方面，并进一步完善\n\n教育和医疗领域的公开。\n\n一、总体",
	    "全年主动公开信息三百余条，涉及民政、农业、教育、卫生和交通等"
	    "多个方面，并进一步完善教育和医疗领域的公开。\n一、总体");
}
END_TEST

/* The middle part is too short to go on with the first until it has grown. */
START_TEST(a_part_that_grew_joins_the_one_before_it)
{
	mends(&p_pass_paragraphs,
	    "全年主动公开信息三百余条，涉及民政、农业、教育、卫生和交通等"
	    "多个方面，并进一步完善\n\n教育和医疗还有交通领域的公开工作办法和"
	    "有关制度\n\n\n\n以及其他各项。",
	    "全年主动公开信息三百余条，涉及民政、农业、教育、卫生和交通等"
	    "多个方面，并进一步完善教育和医疗还有交通领域的公开工作办法和"
	    "有关制度以及其他各项。");
}
END_TEST

START_TEST(marks_beside_marks_are_decided_at_once)
{
	mends(&p_pass_width, "编号(2021),(附件);见a@b.cn,(二)",
	    "编号（2021），（附件）；见a@b.cn，（二）");
}
END_TEST

START_TEST(a_short_line_is_not_half_a_paragraph)
{
	mends(&p_pass_paragraphs, "无\n有。", "无\n有。");
	put_lines("无\n\n\n有。");
	ck_assert_uint_eq(run(&p_pass_paragraphs, false).says, 0);
}
END_TEST

START_TEST(wrapped_lines_are_joined)
{
	mends(&p_pass_unwrap,
	    "　　全年主动公开信息三百余条，涉及民政、农业、教育、卫\n"
	    "生和交通等多个方面，并进一步完善了各项制度，明确了各个\n"
	    "部门的责任，为群众办事提供了方便，得到了群众的认可，下\n"
	    "一步还要继续做好。\n"
	    "　　（一）明年的打算\n"
	    "　　明年要继续把公开工作放在重要位置，做到应公开的都公\n"
	    "开，接受群众监督。",
	    "　　全年主动公开信息三百余条，涉及民政、农业、教育、卫"
	    "生和交通等多个方面，并进一步完善了各项制度，明确了各个"
	    "部门的责任，为群众办事提供了方便，得到了群众的认可，下"
	    "一步还要继续做好。\n"
	    "　　（一）明年的打算\n"
	    "　　明年要继续把公开工作放在重要位置，做到应公开的都公"
	    "开，接受群众监督。");
}
END_TEST

START_TEST(a_line_a_paragraph_is_not_wrapped)
{
	const char	*lines = "全年公开信息三百条。\n涉及民政和农业。\n"
	    "完善了制度\n明确了责任\n一、打算\n继续做好。";

	mends(&p_pass_unwrap, lines, lines);
}
END_TEST

START_TEST(blanks_between_words_go_only_in_full)
{
	put_lines("无正当理由大量反复 申请");
	run(&p_pass_blanks, false);
	ck_assert_str_eq(shown(), "无正当理由大量反复 申请");
	run(&p_pass_blanks, true);
	ck_assert_str_eq(shown(), "无正当理由大量反复申请");
}
END_TEST

START_TEST(a_lone_bracket_is_told_and_kept)
{
	put_lines("请与）本镇联系\n（一）好\n1）好");
	run(&p_pass_brackets, false);
	ck_assert_uint_eq(f.log.count[PAI_L_WARNING], 1);
	ck_assert_str_eq(shown(), "请与）本镇联系\n（一）好\n1）好");
}
END_TEST

START_TEST(a_heading_given_takes_the_level_of_its_number)
{
	struct pai_build *b = &f.build.pub;
	struct pai_node	*h = pai_open(b, PAI_N_HEADING);

	h->as.heading.level = 4;
	pai_open(b, PAI_N_STRONG);
	pai_text(b, "六、其他", strlen("六、其他"), 0);
	pai_close(b, PAI_N_STRONG);
	pai_close(b, PAI_N_HEADING);
	run(&p_pass_headings, false);
	ck_assert_str_eq(shown(), "#2 六、其他");
	ck_assert_int_eq(h->first->kind, PAI_N_TEXT);
	ck_assert_uint_eq(run(&p_pass_headings, false).says, 0);
}
END_TEST

START_TEST(a_mark_sees_across_runs)
{
	struct pai_build *b = &f.build.pub;

	pai_open(b, PAI_N_PARAGRAPH);
	pai_open(b, PAI_N_STRONG);
	pai_text(b, "主动公开(", strlen("主动公开("), 0);
	pai_close(b, PAI_N_STRONG);
	pai_text(b, "2021)", 5, 0);
	pai_close(b, PAI_N_PARAGRAPH);
	run(&p_pass_width, false);
	ck_assert_str_eq(shown(), "主动公开（2021）");
}
END_TEST

#define	COUNT(a)	((int)(sizeof(a) / sizeof((a)[0])))

int
main(void)
{
	Suite	*s = suite_create("passes for text");
	TCase	*t = tcase_create("text");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, damage_is_mended, 0, COUNT(mended));
	tcase_add_loop_test(t, what_only_looks_like_it_is_kept, 0,
	    COUNT(kept));
	tcase_add_loop_test(t, an_author_is_left_alone, 0, COUNT(mended));
	tcase_add_test(t, a_paragraph_cut_by_a_page_is_joined);
	tcase_add_test(t, a_part_that_grew_joins_the_one_before_it);
	tcase_add_test(t, marks_beside_marks_are_decided_at_once);
	tcase_add_test(t, a_short_line_is_not_half_a_paragraph);
	tcase_add_test(t, wrapped_lines_are_joined);
	tcase_add_test(t, a_line_a_paragraph_is_not_wrapped);
	tcase_add_test(t, blanks_between_words_go_only_in_full);
	tcase_add_test(t, a_lone_bracket_is_told_and_kept);
	tcase_add_test(t, a_heading_given_takes_the_level_of_its_number);
	tcase_add_test(t, a_mark_sees_across_runs);
	suite_add_tcase(s, t);
	return run_suite(s);
}
