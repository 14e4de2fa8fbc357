/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: value - random values of any type, and comparing them
 *
 * It uses the tables that the library walks, but none of its code, so that a
 * mistake in one shows in the other.
 */
#ifndef VALUE_H
#define VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compat/toolstack/conversion.h"
#include "lib/toolstack/type.h"

struct random {
    uint64_t state;
    bool cpuid; /* CPU policies, too */
    bool full;  /* every member set, every array filled */
    bool wild;  /* enumerators that do not exist, too */
    /* If not NULL, this is taken before numbers of the state. */
    const uint8_t *bytes;
    size_t nr_bytes;
};

uint32_t random_below(struct random *random, uint32_t limit);

/* Fill a struct, which is overwritten. */
void random_fill(struct random *random, const struct type *type, void *p);

/* Do both have the same value? Pointers are followed. A bitmap may be longer,
   and a list may be NULL instead of empty. */
bool value_equal(const struct type *type, const void *a, const void *b);

/**
 * value_normalise() - what comes back from a release 4.@minor
 *
 * Until 4.20 "no SPIs" and "as many as Xen likes" were both 0 in
 * arch_arm.nr_spis; what comes back is the default.
 */
void value_normalise(const struct type *type, void *value, unsigned int minor);

/* Plans for the newest layouts, made once for each release; a program uses one
   release file at most. */
const union converters *
value_converters(const struct toolstack_release *release);
/* NULL: the type is the same there. */
const struct converter *
value_converter(const struct toolstack_release *release,
                const struct type *type);

/* Frees our arrays for which the release has arrays of its own. The release
   now owns what their elements point to. */
void value_free_arrays(const struct toolstack_release *release,
                       xenstable_libxl_domain_config *config);

/* Frees the arrays of a configuration whose members another one owns. */
void value_free_shells(xenstable_libxl_domain_config *config,
                       const xenstable_libxl_domain_config *owner);

#endif
