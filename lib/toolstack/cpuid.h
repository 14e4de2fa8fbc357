/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: cpuid - CPU policies before they reach libxl
 *
 * libxl's own representation of a policy changed even inside stable series,
 * so ours keeps the texts it was made from. The running release's library
 * parses them when a domain is created; what it does not know is found then.
 */
#ifndef CPUID_H
#define CPUID_H

#include <xenstable/toolstack.h>

enum cpuid_notation {
    CPUID_NAME, /* "feature=value" */
    CPUID_XEND, /* the older one, "leaf:register=bits" */
    CPUID_MSR   /* "index:bits", which libxl has in JSON alone */
};

struct cpuid_entry {
    enum cpuid_notation notation;
    char *text;
};

struct xenstable_libxl_cpu_policy {
    unsigned int count;
    struct cpuid_entry *entries;
};

/* Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM, with *policy as it was. */
int cpuid_add(xenstable_libxl_cpuid_policy_list *policy, const char *text,
              enum cpuid_notation notation);

/* Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM, with *to NULL. */
int cpuid_copy(xenstable_libxl_cpuid_policy_list *to,
               const xenstable_libxl_cpuid_policy_list *from);

#endif
