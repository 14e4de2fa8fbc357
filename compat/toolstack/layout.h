/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: layout - does a libxl that was found have the release's types?
 *
 * A vendor may have added a member to a struct, under the same SONAME and
 * symbol versions. Conversions would then be wrong. What init writes shows how
 * large a type is, and where its members are that init does not set to zero.
 */
#ifndef TOOLSTACK_LAYOUT_H
#define TOOLSTACK_LAYOUT_H

#include <stddef.h>

#include "compat/toolstack/plan.h"

typedef void libxl_init(void *p);

/**
 * layout_check() - compare the types of a library with those of a release
 * @inits: the library's init functions in the order of all_types; NULL: not
 *         asked
 *
 * Return: NULL, or @reason, which then names the type and what differs.
 */
const char *layout_check(const struct toolstack_release *release,
                         libxl_init *const *inits, char *reason, size_t bytes);

#endif
