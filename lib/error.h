/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: error - the gate that lets only documented codes out
 */
#ifndef ERROR_H
#define ERROR_H

#include <xenstable/core.h>

/**
 * error_gate() - the documented code for the errno of a failed call
 * @xs:        the handle
 * @operation: which operation failed
 *
 * Logs the raw number. Cold: a call that succeeds does not come here.
 *
 * Return: one of the codes at the top of <xenstable/core.h>, negative.
 */
int error_gate(struct xenstable *xs, unsigned int operation)
    __attribute__((cold, noinline));

/* The same for a given errno. */
int error_gate_errno(struct xenstable *xs, unsigned int operation, int raw)
    __attribute__((cold, noinline));

/* -EPROTO, with a warning: @operation's interface number is not Xen's. */
int error_mismatch(struct xenstable *xs, unsigned int operation)
    __attribute__((cold, noinline));

/* A code that stands for another one, where releases differ. */
static inline int bent(int ret, int code, int becomes)
{
    return ret == code ? becomes : ret;
}

#endif
