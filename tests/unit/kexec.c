/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kexec area: images are copied to where hypercalls can read them. */
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/helper.h"

enum { PAGE = FAKE_PAGE_BYTES };

static struct xenstable *xs;
static char image[3 * PAGE + 5];

static void open_for(int i)
{
    xs = unit_open_via((enum way)(i % WAYS), unit_newest());
    fake.nr_calls = 0;
}

static int load_crash(const struct xenstable_kexec_segment *segments,
                      uint32_t count)
{
    return xenstable_kexec_load(xs, XENSTABLE_KEXEC_TYPE_CRASH,
                                XENSTABLE_KEXEC_ARCH_X86_64, FAKE_RANGE_MADDR,
                                segments, count);
}

/* KEXEC_SEGMENT_MAX of <xen/kexec.h> is 16, and kexec_load() in Xen's
   common/kexec.c wants fewer, on every release. */
START_TEST(image_of_many_pages)
{
    struct xenstable_kexec_segment segments[16];
    const unsigned char *memory = fake.crash_memory;
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(segments); i++)
        segments[i] = (struct xenstable_kexec_segment){
            image, sizeof(image) - i * 800, FAKE_RANGE_MADDR + 4UL * i * PAGE,
            4 * PAGE};
    for (i = 0; i < sizeof(image); i++)
        image[i] = (char)(i + 1);
    memset(fake.crash_memory, 0xff, sizeof(fake.crash_memory));
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 0);
    ck_assert_int_eq(load_crash(segments, 16), -EINVAL);
    ck_assert_int_eq(load_crash(segments, 15), 0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 1);
    for (i = 0; i < 15; i++, memory += 4 * PAGE) {
        ck_assert_mem_eq(memory, image, segments[i].data_bytes);
        ck_assert_int_eq(memory[segments[i].data_bytes], 0);
        ck_assert_int_eq(memory[4 * PAGE - 1], 0);
    }
    ck_assert_int_eq(memory[0], 0xff);
    /* What is left is the connection's own. */
    ck_assert_uint_le(fake.pages, 1);
    ck_assert_int_eq(xenstable_kexec_unload(xs, 1), 0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 0);
    unit_close(xs);
}
END_TEST

/* kimage_load_segment(): what has a buffer is cleared where it has no data,
   also where it has none at all; without a buffer it is only mapped. */
START_TEST(empty_is_not_null)
{
    const struct xenstable_kexec_segment segments[] = {
        {image, 0, FAKE_RANGE_MADDR, PAGE},
        {NULL, 0, FAKE_RANGE_MADDR + PAGE, PAGE},
        {image, 1, FAKE_RANGE_MADDR + 2 * PAGE, PAGE},
        {NULL, 0, 0, 0x100000},
    };
    const struct xenstable_kexec_segment outside = {image, 0, 0, PAGE};
    const struct xenstable_kexec_segment nothing = {NULL, 0, 0, 0};

    open_for(_i);
    image[0] = 7;
    memset(fake.crash_memory, 0xff, sizeof(fake.crash_memory));
    ck_assert_int_eq(load_crash(segments, COUNT_OF(segments)), 0);
    ck_assert_int_eq(fake.crash_memory[0], 0);
    ck_assert_int_eq(fake.crash_memory[PAGE - 1], 0);
    ck_assert_int_eq(fake.crash_memory[PAGE], 0xff);
    ck_assert_int_eq(fake.crash_memory[2 * PAGE - 1], 0xff);
    ck_assert_int_eq(fake.crash_memory[2 * PAGE], 7);
    ck_assert_int_eq(fake.crash_memory[2 * PAGE + 1], 0);
    ck_assert_int_eq(fake.crash_memory[3 * PAGE], 0xff);
    /* Only what is mapped may lie elsewhere, and must be something. */
    ck_assert_int_eq(load_crash(&outside, 1), -EINVAL);
    ck_assert_int_eq(load_crash(&nothing, 1), -ENOMEM);
    unit_close(xs);
}
END_TEST

/* do_kimage_alloc(), kimage_crash_alloc(), x86's machine_kexec_load() */
START_TEST(images_that_xen_refuses)
{
    const uint64_t maddr = FAKE_RANGE_MADDR;
    const struct xenstable_kexec_segment good = {image, 1, maddr, PAGE};
    const struct xenstable_kexec_segment bad[][2] = {
        {good, {image, 1, maddr + 0x10, PAGE}},
        {good, {image, 1, maddr + PAGE, PAGE + 1}},
        {good, {image, 1, maddr, 2 * PAGE}},
        {good, {image, 1, maddr - PAGE, PAGE}},
        {good, {image, 1, maddr + FAKE_CRASH_BYTES, PAGE}},
    };
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(bad); i++)
        ck_assert_int_eq(load_crash(bad[i], 2), -EINVAL);
    ck_assert_int_eq(xenstable_kexec_load(xs, 1, 62, maddr - 1, &good, 1),
                     -EINVAL);
    ck_assert_int_eq(
        xenstable_kexec_load(xs, 1, XENSTABLE_KEXEC_ARCH_ARM, maddr, &good, 1),
        -EINVAL);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 0);
    ck_assert_int_eq(xenstable_kexec_exec(xs, 1), -ENOENT);
    ck_assert_int_eq(load_crash(&good, 1), 0);
    fake.no_crash_memory = true;
    ck_assert_int_eq(load_crash(&good, 1), -EINVAL);
    unit_close(xs);
}
END_TEST

/* kexec_swap_images() changes the place with each load and unload, and
   kexec_status() answers which one is in use. */
START_TEST(status_is_a_place)
{
    const struct xenstable_kexec_segment segment = {image, 1, FAKE_RANGE_MADDR,
                                                    PAGE};

    open_for(_i);
    ck_assert_int_eq(xenstable_kexec_unload(xs, 1), 0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 1);
    ck_assert_int_eq(xenstable_kexec_exec(xs, 1), -ENOENT);
    ck_assert_int_eq(load_crash(&segment, 1), 0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 0);
    ck_assert_int_eq(load_crash(&segment, 1), 0);
    ck_assert_int_eq(xenstable_kexec_status(xs, 1), 1);
    ck_assert_int_eq(xenstable_kexec_status(xs, 0), 0);
    unit_close(xs);
}
END_TEST

START_TEST(start)
{
    const struct xenstable_kexec_segment segment = {image, 1, FAKE_RANGE_MADDR,
                                                    PAGE};
    int status;
    pid_t child;

    fflush(NULL);
    child = fork();
    if (child == 0) {
        open_for(_i);
        load_crash(&segment, 1);
        xenstable_kexec_exec(xs, 1);
        _exit(1);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(WEXITSTATUS(status), FAKE_STARTED);
}
END_TEST

START_TEST(memory_runs_out)
{
    const struct xenstable_kexec_segment segments[] = {
        {image, sizeof(image), FAKE_RANGE_MADDR, 4 * PAGE},
        {image, PAGE, FAKE_RANGE_MADDR + 4 * PAGE, PAGE},
        {NULL, 0, 0x300000, PAGE},
        {image, 1, FAKE_RANGE_MADDR + 5 * PAGE, PAGE},
    };
    int left;

    open_for(_i);
    for (left = 0; left < 3; left++) {
        size_t pages = fake.pages;

        fake.pages_left = left;
        ck_assert_int_eq(load_crash(segments, 4), -ENOMEM);
        ck_assert_uint_eq(fake.pages, pages);
        ck_assert_uint_eq(fake.nr_calls, 0);
    }
    fake.pages_left = 3;
    ck_assert_int_eq(load_crash(segments, 4), 0);
    unit_close(xs);
}
END_TEST

START_TEST(absurd_length)
{
    const uint64_t bytes = UINT64_C(1) << 52;
    const struct xenstable_kexec_segment segment = {image, bytes - 1, 0,
                                                    bytes};

    open_for(_i);
    ck_assert_int_eq(xenstable_kexec_load(xs, 1, 62, 0, &segment, 1), -ENOMEM);
    unit_close(xs);
}
END_TEST

/* kimage_crash_alloc() and do_kimage_alloc() in Xen's common/kimage.c compare
   start + length, which wraps: all releases take the first ones, and clear
   all memory. kimage_alloc_crash_control_page() takes the page behind the end
   of what is only mapped, which wraps with the third. */
START_TEST(addresses_that_no_machine_has)
{
    const uint64_t top = UINT64_C(1) << 52;
    const struct xenstable_kexec_segment bad[] = {
        {image, 0, FAKE_RANGE_MADDR, (uint64_t)-PAGE},
        {image, 1, (uint64_t)-PAGE, PAGE},
        {NULL, 0, 0, (uint64_t)-PAGE},
        {NULL, 0, 2 * PAGE, (uint64_t)-PAGE},
        {NULL, 0, top, PAGE},
        {NULL, 0, top - PAGE, 2 * PAGE},
        {NULL, 0, top + PAGE, 0},
    };
    const struct xenstable_kexec_segment last = {NULL, 0, top - PAGE, PAGE};
    unsigned int i, type;

    open_for(_i);
    for (i = 0; i < COUNT_OF(bad); i++)
        for (type = 0; type < 2; type++)
            ck_assert_int_eq(xenstable_kexec_load(xs, (uint8_t)type,
                                                  XENSTABLE_KEXEC_ARCH_X86_64,
                                                  FAKE_RANGE_MADDR, &bad[i],
                                                  1),
                             -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 0);
    ck_assert_int_eq(load_crash(&last, 1), 0);
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
    for (range = XENSTABLE_KEXEC_RANGE_XEN;
         range <= XENSTABLE_KEXEC_RANGE_VMCOREINFO; range++) {
        const bool unknown = range >= XENSTABLE_KEXEC_RANGE_XENHEAP &&
                             range <= XENSTABLE_KEXEC_RANGE_EFI_MEMMAP;

        ck_assert_int_eq(
            xenstable_kexec_get_range(xs, range, 0, &bytes, &maddr),
            unknown ? -EINVAL : 0);
        if (unknown)
            continue;
        ck_assert_uint_eq(bytes, 0x100000 + (unsigned int)range);
        ck_assert_uint_eq(maddr, FAKE_RANGE_MADDR);
    }
    ck_assert_int_eq(xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CRASH,
                                               0, &bytes, &maddr),
                     0);
    ck_assert_uint_eq(bytes, FAKE_CRASH_BYTES);
    ck_assert_uint_eq(maddr, FAKE_RANGE_MADDR);
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
    fake.no_crash_memory = true;
    ck_assert_int_eq(xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CRASH,
                                               0, &bytes, &maddr),
                     0);
    ck_assert_uint_eq(bytes, 0);
    ck_assert_int_eq(xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CPU,
                                               3, &bytes, &maddr),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("kexec", &tcase);

    tcase_add_loop_test(tcase, image_of_many_pages, 0, WAYS);
    tcase_add_loop_test(tcase, empty_is_not_null, 0, WAYS);
    tcase_add_loop_test(tcase, images_that_xen_refuses, 0, WAYS);
    tcase_add_loop_test(tcase, status_is_a_place, 0, WAYS);
    tcase_add_loop_test(tcase, start, 0, WAYS);
    tcase_add_loop_test(tcase, memory_runs_out, 0, WAYS);
    tcase_add_loop_test(tcase, absurd_length, 0, WAYS);
    tcase_add_loop_test(tcase, addresses_that_no_machine_has, 0, WAYS);
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
