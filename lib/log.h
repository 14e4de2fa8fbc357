/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: log - messages of this library and of Xen's libraries
 *
 * Messages go to the caller's hook or to the caller's xentoollog_logger, and
 * to standard error when XENSTABLE_DEBUG=1. Xen's libraries always get a
 * logger: the caller's own, or a bridge to the hook.
 */
#ifndef LOG_H
#define LOG_H

#include <stdarg.h>
#include <stdbool.h>

#include <xenstable/core.h>

/* The interface of libxentoollog.so.1, which is stable: <xentoollog.h>. */
enum {
    XTL_DEBUG = 1,
    XTL_DETAIL = 3,
    XTL_PROGRESS = 4,
    XTL_INFO = 5,
    XTL_WARN = 7,
    XTL_ERROR = 8
};

struct xentoollog_logger {
    void (*vmessage)(struct xentoollog_logger *logger, int level, int errnoval,
                     const char *context, const char *format,
                     va_list arguments);
    void (*progress)(struct xentoollog_logger *logger, const char *context,
                     const char *doing_what, int percent, unsigned long done,
                     unsigned long total);
    void (*destroy)(struct xentoollog_logger *logger);
};

struct log {
    struct xentoollog_logger bridge; /* first: the logger is the log */
    struct xentoollog_logger *caller;
    xenstable_log_fn *hook;
    void *hook_data;
    bool debug;
};

void log_init(struct log *log, xenstable_log_fn *hook, void *hook_data,
              struct xentoollog_logger *caller);

void log_write(struct log *log, enum xenstable_log_level level,
               const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The logger to give to a library of Xen's; never NULL. */
struct xentoollog_logger *log_for_xen(struct log *log);

#endif
