/*
 * Pictures by their first bytes, whole and cut off anywhere.
 */
#include <check.h>
#include <string.h>

#include "kit/image.h"
#include "run.h"

static const unsigned char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\x80"
    "\0\0\1\xe0\x8\6\0\0\0\1\2\3\4\0\0\0\tpHYs\0\0\x0e\xc4\0\0\x0e\xc4\1"
    "\1\2\3\4\0\0\0\0IDAT";
static const unsigned char jpeg[] = "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\0\x60"
    "\0\x60\0\0\xff\xdb\0\4\1\1\xff\xc0\0\x0b\x8\0\xf0\1\x40\1\1\x11\0\xff";
static const unsigned char gif[] = "GIF89a\x40\1\xf0\0";

#define	SNIFF(bytes, info) p_image_sniff((bytes), sizeof(bytes) - 1, (info))

/* 1000 by 500 units, 1000 to the inch, from -500, -250. */
static const unsigned char wmf[] = "\xd7\xcd\xc6\x9a\0\0\x0c\xfe\6\xff"
    "\xf4\1\xfa\0\xe8\3\0\0\0\0\0\0";

START_TEST(a_placeable_metafile_has_a_size)
{
	struct p_image_info	 i;

	ck_assert(SNIFF(wmf, &i));
	ck_assert_str_eq(i.mime, "image/x-wmf");
	ck_assert_uint_eq(i.width, 96);
	ck_assert_uint_eq(i.height, 48);
	ck_assert_uint_eq(i.dpi_x, 96);
}
END_TEST

START_TEST(sizes_are_found)
{
	struct p_image_info	 i;

	ck_assert(SNIFF(png, &i));
	ck_assert_str_eq(i.mime, "image/png");
	ck_assert_uint_eq(i.width, 640);
	ck_assert_uint_eq(i.height, 480);
	ck_assert_uint_eq(i.dpi_x, 96);
	ck_assert(SNIFF(jpeg, &i));
	ck_assert_str_eq(i.suffix, "jpg");
	ck_assert_uint_eq(i.width, 320);
	ck_assert_uint_eq(i.height, 240);
	ck_assert_uint_eq(i.dpi_y, 96);
	ck_assert(SNIFF(gif, &i));
	ck_assert_uint_eq(i.width, 320);
	ck_assert_uint_eq(i.height, 240);
}
END_TEST

/* Either end may come first; 6: the camera was held upright. */
static const unsigned char held[] = "\xff\xd8\xff\xe1\0\x22" "Exif\0\0"
    "MM\0*\0\0\0\x8" "\0\1" "\1\x12\0\3\0\0\0\1\0\6\0\0" "\0\0\0\0"
    "\xff\xc0\0\x0b\x8\0\xf0\1\x40\1\1\x11\0\xff";
static const unsigned char held_le[] = "\xff\xd8\xff\xe1\0\x22" "Exif\0\0"
    "II*\0\x8\0\0\0" "\1\0" "\x12\1\3\0\1\0\0\0\x3\0\0\0" "\0\0\0\0"
    "\xff\xc0\0\x0b\x8\0\xf0\1\x40\1\1\x11\0\xff";

START_TEST(a_turned_camera_is_seen)
{
	struct p_image_info	 i;
	unsigned char		 cut[64];

	ck_assert(SNIFF(jpeg, &i));
	ck_assert_uint_eq(i.orientation, 1);
	ck_assert(SNIFF(held, &i));
	ck_assert_uint_eq(i.orientation, 6);
	ck_assert_uint_eq(i.width, 240);	/* as it is shown */
	ck_assert_uint_eq(i.height, 320);
	ck_assert(SNIFF(held_le, &i));
	ck_assert_uint_eq(i.orientation, 3);
	ck_assert_uint_eq(i.width, 320);
	for (size_t n = 0; n < sizeof(held) - 1; n++) {
		memcpy(cut, held, n);
		(void)p_image_sniff(cut, n, &i);
		ck_assert_uint_le(i.orientation, 8);
	}
}
END_TEST

START_TEST(a_cut_picture_is_read_within_its_bytes)
{
	struct p_image_info	 i;
	unsigned char		 cut[64];

	for (size_t n = 0; n < sizeof(png) - 1; n++) {
		memcpy(cut, png, n);
		(void)p_image_sniff(cut, n, &i);
		ck_assert_ptr_nonnull(i.mime);
	}
	for (size_t n = 0; n < sizeof(jpeg) - 1; n++) {
		memcpy(cut, jpeg, n);
		(void)p_image_sniff(cut, n, &i);
		ck_assert_ptr_nonnull(i.suffix);
	}
}
END_TEST

START_TEST(a_drawing_is_measured_by_its_root)
{
	static const struct {
		const char	*text;
		uint32_t	 width, height;
	} at[] = {
		{ "<svg width='40' height=\"30px\">", 40, 30 },
		{ "<?xml version='1.0'?><svg\n a='>' width = '1in' "
		    "height='2.54cm' viewBox='0 0 5 5'/>", 96, 96 },
		{ "<svg viewBox='0 0 80,60'/>", 80, 60 },
		{ "<svg width='100%' height='30' viewBox='0 0 80 60'>",
		    40, 30 },
		{ "<svg stroke-width='3' height='5'/>", 0, 0 },
		{ "<svg width='1e30' height='5'/>", 0, 0 },
		{ "<svg width='3' height='5'", 0, 0 },
	};
	struct p_image_info	 i;

	for (size_t k = 0; k < sizeof(at) / sizeof(at[0]); k++) {
		ck_assert(p_image_sniff(at[k].text, strlen(at[k].text), &i));
		ck_assert_int_eq(i.type, P_IMAGE_SVG);
		ck_assert_uint_eq(i.width, at[k].width);
		ck_assert_uint_eq(i.height, at[k].height);
	}
}
END_TEST

START_TEST(text_is_no_picture)
{
	struct p_image_info	 i;

	ck_assert(!p_image_sniff("hello", 5, &i));
	ck_assert_int_eq(i.type, P_IMAGE_UNKNOWN);
	ck_assert(p_image_sniff("<?xml?><svg/>", 13, &i));
	ck_assert_int_eq(i.type, P_IMAGE_SVG);
}
END_TEST

int
main(void)
{
	Suite	*s = suite_create("image");
	TCase	*t = tcase_create("all");

	tcase_add_test(t, a_turned_camera_is_seen);
	tcase_add_test(t, a_placeable_metafile_has_a_size);
	tcase_add_test(t, sizes_are_found);
	tcase_add_test(t, a_cut_picture_is_read_within_its_bytes);
	tcase_add_test(t, a_drawing_is_measured_by_its_root);
	tcase_add_test(t, text_is_no_picture);
	suite_add_tcase(s, t);
	return run_suite(s);
}
