/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/call.h"

#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/type.h"

static void begin(struct call *call, xenstable_ctx *ctx,
                  const struct converter *converter)
{
    memset(call, 0, sizeof(*call));
    call->ctx = ctx;
    call->converter = converter;
    call->policy.ctx = ctx;
    call->conversion.cpuid = &policy_hooks;
    call->conversion.cpuid_data = &call->policy;
}

int call_give(struct call *call, xenstable_ctx *ctx,
              const struct converter *converter, const void *ours,
              void *theirs)
{
    int ret;

    begin(call, ctx, converter);
    ret = converter->to(&call->conversion, ours, theirs);
    if (ret == XENSTABLE_ERROR_NOMEM)
        toolstack_report(ctx, "out of memory");
    else if (ret && call->conversion.refused)
        toolstack_report(ctx, "%s needs Xen %u.%u, but Xen %u.%u is running",
                         call->conversion.refused, call->conversion.major,
                         call->conversion.minor, ctx->release->major,
                         ctx->release->minor);
    return ret;
}

void call_receive(struct call *call, xenstable_ctx *ctx,
                  const struct converter *converter, void *theirs)
{
    begin(call, ctx, converter);
    memset(theirs, 0, converter->bytes);
}

int call_read(struct call *call, void *theirs, int ret)
{
    if (call->converter->drop)
        call->converter->drop(&call->conversion, theirs);
    return ret;
}

int call_returned(struct call *call, void *theirs, void *ours, int ret)
{
    int back = call->converter->from(&call->conversion, theirs, ours);

    if (back == XENSTABLE_ERROR_NOMEM)
        toolstack_report(call->ctx, "out of memory after the operation");
    call_read(call, theirs, 0);
    return ret ? ret : back;
}

int call_received(struct call *call, void *theirs, void *ours, int ret)
{
    if (ret)
        return ret;
    memset(ours, 0, call->converter->type->bytes);
    return call_returned(call, theirs, ours, 0);
}

void *call_list(xenstable_ctx *ctx, const struct converter *converter,
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

int call_missing(xenstable_ctx *ctx, const char *function, unsigned int major,
                 unsigned int minor)
{
    toolstack_report(ctx, "%s needs Xen %u.%u, but Xen %u.%u is running",
                     function, major, minor, ctx->release->major,
                     ctx->release->minor);
    return XENSTABLE_ERROR_NI;
}
