/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Machines on which this test does not run: a control device without
   /sys/hypervisor, libraries in the folders of a distribution. So the whole
   library is linked in here, with another probe and other folders. */
#include <unistd.h>
#include <xenstable/toolstack.h>

#include "lib/probe.h"
#include "tests/unit/calls.h"

/* Replaces the real one, by the linker's --wrap. */
enum probe_result __wrap_probe_release(const char *override, const char *root,
                                       struct probe *probe);
enum probe_result __real_probe_release(const char *override, const char *root,
                                       struct probe *probe);

/* What the machine says about itself. */
static struct probe seen;
static enum probe_result result = PROBE_ASK;

enum probe_result __wrap_probe_release(const char *override, const char *root,
                                       struct probe *probe)
{
    ck_assert_str_eq(root, "");
    if (override)
        return __real_probe_release(override, root, probe);
    *probe = seen;
    return result;
}

static struct xenstable *open_asking(const char *running, const char *folders)
{
    unsigned int major, minor;

    ck_assert_int_eq(sscanf(running, "%u.%u", &major, &minor), 2);
    fake_set_release(major, minor);
    unit_library_path(folders);
    return unit_open();
}

START_TEST(hypervisor_says_it)
{
    struct xenstable_operation_info info;
    unsigned int major = 0, minor = 0, i;
    struct xenstable *xs;

    xs = open_asking(unit_release_name((unsigned int)_i), "%v:call");
    ck_assert_int_eq(xenstable_status(xs), 0);
    ck_assert_int_eq(xenstable_running_release(xs, &major, &minor), 0);
    ck_assert_uint_eq(major, fake_releases[_i].major);
    ck_assert_uint_eq(minor, fake_releases[_i].minor);
    xenstable_operation_query(xs, 0, &info, sizeof(info));
    ck_assert_str_eq(info.provider, "libxenctrl");
    for (i = 0; i < OPERATION_COUNT; i++) {
        unit_prepare_calls();
        ck_assert_int_eq(unit_calls[i].run(xs), unit_calls[i].result);
    }
    unit_close(xs);
}
END_TEST

START_TEST(unknown_release)
{
    struct xenstable *xs = open_asking("4.99", "4.22:call");
    unsigned int minor = 0;
    xenstable_libxl_ctx *ctx;

    ck_assert_int_eq(xenstable_status(xs), 0);
    ck_assert_int_eq(xenstable_running_release(xs, NULL, &minor), 0);
    ck_assert_uint_eq(minor, 99);
    ck_contains(xenstable_message(xs), "does not know");
    /* The toolstack finds it in the same way, and keeps no connection. */
    ck_assert_int_eq(
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, NULL),
        XENSTABLE_LIBXL_ERROR_VERSION);
    unit_close(xs);
}
END_TEST

/* Only where no Xen runs there is a context without one. */
static void check_context(bool no_xen)
{
    xenstable_libxl_ctx *ctx = (xenstable_libxl_ctx *)&logged;
    int ret =
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, NULL);

    ck_assert_int_eq(ret, no_xen ? 0 : XENSTABLE_LIBXL_ERROR_FAIL);
    ck_assert_int_eq(!ctx, ret != 0);
    ck_assert_int_eq(xenstable_libxl_ctx_free(ctx), 0);
}

static void check_not_answered(const char *folders, int code)
{
    struct xenstable *xs = open_asking("4.17", folders);

    ck_assert_int_eq(xenstable_status(xs), code);
    ck_contains(xenstable_message(xs), "there is a Xen control device, but");
    ck_assert_int_eq(xenstable_running_release(xs, NULL, NULL), code);
    ck_assert_int_eq(xenstable_feature_query(xs, 0), code);
    unit_prepare_calls();
    ck_assert_int_eq(unit_calls[0].run(xs), code);
    check_context(code == -ENODEV && !seen.says_xen);
    unit_close(xs);
}

START_TEST(nobody_to_ask)
{
    check_not_answered("4.17", -ELIBACC);
}
END_TEST

/* What the probe could not read, and the resulting error. */
static const struct {
    int error;
    int code;
    const char *says;
} unreadable[] = {
    {EMFILE, -EMFILE, "no file descriptor left"},
    {ENFILE, -EMFILE, "fs.file-max"},
    {EACCES, -EPERM, "/sys/hypervisor/type: Permission denied"},
    {EIO, -EIO, "Input/output error"},
    /* Xen runs, and nothing more is known. */
    {0, -ENODEV, "load the module xen-privcmd"},
};

START_TEST(nothing_can_be_told)
{
    struct xenstable *xs;

    result = PROBE_FAILED;
    seen.error = unreadable[_i].error;
    seen.path = "/sys/hypervisor/type";
    xs = open_asking("4.17", "4.17:call");
    ck_assert_int_eq(xenstable_status(xs), unreadable[_i].code);
    ck_contains(xenstable_message(xs), unreadable[_i].says);
    ck_lacks(xenstable_message(xs), "does not run on Xen");
    ck_lacks(xenstable_message(xs), "nstall");
    ck_assert_int_eq(xenstable_running_release(xs, NULL, NULL),
                     unreadable[_i].code);
    unit_prepare_calls();
    ck_assert_int_eq(unit_calls[0].run(xs), unreadable[_i].code);
    ck_contains(logged.text, xenstable_message(xs));
    check_context(false);
    unit_close(xs);
}
END_TEST

START_TEST(no_memory_for_the_probe)
{
    struct xenstable *xs = NULL;
    xenstable_libxl_ctx *ctx = NULL;

    result = PROBE_FAILED;
    seen.error = ENOMEM;
    seen.path = "/sys/hypervisor/type";
    ck_assert_int_eq(xenstable_open(&xs, NULL, NULL, 0), -ENOMEM);
    ck_assert_ptr_null(xs);
    ck_assert_int_eq(
        xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0, NULL),
        XENSTABLE_LIBXL_ERROR_NOMEM);
    ck_assert_ptr_null(ctx);
}
END_TEST

START_TEST(asking_is_refused)
{
    fake.open_error = EACCES;
    check_not_answered("4.17:call", -EPERM);
    fake.open_error = EMFILE;
    check_not_answered("4.17:call", -EMFILE);
    fake.open_error = EBUSY;
    check_not_answered("4.17:call", -EIO);
    fake.open_error = ENOENT;
    check_not_answered("4.17:call", -ENODEV);
    fake.open_error = 0;
    /* A device, but no hypervisor behind it. */
    fake.failing = "xen_version";
    fake.error = ENOSYS;
    check_not_answered("4.17:call", -ENODEV);
    /* The same where the system says that Xen runs. */
    seen.says_xen = true;
    check_not_answered("4.17:call", -ENODEV);
}
END_TEST

START_TEST(memory_runs_out_while_asking)
{
    struct xenstable *xs = NULL;

    unit_library_path("call");
    fake.open_error = ENOMEM;
    ck_assert_int_eq(xenstable_open(&xs, NULL, NULL, 0), -ENOMEM);
    fake.open_error = 0;
    fake.pages_left = 0;
    ck_assert_int_eq(xenstable_open(&xs, NULL, NULL, 0), -ENOMEM);
    ck_assert_ptr_null(xs);
    ck_assert_uint_eq(fake.connections, 0);
}
END_TEST

START_TEST(coinstalled_library)
{
    struct xenstable_operation_info info;
    struct xenstable *xs = open_asking("4.19", "call");

    ck_contains(logged.text, "coinstalled/xen-4.19/lib/libxenctrl.so.4.19\n");
    /* After the system's own search. */
    ck_contains(logged.text, "/blocked/libxenctrl.so.4.19: ");
    xenstable_operation_query(xs, 0, &info, sizeof(info));
    ck_assert_str_eq(info.provider, "libxenctrl");
    ck_assert_str_eq(xenstable_message(xs), "");
    unit_close(xs);
}
END_TEST

START_TEST(installed_libraries_are_found)
{
    struct xenstable *xs = open_asking("4.16", "4.22:call");
    const char *message = xenstable_message(xs);
    const char *found = strstr(message, "(found: ");

    ck_assert_ptr_nonnull(found);
    ck_contains(found, "4.22");
    ck_contains(found, "4.15");
    ck_contains(found, "4.19");
    ck_lacks(found, "4.16");
    ck_lacks(found, "4.0");
    /* Each once. */
    ck_lacks(strstr(found, "4.15") + 1, "4.15");
    unit_close(xs);
}
END_TEST

/* The loader did not find the library: one in the current folder must not be
   used. */
START_TEST(current_folder)
{
    struct xenstable *xs;

    ck_assert_int_eq(chdir(unit_fake("installed")), 0);
    xs = open_asking("4.15", "call");
    ck_contains(xenstable_message(xs), "libxenctrl.so.4.15 cannot be used (");
    ck_lacks(xenstable_message(xs), "installed/");
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("ask", &tcase);

    tcase_add_loop_test(tcase, hypervisor_says_it, 0,
                        (int)fake_releases_count);
    tcase_add_test(tcase, unknown_release);
    tcase_add_test(tcase, nobody_to_ask);
    tcase_add_loop_test(tcase, nothing_can_be_told, 0, COUNT_OF(unreadable));
    tcase_add_test(tcase, no_memory_for_the_probe);
    tcase_add_test(tcase, asking_is_refused);
    tcase_add_test(tcase, memory_runs_out_while_asking);
    tcase_add_test(tcase, coinstalled_library);
    tcase_add_test(tcase, installed_libraries_are_found);
    tcase_add_test(tcase, current_folder);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
