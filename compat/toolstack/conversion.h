/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: conversion - converts a struct between our layout and that of a release
 *
 * Conversions are shallow: both structs share what their members point to.
 * Only arrays of structs whose layout differs in the release are allocated.
 * The steps of a call into libxl are:
 *
 *   1. convert_to():   fill a struct of the release from ours
 *   2. the call, which may free, replace and add to what is in there
 *   3. convert_from(): overwrite ours with what is there now
 *   4. convert_drop(): free what convert_to() has allocated, and nothing else
 *
 * After step 2 our struct is stale until step 3, which therefore never stops
 * half-way: see convert_list(). A struct that libxl only reads does not need
 * step 3. A struct that libxl only writes does not need step 1; ours is then
 * cleared before step 3.
 *
 * A plan for two layouts says how to convert: see plan.h.
 */
#ifndef CONVERSION_H
#define CONVERSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <xenstable/toolstack.h>

#include "compat/toolstack/plan.h"

struct conversion;

/* How a CPU policy, which is opaque, is converted to the running libxl and
   back. Both directions may fail; free() frees what to() made. */
struct cpuid_hooks {
    int (*to)(struct conversion *c, xenstable_libxl_cpuid_policy_list ours,
              xenstable_libxl_cpuid_policy_list *theirs);
    int (*from)(struct conversion *c, xenstable_libxl_cpuid_policy_list theirs,
                xenstable_libxl_cpuid_policy_list *ours);
    void (*free)(struct conversion *c,
                 xenstable_libxl_cpuid_policy_list *theirs);
};

enum { CONVERSION_TEXT_BYTES = 128, LOST_NAMES = 16 };

/* One conversion: what it needs, and why it refused. */
struct conversion {
    const struct cpuid_hooks *cpuid; /* NULL: policies cannot be converted */
    void *cpuid_data;
    unsigned int major; /* the first release that has it; 0: not refused */
    unsigned int minor;
    char refused[CONVERSION_TEXT_BYTES]; /* "device_disk.irq" */
    /* What libxl gave and the program does not know: names in the plans, each
       once. */
    uint16_t lost[LOST_NAMES];
    unsigned int lost_count;
};

/* Return: 0; XENSTABLE_LIBXL_ERROR_NI (refused: see struct conversion),
   XENSTABLE_LIBXL_ERROR_NOMEM, or what a hook gave; nothing needs a drop
   then. */
int convert_to(const struct converter *converter, struct conversion *c,
               const void *ours, void *theirs);

/* Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM, with ours valid in any case. */
int convert_from(const struct converter *converter, struct conversion *c,
                 const void *theirs, void *ours);

/* What libxl has filled in the program's own struct, where a converter is
   in_place. Return: 0. */
int convert_in_place(const struct converter *converter, void *theirs_to_ours);

void convert_drop(const struct converter *converter, struct conversion *c,
                  void *theirs);

/**
 * convert_list() - overwrite our array with that of the release
 * @ours_io:  our array as it was before the call; grows when it must
 * @count_io: its number of elements
 *
 * When no memory is left for more elements, the surplus is disposed of, so
 * that ours is valid and nothing leaks.
 *
 * Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM.
 */
int convert_list(const struct converter *converter, struct conversion *c,
                 const void *theirs, int count, void *ours_io, int *count_io);

/* A policy that libxl has put into our struct. */
int conversion_cpuid_from(struct conversion *c,
                          xenstable_libxl_cpuid_policy_list theirs,
                          xenstable_libxl_cpuid_policy_list *ours);
void conversion_cpuid_free(struct conversion *c,
                           xenstable_libxl_cpuid_policy_list *theirs);

#endif
