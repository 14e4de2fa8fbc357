/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/described_reader.h"

#include <string.h>

#include "compat/toolstack/libxl.h"

/* Types of members */

struct base {
    char name[24];
    uint8_t kind;
    uint8_t bytes;
    uint8_t align;
};

#define BASE(name, kind, type)                            \
    {                                                     \
        name, MEMBER_##kind, sizeof(type), _Alignof(type) \
    }

static const struct base bases[] = {
    BASE("bool", BOOL, bool),
    BASE("int", SIGNED, int),
    BASE("uint8_t", UNSIGNED, uint8_t),
    BASE("uint16_t", UNSIGNED, uint16_t),
    BASE("uint32_t", UNSIGNED, uint32_t),
    BASE("uint64_t", UNSIGNED, uint64_t),
    BASE("size_t", UNSIGNED, size_t),
    BASE("char *", STRING, char *),
    BASE("libxl_defbool", DEFBOOL, xenstable_libxl_defbool),
    BASE("libxl_uuid", UUID, xenstable_libxl_uuid),
    BASE("libxl_mac", MAC, xenstable_libxl_mac),
    BASE("libxl_hwcap", HWCAP, xenstable_libxl_hwcap),
    BASE("libxl_ms_vm_genid", GENID, xenstable_libxl_ms_vm_genid),
    BASE("libxl_bitmap", BITMAP, xenstable_libxl_bitmap),
    BASE("libxl_string_list", STRING_LIST, xenstable_libxl_string_list),
    BASE("libxl_key_value_list", KEY_VALUE_LIST,
         xenstable_libxl_key_value_list),
    BASE("libxl_cpuid_policy_list", CPUID, xenstable_libxl_cpuid_policy_list),
};

static bool owns(unsigned int kind)
{
    return kind == MEMBER_STRING || kind == MEMBER_BITMAP ||
           kind == MEMBER_STRING_LIST || kind == MEMBER_KEY_VALUE_LIST ||
           kind == MEMBER_CPUID;
}

static bool is_number(unsigned int kind)
{
    return kind == MEMBER_SIGNED || kind == MEMBER_UNSIGNED ||
           kind == MEMBER_ENUM;
}

/* The struct of that name, which the file has described above; or NULL. */
static const struct type *find_struct(const struct parser *p, const char *name)
{
    const char *wanted = without(name, "libxl_");
    unsigned int i;

    for (i = 0; i < TYPE_COUNT; i++)
        if (p->out->has_type[i] &&
            strcmp(type_name(&all_types[i]), wanted) == 0)
            return &p->out->types[i];
    for (i = 0; i < p->new_count; i++)
        if (strcmp(p->out->texts + p->out->types[p->new_types[i]].name,
                   wanted) == 0)
            return &p->out->types[p->new_types[i]];
    return NULL;
}

static int add_text(struct parser *p, unsigned int line, const char *text,
                    uint16_t *at_r)
{
    const size_t bytes = strlen(text) + 1;

    if (p->text_bytes + bytes > sizeof(p->out->texts))
        return described_fail(p, line, "too many names");
    memcpy(p->out->texts + p->text_bytes, text, bytes);
    *at_r = (uint16_t)p->text_bytes;
    p->text_bytes += bytes;
    return 0;
}

static int add_type(struct parser *p, unsigned int line, uint16_t name,
                    uint16_t *type_r)
{
    if (p->types == ALL_TYPES + NEW_TYPES)
        return described_fail(p, line, "too many types");
    *type_r = (uint16_t)p->types;
    p->out->types[p->types++] = (struct type){.name = name};
    return 0;
}

/* A type by its name. */
static int set_type(struct parser *p, const struct entry *entry,
                    struct member *member)
{
    const struct file_enum *enumeration;
    const struct type *type;
    unsigned int i;

    if (entry->private && strcmp(entry->type, "char *") == 0) {
        member->kind = MEMBER_IGNORED;
        member->bytes = sizeof(void *);
        member->align = _Alignof(void *);
        return 0;
    }
    for (i = 0; i < sizeof(bases) / sizeof(bases[0]); i++) {
        if (strcmp(bases[i].name, entry->type) != 0)
            continue;
        member->kind = entry->private ? MEMBER_IGNORED : bases[i].kind;
        member->bytes = bases[i].bytes;
        member->align = bases[i].align;
        return 0;
    }
    enumeration = find_enum(p, entry->type);
    if (enumeration) {
        member->kind = enumeration->known ? MEMBER_ENUM : MEMBER_SIGNED;
        member->bytes = sizeof(int);
        member->align = _Alignof(int);
        if (enumeration->known)
            member->enumeration =
                (uint16_t)(enumeration->known - all_enumerations);
        return 0;
    }
    type = find_struct(p, entry->type);
    if (!type)
        return described_fail(p, entry->line, "no type %.60s", entry->type);
    member->kind = MEMBER_STRUCT;
    member->type = (uint16_t)(type - p->out->types);
    return 0;
}

/* Members */

/* What the file says of a member must be what we know of it. */
static int check_known(struct parser *p, const struct entry *entry,
                       const struct member *known, const struct member *new)
{
    bool same = known->kind == new->kind && known->array == new->array;

    if (same && (new->kind == MEMBER_STRUCT))
        same = known->type == new->type;
    else if (same && new->kind == MEMBER_ENUM)
        same = known->enumeration == new->enumeration;
    else if (same && new->kind == MEMBER_UNION)
        same = strcmp(text_at(known->key_name), entry->key) == 0;
    else if (same && new->kind == MEMBER_GROUP)
        same = !entry->is_case || known->key == entry->initial;
    else if (same)
        same = known->bytes == new->bytes;
    if (!same)
        return described_fail(p, entry->line, "%.60s was something else",
                              entry->path);
    return 0;
}

/* The known member of that name, or NULL. */
static const struct member *find_member(const struct type *known,
                                        const char *name)
{
    unsigned int i;

    for (i = 0; known && i < known->count; i++)
        if (strcmp(member_name(&type_members(known)[i]), name) == 0)
            return &type_members(known)[i];
    return NULL;
}

/* Is the entry directly in the one with that path? */
static bool is_child(const struct entry *entry, const char *outer)
{
    const size_t bytes = *outer ? strlen(outer) + 1 : 0;

    return entry->outer == bytes &&
           (!bytes || (strncmp(entry->path, outer, bytes - 1) == 0 &&
                       entry->path[bytes - 1] == '.'));
}

const struct entry *find_key(const struct parser *p, const struct entry *of)
{
    const struct entry *key;

    for (key = p->entries; key < of; key++)
        if (!key->outer && !key->array && key->type &&
            strcmp(key->name, of->key) == 0 && find_enum(p, key->type))
            return key;
    return NULL;
}

/* A member as the file has it. */
static int make_member(struct parser *p, const struct entry *entry,
                       const struct member *known, struct member *member)
{
    int ret = 0;

    *member = (struct member){
        .array = entry->array, .since = NO_RELEASE, .initial = entry->initial};
    /* Of what only libxl uses the type need not be known. */
    if (known && known->kind == MEMBER_IGNORED && entry->private &&
        !entry->array) {
        *member = *known;
        return 0;
    }
    if (entry->is_union)
        member->kind = MEMBER_UNION;
    else if (entry->group)
        member->kind = MEMBER_GROUP;
    else
        ret = set_type(p, entry, member);
    if (!ret && entry->is_case)
        member->key = entry->initial;
    else if (!ret && entry->initial && !is_number(member->kind))
        ret =
            described_fail(p, entry->line, "%.60s is no number", entry->path);
    if (!ret && entry->is_union)
        member->key_name = p->out->members[find_key(p, entry)->member].name;
    if (!ret && known) {
        ret = check_known(p, entry, known, member);
        *member = *known;
        return ret;
    }
    if (!ret)
        ret = add_text(p, entry->line, entry->name, &member->name);
    if (!ret && entry->group)
        ret = add_type(p, entry->line, member->name, &member->type);
    member->plain = !member->array && !entry->group &&
                    member->kind != MEMBER_STRUCT && !owns(member->kind);
    return ret;
}

static int append(struct parser *p, const struct member *member,
                  unsigned int line)
{
    if (p->members == ALL_MEMBERS + NEW_MEMBERS)
        return described_fail(p, line, "too many members");
    p->out->members[p->members++] = *member;
    return 0;
}

/* Known members that stand before @end, and that the release lacks. */
static int append_lacking(struct parser *p, const struct type *known,
                          unsigned int *next, unsigned int end,
                          unsigned int line)
{
    int ret = 0;

    for (; *next < end && !ret; (*next)++)
        ret = append(p, &type_members(known)[*next], line);
    return ret;
}

static int add_member(struct parser *p, struct entry *entry,
                      const struct type *known, unsigned int *next,
                      size_t first)
{
    const struct member *same = find_member(known, entry->name);
    struct member member;
    size_t i;
    int ret;

    for (i = first; i < p->members; i++)
        if (strcmp(p->out->texts + p->out->members[i].name, entry->name) == 0)
            return described_fail(
                p, entry->line, "%.60s is there already, or stands elsewhere",
                entry->path);
    ret = make_member(p, entry, same, &member);
    if (!ret && same)
        ret = append_lacking(p, known, next,
                             (unsigned int)(same - type_members(known)),
                             entry->line);
    if (ret)
        return ret;
    *next += same != NULL;
    entry->member = p->members;
    ret = append(p, &member, entry->line);
    if (ret)
        return ret;
    p->out->has_member[entry->member] = true;
    p->out->initial[entry->member] = entry->is_case ? 0 : entry->initial;
    return 0;
}

/* The members of a struct, a group or a union: those between two entries. */
static int build(struct parser *p, uint16_t type, const struct type *known,
                 const char *outer, unsigned int from, unsigned int to)
{
    const size_t first = p->members;
    unsigned int i, next = 0;
    int ret = 0;

    for (i = from; i < to && !ret; i++)
        if (is_child(&p->entries[i], outer))
            ret = add_member(p, &p->entries[i], known, &next, first);
    if (!ret && known)
        ret = append_lacking(p, known, &next, known->count, p->line);
    p->out->types[type].first = (uint16_t)first;
    p->out->types[type].count = (uint16_t)(p->members - first);
    for (i = from; i < to && !ret; i++) {
        const struct entry *entry = &p->entries[i];

        if (entry->group && is_child(entry, outer)) {
            const struct member member = p->out->members[entry->member];

            ret =
                build(p, member.type,
                      member.since == NO_RELEASE ? NULL : member_type(&member),
                      entry->path, i + 1, to);
        }
    }
    return ret;
}

/* Where a struct is in the tables, known or new. */
static int struct_type(struct parser *p, unsigned int line, const char *name,
                       uint16_t *type_r)
{
    const char *wanted = without(name, "libxl_");
    uint16_t text;
    unsigned int i;
    int ret;

    if (find_struct(p, name))
        return described_fail(p, line, "%.60s is there already", name);
    for (i = 0; i < TYPE_COUNT; i++) {
        if (strcmp(type_name(&all_types[i]), wanted) == 0) {
            *type_r = (uint16_t)i;
            return 0;
        }
    }
    if (p->new_count == NEW_TYPES)
        return described_fail(p, line, "too many types");
    ret = add_text(p, line, wanted, &text);
    if (!ret)
        ret = add_type(p, line, text, type_r);
    return ret;
}

/* Groups count as members, too; so a plan has a few steps for each. */
static int weigh(struct parser *p, unsigned int line, uint16_t type)
{
    unsigned int i, weight = p->entry_count;

    for (i = 0; i < p->entry_count; i++) {
        const struct member *member = &p->out->members[p->entries[i].member];

        if (member->kind == MEMBER_STRUCT)
            weight += p->weight[member->type];
    }
    p->weight[type] = weight;
    return weight > WEIGHT ? described_fail(p, line, "too large") : 0;
}

static int check_size(struct parser *p, unsigned int line, uint16_t type,
                      int64_t stated)
{
    const size_t bytes = plan_bytes(&p->out->types[type], &p->out->release);
    const size_t most = type < TYPE_COUNT
                            ? all_types[type].bytes + ROOM_TO_GROW
                            : NEW_STRUCT_BYTES;

    if (bytes > most)
        return described_fail(p, line, "too large");
#ifdef __LP64__
    if (bytes != (size_t)stated)
        return described_fail(p, line, "its members take %zu bytes, not %lld",
                              bytes, (long long)stated);
#else
    (void)stated; /* of 64-bit machines */
#endif
    return 0;
}

int finish_struct(struct parser *p, unsigned int line, const char *name,
                  int64_t stated)
{
    uint16_t type = 0;
    int ret = struct_type(p, line, name, &type);

    if (!ret)
        ret = build(p, type, type < TYPE_COUNT ? &all_types[type] : NULL, "",
                    0, p->entry_count);
    if (!ret)
        ret = weigh(p, line, type);
    if (!ret)
        ret = check_size(p, line, type, stated);
    if (ret)
        return ret;
    if (type < TYPE_COUNT)
        p->out->has_type[type] = true;
    else
        p->new_types[p->new_count++] = type;
    return 0;
}
