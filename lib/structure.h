/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: structure - public structures of the size that the caller knows
 *
 * A caller passes sizeof its structure, which may be older (shorter) or
 * newer (longer) than ours. The sizes of version 1.0 are frozen, here and in
 * symbols/operations.
 */
#ifndef STRUCTURE_H
#define STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum {
    /* These two have pointers in them. */
    OPERATION_INFO_BYTES_1_0 = sizeof(void *) == 8 ? 40 : 24,
    LIBRARY_INFO_BYTES_1_0 = sizeof(void *) == 8 ? 40 : 24,
    VCPU_INFO_BYTES_1_0 = 24,
    /* No structure will ever be larger: keeps sizes of arrays in range. */
    LARGEST_ELEMENT_BYTES = 4096
};

static inline bool element_bytes_valid(size_t bytes, size_t smallest)
{
    return bytes >= smallest && bytes <= LARGEST_ELEMENT_BYTES;
}

/* Copy what both sides know and clear the rest of the caller's. */
static inline void structure_give(void *to, size_t to_bytes, const void *from,
                                  size_t from_bytes)
{
    size_t common = to_bytes < from_bytes ? to_bytes : from_bytes;

    memcpy(to, from, common);
    memset((char *)to + common, 0, to_bytes - common);
}

#endif
