/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl-device-model.c - what QEMU asks of Xen by libxenctrl's names
 */
#include "xenctrl-private.h"

#include <limits.h>
#include <stdlib.h>

int xc_get_hvm_param(xc_interface *handle, uint32_t dom, int param,
                     unsigned long *value)
{
    uint64_t wide = 0;
    int ret;

    if (!value || param < 0)
        return result_of(-EINVAL);
    ret = xenstable_device_model_get_hvm_param(handle_of(handle), dom,
                                               (uint32_t)param, &wide);
    if (ret < 0)
        return result_of(ret);
    /* Not possible where unsigned long has 64 bits. */
    if (wide != (unsigned long)wide)
        return result_of(-ERANGE);
    *value = (unsigned long)wide;
    return 0;
}

int xc_domain_populate_physmap_exact(xc_interface *xch, uint32_t domid,
                                     unsigned long nr_extents,
                                     unsigned int extent_order,
                                     unsigned int mem_flags,
                                     xen_pfn_t *extent_start)
{
    uint64_t *frames = (uint64_t *)extent_start;
    /* On 32-bit x86 Xen's are shorter than ours, which need a place. */
    const bool copied = sizeof(xen_pfn_t) < sizeof(uint64_t) && extent_start;
    unsigned long i;
    int ret;

    if (copied) {
        frames = calloc(nr_extents, sizeof(*frames));
        if (!frames && nr_extents)
            return result_of(-ENOMEM);
        for (i = 0; i < nr_extents; i++)
            frames[i] = extent_start[i];
    }
    ret = xenstable_device_model_populate_physmap(
        handle_of(xch), domid, nr_extents, extent_order, mem_flags, frames);
    if (copied) {
        for (i = 0; i < nr_extents; i++)
            extent_start[i] = (xen_pfn_t)frames[i];
        free(frames);
    }
    return result_of(ret);
}

/* Each negative number asks for any. */
static uint32_t wanted_of(const int *pirq)
{
    return pirq && *pirq >= 0 ? (uint32_t)*pirq
                              : XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
}

static int pirq_result_of(int ret, uint32_t given, int *pirq)
{
    if (!ret)
        *pirq = (int)given;
    return result_of(ret);
}

static int map_gsi(__typeof__(xenstable_device_model_map_pirq) *map,
                   xc_interface *xch, uint32_t domid, int gsi, int *pirq)
{
    uint32_t number = wanted_of(pirq);
    int ret = map(handle_of(xch), domid, (uint32_t)gsi, pirq ? &number : NULL);

    return pirq_result_of(ret, number, pirq);
}

int xc_physdev_map_pirq(xc_interface *xch, uint32_t domid, int index,
                        int *pirq)
{
    return map_gsi(xenstable_device_model_map_pirq, xch, domid, index, pirq);
}

int xc_physdev_map_pirq_gsi(xc_interface *xch, uint32_t domid, int gsi,
                            int *pirq)
{
    return map_gsi(xenstable_device_model_map_pirq_gsi, xch, domid, gsi, pirq);
}

int xc_physdev_map_pirq_msi(xc_interface *xch, uint32_t domid, int index,
                            int *pirq, int devfn, int segbus, int entry_nr,
                            uint64_t table_base)
{
    unsigned int address = (unsigned int)segbus;
    uint32_t number = wanted_of(pirq);
    int ret;

    (void)index;
    /* Segment in bits 16 to 31, bus in bits 0 to 7; between them nothing. */
    if (devfn < 0 || devfn > 0xff || (address & 0xff00u) || entry_nr < 0)
        return result_of(-EINVAL);
    ret = xenstable_device_model_map_pirq_msi(
        handle_of(xch), domid, pirq ? &number : NULL,
        (uint16_t)(address >> 16), (uint8_t)address, (uint8_t)devfn,
        (uint32_t)entry_nr, table_base);
    return pirq_result_of(ret, number, pirq);
}

int xc_pcidev_get_gsi(xc_interface *xch, uint32_t sbdf)
{
    uint32_t gsi = 0;
    int ret;

    ret = xenstable_device_model_get_pci_gsi(handle_of(xch), sbdf, &gsi);
    if (ret == -EOPNOTSUPP) {
        errno = EOPNOTSUPP;
        return -1;
    }
    if (ret == 0 && gsi > INT_MAX)
        ret = -ERANGE;
    return ret < 0 ? result_of(ret) : (int)gsi;
}

#include "xenctrl-device-model-calls.h"
