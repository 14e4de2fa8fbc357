/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include <errno.h>

#include "compat/provider.h"
#include "compat/xenctrl.h"
#include "lib/error.h"
#include "lib/handle.h"

enum { PAGE_BYTES = 4096 };

static int pages_for(uint64_t bytes)
{
    uint64_t pages = (bytes + PAGE_BYTES - 1) / PAGE_BYTES;

    return pages > INT32_MAX ? -1 : (int)pages;
}

/* A piece of the image in memory that hypercalls can read. */
struct piece {
    xc_hypercall_buffer_t buffer;
    int pages;
};

static int copy_piece(struct xenctrl *xc, struct piece *piece,
                      const struct xenstable_kexec_segment *from,
                      xen_kexec_segment_t *to)
{
    void *copy = NULL;

    to->dest_maddr = from->dest_maddr;
    to->dest_size = from->dest_bytes;
    to->buf_size = from->data_bytes;
    to->buf = 0;
    if (from->data_bytes == 0)
        return 0;
    piece->pages = pages_for(from->data_bytes);
    if (piece->pages > 0)
        copy = xc->functions.xc__hypercall_buffer_alloc_pages(
            xc->xch, &piece->buffer, piece->pages);
    if (!copy) {
        piece->pages = 0;
        return -ENOMEM;
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
    struct xenctrl *xc = xs->state[PROVIDER_XENCTRL];
    xen_kexec_segment_t *list = calloc(nr_segments, sizeof(*list));
    struct piece *pieces = calloc(nr_segments, sizeof(*pieces));
    int ret = list && pieces ? 0 : -ENOMEM;
    uint32_t i;

    for (i = 0; i < nr_segments && !ret; i++)
        ret = copy_piece(xc, &pieces[i], &segments[i], &list[i]);
    if (!ret && xc->functions.xc_kexec_load(xc->xch, type, arch, entry_maddr,
                                            nr_segments, list) < 0)
        ret = error_gate(xs, XENSTABLE_OPERATION_KEXEC_LOAD);
    for (i = 0; pieces && i < nr_segments; i++)
        if (pieces[i].pages)
            xc->functions.xc__hypercall_buffer_free_pages(
                xc->xch, &pieces[i].buffer, pieces[i].pages);
    free(pieces);
    free(list);
    return ret;
}
