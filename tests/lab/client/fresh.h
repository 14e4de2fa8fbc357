/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: fresh - a domain without a toolstack, by the hypervisor's own calls
 */
#ifndef FRESH_H
#define FRESH_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/lab/client/direct.h"

enum fresh_kind { FRESH_PV, FRESH_PVH, FRESH_HVM, FRESH_KINDS };

struct fresh {
    uint32_t domid;
    enum fresh_kind kind;
    bool iommu; /* of use for PVH and HVM only */
    uint64_t limit_kib;
    /* Memory that it has from the start; 64 frames at most. */
    uint64_t gfn;
    unsigned int frames;
};

/* NULL, or why not. */
const char *fresh_open(const struct direct *direct,
                       const struct release *release);
/* Return: 0, or -1 with errno. If a domain with this number is still being
   destroyed, this waits for it. */
int fresh_create(const struct fresh *fresh);
int fresh_destroy(uint32_t domid);

/* Return: as Xen answers, or -1 with errno. */
int fresh_domctl(uint32_t domid, uint32_t command, const void *payload,
                 size_t bytes);
/* The argument comes back as Xen left it. */
int fresh_call(unsigned int hypercall, unsigned int command, void *argument,
               size_t bytes);

#endif
