/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errno.h>
#include <string.h>

#include "compat/adapters.h"
#include "compat/state.h"

/* Return: 0, or -1 with errno. */
static int copy_segment(struct hypercall *hc, struct hypercall_buffer *copy,
                        const struct xenstable_kexec_segment *from,
                        struct xen_kexec_segment *to)
{
    to->buf_size = from->data_bytes;
    to->dest_maddr = from->dest_maddr;
    to->dest_size = from->dest_bytes;
    /* For Xen, no handle is a destination to map only; a handle without a
       length, to whatever, is one to clear. */
    if (!from->data)
        return 0;
    if (from->data_bytes == 0) {
        to->buf = guest_handle(hc->page);
        return 0;
    }
    if (hypercall_pages_get(hc, copy, from->data_bytes))
        return -1;
    memcpy(copy->memory, from->data, from->data_bytes);
    to->buf = guest_handle(copy->memory);
    return 0;
}

int hypercall_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                         uint64_t entry_maddr,
                         const struct xenstable_kexec_segment *segments,
                         uint32_t nr_segments)
{
    struct hypercall *hc = hypercall_of(xs);
    struct hypercall_buffer copies[KEXEC_SEGMENT_MAX] = {{0}}, list;
    struct xen_kexec_load load = {
        .type = type,
        .arch = arch,
        .nr_segments = nr_segments,
        .entry_maddr = entry_maddr,
    };
    struct xen_kexec_segment *to;
    uint32_t i;
    int rc;

    _Static_assert(sizeof(*to) * KEXEC_SEGMENT_MAX <=
                       PAGE_BYTES - ARGUMENT_BYTES,
                   "the list needs no memory");
    rc = hypercall_buffer_get(hc, &list, nr_segments * sizeof(*to));
    to = list.memory;
    load.segments = guest_handle(to);
    for (i = 0; i < nr_segments && rc >= 0; i++)
        rc = copy_segment(hc, &copies[i], &segments[i], &to[i]);
    if (rc >= 0)
        rc = hypercall_with(hc, __HYPERVISOR_kexec_op, KEXEC_CMD_kexec_load,
                            &load, sizeof(load));
    for (i = 0; i < nr_segments; i++)
        hypercall_buffer_put(hc, &copies[i]);
    return hypercall_result(xs, rc, XENSTABLE_OPERATION_KEXEC_LOAD);
}
