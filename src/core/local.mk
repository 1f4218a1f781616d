# Mechanism: libc only.
CORE_SOURCES = \
	src/core/core.h src/core/dump.h src/core/host.h src/core/builtin.def \
	src/core/arena.c src/core/build.c src/core/builtin.c \
	src/core/convert.c src/core/diag.c src/core/doc.c src/core/dump.c \
	src/core/dump_inline.c src/core/dump_section.c \
	src/core/dump_style.c src/core/dump_value.c \
	src/core/edit.c src/core/embed.c src/core/host.c src/core/reference.c src/core/in.c src/core/media.c src/core/memo.c src/core/module.c \
	src/core/names.c src/core/option.c src/core/out.c src/core/passes.c \
	src/core/picture.c \
	src/core/registry.c src/core/side.c src/core/table.c
