/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: logger - libxl's messages into a file, for the lab's clients
 *
 * Compiled with Xen's <xentoollog.h> or without it.
 */
#ifndef LOGGER_H
#define LOGGER_H

#include <stdio.h>

/* From @level on, a line each: "LEVEL CONTEXT: MESSAGE". */
struct xentoollog_logger *logger_into(FILE *file, int level);

#endif
