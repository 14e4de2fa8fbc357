/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/call.h"

#include <stdlib.h>
#include <string.h>

#include "lib/handle.h"
#include "lib/toolstack/type.h"

static void begin(struct call *call, xenstable_libxl_ctx *ctx,
                  const struct converter *converter)
{
    memset(call, 0, sizeof(*call));
    call->ctx = ctx;
    call->converter = converter;
    call->policy.ctx = ctx;
    call->conversion.cpuid = &policy_hooks;
    call->conversion.cpuid_data = &call->policy;
}

int call_give(struct call *call, xenstable_libxl_ctx *ctx,
              const struct converter *converter, const void *ours, void *room)
{
    int ret;

    begin(call, ctx, converter);
    call->direct = !call_needs(converter, ours);
    call->theirs = call->direct ? (void *)ours : room;
    if (call->direct)
        return 0;
    ret = converter->to(&call->conversion, ours, room);
    if (ret == XENSTABLE_LIBXL_ERROR_NOMEM)
        toolstack_report(ctx, "out of memory");
    else if (ret && call->conversion.refused)
        toolstack_report(ctx, "%s needs Xen %u.%u, but Xen %u.%u is running",
                         call->conversion.refused, call->conversion.major,
                         call->conversion.minor, ctx->release->major,
                         ctx->release->minor);
    return ret;
}

void call_receive(struct call *call, xenstable_libxl_ctx *ctx,
                  const struct converter *converter, void *ours, void *room)
{
    begin(call, ctx, converter);
    call->direct = converter->same_layout || !ours;
    call->theirs = call->direct ? ours : room;
    if (!call->direct)
        memset(room, 0, converter->bytes);
}

int call_read(struct call *call, int ret)
{
    if (!call->direct && call->converter->drop)
        call->converter->drop(&call->conversion, call->theirs);
    return ret;
}

/* libxl may have put a policy of its own into our struct. */
static int exchange_policy(struct call *call, void *ours)
{
    xenstable_libxl_cpuid_policy_list theirs, policy = NULL;
    char *place = (char *)ours + call->converter->policy;
    int ret;

    memcpy(&theirs, place, sizeof(theirs));
    if (!theirs)
        return 0;
    ret = conversion_cpuid_from(&call->conversion, theirs, &policy);
    conversion_cpuid_free(&call->conversion, &theirs);
    memcpy(place, &policy, sizeof(policy));
    return ret;
}

int call_returned(struct call *call, void *ours, int ret)
{
    const struct converter *converter = call->converter;
    int back = 0;

    if (!call->direct)
        back = converter->from(&call->conversion, call->theirs, ours);
    else if (converter && ours && converter->same_layout)
        back = exchange_policy(call, ours);
    call_read(call, 0);
    if (back == XENSTABLE_LIBXL_ERROR_NOMEM)
        toolstack_report(call->ctx, "out of memory after the operation");
    return ret ? ret : back;
}

int call_received(struct call *call, void *ours, int ret)
{
    if (ret)
        return ret;
    if (!call->direct)
        memset(ours, 0, call->converter->type->bytes);
    return call_returned(call, ours, 0);
}

void *call_list(xenstable_libxl_ctx *ctx, const struct converter *converter,
                void *theirs, int *count_io)
{
    int theirs_count = *count_io;
    struct call call;
    void *ours = NULL;

    if (!theirs)
        return NULL;
    begin(&call, ctx, converter);
    *count_io = 0;
    if (conversion_give_array(&call.conversion, converter, theirs,
                              theirs_count, &ours, count_io))
        toolstack_report(ctx, "out of memory for a list");
    free(theirs);
    return ours;
}

int call_missing(xenstable_libxl_ctx *ctx, const char *function,
                 unsigned int major, unsigned int minor)
{
    toolstack_report(ctx, "%s needs Xen %u.%u, but Xen %u.%u is running",
                     function, major, minor, ctx->release->major,
                     ctx->release->minor);
    return XENSTABLE_LIBXL_ERROR_NI;
}

int call_unbound(struct libxl__ctx *libxl, const char *function)
{
    xenstable_libxl_ctx *ctx = (xenstable_libxl_ctx *)libxl;

    toolstack_report(ctx, "%s: %s", function, ctx->xs->message);
    log_write(&ctx->xs->log, XENSTABLE_LOG_ERROR, "%s: %s", function,
              ctx->xs->message);
    return XENSTABLE_LIBXL_ERROR_FAIL;
}
