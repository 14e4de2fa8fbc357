/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl-private.h - what the wrappers of the drop-in libxenctrl share
 *
 * Everything here is inline: a helper with a name of its own could clash with
 * one in the program that the static archive is linked into.
 *
 * Errors. xenstable_*() return a negative errno out of a closed set; a
 * program written for libxenctrl expects -1 and errno, with the number that
 * libxenctrl would have set:
 *
 *   xenstable    errno        why
 *   EPROTO       EACCES       Xen's own answer to a wrong interface version,
 *                             which libxenctrl passes on
 *   EOPNOTSUPP   ENOSYS       Xen's own answer to an operation that it was
 *                             built without; xc_pcidev_get_gsi() keeps
 *                             EOPNOTSUPP, as there the kernel is asked
 *   ENODEV       ENODEV       not on Xen. libxenctrl has the errno of the
 *                             device it could not open: ENOENT, ENXIO or
 *                             ENODEV; the last says it best
 *   ELIBACC      ELIBACC      libxenctrl knows no such case; the number's
 *                             own text tells of a missing shared library
 *   all others   unchanged    they are Xen's numbers: EPERM above all stays
 *                             EPERM and is never taken for a mismatch
 *
 * errno is left alone on success.
 */
#ifndef XENSTABLE_DROP_IN_XENCTRL_PRIVATE_H
#define XENSTABLE_DROP_IN_XENCTRL_PRIVATE_H

#include <errno.h>

#include <xenctrl.h>

#include <xenstable/xenstable.h>

/* The handle that dependants hold is the one of xenstable_open(). */
static inline struct xenstable *handle_of(xc_interface *xch)
{
    return (struct xenstable *)xch;
}

/* A negative code as libxenctrl tells it; anything else passes. */
static inline int result_of(int ret)
{
    if (ret >= 0)
        return ret;
    switch (-ret) {
    case EPROTO:
        errno = EACCES;
        break;
    case EOPNOTSUPP:
        errno = ENOSYS;
        break;
    default:
        errno = -ret;
        break;
    }
    return -1;
}

#endif
