/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: call - the way of a struct through a call into libxl
 *
 * What compat/toolstack/calls.c is made of, for structs that the running
 * release has otherwise than we; the steps are those of conversion.h.
 */
#ifndef CALL_H
#define CALL_H

#include <stddef.h>

#include "lib/toolstack/context.h"
#include "lib/toolstack/policy.h"

/* Room for a struct in any release: none was ever larger than ours. */
#define CALL_ROOM(type)           \
    union {                       \
        max_align_t align;        \
        char bytes[sizeof(type)]; \
    }

struct call {
    struct conversion conversion;
    struct policy_call policy;
    xenstable_ctx *ctx;
    const struct converter *converter;
};

/* Before the call: fill theirs from ours. An error is reported. */
int call_give(struct call *call, xenstable_ctx *ctx,
              const struct converter *converter, const void *ours,
              void *theirs);

/* Before the call: libxl is going to fill theirs, and reads nothing. */
void call_receive(struct call *call, xenstable_ctx *ctx,
                  const struct converter *converter, void *theirs);

/* After the call. @ret: what libxl's function gave. Return: what ours does. */
int call_read(struct call *call, void *theirs, int ret);
int call_returned(struct call *call, void *theirs, void *ours, int ret);
int call_received(struct call *call, void *theirs, void *ours, int ret);

/* An array that libxl allocated, as ours; NULL stays NULL. */
void *call_list(xenstable_ctx *ctx, const struct converter *converter,
                void *theirs, int *count_io);

/* A refusal. Return: XENSTABLE_ERROR_NI. */
int call_missing(xenstable_ctx *ctx, const char *function, unsigned int major,
                 unsigned int minor) __attribute__((cold, noinline));

#endif
