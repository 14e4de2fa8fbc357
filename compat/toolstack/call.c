/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/release.h"
#include "lib/handle.h"
#include "lib/toolstack/type.h"

static void begin(struct call *call, xenstable_libxl_ctx *ctx,
                  const struct converter *converter)
{
    call->ctx = ctx;
    call->converter = converter;
    call->policy.ctx = ctx;
    call->policy.made = NULL;
    call->conversion.cpuid = &policy_hooks;
    call->conversion.cpuid_data = &call->policy;
    call->conversion.major = 0;
    call->conversion.lost_count = 0;
}

/* What the running release cannot have: it came later, or it is gone. */
static void report_refusal(xenstable_libxl_ctx *ctx,
                           const struct conversion *c)
{
    if (RELEASE(c->major, c->minor) >
        RELEASE(ctx->release->major, ctx->release->minor))
        toolstack_report(ctx, "%s needs Xen %u.%u, but Xen %u.%u is running",
                         c->refused, c->major, c->minor, ctx->release->major,
                         ctx->release->minor);
    else
        toolstack_report(ctx, "%s: Xen %u.%u does not have it", c->refused,
                         ctx->release->major, ctx->release->minor);
}

/* Is it the first time for this context? */
static bool is_first_loss(xenstable_libxl_ctx *ctx, uint16_t name)
{
    bool first;

    pthread_mutex_lock(&ctx->lock);
    if (!ctx->lost)
        ctx->lost = calloc(ctx->plans.nr_names + 1, sizeof(*ctx->lost));
    first = !ctx->lost || !ctx->lost[name];
    if (ctx->lost)
        ctx->lost[name] = true;
    pthread_mutex_unlock(&ctx->lock);
    return first;
}

static void report_loss(const struct call *call)
{
    xenstable_libxl_ctx *ctx = call->ctx;
    const struct conversion *c = &call->conversion;
    const struct plans *plans = &ctx->plans;
    char text[CONVERSION_TEXT_BYTES];
    unsigned int i;

    if (!c->lost_count || told_types[call->converter - plans->converters])
        return;
    for (i = 0; i < c->lost_count; i++) {
        const struct step named = {.name = c->lost[i]};

        if (!is_first_loss(ctx, c->lost[i]))
            continue;
        plans_name(plans, &named, text, sizeof(text));
        log_write(&ctx->xs->log, XENSTABLE_LOG_WARNING,
                  "%s of Xen %u.%u gets lost: this program does not know it",
                  text, ctx->release->major, ctx->release->minor);
    }
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
    ret = convert_to(converter, &call->conversion, ours, room);
    if (ret == XENSTABLE_LIBXL_ERROR_NOMEM)
        toolstack_report(ctx, "out of memory");
    else if (ret && call->conversion.major)
        report_refusal(ctx, &call->conversion);
    return ret;
}

int call_read(struct call *call, int ret)
{
    if (!call->direct)
        convert_drop(call->converter, &call->conversion, call->theirs);
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

/* Return: @ret, or the error of converting back. */
static int finish(struct call *call, int ret, int back)
{
    if (back == XENSTABLE_LIBXL_ERROR_NOMEM)
        toolstack_report(call->ctx, "out of memory after the operation");
    return ret ? ret : back;
}

int call_returned(struct call *call, void *ours, int ret)
{
    const struct converter *converter = call->converter;
    int back = 0;

    if (!call->direct) {
        back = convert_from(converter, &call->conversion, call->theirs, ours);
        convert_drop(converter, &call->conversion, call->theirs);
        report_loss(call);
    } else if (converter && ours && converter->same_layout) {
        back = exchange_policy(call, ours);
    }
    return back ? finish(call, ret, back) : ret;
}

/* With a policy, arrays, or what the program does not know: a plan is not
   enough. */
static __attribute__((noinline)) int
received_parts(xenstable_libxl_ctx *ctx, const struct converter *converter,
               void *theirs, void *ours)
{
    struct call call;

    begin(&call, ctx, converter);
    call.theirs = theirs;
    call.direct = theirs == ours;
    if (!call.direct)
        memset(ours, 0, converter->type->bytes);
    return call_returned(&call, ours, 0);
}

int call_received(xenstable_libxl_ctx *ctx, const struct converter *converter,
                  void *theirs, void *ours)
{
    if (theirs == ours || converter->reads || converter->loses)
        return received_parts(ctx, converter, theirs, ours);
    return convert_from(converter, NULL, theirs, ours);
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
    if (convert_list(converter, &call.conversion, theirs, theirs_count, &ours,
                     count_io))
        toolstack_report(ctx, "out of memory for a list");
    report_loss(&call);
    free(theirs);
    return ours;
}

int call_missing(xenstable_libxl_ctx *ctx, const char *function,
                 unsigned int major, unsigned int minor)
{
    struct conversion missing = {.major = major, .minor = minor};

    snprintf(missing.refused, sizeof(missing.refused), "%s", function);
    report_refusal(ctx, &missing);
    return XENSTABLE_LIBXL_ERROR_NI;
}

int call_unbound(struct libxl__ctx *libxl, const char *function)
{
    xenstable_libxl_ctx *ctx = (xenstable_libxl_ctx *)libxl;

    toolstack_report(ctx, "%s: %s", function, ctx->xs->message);
    return XENSTABLE_LIBXL_ERROR_FAIL;
}
