/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: stand_in.h - what the stand-ins of libxenlight and libxlutil need
 *
 * A program's structs have the layouts of the release that it was built for.
 * What goes through a context is converted by it, once it knows this release.
 * What has no context is told the type, whose table is of that release, too.
 *
 * This is between libxenstable and the stand-ins that are built with it; it
 * is in no public header.
 */
#ifndef TOOLSTACK_STAND_IN_H
#define TOOLSTACK_STAND_IN_H

#include <stdio.h>
#include <xenstable/toolstack.h>

struct type;

struct stand_in_toolstack {
    /* The table of a type, "device_disk", in a release: 417 for Xen 4.17. */
    const struct type *(*type)(unsigned int release, const char *name);
    void (*init)(const struct type *type, void *p);
    void (*init_key)(const struct type *type, void *p, const char *union_name,
                     int key);
    void (*dispose)(const struct type *type, void *p);
    void (*list_free)(const struct type *type, void *list, int count);
    void (*copy)(xenstable_libxl_ctx *ctx, const struct type *type, void *to,
                 const void *from);
    char *(*to_json)(xenstable_libxl_ctx *ctx, const struct type *type,
                     const void *p);
    int (*from_json)(xenstable_libxl_ctx *ctx, const struct type *type,
                     void *p, const char *text);
    /* A yajl_gen, and text to free; see json_feed(). */
    int (*feed_json)(void *generator, char *text);
    /* Refuses the release that runs. */
    int (*ctx_alloc)(unsigned int release, xenstable_libxl_ctx **pctx,
                     int version, unsigned int flags,
                     struct xentoollog_logger *lg);
    xenstable_xlu_config *(*cfg_init)(unsigned int release, FILE *report,
                                      const char *report_filename);
};

/* Fills @table, without relocations for those who never ask. */
__attribute__((visibility("default"))) void
xenstable_stand_in_toolstack(struct stand_in_toolstack *table,
                             size_t table_bytes);

#endif
