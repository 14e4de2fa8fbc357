/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: call - converts the structs of a call into libxl
 *
 * compat/toolstack/calls.c uses these functions for structs whose layout in
 * the running release differs from the program's. conversion.h explains the
 * steps.
 */
#ifndef CALL_H
#define CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "compat/toolstack/context.h"
#include "compat/toolstack/policy.h"

/* Room for a struct in any release: none was ever larger than ours, and what
   a release file says is refused when it is larger than this. */
#define CALL_ROOM(type)                          \
    union {                                      \
        max_align_t align;                       \
        char bytes[sizeof(type) + ROOM_TO_GROW]; \
    }

/* Hide from the compiler where a number or a pointer came from. A call that is
   passed on then takes 1 to 4 instructions less: arguments stay in their
   registers, and libxl's function is loaded before libxl's context takes the
   place of ours. */
#define CALL_UNKNOWN(value) __asm__("" : "+r"(value))

static inline uintptr_t call_flag(uintptr_t number)
{
    CALL_UNKNOWN(number);
    return number;
}

struct call {
    struct conversion conversion;
    struct policy_call policy;
    xenstable_libxl_ctx *ctx;
    const struct converter *converter;
    void *theirs; /* what libxl gets */
    bool direct;  /* which is ours */
};

/* The converter that a struct for libxl needs, or NULL. */
static inline const struct converter *
call_needs(const struct converter *converter, const void *ours)
{
    const void *policy = NULL;

    if (!converter || !ours || !converter->same_layout)
        return ours ? converter : NULL;
    memcpy(&policy, (const char *)ours + converter->policy, sizeof(policy));
    return policy ? converter : NULL;
}

/**
 * call_give() - before the call: make what libxl gets from ours
 * @room: for the struct as the release has it, when it is not ours
 *
 * Return: 0 or an error, which is reported.
 */
int call_give(struct call *call, xenstable_libxl_ctx *ctx,
              const struct converter *converter, const void *ours, void *room);

/* Before the call: the struct that libxl fills and does not read. NULL when
   @ours is NULL, which some functions of libxl allow. */
static inline void *call_receive(const struct converter *converter, void *ours,
                                 void *room)
{
    if (converter->same_layout || !ours)
        return ours;
    return memset(room, 0, converter->bytes);
}

/* After the call. @ret: libxl's result. Return: the result for the program. */
int call_read(struct call *call, int ret);
int call_returned(struct call *call, void *ours, int ret);

/* After a call that succeeded and has filled @theirs. */
int call_received(xenstable_libxl_ctx *ctx, const struct converter *converter,
                  void *theirs, void *ours);

/* An array that libxl allocated, as ours; NULL stays NULL. */
void *call_list(xenstable_libxl_ctx *ctx, const struct converter *converter,
                void *theirs, int *count_io);

/* A context without Xen. After call_unbind() every function refuses by
   call_unbound(), and gets our context in place of libxl's. Return:
   XENSTABLE_LIBXL_ERROR_FAIL. */
void call_unbind(struct libxl_functions *functions);
int call_unbound(struct libxl__ctx *libxl, const char *function)
    __attribute__((cold, noinline));

/* A refusal. Return: XENSTABLE_LIBXL_ERROR_NI. */
int call_missing(xenstable_libxl_ctx *ctx, const char *function,
                 unsigned int major, unsigned int minor)
    __attribute__((cold, noinline));

#endif
