/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/cpuid.h"

#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/report.h"

int cpuid_add(xenstable_libxl_cpuid_policy_list *policy, const char *text,
              enum cpuid_notation notation)
{
    struct xenstable_libxl_cpu_policy *list = *policy;
    struct cpuid_entry *larger;
    char *copy = strdup(text);

    if (!copy)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
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
    list->entries[list->count].notation = notation;
    list->entries[list->count].text = copy;
    list->count++;
    *policy = list;
    return 0;

out:
    free(copy);
    if (list != *policy)
        free(list);
    return XENSTABLE_LIBXL_ERROR_NOMEM;
}

int cpuid_copy(xenstable_libxl_cpuid_policy_list *to,
               const xenstable_libxl_cpuid_policy_list *from)
{
    const struct xenstable_libxl_cpu_policy *list = *from;
    unsigned int i;

    *to = NULL;
    for (i = 0; list && i < list->count; i++) {
        if (cpuid_add(to, list->entries[i].text, list->entries[i].notation)) {
            xenstable_libxl_cpuid_dispose(to);
            return XENSTABLE_LIBXL_ERROR_NOMEM;
        }
    }
    return 0;
}

void xenstable_libxl_cpuid_dispose(
    xenstable_libxl_cpuid_policy_list *cpuid_list)
{
    struct xenstable_libxl_cpu_policy *list;
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

int xenstable_libxl_cpuid_policy_list_length(
    const xenstable_libxl_cpuid_policy_list *l)
{
    return l && *l ? (int)(*l)->count : 0;
}

void xenstable_libxl_cpuid_policy_list_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_cpuid_policy_list *dst,
    const xenstable_libxl_cpuid_policy_list *src)
{
    if (dst != src && cpuid_copy(dst, src))
        toolstack_report(ctx, "out of memory while copying a CPU policy");
}
