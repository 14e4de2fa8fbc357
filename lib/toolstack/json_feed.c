/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/json_library.h"
#include "lib/toolstack/json_text.h"

static yajl_gen_status feed(const struct json_library *yajl, yajl_gen to,
                            const struct json_value *value);

static yajl_gen_status feed_text(const struct json_library *yajl, yajl_gen to,
                                 const char *text)
{
    return yajl->yajl_gen_string(to, (const unsigned char *)text,
                                 strlen(text));
}

/* What is in an array or object. */
static yajl_gen_status feed_inner(const struct json_library *yajl, yajl_gen to,
                                  const struct json_value *outer)
{
    const struct json_value *value;
    yajl_gen_status status = yajl_gen_status_ok;

    for (value = outer->first; value && !status; value = value->next) {
        if (value->key)
            status = feed_text(yajl, to, value->key);
        if (!status)
            status = feed(yajl, to, value);
    }
    return status;
}

static yajl_gen_status feed(const struct json_library *yajl, yajl_gen to,
                            const struct json_value *value)
{
    yajl_gen_status status;

    switch (value->kind) {
    case JSON_BOOL:
        return yajl->yajl_gen_bool(to, value->boolean);
    case JSON_NUMBER:
        return yajl->yajl_gen_number(to, value->text, strlen(value->text));
    case JSON_STRING:
        return feed_text(yajl, to, value->text);
    case JSON_ARRAY:
        status = yajl->yajl_gen_array_open(to);
        if (!status)
            status = feed_inner(yajl, to, value);
        return status ? status : yajl->yajl_gen_array_close(to);
    case JSON_OBJECT:
        status = yajl->yajl_gen_map_open(to);
        if (!status)
            status = feed_inner(yajl, to, value);
        return status ? status : yajl->yajl_gen_map_close(to);
    default:
        return yajl->yajl_gen_null(to);
    }
}

int json_feed(void *generator, char *text)
{
    struct json_library yajl;
    struct json_value *root = NULL;
    char message[512];
    int status = -1;

    if (text && !json_library_load(&yajl, message, sizeof(message)) &&
        !json_parse(text, &root, message, sizeof(message)))
        status = feed(&yajl, generator, root);
    json_free(root);
    free(text);
    return status < 0 ? yajl_gen_in_error_state : status;
}
