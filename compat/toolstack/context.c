/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/context.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "compat/release.h"
#include "compat/toolstack/libxl.h"
#include "lib/handle.h"
#include "lib/toolstack/type.h"

void toolstack_report(xenstable_libxl_ctx *ctx, const char *format, ...)
{
    char message[TOOLSTACK_MESSAGE_BYTES];
    va_list arguments;

    if (!ctx)
        return;
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    /* Several threads may use a context. */
    pthread_mutex_lock(&ctx->lock);
    memcpy(ctx->message, message, sizeof(message));
    pthread_mutex_unlock(&ctx->lock);
    /* A program written for libxl, such as xl, expects libxl to say it. */
    if (ctx->xs)
        log_write(&ctx->xs->log, XENSTABLE_LOG_ERROR, "%s", message);
}

unsigned int toolstack_running(const xenstable_libxl_ctx *ctx)
{
    const struct toolstack_release *release = ctx ? ctx->release : NULL;
    struct xenstable *xs = NULL;
    unsigned int running;

    if (!ctx && libxl_find_release(&xs, &release, NULL))
        release = NULL;
    running = release ? RELEASE(release->major, release->minor) : 0;
    xenstable_close(xs);
    return running;
}

void xenstable_toolstack_message(xenstable_libxl_ctx *ctx, char *text,
                                 size_t text_bytes)
{
    pthread_mutex_lock(&ctx->lock);
    snprintf(text, text_bytes, "%s", ctx->message);
    pthread_mutex_unlock(&ctx->lock);
}
