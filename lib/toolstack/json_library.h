/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json_library - libyajl, loaded with a context, or when JSON is used
 *
 * Not linked: that costs every program some 30 us at its start, and hardly
 * any of them uses JSON.
 */
#ifndef JSON_LIBRARY_H
#define JSON_LIBRARY_H

#include <stddef.h>

#include "lib/toolstack/yajl.h"

#define JSON_LIBRARY_FUNCTIONS(X) \
    X(yajl_alloc)                 \
    X(yajl_complete_parse)        \
    X(yajl_get_bytes_consumed)    \
    X(yajl_parse)                 \
    X(yajl_gen_alloc)             \
    X(yajl_gen_array_close)       \
    X(yajl_gen_array_open)        \
    X(yajl_gen_bool)              \
    X(yajl_gen_config)            \
    X(yajl_gen_map_close)         \
    X(yajl_gen_map_open)          \
    X(yajl_gen_null)              \
    X(yajl_gen_number)            \
    X(yajl_gen_string)

struct json_library {
#define POINTER(function) __typeof__(function) *function;
    JSON_LIBRARY_FUNCTIONS(POINTER)
#undef POINTER
};

/**
 * json_library_load() - find libyajl and its functions
 * @message: receives why not
 *
 * Nothing is kept between calls, hence no lock: the second dlopen() of a
 * library is quick, beside what JSON takes.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_FAIL.
 */
int json_library_load(struct json_library *library, char *message,
                      size_t message_bytes);

#endif
