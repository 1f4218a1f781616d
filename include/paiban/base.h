/*
 * Types every other header needs: status codes, strings, positions, lengths.
 * Includes only the standard library; includable alone and in any order.
 */
#ifndef PAI_BASE_H
#define PAI_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PAI_EXPORT	__attribute__((visibility("default")))
#define PAI_PRINTF(f,a)	__attribute__((format(printf, f, a)))
#define PAI_CHECK	__attribute__((warn_unused_result))
#else
#define PAI_EXPORT
#define PAI_PRINTF(f,a)
#define PAI_CHECK
#endif

/*
 * What a call came to.  Deliberately few: a status says what the caller
 * should do next; what went wrong, and where, is a diagnostic (diag.h).
 */
enum pai_status {
	PAI_OK = 0,
	PAI_E_NOMEM,	/* the allocator said no */
	PAI_E_IO,	/* the stream failed; errno may tell more */
	PAI_E_FORMAT,	/* input is not what it claims to be */
	PAI_E_UNSUPP,	/* understood, but not implemented */
	PAI_E_LIMIT,	/* a safety limit was reached: depth, bytes, cells */
	PAI_E_ARG,	/* the caller, not the input, is at fault */
	PAI_E_PLUGIN,	/* no such plugin, or one we must not load */
	PAI_E_CANCEL	/* the caller asked us to stop */
};

/*
 * A slice of UTF-8.  Never owns its bytes.  Slices that live in a document
 * are NUL-terminated as well, so p may be handed to C functions, but n is
 * the truth: text may contain U+0000 replaced by U+FFFD, never a raw NUL.
 * An empty slice has n == 0 and p either "" or NULL.
 */
struct pai_str {
	const char	*p;
	size_t		 n;
};

/*
 * Where something came from.  Zero means unknown in every member, so a
 * zeroed locus is a valid "nowhere".  Text inputs fill line and col; packages
 * fill src (the part's name is in the source table) and line; scanned pages
 * fill page and box.
 */
struct pai_locus {
	uint32_t	 src;	/* index into the document's source table */
	uint32_t	 page;	/* from 1 */
	uint32_t	 line;	/* from 1 */
	uint32_t	 col;	/* from 1, in code points */
	uint32_t	 len;	/* bytes covered, starting at off */
	uint32_t	 box;	/* in the box table: corners, confidence */
	uint64_t	 off;	/* byte offset in src */
};

/*
 * A length.  Every length in the model is an int32_t in thousandths of a
 * point (mpt): a twip is exactly 50, a half-point 500, A4 595276 by 841890.
 */
#define	PAI_MPT_PER_PT		1000
#define	PAI_MPT_PER_TWIP	50
#define	PAI_MPT_MAX		14400000	/* 200 inches, PDF's page limit */

#ifdef __cplusplus
}
#endif

#endif /* PAI_BASE_H */
