/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/toolstack/cpuid_leaves.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/cpuid.h"
#include "lib/toolstack/json_text.h"

const char cpuid_registers[CPUID_REGISTERS][4] = {"eax", "ebx", "ecx", "edx"};

static const char bit_values[] = "01xks";

/* Find a leaf, or add it. NULL: there is no room. */
static struct cpuid_leaf *leaf_at(struct cpuid_leaf *leaves, int *count_io,
                                  uint32_t leaf, uint32_t subleaf)
{
    int i;

    for (i = 0; i < *count_io; i++)
        if (leaves[i].leaf == leaf && leaves[i].subleaf == subleaf)
            return &leaves[i];
    if (i == CPUID_MAX_LEAVES)
        return NULL;
    memset(&leaves[i], 0, sizeof(leaves[i]));
    leaves[i].leaf = leaf;
    leaves[i].subleaf = subleaf;
    (*count_io)++;
    return &leaves[i];
}

/* "vmx=0" */
static bool add_feature(struct cpuid_leaf *leaves, int *count_io,
                        const char *text)
{
    const char *equal = strchr(text, '=');
    size_t bytes = equal ? (size_t)(equal - text) : 0;
    unsigned int i;

    if (!equal || !equal[1] || equal[2] || !strchr(bit_values, equal[1]))
        return false;
    for (i = 0; i < cpuid_features_count; i++) {
        const struct cpuid_feature *feature = &cpuid_features[i];
        struct cpuid_leaf *leaf;
        char *bits;

        if (strlen(feature->name) != bytes ||
            memcmp(feature->name, text, bytes) != 0)
            continue;
        leaf = leaf_at(leaves, count_io, feature->leaf, feature->subleaf);
        if (!leaf)
            return false;
        bits = leaf->bits[feature->reg];
        if (!bits[0])
            memset(bits, 'x', CPUID_BITS);
        bits[CPUID_BITS - 1 - feature->bit] = equal[1];
        return true;
    }
    return false;
}

static bool read_number(const char **text_io, uint32_t *number_r)
{
    char *end;
    unsigned long long number;

    if (**text_io < '0' || **text_io > '9')
        return false;
    errno = 0;
    number = strtoull(*text_io, &end, 0);
    if (errno || number > UINT32_MAX)
        return false;
    *text_io = end;
    *number_r = (uint32_t)number;
    return true;
}

/* "ecx=" and 32 bits */
static bool read_register(const char **text_io, struct cpuid_leaf *leaf)
{
    const char *text = *text_io;
    unsigned int i;

    for (i = 0; i < CPUID_REGISTERS; i++)
        if (strncmp(text, cpuid_registers[i], 3) == 0 && text[3] == '=')
            break;
    if (i == CPUID_REGISTERS || strspn(text + 4, bit_values) != CPUID_BITS)
        return false;
    memcpy(leaf->bits[i], text + 4, CPUID_BITS);
    *text_io = text + 4 + CPUID_BITS;
    return true;
}

/* "1,0:ecx=xx0...,edx=..." */
static bool add_xend(struct cpuid_leaf *leaves, int *count_io,
                     const char *text)
{
    uint32_t number, subleaf = CPUID_NO_SUBLEAF;
    struct cpuid_leaf *leaf;

    if (!read_number(&text, &number))
        return false;
    if (*text == ',') {
        text++;
        if (!read_number(&text, &subleaf))
            return false;
    }
    leaf = leaf_at(leaves, count_io, number, subleaf);
    if (!leaf || *text != ':')
        return false;
    do {
        text++;
        if (!read_register(&text, leaf))
            return false;
    } while (*text == ',');
    return !*text;
}

int cpuid_leaves(const struct xenstable_cpu_policy *policy,
                 struct cpuid_leaf *leaves)
{
    unsigned int i;
    int count = 0;

    for (i = 0; policy && i < policy->count; i++) {
        const struct cpuid_entry *entry = &policy->entries[i];

        if (!(entry->xend ? add_xend : add_feature)(leaves, &count,
                                                    entry->text))
            return -1;
    }
    return count;
}

static bool read_member(const struct json_value *value,
                        struct cpuid_leaf *leaf, bool *found)
{
    const char *text = value->text;
    unsigned int i;

    if (value->kind == JSON_NUMBER) {
        bool sub = strcmp(value->key, "subleaf") == 0;

        *found |= !sub;
        return (sub || strcmp(value->key, "leaf") == 0) &&
               read_number(&text, sub ? &leaf->subleaf : &leaf->leaf) &&
               !*text;
    }
    for (i = 0; value->kind == JSON_STRING && i < CPUID_REGISTERS; i++) {
        if (strcmp(value->key, cpuid_registers[i]) != 0)
            continue;
        if (strspn(text, bit_values) != CPUID_BITS || text[CPUID_BITS])
            return false;
        memcpy(leaf->bits[i], text, CPUID_BITS);
        return true;
    }
    return false;
}

int cpuid_add_leaf(xenstable_cpuid_policy_list *policy,
                   const struct json_value *leaf)
{
    struct cpuid_leaf read = {.subleaf = CPUID_NO_SUBLEAF};
    const struct json_value *value;
    const char *separator = ":";
    char text[256];
    bool found = false;
    unsigned int i;
    int used;

    if (leaf->kind != JSON_OBJECT)
        return XENSTABLE_ERROR_INVAL;
    for (value = leaf->first; value; value = value->next)
        if (!read_member(value, &read, &found))
            return XENSTABLE_ERROR_INVAL;
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
    /* A leaf without registers says nothing. */
    if (!found || separator[0] == ':')
        return XENSTABLE_ERROR_INVAL;
    return cpuid_add(policy, text, true);
}

void cpuid_write_leaf(struct json_writer *writer,
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
