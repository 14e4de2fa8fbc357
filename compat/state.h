/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: state - what the providers keep for a handle, in the same allocation
 *
 * One allocation, so that an adapter finds its state by adding a constant.
 */
#ifndef STATE_H
#define STATE_H

#include "compat/hypercall.h"
#include "compat/xenctrl.h"
#include "lib/handle.h"

struct state {
    struct xenstable xs; /* first: a handle is its state */
    struct xenctrl xenctrl;
    struct hypercall hypercall;
};

static inline struct xenctrl *xenctrl_of(struct xenstable *xs)
{
    return &((struct state *)xs)->xenctrl;
}

static inline struct hypercall *hypercall_of(struct xenstable *xs)
{
    return &((struct state *)xs)->hypercall;
}

static inline bool hypercall_channel_is_open(struct xenstable *xs)
{
    return hypercall_of(xs)->page != NULL;
}

#endif
