# The library itself, last, when all its parts are known.
lib_LTLIBRARIES += src/core/libpaiban.la
src_core_libpaiban_la_SOURCES = $(CORE_SOURCES) $(PASS_SOURCES)
src_core_libpaiban_la_CPPFLAGS = $(AM_CPPFLAGS) \
	-DPAI_PLUGINDIR='"$(plugindir)"'
src_core_libpaiban_la_LDFLAGS = -version-info 0:0:0 -no-undefined \
	-export-symbols-regex '^pai_' -Wl,-z,relro,-z,now
src_core_libpaiban_la_LIBADD = src/kit/libkit.la
if STATIC_PLUGINS
src_core_libpaiban_la_CPPFLAGS += -DPAI_STATIC_PLUGINS
src_core_libpaiban_la_LIBADD += $(STATIC_PLUGIN_LIBS)
endif
