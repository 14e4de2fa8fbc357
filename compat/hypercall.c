/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/state.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "compat/adapters.h"
#include "lib/explain.h"
#include "lib/load.h"
#include "lib/structure.h"

/* DOMID_INVALID of <xen/xen.h>: never a domain. */
enum { NO_DOMID = 0x7ff4 };

int hypercall_pages_get(struct hypercall *hc, struct hypercall_buffer *buffer,
                        uint64_t bytes)
{
    uint64_t pages = bytes / PAGE_BYTES + (bytes % PAGE_BYTES != 0);

    buffer->memory = NULL;
    buffer->pages = (size_t)pages;
    errno = ENOMEM;
    if (pages <= PAGES_MAX)
        buffer->memory =
            hc->functions.alloc_pages(hc->connection, buffer->pages);
    return buffer->memory ? 0 : -1;
}

int hypercall_buffer_get(struct hypercall *hc, struct hypercall_buffer *buffer,
                         uint64_t bytes)
{
    if (bytes <= PAGE_BYTES - ARGUMENT_BYTES) {
        buffer->memory = hc->page + ARGUMENT_BYTES;
        buffer->pages = 0;
        memset(buffer->memory, 0, PAGE_BYTES - ARGUMENT_BYTES);
        return 0;
    }
    if (hypercall_pages_get(hc, buffer, bytes))
        return -1;
    memset(buffer->memory, 0, buffer->pages * PAGE_BYTES);
    return 0;
}

void hypercall_buffer_put(struct hypercall *hc,
                          struct hypercall_buffer *buffer)
{
    int saved = errno;

    if (buffer->memory && buffer->pages)
        hc->functions.free_pages(hc->connection, buffer->memory,
                                 buffer->pages);
    errno = saved;
}

int hypercall_with(struct hypercall *hc, unsigned int number, uint64_t command,
                   void *argument, size_t bytes)
{
    int rc;

    memcpy(hc->page, argument, bytes);
    rc = hc->functions.call2(hc->connection, number, command,
                             guest_handle(hc->page));
    memcpy(argument, hc->page, bytes);
    return rc;
}

int hypercall_domctl(struct xenstable *xs, uint32_t command, uint32_t domid,
                     const void *payload, size_t bytes)
{
    struct hypercall *hc = hypercall_of(xs);
    struct xen_domctl domctl = {
        .cmd = command,
        .interface_version = xs->release->domctl,
        .domain = (uint16_t)domid,
    };

    memcpy(domctl.u, payload, bytes);
    memcpy(hc->page, &domctl, sizeof(domctl));
    return hc->functions.call1(hc->connection, __HYPERVISOR_domctl,
                               guest_handle(hc->page));
}

int hypercall_domctl_answered(struct xenstable *xs, uint32_t command,
                              uint32_t domid, void *payload, size_t bytes)
{
    int rc = hypercall_domctl(xs, command, domid, payload, bytes);

    memcpy(payload, hypercall_of(xs)->page + offsetof(struct xen_domctl, u),
           bytes);
    return rc;
}

int hypercall_sysctl(struct xenstable *xs, uint32_t command, void *payload,
                     size_t bytes)
{
    struct hypercall *hc = hypercall_of(xs);
    struct xen_sysctl sysctl = {
        .cmd = command,
        .interface_version = xs->release->sysctl,
    };
    int rc;

    memcpy(sysctl.u, payload, bytes);
    memcpy(hc->page, &sysctl, sizeof(sysctl));
    rc = hc->functions.call1(hc->connection, __HYPERVISOR_sysctl,
                             guest_handle(hc->page));
    memcpy(payload, hc->page + offsetof(struct xen_sysctl, u), bytes);
    return rc;
}

int hypercall_running_release(struct xenstable *xs, unsigned int *major_r,
                              unsigned int *minor_r)
{
    struct hypercall *hc = hypercall_of(xs);
    int rc = hc->functions.call2(hc->connection, __HYPERVISOR_xen_version,
                                 XENVER_version, 0);

    if (rc < 0)
        return hypercall_result(xs, rc, XENSTABLE_OPERATION_HOST_GET_TEXT);
    *major_r = (unsigned int)rc >> 16;
    *minor_r = (unsigned int)rc & 0xffff;
    return 0;
}

enum { NO_COMMAND = 0x7fffffff };

bool hypercall_domctl_differs(struct xenstable *xs)
{
    const char nothing[8] = {0};

    return hypercall_domctl(xs, NO_COMMAND, NO_DOMID, nothing,
                            sizeof(nothing)) < 0 &&
           errno == EACCES;
}

/* An operation number that no Xen has never gets as far as Flask's policy, so
   that EACCES for it can only mean the interface number. */
bool provider_is_mismatch(struct xenstable *xs, unsigned int operation)
{
    char nothing[8] = {0};

    /* Only the exact libxenctrl of a known release answers without it. */
    if (!hypercall_channel_is_open(xs))
        return false;
    if (strcmp(operation_facts[operation].via, "domctl") == 0)
        return hypercall_domctl_differs(xs);
    return hypercall_sysctl(xs, NO_COMMAND, nothing, sizeof(nothing)) < 0 &&
           errno == EACCES;
}

int hypercall_reservation_error(struct xenstable *xs, uint32_t domid)
{
    uint16_t argument = (uint16_t)domid;
    int rc = hypercall_with(hypercall_of(xs), __HYPERVISOR_memory_op,
                            XENMEM_current_reservation, &argument,
                            sizeof(argument));

    return rc < 0 ? errno : 0;
}

int populate_error(struct xenstable *xs, uint32_t domid, int error)
{
    /* For a missing domain, or without rights to it, Xen answers that nothing
       was done. */
    if (error == EBUSY && hypercall_channel_is_open(xs)) {
        int reason = hypercall_reservation_error(xs, domid);

        error = reason ? reason : error;
    }
    return error_gate_errno(
        xs, XENSTABLE_OPERATION_DEVICE_MODEL_POPULATE_PHYSMAP, error);
}

int give_listed_domain(const struct xenstable_host_domain_info *found,
                       uint32_t count, uint32_t domid,
                       struct xenstable_host_domain_info *info,
                       size_t info_bytes)
{
    /* The list goes on with the next domain where this one is missing. */
    if (count == 0 || found->domid != domid)
        return -ESRCH;
    structure_give(info, info_bytes, found, sizeof(*found));
    return 0;
}

int memory_map_error(struct xenstable *xs, int error)
{
    return error_gate_errno(xs, XENSTABLE_OPERATION_HOST_GET_MEMORY_MAP,
                            error == EINVAL ? ENOSPC : error);
}

static int load(struct xenstable *xs, struct hypercall *hc)
{
#define SYMBOL(function, field)                                             \
    {                                                                       \
        .name = #function,                                                  \
        .offset = offsetof(struct xencall_functions, field), .wanted = true \
    }
    const struct load_symbol symbols[] = {
        SYMBOL(xencall_open, open),
        SYMBOL(xencall_close, close),
        SYMBOL(xencall1, call1),
        SYMBOL(xencall2, call2),
        SYMBOL(xencall_alloc_buffer_pages, alloc_pages),
        SYMBOL(xencall_free_buffer_pages, free_pages),
        {.name = "xencall_fd",
         .offset = offsetof(struct xencall_functions, fd),
         .wanted = true,
         .optional = true},
    };
#undef SYMBOL
    const struct load_request request = {
        .name = "libxencall",
        .soname = "libxencall.so.1",
        .stable = true,
        .major = xs->major,
        .minor = xs->minor,
        .symbols = symbols,
        .count = sizeof(symbols) / sizeof(symbols[0]),
        .table = &hc->functions,
    };

    return explain_provider_library(
        xs, PROVIDER_HYPERCALL,
        load_library(&xs->libraries, &xs->log, &request), request.soname);
}

/* libxenctrl's connection where there is one: no second device is opened,
   and xentoolcore_restrict_all() closes both in one go. */
static int connect_to_xen(struct xenstable *xs, struct hypercall *hc)
{
    struct xenctrl *xc = xenctrl_of(xs);

    if (xc->xch) {
        hc->connection = xc->functions.xc_interface_xcall_handle(xc->xch);
        hc->borrowed = hc->connection != NULL;
    }
    if (hc->connection)
        return 0;
    errno = 0;
    hc->connection = hc->functions.open(log_for_xen(&xs->log), 0);
    if (hc->connection)
        return 0;
    return explain_connection(xs, PROVIDER_HYPERCALL, errno);
}

void hypercall_channel_close(struct xenstable *xs)
{
    struct hypercall *hc = hypercall_of(xs);

    /* A child must not use the page (<xencall.h>): it may not be mapped there,
       and something else may be. */
    if (hc->page && hc->opener == getpid())
        hc->functions.free_pages(hc->connection, hc->page, 1);
    if (hc->connection && !hc->borrowed)
        hc->functions.close(hc->connection);
    memset(hc, 0, sizeof(*hc));
}

int hypercall_channel_open(struct xenstable *xs)
{
    struct hypercall *hc = hypercall_of(xs);
    int ret;

    if (hc->page || hc->refused)
        return hc->refused;
    ret = load(xs, hc);
    if (!ret)
        ret = connect_to_xen(xs, hc);
    if (!ret) {
        errno = ENOMEM;
        hc->opener = getpid();
        hc->page = hc->functions.alloc_pages(hc->connection, 1);
        if (!hc->page)
            ret = explain_connection(xs, PROVIDER_HYPERCALL, errno);
    }
    if (ret) {
        hypercall_channel_close(xs);
        hc->refused = ret;
    }
    return ret;
}

void hypercall_offer(struct xenstable *xs, struct operations *operations)
{
    (void)xs;
    hypercall_adapters(operations);
}
