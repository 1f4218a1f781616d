noinst_LTLIBRARIES += plugins/picture/libpicture.la
plugins_picture_libpicture_la_CPPFLAGS = $(AM_CPPFLAGS) $(PNG_CFLAGS) \
	$(TIFF_CFLAGS)
plugins_picture_libpicture_la_SOURCES = \
	plugins/picture/plugin.c \
	plugins/picture/raster.c plugins/picture/raster.h \
	plugins/picture/dib.c plugins/picture/dib.h \
	plugins/picture/bmp.c plugins/picture/emf.c plugins/picture/wmf.c \
	plugins/picture/emf_play.c plugins/picture/emf_play.h \
	plugins/picture/emf_draw.c plugins/picture/emf_fill.c \
	plugins/picture/wmf_play.c plugins/picture/wmf_play.h \
	plugins/picture/wmf_draw.c \
	plugins/picture/meta.c plugins/picture/meta.h \
	plugins/picture/meta_charset.c plugins/picture/meta_clip.c \
	plugins/picture/meta_image.c plugins/picture/meta_ink.c \
	plugins/picture/meta_object.c plugins/picture/meta_path.c \
	plugins/picture/meta_text.c plugins/picture/svg.c \
	plugins/picture/gz.c plugins/picture/gif.c plugins/picture/tiff.c
plugins_picture_libpicture_la_LIBADD = $(PNG_LIBS) $(TIFF_LIBS) $(GIF_LIBS) $(DEFLATE_LIBS) -lm

plugin_LTLIBRARIES += plugins/picture/picture.la
plugins_picture_picture_la_SOURCES =
plugins_picture_picture_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_picture_picture_la_LIBADD = plugins/picture/libpicture.la \
	src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/picture/libpicture.la
