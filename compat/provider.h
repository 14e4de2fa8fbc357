/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: provider - the contract between lib/ and compat/
 *
 * lib/ includes only this header of compat/. It brings the table of operations
 * and what the registry says about releases. compat/ includes only these
 * headers of lib/:
 *
 *   lib/handle.h     the handle: its release, log, libraries and reasons
 *   lib/running.h    which Xen runs, for contexts
 *   lib/load.h       finding a library, by the names of its functions
 *   lib/explain.h    saying why a provider cannot be opened
 *   lib/error.h      the gate for errno
 *   lib/structure.h  structures of the size that the caller knows
 *
 * tests/abi/arrows.sh reads this list. compat/toolstack/ also uses
 * lib/toolstack/, libxl's types without Xen, which walk the tables of
 * compat/toolstack/types.h.
 *
 * A provider is opened once for a handle, in this order:
 *
 * 1. open() finds its library for xs->release, connects to Xen and stores
 *    what it needs in its part of struct state, which is clear. It returns 0,
 *    or:
 *      -ELIBACC  no usable library         -EPERM   the kernel refuses
 *      -ENODEV   no Xen control device     -EMFILE  no descriptor is left
 *      -EIO      any other errno           -ENOMEM
 *    and then has said why (lib/explain.h), and has left nothing behind.
 * 2. offer() sets every operation that it can answer; what it leaves NULL
 *    stays with the next provider in order, at last with the default.
 * 3. Operations are called with checked arguments: pointers are not NULL,
 *    structure sizes are at least those of version 1.0, domain numbers fit
 *    16 bits. They are never called concurrently on one handle.
 * 4. An operation returns 0 (or its documented value), or what error_gate()
 *    gives for errno; raw numbers never get out.
 * 5. close() is called only after a successful open(), also in a child
 *    after a fork: it must not speak to Xen.
 */
#ifndef PROVIDER_H
#define PROVIDER_H

#include <stdbool.h>

#include "compat/operations.h"
#include "compat/release.h"

/* Of <xen/kexec.h>. Xen takes fewer than this, and so does lib/. */
enum { KEXEC_SEGMENT_MAX = 16 };

/* In the order in which they are opened. */
enum provider_index {
    PROVIDER_XENCTRL = 0,
    PROVIDER_HYPERCALL = 1,
    PROVIDER_COUNT
};

/* The names are in the table itself: the loader would relocate a pointer in
   each program. */
struct provider {
    char name[12];    /* as XENSTABLE_PROVIDERS and queries name it */
    char library[12]; /* what it loads */
    bool of_release;  /* which belongs to one release of Xen */
    int (*open)(struct xenstable *xs);
    void (*offer)(struct xenstable *xs, struct operations *operations);
    void (*close)(struct xenstable *xs);
    /* Ask the hypervisor itself what runs, for machines without
       /sys/hypervisor; NULL: it cannot. 0, or an error of the closed set. */
    int (*running_release)(struct xenstable *xs, unsigned int *major_r,
                           unsigned int *minor_r);
};

/* Once for a handle, before the first provider is chosen: a release that is
   not known may be described by a file. 0 or -ENOMEM. */
int provider_prepare(struct xenstable *xs);

extern const struct provider providers[PROVIDER_COUNT];

/* Was EACCES of a locked operation a refusal of the interface's number? Xen's
   Flask module, too, answers EACCES when its policy refuses. False where there
   is no channel to ask by. */
bool provider_is_mismatch(struct xenstable *xs, unsigned int operation);

/* The bytes of a handle with the providers' state behind it. */
extern const size_t handle_bytes;

/* In lib/: the answer of an operation that nobody can give. */
int operation_missing(struct xenstable *xs, unsigned int operation);

#endif
