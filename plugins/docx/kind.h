/*
 * What a file is that is no package, for the message that says so.
 */
#ifndef DOCX_KIND_H
#define DOCX_KIND_H

#include <stdbool.h>
#include <stddef.h>

/* A compound file: the container of Office 97 to 2003 (MS-CFB 2.2). */
bool		kind_is_compound(const unsigned char *, size_t);
/* A document locked with a password (MS-OFFCRYPTO 2.3.4). */
bool		kind_is_encrypted(const unsigned char *, size_t);
/* "a PDF", with what to do about it; NULL: nothing we know. */
const char	*kind_of_bytes(const unsigned char *, size_t);
/* Of a package, by the root element of its main part; NULL: not known. */
const char	*kind_of_root(const char *qname);
/* Text that Word writes or opens and that is no package. */
bool		kind_is_word_text(const unsigned char *, size_t);

#endif
