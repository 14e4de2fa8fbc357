/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: qemu.c - uses the drop-in header as QEMU does
 *
 * Compiled only. QEMU asks for no old interfaces first, and, with Xen's
 * development files, takes types and numbers of the guest headers through
 * xenctrl.h alone.
 */
#undef XC_WANT_COMPAT_EVTCHN_API
#undef XC_WANT_COMPAT_GNTTAB_API
#undef XC_WANT_COMPAT_MAP_FOREIGN_API
#include <xenctrl.h>

#ifdef WITH_XEN_HEADERS
#include <xendevicemodel.h>
#include <xenevtchn.h>
#include <xenforeignmemory.h>
#include <xengnttab.h>
#include <xenstore.h>
#include <xentoolcore.h>

#include <xen/hvm/e820.h>
#include <xen/hvm/hvm_info_table.h>
#include <xen/hvm/ioreq.h>
#endif

#ifndef __XEN_TOOLS__
#error "the guest headers would hide what tools need"
#endif

extern xc_interface *xen;
xc_interface *xen;

int give_memory(domid_t domid, xen_pfn_t *frames, unsigned long nr);

int give_memory(domid_t domid, xen_pfn_t *frames, unsigned long nr)
{
    unsigned long value = 0;

    if (xen == NULL)
        return -1;
    if (xc_domain_populate_physmap_exact(xen, domid, nr, 0, 0, frames))
        return -1;
    if (xc_get_hvm_param(xen, domid, 1, &value))
        return -1;
    return xc_set_hvm_param(xen, domid, 1, value);
}

int give_device(uint32_t domid, uint64_t maddr, uint64_t size, int adding);

int give_device(uint32_t domid, uint64_t maddr, uint64_t size, int adding)
{
    uint32_t op = adding ? DPCI_ADD_MAPPING : DPCI_REMOVE_MAPPING;
    unsigned long first = maddr >> XC_PAGE_SHIFT;
    unsigned long nr =
        ((size + XC_PAGE_SIZE - 1) & XC_PAGE_MASK) >> XC_PAGE_SHIFT;
    int pirq = -1, rc;

    rc = xc_domain_iomem_permission(xen, domid, first, nr, 1);
    if (rc == 0)
        rc = xc_domain_memory_mapping(xen, domid, first, first, nr, op);
    if (rc == 0)
        rc = xc_domain_ioport_mapping(xen, domid, 0x3c0, 0x3c0, 3, op);
    if (rc == 0)
        rc = xc_physdev_map_pirq(xen, domid, 16, &pirq);
    if (rc == 0)
        rc = xc_physdev_map_pirq_gsi(xen, domid, 16, &pirq);
    if (rc == 0)
        rc = xc_physdev_map_pirq_msi(xen, domid, -1, &pirq, 8, 1 << 16 | 2, 0,
                                     0);
    if (rc == 0)
        rc = xc_domain_bind_pt_pci_irq(xen, domid, (uint8_t)pirq, 0, 3, 0);
    if (rc == 0)
        rc = xc_domain_update_msi_irq(xen, domid, 1, (uint32_t)pirq, 2, 0);
    if (rc == 0)
        rc = xc_domain_unbind_msi_irq(xen, domid, 1, (uint32_t)pirq, 2);
    if (rc == 0)
        rc = xc_domain_unbind_pt_irq(xen, domid, (uint8_t)pirq,
                                     PT_IRQ_TYPE_MSI, 0, 0, 0, 0);
    if (rc == 0)
        rc = xc_domain_unbind_pt_irq(xen, domid, (uint8_t)pirq,
                                     PT_IRQ_TYPE_PCI, 0, 3, 0, 0);
    if (rc == 0)
        rc = xc_physdev_unmap_pirq(xen, domid, pirq);
    return rc == 0 ? xc_pcidev_get_gsi(xen, 0x10200) : rc;
}

int share_ring(volatile uint32_t *producer);

int share_ring(volatile uint32_t *producer)
{
    xen_rmb();
    *producer += XEN_DOMCTL_MEM_CACHEATTR_WB;
    xen_wmb();
    *producer += 1;
    xen_mb();
#ifdef WITH_XEN_HEADERS
    /* Each of these comes out of a guest header that xenctrl.h includes. */
    {
        evtchn_port_t port = 0;
        ioservid_t server = 0;
        grant_ref_t grant = 0;

        *producer +=
            port + server + grant + HVM_PARAM_ACPI_S_STATE + XENMAPSPACE_gmfn;
    }
    return xc_domain_shutdown(xen, 1, SHUTDOWN_poweroff);
#else
    return xc_domain_shutdown(xen, 1, 0);
#endif
}
