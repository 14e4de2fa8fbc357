/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: provider - the contract between lib/ and what answers operations
 *
 * A provider is opened once for a handle, in this order:
 *
 * 1. open() finds its library for xs->release, connects to Xen and stores
 *    what it needs in its part of struct state, which is clear. It sets every
 * operation that it can answer in @operations; what it leaves NULL stays with
 * the next provider in order, at last with the default. It returns 0, or:
 *      -ELIBACC  no usable library         -EPERM   the kernel refuses
 *      -ENODEV   no Xen control device     -EMFILE  no descriptor is left
 *      -EIO      any other errno           -ENOMEM
 *    and then has said why (lib/explain.h), and has left nothing behind.
 * 2. Operations are called with checked arguments: pointers are not NULL,
 *    structure sizes are at least those of version 1.0, domain numbers fit
 *    16 bits. They are never called concurrently on one handle.
 * 3. An operation returns 0 (or its documented value), or what error_gate()
 *    gives for errno; raw numbers never get out.
 * 4. close() is called only after a successful open(), also in a child
 *    after a fork: it must not speak to Xen.
 */
#ifndef PROVIDER_H
#define PROVIDER_H

#include <stdbool.h>

#include "compat/operations.h"

/* Of <xen/kexec.h>. Xen takes fewer than this, and so does lib/. */
enum { KEXEC_SEGMENT_MAX = 16 };

enum provider_index {
    PROVIDER_XENCTRL = 0,
    PROVIDER_HYPERCALL = 1,
    PROVIDER_COUNT
};

struct provider {
    const char *name; /* as XENSTABLE_PROVIDERS and queries name it */
    int (*open)(struct xenstable *xs, struct operations *operations);
    void (*close)(struct xenstable *xs);
};

/* A handle with room for the providers' state behind it, all clear; NULL
   when there is no memory. Released by free(). */
struct xenstable *handle_allocate(void);

extern const struct provider xenctrl_provider;
extern const struct provider hypercall_provider;

/* In lib/: the answer of an operation that nobody can give. */
int operation_missing(struct xenstable *xs, unsigned int operation);

/**
 * hypercall_running_release() - ask the hypervisor itself what runs
 *
 * For machines without /sys/hypervisor. The hypercall provider must be open.
 *
 * Return: 0, or a negative errno of the closed set.
 */
int hypercall_running_release(struct xenstable *xs, unsigned int *major_r,
                              unsigned int *minor_r);

/**
 * hypercall_is_mismatch() - was EACCES of a locked operation a mismatch?
 *
 * Xen's Flask module, too, answers EACCES when its policy refuses. An
 * operation number that no Xen has never gets as far as the policy, so that
 * EACCES for it can only mean the interface number.
 *
 * Return: 1 or 0; 0 where there is no channel to ask by.
 */
int hypercall_is_mismatch(struct xenstable *xs, unsigned int operation);

/* Does Xen refuse the number of its domctl interface that we use? */
bool hypercall_domctl_differs(struct xenstable *xs);

/* Codes of two operations whose errno says less than can be known: a memory
   map with too little room (EINVAL), and a domain that is missing or out of
   reach (EBUSY). */
int memory_map_error(struct xenstable *xs, int error);
int populate_error(struct xenstable *xs, uint32_t domid, int error);

/* One domain of a list of @count: 0, or -ESRCH. */
int give_listed_domain(const struct xenstable_host_domain_info *found,
                       uint32_t count, uint32_t domid,
                       struct xenstable_host_domain_info *info,
                       size_t info_bytes);

#endif
