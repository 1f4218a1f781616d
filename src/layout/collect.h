/*
 * A paragraph being collected, unit by unit: what inline.c says of nodes and
 * collect.c knows of characters.
 */
#ifndef P_LAYOUT_COLLECT_H
#define P_LAYOUT_COLLECT_H

#include "layout/priv.h"

/* The inline elements that are open. */
struct p_open {
	unsigned	 strong, emph, under, strike, super, sub, code;
	const struct pai_node *link;
	size_t		 base;		/* of a ruby: its first unit */
	size_t		 reading;	/* above it: its first unit; 0: none */
};

struct p_collector {
	const struct p_flow	*flow;
	struct p_lay		*lay;
	struct p_para		*para;
	struct p_look		 base;
	struct p_open		 open;
	uint32_t		 run;	/* the current one */
	uint32_t		 capital;	/* of small capitals: the run
						 * of full ones, */
	uint32_t		 small;		/* and that of small ones; the
						 * same: there is none yet */
	int32_t			 width;	/* mpt that a picture may have */
	bool			 pending_soft;	/* a line ended in the source */
	bool			 parts;		/* U+00AD came last */
};

/* Empties lay->para. */
void	p_collect_start(struct p_collector *, const struct p_look *base);
/* What comes now looks like this and comes from that node. */
void	p_collect_run(struct p_collector *, const struct p_look *,
	    const struct pai_node *);
/* A unit of no width or class yet; NULL: lay has failed. */
struct p_unit *p_collect_unit(struct p_collector *, uint32_t cp);
/* A character that is shown; those that nothing shows are passed over. */
void	p_collect_char(struct p_collector *, uint32_t cp);
void	p_collect_string(struct p_collector *, const char *, size_t n);
/* What is no character, before the next unit; w, h: mpt. */
void	p_collect_object(struct p_collector *, const struct pai_node *,
	    int32_t w, int32_t h);
/* The end of a line. */
void	p_collect_end(struct p_collector *);

/*
 * inline.c: the look of what stands inside the open elements, as the record of
 * a node changes it; NULL: none does.
 */
void	p_collect_look(const struct p_collector *, const struct pai_node *,
	    struct p_look *);
/* formula.c: one that has parts. */
void	p_collect_formula(struct p_collector *, const struct pai_node *);

#endif
