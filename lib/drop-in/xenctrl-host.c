/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl-host.c - questions about the machine by libxenctrl's names
 */
#include "xenctrl-private.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Copy one text into a field of fixed size; what is too long is cut. */
static int copy_text(struct xenstable *xs, unsigned int what, char *field,
                     size_t field_bytes)
{
    char text[XENSTABLE_HOST_TEXT_BYTES];
    int ret;

    ret = xenstable_host_get_text(xs, what, text, sizeof(text));
    if (ret == 0)
        snprintf(field, field_bytes, "%.*s", (int)field_bytes - 1, text);
    return ret;
}

static int copy_compile_info(struct xenstable *xs,
                             struct xen_compile_info *info)
{
    int ret;

    ret = copy_text(xs, XENSTABLE_HOST_TEXT_COMPILER, info->compiler,
                    sizeof(info->compiler));
    if (ret == 0)
        ret = copy_text(xs, XENSTABLE_HOST_TEXT_COMPILE_BY, info->compile_by,
                        sizeof(info->compile_by));
    if (ret == 0)
        ret = copy_text(xs, XENSTABLE_HOST_TEXT_COMPILE_DOMAIN,
                        info->compile_domain, sizeof(info->compile_domain));
    if (ret == 0)
        ret = copy_text(xs, XENSTABLE_HOST_TEXT_COMPILE_DATE,
                        info->compile_date, sizeof(info->compile_date));
    return ret;
}

int xc_version(xc_interface *xch, int cmd, void *arg)
{
    struct xenstable *xs = handle_of(xch);
    unsigned int major = 0, minor = 0;
    int ret;

    switch (cmd) {
    case XENVER_version:
        ret = xenstable_running_release(xs, &major, &minor);
        return ret < 0 ? result_of(ret) : (int)(major << 16 | minor);
    case XENVER_pagesize:
        return XC_PAGE_SIZE;
    default:
        break;
    }
    if (!arg)
        return result_of(-EINVAL);
    switch (cmd) {
    case XENVER_extraversion:
        return result_of(copy_text(xs, XENSTABLE_HOST_TEXT_EXTRA_VERSION, arg,
                                   sizeof(xen_extraversion_t)));
    case XENVER_compile_info:
        return result_of(copy_compile_info(xs, arg));
    case XENVER_capabilities:
        return result_of(copy_text(xs, XENSTABLE_HOST_TEXT_CAPABILITIES, arg,
                                   sizeof(xen_capabilities_info_t)));
    case XENVER_changeset:
        return result_of(copy_text(xs, XENSTABLE_HOST_TEXT_CHANGESET, arg,
                                   sizeof(xen_changeset_info_t)));
    case XENVER_commandline:
        return result_of(copy_text(xs, XENSTABLE_HOST_TEXT_COMMAND_LINE, arg,
                                   sizeof(xen_commandline_t)));
    default:
        return result_of(-EOPNOTSUPP);
    }
}

int xc_physinfo(xc_interface *xch, xc_physinfo_t *info)
{
    struct xenstable_host_physical_info from;
    int ret;

    if (!info)
        return result_of(-EINVAL);
    ret =
        xenstable_host_get_physical_info(handle_of(xch), &from, sizeof(from));
    if (ret < 0)
        return result_of(ret);

    memset(info, 0, sizeof(*info));
    info->threads_per_core = from.threads_per_core;
    info->cores_per_socket = from.cores_per_socket;
    info->nr_cpus = from.nr_cpus;
    info->max_cpu_id = from.max_cpu_id;
    info->nr_nodes = from.nr_nodes;
    info->max_node_id = from.max_node_id;
    info->cpu_khz = from.cpu_khz;
    info->capabilities = from.capabilities;
    info->arch_capabilities = from.arch_capabilities;
    info->total_pages = from.total_pages;
    info->free_pages = from.free_pages;
    info->scrub_pages = from.scrub_pages;
    info->outstanding_pages = from.outstanding_pages;
    info->max_mfn = from.max_mfn;
    _Static_assert(sizeof(info->hw_cap) == sizeof(from.hw_cap),
                   "the CPU feature words have one size");
    memcpy(info->hw_cap, from.hw_cap, sizeof(info->hw_cap));
    return 0;
}

int xc_getcpuinfo(xc_interface *xch, int max_cpus, xc_cpuinfo_t *info,
                  int *nr_cpus)
{
    struct xenstable_host_cpu_info *cpus;
    uint32_t nr = 0, i;
    int ret;

    if (max_cpus <= 0 || !info || !nr_cpus)
        return result_of(-EINVAL);
    cpus = calloc((size_t)max_cpus, sizeof(*cpus));
    if (!cpus)
        return result_of(-ENOMEM);
    ret = xenstable_host_get_cpu_info(handle_of(xch), cpus, sizeof(*cpus),
                                      (uint32_t)max_cpus, &nr);
    if (ret == 0) {
        for (i = 0; i < nr; i++)
            info[i].idletime = cpus[i].idle_ns;
        *nr_cpus = (int)nr;
    }
    free(cpus);
    return result_of(ret);
}

int xc_get_max_cpus(xc_interface *xch)
{
    uint32_t max_cpus = 0;
    int ret;

    ret = xenstable_host_get_max_cpus(handle_of(xch), &max_cpus);
    if (ret == 0 && max_cpus > INT_MAX)
        ret = -ERANGE;
    return ret < 0 ? result_of(ret) : (int)max_cpus;
}

int xc_get_machine_memory_map(xc_interface *xch, struct e820entry entries[],
                              uint32_t max_entries)
{
    struct xenstable_host_memory_range *ranges;
    uint32_t nr = 0, i;
    int ret;

    if (!entries || max_entries == 0)
        return result_of(-EINVAL);
    /* The entries of e820 are packed, ours are not. */
    ranges = calloc(max_entries, sizeof(*ranges));
    if (!ranges)
        return result_of(-ENOMEM);
    ret = xenstable_host_get_memory_map(handle_of(xch), ranges,
                                        sizeof(*ranges), max_entries, &nr);
    if (ret == 0) {
        for (i = 0; i < nr; i++) {
            entries[i].addr = ranges[i].start_maddr;
            entries[i].size = ranges[i].size_bytes;
            entries[i].type = ranges[i].type;
        }
        ret = (int)nr;
    }
    free(ranges);
    return result_of(ret);
}

#include "xenctrl-host-calls.h"
