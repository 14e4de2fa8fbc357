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
#include <stdint.h>
#include <string.h>

#include "compat/release.h"

enum {
    /* These two have pointers in them. */
    OPERATION_INFO_BYTES_1_0 = sizeof(void *) == 8 ? 40 : 24,
    LIBRARY_INFO_BYTES_1_0 = sizeof(void *) == 8 ? 40 : 24,
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

/**
 * structure_raw_place() - where to have Xen write an array, in the caller's
 * @array:         the caller's array
 * @element_bytes: size of its elements, not less than the layout's
 * @count:         number of its elements
 *
 * Xen's elements lie at the end of the caller's memory; converted from the
 * front on, each is read before it is overwritten. So no memory is needed.
 *
 * Return: the place of Xen's first element.
 */
static inline void *structure_raw_place(const struct layout *layout,
                                        void *array, size_t element_bytes,
                                        uint32_t count)
{
    return (char *)array + (element_bytes - layout->bytes) * count;
}

/**
 * structure_convert() - Xen's elements to the caller's array
 * @raw:   Xen's elements
 * @count: how many Xen says there are
 * @room:  for how many there is room; Xen may count more than it gave
 *
 * Return: how many the caller got.
 */
uint32_t structure_convert(const struct layout *layout, const void *raw,
                           void *array, size_t element_bytes, uint32_t count,
                           uint32_t room);

#endif
