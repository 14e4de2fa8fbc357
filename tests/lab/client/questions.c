/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/lab/client/questions.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/text.h"
#include "tests/lab/client/running.h"

/* More than the library ever asks Xen for. */
enum { MANY = 33000, SOME = 512, PAGE_BYTES = 4096 };

/* The documented code for each errno of Xen. It is written down here a second
   time, so that a mistake in the library shows. */
int code_of_errno(int error, bool locked)
{
    switch (error) {
    case EACCES:
        return locked ? -EPROTO : -EPERM;
    case ENOTTY:
        return -EPERM;
    case ENOSYS:
        return -EOPNOTSUPP;
    case ENODEV:
    case ENXIO:
    case ENODATA:
        return -ENOENT;
    case EADDRNOTAVAIL:
        return -EINVAL;
    case EOVERFLOW:
    case E2BIG:
    case EDOM:
        return -ERANGE;
    default:
        return -error;
    }
}

void answer_add(struct answer *answer, const char *format, ...)
{
    size_t used = strlen(answer->text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(answer->text + used, sizeof(answer->text) - used, format,
              arguments);
    va_end(arguments);
}

/* a: type, offset of the destination in the crash range, its length, length of
   the data. One segment of zeros is loaded. */
void ask_kexec_load(const struct side *side, const long *a,
                    struct answer *answer)
{
    struct xenstable_kexec_segment ours = {0};
    xc_hypercall_buffer_t buffer = {0};
    xen_kexec_segment_t theirs = {0};
    uint64_t bytes = 0, maddr = 0;
    const struct side *range = side;
    const int pages = 4;
    void *data;

    if (range->xs)
        xenstable_kexec_get_range(range->xs, XENSTABLE_KEXEC_RANGE_CRASH, 0,
                                  &bytes, &maddr);
    else
        XC(xc_kexec_get_range)(XCH, 0, 0, &bytes, &maddr);
    if (side->xs) {
        data = calloc(pages, PAGE_BYTES);
        ours.data = data;
        ours.data_bytes = (uint64_t)a[3];
        ours.dest_maddr = maddr + (uint64_t)a[1];
        ours.dest_bytes = (uint64_t)a[2];
        answer->code = xenstable_kexec_load(side->xs, (uint8_t)a[0],
                                            XENSTABLE_KEXEC_ARCH_X86_64,
                                            ours.dest_maddr, &ours, 1);
        free(data);
        return;
    }
    data = XC(xc__hypercall_buffer_alloc_pages)(XCH, &buffer, pages);
    theirs.buf = (uint64_t)(uintptr_t)data;
    theirs.buf_size = (uint64_t)a[3];
    theirs.dest_maddr = maddr + (uint64_t)a[1];
    theirs.dest_size = (uint64_t)a[2];
    answer->code =
        DIRECT(false, XC(xc_kexec_load)(XCH, (uint8_t)a[0],
                                        XENSTABLE_KEXEC_ARCH_X86_64,
                                        theirs.dest_maddr, 1, &theirs));
    XC(xc__hypercall_buffer_free_pages)(XCH, &buffer, pages);
}

void ask_physical_info(const struct side *side, const long *a,
                       struct answer *answer)
{
    struct xenstable_host_physical_info info = {0};
    union any_physical_info raw = {0};
    unsigned int i;

    (void)a;
    if (side->xs) {
        answer->code =
            xenstable_host_get_physical_info(side->xs, &info, sizeof(info));
    } else {
        answer->code = DIRECT(true, XC(xc_physinfo)(XCH, &raw));
        layouts[running_release()->physical_info].convert(&raw, &info);
    }
    if (answer->code)
        return;
    answer_add(answer,
               "%u %u %u %u %u %u %u %#x %#x, pages %lu %lu %lu %lu %#lx,",
               info.threads_per_core, info.cores_per_socket, info.nr_cpus,
               info.max_cpu_id, info.nr_nodes, info.max_node_id, info.cpu_khz,
               info.capabilities, info.arch_capabilities, info.total_pages,
               info.free_pages, info.scrub_pages, info.outstanding_pages,
               info.max_mfn);
    for (i = 0; i < 8; i++)
        answer_add(answer, " %08x", info.hw_cap[i]);
}

static uint32_t cpus_of(const struct side *side, long max,
                        struct xenstable_host_cpu_info *cpus, int *code)
{
    uint32_t count = 0;
    int nr = 0;

    if (side->xs) {
        *code = xenstable_host_get_cpu_info(side->xs, cpus, sizeof(*cpus),
                                            (uint32_t)max, &count);
        return count;
    }
    *code = DIRECT(
        true, XC(xc_getcpuinfo)(XCH, (int)max, (xc_cpuinfo_t *)cpus, &nr));
    return nr > max ? (uint32_t)max : (uint32_t)nr;
}

/* a: room for how many */
void ask_cpu_count(const struct side *side, const long *a,
                   struct answer *answer)
{
    static struct xenstable_host_cpu_info cpus[MANY];

    answer_add(answer, "%u", cpus_of(side, a[0], cpus, &answer->code));
}

unsigned long long ask_idle_ns(const struct side *side)
{
    static struct xenstable_host_cpu_info cpus[MANY];
    int code;

    cpus_of(side, SOME, cpus, &code);
    return cpus[0].idle_ns;
}

/* Lists domains from `first` on, as our structures. Return: -1 for an error.
 */
static int domains_of(const struct side *side, long first, long max,
                      struct xenstable_host_domain_info *infos,
                      struct answer *answer)
{
    const struct layout *layout = &layouts[running_release()->domain_info];
    static union any_domain_info raw[MANY];
    uint32_t count = 0;
    int rc, i;

    if (side->xs) {
        answer->code =
            xenstable_host_list_domains(side->xs, (uint32_t)first, infos,
                                        sizeof(*infos), (uint32_t)max, &count);
        return answer->code ? -1 : (int)count;
    }
    errno = 0;
    rc = XC(xc_domain_getinfolist)(XCH, (uint32_t)first, (unsigned int)max,
                                   raw);
    answer->code = rc < 0 ? code_of_errno(errno, true) : 0;
    for (i = 0; i < rc; i++)
        layout->convert((char *)raw + (size_t)i * layout->bytes, &infos[i]);
    return rc;
}

bool domains_come_and_go;

static void add_domain(struct answer *answer,
                       const struct xenstable_host_domain_info *info)
{
    const uint32_t moving =
        XENSTABLE_HOST_DOMAIN_RUNNING | XENSTABLE_HOST_DOMAIN_BLOCKED;
    unsigned int i;

    answer_add(
        answer, "[%u %#x %lu %lu %lu %lu %lu %#lx %u %u %#x %u %u ",
        info->domid, info->flags & ~moving, info->total_pages, info->max_pages,
        info->outstanding_pages, info->shared_pages, info->paged_pages,
        domains_come_and_go ? 0 : info->shared_info_gfn, info->online_vcpus,
        info->max_vcpu_id, info->ssidref, info->cpupool, info->gpaddr_bits);
    for (i = 0; i < sizeof(info->uuid); i++)
        answer_add(answer, "%02x", info->uuid[i]);
    answer_add(answer, "]");
}

/* a: first domid, room for how many */
void ask_domains(const struct side *side, const long *a, struct answer *answer)
{
    static struct xenstable_host_domain_info infos[MANY];
    int count = domains_of(side, a[0], a[1], infos, answer), i;

    for (i = 0; i < count; i++)
        add_domain(answer, &infos[i]);
}

void ask_domain(const struct side *side, const long *a, struct answer *answer)
{
    struct xenstable_host_domain_info info;

    if (side->xs) {
        answer->code = xenstable_host_get_domain(side->xs, (uint32_t)a[0],
                                                 &info, sizeof(info));
    } else if (domains_of(side, a[0], 1, &info, answer) == 0) {
        answer_add(answer, "none");
        return;
    }
    if (!answer->code)
        add_domain(answer, &info);
}

unsigned long long ask_cpu_time_ns(const struct side *side, long domid)
{
    struct xenstable_host_domain_info info = {0};
    struct answer answer = {0};

    domains_of(side, domid, 1, &info, &answer);
    return info.cpu_time_ns;
}

/* a: room for how many */
void ask_memory_map(const struct side *side, const long *a,
                    struct answer *answer)
{
    static struct xenstable_host_memory_range ranges[MANY];
    static struct e820entry raw[MANY];
    uint32_t count = 0, i;
    int rc;

    if (side->xs) {
        answer->code = xenstable_host_get_memory_map(
            side->xs, ranges, sizeof(ranges[0]), (uint32_t)a[0], &count);
    } else {
        errno = EINVAL; /* room for one is refused without a number */
        rc = XC(xc_get_machine_memory_map)(XCH, raw, (uint32_t)a[0]);
        answer->code = rc < 0 ? code_of_errno(errno, false) : 0;
        for (i = 0; rc > 0 && i < (uint32_t)rc; i++)
            layouts[running_release()->memory_range].convert(&raw[i],
                                                             &ranges[i]);
        count = rc < 0 ? 0 : (uint32_t)rc;
    }
    for (i = 0; i < count; i++)
        answer_add(answer, "[%#lx+%#lx %u]", ranges[i].start_maddr,
                   ranges[i].size_bytes, ranges[i].type);
}

/* a: which text */
void ask_text(const struct side *side, const long *a, struct answer *answer)
{
    char text[XENSTABLE_HOST_TEXT_BYTES] = "";
    union text_answer raw;
    int rc;

    if (side->xs) {
        answer->code = xenstable_host_get_text(side->xs, (unsigned int)a[0],
                                               text, sizeof(text));
    } else {
        rc = XC(xc_version)(XCH, text_prepare((unsigned int)a[0], &raw), &raw);
        answer->code = rc < 0 ? code_of_errno(errno, false)
                              : text_give((unsigned int)a[0], &raw, rc, text,
                                          sizeof(text));
    }
    answer_add(answer, "%s", text);
}

/* a: domid, first gfn, number of extents, order */
void ask_populate(const struct side *side, const long *a,
                  struct answer *answer)
{
    uint64_t gfns[16];
    long i;

    for (i = 0; i < a[2]; i++)
        gfns[i] = (uint64_t)(a[1] + (i << a[3]));
    answer->code =
        side->xs
            ? xenstable_device_model_populate_physmap(
                  side->xs, (uint32_t)a[0], (uint64_t)a[2], (unsigned int)a[3],
                  0, gfns)
            : DIRECT(false, XC(xc_domain_populate_physmap_exact)(
                                XCH, (uint32_t)a[0], (unsigned long)a[2],
                                (unsigned int)a[3], 0, (xen_pfn_t *)gfns));
    for (i = 0; !answer->code && i < a[2]; i++)
        answer_add(answer, "%#lx ", gfns[i]);
}

/* a: domid, gfn, mfn, frames, add */
void ask_map_memory(const struct side *side, const long *a,
                    struct answer *answer)
{
    answer->code =
        side->xs
            ? xenstable_device_model_map_memory(side->xs, (uint32_t)a[0],
                                                (uint64_t)a[1], (uint64_t)a[2],
                                                (uint64_t)a[3], a[4] != 0)
            : DIRECT(true, XC(xc_domain_memory_mapping)(
                               XCH, (uint32_t)a[0], (unsigned long)a[1],
                               (unsigned long)a[2], (unsigned long)a[3],
                               (uint32_t)a[4]));
}

/* Every negative number asks Xen for any. */
uint32_t wanted_pirq(long number)
{
    return number < 0 ? XENSTABLE_DEVICE_MODEL_PIRQ_ANY : (uint32_t)number;
}

/* a: domid, gsi, wanted pirq */
void ask_map_pirq(const struct side *side, const long *a,
                  struct answer *answer)
{
    uint32_t wanted = wanted_pirq(a[2]);
    int pirq = (int)a[2];

    answer->code =
        side->xs ? xenstable_device_model_map_pirq(side->xs, (uint32_t)a[0],
                                                   (uint32_t)a[1], &wanted)
                 : DIRECT(false, XC(xc_physdev_map_pirq)(XCH, (uint32_t)a[0],
                                                         (int)a[1], &pirq));
    if (!answer->code)
        answer_add(answer, "%d", side->xs ? (int)wanted : pirq);
}

void ask_map_pirq_gsi(const struct side *side, const long *a,
                      struct answer *answer)
{
    uint32_t wanted = wanted_pirq(a[2]);
    int pirq = (int)a[2];

    if (!side->xs && !XC(xc_physdev_map_pirq_gsi)) {
        answer->absent = true;
        return;
    }
    answer->code =
        side->xs
            ? xenstable_device_model_map_pirq_gsi(side->xs, (uint32_t)a[0],
                                                  (uint32_t)a[1], &wanted)
            : DIRECT(false, XC(xc_physdev_map_pirq_gsi)(XCH, (uint32_t)a[0],
                                                        (int)a[1], &pirq));
    if (!answer->code)
        answer_add(answer, "%d", side->xs ? (int)wanted : pirq);
}

/* a: domid, bus, devfn, entry, segment */
void ask_map_pirq_msi(const struct side *side, const long *a,
                      struct answer *answer)
{
    uint32_t wanted = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    int pirq = -1;

    answer->code =
        side->xs ? xenstable_device_model_map_pirq_msi(
                       side->xs, (uint32_t)a[0], &wanted, (uint16_t)a[4],
                       (uint8_t)a[1], (uint8_t)a[2], (uint32_t)a[3], 0)
                 : DIRECT(false, XC(xc_physdev_map_pirq_msi)(
                                     XCH, (uint32_t)a[0], -1, &pirq, (int)a[2],
                                     (int)(a[4] << 16 | a[1]), (int)a[3], 0));
    if (!answer->code)
        answer_add(answer, "%d", side->xs ? (int)wanted : pirq);
}

void ask_pci_gsi(const struct side *side, const long *a, struct answer *answer)
{
    uint32_t gsi = 0;
    int rc;

    if (!side->xs && !XC(xc_pcidev_get_gsi)) {
        answer->absent = true;
        return;
    }
    if (side->xs) {
        answer->code =
            xenstable_device_model_get_pci_gsi(side->xs, (uint32_t)a[0], &gsi);
    } else {
        errno = 0;
        rc = XC(xc_pcidev_get_gsi)(XCH, (uint32_t)a[0]);
        answer->code = rc < 0 ? code_of_errno(errno, false) : 0;
        gsi = (uint32_t)rc;
    }
    if (!answer->code)
        answer_add(answer, "%u", gsi);
}
