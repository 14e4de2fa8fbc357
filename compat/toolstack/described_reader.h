/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: described_reader - what the two halves of the reader share
 *
 * described.c reads lines; described_tables.c puts the members of a struct
 * into the tables.
 */
#ifndef DESCRIBED_READER_H
#define DESCRIBED_READER_H

#include "compat/toolstack/described.h"

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
    bool locked[LOCKED_STRUCTS];
};

/* Says why the file is refused. Return: -EINVAL. */
int described_fail(struct parser *p, unsigned int line, const char *format,
                   ...) __attribute__((format(printf, 3, 4)));

/* @name without a prefix that it may have. */
const char *without(const char *name, const char *prefix);

/* An enumeration that the file has described above; or NULL. */
const struct file_enum *find_enum(const struct parser *p, const char *name);

/* The key of a union, an enumeration before it in the struct; or NULL. */
const struct entry *find_key(const struct parser *p, const struct entry *of);

/* Puts the entries, which are a struct's, into the tables. @stated: its size
   in the file. */
int finish_struct(struct parser *p, unsigned int line, const char *name,
                  int64_t stated);

#endif
