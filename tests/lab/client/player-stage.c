/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes what the fake machine has on this machine: domain 1 is a PV guest,
   domain 7 an HVM guest with an IOMMU. Both may use the memory that tests
   map. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/hypercalls.h"
#include "tests/lab/client/player.h"

enum {
    PV_DOMID = 1,
    HVM_DOMID = 7,
    XEN_DOMCTL_max_mem = 11,
    XEN_DOMCTL_assign_device = 37,
    LIMIT_KIB = 32 * 1024,
    /* No test maps or populates anything here. */
    MEMORY_GFN = 0x80000,
    MEMORY_FRAMES = 16,
    /* What tests map. */
    LOW_MFNS = 0xfe000,
    /* The frame before that of the local APIC, which nobody may use. */
    LAST_MFN = 0xfedff,
    PHYSDEVOP_prepare_msix = 30,
    FAKE_GSIS = 48
};

static bool iommu;

/* For each of "WORD=A,B,C". */
static const char *next_of(const char *text, const char *at)
{
    if (!at)
        return text && *text && *text != ' ' ? text : NULL;
    at += strcspn(at, ", ");
    return *at == ',' ? at + 1 : NULL;
}

static int permit_range(uint32_t domid, uint64_t first, uint64_t count,
                        bool allow)
{
    const struct xen_domctl_iomem_permission argument = {
        .first_mfn = first,
        .nr_mfns = count,
        .allow_access = allow,
    };

    return fresh_domctl(domid, XEN_DOMCTL_iomem_permission, &argument,
                        sizeof(argument));
}

static int permit(uint32_t domid, bool allow)
{
    return permit_range(domid, 0, LOW_MFNS, allow) < 0 ||
                   permit_range(domid, LAST_MFN, 1, allow) < 0
               ? -1
               : permit_range(domid, HIGH_MFN, HIGH_MFNS, allow);
}

static const char *make(uint32_t domid)
{
    const struct fresh fresh = {
        .domid = domid,
        .kind = domid == PV_DOMID ? FRESH_PV : FRESH_HVM,
        .iommu = iommu,
        .limit_kib = LIMIT_KIB,
        .gfn = MEMORY_GFN,
        .frames = MEMORY_FRAMES,
    };

    if (fresh_create(&fresh) < 0)
        return "a domain cannot be made";
    return permit(domid, true) < 0 ? "it is not permitted to use memory"
                                   : NULL;
}

/* Does the domain have an interrupt of a device? Xen wants it to be the
   domain's own: map_domain_pirq() in arch/x86/irq.c. */
static bool wants_device(const struct said *lines, unsigned int count)
{
    const char *pirq;
    unsigned int i;
    int irq;

    for (i = 0; i < count; i++) {
        if (is_msi(lines[i].arguments))
            return true;
        if (strcmp(lines[i].call, "given") != 0)
            continue;
        pirq = next_of(find_word(lines[i].arguments, "pirqs"), NULL);
        for (; pirq; pirq = next_of(NULL, pirq))
            if (sscanf(pirq, "%*u:%*d:%d", &irq) == 1 && irq >= FAKE_GSIS)
                return true;
    }
    return false;
}

/* xen-pciback does this: a guest's MSI-X needs it (msix_capability_init() in
   arch/x86/msi.c). It is lost with the guest. */
static const char *prepare(const struct device *device)
{
    struct {
        uint16_t segment;
        uint8_t bus, devfn;
    } argument = {0, (uint8_t)device->bus, (uint8_t)device->devfn};

    return fresh_call(__HYPERVISOR_physdev_op, PHYSDEVOP_prepare_msix,
                      &argument, sizeof(argument)) < 0 &&
                   errno != EBUSY
               ? "the device's MSI-X cannot be prepared"
               : NULL;
}

static const char *assign(const struct device *device)
{
    const char *error = prepare(device);
    const uint32_t argument[3] = {0, 0, device->bus << 8 | device->devfn};

    if (error)
        return error;
    return fresh_domctl(HVM_DOMID, XEN_DOMCTL_assign_device, argument,
                        sizeof(argument)) < 0
               ? "the device cannot be assigned"
               : NULL;
}

const char *stage_set(struct player *player, const struct said *lines,
                      unsigned int count)
{
    const char *error;

    iommu = true;
    player->nr_numbers = 0;
    player->caller_lacks = false;
    error = make(PV_DOMID);
    if (!error)
        error = make(HVM_DOMID);
    if (!error && wants_device(lines, count))
        error = assign(&player->device);
    return error;
}

const char *stage_clear(struct player *player)
{
    int type, tries;

    if (fresh_destroy(PV_DOMID) < 0 || fresh_destroy(HVM_DOMID) < 0)
        return "a domain cannot be destroyed";
    for (type = 0; type < 2; type++) {
        player->loaded[type] = false;
        player->functions.xc_kexec_unload(player->xch, type);
        /* Unloading changes the place that status reports, here to the first.
         */
        for (tries = 0; tries < 2; tries++)
            if (player->functions.xc_kexec_status(player->xch, type) > 0)
                player->functions.xc_kexec_unload(player->xch, type);
        if (player->functions.xc_kexec_status(player->xch, type) != 0)
            return "the place for images is not the first";
    }
    return NULL;
}

/* The line that unbinds the device names it. */
static void device_of(const struct said *lines, unsigned int count, int pirq,
                      struct xen_domctl_bind_pt_irq_pci *bind)
{
    unsigned int i;

    for (i = 0; i < count; i++) {
        const char *arguments = lines[i].arguments;
        const char *number = find_word(arguments, "machine_irq");
        const char *bus = find_word(arguments, "bus");
        const char *device = find_word(arguments, "device");
        const char *intx = find_word(arguments, "intx");

        if (!bus)
            bus = find_word(arguments, "gvec");
        if (!number || !bus || !device || !intx ||
            (int)number_in(number) != pirq)
            continue;
        bind->bus = (uint8_t)number_in(bus);
        bind->device = (uint8_t)number_in(device);
        bind->intx = (uint8_t)number_in(intx);
    }
}

static const char *give_pirq(struct player *player, const char *text,
                             const struct said *lines, unsigned int count)
{
    struct physdev_map_pirq map = {0};
    unsigned int domid;
    int pirq, irq, bound;

    if (sscanf(text, "%u:%d:%d:%d", &domid, &pirq, &irq, &bound) != 4)
        return "a line that is not understood";
    map.domid = (uint16_t)domid;
    map.pirq = pirq;
    map.index = irq < FAKE_GSIS ? irq : -1;
    map.type = irq < FAKE_GSIS ? MAP_PIRQ_TYPE_GSI : MAP_PIRQ_TYPE_MSI_SEG;
    if (irq >= FAKE_GSIS) {
        map.bus = (int)player->device.bus;
        map.devfn = (int)player->device.devfn;
        map.entry_nr = 1;
        map.table_base = player->device.table_base;
    }
    if (fresh_call(__HYPERVISOR_physdev_op, PHYSDEVOP_map_pirq, &map,
                   sizeof(map)) < 0)
        return "an interrupt cannot be mapped";
    if (bound && irq < FAKE_GSIS) {
        struct xen_domctl_bind_pt_irq_pci bind = {
            .machine_irq = (uint32_t)pirq,
            .irq_type = XENSTABLE_DEVICE_MODEL_IRQ_PCI};

        device_of(lines, count, pirq, &bind);
        if (fresh_domctl(domid, XEN_DOMCTL_bind_pt_irq, &bind, sizeof(bind)) <
            0)
            return "an interrupt cannot be bound";
    } else if (bound) {
        const struct xen_domctl_bind_pt_irq_msi bind = {
            .machine_irq = (uint32_t)pirq,
            .irq_type = XENSTABLE_DEVICE_MODEL_IRQ_MSI,
            .gvec = 0x61,
        };

        if (fresh_domctl(domid, XEN_DOMCTL_bind_pt_irq, &bind, sizeof(bind)) <
            0)
            return "an interrupt cannot be bound";
    }
    return NULL;
}

const char *stage_given(struct player *player, const char *given,
                        const struct said *lines, unsigned int count)
{
    const char *pirqs = find_word(given, "pirqs");
    const char *params = find_word(given, "params");
    const char *places = find_word(given, "places");
    const char *images = find_word(given, "images");
    const char *at, *error;
    unsigned int place[2], type, index;
    unsigned long long value;

    if (!places || sscanf(places, "%u,%u", &place[0], &place[1]) != 2 ||
        !images || strncmp(images, "0,0", 3) != 0)
        return "an image that no call has loaded";
    for (type = 0; type < 2; type++)
        if (place[type])
            player->functions.xc_kexec_unload(player->xch, (int)type);
    for (at = next_of(params, NULL); at; at = next_of(params, at))
        if (sscanf(at, "%u:%llu", &index, &value) != 2 ||
            player->functions.xc_hvm_param_set(player->xch, HVM_DOMID, index,
                                               value) < 0)
            return "a parameter cannot be set";
    for (at = next_of(pirqs, NULL); at; at = next_of(pirqs, at)) {
        error = give_pirq(player, at, lines, count);
        if (error)
            return error;
    }
    return NULL;
}

/* So many more extents, and no more. */
static bool limit(const struct said *said, uint64_t extents)
{
    const char *domid = find_word(said->arguments, "domid");
    const char *order = find_word(said->arguments, "extent_order");
    uint16_t number;
    uint64_t kib;
    int has;

    if (!domid || !order || number_in(order) > 12)
        return false;
    number = (uint16_t)number_in(domid);
    has = fresh_call(__HYPERVISOR_memory_op, XENMEM_current_reservation,
                     &number, sizeof(number));
    if (has < 0)
        return false;
    kib =
        ((uint64_t)has + (extents << number_in(order))) * (PAGE_BYTES / 1024);
    return fresh_domctl((uint32_t)number_in(domid), XEN_DOMCTL_max_mem, &kib,
                        sizeof(kib)) == 0;
}

/* Makes the same domain without an IOMMU, but with the interrupt that is asked
   about. */
static bool remove_iommu(const struct said *said)
{
    const char *number = find_word(said->arguments, "machine_irq");
    struct physdev_map_pirq map = {.domid = HVM_DOMID,
                                   .type = MAP_PIRQ_TYPE_GSI};

    if (!iommu || !number)
        return !iommu;
    iommu = false;
    map.pirq = map.index = (int)number_in(number);
    return fresh_destroy(HVM_DOMID) == 0 && !make(HVM_DOMID) &&
           fresh_call(__HYPERVISOR_physdev_op, PHYSDEVOP_map_pirq, &map,
                      sizeof(map)) == 0;
}

bool stage_programmed(struct player *player, const char *name,
                      const struct said *said)
{
    if (strcmp(name, "guest_lacks_iomem") == 0)
        return permit(PV_DOMID, false) == 0 && permit(HVM_DOMID, false) == 0;
    if (strcmp(name, "caller_lacks_iomem") == 0) {
        player->caller_lacks = true;
        return true;
    }
    if (strcmp(name, "has_iommu") == 0)
        return remove_iommu(said);
    if (strncmp(name, "extents_left=", 13) == 0)
        return limit(said, number_in(name + 13));
    return false;
}

void stage_unprogrammed(struct player *player)
{
    player->caller_lacks = false;
}
