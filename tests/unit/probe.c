/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which Xen runs, from files like those of /sys and /dev in a temporary
   folder. */
#include "lib/probe.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/helper.h"

static char root[64];

static void make_root(void)
{
    snprintf(root, sizeof(root), "probe-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
}

static void remove_root(void)
{
    char command[128];

    snprintf(command, sizeof(command), "rm -rf %s", root);
    ck_assert_int_eq(system(command), 0);
}

static void path_of(char *path, const char *name)
{
    char *slash;

    snprintf(path, 256, "%s%s", root, name);
    for (slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
}

static void put(const char *name, const void *content, size_t bytes)
{
    char path[256];
    FILE *file;

    path_of(path, name);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(content, 1, bytes, file), bytes);
    fclose(file);
}

static void put_text(const char *name, const char *text)
{
    if (text)
        put(name, text, strlen(text));
}

#define TYPE "/sys/hypervisor/type"
#define MAJOR "/sys/hypervisor/version/major"
#define MINOR "/sys/hypervisor/version/minor"

static const struct {
    const char *type, *major, *minor;
    const char *device; /* a control device; NULL: none */
    enum probe_result result;
    unsigned int release[2];
} trees[] = {
    {NULL, NULL, NULL, NULL, PROBE_NOT_XEN, {0, 0}},
    {"xen\n", "4\n", "17\n", NULL, PROBE_XEN, {4, 17}},
    {"xen", "4", "17", NULL, PROBE_XEN, {4, 17}},
    {"xen\n", "4\nand more\n", "17\n18\n", NULL, PROBE_XEN, {4, 17}},
    {"xen\n", "0\n", "0\n", NULL, PROBE_XEN, {0, 0}},
    {"xen\n", "255\n", "255\n", NULL, PROBE_XEN, {255, 255}},
    {NULL, "4\n", "20\n", NULL, PROBE_XEN, {4, 20}},
    /* Others use the same files. */
    {"kvm\n", "4\n", "17\n", NULL, PROBE_NOT_XEN, {0, 0}},
    {"kvm\n", "4\n", "17\n", "/dev/xen/privcmd", PROBE_NOT_XEN, {0, 0}},
    {"Xen\n", "4\n", "17\n", NULL, PROBE_NOT_XEN, {0, 0}},
    {"xenon\n", "4\n", "17\n", NULL, PROBE_NOT_XEN, {0, 0}},
    {"xen\r\n", "4\n", "17\n", NULL, PROBE_NOT_XEN, {0, 0}},
    {" xen\n", "4\n", "17\n", NULL, PROBE_NOT_XEN, {0, 0}},
    {"a name that is much longer than any type",
     "4\n",
     "17\n",
     NULL,
     PROBE_NOT_XEN,
     {0, 0}},
    /* Xen, but no release: ask it where that is possible. */
    {"xen\n", NULL, NULL, NULL, PROBE_FAILED, {0, 0}},
    {"xen\n", "4\n", "x\n", NULL, PROBE_FAILED, {0, 0}},
    {"xen\n", NULL, NULL, "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", NULL, NULL, "/proc/xen/privcmd", PROBE_ASK, {0, 0}},
    {NULL, NULL, NULL, "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {NULL, NULL, NULL, "/dev/xen/evtchn", PROBE_NOT_XEN, {0, 0}},
    {"xen\n", "4\n", NULL, "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", NULL, "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    /* Contents that are not valid. */
    {"xen\n", "", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "\n", "\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "-4\n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "+4\n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", " 4\n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "4 \n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "0x4\n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "4.17\n", "0\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "4\n", "17.4\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "4\n", "17-rc1\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "256\n", "1\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "4\n", "256\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "4294967300\n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n",
     "4\n",
     "99999999999999999999999999999999999999999999999",
     "/dev/xen/privcmd",
     PROBE_ASK,
     {0, 0}},
    {"xen\n", "%s%n\n", "%x\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
    {"xen\n", "\xd9\xa4\n", "17\n", "/dev/xen/privcmd", PROBE_ASK, {0, 0}},
};

/* What the last one saw. */
static struct probe seen;

static void check(const char *override, enum probe_result result,
                  const unsigned int release[2])
{
    ck_assert_int_eq(probe_release(override, root, &seen), result);
    if (result != PROBE_XEN)
        return;
    ck_assert_uint_eq(seen.major, release[0]);
    ck_assert_uint_eq(seen.minor, release[1]);
}

static void check_failed(int error, const char *path)
{
    check(NULL, PROBE_FAILED, NULL);
    ck_assert_int_eq(seen.error, error);
    if (error)
        ck_assert_str_eq(seen.path, path);
}

START_TEST(reads_tree)
{
    put_text(TYPE, trees[_i].type);
    put_text(MAJOR, trees[_i].major);
    put_text(MINOR, trees[_i].minor);
    if (trees[_i].device)
        put_text(trees[_i].device, "");
    check(NULL, trees[_i].result, trees[_i].release);
}
END_TEST

START_TEST(reads_zero_bytes)
{
    put(TYPE, "xen\0kvm\n", 8);
    put(MAJOR, "4\0009\n", 4);
    put(MINOR, "17\0\n", 4);
    check(NULL, PROBE_XEN, (const unsigned int[2]){4, 17});
    put(MAJOR, "\0004\n", 3);
    check_failed(0, NULL);
}
END_TEST

START_TEST(files_are_folders)
{
    char path[256];

    put_text(TYPE, "xen\n");
    path_of(path, MAJOR "/");
    path_of(path, MINOR "/");
    check_failed(EISDIR, MAJOR);
    put_text("/dev/xen/privcmd", "");
    check(NULL, PROBE_ASK, NULL);
}
END_TEST

START_TEST(links_go_nowhere)
{
    char path[256];

    put_text(TYPE, "xen\n");
    put_text(MINOR, "17\n");
    path_of(path, MAJOR);
    ck_assert_int_eq(symlink("major", path), 0);
    check_failed(ELOOP, MAJOR);
}
END_TEST

START_TEST(path_is_too_long)
{
    char long_root[8192];

    memset(long_root, 'a', sizeof(long_root));
    long_root[sizeof(long_root) - 1] = '\0';
    ck_assert_int_eq(probe_release(NULL, long_root, &seen), PROBE_FAILED);
    ck_assert_int_eq(seen.error, ENAMETOOLONG);
}
END_TEST

/* Without a descriptor nothing can be said of what is there; what is not
   there is not there. */
START_TEST(no_descriptor)
{
    struct rlimit limit, before;

    ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &before), 0);
    put_text(MAJOR, "4\n");
    put_text(MINOR, "17\n");
    if (_i)
        put_text(TYPE, "xen\n");
    limit = before;
    limit.rlim_cur = 0;
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
    /* Valgrind looks for the file before it looks at the limit. */
    check_failed(EMFILE, getenv("UNIT_VALGRIND") && !_i ? MAJOR : TYPE);
    ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &before), 0);
}
END_TEST

/* Root may read everything and so becomes somebody else. */
START_TEST(no_permission)
{
    static const char *const closed[] = {"/sys", TYPE, MAJOR, "/dev/xen",
                                         "/proc"};
    char path[256];

    put_text("/proc/something", "");
    put_text("/dev/xen/something", "");
    if (strncmp(closed[_i], "/sys", 4) == 0) {
        put_text(TYPE, "xen\n");
        put_text(MAJOR, "4\n");
        put_text(MINOR, "17\n");
    }
    snprintf(path, sizeof(path), "%s%s", root, closed[_i]);
    ck_assert_int_eq(chmod(root, 0755), 0);
    ck_assert_int_eq(chmod(path, 0), 0);
    if (geteuid() == 0)
        ck_assert_int_eq(seteuid(65534), 0);
    if (access(".", X_OK) ||
        faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0) {
        printf("%s: cannot be tried by this user here\n", closed[_i]);
        fflush(stdout);
    } else if (strcmp(closed[_i], TYPE) == 0) {
        /* The others say it all. */
        check(NULL, PROBE_XEN, (const unsigned int[2]){4, 17});
    } else {
        check(NULL, PROBE_FAILED, NULL);
        ck_assert_int_eq(seen.error, EACCES);
    }
    ck_assert_int_eq(seteuid(getuid()), 0);
    chmod(path, 0700);
}
END_TEST

/* On a tree that says 4.14. */
static const struct {
    const char *override;
    enum probe_result result;
    unsigned int release[2];
} overrides[] = {
    {"4.17", PROBE_XEN, {4, 17}},
    {"4.99", PROBE_XEN, {4, 99}},
    {"0.0", PROBE_XEN, {0, 0}},
    {"none", PROBE_NOT_XEN, {0, 0}},
    /* What cannot be understood changes nothing. */
    {"", PROBE_XEN, {4, 14}},
    {"4", PROBE_XEN, {4, 14}},
    {"4.", PROBE_XEN, {4, 14}},
    {".17", PROBE_XEN, {4, 14}},
    {"4.17.", PROBE_XEN, {4, 14}},
    {"4.17x", PROBE_XEN, {4, 14}},
    {"4.17-", PROBE_XEN, {4, 14}},
    {"4.17 4.18", PROBE_XEN, {4, 14}},
    {"nonesuch", PROBE_XEN, {4, 14}},
    {"4,17", PROBE_XEN, {4, 14}},
    {"-4.17", PROBE_XEN, {4, 14}},
    {"4.-17", PROBE_XEN, {4, 14}},
    {"256.1", PROBE_XEN, {4, 14}},
    {"4.256", PROBE_XEN, {4, 14}},
    {"99999999999999999999.1", PROBE_XEN, {4, 14}},
    /* These are understood. */
    {"NONE", PROBE_NOT_XEN, {0, 0}},
    {"none ", PROBE_NOT_XEN, {0, 0}},
    {"4.17 ", PROBE_XEN, {4, 17}},
    {" 4.17", PROBE_XEN, {4, 17}},
    {"4.17.1", PROBE_XEN, {4, 17}},
    {"4.20.4-pre", PROBE_XEN, {4, 20}},
    {"4.18-unstable", PROBE_XEN, {4, 18}},
};

START_TEST(reads_override)
{
    put_text(TYPE, "xen\n");
    put_text(MAJOR, "4\n");
    put_text(MINOR, "14\n");
    check(overrides[_i].override, overrides[_i].result, overrides[_i].release);
    /* What is ignored is reported, except an empty text. */
    ck_assert_int_eq(seen.override_ignored,
                     overrides[_i].release[1] == 14 &&
                         *overrides[_i].override != '\0');
}
END_TEST

START_TEST(leaves_no_descriptor)
{
    int before = open("/dev/null", O_RDONLY | O_CLOEXEC), after;

    close(before);
    put_text(TYPE, "xen\n");
    put_text(MAJOR, "4\n");
    put_text(MINOR, "14x\n");
    check_failed(0, NULL);
    after = open("/dev/null", O_RDONLY | O_CLOEXEC);
    close(after);
    ck_assert_int_eq(before, after);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("probe", &tcase);

    tcase_add_checked_fixture(tcase, make_root, remove_root);
    tcase_add_loop_test(tcase, reads_tree, 0, COUNT_OF(trees));
    tcase_add_test(tcase, reads_zero_bytes);
    tcase_add_test(tcase, files_are_folders);
    tcase_add_test(tcase, links_go_nowhere);
    tcase_add_test(tcase, path_is_too_long);
    tcase_add_loop_test(tcase, reads_override, 0, COUNT_OF(overrides));
    tcase_add_loop_test(tcase, no_descriptor, 0, 2);
    tcase_add_loop_test(tcase, no_permission, 0, 5);
    tcase_add_test(tcase, leaves_no_descriptor);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
