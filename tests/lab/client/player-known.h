/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: player-known - where the fake machine's answer may differ from Xen's,
 * and why; what must not be asked; what a real machine cannot do
 */
#ifndef PLAYER_KNOWN_H
#define PLAYER_KNOWN_H

#include <stdbool.h>

/* The result is 1 or more, and a number of the machine. */
static const char *const own_numbers[] = {
    "memory_op:3",     "xc_getcpuinfo", "xc_get_machine_memory_map",
    "xc_get_max_cpus", "xen_version",   "xc_version",
};

#define FEW_PIRQS "a guest of this machine has 56 numbers of interrupts"

#define LITTLE_MEMORY \
    "the guest may have 32 MiB, and the machine has not 1 GiB"

#define ONE_VCPU "the guest of this machine has one virtual CPU"

/* Differences that are meant. */
static const struct {
    const char *release; /* NULL: all */
    const char *call;
    const char *arguments; /* that are among them; NULL: any */
    const char *fake;      /* how its answer begins */
    const char *xen;
    const char *reason;
} known[] = {
    {NULL, "xc_domain_populate_physmap_exact", " extent_order=18 ", "0 0",
     "-1 16", LITTLE_MEMORY},
    {NULL, "memory_op:6", " extent_order=18 ", "1 0", "0 0", LITTLE_MEMORY},
    /* do_domctl() in xen/common/domctl.c looks for a translation first. */
    {"4.20", "domctl:39", " domain=1 ", "-1 1", "0 0",
     "Debian's 4.20 has XSA-492, the fake's is the first 4.20"},
    /* d->nr_pirqs in domain_create(), xen/common/domain.c: 32 more than those
       of the I/O APIC. With extra_guest_irqs=512 (4.14, 4.17; 4.20 then gives
       none) the answers were the same; this was tried once. */
    {NULL, "xc_physdev_map_pirq", " pirq=300", "0 0", "-1 22", FEW_PIRQS},
    {NULL, "physdev_op:13", " pirq=300", "0 0", "-1 22", FEW_PIRQS},
    {NULL, "domctl:38", " machine_irq=300", "0 0", "-1 1", FEW_PIRQS},
    {NULL, "domctl:48", " machine_irq=300", "-1 22", "-1 1", FEW_PIRQS},
    {NULL, "xc_vcpu_getinfo", " domid=7 ", "0 0", "-1 22", ONE_VCPU},
    {NULL, "domctl:14", " domain=7 ", "0 0", "-1 22", ONE_VCPU},
    {"4.17", "event_channel_op:5", " port=6 ", "-1 13", "0 0",
     "port 6 of this machine's guest does not belong to Xen"},
};

/* A test programmed something that this machine cannot have. If the call
   leaves nothing behind, the conversation continues after it. Otherwise it
   ends. */
static const struct {
    const char *programmed;
    const char *reason;
    bool ends;
} not_here[] = {
    {"answer", "the test plays an answer that Xen gives in need", false},
    {"any_errno", "the test plays what no Xen answers", false},
    {"policy_refuses", "a Xen with a policy of Flask", false},
    {"no_rights", "a caller without rights over other domains", false},
    {"unknown_release", "a libxenctrl of another release", false},
    {"has_build_id", "a Xen without build id", false},
    {"old_pirqs", "another point release of Xen", false},
    {"old_mapping", "another point release of Xen", false},
    {"overcount", "a Xen that tells of more than it wrote", false},
    {"no_vcpu", "a domain that lacks one of its virtual CPUs", false},
    {"ends_after", "a domain that ends between two calls", true},
    {"more_ranges", "a machine with 2048 ranges of memory", false},
    {"no_crash_memory", "a machine without memory for a crash kernel", false},
    {"pci_gsi", "a kernel that tells no GSI", false},
    {"is_arm", "Arm", true},
    {"bad_gfn", "a frame for whose table there is no memory", true},
    {"other_domains", "a dom0 that is PVH", true},
};

#endif
