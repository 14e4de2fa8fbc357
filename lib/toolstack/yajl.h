/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: yajl - what is used of libyajl.so.2
 *
 * The interface of yajl 2.0 to 2.1, which will have no successor. The library
 * is loaded, never linked. It is declared here so that libxenstable is built
 * in the same way where the headers cannot be installed.
 * tests/toolstack/yajl-facts.h compares this file with the headers where they
 * are installed.
 */
#ifndef YAJL_H
#define YAJL_H

#include <stddef.h>

typedef struct yajl_handle_t *yajl_handle;
typedef struct yajl_gen_t *yajl_gen;

typedef enum { yajl_status_ok, yajl_status_client_canceled } yajl_status;

typedef enum {
    yajl_gen_status_ok = 0,
    yajl_gen_in_error_state = 3,
    yajl_gen_generation_complete = 4
} yajl_gen_status;

typedef enum {
    yajl_gen_beautify = 1,
    yajl_gen_indent_string = 2,
    yajl_gen_print_callback = 4
} yajl_gen_option;

typedef struct {
    void *(*malloc)(void *ctx, size_t sz);
    void *(*realloc)(void *ctx, void *ptr, size_t sz);
    void (*free)(void *ctx, void *ptr);
    void *ctx;
} yajl_alloc_funcs;

/* A callback that returns 0 ends the parsing. With yajl_number there is
   neither yajl_integer nor yajl_double. */
typedef struct {
    int (*yajl_null)(void *ctx);
    int (*yajl_boolean)(void *ctx, int value);
    int (*yajl_integer)(void *ctx, long long value);
    int (*yajl_double)(void *ctx, double value);
    int (*yajl_number)(void *ctx, const char *text, size_t bytes);
    int (*yajl_string)(void *ctx, const unsigned char *text, size_t bytes);
    int (*yajl_start_map)(void *ctx);
    int (*yajl_map_key)(void *ctx, const unsigned char *text, size_t bytes);
    int (*yajl_end_map)(void *ctx);
    int (*yajl_start_array)(void *ctx);
    int (*yajl_end_array)(void *ctx);
} yajl_callbacks;

yajl_handle yajl_alloc(const yajl_callbacks *callbacks,
                       yajl_alloc_funcs *memory, void *ctx);
yajl_status yajl_parse(yajl_handle handle, const unsigned char *text,
                       size_t bytes);
yajl_status yajl_complete_parse(yajl_handle handle);
size_t yajl_get_bytes_consumed(yajl_handle handle);

yajl_gen yajl_gen_alloc(const yajl_alloc_funcs *memory);
void yajl_gen_free(yajl_gen gen);
int yajl_gen_config(yajl_gen gen, yajl_gen_option option, ...);
yajl_gen_status yajl_gen_integer(yajl_gen gen, long long number);
yajl_gen_status yajl_gen_number(yajl_gen gen, const char *text, size_t bytes);
yajl_gen_status yajl_gen_string(yajl_gen gen, const unsigned char *text,
                                size_t bytes);
yajl_gen_status yajl_gen_null(yajl_gen gen);
yajl_gen_status yajl_gen_bool(yajl_gen gen, int value);
yajl_gen_status yajl_gen_map_open(yajl_gen gen);
yajl_gen_status yajl_gen_map_close(yajl_gen gen);
yajl_gen_status yajl_gen_array_open(yajl_gen gen);
yajl_gen_status yajl_gen_array_close(yajl_gen gen);

#endif
