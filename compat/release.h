/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: release - what the registry says of one Xen release
 */
#ifndef RELEASE_H
#define RELEASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <xenstable/xenstable.h>

#include "compat/layout-kinds.h"

/* A release as one number that can be compared. */
#define RELEASE(major, minor) ((unsigned int)(major) << 8 | (minor))

/* One layout of a structure of Xen's that we have a structure for. */
struct layout {
    size_t bytes;
    size_t public_bytes;
    void (*convert)(const void *from, void *to);
};

extern const struct layout layouts[];

/* A layout of a structure of domctl's or sysctl's, by the digest of its lines
   in a release file. */
struct locked_layout {
    uint32_t digest;
    bool domctl;
    unsigned char number; /* of the structure */
    unsigned char place;  /* in struct release; 0: there is only this one */
    unsigned char layout;
};

extern const struct locked_layout locked_layouts[];
extern const unsigned int locked_layouts_count;

/* Without pointers, which the loader would relocate in each program. */
struct release {
    unsigned int major;
    unsigned int minor;
    uint32_t domctl;
    uint32_t sysctl;
    char xenctrl_node[24]; /* empty: symbols without version */
    /* Places in layouts. */
#define PLACE(name) unsigned char name;
    LAYOUT_KINDS(PLACE)
#undef PLACE
};

extern const struct release known_releases[];
extern const unsigned int known_releases_count;

/* A feature is there from `since` on and before `until`. */
struct feature_facts {
    char name[40];
    unsigned int since;
    unsigned int until;
};

extern const struct feature_facts feature_facts[];
extern const unsigned int feature_facts_count;

#endif
