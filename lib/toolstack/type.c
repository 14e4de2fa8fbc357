/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/type.h"
#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/integer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct member *union_case(const struct member *member, const void *outer)
{
    unsigned int i;
    int key;

    memcpy(&key, (const char *)outer + member->key_offset, sizeof(key));
    for (i = 0; i < member_type(member)->count; i++) {
        if (type_members(member_type(member))[i].key == key)
            return &type_members(member_type(member))[i];
    }
    return NULL;
}

const struct member *union_keyed_by(const struct type *type,
                                    const struct member *member)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        if (type_members(type)[i].kind == MEMBER_UNION &&
            strcmp(text_at(type_members(type)[i].key_name),
                   member_name(member)) == 0)
            return &type_members(type)[i];
    }
    return NULL;
}

static int array_count(const struct member *member, const void *outer)
{
    int count;

    memcpy(&count, (const char *)outer + member->count_offset, sizeof(count));
    return count;
}

static void set_array_count(const struct member *member, void *outer,
                            int count)
{
    memcpy((char *)outer + member->count_offset, &count, sizeof(count));
}

static void set_pointer(void *at, const void *pointer)
{
    memcpy(at, &pointer, sizeof(pointer));
}

static bool bitmap_is_empty(const xenstable_libxl_bitmap *bitmap)
{
    return !bitmap->map || is_zero(bitmap->map, bitmap->size);
}

static bool members_are_initial(const struct type *type, const void *outer)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        if (!member_is_initial(&type_members(type)[i], outer))
            return false;
    }
    return true;
}

bool member_is_initial(const struct member *member, const void *outer)
{
    const void *at = member_at(member, outer);
    const struct member *chosen;
    char **list;

    if (member->array)
        return array_count(member, outer) <= 0;
    switch (member->kind) {
    case MEMBER_SIGNED:
    case MEMBER_ENUM:
    case MEMBER_UNSIGNED:
        return integer_is(at, member->bytes, member->initial);
    case MEMBER_STRING:
    case MEMBER_CPUID:
        return !pointer_at(at);
    case MEMBER_STRING_LIST:
    case MEMBER_KEY_VALUE_LIST:
        list = pointer_at(at);
        return !list || !list[0];
    case MEMBER_BITMAP:
        return bitmap_is_empty(at);
    case MEMBER_STRUCT:
        return members_are_initial(member_type(member), at);
    case MEMBER_GROUP:
        return members_are_initial(member_type(member), outer);
    case MEMBER_UNION:
        chosen = union_case(member, outer);
        return !chosen || member_is_initial(chosen, outer);
    case MEMBER_IGNORED:
        return true;
    default:
        return is_zero(at, member->bytes);
    }
}

static void init_members(const struct type *type, void *outer);

/* Set members whose initial value is not 0. */
static void init_member(const struct member *member, void *outer)
{
    void *at = member_at(member, outer);

    if (member->array)
        return;
    if (member->kind == MEMBER_STRUCT)
        init_members(member_type(member), at);
    else if (member->kind == MEMBER_GROUP)
        init_members(member_type(member), outer);
    else if (member->initial)
        integer_set(at, member->bytes, (uint64_t)member->initial);
}

static void init_members(const struct type *type, void *outer)
{
    unsigned int i;

    for (i = 0; i < type->count; i++)
        init_member(&type_members(type)[i], outer);
}

void type_init(const struct type *type, void *p)
{
    memset(p, 0, type->bytes);
    init_members(type, p);
}

static void dispose_members(const struct type *type, void *structs, int count);

/* Free what one value owns. */
static void dispose_value(const struct member *member, void *at, void *outer)
{
    const struct member *chosen;
    char **list;

    switch (member->kind) {
    case MEMBER_STRING:
        free(pointer_at(at));
        break;
    case MEMBER_BITMAP:
        xenstable_libxl_bitmap_dispose(at);
        break;
    case MEMBER_STRING_LIST:
        list = pointer_at(at);
        xenstable_libxl_string_list_dispose(&list);
        break;
    case MEMBER_KEY_VALUE_LIST:
        list = pointer_at(at);
        xenstable_libxl_key_value_list_dispose(&list);
        break;
    case MEMBER_CPUID:
        xenstable_libxl_cpuid_dispose(at);
        break;
    case MEMBER_STRUCT:
        dispose_members(member_type(member), at, 1);
        break;
    case MEMBER_GROUP:
        dispose_members(member_type(member), outer, 1);
        break;
    case MEMBER_UNION:
        chosen = union_case(member, outer);
        if (chosen)
            dispose_members(member_type(chosen), outer, 1);
        break;
    default:
        break;
    }
}

/* Inline: a call for each of a thousand elements shows in "make bench". */
static inline void dispose_member(const struct member *member, void *outer)
{
    char *elements = member_at(member, outer);
    int element;

    if (!member->array) {
        dispose_value(member, elements, outer);
        return;
    }
    elements = pointer_at(elements);
    for (element = 0; elements && element < array_count(member, outer);
         element++)
        dispose_value(member, elements + (size_t)element * member->bytes,
                      NULL);
    free(elements);
}

/* Of a struct or of several: long lists are freed member by member. */
static void dispose_members(const struct type *type, void *structs, int count)
{
    const struct member *members = type_members(type);
    unsigned int i;
    int at;

    for (i = 0; i < type->count; i++) {
        if (members[i].plain) {
            i += members[i].plain - 1u;
            continue;
        }
        for (at = 0; at < count; at++)
            dispose_member(&members[i],
                           (char *)structs + (size_t)at * type->bytes);
    }
}

void type_init_key(const struct type *type, void *p, const char *union_name,
                   int key)
{
    const struct member *chosen;
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &type_members(type)[i];

        if (member->kind != MEMBER_UNION ||
            strcmp(member_name(member), union_name) != 0)
            continue;
        /* Another case may have been chosen before, and own something. */
        dispose_value(member, member_at(member, p), p);
        memset(member_at(member, p), 0, member->bytes);
        memcpy((char *)p + member->key_offset, &key, sizeof(key));
        chosen = union_case(member, p);
        if (chosen)
            init_members(member_type(chosen), p);
    }
}

void member_reset(const struct member *member, void *outer)
{
    dispose_member(member, outer);
    memset(member_at(member, outer), 0,
           member->array ? sizeof(void *) : member->bytes);
    if (member->array)
        set_array_count(member, outer, 0);
    init_member(member, outer);
}

void type_dispose(const struct type *type, void *p)
{
    if (!p)
        return;
    dispose_members(type, p, 1);
    memset(p, 0, type->bytes);
}

void type_list_free(const struct type *type, void *list, int count)
{
    if (list)
        dispose_members(type, list, count);
    free(list);
}

static int copy_members(const struct type *type, void *to, const void *from);

int string_list_copy(xenstable_libxl_string_list *to, char **from)
{
    size_t i, count = 0;

    *to = NULL;
    if (!from)
        return 0;
    while (from[count])
        count++;
    *to = calloc(count + 1, sizeof(**to));
    if (!*to)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    for (i = 0; i < count; i++) {
        (*to)[i] = strdup(from[i]);
        if (!(*to)[i])
            return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    return 0;
}

int key_value_list_copy(xenstable_libxl_key_value_list *to, char **from)
{
    size_t i, count = 0;

    *to = NULL;
    if (!from)
        return 0;
    while (from[count])
        count += 2;
    *to = calloc(count + 1, sizeof(**to));
    if (!*to)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    for (i = 0; i < count; i++) {
        /* A key may be without a value. */
        if (!from[i])
            continue;
        (*to)[i] = strdup(from[i]);
        if (!(*to)[i])
            return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    return 0;
}

static int copy_bitmap(xenstable_libxl_bitmap *to,
                       const xenstable_libxl_bitmap *from)
{
    to->size = 0;
    to->map = NULL;
    if (!from->size || !from->map)
        return 0;
    to->map = malloc(from->size);
    if (!to->map)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    memcpy(to->map, from->map, from->size);
    to->size = from->size;
    return 0;
}

/* Copy one value into memory that is 0. What is there on error can be
   disposed of. */
static int copy_value(const struct member *member, void *to_at, void *to,
                      const void *from_at, const void *from)
{
    const struct member *chosen;
    char *copy, **list;
    int ret;

    switch (member->kind) {
    case MEMBER_STRING:
        if (!pointer_at(from_at))
            return 0;
        copy = strdup(pointer_at(from_at));
        set_pointer(to_at, copy);
        return copy ? 0 : XENSTABLE_LIBXL_ERROR_NOMEM;
    case MEMBER_BITMAP:
        return copy_bitmap(to_at, from_at);
    case MEMBER_STRING_LIST:
        ret = string_list_copy(&list, pointer_at(from_at));
        set_pointer(to_at, list);
        return ret;
    case MEMBER_KEY_VALUE_LIST:
        ret = key_value_list_copy(&list, pointer_at(from_at));
        set_pointer(to_at, list);
        return ret;
    case MEMBER_CPUID:
        return cpuid_copy(to_at, from_at);
    case MEMBER_STRUCT:
        return copy_members(member_type(member), to_at, from_at);
    case MEMBER_GROUP:
        return copy_members(member_type(member), to, from);
    case MEMBER_UNION:
        chosen = union_case(member, from);
        return chosen ? copy_members(member_type(chosen), to, from) : 0;
    case MEMBER_IGNORED:
        return 0;
    default:
        memcpy(to_at, from_at, member->bytes);
        return 0;
    }
}

static int copy_array(const struct member *member, void *to, const void *from)
{
    const char *theirs = pointer_at(member_at(member, from));
    int i, ret = 0, count = array_count(member, from);
    char *ours;

    if (!theirs || count <= 0)
        return 0;
    ours = calloc((size_t)count, member->bytes);
    if (!ours)
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    set_pointer(member_at(member, to), ours);
    set_array_count(member, to, count);
    for (i = 0; i < count && !ret; i++)
        ret = copy_value(member, ours + (size_t)i * member->bytes, NULL,
                         theirs + (size_t)i * member->bytes, NULL);
    return ret;
}

static int copy_members(const struct type *type, void *to, const void *from)
{
    unsigned int i;
    int ret = 0;

    for (i = 0; i < type->count && !ret; i++) {
        const struct member *member = &type_members(type)[i];

        ret = member->array ? copy_array(member, to, from)
                            : copy_value(member, member_at(member, to), to,
                                         member_at(member, from), from);
    }
    return ret;
}

int type_copy(const struct type *type, void *to, const void *from)
{
    int ret;

    if (to == from)
        return 0;
    memset(to, 0, type->bytes);
    ret = copy_members(type, to, from);
    if (ret) {
        type_dispose(type, to);
        type_init(type, to);
    }
    return ret;
}

const char *enumeration_to_string(const struct enumeration *enumeration,
                                  int number)
{
    unsigned int i;

    for (i = 0; i < enumeration->count; i++) {
        if (enumeration_values(enumeration)[i].number == number)
            return text_at(enumeration_values(enumeration)[i].string);
    }
    return NULL;
}

int enumeration_from_string(const struct enumeration *enumeration,
                            const char *string, int *number)
{
    unsigned int i;

    for (i = 0; i < enumeration->count; i++) {
        if (strcasecmp(text_at(enumeration_values(enumeration)[i].string),
                       string) == 0) {
            *number = enumeration_values(enumeration)[i].number;
            return 0;
        }
    }
    return XENSTABLE_LIBXL_ERROR_FAIL;
}
