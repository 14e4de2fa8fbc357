/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory that runs out: from opening to closing, the first allocation
   fails, then the second, ... until all goes well. Only documented errors
   come out, and nothing is leaked. */
#include "tests/unit/calls.h"

/* A macro of gcc, a feature of clang. */
#ifdef __SANITIZE_ADDRESS__
#define WITH_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ADDRESS_SANITIZER
#endif
#endif

extern void *__libc_malloc(size_t bytes);
extern void *__libc_calloc(size_t count, size_t bytes);
extern void *__libc_realloc(void *memory, size_t bytes);
extern void *__libc_memalign(size_t alignment, size_t bytes);
extern void __libc_free(void *memory);

/* Allocations until one fails; negative: none does. */
static long countdown = -1;
static long outstanding;

static bool fails(void)
{
    if (countdown < 0 || countdown-- != 0)
        return false;
    errno = ENOMEM;
    return true;
}

static void *counted(void *memory)
{
    outstanding += memory != NULL;
    return memory;
}

/* Replace libc's functions, also for libc itself: strdup, asprintf, glob. */
#pragma GCC visibility push(default)
void *malloc(size_t bytes)
{
    return fails() ? NULL : counted(__libc_malloc(bytes));
}

void *calloc(size_t count, size_t bytes)
{
    return fails() ? NULL : counted(__libc_calloc(count, bytes));
}

void *realloc(void *memory, size_t bytes)
{
    if (fails())
        return NULL;
    if (!memory)
        return counted(__libc_realloc(memory, bytes));
    return __libc_realloc(memory, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
    return fails() ? NULL : counted(__libc_memalign(alignment, bytes));
}

void free(void *memory)
{
    outstanding -= memory != NULL;
    __libc_free(memory);
}
#pragma GCC visibility pop

enum { MOST_ALLOCATIONS = 100000 };

/* The first thing that went wrong; checked when there is memory again. */
static const char *problem;
#define MUST(condition)               \
    do {                              \
        if (!(condition) && !problem) \
            problem = #condition;     \
    } while (0)

/* Open, call, close. Did all of it work? */
static bool use(unsigned int operation, int status)
{
    struct xenstable *const none = (struct xenstable *)&fake;
    struct xenstable_library_info library;
    struct xenstable *xs = none;
    bool good;
    int ret;

    ret = xenstable_open(&xs, NULL, NULL, 0);
    if (ret) {
        MUST(ret == -ENOMEM);
        MUST(xs == none);
        return false;
    }
    good = xenstable_status(xs) == status;
    MUST(unit_documented(xenstable_status(xs)));
    MUST(good || *xenstable_message(xs));
    unit_prepare_calls();
    ret = unit_calls[operation].run(xs);
    if (ret != (status ? status : unit_calls[operation].result)) {
        MUST(ret < 0 && unit_documented(ret));
        good = false;
    }
    ret = xenstable_library_query(xs, 0, &library, sizeof(library));
    if (ret) {
        MUST(ret == -ENOMEM || ret == -ENOENT);
        good = false;
    }
    xenstable_close(xs);
    MUST(fake.pages == 0);
    MUST(fake.connections == 0);
    return good;
}

/* Memory that grows each time is a leak; memory that libc keeps once is not.
 */
static bool leaks(unsigned int operation, int status, long n, bool *good_r)
{
    int round;

    for (round = 0; round < 3; round++) {
        long before = outstanding;

        countdown = n;
        *good_r = use(operation, status) && countdown >= 0;
        countdown = -1;
        if (outstanding <= before)
            return false;
    }
    return true;
}

static void sweep(unsigned int operation, int status)
{
    bool good = false;
    long n;

    /* What the loader and libc keep for good. */
    ck_assert(use(operation, status));
    for (n = 0; !good; n++) {
        ck_assert_int_lt(n, MOST_ALLOCATIONS);
        ck_assert_msg(!leaks(operation, status, n, &good),
                      "%s: allocation %ld: a leak", unit_calls[operation].name,
                      n);
        ck_assert_msg(!problem, "%s: allocation %ld: not %s",
                      unit_calls[operation].name, n, problem);
    }
    /* Some allocations did fail. */
    ck_assert_int_gt(n, 1);
}

static void prepare(const char *running, const char *providers,
                    const char *folders)
{
    unsigned int major, minor;

    setenv("XENSTABLE_RUNNING", running, 1);
    setenv("XENSTABLE_PROVIDERS", providers, 1);
    unit_library_path(folders);
    if (sscanf(running, "%u.%u", &major, &minor) == 2)
        fake_set_release(major, minor);
}

START_TEST(through_xenctrl)
{
    prepare("4.22", "libxenctrl", "4.22:call");
    sweep((unsigned int)_i, 0);
}
END_TEST

START_TEST(through_hypercall)
{
    prepare("4.22", "hypercall", "call");
    sweep((unsigned int)_i, 0);
}
END_TEST

/* With what a fallback has to say. */
START_TEST(falling_back)
{
    prepare("4.18", "", "broken/empty:4.15:4.16:call");
    sweep(0, 0);
}
END_TEST

START_TEST(unknown_release)
{
    prepare("4.99", "", "4.15:call");
    fake.domctl = fake_releases[fake_releases_count - 1].domctl;
    fake.sysctl = fake_releases[fake_releases_count - 1].sysctl;
    sweep(XENSTABLE_OPERATION_HOST_LIST_DOMAINS, 0);
}
END_TEST

START_TEST(without_xen)
{
    prepare("none", "", "4.15:call");
    sweep(0, -ENODEV);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("memory", &tcase);

    tcase_add_loop_test(tcase, through_xenctrl, 0, OPERATION_COUNT);
    tcase_add_loop_test(tcase, through_hypercall, 0, OPERATION_COUNT);
    tcase_add_test(tcase, falling_back);
    tcase_add_test(tcase, unknown_release);
    tcase_add_test(tcase, without_xen);
    return suite;
}

/* gcc says it by a macro, clang by a feature. */
#if defined(__SANITIZE_ADDRESS__)
#define WITH_SANITIZERS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_SANITIZERS 1
#endif
#endif

int main(int argc, char **argv)
{
    (void)argc;
    if (getenv("UNIT_VALGRIND")) {
        printf("skipped: valgrind replaces malloc itself\n");
        return UNIT_SKIPPED;
    }
#ifdef WITH_SANITIZERS
    printf("skipped: AddressSanitizer replaces malloc itself\n");
    return UNIT_SKIPPED;
#endif
    return unit_main(argv, make);
}
