/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: yajl-facts - what lib/toolstack/yajl.h says about libyajl
 *
 * Compiled after it, and after yajl's own headers where they are installed.
 */
#ifndef YAJL_FACTS_H
#define YAJL_FACTS_H

#include <assert.h>

#define SAME(what, type) \
    static_assert(__builtin_types_compatible_p(__typeof__(what), type), #what)
#define MEMBER(type, member, place)                                   \
    static_assert(offsetof(type, member) == (place) * sizeof(void *), \
                  #type "." #member)

static_assert(yajl_status_ok == 0, "yajl_status_ok");
static_assert(yajl_status_client_canceled == 1, "yajl_status_client_canceled");
static_assert(yajl_gen_status_ok == 0, "yajl_gen_status_ok");
static_assert(yajl_gen_in_error_state == 3, "yajl_gen_in_error_state");
static_assert(yajl_gen_generation_complete == 4,
              "yajl_gen_generation_complete");
static_assert(yajl_gen_beautify == 1, "yajl_gen_beautify");
static_assert(yajl_gen_indent_string == 2, "yajl_gen_indent_string");
static_assert(yajl_gen_print_callback == 4, "yajl_gen_print_callback");

static_assert(sizeof(yajl_alloc_funcs) == 4 * sizeof(void *),
              "yajl_alloc_funcs");
MEMBER(yajl_alloc_funcs, malloc, 0);
SAME(((yajl_alloc_funcs *)0)->malloc, void *(*)(void *, size_t));
MEMBER(yajl_alloc_funcs, realloc, 1);
SAME(((yajl_alloc_funcs *)0)->realloc, void *(*)(void *, void *, size_t));
MEMBER(yajl_alloc_funcs, free, 2);
SAME(((yajl_alloc_funcs *)0)->free, void (*)(void *, void *));
MEMBER(yajl_alloc_funcs, ctx, 3);

static_assert(sizeof(yajl_callbacks) == 11 * sizeof(void *), "yajl_callbacks");
MEMBER(yajl_callbacks, yajl_null, 0);
SAME(((yajl_callbacks *)0)->yajl_null, int (*)(void *));
MEMBER(yajl_callbacks, yajl_boolean, 1);
SAME(((yajl_callbacks *)0)->yajl_boolean, int (*)(void *, int));
MEMBER(yajl_callbacks, yajl_integer, 2);
SAME(((yajl_callbacks *)0)->yajl_integer, int (*)(void *, long long));
MEMBER(yajl_callbacks, yajl_double, 3);
SAME(((yajl_callbacks *)0)->yajl_double, int (*)(void *, double));
MEMBER(yajl_callbacks, yajl_number, 4);
SAME(((yajl_callbacks *)0)->yajl_number,
     int (*)(void *, const char *, size_t));
MEMBER(yajl_callbacks, yajl_string, 5);
SAME(((yajl_callbacks *)0)->yajl_string,
     int (*)(void *, const unsigned char *, size_t));
MEMBER(yajl_callbacks, yajl_start_map, 6);
SAME(((yajl_callbacks *)0)->yajl_start_map, int (*)(void *));
MEMBER(yajl_callbacks, yajl_map_key, 7);
SAME(((yajl_callbacks *)0)->yajl_map_key,
     int (*)(void *, const unsigned char *, size_t));
MEMBER(yajl_callbacks, yajl_end_map, 8);
SAME(((yajl_callbacks *)0)->yajl_end_map, int (*)(void *));
MEMBER(yajl_callbacks, yajl_start_array, 9);
SAME(((yajl_callbacks *)0)->yajl_start_array, int (*)(void *));
MEMBER(yajl_callbacks, yajl_end_array, 10);
SAME(((yajl_callbacks *)0)->yajl_end_array, int (*)(void *));

SAME(yajl_alloc,
     yajl_handle(const yajl_callbacks *, yajl_alloc_funcs *, void *));
SAME(yajl_parse, yajl_status(yajl_handle, const unsigned char *, size_t));
SAME(yajl_complete_parse, yajl_status(yajl_handle));
SAME(yajl_get_bytes_consumed, size_t(yajl_handle));
SAME(yajl_gen_alloc, yajl_gen(const yajl_alloc_funcs *));
SAME(yajl_gen_free, void(yajl_gen));
SAME(yajl_gen_config, int(yajl_gen, yajl_gen_option, ...));
SAME(yajl_gen_integer, yajl_gen_status(yajl_gen, long long));
SAME(yajl_gen_number, yajl_gen_status(yajl_gen, const char *, size_t));
SAME(yajl_gen_string,
     yajl_gen_status(yajl_gen, const unsigned char *, size_t));
SAME(yajl_gen_null, yajl_gen_status(yajl_gen));
SAME(yajl_gen_bool, yajl_gen_status(yajl_gen, int));
SAME(yajl_gen_map_open, yajl_gen_status(yajl_gen));
SAME(yajl_gen_map_close, yajl_gen_status(yajl_gen));
SAME(yajl_gen_array_open, yajl_gen_status(yajl_gen));
SAME(yajl_gen_array_close, yajl_gen_status(yajl_gen));

#undef SAME
#undef MEMBER

#endif
