/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: cpuid_leaves - CPU policies as leaves, registers and bits
 *
 * The form of libxl's JSON: for each leaf of CPUID a string of 32 bits a
 * register, for each model specific register one of 64 bits, the highest
 * first; 1, 0, x (as usual), k (as the host has it), s (the same, and when it
 * is restored).
 */
#ifndef CPUID_LEAVES_H
#define CPUID_LEAVES_H

#include <stdint.h>

#include "lib/toolstack/cpuid.h"

struct json_value;
struct json_writer;

enum {
    CPUID_REGISTERS = 4,
    CPUID_REGISTER_MSR = CPUID_REGISTERS, /* in place of one of them */
    CPUID_BITS = 32,
    CPUID_MSR_BITS = 64
};
#define CPUID_NO_SUBLEAF UINT32_MAX

/* A name that libxl has for some bits. */
struct cpuid_feature {
    char name[28];
    uint32_t leaf; /* or the number of the model specific register */
    uint32_t subleaf;
    uint8_t reg;
    uint8_t bit;
    uint8_t bits;
};

extern const struct cpuid_feature cpuid_features[];
extern const unsigned int cpuid_features_count;

struct cpuid_leaf {
    uint32_t leaf;
    uint32_t subleaf;
    char bits[CPUID_REGISTERS][CPUID_BITS + 1]; /* "" when it is left alone */
};

struct cpuid_msr {
    uint32_t index;
    char bits[CPUID_MSR_BITS + 1];
};

struct cpuid_bits {
    struct cpuid_leaf *leaves;
    struct cpuid_msr *msrs;
    unsigned int nr_leaves;
    unsigned int nr_msrs;
};

/* What libxl answers for texts that cannot be a policy; the first three for
   a name. */
enum {
    CPUID_NO_PAIR = 1,
    CPUID_NO_KEY = 2,
    CPUID_NO_VALUE = 3,
    CPUID_NO_LEAF = 1,
    CPUID_NO_SUBLEAF_NUMBER = 2,
    CPUID_NO_COLON = 3,
    CPUID_NO_REGISTER = 4,
    CPUID_NO_BITS = 5
};

/* What is wrong with a text. Return: 0, or one of these. */
int cpuid_check(const char *text, enum cpuid_notation notation);

/**
 * cpuid_bits() - a policy by leaves and registers
 * @bits_r: receives it, for cpuid_bits_free()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_INVAL (a name that is not known),
 * XENSTABLE_LIBXL_ERROR_NOMEM.
 */
int cpuid_bits(const struct xenstable_libxl_cpu_policy *policy,
               struct cpuid_bits *bits_r);
/* The same of what was read as registers alone. */
int cpuid_register_bits(const struct xenstable_libxl_cpu_policy *policy,
                        struct cpuid_bits *bits_r);
void cpuid_bits_free(struct cpuid_bits *bits);

/* Write {"cpuid": [...], "msr": [...]}, as libxl has it; where a name is not
   known, an array of the texts, which no libxl reads. */
void cpuid_write(struct json_writer *writer,
                 const struct xenstable_libxl_cpu_policy *policy);

/**
 * cpuid_read() - add a policy in any form that Xen or we have written
 * @wrong_r:  receives the value that is none
 * @expect_r: receives what would be right there
 *
 * An array of leaves, or an object of such an array and one of registers. In
 * place of a leaf there may be a text, or an array of one in xend's notation.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_INVAL.
 */
int cpuid_read(xenstable_libxl_cpuid_policy_list *policy,
               const struct json_value *value,
               const struct json_value **wrong_r, const char **expect_r);

#endif
