/*
 * What is drawn of a shape's outline: its paths, and the arrows that its
 * lines end with as paths of their own.
 */
#ifndef P_LAYOUT_ARROW_H
#define P_LAYOUT_ARROW_H

#include <paiban/style.h>
#include <stdbool.h>

/* Steps from the frame's top left corner, and paths of them; freed with
 * p_outline_free(). */
struct p_outline {
	struct pai_pen	*step;
	size_t		 step_n, step_room;
	struct pai_path	*path;
	size_t		 path_n, path_room;
};

/*
 * Adds what is drawn of an outline whose frame is made height high; false: no
 * memory.  Lines that end with an arrow end inside it.
 */
bool	p_outline_draw(struct p_outline *, const struct pai_outline *,
	    int32_t height);
void	p_outline_free(struct p_outline *);

#endif
