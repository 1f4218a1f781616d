noinst_LTLIBRARIES += plugins/pdf/libpdf.la
plugins_pdf_libpdf_la_CPPFLAGS = $(AM_CPPFLAGS) $(HARFBUZZ_CFLAGS) \
	$(FONTCONFIG_CFLAGS) $(PNG_CFLAGS)
plugins_pdf_libpdf_la_SOURCES = \
	plugins/pdf/plugin.c plugins/pdf/write.h \
	plugins/pdf/setup.c plugins/pdf/setup.h \
	plugins/pdf/pdf.c plugins/pdf/pdf.h \
	plugins/pdf/haru.c plugins/pdf/haru.h \
	plugins/pdf/haru_file.c plugins/pdf/haru_priv.h \
	plugins/pdf/syntax.c plugins/pdf/syntax.h \
	plugins/pdf/page.c \
	plugins/pdf/content.c plugins/pdf/content.h \
	plugins/pdf/draw.h plugins/pdf/draw_text.c plugins/pdf/draw_tied.c \
	plugins/pdf/draw_path.c plugins/pdf/draw_rect.c plugins/pdf/draw_image.c \
	plugins/pdf/tags.c plugins/pdf/tags.h \
	plugins/pdf/tags_write.c plugins/pdf/tags_priv.h \
	plugins/pdf/link.c plugins/pdf/link.h \
	plugins/pdf/outline.c plugins/pdf/info.c \
	plugins/pdf/xmp.c plugins/pdf/srgb.c \
	plugins/pdf/image.c plugins/pdf/image.h \
	plugins/pdf/image_jpeg.c plugins/pdf/image_png.c \
	plugins/pdf/svg.c plugins/pdf/svg.h plugins/pdf/svg_paint.h \
	plugins/pdf/svg_tree.c plugins/pdf/svg_tree.h \
	plugins/pdf/svg_names.def \
	plugins/pdf/svg_sheet.c plugins/pdf/svg_style.c plugins/pdf/svg_style.h \
	plugins/pdf/svg_scan.c plugins/pdf/svg_scan.h \
	plugins/pdf/svg_path.c plugins/pdf/svg_path.h plugins/pdf/svg_shape.c \
	plugins/pdf/svg_fill.c plugins/pdf/svg_gradient.c \
	plugins/pdf/svg_text.c plugins/pdf/svg_image.c plugins/pdf/svg_out.c \
	plugins/pdf/png_check.c plugins/pdf/png_check.h \
	plugins/pdf/fonts.c plugins/pdf/fonts.h plugins/pdf/fonts_choose.c \
	plugins/pdf/fonts_list.c plugins/pdf/fonts_measure.c \
	plugins/pdf/fonts_priv.h plugins/pdf/fonts_stack.c \
	plugins/pdf/shape.c plugins/pdf/shape.h \
	plugins/pdf/cluster.c plugins/pdf/cluster.h \
	plugins/pdf/font_find.c plugins/pdf/font_find.h \
	plugins/pdf/font_map.def \
	plugins/pdf/font_face.c plugins/pdf/font_face.h \
	plugins/pdf/font_embed.c plugins/pdf/font_embed.h \
	plugins/pdf/font_text.c plugins/pdf/font_box.c \
	plugins/pdf/font_kern.c plugins/pdf/font_kern.h \
	plugins/pdf/hyphen.c plugins/pdf/hyphen.h \
	plugins/pdf/hyphen_dict.c plugins/pdf/hyphen_find.c \
	plugins/pdf/cff.c plugins/pdf/cff.h
plugins_pdf_libpdf_la_LIBADD = $(HPDF_LIBS) $(HARFBUZZ_LIBS) \
	$(FONTCONFIG_LIBS) $(PNG_LIBS) $(DEFLATE_LIBS) -lm

plugin_LTLIBRARIES += plugins/pdf/pdf.la
plugins_pdf_pdf_la_SOURCES =
plugins_pdf_pdf_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_pdf_pdf_la_LIBADD = plugins/pdf/libpdf.la src/layout/liblayout.la \
	src/kit/libkittext.la src/kit/libkitxml.la src/kit/libkit.la
STATIC_PLUGIN_LIBS += plugins/pdf/libpdf.la
