/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/handle.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct xenstable *handle_allocate(void)
{
    return calloc(1, handle_bytes);
}

static int set_text(char **text, const char *format, va_list arguments)
{
    char *new;

    if (vasprintf(&new, format, arguments) < 0)
        return -ENOMEM;
    free(*text);
    *text = new;
    return 0;
}

int handle_text(char **text, const char *format, ...)
{
    va_list arguments;
    int ret;

    va_start(arguments, format);
    ret = set_text(text, format, arguments);
    va_end(arguments);
    return ret;
}

int handle_reason(struct xenstable *xs, enum provider_index index, int code,
                  const char *format, ...)
{
    va_list arguments;
    int ret;

    va_start(arguments, format);
    ret = set_text(&xs->reason[index], format, arguments);
    va_end(arguments);
    return ret ? ret : code;
}
