/*
 * Arrays that grow.
 */
#ifndef P_KIT_GROW_H
#define P_KIT_GROW_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Makes room for need elements of each bytes in an array; array is the address
 * of the pointer to it, *room the elements it has room for.  Room grows by
 * half and more, so that adding one at a time stays linear.  What is new is
 * zeroed.  False: no memory, or a size that no array can have; then all is as
 * it was.  The caller frees the array.
 */
bool	p_make_room(void *array, size_t *room, size_t need, size_t each);

#endif
