/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <xenstable/kexec.h>

#include "lib/arguments.h"
#include "lib/handle.h"

/* x86's physical addresses have at most 52 bits (PADDR_BITS in Xen's
   page-bits.h, 4.14: x86_64/page.h), and only x86 has these hypercalls. */
#define LARGEST_MADDR ((UINT64_C(1) << 52) - 1)

/* Xen adds start and length up and does not see that they wrap: it would take
   the segment and clear all memory. The page behind the end must be an
   address, too: that is where a crash image looks for a free one
   (kimage_crash_alloc(), kimage_alloc_crash_control_page() in
   xen/common/kimage.c). */
static bool is_of_a_machine(const struct xenstable_kexec_segment *segment)
{
    return segment->dest_bytes <= LARGEST_MADDR + 1 &&
           segment->dest_maddr <= LARGEST_MADDR + 1 - segment->dest_bytes;
}

int xenstable_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                         uint64_t entry_maddr,
                         const struct xenstable_kexec_segment *segments,
                         uint32_t nr_segments)
{
    uint32_t i;

    REQUIRE(xs, xs, "xs");
    REQUIRE(xs, segments, "segments");
    REQUIRE(xs, nr_segments > 0 && nr_segments < KEXEC_SEGMENT_MAX,
            "nr_segments");
    for (i = 0; i < nr_segments; i++) {
        REQUIRE(xs, segments[i].data || !segments[i].data_bytes, "data");
        REQUIRE(xs, segments[i].data_bytes <= segments[i].dest_bytes,
                "data_bytes");
        REQUIRE(xs, is_of_a_machine(&segments[i]), "dest_bytes");
    }
    return xs->operations.kexec_load(xs, type, arch, entry_maddr, segments,
                                     nr_segments);
}
