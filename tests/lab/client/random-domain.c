/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A domain without a toolstack, by the hypervisor's own calls. */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "compat/hypercalls.h"
#include "tests/lab/client/random.h"

enum {
    XEN_DOMCTL_createdomain = 1,
    XEN_DOMCTL_destroydomain = 2,
    XEN_DOMCTL_max_mem = 11,
    XEN_DOMCTL_max_vcpus = 15,
    HVMOP_get_mem_type = 15,
    /* Of XEN_DOMCTL_createdomain. */
    CDF_HVM = 1,
    CDF_HAP = 2,
    CDF_IOMMU = 0x20,
    /* All but VPCI, as libxl asks for an HVM guest; LAPIC for a PVH one. */
    EMULATE_HVM = 0x3ff,
    EMULATE_PVH = 1,
    EVENT_CHANNELS = 1023,
    GRANT_FRAMES = 4,
    /* Where no sequence maps anything. */
    SCRATCH_GFN = 0x300000,
    PAGE_BYTES = 4096,
    /* For a number to become free: 5 seconds. It takes Xen some 15 ms, and
       sleeping costs nothing here. */
    MOST_TRIES = 500,
    TRY_EVERY_US = 10000
};

static struct {
    xencall_handle *connection;
    int (*call1)(xencall_handle *, unsigned int, uint64_t);
    int (*call2)(xencall_handle *, unsigned int, uint64_t, uint64_t);
    char *page; /* for the argument of a call */
    const struct release *release;
} xen;

const char *fresh_open(const struct direct *direct,
                       const struct release *release)
{
    void *library = dlopen("libxencall.so.1", RTLD_NOW);
    void *(*pages)(xencall_handle *, size_t) = NULL;
    void *addresses[3] = {NULL};

    if (!library)
        return dlerror();
    addresses[0] = dlsym(library, "xencall1");
    addresses[1] = dlsym(library, "xencall2");
    addresses[2] = dlsym(library, "xencall_alloc_buffer_pages");
    if (!addresses[0] || !addresses[1] || !addresses[2])
        return "libxencall lacks a function";
    memcpy(&xen.call1, &addresses[0], sizeof(xen.call1));
    memcpy(&xen.call2, &addresses[1], sizeof(xen.call2));
    memcpy(&pages, &addresses[2], sizeof(pages));
    xen.connection = direct->functions.xc_interface_xcall_handle(direct->xch);
    xen.page = pages(xen.connection, 1);
    xen.release = release;
    return xen.page ? NULL : "no memory for hypercalls";
}

/* Return: as Xen answers, or -1 with errno. */
static int domctl(uint32_t command, const void *payload, size_t bytes)
{
    struct xen_domctl *argument = (struct xen_domctl *)xen.page;
    int rc;

    do {
        memset(argument, 0, sizeof(*argument));
        argument->cmd = command;
        argument->interface_version = xen.release->domctl;
        argument->domain = FRESH_DOMID;
        memcpy(argument->u, payload, bytes);
        rc = xen.call1(xen.connection, __HYPERVISOR_domctl,
                       (uint64_t)(uintptr_t)argument);
    } while (rc < 0 && errno == EAGAIN);
    return rc;
}

/* struct xen_domctl_createdomain, whose fields all have 32 bits. */
static int create(enum fresh_kind kind, bool iommu)
{
    const unsigned int running =
        RELEASE(xen.release->major, xen.release->minor);
    uint32_t fields[24] = {0};
    unsigned int n = 1; /* ssidref */

    memset(&fields[n], 0xab, 16); /* handle */
    n += 4;
    if (kind != FRESH_PV)
        fields[n] = CDF_HVM | CDF_HAP | (iommu ? CDF_IOMMU : 0);
    n += 2; /* iommu_opts */
    fields[n++] = 1;
    fields[n++] = EVENT_CHANNELS;
    fields[n++] = GRANT_FRAMES;
    fields[n++] = GRANT_FRAMES;
    if (running >= RELEASE(4, 16))
        fields[n++] = 1; /* version of grants */
    if (running >= RELEASE(4, 19))
        n++; /* altp2m */
    if (running >= RELEASE(4, 15))
        n++; /* vmtrace_size */
    if (running >= RELEASE(4, 17))
        n++; /* cpupool_id */
    if (kind != FRESH_PV)
        fields[n] = kind == FRESH_HVM ? EMULATE_HVM : EMULATE_PVH;
    return domctl(XEN_DOMCTL_createdomain, fields, sizeof(fields));
}

static int populate(void)
{
    struct {
        struct xen_memory_reservation argument;
        xen_pfn_t gfns[FRESH_FRAMES];
    } *all = (void *)xen.page;
    unsigned int i;
    int rc;

    memset(all, 0, sizeof(*all));
    for (i = 0; i < FRESH_FRAMES; i++)
        all->gfns[i] = FRESH_GFN + i;
    all->argument.extent_start = (uint64_t)(uintptr_t)all->gfns;
    all->argument.nr_extents = FRESH_FRAMES;
    all->argument.domid = FRESH_DOMID;
    rc = xen.call2(xen.connection, __HYPERVISOR_memory_op,
                   XENMEM_populate_physmap, (uint64_t)(uintptr_t)all);
    return rc == FRESH_FRAMES ? 0 : -1;
}

int fresh_create(enum fresh_kind kind, bool iommu)
{
    const uint32_t vcpus[2] = {1};
    const uint64_t limit = FRESH_LIMIT_KIB;
    unsigned int tries = MOST_TRIES;

    /* The last one's number is free once nobody refers to it any more. */
    while (create(kind, iommu) < 0) {
        if (errno != EEXIST || tries-- == 0)
            return -1;
        usleep(TRY_EVERY_US);
    }
    if (domctl(XEN_DOMCTL_max_vcpus, vcpus, sizeof(vcpus)) < 0 ||
        domctl(XEN_DOMCTL_max_mem, &limit, sizeof(limit)) < 0 ||
        populate() < 0) {
        int error = errno;

        fresh_destroy();
        errno = error;
        return -1;
    }
    return 0;
}

int fresh_destroy(void)
{
    return domctl(XEN_DOMCTL_destroydomain, "", 1);
}

/* Any number: releases before 4.20 without the mend of allocate_pirq() in
   arch/x86/irq.c answer a GSI that is mapped by that number as an error. */
int raw_map_gsi(uint32_t domid, int gsi, int *pirq_r)
{
    struct physdev_map_pirq *argument = (void *)xen.page;
    int rc;

    memset(argument, 0, sizeof(*argument));
    argument->domid = (uint16_t)domid;
    argument->type = MAP_PIRQ_TYPE_GSI;
    argument->index = gsi;
    argument->pirq = *pirq_r < 0 ? -EEXIST : *pirq_r;
    rc = xen.call2(xen.connection, __HYPERVISOR_physdev_op, PHYSDEVOP_map_pirq,
                   (uint64_t)(uintptr_t)argument);
    if (rc >= 0)
        *pirq_r = argument->pirq;
    return rc;
}

/* One frame, once: 0, or errno. */
static int map_one(uint64_t gfn, uint64_t mfn, unsigned int add)
{
    struct xen_domctl_memory_mapping argument = {
        .first_gfn = gfn,
        .first_mfn = mfn,
        .nr_mfns = 1,
        .add_mapping = add,
    };
    int rc = domctl(XEN_DOMCTL_memory_mapping, &argument, sizeof(argument));

    return rc < 0 ? errno : rc;
}

/* What a frame is: 0 read and write, 1 read only, 2 no memory; or -errno. */
static int type_of(uint64_t gfn)
{
    struct {
        uint16_t domid;
        uint16_t type;
        uint16_t pad[2];
        uint64_t gfn;
    } *argument = (void *)xen.page;
    int rc;

    memset(argument, 0, sizeof(*argument));
    argument->domid = FRESH_DOMID;
    argument->gfn = gfn;
    rc = xen.call2(xen.connection, __HYPERVISOR_hvm_op, HVMOP_get_mem_type,
                   (uint64_t)(uintptr_t)argument);
    return rc < 0 ? -errno : argument->type;
}

/* Frames of a range that are worth a look: its ends and where Xen stops after
   64 steps. */
static const uint64_t places[] = {0, 1, 16, 63, 64, 128, 256, 512};

static bool is_last(uint64_t i, uint64_t count)
{
    return i + 1 == count || i == count;
}

#define FOR_PLACES(i, count, body)                                    \
    do {                                                              \
        uint64_t n_, i;                                               \
        for (n_ = 0; n_ < sizeof(places) / sizeof(places[0]); n_++) { \
            i = places[n_];                                           \
            if (i < (count) && !is_last(i, count))                    \
                body;                                                 \
        }                                                             \
        for (n_ = 0; n_ < 2; n_++) {                                  \
            i = (count)-1 + n_;                                       \
            if (count)                                                \
                body;                                                 \
        }                                                             \
    } while (0)

static bool asks(const struct random_step *step, ask_fn *question)
{
    return random_kinds[step->kind].ask == question &&
           step->a[0] == FRESH_DOMID;
}

static void look_at_frames(const struct random_step *step,
                           struct answer *state)
{
    if (asks(step, ask_map_memory)) {
        answer_add(state, " frames");
        FOR_PLACES(i, (uint64_t)step->a[3],
                   answer_add(state, " %d",
                              map_one((uint64_t)step->a[1] + i,
                                      (uint64_t)step->a[2] + i, 0)));
    } else if (asks(step, ask_iomem_permission)) {
        answer_add(state, " permitted");
        FOR_PLACES(
            i, (uint64_t)step->a[2],
            answer_add(state, " %d",
                       map_one(SCRATCH_GFN + i, (uint64_t)step->a[1] + i, 1)));
    } else if (asks(step, ask_populate_flags)) {
        answer_add(state, " types");
        FOR_PLACES(i, (uint64_t)step->a[2],
                   answer_add(state, " %d",
                              type_of((uint64_t)step->a[1] +
                                      (i << ((uint64_t)step->a[3] & 63)))));
    }
}

/* Is it bound? */
static void look_at_binding(const struct side *direct,
                            const struct random_sequence *sequence,
                            unsigned int at, const struct answer *answers,
                            struct answer *state)
{
    struct answer found = {0};
    long a[ARGUMENTS];

    if (!asks(&sequence->steps[at], ask_bind_pci_irq))
        return;
    random_arguments(sequence, answers, at, a);
    a[5] = XENSTABLE_PT_IRQ_PCI;
    ask_unbind(direct, a, &found);
    answer_add(state, " bound %ld %d", a[1], found.code);
}

/* What a mapping gave is still there, or a number that was named. */
static void look_at_pirq(const struct side *direct,
                         const struct random_step *step,
                         const struct answer *answer, struct answer *state)
{
    const long domid = FRESH_DOMID;
    struct answer found = {0};
    long a[ARGUMENTS] = {domid};

    if (asks(step, ask_map_pirq) || asks(step, ask_map_gsi) ||
        asks(step, ask_map_pirq_msi_table)) {
        if (answer->code)
            return;
        sscanf(answer->text, "%ld", &a[1]);
    } else if (asks(step, ask_unmap_pirq) && step->a[1] != LAST_PIRQ) {
        a[1] = step->a[1];
    } else {
        return;
    }
    ask_unmap_pirq(direct, a, &found);
    answer_add(state, " pirq %ld %d", a[1], found.code);
}

void fresh_look(const struct side *direct,
                const struct random_sequence *sequence,
                const struct answer *answers, struct answer *state)
{
    const long fresh[ARGUMENTS] = {FRESH_DOMID, 1}, next[ARGUMENTS] = {0, 1};
    const long kinds[2][ARGUMENTS] = {{0}, {1}};
    unsigned int i;

    state->text[0] = '\0';
    state->code = 0;
    ask_domains(direct, fresh, state);
    ask_domains(direct, next, state);
    for (i = 0; i < 2; i++)
        ask_kexec_status(direct, kinds[i], state);
    for (i = 0; i < sequence->count; i++)
        look_at_frames(&sequence->steps[i], state);
    for (i = 0; i < sequence->count; i++)
        look_at_binding(direct, sequence, i, answers, state);
    for (i = 0; i < sequence->count; i++)
        look_at_pirq(direct, &sequence->steps[i], &answers[i], state);
}
