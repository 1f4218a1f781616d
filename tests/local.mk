# One fragment per area; each adds to check_PROGRAMS and TESTS.
include tests/unit/kit-text.mk
include tests/unit/core.mk
