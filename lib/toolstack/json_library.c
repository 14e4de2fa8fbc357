/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/json_library.h"

#include <errno.h>
#include <stdio.h>

#include <xenstable/toolstack.h>

#include "lib/handle.h"
#include "lib/libraries.h"
#include "lib/load.h"

int json_library_load(struct json_library *library, char *message,
                      size_t message_bytes)
{
    static const struct load_symbol symbols[] = {
#define SYMBOL(function)                                   \
    {                                                      \
        .name = #function,                                 \
        .offset = offsetof(struct json_library, function), \
        .wanted = true,                                    \
    },
        JSON_LIBRARY_FUNCTIONS(SYMBOL)
#undef SYMBOL
    };
    const struct load_request request = {
        .name = "libyajl",
        .soname = "libyajl.so.2",
        .symbols = symbols,
        .count = sizeof(symbols) / sizeof(symbols[0]),
        .table = library,
    };
    struct xenstable *xs = handle_allocate();
    int ret = -ENOMEM;

    if (xs) {
        log_init(&xs->log, NULL, NULL, NULL);
        ret = load_library(xs, &request);
    }
    if (ret == -ENOMEM) {
        ret = XENSTABLE_ERROR_NOMEM;
        snprintf(message, message_bytes, "out of memory");
    } else if (ret) {
        ret = XENSTABLE_ERROR_FAIL;
        snprintf(message, message_bytes,
                 "%s cannot be used (%s); install it (Debian: libyajl2)",
                 request.soname, libraries_reason(xs, request.name));
    }
    xenstable_close(xs);
    return ret;
}
