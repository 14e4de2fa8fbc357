/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: elements - converts arrays of Xen's structures to ours, in place
 */
#ifndef ELEMENTS_H
#define ELEMENTS_H

#include "compat/release.h"

/**
 * elements_raw_place() - where Xen writes its array, inside the caller's
 * @array:         the caller's array
 * @element_bytes: size of its elements, not less than the layout's
 * @count:         number of its elements
 *
 * Xen's elements lie at the end of the caller's memory; converted from the
 * front on, each is read before it is overwritten. So no memory is needed.
 *
 * Return: the place of Xen's first element.
 */
static inline void *elements_raw_place(const struct layout *layout,
                                       void *array, size_t element_bytes,
                                       uint32_t count)
{
    return (char *)array + (element_bytes - layout->bytes) * count;
}

/**
 * elements_convert() - Xen's elements to the caller's array
 * @raw:   Xen's elements
 * @count: how many Xen says there are
 * @room:  for how many there is room; Xen may count more than it gave
 *
 * Return: how many the caller got.
 */
uint32_t elements_convert(const struct layout *layout, const void *raw,
                          void *array, size_t element_bytes, uint32_t count,
                          uint32_t room);

#endif
