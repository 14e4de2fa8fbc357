/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: frames - arrays of frame numbers, ours and Xen's
 *
 * Ours have 64 bits. Xen's have 64 bits, too, except on 32-bit x86. Only there
 * do these functions more than memcpy(). None allocates memory.
 */
#ifndef FRAMES_H
#define FRAMES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "compat/hypercalls.h"

/* Are Xen's frame numbers as large as ours? */
enum { FRAMES_ARE_OURS = sizeof(xen_pfn_t) == sizeof(uint64_t) };

/* Can Xen's type hold all of these numbers? */
static inline bool frames_fit(const uint64_t *frames, uint64_t count)
{
    uint64_t i;

    for (i = 0; !FRAMES_ARE_OURS && i < count; i++)
        if (frames[i] != (xen_pfn_t)frames[i])
            return false;
    return true;
}

/* @to may be the same memory, whose front it becomes. */
static inline void frames_to_xen(void *to, const uint64_t *frames,
                                 uint64_t count)
{
    uint64_t i;

    if (FRAMES_ARE_OURS && to != frames)
        memcpy(to, frames, count * sizeof(*frames));
    for (i = 0; !FRAMES_ARE_OURS && i < count; i++) {
        xen_pfn_t frame = (xen_pfn_t)frames[i];

        memcpy((char *)to + i * sizeof(frame), &frame, sizeof(frame));
    }
}

/* And back; @from may be the front of the same memory. */
static inline void frames_from_xen(uint64_t *frames, const void *from,
                                   uint64_t count)
{
    uint64_t i;

    if (FRAMES_ARE_OURS && from != frames)
        memcpy(frames, from, count * sizeof(*frames));
    for (i = FRAMES_ARE_OURS ? 0 : count; i-- > 0;) {
        xen_pfn_t frame;

        memcpy(&frame, (const char *)from + i * sizeof(frame), sizeof(frame));
        frames[i] = frame;
    }
}

#endif
