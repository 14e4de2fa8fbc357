/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: arguments - how the areas check what they are given
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

struct xenstable;

/* Xen's domid_t has 16 bits, a vector and a reason for shutdown 8; more would
   be cut off and name another one. */
enum { LARGEST_DOMID = 0xffff, LARGEST_VECTOR = 0xff, LARGEST_REASON = 0xff };

/* Tell the log which argument of which function is wrong. Return: -EINVAL. */
int argument_invalid(struct xenstable *xs, const char *function,
                     const char *argument) __attribute__((cold, noinline));

/* Leave the function with -EINVAL unless the condition holds. Each has a
   call of its own, which keeps the compiler from joining several conditions
   into longer code. */
#define REQUIRE(condition, argument)                         \
    do {                                                     \
        if (__builtin_expect(!(condition), 0))               \
            return argument_invalid(xs, __func__, argument); \
    } while (0)

#define REQUIRE_HANDLE() REQUIRE(xs, "xs")
#define REQUIRE_DOMAIN() \
    REQUIRE_HANDLE();    \
    REQUIRE(domid <= LARGEST_DOMID, "domid")

#endif
