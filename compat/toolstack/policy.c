/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/call.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/policy_text.h"

static void free_theirs(struct conversion *c,
                        xenstable_libxl_cpuid_policy_list *theirs)
{
    struct policy_call *call = c->cpuid_data;
    void *list = *theirs;

    call->ctx->functions.libxl_cpuid_dispose(&list);
    *theirs = NULL;
}

static int parse(const struct libxl_functions *functions, void **list,
                 const struct cpuid_entry *entry)
{
    return entry->notation == CPUID_XEND
               ? functions->libxl_cpuid_parse_config_xend(list, entry->text)
               : functions->libxl_cpuid_parse_config(list, entry->text);
}

/* Hooks for a struct that must hold libxl's policy as it is, or into which
   libxl has put one. */
static int borrow(struct conversion *c, xenstable_libxl_cpuid_policy_list ours,
                  xenstable_libxl_cpuid_policy_list *theirs)
{
    (void)ours;
    *theirs = c->cpuid_data;
    return 0;
}

static int take(struct conversion *c, xenstable_libxl_cpuid_policy_list theirs,
                xenstable_libxl_cpuid_policy_list *ours)
{
    *ours = NULL;
    c->cpuid_data = theirs;
    return 0;
}

static void give_back(struct conversion *c,
                      xenstable_libxl_cpuid_policy_list *theirs)
{
    (void)c;
    *theirs = NULL;
}

static const struct cpuid_hooks direct_hooks = {
    .to = borrow, .from = take, .free = give_back};

/* libxl prints and reads a policy only as a part of this struct. */
struct holder {
    const struct converter *converter;
    struct xenstable_libxl_cpu_policy some;
    struct conversion conversion;
    CALL_ROOM(xenstable_libxl_domain_build_info) room;
    CALL_ROOM(xenstable_libxl_domain_build_info) build; /* the program's */
};

static void set_policy(struct holder *holder,
                       xenstable_libxl_cpuid_policy_list policy)
{
    memcpy(holder->build.bytes + holder->converter->policy, &policy,
           sizeof(policy));
}

/* On error there is nothing to dispose of. */
static int holder_init(struct holder *holder, xenstable_libxl_ctx *ctx,
                       xenstable_libxl_cpuid_policy_list theirs)
{
    memset(holder, 0, sizeof(*holder));
    holder->converter = ctx->plans.of.domain_build_info;
    holder->conversion.cpuid = &direct_hooks;
    holder->conversion.cpuid_data = theirs;
    type_init(holder->converter->type, &holder->build);
    set_policy(holder, theirs ? &holder->some : NULL);
    return convert_to(holder->converter, &holder->conversion, &holder->build,
                      &holder->room);
}

static void holder_dispose(struct holder *holder)
{
    convert_drop(holder->converter, &holder->conversion, &holder->room);
    set_policy(holder, NULL);
    type_dispose(holder->converter->type, &holder->build);
}

/* NULL: libxl has failed. */
static char *policy_to_json(xenstable_libxl_ctx *ctx,
                            xenstable_libxl_cpuid_policy_list theirs)
{
    struct holder holder;
    char *text;

    if (holder_init(&holder, ctx, theirs))
        return NULL;
    text = ctx->functions.libxl_domain_build_info_to_json(ctx->libxl,
                                                          &holder.room);
    holder_dispose(&holder);
    return text;
}

static int policy_from_json(xenstable_libxl_ctx *ctx, const char *text,
                            void **theirs_r)
{
    struct holder holder;
    int ret = holder_init(&holder, ctx, NULL);

    if (ret)
        return ret;
    ret = ctx->functions.libxl_domain_build_info_from_json(ctx->libxl,
                                                           &holder.room, text);
    /* On error, too: libxl may have read a part. */
    convert_from(holder.converter, &holder.conversion, &holder.room,
                 &holder.build);
    *theirs_r = holder.conversion.cpuid_data;
    holder_dispose(&holder);
    return ret;
}

static int make_registers(xenstable_libxl_ctx *ctx,
                          const struct xenstable_libxl_cpu_policy *ours,
                          void **list_r)
{
    char *text = policy_text_of_registers(ours);
    int ret;

    if (!text) {
        toolstack_report(ctx, "out of memory while giving a CPU policy to "
                              "libxl");
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    ret = policy_from_json(ctx, text, list_r);
    free(text);
    if (!ret)
        return 0;
    toolstack_report(ctx,
                     "Xen %u.%u does not take the registers of a CPU "
                     "policy",
                     ctx->release->major, ctx->release->minor);
    return XENSTABLE_LIBXL_ERROR_NI;
}

/* Parse our texts. *list_r is to be disposed of, also on error. */
static int make(xenstable_libxl_ctx *ctx,
                const struct xenstable_libxl_cpu_policy *ours, void **list_r)
{
    unsigned int i;
    int ret = 0;

    *list_r = NULL;
    for (i = 0; i < ours->count && !ret; i++)
        if (ours->entries[i].notation == CPUID_MSR) {
            ret = make_registers(ctx, ours, list_r);
            break;
        }
    for (i = 0; i < ours->count && !ret; i++) {
        const struct cpuid_entry *entry = &ours->entries[i];

        if (entry->notation == CPUID_MSR ||
            !parse(&ctx->functions, list_r, entry))
            continue;
        toolstack_report(ctx, "Xen %u.%u does not know the CPU policy \"%s\"",
                         ctx->release->major, ctx->release->minor,
                         entry->text);
        ret = XENSTABLE_LIBXL_ERROR_NI;
    }
    return ret;
}

static int to(struct conversion *c, xenstable_libxl_cpuid_policy_list ours,
              xenstable_libxl_cpuid_policy_list *theirs)
{
    struct policy_call *call = c->cpuid_data;
    void *list;
    int ret = make(call->ctx, ours, &list);

    if (ret) {
        call->ctx->functions.libxl_cpuid_dispose(&list);
        return ret;
    }
    call->made = *theirs = list;
    return 0;
}

static const struct json_value *find(const struct json_value *object,
                                     const char *key)
{
    const struct json_value *value;

    if (object->kind != JSON_OBJECT)
        return NULL;
    for (value = object->first; value; value = value->next)
        if (strcmp(value->key, key) == 0)
            return value;
    return NULL;
}

/* libxl does not print an empty policy. */
static int read_policy(const char *text,
                       xenstable_libxl_cpuid_policy_list *ours, char *message,
                       size_t message_bytes)
{
    const struct json_value *policy, *bad;
    struct json_value *root = NULL;
    const char *expected = "JSON";
    size_t at;
    int ret = policy_text_read(text, &root, &at);

    if (!ret) {
        bad = root;
        expected = "an object";
        policy = find(root, "cpuid");
        if (root->kind != JSON_OBJECT)
            ret = XENSTABLE_LIBXL_ERROR_INVAL;
        else if (policy)
            ret = cpuid_read(ours, policy, &bad, &expected);
        at = bad->at;
    }
    if (ret == XENSTABLE_LIBXL_ERROR_NOMEM)
        snprintf(message, message_bytes, "out of memory");
    else if (ret)
        snprintf(message, message_bytes, "%s expected, at byte %zu of %s",
                 expected, at, text);
    json_free(root);
    return ret;
}

/* The pointer that libxl got may hold something else by now. */
static bool is_unchanged(struct policy_call *call,
                         const struct xenstable_libxl_cpu_policy *ours,
                         const char *theirs_text)
{
    void *again;
    char *text = NULL;
    bool same;

    if (!make(call->ctx, ours, &again))
        text = policy_to_json(call->ctx, again);
    call->ctx->functions.libxl_cpuid_dispose(&again);
    same = text && strcmp(text, theirs_text) == 0;
    free(text);
    return same;
}

static int from(struct conversion *c, xenstable_libxl_cpuid_policy_list theirs,
                xenstable_libxl_cpuid_policy_list *ours)
{
    struct policy_call *call = c->cpuid_data;
    char message[160] = "libxl does not print it";
    char *text = NULL;
    int ret = XENSTABLE_LIBXL_ERROR_FAIL;

    if (theirs)
        text = policy_to_json(call->ctx, theirs);
    if (theirs && theirs == call->made && *ours &&
        (!text || is_unchanged(call, *ours, text))) {
        free(text);
        return 0;
    }
    xenstable_libxl_cpuid_dispose(ours);
    if (!theirs)
        return 0;
    if (text)
        ret = read_policy(text, ours, message, sizeof(message));
    free(text);
    if (!ret)
        return 0;
    xenstable_libxl_cpuid_dispose(ours);
    toolstack_report(call->ctx, "cannot read a CPU policy of libxl's: %s",
                     message);
    return ret;
}

const struct cpuid_hooks policy_hooks = {
    .to = to, .from = from, .free = free_theirs};
