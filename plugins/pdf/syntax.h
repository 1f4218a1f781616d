/*
 * PDF's spellings (ISO 32000-1, 7.3), written to a buffer: numbers without
 * printf, so that no locale and no NaN can reach the file; strings escaped.
 */
#ifndef P_PDF_SYNTAX_H
#define P_PDF_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

#include <paiban/base.h>

#include "kit/buf.h"

void	pdf_int(struct p_buf *, int64_t);
/* A length in mpt as points, at most three decimals; clamped to a page. */
void	pdf_length(struct p_buf *, int64_t mpt);
/* A number of 1/1000, for matrices, colours and the like. */
void	pdf_milli(struct p_buf *, int64_t thousandths);
/* Any number with so many decimals, 9 at most; beyond 1e8 it is that. */
void	pdf_real(struct p_buf *, double, unsigned places);
/* "0 0 1 rg" and the like take three of these: 0x00RRGGBB. */
void	pdf_colour(struct p_buf *, uint32_t rgb);
void	pdf_hex16(struct p_buf *, uint32_t);
void	pdf_hex_bytes(struct p_buf *, const unsigned char *, size_t n);
/* The two bytes of a code, for within the brackets of a string. */
void	pdf_code(struct p_buf *, uint16_t);
/* "N 0 R" behind a blank; a number or name may not follow at once. */
void	pdf_ref(struct p_buf *, uint32_t object);
/* A text string: (ASCII), or <FEFF...> in UTF-16BE; cut at 32,767 bytes. */
void	pdf_text(struct p_buf *, struct pai_str);
/* Characters as UTF-16BE hexadecimal digits, without the brackets. */
void	pdf_utf16(struct p_buf *, const uint32_t *cp, size_t n);
/* A byte string in brackets, escaped. */
void	pdf_bytes(struct p_buf *, const char *, size_t n);

#endif
