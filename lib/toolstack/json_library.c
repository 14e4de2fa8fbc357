/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/json_library.h"

#include <errno.h>
#include <stdio.h>

#include <xenstable/toolstack.h>

#include "lib/explain.h"
#include "lib/handle.h"
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
    char clause[512], remedy[128];
    int ret = -ENOMEM;

    if (xs) {
        log_init(&xs->log, NULL, NULL, NULL);
        ret = load_library(xs, &request);
    }
    if (ret == -ENOMEM) {
        ret = XENSTABLE_LIBXL_ERROR_NOMEM;
        snprintf(message, message_bytes, "out of memory");
    } else if (ret) {
        explain_remedy(xs, ret, request.soname, "it (Debian: libyajl2)",
                       remedy, sizeof(remedy));
        snprintf(
            message, message_bytes, "%s%s%s",
            explain_library(xs, ret, request.soname, clause, sizeof(clause)),
            *remedy ? ". " : "", remedy);
        ret = XENSTABLE_LIBXL_ERROR_FAIL;
    }
    xenstable_close(xs);
    return ret;
}
