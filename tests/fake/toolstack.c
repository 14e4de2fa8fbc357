/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/fake/toolstack.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fake/policies.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { ARGUMENTS = 10, ARGUMENT_BYTES = 16 };

/* An operation that has not ended: a call, with copies of what it had on the
   stack. */
struct pending {
    struct pending *next;
    struct fake_call call;
    xenstable_libxl_asyncop_how how;
    xenstable_libxl_asyncprogress_how progress;
    struct fake_argument arguments[ARGUMENTS];
    max_align_t values[ARGUMENTS][ARGUMENT_BYTES / sizeof(max_align_t) + 1];
    int result;
};

struct queued {
    struct queued *next;
    xenstable_libxl_event *event;
};

/* As in libxl the hooks are kept by pointer. */
struct libxl__ctx {
    pthread_mutex_t lock;
    const xenstable_libxl_event_hooks *hooks;
    void *user;
    struct pending *pending;
    struct queued *queue;
};

struct fake_toolstack fake_toolstack;
static struct libxl__ctx *last_context;

/* libxl ends the process without memory; so does its fake. */
static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static void inside(bool begins)
{
    if (fake_toolstack.inside)
        fake_toolstack.inside(begins);
}

static void count(unsigned int *counter, int by)
{
    __atomic_add_fetch(counter, (unsigned int)by, __ATOMIC_SEQ_CST);
}

struct libxl__ctx *fake_toolstack_context(void)
{
    return last_context;
}

int fake_libxl_ctx_alloc(struct libxl__ctx **pctx, int version,
                         unsigned int flags, struct xentoollog_logger *logger)
{
    struct libxl__ctx *ctx;

    (void)version;
    (void)flags;
    /* The real one crashes without. */
    if (!logger)
        abort();
    inside(true);
    ctx = must(calloc(1, sizeof(*ctx)));
    inside(false);
    pthread_mutex_init(&ctx->lock, NULL);
    count(&fake_toolstack.contexts, 1);
    __atomic_store_n(&last_context, ctx, __ATOMIC_SEQ_CST);
    *pctx = ctx;
    return 0;
}

/* The real one asserts that no operation is left. */
int fake_libxl_ctx_free(struct libxl__ctx *ctx)
{
    struct pending *pending;
    struct queued *queued;

    while ((pending = ctx->pending)) {
        ctx->pending = pending->next;
        free(pending);
    }
    while ((queued = ctx->queue)) {
        ctx->queue = queued->next;
        free(queued->event);
        free(queued);
    }
    pthread_mutex_destroy(&ctx->lock);
    free(ctx);
    count(&fake_toolstack.contexts, -1);
    return 0;
}

/* A policy is the texts that it was made from, one a line. */
struct policy {
    struct policy *next;
    char *texts;
};

static struct policy *policies;
static pthread_mutex_t policies_lock = PTHREAD_MUTEX_INITIALIZER;

static struct policy *policy_new(void)
{
    struct policy *policy = must(calloc(1, sizeof(*policy)));

    policy->texts = must(calloc(1, 1));
    count(&fake_toolstack.policies, 1);
    pthread_mutex_lock(&policies_lock);
    policy->next = policies;
    policies = policy;
    pthread_mutex_unlock(&policies_lock);
    return policy;
}

static void policy_add(struct policy *policy, const char *text)
{
    size_t bytes = strlen(policy->texts) + strlen(text) + 2;

    policy->texts = must(realloc(policy->texts, bytes));
    strcat(policy->texts, text);
    strcat(policy->texts, "\n");
}

int fake_libxl_cpuid_parse_config(void **list, const char *text)
{
    if (fake_toolstack.refuses_policies || !text[0])
        return 1;
    inside(true);
    if (!*list)
        *list = policy_new();
    policy_add(*list, text);
    inside(false);
    return 0;
}

int fake_libxl_cpuid_parse_config_xend(void **list, const char *text)
{
    return fake_libxl_cpuid_parse_config(list, text);
}

void fake_libxl_cpuid_dispose(void **list)
{
    struct policy *policy = *list, **at;

    if (!policy)
        return;
    count(&fake_toolstack.policies, -1);
    pthread_mutex_lock(&policies_lock);
    for (at = &policies; *at != policy; at = &(*at)->next)
        ;
    *at = policy->next;
    pthread_mutex_unlock(&policies_lock);
    free(policy->texts);
    free(policy);
    *list = NULL;
}

static void policy_set(struct policy *policy, const char *texts)
{
    free(policy->texts);
    policy->texts = must(strdup(texts));
}

void fake_toolstack_change_policy(const char *texts)
{
    inside(true);
    policy_set(policies, texts);
    inside(false);
}

/* The policy that a struct points to, which is in the layout of some release
   and no larger than ours. */
static const struct policy *policy_in(const void *info)
{
    const struct policy *policy, *pointer;
    size_t at;

    pthread_mutex_lock(&policies_lock);
    for (policy = policies; policy; policy = policy->next)
        for (at = 0; at < sizeof(xenstable_libxl_domain_build_info);
             at += sizeof(pointer)) {
            memcpy(&pointer, (const char *)info + at, sizeof(pointer));
            if (pointer == policy)
                goto out;
        }
out:
    pthread_mutex_unlock(&policies_lock);
    return policy;
}

/* {"cpuid": POLICY} as libxl prints it. */
static void print_policy(char *text, size_t bytes, const char *printed)
{
    snprintf(text, bytes, "{\n    \"cpuid\": %s\n}\n", printed);
}

/* Reading and printing: what libxl was recorded to do, no more. */
int fake_libxl_domain_build_info_from_json(struct libxl__ctx *ctx, void *info,
                                           const char *text)
{
    struct policy *policy;
    char whole[1000];
    unsigned int i;

    (void)ctx;
    for (i = 0; i < COUNT(recorded_policies); i++) {
        print_policy(whole, sizeof(whole), recorded_policies[i].yajl);
        if (same_but_spaces(whole, text))
            break;
    }
    if (i == COUNT(recorded_policies) || fake_toolstack.refuses_policies ||
        !fake_toolstack.put_policy)
        return XENSTABLE_LIBXL_ERROR_FAIL;
    inside(true);
    policy = policy_new();
    policy_set(policy, recorded_policies[i].texts);
    inside(false);
    fake_toolstack.put_policy(info, policy);
    return 0;
}

char *fake_libxl_domain_build_info_to_json(struct libxl__ctx *ctx, void *info)
{
    const char *printed = fake_toolstack.build_info_json;
    const struct policy *policy = policy_in(info);
    char *text = NULL, whole[1000];
    unsigned int i;

    (void)ctx;
    for (i = 0; policy && !printed && i < COUNT(recorded_policies); i++) {
        const struct recorded_policy *recorded = &recorded_policies[i];

        if (strcmp(recorded->texts, policy->texts) != 0)
            continue;
        print_policy(whole, sizeof(whole),
                     fake_toolstack.json_c ? recorded->json_c
                                           : recorded->yajl);
        printed = whole;
    }
    inside(true);
    if (printed)
        text = must(strdup(printed));
    inside(false);
    return text;
}

void *fake_xlu_cfg_init(FILE *report, const char *report_filename)
{
    void *config;

    (void)report;
    (void)report_filename;
    if (fake_toolstack.refuses_configs)
        return NULL;
    inside(true);
    config = must(malloc(1));
    inside(false);
    count(&fake_toolstack.configs, 1);
    return config;
}

void fake_xlu_cfg_destroy(void *config)
{
    count(&fake_toolstack.configs, -1);
    free(config);
}

/* Events */

void fake_libxl_event_register_callbacks(
    struct libxl__ctx *ctx, const xenstable_libxl_event_hooks *hooks,
    void *user)
{
    pthread_mutex_lock(&ctx->lock);
    ctx->hooks = hooks;
    ctx->user = user;
    pthread_mutex_unlock(&ctx->lock);
}

static void happens(struct libxl__ctx *ctx, void *data)
{
    /* What is looked at is at the same place in every layout. */
    xenstable_libxl_event *event = data;
    const xenstable_libxl_event_hooks *hooks;
    struct queued *queued, **end;
    void *user;

    pthread_mutex_lock(&ctx->lock);
    hooks = ctx->hooks;
    user = ctx->user;
    if (hooks && hooks->event_occurs_mask & UINT64_C(1) << event->type) {
        pthread_mutex_unlock(&ctx->lock);
        inside(false);
        hooks->event_occurs(user, event);
        inside(true);
        return;
    }
    queued = must(calloc(1, sizeof(*queued)));
    queued->event = event;
    for (end = &ctx->queue; *end; end = &(*end)->next)
        ;
    *end = queued;
    pthread_mutex_unlock(&ctx->lock);
}

void fake_toolstack_event(struct libxl__ctx *ctx, void *event)
{
    inside(true);
    happens(ctx, event);
    inside(false);
}

bool fake_toolstack_has_disaster(const struct libxl__ctx *ctx)
{
    return ctx->hooks && ctx->hooks->disaster;
}

void fake_toolstack_disaster(struct libxl__ctx *ctx,
                             xenstable_libxl_event_type type)
{
    ctx->hooks->disaster(ctx->user, type, "a disaster", 5);
}

int fake_libxl_event_check(struct libxl__ctx *ctx, void **event_r,
                           uint64_t typemask,
                           xenstable_libxl_event_predicate *predicate,
                           void *user)
{
    struct queued *queued, **at;

    pthread_mutex_lock(&ctx->lock);
    for (at = &ctx->queue; (queued = *at); at = &queued->next)
        if (typemask & UINT64_C(1) << queued->event->type &&
            (!predicate || predicate(queued->event, user)))
            break;
    if (queued) {
        *at = queued->next;
        *event_r = queued->event;
        free(queued);
    }
    pthread_mutex_unlock(&ctx->lock);
    return queued ? 0 : XENSTABLE_LIBXL_ERROR_NOT_READY;
}

/* Waiting ends operations. */
int fake_libxl_event_wait(struct libxl__ctx *ctx, void **event_r,
                          uint64_t typemask,
                          xenstable_libxl_event_predicate *predicate,
                          void *user)
{
    int ret;

    do
        ret = fake_libxl_event_check(ctx, event_r, typemask, predicate, user);
    while (ret && fake_toolstack_end(ctx));
    return ret;
}

void fake_libxl_event_free(struct libxl__ctx *ctx,
                           xenstable_libxl_event *event)
{
    (void)ctx;
    if (fake_toolstack.dispose)
        fake_toolstack.dispose(event);
    free(event);
}

/* Operations */

static void work(const struct fake_call *call, enum fake_stage stage)
{
    if (fake_toolstack.work)
        fake_toolstack.work(call, stage);
}

const void *fake_argument(const struct fake_call *call, const char *name)
{
    unsigned int i;

    for (i = 0; i < call->count; i++)
        if (strcmp(call->arguments[i].name, name) == 0)
            return call->arguments[i].at;
    return NULL;
}

static struct libxl__ctx *context_of(const struct fake_call *call)
{
    struct libxl__ctx *ctx;

    memcpy(&ctx, call->arguments[0].at, sizeof(ctx));
    return ctx;
}

static void end(struct pending *pending)
{
    struct libxl__ctx *ctx = context_of(&pending->call);
    const xenstable_libxl_asyncop_how *how = &pending->how;
    const uint32_t *domid = fake_argument(&pending->call, "domid");
    xenstable_libxl_event *event;

    work(&pending->call, FAKE_ENDS);
    if (how->callback) {
        /* libxl gives its own context. */
        inside(false);
        how->callback((void *)ctx, pending->result, how->u.for_callback);
        inside(true);
    } else {
        event = must(calloc(1, sizeof(*event)));
        event->type = XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE;
        if (domid && pending->call.arguments[1].at == domid)
            event->domid = *domid;
        event->for_user = how->u.for_event;
        event->u.operation_complete.rc = pending->result;
        happens(ctx, event);
    }
    free(pending);
}

static struct pending *keep(const struct fake_call *call)
{
    struct pending *pending = must(calloc(1, sizeof(*pending)));
    unsigned int i;

    pending->call = *call;
    pending->call.arguments = pending->arguments;
    pending->call.result = &pending->result;
    for (i = 0; i < call->count; i++) {
        pending->arguments[i] = call->arguments[i];
        pending->arguments[i].at = pending->values[i];
        memcpy(pending->values[i], call->arguments[i].at,
               call->arguments[i].bytes);
    }
    pending->how = *call->how;
    pending->call.how = &pending->how;
    if (call->progress) {
        pending->progress = *call->progress;
        pending->call.progress = &pending->progress;
    }
    return pending;
}

/* What libxl reads of its arguments in any case, in all releases:
   libxl_create.c, libxl_domain_create_restore(), reads *params first, and
   libxl_dom.c, libxl__userdata_retrieve(), asserts that *data_r is NULL when
   what was stored is empty. */
static void read_arguments(const struct fake_call *call)
{
    const xenstable_libxl_domain_restore_params *params;
    uint8_t **data;

    if (strcmp(call->function, "libxl_domain_create_restore") == 0) {
        memcpy(&params, fake_argument(call, "params"), sizeof(params));
        fake_toolstack.restore_params = *params;
    } else if (strcmp(call->function, "libxl_userdata_retrieve") == 0) {
        memcpy(&data, fake_argument(call, "data_r"), sizeof(data));
        if (data && *data)
            abort();
    }
}

static void call_inside(const struct fake_call *call)
{
    struct pending *pending, **last;
    struct libxl__ctx *ctx;
    int error = 0;

    read_arguments(call);
    work(call, FAKE_STARTS);
    if (call->result_bytes == sizeof(error))
        memcpy(&error, call->result, sizeof(error));
    if (!call->how) {
        if (error >= 0)
            work(call, FAKE_ENDS);
        return;
    }
    if (error)
        return;
    pending = keep(call);
    if (fake_toolstack.at_once) {
        end(pending);
        return;
    }
    ctx = context_of(call);
    pthread_mutex_lock(&ctx->lock);
    for (last = &ctx->pending; *last; last = &(*last)->next)
        ;
    *last = pending;
    pthread_mutex_unlock(&ctx->lock);
}

void fake_toolstack_call(const struct fake_call *call)
{
    inside(true);
    call_inside(call);
    inside(false);
}

bool fake_toolstack_end(struct libxl__ctx *ctx)
{
    struct pending *pending;

    pthread_mutex_lock(&ctx->lock);
    pending = ctx->pending;
    if (pending)
        ctx->pending = pending->next;
    pthread_mutex_unlock(&ctx->lock);
    if (!pending)
        return false;
    inside(true);
    end(pending);
    inside(false);
    return true;
}

bool fake_toolstack_progress_of(const struct fake_call *call, void *data)
{
    struct libxl__ctx *ctx = context_of(call);
    xenstable_libxl_event *event = data;

    if (!call->progress)
        return false;
    if (call->progress->callback) {
        inside(false);
        call->progress->callback((void *)ctx, event,
                                 call->progress->for_callback);
        inside(true);
    } else {
        event->for_user = call->progress->for_event;
        happens(ctx, event);
    }
    return true;
}

bool fake_toolstack_progress(struct libxl__ctx *ctx, void *event)
{
    return ctx->pending &&
           fake_toolstack_progress_of(&ctx->pending->call, event);
}
