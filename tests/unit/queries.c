/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a handle tells: operations, features, libraries, errors. */
#include "tests/unit/calls.h"

/* By what reaches Xen, which is written down from its headers. */
static bool is_locked(const struct unit_call *call)
{
    return strncmp(call->hypercall, "domctl ", 7) == 0 ||
           strncmp(call->hypercall, "sysctl ", 7) == 0;
}

START_TEST(every_operation)
{
    struct xenstable *xs = unit_open_with("4.20", NULL, "4.20:call");
    struct xenstable_operation_info info;
    unsigned int i;

    for (i = 0; i < OPERATION_COUNT; i++) {
        memset(&info, 0xee, sizeof(info));
        ck_assert_int_eq(xenstable_operation_query(xs, i, &info, sizeof(info)),
                         0);
        ck_assert_str_eq(info.name, unit_calls[i].name);
        ck_assert_int_eq(strncmp(info.name, info.area, strlen(info.area)), 0);
        ck_assert_uint_eq(info.locked, is_locked(&unit_calls[i]));
    }
    ck_assert_int_eq(xenstable_operation_query(xs, i, &info, sizeof(info)),
                     -ENOENT);
    ck_assert_int_eq(
        xenstable_operation_query(xs, UINT32_MAX, &info, sizeof(info)),
        -ENOENT);
    unit_close(xs);
}
END_TEST

static const struct {
    unsigned int feature;
    const char *name;
    const char *since;
    const char *until; /* NULL: not yet */
} features[] = {
    {XENSTABLE_FEATURE_IOPORT_MAPPING_GRANTS_PERMISSION,
     "ioport_mapping_grants_permission", "0.0", "4.23"},
    {XENSTABLE_FEATURE_GPADDR_BITS, "gpaddr_bits", "4.16", NULL},
    {XENSTABLE_FEATURE_ARCH_CAPABILITIES, "arch_capabilities", "4.17", NULL},
};

static unsigned int number(const char *release)
{
    unsigned int major, minor;

    ck_assert_int_eq(sscanf(release, "%u.%u", &major, &minor), 2);
    return major * 1000 + minor;
}

START_TEST(every_feature)
{
    static const char *const running[] = {"4.13", "4.14", "4.15", "4.16",
                                          "4.17", "4.18", "4.19", "4.20",
                                          "4.21", "4.22", "4.23", "5.0"};
    unsigned int i, release;

    for (release = 0; release < COUNT_OF(running); release++) {
        const char *name = running[release];
        struct xenstable *xs = unit_open_with(name, NULL, "call");

        for (i = 0; i < COUNT_OF(features); i++)
            ck_assert_int_eq(xenstable_feature_query(xs, features[i].feature),
                             number(name) >= number(features[i].since) &&
                                 (!features[i].until ||
                                  number(name) < number(features[i].until)));
        ck_assert_int_eq(xenstable_feature_query(xs, i), -ENOENT);
        ck_assert_ptr_null(xenstable_feature_name(i));
        ck_assert_ptr_null(xenstable_feature_name(UINT32_MAX));
        while (i-- > 0)
            ck_assert_str_eq(xenstable_feature_name(features[i].feature),
                             features[i].name);
        ck_assert_int_eq(xenstable_feature_query(xs, UINT32_MAX), -ENOENT);
        unit_close(xs);
    }
}
END_TEST

/* The same list as in the header. */
static const struct {
    int code;
    const char *name;
} errors[] = {
    {ENODEV, "ENODEV"}, {ELIBACC, "ELIBACC"}, {EOPNOTSUPP, "EOPNOTSUPP"},
    {EPROTO, "EPROTO"}, {EPERM, "EPERM"},     {EINVAL, "EINVAL"},
    {ESRCH, "ESRCH"},   {ENOMEM, "ENOMEM"},   {EFAULT, "EFAULT"},
    {ENOENT, "ENOENT"}, {EEXIST, "EEXIST"},   {EBUSY, "EBUSY"},
    {ENOSPC, "ENOSPC"}, {ERANGE, "ERANGE"},   {EAGAIN, "EAGAIN"},
    {EMFILE, "EMFILE"}, {EIO, "EIO"},
};

static const char *expected_name(int error)
{
    unsigned int i;

    for (i = 0; i < COUNT_OF(errors); i++)
        if (errors[i].code == error)
            return errors[i].name;
    return NULL;
}

START_TEST(every_error)
{
    int error;

    ck_assert_str_eq(xenstable_error_name(0), "OK");
    for (error = 1; error < 4096; error++) {
        const char *name = expected_name(error);

        ck_assert_pstr_eq(xenstable_error_name(error), name);
        ck_assert_pstr_eq(xenstable_error_name(-error), name);
        ck_assert_ptr_nonnull(xenstable_error_text(error));
        ck_assert_ptr_eq(xenstable_error_text(error),
                         xenstable_error_text(-error));
    }
    ck_assert_ptr_null(xenstable_error_name(INT32_MAX));
    ck_assert_ptr_null(xenstable_error_name(INT32_MIN));
    ck_assert_ptr_nonnull(xenstable_error_text(INT32_MIN));
}
END_TEST

START_TEST(errors_have_different_texts)
{
    unsigned int i, j;

    for (i = 0; i < COUNT_OF(errors); i++)
        for (j = 0; j < i; j++)
            ck_assert_str_ne(xenstable_error_text(errors[i].code),
                             xenstable_error_text(errors[j].code));
}
END_TEST

/* One entry of the list of libraries, by a part of its path. */
static struct xenstable_library_info library(struct xenstable *xs,
                                             const char *part)
{
    struct xenstable_library_info info;
    unsigned int i, found = 0;
    int ret;

    for (i = 0;
         (ret = xenstable_library_query(xs, i, &info, sizeof(info))) == 0; i++)
        if (strstr(info.path, part) && !found++)
            break;
    ck_assert_msg(found, "%s is not in the list", part);
    return info;
}

START_TEST(libraries_are_listed)
{
    struct xenstable *xs = unit_open_with("4.17", NULL, "4.17:4.20:call");
    struct xenstable_library_info info;
    unsigned int i, used = 0;
    int ret;

    info = library(xs, "fake/4.17/libxenctrl.so.4.17");
    ck_assert_str_eq(info.name, "libxenctrl");
    ck_assert_uint_eq(info.major, 4);
    ck_assert_uint_eq(info.minor, 17);
    ck_assert_uint_eq(info.in_use, 1);
    ck_assert_ptr_null(info.reason);
    info = library(xs, "fake/4.20/libxenctrl.so.4.20");
    ck_assert_uint_eq(info.minor, 20);
    ck_assert_uint_eq(info.in_use, 0);
    ck_contains(info.reason, "belongs to another release");
    info = library(xs, "fake/call/libxencall.so.1");
    ck_assert_str_eq(info.name, "libxencall");
    ck_assert_uint_eq(info.major, 0);
    ck_assert_uint_eq(info.minor, 0);
    ck_assert_uint_eq(info.in_use, 1);
    for (i = 0;
         (ret = xenstable_library_query(xs, i, &info, sizeof(info))) == 0;
         i++) {
        ck_assert_int_eq(!info.reason, info.in_use);
        used += info.in_use;
    }
    ck_assert_int_eq(ret, -ENOENT);
    ck_assert_uint_eq(used, 2);
    unit_close(xs);
}
END_TEST

START_TEST(refused_library_is_not_in_use)
{
    struct xenstable_library_info info;
    struct xenstable *xs;

    fake.open_error = EACCES;
    xs = unit_open_with("4.17", NULL, "4.17:call");
    info = library(xs, "fake/4.17/libxenctrl.so.4.17");
    ck_assert_uint_eq(info.in_use, 0);
    ck_contains(info.reason, "refuses access");
    unit_close(xs);
}
END_TEST

START_TEST(libraries_without_xen)
{
    struct xenstable *xs = unit_open_with("none", NULL, "4.20:call");
    struct xenstable_library_info info = library(xs, "fake/4.20/libxenctrl");

    ck_assert_uint_eq(info.minor, 20);
    ck_assert_uint_eq(info.in_use, 0);
    unit_close(xs);
}
END_TEST

START_TEST(library_version)
{
    char numbers[40];

    ck_assert_str_eq(xenstable_library_version(), PACKAGE_VERSION);
    /* The header of the same tree. */
    snprintf(numbers, sizeof(numbers), "%d.%d.%d", XENSTABLE_VERSION_MAJOR,
             XENSTABLE_VERSION_MINOR, XENSTABLE_VERSION_MICRO);
    ck_assert_str_eq(numbers, PACKAGE_VERSION);
    ck_assert_str_eq(XENSTABLE_VERSION_STRING, PACKAGE_VERSION);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("queries", &tcase);

    tcase_add_test(tcase, every_operation);
    tcase_add_test(tcase, every_feature);
    tcase_add_test(tcase, every_error);
    tcase_add_test(tcase, errors_have_different_texts);
    tcase_add_test(tcase, libraries_are_listed);
    tcase_add_test(tcase, refused_library_is_not_in_use);
    tcase_add_test(tcase, libraries_without_xen);
    tcase_add_test(tcase, library_version);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
