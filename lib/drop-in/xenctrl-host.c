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

int xc_vcpu_getinfo(xc_interface *xch, uint32_t domid, uint32_t vcpu,
                    xc_vcpuinfo_t *info)
{
    struct xenstable_host_vcpu_info from;
    int ret;

    if (!info)
        return result_of(-EINVAL);
    ret = xenstable_host_get_vcpu(handle_of(xch), domid, vcpu, &from,
                                  sizeof(from));
    if (ret < 0)
        return result_of(ret);
    memset(info, 0, sizeof(*info));
    info->vcpu = from.vcpu;
    info->online = from.online;
    info->blocked = from.blocked;
    info->running = from.running;
    info->cpu_time = from.cpu_time_ns;
    info->cpu = from.cpu;
    return 0;
}

int xc_evtchn_status(xc_interface *xch, xc_evtchn_status_t *status)
{
    struct xenstable_host_event_channel_info from;
    int ret;

    if (!status)
        return result_of(-EINVAL);
    ret = xenstable_host_get_event_channel(handle_of(xch), status->dom,
                                           status->port, &from, sizeof(from));
    if (ret < 0)
        return result_of(ret);
    status->status = from.status;
    status->vcpu = from.vcpu;
    switch (from.status) {
    case EVTCHNSTAT_unbound:
        status->u.unbound.dom = (domid_t)from.bound_to;
        break;
    case EVTCHNSTAT_interdomain:
        status->u.interdomain.dom = (domid_t)from.bound_to;
        status->u.interdomain.port = from.remote_port;
        break;
    case EVTCHNSTAT_pirq:
        status->u.pirq = from.bound_to;
        break;
    case EVTCHNSTAT_virq:
        status->u.virq = from.bound_to;
        break;
    default:
        break;
    }
    return 0;
}

/* Not for a stand-in: programs of Xen's own headers have a structure that
   differs from release to release, and with members that we do not have. */
#ifndef STAND_IN_RELEASE

/* More domains than Xen can have are never asked for. */
#define DOMAINS_MAX 32768u

/* Xen's numbers, under the names that our headers have for them. */
_Static_assert(XEN_DOMINF_dying == XENSTABLE_HOST_DOMAIN_DYING &&
                   XEN_DOMINF_hvm_guest == XENSTABLE_HOST_DOMAIN_HVM &&
                   XEN_DOMINF_shutdown == XENSTABLE_HOST_DOMAIN_SHUTDOWN &&
                   XEN_DOMINF_paused == XENSTABLE_HOST_DOMAIN_PAUSED &&
                   XEN_DOMINF_blocked == XENSTABLE_HOST_DOMAIN_BLOCKED &&
                   XEN_DOMINF_running == XENSTABLE_HOST_DOMAIN_RUNNING &&
                   XEN_DOMINF_debugged == XENSTABLE_HOST_DOMAIN_DEBUGGED &&
                   XEN_DOMINF_xs_domain == XENSTABLE_HOST_DOMAIN_XENSTORE &&
                   XEN_DOMINF_hap == XENSTABLE_HOST_DOMAIN_HAP,
               "flags pass unchanged");

static void copy_domain(const struct xenstable_host_domain_info *from,
                        xc_domaininfo_t *to)
{
    memset(to, 0, sizeof(*to));
    to->domain = (domid_t)from->domid;
    to->flags = from->flags;
    to->tot_pages = from->total_pages;
    to->max_pages = from->max_pages;
    to->outstanding_pages = from->outstanding_pages;
    to->shr_pages = from->shared_pages;
    to->paged_pages = from->paged_pages;
    to->shared_info_frame = from->shared_info_gfn;
    to->cpu_time = from->cpu_time_ns;
    to->nr_online_vcpus = from->online_vcpus;
    to->max_vcpu_id = from->max_vcpu_id;
    to->ssidref = from->ssidref;
    memcpy(to->handle, from->uuid, sizeof(to->handle));
    to->cpupool = from->cpupool;
    to->gpaddr_bits = (uint8_t)from->gpaddr_bits;
}

/* The older form: a crash is no shutdown, and memory is in KiB. */
static void copy_older(const struct xenstable_host_domain_info *from,
                       xc_dominfo_t *to)
{
    uint32_t flags = from->flags;
    uint32_t reason = flags >> XENSTABLE_HOST_DOMAIN_SHUTDOWN_REASON_SHIFT &
                      XENSTABLE_HOST_DOMAIN_SHUTDOWN_REASON_MASK;
    bool ended = flags & XENSTABLE_HOST_DOMAIN_SHUTDOWN;
    bool crashed = ended && reason == XENSTABLE_HOST_SHUTDOWN_CRASH;

    to->domid = from->domid;
    to->ssidref = from->ssidref;
    to->dying = !!(flags & XENSTABLE_HOST_DOMAIN_DYING);
    to->crashed = crashed;
    to->shutdown = ended && !crashed;
    to->paused = !!(flags & XENSTABLE_HOST_DOMAIN_PAUSED);
    to->blocked = !!(flags & XENSTABLE_HOST_DOMAIN_BLOCKED);
    to->running = !!(flags & XENSTABLE_HOST_DOMAIN_RUNNING);
    to->hvm = !!(flags & XENSTABLE_HOST_DOMAIN_HVM);
    to->debugged = !!(flags & XENSTABLE_HOST_DOMAIN_DEBUGGED);
    to->xenstore = !!(flags & XENSTABLE_HOST_DOMAIN_XENSTORE);
    to->hap = !!(flags & XENSTABLE_HOST_DOMAIN_HAP);
    to->shutdown_reason = reason;
    to->nr_pages = (unsigned long)from->total_pages;
    to->nr_outstanding_pages = (unsigned long)from->outstanding_pages;
    to->nr_shared_pages = (unsigned long)from->shared_pages;
    to->nr_paged_pages = (unsigned long)from->paged_pages;
    to->shared_info_frame = (unsigned long)from->shared_info_gfn;
    to->cpu_time = from->cpu_time_ns;
    to->max_memkb = (unsigned long)(from->max_pages << (XC_PAGE_SHIFT - 10));
    to->nr_online_vcpus = from->online_vcpus;
    to->max_vcpu_id = from->max_vcpu_id;
    memcpy(to->handle, from->uuid, sizeof(to->handle));
    to->cpupool = from->cpupool;
    to->gpaddr_bits = (uint8_t)from->gpaddr_bits;
}

/* Domains from @first on, in an array that the caller frees. Return: how many,
   or a negative code. */
static int list_domains(xc_interface *xch, uint32_t first,
                        unsigned int max_domains,
                        struct xenstable_host_domain_info **infos_r)
{
    struct xenstable_host_domain_info *infos;
    uint32_t nr = 0;
    int ret;

    if (max_domains > DOMAINS_MAX)
        max_domains = DOMAINS_MAX;
    infos = calloc(max_domains, sizeof(*infos));
    if (!infos)
        return -ENOMEM;
    ret = xenstable_host_list_domains(handle_of(xch), first, infos,
                                      sizeof(*infos), max_domains, &nr);
    if (ret < 0) {
        free(infos);
        return ret;
    }
    *infos_r = infos;
    return (int)nr;
}

int xc_domain_getinfolist(xc_interface *xch, uint32_t first_domain,
                          unsigned int max_domains, xc_domaininfo_t *info)
{
    struct xenstable_host_domain_info *infos;
    int nr, i;

    if (!info)
        return result_of(-EINVAL);
    if (max_domains == 0)
        return 0;
    nr = list_domains(xch, first_domain, max_domains, &infos);
    if (nr < 0)
        return result_of(nr);
    for (i = 0; i < nr; i++)
        copy_domain(&infos[i], &info[i]);
    free(infos);
    return nr;
}

int xc_domain_getinfo_single(xc_interface *xch, uint32_t domid,
                             xc_domaininfo_t *info)
{
    struct xenstable_host_domain_info from;
    int ret;

    ret =
        xenstable_host_get_domain(handle_of(xch), domid, &from, sizeof(from));
    if (ret == 0 && info)
        copy_domain(&from, info);
    return result_of(ret);
}

int xc_domain_getinfo(xc_interface *xch, uint32_t first_domid,
                      unsigned int max_doms, xc_dominfo_t *info)
{
    struct xenstable_host_domain_info *infos;
    int nr, i;

    if (!info)
        return result_of(-EINVAL);
    if (max_doms == 0)
        return 0;
    memset(info, 0, max_doms * sizeof(*info));
    nr = list_domains(xch, first_domid, max_doms, &infos);
    if (nr < 0)
        return result_of(nr);
    for (i = 0; i < nr; i++)
        copy_older(&infos[i], &info[i]);
    free(infos);
    return nr ? nr : result_of(-ESRCH);
}

#endif

#include "xenctrl-host-calls.h"
