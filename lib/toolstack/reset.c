/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sets single members back to what init gives them. */
#include <string.h>

#include "lib/toolstack/type.h"

/* Reset by a path inside of one struct. */
static bool reset_path(const struct type *type, void *outer, const char *path)
{
    const struct member *chosen;
    size_t bytes = strcspn(path, ".=");
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &type_members(type)[i];

        if (strlen(member_name(member)) != bytes ||
            strncmp(member_name(member), path, bytes) != 0)
            continue;
        if (path[bytes] != '.' || member->array) {
            if (member_is_initial(member, outer))
                return false;
            member_reset(member, outer);
            return true;
        }
        path += bytes + 1;
        if (member->kind == MEMBER_STRUCT)
            return reset_path(member_type(member), member_at(member, outer),
                              path);
        if (member->kind == MEMBER_GROUP)
            return reset_path(member_type(member), outer, path);
        chosen = union_case(member, outer);
        bytes = strcspn(path, ".");
        if (!chosen || strncmp(member_name(chosen), path, bytes) != 0)
            return false;
        return reset_path(member_type(chosen), outer, path + bytes + 1);
    }
    return false;
}

static bool reset_inside(const struct member *member, void *outer,
                         const char *path)
{
    const struct member *chosen;
    char *elements;
    bool found = false;
    int i, count;

    if (member->kind == MEMBER_UNION) {
        chosen = union_case(member, outer);
        return chosen && type_reset(member_type(chosen), outer, path);
    }
    if (member->kind == MEMBER_GROUP)
        return type_reset(member_type(member), outer, path);
    if (member->kind != MEMBER_STRUCT)
        return false;
    if (!member->array)
        return type_reset(member_type(member), member_at(member, outer), path);
    elements = pointer_at(member_at(member, outer));
    memcpy(&count, (char *)outer + member->count_offset, sizeof(count));
    for (i = 0; i < count; i++)
        found |= type_reset(member_type(member),
                            elements + (size_t)i * member->bytes, path);
    return found;
}

bool type_reset(const struct type *type, void *p, const char *path)
{
    size_t bytes = strcspn(path, ".");
    bool found = false;
    unsigned int i;

    if (strlen(type_name(type)) == bytes &&
        strncmp(type_name(type), path, bytes) == 0)
        return reset_path(type, p, path + bytes + 1);
    for (i = 0; i < type->count; i++)
        found |= reset_inside(&type_members(type)[i], p, path);
    return found;
}
