# Mechanism: libc only.
CORE_SOURCES = src/core/core.h src/core/names.c
