/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What can be asked, with which arguments, and what must not be asked:

     kexec_exec          of the kinds 0 and 1: an image may be loaded, and the
                         machine would start it
     shutdown            of dom0, under its number or as DOMID_SELF
     populate_physmap    of dom0: it would keep the memory; of 2^26 extents and
                         more: the list alone takes half of dom0's memory
     iomem_permission,   of dom0: it would lose what it uses
     ioport_permission
     map_pirq, unmap     of dom0: but for GSI 5 and for numbers that it does
                         not use
     map_pirq            with the wanted number 0: for Xen it is none, the
                         interrupt gets another one beside it, and Xen follows
                         NULL when both go (arch/x86/irq.c map_domain_pirq(),
                         unmap_domain_pirq())
     kexec_load          of huge segments; libxenctrl of those that wrap: Xen
                         clears all memory (common/kimage.c do_kimage_alloc())
     bind_pci_irq        of a device above 31 or a line above 3: Xen writes
                         beyond struct hvm_irq (arch/x86/hvm/irq.c)
     unbind_msi_irq,     of an interrupt that is mapped, with an IOMMU, and is
     update_msi_irq      no MSI; the latter with the flag "unmasked": Xen
                         follows NULL (arch/x86/msi.c guest_mask_msi_irq())
     numbers beyond 16   of domains, but for those that name no domain when
     bits                they are cut off, as libxenctrl does
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lab/client/random.h"
#include "tests/lab/client/running.h"

enum { PAGE_BYTES = 4096, NO_SUCH_DOMAIN = 31999, SELF = 0x7ff0 };
enum { MOST_EXTENTS = 513, MOST_SEGMENTS = 17, SEGMENT_PAGES = 2 };
/* XEN_DOMCTL_VMSI_X86_UNMASKED */
enum { MSI_UNMASKED = 0x10000 };
enum { HOLE_MFN = 0xfd000, VGA_MFN = 0xa0, FREE_GFN = 0x100000 };

/* splitmix64 by Sebastiano Vigna, public domain. */
static unsigned long long state;

static unsigned long long next(void)
{
    unsigned long long z = state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static unsigned int below(unsigned int limit)
{
    return (unsigned int)(next() % limit);
}

static long pick(const long *from, unsigned int count)
{
    return from[below(count)];
}

#define PICK(...)                     \
    pick((const long[]){__VA_ARGS__}, \
         sizeof((const long[]){__VA_ARGS__}) / sizeof(long))

/* A domain: mostly the fresh one. */
static long no_dom0(void)
{
    if (below(8))
        return FRESH_DOMID;
    /* DOMID_IO, DOMID_XEN, DOMID_COW, DOMID_INVALID, DOMID_IDLE and others. */
    return PICK(MISSING_BELOW, MISSING_ABOVE, NO_SUCH_DOMAIN, 0x7fef, 0x7ff1,
                0x7ff2, 0x7ff3, 0x7ff4, 0x7ff5, 0x7fff, 0x8000, 0xffff,
                0x10000 + NO_SUCH_DOMAIN, 0x1ffff, 0xffffffff);
}

static long a_domain(void)
{
    return below(16) ? no_dom0() : PICK(0, SELF);
}

static long a_gfn(void)
{
    return PICK(0, 1, FRESH_GFN, FRESH_GFN + 63, FRESH_GFN + 64, 0x1ff, 0x200,
                0xf0000, 0xf0080, FREE_GFN, FREE_GFN, FREE_GFN + 1,
                FREE_GFN + 0x80, FREE_GFN * 2, 0xfee00, (1L << 24) - 8,
                (1L << 28) - 1, 1L << 28, 1L << 36, 1L << 40, 1L << 52, -1, -2,
                -16);
}

static long an_mfn(void)
{
    return PICK(VGA_MFN, VGA_MFN, HOLE_MFN, HOLE_MFN, HOLE_MFN + 0x80,
                HOLE_MFN + 0x80, HOLE_MFN + 1, HOLE_MFN + 4095, 0, 0x100,
                0xfec00, 0xfee00, 0xfed90, 0x60000, 1L << 28, (1L << 28) - 8,
                1L << 36, 1L << 40, 1L << 52, -1, -2, -16);
}

static long a_free_mfn(void)
{
    return below(3) ? PICK(HOLE_MFN, HOLE_MFN + 0x80) : an_mfn();
}

static long some_frames(void)
{
    return PICK(0, 1, 1, 2, 15, 16, 17, 63, 64, 65, 127, 128, 129, 255, 256,
                257, 511, 512, 513, 4096, 1L << 32, 1L << 52, -1);
}

static long a_port(void)
{
    return PICK(0, 0x70, 0x2f8, 0x3f8, 0xcf8, 0xd000, 0xd001, 0xd0ff, 0xfff0,
                0xffff, 0x10000, 0x1ffff, 0x7fffffff, 0xffffffff);
}

static long some_ports(void)
{
    return PICK(0, 1, 1, 2, 8, 16, 64, 65, 100, 256, 65535, 65536, 65537,
                0x7fffffff, 0xffffffff);
}

static long a_gsi(bool dom0)
{
    if (dom0)
        return PICK(5, 5, -1, 9999, 2147483647, -2147483647 - 1);
    return PICK(0, 1, 2, 3, 4, 5, 5, 8, 9, 10, 11, 14, 15, 16, 17, 23, 24, 47,
                48, 77, 255, 256, 9999, -1, -2, 2147483647, -2147483647 - 1);
}

static long a_pirq(bool dom0)
{
    if (dom0)
        return PICK(5, 77, -1, -2, -17, 9999, 2147483647, -2147483647 - 1);
    if (below(3) == 0)
        return LAST_PIRQ;
    return PICK(0, 1, 3, 5, 5, 10, 11, 16, 17, 23, 77, 255, 256, 1023, 9999,
                -1, -1, -2, -17, 2147483647, -2147483647 - 1);
}

static long a_short_pirq(void)
{
    return below(2) ? LAST_PIRQ
                    : PICK(0, 1, 3, 5, 5, 10, 11, 16, 17, 77, 254, 255);
}

static long an_msi_pirq(void)
{
    return below(2) ? LAST_PIRQ
                    : PICK(0, 1, 5, 16, 17, 77, 255, 256, 1023, 9999,
                           0x7fffffff, 0xffffffff);
}

static long a_vector(void)
{
    return PICK(0x41, 0x41, 0x41, 0, 15, 16, 255, 256, 0xffffffff);
}

static long msi_flags(void)
{
    return PICK(0, 0, 0x300, 0x8000, 0x100, MSI_UNMASKED, 0x20000, 0xffffffff);
}

static long a_table_maddr(void)
{
    return PICK(0, 0, 0, HOLE_MFN * (long)PAGE_BYTES, 8, -1);
}

static long a_param(void)
{
    return below(6) ? (long)below(45)
                    : PICK(45, 64, 255, 1000, 0x7fffffff, 0xffffffff);
}

static long a_value(void)
{
    return PICK(0, 1, 1, 2, 3, 4, 8, 9999, FRESH_GFN, 1L << 24, 1L << 32,
                1L << 56, -1);
}

static bool is_dom0(long domid)
{
    return domid == 0 || domid == SELF;
}

static void choose_nothing(long *a)
{
    (void)a;
}

static void choose_max(long *a)
{
    a[0] = PICK(0, 1, 2, 3, 5, 63, 64, 65, 255, 256, 512);
    if (below(50) == 0)
        a[0] = PICK(1023, 1024, 1025, 2047, 2048, 2049, 16383, 16384, 16385);
}

static void choose_domains(long *a)
{
    a[0] = below(4) ? PICK(0, 1, 2, MISSING_BELOW, FRESH_DOMID, MISSING_ABOVE)
                    : a_domain();
    a[1] = PICK(0, 1, 2, 3, 64, 65);
    if (below(50) == 0)
        a[1] = PICK(32767, 32768, 32769);
}

static long a_domain_or_none(void)
{
    return below(2) ? a_domain()
                    : PICK(1, MISSING_BELOW, MISSING_ABOVE, NO_SUCH_DOMAIN);
}

static void choose_domain(long *a)
{
    a[0] = a_domain_or_none();
}

static void choose_text(long *a)
{
    a[0] = PICK(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xffffffff);
    a[1] = PICK(2048, 2048, 1024, 64, 41, 40, 17, 16, 9, 8, 2, 1, 0);
}

/* a: kind, machine, entry's offset, segments, where they lie (offset from the
   range that is kept), bytes of data of each, length of each, distance. */
static void choose_load(long *a)
{
    a[0] = PICK(0, 1, 1, 1, 1, 2, 255);
    a[1] = PICK(62, 62, 62, 3, 40, 0, 183, 65535);
    a[2] = PICK(0, 0, 16, 0x1000, -1);
    a[3] = PICK(0, 1, 1, 1, 2, 2, 3, 14, 15, 16, 17);
    a[4] = PICK(0, 0, 0, 0, 0, 0, 0x1000, 0x10, -0x1000, 0x40000000, 1L << 52,
                -1, -(1L << 40));
    a[5] = PICK(0, 1, 16, 4095, 4096, 4096, 4096, 4097, 8192, -1);
    a[6] = PICK(0, 4096, 4096, 8192, 8192, 8192, 16384, 4097);
    if (below(12) == 0)
        a[6] = PICK(-1, -4096, -8192);
    a[7] = PICK(8192, 8192, 8192, 16384, 16384, 4096, 0, 16);
}

static void choose_populate(long *a)
{
    a[0] = no_dom0();
    a[1] = a_gfn();
    a[2] = PICK(0, 1, 1, 2, 3, 16, 17, 63, 64, 65, 511, 512, MOST_EXTENTS);
    a[3] =
        below(3) ? 0 : PICK(1, 2, 4, 9, 10, 18, 30, 63, 64, 255, 0xffffffff);
    /* Address width, node, populate on demand, exact node, vnode, unknown. */
    a[4] = below(3) ? 0
                    : PICK(32, 12, 1, 64, 255, 0x100, 0x200, 0xff00, 0x10000,
                           0x20000, 0x20100, 0x20200, 0x40000, 0x80000,
                           0x80000000, 0xffffffff);
}

static void choose_map_memory(long *a)
{
    a[0] = a_domain();
    a[1] = below(3) ? PICK(FREE_GFN, FREE_GFN + 0x80) : a_gfn();
    a[2] = a_free_mfn();
    a[3] = some_frames();
    a[4] = below(2);
}

static void choose_map_ports(long *a)
{
    a[0] = a_domain();
    a[1] = a_port();
    a[2] = below(2) ? a[1] : a_port();
    a[3] = some_ports();
    a[4] = below(2);
}

static long a_wanted_pirq(bool dom0)
{
    long pirq = a_pirq(dom0);

    return pirq ? pirq : -1;
}

static void choose_map_pirq(long *a)
{
    a[0] = a_domain();
    a[1] = a_gsi(is_dom0(a[0]));
    a[2] = a_wanted_pirq(is_dom0(a[0]));
}

/* a: domid, pirq, segment, bus, device and function, entry, table */
static void choose_map_msi(long *a)
{
    a[0] = a_domain();
    a[1] = is_dom0(a[0]) ? -1 : a_wanted_pirq(false);
    a[2] = PICK(0, 0, 0, 0, 1, 7, 0xffff);
    a[3] = PICK(0, 0, 0, 1, 255);
    a[4] = PICK(0, 8, 0x10, 0xf8, 0xfa, 0xfb, 255);
    a[5] = PICK(0, 0, 0, 1, 2, 2047, 2048, 0x7fffffff, 0xffffffff);
    a[6] = a_table_maddr();
}

static void choose_unmap_pirq(long *a)
{
    a[0] = a_domain();
    a[1] = a_pirq(is_dom0(a[0]));
}

static void choose_pci_gsi(long *a)
{
    a[0] = PICK(0, 8, 0xf8, 0xfa, 0xffff, 0x10000, 0xffffffff);
}

/* Free memory changes while domains come and go. */
static void ask_physical_facts(const struct side *side, const long *a,
                               struct answer *answer)
{
    char *pages;
    unsigned long total, free, scrub, outstanding;

    ask_physical_info(side, a, answer);
    pages = strstr(answer->text, "pages ");
    if (pages && sscanf(pages, "pages %lu %lu %lu %lu", &total, &free, &scrub,
                        &outstanding) == 4)
        memset(pages, '-', strcspn(pages, ","));
}

/* a: which text, room */
static void ask_text_room(const struct side *side, const long *a,
                          struct answer *answer)
{
    char text[XENSTABLE_HOST_TEXT_BYTES];

    if (!side->xs) {
        ask_text(side, a, answer);
        if (!answer->code && strlen(answer->text) >= (size_t)a[1]) {
            answer->code = -ENOSPC;
            answer->text[0] = '\0';
        }
        return;
    }
    answer->code = xenstable_host_get_text(side->xs, (unsigned int)a[0], text,
                                           (size_t)a[1]);
    if (!answer->code)
        answer_add(answer, "%s", text);
}

void ask_populate_flags(const struct side *side, const long *a,
                        struct answer *answer)
{
    uint64_t gfns[MOST_EXTENTS];
    long i;

    for (i = 0; i < a[2]; i++)
        gfns[i] = (uint64_t)a[1] + ((uint64_t)i << (a[3] & 63));
    answer->code =
        side->xs ? xenstable_device_model_populate_physmap(
                       side->xs, (uint32_t)a[0], (uint64_t)a[2],
                       (unsigned int)a[3], (unsigned int)a[4], gfns)
                 : DIRECT(false, XC(xc_domain_populate_physmap_exact)(
                                     XCH, (uint32_t)a[0], (unsigned long)a[2],
                                     (unsigned int)a[3], (unsigned int)a[4],
                                     (xen_pfn_t *)gfns));
}

/* libxenctrl has it from 4.20 on; before, Xen itself is asked. */
void ask_map_gsi(const struct side *side, const long *a, struct answer *answer)
{
    int pirq = (int)a[2];

    if (side->xs || XC(xc_physdev_map_pirq_gsi)) {
        ask_map_pirq_gsi(side, a, answer);
        return;
    }
    answer->code =
        DIRECT(false, raw_map_gsi((uint32_t)a[0], (int)a[1], &pirq));
    if (!answer->code)
        answer_add(answer, "%d", pirq);
}

void ask_map_pirq_msi_table(const struct side *side, const long *a,
                            struct answer *answer)
{
    uint32_t wanted = wanted_pirq(a[1]);
    int pirq = (int)a[1];

    answer->code =
        side->xs
            ? xenstable_device_model_map_pirq_msi(
                  side->xs, (uint32_t)a[0], &wanted, (uint16_t)a[2],
                  (uint8_t)a[3], (uint8_t)a[4], (uint32_t)a[5], (uint64_t)a[6])
            : DIRECT(false,
                     XC(xc_physdev_map_pirq_msi)(
                         XCH, (uint32_t)a[0], -1, &pirq, (int)a[4],
                         (int)(a[2] << 16 | a[3]), (int)a[5], (uint64_t)a[6]));
    if (!answer->code)
        answer_add(answer, "%d", side->xs ? (int)wanted : pirq);
}

/* Where the segments of choose_load() go, and how much of each is data. */
static struct xenstable_kexec_segment segment_of(const long *a, long i,
                                                 uint64_t kept_maddr)
{
    struct xenstable_kexec_segment segment = {
        .data_bytes = a[5] < 0 ? 0 : (uint64_t)a[5],
        .dest_maddr = kept_maddr + (uint64_t)(a[4] + i * a[7]),
        .dest_bytes = (uint64_t)a[6],
    };

    return segment;
}

static void ask_load(const struct side *side, const long *a,
                     struct answer *answer)
{
    struct xenstable_kexec_segment ours[MOST_SEGMENTS + 1];
    xen_kexec_segment_t theirs[MOST_SEGMENTS + 1] = {{0}};
    static char zeros[SEGMENT_PAGES * PAGE_BYTES];
    xc_hypercall_buffer_t buffer = {0};
    uint64_t bytes = 0, maddr = 0;
    void *data;
    long i;

    XC(xc_kexec_get_range)(XCH, 0, 0, &bytes, &maddr);
    for (i = 0; i < a[3]; i++) {
        ours[i] = segment_of(a, i, maddr);
        ours[i].data = a[5] < 0 ? NULL : zeros;
    }
    if (side->xs) {
        answer->code =
            xenstable_kexec_load(side->xs, (uint8_t)a[0], (uint16_t)a[1],
                                 maddr + (uint64_t)a[2], ours, (uint32_t)a[3]);
        return;
    }
    data = XC(xc__hypercall_buffer_alloc_pages)(XCH, &buffer, SEGMENT_PAGES);
    memset(data, 0, sizeof(zeros));
    for (i = 0; i < a[3]; i++) {
        theirs[i].buf = a[5] < 0 ? 0 : (uint64_t)(uintptr_t)data;
        theirs[i].buf_size = ours[i].data_bytes;
        theirs[i].dest_maddr = ours[i].dest_maddr;
        theirs[i].dest_size = ours[i].dest_bytes;
    }
    answer->code =
        DIRECT(false, XC(xc_kexec_load)(XCH, (uint8_t)a[0], (uint16_t)a[1],
                                        maddr + (uint64_t)a[2], (uint32_t)a[3],
                                        theirs));
    XC(xc__hypercall_buffer_free_pages)(XCH, &buffer, SEGMENT_PAGES);
}

/* a: domid, port */
static void ask_event_channel(const struct side *side, const long *a,
                              struct answer *answer)
{
    struct xenstable_host_event_channel_info info = {0};
    struct evtchn_status raw = {.dom = (uint16_t)a[0], .port = (uint32_t)a[1]};

    if (side->xs) {
        answer->code = xenstable_host_get_event_channel(
            side->xs, (uint32_t)a[0], (uint32_t)a[1], &info, sizeof(info));
    } else {
        answer->code = DIRECT(false, XC(xc_evtchn_status)(XCH, &raw));
        info.status = raw.status;
        info.vcpu = raw.vcpu;
        info.bound_to = raw.u;
        info.remote_port = raw._pad;
    }
    if (!answer->code)
        answer_add(answer, "%u %u %u %u", info.status, info.vcpu,
                   info.bound_to, info.remote_port);
}

static void choose_event_channel(long *a)
{
    a[0] = below(4) ? a_domain_or_none() : SELF;
    a[1] = PICK(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 31, 63, 64, 127, 1023,
                4095, 131071, 131072, 0x7fffffff, 0xffffffff);
}

#include "tests/lab/client/random-kinds.h"

const struct random_kind random_kinds[] = {
    {"host_get_physical_info", ask_physical_facts, 1, choose_nothing, ""},
    {"host_get_cpu_info", ask_cpu_count, 1, choose_max, "max"},
    {"host_get_memory_map", ask_memory_map, 1, choose_max, "max"},
    {"host_list_domains", ask_domains, 2, choose_domains, "first max"},
    {"host_get_domain", ask_domain, 2, choose_domain, "domid"},
    {"host_get_event_channel", ask_event_channel, 2, choose_event_channel,
     "domid port"},
    {"host_get_text", ask_text_room, 2, choose_text, "what bytes"},
    {"kexec_load", ask_load, 5, choose_load,
     "type arch entry segments offset data_bytes dest_bytes distance"},
    {"populate_physmap", ask_populate_flags, 6, choose_populate,
     "domid gfn extents order flags"},
    {"map_memory", ask_map_memory, 10, choose_map_memory,
     "domid gfn mfn frames add"},
    {"map_ioports", ask_map_ioports, 4, choose_map_ports,
     "domid gport mport ports add"},
    {"map_pirq", ask_map_pirq, 5, choose_map_pirq, "domid index pirq"},
    {"map_pirq_gsi", ask_map_gsi, 5, choose_map_pirq, "domid gsi pirq"},
    {"map_pirq_msi", ask_map_pirq_msi_table, 4, choose_map_msi,
     "domid pirq segment bus devfn entry table"},
    {"unmap_pirq", ask_unmap_pirq, 4, choose_unmap_pirq, "domid pirq"},
    {"get_pci_gsi", ask_pci_gsi, 1, choose_pci_gsi, "sbdf"},
    GENERATED_KINDS};
const unsigned int random_kinds_count =
    sizeof(random_kinds) / sizeof(random_kinds[0]);

static unsigned int a_kind(void)
{
    unsigned int i, weights = 0, at;

    for (i = 0; i < random_kinds_count; i++)
        weights += random_kinds[i].weight;
    at = below(weights);
    for (i = 0; at >= random_kinds[i].weight; i++)
        at -= random_kinds[i].weight;
    return i;
}

static unsigned int kind_of(ask_fn *ask)
{
    unsigned int i;

    for (i = 0; random_kinds[i].ask != ask; i++)
        ;
    return i;
}

/* Binds what was mapped. One time in two the arguments are correct. */
static void choose_binding(const struct random_step *before,
                           struct random_step *step)
{
    const bool msi = below(2);

    step->kind = kind_of(msi ? ask_update_msi_irq : ask_bind_pci_irq);
    random_kinds[step->kind].choose(step->a);
    if (below(2)) {
        memset(step->a, 0, sizeof(step->a));
        step->a[msi ? 1 : 2] = msi ? 0x41 : 0;
        step->a[3] = msi ? 0 : 3;
    }
    step->a[0] = before->a[0];
    step->a[msi ? 2 : 1] = LAST_PIRQ;
}

/* Xen would crash. A number that cannot be mapped is asked for instead; 0
   could be mapped. */
static void spare_xen(struct random_step *step)
{
    ask_fn *ask = random_kinds[step->kind].ask;

    if (ask == ask_unbind_msi_irq ||
        (ask == ask_update_msi_irq && (step->a[3] & MSI_UNMASKED)))
        step->a[2] = PICK(0x7fffffff, 0xffffffff);
}

/* Chooses a step that makes sense after @before: permitted frames are mapped,
   what is mapped is unmapped or bound. Return: false if there is none. */
static bool choose_next(const struct random_step *before,
                        struct random_step *step)
{
    ask_fn *ask = random_kinds[before->kind].ask;

    *step = *before;
    if (ask == ask_iomem_permission && before->a[3] == 1) {
        step->kind = kind_of(ask_map_memory);
        step->a[1] = PICK(FREE_GFN, FREE_GFN + 0x80, FREE_GFN + 1);
        step->a[2] = before->a[1];
        step->a[3] = before->a[2];
        step->a[4] = 1;
    } else if (ask == ask_map_memory || ask == ask_map_ioports) {
        step->a[4] = !before->a[4];
    } else if ((ask == ask_map_pirq || ask == ask_map_gsi ||
                ask == ask_map_pirq_msi_table) &&
               !is_dom0(before->a[0]) && below(3) == 0) {
        step->kind = kind_of(ask_unmap_pirq);
        step->a[1] = LAST_PIRQ;
    } else if (ask == ask_map_pirq || ask == ask_map_gsi) {
        choose_binding(before, step);
    } else if (ask == ask_bind_pci_irq) {
        step->kind = kind_of(ask_unbind_irq);
        step->a[5] = XENSTABLE_DEVICE_MODEL_IRQ_PCI;
    } else if (ask == ask_update_msi_irq) {
        step->kind = kind_of(ask_unbind_msi_irq);
    } else if (ask == ask_load) {
        step->kind = kind_of(below(2) ? ask_kexec_status : ask_kexec_unload);
    } else {
        return false;
    }
    return true;
}

static bool maps_pirq(const struct random_step *step)
{
    ask_fn *ask = random_kinds[step->kind].ask;

    return ask == ask_map_pirq || ask == ask_map_gsi;
}

static void choose_step(const struct random_sequence *sequence, unsigned int i,
                        struct random_step *step)
{
    /* Repeats an earlier step, with one argument changed or none: this undoes
       what was done, or does it again. */
    if (i > 0 && below(4) == 0) {
        long other[ARGUMENTS] = {0};
        unsigned int n = below(ARGUMENTS);

        *step = sequence->steps[below(i)];
        random_kinds[step->kind].choose(other);
        if (!is_dom0(step->a[0]) && !is_dom0(other[0]))
            step->a[n] = other[n];
        return;
    }
    if (i > 0 && below(4) < (maps_pirq(step - 1) ? 3 : 2) &&
        choose_next(step - 1, step))
        return;
    step->kind = a_kind();
    random_kinds[step->kind].choose(step->a);
}

void random_sequence(unsigned long long seed, bool iommu,
                     struct random_sequence *sequence)
{
    unsigned int i;

    memset(sequence, 0, sizeof(*sequence));
    state = seed * 0xd1342543de82ef95u + 1;
    sequence->fresh =
        (enum fresh_kind)PICK(FRESH_PV, FRESH_PVH, FRESH_PVH, FRESH_HVM);
    sequence->iommu = iommu && below(2);
    sequence->count = 1 + below(MOST_STEPS);
    for (i = 0; i < sequence->count; i++) {
        choose_step(sequence, i, &sequence->steps[i]);
        if (sequence->iommu)
            spare_xen(&sequence->steps[i]);
    }
}

void random_print(const struct random_sequence *sequence,
                  const struct random_step *step, char *text, size_t bytes)
{
    const char *name = random_kinds[step->kind].arguments;
    size_t used;
    unsigned int i;

    (void)sequence;
    snprintf(text, bytes, "%s", random_kinds[step->kind].name);
    for (i = 0; *name && i < ARGUMENTS; i++) {
        size_t length = strcspn(name, " ");
        long value = step->a[i];

        used = strlen(text);
        if (value == LAST_PIRQ)
            snprintf(text + used, bytes - used, " %.*s=last", (int)length,
                     name);
        else
            snprintf(text + used, bytes - used,
                     value > 9 ? " %.*s=%#lx" : " %.*s=%ld", (int)length, name,
                     value);
        name += length + strspn(name + length, " ");
    }
}
