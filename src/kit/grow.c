/*
 * Arrays that grow.
 */
#include "kit/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define	LEAST	16	/* elements */

bool
p_make_room(void *array, size_t *room, size_t need, size_t each)
{
	size_t	 more = *room;
	void	*p;

	if (need <= *room)
		return true;
	if (need > SIZE_MAX / 4 / each)
		return false;
	while (more < need)
		more += more / 2 + LEAST;
	/* The array's own type is not known here, so it is copied as bytes. */
	memcpy(&p, array, sizeof(p));
	if ((p = realloc(p, more * each)) == NULL)
		return false;
	memset((char *)p + *room * each, 0, (more - *room) * each);
	memcpy(array, &p, sizeof(p));
	*room = more;
	return true;
}
