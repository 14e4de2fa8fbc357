/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which functions of libxl can be called, on a fake libxl of each release. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xenstable/core.h>

#include "tests/suite.h"
#include "tests/toolstack/fake-release.h"

static struct xenstable *open_handle(void)
{
    struct xenstable *xs;

    ck_assert_int_eq(xenstable_open(&xs, NULL, NULL, 0), 0);
    return xs;
}

/* How many functions there are; each must have the status, and be called by
   its name. */
static unsigned int count(struct xenstable *xs, int status)
{
    struct xenstable_operation_info info;
    unsigned int function = 0;

    for (;; function++) {
        int ret = xenstable_toolstack_query(xs, function, &info, sizeof(info));

        if (ret == -ENOENT)
            return function;
        ck_assert_int_eq(ret, 0);
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
    xenstable_ctx *ctx = fake_release_open((unsigned int)_i);
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

    /* A release whose libraries are not on any machine of today. */
    setenv("XENSTABLE_RUNNING", "4.15", 1);
    setenv("XENSTABLE_LIBRARY_PATH", "/nowhere", 1);
    xs = open_handle();
    message = xenstable_message(xs);
    ck_assert_uint_gt(count(xs, -ELIBACC), 50);
    ck_assert_int_eq(xenstable_toolstack_query(xs, 0, &info, sizeof(info)), 0);
    ck_assert_ptr_nonnull(strstr(info.reason, "libxenlight"));
    /* What the handle has to say is about the handle. */
    ck_assert_ptr_eq(xenstable_message(xs), message);
    xenstable_close(xs);
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
    tcase_add_test(tests, unknown_release);
    tcase_add_test(tests, no_xen);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
