/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The device model area: what is more than one call, and what differs. */
#include <fcntl.h>
#include <unistd.h>

#include "tests/unit/calls.h"

/* Of the fake machine: 0, PV_GUEST and HVM_GUEST exist. */
enum { PV_GUEST = 1, NO_DOMAIN = 5, HVM_GUEST = 7, BEYOND = 42 };

static struct xenstable *xs;

static void open_for(int i)
{
    xs = unit_open_via((enum way)(i % WAYS), (unsigned int)i / WAYS);
    fake.nr_calls = 0;
}

/* By hypercall every release has it. */
static bool has_map_pirq_gsi(int i)
{
    return i % WAYS == VIA_HYPERCALL ||
           (unsigned int)i / WAYS >= unit_release("4.20");
}

static int set_param(uint32_t index, uint64_t value)
{
    return xenstable_device_model_set_hvm_param(xs, 7, index, value);
}

START_TEST(hvm_params)
{
    uint64_t value = 1;

    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_set_hvm_param(xs, 7, 3, UINT64_MAX - 1), 0);
    ck_assert_uint_eq(fake.params[3], UINT64_MAX - 1);
    ck_assert_int_eq(xenstable_device_model_get_hvm_param(xs, 7, 3, &value),
                     0);
    ck_assert_uint_eq(value, UINT64_MAX - 1);
    ck_assert_int_eq(xenstable_device_model_get_hvm_param(xs, 7, 64, &value),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

/* The same answer for a missing domain on all releases, whatever Xen says. */
START_TEST(missing_domain)
{
    const uint32_t domid = _i % 2 ? NO_DOMAIN : BEYOND;
    uint64_t value = 0, gfns[2] = {1, 2};
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    open_for(_i / 2);
#define MISSING(call) ck_assert_int_eq(xenstable_device_model_##call, -ESRCH)
    MISSING(get_hvm_param(xs, domid, 5, &value));
    MISSING(set_hvm_param(xs, domid, 5, 1));
    MISSING(populate_physmap(xs, domid, 2, 0, 0, gfns));
    MISSING(shutdown(xs, domid, 3));
    MISSING(map_memory(xs, domid, 1, 2, 3, 1));
    MISSING(map_memory(xs, domid, 1, 2, 3, 0));
    MISSING(map_memory(xs, domid, 1, 2, 0, 1));
    MISSING(map_memory(xs, domid, 1, 2, 0, 0));
    MISSING(iomem_permission(xs, domid, 1, 2, 1));
    MISSING(map_ioports(xs, domid, 1, 2, 3, 1));
    MISSING(ioport_permission(xs, domid, 1, 2, 1));
    MISSING(bind_pci_irq(xs, domid, 1, 2, 3, 0));
    MISSING(
        unbind_irq(xs, domid, 1, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 2, 3, 0, 0));
    MISSING(
        unbind_irq(xs, domid, 1, XENSTABLE_DEVICE_MODEL_IRQ_ISA, 0, 0, 0, 4));
    MISSING(update_msi_irq(xs, domid, 1, 2, 3, 4));
    MISSING(unbind_msi_irq(xs, domid, 1, 2, 3));
    MISSING(map_pirq(xs, domid, 9, &pirq));
    if (has_map_pirq_gsi(_i / 2))
        MISSING(map_pirq_gsi(xs, domid, 9, &pirq));
    MISSING(map_pirq_msi(xs, domid, &pirq, 0, 1, 2, 0, 0));
    MISSING(map_pirq_msi(xs, domid, &pirq, 1, 1, 2, 0, 0));
    MISSING(unmap_pirq(xs, domid, 55));
    unit_close(xs);
}
END_TEST

/* As in a domain that controls no other one. Xen answers populate_physmap
   with 0 extents then (do_memory_op() in xen/common/memory.c). */
START_TEST(without_rights)
{
    uint64_t value = 0, gfns[2] = {1, 2};
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    open_for(_i);
    fake.no_rights = true;
#define REFUSED(call) ck_assert_int_eq(xenstable_device_model_##call, -EPERM)
    REFUSED(get_hvm_param(xs, 7, 5, &value));
    REFUSED(set_hvm_param(xs, 7, 5, 1));
    REFUSED(populate_physmap(xs, 7, 2, 0, 0, gfns));
    REFUSED(populate_physmap(xs, PV_GUEST, 2, 0, 0, gfns));
    REFUSED(shutdown(xs, 7, 3));
    REFUSED(map_memory(xs, 7, 1, 2, 3, 1));
    REFUSED(map_memory(xs, 7, 1, 2, 3, 0));
    REFUSED(map_memory(xs, 7, 1, 2, 0, 1));
    REFUSED(map_memory(xs, PV_GUEST, 1, 2, 3, 1));
    REFUSED(map_memory(xs, PV_GUEST, 1, 2, 3, 0));
    REFUSED(iomem_permission(xs, 7, 1, 2, 1));
    REFUSED(map_ioports(xs, 7, 1, 2, 3, 1));
    REFUSED(ioport_permission(xs, 7, 1, 2, 1));
    REFUSED(bind_pci_irq(xs, 7, 1, 2, 3, 0));
    REFUSED(unbind_irq(xs, 7, 1, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 2, 3, 0, 0));
    REFUSED(update_msi_irq(xs, 7, 1, 2, 3, 4));
    REFUSED(unbind_msi_irq(xs, 7, 1, 2, 3));
    REFUSED(map_pirq(xs, 7, 9, &pirq));
    REFUSED(map_pirq_msi(xs, 7, &pirq, 0, 1, 2, 0, 0));
    REFUSED(unmap_pirq(xs, 7, 55));
    unit_close(xs);
}
END_TEST

/* DOMID_SELF: hvmop_get_param(), do_memory_op() and physdev_map_pirq() take
   any number (rcu_lock_domain_by_any_id()), do_domctl() and
   SCHEDOP_remote_shutdown a domain's own one only, on all releases. */
START_TEST(own_domain)
{
    const uint32_t domid = FAKE_DOMID_SELF;
    uint64_t value = 0, gfn = 1;
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    open_for(_i);
    /* A PV domain has no such parameters; a PVH control domain has. */
    ck_assert_int_eq(
        xenstable_device_model_get_hvm_param(xs, FAKE_DOMID_SELF, 5, &value),
        -EINVAL);
    fake.domains[0].flags |= 2;
    ck_assert_int_eq(
        xenstable_device_model_get_hvm_param(xs, FAKE_DOMID_SELF, 5, &value),
        0);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, domid, 1, 0, 0, &gfn), 0);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, domid, 9, &pirq), 0);
    ck_assert_int_eq(xenstable_device_model_unmap_pirq(xs, domid, pirq), 0);
    MISSING(shutdown(xs, domid, 3));
    MISSING(map_memory(xs, domid, 1, 2, 3, 1));
    MISSING(iomem_permission(xs, domid, 1, 2, 1));
    MISSING(map_ioports(xs, domid, 1, 2, 3, 1));
    MISSING(ioport_permission(xs, domid, 1, 2, 1));
    MISSING(bind_pci_irq(xs, domid, 1, 2, 3, 0));
    MISSING(
        unbind_irq(xs, domid, 1, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 2, 3, 0, 0));
    MISSING(update_msi_irq(xs, domid, 1, 2, 3, 4));
    MISSING(unbind_msi_irq(xs, domid, 1, 2, 3));
    unit_close(xs);
}
END_TEST

START_TEST(populate)
{
    static uint64_t gfns[2000];
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(gfns); i++)
        gfns[i] = i;
    /* More than fits the connection's page. */
    ck_assert_int_eq(xenstable_device_model_populate_physmap(
                         xs, HVM_GUEST, COUNT_OF(gfns), 0, 0, gfns),
                     0);
    for (i = 0; i < COUNT_OF(gfns); i++)
        ck_assert_uint_eq(gfns[i], i);
    /* A PV guest is given frames. */
    ck_assert_int_eq(xenstable_device_model_populate_physmap(
                         xs, PV_GUEST, COUNT_OF(gfns), 0, 0, gfns),
                     0);
    for (i = 0; i < COUNT_OF(gfns); i++)
        ck_assert_uint_eq(gfns[i], 0x1000000 + i);
    ck_assert_uint_le(fake.pages, 1);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 0, 0, 0, gfns), 0);
    fake.extents_left = 5;
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 6, 0, 0, gfns), -EBUSY);
    fake.extents_left = 0;
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1, 0, 0, gfns), -EBUSY);
    unit_close(xs);
}
END_TEST

/* Xen says only that it gave none: an order above ctldom_max_order, 12 bits of
   addresses and a NUMA node above MAX_NUMNODES, xen/common/memory.c. */
START_TEST(populate_what_xen_refuses)
{
    uint64_t gfn = 1;

    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1, 18, 0, &gfn), 0);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1, 19, 0, &gfn),
        -EBUSY);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1, 0, 12, &gfn),
        -EBUSY);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1, 0, 65 << 8, &gfn),
        -EBUSY);
    unit_close(xs);
}
END_TEST

/* On 32-bit x86 Xen has no number for such a frame: nothing is done. */
START_TEST(populate_far_away)
{
    const uint64_t far = (uint64_t)1 << 32;
    uint64_t gfns[] = {1, far + 2};
    const bool fits = sizeof(xen_pfn_t) == sizeof(uint64_t);

    open_for(_i);
    fake.nr_calls = 0;
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, PV_GUEST, 2, 0, 0, gfns),
        fits ? 0 : -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, fits ? 1 : 0);
    ck_assert_uint_eq(gfns[0], fits ? 0x1000001 : 1);
    ck_assert_uint_eq(gfns[1], fits ? far + 0x1000002 : far + 2);
    unit_close(xs);
}
END_TEST

/* UINT_MAX >> MEMOP_EXTENT_SHIFT extents in do_memory_op(): above that Xen
   gives none. No memory is taken for so many. */
START_TEST(populate_too_much)
{
    static const uint64_t counts[] = {0x4000000, 1 << 30, UINT64_MAX,
                                      0x2000000000000001};
    uint64_t gfn = 1;
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(counts); i++)
        ck_assert_int_eq(xenstable_device_model_populate_physmap(
                             xs, 7, counts[i], 0, 0, &gfn),
                         -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 0);
    unit_close(xs);
}
END_TEST

START_TEST(populate_without_memory)
{
    static uint64_t gfns[2000];

    xs = unit_open_via(VIA_HYPERCALL, 0);
    fake.pages_left = 0;
    ck_assert_int_eq(xenstable_device_model_populate_physmap(
                         xs, 7, COUNT_OF(gfns), 0, 0, gfns),
                     -ENOMEM);
    unit_close(xs);
}
END_TEST

static uint64_t mfn_of(uint64_t gfn)
{
    unsigned int i;

    for (i = 0; i < fake.nr_frames; i++)
        if (fake.frames[i].gfn == gfn)
            return fake.frames[i].mfn;
    return 0;
}

static int map(uint64_t gfn, uint64_t mfn, uint64_t count, bool add)
{
    return xenstable_device_model_map_memory(xs, HVM_GUEST, gfn, mfn, count,
                                             add);
}

/* x86 goes 64 steps far in a call, of a page or of 2 MiB, and Arm takes 64
   frames: map_mmio_regions() in xen/arch/x86/mm/p2m.c and do_domctl() in
   xen/common/domctl.c, all releases. */
static const struct {
    uint64_t gfn;
    uint64_t mfn;
    unsigned int count;
    unsigned int calls; /* on x86 */
} ranges[] = {
    {0x1000, 0x2000, 1, 1},    {0x1080, 0x2080, 63, 1},
    {0x1080, 0x2080, 64, 1},   {0x1080, 0x2080, 65, 2},
    {0x1080, 0x2080, 128, 2},  {0xf0080, 0xfd080, 256, 4},
    {0x1200, 0x2200, 512, 1},  {0x1001, 0x2000, 4096, 64},
    {0x1000, 0x2000, 4096, 1}, {0x11ff, 0x21ff, 1026, 1},
};

START_TEST(large_mapping)
{
    const unsigned int range = (unsigned int)_i / (2 * WAYS);
    const unsigned int count = ranges[range].count;
    unsigned int i;

    xs = unit_open_via((enum way)(_i % WAYS), 0);
    fake.is_arm = _i / WAYS % 2;
    fake.nr_calls = 0;
    ck_assert_int_eq(map(ranges[range].gfn, ranges[range].mfn, count, 1), 0);
    ck_assert_uint_eq(fake.nr_frames, count);
    for (i = 0; i < count; i++)
        ck_assert_uint_eq(mfn_of(ranges[range].gfn + i),
                          ranges[range].mfn + i);
    if (!fake.is_arm)
        ck_assert_uint_eq(fake.nr_calls, ranges[range].calls);
    else /* the size is found in few steps, and kept */
        ck_assert_uint_le(fake.nr_calls, 7 + (count + 31) / 32);
    ck_assert_int_eq(map(ranges[range].gfn, ranges[range].mfn, count, 0), 0);
    ck_assert_uint_eq(fake.nr_frames, 0);
    unit_close(xs);
}
END_TEST

/* The errno of the failure, not that of undoing, and nothing is left. */
START_TEST(failed_mapping_is_undone)
{
    static const uint64_t bad[] = {0x1001, 0x1002, 0x1040, 0x1041, 0x10c8};
    unsigned int i;

    xs = unit_open_via((enum way)(_i % WAYS), 0);
    fake.is_arm = _i / WAYS;
    /* Neighbours that have nothing to do with it. */
    ck_assert_int_eq(map(0x1000, 0x9998, 1, 1), 0);
    ck_assert_int_eq(map(0x10c9, 0x9999, 1, 1), 0);
    for (i = 0; i < COUNT_OF(bad); i++) {
        fake.bad_gfn = bad[i];
        ck_assert_int_eq(map(0x1001, 0x2000, 200, 1),
                         fake.is_arm ? -ENOENT : -ENOMEM);
        ck_assert_uint_eq(fake.nr_frames, 2);
        ck_assert_uint_eq(mfn_of(0x1000), 0x9998);
        ck_assert_uint_eq(mfn_of(0x10c9), 0x9999);
    }
    unit_close(xs);
}
END_TEST

/* Something else is mapped there: x86 ends the guest, -EPERM says why, and
   the other mapping stays (set_typed_p2m_entry(), all releases). */
START_TEST(mapping_over_another)
{
    xs = unit_open_via((enum way)(_i % WAYS), 0);
    ck_assert_int_eq(map(0x1050, 0x9999, 1, 1), 0);
    ck_assert_int_eq(map(0x1001, 0x2000, 200, 1), -EPERM);
    ck_assert(fake.crashed);
    ck_assert_uint_eq(fake.nr_frames, 1);
    ck_assert_uint_eq(mfn_of(0x1050), 0x9999);
    unit_close(xs);
}
END_TEST

/* clear_mmio_p2m_entry(): -EINVAL for a frame that is not mapped. */
START_TEST(unmapping_goes_on)
{
    xs = unit_open_via((enum way)(_i % WAYS), 0);
    ck_assert_int_eq(map(0x1000, 0x2000, 95, 1), 0);
    ck_assert_int_eq(map(0x1030, 0x2030, 1, 0), 0);
    /* Frames that are not mapped: first, in the middle, last. */
    ck_assert_int_eq(map(0xff0, 0x1ff0, 200, 0), -EINVAL);
    ck_assert_uint_eq(fake.nr_frames, 0);
    /* A range that wraps is no range: nothing of it is done. */
    ck_assert_int_eq(map(0x1000, 0x2000, 95, 1), 0);
    ck_assert_int_eq(map(0x1000, 0x2000, UINT64_MAX, 0), -EINVAL);
    ck_assert_uint_eq(fake.nr_frames, 95);
    ck_assert_int_eq(map(0x1000, 0x2000, 95, 0), 0);
    /* It does not try a million frames where nothing is mapped. */
    fake.nr_calls = 0;
    ck_assert_int_eq(map(0x1000, 0x1000000, 1 << 20, 0), -EINVAL);
    ck_assert_uint_le(fake.nr_calls, 129);
    /* Nor one of them where the call as such is refused. */
    fake.nr_calls = 0;
    fake.caller_lacks_iomem = true;
    ck_assert_int_eq(map(0x1000, 0x2000, 200, 0), -EPERM);
    ck_assert_int_eq(map(0x1000, 0x2000, 200, 1), -EPERM);
    unit_close(xs);
}
END_TEST

/* hvm_allow_set_param() of xen/arch/x86/hvm/hvm.c. */
START_TEST(params_that_are_not_set)
{
    const uint32_t once = 5 /* IOREQ_PFN */, deprecated = 20;

    open_for(_i);
    ck_assert_int_eq(set_param(once, 0x1234), 0);
    ck_assert_int_eq(set_param(once, 0x1234), 0);
    ck_assert_int_eq(set_param(once, 0x1235), -EEXIST);
    ck_assert_int_eq(set_param(deprecated, 1), -EINVAL);
    unit_close(xs);
}
END_TEST

/* dom0_setup_permissions() of xen/arch/x86/dom0_build.c: nobody but Xen may
   use the local APIC. */
START_TEST(frames_that_are_xens)
{
    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_iomem_permission(xs, HVM_GUEST, 0xfedff, 2, 1),
        -EPERM);
    ck_assert_int_eq(map(0x1000, 0xfedff, 2, 1), -EPERM);
    ck_assert_int_eq(map(0x1000, 0xfedff, 1, 1), 0);
    unit_close(xs);
}
END_TEST

/* A PV guest has nothing to map; without XSA-492 Xen looks at its permission
   first (do_domctl() in xen/common/domctl.c): 4.22 and the last point releases
   have it. */
START_TEST(mapping_for_pv)
{
    open_for(_i / 2);
    fake.guest_lacks_iomem = true;
    fake.old_mapping = _i % 2;
    ck_assert_int_eq(xenstable_device_model_map_memory(xs, PV_GUEST, 0x1000,
                                                       0x2000, 200, 1),
                     0);
    ck_assert_int_eq(xenstable_device_model_map_memory(xs, PV_GUEST, 0x1000,
                                                       0x2000, 200, 0),
                     0);
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, PV_GUEST, 0x1000, 0x2000, 0, 1),
        0);
    ck_assert_int_eq(xenstable_device_model_map_memory(
                         xs, PV_GUEST, UINT64_MAX - 3, 0x2000, 8, 1),
                     -EINVAL);
    /* Unmapping does not try the frames of a range that Xen refuses. */
    fake.nr_calls = 0;
    ck_assert_int_eq(xenstable_device_model_map_memory(xs, PV_GUEST, 0x1000,
                                                       0x2000, UINT64_MAX, 0),
                     -EINVAL);
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, PV_GUEST, 0x1000, 0x2000,
                                          fake.physical.max_mfn, 0),
        -EINVAL);
    ck_assert_uint_le(fake.nr_calls, 6);
    ck_assert_uint_eq(fake.nr_frames, 0);
    ck_assert_int_eq(map(0x1000, 0x2000, 200, 1), -EPERM);
    unit_close(xs);
}
END_TEST

START_TEST(odd_mappings)
{
    open_for(_i);
    ck_assert_int_eq(map(UINT64_MAX - 3, 0x2000, 8, 1), -EINVAL);
    ck_assert_int_eq(map(0x1000, UINT64_MAX - 3, 8, 1), -EINVAL);
    ck_assert_int_eq(map(0x1000, 0x2000, 0, 1), 0);
    ck_assert_int_eq(map(0x1000, 0x2000, 0, 0), 0);
    ck_assert_uint_eq(fake.nr_frames, 0);
    /* Even one frame is too many: no endless loop. */
    fake.error = E2BIG;
    ck_assert_int_eq(map(0x1000, 0x2000, 8, 1), -ERANGE);
    ck_assert_int_eq(map(0x1000, 0x2000, 8, 0), -ERANGE);
    unit_close(xs);
}
END_TEST

/* From frame 0 on, no frames are all frames for Xen: mfn + nr_mfns - 1 does
   not wrap (XEN_DOMCTL_iomem_permission in do_domctl()). */
START_TEST(no_frames_are_not_all)
{
    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_iomem_permission(xs, HVM_GUEST, 0, 0, 1),
        -EINVAL);
    ck_assert_int_eq(
        xenstable_device_model_iomem_permission(xs, HVM_GUEST, 0, 0, 0),
        -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 0);
    unit_close(xs);
}
END_TEST

/* Xen keeps 8 bits: domain_shutdown(d, (u8)reason), do_sched_op(). 256 would
   be a power-off. */
START_TEST(shutdown_reasons)
{
    open_for(_i);
    ck_assert_int_eq(xenstable_device_model_shutdown(xs, HVM_GUEST, 256),
                     -EINVAL);
    ck_assert_int_eq(
        xenstable_device_model_shutdown(xs, HVM_GUEST, UINT32_MAX), -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 0);
    ck_assert_int_eq(xenstable_device_model_shutdown(xs, HVM_GUEST, 255), 0);
    unit_close(xs);
}
END_TEST

/* libxenctrl takes segments from some point release on; the hypercall does
   on all of them. */
START_TEST(msi_with_segment)
{
    static const char expected[] =
        "physdev_op 13 0700 0000 03000000 ffffffff ffffffff 05003412"
        " 41000000 02000000" REST_OF_WORD " 0010bffe";
    const char *name = unit_release_name((unsigned int)_i / 2);
    char folders[32];
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    snprintf(folders, sizeof(folders), "%s:call", _i % 2 ? name : "none");
    xs = unit_open_with(name, NULL, folders);
    fake.nr_calls = 0;
    ck_assert_int_eq(xenstable_device_model_map_pirq_msi(
                         xs, 7, &pirq, 0x1234, 5, 0x41, 2, 0xfebf1000),
                     0);
    ck_assert_uint_eq(pirq, 55);
    unit_check_call(0, expected);
    unit_close(xs);

    /* The same over libxenctrl's connection. */
    xs = unit_open_via(VIA_XENCTRL, (unsigned int)_i / 2);
    fake.nr_calls = 0;
    pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    fake.nr_pirqs = 0;
    ck_assert_int_eq(xenstable_device_model_map_pirq_msi(
                         xs, 7, &pirq, 0x1234, 5, 0x41, 2, 0xfebf1000),
                     0);
    unit_check_call(0, expected);
    unit_close(xs);
}
END_TEST

START_TEST(pirq_numbers)
{
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    open_for(_i);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    ck_assert_uint_eq(pirq, 9);
    pirq = 33;
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq),
                     -EEXIST);
    ck_assert_int_eq(xenstable_device_model_unmap_pirq(xs, 7, 9), 0);
    ck_assert_int_eq(xenstable_device_model_unmap_pirq(xs, 7, 9), -EINVAL);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    ck_assert_uint_eq(pirq, 33);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 48, &pirq),
                     -EINVAL);
    pirq = 34;
    ck_assert_int_eq(
        xenstable_device_model_map_pirq_msi(xs, 7, &pirq, 0, 1, 2, 0, 0), 0);
    ck_assert_uint_eq(pirq, 34);
    unit_close(xs);
}
END_TEST

/* A GSI that has a number already: without commit 0d2b87b5ad Xen gives the
   caller's own negative number as the errno (allocate_pirq()). */
START_TEST(any_pirq)
{
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    int ret;

    open_for(_i);
    if (!has_map_pirq_gsi(_i)) {
        unit_close(xs);
        return;
    }
    ck_assert_int_eq(xenstable_device_model_map_pirq_gsi(xs, 7, 17, &pirq), 0);
    ck_assert_uint_eq(pirq, 55);
    pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    ret = xenstable_device_model_map_pirq_gsi(xs, 7, 17, &pirq);
    ck_assert_int_eq(ret, fake.old_pirqs ? -EEXIST : 0);
    if (!fake.old_pirqs)
        ck_assert_uint_eq(pirq, 55);
    fake.old_pirqs = true;
    pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    ck_assert_int_eq(xenstable_device_model_map_pirq_gsi(xs, 7, 17, &pirq),
                     -EEXIST);
    ck_assert_uint_eq(pirq, XENSTABLE_DEVICE_MODEL_PIRQ_ANY);
    unit_close(xs);
}
END_TEST

/* Without libxencall, which the real libxenctrl brings along, what needs the
   channel is not there; no pirq is cut off, and no refusal taken for a
   mismatch. */
START_TEST(without_channel)
{
    uint64_t gfn = 1;

    xs = unit_open_with("4.17", "libxenctrl", "4.17:call-broken");
    ck_assert_int_eq(xenstable_status(xs), 0);
    fake.nr_calls = 0;
    ck_assert_int_eq(map(0x1000, 0x2000, 16, 1), -EOPNOTSUPP);
    ck_assert_int_eq(xenstable_device_model_bind_pci_irq(xs, 7, 300, 0, 3, 0),
                     -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 0);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, NO_DOMAIN, 1, 0, 0, &gfn),
        -EBUSY);
    fake.error = EACCES;
    ck_assert_int_eq(xenstable_device_model_iomem_permission(xs, 7, 1, 2, 1),
                     -EPERM);
    fake.error = 0;
    unit_close(xs);
}
END_TEST

START_TEST(unbind_kinds)
{
    uint8_t type;

    xs = unit_open_via(VIA_HYPERCALL, 0);
    fake.nr_calls = 0;
    ck_assert_int_eq(
        xenstable_device_model_unbind_irq(
            xs, 7, 20, XENSTABLE_DEVICE_MODEL_IRQ_ISA, 1, 2, 3, 4),
        -EPERM);
    unit_check_call(0, "domctl 30000000 V 0700 000000000000 14000000 01000000"
                       " 04");
    unit_close(xs);
    /* PT_IRQ_TYPE_MSI_TRANSLATE, PT_IRQ_TYPE_SPI and what no Xen has. */
    open_for(_i);
    for (type = XENSTABLE_DEVICE_MODEL_IRQ_MSI; type < 6; type++)
        ck_assert_int_eq(
            xenstable_device_model_unbind_irq(xs, 7, 20, type, 1, 2, 3, 4),
            -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 0);
    unit_close(xs);
}
END_TEST

static int bind_pci(uint32_t domid, uint32_t pirq)
{
    return xenstable_device_model_bind_pci_irq(xs, domid, pirq, 0, 3, 0);
}

static int unbind_pci(uint32_t domid, uint32_t pirq)
{
    return xenstable_device_model_unbind_irq(
        xs, domid, pirq, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 0, 3, 0, 0);
}

/* XEN_DOMCTL_bind_pt_irq and its opposite in arch_do_domctl() of
   xen/arch/x86/domctl.c, all releases. */
START_TEST(binding)
{
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    open_for(_i);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 9), -EPERM);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), -EPERM);
    ck_assert_int_eq(bind_pci(PV_GUEST, 9), -EINVAL);
    ck_assert_int_eq(unbind_pci(PV_GUEST, 9), -EINVAL);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), -EINVAL);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(xenstable_device_model_unbind_irq(
                         xs, 7, 9, XENSTABLE_DEVICE_MODEL_IRQ_ISA, 0, 0, 0, 4),
                     -EOPNOTSUPP);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), 0);
    fake.has_iommu = false;
    ck_assert_int_eq(bind_pci(HVM_GUEST, 9), -ESRCH);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), 0);
    unit_close(xs);
}
END_TEST

static int update_msi(uint32_t pirq)
{
    return xenstable_device_model_update_msi_irq(xs, 7, 0x61, pirq, 0, 0);
}

static int unbind_msi(uint32_t pirq)
{
    return xenstable_device_model_unbind_msi_irq(xs, 7, 0x61, pirq, 0);
}

static uint32_t map_msi(void)
{
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;

    ck_assert_int_eq(xenstable_device_model_map_pirq_msi(xs, 7, &pirq, 0, 3,
                                                         0x41, 2, 0xfebf1000),
                     0);
    return pirq;
}

/* pt_irq_destroy_bind() of xen/drivers/passthrough/x86/hvm.c (4.14: io.c in
   the folder above), all releases: -EINVAL as long as nothing was bound in the
   domain (domain_get_irq_dpci()), whatever is unbound. From then on an MSI
   that is not bound is no error, and a line is one. */
START_TEST(unbinding_what_is_not_bound)
{
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    uint32_t msi;

    open_for(_i);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    msi = map_msi();
    ck_assert_int_eq(unbind_msi(msi), -EINVAL);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), -EINVAL);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(unbind_msi(msi), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, msi), -EINVAL);
    ck_assert_int_eq(update_msi(msi), 0);
    ck_assert_int_eq(unbind_msi(msi), 0);
    ck_assert_int_eq(unbind_msi(msi), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), -EINVAL);
    ck_assert_int_eq(unbind_msi(msi), 0);
    ck_assert_int_eq(unbind_msi(300), -EPERM);
    ck_assert(!fake.crashed);
    unit_close(xs);
}
END_TEST

/* The same two functions, all releases: a line is found by all of its
   numbers, each call that bound it is undone by one; an interrupt that has a
   line is no MSI (-EBUSY), but what is bound as an MSI can get a line. */
START_TEST(binding_otherwise)
{
    uint32_t pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    uint32_t msi;

    open_for(_i);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    msi = map_msi();
    ck_assert_int_eq(bind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(update_msi(9), -EBUSY);
    ck_assert_int_eq(xenstable_device_model_unbind_irq(
                         xs, 7, 9, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 0, 3, 1, 0),
                     -EINVAL);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 9), -EINVAL);
    ck_assert_int_eq(update_msi(msi), 0);
    ck_assert_int_eq(update_msi(msi), 0);
    ck_assert_int_eq(bind_pci(HVM_GUEST, msi), 0);
    /* It keeps its line, and so the interrupt stays bound. */
    ck_assert_int_eq(unbind_msi(msi), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, msi), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, msi), -EINVAL);
    unit_close(xs);
}
END_TEST

/* Xen takes 32 bits, libxenctrl 8: 300 is not 44. */
START_TEST(large_pirq)
{
    uint32_t pirq = 44;

    open_for(_i);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 300), -EPERM);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 44), 0);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 300), -EPERM);
    pirq = 300;
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 10, &pirq), 0);
    ck_assert_int_eq(bind_pci(HVM_GUEST, 300), 0);
    /* Xen has bound it under the 8 lower bits: machine_gsi of struct
       hvm_girq_dpci_mapping, asm/hvm/irq.h. */
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 300), -EINVAL);
    ck_assert_int_eq(unbind_pci(HVM_GUEST, 44), 0);
    unit_close(xs);
}
END_TEST

START_TEST(pci_gsi)
{
    const char *name = unit_release_name((unsigned int)_i);
    char folders[32];
    uint32_t gsi = 0;
    int null;

    snprintf(folders, sizeof(folders), "%s:call", name);
    xs = unit_open_with(name, NULL, folders);
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 0x301, &gsi), 0);
    ck_assert_uint_eq(gsi, 17);
    /* A kernel that has no such call, and a process without rights. */
    fake.pci_gsi = -1;
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 0x301, &gsi),
                     -EOPNOTSUPP);
    null = open("/dev/null", O_RDWR | O_CLOEXEC);
    ck_assert_int_eq(dup2(null, fake.fd), fake.fd);
    close(null);
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 0x301, &gsi),
                     -EPERM);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("device-model", &tcase);
    int releases = (int)fake_releases_count;

    tcase_add_loop_test(tcase, hvm_params, 0, releases * WAYS);
    tcase_add_loop_test(tcase, params_that_are_not_set, 0, releases * WAYS);
    tcase_add_loop_test(tcase, frames_that_are_xens, 0, releases * WAYS);
    tcase_add_loop_test(tcase, missing_domain, 0, releases * WAYS * 2);
    tcase_add_loop_test(tcase, without_rights, 0, releases * WAYS);
    tcase_add_loop_test(tcase, own_domain, 0, WAYS);
    tcase_add_loop_test(tcase, populate, 0, WAYS);
    tcase_add_loop_test(tcase, populate_what_xen_refuses, 0, WAYS);
    tcase_add_loop_test(tcase, populate_far_away, 0, WAYS);
    tcase_add_loop_test(tcase, populate_too_much, 0, WAYS);
    tcase_add_test(tcase, populate_without_memory);
    tcase_add_loop_test(tcase, large_mapping, 0, 2 * WAYS * COUNT_OF(ranges));
    tcase_add_loop_test(tcase, failed_mapping_is_undone, 0, 2 * WAYS);
    tcase_add_loop_test(tcase, mapping_over_another, 0, WAYS);
    tcase_add_loop_test(tcase, unmapping_goes_on, 0, WAYS);
    tcase_add_loop_test(tcase, mapping_for_pv, 0, releases * WAYS * 2);
    tcase_add_loop_test(tcase, odd_mappings, 0, releases * WAYS);
    tcase_add_loop_test(tcase, no_frames_are_not_all, 0, WAYS);
    tcase_add_loop_test(tcase, shutdown_reasons, 0, WAYS);
    tcase_add_loop_test(tcase, msi_with_segment, 0, releases * 2);
    tcase_add_loop_test(tcase, pirq_numbers, 0, releases * WAYS);
    tcase_add_loop_test(tcase, any_pirq, 0, releases * WAYS);
    tcase_add_test(tcase, without_channel);
    tcase_add_loop_test(tcase, unbind_kinds, 0, WAYS);
    tcase_add_loop_test(tcase, binding, 0, releases * WAYS);
    tcase_add_loop_test(tcase, unbinding_what_is_not_bound, 0,
                        releases * WAYS);
    tcase_add_loop_test(tcase, binding_otherwise, 0, releases * WAYS);
    tcase_add_loop_test(tcase, large_pirq, 0, releases * WAYS);
    tcase_add_loop_test(tcase, pci_gsi, 0, releases);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
