/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A guest's life in the program's own event loop. Operations end by callback
   or event, and nothing blocks. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "tests/toolstack/lab-client.h"

enum { FILES = 64, TIMEOUTS = 64, EVENTS = 32, MY_EVENT = 4711 };

/* The descriptors and timeouts that libxl has registered. Where for_libxl is
   NULL there is none. */
struct watched_file {
    int fd;
    short events;
    void *for_libxl;
};

struct watched_time {
    struct timeval at;
    void *for_libxl;
};

static struct {
    struct watched_file files[FILES];
    struct watched_time times[TIMEOUTS];
    unsigned int file_count, time_count; /* in use */
    unsigned int registered;             /* ever */
} loop;

static int add_file(void *user, int fd, void **ours, short events,
                    void *for_libxl)
{
    struct watched_file *file = loop.files;

    (void)user;
    while (file->for_libxl)
        if (++file == loop.files + FILES)
            return -1;
    *file = (struct watched_file){fd, events, for_libxl};
    *ours = file;
    loop.file_count++;
    loop.registered++;
    return 0;
}

static int change_file(void *user, int fd, void **ours, short events)
{
    struct watched_file *file = *ours;

    (void)user;
    if (file->fd != fd)
        abort();
    file->events = events;
    return 0;
}

static void remove_file(void *user, int fd, void *ours)
{
    struct watched_file *file = ours;

    (void)user;
    if (file->fd != fd)
        abort();
    memset(file, 0, sizeof(*file));
    loop.file_count--;
}

static int add_time(void *user, void **ours, struct timeval at,
                    void *for_libxl)
{
    struct watched_time *slot = loop.times;

    (void)user;
    while (slot->for_libxl)
        if (++slot == loop.times + TIMEOUTS)
            return -1;
    *slot = (struct watched_time){at, for_libxl};
    *ours = slot;
    loop.time_count++;
    loop.registered++;
    return 0;
}

/* libxl only ever changes a time to "now". */
static int change_time(void *user, void **ours, struct timeval at)
{
    struct watched_time *slot = *ours;

    (void)user;
    slot->at = at;
    return 0;
}

static void remove_time(void *user, void *ours)
{
    (void)user;
    memset(ours, 0, sizeof(struct watched_time));
    loop.time_count--;
}

static const xenstable_libxl_osevent_hooks loop_hooks = {
    .fd_register = add_file,
    .fd_modify = change_file,
    .fd_deregister = remove_file,
    .timeout_register = add_time,
    .timeout_modify = change_time,
    .timeout_deregister = remove_time,
};

/* When a time has come, libxl forgets it, too. */
static void ring(void)
{
    struct timeval now;
    unsigned int i;

    gettimeofday(&now, NULL);
    for (i = 0; i < TIMEOUTS; i++) {
        void *for_libxl = loop.times[i].for_libxl;

        if (!for_libxl || timercmp(&loop.times[i].at, &now, >))
            continue;
        remove_time(NULL, &loop.times[i]);
        xenstable_libxl_osevent_occurred_timeout(ctx, for_libxl);
    }
}

/* One turn, of a tenth of a second at most. */
static void turn(void)
{
    struct pollfd polled[FILES];
    unsigned int i;

    for (i = 0; i < FILES; i++) {
        polled[i].fd = loop.files[i].for_libxl ? loop.files[i].fd : -1;
        polled[i].events = loop.files[i].events;
        polled[i].revents = 0;
    }
    poll(polled, FILES, 100);
    for (i = 0; i < FILES; i++)
        if (polled[i].revents && loop.files[i].for_libxl &&
            loop.files[i].fd == polled[i].fd)
            xenstable_libxl_osevent_occurred_fd(ctx, loop.files[i].for_libxl,
                                                polled[i].fd, polled[i].events,
                                                polled[i].revents);
    ring();
}

static bool turn_until(const volatile bool *done, unsigned int seconds)
{
    const time_t end = time(NULL) + (time_t)seconds;

    while (!*done && time(NULL) < end)
        turn();
    return *done;
}

/* What has happened. */
static struct {
    bool ended, shut_down, died, completed;
    int ret, reason, completed_ret;
    unsigned int consoles;
    uint32_t domid; /* of the guest, for the checks */
} seen;

static void on_event(void *user, xenstable_libxl_event *event)
{
    result(user == &seen, "an event for us: %s, domain %u",
           xenstable_libxl_event_type_to_string(event->type), event->domid);
    switch (event->type) {
    case XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_SHUTDOWN:
        result(event->domid == seen.domid && event->for_user == MY_EVENT,
               "it is our guest's shutdown");
        seen.shut_down = true;
        seen.reason = event->u.domain_shutdown.shutdown_reason;
        break;
    case XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_DEATH:
        result(event->domid == seen.domid && event->for_user == MY_EVENT,
               "it is our guest's death");
        seen.died = true;
        break;
    case XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE:
        result(event->for_user == MY_EVENT + 1, "it is our operation");
        seen.completed = true;
        seen.completed_ret = event->u.operation_complete.rc;
        break;
    case XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE:
        result(event->for_user == MY_EVENT + 2, "it is our console");
        seen.consoles++;
        break;
    default:
        result(false, "it is not one that was asked for");
    }
    xenstable_libxl_event_free(ctx, event);
}

static const xenstable_libxl_event_hooks event_hooks = {
    .event_occurs_mask = XENSTABLE_LIBXL_EVENTMASK_ALL,
    .event_occurs = on_event};

static void on_end(xenstable_libxl_ctx *of, int ret, void *data)
{
    result(of == ctx && data == &seen, "the operation ends: %d", ret);
    seen.ended = true;
    seen.ret = ret;
}

static void on_console(xenstable_libxl_ctx *of, xenstable_libxl_event *event,
                       void *data)
{
    result(of == ctx && data == &seen &&
               event->type ==
                   XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE,
           "the console is there");
    seen.consoles++;
    xenstable_libxl_event_free(ctx, event);
}

static const xenstable_libxl_asyncop_how by_callback = {
    .callback = on_end, .u.for_callback = &seen};
static const xenstable_libxl_asyncop_how by_event = {.u.for_event =
                                                         MY_EVENT + 1};
/* Both are reported in the same way: libxl loses the end if one is by callback
   and the other by event. */
static const xenstable_libxl_asyncprogress_how console_by_callback = {
    .callback = on_console, .for_callback = &seen};
static const xenstable_libxl_asyncprogress_how console_by_event = {
    .for_event = MY_EVENT + 2};

static bool runs(const char *log)
{
    char text[16384] = "";
    FILE *file = fopen(log, "r");

    if (file) {
        text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
        fclose(file);
    }
    return strstr(text, "LAB: guest running");
}

/* Create the guest; it does not run yet. */
static bool create_later(xenstable_libxl_domain_type type, const char *name,
                         bool with_event)
{
    xenstable_libxl_domain_config config;
    int ret;

    memset(&seen, 0, sizeof(seen));
    fill_config(&config, type, name);
    ret = xenstable_libxl_domain_create_new(
        ctx, &config, &seen.domid, with_event ? &by_event : &by_callback,
        with_event ? &console_by_event : &console_by_callback);
    good(ret, "domain_create_new begins");
    if (!ret)
        result(turn_until(with_event ? &seen.completed : &seen.ended, 100) &&
                   !(with_event ? seen.completed_ret : seen.ret),
               "it ends well");
    result(seen.domid > 0 && seen.consoles == 1,
           "domain %u, which was told once", seen.domid);
    result(config.b_info.video_memkb != XENSTABLE_LIBXL_MEMKB_DEFAULT &&
               strcmp(config.c_info.name, name) == 0,
           "the configuration holds what libxl chose");
    xenstable_libxl_domain_config_dispose(&config);
    return !ret && seen.domid;
}

/* Let it run until its own init says so. */
static bool boot(const char *log)
{
    const time_t end = time(NULL) + 300;

    good(xenstable_libxl_domain_unpause(ctx, seen.domid, NULL),
         "domain_unpause");
    while (!runs(log) && time(NULL) < end)
        turn();
    result(runs(log), "the guest's Linux runs");
    return runs(log);
}

/* Destroy it, and wait for the event of its death. */
static void end_life(bool with_event)
{
    seen.ended = seen.completed = false;
    if (!good(xenstable_libxl_domain_destroy(
                  ctx, seen.domid, with_event ? &by_event : &by_callback),
              "domain_destroy begins"))
        return;
    result(turn_until(with_event ? &seen.completed : &seen.ended, 60) &&
               !(with_event ? seen.completed_ret : seen.ret),
           "it ends well");
    result(turn_until(&seen.died, 60), "it has died");
}

/* The guest runs at this moment, and libxl pauses it. */
static void dump_core(const char *path)
{
    char magic[4] = "";
    long kib = 0;
    FILE *core;

    seen.ended = false;
    if (!good(xenstable_libxl_domain_core_dump(ctx, seen.domid, path,
                                               &by_callback),
              "domain_core_dump begins"))
        return;
    result(turn_until(&seen.ended, 300) && !seen.ret, "it ends well");
    core = fopen(path, "r");
    if (core) {
        if (fread(magic, 1, sizeof(magic), core) == sizeof(magic) &&
            !fseek(core, 0, SEEK_END))
            kib = ftell(core) / 1024;
        fclose(core);
        remove(path);
    }
    result(memcmp(magic, "\177ELF", sizeof(magic)) == 0 && kib >= 90 * MIB,
           "the core is an ELF file of %ld KiB", kib);
}

/* The first guest's life has a core dump and a reboot, the second one's a
   shutdown. */
static void live(xenstable_libxl_domain_type type, char **words, bool first)
{
    xenstable_libxl_evgen_domain_death *watch = NULL;
    const char *name = words[0], *log = words[1], *core = words[2];

    remove(log); /* xenconsoled opens it when the guest is created */
    if (!create_later(type, name, first))
        return;
    good(xenstable_libxl_evenable_domain_death(ctx, seen.domid, MY_EVENT,
                                               &watch),
         "evenable_domain_death");
    if (boot(log)) {
        if (first)
            dump_core(core);
        good(first ? xenstable_libxl_domain_reboot(ctx, seen.domid, NULL)
                   : xenstable_libxl_domain_shutdown(ctx, seen.domid, NULL),
             first ? "domain_reboot" : "domain_shutdown");
        result(turn_until(&seen.shut_down, 300) &&
                   seen.reason ==
                       (first ? XENSTABLE_LIBXL_SHUTDOWN_REASON_REBOOT
                              : XENSTABLE_LIBXL_SHUTDOWN_REASON_POWEROFF),
               "the event of its shutdown: %d", seen.reason);
    }
    end_life(first);
    if (watch)
        xenstable_libxl_evdisable_domain_death(ctx, watch);
}

static void fail_later(xenstable_libxl_domain_type type)
{
    const int domains = count_domains(ctx);
    xenstable_libxl_domain_config config;
    uint32_t domid = 0;
    int ret;

    memset(&seen, 0, sizeof(seen));
    fill_config(&config, type, "failing");
    free(config.b_info.kernel);
    config.b_info.kernel = strdup("/boot/guest-initrd.img");
    ret = xenstable_libxl_domain_create_new(ctx, &config, &domid, &by_callback,
                                            NULL);
    if (!ret && turn_until(&seen.ended, 60))
        ret = seen.ret;
    result(ret < 0, "a creation that cannot be ends with an error: %d", ret);
    result(count_domains(ctx) == domains, "and leaves no domain");
    xenstable_libxl_domain_config_dispose(&config);
}

static void begin_loop(void)
{
    static const xenstable_libxl_childproc_hooks children = {
        .chldowner =
            xenstable_libxl_sigchld_owner_libxl_always_selective_reap};

    xenstable_libxl_osevent_register_hooks(ctx, &loop_hooks, NULL);
    xenstable_libxl_childproc_setmode(ctx, &children, NULL);
    xenstable_libxl_event_register_callbacks(ctx, &event_hooks, &seen);
}

static void end_loop(void)
{
    xenstable_libxl_event_register_callbacks(ctx, NULL, NULL);
    xenstable_libxl_ctx_free(ctx);
    result(loop.registered && !loop.file_count && !loop.time_count,
           "of %u files and times none is registered any more",
           loop.registered);
    ctx = NULL;
}

void step_events(char **words)
{
    begin_loop();
    fail_later(XENSTABLE_LIBXL_DOMAIN_TYPE_PV);
    live(XENSTABLE_LIBXL_DOMAIN_TYPE_PV, words, true);
    live(XENSTABLE_LIBXL_DOMAIN_TYPE_PVH, words, false);
    end_loop();
}

void step_begin(char **words)
{
    xenstable_libxl_evgen_domain_death *watch = NULL;
    xenstable_libxl_domain_type type;

    if (xenstable_libxl_domain_type_from_string(words[0], &type))
        exit(1);
    begin_loop();
    if (create_later(type, words[1], false)) {
        good(xenstable_libxl_evenable_domain_death(ctx, seen.domid, MY_EVENT,
                                                   &watch),
             "evenable_domain_death");
        end_life(false);
        if (watch)
            xenstable_libxl_evdisable_domain_death(ctx, watch);
    }
    end_loop();
}
