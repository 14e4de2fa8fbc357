/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: arguments - how the functions of the areas check arguments
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>
#include <stdint.h>

struct xenstable;

/* libxenctrl and Xen itself take frames as unsigned long, which has 32 bits
   on some machines; on 32-bit Arm Xen would cut off the rest. */
static inline bool fits_word(uint64_t value)
{
    return value == (unsigned long)value;
}

/* XENSTABLE_DEVICE_MODEL_PIRQ_ANY is -1; Xen takes each negative number for
   any. */
static inline bool is_wanted_pirq(uint32_t pirq)
{
    return (int32_t)pirq >= -1;
}

static inline uint32_t at_most(uint32_t wanted, uint32_t limit)
{
    return wanted < limit ? wanted : limit;
}

/* Tell the log which argument of which function is wrong. Return: -EINVAL. */
int argument_invalid(struct xenstable *xs, const char *function,
                     const char *argument) __attribute__((cold, noinline));

/* Unless the condition holds, return -EINVAL from the function and write to
   the log of @xs. Each use makes its own call: otherwise the compiler joins
   several conditions into longer code. */
#define REQUIRE(xs, condition, argument)                     \
    do {                                                     \
        if (__builtin_expect(!(condition), 0))               \
            return argument_invalid(xs, __func__, argument); \
    } while (0)

#endif
