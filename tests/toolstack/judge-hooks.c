/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The functions that libxl calls back, and those that an event loop calls. No
   guest is needed. */
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/toolstack/judge-print.h"

enum { MISSING = 777, FOR_EVENT = 21, FOR_DEATH, FILES = 8 };

static int some_user;

static int add_file(void *user, int fd, void **ours, short events,
                    void *for_libxl)
{
    print_number("fd_register", events);
    print_number("for us", user == &some_user && fd >= 0 && for_libxl);
    *ours = for_libxl;
    return 0;
}

static int change_file(void *user, int fd, void **ours, short events)
{
    (void)user;
    (void)fd;
    (void)ours;
    print_number("fd_modify", events);
    return 0;
}

static void remove_file(void *user, int fd, void *ours)
{
    (void)fd;
    print_number("fd_deregister", user == &some_user && ours);
}

static int add_time(void *user, void **ours, struct timeval at,
                    void *for_libxl)
{
    print_number("timeout_register", user == &some_user && at.tv_sec >= 0);
    *ours = for_libxl;
    return 0;
}

static int change_time(void *user, void **ours, struct timeval at)
{
    (void)user;
    (void)ours;
    print_number("timeout_modify", at.tv_sec);
    return 0;
}

static void remove_time(void *user, void *ours)
{
    print_number("timeout_deregister", user == &some_user && ours);
}

static const libxl_osevent_hooks loop_hooks = {
    .fd_register = add_file,
    .fd_modify = change_file,
    .fd_deregister = remove_file,
    .timeout_register = add_time,
    .timeout_modify = change_time,
    .timeout_deregister = remove_time,
};

static void on_event(void *user, libxl_event *event)
{
    print_number("event_occurs", user == &some_user);
    print_event("event", event);
    libxl_event_free(ctx, event);
}

static void on_end(libxl_ctx *of, int rc, void *data)
{
    print_number("callback", of == ctx && data == &some_user);
    print_result("callback with", rc);
}

static void call_back(void)
{
    static const libxl_event_hooks hooks = {
        .event_occurs_mask = LIBXL_EVENTMASK_ALL, .event_occurs = on_event};
    const libxl_asyncop_how by_event = {.u.for_event = FOR_EVENT};
    const libxl_asyncop_how by_callback = {.callback = on_end,
                                           .u.for_callback = &some_user};

    libxl_event_register_callbacks(ctx, &hooks, &some_user);
    print_result("domain_pause", libxl_domain_pause(ctx, MISSING, &by_event));
    print_result("domain_pause",
                 libxl_domain_pause(ctx, MISSING, &by_callback));
    print_result("domain_unpause",
                 libxl_domain_unpause(ctx, MISSING, &by_callback));
    print_result("domain_destroy",
                 libxl_domain_destroy(ctx, MISSING, &by_callback));
    print_result("domain_shutdown",
                 libxl_domain_shutdown(ctx, MISSING, &by_event));
    print_result("domain_reboot",
                 libxl_domain_reboot(ctx, MISSING, &by_event));
    print_result(
        "domain_core_dump",
        libxl_domain_core_dump(ctx, MISSING, "/dev/null", &by_callback));
    libxl_event_register_callbacks(ctx, NULL, NULL);
}

static void poll_files(void)
{
    struct pollfd files[FILES];
    int count = 0, timeout = -1;
    struct timeval now;

    gettimeofday(&now, NULL);
    print_result("osevent_beforepoll of none",
                 libxl_osevent_beforepoll(ctx, &count, NULL, &timeout, now));
    print_number("files", count);
    count = FILES;
    print_result("osevent_beforepoll",
                 libxl_osevent_beforepoll(ctx, &count, files, &timeout, now));
    print_number("files", count);
    print_number("timeout", timeout);
    if (count <= FILES) {
        int i;

        for (i = 0; i < count; i++) {
            print_number("wanted", files[i].events);
            files[i].revents = 0;
        }
        libxl_osevent_afterpoll(ctx, count, files, now);
    }
}

static void watch(const char *name)
{
    libxl_evgen_domain_death *death = NULL;

    enter(name);
    poll_files();
    if (print_result("evenable_domain_death",
                     libxl_evenable_domain_death(ctx, 0, FOR_DEATH, &death))) {
        poll_files();
        libxl_evdisable_domain_death(ctx, death);
    }
    poll_files();
    leave();
}

/* A child that continues without exec may only free a context. */
static void fork_away(void)
{
    int status = -1;
    pid_t child;

    fflush(stdout);
    child = fork();
    if (!child) {
        libxl_postfork_child_noexec(ctx);
        _exit(7);
    }
    print_answer("fork", waitpid(child, &status, 0) == child);
    print_answer("postfork_child_noexec", status);
}

static void own_children(void)
{
    static const libxl_childproc_hooks children = {
        .chldowner = libxl_sigchld_owner_mainloop};

    libxl_childproc_setmode(ctx, &children, NULL);
    libxl_childproc_sigchld_occurred(ctx);
    print_result("childproc_reaped", libxl_childproc_reaped(ctx, getpid(), 0));
    libxl_childproc_setmode(ctx, NULL, NULL);
}

void step_hooks(char **words)
{
    (void)words;
    call_back();
    watch("own poll");
    own_children();
    fork_away();
    /* This needs another context: libxl must not have registered anything yet.
     */
    print_result("ctx_free", libxl_ctx_free(ctx));
    print_result("ctx_alloc",
                 libxl_ctx_alloc(&ctx, LIBXL_VERSION, 0, judge_logger));
    libxl_osevent_register_hooks(ctx, &loop_hooks, &some_user);
    watch("hooks");
    own_children();
}
