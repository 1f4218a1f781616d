# What `paiban check` looks for beside what the passes mend.
PASS_SOURCES += \
	src/check/check.h src/check/report.c \
	src/check/sections.c \
	src/check/tables.c \
	src/check/labels.c \
	src/check/quotes.c \
	src/check/year.c \
	src/check/years.c \
	src/check/versions.c
