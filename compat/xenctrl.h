/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl - what the files of the libxenctrl provider share, and what
 * both use
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

/* What the contract (compat/provider.h) asks for. */
int xenctrl_open(struct xenstable *xs);
void xenctrl_close(struct xenstable *xs);

/* XENSTABLE_DEVICE_MODEL_PIRQ_ANY for Xen. Xen without commit 0d2b87b5ad,
   which is in 4.19 and in later 4.17 and 4.18, takes it for the errno of a GSI
   that has one already (allocate_pirq() in xen/arch/x86/irq.c). */
enum { ANY_PIRQ = -EEXIST };

#endif
