/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: report - what functions without a hypervisor need of a context
 *
 * A context keeps the message and knows the release. Contexts belong to
 * compat/, and so these functions are there: compat/toolstack/context.c.
 */
#ifndef TOOLSTACK_REPORT_H
#define TOOLSTACK_REPORT_H

#include <xenstable/toolstack.h>

enum { TOOLSTACK_MESSAGE_BYTES = 512 };

struct type;

/* Say why something failed. @ctx may be NULL. */
void toolstack_report(xenstable_libxl_ctx *ctx, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));

/* The release that runs, as member->since has it; 0 where none runs. Without a
   context, which some functions of libxl do not get, it is looked for. */
unsigned int toolstack_running(const xenstable_libxl_ctx *ctx);

/* type_copy() for functions that cannot return an error. */
void toolstack_copy(xenstable_libxl_ctx *ctx, const struct type *type,
                    void *to, const void *from);

#endif
