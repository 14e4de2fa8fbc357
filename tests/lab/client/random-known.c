/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Differences from libxenctrl that are meant, each with the place that says
   so. */
#include <errno.h>
#include <string.h>

#include "tests/lab/client/client.h"
#include "tests/lab/client/random.h"

enum { DOMID_SELF = 0x7ff0, LARGEST_DOMID = 0xffff };
enum { LARGEST_VECTOR = 255, LARGEST_REASON = 255 };

static bool has_domid(const struct random_step *step)
{
    return strncmp(random_kinds[step->kind].arguments, "domid", 5) == 0;
}

/* No segments, or some that end above 2^52: see choose_load(). */
static bool refuses_image(const long *a)
{
    return a[3] == 0 || a[6] < 0 || a[4] >= 1L << 52 || a[4] <= -(1L << 40);
}

int random_refusal(const struct random_step *step)
{
    const struct random_kind *kind = &random_kinds[step->kind];
    const long *a = step->a;

    if (has_domid(step) && a[0] > LARGEST_DOMID)
        return -EINVAL;
    if (kind->ask == ask_domains && (a[0] > LARGEST_DOMID || a[1] == 0))
        return -EINVAL;
    if ((kind->ask == ask_cpu_count || kind->ask == ask_memory_map) &&
        a[0] == 0)
        return -EINVAL;
    if (strcmp(kind->name, "host_get_text") == 0 &&
        (a[0] > XENSTABLE_HOST_TEXT_BUILD_ID || a[1] == 0))
        return -EINVAL;
    if (strcmp(kind->name, "kexec_load") == 0 && refuses_image(a))
        return -EINVAL;
    if (strstr(kind->arguments, "gvec") && a[1] > LARGEST_VECTOR)
        return -EINVAL;
    if (kind->ask == ask_shutdown && a[1] > LARGEST_REASON)
        return -EINVAL;
    if (kind->ask == ask_unbind_irq && a[5] > XENSTABLE_DEVICE_MODEL_IRQ_ISA)
        return -EINVAL;
    return 0;
}

static bool is_of_pv(const struct random_sequence *sequence,
                     const struct random_step *step)
{
    const long domid = step->a[0];

    return domid == FRESH_DOMID ? sequence->fresh == FRESH_PV
                                : domid == 0 || domid == DOMID_SELF;
}

static bool is_of_no_frames(const struct random_sequence *sequence,
                            const struct random_step *step)
{
    (void)sequence;
    return step->a[2] == 0;
}

static bool has_segment(const struct random_sequence *sequence,
                        const struct random_step *step)
{
    (void)sequence;
    return step->a[2] != 0;
}

static bool is_removing(const struct random_sequence *sequence,
                        const struct random_step *step)
{
    return step->a[4] == 0 && !is_of_pv(sequence, step);
}

/* Of two that map memory. */
static bool begins_in(const struct random_step *step,
                      const struct random_step *other)
{
    return (uint64_t)step->a[1] - (uint64_t)other->a[1] <
           (uint64_t)other->a[3];
}

/* What a step before it may have mapped. */
static bool is_over_another(const struct random_sequence *sequence,
                            const struct random_step *step)
{
    const struct random_step *other;

    for (other = sequence->steps; other < step; other++)
        if (random_kinds[other->kind].ask == ask_map_memory && other->a[4] &&
            (begins_in(step, other) || begins_in(other, step)))
            return step->a[4] != 0;
    return false;
}

static bool is_adding(const struct random_sequence *sequence,
                      const struct random_step *step)
{
    return step->a[4] != 0 && !is_of_pv(sequence, step);
}

static struct known {
    ask_fn *ask;
    int theirs;
    int ours;
    const char *reason;
    /* NULL, or when. */
    bool (*when)(const struct random_sequence *sequence,
                 const struct random_step *step);
    /* From here on the domain's state differs, too. */
    bool parts;
    unsigned long times;
} table[] = {
    {ask_domain, 0, -ESRCH,
     "a missing domain is -ESRCH; common/sysctl.c do_sysctl() goes on with "
     "the next one",
     NULL, false, 0},
    {ask_memory_map, -EINVAL, -ENOSPC,
     "too little room has its own code; arch/x86/mm.c arch_memory_op()", NULL,
     false, 0},
    {ask_populate_flags, -EBUSY, -ESRCH,
     "a missing domain has its own code; common/memory.c do_memory_op() answers "
     "that none was given",
     NULL, false, 0},
    {ask_map_memory, -EIO, -ESRCH,
     "a missing domain is -ESRCH; libxenctrl's xc_domain_memory_mapping() "
     "returns another number and leaves errno as it was, until 4.17",
     NULL, false, 0},
    {ask_map_memory, -EINVAL, -ESRCH,
     "a missing domain is -ESRCH; libxenctrl's xc_domain_memory_mapping() "
     "asks for the domain first, and says so for any that is not there",
     NULL, false, 0},
    {ask_map_memory, 0, -EINVAL,
     "a range that wraps or that no machine has; libxenctrl's "
     "xc_domain_memory_mapping() asks Xen nothing about a PV guest, and "
     "common/domctl.c do_domctl() looks at the range before the guest",
     is_of_pv, false, 0},
    {ask_map_memory, -EINVAL, -EPERM,
     "Xen ends the guest where other frames are mapped, "
     "arch/x86/mm/p2m.c set_typed_p2m_entry(); libxenctrl's "
     "xc_domain_memory_mapping() unmaps the whole range then, what was "
     "mapped before included, and gives the errno of that",
     is_adding, true, 0},
    {ask_map_memory, -EPERM, -EPERM,
     "the same, where the errno of undoing is none", is_over_another, true, 0},
    {ask_map_memory, -EINVAL, -ENOENT,
     "a frame that no table reaches, arch/x86/mm/p2m-pt.c p2m_next_level(); "
     "libxenctrl's xc_domain_memory_mapping() gives the errno of undoing",
     is_adding, true, 0},
    {ask_map_memory, -EINVAL, -ENOMEM,
     "no page table is left; libxenctrl's xc_domain_memory_mapping() unmaps "
     "the whole range then, and gives the errno of that",
     is_adding, true, 0},
    {ask_map_memory, -EINVAL, -EINVAL,
     "ours unmaps what is behind a frame that is not mapped; libxenctrl's "
     "xc_domain_memory_mapping() leaves out the rest then",
     is_removing, true, 0},
    {ask_iomem_permission, -ESRCH, -EINVAL,
     "no frames are refused first, since Xen takes them for all of them "
     "from frame 0 on; common/domctl.c do_domctl()",
     is_of_no_frames, false, 0},
    {ask_iomem_permission, -EPERM, -EINVAL,
     "no frames from frame 0 on are all of them for Xen; common/domctl.c "
     "do_domctl()",
     is_of_no_frames, false, 0},
    {ask_map_pirq_msi_table, 0, -ENOENT,
     "no such device in that segment; earlier point releases of libxenctrl's "
     "xc_physdev_map_pirq_msi() leave the segment out",
     has_segment, true, 0},
    {ask_pci_gsi, -EPERM, -EOPNOTSUPP,
     "a kernel without the ioctl has another code than lost rights", NULL,
     false, 0},
};
enum { ROWS = sizeof(table) / sizeof(table[0]) };

int random_known(const struct random_sequence *sequence,
                 const struct random_step *step, int theirs, int ours)
{
    ask_fn *ask = random_kinds[step->kind].ask;
    int i;

    for (i = 0; i < ROWS; i++)
        if (table[i].ask == ask && table[i].theirs == theirs &&
            table[i].ours == ours &&
            (!table[i].when || table[i].when(sequence, step)))
            return i;
    return -1;
}

bool random_known_parts(int row)
{
    return table[row].parts;
}

void random_known_count(int row)
{
    table[row].times++;
}

void random_known_report(void)
{
    unsigned int i;

    for (i = 0; i < ROWS; i++)
        diag("known, %lu times: %s, %s by libxenctrl: %s", table[i].times,
             code_name(table[i].ours), code_name(table[i].theirs),
             table[i].reason);
}
