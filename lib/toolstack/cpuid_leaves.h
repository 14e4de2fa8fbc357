/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: cpuid_leaves - CPU policies as CPUID has them
 *
 * The form of libxl's JSON: for each leaf a string of 32 bits a register,
 * the highest first; 1, 0, x (as usual), k (as the host has it), s (the same,
 * and when it is restored).
 */
#ifndef CPUID_LEAVES_H
#define CPUID_LEAVES_H

#include <stdint.h>

#include <xenstable/toolstack.h>

struct json_value;
struct json_writer;

enum { CPUID_REGISTERS = 4, CPUID_BITS = 32, CPUID_MAX_LEAVES = 32 };
#define CPUID_NO_SUBLEAF UINT32_MAX

struct cpuid_feature {
    char name[28];
    uint32_t leaf;
    uint32_t subleaf;
    uint8_t reg;
    uint8_t bit;
};

extern const struct cpuid_feature cpuid_features[];
extern const unsigned int cpuid_features_count;

struct cpuid_leaf {
    uint32_t leaf;
    uint32_t subleaf;
    char bits[CPUID_REGISTERS][CPUID_BITS + 1]; /* "" when it is left alone */
};

extern const char cpuid_registers[CPUID_REGISTERS][4];

/**
 * cpuid_leaves() - a policy by leaves
 * @leaves: room for CPUID_MAX_LEAVES
 *
 * Return: how many; -1: not every text is of bits that are known by name.
 */
int cpuid_leaves(const struct xenstable_cpu_policy *policy,
                 struct cpuid_leaf *leaves);

/* Add {"leaf": 1, "subleaf": 0, "ecx": "xx0..."} to a policy. Return: 0;
   XENSTABLE_ERROR_NOMEM, XENSTABLE_ERROR_INVAL (something else). */
int cpuid_add_leaf(xenstable_cpuid_policy_list *policy,
                   const struct json_value *leaf);

void cpuid_write_leaf(struct json_writer *writer,
                      const struct cpuid_leaf *leaf);

#endif
