/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: report - why a function of the toolstack area failed
 *
 * A context keeps the message. What it is otherwise is compat/'s, which has
 * toolstack_report() therefore: compat/toolstack/context.c.
 */
#ifndef TOOLSTACK_REPORT_H
#define TOOLSTACK_REPORT_H

#include <xenstable/toolstack.h>

enum { TOOLSTACK_MESSAGE_BYTES = 512 };

struct type;

/* Say why something failed. @ctx may be NULL. */
void toolstack_report(xenstable_libxl_ctx *ctx, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));

/* type_copy() for functions that cannot return an error. */
void toolstack_copy(xenstable_libxl_ctx *ctx, const struct type *type,
                    void *to, const void *from);

#endif
