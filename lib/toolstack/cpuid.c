/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/cpuid.h"

#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/context.h"

/* What libxl answers for texts that cannot be a policy. */
enum { CPUID_NO_PAIR = 1, CPUID_NO_KEY = 2, CPUID_NO_VALUE = 3 };

int cpuid_add(xenstable_cpuid_policy_list *policy, const char *text, bool xend)
{
    struct xenstable_cpu_policy *list = *policy;
    struct cpuid_entry *larger;
    char *copy = strdup(text);

    if (!copy)
        return XENSTABLE_ERROR_NOMEM;
    if (!list) {
        list = calloc(1, sizeof(*list));
        if (!list)
            goto out;
    }
    larger =
        realloc(list->entries, (list->count + 1) * sizeof(*list->entries));
    if (!larger)
        goto out;
    list->entries = larger;
    list->entries[list->count].xend = xend;
    list->entries[list->count].text = copy;
    list->count++;
    *policy = list;
    return 0;

out:
    free(copy);
    if (list != *policy)
        free(list);
    return XENSTABLE_ERROR_NOMEM;
}

int cpuid_copy(xenstable_cpuid_policy_list *to,
               const xenstable_cpuid_policy_list *from)
{
    const struct xenstable_cpu_policy *list = *from;
    unsigned int i;

    *to = NULL;
    for (i = 0; list && i < list->count; i++) {
        if (cpuid_add(to, list->entries[i].text, list->entries[i].xend)) {
            xenstable_cpuid_dispose(to);
            return XENSTABLE_ERROR_NOMEM;
        }
    }
    return 0;
}

void xenstable_cpuid_dispose(xenstable_cpuid_policy_list *cpuid_list)
{
    struct xenstable_cpu_policy *list;
    unsigned int i;

    if (!cpuid_list || !*cpuid_list)
        return;
    list = *cpuid_list;
    for (i = 0; i < list->count; i++)
        free(list->entries[i].text);
    free(list->entries);
    free(list);
    *cpuid_list = NULL;
}

int xenstable_cpuid_policy_list_length(const xenstable_cpuid_policy_list *l)
{
    return l && *l ? (int)(*l)->count : 0;
}

void xenstable_cpuid_policy_list_copy(xenstable_ctx *ctx,
                                      xenstable_cpuid_policy_list *dst,
                                      const xenstable_cpuid_policy_list *src)
{
    if (cpuid_copy(dst, src))
        toolstack_report(ctx, "out of memory while copying a CPU policy");
}

int xenstable_cpuid_parse_config(xenstable_cpuid_policy_list *cpuid,
                                 const char *str)
{
    const char *equal = strchr(str, '=');

    if (!equal)
        return CPUID_NO_PAIR;
    if (equal == str)
        return CPUID_NO_KEY;
    if (!equal[1])
        return CPUID_NO_VALUE;
    return cpuid_add(cpuid, str, false);
}

int xenstable_cpuid_parse_config_xend(xenstable_cpuid_policy_list *cpuid,
                                      const char *str)
{
    const char *colon = strchr(str, ':');

    if (colon == str || !colon || !strchr(colon, '='))
        return CPUID_NO_PAIR;
    return cpuid_add(cpuid, str, true);
}
