/*
 * The marks of the official fixed-width text, on which its writer and its
 * reader must agree.  What GB/T 9704 does not settle is settled here.
 */
#ifndef P_KIT_SHEET_H
#define P_KIT_SHEET_H

#include <stddef.h>
#include <stdint.h>

#define	P_SHEET_INDENT		4	/* columns: 每段左空二字 */
#define	P_SHEET_LIST_INDENT	2	/* columns */
#define	P_SHEET_RULE		"＊＊＊"
#define	P_SHEET_MARKS		9	/* levels of headings with a mark */

/* What stands before a heading without a number; level: 1 .. P_SHEET_MARKS. */
static inline uint32_t
p_sheet_mark(unsigned level)
{
	static const uint32_t marks[P_SHEET_MARKS] = { 0x25a0, 0x25c6, 0x25cf,
	    0x25b2, 0x2605, 0x25a1, 0x25c7, 0x25cb, 0x25b3 };

	return marks[level - 1];	/* ■ ◆ ● ▲ ★ □ ◇ ○ △ */
}

/*
 * Columns that an item's label takes of its lines, of which it fills n: two
 * blanks behind it, which no text holds, in whole 字.
 */
static inline size_t
p_sheet_label_columns(size_t n)
{
	return n < 2 ? 4 : (n + 3) & ~(size_t)1;
}

#endif
