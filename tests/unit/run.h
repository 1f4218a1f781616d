/*
 * How each of these programs ends: its suite run, its tests that failed told
 * by the exit status.
 */
#ifndef RUN_H
#define RUN_H

#include <check.h>
#include <stdlib.h>

/* Runs and frees the suite; what main() returns.  CK_VERBOSITY is obeyed. */
static inline int
run_suite(Suite *s)
{
	SRunner	*r = srunner_create(s);
	int	 failed;

	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
