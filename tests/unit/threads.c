/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Handles in threads: eight threads open, ask and close, each a thousand
   times. Most useful with ThreadSanitizer. Threads end after their last
   handle, when a library of Xen still has memory to free. */
#include <pthread.h>

#include "tests/unit/calls.h"

enum { THREADS = 8, ROUNDS = 1000 };

static const struct {
    const char *running, *providers, *folders;
    int status;
    bool xenctrl; /* is used */
} openings[] = {
    {"4.17", "libxenctrl", "4.17:call", 0, true},
    {"4.20", "hypercall", "call", 0, false},
    {"4.18", "", "broken/empty:4.15:call", 0, false},
    {"none", "", "4.17:call", -ENODEV, false},
};

struct work {
    pthread_t thread;
    int status;
    unsigned int wrong;
};

static void hook(void *data, enum xenstable_log_level level,
                 const char *message)
{
    struct work *work = data;

    work->wrong += level > XENSTABLE_LOG_DEBUG || !*message;
}

static void *open_and_close(void *data)
{
    struct xenstable_operation_info info;
    struct work *work = data;
    unsigned int round, major, minor;
    struct xenstable *xs;

    for (round = 0; round < ROUNDS; round++) {
        if (xenstable_open(&xs, hook, work, 0)) {
            work->wrong++;
            continue;
        }
        work->wrong += xenstable_status(xs) != work->status;
        work->wrong += xenstable_running_release(xs, &major, &minor) !=
                       (work->status == -ENODEV ? -ENODEV : 0);
        work->wrong += xenstable_operation_query(xs, round % OPERATION_COUNT,
                                                 &info, sizeof(info)) != 0;
        work->wrong +=
            !xenstable_error_name(-ESRCH) || !*xenstable_error_text(-ESRCH);
        xenstable_close(xs);
    }
    return NULL;
}

START_TEST(open_and_close_in_threads)
{
    struct work works[THREADS];
    unsigned int i;

    setenv("XENSTABLE_RUNNING", openings[_i].running, 1);
    setenv("XENSTABLE_PROVIDERS", openings[_i].providers, 1);
    unit_library_path(openings[_i].folders);
    if (strcmp(openings[_i].running, "none") != 0)
        fake_set_release(4, (unsigned int)atoi(openings[_i].running + 2));
    for (i = 0; i < THREADS; i++) {
        works[i].status = openings[_i].status;
        works[i].wrong = 0;
        ck_assert_int_eq(
            pthread_create(&works[i].thread, NULL, open_and_close, &works[i]),
            0);
    }
    for (i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_join(works[i].thread, NULL), 0);
        ck_assert_uint_eq(works[i].wrong, 0);
    }
    ck_assert_uint_eq(fake.ended_threads, openings[_i].xenctrl ? THREADS : 0);
    ck_assert_uint_eq(fake.connections, 0);
    ck_assert_uint_eq(fake.pages, 0);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("threads", &tcase);

    tcase_set_timeout(tcase, 300);
    tcase_add_loop_test(tcase, open_and_close_in_threads, 0,
                        (int)COUNT_OF(openings));
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
