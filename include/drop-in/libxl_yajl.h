/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libxl_yajl.h - libxl's JSON into a program's own yajl
 *
 * libxl's functions TYPE_gen_json() write into a generator of libyajl, which
 * libxenstable does not have in its interface: it gives text. Here, in the
 * program that has libyajl, that text is read and written again; included by
 * <libxl_json.h>.
 */
#ifndef LIBXL_YAJL_H
#define LIBXL_YAJL_H

#if defined(__has_include)
#if __has_include(<yajl/yajl_gen.h>)
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_gen.h>
#include <yajl/yajl_parse.h>
#include <yajl/yajl_version.h>

#if YAJL_MAJOR < 2
#error "libyajl 2 is needed"
#endif
#define HAVE_YAJL_V2 1

typedef size_t libxl_yajl_length;

static inline yajl_handle libxl__yajl_alloc(const yajl_callbacks *callbacks,
                                            yajl_alloc_funcs *allocFuncs,
                                            void *ctx)
{
    yajl_handle hand = yajl_alloc(callbacks, allocFuncs, ctx);

    if (hand)
        yajl_config(hand, yajl_allow_trailing_garbage, 1);
    return hand;
}

static inline yajl_gen libxl_yajl_gen_alloc(const yajl_alloc_funcs *allocFuncs)
{
    yajl_gen gen = yajl_gen_alloc(allocFuncs);

    if (gen)
        yajl_gen_config(gen, yajl_gen_beautify, 1);
    return gen;
}

/* What is read goes to the generator, whose answer is kept. */
struct xenstable_libxl_json {
    yajl_gen gen;
    yajl_gen_status status;
};

static inline int xenstable_libxl_json_next(void *data, yajl_gen_status status)
{
    ((struct xenstable_libxl_json *)data)->status = status;
    return status == yajl_gen_status_ok;
}

#define XENSTABLE_LIBXL_JSON(name, parameters, call)               \
    static inline int xenstable_libxl_json_##name parameters       \
    {                                                              \
        yajl_gen gen = ((struct xenstable_libxl_json *)data)->gen; \
                                                                   \
        return xenstable_libxl_json_next(data, call);              \
    }
XENSTABLE_LIBXL_JSON(null, (void *data), yajl_gen_null(gen))
XENSTABLE_LIBXL_JSON(boolean, (void *data, int value),
                     yajl_gen_bool(gen, value))
XENSTABLE_LIBXL_JSON(number, (void *data, const char *text, size_t bytes),
                     yajl_gen_number(gen, text, bytes))
XENSTABLE_LIBXL_JSON(string,
                     (void *data, const unsigned char *text, size_t bytes),
                     yajl_gen_string(gen, text, bytes))
XENSTABLE_LIBXL_JSON(map_open, (void *data), yajl_gen_map_open(gen))
XENSTABLE_LIBXL_JSON(map_close, (void *data), yajl_gen_map_close(gen))
XENSTABLE_LIBXL_JSON(array_open, (void *data), yajl_gen_array_open(gen))
XENSTABLE_LIBXL_JSON(array_close, (void *data), yajl_gen_array_close(gen))
#undef XENSTABLE_LIBXL_JSON

/* @text: of malloc(), freed here; NULL is an error. */
static inline yajl_gen_status xenstable_libxl_json_feed(yajl_gen gen,
                                                        char *text)
{
    static const yajl_callbacks callbacks = {
        .yajl_null = xenstable_libxl_json_null,
        .yajl_boolean = xenstable_libxl_json_boolean,
        .yajl_number = xenstable_libxl_json_number,
        .yajl_string = xenstable_libxl_json_string,
        .yajl_start_map = xenstable_libxl_json_map_open,
        .yajl_map_key = xenstable_libxl_json_string,
        .yajl_end_map = xenstable_libxl_json_map_close,
        .yajl_start_array = xenstable_libxl_json_array_open,
        .yajl_end_array = xenstable_libxl_json_array_close,
    };
    struct xenstable_libxl_json to = {gen, yajl_gen_status_ok};
    yajl_handle reader =
        text ? yajl_alloc(&callbacks, NULL, &to) : (yajl_handle)NULL;
    yajl_status status = yajl_status_error;

    if (reader) {
        status = yajl_parse(reader, (const unsigned char *)text, strlen(text));
        if (status == yajl_status_ok)
            status = yajl_complete_parse(reader);
        yajl_free(reader);
    }
    free(text);
    if (status != yajl_status_ok && to.status == yajl_gen_status_ok)
        return yajl_gen_in_error_state;
    return to.status;
}
#endif
#endif

#endif
