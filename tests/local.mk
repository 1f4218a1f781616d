# One fragment per area; each adds to check_PROGRAMS and TESTS.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)'; \
	export top_srcdir top_builddir; \
	d='$(abs_top_builddir)/plugins'; \
	PAIBAN_PLUGIN_PATH=$$d/docx/.libs:$$d/markdown/.libs:$$d/ocr/.libs; \
	PAIBAN_PLUGIN_PATH=$$PAIBAN_PLUGIN_PATH:$$d/html/.libs:$$d/gongwen/.libs:$$d/pdf/.libs:$$d/picture/.libs; \
	export PAIBAN_PLUGIN_PATH;
dist_check_SCRIPTS += tests/golden.sh tests/command.sh tests/manual.sh tests/abi/run.sh tests/corpora.sh tests/seeds.sh tests/pdf_text.sh tests/pdf_tags.sh tests/pdf_lines.sh
TESTS += tests/golden.sh tests/command.sh tests/manual.sh tests/abi/run.sh tests/seeds.sh tests/corpora.sh \
	tests/pdf_text.sh tests/pdf_tags.sh tests/pdf_lines.sh
EXTRA_DIST += tests/abi/empty.c tests/abi/good.c tests/abi/major.c tests/abi/minor.c tests/abi/misnamed.c tests/abi/old.c tests/lib.sh tests/corpora.py tests/pdf_text.py tests/pdf_tags.py tests/pdf_archive.py tests/pdf_file.py tests/pdf_lines.py tests/font_widths.py tests/golden tests/command
include tests/unit/kit-text.mk
dist_check_SCRIPTS += tests/html_round_trip.sh
TESTS += tests/html_round_trip.sh
include tests/round_trip.mk
include tests/unit/core.mk
include tests/unit/text.mk
include tests/fuzz/driver.mk
include tests/fuzz/ocr.mk
include tests/fuzz/gongwen.mk
include tests/fuzz/html.mk
include tests/fuzz/markdown.mk
include tests/fuzz/docx.mk
include tests/fuzz/picture.mk
include tests/fuzz/pdf.mk
TESTS += $(FUZZ_TARGETS)
include tests/unit/layout.mk
include tests/unit/mdhtml.mk
include tests/bench/local.mk
include tests/bench/corruption/local.mk
include tests/unit/pdf.mk
include tests/unit/picture.mk
include tests/unit/docx.mk
include tests/unit/tables.mk

# What scripts/fuzz builds.
.PHONY: fuzzers
fuzzers: $(BUILT_SOURCES)
	$(MAKE) $(AM_MAKEFLAGS) $(FUZZ_TARGETS)
