/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/lab/client/client.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned int failures;

void result(bool good, const char *format, ...)
{
    va_list arguments;

    failures += !good;
    fputs(good ? "ok " : "not-ok ", stdout);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
}

void skip(const char *what, const char *reason)
{
    printf("skip %s # SKIP %s\n", what, reason);
}

void diag(const char *format, ...)
{
    va_list arguments;

    fputs("diag ", stdout);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

static void log_diag(void *data, enum xenstable_log_level level,
                     const char *message)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};

    (void)data;
    if (level < XENSTABLE_LOG_DEBUG)
        diag("%s: %s", names[level], message);
}

struct xenstable *open_with(const char *providers, bool loud)
{
    struct xenstable *xs;
    int ret;

    if (providers)
        setenv("XENSTABLE_PROVIDERS", providers, 1);
    ret = xenstable_open(&xs, loud ? log_diag : NULL, NULL, 0);
    if (ret) {
        result(false, "xenstable_open: %s", code_name(ret));
        exit(1);
    }
    return xs;
}

const char *code_name(int code)
{
    const char *name = xenstable_error_name(code > 0 ? 0 : code);

    return name ? name : "an undocumented code";
}

int client_status(void)
{
    return failures != 0;
}
