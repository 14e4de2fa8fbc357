/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: map-memory - what a guest really has after map_memory
 *
 *   map-memory KIND DOMID
 *
 * KIND is one of:
 *   pvh      a running PVH guest, whose memory for page tables is used up
 *   pv       a running PV guest: there is nothing to map, and no error
 *   missing  no domain, between two that exist
 *
 * LAB_XEN in the environment says which release runs. Xen itself says what is
 * mapped, through the release's own libxenctrl: a frame can be unmapped once
 * if it is mapped, else not (clear_mmio_p2m_entry() in xen/arch/x86/mm/p2m.c).
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lab/client/client.h"
#include "tests/lab/client/direct.h"

/* Frames that a guest of 128 MiB does not have, and a hole of the machine.
   Both are aligned to 2 MiB; with MISALIGNED added they are not. */
enum {
    FREE_GFN = 0x100000,
    HOLE_MFN = 0xfd000,
    HOLE_FRAMES = 0x1000,
    SUPERPAGE = 0x200,
    MISALIGNED = 0x80
};

static struct direct direct;
static uint32_t domid;

struct way {
    const char *name;
    struct xenstable *xs;
};

static int map(const struct way *way, uint64_t gfn, uint64_t mfn,
               uint64_t frames, bool add)
{
    return xenstable_device_model_map_memory(way->xs, domid, gfn, mfn, frames,
                                             add);
}

static bool take_out(uint64_t gfn, uint64_t mfn, unsigned int frames)
{
    return direct.functions.xc_domain_memory_mapping(
               direct.xch, domid, (unsigned long)gfn, (unsigned long)mfn,
               frames, 0) == 0;
}

/* Counts the mapped frames, and unmaps them. Unmapping all at once succeeds
   only if each is mapped. One by one, only SAMPLES are looked at, because each
   costs lines on Xen's console. */
static unsigned int count_mapped(uint64_t gfn, uint64_t mfn,
                                 unsigned int frames, bool all)
{
    enum { SAMPLES = 64 };
    const unsigned int stride = frames > SAMPLES ? frames / SAMPLES : 1;
    unsigned int mapped = 0, i;

    if (all && take_out(gfn, mfn, frames))
        return frames;
    for (i = (frames - 1) % stride; i < frames; i += stride)
        mapped += take_out(gfn + i, mfn + i, 1);
    return mapped;
}

static void check_code(const struct way *way, const char *what, int got,
                       int expected)
{
    result(got == expected, "%s: %s: %s%s%s", way->name, what, code_name(got),
           got == expected ? "" : ", expected ",
           got == expected ? "" : code_name(expected));
}

static void check_mapped(const struct way *way, const char *what, uint64_t gfn,
                         uint64_t mfn, unsigned int frames,
                         unsigned int expected)
{
    unsigned int mapped = count_mapped(gfn, mfn, frames, expected > 0);

    result(mapped == expected, "%s: %s: %u of %u frames are mapped", way->name,
           what, mapped, frames);
}

static void check_range(const struct way *way, uint64_t gfn, uint64_t mfn,
                        unsigned int frames)
{
    char what[64];

    snprintf(what, sizeof(what), "%u frames at %#lx", frames,
             (unsigned long)gfn);
    check_code(way, what, map(way, gfn, mfn, frames, 1), 0);
    check_mapped(way, "mapped", gfn, mfn, frames, frames);
    check_code(way, what, map(way, gfn, mfn, frames, 1), 0);
    check_code(way, "unmapped", map(way, gfn, mfn, frames, 0), 0);
    check_mapped(way, "unmapped", gfn, mfn, frames, 0);
}

/* Frames that are not mapped are an error, but the rest is unmapped. */
static void check_gap(const struct way *way)
{
    const uint64_t gfn = FREE_GFN + MISALIGNED, mfn = HOLE_MFN + MISALIGNED;

    check_code(way, "100 frames", map(way, gfn, mfn, 100, 1), 0);
    check_code(way, "one of them unmapped", map(way, gfn + 70, mfn + 70, 1, 0),
               0);
    check_code(way, "all of them unmapped", map(way, gfn, mfn, 100, 0),
               -EINVAL);
    check_mapped(way, "unmapped over a gap", gfn, mfn, 100, 0);
}

static void check_arguments(const struct way *way)
{
    check_code(way, "no frames", map(way, FREE_GFN, HOLE_MFN, 0, 1), 0);
    check_code(way, "no frames, unmapped", map(way, FREE_GFN, HOLE_MFN, 0, 0),
               0);
    check_code(way, "wrapping", map(way, UINT64_MAX - 1, HOLE_MFN, 16, 1),
               -EINVAL);
    check_code(way, "not permitted", map(way, FREE_GFN, 0x100, 16, 1), -EPERM);
}

/* Maps a page table for each 2 MiB until there is no memory for them. Then
   only a part of the next region can be mapped. Return: the end of that part.
 */
static uint64_t use_up_page_tables(void)
{
    uint64_t gfn = FREE_GFN * 2;
    unsigned int tables;

    for (tables = 0; tables < 8192; tables++, gfn += SUPERPAGE)
        if (direct.functions.xc_domain_memory_mapping(
                direct.xch, domid, (unsigned long)gfn, HOLE_MFN, 1, 1))
            break;
    diag("page tables for %u regions", tables);
    return gfn;
}

static void check_failure(const struct way *way, uint64_t end)
{
    const uint64_t gfn = end - MISALIGNED, mfn = HOLE_MFN + MISALIGNED;

    check_code(way, "up to the last page table",
               map(way, gfn, mfn, MISALIGNED, 1), 0);
    check_mapped(way, "up to the last page table", gfn, mfn, MISALIGNED,
                 MISALIGNED);
    check_code(way, "beyond it", map(way, gfn, mfn, 2 * MISALIGNED, 1),
               -ENOMEM);
    check_mapped(way, "undone", gfn, mfn, 2 * MISALIGNED, 0);
}

static void check_pvh(const struct way *ways, unsigned int count)
{
    uint64_t end;
    unsigned int i;
    int ret = xenstable_device_model_iomem_permission(
        ways[0].xs, domid, HOLE_MFN, HOLE_FRAMES, 1);

    result(ret == 0, "the guest may have the frames: %s", code_name(ret));
    for (i = 0; i < count; i++) {
        check_range(&ways[i], FREE_GFN + MISALIGNED, HOLE_MFN + MISALIGNED,
                    256);
        check_range(&ways[i], FREE_GFN + 1, HOLE_MFN, HOLE_FRAMES);
        check_range(&ways[i], FREE_GFN, HOLE_MFN, HOLE_FRAMES);
        check_gap(&ways[i]);
        check_arguments(&ways[i]);
    }
    end = use_up_page_tables();
    for (i = 0; i < count; i++)
        check_failure(&ways[i], end);
}

static void check_pv(const struct way *ways, unsigned int count)
{
    unsigned int i;

    for (i = 0; i < count; i++) {
        check_code(&ways[i], "PV guest",
                   map(&ways[i], FREE_GFN, HOLE_MFN, 256, 1), 0);
        check_code(&ways[i], "PV guest, unmap",
                   map(&ways[i], FREE_GFN, HOLE_MFN, 256, 0), 0);
        check_code(&ways[i], "PV guest, no frames",
                   map(&ways[i], FREE_GFN, HOLE_MFN, 0, 1), 0);
        check_code(&ways[i], "PV guest, wrapping",
                   map(&ways[i], UINT64_MAX - 1, HOLE_MFN, 16, 1), -EINVAL);
    }
}

static void check_missing(const struct way *ways, unsigned int count)
{
    unsigned int i;

    for (i = 0; i < count; i++) {
        check_code(&ways[i], "missing domain",
                   map(&ways[i], FREE_GFN, HOLE_MFN, 256, 1), -ESRCH);
        check_code(&ways[i], "missing domain, unmap",
                   map(&ways[i], FREE_GFN, HOLE_MFN, 256, 0), -ESRCH);
        check_code(&ways[i], "missing domain, no frames",
                   map(&ways[i], FREE_GFN, HOLE_MFN, 0, 1), -ESRCH);
    }
}

int main(int argc, char **argv)
{
    unsigned int major = 0, minor = 0, i;
    const char *xen = getenv("LAB_XEN"), *reason;
    struct way ways[] = {
        {.name = "libxenctrl"},
        {.name = "hypercall"},
        {.name = "libxenctrl,hypercall"},
    };
    enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

    if (argc != 3 || !xen || sscanf(xen, "%u.%u", &major, &minor) != 2) {
        fprintf(stderr, "usage: LAB_XEN=X.Y %s KIND DOMID\n", argv[0]);
        return 2;
    }
    domid = (uint32_t)strtoul(argv[2], NULL, 10);
    reason = direct_open(&direct, major, minor);
    if (reason) {
        result(false, "libxenctrl itself: %s", reason);
        return 1;
    }
    for (i = 0; i < WAYS; i++)
        ways[i].xs = open_with(ways[i].name, false);
    if (strcmp(argv[1], "pvh") == 0)
        check_pvh(ways, WAYS);
    else if (strcmp(argv[1], "pv") == 0)
        check_pv(ways, WAYS);
    else
        check_missing(ways, WAYS);
    for (i = 0; i < WAYS; i++)
        xenstable_close(ways[i].xs);
    direct.functions.xc_interface_close(direct.xch);
    return client_status();
}
