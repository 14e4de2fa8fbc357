/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/policy_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"

struct reader {
    const char *text;
    const char *at;
    int depth;
    bool no_memory;
};

static bool read_items(struct reader *reader, struct json_value *outer);

/* The next character that is no blank. */
static char next(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t\v\f\r\n");
    return *reader->at;
}

static bool skip(struct reader *reader, char expected)
{
    if (next(reader) != expected)
        return false;
    reader->at++;
    return true;
}

static char *copy(struct reader *reader, size_t bytes)
{
    char *text = strndup(reader->at, bytes);

    if (text)
        reader->at += bytes;
    else
        reader->no_memory = true;
    return text;
}

/* What stands between quotes, or NULL. */
static char *read_string(struct reader *reader)
{
    const char *end;
    char *text;

    if (!skip(reader, '"'))
        return NULL;
    for (end = reader->at; *end && *end != '"'; end++)
        if (*end == '\\' && !*++end)
            return NULL;
    if (!*end)
        return NULL;
    text = copy(reader, (size_t)(end - reader->at));
    if (text)
        reader->at++;
    return text;
}

/* A number, true, false or null. */
static bool read_word(struct reader *reader, struct json_value *value)
{
    static const char letters[] = "+-.0123456789abcdefghijklmnopqrstuvwxyzE";
    size_t bytes = strspn(reader->at, letters);
    char *word;

    if (!bytes)
        return false;
    word = value->text = copy(reader, bytes);
    if (!word)
        return false;
    value->kind = JSON_BOOL;
    value->boolean = strcmp(word, "true") == 0;
    if (value->boolean || strcmp(word, "false") == 0)
        return true;
    value->kind = strcmp(word, "null") == 0 ? JSON_NULL : JSON_NUMBER;
    return value->kind == JSON_NULL || strchr("-0123456789", *word);
}

/* Also what cannot be read becomes part of the tree. Takes @key. */
static struct json_value *add(struct reader *reader, struct json_value *outer,
                              char *key)
{
    struct json_value *value = calloc(1, sizeof(*value));

    if (!value) {
        reader->no_memory = true;
        free(key);
        return NULL;
    }
    value->key = key;
    if (outer && outer->last)
        outer->last->next = value;
    else if (outer)
        outer->first = value;
    if (outer) {
        outer->last = value;
        outer->count++;
    }
    return value;
}

static bool read_value(struct reader *reader, struct json_value *value)
{
    switch (next(reader)) {
    case '"':
        value->kind = JSON_STRING;
        value->text = read_string(reader);
        return value->text;
    case '{':
        value->kind = JSON_OBJECT;
        return read_items(reader, value);
    case '[':
        value->kind = JSON_ARRAY;
        return read_items(reader, value);
    default:
        return read_word(reader, value);
    }
}

/* What is in an object or array, up to its end. */
static bool read_items(struct reader *reader, struct json_value *outer)
{
    const char end = outer->kind == JSON_OBJECT ? '}' : ']';
    struct json_value *value;
    char *key = NULL;

    if (++reader->depth > JSON_MAX_DEPTH)
        return false;
    reader->at++;
    if (!skip(reader, end)) {
        do {
            if (outer->kind == JSON_OBJECT) {
                key = read_string(reader);
                if (!key)
                    return false;
                if (!skip(reader, ':')) {
                    free(key);
                    return false;
                }
            }
            value = add(reader, outer, key);
            if (!value || !read_value(reader, value))
                return false;
            value->at = (size_t)(reader->at - reader->text);
        } while (skip(reader, ','));
        if (!skip(reader, end))
            return false;
    }
    reader->depth--;
    return true;
}

int policy_text_read(const char *text, struct json_value **root_r,
                     size_t *at_r)
{
    struct reader reader = {.text = text, .at = text};
    struct json_value *root = add(&reader, NULL, NULL);

    if (root && read_value(&reader, root) && next(&reader) == '\0') {
        *root_r = root;
        return 0;
    }
    json_free(root);
    *at_r = (size_t)(reader.at - text);
    return reader.no_memory ? XENSTABLE_LIBXL_ERROR_NOMEM
                            : XENSTABLE_LIBXL_ERROR_INVAL;
}

char *policy_text_of_registers(const struct xenstable_libxl_cpu_policy *ours)
{
    enum { HEAD = 40, EACH = CPUID_MSR_BITS + 48 };
    struct cpuid_bits bits;
    char *text, *to;
    unsigned int i;

    if (cpuid_register_bits(ours, &bits))
        return NULL;
    text = to = malloc(HEAD + (size_t)bits.nr_msrs * EACH);
    if (text) {
        to += sprintf(to, "{\"cpuid\": {\"cpuid\": [], \"msr\": [");
        for (i = 0; i < bits.nr_msrs; i++)
            to +=
                sprintf(to, "%s{\"index\": %u, \"policy\": \"%s\"}",
                        i ? ", " : "", bits.msrs[i].index, bits.msrs[i].bits);
        sprintf(to, "]}}");
    }
    cpuid_bits_free(&bits);
    return text;
}
