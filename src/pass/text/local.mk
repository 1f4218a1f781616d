# Running text: lines, marks, headings, what a site or a page left.
PASS_SOURCES += \
	src/pass/text/contents.c src/pass/text/headings.c \
	src/pass/text/headings_look.c \
	src/pass/text/lists.c src/pass/text/looks.c src/pass/text/numbering.c \
	src/pass/text/ordinals.c src/pass/text/outline.c \
	src/pass/text/outline.h src/pass/text/paragraphs.c \
	src/pass/text/plain.c src/pass/text/prose.c src/pass/text/prose.h \
	src/pass/text/reference.c src/pass/text/reference.h \
	src/pass/text/reference_table.c \
	src/pass/text/roles.c src/pass/text/section_numbers.c \
	src/pass/text/site.c src/pass/text/site.h src/pass/text/site_edges.c \
	src/pass/text/text_blanks.c src/pass/text/text_brackets.c \
	src/pass/text/text_digits.c src/pass/text/text_doubled.c \
	src/pass/text/text_layout.c src/pass/text/text_markup.c \
	src/pass/text/text_padding.c src/pass/text/text_residue.c \
	src/pass/text/text_running.c src/pass/text/text_width.c \
	src/pass/text/title.c src/pass/text/unwrap.c
