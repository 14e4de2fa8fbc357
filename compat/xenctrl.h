/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl - what the files of the libxenctrl provider share, and what
 * both providers share
 */
#ifndef XENCTRL_H
#define XENCTRL_H

#include <errno.h>
#include <limits.h>

#include "compat/release.h"
#include "compat/text.h"
#include "compat/xenctrl-api.h"

struct xenctrl {
    xc_interface *xch;
    struct xenctrl_functions functions;
};

/* Xen keeps what is done of a call in the 6 bits beside this number
   (MEMOP_EXTENT_SHIFT, xen/common/memory.c). */
enum { EXTENTS_MAX = UINT_MAX >> 6 };

/* libxenctrl and Xen itself take frames as unsigned long, which has 32 bits
   on some machines; on 32-bit Arm Xen would cut off the rest. */
#define TOO_LARGE(value) ((value) != (unsigned long)(value))

/* Any pirq. Xen without commit 0d2b87b5ad, which is in 4.19 and in later 4.17
   and 4.18, takes it for the errno of a GSI that has one already
   (allocate_pirq() in xen/arch/x86/irq.c). */
enum { ANY_PIRQ = -EEXIST };

/* Copies the image to memory that hypercalls can read. */
int xenctrl_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                       uint64_t entry_maddr,
                       const struct xenstable_kexec_segment *segments,
                       uint32_t nr_segments);

/* By hypercall, for what libxenctrl cannot do or does otherwise from release
   to release. */
int hypercall_map_memory(struct xenstable *xs, uint32_t domid,
                         uint64_t first_gfn, uint64_t first_mfn,
                         uint64_t nr_frames, unsigned int add);
int hypercall_get_memory_map(struct xenstable *xs,
                             struct xenstable_host_memory_range *ranges,
                             size_t range_bytes, uint32_t max_ranges,
                             uint32_t *nr_ranges_r);
int hypercall_bind_pci_irq(struct xenstable *xs, uint32_t domid, uint32_t pirq,
                           uint8_t bus, uint8_t device, uint8_t intx);
int hypercall_unbind_irq(struct xenstable *xs, uint32_t domid, uint32_t pirq,
                         uint8_t type, uint8_t bus, uint8_t device,
                         uint8_t intx, uint8_t isa_irq);
int hypercall_map_pirq_msi(struct xenstable *xs, uint32_t domid, int *pirq_r,
                           uint16_t segment, uint8_t bus, uint8_t devfn,
                           uint32_t entry_nr, uint64_t table_maddr);
int hypercall_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                          uint32_t *gsi_r);

#endif
