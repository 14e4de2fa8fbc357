/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kexec area: images are copied to where hypercalls can read them. */
#include "tests/unit/helper.h"

enum { PAGE = FAKE_PAGE_BYTES };

static struct xenstable *xs;
static char image[3 * PAGE + 5];

static void open_for(int i)
{
    xs = unit_open_via((enum way)(i % WAYS), fake_releases_count - 1);
    fake.nr_calls = 0;
}

START_TEST(image_of_many_pages)
{
    struct xenstable_kexec_segment segments[16];
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(segments); i++)
        segments[i] = (struct xenstable_kexec_segment){
            image, sizeof(image) - i * 800, 0x100000 * (i + 1), 4 * PAGE};
    for (i = 0; i < sizeof(image); i++)
        image[i] = (char)i;
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 0);
    ck_assert_int_eq(xenstable_kexec_load(xs, XENSTABLE_KEXEC_TYPE_CRASH,
                                          XENSTABLE_KEXEC_ARCH_X86_64, 0x1000,
                                          segments, COUNT_OF(segments)),
                     0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 1);
    /* What is left is the connection's own. */
    ck_assert_uint_le(fake.pages, 1);
    ck_assert_int_eq(xenstable_kexec_unload(xs, 1), 0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 0);
    unit_close(xs);
}
END_TEST

START_TEST(memory_runs_out)
{
    const struct xenstable_kexec_segment segments[] = {
        {image, sizeof(image), 0x100000, 4 * PAGE},
        {image, PAGE, 0x200000, PAGE},
        {NULL, 0, 0x300000, PAGE},
        {image, 1, 0x400000, PAGE},
    };
    int left;

    open_for(_i);
    for (left = 0; left < 3; left++) {
        size_t pages = fake.pages;

        fake.pages_left = left;
        ck_assert_int_eq(xenstable_kexec_load(xs, 1, 62, 0, segments, 4),
                         -ENOMEM);
        ck_assert_uint_eq(fake.pages, pages);
        ck_assert_uint_eq(fake.nr_calls, 0);
    }
    fake.pages_left = 3;
    ck_assert_int_eq(xenstable_kexec_load(xs, 1, 62, 0, segments, 4), 0);
    unit_close(xs);
}
END_TEST

START_TEST(absurd_length)
{
    const struct xenstable_kexec_segment segment = {image, UINT64_MAX - 1, 0,
                                                    UINT64_MAX};

    open_for(_i);
    ck_assert_int_eq(xenstable_kexec_load(xs, 1, 62, 0, &segment, 1), -ENOMEM);
    unit_close(xs);
}
END_TEST

START_TEST(xen_refuses)
{
    const struct xenstable_kexec_segment segment = {image, 10, 0, PAGE};
    size_t pages;

    open_for(_i);
    pages = fake.pages;
    fake.error = EBUSY;
    ck_assert_int_eq(xenstable_kexec_load(xs, 1, 62, 0, &segment, 1), -EBUSY);
    ck_assert_uint_eq(fake.pages, pages);
    fake.error = 0;
    /* A kind that Xen does not know is passed to it. */
    ck_assert_int_eq(xenstable_kexec_load(xs, 9, 62, 0, &segment, 1), -EINVAL);
    ck_assert_int_eq(xenstable_kexec_unload(xs, 9), -EINVAL);
    ck_assert_int_eq(xenstable_kexec_status(xs, 9), -EINVAL);
    ck_assert_int_eq(xenstable_kexec_exec(xs, 9), -EINVAL);
    unit_close(xs);
}
END_TEST

START_TEST(nothing_is_loaded)
{
    open_for(_i);
    ck_assert_int_eq(xenstable_kexec_exec(xs, 0), -ENOENT);
    ck_assert_int_eq(xenstable_kexec_unload(xs, 0), 0);
    unit_close(xs);
}
END_TEST

START_TEST(ranges)
{
    uint64_t bytes = 1, maddr = 1;
    int range;

    open_for(_i);
    for (range = 0; range <= XENSTABLE_KEXEC_RANGE_VMCOREINFO; range++) {
        ck_assert_int_eq(
            xenstable_kexec_get_range(xs, range, 0, &bytes, &maddr), 0);
        ck_assert_uint_eq(bytes, 0x100000 + (unsigned int)range);
        ck_assert_uint_eq(maddr, FAKE_RANGE_MADDR);
    }
    ck_assert_int_eq(xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CPU,
                                               3, &bytes, &maddr),
                     0);
    ck_assert_uint_eq(maddr, FAKE_RANGE_MADDR + 0x3000);
    ck_assert_int_eq(xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CPU,
                                               4, &bytes, &maddr),
                     -ERANGE);
    ck_assert_int_eq(xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CPU,
                                               -1, &bytes, &maddr),
                     -ERANGE);
    ck_assert_int_eq(xenstable_kexec_get_range(xs, 99, 0, &bytes, &maddr),
                     -EINVAL);
    ck_assert_int_eq(xenstable_kexec_get_range(xs, -1, 0, &bytes, &maddr),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("kexec", &tcase);

    tcase_add_loop_test(tcase, image_of_many_pages, 0, WAYS);
    tcase_add_loop_test(tcase, memory_runs_out, 0, WAYS);
    tcase_add_loop_test(tcase, absurd_length, 0, WAYS);
    tcase_add_loop_test(tcase, xen_refuses, 0, WAYS);
    tcase_add_loop_test(tcase, nothing_is_loaded, 0, WAYS);
    tcase_add_loop_test(tcase, ranges, 0, WAYS);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
