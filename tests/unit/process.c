/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The library does not change descriptors, children, signals and the
   environment of its process; forks; several handles in one process. */
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/calls.h"

extern char **environ;

/* Ways to open: everything works, nothing is found, ... */
static const struct {
    const char *running, *folders;
    int open_error;
} openings[] = {
    {"4.17", "4.17:call", 0},
    {"4.17", "call", 0},
    {"4.17", "4.17", 0},
    {"4.17", "", 0},
    {"4.18", "broken/empty:broken/wrong-node:broken/missing-symbol:call", 0},
    {"4.17", "4.17:call", EACCES},
    {"none", "4.17:call", 0},
    {"4.99", "call", 0},
};

static void use(unsigned int opening)
{
    struct xenstable_library_info info;
    struct xenstable *xs;
    unsigned int i;

    fake.open_error = openings[opening].open_error;
    xs = unit_open_with(openings[opening].running, NULL,
                        openings[opening].folders);
    for (i = 0; i < OPERATION_COUNT; i++) {
        unit_prepare_calls();
        unit_calls[i].run(xs);
    }
    for (i = 0; xenstable_library_query(xs, i, &info, sizeof(info)) == 0; i++)
        ;
    unit_close(xs);
}

/* One bit for each open descriptor below 64. */
static uint64_t descriptors(void)
{
    uint64_t open_ones = 0;
    int fd;

    for (fd = 0; fd < 64; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            open_ones |= (uint64_t)1 << fd;
    return open_ones;
}

START_TEST(no_descriptor_is_left)
{
    uint64_t before = descriptors();
    int round;

    for (round = 0; round < 10; round++)
        use((unsigned int)_i);
    ck_assert_uint_eq(descriptors(), before);
}
END_TEST

START_TEST(descriptors_close_on_exec)
{
    uint64_t before = descriptors(), added;
    struct xenstable *xs = unit_open_with("4.17", NULL, "4.17:call");
    int fd;

    added = descriptors() & ~before;
    ck_assert_uint_ne(added, 0);
    for (fd = 0; fd < 64; fd++)
        if (added >> fd & 1)
            ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
    unit_close(xs);
}
END_TEST

START_TEST(no_child)
{
    use((unsigned int)_i);
    errno = 0;
    ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
    ck_assert_int_eq(errno, ECHILD);
}
END_TEST

START_TEST(signals_are_untouched)
{
    struct sigaction before[NSIG], after;
    sigset_t mask_before, mask_after;
    int number;

    memset(before, 0, sizeof(before));
    memset(&mask_before, 0, sizeof(mask_before));
    memset(&mask_after, 0, sizeof(mask_after));
    for (number = 1; number < NSIG; number++)
        sigaction(number, NULL, &before[number]);
    sigprocmask(SIG_SETMASK, NULL, &mask_before);
    use((unsigned int)_i);
    sigprocmask(SIG_SETMASK, NULL, &mask_after);
    ck_assert_mem_eq(&mask_before, &mask_after, sizeof(mask_before));
    for (number = 1; number < NSIG; number++) {
        if (sigaction(number, NULL, &after))
            continue;
        ck_assert_ptr_eq(after.sa_sigaction, before[number].sa_sigaction);
        ck_assert_int_eq(after.sa_flags, before[number].sa_flags);
    }
}
END_TEST

START_TEST(environment_is_untouched)
{
    char before[64][4096];
    unsigned int i, count;

    unit_close(unit_open_with("4.17", NULL, "4.17:call"));
    for (count = 0; environ[count] && count < COUNT_OF(before); count++)
        snprintf(before[count], sizeof(before[0]), "%.4095s", environ[count]);
    unit_close(unit_open());
    for (i = 0; i < count; i++)
        ck_assert_int_eq(strncmp(environ[i], before[i], 4095), 0);
}
END_TEST

START_TEST(handles_are_independent)
{
    struct xenstable *a = unit_open_with("4.17", "libxenctrl", "4.17:call");
    struct xenstable *b = unit_open_with("4.17", "hypercall", "4.17:call");
    struct xenstable *c = unit_open_with("none", NULL, "");
    uint32_t count;

    ck_assert_uint_eq(fake.connections, 2);
    ck_assert_int_eq(xenstable_host_get_max_cpus(a, &count), 0);
    ck_assert_int_eq(xenstable_host_get_max_cpus(b, &count), 0);
    ck_assert_int_eq(xenstable_host_get_max_cpus(c, &count), -ENODEV);
    xenstable_close(a);
    ck_assert_int_eq(xenstable_host_get_max_cpus(b, &count), 0);
    ck_assert_int_eq(xenstable_host_get_max_cpus(c, &count), -ENODEV);
    xenstable_close(c);
    ck_assert_int_eq(xenstable_host_get_max_cpus(b, &count), 0);
    unit_close(b);
}
END_TEST

/* Each release beside all others, in one process. */
START_TEST(releases_beside_each_other)
{
    struct xenstable *handles[64];
    struct xenstable_host_domain_info info;
    unsigned int i;

    for (i = 0; i < fake_releases_count; i++)
        handles[i] = unit_open_via(VIA_XENCTRL, i);
    for (i = 0; i < fake_releases_count; i++) {
        fake_set_release(fake_releases[i].major, fake_releases[i].minor);
        ck_assert_int_eq(
            xenstable_host_get_domain(handles[i], 7, &info, sizeof(info)), 0);
        ck_assert_uint_eq(info.cpupool, fake.domains[2].cpupool);
    }
    for (i = 0; i < fake_releases_count; i++)
        xenstable_close(handles[i]);
    ck_assert_uint_eq(fake.connections, 0);
}
END_TEST

START_TEST(child_may_close)
{
    struct xenstable *xs =
        unit_open_with(openings[_i].running, NULL, openings[_i].folders);
    uint32_t count;
    int status, before;
    size_t pages;
    pid_t child;

    pages = fake.pages;
    before = xenstable_host_get_max_cpus(xs, &count);
    fflush(NULL);
    child = fork();
    if (child == 0) {
        fake.nr_calls = 0;
        xenstable_close(xs);
        /* Without a word to Xen, and no page given back: <xencall.h> forbids
           xencall_free_*() here. */
        _exit(fake.nr_calls || fake.connections || fake.pages != pages);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    ck_assert_int_eq(xenstable_host_get_max_cpus(xs, &count), before);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("process", &tcase);
    int count = COUNT_OF(openings);

    tcase_add_loop_test(tcase, no_descriptor_is_left, 0, count);
    tcase_add_test(tcase, descriptors_close_on_exec);
    tcase_add_loop_test(tcase, no_child, 0, count);
    tcase_add_loop_test(tcase, signals_are_untouched, 0, count);
    tcase_add_test(tcase, environment_is_untouched);
    tcase_add_test(tcase, handles_are_independent);
    tcase_add_test(tcase, releases_beside_each_other);
    tcase_add_loop_test(tcase, child_may_close, 0, count);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
