# The command.
bin_PROGRAMS += src/tool/paiban
src_tool_paiban_SOURCES = \
	src/tool/args.c src/tool/args.def src/tool/args.h \
	src/tool/asked.c src/tool/completion.c src/tool/depfile.c \
	src/tool/check.c src/tool/convert.c src/tool/doctor.c \
	src/tool/explain.c src/tool/file.c \
	src/tool/fonts.c src/tool/json.c src/tool/list.c src/tool/main.c \
	src/tool/message.c src/tool/report.c src/tool/text.c src/tool/tool.h
src_tool_paiban_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
src_tool_paiban_LDADD = src/core/libpaiban.la src/kit/libkit.la \
	$(JANSSON_LIBS)
