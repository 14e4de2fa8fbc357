/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/events.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/async.h"
#include "lib/toolstack/type.h"

/* The room is as large as the program's event. An event has no array and no
   CPU policy, so this cannot fail. */
static void convert(const struct converter *converter, const void *theirs,
                    xenstable_libxl_event *ours)
{
    struct conversion conversion = {.cpuid = NULL};

    memset(ours, 0, converter->type->bytes);
    convert_from(converter, &conversion, theirs, ours);
}

/* Into @room, which is NULL where the layouts are the same. */
static xenstable_libxl_event *receive(xenstable_libxl_ctx *ctx, void *theirs,
                                      xenstable_libxl_event *room)
{
    xenstable_libxl_event *event = theirs;

    if (room) {
        convert(ctx->plans.of.event, theirs, room);
        free(theirs);
        event = room;
    }
    operation_event(ctx, event, true);
    return event;
}

/* Reads what is registered now; hooks are called without the lock. */
static struct event_registration registered(xenstable_libxl_ctx *ctx)
{
    struct event_registration registration;

    pthread_mutex_lock(&ctx->lock);
    registration = ctx->events;
    pthread_mutex_unlock(&ctx->lock);
    return registration;
}

static void tell_disaster(xenstable_libxl_ctx *ctx,
                          xenstable_libxl_event_type type)
{
    static const char text[] = "libxenstable: out of memory for an event";
    const struct event_registration registration = registered(ctx);

    toolstack_report(ctx, "out of memory for an event");
    if (registration.hooks && registration.hooks->disaster)
        registration.hooks->disaster(registration.user, type, text, ENOMEM);
}

xenstable_libxl_event *event_receive(xenstable_libxl_ctx *ctx, void *theirs)
{
    const struct converter *converter = ctx->plans.of.event;
    CALL_ROOM(xenstable_libxl_event) room;
    xenstable_libxl_event *event;

    if (!converter)
        return receive(ctx, theirs, NULL);
    event = malloc(converter->type->bytes);
    if (event)
        return receive(ctx, theirs, event);
    /* When an operation has ended, its results must be converted even so. */
    event = receive(ctx, theirs, (void *)&room);
    tell_disaster(ctx, event->type);
    type_dispose(converter->type, event);
    return NULL;
}

void xenstable_libxl_event_free(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_event *event)
{
    const struct converter *converter = ctx->plans.of.event;

    if (!converter) {
        ctx->functions.libxl_event_free(ctx->libxl, event);
        return;
    }
    if (event)
        type_dispose(converter->type, event);
    free(event);
}

/* The hooks that libxl calls, with our context. */

static void occurred(void *data, xenstable_libxl_event *theirs)
{
    xenstable_libxl_ctx *ctx = data;
    const struct event_registration registration = registered(ctx);
    xenstable_libxl_event *event = event_receive(ctx, theirs);

    if (!event)
        return;
    if (registration.hooks && registration.hooks->event_occurs) {
        registration.hooks->event_occurs(registration.user, event);
        return;
    }
    /* Another thread has removed the hooks meanwhile, which libxl forbids. */
    toolstack_report(ctx, "an event came when its hooks were gone");
    xenstable_libxl_event_free(ctx, event);
}

static void disaster(void *data, xenstable_libxl_event_type type,
                     const char *text, int error)
{
    const struct event_registration registration = registered(data);

    if (registration.hooks && registration.hooks->disaster)
        registration.hooks->disaster(registration.user, type, text, error);
}

/* Which hooks libxl gets next: those with a disaster hook or those without,
   as libxl ends the process where there is none; and of the two of either
   kind the one that it does not have. */
static unsigned int next_hooks(unsigned int now, bool with_disaster)
{
    unsigned int first = with_disaster ? 2 : 0;

    return now == first ? first + 1 : first;
}

void xenstable_libxl_event_register_callbacks(
    xenstable_libxl_ctx *ctx, const xenstable_libxl_event_hooks *hooks,
    void *user)
{
    bool with_disaster = hooks && hooks->disaster;
    xenstable_libxl_event_hooks *theirs;

    /* libxl keeps a pointer, and reads it while another thread registers. So
       functions and user are the same each time, and the mask is written
       where libxl does not look. Nor does it get NULL, which it would read
       when it delivers an event (libxl_event.c, egc_run_callbacks()): an
       empty mask means the same. */
    pthread_mutex_lock(&ctx->lock);
    ctx->events.hooks = hooks;
    ctx->events.user = user;
    ctx->their_event = next_hooks(ctx->their_event, with_disaster);
    theirs = &ctx->their_events[ctx->their_event];
    theirs->event_occurs_mask = hooks ? hooks->event_occurs_mask : 0;
    pthread_mutex_unlock(&ctx->lock);
    ctx->functions.libxl_event_register_callbacks(ctx->libxl, theirs, ctx);
}

static void progressed(xenstable_libxl_ctx *libxl,
                       xenstable_libxl_event *theirs, void *data)
{
    struct operation *operation = data;
    xenstable_libxl_ctx *ctx = operation->call.ctx;
    xenstable_libxl_event *event = event_receive(ctx, theirs);

    (void)libxl;
    if (event)
        operation->progress.callback(ctx, event,
                                     operation->progress.for_callback);
}

void events_init(xenstable_libxl_ctx *ctx)
{
    unsigned int i;

    ctx->progressed = progressed;
    for (i = 0; i < sizeof(ctx->their_events) / sizeof(ctx->their_events[0]);
         i++) {
        ctx->their_events[i].event_occurs = occurred;
        ctx->their_events[i].disaster = i < 2 ? NULL : disaster;
    }
}

/* Taking events without hooks. */

struct filter {
    xenstable_libxl_ctx *ctx;
    xenstable_libxl_event_predicate *predicate;
    void *user;
};

/* The event still belongs to libxl. Members before the union have the same
   place in every layout. */
static int passes(const xenstable_libxl_event *theirs, void *data)
{
    const struct filter *filter = data;
    const struct converter *converter = filter->ctx->plans.of.event;
    CALL_ROOM(xenstable_libxl_event) room;
    xenstable_libxl_event *event = (xenstable_libxl_event *)(uintptr_t)theirs;
    xenstable_libxl_ev_user number = theirs->for_user;
    int ret;

    if (converter) {
        event = (void *)&room;
        convert(converter, theirs, event);
    }
    operation_event(filter->ctx, event, false);
    ret = filter->predicate(event, filter->user);
    event->for_user = number;
    return ret;
}

typedef int take_function(struct libxl__ctx *ctx, void **event_r,
                          uint64_t typemask,
                          xenstable_libxl_event_predicate *predicate,
                          void *predicate_user);

static int take(xenstable_libxl_ctx *ctx, take_function *function,
                xenstable_libxl_event **event_r, uint64_t typemask,
                xenstable_libxl_event_predicate *predicate,
                void *predicate_user)
{
    const struct converter *converter = ctx->plans.of.event;
    struct filter filter = {
        .ctx = ctx, .predicate = predicate, .user = predicate_user};
    xenstable_libxl_event *room = NULL;
    void *theirs;
    int ret;

    /* First, so that no event is lost. */
    if (converter) {
        room = malloc(converter->type->bytes);
        if (!room) {
            toolstack_report(ctx, "out of memory for an event");
            return XENSTABLE_LIBXL_ERROR_NOMEM;
        }
    }
    ret = function(ctx->libxl, &theirs, typemask, predicate ? passes : NULL,
                   &filter);
    if (ret)
        free(room);
    else
        *event_r = receive(ctx, theirs, room);
    return ret;
}

int xenstable_libxl_event_check(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_event **event_r,
                                uint64_t typemask,
                                xenstable_libxl_event_predicate *predicate,
                                void *predicate_user)
{
    return take(ctx, ctx->functions.libxl_event_check, event_r, typemask,
                predicate, predicate_user);
}

int xenstable_libxl_event_wait(xenstable_libxl_ctx *ctx,
                               xenstable_libxl_event **event_r,
                               uint64_t typemask,
                               xenstable_libxl_event_predicate *predicate,
                               void *predicate_user)
{
    return take(ctx, ctx->functions.libxl_event_wait, event_r, typemask,
                predicate, predicate_user);
}
