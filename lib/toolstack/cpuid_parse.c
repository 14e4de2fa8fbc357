/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* CPU policies as users write them. */
#include <stdbool.h>
#include <string.h>

#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"

/* A name or value that Xen may have: printable ASCII. Others could not be
   written as JSON. */
static bool is_plain(const char *text, const char *end)
{
    for (; text < end; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

int xenstable_libxl_cpuid_parse_config(
    xenstable_libxl_cpuid_policy_list *cpuid, const char *str)
{
    const char *equal = strchr(str, '=');
    int ret;

    if (!equal)
        return CPUID_NO_PAIR;
    if (equal == str || !is_plain(str, equal))
        return CPUID_NO_KEY;
    if (!equal[1] || !is_plain(equal, equal + strlen(equal)))
        return CPUID_NO_VALUE;
    /* A name that is not known may be newer than we are. */
    ret = cpuid_check(str, CPUID_NAME);
    if (ret && ret != CPUID_NO_KEY)
        return ret;
    return cpuid_add(cpuid, str, CPUID_NAME);
}

int xenstable_libxl_cpuid_parse_config_xend(
    xenstable_libxl_cpuid_policy_list *cpuid, const char *str)
{
    int ret = cpuid_check(str, CPUID_XEND);

    return ret ? ret : cpuid_add(cpuid, str, CPUID_XEND);
}
