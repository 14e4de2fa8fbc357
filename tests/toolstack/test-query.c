/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which functions of libxl can be called, on a fake libxl of each release. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xenstable/core.h>

#include "compat/toolstack/libxl.h"
#include "lib/log.h"
#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"
#include "tests/toolstack/value.h"

static struct xenstable *open_handle(void)
{
    struct xenstable *xs;

    ck_assert_int_eq(xenstable_open(&xs, NULL, NULL, 0), 0);
    return xs;
}

/* Is the function of a later release than the running one, and does the answer
   say so? */
static bool is_newer(struct xenstable *xs,
                     const struct xenstable_operation_info *info)
{
    unsigned int major, minor, needs_major, needs_minor;

    if (info->status != -EOPNOTSUPP ||
        xenstable_running_release(xs, &major, &minor) || minor == 99)
        return false;
    ck_assert_int_eq(
        sscanf(info->reason, "needs Xen %u.%u", &needs_major, &needs_minor),
        2);
    ck_assert_uint_eq(needs_major, major);
    ck_assert_uint_gt(needs_minor, minor);
    return true;
}

/* Return: the number of functions. Each must have the status and be found by
   its name. */
static unsigned int count(struct xenstable *xs, int status)
{
    struct xenstable_operation_info info;
    unsigned int function = 0;

    for (;; function++) {
        const char *name = xenstable_toolstack_function(function);

        if (!name)
            break;
        ck_assert_int_eq(
            xenstable_toolstack_query(xs, name, &info, sizeof(info)), 0);
        ck_assert_str_eq(info.name, name);
        if (is_newer(xs, &info))
            continue;
        ck_assert_int_eq(info.status, status);
        ck_assert_str_eq(info.area, "toolstack");
        if (status) {
            ck_assert_ptr_null(info.provider);
            ck_assert_ptr_nonnull(info.reason);
            ck_assert_str_ne(info.reason, "");
        } else {
            ck_assert_ptr_null(info.reason);
            ck_assert_str_eq(info.provider, strncmp(info.name, "xlu_", 4) == 0
                                                ? "libxlutil"
                                                : "libxenlight");
        }
    }
    ck_assert_int_eq(
        xenstable_toolstack_query(xs, "libxl_no_such", &info, sizeof(info)),
        -ENOENT);
    /* Not called in libxl: libxenstable does this itself. */
    ck_assert_int_eq(xenstable_toolstack_query(xs, "libxl_bitmap_alloc", &info,
                                               sizeof(info)),
                     -ENOENT);
    return function;
}

static bool is_in_use(struct xenstable *xs, const char *name)
{
    struct xenstable_library_info info;
    unsigned int i;

    for (i = 0; !xenstable_library_query(xs, i, &info, sizeof(info)); i++)
        if (strcmp(info.name, name) == 0 && info.in_use)
            return true;
    return false;
}

START_TEST(fake_release_answers)
{
    xenstable_libxl_ctx *ctx = fake_release_open((unsigned int)_i);
    struct xenstable *xs = open_handle();

    ck_assert(!is_in_use(xs, "libxenlight"));
    ck_assert_uint_gt(count(xs, 0), 50);
    ck_assert(is_in_use(xs, "libxenlight"));
    ck_assert(is_in_use(xs, "libxlutil"));
    xenstable_close(xs);
    fake_release_close(ctx);
}
END_TEST

START_TEST(nothing_to_load)
{
    struct xenstable_operation_info info;
    const char *message;
    struct xenstable *xs;

    /* No machine of today has the libraries of this release. */
    setenv("XENSTABLE_RUNNING", "4.15", 1);
    setenv("XENSTABLE_LIBRARY_PATH", "/nowhere", 1);
    xs = open_handle();
    message = xenstable_message(xs);
    ck_assert_uint_gt(count(xs, -ELIBACC), 50);
    ck_assert_int_eq(xenstable_toolstack_query(xs, "libxl_domain_info", &info,
                                               sizeof(info)),
                     0);
    ck_assert_ptr_nonnull(strstr(info.reason, "libxenlight"));
    /* The handle's message is about the handle. */
    ck_assert_ptr_eq(xenstable_message(xs), message);
    xenstable_close(xs);
}
END_TEST

/* What ctx_alloc() says to its logger. */
static char logged[1024];

static void keep(struct xentoollog_logger *logger, int level, int errnoval,
                 const char *context, const char *format, va_list arguments)
{
    (void)logger;
    (void)errnoval;
    (void)context;
    if (level >= XTL_ERROR)
        vsnprintf(logged, sizeof(logged), format, arguments);
}

static struct xentoollog_logger logger = {.vmessage = keep};

/* This libxenlight has the release's own name and symbol versions, but
   somebody changed a type. @says names the type. */
static void is_refused(const char *folder, const char *says, int util_status)
{
    struct xenstable_operation_info info;
    unsigned int function;
    struct xenstable *xs;
    xenstable_libxl_ctx *ctx;

    setenv("XENSTABLE_RUNNING", "4.17", 1);
    setenv("XENSTABLE_LIBRARY_PATH", folder, 1);
    ck_assert_int_eq(
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, &logger),
        XENSTABLE_LIBXL_ERROR_FAIL);
    ck_assert_msg(strstr(logged, says) != NULL, "%s", logged);
    /* Installing the same package again would not help. */
    ck_assert_msg(strstr(logged, "the Xen project's own sources") != NULL,
                  "%s", logged);
    ck_assert_uint_eq(fake_toolstack.contexts, 0);

    xs = open_handle();
    for (function = 0; xenstable_toolstack_function(function); function++) {
        const char *name = xenstable_toolstack_function(function);
        bool util = strncmp(name, "xlu_", 4) == 0;

        ck_assert_int_eq(
            xenstable_toolstack_query(xs, name, &info, sizeof(info)), 0);
        if (is_newer(xs, &info))
            continue;
        ck_assert_int_eq(info.status, util ? util_status : -ELIBACC);
        if (!util)
            ck_assert_msg(strstr(info.reason, says) != NULL, "%s",
                          info.reason);
    }
    ck_assert_uint_gt(function, 50);
    ck_assert(!is_in_use(xs, "libxenlight"));
    xenstable_close(xs);
}

START_TEST(changed_by_a_vendor)
{
    /* Of 4.17. */
    const size_t bytes =
        value_converter(&toolstack_releases[3], TYPE(domain_build_info))
            ->bytes;
    char says[120];

    snprintf(says, sizeof(says),
             "its libxl_domain_build_info has %zu bytes, and that of Xen 4.17 "
             "%zu",
             bytes + 8, bytes);
    is_refused(FAKE_FOLDER "/vendor/larger", says, 0);
}
END_TEST

/* libxlutil fills a disk, which is a type of libxenlight. */
START_TEST(changed_disk)
{
    is_refused(FAKE_FOLDER "/vendor/moved",
               "its libxl_device_disk has something else at byte 8", -ELIBACC);
}
END_TEST

START_TEST(unknown_release)
{
    struct xenstable *xs;

    setenv("XENSTABLE_RUNNING", "4.99", 1);
    xs = open_handle();
    ck_assert_uint_gt(count(xs, -EOPNOTSUPP), 50);
    xenstable_close(xs);
}
END_TEST

START_TEST(no_xen)
{
    struct xenstable *xs;

    setenv("XENSTABLE_RUNNING", "none", 1);
    xs = open_handle();
    ck_assert_uint_gt(count(xs, -ENODEV), 50);
    ck_assert(!is_in_use(xs, "libxenlight"));
    xenstable_close(xs);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("toolstack queries");
    TCase *tests = tcase_create("queries");

    tcase_add_loop_test(tests, fake_release_answers, 0,
                        (int)toolstack_releases_count);
    tcase_add_test(tests, nothing_to_load);
    tcase_add_test(tests, changed_by_a_vendor);
    tcase_add_test(tests, changed_disk);
    tcase_add_test(tests, unknown_release);
    tcase_add_test(tests, no_xen);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
