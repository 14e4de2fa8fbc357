/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Libraries that cannot be used: each is rejected with its file name and the
   reason, and the next one is tried. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/helper.h"

#define RELEASE "4.18"
#define SONAME "libxenctrl.so." RELEASE

static const struct {
    const char *name;   /* folder of the broken library */
    const char *reason; /* part of the linker's text */
} libraries[] = {
    {"missing-symbol", "xc_hvm_param_get"},
    {"wrong-node", "libxenctrl_4.18.0"},
    {"no-node", "libxenctrl_4.18.0"},
    {"wrong-soname", "libxenctrl.so.4.17, not libxenctrl.so.4.18"},
    {"no-soname", "nothing, not libxenctrl.so.4.18"},
    {"not-elf", "invalid ELF header"},
    {"wrong-class", "wrong ELF class"},
    {"wrong-machine", "not made for this machine"},
    {"truncated", "file too short"},
    {"empty", "file too short"},
    {"missing-library", "libnot-there.so.1"},
    {"undefined-symbol", "function_that_is_nowhere"},
    {"dangling", "No such file"},
    {"loop", "symbolic links"},
    {"directory", "Is a directory"},
};

/* The entry of a file in the list of libraries. */
static void check_listed(struct xenstable *xs, const char *name,
                         const char *reason)
{
    struct xenstable_library_info info;
    unsigned int i;
    int ret;

    for (i = 0;
         (ret = xenstable_library_query(xs, i, &info, sizeof(info))) == 0;
         i++) {
        if (!strstr(info.path, name))
            continue;
        ck_assert_str_eq(info.name, "libxenctrl");
        ck_assert_uint_eq(info.major, 4);
        ck_assert_uint_eq(info.minor, 18);
        ck_assert_uint_eq(info.in_use, 0);
        ck_assert_ptr_nonnull(info.reason);
        ck_contains(info.reason, reason);
        return;
    }
    ck_abort_msg("%s is not in the list", name);
}

static void check_rejected(const char *name, const char *reason)
{
    char line[256], *start;

    snprintf(line, sizeof(line), "broken/%s/" SONAME ": ", name);
    start = strstr(logged.text, line);
    ck_assert_msg(start, "no word of %s in:\n%s", line, logged.text);
    *strchr(start, '\n') = '\0';
    ck_contains(start, reason);
}

START_TEST(next_library_is_used)
{
    struct xenstable_operation_info info;
    struct xenstable *xs;
    char folders[128];

    snprintf(folders, sizeof(folders), "broken/%s:" RELEASE ":call",
             libraries[_i].name);
    xs = unit_open_with(RELEASE, NULL, folders);
    ck_contains(logged.text, "tests/fake/" RELEASE "/" SONAME "\n");
    check_rejected(libraries[_i].name, libraries[_i].reason);
    ck_assert_int_eq(xenstable_operation_query(xs, 0, &info, sizeof(info)), 0);
    ck_assert_str_eq(info.provider, "libxenctrl");
    ck_assert_str_eq(xenstable_message(xs), "");
    check_listed(xs, libraries[_i].name, libraries[_i].reason);
    unit_close(xs);
}
END_TEST

START_TEST(falls_back)
{
    struct xenstable_operation_info info;
    struct xenstable *xs;
    char folders[128];

    snprintf(folders, sizeof(folders), "broken/%s:call", libraries[_i].name);
    xs = unit_open_with(RELEASE, NULL, folders);
    check_rejected(libraries[_i].name, libraries[_i].reason);
    ck_assert_int_eq(xenstable_operation_query(xs, 0, &info, sizeof(info)), 0);
    ck_assert_str_eq(info.provider, "hypercall");
    ck_contains(xenstable_message(xs), SONAME " cannot be used (");
    ck_lacks(xenstable_message(xs), "is not installed");
    check_listed(xs, libraries[_i].name, libraries[_i].reason);
    unit_close(xs);
}
END_TEST

/* There is nothing to be mended in a library of another machine. */
START_TEST(another_machine)
{
    static const char *const folders[] = {"broken/wrong-class:call",
                                          "broken/wrong-machine:call"};
    struct xenstable *xs = unit_open_with(RELEASE, NULL, folders[_i]);

    ck_contains(xenstable_message(xs), "Install the tools libraries");
    ck_contains(xenstable_message(xs), " for this machine");
    ck_lacks(xenstable_message(xs), "again");
    unit_close(xs);
}
END_TEST

START_TEST(nothing_else)
{
    struct xenstable *xs;
    char folders[128];

    snprintf(folders, sizeof(folders), "broken/%s", libraries[_i].name);
    xs = unit_open_with(RELEASE, NULL, folders);
    ck_assert_int_eq(xenstable_status(xs), -ELIBACC);
    check_rejected(libraries[_i].name, libraries[_i].reason);
    unit_close(xs);
}
END_TEST

/* A constructor that fails leaves a library that loads and then refuses to
   open, which is a refusal of the connection. */
START_TEST(constructor_fails)
{
    struct xenstable_operation_info info;
    struct xenstable *xs;

    xs = unit_open_with(RELEASE, NULL, "broken/failed-constructor:call");
    ck_contains(logged.text, strerror(EIO));
    ck_assert_int_eq(xenstable_operation_query(xs, 0, &info, sizeof(info)), 0);
    ck_assert_str_eq(info.provider, "hypercall");
    ck_assert_str_ne(xenstable_message(xs), "");
    unit_close(xs);
}
END_TEST

START_TEST(xencall_is_broken)
{
    struct xenstable *xs = unit_open_with(RELEASE, NULL, "call-broken");

    ck_assert_int_eq(xenstable_status(xs), -ELIBACC);
    ck_contains(logged.text, "call-broken/libxencall.so.1: ");
    ck_contains(logged.text, "xencall_close");
    unit_close(xs);
    xs = unit_open_with(RELEASE, NULL, "call-broken:call");
    ck_assert_int_eq(xenstable_status(xs), 0);
    unit_close(xs);
}
END_TEST

/* Without xencall_fd() only the operations that need the descriptor are
   missing. */
START_TEST(xencall_is_old)
{
    struct xenstable *xs = unit_open_with("4.14", NULL, "call-old");
    uint32_t gsi, count;

    ck_assert_int_eq(xenstable_status(xs), 0);
    ck_assert_int_eq(xenstable_host_get_max_cpus(xs, &count), 0);
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 1, &gsi),
                     -EOPNOTSUPP);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("broken", &tcase);

    tcase_add_loop_test(tcase, next_library_is_used, 0, COUNT_OF(libraries));
    tcase_add_loop_test(tcase, falls_back, 0, COUNT_OF(libraries));
    tcase_add_loop_test(tcase, nothing_else, 0, COUNT_OF(libraries));
    tcase_add_loop_test(tcase, another_machine, 0, 2);
    tcase_add_test(tcase, constructor_fails);
    tcase_add_test(tcase, xencall_is_broken);
    tcase_add_test(tcase, xencall_is_old);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
