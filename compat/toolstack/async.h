/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: async - operations of libxl that may end after the call has returned
 *
 * An operation is kept here when something is needed until it ends: a
 * converted struct, a callback (which must get our context), or the program's
 * number for the event of the end. libxl then gets a number of its own, so
 * that it cannot be equal to one that a program chose. An operation ends
 * exactly once: when the function returns (synchronous, or an error), when
 * libxl calls back, when the event of its end is taken, or with the context.
 */
#ifndef ASYNC_H
#define ASYNC_H

#include <stdbool.h>
#include <stddef.h>

#include "compat/toolstack/call.h"

struct operation {
    struct operation *next; /* in the context's list */
    struct operation **here;
    struct call call;
    void *ours; /* overwritten at the end; NULL: nothing is converted */
    xenstable_libxl_asyncop_how how;            /* the program's */
    xenstable_libxl_asyncprogress_how progress; /* the program's */
    void *their_struct;                         /* for libxl, as these */
    const xenstable_libxl_asyncop_how
        *their_how; /* NULL where that was given */
    const xenstable_libxl_asyncprogress_how *their_progress;
    xenstable_libxl_asyncop_how how_room;
    xenstable_libxl_asyncprogress_how progress_room;
    max_align_t theirs[]; /* in the layout of the release */
};

/* Is there anything to keep? Otherwise libxl gets what the program gave. */
static inline bool
operation_needed(const struct converter *converter, const void *ours,
                 const xenstable_libxl_asyncop_how *how,
                 const xenstable_libxl_asyncprogress_how *progress)
{
    return (converter && ours) || how || (progress && progress->callback);
}

/**
 * operation_begin() - keep what is needed until the end
 * @converter: NULL: nothing is converted
 * @ours:      must stay until the end, as with libxl; may be NULL
 *
 * Return: 0 or an error, which is reported.
 */
int operation_begin(struct operation **operation_r, xenstable_libxl_ctx *ctx,
                    const struct converter *converter, void *ours,
                    const xenstable_libxl_asyncop_how *how,
                    const xenstable_libxl_asyncprogress_how *progress);

/* After libxl's function has given @ret. Where @how is not NULL the
   operation may have ended by then. Return: what ours returns. */
int operation_started(struct operation *operation,
                      const xenstable_libxl_asyncop_how *how, int ret);

/* An event, already in our layout: when it tells the end of an operation,
   put the program's number into it, and end the operation if @taken. */
void operation_event(xenstable_libxl_ctx *ctx, xenstable_libxl_event *event,
                     bool taken);

/* End all of a context that is going to be freed; nobody is called back. libxl
   has ended them, and nobody took the events. Structs get their results: what
   libxl freed is not to be left in them, for the program disposes of them. */
void operations_abandon(xenstable_libxl_ctx *ctx);

#endif
