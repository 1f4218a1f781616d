# One fragment per area; each adds to check_PROGRAMS and TESTS.
