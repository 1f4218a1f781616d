/*
 * Documents that stand in a fence as a whole.
 */
#ifndef P_KIT_FENCED_H
#define P_KIT_FENCED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Models that are asked for Markdown often answer in a block of code,
 *
 *	```markdown
 *	# 标题
 *	```
 *
 * one for the document or one for each page.  True where nothing stands
 * outside of such blocks, *bare then is a copy of the text, to be freed, in
 * which the lines of the fences are blanks; NULL: out of memory.  Who shows
 * Markdown as an example writes a word about it, and keeps his fences.
 */
bool	p_fenced_whole(const char *, size_t n, char **bare);

#endif
