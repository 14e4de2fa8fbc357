/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The types as JSON; see json.h. */
#include <stdio.h>
#include <string.h>

#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/integer.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/report.h"
#include "lib/toolstack/type.h"

static void write_members(struct json_writer *writer, unsigned int release,
                          const struct type *type, const void *outer);

static void write_enum(struct json_writer *writer,
                       const struct enumeration *enumeration, int number)
{
    const char *string = enumeration_to_string(enumeration, number);

    if (string)
        json_write_string(writer, string);
    else
        json_write_signed(writer, number);
}

static void write_bytes(struct json_writer *writer, const uint8_t *bytes,
                        size_t count)
{
    size_t i;

    json_write_array(writer);
    for (i = 0; i < count; i++)
        json_write_unsigned(writer, bytes[i]);
    json_write_array_end(writer);
}

static void write_bitmap(struct json_writer *writer,
                         const xenstable_libxl_bitmap *bitmap)
{
    uint32_t byte, bytes = bitmap->map ? bitmap->size : 0;
    unsigned int bit;

    json_write_array(writer);
    for (byte = 0; byte < bytes; byte++) {
        if (!bitmap->map[byte])
            continue;
        if (byte >= JSON_MAX_BITMAP_BYTES) {
            json_write_failed(writer, "a bitmap with too large a number");
            break;
        }
        for (bit = 0; bit < 8; bit++)
            if (bitmap->map[byte] & 1u << bit)
                json_write_unsigned(writer, (uint64_t)byte * 8 + bit);
    }
    json_write_array_end(writer);
}

static void write_string_list(struct json_writer *writer, char **list)
{
    json_write_array(writer);
    for (; list && *list; list++)
        json_write_string(writer, *list);
    json_write_array_end(writer);
}

static bool is_repeated(char *const *list, char *const *at)
{
    for (; list < at; list += 2)
        if (strcmp(list[0], at[0]) == 0)
            return true;
    return false;
}

static void write_key_value_list(struct json_writer *writer, char **list)
{
    char **at;

    json_write_object(writer);
    for (at = list; at && at[0] && at - list <= 2 * JSON_MAX_MEMBERS;
         at += 2) {
        if (is_repeated(list, at))
            json_write_failed(writer, "a name twice in one object");
        json_write_string(writer, at[0]);
        if (at[1])
            json_write_string(writer, at[1]);
        else
            json_write_null(writer);
    }
    json_write_object_end(writer);
}

static void write_value(struct json_writer *writer, unsigned int release,
                        const struct member *member, const void *at)
{
    const uint8_t *bytes = at;
    char text[40];
    unsigned int i;
    uint32_t word;

    switch (member->kind) {
    case MEMBER_SIGNED:
        json_write_signed(writer, integer_get_signed(at, member->bytes));
        break;
    case MEMBER_UNSIGNED:
        json_write_unsigned(writer, integer_get(at, member->bytes));
        break;
    case MEMBER_BOOL:
        json_write_bool(writer, *bytes != 0);
        break;
    case MEMBER_ENUM:
        write_enum(writer, member_enumeration(member),
                   (int)integer_get_signed(at, member->bytes));
        break;
    case MEMBER_STRING:
        if (pointer_at(at))
            json_write_string(writer, pointer_at(at));
        else
            json_write_null(writer);
        break;
    case MEMBER_DEFBOOL:
        json_write_string(writer, xenstable_libxl_defbool_to_string(
                                      *(const xenstable_libxl_defbool *)at));
        break;
    case MEMBER_UUID:
        snprintf(text, sizeof(text),
                 "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                 "%02x%02x%02x%02x%02x%02x",
                 bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5],
                 bytes[6], bytes[7], bytes[8], bytes[9], bytes[10], bytes[11],
                 bytes[12], bytes[13], bytes[14], bytes[15]);
        json_write_string(writer, text);
        break;
    case MEMBER_MAC:
        snprintf(text, sizeof(text), "%02x:%02x:%02x:%02x:%02x:%02x", bytes[0],
                 bytes[1], bytes[2], bytes[3], bytes[4], bytes[5]);
        json_write_string(writer, text);
        break;
    case MEMBER_HWCAP:
        json_write_array(writer);
        for (i = 0; i < sizeof(xenstable_libxl_hwcap) / sizeof(word); i++) {
            memcpy(&word, bytes + i * sizeof(word), sizeof(word));
            json_write_unsigned(writer, word);
        }
        json_write_array_end(writer);
        break;
    case MEMBER_GENID:
        write_bytes(writer, bytes, sizeof(xenstable_libxl_ms_vm_genid));
        break;
    case MEMBER_BITMAP:
        write_bitmap(writer, at);
        break;
    case MEMBER_STRING_LIST:
        write_string_list(writer, pointer_at(at));
        break;
    case MEMBER_KEY_VALUE_LIST:
        write_key_value_list(writer, pointer_at(at));
        break;
    case MEMBER_CPUID:
        cpuid_write(writer, pointer_at(at));
        break;
    case MEMBER_STRUCT:
        json_write_object(writer);
        write_members(writer, release, member_type(member), at);
        json_write_object_end(writer);
        break;
    case MEMBER_GROUP:
    case MEMBER_UNION:
    case MEMBER_IGNORED:
        break;
    }
}

static void write_array(struct json_writer *writer, unsigned int release,
                        const struct member *member, const void *outer)
{
    const char *elements = pointer_at(member_at(member, outer));
    int i, count;

    memcpy(&count, (const char *)outer + member->count_offset, sizeof(count));
    json_write_string(writer, member_name(member));
    json_write_array(writer);
    for (i = 0; elements && i < count; i++)
        write_value(writer, release, member,
                    elements + (size_t)i * member->bytes);
    json_write_array_end(writer);
}

/* The case that is in use, under the name "KEY.CASE". */
static void write_union(struct json_writer *writer, unsigned int release,
                        const struct member *member, const void *outer,
                        const struct member *keyed)
{
    const struct enumeration *keys = member_enumeration(keyed);
    const struct member *chosen = union_case(member, outer);
    const char *string;
    char name[64];
    int key;

    memcpy(&key, (const char *)outer + member->key_offset, sizeof(key));
    string = enumeration_to_string(keys, key);
    /* As init sets it: nothing is chosen yet. */
    if (!string && key == keyed->initial)
        return;
    if (string)
        snprintf(name, sizeof(name), "%s.%s", text_at(member->key_name),
                 string);
    else
        snprintf(name, sizeof(name), "%s.%d", text_at(member->key_name), key);
    json_write_string(writer, name);
    json_write_object(writer);
    if (chosen)
        write_members(writer, release, member_type(chosen), outer);
    json_write_object_end(writer);
}

/* As libxl does it: a struct inside another that the running release has, even
   when nothing is set in it, and hw_cap (libxl_internal.h,
   libxl__hwcap_is_default()). */
static bool is_always_written(const struct member *member,
                              unsigned int release)
{
    return !member->array && (!release || member->since <= release) &&
           (member->kind == MEMBER_STRUCT || member->kind == MEMBER_GROUP ||
            member->kind == MEMBER_HWCAP);
}

static void write_members(struct json_writer *writer, unsigned int release,
                          const struct type *type, const void *outer)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &type_members(type)[i];
        const struct member *keyed = union_keyed_by(type, member);

        if (keyed) {
            write_union(writer, release, keyed, outer, member);
            continue;
        }
        if (member->kind == MEMBER_UNION)
            continue;
        if (!is_always_written(member, release) &&
            member_is_initial(member, outer))
            continue;
        if (member->array) {
            write_array(writer, release, member, outer);
            continue;
        }
        json_write_string(writer, member_name(member));
        if (member->kind == MEMBER_GROUP) {
            json_write_object(writer);
            write_members(writer, release, member_type(member), outer);
            json_write_object_end(writer);
        } else {
            write_value(writer, release, member, member_at(member, outer));
        }
    }
}

/* The text; or NULL, and the reason on @ctx. */
static char *finish(xenstable_libxl_ctx *ctx, struct json_writer *writer,
                    const char *name, char *message, size_t message_bytes)
{
    char *text = NULL;

    if (writer)
        text = json_writer_end(writer, message, message_bytes);
    if (!text)
        toolstack_report(ctx, "a %s cannot be written as JSON: %s", name,
                         message);
    return text;
}

char *json_from_struct(xenstable_libxl_ctx *ctx, const struct type *type,
                       const void *p)
{
    char message[TOOLSTACK_MESSAGE_BYTES];
    struct json_writer *writer = NULL;

    if (!json_writer_begin(&writer, message, sizeof(message))) {
        json_write_object(writer);
        write_members(writer, toolstack_running(ctx), type, p);
        json_write_object_end(writer);
    }
    return finish(ctx, writer, type_name(type), message, sizeof(message));
}

char *json_from_enum(xenstable_libxl_ctx *ctx,
                     const struct enumeration *enumeration, int number)
{
    char message[TOOLSTACK_MESSAGE_BYTES];
    struct json_writer *writer = NULL;

    if (!json_writer_begin(&writer, message, sizeof(message)))
        write_enum(writer, enumeration, number);
    return finish(ctx, writer, text_at(enumeration->name), message,
                  sizeof(message));
}
