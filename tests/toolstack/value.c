/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/toolstack/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/cpuid_leaves.h"
#include "lib/toolstack/integer.h"

static uint64_t next(struct random *random)
{
    uint64_t x = random->state;

    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    random->state = x;
    return x * 0x2545f4914f6cdd1du;
}

uint32_t random_below(struct random *random, uint32_t limit)
{
    if (random->nr_bytes) {
        random->nr_bytes--;
        return *random->bytes++ % limit;
    }
    return (uint32_t)((next(random) >> 32) % limit);
}

static char *random_string(struct random *random)
{
    static const char *const pieces[] = {"a",
                                         "Z",
                                         "0",
                                         "/",
                                         "-",
                                         ".",
                                         " ",
                                         "\"",
                                         "\\",
                                         "\n",
                                         "\001",
                                         "\xc3\xa9",
                                         "\xf0\x9f\x98\x80",
                                         "xvda",
                                         "\t",
                                         "<",
                                         "'",
                                         "\x7f"};
    uint32_t count = random_below(random, 12);
    char *text = calloc(count * 4 + 1, 1);

    while (count--)
        strcat(text,
               pieces[random_below(random, sizeof(pieces) / sizeof(*pieces))]);
    return text;
}

/* Often near the ends of the range. */
static uint64_t random_number(struct random *random)
{
    switch (random_below(random, 6)) {
    case 0:
        return 0;
    case 1:
        return UINT64_MAX;
    case 2:
        return (uint64_t)1 << random_below(random, 64);
    case 3:
        return ((uint64_t)1 << random_below(random, 64)) - 1;
    case 4:
        return random_below(random, 100);
    default:
        return next(random);
    }
}

static void set_pointer(void *at, const void *pointer)
{
    memcpy(at, &pointer, sizeof(pointer));
}

static void fill_members(struct random *random, const struct type *type,
                         void *outer);

static char **random_strings(struct random *random, bool pairs)
{
    uint32_t i, count = 1 + random_below(random, 4);
    char **list = calloc(2 * (size_t)count + 1, sizeof(*list));
    char name[16];

    for (i = 0; i < count; i++) {
        if (!pairs) {
            list[i] = random_string(random);
            continue;
        }
        snprintf(name, sizeof(name), "key %u", i);
        list[2 * i] = strdup(name);
        if (random_below(random, 4))
            list[2 * i + 1] = random_string(random);
    }
    return list;
}

static void fill_bytes(struct random *random, void *at, size_t bytes)
{
    uint8_t *byte = at;

    while (bytes--)
        *byte++ = (uint8_t)random_below(random, 256);
}

static void fill_bitmap(struct random *random, xenstable_libxl_bitmap *bitmap)
{
    xenstable_libxl_bitmap_alloc(NULL, bitmap,
                                 8 * (int)(1 + random_below(random, 20)));
    fill_bytes(random, bitmap->map, bitmap->size);
}

static void fill_cpuid(struct random *random,
                       xenstable_libxl_cpuid_policy_list *policy)
{
    uint32_t i, count = 1 + random_below(random, 3);
    /* With and without a text that fits into no leaf. */
    static const char *const names[] = {"vmx=0", "family=17", "rdcl-no=1",
                                        "no-such-feature=1", "nx=0"};
    const uint32_t limit = sizeof(names) / sizeof(names[0]);

    for (i = 0; random->cpuid && i < count; i++) {
        if (random_below(random, 3) == 0)
            xenstable_libxl_cpuid_parse_config_xend(
                policy, "7,0:ebx=x1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
        else
            xenstable_libxl_cpuid_parse_config(
                policy, names[random_below(random, limit)]);
    }
}

static void fill_value(struct random *random, const struct member *member,
                       void *at, void *outer)
{
    const struct enumeration *enumeration = member_enumeration(member);
    xenstable_libxl_defbool *defbool = at;

    switch (member->kind) {
    case MEMBER_SIGNED:
    case MEMBER_UNSIGNED:
        integer_set(at, member->bytes, random_number(random));
        break;
    case MEMBER_BOOL:
        *(bool *)at = random_below(random, 2);
        break;
    case MEMBER_ENUM:
        if (random->wild && random_below(random, 4) == 0) {
            integer_set(at, member->bytes, random_number(random));
            break;
        }
        integer_set(at, member->bytes,
                    (uint64_t)enumeration_values(
                        enumeration)[random_below(random, enumeration->count)]
                        .number);
        break;
    case MEMBER_STRING:
        set_pointer(at, random_string(random));
        break;
    case MEMBER_DEFBOOL:
        defbool->val = (int)random_below(random, 3) - 1;
        break;
    case MEMBER_UUID:
    case MEMBER_MAC:
    case MEMBER_HWCAP:
    case MEMBER_GENID:
        fill_bytes(random, at, member->bytes);
        break;
    case MEMBER_BITMAP:
        fill_bitmap(random, at);
        break;
    case MEMBER_STRING_LIST:
        set_pointer(at, random_strings(random, false));
        break;
    case MEMBER_KEY_VALUE_LIST:
        set_pointer(at, random_strings(random, true));
        break;
    case MEMBER_CPUID:
        fill_cpuid(random, at);
        break;
    case MEMBER_STRUCT:
        type_init(member_type(member), at);
        fill_members(random, member_type(member), at);
        break;
    case MEMBER_GROUP:
        fill_members(random, member_type(member), outer);
        break;
    case MEMBER_UNION:
    case MEMBER_IGNORED:
        break;
    }
}

static void fill_array(struct random *random, const struct member *member,
                       void *outer)
{
    int i, count = 1 + (int)random_below(random, 3);
    char *elements = calloc((size_t)count, member->bytes);

    set_pointer(member_at(member, outer), elements);
    memcpy((char *)outer + member->count_offset, &count, sizeof(count));
    for (i = 0; i < count; i++)
        fill_value(random, member, elements + (size_t)i * member->bytes, NULL);
}

static const struct enumeration *keys_of(const struct type *type,
                                         const struct member *member)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        if (strcmp(text_at(type_members(type)[i].name),
                   text_at(member->key_name)) == 0)
            return member_enumeration(&type_members(type)[i]);
    }
    abort();
}

static bool is_key(const struct type *type, const struct member *member)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        if (type_members(type)[i].kind == MEMBER_UNION &&
            strcmp(text_at(type_members(type)[i].key_name),
                   member_name(member)) == 0)
            return true;
    }
    return false;
}

static void fill_members(struct random *random, const struct type *type,
                         void *outer)
{
    const struct enumeration *keys;
    const struct member *chosen;
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &type_members(type)[i];

        if (is_key(type, member))
            continue;
        if (member->kind == MEMBER_UNION) {
            keys = keys_of(type, member);
            type_init_key(
                type, outer, member_name(member),
                enumeration_values(keys)[random_below(random, keys->count)]
                    .number);
            chosen = union_case(member, outer);
            if (chosen)
                fill_members(random, member_type(chosen), outer);
            continue;
        }
        if (!random->full && random_below(random, 3) == 0)
            continue;
        if (member->array)
            fill_array(random, member, outer);
        else
            fill_value(random, member, member_at(member, outer), outer);
    }
}

void random_fill(struct random *random, const struct type *type, void *p)
{
    type_init(type, p);
    fill_members(random, type, p);
}

static bool texts_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool lists_equal(char **a, char **b, unsigned int step)
{
    static char *empty[] = {NULL};
    unsigned int i;

    a = a ? a : empty;
    b = b ? b : empty;
    for (; *a && *b; a += step, b += step) {
        for (i = 0; i < step; i++) {
            if (!texts_equal(a[i], b[i]))
                return false;
        }
    }
    return !*a && !*b;
}

static bool policies_equal(const struct xenstable_libxl_cpu_policy *a,
                           const struct xenstable_libxl_cpu_policy *b)
{
    struct cpuid_bits a_bits, b_bits;
    unsigned int i;
    bool same;

    if (!a || !b)
        return a == b;
    /* JSON has bits where it can. */
    if (!cpuid_bits(a, &a_bits)) {
        if (cpuid_bits(b, &b_bits)) {
            cpuid_bits_free(&a_bits);
            return false;
        }
        same = a_bits.nr_leaves == b_bits.nr_leaves &&
               a_bits.nr_msrs == b_bits.nr_msrs &&
               memcmp(a_bits.leaves, b_bits.leaves,
                      a_bits.nr_leaves * sizeof(a_bits.leaves[0])) == 0 &&
               memcmp(a_bits.msrs, b_bits.msrs,
                      a_bits.nr_msrs * sizeof(a_bits.msrs[0])) == 0;
        cpuid_bits_free(&a_bits);
        cpuid_bits_free(&b_bits);
        return same;
    }
    if (a->count != b->count)
        return false;
    for (i = 0; i < a->count; i++) {
        if (a->entries[i].notation != b->entries[i].notation ||
            !texts_equal(a->entries[i].text, b->entries[i].text))
            return false;
    }
    return true;
}

static bool values_equal(const struct member *member, const void *a_at,
                         const void *a, const void *b_at, const void *b)
{
    const struct member *chosen;

    switch (member->kind) {
    case MEMBER_STRING:
        return texts_equal(pointer_at(a_at), pointer_at(b_at));
    case MEMBER_BITMAP:
        return xenstable_libxl_bitmap_equal(a_at, b_at, 0);
    case MEMBER_STRING_LIST:
        return lists_equal(pointer_at(a_at), pointer_at(b_at), 1);
    case MEMBER_KEY_VALUE_LIST:
        return lists_equal(pointer_at(a_at), pointer_at(b_at), 2);
    case MEMBER_CPUID:
        return policies_equal(pointer_at(a_at), pointer_at(b_at));
    case MEMBER_STRUCT:
        return value_equal(member_type(member), a_at, b_at);
    case MEMBER_GROUP:
        return value_equal(member_type(member), a, b);
    case MEMBER_UNION:
        chosen = union_case(member, a);
        return !chosen || value_equal(member_type(chosen), a, b);
    case MEMBER_IGNORED:
        return true;
    default:
        return memcmp(a_at, b_at, member->bytes) == 0;
    }
}

static bool arrays_equal(const struct member *member, const void *a,
                         const void *b)
{
    const char *a_at = pointer_at(member_at(member, a));
    const char *b_at = pointer_at(member_at(member, b));
    int i, a_count, b_count;

    memcpy(&a_count, (const char *)a + member->count_offset, sizeof(int));
    memcpy(&b_count, (const char *)b + member->count_offset, sizeof(int));
    if (a_count != b_count)
        return false;
    for (i = 0; i < a_count; i++) {
        size_t at = (size_t)i * member->bytes;

        if (!values_equal(member, a_at + at, NULL, b_at + at, NULL))
            return false;
    }
    return true;
}

bool value_equal(const struct type *type, const void *a, const void *b)
{
    unsigned int i;

    for (i = 0; i < type->count; i++) {
        const struct member *member = &type_members(type)[i];

        if (member->array ? !arrays_equal(member, a, b)
                          : !values_equal(member, member_at(member, a), a,
                                          member_at(member, b), b))
            return false;
    }
    return true;
}

void value_normalise(const struct type *type, void *value, unsigned int minor)
{
    xenstable_libxl_domain_build_info *info = NULL;

    if (type == TYPE(domain_build_info))
        info = value;
    else if (type == TYPE(domain_config))
        info = &((xenstable_libxl_domain_config *)value)->b_info;
    if (info && minor < 21 && info->arch_arm.nr_spis == 0)
        info->arch_arm.nr_spis = UINT32_MAX;
}

static const struct plans *plans_for(const struct toolstack_release *release)
{
    static struct plans *made, of_file;
    struct plans *plans;

    if (!made)
        made = calloc(toolstack_releases_count, sizeof(*made));
    plans = made ? &made[release - toolstack_releases] : NULL;
    if (release->described)
        plans = &of_file;
    if (!plans ||
        (!plans->steps &&
         plans_make(plans, &all_generations[newest_generation], release)))
        abort();
    return plans;
}

const union converters *
value_converters(const struct toolstack_release *release)
{
    return &plans_for(release)->of;
}

const struct converter *
value_converter(const struct toolstack_release *release,
                const struct type *type)
{
    return plans_find(plans_for(release), type);
}

void value_free_arrays(const struct toolstack_release *release,
                       xenstable_libxl_domain_config *config)
{
    const union converters *of = value_converters(release);

    if (of->device_disk)
        free(config->disks);
    if (of->device_nic)
        free(config->nics);
    if (of->device_pci)
        free(config->pcidevs);
    if (of->device_p9)
        free(config->p9s);
}

void value_free_shells(xenstable_libxl_domain_config *config,
                       const xenstable_libxl_domain_config *owner)
{
    if (config->disks != owner->disks)
        free(config->disks);
    if (config->nics != owner->nics)
        free(config->nics);
    if (config->pcidevs != owner->pcidevs)
        free(config->pcidevs);
    if (config->p9s != owner->p9s)
        free(config->p9s);
}
