/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: player-known - where the fake machine answers otherwise than Xen, and
 * why it may
 */
#ifndef PLAYER_KNOWN_H
#define PLAYER_KNOWN_H

/* A result of 1 and more that is a number of the machine. */
static const struct {
    const char *call;
} own_numbers[] = {
    {"memory_op:3"},     {"xc_getcpuinfo"}, {"xc_get_machine_memory_map"},
    {"xc_get_max_cpus"}, {"xen_version"},   {"xc_version"},
};

static const struct {
    const char *release; /* NULL: all */
    const char *call;
    const char *arguments; /* that are among them; NULL: any */
    const char *fake;      /* how its answer begins */
    const char *xen;
    const char *reason;
} known[] = {
    {NULL, "-", NULL, "", "", ""},
};

#endif
