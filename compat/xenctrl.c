/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl - the provider over libxenctrl of the running release
 *
 * struct release and the table of functions have what differs between
 * releases. The code here is the same for all releases.
 */
#include <errno.h>
#include <string.h>

#include "compat/adapters.h"
#include "compat/elements.h"
#include "compat/frames.h"
#include "compat/state.h"
#include "lib/error.h"
#include "lib/explain.h"
#include "lib/load.h"

/* Our answer for what libxenctrl's function gives: 0 for success, which is
   passed on as it is, or -1 with errno. */
static inline int result(struct xenstable *xs, int rc, unsigned int operation)
{
    return rc < 0 ? error_gate(xs, operation) : rc;
}

int xenctrl_host_get_cpu_info(struct xenstable *xs,
                              struct xenstable_host_cpu_info *cpus,
                              size_t cpu_bytes, uint32_t max_cpus,
                              uint32_t *nr_cpus_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->cpu_info];
    void *raw = elements_raw_place(layout, cpus, cpu_bytes, max_cpus);
    int nr_cpus = 0;
    int rc =
        xc->functions.xc_getcpuinfo(xc->xch, (int)max_cpus, raw, &nr_cpus);

    if (rc < 0)
        return result(xs, rc, XENSTABLE_OPERATION_HOST_GET_CPU_INFO);
    *nr_cpus_r = elements_convert(layout, raw, cpus, cpu_bytes,
                                  (uint32_t)nr_cpus, max_cpus);
    return 0;
}

int xenctrl_host_list_domains(struct xenstable *xs, uint32_t first_domid,
                              struct xenstable_host_domain_info *infos,
                              size_t info_bytes, uint32_t max_domains,
                              uint32_t *nr_domains_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->domain_info];
    void *raw = elements_raw_place(layout, infos, info_bytes, max_domains);
    int rc = xc->functions.xc_domain_getinfolist(xc->xch, first_domid,
                                                 max_domains, raw);

    if (rc < 0)
        return result(xs, rc, XENSTABLE_OPERATION_HOST_LIST_DOMAINS);
    *nr_domains_r = elements_convert(layout, raw, infos, info_bytes,
                                     (uint32_t)rc, max_domains);
    return 0;
}

int xenctrl_host_get_domain(struct xenstable *xs, uint32_t domid,
                            struct xenstable_host_domain_info *info,
                            size_t info_bytes)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->domain_info];
    struct xenstable_host_domain_info found;
    union any_domain_info raw = {0};
    int rc = xc->functions.xc_domain_getinfolist(xc->xch, domid, 1, &raw);

    if (rc < 0)
        return result(xs, rc, XENSTABLE_OPERATION_HOST_GET_DOMAIN);
    elements_convert(layout, &raw, &found, sizeof(found), 1, 1);
    return give_listed_domain(&found, (uint32_t)rc, domid, info, info_bytes);
}

int xenctrl_host_get_memory_map(struct xenstable *xs,
                                struct xenstable_host_memory_range *ranges,
                                size_t range_bytes, uint32_t max_ranges,
                                uint32_t *nr_ranges_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->memory_range];
    void *raw = elements_raw_place(layout, ranges, range_bytes, max_ranges);
    int rc;

    /* libxenctrl refuses an array of one entry, and loses a page each time
       (xc_get_machine_memory_map(), all releases). */
    if (max_ranges == 1)
        return hypercall_channel_is_open(xs)
                   ? hypercall_host_get_memory_map(xs, ranges, range_bytes,
                                                   max_ranges, nr_ranges_r)
                   : memory_map_error(xs, EINVAL);
    rc = xc->functions.xc_get_machine_memory_map(xc->xch, raw, max_ranges);
    if (rc < 0)
        return memory_map_error(xs, errno);
    *nr_ranges_r = elements_convert(layout, raw, ranges, range_bytes,
                                    (uint32_t)rc, max_ranges);
    return 0;
}

int xenctrl_host_get_text(struct xenstable *xs, unsigned int what,
                          char *buffer, size_t buffer_bytes)
{
    struct xenctrl *xc = xenctrl_of(xs);
    union text_answer answer;
    int rc = xc->functions.xc_version(xc->xch, text_prepare(what, &answer),
                                      &answer);

    if (rc < 0)
        return result(xs, rc, XENSTABLE_OPERATION_HOST_GET_TEXT);
    return text_give(what, &answer, rc, buffer, buffer_bytes);
}

int xenctrl_device_model_populate_physmap(struct xenstable *xs, uint32_t domid,
                                          uint64_t nr_extents,
                                          unsigned int extent_order,
                                          unsigned int mem_flags,
                                          uint64_t *extents_gfn)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc, error;

    if (!frames_fit(extents_gfn, nr_extents))
        return -EINVAL;
    frames_to_xen(extents_gfn, extents_gfn, nr_extents);
    rc = xc->functions.xc_domain_populate_physmap_exact(
        xc->xch, domid, nr_extents, extent_order, mem_flags,
        (xen_pfn_t *)extents_gfn);
    error = errno;
    frames_from_xen(extents_gfn, extents_gfn, nr_extents);
    return rc < 0 ? populate_error(xs, domid, error) : 0;
}

int xenctrl_device_model_map_pirq_gsi(struct xenstable *xs, uint32_t domid,
                                      uint32_t gsi, uint32_t *pirq_r)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (*pirq_r == XENSTABLE_DEVICE_MODEL_PIRQ_ANY)
        *pirq_r = (uint32_t)ANY_PIRQ;
    if (xc->functions.xc_physdev_map_pirq_gsi(xc->xch, domid, (int)gsi,
                                              (int *)pirq_r) < 0) {
        if (*pirq_r == (uint32_t)ANY_PIRQ)
            *pirq_r = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
        return error_gate(xs, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_GSI);
    }
    return 0;
}

int xenctrl_device_model_map_pirq_msi(struct xenstable *xs, uint32_t domid,
                                      uint32_t *pirq_r, uint16_t segment,
                                      uint8_t bus, uint8_t devfn,
                                      uint32_t entry_nr, uint64_t table_maddr)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc;

    /* Only later point releases take a segment here, and nothing tells them
       apart; the hypercall took one before 4.14. */
    if (segment) {
        if (!hypercall_channel_is_open(xs))
            return -EOPNOTSUPP;
        return hypercall_device_model_map_pirq_msi(
            xs, domid, pirq_r, segment, bus, devfn, entry_nr, table_maddr);
    }
    rc = xc->functions.xc_physdev_map_pirq_msi(xc->xch, domid, -1,
                                               (int *)pirq_r, devfn, bus,
                                               (int)entry_nr, table_maddr);
    return result(xs, rc, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_MSI);
}

int xenctrl_device_model_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                                     uint32_t *gsi_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc = xc->functions.xc_pcidev_get_gsi(xc->xch, sbdf);

    /* ENOTTY: the kernel does not have this ioctl, or the descriptor has no
       rights. */
    if (rc < 0 && errno == ENOTTY && hypercall_channel_is_open(xs))
        return hypercall_device_model_get_pci_gsi(xs, sbdf, gsi_r);
    if (rc < 0)
        return error_gate(xs, XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI);
    *gsi_r = (uint32_t)rc;
    return 0;
}

static int load(struct xenstable *xs, struct xenctrl *xc)
{
    const unsigned int running = RELEASE(xs->major, xs->minor);
#define SYMBOL(function, since, may_be_missing)              \
    {.name = #function,                                      \
     .offset = offsetof(struct xenctrl_functions, function), \
     .wanted = running >= (since),                           \
     .optional = (may_be_missing)},
    const struct load_symbol symbols[] = {XENCTRL_FUNCTIONS(SYMBOL)};
#undef SYMBOL
    char soname[32];
    const struct load_request request = {
        .name = "libxenctrl",
        .soname = soname,
        .node = xs->release->xenctrl_node,
        .major = xs->major,
        .minor = xs->minor,
        .symbols = symbols,
        .count = sizeof(symbols) / sizeof(symbols[0]),
        .table = &xc->functions,
    };

    libraries_soname(request.name, xs->major, xs->minor, soname,
                     sizeof(soname));
    return explain_provider_library(
        xs, PROVIDER_XENCTRL, load_library(&xs->libraries, &xs->log, &request),
        soname);
}

void xenctrl_close(struct xenstable *xs)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (hypercall_of(xs)->borrowed)
        hypercall_channel_close(xs);
    if (xc->xch)
        xc->functions.xc_interface_close(xc->xch);
    memset(xc, 0, sizeof(*xc));
}

int xenctrl_open(struct xenstable *xs)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int ret;

    if (!xs->known)
        return handle_reason(xs, PROVIDER_XENCTRL, -ELIBACC,
                             "its libxenctrl is not known");
    ret = load(xs, xc);
    if (ret)
        return ret;
    errno = 0;
    xc->xch = xc->functions.xc_interface_open(log_for_xen(&xs->log),
                                              log_for_xen(&xs->log), 0);
    if (!xc->xch) {
        ret = explain_connection(xs, PROVIDER_XENCTRL, errno);
        xenctrl_close(xs);
        return ret;
    }
    ret = hypercall_channel_open(xs);
    if (ret == -ENOMEM) {
        xenctrl_close(xs);
        return ret;
    }
    return 0;
}
