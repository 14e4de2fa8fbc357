/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/context.h"

#include <stdarg.h>
#include <stdio.h>

void toolstack_report(xenstable_ctx *ctx, const char *format, ...)
{
    va_list arguments;

    if (!ctx)
        return;
    va_start(arguments, format);
    vsnprintf(ctx->message, sizeof(ctx->message), format, arguments);
    va_end(arguments);
}
