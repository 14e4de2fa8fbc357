/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/async.h"

#include <stdlib.h>

static void link_operation(struct operation *operation)
{
    xenstable_libxl_ctx *ctx = operation->call.ctx;

    pthread_mutex_lock(&ctx->lock);
    operation->next = ctx->operations;
    operation->here = &ctx->operations;
    if (operation->next)
        operation->next->here = &operation->next;
    ctx->operations = operation;
    pthread_mutex_unlock(&ctx->lock);
}

static void unlink_operation(struct operation *operation)
{
    xenstable_libxl_ctx *ctx = operation->call.ctx;

    pthread_mutex_lock(&ctx->lock);
    *operation->here = operation->next;
    if (operation->next)
        operation->next->here = operation->here;
    pthread_mutex_unlock(&ctx->lock);
}

/* Give the results to the program. Return: @ret, or why that failed. */
static int end(struct operation *operation, int ret)
{
    unlink_operation(operation);
    if (operation->ours)
        ret = call_returned(&operation->call, operation->ours, ret);
    free(operation);
    return ret;
}

/* Called by libxl, with its own context. */
static void ended(xenstable_libxl_ctx *libxl, int ret, void *data)
{
    struct operation *operation = data;
    xenstable_libxl_ctx *ctx = operation->call.ctx;
    xenstable_libxl_asyncop_how how = operation->how;

    (void)libxl;
    ret = end(operation, ret);
    how.callback(ctx, ret, how.u.for_callback);
}

int operation_begin(struct operation **operation_r, xenstable_libxl_ctx *ctx,
                    const struct converter *converter, void *ours,
                    const xenstable_libxl_asyncop_how *how,
                    const xenstable_libxl_asyncprogress_how *progress)
{
    /* Also where the layout is the same: libxl may put a policy into it. */
    const bool returns = converter && ours;
    size_t bytes = call_needs(converter, ours) ? converter->bytes : 0;
    struct operation *operation = calloc(1, sizeof(*operation) + bytes);
    int ret;

    if (!operation) {
        toolstack_report(ctx, "out of memory");
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    operation->call.ctx = ctx;
    operation->their_struct = ours;
    if (returns) {
        ret = call_give(&operation->call, ctx, converter, ours,
                        operation->theirs);
        if (ret) {
            free(operation);
            return ret;
        }
        operation->ours = ours;
        operation->their_struct = operation->call.theirs;
    }
    if (how) {
        operation->how = *how;
        operation->their_how = &operation->how_room;
        if (how->callback) {
            operation->how_room.callback = ended;
            operation->how_room.u.for_callback = operation;
        } else {
            operation->how_room.u.for_event = (uintptr_t)operation;
        }
    }
    if (progress) {
        operation->progress = operation->progress_room = *progress;
        operation->their_progress = &operation->progress_room;
        if (progress->callback) {
            operation->progress_room.callback = ctx->progressed;
            operation->progress_room.for_callback = operation;
        }
    }
    link_operation(operation);
    *operation_r = operation;
    return 0;
}

int operation_started(struct operation *operation,
                      const xenstable_libxl_asyncop_how *how, int ret)
{
    return how && !ret ? 0 : end(operation, ret);
}

/* The numbers that libxl has are addresses of operations: see async.h. */
static struct operation *find(xenstable_libxl_ctx *ctx,
                              xenstable_libxl_ev_user number)
{
    struct operation *operation;

    pthread_mutex_lock(&ctx->lock);
    for (operation = ctx->operations; operation; operation = operation->next)
        if (operation->their_how && !operation->how.callback &&
            (uintptr_t)operation == number)
            break;
    pthread_mutex_unlock(&ctx->lock);
    return operation;
}

static bool is_same(const xenstable_libxl_asyncop_how *one,
                    const xenstable_libxl_asyncop_how *other)
{
    if (one->callback != other->callback)
        return false;
    return one->callback ? one->u.for_callback == other->u.for_callback
                         : one->u.for_event == other->u.for_event;
}

/* libxl knows an operation by what it was given. The number may be another
   operation's by the time that libxl looks for it, as with any libxl. */
int xenstable_libxl_ao_abort(xenstable_libxl_ctx *ctx,
                             const xenstable_libxl_asyncop_how *how)
{
    xenstable_libxl_asyncop_how theirs;
    struct operation *operation;

    if (!how)
        return ctx->functions.libxl_ao_abort(ctx->libxl, NULL);
    theirs = *how;
    pthread_mutex_lock(&ctx->lock);
    for (operation = ctx->operations; operation; operation = operation->next)
        if (operation->their_how && is_same(&operation->how, how)) {
            theirs = operation->how_room;
            break;
        }
    pthread_mutex_unlock(&ctx->lock);
    return ctx->functions.libxl_ao_abort(ctx->libxl, &theirs);
}

void operation_event(xenstable_libxl_ctx *ctx, xenstable_libxl_event *event,
                     bool taken)
{
    struct operation *operation;

    if (event->type != XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE)
        return;
    operation = find(ctx, event->for_user);
    if (!operation)
        return;
    event->for_user = operation->how.u.for_event;
    if (taken)
        event->u.operation_complete.rc =
            end(operation, event->u.operation_complete.rc);
}

void operations_abandon(xenstable_libxl_ctx *ctx)
{
    while (ctx->operations)
        end(ctx->operations, 0);
}
