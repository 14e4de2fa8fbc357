/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "json.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xenstable/core.h>

#include "lib/toolstack/yajl.h"
#include "output.h"

#define YAJL "libyajl.so.2"

#define YAJL_FUNCTIONS(X)   \
    X(yajl_gen_alloc)       \
    X(yajl_gen_array_close) \
    X(yajl_gen_array_open)  \
    X(yajl_gen_bool)        \
    X(yajl_gen_config)      \
    X(yajl_gen_free)        \
    X(yajl_gen_integer)     \
    X(yajl_gen_map_close)   \
    X(yajl_gen_map_open)    \
    X(yajl_gen_null)        \
    X(yajl_gen_string)

struct json {
    yajl_gen generator;
#define POINTER(function) __typeof__(function) *function;
    YAJL_FUNCTIONS(POINTER)
#undef POINTER
};

/* Not linked: everything but JSON works without. Return: NULL, or why not. */
static const char *load(struct json *json)
{
    static const struct {
        const char *name;
        size_t offset;
    } functions[] = {
#define FUNCTION(function) {#function, offsetof(struct json, function)},
        YAJL_FUNCTIONS(FUNCTION)
#undef FUNCTION
    };
    void *library = dlopen(YAJL, RTLD_NOW | RTLD_LOCAL), *address;
    size_t i;

    if (!library)
        return dlerror();
    for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        address = dlsym(library, functions[i].name);
        if (!address)
            return dlerror();
        memcpy((char *)json + functions[i].offset, &address, sizeof(address));
    }
    return NULL;
}

/* Nobody is told to install what is installed. */
const char *json_remedy(const char *missing)
{
    return strstr(missing, strerror(ENOENT))
               ? ". Install it (Debian: libyajl2)"
               : "";
}

const char *json_missing(void)
{
    struct json json;

    return load(&json);
}

/* Write errors stay with the stream, where output_finish() looks. */
static void print(void *unused, const char *text, size_t bytes)
{
    (void)unused;
    fwrite(text, 1, bytes, stdout);
}

/* Only a mistake in this program, or lack of memory, can fail. */
static void check(yajl_gen_status status)
{
    if (status == yajl_gen_status_ok || status == yajl_gen_generation_complete)
        return;
    complain("cannot generate JSON (yajl says %d)", (int)status);
    exit(EXIT_TROUBLE);
}

static void string(struct json *json, const char *text)
{
    static const char replacement[] = "\xef\xbf\xbd";
    char *valid = must_calloc(strlen(text) + 1, sizeof(replacement));
    char *out = valid;

    while (*text) {
        size_t length = utf8_length(text);

        if (length) {
            memcpy(out, text, length);
            out += length;
            text += length;
        } else {
            memcpy(out, replacement, sizeof(replacement) - 1);
            out += sizeof(replacement) - 1;
            text++;
        }
    }
    check(json->yajl_gen_string(json->generator, (unsigned char *)valid,
                                (size_t)(out - valid)));
    free(valid);
}

static void maybe_key(struct json *json, const char *key)
{
    if (key)
        string(json, key);
}

struct json *json_start(const char *command)
{
    struct json *json = must_calloc(1, sizeof(*json));
    const char *missing = load(json);

    if (missing) {
        complain("JSON needs " YAJL ", which cannot be loaded: %s%s", missing,
                 json_remedy(missing));
        exit(EXIT_TROUBLE);
    }
    json->generator = json->yajl_gen_alloc(NULL);
    if (!json->generator) {
        complain("out of memory");
        exit(EXIT_TROUBLE);
    }
    json->yajl_gen_config(json->generator, yajl_gen_beautify, 1);
    json->yajl_gen_config(json->generator, yajl_gen_indent_string, "  ");
    json->yajl_gen_config(json->generator, yajl_gen_print_callback, print,
                          NULL);
    json_open_map(json, NULL);
    json_number(json, "format", JSON_FORMAT);
    json_text(json, "command", command);
    json_text(json, "version", xenstable_library_version());
    return json;
}

void json_open_map(struct json *json, const char *key)
{
    maybe_key(json, key);
    check(json->yajl_gen_map_open(json->generator));
}

void json_close_map(struct json *json)
{
    check(json->yajl_gen_map_close(json->generator));
}

void json_open_list(struct json *json, const char *key)
{
    maybe_key(json, key);
    check(json->yajl_gen_array_open(json->generator));
}

void json_close_list(struct json *json)
{
    check(json->yajl_gen_array_close(json->generator));
}

void json_text(struct json *json, const char *key, const char *text)
{
    maybe_key(json, key);
    if (text)
        string(json, text);
    else
        check(json->yajl_gen_null(json->generator));
}

void json_number(struct json *json, const char *key, long long number)
{
    maybe_key(json, key);
    check(json->yajl_gen_integer(json->generator, number));
}

void json_bool(struct json *json, const char *key, bool value)
{
    maybe_key(json, key);
    check(json->yajl_gen_bool(json->generator, value));
}

void json_null(struct json *json, const char *key)
{
    json_text(json, key, NULL);
}

void json_finish(struct json *json)
{
    json_close_map(json);
    json->yajl_gen_free(json->generator);
    free(json);
}
