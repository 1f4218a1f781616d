/*
 * What the library's own files share and nobody else sees.
 */
#ifndef P_CORE_H
#define P_CORE_H

#include <paiban/paiban.h>

/* Text of a subtree, without what notes and boxes hold; see core/text.c. */
struct p_buf;
void	p_node_text(const struct pai_node *, struct p_buf *);

/* The passes that are linked in, NULL-terminated: pass/list.c. */
extern const struct pai_pass *const p_passes[];

/* The plugins that are linked in, NULL-terminated: core/builtin.c. */
extern const struct pai_plugin *const p_builtins[];

#endif
