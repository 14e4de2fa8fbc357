/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: wrappers - our functions that call libxl's, as a table
 */
#ifndef WRAPPERS_H
#define WRAPPERS_H

#include <string.h>

#include "lib/toolstack/type.h"

enum parameter_kind {
    PARAMETER_CONTEXT,
    PARAMETER_VALUE,   /* passed as it is */
    PARAMETER_BITMAP,  /* the same, with a hole in it */
    PARAMETER_POINTER, /* the same, points to something */
    PARAMETER_GIVEN,   /* a struct that libxl reads, ... */
    PARAMETER_CHANGED, /* ... changes, ... */
    PARAMETER_FILLED,  /* ... or only writes */
    PARAMETER_HOW,
    PARAMETER_PROGRESS
};

struct parameter {
    const char *name;
    enum parameter_kind kind;
    size_t bytes;
    const struct type *type; /* of the struct */
};

struct wrapper {
    const char *function;
    unsigned int major; /* the first release that has it */
    unsigned int minor;
    const struct parameter *parameters;
    unsigned int count;
    size_t result_bytes;
    const struct type *elements; /* of the list that it returns */
    /* Pointers to the arguments, and to room for the result. */
    void (*call)(void *const *at, void *result);
};

extern const struct wrapper wrappers[];
extern const unsigned int wrappers_count;

#endif
