# Tables of known forms, and text that was their cells.
PASS_SOURCES += \
	src/pass/form/form.c src/pass/form/form.h src/pass/form/form_behind.c \
	src/pass/form/form_build.c src/pass/form/form_choice.c \
	src/pass/form/form_digits.c src/pass/form/form_labels.c \
	src/pass/form/form_lex.c src/pass/form/form_lex.h \
	src/pass/form/form_match.c src/pass/form/form_open.c \
	src/pass/form/form_open.h src/pass/form/form_plan.c \
	src/pass/form/form_read.c src/pass/form/form_rows.c \
	src/pass/form/form_rules.c src/pass/form/form_rules.h \
	src/pass/form/form_stream.c src/pass/form/form_sums.c \
	src/pass/form/form_sums.h src/pass/form/form_system.h \
	src/pass/form/form_told.c src/pass/form/form_ways.c \
	src/pass/form/stream.h src/pass/form/stream_columns.c \
	src/pass/form/stream_find.c src/pass/form/stream_lay.c \
	src/pass/form/stream_match.c src/pass/form/stream_order.c \
	src/pass/form/stream_part.c \
	src/pass/form/stream_read.c src/pass/form/stream_values.c \
	src/pass/form/stream_weave.c

# The built-in forms, as bytes.
AM_CPPFLAGS += -I$(top_builddir)/src
EXTRA_DIST += src/pass/form/official.forms
BUILT_SOURCES += src/pass/form/official.h
CLEANFILES += src/pass/form/official.h
src/pass/form/official.h: $(srcdir)/src/pass/form/official.forms
	$(AM_V_GEN)$(MKDIR_P) src/pass/form && { \
	  echo '/* Made from official.forms; do not edit. */'; \
	  echo 'static const unsigned char official_forms[] = {'; \
	  sed -e '/^#/d' -e '/^$$/d' $(srcdir)/src/pass/form/official.forms | \
	    od -An -v -tx1 | sed -e 's/ \(..\)/0x\1,/g'; \
	  echo '};'; } > $@.tmp && mv $@.tmp $@
src/pass/form/src_core_libpaiban_la-form_read.lo: src/pass/form/official.h
