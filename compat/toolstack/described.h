/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: described - a release that a file describes
 *
 * What the file says is added to a copy of our tables, as symbols/import would
 * add it to the registry: members that we do not know stand between those that
 * we know. Plans are then made as for any release; only what the release has,
 * and what its init sets, is told by struct described in place of `since`.
 */
#ifndef DESCRIBED_H
#define DESCRIBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "compat/release.h"
#include "compat/toolstack/libxl-api.h"
#include "compat/toolstack/plan.h"

enum {
    DESCRIBED_FORMAT = 1,
    DESCRIBED_BYTES = 256 * 1024, /* of a file */
    NEW_MEMBERS = 3072,
    NEW_TEXT_BYTES = 16 * 1024,
};

/* Their number, and each one's place. */
enum {
#define PLACE(function, ...) PLACE_##function,
    LIBXL_FUNCTIONS(PLACE)
#undef PLACE
        LIBXL_FUNCTION_COUNT
};

struct described {
    struct toolstack_release release; /* which points to this */
    /* Numbers, layouts and node, as of a known release. 0 for the number of an
       interface whose structures we do not know: Xen refuses it. */
    struct release facts;
    struct tables tables;
    bool has_function[LIBXL_FUNCTION_COUNT];
    bool has_type[TYPE_COUNT];
    bool has_enumerator[ALL_ENUMERATORS];
    /* By the place in the tables below. */
    bool has_member[ALL_MEMBERS + NEW_MEMBERS];
    int32_t initial[ALL_MEMBERS + NEW_MEMBERS];
    struct member members[ALL_MEMBERS + NEW_MEMBERS];
    struct type types[ALL_TYPES + NEW_TYPES];
    char texts[ALL_TEXT_BYTES + NEW_TEXT_BYTES];
};

/**
 * described_parse() - read what a file says
 * @text:   is changed
 * @major:  of the release that it must describe
 * @reason: "LINE: sentence" when it is refused
 *
 * Return: 0 with *described_r, ended by free(); -ENOMEM; -EINVAL.
 */
int described_parse(char *text, size_t text_bytes, unsigned int major,
                    unsigned int minor, struct described **described_r,
                    char *reason, size_t reason_bytes);

#endif
