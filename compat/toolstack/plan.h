/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: plan - the steps from one layout of a struct to another and back
 *
 * A layout is what a release has of the members, placed as C places them. A
 * plan is made from two layouts: the one that a program was compiled with
 * ("ours") and the one of the running release ("theirs"). It is a list of
 * steps, the same for both directions:
 *
 *   refuse: what the release does not have must not be set; first
 *   move: a run of members that moves as one
 *   and what differs, member by member
 */
#ifndef PLAN_H
#define PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/toolstack/type.h"

/* So much larger than ours may a struct be in a release. */
enum { ROOM_TO_GROW = 512 };

/* So many types may a release file have that we do not know. */
enum { NEW_TYPES = 96 };

enum step_kind {
    STEP_REFUSE_VALUE, /* what has not @value */
    STEP_REFUSE_COUNT, /* an array with elements */
    STEP_REFUSE_EQUAL, /* an enumerator, @value */
    STEP_REFUSE_BIT,   /* the same as bit of a bitmap */
    STEP_MOVE,
    STEP_DEFAULT, /* moved already; its initial value is another one */
    STEP_LACKS,   /* ours gets @value back */
    STEP_FREE,    /* and an array without elements is freed */
    STEP_BEGIN,   /* theirs gets @value, which ours has not ... */
    STEP_EXTRA,   /* ... and is disposed of afterwards; @ours: its name */
    STEP_EACH,    /* an array of such structs, of @value bytes: the @bytes
                     steps behind it dispose of an element */
    STEP_ARRAY,   /* of structs that differ: converter @value */
    STEP_CPUID,
    STEP_UNION, /* the @bytes steps behind it are its cases */
    STEP_CASE,  /* of a union: for key @value, the @bytes steps behind it */
    STEP_OTHER  /* the last case, for all other keys */
};

struct step {
    uint8_t kind;   /* enum step_kind */
    uint16_t bytes; /* of the member, or steps */
    uint16_t ours;  /* where; CASE and OTHER: so many bytes are cleared */
    uint16_t theirs;
    int32_t value; /* -1 stands for ~0; EXTRA: place in the members */
    union {
        int32_t our_value; /* DEFAULT; @value is theirs */
        struct {
            uint16_t our_other; /* where the count or the key is */
            uint16_t their_other;
        };
        struct {
            uint16_t name; /* REFUSE: in struct plans */
            uint16_t since;
        };
    };
};

/* "device_disk", ".irq" and "=value" of what may be refused. */
struct name {
    uint16_t outer; /* in struct plans; 0: none, and this is a struct */
    uint16_t text;
    uint16_t enumerator; /* or 0 */
};

/**
 * struct converter - the plan for one struct
 * @type:        the struct as we have it
 * @bytes:       its size in the release
 * @same_layout: nothing differs but the CPU policy, so that a struct
 *               without one is passed as it is
 * @policy:      with @same_layout, where the policy is
 * @in_place:    libxl may fill the program's own struct, see
 *               convert_in_place(): the release's is no larger, begins as
 *               ours does, and all that is elsewhere in ours are numbers
 * @reads:       convert_from() reads what is in ours
 * @drops:       convert_drop() has something to do
 * @loses:       the release has members that ours has not
 */
struct converter {
    const struct plans *plans;
    const struct type *type;
    const struct step *steps, *moves, *end; /* moves: behind refusals */
    uint16_t bytes;
    uint16_t policy;
    bool same_layout;
    bool in_place;
    bool reads;
    bool drops;
    bool loses;
};

/* By the name of the type; NULL: it is passed as it is. */
union converters {
    struct {
#define CONVERTER(name) const struct converter *name;
        MOVING_TYPES(CONVERTER)
#undef CONVERTER
    };
    const struct converter *all[MOVING_COUNT];
};

/* Those that are built in, or with what a release file says besides. */
struct tables {
    const struct member *members;
    const struct type *types;
    const char *texts;
};

/* The plans of all structs. */
struct plans {
    struct tables tables;
    union converters of;
    struct converter converters[MOVING_COUNT];
    struct step *steps;
    struct name *names;
    size_t nr_names;
};

/**
 * plans_make() - for programs of a generation, and a release
 * @plans: not to be copied. Ended by plans_free(); zeros need none
 *
 * Return: 0 or -ENOMEM, with nothing to free.
 */
int plans_make(struct plans *plans, const struct generation *generation,
               const struct toolstack_release *release);
void plans_free(struct plans *plans);

/* The first type that a described release has in another layout than ours,
   although no call converts it; or NULL. */
const struct type *plans_cannot(const struct toolstack_release *release);

/* The converter of a type, or NULL. */
const struct converter *plans_find(const struct plans *plans,
                                   const struct type *type);

/* "device_disk.backend=standalone": what a REFUSE step names. */
void plans_name(const struct plans *plans, const struct step *step, char *text,
                size_t bytes);

/* The size of a struct in a release, by the release's own tables; at most
   UINT16_MAX. */
size_t plan_bytes(const struct type *type,
                  const struct toolstack_release *release);

/* One of our types in the layout of a release after init. Return: its size. */
size_t plan_init(const struct type *type,
                 const struct toolstack_release *release, void *p);

#endif
