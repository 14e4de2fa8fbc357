/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: missing.c - what a library of Xen exports and libxenstable lacks
 *
 * The names are there, so that a program starts that has one and does not
 * use it. A function that is called says so on standard error, once, and
 * fails as most of Xen's functions do: -1 or NULL, and errno is ENOSYS.
 * The declarations of Xen's headers do not matter: a result is in one
 * register, and no argument is read.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>

#include STAND_IN_NODE_HEADER
#include "lib/stand-in/stand-in.h"

/* What the loader of libxenstable looks for: it must never take a stand-in
   for the library of the running release. */
STAND_IN_EXPORTED extern const char xenstable_stand_in[];
STAND_IN_EXPORTED const char xenstable_stand_in[] = STAND_IN_SONAME;

static long missing(const char *name, atomic_flag *told)
{
    if (!atomic_flag_test_and_set(told))
        fprintf(stderr,
                STAND_IN_SONAME ": %s() is not in this stand-in of "
                                "libxenstable; see xenstable(1)\n",
                name);
    errno = ENOSYS;
    return -1;
}

#define STAND_IN_FUNCTION(type, name, result)       \
    STAND_IN_EXPORTED type name(void);              \
    STAND_IN_EXPORTED type name(void)               \
    {                                               \
        static atomic_flag told = ATOMIC_FLAG_INIT; \
                                                    \
        (void)missing(#name, &told);                \
        return result;                              \
    }                                               \
    STAND_IN_VERSION(name)

#define STAND_IN_ANSWERED(name)
#define STAND_IN_NUMBER(name) STAND_IN_FUNCTION(long, name, -1)
#define STAND_IN_POINTER(name) STAND_IN_FUNCTION(void *, name, NULL)
#define STAND_IN_NOTHING(name) STAND_IN_FUNCTION(void, name, )
/* As large as Xen's: a program may have a copy of it. */
#define STAND_IN_DATA(name, bytes)                      \
    STAND_IN_EXPORTED extern unsigned char name[bytes]; \
    STAND_IN_EXPORTED unsigned char name[bytes];        \
    STAND_IN_VERSION(name)

#include STAND_IN_NAMES
