/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: context - what is behind xenstable_libxl_ctx
 */
#ifndef CONTEXT_H
#define CONTEXT_H

#include <pthread.h>

#include "compat/toolstack/conversion.h"
#include "compat/toolstack/libxl-api.h"
#include "lib/toolstack/report.h"

struct xenstable;
struct operation;

/* The hooks that a program has registered for events. */
struct event_registration {
    const xenstable_libxl_event_hooks *hooks; /* the program's, which stay */
    void *user;
};

struct xenstable_libxl_ctx {
    char message[TOOLSTACK_MESSAGE_BYTES]; /* why the last call failed */
    /* Of message, operations and events; zero means unlocked. */
    pthread_mutex_t lock;
    struct xenstable *xs; /* for the log and libraries */
    const struct toolstack_release *release;
    /* Conversions from and to the layouts that the program was compiled with.
     */
    struct plans plans;
    union converters moved; /* only what has another layout */
    bool *lost;             /* by name: that it gets lost was said */
    struct libxl__ctx *libxl;
    struct libxl_functions functions;
    struct operation *operations; /* that have not ended */
    struct event_registration events;
    /* What libxl calls for progress; events_init() sets it. */
    void (*progressed)(xenstable_libxl_ctx *libxl,
                       xenstable_libxl_event *theirs, void *operation);
    xenstable_libxl_event_hooks
        their_events[4];      /* see compat/toolstack/events.c */
    unsigned int their_event; /* the one that libxl has */
};

#endif
