/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/call.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/json_text.h"

static void free_theirs(struct conversion *c,
                        xenstable_cpuid_policy_list *theirs)
{
    struct policy_call *call = c->cpuid_data;
    void *list = *theirs;

    call->ctx->functions.libxl_cpuid_dispose(&list);
    *theirs = NULL;
}

static int parse(const struct libxl_functions *functions, void **list,
                 const struct cpuid_entry *entry)
{
    return entry->xend
               ? functions->libxl_cpuid_parse_config_xend(list, entry->text)
               : functions->libxl_cpuid_parse_config(list, entry->text);
}

static int to(struct conversion *c, xenstable_cpuid_policy_list ours,
              xenstable_cpuid_policy_list *theirs)
{
    struct policy_call *call = c->cpuid_data;
    xenstable_ctx *ctx = call->ctx;
    void *list = NULL;
    unsigned int i;

    for (i = 0; i < ours->count; i++) {
        if (!parse(&ctx->functions, &list, &ours->entries[i]))
            continue;
        toolstack_report(ctx, "Xen %u.%u does not know the CPU policy \"%s\"",
                         ctx->release->major, ctx->release->minor,
                         ours->entries[i].text);
        ctx->functions.libxl_cpuid_dispose(&list);
        return XENSTABLE_ERROR_NI;
    }
    call->made = *theirs = list;
    return 0;
}

/* Hooks for a struct that is to hold a policy of libxl's as it is. */
static int borrow(struct conversion *c, xenstable_cpuid_policy_list ours,
                  xenstable_cpuid_policy_list *theirs)
{
    (void)ours;
    *theirs = c->cpuid_data;
    return 0;
}

static void give_back(struct conversion *c,
                      xenstable_cpuid_policy_list *theirs)
{
    (void)c;
    *theirs = NULL;
}

/* Only within a struct does libxl print a policy. NULL: it could not. */
static char *policy_to_json(xenstable_ctx *ctx,
                            xenstable_cpuid_policy_list theirs)
{
    static const struct cpuid_hooks hooks = {.to = borrow, .free = give_back};
    const struct converter *converter = ctx->newest->domain_build_info;
    struct xenstable_cpu_policy some = {0};
    struct conversion conversion = {.cpuid = &hooks, .cpuid_data = theirs};
    CALL_ROOM(xenstable_domain_build_info) room;
    xenstable_domain_build_info build;
    char *text = NULL;

    xenstable_domain_build_info_init(&build);
    build.cpuid = &some;
    if (!converter->to(&conversion, &build, &room)) {
        text =
            ctx->functions.libxl_domain_build_info_to_json(ctx->libxl, &room);
        converter->drop(&conversion, &room);
    }
    build.cpuid = NULL;
    xenstable_domain_build_info_dispose(&build);
    return text;
}

static const struct json_value *find(const struct json_value *object,
                                     const char *key)
{
    const struct json_value *value;

    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (value = object->first; value; value = value->next)
        if (strcmp(value->key, key) == 0)
            return value;
    return NULL;
}

/* A list of leaves; newer releases put it beside a list of MSRs. */
static int read_policy(const struct json_value *policy,
                       xenstable_cpuid_policy_list *ours)
{
    const struct json_value *leaves = policy, *msrs = find(policy, "msr"), *l;
    int ret = 0;

    if (policy && policy->kind == JSON_OBJECT)
        leaves = find(policy, "cpuid");
    if ((!leaves && !msrs) || (leaves && leaves->kind != JSON_ARRAY) ||
        (msrs && msrs->count))
        return XENSTABLE_ERROR_FAIL;
    for (l = leaves ? leaves->first : NULL; l && !ret; l = l->next)
        ret = cpuid_add_leaf(ours, l);
    return ret;
}

static int from(struct conversion *c, xenstable_cpuid_policy_list theirs,
                xenstable_cpuid_policy_list *ours)
{
    struct policy_call *call = c->cpuid_data;
    struct json_value *root = NULL;
    char message[160] = "libxl does not print it";
    char *text;
    int ret = XENSTABLE_ERROR_FAIL;

    if (theirs == call->made)
        return 0;
    xenstable_cpuid_dispose(ours);
    if (!theirs)
        return 0;
    text = policy_to_json(call->ctx, theirs);
    if (text)
        ret = json_parse(text, &root, message, sizeof(message));
    if (text && !ret) {
        snprintf(message, sizeof(message), "it is not of leaves alone");
        ret = read_policy(find(root, "cpuid"), ours);
    }
    json_free(root);
    free(text);
    if (!ret)
        return 0;
    xenstable_cpuid_dispose(ours);
    toolstack_report(call->ctx, "cannot read a CPU policy of libxl's: %s",
                     message);
    return ret;
}

const struct cpuid_hooks policy_hooks = {
    .to = to, .from = from, .free = free_theirs};
