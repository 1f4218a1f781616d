# The library itself, last, when all its parts are known.  libcore holds
# everything and is what unit tests link, to see the private names too.
noinst_LTLIBRARIES += src/core/libcore.la
src_core_libcore_la_SOURCES = $(CORE_SOURCES) $(PASS_SOURCES)
src_core_libcore_la_CPPFLAGS = $(AM_CPPFLAGS) \
	-DPAI_PLUGINDIR='"$(plugindir)"' -include config.h
src_core_libcore_la_LIBADD = src/kit/libkit.la
if STATIC_PLUGINS
src_core_libcore_la_CPPFLAGS += -DPAI_STATIC_PLUGINS
src_core_libcore_la_LIBADD += $(STATIC_PLUGIN_LIBS) \
	src/layout/liblayout.la src/kit/libkittext.la src/kit/libkitxml.la
endif

lib_LTLIBRARIES += src/core/libpaiban.la
src_core_libpaiban_la_SOURCES =
src_core_libpaiban_la_LDFLAGS = -version-info 0:0:0 -no-undefined \
	-export-symbols-regex '^pai_' -Wl,-z,relro,-z,now
src_core_libpaiban_la_LIBADD = src/core/libcore.la
