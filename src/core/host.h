/*
 * The services behind the host table, file by file.
 */
#ifndef P_HOST_H
#define P_HOST_H

#include "core/core.h"

const unsigned char *p_in_bytes(struct pai_in *, size_t *);
const char	*p_in_name(struct pai_in *);

void		 p_out_put(struct pai_out *, const void *, size_t);
void		 p_out_fmt(struct pai_out *, const char *, ...)
		    PAI_PRINTF(2, 3);
enum pai_status	 p_out_status(struct pai_out *);

uint32_t	 p_build_source(struct pai_build *, const char *);
void		 p_build_at(struct pai_build *, const struct pai_locus *);
struct pai_node	*p_build_open(struct pai_build *, enum pai_kind);
void		 p_build_close(struct pai_build *, enum pai_kind);
void		 p_build_reopen(struct pai_build *, struct pai_node *);
void		 p_build_text(struct pai_build *, const char *, size_t,
		    uint32_t);
struct pai_str	 p_build_str(struct pai_build *, const char *, size_t);
uint32_t	 p_build_style(struct pai_build *, const struct pai_style *);
uint32_t	 p_build_section(struct pai_build *,
		    const struct pai_section *);
const struct pai_resource *p_doc_shown(const struct pai_doc *,
		    const struct pai_resource *, const char **why);
void		 p_shown_put(struct pai_shown *, const struct pai_resource *);

uint32_t	 p_build_figure(struct pai_build *,
		    const struct pai_figure *);
uint32_t	 p_build_outline(struct pai_build *,
		    const struct pai_outline *);
void		 p_build_resource(struct pai_build *,
		    const struct pai_resource *);
void		 p_build_meta(struct pai_build *, const char *, const char *,
		    size_t);
void		 p_build_widths(struct pai_build *, struct pai_node *,
		    const int32_t *, size_t);
enum pai_status	 p_build_status(struct pai_build *);

struct pai_node	*p_edit_new(struct pai_edit *, enum pai_kind);
struct pai_node	*p_edit_text(struct pai_edit *, const char *, size_t,
		    const struct pai_locus *);
void		 p_edit_add(struct pai_edit *, struct pai_node *,
		    struct pai_node *, struct pai_node *);
void		 p_edit_cut(struct pai_edit *, struct pai_node *);
void		 p_edit_drop(struct pai_edit *, struct pai_node *);
void		 p_edit_set(struct pai_edit *, struct pai_node *,
		    const char *, size_t);
enum pai_status	 p_edit_join(struct pai_edit *, struct pai_node *, uint32_t,
		    uint32_t, uint32_t, uint32_t);
enum pai_status	 p_edit_seal(struct pai_edit *, struct pai_node *);
struct pai_str	 p_edit_str(struct pai_edit *, const char *, size_t);
void		 p_edit_say(struct pai_edit *, struct pai_node *,
		    enum pai_msg, const char *, const char *, const char *,
		    ...) PAI_PRINTF(6, 7);
enum pai_status	 p_edit_status(struct pai_edit *);
void		 p_edit_widths(struct pai_edit *, struct pai_node *,
		    const int32_t *, size_t);
uint32_t	 p_edit_style(struct pai_edit *, const struct pai_style *);
uint32_t	 p_edit_section(struct pai_edit *, const struct pai_section *);
struct pai_node	*p_edit_reference(struct pai_edit *, const char *path);

int64_t		 p_opt_int(const struct pai_opts *, const char *);
bool		 p_opt_bool(const struct pai_opts *, const char *);
const char	*p_opt_str(const struct pai_opts *, const char *);

#endif
