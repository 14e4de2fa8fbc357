/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/elements.h"

#include "lib/structure.h"

/* Room for one of our structures, the largest. */
union any_structure {
    struct xenstable_host_physical_info physical_info;
    struct xenstable_host_domain_info domain_info;
    struct xenstable_host_cpu_info cpu_info;
    struct xenstable_host_memory_range memory_range;
};

uint32_t elements_convert(const struct layout *layout, const void *raw,
                          void *array, size_t element_bytes, uint32_t count,
                          uint32_t room)
{
    const struct layout known = *layout;
    const char *from = raw;
    char *to = array;
    union any_structure ours;
    uint32_t i;

    if (count > room)
        count = room;
    /* Straight to the caller, unless it knows only a part. */
    if (element_bytes == known.public_bytes) {
        for (i = 0; i < count; i++, from += known.bytes, to += element_bytes)
            known.convert(from, to);
        return count;
    }
    for (i = 0; i < count; i++, from += known.bytes, to += element_bytes) {
        known.convert(from, &ours);
        structure_give(to, element_bytes, &ours, known.public_bytes);
    }
    return count;
}
