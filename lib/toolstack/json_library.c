/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/json_library.h"

#include <errno.h>
#include <stdio.h>

#include <xenstable/toolstack.h>

#include "lib/explain.h"
#include "lib/libraries.h"
#include "lib/load.h"
#include "lib/log.h"

int json_library_load(struct json_library *library, char *message,
                      size_t message_bytes)
{
    const struct load_symbol symbols[] = {
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
        .stable = true,
        .symbols = symbols,
        .count = sizeof(symbols) / sizeof(symbols[0]),
        .table = library,
    };
    struct library_list found = {0};
    struct log log = {0};
    char clause[512], remedy[128];
    int ret;

    log_init(&log, NULL, NULL, NULL);
    ret = load_library(&found, &log, &request);
    if (ret == -ENOMEM)
        snprintf(message, message_bytes, "out of memory");
    else if (ret)
        snprintf(message, message_bytes, "%s%s%s",
                 explain_library(&found, ret, request.soname, clause,
                                 sizeof(clause)),
                 ret == -ELIBACC ? ". " : "",
                 explain_remedy(&found, ret, request.soname,
                                "it (Debian: libyajl2)", remedy,
                                sizeof(remedy)));
    libraries_free(&found);
    if (!ret)
        return 0;
    return ret == -ENOMEM ? XENSTABLE_LIBXL_ERROR_NOMEM
                          : XENSTABLE_LIBXL_ERROR_FAIL;
}
