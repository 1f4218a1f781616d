/*
 * Which year a part of a document is of.
 *
 *	# 青禾镇2022年政府信息公开工作年度报告		2022
 *	## 一、总体情况					2022
 *	### （一）落实2020年的清理意见			2020
 *	## 二、主动公开政府信息情况			2022 again
 */
#include "check/check.h"

#include <string.h>

#include "pass/text/prose.h"

#define	HEADING_CHARS	96
#define	DIGITS		4

/* 0 to 9, in any script; -1: no digit. */
static int
digit(uint32_t cp)
{
	static const uint32_t han[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
	    0x516d, 0x4e03, 0x516b, 0x4e5d };	/* 一 to 九 */

	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	if (cp == 0x3007 || cp == 0x25cb || cp == 0x96f6)
		return 0;			/* 〇 ○ 零 */
	for (int i = 0; i < 9; i++)
		if (cp == han[i])
			return i + 1;
	return -1;
}

uint32_t
p_year_at(const uint32_t *cp, size_t n, size_t i)
{
	uint32_t y = 0;

	if (i + DIGITS >= n || cp[i + DIGITS] != 0x5e74 ||
	    (i > 0 && digit(cp[i - 1]) >= 0))
		return 0;			/* 年 */
	for (size_t k = i; k < i + DIGITS; k++) {
		if (digit(cp[k]) < 0)
			return 0;
		y = y * 10 + (uint32_t)digit(cp[k]);
	}
	return y >= 1900 && y <= 2999 ? y : 0;
}

/* The year that a heading names; 0: none, or more than one. */
static uint32_t
year_of(const struct pai_node *heading)
{
	uint32_t cp[HEADING_CHARS], year = 0, y;
	size_t	 n = p_fold(heading, cp, HEADING_CHARS);

	for (size_t i = 0; n <= HEADING_CHARS && i < n; i++) {
		if ((y = p_year_at(cp, n, i)) == 0 || y == year)
			continue;
		if (year != 0)
			return 0;
		year = y;
	}
	return year;
}

void
p_years_pass(struct p_years *y, const struct pai_node *n)
{
	uint32_t level;

	if (n->kind != PAI_N_HEADING)
		return;
	level = n->as.heading.level < P_YEAR_LEVELS ? n->as.heading.level :
	    P_YEAR_LEVELS - 1;
	y->of[level] = year_of(n);
	for (uint32_t i = level + 1; i < P_YEAR_LEVELS; i++)
		y->of[i] = 0;
}

uint32_t
p_years_now(const struct p_years *y)
{
	for (uint32_t i = P_YEAR_LEVELS; i-- > 0;)
		if (y->of[i] != 0)
			return y->of[i];
	return 0;
}
