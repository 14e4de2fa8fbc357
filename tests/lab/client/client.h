/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: client - what the programs that run in the lab's dom0 share
 *
 * Results go to standard output, one a line: "ok TEXT", "not-ok TEXT",
 * "skip TEXT # SKIP REASON", "diag TEXT"; scenarios pass them on.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <stdbool.h>

#include <xenstable/xenstable.h>

void result(bool good, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void skip(const char *what, const char *reason);
void diag(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Opens a handle with this XENSTABLE_PROVIDERS. If that fails, the program
   ends. If @loud, messages go to diag(). */
struct xenstable *open_with(const char *providers, bool loud);

/* The name of a code, "OK" for 0 and more. */
const char *code_name(int code);

/* 0 when every result was good. */
int client_status(void);

#endif
