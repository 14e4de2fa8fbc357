/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The functions whose prototype differs between releases: Xen 4.18 gave them
   another parameter (libxl.h, LIBXL_HAVE_CONSOLE_ESCAPE_CHARACTER). */
#include "compat/toolstack/call.h"
#include "lib/handle.h"

/* As they were before. */
typedef int console_exec_fn(struct libxl__ctx *ctx, uint32_t domid,
                            int cons_num, xenstable_libxl_console_type type,
                            int notify_fd);
typedef int primary_console_exec_fn(struct libxl__ctx *ctx, uint32_t domid_vm,
                                    int notify_fd);

enum { ESCAPE_MAJOR = 4, ESCAPE_MINOR = 18 };

static bool takes_escape(const xenstable_libxl_ctx *ctx)
{
    return !ctx->xs->on_xen || ctx->release->major > ESCAPE_MAJOR ||
           ctx->release->minor >= ESCAPE_MINOR;
}

int xenstable_libxl_console_exec(xenstable_libxl_ctx *ctx, uint32_t domid,
                                 int cons_num,
                                 xenstable_libxl_console_type type,
                                 int notify_fd, char *escape_character)
{
    console_exec_fn *before;

    if (takes_escape(ctx))
        return ctx->functions.libxl_console_exec(
            ctx->libxl, domid, cons_num, type, notify_fd, escape_character);
    if (escape_character)
        return call_missing(ctx, "escape_character", ESCAPE_MAJOR,
                            ESCAPE_MINOR);
    before = (console_exec_fn *)(void *)ctx->functions.libxl_console_exec;
    return before(ctx->libxl, domid, cons_num, type, notify_fd);
}

int xenstable_libxl_primary_console_exec(xenstable_libxl_ctx *ctx,
                                         uint32_t domid_vm, int notify_fd,
                                         char *escape_character)
{
    primary_console_exec_fn *before;

    if (takes_escape(ctx))
        return ctx->functions.libxl_primary_console_exec(
            ctx->libxl, domid_vm, notify_fd, escape_character);
    if (escape_character)
        return call_missing(ctx, "escape_character", ESCAPE_MAJOR,
                            ESCAPE_MINOR);
    before = (primary_console_exec_fn *)(void *)
                 ctx->functions.libxl_primary_console_exec;
    return before(ctx->libxl, domid_vm, notify_fd);
}
