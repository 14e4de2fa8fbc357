/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/log.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_BYTES = 1024 };

static const char *const level_names[] = {"error", "warning", "info", "debug"};

/* What was chosen is no news for who runs a tool of Xen's: xl -v shows it. */
static int level_to_xtl(enum xenstable_log_level level)
{
    static const int levels[] = {XTL_ERROR, XTL_WARN, XTL_DETAIL, XTL_DEBUG};

    return levels[level];
}

static enum xenstable_log_level level_from_xtl(int level)
{
    if (level >= XTL_ERROR)
        return XENSTABLE_LOG_ERROR;
    if (level >= XTL_WARN)
        return XENSTABLE_LOG_WARNING;
    if (level >= XTL_PROGRESS)
        return XENSTABLE_LOG_INFO;
    return XENSTABLE_LOG_DEBUG;
}

static void pass_to_logger(struct xentoollog_logger *logger,
                           enum xenstable_log_level level, const char *format,
                           ...)
{
    va_list arguments;

    va_start(arguments, format);
    logger->vmessage(logger, level_to_xtl(level), -1, "xenstable", format,
                     arguments);
    va_end(arguments);
}

/* A message is one line without control characters, whatever text a library or
   a file name brings. */
static void make_one_line(char *text)
{
    size_t length = strlen(text);

    while (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
    for (; *text; text++) {
        const unsigned char *byte = (const unsigned char *)text;

        /* U+0080 to U+009F, of two bytes, are controls as well. */
        if (byte[0] == 0xc2 && byte[1] >= 0x80 && byte[1] < 0xa0)
            *text++ = ' ';
        else if (byte[0] >= ' ' && byte[0] != 0x7f)
            continue;
        *text = ' ';
    }
}

/* Everything but the caller's own logger, which Xen's libraries use. */
static void deliver(struct log *log, enum xenstable_log_level level,
                    const char *line)
{
    if (log->hook)
        log->hook(log->hook_data, level, line);
    if (log->debug)
        dprintf(STDERR_FILENO, "xenstable: %s: %s\n", level_names[level],
                line);
}

static void bridge_vmessage(struct xentoollog_logger *logger, int level,
                            int errnoval, const char *context,
                            const char *format, va_list arguments)
{
    struct log *log = (struct log *)logger;
    char text[LINE_BYTES], line[LINE_BYTES + 128];
    int saved = errno;

    if (!log->hook && !log->debug)
        return;
    vsnprintf(text, sizeof(text), format, arguments);
    make_one_line(text);
    if (errnoval >= 0)
        snprintf(line, sizeof(line), "%s: %s: errno %d",
                 context ? context : "", text, errnoval);
    else
        snprintf(line, sizeof(line), "%s: %s", context ? context : "", text);
    make_one_line(line);
    deliver(log, level_from_xtl(level), line);
    /* The caller still reads errno after a message of Xen's library. */
    errno = saved;
}

static void bridge_progress(struct xentoollog_logger *logger,
                            const char *context, const char *doing_what,
                            int percent, unsigned long done,
                            unsigned long total)
{
    (void)logger;
    (void)context;
    (void)doing_what;
    (void)percent;
    (void)done;
    (void)total;
}

static void bridge_destroy(struct xentoollog_logger *logger)
{
    (void)logger;
}

void log_init(struct log *log, xenstable_log_fn *hook, void *hook_data,
              struct xentoollog_logger *caller)
{
    const char *debug = secure_getenv("XENSTABLE_DEBUG");

    log->bridge.vmessage = bridge_vmessage;
    log->bridge.progress = bridge_progress;
    log->bridge.destroy = bridge_destroy;
    log->caller = caller;
    log->hook = hook;
    log->hook_data = hook_data;
    log->debug = debug && strcmp(debug, "1") == 0;
}

void log_write(struct log *log, enum xenstable_log_level level,
               const char *format, ...)
{
    char line[LINE_BYTES];
    va_list arguments;

    if (!log->hook && !log->caller && !log->debug)
        return;
    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    make_one_line(line);
    if (log->caller)
        pass_to_logger(log->caller, level, "%s", line);
    deliver(log, level, line);
}

struct xentoollog_logger *log_for_xen(struct log *log)
{
    return log->caller ? log->caller : &log->bridge;
}
