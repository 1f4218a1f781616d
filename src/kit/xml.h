/*
 * XML that cannot hurt: expat with every limit set, and names as numbers.
 *
 * The caller lists the namespaces and names it knows; everything else is
 * token 0.  Prefixes are resolved here, not by expat: a document uses a
 * hundred names a million times, so each spelling is looked up once and
 * remembered for as long as the prefixes mean the same.
 *
 * A document type declaration ends the parse, or at least one that declares
 * anything: packages may not have one, and without it there are no entities
 * to be bombed with.
 */
#ifndef P_KIT_XML_H
#define P_KIT_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct p_xml;

/* Several addresses may stand for one namespace.  space is from 1. */
struct p_xml_space {
	const char	*uri;
	uint16_t	 space;
};

/* Names are sorted by space, then by strcmp().  token is from 1. */
struct p_xml_name {
	const char	*local;
	uint16_t	 space;		/* 0: an attribute without prefix */
	uint16_t	 token;
};

struct p_xml_words {
	const struct p_xml_space *spaces;
	size_t			  space_count;
	const struct p_xml_name	 *names;
	size_t			  name_count;
};

struct p_xml_handler {
	void	(*start)(void *, struct p_xml *, unsigned token);
	void	(*end)(void *, struct p_xml *, unsigned token);
	void	(*text)(void *, struct p_xml *, const char *, size_t);
};

enum p_xml_status {
	P_XML_OK,
	P_XML_NOMEM,
	P_XML_MALFORMED,
	P_XML_DOCTYPE,
	P_XML_DEPTH,		/* too many elements open */
	P_XML_ATTRS,		/* too many attributes, or prefixes bound */
	P_XML_BOMB,		/* expat's own amplification limit */
	P_XML_STOPPED		/* by p_xml_stop() */
};

struct p_xml_limits {
	uint32_t	 depth;		/* elements open at once */
	uint32_t	 attrs;		/* attributes of one element */
	bool		 doctype;	/* one that declares nothing itself is
					 * passed over; what it names outside
					 * is never opened */
};

/* NULL: no memory.  The words and the handler must outlive the parser. */
struct p_xml *p_xml_new(const struct p_xml_words *,
	    const struct p_xml_handler *, const struct p_xml_limits *,
	    void *arg);
void	p_xml_free(struct p_xml *);

/* Feeding: bytes are put in the room, then parsed.  False: see the status. */
void	*p_xml_room(struct p_xml *, size_t n);
bool	p_xml_feed(struct p_xml *, size_t n, bool last);

/* From within a handler; no other is called after that one returns. */
void	p_xml_stop(struct p_xml *);

enum p_xml_status p_xml_status(const struct p_xml *);
const char *p_xml_why(const struct p_xml *);	/* in words; may be "" */
uint32_t p_xml_line(const struct p_xml *);	/* of the event, from 1 */
uint64_t p_xml_offset(const struct p_xml *);	/* of the event, in bytes */
uint32_t p_xml_depth(const struct p_xml *);	/* elements open */

/* In start(): an attribute of the element, NULL where it has none. */
const char *p_xml_attr(struct p_xml *, unsigned token);
/* In start(): the i-th attribute; false: there are fewer.  0: not known. */
bool	p_xml_attr_at(struct p_xml *, size_t i, unsigned *token,
	    const char **value);
/* In start(): the element's name as spelled. */
const char *p_xml_qname(const struct p_xml *);
/* The namespace that n bytes of prefix stand for here; 0: one not known. */
unsigned p_xml_prefix(const struct p_xml *, const char *, size_t n);

#endif
