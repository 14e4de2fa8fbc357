/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: kexec-tools.c - uses the drop-in header as kexec-tools does
 *
 * Compiled only. The ways of writing matter here: macros inside of loops, a
 * handle set to nothing, a kind of image that the header does not know.
 */
#include <string.h>

#include <xenctrl.h>

#define KEXEC_TYPE_LIVE_UPDATE 2

int load_pieces(const void **pieces, const size_t *sizes, unsigned nr,
                xen_kexec_segment_t *segments);

int load_pieces(const void **pieces, const size_t *sizes, unsigned nr,
                xen_kexec_segment_t *segments)
{
    xc_interface *xch = xc_interface_open(NULL, NULL, 0);
    xc_hypercall_buffer_array_t *array = NULL;
    xen_kexec_segment_t *segment = segments;
    int ret = -1;
    unsigned i;

    if (!xch)
        return -1;
    array = xc_hypercall_buffer_array_create(xch, nr);
    if (array == NULL)
        goto out;
    for (i = 0; i < nr; i++) {
        DECLARE_HYPERCALL_BUFFER(void, piece);

        if (!sizes[i]) {
            set_xen_guest_handle(segment->buf.h, HYPERCALL_BUFFER_NULL);
            segment->buf_size = 0;
            segment++;
            continue;
        }
        piece =
            xc_hypercall_buffer_array_alloc(xch, array, i, piece, sizes[i]);
        if (piece == NULL)
            goto out;
        memcpy(piece, pieces[i], sizes[i]);
        set_xen_guest_handle(segment->buf.h, piece);
        segment->buf_size = sizes[i];
        segment->dest_maddr = (uint64_t)i << XC_PAGE_SHIFT;
        segment->dest_size = XC_PAGE_SIZE;
        segment++;
    }
    ret = xc_kexec_load(xch, KEXEC_TYPE_LIVE_UPDATE, 62, 0, nr, segments);
    if (ret == 0 && xc_kexec_status(xch, KEXEC_TYPE_CRASH) != 1)
        ret = xc_kexec_unload(xch, KEXEC_TYPE_CRASH);
    if (ret)
        ret = xc_kexec_exec(xch, KEXEC_TYPE_DEFAULT);
out:
    xc_hypercall_buffer_array_destroy(xch, array);
    xc_interface_close(xch);
    return ret;
}

int describe(xc_interface *xch, uint64_t *size, uint64_t *start);

int describe(xc_interface *xch, uint64_t *size, uint64_t *start)
{
    static const int ranges[] = {
        KEXEC_RANGE_MA_CRASH, KEXEC_RANGE_MA_XEN, KEXEC_RANGE_MA_CPU,
        KEXEC_RANGE_MA_VMCOREINFO, 7 /* live update */
    };
    xen_capabilities_info_t capabilities;
    struct e820entry map[64];
    int nr, i, ram = 0;

    memset(capabilities, '0', XEN_CAPABILITIES_INFO_LEN);
    if (xc_version(xch, XENVER_capabilities, &capabilities[0]) == -1)
        return -1;
    nr = xc_get_machine_memory_map(xch, map, 64);
    for (i = 0; i < nr; i++) {
        switch (map[i].type) {
        case E820_RAM:
            ram++;
            break;
        case E820_ACPI:
        case E820_NVS:
        case E820_RESERVED:
        default:
            break;
        }
    }
    for (i = 0; i < (int)(sizeof(ranges) / sizeof(ranges[0])); i++) {
        if (xc_kexec_get_range(xch, ranges[i], 0, size, start) < 0)
            return -1;
    }
    return ram + xc_get_max_cpus(xch);
}
