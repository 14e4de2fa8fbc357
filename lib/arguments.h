/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: arguments - checks that the areas share
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdint.h>

/* Xen's domid_t has 16 bits; more would be cut off and name another one. */
enum { LARGEST_DOMID = 0xffff };

#define DOMAIN_CALL_VALID(xs, domid) ((xs) && (domid) <= LARGEST_DOMID)

#endif
