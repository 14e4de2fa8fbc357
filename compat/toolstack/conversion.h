/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: conversion - between our layout of a struct and that of a release
 *
 * Conversions are shallow. What a member points to is shared by both
 * structs; only arrays of structs that look different in the release are
 * allocated. So the way of a struct through a call into libxl is:
 *
 *   1. to():   fill a struct of the release from ours
 *   2. the call, which may free, replace and add to what is in there
 *   3. from(): overwrite ours with what is there now
 *   4. drop(): free what to() has allocated, and nothing else
 *
 * After 2. ours is stale until 3., which therefore never fails half-way: see
 * conversion_give_array(). A struct that libxl only reads needs no 3., one
 * that libxl only writes no 1.; ours is then cleared before 3.
 */
#ifndef CONVERSION_H
#define CONVERSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <xenstable/toolstack.h>

struct type;
struct conversion;

/* How the opaque CPU policy gets from us to the running libxl and back. Both
   may fail; free() takes what to() made. */
struct cpuid_hooks {
    int (*to)(struct conversion *c, xenstable_libxl_cpuid_policy_list ours,
              xenstable_libxl_cpuid_policy_list *theirs);
    int (*from)(struct conversion *c, xenstable_libxl_cpuid_policy_list theirs,
                xenstable_libxl_cpuid_policy_list *ours);
    void (*free)(struct conversion *c,
                 xenstable_libxl_cpuid_policy_list *theirs);
};

/* One conversion: what it needs, and why it refused. */
struct conversion {
    const struct cpuid_hooks *cpuid; /* NULL: policies cannot be converted */
    void *cpuid_data;
    const char *refused; /* "device_disk.irq", or NULL */
    unsigned int major;  /* the first release that has it */
    unsigned int minor;
};

/**
 * struct converter - one struct in one release
 * @type:        the struct as we have it
 * @bytes:       its size in the release
 * @same_layout: nothing differs but the CPU policy, so that a struct
 *               without one is passed as it is
 * @policy:      with @same_layout, where the policy is
 * @to:          0, or XENSTABLE_LIBXL_ERROR_NI (refused: see struct
 *               conversion), XENSTABLE_LIBXL_ERROR_NOMEM; nothing needs a drop
 *               then
 * @from:        0 or XENSTABLE_LIBXL_ERROR_NOMEM, with ours valid in any case
 * @drop:        NULL when to() allocates nothing
 */
struct converter {
    const struct type *type;
    size_t bytes;
    bool same_layout;
    bool frees; /* from() frees what the release lacks */
    size_t policy;
    int (*to)(struct conversion *c, const void *ours, void *theirs);
    int (*from)(struct conversion *c, const void *theirs, void *ours);
    void (*drop)(struct conversion *c, void *theirs);
};

/* Keep what a release does not have. Return: XENSTABLE_LIBXL_ERROR_NI. */
int conversion_refuse(struct conversion *c, const char *what,
                      unsigned int major, unsigned int minor)
    __attribute__((cold, noinline));

/* Allocate an array for the release and fill it from ours. */
int conversion_take_array(struct conversion *c,
                          const struct converter *converter, const void *ours,
                          int count, void *theirs_r);

/**
 * conversion_give_array() - overwrite our array with that of the release
 * @ours_io:  our array as it was before the call; grows when it must
 * @count_io: its number of elements
 *
 * When no memory is left for more elements, the surplus is disposed of, so
 * that ours is valid and nothing leaks.
 *
 * Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM.
 */
int conversion_give_array(struct conversion *c,
                          const struct converter *converter,
                          const void *theirs, int count, void *ours_io,
                          int *count_io);

int conversion_cpuid_to(struct conversion *c,
                        xenstable_libxl_cpuid_policy_list ours,
                        xenstable_libxl_cpuid_policy_list *theirs);
int conversion_cpuid_from(struct conversion *c,
                          xenstable_libxl_cpuid_policy_list theirs,
                          xenstable_libxl_cpuid_policy_list *ours);
void conversion_cpuid_free(struct conversion *c,
                           xenstable_libxl_cpuid_policy_list *theirs);

static inline bool conversion_bit(const xenstable_libxl_bitmap *bitmap,
                                  unsigned int bit)
{
    return bitmap->map && bit / 8 < bitmap->size &&
           bitmap->map[bit / 8] & 1u << bit % 8;
}

#define CONVERSION_SPAN(s, first, last)                     \
    (offsetof(__typeof__(*(s)), last) + sizeof((s)->last) - \
     offsetof(__typeof__(*(s)), first))

/* Copy the members from `first` to `last`, which are next to each other in
   both structs. */
#define CONVERSION_MOVE(first, last)                                    \
    do {                                                                \
        static_assert(CONVERSION_SPAN(from, first, last) ==             \
                          CONVERSION_SPAN(to, first, last),             \
                      #first " to " #last);                             \
        memcpy((char *)to + offsetof(__typeof__(*to), first),           \
               (const char *)from + offsetof(__typeof__(*from), first), \
               CONVERSION_SPAN(to, first, last));                       \
    } while (0)

/* Refuse a member that is set to what the release does not have; _STOP does
   it where there is something to free. */
#define CONVERSION_REFUSE(condition, what, major, minor)     \
    do {                                                     \
        if (condition)                                       \
            return conversion_refuse(c, what, major, minor); \
    } while (0)

#define CONVERSION_STOP(condition, what, major, minor)      \
    do {                                                    \
        if (condition) {                                    \
            ret = conversion_refuse(c, what, major, minor); \
            goto out;                                       \
        }                                                   \
    } while (0)

#endif
