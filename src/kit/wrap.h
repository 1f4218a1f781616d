/*
 * Filling lines of a fixed-width grid, and joining them again.
 */
#ifndef P_KIT_WRAP_H
#define P_KIT_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text prepared for setting; borrowed from the caller throughout. */
struct p_wrap {
	const uint32_t	*cp;
	const uint8_t	*brk;		/* from p_break_find() */
	size_t		 n;
	bool		 wide;		/* ambiguous characters take 2 */
};

struct p_wrap_line {
	size_t		 from, to;	/* shown: without the blanks at its end */
	size_t		 next;		/* where the next line begins */
	size_t		 width;		/* columns of from .. to */
	bool		 forced;	/* cut where no line may end */
};

/*
 * The line that begins at `at` < n and takes at most room columns: as many
 * units as fit.  A unit wider than room is cut at room (never less than one
 * character goes on a line).  One blank where the line ends is dropped when
 * p_break_blank() brings it back; other blanks stay at the end and may pass
 * room.  A unit that fills the room to the column and has a dropped blank
 * behind it keeps that blank, so that it is not taken for one that was cut.
 */
void	p_wrap_next(const struct p_wrap *, size_t at, size_t room,
	    struct p_wrap_line *);

/* Columns of the widest unit, and of the text on one line. */
void	p_wrap_measure(const struct p_wrap *, size_t *unit, size_t *all);

/*
 * Forbids line ends at blanks that could not be brought back, for cells,
 * where a blank at the end of a line does not show.
 */
void	p_wrap_seal_blanks(const uint32_t *cp, size_t n, uint8_t *brk);

#endif
