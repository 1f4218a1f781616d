/*
 * Numbers of a file, little end first.  The caller has seen that they are
 * there.
 */
#ifndef P_KIT_BYTES_H
#define P_KIT_BYTES_H

#include <stdint.h>

static inline uint32_t
le16(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static inline uint32_t
le32(const unsigned char *p)
{
	return le16(p) | le16(p + 2) << 16;
}

static inline int32_t
le16s(const unsigned char *p)
{
	return (int16_t)(uint16_t)le16(p);
}

static inline int32_t
le32s(const unsigned char *p)
{
	return (int32_t)le32(p);
}

#endif
