/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* System calls that fail: from opening to closing, the first open,
   read, stat, lstat, opendir or dlopen fails, then the second, ... until
   all goes well, with each of some errors. Only documented errors come out,
   and no descriptor, page or connection is left. */
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/unit/calls.h"

/* Calls until one fails; negative: none does. */
static long countdown = -1;
static int failure;
static bool silent; /* dlopen() fails without a text */

static bool fails(void)
{
    if (countdown < 0 || countdown-- != 0)
        return false;
    errno = failure;
    return true;
}

static void *next_one(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);

    if (!function)
        abort();
    return function;
}

/* Replace libc's functions. */
#pragma GCC visibility push(default)
int open(const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode = 0;

    if (flags & O_CREAT) {
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    return fails() ? -1 : openat(AT_FDCWD, path, flags, mode);
}

ssize_t read(int fd, void *buffer, size_t bytes)
{
    return fails() ? -1 : syscall(SYS_read, fd, buffer, bytes);
}

int stat(const char *path, struct stat *status)
{
    return fails() ? -1 : fstatat(AT_FDCWD, path, status, 0);
}

int lstat(const char *path, struct stat *status)
{
    return fails() ? -1 : fstatat(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

DIR *opendir(const char *path)
{
    DIR *(*real)(const char *);

    *(void **)&real = next_one("opendir");
    return fails() ? NULL : real(path);
}

void *dlopen(const char *path, int flags)
{
    void *(*real)(const char *, int);

    *(void **)&real = next_one("dlopen");
    if (!fails())
        return real(path, flags);
    return silent ? NULL : real("/not/there", flags);
}
#pragma GCC visibility pop

static const struct {
    const char *running, *folders;
} openings[] = {
    {"4.17", "4.17:call"},
    {"4.17", "call"},
    {"4.18", "broken/empty:broken/wrong-node:4.15:call"},
    {"4.17", "4.17"},
    {"4.99", "4.15:call"},
    {NULL, "4.17:call"},
};

static const int errors[] = {EACCES, EIO, EMFILE, ENOENT, ENOMEM};

static unsigned int descriptors(void)
{
    unsigned int fd, count = 0;

    for (fd = 0; fd < 64; fd++)
        count += fcntl((int)fd, F_GETFD) >= 0;
    return count;
}

/* Open, call, look at the libraries, close. */
static void use(unsigned int operation)
{
    struct xenstable_library_info info;
    struct xenstable *xs = NULL;
    unsigned int i;
    int ret;

    ret = xenstable_open(&xs, NULL, NULL, 0);
    ck_assert(ret == 0 || ret == -ENOMEM);
    if (ret)
        return;
    ck_assert(unit_documented(xenstable_status(xs)));
    ck_assert(!xenstable_status(xs) || *xenstable_message(xs));
    unit_prepare_calls();
    ck_assert(unit_documented(unit_calls[operation].run(xs)) ||
              unit_calls[operation].result > 0);
    for (i = 0; xenstable_library_query(xs, i, &info, sizeof(info)) == 0; i++)
        ck_assert(info.in_use || info.reason || !info.major || info.path);
    xenstable_close(xs);
    ck_assert_uint_eq(fake.pages, 0);
    ck_assert_uint_eq(fake.connections, 0);
}

static long sweep(unsigned int operation)
{
    unsigned int before = descriptors();
    long n = -1;

    do {
        countdown = ++n;
        use(operation);
        ck_assert_uint_eq(descriptors(), before);
    } while (countdown < 0);
    countdown = -1;
    return n;
}

START_TEST(each_call_fails_once)
{
    unsigned int major, minor, i;
    const char *running = openings[_i].running;
    long points = 0;

    if (running) {
        setenv("XENSTABLE_RUNNING", running, 1);
        sscanf(running, "%u.%u", &major, &minor);
        if (minor < 99)
            fake_set_release(major, minor);
    }
    unit_library_path(openings[_i].folders);
    for (i = 0; i < 2 * COUNT_OF(errors); i++) {
        failure = errors[i / 2];
        silent = i % 2;
        points += sweep(XENSTABLE_OPERATION_HOST_GET_PHYSICAL_INFO);
        points += sweep(XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI);
    }
    ck_assert_int_gt(points, 0);
    printf("%s, %s: %ld failures\n", running ? running : "none",
           openings[_i].folders, points);
    fflush(stdout);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("system", &tcase);

    tcase_add_loop_test(tcase, each_call_fails_once, 0,
                        (int)COUNT_OF(openings));
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
