/*
 * What the parts of the dump share.  All add to the line at hand; a buffer
 * that is out of memory stays so and tells its owner.
 */
#ifndef P_CORE_DUMP_H
#define P_CORE_DUMP_H

#include "core/core.h"

/* ---- dump_value.c ---- */

/* The i-th of n names; "?" beyond them. */
const char	*p_dump_name(const char *const *names, size_t n, unsigned i);
#define	P_COUNT(a)		(sizeof(a) / sizeof((a)[0]))
#define	P_NAME_AT(names, i)	p_dump_name((names), P_COUNT(names), (i))
const char	*p_align_name(unsigned align);
const char	*p_flow_name(unsigned flow);
void	p_dump_quoted(struct p_buf *, struct pai_str);
/* A word for each bit that is set, the lowest first; "" is never set. */
void	p_dump_bits(struct p_buf *, uint32_t bits, const char *const *names,
	    size_t n);
/* Nothing for an empty string. */
void	p_dump_str(struct p_buf *, const char *label, struct pai_str);
/* mpt as points, without trailing zeros. */
void	p_dump_pt(struct p_buf *, const char *label, int32_t mpt);
void	p_dump_pt_if(struct p_buf *, const char *label, int32_t mpt);
void	p_dump_word_if(struct p_buf *, bool yes, const char *word);
/* Nothing for an edge without a stroke. */
void	p_dump_edge(struct p_buf *, const char *label,
	    const struct pai_border *);
/* One direction of where something floats; at: mpt. */
void	p_dump_stand(struct p_buf *, const char *label, uint8_t from,
	    uint8_t place, int32_t at);

/* ---- dump_style.c ---- */

/* The style of this number; nothing for 0. */
void	p_dump_style(struct p_buf *, const struct p_doc *, uint32_t style);

/* ---- dump_section.c ---- */

void	p_dump_section(struct p_buf *, const struct p_doc *, uint32_t index);

/* ---- dump_inline.c ---- */

/* What an inline node holds beside its children; nothing for others. */
void	p_dump_inline(struct p_buf *, const struct p_doc *,
	    const struct pai_node *);

#endif
