/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "compat/adapters.h"
#include "compat/frames.h"
#include "compat/state.h"

/* The GSI of a PCI device, from the kernel: <xen/privcmd.h> of Linux. */
struct privcmd_pcidev_get_gsi {
    uint32_t sbdf;
    uint32_t gsi;
};
#define PRIVCMD_PCIDEV_GET_GSI \
    _IOC(_IOC_NONE, 'P', 10, sizeof(struct privcmd_pcidev_get_gsi))

int hypercall_device_model_populate_physmap(
    struct xenstable *xs, uint32_t domid, uint64_t nr_extents,
    unsigned int extent_order, unsigned int mem_flags, uint64_t *extents_gfn)
{
    struct hypercall *hc = hypercall_of(xs);
    struct xen_memory_reservation argument = {
        .nr_extents = nr_extents,
        .extent_order = extent_order,
        .mem_flags = mem_flags,
        .domid = (uint16_t)domid,
    };
    struct hypercall_buffer buffer;
    int ret = 0, rc;

    if (hypercall_buffer_get(hc, &buffer, nr_extents * sizeof(xen_pfn_t)))
        return error_gate(xs,
                          XENSTABLE_OPERATION_DEVICE_MODEL_POPULATE_PHYSMAP);
    if (!frames_fit(extents_gfn, nr_extents)) {
        hypercall_buffer_put(hc, &buffer);
        return -EINVAL;
    }
    frames_to_xen(buffer.memory, extents_gfn, nr_extents);
    argument.extent_start = guest_handle(buffer.memory);
    rc = hypercall_with(hc, __HYPERVISOR_memory_op, XENMEM_populate_physmap,
                        &argument, sizeof(argument));
    if (rc < 0) {
        ret =
            error_gate(xs, XENSTABLE_OPERATION_DEVICE_MODEL_POPULATE_PHYSMAP);
    } else {
        frames_from_xen(extents_gfn, buffer.memory, nr_extents);
        if ((uint64_t)rc != nr_extents)
            ret = populate_error(xs, domid, EBUSY);
    }
    hypercall_buffer_put(hc, &buffer);
    return ret;
}

int hypercall_device_model_unbind_irq(struct xenstable *xs, uint32_t domid,
                                      uint32_t pirq, uint8_t type, uint8_t bus,
                                      uint8_t device, uint8_t intx,
                                      uint8_t isa_irq)
{
    const struct xen_domctl_bind_pt_irq_pci pci = {
        .machine_irq = pirq,
        .irq_type = type,
        .bus = bus,
        .device = device,
        .intx = intx,
    };
    const struct xen_domctl_bind_pt_irq_isa isa = {
        .machine_irq = pirq,
        .irq_type = type,
        .isa_irq = isa_irq,
    };
    bool is_isa = type == XENSTABLE_DEVICE_MODEL_IRQ_ISA;
    int rc = hypercall_domctl(xs, XEN_DOMCTL_unbind_pt_irq, domid,
                              is_isa ? (const void *)&isa : &pci,
                              is_isa ? sizeof(isa) : sizeof(pci));

    return hypercall_result(xs, rc,
                            XENSTABLE_OPERATION_DEVICE_MODEL_UNBIND_IRQ);
}

static int map(struct xenstable *xs, unsigned int operation,
               struct physdev_map_pirq *argument, uint32_t *pirq_r)
{
    int rc = hypercall_with(hypercall_of(xs), __HYPERVISOR_physdev_op,
                            PHYSDEVOP_map_pirq, argument, sizeof(*argument));

    if (rc < 0)
        return error_gate(xs, operation);
    *pirq_r = (uint32_t)argument->pirq;
    return 0;
}

/* @any: what is wanted where the caller wants none. */
static int map_gsi(struct xenstable *xs, unsigned int operation,
                   uint32_t domid, uint32_t gsi, uint32_t *pirq_r, int32_t any)
{
    struct physdev_map_pirq argument = {
        .domid = (uint16_t)domid,
        .type = MAP_PIRQ_TYPE_GSI,
        .index = (int32_t)gsi,
        .pirq = *pirq_r == XENSTABLE_DEVICE_MODEL_PIRQ_ANY ? any
                                                           : (int32_t)*pirq_r,
    };

    return map(xs, operation, &argument, pirq_r);
}

int hypercall_device_model_map_pirq(struct xenstable *xs, uint32_t domid,
                                    uint32_t gsi, uint32_t *pirq_r)
{
    return map_gsi(xs, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ, domid, gsi,
                   pirq_r, (int32_t)gsi);
}

int hypercall_device_model_map_pirq_gsi(struct xenstable *xs, uint32_t domid,
                                        uint32_t gsi, uint32_t *pirq_r)
{
    return map_gsi(xs, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_GSI, domid,
                   gsi, pirq_r, ANY_PIRQ);
}

int hypercall_device_model_map_pirq_msi(struct xenstable *xs, uint32_t domid,
                                        uint32_t *pirq_r, uint16_t segment,
                                        uint8_t bus, uint8_t devfn,
                                        uint32_t entry_nr,
                                        uint64_t table_maddr)
{
    /* The kind with a segment is understood by every release. */
    struct physdev_map_pirq argument = {
        .domid = (uint16_t)domid,
        .type = MAP_PIRQ_TYPE_MSI_SEG,
        .index = -1,
        .pirq = (int32_t)*pirq_r,
        .bus = (int32_t)((uint32_t)segment << 16 | bus),
        .devfn = devfn,
        .entry_nr = (int32_t)entry_nr,
        .table_base = table_maddr,
    };

    return map(xs, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_MSI, &argument,
               pirq_r);
}

/* xentoolcore_restrict_all() puts /dev/null in the descriptor's place. */
static bool is_restricted(int fd)
{
    struct stat status;

    return fstat(fd, &status) == 0 && status.st_rdev == makedev(1, 3);
}

int hypercall_device_model_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                                       uint32_t *gsi_r)
{
    struct hypercall *hc = hypercall_of(xs);
    struct privcmd_pcidev_get_gsi argument = {.sbdf = sbdf};
    int fd;

    if (!hc->functions.fd)
        return -EOPNOTSUPP;
    fd = hc->functions.fd(hc->connection);
    if (ioctl(fd, PRIVCMD_PCIDEV_GET_GSI, &argument) < 0) {
        if (errno == ENOTTY && !is_restricted(fd))
            return -EOPNOTSUPP;
        return error_gate(xs, XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI);
    }
    *gsi_r = argument.gsi;
    return 0;
}
