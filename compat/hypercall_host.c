/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errno.h>
#include <string.h>

#include "compat/adapters.h"
#include "compat/elements.h"
#include "compat/state.h"
#include "compat/text.h"
#include "compat/xenctrl.h"

/* Xen's answer in our structure, from any layout. */
static int physical_info(struct xenstable *xs,
                         struct xenstable_host_physical_info *info)
{
    const struct layout *layout = &layouts[xs->release->physical_info];
    union any_physical_info raw = {0};
    int rc = hypercall_sysctl(xs, XEN_SYSCTL_physinfo, &raw, layout->bytes);

    if (rc >= 0)
        layout->convert(&raw, info);
    return rc;
}

int hypercall_host_get_max_cpus(struct xenstable *xs, uint32_t *max_cpus_r)
{
    struct xenstable_host_physical_info found;
    int rc = physical_info(xs, &found);

    if (rc < 0)
        return hypercall_result(xs, rc, XENSTABLE_OPERATION_HOST_GET_MAX_CPUS);
    *max_cpus_r = found.max_cpu_id + 1;
    return 0;
}

enum { PATTERN = 0xa5 };

/* What a release file says may be wrong. Does Xen write more than we expect
   where @argument asks for one element? The page has room for it. */
static bool is_larger(struct xenstable *xs, uint32_t command, void *argument,
                      size_t argument_bytes, const struct layout *layout)
{
    const unsigned char *at = (void *)(hypercall_of(xs)->page + PAGE_BYTES);
    size_t untouched = 0, room = PAGE_BYTES - ARGUMENT_BYTES;

    memset(hypercall_of(xs)->page + ARGUMENT_BYTES, PATTERN, room);
    hypercall_sysctl(xs, command, argument, argument_bytes);
    while (untouched < room && *--at == PATTERN)
        untouched++;
    return room - untouched > layout->bytes;
}

static bool cpu_info_is_larger(struct xenstable *xs)
{
    struct xen_sysctl_getcpuinfo argument = {
        .max_cpus = 1,
        .info = guest_handle(hypercall_of(xs)->page + ARGUMENT_BYTES),
    };

    return xs->described &&
           is_larger(xs, XEN_SYSCTL_getcpuinfo, &argument, sizeof(argument),
                     &layouts[xs->release->cpu_info]);
}

static bool domain_info_is_larger(struct xenstable *xs)
{
    struct xen_sysctl_getdomaininfolist argument = {
        .max_domains = 1,
        .buffer = guest_handle(hypercall_of(xs)->page + ARGUMENT_BYTES),
    };

    return xs->described &&
           is_larger(xs, XEN_SYSCTL_getdomaininfolist, &argument,
                     sizeof(argument), &layouts[xs->release->domain_info]);
}

int hypercall_host_get_cpu_info(struct xenstable *xs,
                                struct xenstable_host_cpu_info *cpus,
                                size_t cpu_bytes, uint32_t max_cpus,
                                uint32_t *nr_cpus_r)
{
    struct hypercall *hc = hypercall_of(xs);
    const struct layout *layout = &layouts[xs->release->cpu_info];
    struct xen_sysctl_getcpuinfo argument = {.max_cpus = max_cpus};
    struct hypercall_buffer buffer;
    int ret = 0;

    if (cpu_info_is_larger(xs))
        return error_mismatch(xs, XENSTABLE_OPERATION_HOST_GET_CPU_INFO);
    if (hypercall_buffer_get(hc, &buffer, (uint64_t)layout->bytes * max_cpus))
        return error_gate(xs, XENSTABLE_OPERATION_HOST_GET_CPU_INFO);
    argument.info = guest_handle(buffer.memory);
    if (hypercall_sysctl(xs, XEN_SYSCTL_getcpuinfo, &argument,
                         sizeof(argument)) < 0) {
        ret = error_gate(xs, XENSTABLE_OPERATION_HOST_GET_CPU_INFO);
    } else {
        *nr_cpus_r = elements_convert(layout, buffer.memory, cpus, cpu_bytes,
                                      argument.nr_cpus, max_cpus);
    }
    hypercall_buffer_put(hc, &buffer);
    return ret;
}

static int list(struct xenstable *xs, unsigned int operation,
                uint32_t first_domid, struct xenstable_host_domain_info *infos,
                size_t info_bytes, uint32_t max_domains,
                uint32_t *nr_domains_r)
{
    struct hypercall *hc = hypercall_of(xs);
    const struct layout *layout = &layouts[xs->release->domain_info];
    struct xen_sysctl_getdomaininfolist argument = {
        .first_domain = (uint16_t)first_domid,
        .max_domains = max_domains,
    };
    struct hypercall_buffer buffer;
    int ret = 0;

    /* Xen compares the sysctl number only, but the elements belong to domctl:
       larger ones would be written beyond the buffer. */
    if (!xs->known &&
        (hypercall_domctl_differs(xs) || domain_info_is_larger(xs)))
        return error_mismatch(xs, operation);
    if (hypercall_buffer_get(hc, &buffer,
                             (uint64_t)layout->bytes * max_domains))
        return error_gate(xs, operation);
    argument.buffer = guest_handle(buffer.memory);
    if (hypercall_sysctl(xs, XEN_SYSCTL_getdomaininfolist, &argument,
                         sizeof(argument)) < 0) {
        ret = error_gate(xs, operation);
    } else {
        *nr_domains_r =
            elements_convert(layout, buffer.memory, infos, info_bytes,
                             argument.num_domains, max_domains);
    }
    hypercall_buffer_put(hc, &buffer);
    return ret;
}

int hypercall_host_list_domains(struct xenstable *xs, uint32_t first_domid,
                                struct xenstable_host_domain_info *infos,
                                size_t info_bytes, uint32_t max_domains,
                                uint32_t *nr_domains_r)
{
    return list(xs, XENSTABLE_OPERATION_HOST_LIST_DOMAINS, first_domid, infos,
                info_bytes, max_domains, nr_domains_r);
}

int hypercall_host_get_domain(struct xenstable *xs, uint32_t domid,
                              struct xenstable_host_domain_info *info,
                              size_t info_bytes)
{
    struct xenstable_host_domain_info found;
    uint32_t count;
    int ret = list(xs, XENSTABLE_OPERATION_HOST_GET_DOMAIN, domid, &found,
                   sizeof(found), 1, &count);

    return ret ? ret
               : give_listed_domain(&found, count, domid, info, info_bytes);
}

int hypercall_host_get_memory_map(struct xenstable *xs,
                                  struct xenstable_host_memory_range *ranges,
                                  size_t range_bytes, uint32_t max_ranges,
                                  uint32_t *nr_ranges_r)
{
    struct hypercall *hc = hypercall_of(xs);
    const struct layout *layout = &layouts[xs->release->memory_range];
    struct xen_memory_map argument = {.nr_entries = max_ranges};
    struct hypercall_buffer buffer;
    int ret = 0;

    if (hypercall_buffer_get(hc, &buffer,
                             (uint64_t)layout->bytes * max_ranges))
        return error_gate(xs, XENSTABLE_OPERATION_HOST_GET_MEMORY_MAP);
    argument.buffer = guest_handle(buffer.memory);
    if (hypercall_with(hc, __HYPERVISOR_memory_op, XENMEM_machine_memory_map,
                       &argument, sizeof(argument)) < 0) {
        ret = memory_map_error(xs, errno);
    } else {
        *nr_ranges_r =
            elements_convert(layout, buffer.memory, ranges, range_bytes,
                             argument.nr_entries, max_ranges);
    }
    hypercall_buffer_put(hc, &buffer);
    return ret;
}

int hypercall_host_get_text(struct xenstable *xs, unsigned int what,
                            char *buffer, size_t buffer_bytes)
{
    struct hypercall *hc = hypercall_of(xs);
    union text_answer answer;
    int command = text_prepare(what, &answer);
    int rc;

    /* Too long for the front of the page, and alone in it. */
    memcpy(hc->page, &answer, sizeof(answer));
    rc = hc->functions.call2(hc->connection, __HYPERVISOR_xen_version,
                             (uint64_t)command, guest_handle(hc->page));
    if (rc < 0)
        return hypercall_result(xs, rc, XENSTABLE_OPERATION_HOST_GET_TEXT);
    memcpy(&answer, hc->page, sizeof(answer));
    return text_give(what, &answer, rc, buffer, buffer_bytes);
}
