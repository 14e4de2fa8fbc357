/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: bindings - what the emulated hypervisor keeps of bound interrupts
 *
 * pt_irq_create_bind() and pt_irq_destroy_bind() of
 * xen/drivers/passthrough/x86/hvm.c (4.14: io.c in the folder above), which
 * answer the same on 4.14 to 4.22. What they keep outlives the mapping of the
 * interrupt.
 */
#include <errno.h>

#include "compat/hypercalls.h"
#include "tests/fake/machine.h"

enum { HARDWARE_DOMAIN = 0, UNMASKED = 0x10000 };

/* hvm_domain_irq(d)->dpci, which the first try to bind makes. */
static bool *has_dpci(uint32_t domid)
{
    unsigned int i;

    for (i = 0; fake.domains[i].domid != domid; i++)
        ;
    return &fake.bindings.has_dpci[i];
}

static int find_bound(uint32_t domid, uint32_t pirq)
{
    unsigned int i;

    for (i = 0; i < fake.bindings.nr_bound; i++)
        if (fake.bindings.bound[i].domid == domid &&
            fake.bindings.bound[i].pirq == pirq)
            return (int)i;
    return -1;
}

bool fake_is_bound(uint32_t domid, uint32_t pirq)
{
    return find_bound(domid, pirq) >= 0;
}

static bool is_msi(const struct fake_interrupt *what)
{
    return what->type == XENSTABLE_DEVICE_MODEL_IRQ_MSI;
}

static int set_bound(uint32_t domid, const struct fake_interrupt *what)
{
    struct fake_bound *bound = &fake.bindings.bound[fake.bindings.nr_bound];

    if (fake.bindings.nr_bound == FAKE_PIRQS)
        return -ENOMEM;
    fake.bindings.nr_bound++;
    bound->domid = domid;
    bound->pirq = what->pirq;
    bound->is_msi = is_msi(what);
    return 0;
}

/* One for each call, equal ones too. */
static int add_line(uint32_t domid, const struct fake_interrupt *what)
{
    struct fake_line *line = fake.bindings.lines;

    while (line->listed || line->delivered)
        if (++line == fake.bindings.lines + FAKE_LINES)
            return -ENOMEM;
    line->domid = domid;
    line->what = *what;
    line->listed = true;
    line->delivered = true;
    return 0;
}

/* @pirq: as the list names it. */
static bool is_line(const struct fake_line *line, uint32_t domid,
                    uint32_t pirq, const struct fake_interrupt *what)
{
    return line->domid == domid && pirq == what->pirq &&
           line->what.bus == what->bus && line->what.device == what->device &&
           line->what.intx == what->intx;
}

/* What both begin with, XEN_DOMCTL_bind_pt_irq in arch_do_domctl() of
   xen/arch/x86/domctl.c. Return: which pirq, or a negative errno. */
static int find_for_binding(uint32_t domid, uint32_t pirq)
{
    int found;

    if (!fake_has_domain(domid))
        return -ESRCH;
    if (!fake_is_hvm(domid))
        return -EINVAL;
    found = fake_find_pirq(domid, (int)pirq);
    return found < 0 ? -EPERM : found;
}

/* guest_mask_msi_irq() of xen/arch/x86/msi.c follows what only MSIs have. */
static void mask_msi(int mapped)
{
    if (fake.pirqs[mapped].irq < FAKE_GSIS)
        fake.crashed = true;
}

static int bind_msi(uint32_t domid, const struct fake_interrupt *what,
                    int mapped)
{
    const int bound = find_bound(domid, what->pirq);
    int ret = 0;

    if (bound < 0)
        ret = set_bound(domid, what);
    else if (!fake.bindings.bound[bound].is_msi)
        ret = -EBUSY;
    if (ret == 0 && (what->gflags & UNMASKED))
        mask_msi(mapped);
    return ret;
}

static int bind_line(uint32_t domid, const struct fake_interrupt *what)
{
    int ret = 0;

    if (domid != HARDWARE_DOMAIN)
        ret = add_line(domid, what);
    else if (what->pirq >= FAKE_GSIS)
        ret = -EINVAL;
    if (ret == 0 && !fake_is_bound(domid, what->pirq))
        ret = set_bound(domid, what);
    return ret;
}

int fake_bind(uint32_t domid, const struct fake_interrupt *what)
{
    int mapped = find_for_binding(domid, what->pirq);

    if (mapped < 0)
        return mapped;
    if (!fake.has_iommu)
        return -ESRCH;
    /* Before the kind is looked at. */
    if (domid != HARDWARE_DOMAIN)
        *has_dpci(domid) = true;
    if (is_msi(what))
        return bind_msi(domid, what, mapped);
    return what->type == XENSTABLE_DEVICE_MODEL_IRQ_PCI
               ? bind_line(domid, what)
               : -EOPNOTSUPP;
}

/* The list has 8 bits of the pirq, machine_gsi of struct hvm_girq_dpci_mapping
   in asm/hvm/irq.h, and they are compared with all 32. One is taken from it,
   but all that are equal are not delivered any more. */
static int remove_line(uint32_t domid, const struct fake_interrupt *what)
{
    struct fake_line *const end = fake.bindings.lines + FAKE_LINES;
    struct fake_line *line = fake.bindings.lines, *other;

    while (line < end &&
           !(line->listed &&
             is_line(line, domid, (uint8_t)line->what.pirq, what)))
        line++;
    if (line == end)
        return -EINVAL;
    line->listed = false;
    if (fake_is_bound(domid, what->pirq))
        for (other = fake.bindings.lines; other < end; other++)
            if (is_line(other, domid, other->what.pirq, what))
                other->delivered = false;
    return 0;
}

static bool is_delivered(uint32_t domid, uint32_t pirq)
{
    unsigned int i;

    for (i = 0; i < FAKE_LINES; i++)
        if (fake.bindings.lines[i].delivered &&
            fake.bindings.lines[i].domid == domid &&
            fake.bindings.lines[i].what.pirq == pirq)
            return true;
    return false;
}

/* An MSI that is not bound is no error. */
int fake_unbind(uint32_t domid, const struct fake_interrupt *what)
{
    int mapped = find_for_binding(domid, what->pirq);
    int bound, ret = 0;

    if (mapped < 0)
        return mapped;
    if (!fake.has_iommu)
        return 0;
    if (is_msi(what))
        mask_msi(mapped);
    else if (what->type != XENSTABLE_DEVICE_MODEL_IRQ_PCI)
        return -EOPNOTSUPP;
    if (domid != HARDWARE_DOMAIN) {
        if (!*has_dpci(domid))
            return -EINVAL;
        if (!is_msi(what))
            ret = remove_line(domid, what);
        if (ret)
            return ret;
    }
    bound = find_bound(domid, what->pirq);
    if (bound >= 0 && !is_delivered(domid, what->pirq))
        fake.bindings.bound[bound] =
            fake.bindings.bound[--fake.bindings.nr_bound];
    return 0;
}
