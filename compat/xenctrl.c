/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl - the provider over libxenctrl of the running release
 *
 * What differs between releases is in struct release and in the table of
 * functions; the rest is the same for all of them.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "compat/frames.h"
#include "compat/state.h"
#include "lib/error.h"
#include "lib/explain.h"
#include "lib/load.h"
#include "lib/structure.h"

/* Our answer for what libxenctrl's function gives: 0 for success, which is
   passed on as it is, or -1 with errno. */
static inline int result(struct xenstable *xs, int rc, unsigned int operation)
{
    return rc < 0 ? error_gate(xs, operation) : rc;
}

#define RESULT(rc, OPERATION) result(xs, rc, XENSTABLE_OPERATION_##OPERATION)

static int kexec_unload(struct xenstable *xs, uint8_t type)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_kexec_unload(xc->xch, type), KEXEC_UNLOAD);
}

static int kexec_exec(struct xenstable *xs, uint8_t type)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_kexec_exec(xc->xch, type), KEXEC_EXEC);
}

static int kexec_status(struct xenstable *xs, uint8_t type)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc = xc->functions.xc_kexec_status(xc->xch, type);

    return rc < 0 ? RESULT(rc, KEXEC_STATUS) : rc != 0;
}

static int kexec_get_range(struct xenstable *xs, int range, int nr,
                           uint64_t *bytes_r, uint64_t *maddr_r)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(
        xc->functions.xc_kexec_get_range(xc->xch, range, nr, bytes_r, maddr_r),
        KEXEC_GET_RANGE);
}

static int get_physical_info(struct xenstable *xs,
                             struct xenstable_host_physical_info *info,
                             size_t info_bytes)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->physical_info];
    /* libxenctrl hands our memory to Xen, which may read it first. */
    struct xenstable_host_physical_info raw = {0};
    int rc = xc->functions.xc_physinfo(xc->xch, &raw);

    if (rc < 0)
        return RESULT(rc, HOST_GET_PHYSICAL_INFO);
    structure_convert(layout, &raw, info, info_bytes, 1, 1);
    return 0;
}

static int get_cpu_info(struct xenstable *xs,
                        struct xenstable_host_cpu_info *cpus, size_t cpu_bytes,
                        uint32_t max_cpus, uint32_t *nr_cpus_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->cpu_info];
    void *raw = structure_raw_place(layout, cpus, cpu_bytes, max_cpus);
    int nr_cpus = 0;
    int rc =
        xc->functions.xc_getcpuinfo(xc->xch, (int)max_cpus, raw, &nr_cpus);

    if (rc < 0)
        return RESULT(rc, HOST_GET_CPU_INFO);
    *nr_cpus_r = structure_convert(layout, raw, cpus, cpu_bytes,
                                   (uint32_t)nr_cpus, max_cpus);
    return 0;
}

static int list_domains(struct xenstable *xs, uint32_t first_domid,
                        struct xenstable_host_domain_info *infos,
                        size_t info_bytes, uint32_t max_domains,
                        uint32_t *nr_domains_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->domain_info];
    void *raw = structure_raw_place(layout, infos, info_bytes, max_domains);
    int rc = xc->functions.xc_domain_getinfolist(xc->xch, first_domid,
                                                 max_domains, raw);

    if (rc < 0)
        return RESULT(rc, HOST_LIST_DOMAINS);
    *nr_domains_r = structure_convert(layout, raw, infos, info_bytes,
                                      (uint32_t)rc, max_domains);
    return 0;
}

static int get_domain(struct xenstable *xs, uint32_t domid,
                      struct xenstable_host_domain_info *info,
                      size_t info_bytes)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->domain_info];
    struct xenstable_host_domain_info raw = {0}, found;
    int rc = xc->functions.xc_domain_getinfolist(xc->xch, domid, 1, &raw);

    if (rc < 0)
        return RESULT(rc, HOST_GET_DOMAIN);
    structure_convert(layout, &raw, &found, sizeof(found), 1, 1);
    return give_listed_domain(&found, (uint32_t)rc, domid, info, info_bytes);
}

static int get_memory_map(struct xenstable *xs,
                          struct xenstable_host_memory_range *ranges,
                          size_t range_bytes, uint32_t max_ranges,
                          uint32_t *nr_ranges_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    const struct layout *layout = &layouts[xs->release->memory_range];
    void *raw = structure_raw_place(layout, ranges, range_bytes, max_ranges);
    int rc;

    /* Room for one libxenctrl refuses by itself, and loses a page each time
       (xc_get_machine_memory_map(), all releases). */
    if (max_ranges == 1)
        return hypercall_channel_is_open(xs)
                   ? hypercall_get_memory_map(xs, ranges, range_bytes,
                                              max_ranges, nr_ranges_r)
                   : memory_map_error(xs, EINVAL);
    rc = xc->functions.xc_get_machine_memory_map(xc->xch, raw, max_ranges);
    if (rc < 0)
        return memory_map_error(xs, errno);
    *nr_ranges_r = structure_convert(layout, raw, ranges, range_bytes,
                                     (uint32_t)rc, max_ranges);
    return 0;
}

static int get_max_cpus(struct xenstable *xs, uint32_t *max_cpus_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc = xc->functions.xc_get_max_cpus(xc->xch);

    if (rc < 0)
        return RESULT(rc, HOST_GET_MAX_CPUS);
    *max_cpus_r = (uint32_t)rc;
    return 0;
}

static int get_text(struct xenstable *xs, unsigned int what, char *buffer,
                    size_t buffer_bytes)
{
    struct xenctrl *xc = xenctrl_of(xs);
    union text_answer answer;
    int rc = xc->functions.xc_version(xc->xch, text_prepare(what, &answer),
                                      &answer);

    if (rc < 0)
        return RESULT(rc, HOST_GET_TEXT);
    return text_give(what, &answer, rc, buffer, buffer_bytes);
}

static int get_hvm_param(struct xenstable *xs, uint32_t domid, uint32_t param,
                         uint64_t *value_r)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(
        xc->functions.xc_hvm_param_get(xc->xch, domid, param, value_r),
        DEVICE_MODEL_GET_HVM_PARAM);
}

static int set_hvm_param(struct xenstable *xs, uint32_t domid, uint32_t param,
                         uint64_t value)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_hvm_param_set(xc->xch, domid, param, value),
                  DEVICE_MODEL_SET_HVM_PARAM);
}

static int populate_physmap(struct xenstable *xs, uint32_t domid,
                            uint64_t nr_extents, unsigned int extent_order,
                            unsigned int mem_flags, uint64_t *extents_gfn)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc, error;

    if (nr_extents > EXTENTS_MAX || !frames_fit(extents_gfn, nr_extents))
        return -EINVAL;
    frames_to_xen(extents_gfn, extents_gfn, nr_extents);
    rc = xc->functions.xc_domain_populate_physmap_exact(
        xc->xch, domid, nr_extents, extent_order, mem_flags,
        (xen_pfn_t *)extents_gfn);
    error = errno;
    frames_from_xen(extents_gfn, extents_gfn, nr_extents);
    return rc < 0 ? populate_error(xs, domid, error) : 0;
}

static int shutdown(struct xenstable *xs, uint32_t domid, uint32_t reason)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(
        xc->functions.xc_domain_shutdown(xc->xch, domid, (int)reason),
        DEVICE_MODEL_SHUTDOWN);
}

static int iomem_permission(struct xenstable *xs, uint32_t domid,
                            uint64_t first_mfn, uint64_t nr_frames,
                            unsigned int allow)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (TOO_LARGE(first_mfn) || TOO_LARGE(nr_frames))
        return -EINVAL;
    return RESULT(xc->functions.xc_domain_iomem_permission(
                      xc->xch, domid, first_mfn, nr_frames, (uint8_t)allow),
                  DEVICE_MODEL_IOMEM_PERMISSION);
}

static int map_ioports(struct xenstable *xs, uint32_t domid,
                       uint32_t first_gport, uint32_t first_mport,
                       uint32_t nr_ports, unsigned int add)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_domain_ioport_mapping(
                      xc->xch, domid, first_gport, first_mport, nr_ports, add),
                  DEVICE_MODEL_MAP_IOPORTS);
}

static int ioport_permission(struct xenstable *xs, uint32_t domid,
                             uint32_t first_port, uint32_t nr_ports,
                             unsigned int allow)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_domain_ioport_permission(
                      xc->xch, domid, first_port, nr_ports, allow),
                  DEVICE_MODEL_IOPORT_PERMISSION);
}

/* libxenctrl takes a pirq of 8 bits here, Xen one of 32. */
static int bind_pci_irq(struct xenstable *xs, uint32_t domid, uint32_t pirq,
                        uint8_t bus, uint8_t device, uint8_t intx)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (pirq > UINT8_MAX)
        return hypercall_channel_is_open(xs)
                   ? hypercall_bind_pci_irq(xs, domid, pirq, bus, device, intx)
                   : -EINVAL;
    return RESULT(xc->functions.xc_domain_bind_pt_pci_irq(
                      xc->xch, domid, (uint8_t)pirq, bus, device, intx),
                  DEVICE_MODEL_BIND_PCI_IRQ);
}

static int unbind_irq(struct xenstable *xs, uint32_t domid, uint32_t pirq,
                      uint8_t type, uint8_t bus, uint8_t device, uint8_t intx,
                      uint8_t isa_irq)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (pirq > UINT8_MAX)
        return hypercall_channel_is_open(xs)
                   ? hypercall_unbind_irq(xs, domid, pirq, type, bus, device,
                                          intx, isa_irq)
                   : -EINVAL;
    return RESULT(
        xc->functions.xc_domain_unbind_pt_irq(
            xc->xch, domid, (uint8_t)pirq, type, bus, device, intx, isa_irq),
        DEVICE_MODEL_UNBIND_IRQ);
}

static int update_msi_irq(struct xenstable *xs, uint32_t domid, uint32_t gvec,
                          uint32_t pirq, uint32_t gflags,
                          uint64_t gtable_maddr)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_domain_update_msi_irq(
                      xc->xch, domid, gvec, pirq, gflags, gtable_maddr),
                  DEVICE_MODEL_UPDATE_MSI_IRQ);
}

static int unbind_msi_irq(struct xenstable *xs, uint32_t domid, uint32_t gvec,
                          uint32_t pirq, uint32_t gflags)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_domain_unbind_msi_irq(xc->xch, domid, gvec,
                                                         pirq, gflags),
                  DEVICE_MODEL_UNBIND_MSI_IRQ);
}

static int map_pirq(struct xenstable *xs, uint32_t domid, int index,
                    int *pirq_r)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(
        xc->functions.xc_physdev_map_pirq(xc->xch, domid, index, pirq_r),
        DEVICE_MODEL_MAP_PIRQ);
}

static int map_pirq_gsi(struct xenstable *xs, uint32_t domid, int gsi,
                        int *pirq_r)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (*pirq_r < 0)
        *pirq_r = ANY_PIRQ;
    return RESULT(
        xc->functions.xc_physdev_map_pirq_gsi(xc->xch, domid, gsi, pirq_r),
        DEVICE_MODEL_MAP_PIRQ_GSI);
}

static int map_pirq_msi(struct xenstable *xs, uint32_t domid, int *pirq_r,
                        uint16_t segment, uint8_t bus, uint8_t devfn,
                        uint32_t entry_nr, uint64_t table_maddr)
{
    struct xenctrl *xc = xenctrl_of(xs);

    /* Only later point releases take a segment here, and nothing tells them
       apart; the hypercall took one before 4.14. */
    if (segment) {
        if (!hypercall_channel_is_open(xs))
            return -EOPNOTSUPP;
        return hypercall_map_pirq_msi(xs, domid, pirq_r, segment, bus, devfn,
                                      entry_nr, table_maddr);
    }
    return RESULT(xc->functions.xc_physdev_map_pirq_msi(
                      xc->xch, domid, -1, pirq_r, devfn, bus, (int)entry_nr,
                      table_maddr),
                  DEVICE_MODEL_MAP_PIRQ_MSI);
}

static int unmap_pirq(struct xenstable *xs, uint32_t domid, int pirq)
{
    struct xenctrl *xc = xenctrl_of(xs);

    return RESULT(xc->functions.xc_physdev_unmap_pirq(xc->xch, domid, pirq),
                  DEVICE_MODEL_UNMAP_PIRQ);
}

static int get_pci_gsi(struct xenstable *xs, uint32_t sbdf, uint32_t *gsi_r)
{
    struct xenctrl *xc = xenctrl_of(xs);
    int rc = xc->functions.xc_pcidev_get_gsi(xc->xch, sbdf);

    /* ENOTTY is a kernel without this, or a descriptor without rights. */
    if (rc < 0 && errno == ENOTTY && hypercall_channel_is_open(xs))
        return hypercall_get_pci_gsi(xs, sbdf, gsi_r);
    if (rc < 0)
        return error_gate(xs, XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI);
    *gsi_r = (uint32_t)rc;
    return 0;
}

static const struct operations all_operations = {
    .kexec_load = xenctrl_kexec_load,
    .kexec_unload = kexec_unload,
    .kexec_exec = kexec_exec,
    .kexec_status = kexec_status,
    .kexec_get_range = kexec_get_range,
    .host_get_physical_info = get_physical_info,
    .host_get_cpu_info = get_cpu_info,
    .host_get_domain = get_domain,
    .host_list_domains = list_domains,
    .host_get_memory_map = get_memory_map,
    .host_get_max_cpus = get_max_cpus,
    .host_get_text = get_text,
    .device_model_get_hvm_param = get_hvm_param,
    .device_model_set_hvm_param = set_hvm_param,
    .device_model_populate_physmap = populate_physmap,
    .device_model_shutdown = shutdown,
    .device_model_map_memory = hypercall_map_memory,
    .device_model_iomem_permission = iomem_permission,
    .device_model_map_ioports = map_ioports,
    .device_model_ioport_permission = ioport_permission,
    .device_model_bind_pci_irq = bind_pci_irq,
    .device_model_unbind_irq = unbind_irq,
    .device_model_update_msi_irq = update_msi_irq,
    .device_model_unbind_msi_irq = unbind_msi_irq,
    .device_model_map_pirq = map_pirq,
    .device_model_map_pirq_gsi = map_pirq_gsi,
    .device_model_map_pirq_msi = map_pirq_msi,
    .device_model_unmap_pirq = unmap_pirq,
    .device_model_get_pci_gsi = get_pci_gsi,
};

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

    snprintf(soname, sizeof(soname), "libxenctrl.so.%u.%u", xs->major,
             xs->minor);
    return explain_provider_library(xs, PROVIDER_XENCTRL,
                                    load_library(xs, &request), soname);
}

static void close_provider(struct xenstable *xs)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (hypercall_of(xs)->borrowed)
        hypercall_channel_close(xs);
    if (xc->xch)
        xc->functions.xc_interface_close(xc->xch);
    memset(xc, 0, sizeof(*xc));
}

static int open_provider(struct xenstable *xs, struct operations *operations)
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
        close_provider(xs);
        return ret;
    }
    ret = hypercall_channel_open(xs);
    if (ret == -ENOMEM) {
        close_provider(xs);
        return ret;
    }
    *operations = all_operations;
    if (ret)
        operations->device_model_map_memory = NULL;
    if (!xc->functions.xc_get_machine_memory_map)
        operations->host_get_memory_map = NULL;
    if (!xc->functions.xc_physdev_map_pirq_gsi)
        operations->device_model_map_pirq_gsi = NULL;
    if (!xc->functions.xc_pcidev_get_gsi)
        operations->device_model_get_pci_gsi = NULL;
    return 0;
}

const struct provider xenctrl_provider = {
    .name = "libxenctrl",
    .open = open_provider,
    .close = close_provider,
};
