/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON to the types, strictly; see json.h. */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/integer.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/report.h"
#include "lib/toolstack/type.h"

/* libxl writes no more of them (libxl_json.c, libxl_hwcap_gen_json). */
enum { LIBXL_HWCAP_WORDS = 4 };

struct reader {
    char message[200];
    const char *path[JSON_MAX_DEPTH];
    int depth;
};

/* Say what is wrong with a value, and where it is. */
static int wrong(struct reader *reader, const struct json_value *value,
                 const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static int wrong(struct reader *reader, const struct json_value *value,
                 const char *format, ...)
{
    size_t used, room = sizeof(reader->message);
    va_list arguments;
    int i;

    reader->message[0] = '\0';
    for (i = 0; i < reader->depth; i++) {
        used = strlen(reader->message);
        snprintf(reader->message + used, room - used, "%s%s", i ? "." : "",
                 reader->path[i]);
    }
    used = strlen(reader->message);
    snprintf(reader->message + used, room - used, "%s", used ? ": " : "");
    used = strlen(reader->message);
    va_start(arguments, format);
    vsnprintf(reader->message + used, room - used, format, arguments);
    va_end(arguments);
    used = strlen(reader->message);
    snprintf(reader->message + used, room - used, ", at byte %zu", value->at);
    return XENSTABLE_LIBXL_ERROR_INVAL;
}

static int no_memory(struct reader *reader)
{
    snprintf(reader->message, sizeof(reader->message), "out of memory");
    return XENSTABLE_LIBXL_ERROR_NOMEM;
}

static int expect(struct reader *reader, const struct json_value *value,
                  enum json_kind kind, const char *what)
{
    return value->kind == kind ? 0 : wrong(reader, value, "%s expected", what);
}

static int read_unsigned(struct reader *reader, const struct json_value *value,
                         size_t bytes, bool printed_signed, uint64_t *number_r)
{
    int ret = expect(reader, value, JSON_NUMBER, "a number");

    if (!ret && !json_read_unsigned(value, bytes, printed_signed, number_r))
        return wrong(reader, value,
                     "a whole number up to %" PRIu64 " expected",
                     UINT64_MAX >> (64 - 8 * bytes));
    return ret;
}

static int read_signed(struct reader *reader, const struct json_value *value,
                       size_t bytes, int64_t *number_r)
{
    long long number;
    char *end;
    int ret;

    ret = expect(reader, value, JSON_NUMBER, "a number");
    if (ret)
        return ret;
    errno = 0;
    number = strtoll(value->text, &end, 10);
    if (*end || errno ||
        (bytes == sizeof(int32_t) &&
         (number < INT32_MIN || number > INT32_MAX)))
        return wrong(reader, value, "a whole number of %zu bits expected",
                     bytes * 8);
    *number_r = number;
    return 0;
}

/* An enumerator by its string; by its number, when it has no string. */
static int read_enum(struct reader *reader, const struct json_value *value,
                     const struct enumeration *enumeration, int *number_r)
{
    int64_t number;
    int ret;

    /* Written by libxl for a number that it has no string of, and skipped by
       it: what init sets stays. */
    if (value->kind == JSON_NULL && value->key)
        return 0;
    if (value->kind == JSON_NUMBER) {
        ret = read_signed(reader, value, sizeof(int32_t), &number);
        if (!ret)
            *number_r = (int)number;
        return ret;
    }
    ret = expect(reader, value, JSON_STRING, "a string");
    if (ret)
        return ret;
    if (enumeration_from_string(enumeration, value->text, number_r))
        return wrong(reader, value, "\"%.40s\" is not a %s", value->text,
                     text_at(enumeration->name));
    return 0;
}

/* An array of @count numbers of @bytes bytes, or of the first @few. */
static int read_numbers(struct reader *reader, const struct json_value *value,
                        size_t bytes, unsigned int count, unsigned int few,
                        void *at)
{
    const struct json_value *element;
    char *place = at;
    uint64_t read;
    int ret;

    ret = expect(reader, value, JSON_ARRAY, "an array");
    if (ret)
        return ret;
    if (value->count != count && value->count != few)
        return wrong(reader, value, "%u numbers expected", count);
    for (element = value->first; element; element = element->next) {
        ret = read_unsigned(reader, element, bytes, bytes == sizeof(uint32_t),
                            &read);
        if (ret)
            return ret;
        integer_set(place, bytes, read);
        place += bytes;
    }
    return 0;
}

static int read_bit(struct reader *reader, const struct json_value *value,
                    uint64_t *bit_r)
{
    int ret = expect(reader, value, JSON_NUMBER, "a number");

    if (!ret && (!json_read_unsigned(value, sizeof(*bit_r), false, bit_r) ||
                 *bit_r >= JSON_MAX_BITMAP_BYTES * 8))
        return wrong(reader, value, "a whole number up to %d expected",
                     JSON_MAX_BITMAP_BYTES * 8 - 1);
    return ret;
}

static int read_bitmap(struct reader *reader, const struct json_value *value,
                       xenstable_libxl_bitmap *bitmap)
{
    const struct json_value *element;
    uint64_t bit, largest = 0;
    int ret;

    ret = expect(reader, value, JSON_ARRAY, "an array of bit numbers");
    for (element = value->first; element && !ret; element = element->next) {
        ret = read_bit(reader, element, &bit);
        if (!ret && bit > largest)
            largest = bit;
    }
    if (ret || !value->first)
        return ret;
    if (xenstable_libxl_bitmap_alloc(NULL, bitmap, (int)largest + 1))
        return no_memory(reader);
    for (element = value->first; element; element = element->next)
        if (!read_bit(reader, element, &bit))
            xenstable_libxl_bitmap_set(bitmap, (int)bit);
    return 0;
}

/* Room for @each strings a member, and the NULL that ends them. */
static int begin_strings(struct reader *reader, const struct json_value *value,
                         enum json_kind kind, const char *what, size_t each,
                         char ***list_r)
{
    int ret = expect(reader, value, kind, what);
    char **list;

    if (ret)
        return ret;
    list = calloc((size_t)value->count * each + 1, sizeof(*list));
    if (!list)
        return no_memory(reader);
    *list_r = list;
    return 0;
}

static int read_string_list(struct reader *reader,
                            const struct json_value *value, char ***list_r)
{
    const struct json_value *element;
    char **list;
    int ret;

    ret = begin_strings(reader, value, JSON_ARRAY, "an array of strings", 1,
                        list_r);
    if (ret)
        return ret;
    list = *list_r;
    for (element = value->first; element; element = element->next) {
        ret = expect(reader, element, JSON_STRING, "a string");
        if (ret)
            return ret;
        *list = strdup(element->text);
        if (!*list++)
            return no_memory(reader);
    }
    return 0;
}

static int read_key_value_list(struct reader *reader,
                               const struct json_value *value, char ***list_r)
{
    const struct json_value *element;
    char **list;
    int ret;

    ret = begin_strings(reader, value, JSON_OBJECT, "an object of strings", 2,
                        list_r);
    if (ret)
        return ret;
    list = *list_r;
    for (element = value->first; element; element = element->next) {
        if (element->kind != JSON_NULL) {
            ret = expect(reader, element, JSON_STRING, "a string or null");
            if (ret)
                return ret;
        }
        list[0] = strdup(element->key);
        if (!list[0])
            return no_memory(reader);
        if (element->text) {
            list[1] = strdup(element->text);
            if (!list[1])
                return no_memory(reader);
        }
        list += 2;
    }
    return 0;
}

static int read_cpuid(struct reader *reader, const struct json_value *value,
                      xenstable_libxl_cpuid_policy_list *policy)
{
    const struct json_value *bad;
    const char *what;
    int ret = cpuid_read(policy, value, &bad, &what);

    if (ret == XENSTABLE_LIBXL_ERROR_INVAL)
        return wrong(reader, bad, "%s expected", what);
    return ret ? no_memory(reader) : 0;
}

static int read_members(struct reader *reader, const struct json_value *value,
                        const struct type *type, void *outer);

static int read_text(struct reader *reader, const struct json_value *value,
                     const struct member *member, void *at)
{
    xenstable_libxl_defbool *defbool = at;
    int ret;
    char *copy;

    if (member->kind == MEMBER_STRING && value->kind == JSON_NULL)
        return 0;
    ret = expect(reader, value, JSON_STRING, "a string");
    if (ret)
        return ret;
    switch (member->kind) {
    case MEMBER_UUID:
        return xenstable_libxl_uuid_from_string(at, value->text)
                   ? wrong(reader, value, "a UUID expected")
                   : 0;
    case MEMBER_MAC:
        return mac_from_string(at, value->text)
                   ? wrong(reader, value, "a MAC address expected")
                   : 0;
    case MEMBER_DEFBOOL:
        if (strcmp(value->text, "True") == 0)
            defbool->val = 1;
        else if (strcmp(value->text, "False") == 0)
            defbool->val = -1;
        else if (strcmp(value->text, "<default>") == 0)
            defbool->val = 0;
        else
            return wrong(reader, value,
                         "\"True\", \"False\" or \"<default>\" expected");
        return 0;
    default:
        copy = strdup(value->text);
        memcpy(at, &copy, sizeof(copy));
        return copy ? 0 : no_memory(reader);
    }
}

static int read_value(struct reader *reader, const struct json_value *value,
                      const struct member *member, void *at)
{
    uint64_t number;
    int64_t negative;
    char **list = NULL;
    int ret;

    switch (member->kind) {
    case MEMBER_SIGNED:
        ret = read_signed(reader, value, member->bytes, &negative);
        if (!ret)
            integer_set(at, member->bytes, (uint64_t)negative);
        return ret;
    case MEMBER_UNSIGNED:
        ret = read_unsigned(reader, value, member->bytes,
                            member->printed_signed, &number);
        if (!ret)
            integer_set(at, member->bytes, number);
        return ret;
    case MEMBER_BOOL:
        ret = expect(reader, value, JSON_BOOL, "true or false");
        if (!ret)
            *(bool *)at = value->boolean;
        return ret;
    case MEMBER_ENUM:
        return read_enum(reader, value, member_enumeration(member), at);
    case MEMBER_HWCAP:
        return read_numbers(reader, value, sizeof(uint32_t),
                            sizeof(xenstable_libxl_hwcap) / sizeof(uint32_t),
                            LIBXL_HWCAP_WORDS, at);
    case MEMBER_GENID:
        return read_numbers(reader, value, 1,
                            sizeof(xenstable_libxl_ms_vm_genid),
                            sizeof(xenstable_libxl_ms_vm_genid), at);
    case MEMBER_BITMAP:
        return read_bitmap(reader, value, at);
    case MEMBER_STRING_LIST:
        ret = read_string_list(reader, value, &list);
        memcpy(at, &list, sizeof(list));
        return ret;
    case MEMBER_KEY_VALUE_LIST:
        ret = read_key_value_list(reader, value, &list);
        memcpy(at, &list, sizeof(list));
        return ret;
    case MEMBER_CPUID:
        return read_cpuid(reader, value, at);
    case MEMBER_STRUCT:
        return read_members(reader, value, member_type(member), at);
    default:
        return read_text(reader, value, member, at);
    }
}

static int read_array(struct reader *reader, const struct json_value *value,
                      const struct member *member, void *outer)
{
    const struct json_value *element;
    char *elements;
    int ret, count;

    ret = expect(reader, value, JSON_ARRAY, "an array");
    if (ret || !value->first)
        return ret;
    count = (int)value->count;
    elements = calloc((size_t)count, member->bytes);
    if (!elements)
        return no_memory(reader);
    memcpy(member_at(member, outer), &elements, sizeof(elements));
    memcpy((char *)outer + member->count_offset, &count, sizeof(count));
    for (element = value->first; element && !ret; element = element->next) {
        if (member->kind == MEMBER_STRUCT)
            type_init(member_type(member), elements);
        ret = read_value(reader, element, member, elements);
        elements += member->bytes;
    }
    return ret;
}

/* The key of a union by its string; "77" when it has none. */
static bool read_key(const struct enumeration *keys, const char *name,
                     int *key_r)
{
    long long number;
    char *end, again[16];

    if (!enumeration_from_string(keys, name, key_r))
        return true;
    number = strtoll(name, &end, 10);
    snprintf(again, sizeof(again), "%lld", number);
    if (strcmp(name, again) != 0 || number < INT_MIN || number > INT_MAX ||
        enumeration_to_string(keys, (int)number))
        return false;
    *key_r = (int)number;
    return true;
}

/* "type.hvm": set the key, and read what belongs to it. */
static int read_union(struct reader *reader, const struct json_value *value,
                      const struct type *type, const struct member *member,
                      const char *name, void *outer)
{
    const struct member *chosen;
    unsigned int i;
    int key = 0;

    for (i = 0; i < type->count; i++) {
        if (strcmp(text_at(type_members(type)[i].name),
                   text_at(member->key_name)) == 0 &&
            !read_key(member_enumeration(&type_members(type)[i]), name, &key))
            return wrong(
                reader, value, "\"%.40s\" is not a %s", name,
                text_at(member_enumeration(&type_members(type)[i])->name));
    }
    type_init_key(type, outer, member_name(member), key);
    chosen = union_case(member, outer);
    if (chosen)
        return read_members(reader, value, member_type(chosen), outer);
    if (value->kind != JSON_OBJECT || value->first)
        return wrong(reader, value, "an empty object expected");
    return 0;
}

/* Does a name begin with the key of a union? Return: what follows. */
static const char *union_name(const struct member *member, const char *name)
{
    size_t bytes;

    if (member->kind != MEMBER_UNION)
        return NULL;
    bytes = strlen(text_at(member->key_name));
    if (strncmp(name, text_at(member->key_name), bytes) != 0 ||
        name[bytes] != '.')
        return NULL;
    return name + bytes + 1;
}

static int read_member(struct reader *reader, const struct json_value *value,
                       const struct type *type, void *outer)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &type_members(type)[i];
        const char *name = union_name(member, value->key);

        if (name)
            return read_union(reader, value, type, member, name, outer);
        if (member->kind == MEMBER_IGNORED || member->kind == MEMBER_UNION ||
            strcmp(member_name(member), value->key) != 0 ||
            union_keyed_by(type, member))
            continue;
        if (member->array)
            return read_array(reader, value, member, outer);
        if (member->kind == MEMBER_GROUP)
            return read_members(reader, value, member_type(member), outer);
        return read_value(reader, value, member, member_at(member, outer));
    }
    return wrong(reader, value, "no such member");
}

static int read_members(struct reader *reader, const struct json_value *value,
                        const struct type *type, void *outer)
{
    const struct json_value *inside;
    bool keyed = false;
    unsigned int i;
    int ret;

    ret = expect(reader, value, JSON_OBJECT, "an object");
    for (inside = value->first; inside && !ret; inside = inside->next) {
        /* The parser has seen to the depth. */
        reader->path[reader->depth++] = inside->key;
        for (i = 0; i < type->count; i++) {
            if (!union_name(&type_members(type)[i], inside->key))
                continue;
            if (keyed)
                ret = wrong(reader, inside, "a second case of a union");
            keyed = true;
        }
        if (!ret)
            ret = read_member(reader, inside, type, outer);
        reader->depth--;
    }
    return ret;
}

int json_to_struct(xenstable_libxl_ctx *ctx, const struct type *type, void *p,
                   const char *text)
{
    struct reader reader = {.depth = 0};
    struct json_value *root = NULL;
    void *read = NULL;
    int ret;

    ret = json_parse(text, &root, reader.message, sizeof(reader.message));
    if (ret)
        goto out;
    read = malloc(type->bytes);
    if (!read) {
        ret = no_memory(&reader);
        goto out;
    }
    type_init(type, read);
    ret = read_members(&reader, root, type, read);
    if (ret)
        type_dispose(type, read);
    else
        memcpy(p, read, type->bytes);

out:
    free(read);
    json_free(root);
    if (ret)
        toolstack_report(ctx, "JSON of a %s: %s", type_name(type),
                         reader.message);
    return ret;
}

int json_to_enum(xenstable_libxl_ctx *ctx,
                 const struct enumeration *enumeration, int *number,
                 const char *text)
{
    struct reader reader = {.depth = 0};
    struct json_value *root = NULL;
    int ret;

    ret = json_parse(text, &root, reader.message, sizeof(reader.message));
    if (!ret)
        ret = read_enum(&reader, root, enumeration, number);
    json_free(root);
    if (ret)
        toolstack_report(ctx, "JSON of a %s: %s", text_at(enumeration->name),
                         reader.message);
    return ret;
}
