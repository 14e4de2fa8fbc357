/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts become bits as in libxl: cpuid_add(), msr_add() and
   libxl_cpuid_parse_config_xend() of libxl_cpuid.c, which do the same from
   4.14 to 4.22. */
#include "lib/toolstack/cpuid_leaves.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/json_text.h"

static const char cpuid_registers[CPUID_REGISTERS][4] = {"eax", "ebx", "ecx",
                                                         "edx"};
static const char bit_values[] = "01xks";

/* Find a leaf, or add it. */
static struct cpuid_leaf *leaf_at(struct cpuid_bits *bits, uint32_t leaf,
                                  uint32_t subleaf)
{
    struct cpuid_leaf *at = bits->leaves, *end = at + bits->nr_leaves;

    for (; at < end; at++)
        if (at->leaf == leaf && at->subleaf == subleaf)
            return at;
    memset(at, 0, sizeof(*at));
    at->leaf = leaf;
    at->subleaf = subleaf;
    bits->nr_leaves++;
    return at;
}

/* The same for a model specific register. */
static struct cpuid_msr *msr_at(struct cpuid_bits *bits, uint32_t index)
{
    struct cpuid_msr *at = bits->msrs, *end = at + bits->nr_msrs;

    for (; at < end; at++)
        if (at->index == index)
            return at;
    at->index = index;
    memset(at->bits, 'x', CPUID_MSR_BITS);
    at->bits[CPUID_MSR_BITS] = '\0';
    bits->nr_msrs++;
    return at;
}

/* The lowest @count bits of a number, the highest first. */
static void put_number(char *place, unsigned long long number,
                       unsigned int count)
{
    while (count--) {
        place[count] = number & 1 ? '1' : '0';
        number >>= 1;
    }
}

/* Family and model have two places in leaf 1. The family's bits above 15 are
   all but the lowest 15 of it; "x" is no number there, and clears them. */
static void put_family(char *bits, const char *field, unsigned long long value)
{
    char *low = bits + CPUID_BITS - 4 - 8, *high = bits + CPUID_BITS - 8 - 20;

    if (value < 16) {
        memcpy(low, field + 4, 4);
        memset(high, '0', 8);
    } else {
        memset(low, '1', 4);
        high[0] = field[0];
        put_number(high + 1, value - 15, 7);
    }
}

static void put_model(char *bits, const char *field)
{
    memcpy(bits + CPUID_BITS - 4 - 16, field, 4);
    memcpy(bits + CPUID_BITS - 4 - 4, field + 4, 4);
}

/* A number, or one of x, k, s for each of the bits. What follows is not
   looked at. */
static int add_field(struct cpuid_bits *all,
                     const struct cpuid_feature *feature, const char *value)
{
    char field[CPUID_BITS], *end, *bits;
    unsigned long long number = strtoull(value, &end, 0);

    if (end != value)
        put_number(field, number, feature->bits);
    else if (*value && strchr("xks", *value))
        memset(field, *value, feature->bits);
    else
        return CPUID_NO_VALUE;
    bits = leaf_at(all, feature->leaf, feature->subleaf)->bits[feature->reg];
    if (!bits[0])
        memset(bits, 'x', CPUID_BITS);
    if (strcmp(feature->name, "family") == 0)
        put_family(bits, field, number);
    else if (strcmp(feature->name, "model") == 0)
        put_model(bits, field);
    else
        memcpy(bits + CPUID_BITS - feature->bits - feature->bit, field,
               feature->bits);
    return 0;
}

/* One character; "s" is "k" there. */
static int add_msr_bit(struct cpuid_bits *all,
                       const struct cpuid_feature *feature, const char *value)
{
    if (!value[0] || value[1] || !strchr(bit_values, value[0]))
        return CPUID_NO_VALUE;
    msr_at(all, feature->leaf)->bits[CPUID_MSR_BITS - 1 - feature->bit] =
        value[0] == 's' ? 'k' : value[0];
    return 0;
}

/* "vmx=0", "family=6", "rdcl-no=1" */
static int add_name(struct cpuid_bits *all, const char *text)
{
    const char *equal = strchr(text, '=');
    size_t bytes = equal ? (size_t)(equal - text) : 0;
    unsigned int i;

    if (!equal)
        return CPUID_NO_PAIR;
    for (i = 0; i < cpuid_features_count; i++) {
        const struct cpuid_feature *feature = &cpuid_features[i];

        if (strlen(feature->name) == bytes &&
            memcmp(feature->name, text, bytes) == 0)
            return feature->reg == CPUID_REGISTER_MSR
                       ? add_msr_bit(all, feature, equal + 1)
                       : add_field(all, feature, equal + 1);
    }
    return CPUID_NO_KEY;
}

/* libxl keeps the lowest 32 bits of what strtoul() reads. */
static bool read_number(const char **text_io, uint32_t *number_r)
{
    char *end;

    *number_r = (uint32_t)strtoull(*text_io, &end, 0);
    if (end == *text_io)
        return false;
    *text_io = end;
    return true;
}

/* "ecx=" and 32 bits; libxl looks at the first and third letter, for a '='
   anywhere behind them, and at no bit. */
static int read_register(const char **text_io, struct cpuid_leaf *leaf)
{
    const char *text = *text_io;
    unsigned int i;

    for (i = 0; i < CPUID_REGISTERS; i++)
        if (strncmp(text, cpuid_registers[i], 3) == 0 && text[3] == '=')
            break;
    if (i == CPUID_REGISTERS)
        return CPUID_NO_REGISTER;
    text += 4;
    if (strspn(text, bit_values) != CPUID_BITS ||
        (text[CPUID_BITS] && text[CPUID_BITS] != ','))
        return CPUID_NO_BITS;
    memcpy(leaf->bits[i], text, CPUID_BITS);
    leaf->bits[i][CPUID_BITS] = '\0';
    *text_io = text + CPUID_BITS;
    return 0;
}

/* "1,0:ecx=xx0...,edx=..."; there may be spaces and line feeds behind a
   comma, and nothing behind the last one or the colon. */
static int add_xend(struct cpuid_bits *all, const char *text)
{
    uint32_t number, subleaf = CPUID_NO_SUBLEAF;
    struct cpuid_leaf *leaf;
    int ret;

    /* The largest number ends libxl's list. */
    if (!read_number(&text, &number) || number == UINT32_MAX)
        return CPUID_NO_LEAF;
    if (*text == ',') {
        text++;
        if (!read_number(&text, &subleaf))
            return CPUID_NO_SUBLEAF_NUMBER;
    }
    if (*text++ != ':')
        return CPUID_NO_COLON;
    leaf = leaf_at(all, number, subleaf);
    while (*text) {
        ret = read_register(&text, leaf);
        if (ret)
            return ret;
        if (*text == ',')
            text++;
        text += strspn(text, " \n");
    }
    return 0;
}

/* "266:xxx...": what cpuid_read() has made. */
static int add_msr(struct cpuid_bits *all, const char *text)
{
    uint32_t index;
    struct cpuid_msr *msr;
    unsigned int i;

    if (!read_number(&text, &index) || *text++ != ':')
        return CPUID_NO_COLON;
    msr = msr_at(all, index);
    for (i = 0; i < CPUID_MSR_BITS; i++)
        if (text[i] != 'x')
            msr->bits[i] = text[i];
    return 0;
}

static int add_entry(struct cpuid_bits *all, const struct cpuid_entry *entry)
{
    switch (entry->notation) {
    case CPUID_XEND:
        return add_xend(all, entry->text);
    case CPUID_MSR:
        return add_msr(all, entry->text);
    default:
        return add_name(all, entry->text);
    }
}

int cpuid_check(const char *text, enum cpuid_notation notation)
{
    struct cpuid_leaf leaf;
    struct cpuid_msr msr;
    struct cpuid_bits bits = {.leaves = &leaf, .msrs = &msr};
    const struct cpuid_entry entry = {notation, (char *)(uintptr_t)text};

    return add_entry(&bits, &entry);
}

/* With the entries in both of libxl's notations, or with whole registers only.
 */
static int make_bits(const struct xenstable_libxl_cpu_policy *policy, bool all,
                     struct cpuid_bits *bits_r)
{
    unsigned int i, count = policy ? policy->count : 0;
    int pass, ret = 0;

    *bits_r = (struct cpuid_bits){.leaves = NULL};
    /* No entry is of more than one leaf or register. */
    bits_r->leaves = calloc(count + 1, sizeof(*bits_r->leaves));
    bits_r->msrs = calloc(count + 1, sizeof(*bits_r->msrs));
    if (!bits_r->leaves || !bits_r->msrs)
        ret = XENSTABLE_LIBXL_ERROR_NOMEM;
    /* Whole registers come first, as when a policy goes to libxl. */
    for (pass = 0; pass <= all; pass++)
        for (i = 0; i < count && !ret; i++)
            if ((policy->entries[i].notation == CPUID_MSR) == (pass == 0) &&
                add_entry(bits_r, &policy->entries[i]))
                ret = XENSTABLE_LIBXL_ERROR_INVAL;
    if (ret)
        cpuid_bits_free(bits_r);
    return ret;
}

int cpuid_bits(const struct xenstable_libxl_cpu_policy *policy,
               struct cpuid_bits *bits_r)
{
    return make_bits(policy, true, bits_r);
}

int cpuid_register_bits(const struct xenstable_libxl_cpu_policy *policy,
                        struct cpuid_bits *bits_r)
{
    return make_bits(policy, false, bits_r);
}

void cpuid_bits_free(struct cpuid_bits *bits)
{
    free(bits->leaves);
    free(bits->msrs);
    *bits = (struct cpuid_bits){.leaves = NULL};
}

static bool read_bits(const struct json_value *value, size_t bits)
{
    return value->kind == JSON_STRING &&
           strspn(value->text, bit_values) == bits && !value->text[bits];
}

static bool read_member(const struct json_value *value,
                        struct cpuid_leaf *leaf, bool *found)
{
    uint64_t number;
    unsigned int i;

    if (strcmp(value->key, "leaf") == 0 ||
        strcmp(value->key, "subleaf") == 0) {
        bool sub = value->key[0] == 's';

        if (!json_read_unsigned(value, sizeof(uint32_t), true, &number))
            return false;
        /* This number ends libxl's lists. */
        if (!sub && number == UINT32_MAX)
            return false;
        *found |= !sub;
        *(sub ? &leaf->subleaf : &leaf->leaf) = (uint32_t)number;
        return true;
    }
    for (i = 0; i < CPUID_REGISTERS; i++) {
        if (strcmp(value->key, cpuid_registers[i]) != 0)
            continue;
        if (!read_bits(value, CPUID_BITS))
            return false;
        memcpy(leaf->bits[i], value->text, CPUID_BITS);
        return true;
    }
    return false;
}

/* {"leaf": 1, "subleaf": 0, "ecx": "xx0..."}. libxl writes leaves without
   registers, too: a value that it refused leaves such a one. */
static int add_leaf(xenstable_libxl_cpuid_policy_list *policy,
                    const struct json_value *value)
{
    struct cpuid_leaf read = {.subleaf = CPUID_NO_SUBLEAF};
    const struct json_value *member;
    const char *separator = ":";
    char text[256];
    bool found = false;
    unsigned int i;
    int used;

    for (member = value->first; member; member = member->next)
        if (!read_member(member, &read, &found))
            return XENSTABLE_LIBXL_ERROR_INVAL;
    if (!found)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    used = snprintf(text, sizeof(text), "%u", read.leaf);
    if (read.subleaf != CPUID_NO_SUBLEAF)
        used += snprintf(text + used, sizeof(text) - (size_t)used, ",%u",
                         read.subleaf);
    for (i = 0; i < CPUID_REGISTERS; i++) {
        if (!read.bits[i][0])
            continue;
        used += snprintf(text + used, sizeof(text) - (size_t)used, "%s%s=%s",
                         separator, cpuid_registers[i], read.bits[i]);
        separator = ",";
    }
    if (separator[0] == ':')
        snprintf(text + used, sizeof(text) - (size_t)used, ":");
    return cpuid_add(policy, text, CPUID_XEND);
}

/* {"index": 266, "policy": "xxx..."} */
static int add_register(xenstable_libxl_cpuid_policy_list *policy,
                        const struct json_value *value)
{
    const struct json_value *member, *bits = NULL, *index = NULL;
    char text[CPUID_MSR_BITS + 16];
    uint64_t number = 0;

    if (value->kind != JSON_OBJECT)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    for (member = value->first; member; member = member->next) {
        if (strcmp(member->key, "index") == 0 &&
            json_read_unsigned(member, sizeof(uint32_t), true, &number))
            index = member;
        else if (strcmp(member->key, "policy") == 0 &&
                 read_bits(member, CPUID_MSR_BITS))
            bits = member;
        else
            return XENSTABLE_LIBXL_ERROR_INVAL;
    }
    if (!index || !bits || number == UINT32_MAX)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    snprintf(text, sizeof(text), "%u:%s", (uint32_t)number, bits->text);
    return cpuid_add(policy, text, CPUID_MSR);
}

/* A text, or an array of one. */
static int add_text(xenstable_libxl_cpuid_policy_list *policy,
                    const struct json_value *value)
{
    bool xend =
        value->kind == JSON_ARRAY && value->first && !value->first->next;
    const struct json_value *text = xend ? value->first : value;
    int ret;

    if (text->kind != JSON_STRING)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    ret = xend ? xenstable_libxl_cpuid_parse_config_xend(policy, text->text)
               : xenstable_libxl_cpuid_parse_config(policy, text->text);
    return ret > 0 ? XENSTABLE_LIBXL_ERROR_INVAL : ret;
}

static bool is_msr(const struct json_value *value)
{
    return value->kind == JSON_OBJECT && value->first &&
           (strcmp(value->first->key, "index") == 0 ||
            strcmp(value->first->key, "policy") == 0);
}

/* An array of registers, or of leaves, which may have registers in it. */
static int read_list(xenstable_libxl_cpuid_policy_list *policy,
                     const struct json_value *array, bool leaves,
                     const struct json_value **wrong_r, const char **expect_r)
{
    const struct json_value *value;
    int ret = 0;

    *expect_r = leaves ? "a leaf of CPUID" : "a model specific register";
    for (value = array->first; value && !ret; value = value->next) {
        *wrong_r = value;
        if (!leaves || is_msr(value))
            ret = add_register(policy, value);
        else if (value->kind == JSON_OBJECT)
            ret = add_leaf(policy, value);
        else
            ret = add_text(policy, value);
    }
    return ret;
}

int cpuid_read(xenstable_libxl_cpuid_policy_list *policy,
               const struct json_value *value,
               const struct json_value **wrong_r, const char **expect_r)
{
    const struct json_value *member;
    int ret = 0;

    *wrong_r = value;
    *expect_r = "a CPU policy";
    if (value->kind == JSON_ARRAY)
        return read_list(policy, value, true, wrong_r, expect_r);
    if (value->kind != JSON_OBJECT || !value->first)
        return XENSTABLE_LIBXL_ERROR_INVAL;
    for (member = value->first; member && !ret; member = member->next) {
        bool leaves = strcmp(member->key, "cpuid") == 0;

        *wrong_r = member;
        *expect_r = "a CPU policy";
        if (member->kind != JSON_ARRAY ||
            (!leaves && strcmp(member->key, "msr") != 0))
            return XENSTABLE_LIBXL_ERROR_INVAL;
        ret = read_list(policy, member, leaves, wrong_r, expect_r);
    }
    return ret;
}

static void write_leaf(struct json_writer *writer,
                       const struct cpuid_leaf *leaf)
{
    unsigned int i;

    json_write_object(writer);
    json_write_string(writer, "leaf");
    json_write_unsigned(writer, leaf->leaf);
    if (leaf->subleaf != CPUID_NO_SUBLEAF) {
        json_write_string(writer, "subleaf");
        json_write_unsigned(writer, leaf->subleaf);
    }
    for (i = 0; i < CPUID_REGISTERS; i++) {
        if (!leaf->bits[i][0])
            continue;
        json_write_string(writer, cpuid_registers[i]);
        json_write_string(writer, leaf->bits[i]);
    }
    json_write_object_end(writer);
}

static void write_msr(struct json_writer *writer, uint32_t index,
                      const char *bits)
{
    json_write_object(writer);
    json_write_string(writer, "index");
    json_write_unsigned(writer, index);
    json_write_string(writer, "policy");
    json_write_string(writer, bits);
    json_write_object_end(writer);
}

static void write_bits(struct json_writer *writer,
                       const struct cpuid_bits *bits)
{
    unsigned int i;

    json_write_object(writer);
    json_write_string(writer, "cpuid");
    json_write_array(writer);
    for (i = 0; i < bits->nr_leaves; i++)
        write_leaf(writer, &bits->leaves[i]);
    json_write_array_end(writer);
    json_write_string(writer, "msr");
    json_write_array(writer);
    for (i = 0; i < bits->nr_msrs; i++)
        write_msr(writer, bits->msrs[i].index, bits->msrs[i].bits);
    json_write_array_end(writer);
    json_write_object_end(writer);
}

static void write_texts(struct json_writer *writer,
                        const struct xenstable_libxl_cpu_policy *policy)
{
    uint32_t index = 0;
    unsigned int i;

    json_write_array(writer);
    for (i = 0; i < policy->count; i++) {
        const struct cpuid_entry *entry = &policy->entries[i];
        const char *text = entry->text;

        if (entry->notation == CPUID_MSR) {
            read_number(&text, &index);
            write_msr(writer, index, text + 1);
            continue;
        }
        if (entry->notation == CPUID_XEND)
            json_write_array(writer);
        json_write_string(writer, text);
        if (entry->notation == CPUID_XEND)
            json_write_array_end(writer);
    }
    json_write_array_end(writer);
}

void cpuid_write(struct json_writer *writer,
                 const struct xenstable_libxl_cpu_policy *policy)
{
    struct cpuid_bits bits;
    int ret = cpuid_bits(policy, &bits);

    if (ret == XENSTABLE_LIBXL_ERROR_NOMEM)
        json_write_failed(writer, "out of memory");
    else if (ret)
        write_texts(writer, policy);
    else
        write_bits(writer, &bits);
    cpuid_bits_free(&bits);
}
