/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Contexts in threads: one for each thread, and one that several threads
   share. For ThreadSanitizer. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "tests/fake/toolstack.h"

enum { ROUNDS = 200, MY_NUMBER = 4711 };

#define REQUIRE(condition)                                                  \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                        \
        }                                                                   \
    } while (0)

/* The loader writes its list of libraries under a lock that ThreadSanitizer
   does not see. */
#pragma GCC visibility push(default)
const char *__tsan_default_suppressions(void);
const char *__tsan_default_suppressions(void)
{
    return "race:^path_of$\nrace:^soname_of$\n";
}
#pragma GCC visibility pop

/* A creation from start to end, which may be in different threads. */
struct creation {
    xenstable_libxl_domain_config config;
    uint32_t domid;
    xenstable_libxl_ctx *ctx;
    atomic_bool ended;
};

static xenstable_libxl_ctx *open_context(void)
{
    xenstable_libxl_ctx *ctx;

    REQUIRE(xenstable_libxl_ctx_alloc(&ctx, XENSTABLE_LIBXL_VERSION, 0,
                                      NULL) == 0);
    return ctx;
}

/* What libxl writes when it is done. */
static void work(const struct fake_call *call, enum fake_stage stage)
{
    uint32_t *domid;

    if (stage == FAKE_ENDS &&
        strcmp(call->function, "libxl_domain_create_new") == 0) {
        memcpy(&domid, fake_argument(call, "domid"), sizeof(domid));
        *domid = 7;
    }
}

static void on_end(xenstable_libxl_ctx *ctx, int ret, void *data)
{
    struct creation *creation = data;

    REQUIRE(ret == 0 && ctx == creation->ctx);
    REQUIRE(creation->domid == 7);
    REQUIRE(strcmp(creation->config.c_info.name, "guest") == 0);
    xenstable_libxl_domain_config_dispose(&creation->config);
    creation->ended = true;
}

static void start(struct creation *creation, xenstable_libxl_ctx *ctx)
{
    const xenstable_libxl_asyncop_how how = {.callback = on_end,
                                             .u.for_callback = creation};

    memset(creation, 0, sizeof(*creation));
    creation->ctx = ctx;
    xenstable_libxl_domain_config_init(&creation->config);
    creation->config.c_info.name = strdup("guest");
    creation->config.disks = calloc(1, sizeof(creation->config.disks[0]));
    creation->config.num_disks = 1;
    xenstable_libxl_device_disk_init(creation->config.disks);
    REQUIRE(xenstable_libxl_domain_create_new(
                ctx, &creation->config, &creation->domid, &how, NULL) == 0);
}

static void on_event(void *data, xenstable_libxl_event *event)
{
    REQUIRE(event->for_user == MY_NUMBER);
    xenstable_libxl_event_free(data, event);
}

static const xenstable_libxl_event_hooks hooks = {
    .event_occurs_mask = XENSTABLE_LIBXL_EVENTMASK_ALL,
    .event_occurs = on_event};

/* A thread with a context of its own. */
static void *alone(void *data)
{
    static const xenstable_libxl_asyncop_how by_event = {.u.for_event =
                                                             MY_NUMBER};
    struct creation creation;
    xenstable_libxl_ctx *ctx;
    int i;

    (void)data;
    for (i = 0; i < ROUNDS; i++) {
        ctx = open_context();
        xenstable_libxl_event_register_callbacks(ctx, &hooks, ctx);
        start(&creation, ctx);
        REQUIRE(fake_toolstack_end(ctx->libxl));
        REQUIRE(creation.ended);
        REQUIRE(xenstable_libxl_domain_destroy(ctx, 7, &by_event) == 0);
        REQUIRE(fake_toolstack_end(ctx->libxl));
        REQUIRE(xenstable_libxl_ctx_free(ctx) == 0);
    }
    return NULL;
}

/* Threads share a context: many start operations, one ends them, one asks. */

static xenstable_libxl_ctx *shared;
static atomic_int running;

static void *starts(void *data)
{
    struct creation creation;
    xenstable_libxl_device_disk disk;
    int i;

    (void)data;
    for (i = 0; i < ROUNDS; i++) {
        start(&creation, shared);
        while (!creation.ended)
            sched_yield();
        /* All releases but the newest refuse it. */
        xenstable_libxl_device_disk_init(&disk);
        disk.specification = XENSTABLE_LIBXL_DISK_SPECIFICATION_VIRTIO;
        REQUIRE(xenstable_libxl_device_disk_add(shared, 7, &disk, NULL) ==
                XENSTABLE_LIBXL_ERROR_NI);
        xenstable_libxl_device_disk_dispose(&disk);
    }
    running--;
    return NULL;
}

static void *ends(void *data)
{
    (void)data;
    while (running)
        if (!fake_toolstack_end(shared->libxl))
            sched_yield();
    return NULL;
}

static void *asks(void *data)
{
    char message[256];

    (void)data;
    while (running) {
        xenstable_toolstack_message(shared, message, sizeof(message));
        REQUIRE(!message[0] || strstr(message, "device_disk"));
        sched_yield();
    }
    return NULL;
}

static void run(void *(*const *functions)(void *), unsigned int count)
{
    pthread_t threads[4];
    unsigned int i;

    REQUIRE(count <= sizeof(threads) / sizeof(threads[0]));
    for (i = 0; i < count; i++)
        REQUIRE(pthread_create(&threads[i], NULL, functions[i], NULL) == 0);
    for (i = 0; i < count; i++)
        REQUIRE(pthread_join(threads[i], NULL) == 0);
}

int main(void)
{
    static void *(*const apart[])(void *) = {alone, alone};
    static void *(*const together[])(void *) = {starts, starts, ends, asks};

    setenv("XENSTABLE_RUNNING", "4.14", 1);
    setenv("XENSTABLE_LIBRARY_PATH", FAKE_FOLDER "/4.14", 1);
    fake_toolstack.work = work;
    run(apart, 2);
    REQUIRE(fake_toolstack.contexts == 0);
    shared = open_context();
    running = 2;
    run(together, 4);
    REQUIRE(xenstable_libxl_ctx_free(shared) == 0);
    REQUIRE(fake_toolstack.contexts == 0);
    printf("%d rounds\n", ROUNDS);
    return 0;
}
