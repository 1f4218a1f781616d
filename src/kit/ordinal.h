/*
 * 序数: the number that stands before a heading or a numbered paragraph.
 */
#ifndef P_KIT_ORDINAL_H
#define P_KIT_ORDINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* GB/T 9704-2012 7.3.3 orders the first four: 一、 （一） 1. （1）. */
enum p_ordinal_form {
	P_ORD_NONE,
	P_ORD_HAN_COMMA,	/* 一、 */
	P_ORD_HAN_BRACKET,	/* （一）, (一) */
	P_ORD_DIGIT_DOT,	/* 1. 1． 1、 */
	P_ORD_DIGIT_BRACKET,	/* （1）, (1) 1) */
	P_ORD_CIRCLED,		/* ① */
	P_ORD_CHAPTER,		/* 第一章 第一节 第一条 */
	P_ORD_HAN_IS		/* 一是 二是: run-in, never a heading */
};

struct p_ordinal {
	enum p_ordinal_form form;
	uint32_t	 value;		/* from 1; 0: no ordinal */
	size_t		 n;		/* bytes of the ordinal, blanks after it
					 * not counted */
	size_t		 skip;		/* bytes to the text behind it */
	unsigned	 level;		/* heading level it stands for: 一、 2,
					 * （一） 3, 1. 4, （1） 5, ① 6; 0: none */
};

/* Leading blanks are passed over and count in n and skip. */
bool	p_ordinal_at(const char *, size_t n, struct p_ordinal *);

/*
 * Does a numbered text look like a heading: 一、 or （一） or 第一章, at most
 * 40 characters, and no sentence mark?  Returns the level, 0: it does not.
 */
unsigned p_ordinal_heads(const char *, size_t n);

/* A Chinese number (一 ... 九千九百九十九) at p: its value and bytes. */
bool	p_han_number(const char *p, size_t n, uint32_t *value, size_t *used);

struct p_buf;
/* value in Chinese counting, 1 .. 9999: "二十一". */
void	p_han_put(struct p_buf *, uint32_t value);

#endif
