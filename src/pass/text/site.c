/*
 * What web sites put around a document, known line by line.
 *
 *	无障碍 | 长者版 | 登录			a bar: nothing but buttons
 *	首页 要闻动态 政务公开 互动交流		a menu
 *	当前位置：首页 > 政务公开 > 年报		the path to the page
 *	来源：办公室 发布时间：2022-01-20 字号：[大 中 小]
 *						fields about the page
 *	上一篇：……	扫一扫在手机打开当前页		beside the text
 *	版权所有 …… ICP备12345678号			the foot of the site
 *	好的，以下是图片中的文字：		a language model that read it
 *
 * A line is furniture where nothing is in it but such words and their values,
 * and some of them stand on web sites only.  Words that a document has as
 * well (来源：统计局 below a table, 主办单位： in an invitation, "Search") make
 * it no more than possible; then the lines beside it decide.  An address
 * below the foot of a site is the site's, above it the document's.  Names of
 * attachments are content.
 */
#include "pass/text/site.h"

#include <string.h>

#include "kit/utf8.h"

#define	LINE_MAX_CHARS	160	/* longer text says something */
#define	VALUE_MAX_CHARS	40	/* of a field */
#define	MENU_MIN	3	/* words of a menu, at least */

struct line {
	const char	*p;
	size_t		 n;
};

/* The words of a list are parted by "|". */
static const char sure_starts[] = "当前位置：|当前位置:|当前的位置|"
    "您当前的位置|您当前位置|您的位置|您的当前位置|您现在的位置|您所在的位置|"
    "您现在所在的位置|你的位置：|所在位置：首页|上一篇：|上一篇:|下一篇：|"
    "下一篇:|上一条：|上一条:|下一条：|下一条:|扫一扫在手机|扫一扫分享|"
    "扫描二维码分享|微信扫一扫|打开微信|版权所有：|版权所有:|版权所有 |"
    "版权所有©|网站标识码|政府网站标识码|Copyright ©|Copyright (c)|"
    "Copyright &copy;|Skip to main content|Skip to content|"
    "Accept all cookies|Accept cookies|Reject all cookies|"
    "Cookie settings|Cookie preferences";
static const char sure_inside[] = "ICP备|ICP证|公网安备|網安備|网站标识码：";
static const char maybe_starts[] = "主办单位：|主办单位:|主办：|主办:|承办单位：|"
    "承办单位:|承办：|承办:|技术支持：|技术支持:|运维单位：|运行维护：|网站维护：|"
    "建议使用|为了获得更好的浏览|版权所有|责任编辑：|责任编辑:|© |Published: |"
    "Last updated: ";
/* The notice itself is a sentence, which a policy on cookies has as well. */
static const char notices[] = "This website uses cookies|"
    "This site uses cookies|We use cookies|We use essential cookies|"
    "We use some essential cookies|By continuing to browse th|"
    "By using this site, you agree";
/* What a language model says before and after the text that it read. */
static const char chat_starts[] = "好的，以下|好的，这是|以下是识别|以下是图片|"
    "以下是该图片|以下是文档|以下为识别|以下为图片|识别结果如下|"
    "Here is the extracted|Here is the content|Here's the extracted|"
    "如需进一步|如果您需要|如果需要进一步|如有其他需要|希望以上|"
    "请注意，由于图片|Let me know if";
/* A report may end so, and the foot of the site goes on so. */
static const char foot_starts[] = "地址：|电话：|联系电话：|邮编：|地址:|电话:|"
    "联系电话:|邮编:";
/* Buttons that no document has; others that one might. */
static const char sure_buttons[] = "打印本页|打印此页|打印文章|关闭窗口|关闭本页|"
    "关闭页面|返回顶部|返回首页|返回列表|分享到|分享至|加入收藏|设为首页|"
    "无障碍|无障碍浏览|无障碍阅读|无障碍模式|长者模式|长者版|长者专区|适老版|"
    "老年模式|关怀版|关怀模式|繁体版|简体版|网站地图|站内搜索|高级搜索|"
    "新浪微博|腾讯微博|QQ空间|微信好友|朋友圈|政务微博|政务微信|手机版|移动版|"
    "打印|关闭|关闭窗口|附件下载|-->|<!--|我要纠错|网站支持IPv6|"
    "本站支持IPv6|Back to top|Print this page|Share this page|"
    "Email this page";
static const char maybe_buttons[] = "分享|收藏|大|中|小|特大|较大|默认|标准|"
    "返回|登录|注册|登陆|退出|搜索|繁体|繁體|简体|简|繁|English|EN|微信|微博|QQ|"
    "人民网|下载|收起|展开|上一页|下一页|上一篇|下一篇|没有了|字号|字体|"
    "字体大小|联系我们|关于我们|网站声明|法律声明|隐私声明|个人中心|用户中心|"
    "智能问答|RSS|邮箱|客户端|IPv6|A+|A-|+|-|Menu|Search|Share|Print|Close|"
    "Accept|Reject|Sign in|Log in|Login|Register|Subscribe|Facebook|"
    "Twitter|LinkedIn|Email|Cookies|Privacy|Accessibility|Sitemap|"
    "Contact us|Terms of use|Privacy policy";
static const char menu_words[] = "首页|网站首页|要闻动态|新闻动态|新闻中心|政务动态|"
    "政务要闻|政务公开|政府信息公开|信息公开|公开|政务服务|办事服务|在线服务|服务|"
    "互动交流|公众参与|政民互动|互动|数据开放|数据发布|政务数据|专题专栏|专题|"
    "解读回应|政策解读|政策文件|政策|机构职能|领导之窗|走进我们|魅力|投资|旅游";
/* Fields: about the page as such, who made it and when, and any time. */
static const char web_keys[] = "浏览次数|浏览量|浏览数|点击次数|点击数|点击量|"
    "点击率|阅读次数|阅读量|阅读数|字号|字体大小|字体|文字大小|分享到|分享至|"
    "保护视力色|背景色";
static const char source_keys[] = "信息来源|文章来源|稿件来源|新闻来源|来源|稿源|"
    "发布机构|发布单位|发布者|发布人|信息提供|供稿单位";
static const char release_keys[] = "发布时间|发布日期|更新时间|更新日期|发稿时间|"
    "发表时间|录入时间|上传时间";
static const char plain_keys[] = "时间|日期|作者|编辑|责任编辑|审核|录入|撰稿|访问量|"
    "访问次数|人气|浏览|阅读|点击|分享";

/* ---- words ---- */

/* The bytes of the longest word of a list that the line begins with. */
static size_t
word_at(struct line l, const char *list)
{
	size_t	 best = 0, len;

	for (; *list != '\0'; list += len + (list[len] == '|')) {
		len = strcspn(list, "|");
		if (len > best && len <= l.n && memcmp(l.p, list, len) == 0)
			best = len;
	}
	return best;
}

static bool
holds_word(struct line l, const char *list)
{
	for (; l.n > 0; l.p++, l.n--)
		if (word_at(l, list) > 0)
			return true;
	return false;
}

static struct line
behind(struct line l, size_t n)
{
	return (struct line){ l.p + n, l.n - n };
}

static struct line
skip_blanks(struct line l)
{
	uint32_t	 cp;
	size_t		 len;

	while (l.n > 0 && (len = p_utf8_next(l.p, l.n, &cp)) > 0 &&
	    p_is_space(cp))
		l = behind(l, len);
	return l;
}

/* What stands between buttons. */
static bool
is_between(uint32_t cp)
{
	static const uint32_t marks[] = { '|', '[', ']', '(', ')', '/', ':',
	    ',', '>', 0xff5c, 0x3010, 0x3011, 0xff08, 0xff09, 0x3001, 0xff1a,
	    0xb7, 0x2022, 0x2502, 0xff0f, 0x300c, 0x300d, 0x3014, 0x3015 };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (cp == marks[i])
			return true;
	return p_is_space(cp);
}

static struct line
skip_between(struct line l)
{
	uint32_t	 cp;
	size_t		 len;

	while (l.n > 0 && (len = p_utf8_next(l.p, l.n, &cp)) > 0 &&
	    is_between(cp))
		l = behind(l, len);
	return l;
}

/* A word of the list and then its end; the bytes, or 0. */
static size_t
whole_word_at(struct line l, const char *list)
{
	size_t		 n = word_at(l, list);
	uint32_t	 cp;

	if (n == 0 || n == l.n)
		return n;
	p_utf8_next(l.p + n, l.n - n, &cp);
	return is_between(cp) ? n : 0;
}

/* ---- lines of buttons, menus, paths ---- */

static enum p_furniture
buttons(struct line l)
{
	size_t	 n, sure = 0, all = 0;

	for (l = skip_between(l); l.n > 0; l = skip_between(behind(l, n))) {
		if ((n = whole_word_at(l, sure_buttons)) > 0)
			sure++;
		else if ((n = whole_word_at(l, maybe_buttons)) == 0)
			return P_NO_FURNITURE;
		all++;
	}
	if (all == 0)
		return P_NO_FURNITURE;
	return sure > 0 ? P_SURE_FURNITURE : P_MAYBE_FURNITURE;
}

static bool
is_menu(struct line l)
{
	size_t	 n, words = 0;
	bool	 home = word_at(l, "首页|网站首页") > 0;

	for (l = skip_between(l); l.n > 0; l = skip_between(behind(l, n))) {
		if ((n = whole_word_at(l, menu_words)) == 0 &&
		    (n = whole_word_at(l, sure_buttons)) == 0)
			return false;
		words++;
	}
	return words >= MENU_MIN && home;
}

bool
p_is_menu_word(const struct p_plain *t)
{
	struct line	 l = skip_between((struct line){ t->text.p,
			    t->text.n });
	size_t		 n = whole_word_at(l, menu_words);

	return n > 0 && skip_between(behind(l, n)).n == 0;
}

/* 首页 > 政务公开 > ...; Home > Reports */
static bool
is_path(struct line l)
{
	static const char *const arrows[] = { ">", "＞", "»", "›", "→", "》",
	    NULL };
	size_t	 n = word_at(l, "首页|网站首页|Home");

	if (n == 0)
		return false;
	l = skip_blanks(behind(l, n));
	for (size_t i = 0; arrows[i] != NULL; i++)
		if (l.n > strlen(arrows[i]) &&
		    memcmp(l.p, arrows[i], strlen(arrows[i])) == 0)
			return true;
	return false;
}

/* ---- lines of fields ---- */

struct fields {
	size_t	 web, source, release, plain, buttons;
	size_t	 value;		/* characters of the one at hand */
	bool	 any;
};

/* A key and its colon; counted in the right place. */
static size_t
key_at(struct line l, struct fields *f)
{
	const char	*lists[] = { web_keys, source_keys, release_keys,
	    plain_keys };
	size_t		*counts[] = { &f->web, &f->source, &f->release,
	    &f->plain };
	size_t		 n;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if ((n = word_at(l, lists[i])) == 0)
			continue;
		while (n < l.n && l.p[n] == ' ')
			n++;
		if (n < l.n && l.p[n] == ':')
			n++;
		else if (l.n - n >= 3 && memcmp(l.p + n, "：", 3) == 0)
			n += 3;
		else
			continue;
		++*counts[i];
		f->value = 0;
		f->any = true;
		return n;
	}
	return 0;
}

/* Keys with values, and buttons among them, and nothing else. */
static bool
read_fields(struct line l, struct fields *f)
{
	uint32_t	 cp;
	size_t		 n;

	for (l = skip_between(l); l.n > 0; l = behind(l, n)) {
		if ((n = key_at(l, f)) > 0)
			continue;
		if ((n = whole_word_at(l, sure_buttons)) > 0) {
			f->buttons++;
			continue;
		}
		n = p_utf8_next(l.p, l.n, &cp);
		if (is_between(cp))
			continue;
		if (!f->any && f->buttons == 0)
			return false;
		if (++f->value > VALUE_MAX_CHARS)
			return false;
	}
	return f->any;
}

static enum p_furniture
fields(struct line l)
{
	struct fields	 f = { 0 };

	if (!read_fields(l, &f))
		return P_NO_FURNITURE;
	if (f.web > 0 || f.buttons > 0 || (f.source + f.release > 0 &&
	    f.source + f.release + f.plain > 1))
		return P_SURE_FURNITURE;
	return f.source + f.release > 0 ? P_MAYBE_FURNITURE : P_NO_FURNITURE;
}

/* ---- the whole ---- */

static bool
is_sentence(const struct p_plain *t)
{
	return t->stops > 0 || t->last == 0x3002 || t->last == 0xff1b;
}

static enum p_furniture
by_start(struct line l, const struct p_plain *t)
{
	if (word_at(l, notices) > 0 || word_at(l, chat_starts) > 0)
		return P_MAYBE_FURNITURE;
	if (is_sentence(t))
		return P_NO_FURNITURE;
	if (word_at(l, sure_starts) > 0 || holds_word(l, sure_inside) ||
	    (holds_word(l, "©|&copy;") && holds_word(l,
	    "版权所有|All rights reserved|All Rights Reserved")))
		return P_SURE_FURNITURE;
	if (word_at(l, foot_starts) > 0)
		return P_FOOT_FURNITURE;
	return word_at(l, maybe_starts) > 0 ? P_MAYBE_FURNITURE :
	    P_NO_FURNITURE;
}

enum p_furniture
p_furniture_of(const struct p_plain *t)
{
	struct line	 l = { t->text.p, t->text.n };
	enum p_furniture best, one;

	if (t->chars == 0 || t->chars > LINE_MAX_CHARS)
		return P_NO_FURNITURE;
	l = skip_blanks(l);
	best = by_start(l, t);
	if (best == P_SURE_FURNITURE || is_sentence(t))
		return best;
	if (is_path(l) || is_menu(l))
		return P_SURE_FURNITURE;
	if ((one = buttons(l)) > best)
		best = one;
	if ((one = fields(l)) > best)
		best = one;
	return best;
}

void
p_furniture_spread(struct p_verdict *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (v[i].furniture != P_NO_FURNITURE &&
		    v[i - 1].furniture == P_SURE_FURNITURE)
			v[i].furniture = P_SURE_FURNITURE;
	for (size_t i = n; i-- > 1; )
		if (v[i - 1].furniture == P_MAYBE_FURNITURE &&
		    v[i].furniture == P_SURE_FURNITURE)
			v[i - 1].furniture = P_SURE_FURNITURE;
}
