/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errno.h>
#include <string.h>

#include "compat/adapters.h"
#include "compat/state.h"
#include "lib/error.h"

/* At least one: for Xen, no memory is a destination to map only, and memory
   without a length one to clear. */
static int pages_for(uint64_t bytes)
{
    uint64_t pages = bytes / PAGE_BYTES + (bytes % PAGE_BYTES != 0);

    if (pages == 0)
        return 1;
    return pages > PAGES_MAX ? -1 : (int)pages;
}

/* A piece of the image in memory that hypercalls can read. */
struct piece {
    xc_hypercall_buffer_t buffer;
    int pages;
};

/* Return: 0, or -1 with errno. */
static int copy_piece(struct xenctrl *xc, struct piece *piece,
                      const struct xenstable_kexec_segment *from,
                      xen_kexec_segment_t *to)
{
    void *copy = NULL;

    to->dest_maddr = from->dest_maddr;
    to->dest_size = from->dest_bytes;
    to->buf_size = from->data_bytes;
    if (!from->data)
        return 0;
    piece->pages = pages_for(from->data_bytes);
    errno = ENOMEM;
    if (piece->pages > 0)
        copy = xc->functions.xc__hypercall_buffer_alloc_pages(
            xc->xch, &piece->buffer, piece->pages);
    if (!copy) {
        piece->pages = 0;
        return -1;
    }
    memcpy(copy, from->data, from->data_bytes);
    to->buf = (uint64_t)(uintptr_t)copy;
    return 0;
}

int xenctrl_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                       uint64_t entry_maddr,
                       const struct xenstable_kexec_segment *segments,
                       uint32_t nr_segments)
{
    struct xenctrl *xc = xenctrl_of(xs);
    xen_kexec_segment_t list[KEXEC_SEGMENT_MAX] = {{0}};
    struct piece pieces[KEXEC_SEGMENT_MAX] = {{{0}, 0}};
    uint32_t i;
    int rc = 0, error;

    for (i = 0; i < nr_segments && rc >= 0; i++)
        rc = copy_piece(xc, &pieces[i], &segments[i], &list[i]);
    if (rc >= 0)
        rc = xc->functions.xc_kexec_load(xc->xch, type, arch, entry_maddr,
                                         nr_segments, list);
    error = errno;
    for (i = 0; i < nr_segments; i++)
        if (pieces[i].pages)
            xc->functions.xc__hypercall_buffer_free_pages(
                xc->xch, &pieces[i].buffer, pieces[i].pages);
    return rc < 0 ? error_gate_errno(xs, XENSTABLE_OPERATION_KEXEC_LOAD, error)
                  : 0;
}
