/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl - what the files of the libxenctrl provider share, and what
 * both providers share
 */
#ifndef XENCTRL_H
#define XENCTRL_H

#include "compat/release.h"
#include "compat/text.h"
#include "compat/xenctrl-api.h"

struct xenctrl {
    xc_interface *xch;
    struct xenctrl_functions functions;
};

/* Copies the image to memory that hypercalls can read. */
int xenctrl_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                       uint64_t entry_maddr,
                       const struct xenstable_kexec_segment *segments,
                       uint32_t nr_segments);

/* The hypercall provider's, for what libxenctrl cannot do. */
int hypercall_map_pirq_msi(struct xenstable *xs, uint32_t domid, int *pirq_r,
                           uint16_t segment, uint8_t bus, uint8_t devfn,
                           uint32_t entry_nr, uint64_t table_maddr);
int hypercall_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                          uint32_t *gsi_r);

#endif
