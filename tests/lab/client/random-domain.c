/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a sequence leaves in its domain. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "compat/hypercalls.h"
#include "tests/lab/client/random.h"

enum {
    HVMOP_get_mem_type = 15,
    /* Where no sequence maps anything. */
    SCRATCH_GFN = 0x300000
};

int random_create(enum fresh_kind kind, bool iommu)
{
    const struct fresh fresh = {
        .domid = FRESH_DOMID,
        .kind = kind,
        .iommu = iommu,
        .limit_kib = FRESH_LIMIT_KIB,
        .gfn = FRESH_GFN,
        .frames = FRESH_FRAMES,
    };

    return fresh_create(&fresh);
}

/* Asks for any number: releases before 4.20 without the fix of allocate_pirq()
   in arch/x86/irq.c report an error for a GSI that is mapped. */
int raw_map_gsi(uint32_t domid, int gsi, int *pirq_r)
{
    struct physdev_map_pirq argument = {
        .domid = (uint16_t)domid,
        .type = MAP_PIRQ_TYPE_GSI,
        .index = gsi,
        .pirq = *pirq_r < 0 ? -EEXIST : *pirq_r,
    };
    int rc = fresh_call(__HYPERVISOR_physdev_op, PHYSDEVOP_map_pirq, &argument,
                        sizeof(argument));

    if (rc >= 0)
        *pirq_r = argument.pirq;
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
    int rc = fresh_domctl(FRESH_DOMID, XEN_DOMCTL_memory_mapping, &argument,
                          sizeof(argument));

    return rc < 0 ? errno : rc;
}

/* The kind of a frame: 0 read and write, 1 read only, 2 no memory; or -errno.
 */
static int type_of(uint64_t gfn)
{
    struct {
        uint16_t domid;
        uint16_t type;
        uint16_t pad[2];
        uint64_t gfn;
    } argument = {.domid = FRESH_DOMID, .gfn = gfn};
    int rc = fresh_call(__HYPERVISOR_hvm_op, HVMOP_get_mem_type, &argument,
                        sizeof(argument));

    return rc < 0 ? -errno : argument.type;
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
    a[5] = XENSTABLE_DEVICE_MODEL_IRQ_PCI;
    ask_unbind_irq(direct, a, &found);
    answer_add(state, " bound %ld %d", a[1], found.code);
}

/* Is the number that a mapping gave, or that was named, still mapped? */
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
