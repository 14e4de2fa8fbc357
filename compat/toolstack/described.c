/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/described.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/release.h"
#include "compat/toolstack/libxl.h"

enum {
    WORDS = 40,       /* of a line */
    LINE_BYTES = 320, /* when it is printed with single blanks */
    ENTRIES = 400,    /* members of a struct */
    ENUMS = 160,      /* of a file */
    VALUES = 1024,    /* of all of them */
    DEPTH = 4,        /* of groups and unions in each other */
    WEIGHT = 2000,    /* of a struct: members, also those of inner structs */
    NEW_STRUCT_BYTES = 4096,
    NUMBER_BYTES = 12, /* of a number's text */
    NO_RELEASE = 0xffff
};

/* What a line says of a member. */
struct entry {
    unsigned int line;
    bool array, is_union, is_case, group, private;
    const char *path, *name; /* name: the last part of it */
    size_t outer;            /* bytes of the path that lead to it */
    const char *type, *count, *key;
    int32_t initial; /* a case: the key's number */
    size_t member;   /* where it is in the tables */
};

struct file_value {
    const char *name;
    int32_t number;
};

struct file_enum {
    const char *name;
    const struct enumeration *known;
    unsigned int first, count; /* in values */
};

struct parser {
    struct described *out;
    char *next; /* the rest of the text */
    char *end;
    unsigned int line;
    unsigned int count;
    char *words[WORDS];
    char whole[LINE_BYTES]; /* the line, with single blanks */
    char *reason;
    size_t reason_bytes;
    struct file_enum enums[ENUMS];
    struct file_value values[VALUES];
    unsigned int enum_count, value_count;
    struct entry entries[ENTRIES];
    unsigned int entry_count;
    size_t members, types, text_bytes; /* of the tables */
    uint16_t new_types[NEW_TYPES];     /* structs that we do not know */
    unsigned int new_count;
    unsigned int weight[ALL_TYPES + NEW_TYPES]; /* members, inner ones too */
    bool fixed[ALL_FIXED];
};

__attribute__((format(printf, 3, 4))) static int
fail(struct parser *p, unsigned int line, const char *format, ...)
{
    va_list arguments;
    int bytes = snprintf(p->reason, p->reason_bytes, "%u: ", line);

    va_start(arguments, format);
    vsnprintf(p->reason + bytes, p->reason_bytes - (size_t)bytes, format,
              arguments);
    va_end(arguments);
    return -EINVAL;
}

/* Lines and words */

static int split(struct parser *p, char *at)
{
    size_t bytes = 0;

    p->count = 0;
    while (*(at += strspn(at, " \t")) && *at != '#') {
        if (p->count == WORDS)
            return fail(p, p->line, "too many words");
        p->words[p->count++] = at;
        at += strcspn(at, " \t");
        if (bytes + (size_t)(at - p->words[p->count - 1]) + 2 > LINE_BYTES)
            return fail(p, p->line, "too long");
        if (bytes)
            p->whole[bytes++] = ' ';
        memcpy(p->whole + bytes, p->words[p->count - 1],
               (size_t)(at - p->words[p->count - 1]));
        bytes += (size_t)(at - p->words[p->count - 1]);
        if (*at)
            *at++ = '\0';
    }
    p->whole[bytes] = '\0';
    return 0;
}

/* The next line that says something. */
static int next_line(struct parser *p)
{
    char *begin, *at, *newline;
    int ret;

    do {
        if (p->next == p->end)
            return fail(p, p->line + 1, "`end` expected: the file is cut off");
        begin = p->next;
        newline = memchr(begin, '\n', (size_t)(p->end - begin));
        p->line++;
        if (!newline)
            return fail(p, p->line, "the file is cut off");
        *newline = '\0';
        p->next = newline + 1;
        for (at = begin; at < newline; at++)
            if ((unsigned char)*at >= 0x7f ||
                ((unsigned char)*at < ' ' && *at != '\t'))
                return fail(p, p->line, "no text");
        ret = split(p, begin);
    } while (!ret && !p->count);
    return ret;
}

static bool is_word(const struct parser *p, unsigned int at, const char *word)
{
    return at < p->count && strcmp(p->words[at], word) == 0;
}

static bool is_name(const char *text, const char *more)
{
    const char *at = text;

    while (isalnum((unsigned char)*at) || *at == '_' ||
           (*at && strchr(more, *at)))
        at++;
    return at != text && !*at;
}

static int read_number(struct parser *p, const char *text, int64_t from,
                       int64_t to, int64_t *number_r)
{
    char *end;

    errno = 0;
    *number_r = strtoll(text, &end, 0);
    if (errno || end == text || *end || strlen(text) > NUMBER_BYTES ||
        *number_r < from || *number_r > to || isspace((unsigned char)*text))
        return fail(p, p->line, "%.40s is no number from %lld to %lld", text,
                    (long long)from, (long long)to);
    return 0;
}

/* FNV-1a, as symbols/generator/outputs/release_file.py has it. */
static const uint32_t digest_offset = 0x811c9dc5;

static uint32_t digest(const struct parser *p, uint32_t value)
{
    const char *at = p->whole;

    do
        value = (value ^ (unsigned char)(*at ? *at : '\n')) * 0x01000193u;
    while (*at++);
    return value;
}

/* What must be as we know it. */
static int check_fixed(struct parser *p, uint32_t value, unsigned int line,
                       const char *name)
{
    unsigned int i;

    for (i = 0; i < ALL_FIXED; i++) {
        if (all_fixed[i] != value)
            continue;
        if (p->fixed[i])
            return fail(p, line, "%.60s is there already", name);
        p->fixed[i] = true;
        return 0;
    }
    return fail(p, line, "%.60s is not as this libxenstable knows it", name);
}

/* The head */

static int read_head(struct parser *p, unsigned int major, unsigned int minor)
{
    char wanted[16];
    int64_t number;
    int ret = next_line(p);

    if (ret)
        return ret;
    if (p->count != 2 || !is_word(p, 0, "xenstable-release"))
        return fail(p, p->line, "`xenstable-release FORMAT` expected");
    ret = read_number(p, p->words[1], 1, INT32_MAX, &number);
    if (ret)
        return ret;
    if (number > DESCRIBED_FORMAT)
        return fail(p, p->line,
                    "format %lld is newer than this libxenstable, which reads "
                    "%d",
                    (long long)number, DESCRIBED_FORMAT);
    ret = next_line(p);
    if (ret)
        return ret;
    if (p->count != 8 || !is_word(p, 0, "release") ||
        !is_word(p, 2, "domctl") || !is_word(p, 4, "sysctl") ||
        !is_word(p, 6, "xenctrl"))
        return fail(p, p->line,
                    "`release X.Y domctl N sysctl N xenctrl NODE` expected");
    snprintf(wanted, sizeof(wanted), "%u.%u", major, minor);
    if (strcmp(p->words[1], wanted) != 0)
        return fail(p, p->line, "this is Xen %.10s, not %s", p->words[1],
                    wanted);
    ret = read_number(p, p->words[3], 1, UINT16_MAX, &number);
    p->out->domctl = (uint32_t)number;
    if (!ret)
        ret = read_number(p, p->words[5], 1, UINT16_MAX, &number);
    p->out->sysctl = (uint32_t)number;
    if (ret)
        return ret;
    if (!is_name(p->words[7], ".-") ||
        strlen(p->words[7]) >= sizeof(p->out->node))
        return fail(p, p->line, "%.40s is no version node", p->words[7]);
    if (!is_word(p, 7, "-"))
        strcpy(p->out->node, p->words[7]);
    return 0;
}

/* Enumerations */

static const char *without(const char *name, const char *prefix)
{
    const size_t bytes = strlen(prefix);

    return strncmp(name, prefix, bytes) == 0 ? name + bytes : name;
}

static const struct file_enum *find_enum(const struct parser *p,
                                         const char *name)
{
    unsigned int i;

    for (i = 0; i < p->enum_count; i++)
        if (strcmp(p->enums[i].name, name) == 0)
            return &p->enums[i];
    return NULL;
}

static const struct enumeration *known_enumeration(const char *name)
{
    unsigned int i;

    for (i = 0; i < ENUMERATION_COUNT; i++)
        if (strcmp(text_at(all_enumerations[i].name),
                   without(name, "libxl_")) == 0)
            return &all_enumerations[i];
    return NULL;
}

static int begin_enum(struct parser *p)
{
    struct file_enum *new = &p->enums[p->enum_count];

    if (p->count != 2 || !is_name(p->words[1], ""))
        return fail(p, p->line, "`enum NAME` expected");
    if (p->enum_count == ENUMS)
        return fail(p, p->line, "too many enumerations");
    if (find_enum(p, p->words[1]))
        return fail(p, p->line, "%.60s is there already", p->words[1]);
    *new = (struct file_enum){.name = p->words[1],
                              .known = known_enumeration(p->words[1]),
                              .first = p->value_count};
    p->enum_count++;
    return 0;
}

static const struct file_value *find_value(const struct parser *p,
                                           const struct file_enum *of,
                                           const char *name)
{
    unsigned int i;

    for (i = of->first; i < of->first + of->count; i++)
        if (strcmp(p->values[i].name, name) == 0)
            return &p->values[i];
    return NULL;
}

/* Neither a name nor a number of ours may mean something else. */
static int check_value(struct parser *p, const struct file_enum *of,
                       const struct file_value *value)
{
    const struct enumerator *known;
    bool same_name, same_number;
    unsigned int i;

    for (i = 0; of->known && i < of->known->count; i++) {
        known = &enumeration_values(of->known)[i];
        same_name = strcmp(text_at(known->string), value->name) == 0;
        same_number = known->number == value->number;
        if (same_name != same_number)
            return fail(p, p->line, "%.60s is %d, and %s was %d", value->name,
                        (int)value->number, text_at(known->string),
                        known->number);
        if (same_name)
            p->out->has_enumerator[known - all_enumerators] = true;
    }
    return 0;
}

static int read_value(struct parser *p)
{
    struct file_enum *of = &p->enums[p->enum_count - 1];
    struct file_value *value = &p->values[p->value_count];
    int64_t number;
    int ret;

    if (p->count != 3 || !is_name(p->words[1], ""))
        return fail(p, p->line, "`value NAME NUMBER` expected");
    if (p->value_count == VALUES)
        return fail(p, p->line, "too many values");
    if (find_value(p, of, p->words[1]))
        return fail(p, p->line, "%.60s is there already", p->words[1]);
    ret = read_number(p, p->words[2], INT32_MIN, INT32_MAX, &number);
    if (ret)
        return ret;
    *value = (struct file_value){p->words[1], (int32_t)number};
    ret = check_value(p, of, value);
    p->value_count++;
    of->count++;
    return ret;
}

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
        return fail(p, line, "too many names");
    memcpy(p->out->texts + p->text_bytes, text, bytes);
    *at_r = (uint16_t)p->text_bytes;
    p->text_bytes += bytes;
    return 0;
}

static int add_type(struct parser *p, unsigned int line, uint16_t name,
                    uint16_t *type_r)
{
    if (p->types == ALL_TYPES + NEW_TYPES)
        return fail(p, line, "too many types");
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
        return fail(p, entry->line, "no type %.60s", entry->type);
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
        return fail(p, entry->line, "%.60s was something else", entry->path);
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

/* The key of a union, an enumeration before it in the struct; or NULL. */
static const struct entry *find_key(const struct parser *p,
                                    const struct entry *of)
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
        ret = fail(p, entry->line, "%.60s is no number", entry->path);
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
        return fail(p, line, "too many members");
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
            return fail(p, entry->line,
                        "%.60s is there already, or stands elsewhere",
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

/* The lines of a struct */

/* The group that a path is in must be the last one that is not left. */
static int check_outer(struct parser *p, const struct entry *entry)
{
    const struct entry *last = entry;
    unsigned int depth = 0;
    const char *dot;

    if (!entry->outer)
        return 0;
    for (dot = entry->path; (dot = strchr(dot, '.')); dot++)
        depth++;
    if (depth > DEPTH)
        return fail(p, entry->line, "%.60s: too deep", entry->path);
    while (last-- > p->entries) {
        if (last->group && strlen(last->path) + 1 == entry->outer &&
            strncmp(last->path, entry->path, entry->outer - 1) == 0) {
            if (last->is_union != entry->is_case)
                break;
            return 0;
        }
        /* Only what is inside may stand between. */
        if (strncmp(last->path, entry->path, entry->outer) != 0)
            break;
    }
    return fail(p, entry->line, "%.60s stands in nothing", entry->path);
}

/* A type is one word, or two with a pointer. */
static int read_type(struct parser *p, struct entry *entry, unsigned int *at)
{
    if (*at < p->count)
        entry->type = p->words[(*at)++];
    if (!entry->type || !is_name(entry->type, ""))
        return fail(p, p->line, "a type expected");
    if (!is_word(p, *at, "*"))
        return 0;
    (*at)++;
    if (strcmp(entry->type, "char") != 0)
        return fail(p, p->line, "no type %.60s *", entry->type);
    entry->type = "char *";
    return 0;
}

static int read_words(struct parser *p, struct entry *entry, unsigned int at)
{
    int64_t number;
    int ret = 0;

    for (; at < p->count && !ret; at++) {
        if (is_word(p, at, "private") && !entry->private) {
            entry->private = true;
        } else if (is_word(p, at, "count") && entry->array && !entry->count &&
                   at + 1 < p->count && is_name(p->words[at + 1], "")) {
            entry->count = p->words[++at];
        } else if (is_word(p, at, "default") && !entry->array &&
                   !entry->initial && at + 1 < p->count) {
            ret =
                read_number(p, p->words[++at], INT32_MIN, INT32_MAX, &number);
            entry->initial = (int32_t)number;
        } else {
            return fail(p, p->line, "unknown: %.60s", p->words[at]);
        }
    }
    if (!ret && entry->array && !entry->count)
        ret = fail(p, p->line, "`count NAME` expected");
    return ret;
}

/* For which value of the union's key is this case? */
static int read_case(struct parser *p, struct entry *entry)
{
    const struct entry *in = entry;
    const struct file_value *value;

    if (p->count != 3)
        return fail(p, p->line, "`case PATH VALUE` expected");
    do
        in--;
    while (!in->is_union || strlen(in->path) + 1 != entry->outer);
    value = find_value(p, find_enum(p, find_key(p, in)->type), p->words[2]);
    if (!value)
        return fail(p, p->line, "no value %.60s", p->words[2]);
    entry->initial = value->number;
    return 0;
}

static int read_member(struct parser *p)
{
    struct entry *entry = &p->entries[p->entry_count];
    unsigned int at = 2;
    const char *dot;
    int ret;

    if (p->count < 2 || !is_name(p->words[1], "."))
        return fail(p, p->line, "a name expected");
    if (p->entry_count == ENTRIES)
        return fail(p, p->line, "too many members");
    dot = strrchr(p->words[1], '.');
    *entry = (struct entry){
        .line = p->line,
        .array = is_word(p, 0, "array"),
        .is_union = is_word(p, 0, "union"),
        .is_case = is_word(p, 0, "case"),
        .path = p->words[1],
        .name = dot ? dot + 1 : p->words[1],
        .outer = dot ? (size_t)(dot + 1 - p->words[1]) : 0,
    };
    entry->group = entry->is_union || entry->is_case || is_word(p, 0, "group");
    if (!*entry->name)
        return fail(p, p->line, "a name expected");
    ret = check_outer(p, entry);
    if (ret)
        return ret;
    p->entry_count++;
    if (entry->is_case)
        return entry->outer ? read_case(p, entry)
                            : fail(p, p->line, "no union has this case");
    if (entry->is_union) {
        if (p->count != 4 || !is_word(p, 2, "key"))
            return fail(p, p->line, "`union PATH key MEMBER` expected");
        entry->key = p->words[3];
        return find_key(p, entry)
                   ? 0
                   : fail(p, p->line, "no enumeration %.60s before it",
                          entry->key);
    }
    if (entry->group)
        return p->count == 2 ? 0 : fail(p, p->line, "`group PATH` expected");
    ret = read_type(p, entry, &at);
    return ret ? ret : read_words(p, entry, at);
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
        return fail(p, line, "%.60s is there already", name);
    for (i = 0; i < TYPE_COUNT; i++) {
        if (strcmp(type_name(&all_types[i]), wanted) == 0) {
            *type_r = (uint16_t)i;
            return 0;
        }
    }
    if (p->new_count == NEW_TYPES)
        return fail(p, line, "too many types");
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
    return weight > WEIGHT ? fail(p, line, "too large") : 0;
}

static int check_size(struct parser *p, unsigned int line, uint16_t type,
                      int64_t stated)
{
    const size_t bytes = plan_bytes(&p->out->types[type], &p->out->release);
    const size_t most = type < TYPE_COUNT
                            ? all_types[type].bytes + ROOM_TO_GROW
                            : NEW_STRUCT_BYTES;

    if (bytes > most)
        return fail(p, line, "too large");
#ifdef __LP64__
    if (bytes != (size_t)stated)
        return fail(p, line, "its members take %zu bytes, not %lld", bytes,
                    (long long)stated);
#else
    (void)stated; /* of 64-bit machines */
#endif
    return 0;
}

/* What begins the next block, or ends the file. */
static bool is_block(const struct parser *p)
{
    return is_word(p, 0, "struct") || is_word(p, 0, "enum") ||
           is_word(p, 0, "function") || is_word(p, 0, "typedef") ||
           is_word(p, 0, "end");
}

/* The parser is then at the line behind it; so it is with the others. */
static int read_plain(struct parser *p)
{
    const unsigned int line = p->line;
    const char *name = p->words[1];
    uint32_t value = digest_offset;
    int ret = 0;

    do {
        value = digest(p, value);
        ret = next_line(p);
    } while (!ret && !is_block(p));
    return ret ? ret : check_fixed(p, value, line, name);
}

static int finish_struct(struct parser *p, unsigned int line, const char *name,
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

static int read_struct(struct parser *p)
{
    const unsigned int line = p->line;
    const char *name = p->words[1];
    int64_t stated;
    int ret;

    if (p->count == 3 && is_word(p, 2, "plain"))
        return read_plain(p);
    if (p->count != 2 || !is_name(name, ""))
        return fail(p, line, "`struct NAME` expected");
    p->entry_count = 0;
    ret = next_line(p);
    if (ret)
        return ret;
    if (p->count != 2 || !is_word(p, 0, "size"))
        return fail(p, p->line, "`size BYTES` expected");
    ret = read_number(p, p->words[1], 1, UINT16_MAX, &stated);
    while (!ret) {
        ret = next_line(p);
        if (ret || is_block(p))
            break;
        if (is_word(p, 0, "field") || is_word(p, 0, "array") ||
            is_word(p, 0, "union") || is_word(p, 0, "case") ||
            is_word(p, 0, "group"))
            ret = read_member(p);
        else
            ret = fail(p, p->line, "unknown: %.60s", p->words[0]);
    }
    return ret ? ret : finish_struct(p, line, name, stated);
}

static int read_enum(struct parser *p)
{
    int ret = begin_enum(p);

    while (!ret) {
        ret = next_line(p);
        if (ret || is_block(p))
            break;
        ret = is_word(p, 0, "value")
                  ? read_value(p)
                  : fail(p, p->line, "unknown: %.60s", p->words[0]);
    }
    return ret;
}

static int read_typedef(struct parser *p)
{
    int ret = check_fixed(p, digest(p, digest_offset), p->line,
                          p->count > 1 ? p->words[1] : "it");

    return ret ? ret : next_line(p);
}

/* Those that all releases have are called without a look. */
static bool is_needed(const struct libxl_function *function)
{
    return function->since <= RELEASE(4, 14);
}

static int read_function(struct parser *p)
{
    const uint32_t value = digest(p, digest_offset);
    const char *begin, *end = strchr(p->whole, '(');
    unsigned int i;

    if (!end)
        return fail(p, p->line, "a prototype expected");
    for (begin = end; begin > p->whole &&
                      (isalnum((unsigned char)begin[-1]) || begin[-1] == '_');)
        begin--;
    for (i = 0; i < LIBXL_FUNCTION_COUNT; i++) {
        const struct libxl_function *known = &libxl_function_table[i];

        if (strlen(known->name) != (size_t)(end - begin) ||
            strncmp(known->name, begin, (size_t)(end - begin)) != 0)
            continue;
        if (p->out->has_function[i])
            return fail(p, p->line, "%s() is there already", known->name);
        p->out->has_function[i] =
            known->digest == value || known->digest_before == value;
        if (is_needed(known) && !p->out->has_function[i])
            return fail(p, p->line,
                        "%s() is not as this libxenstable knows it",
                        known->name);
    }
    return next_line(p);
}

/* Is all there that is taken for granted? */
static int check_whole(struct parser *p)
{
    const unsigned int release =
        RELEASE(p->out->release.major, p->out->release.minor);
    const struct type *type;
    unsigned int i;

    for (i = 0; i < ALL_FIXED; i++)
        if (!p->fixed[i])
            return fail(p, p->line, "a typedef or a plain struct is missing");
    for (i = 0; i < TYPE_COUNT; i++)
        if (!p->out->has_type[i] && libxl_type_since(i) <= release)
            return fail(p, p->line, "libxl_%s is missing",
                        type_name(&all_types[i]));
    for (i = 0; i < LIBXL_FUNCTION_COUNT; i++)
        if (!p->out->has_function[i] && is_needed(&libxl_function_table[i]))
            return fail(p, p->line, "%s() is missing",
                        libxl_function_table[i].name);
    type = plans_cannot(&p->out->release);
    if (type)
        return fail(p, p->line,
                    "libxl_%s has changed, which this libxenstable does not "
                    "convert",
                    type_name(type));
    return 0;
}

static int read_blocks(struct parser *p)
{
    int ret = next_line(p);

    while (!ret && !is_word(p, 0, "end")) {
        if (is_word(p, 0, "struct") && p->count > 1)
            ret = read_struct(p);
        else if (is_word(p, 0, "enum"))
            ret = read_enum(p);
        else if (is_word(p, 0, "typedef"))
            ret = read_typedef(p);
        else if (is_word(p, 0, "function"))
            ret = read_function(p);
        else
            ret = fail(p, p->line, "unknown: %.60s", p->words[0]);
    }
    if (!ret && (p->count != 1 || p->next != p->end))
        ret = fail(p, p->line, "something behind `end`");
    return ret;
}

static void begin(struct parser *p, unsigned int major, unsigned int minor)
{
    struct described *out = p->out;

    out->release = (struct toolstack_release){major, minor, out};
    out->tables = (struct tables){out->members, out->types, out->texts};
    memcpy(out->members, all_members, ALL_MEMBERS * sizeof(*out->members));
    memcpy(out->types, all_types, ALL_TYPES * sizeof(*out->types));
    memcpy(out->texts, text_at(0), ALL_TEXT_BYTES);
    p->members = ALL_MEMBERS;
    p->types = ALL_TYPES;
    p->text_bytes = ALL_TEXT_BYTES;
}

int described_parse(char *text, size_t text_bytes, unsigned int major,
                    unsigned int minor, struct described **described_r,
                    char *reason, size_t reason_bytes)
{
    struct parser *p = calloc(1, sizeof(*p));
    int ret = -ENOMEM;

    *described_r = NULL;
    if (!p)
        return -ENOMEM;
    p->out = calloc(1, sizeof(*p->out));
    if (p->out) {
        p->next = text;
        p->end = text + text_bytes;
        p->reason = reason;
        p->reason_bytes = reason_bytes;
        begin(p, major, minor);
        ret = read_head(p, major, minor);
        if (!ret)
            ret = read_blocks(p);
        if (!ret)
            ret = check_whole(p);
    }
    if (ret)
        free(p->out);
    else
        *described_r = p->out;
    free(p);
    return ret;
}
