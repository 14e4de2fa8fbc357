/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <xenstable/device_model.h>

#include "lib/arguments.h"
#include "lib/handle.h"

/* Of PCI. */
enum { LARGEST_DEVICE = 31, LARGEST_INTX = 3 };

int xenstable_device_model_get_hvm_param(struct xenstable *xs, uint32_t domid,
                                         uint32_t param, uint64_t *value_r)
{
    REQUIRE_DOMAIN();
    REQUIRE(value_r, "value_r");
    return xs->operations.device_model_get_hvm_param(xs, domid, param,
                                                     value_r);
}

int xenstable_device_model_set_hvm_param(struct xenstable *xs, uint32_t domid,
                                         uint32_t param, uint64_t value)
{
    REQUIRE_DOMAIN();
    return xs->operations.device_model_set_hvm_param(xs, domid, param, value);
}

int xenstable_device_model_populate_physmap(
    struct xenstable *xs, uint32_t domid, uint64_t nr_extents,
    unsigned int extent_order, unsigned int mem_flags, uint64_t *extents_gfn)
{
    REQUIRE_DOMAIN();
    REQUIRE(extents_gfn, "extents_gfn");
    return xs->operations.device_model_populate_physmap(
        xs, domid, nr_extents, extent_order, mem_flags, extents_gfn);
}

int xenstable_device_model_shutdown(struct xenstable *xs, uint32_t domid,
                                    uint32_t reason)
{
    REQUIRE_DOMAIN();
    REQUIRE(reason <= LARGEST_REASON, "reason");
    return xs->operations.device_model_shutdown(xs, domid, reason);
}

int xenstable_device_model_map_memory(struct xenstable *xs, uint32_t domid,
                                      uint64_t first_gfn, uint64_t first_mfn,
                                      uint64_t nr_frames, unsigned int add)
{
    REQUIRE_DOMAIN();
    return xs->operations.device_model_map_memory(xs, domid, first_gfn,
                                                  first_mfn, nr_frames, add);
}

int xenstable_device_model_iomem_permission(struct xenstable *xs,
                                            uint32_t domid, uint64_t first_mfn,
                                            uint64_t nr_frames,
                                            unsigned int allow)
{
    REQUIRE_DOMAIN();
    REQUIRE(allow <= 1, "allow");
    REQUIRE(nr_frames, "nr_frames");
    return xs->operations.device_model_iomem_permission(xs, domid, first_mfn,
                                                        nr_frames, allow);
}

int xenstable_device_model_map_ioports(struct xenstable *xs, uint32_t domid,
                                       uint32_t first_gport,
                                       uint32_t first_mport, uint32_t nr_ports,
                                       unsigned int add)
{
    REQUIRE_DOMAIN();
    return xs->operations.device_model_map_ioports(xs, domid, first_gport,
                                                   first_mport, nr_ports, add);
}

int xenstable_device_model_ioport_permission(struct xenstable *xs,
                                             uint32_t domid,
                                             uint32_t first_port,
                                             uint32_t nr_ports,
                                             unsigned int allow)
{
    REQUIRE_DOMAIN();
    REQUIRE(allow <= 1, "allow");
    return xs->operations.device_model_ioport_permission(xs, domid, first_port,
                                                         nr_ports, allow);
}

int xenstable_device_model_bind_pci_irq(struct xenstable *xs, uint32_t domid,
                                        uint32_t pirq, uint8_t bus,
                                        uint8_t device, uint8_t intx)
{
    REQUIRE_DOMAIN();
    /* Xen stores both as they are, and sets the bit with their number among
       128 when the interrupt comes. */
    REQUIRE(device <= LARGEST_DEVICE, "device");
    REQUIRE(intx <= LARGEST_INTX, "intx");
    return xs->operations.device_model_bind_pci_irq(xs, domid, pirq, bus,
                                                    device, intx);
}

int xenstable_device_model_unbind_irq(struct xenstable *xs, uint32_t domid,
                                      uint32_t pirq, uint8_t type, uint8_t bus,
                                      uint8_t device, uint8_t intx,
                                      uint8_t isa_irq)
{
    REQUIRE_DOMAIN();
    /* libxenctrl would take further kinds that nothing here can bind. */
    REQUIRE(type <= XENSTABLE_PT_IRQ_ISA, "type");
    return xs->operations.device_model_unbind_irq(xs, domid, pirq, type, bus,
                                                  device, intx, isa_irq);
}

int xenstable_device_model_update_msi_irq(struct xenstable *xs, uint32_t domid,
                                          uint32_t gvec, uint32_t pirq,
                                          uint32_t gflags,
                                          uint64_t gtable_maddr)
{
    REQUIRE_DOMAIN();
    REQUIRE(gvec <= LARGEST_VECTOR, "gvec");
    return xs->operations.device_model_update_msi_irq(xs, domid, gvec, pirq,
                                                      gflags, gtable_maddr);
}

int xenstable_device_model_unbind_msi_irq(struct xenstable *xs, uint32_t domid,
                                          uint32_t gvec, uint32_t pirq,
                                          uint32_t gflags)
{
    REQUIRE_DOMAIN();
    REQUIRE(gvec <= LARGEST_VECTOR, "gvec");
    return xs->operations.device_model_unbind_msi_irq(xs, domid, gvec, pirq,
                                                      gflags);
}

int xenstable_device_model_map_pirq(struct xenstable *xs, uint32_t domid,
                                    int index, int *pirq_r)
{
    REQUIRE_DOMAIN();
    REQUIRE(pirq_r, "pirq_r");
    return xs->operations.device_model_map_pirq(xs, domid, index, pirq_r);
}

int xenstable_device_model_map_pirq_gsi(struct xenstable *xs, uint32_t domid,
                                        int gsi, int *pirq_r)
{
    REQUIRE_DOMAIN();
    REQUIRE(pirq_r, "pirq_r");
    return xs->operations.device_model_map_pirq_gsi(xs, domid, gsi, pirq_r);
}

int xenstable_device_model_map_pirq_msi(struct xenstable *xs, uint32_t domid,
                                        int *pirq_r, uint16_t segment,
                                        uint8_t bus, uint8_t devfn,
                                        uint32_t entry_nr,
                                        uint64_t table_maddr)
{
    REQUIRE_DOMAIN();
    REQUIRE(pirq_r, "pirq_r");
    return xs->operations.device_model_map_pirq_msi(
        xs, domid, pirq_r, segment, bus, devfn, entry_nr, table_maddr);
}

int xenstable_device_model_unmap_pirq(struct xenstable *xs, uint32_t domid,
                                      int pirq)
{
    REQUIRE_DOMAIN();
    return xs->operations.device_model_unmap_pirq(xs, domid, pirq);
}

int xenstable_device_model_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                                       uint32_t *gsi_r)
{
    REQUIRE_HANDLE();
    REQUIRE(gsi_r, "gsi_r");
    return xs->operations.device_model_get_pci_gsi(xs, sbdf, gsi_r);
}
