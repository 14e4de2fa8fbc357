/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/libxl.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/async.h"
#include "compat/toolstack/call.h"
#include "compat/toolstack/events.h"
#include "compat/toolstack/layout.h"
#include "compat/toolstack/release_file.h"
#include "lib/explain.h"
#include "lib/handle.h"
#include "lib/load.h"
#include "lib/running.h"
#include "lib/toolstack/json_library.h"
#include "lib/toolstack/type.h"

int toolstack_error(int ret)
{
    return ret == -ENOMEM ? XENSTABLE_LIBXL_ERROR_NOMEM
                          : XENSTABLE_LIBXL_ERROR_FAIL;
}

int libxl_release(struct xenstable *xs,
                  const struct toolstack_release **release_r)
{
    const struct described *described;
    int ret;

    *release_r = NULL;
    if (xs->known) {
        *release_r = &toolstack_releases[xs->release - known_releases];
        return 0;
    }
    ret = release_file_use(xs);
    described = xs->described;
    if (!ret && described)
        *release_r = &described->release;
    return ret;
}

int libxl_find_release(struct xenstable **xs_r,
                       const struct toolstack_release **release_r,
                       struct xentoollog_logger *logger)
{
    struct xenstable *xs = handle_allocate();
    int ret;

    *xs_r = xs;
    if (!xs)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    log_init(&xs->log, NULL, NULL, logger);
    ret = find_running_release(xs);
    if (!ret)
        ret = xs->status;
    if (ret)
        return toolstack_error(ret);
    ret = libxl_release(xs, release_r);
    if (ret)
        return toolstack_error(ret);
    if (*release_r)
        return 0;
    return explain_unknown_release(xs, "") ? XENSTABLE_LIBXL_ERROR_NOMEM
                                           : XENSTABLE_LIBXL_ERROR_VERSION;
}

const struct libxl_function libxl_function_table[] = {
#define FUNCTION(function, from, since_major, since_minor, now, before) \
    {                                                                   \
        .name = #function,                                              \
        .missing = "needs Xen " #since_major "." #since_minor,          \
        .library = LIBRARY_##from,                                      \
        .since = RELEASE(since_major, since_minor),                     \
        .digest = (now),                                                \
        .digest_before = (before),                                      \
        .offset = offsetof(struct libxl_functions, function),           \
    },
    LIBXL_FUNCTIONS(FUNCTION)
#undef FUNCTION
};

const unsigned int libxl_function_count = LIBXL_FUNCTION_COUNT;

bool libxl_has(const struct toolstack_release *release,
               const struct libxl_function *function)
{
    if (release->described)
        return release->described
            ->has_function[function - libxl_function_table];
    return function->since <= RELEASE(release->major, release->minor);
}

const char *libxl_library_name(enum libxl_library library)
{
    return library == LIBRARY_libxlutil ? "libxlutil" : "libxenlight";
}

const char *libxl_soname(const struct toolstack_release *release,
                         enum libxl_library library, char *text, size_t bytes)
{
    return libraries_soname(libxl_library_name(library), release->major,
                            release->minor, text, bytes);
}

/* The node of a library's symbols as libxenctrl's has it in that release:
   none, one for all of Xen's libraries, or one with the library's own name. */
static const char *node_of(const struct toolstack_release *release,
                           const char *library, char *node, size_t bytes)
{
    static const char named[] = "libxenctrl";
    const char *theirs =
        release->described
            ? release->described->facts.xenctrl_node
            : known_releases[release - toolstack_releases].xenctrl_node;

    if (strncmp(theirs, named, strlen(named)) != 0)
        return theirs;
    snprintf(node, bytes, "%s%s", library, theirs + strlen(named));
    return node;
}

/* What is resolved in a library: functions to call, and those that show its
   types. */
struct resolved {
    struct libxl_functions functions;
    libxl_init *inits[TYPE_COUNT];
    const struct toolstack_release *release; /* last: it is not cleared */
};

static const struct {
    char name[40];
    unsigned int since;
} inits[] = {
#define INIT(function, type, since_major, since_minor) \
    {#function, RELEASE(since_major, since_minor)},
    LIBXL_INITS(INIT)
#undef INIT
};

_Static_assert(sizeof(inits) / sizeof(inits[0]) == TYPE_COUNT,
               "the order of all_types");

unsigned int libxl_type_since(unsigned int type)
{
    return inits[type].since;
}

static bool has_type(const struct toolstack_release *release,
                     unsigned int type)
{
    if (release->described)
        return release->described->has_type[type];
    return inits[type].since <= RELEASE(release->major, release->minor);
}

static const char *check_layout(const struct load_request *request,
                                char *reason, size_t bytes)
{
    const struct resolved *resolved = request->table;

    return layout_check(resolved->release, resolved->inits, reason, bytes);
}

int libxl_resolve(struct xenstable *xs,
                  const struct toolstack_release *release,
                  enum libxl_library library,
                  struct libxl_functions *functions)
{
    const char *name = libxl_library_name(library);
    struct load_symbol symbols[LIBXL_FUNCTION_COUNT + TYPE_COUNT];
    char soname[40], node[40], light_node[40];
    struct resolved resolved = {.release = release};
    const struct load_request request = {
        .name = name,
        .soname = soname,
        .node = node_of(release, name, node, sizeof(node)),
        .major = release->major,
        .minor = release->minor,
        .symbols = symbols,
        .count = LIBXL_FUNCTION_COUNT + TYPE_COUNT,
        .table = &resolved,
        .check = check_layout,
    };
    unsigned int i;
    int ret;

    for (i = 0; i < LIBXL_FUNCTION_COUNT; i++) {
        const struct libxl_function *function = &libxl_function_table[i];

        symbols[i] = (struct load_symbol){
            .name = function->name,
            .offset = offsetof(struct resolved, functions) + function->offset,
            .wanted =
                function->library == library && libxl_has(release, function),
        };
    }
    /* libxlutil fills libxenlight's struct of a disk. */
    for (i = 0; i < TYPE_COUNT; i++)
        symbols[LIBXL_FUNCTION_COUNT + i] = (struct load_symbol){
            .name = inits[i].name,
            .node = node_of(release, "libxenlight", light_node,
                            sizeof(light_node)),
            .offset = offsetof(struct resolved, inits[i]),
            .wanted =
                has_type(release, i) &&
                (library == LIBRARY_libxenlight || i == TYPE_device_disk),
            .optional = true,
        };
    libxl_soname(release, library, soname, sizeof(soname));
    ret = load_library(&xs->libraries, &xs->log, &request);
    if (!ret)
        *functions = resolved.functions;
    return ret;
}

int libxl_load(struct xenstable *xs, const struct toolstack_release *release,
               enum libxl_library library, struct libxl_functions *functions)
{
    int ret = libxl_resolve(xs, release, library, functions);

    if (!ret)
        return 0;
    /* Find the releases that can be booted instead. */
    if (ret == -ELIBACC && libraries_scan(&xs->libraries))
        ret = -ENOMEM;
    if (ret != -ENOMEM &&
        explain_not_loaded(xs, ret, libxl_library_name(library)))
        ret = -ENOMEM;
    return toolstack_error(ret);
}

/* Plans for the context's program and the running release. */
static int make_plans(xenstable_libxl_ctx *ctx,
                      const struct generation *generation)
{
    const bool newest = generation == &all_generations[newest_generation];
    unsigned int i;

    if (plans_make(&ctx->plans, generation, ctx->release))
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    ctx->moved = ctx->plans.of;
    /* In an older layout the policy may be elsewhere. */
    for (i = 0; newest && i < MOVING_COUNT; i++)
        if (ctx->moved.all[i] && ctx->moved.all[i]->same_layout)
            ctx->moved.all[i] = NULL;
    return 0;
}

/* Where no Xen runs, a context serves for types, JSON and parsing; what needs
   Xen is refused. */
static void leave_unbound(xenstable_libxl_ctx *ctx)
{
    static const struct toolstack_release none; /* nothing is converted */

    ctx->release = &none;
    ctx->libxl = (struct libxl__ctx *)ctx;
    call_unbind(&ctx->functions);
    log_write(&ctx->xs->log, XENSTABLE_LOG_INFO,
              "%s: only types, JSON and parsing work", ctx->xs->message);
}

/* Loaded now, because later the program may have no descriptor left, or
   another root. It stays loaded, and the loader finds it by its name. Without
   it a context serves for all but JSON. */
static void prepare_json(struct xenstable *xs)
{
    struct json_library library;
    char message[512];

    if (json_library_load(&library, message, sizeof(message)))
        log_write(&xs->log, XENSTABLE_LOG_INFO, "no JSON: %s", message);
}

int libxl_ctx_open(xenstable_libxl_ctx **pctx, int version, unsigned int flags,
                   struct xentoollog_logger *lg,
                   const struct generation *generation)
{
    xenstable_libxl_ctx *ctx;
    int ret;

    *pctx = NULL;
    if (version != XENSTABLE_LIBXL_VERSION)
        return XENSTABLE_LIBXL_ERROR_VERSION;
    ctx = calloc(1, sizeof(*ctx));
    if (!ctx)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    events_init(ctx);
    ret = libxl_find_release(&ctx->xs, &ctx->release, lg);
    if (ctx->xs)
        prepare_json(ctx->xs);
    if (ret && ctx->xs && ctx->xs->no_xen) {
        leave_unbound(ctx);
        *pctx = ctx;
        return 0;
    }
    if (!ret)
        ret = libxl_load(ctx->xs, ctx->release, LIBRARY_libxenlight,
                         &ctx->functions);
    if (ret) {
        if (ctx->xs && ctx->xs->message)
            log_write(&ctx->xs->log, XENSTABLE_LOG_ERROR, "%s",
                      ctx->xs->message);
        goto out;
    }
    ret = make_plans(ctx, generation);
    if (ret)
        goto out;
    /* libxl says itself why it cannot, to the same logger. */
    ret = ctx->functions.libxl_ctx_alloc(&ctx->libxl, version, flags,
                                         log_for_xen(&ctx->xs->log));
    if (ret)
        goto out;
    *pctx = ctx;
    return 0;

out:
    xenstable_close(ctx->xs);
    plans_free(&ctx->plans);
    free(ctx);
    return ret;
}

int xenstable_libxl_ctx_alloc(xenstable_libxl_ctx **pctx, int version,
                              unsigned int flags, struct xentoollog_logger *lg)
{
    return libxl_ctx_open(pctx, version, flags, lg,
                          &all_generations[newest_generation]);
}

int xenstable_libxl_ctx_free(xenstable_libxl_ctx *ctx)
{
    int ret;

    if (!ctx)
        return 0;
    operations_abandon(ctx);
    ret = ctx->xs->on_xen ? ctx->functions.libxl_ctx_free(ctx->libxl) : 0;
    xenstable_close(ctx->xs);
    plans_free(&ctx->plans);
    free(ctx->lost);
    pthread_mutex_destroy(&ctx->lock);
    free(ctx);
    return ret;
}
