/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: type - the public types as tables, and the functions that walk them
 *
 * The tables are generated (compat/toolstack/types.c). The offsets in them are
 * those of our own layout, for init, dispose, copy and JSON.
 * compat/toolstack/plan.h computes the layout of a release from them.
 */
#ifndef TYPE_H
#define TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <xenstable/toolstack.h>

enum member_kind {
    MEMBER_SIGNED, /* integers, by their size */
    MEMBER_UNSIGNED,
    MEMBER_BOOL,
    MEMBER_ENUM,
    MEMBER_STRING,
    MEMBER_DEFBOOL,
    MEMBER_UUID,
    MEMBER_MAC,
    MEMBER_HWCAP,
    MEMBER_GENID,
    MEMBER_BITMAP,
    MEMBER_STRING_LIST,
    MEMBER_KEY_VALUE_LIST,
    MEMBER_CPUID,
    MEMBER_STRUCT, /* a struct with a name of its own */
    MEMBER_GROUP,  /* an anonymous struct: offsets are from the outer one */
    MEMBER_UNION,  /* its members are groups; offsets are from outside, too */
    MEMBER_IGNORED /* private to libxl, or not owned */
};

/* The tables hold no pointer, so that the dynamic loader has nothing to do
   for them: texts are offsets, the rest are indices. */
struct enumerator {
    int number;
    uint16_t string;
    uint16_t since; /* the first release that has it, or 0: RELEASE() */
};

struct enumeration {
    uint16_t name;
    uint16_t first; /* in all_enumerators */
    uint16_t count;
};

struct member {
    uint16_t name;
    uint8_t kind;          /* enum member_kind */
    bool array;            /* a pointer to elements, ... */
    uint16_t count_offset; /* ... whose number is an int there */
    uint16_t offset;
    uint16_t bytes;  /* of it, or of an element */
    uint16_t since;  /* the first release that has it, or 0 */
    int32_t initial; /* integers and enumerations; -1 is ~0 */
    uint16_t type;   /* in all_types */
    uint16_t enumeration;
    uint16_t plain;      /* so many from here on own no memory */
    uint16_t key_name;   /* union: the name of its key */
    uint16_t key_offset; /* union: where its key is */
    uint8_t align;
    uint8_t earlier;     /* in all_earlier: other initial values */
    int key;             /* group in a union: for which key */
    bool printed_signed; /* unsigned: libxl's JSON has it as a signed one */
    bool bits;           /* bitmap: of values of the enumeration */
};

/* Before a release, init set another value: lists that 0 ends. */
struct earlier {
    uint16_t until;
    int32_t initial;
};

struct type {
    uint16_t name;  /* "device_disk" */
    uint16_t first; /* in all_members */
    uint16_t count;
    uint16_t bytes;
};

/* The tables, defined in compat/toolstack/types.c. */
#include "compat/toolstack/types.h"

/* A release of Xen that has libraries of the toolstack. */
struct toolstack_release {
    unsigned int major;
    unsigned int minor;
    const struct described *described; /* by a release file; NULL: by us */
};

/* What programs that were compiled with a libxenstable have: the layouts of a
   release, and their tables in all_types. */
struct generation {
    uint16_t release;
    uint16_t types[MOVING_COUNT];
};

/* Oldest first. */
extern const struct toolstack_release toolstack_releases[];
extern const unsigned int toolstack_releases_count;
extern const struct generation all_generations[];
extern const unsigned int newest_generation;

const char *text_at(unsigned int text);

static inline const char *type_name(const struct type *type)
{
    return text_at(type->name);
}

static inline const struct member *type_members(const struct type *type)
{
    return &all_members[type->first];
}

static inline const char *member_name(const struct member *member)
{
    return text_at(member->name);
}

static inline const struct type *member_type(const struct member *member)
{
    return &all_types[member->type];
}

static inline const struct enumeration *
member_enumeration(const struct member *member)
{
    return &all_enumerations[member->enumeration];
}

static inline const struct enumerator *
enumeration_values(const struct enumeration *enumeration)
{
    return &all_enumerators[enumeration->first];
}

/* Where a member is. */
static inline void *member_at(const struct member *member, const void *outer)
{
    return (char *)(uintptr_t)outer + member->offset;
}

/* The pointer that is there: a member's type may be any pointer type. */
static inline void *pointer_at(const void *at)
{
    void *pointer;

    memcpy(&pointer, at, sizeof(pointer));
    return pointer;
}

/* The group that is in use in a union, or NULL. */
const struct member *union_case(const struct member *member,
                                const void *outer);

/* The union that a member is the key of, or NULL. */
const struct member *union_keyed_by(const struct type *type,
                                    const struct member *member);

/* Has the member the value that init gives it? Never for elements. */
bool member_is_initial(const struct member *member, const void *outer);

/* Clear, and set what is not 0. */
void type_init(const struct type *type, void *p);

/* Set the key of a union, and the members of that case. What another case has
   is freed: libxl asserts that there is none. */
void type_init_key(const struct type *type, void *p, const char *union_name,
                   int key);

/* Free what is owned, and clear. */
void type_dispose(const struct type *type, void *p);

/* Dispose of an array of structs, and free it. */
void type_list_free(const struct type *type, void *list, int count);

/**
 * type_copy() - a deep copy
 * @to: needs no init; holds the copy, or is as after init on error. @from
 *      itself stays as it is
 *
 * Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM.
 */
int type_copy(const struct type *type, void *to, const void *from);

/* Copies of lists that NULL ends. Return: 0 or XENSTABLE_LIBXL_ERROR_NOMEM,
   with a list that can be disposed of. */
int string_list_copy(xenstable_libxl_string_list *to, char **from);
int key_value_list_copy(xenstable_libxl_key_value_list *to, char **from);

/* "00:16:3e:01:02:03". Return: 0 or -1. */
int mac_from_string(uint8_t *mac, const char *text);

/* Dispose of a member, and set it to what init gives it. */
void member_reset(const struct member *member, void *outer);

/**
 * type_reset() - dispose of a member, and set it to what init gives it
 * @path: as struct conversion names it: "device_disk.irq", also with
 *        something after a '='. The struct may be anywhere inside @p.
 *
 * Return: was the member found, and not initial?
 */
bool type_reset(const struct type *type, void *p, const char *path);

/* NULL for a number that has no string. */
const char *enumeration_to_string(const struct enumeration *enumeration,
                                  int number);

/* In any case of letters. Return: 0 or XENSTABLE_LIBXL_ERROR_FAIL. */
int enumeration_from_string(const struct enumeration *enumeration,
                            const char *string, int *number);

#endif
