/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: toolstack - the work of the fake libxenlight and libxlutil
 *
 * A test sets `work`, a function that gets the arguments of every call, in the
 * layout of the release, and may write into them as libxl would. Contexts,
 * operations that end later, and events are made here.
 */
#ifndef FAKE_TOOLSTACK_H
#define FAKE_TOOLSTACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <xenstable/toolstack.h>

struct libxl__ctx;
struct xentoollog_logger;

struct fake_argument {
    const char *name;
    const void *at; /* of the argument */
    size_t bytes;
};

struct fake_call {
    const char *function;
    const struct fake_argument *arguments; /* the first is the context */
    unsigned int count;
    void *result; /* 0 by default; NULL for void */
    size_t result_bytes;
    const xenstable_libxl_asyncop_how *how;
    const xenstable_libxl_asyncprogress_how *progress;
};

enum fake_stage {
    FAKE_STARTS, /* result: an error ends it here */
    FAKE_ENDS    /* result: how the operation ended */
};

struct fake_toolstack {
    /* Told when libxl begins (true) and ends; a callback is outside. */
    void (*inside)(bool begins);
    void (*work)(const struct fake_call *call, enum fake_stage stage);
    /* Free what an event of our layout holds. */
    void (*dispose)(xenstable_libxl_event *event);
    bool at_once; /* operations end before their function returns */
    bool refuses_policies;
    /* Put a policy into a build info in the layout of the release. */
    void (*put_policy)(void *info, void *list);
    bool refuses_configs;
    const char *build_info_json; /* NULL: as policies.h has it */
    bool json_c; /* libxl is built with json-c, as 4.21 and later prefer */
    /* What the last restore was given. */
    xenstable_libxl_domain_restore_params restore_params;
    unsigned int contexts; /* what is held */
    unsigned int policies;
    unsigned int configs;
};

extern struct fake_toolstack fake_toolstack;

/* The last context that was allocated. */
struct libxl__ctx *fake_toolstack_context(void);

/* End the oldest operation of a context. False: there is none. */
bool fake_toolstack_end(struct libxl__ctx *ctx);

/* Report progress of the oldest operation. False: nobody wants it. */
bool fake_toolstack_progress(struct libxl__ctx *ctx, void *event);
/* The same for a call that has not returned. */
bool fake_toolstack_progress_of(const struct fake_call *call, void *event);

/* Something happened; @event is from malloc(), in any layout. */
void fake_toolstack_event(struct libxl__ctx *ctx, void *event);

/* Call the disaster hook; is there one? */
bool fake_toolstack_has_disaster(const struct libxl__ctx *ctx);
void fake_toolstack_disaster(struct libxl__ctx *ctx,
                             xenstable_libxl_event_type type);

/* libxl changes the policy that it got last, in place; each text with a line
   feed. */
void fake_toolstack_change_policy(const char *texts);

/* The value of an argument by its name. */
const void *fake_argument(const struct fake_call *call, const char *name);

/* For the fake libraries. */
void fake_toolstack_call(const struct fake_call *call);
int fake_libxl_ctx_alloc(struct libxl__ctx **pctx, int version,
                         unsigned int flags, struct xentoollog_logger *logger);
int fake_libxl_ctx_free(struct libxl__ctx *ctx);
int fake_libxl_cpuid_parse_config(void **list, const char *text);
int fake_libxl_cpuid_parse_config_xend(void **list, const char *text);
void fake_libxl_cpuid_dispose(void **list);
int fake_libxl_domain_build_info_from_json(struct libxl__ctx *ctx, void *info,
                                           const char *text);
char *fake_libxl_domain_build_info_to_json(struct libxl__ctx *ctx, void *info);
void *fake_xlu_cfg_init(FILE *report, const char *report_filename);
void fake_xlu_cfg_destroy(void *config);
void fake_libxl_event_register_callbacks(
    struct libxl__ctx *ctx, const xenstable_libxl_event_hooks *hooks,
    void *user);
int fake_libxl_event_check(struct libxl__ctx *ctx, void **event_r,
                           uint64_t typemask,
                           xenstable_libxl_event_predicate *predicate,
                           void *user);
int fake_libxl_event_wait(struct libxl__ctx *ctx, void **event_r,
                          uint64_t typemask,
                          xenstable_libxl_event_predicate *predicate,
                          void *user);
void fake_libxl_event_free(struct libxl__ctx *ctx,
                           xenstable_libxl_event *event);

#endif
