/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl-kexec.c - kexec, and the buffers it uses, by libxenctrl's names
 *
 * Kinds of image and ranges that this file does not know (kexec-tools has
 * two of its own for live update) go to Xen as they are.
 */
#include "xenctrl-private.h"

#include <stdlib.h>

struct xc_hypercall_buffer_array {
    unsigned nr;
    void **buffers;
};

xc_hypercall_buffer_t XC__HYPERCALL_BUFFER_NAME(HYPERCALL_BUFFER_NULL) = {
    NULL};

xc_hypercall_buffer_array_t *
xc_hypercall_buffer_array_create(xc_interface *xch, unsigned n)
{
    xc_hypercall_buffer_array_t *array;

    (void)xch;
    array = calloc(1, sizeof(*array));
    if (array)
        array->buffers = calloc(n > 0 ? n : 1, sizeof(*array->buffers));
    if (!array || !array->buffers) {
        free(array);
        result_of(-ENOMEM);
        return NULL;
    }
    array->nr = n;
    return array;
}

void *xc__hypercall_buffer_array_alloc(xc_interface *xch,
                                       xc_hypercall_buffer_array_t *array,
                                       unsigned index,
                                       xc_hypercall_buffer_t *hbuf,
                                       size_t size)
{
    void *memory;

    (void)xch;
    if (!array || !hbuf || index >= array->nr || array->buffers[index]) {
        result_of(-EINVAL);
        return NULL;
    }
    /* A buffer without length must still be told from a failure. */
    memory = calloc(1, size > 0 ? size : 1);
    if (!memory) {
        result_of(-ENOMEM);
        return NULL;
    }
    array->buffers[index] = memory;
    hbuf->hbuf = memory;
    return memory;
}

void xc_hypercall_buffer_array_destroy(xc_interface *xch,
                                       xc_hypercall_buffer_array_t *array)
{
    unsigned i;

    (void)xch;
    if (!array)
        return;
    for (i = 0; i < array->nr; i++)
        free(array->buffers[i]);
    free(array->buffers);
    free(array);
}

int xc_kexec_load(xc_interface *xch, uint8_t type, uint16_t arch,
                  uint64_t entry_maddr, uint32_t nr_segments,
                  xen_kexec_segment_t *segments)
{
    struct xenstable_kexec_segment *copies;
    uint32_t i;
    int ret;

    if (!segments || nr_segments == 0)
        return result_of(-EINVAL);
    copies = calloc(nr_segments, sizeof(*copies));
    if (!copies)
        return result_of(-ENOMEM);
    for (i = 0; i < nr_segments; i++) {
        copies[i].data = segments[i].buf.h.p;
        copies[i].data_bytes = segments[i].buf_size;
        copies[i].dest_maddr = segments[i].dest_maddr;
        copies[i].dest_bytes = segments[i].dest_size;
    }
    ret = xenstable_kexec_load(handle_of(xch), type, arch, entry_maddr, copies,
                               nr_segments);
    free(copies);
    return result_of(ret);
}

#include "xenctrl-kexec-calls.h"
