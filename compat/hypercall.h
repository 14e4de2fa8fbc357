/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: hypercall - the provider that makes hypercalls itself
 *
 * It uses libxencall.so.1, which is stable. The connection has one page that
 * hypercalls can read: its front holds the argument of a call, the rest a
 * short array that the argument points to.
 *
 * The connection with its page is the channel. The libxenctrl provider has it,
 * too, over libxenctrl's own connection. What libxenctrl does by several
 * hypercalls is done here for both providers, so that it ends in the same way
 * on every release. The channel also serves for a second question when an
 * errno says too little.
 */
#ifndef HYPERCALL_H
#define HYPERCALL_H

#include <sys/types.h>

#include "compat/hypercalls.h"
#include "compat/provider.h"
#include "lib/error.h"
#include "lib/handle.h"

struct xentoollog_logger;
typedef struct xencall_handle xencall_handle;

/* The functions of <xencall.h>, a stable interface of Xen's. */
struct xencall_functions {
    xencall_handle *(*open)(struct xentoollog_logger *logger,
                            unsigned int flags);
    int (*close)(xencall_handle *handle);
    int (*call1)(xencall_handle *handle, unsigned int number, uint64_t a);
    int (*call2)(xencall_handle *handle, unsigned int number, uint64_t a,
                 uint64_t b);
    void *(*alloc_pages)(xencall_handle *handle, size_t pages);
    void (*free_pages)(xencall_handle *handle, void *memory, size_t pages);
    int (*fd)(xencall_handle *handle); /* NULL before Xen 4.11 */
};

struct hypercall {
    struct xencall_functions functions;
    xencall_handle *connection;
    bool borrowed; /* the connection is libxenctrl's */
    char *page;    /* the channel is open */
    pid_t opener;  /* the page is its process's */
    int refused;   /* what opening it gave; not tried again */
};

enum { PAGE_BYTES = 4096, ARGUMENT_BYTES = 256 };

/* Xen's libraries count pages in an int, and bytes in a size_t. */
#define PAGES_MAX \
    (SIZE_MAX / PAGE_BYTES < INT32_MAX ? SIZE_MAX / PAGE_BYTES : INT32_MAX)

/**
 * hypercall_channel_open() - connect, over libxenctrl where that is open
 *
 * Return: 0, also when it was open before; otherwise as a provider's open(),
 * the reason being the hypercall provider's.
 */
int hypercall_channel_open(struct xenstable *xs);
void hypercall_channel_close(struct xenstable *xs);

/* What else the contract (compat/provider.h) asks for. */
void hypercall_offer(struct xenstable *xs, struct operations *operations);
int hypercall_running_release(struct xenstable *xs, unsigned int *major_r,
                              unsigned int *minor_r);

/* Does Xen refuse the number of its domctl interface that we use? */
bool hypercall_domctl_differs(struct xenstable *xs);

/* Codes of two operations whose errno says too little: EINVAL for a memory map
   that does not fit, and EBUSY for a missing domain or missing rights. */
int memory_map_error(struct xenstable *xs, int error);
int populate_error(struct xenstable *xs, uint32_t domid, int error);

/* One domain of a list of @count: 0, or -ESRCH. */
int give_listed_domain(const struct xenstable_host_domain_info *found,
                       uint32_t count, uint32_t domid,
                       struct xenstable_host_domain_info *info,
                       size_t info_bytes);

/* Pages that hypercalls can read and write. */
struct hypercall_buffer {
    void *memory;
    size_t pages; /* 0: the rest of the connection's page */
};

/**
 * hypercall_buffer_get() - room for @bytes, cleared
 *
 * Return: 0, or -1 with errno: not always ENOMEM, since the memory comes
 * from the control device and rights to it may have been given up.
 */
int hypercall_buffer_get(struct hypercall *hc, struct hypercall_buffer *buffer,
                         uint64_t bytes);
/* The same in pages of their own and not cleared, @bytes not 0. */
int hypercall_pages_get(struct hypercall *hc, struct hypercall_buffer *buffer,
                        uint64_t bytes);
void hypercall_buffer_put(struct hypercall *hc,
                          struct hypercall_buffer *buffer);

/* The address of memory as a guest handle. */
static inline uint64_t guest_handle(const void *memory)
{
    return (uint64_t)(uintptr_t)memory;
}

/**
 * hypercall_with() - a hypercall with a command and one argument
 * @argument: copied to Xen and back
 * @bytes:    its size, at most ARGUMENT_BYTES
 *
 * Return: what Xen answers, or -1 with errno.
 */
int hypercall_with(struct hypercall *hc, unsigned int number, uint64_t command,
                   void *argument, size_t bytes);

/* Version-locked calls. Return: as Xen answers, or -1 with errno. */
int hypercall_domctl(struct xenstable *xs, uint32_t command, uint32_t domid,
                     const void *payload, size_t bytes);
/* The same, for a command that answers in its payload. */
int hypercall_domctl_answered(struct xenstable *xs, uint32_t command,
                              uint32_t domid, void *payload, size_t bytes);
int hypercall_sysctl(struct xenstable *xs, uint32_t command, void *payload,
                     size_t bytes);

/* 0, or why Xen would not say how much memory the domain has. It asks for
   the rights of a device model (XSM_TARGET), as XENMEM_populate_physmap does,
   and says what is wrong: do_memory_op() in xen/common/memory.c, all
   releases. */
int hypercall_reservation_error(struct xenstable *xs, uint32_t domid);

/* Our answer for a hypercall's: 0, or the documented code for -1 with
   errno. */
static inline int hypercall_result(struct xenstable *xs, int rc,
                                   unsigned int operation)
{
    return rc < 0 ? error_gate(xs, operation) : 0;
}

#endif
