/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: integer - members that are integers, by their size
 *
 * 1, 2, 4 or 8 bytes, as the machine has them. What has another size is no
 * integer.
 */
#ifndef INTEGER_H
#define INTEGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline bool integer_has_size(size_t bytes)
{
    return bytes == sizeof(int8_t) || bytes == sizeof(int16_t) ||
           bytes == sizeof(int32_t) || bytes == sizeof(int64_t);
}

static inline uint64_t integer_get(const void *at, size_t bytes)
{
    uint64_t value64;
    uint32_t value32;
    uint16_t value16;

    switch (bytes) {
    case sizeof(value64):
        memcpy(&value64, at, sizeof(value64));
        return value64;
    case sizeof(value32):
        memcpy(&value32, at, sizeof(value32));
        return value32;
    case sizeof(value16):
        memcpy(&value16, at, sizeof(value16));
        return value16;
    default:
        return *(const uint8_t *)at;
    }
}

static inline int64_t integer_get_signed(const void *at, size_t bytes)
{
    const uint64_t sign = UINT64_C(1) << (8 * bytes - 1);

    return (int64_t)((integer_get(at, bytes) ^ sign) - sign);
}

/* Return: is it an integer? */
static inline bool integer_set(void *at, size_t bytes, uint64_t value)
{
    const uint32_t value32 = (uint32_t)value;
    const uint16_t value16 = (uint16_t)value;

    switch (bytes) {
    case sizeof(value):
        memcpy(at, &value, sizeof(value));
        return true;
    case sizeof(value32):
        memcpy(at, &value32, sizeof(value32));
        return true;
    case sizeof(value16):
        memcpy(at, &value16, sizeof(value16));
        return true;
    case sizeof(uint8_t):
        *(uint8_t *)at = (uint8_t)value;
        return true;
    default:
        return false;
    }
}

/* Has it that value, as far as its size goes? */
static inline bool integer_is(const void *at, size_t bytes, int64_t value)
{
    return integer_get(at, bytes) ==
           ((uint64_t)value & UINT64_MAX >> (64 - 8 * bytes));
}

/* Is every byte 0? */
static inline bool is_zero(const void *at, size_t bytes)
{
    const unsigned char *byte = at;

    while (bytes && *byte == 0) {
        byte++;
        bytes--;
    }
    return bytes == 0;
}

#endif
