/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libxl - libxenlight and libxlutil of the running release
 */
#ifndef TOOLSTACK_LIBXL_H
#define TOOLSTACK_LIBXL_H

#include "compat/toolstack/context.h"

struct xentoollog_logger;

enum libxl_library { LIBRARY_libxenlight, LIBRARY_libxlutil };

/* A function that we call in one of them. The texts are in the table itself,
   so that it needs no relocation. */
struct libxl_function {
    char name[40];
    char missing[20]; /* why a release does not have it */
    enum libxl_library library;
    unsigned int since;
    /* Of its line in a release file: now, and before its last parameter came,
       which compat/toolstack/console.c knows of. */
    uint32_t digest;
    uint32_t digest_before;
    size_t offset; /* in struct libxl_functions */
};

extern const struct libxl_function libxl_function_table[];
extern const unsigned int libxl_function_count;

/* The first release that has one of all_types. */
unsigned int libxl_type_since(unsigned int type);

const char *libxl_library_name(enum libxl_library library);
/* "libxenlight.so.4.17", in @text. */
const char *libxl_soname(const struct toolstack_release *release,
                         enum libxl_library library, char *text, size_t bytes);

/* libxl's code for our negative errno. */
int toolstack_error(int ret);

/**
 * libxl_find_release() - a handle that knows what runs
 * @xs_r: receives it, also with the errors that have a message in it; it
 *        has no providers. Ended by xenstable_close().
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_FAIL (not on
 * Xen, which the handle's no_xen tells from where it cannot be told),
 * XENSTABLE_LIBXL_ERROR_VERSION (a release that we do not know).
 */
int libxl_find_release(struct xenstable **xs_r,
                       const struct toolstack_release **release_r,
                       struct xentoollog_logger *logger);

/**
 * libxl_release() - the layouts of the running release
 * @release_r: NULL where neither we know them nor a release file says them.
 *             That is read once for a handle, which keeps it
 *
 * Return: 0 or -ENOMEM.
 */
int libxl_release(struct xenstable *xs,
                  const struct toolstack_release **release_r);

/* Has the release a function as we call it? */
bool libxl_has(const struct toolstack_release *release,
               const struct libxl_function *function);

/**
 * libxl_resolve() - resolve what the release has of one of the two libraries
 *
 * Return: 0, -ELIBACC, -EMFILE, -ENOMEM.
 */
int libxl_resolve(struct xenstable *xs,
                  const struct toolstack_release *release,
                  enum libxl_library library,
                  struct libxl_functions *functions);

/**
 * libxl_load() - libxl_resolve(), with a message in the handle if it fails
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_FAIL with a
 * message in the handle.
 */
int libxl_load(struct xenstable *xs, const struct toolstack_release *release,
               enum libxl_library library, struct libxl_functions *functions);

/* xenstable_libxl_ctx_alloc() and xenstable_xlu_cfg_init() for a
   generation. */
int libxl_ctx_open(xenstable_libxl_ctx **pctx, int version, unsigned int flags,
                   struct xentoollog_logger *lg,
                   const struct generation *generation);
xenstable_xlu_config *xlu_open(FILE *report, const char *report_filename,
                               const struct generation *generation);

#endif
