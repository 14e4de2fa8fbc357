/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xen - what the emulated hypervisor does when it is called
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "compat/hypercalls.h"
#include "tests/fake/machine.h"
#include "tests/fake/operations.h"

/* rcu_lock_domain_by_id() of xen/common/domain.c, all releases, which
   do_domctl() and SCHEDOP_remote_shutdown use: DOMID_SELF is not there. */
bool fake_has_domain(uint32_t domid)
{
    unsigned int i;

    for (i = 0; i < fake.nr_domains; i++)
        if (fake.domains[i].domid == domid)
            return true;
    return false;
}

/* rcu_lock_domain_by_any_id(): parameters, memory and interrupts. */
bool fake_has_any_domain(uint32_t domid)
{
    return domid == FAKE_DOMID_SELF || fake_has_domain(domid);
}

int fake_list_domains(uint32_t first, uint32_t most, void *to,
                      const struct fake_layout *layout)
{
    uint32_t count = 0;
    unsigned int i;

    for (i = 0; i < fake.nr_domains && count < most; i++) {
        if (fake.domains[i].domid < first)
            continue;
        /* Xen copies the whole structure, of which we may know a part. */
        memset((char *)to + count * layout->bytes, 0, layout->bytes);
        layout->write(&fake.domains[i], (char *)to + count * layout->bytes);
        count++;
    }
    return (int)count;
}

static bool before(unsigned int minor)
{
    return fake.major == 4 && fake.minor < minor;
}

int fake_host_get_physical_info(struct xenstable_host_physical_info *info)
{
    *info = fake.physical;
    return 0;
}

/* XEN_DOMCTL_getvcpuinfo in do_domctl() of xen/common/domctl.c. */
int fake_host_get_vcpu(uint32_t domid, uint32_t vcpu,
                       struct xenstable_host_vcpu_info *info)
{
    const struct xenstable_host_domain_info *domain = fake.domains;

    while (domain->domid != domid)
        domain++;
    if (vcpu > domain->max_vcpu_id)
        return before(22) ? -EINVAL : -ENOENT;
    if (vcpu && vcpu == fake.no_vcpu)
        return before(22) ? -ESRCH : -ENOENT;
    if (fake.ends_after && --fake.ends_after == 0)
        fake.nr_domains--;
    *info = (struct xenstable_host_vcpu_info){
        .vcpu = vcpu,
        .cpu = vcpu % FAKE_CPUS,
        .cpu_time_ns = 1000000007 * (uint64_t)(domid + 1) + vcpu,
        .online = vcpu < domain->online_vcpus,
        .blocked = vcpu % 3 == 1,
        .running = vcpu % 3 == 2,
    };
    return 0;
}

const struct fake_channel fake_channels[] = {
    {1, XENSTABLE_HOST_EVENT_CHANNEL_INTERDOMAIN, 2, 1, 17, false},
    {2, XENSTABLE_HOST_EVENT_CHANNEL_UNBOUND, 0, 7, 0, false},
    {3, XENSTABLE_HOST_EVENT_CHANNEL_PIRQ, 1, 9, 0, false},
    {4, XENSTABLE_HOST_EVENT_CHANNEL_VIRQ, 3, 2, 0, false},
    {5, XENSTABLE_HOST_EVENT_CHANNEL_IPI, 4, 0, 0, false},
    {6, XENSTABLE_HOST_EVENT_CHANNEL_INTERDOMAIN, 0, 0, 33, true},
    {0, XENSTABLE_HOST_EVENT_CHANNEL_CLOSED, 0, 0, 0, false},
};

/* evtchn_status() of xen/common/event_channel.c: what is not the status's own
   stays as it came; 4.15 to 4.18 refuse a channel of Xen's. */
int fake_event_channel(uint32_t domid, struct evtchn_status *op)
{
    const struct fake_channel *channel = fake_channels;

    if (!fake_has_any_domain(domid))
        return -ESRCH;
    if (op->port >= FAKE_CHANNELS)
        return -EINVAL;
    while (channel->port && channel->port != op->port)
        channel++;
    if (channel->of_xen && !before(15) && before(19))
        return -EACCES;
    if (fake.no_rights && domid != FAKE_DOMID_SELF)
        return -EPERM;
    op->status = channel->status;
    op->vcpu = channel->vcpu;
    if (channel->bound_to)
        op->u = channel->bound_to;
    if (channel->remote_port)
        op->_pad = channel->remote_port;
    return 0;
}

int fake_list_cpus(uint32_t most, void *to)
{
    uint32_t count = most < FAKE_CPUS ? most : FAKE_CPUS, i;

    for (i = 0; i < count; i++)
        fake.release->cpu_info.write(
            &fake.cpus[i], (char *)to + i * fake.release->cpu_info.bytes);
    return (int)(count + fake.overcount);
}

int fake_list_ranges(uint32_t most, void *to)
{
    const uint32_t count = FAKE_RANGES + fake.more_ranges;
    uint32_t i;

    /* Xen wants room for one more than it has. */
    if (most < count + 1)
        return -EINVAL;
    for (i = 0; i < count; i++)
        fake.release->memory_range.write(
            &fake.ranges[i < FAKE_RANGES ? i : FAKE_RANGES - 1],
            (char *)to + i * fake.release->memory_range.bytes);
    return (int)count;
}

/* XEN_DOMINF_hvm_guest: domain 7 is one, 0 and 1 are not. */
bool fake_is_hvm(uint32_t domid)
{
    const uint32_t hvm_guest = 1 << 1;
    unsigned int i;

    for (i = 0; i < fake.nr_domains; i++)
        if (fake.domains[i].domid == (domid == FAKE_DOMID_SELF ? 0 : domid))
            return fake.domains[i].flags & hvm_guest;
    return false;
}

/* construct_memop_from_reservation() and propagate_node() of
   xen/common/memory.c, for a machine with 44 bits of addresses. */
static bool flags_are_good(unsigned int flags)
{
    const unsigned int address_bits = flags & 0xff;
    const uint8_t node = (uint8_t)((flags >> 8 & 0xff) - 1);
    enum { PAGE_SHIFT = 12, NO_NODE = 0xff, MAX_NODES = 64 };

    return (!address_bits || address_bits > PAGE_SHIFT) &&
           (node == NO_NODE || node < MAX_NODES);
}

/* XENMEM_populate_physmap in do_memory_op() and populate_physmap() of
   xen/common/memory.c, all releases: whatever is wrong, it answers how many
   extents were given. */
int fake_populate(uint32_t domid, uint64_t count, unsigned int order,
                  unsigned int flags, xen_pfn_t *extents)
{
    enum { ORDER_MAX = 18 }; /* CONFIG_PAGEALLOC_MAX_ORDER of x86 */
    uint64_t i;

    if (count > XEN_EXTENTS || !fake_has_any_domain(domid) ||
        !flags_are_good(flags) || fake.no_rights || order > ORDER_MAX)
        return 0;
    for (i = 0; i < count; i++) {
        if (fake.extents_left == 0)
            break;
        if (fake.extents_left > 0)
            fake.extents_left--;
        /* A PV guest is told which frames it got. */
        if (!fake_is_hvm(domid))
            extents[i] += 0x1000000;
    }
    return (int)i;
}

/* XENMEM_current_reservation in do_memory_op(), all releases. */
int fake_reservation(uint32_t domid)
{
    if (!fake_has_any_domain(domid))
        return -ESRCH;
    return fake.no_rights ? -EPERM : 4096;
}

/* SCHEDOP_remote_shutdown in do_sched_op() of xen/common/sched/core.c. */
int fake_device_model_shutdown(uint32_t domid, uint32_t reason)
{
    (void)reason;
    if (!fake_has_domain(domid))
        return -ESRCH;
    return fake.no_rights ? -EPERM : 0;
}

static int find_frame(uint64_t gfn)
{
    unsigned int i;

    for (i = 0; i < fake.nr_frames; i++)
        if (fake.frames[i].gfn == gfn)
            return (int)i;
    return -1;
}

/* set_typed_p2m_entry() of xen/arch/x86/mm/p2m.c: the same once more is no
   error, something else crashes the guest. */
static int map_frame(uint64_t gfn, uint64_t mfn)
{
    int found = find_frame(gfn);

    /* No table for it: __p2m_set_entry() of xen/arch/arm/p2m.c says so. */
    if (fake.bad_gfn && gfn == fake.bad_gfn)
        return fake.is_arm ? -ENOENT : -ENOMEM;
    if (found >= 0) {
        if (fake.frames[found].mfn == mfn)
            return 0;
        fake.crashed = true;
        return -EPERM;
    }
    if (fake.nr_frames == FAKE_FRAMES)
        return -ENOMEM;
    fake.frames[fake.nr_frames].gfn = gfn;
    fake.frames[fake.nr_frames++].mfn = mfn;
    return 0;
}

/* clear_mmio_p2m_entry(): the machine's frame does not matter. */
static int unmap_frame(uint64_t gfn)
{
    int found = find_frame(gfn);

    if (found < 0)
        return -EINVAL;
    fake.frames[found] = fake.frames[--fake.nr_frames];
    return 0;
}

enum { SUPERPAGE = 512, MAP_MMIO_MAX_ITER = 64 };

/* mmio_order(), and that what is there decides, too: frames of one step. */
static uint64_t step_of(uint64_t gfn, uint64_t mfn, uint64_t left, bool add)
{
    unsigned int i, mapped = 0;

    if (((gfn | mfn) & (SUPERPAGE - 1)) || left < SUPERPAGE)
        return 1;
    for (i = 0; i < SUPERPAGE; i++)
        mapped += find_frame(gfn + i) >= 0;
    if (fake.bad_gfn >= gfn && fake.bad_gfn < gfn + SUPERPAGE)
        return 1;
    return mapped == (add ? 0 : SUPERPAGE) ? SUPERPAGE : 1;
}

/* map_mmio_regions() and unmap_mmio_regions() of xen/arch/x86/mm/p2m.c, all
   releases: they stop after so many steps, and answer how many frames are
   done. A frame that fails is an error only when it is the first. */
static int map_x86(uint64_t gfn, uint64_t mfn, uint64_t count, bool add)
{
    uint64_t done = 0, step, i;
    unsigned int steps;
    int ret = 0;

    for (steps = 0; done < count && steps < MAP_MMIO_MAX_ITER; steps++) {
        step = step_of(gfn + done, mfn + done, count - done, add);
        for (i = 0; i < step && !ret; i++)
            ret = add ? map_frame(gfn + done + i, mfn + done + i)
                      : unmap_frame(gfn + done + i);
        if (ret)
            break;
        done += step;
        fake.steps++;
    }
    return done == count ? 0 : done ? (int)done : ret;
}

/* p2m_insert_mapping() and p2m_remove_mapping() of xen/arch/arm/p2m.c: what
   failed may be done in part, and a frame that is not mapped is no error. */
static int map_arm(uint64_t gfn, uint64_t mfn, uint64_t count, bool add)
{
    uint64_t i;
    int ret;

    for (i = 0; i < count; i++) {
        ret = add ? map_frame(gfn + i, mfn + i) : (unmap_frame(gfn + i), 0);
        if (ret)
            return ret;
    }
    return 0;
}

/* dom0_setup_permissions() of xen/arch/x86/dom0_build.c takes the local APIC's
   frame from the one that calls. */
static bool caller_may_use(uint64_t mfn, uint64_t count)
{
    const uint64_t apic = 0xfee00;

    return !fake.caller_lacks_iomem &&
           (fake.is_arm || mfn > apic || apic - mfn >= count);
}

enum { MAX_IOPORTS = 0x10000 };

/* XEN_DOMCTL_iomem_permission in do_domctl() of xen/common/domctl.c. */
int fake_device_model_iomem_permission(uint32_t domid, uint64_t first_mfn,
                                       uint64_t nr_frames, bool allow)
{
    (void)domid;
    (void)allow;
    if (first_mfn + nr_frames - 1 < first_mfn)
        return -EINVAL;
    return caller_may_use(first_mfn, nr_frames) ? 0 : -EPERM;
}

/* XEN_DOMCTL_ioport_permission in arch_do_domctl() of xen/arch/x86/domctl.c:
   in numbers of 32 bits, which wrap. */
int fake_device_model_ioport_permission(uint32_t domid, uint32_t first_port,
                                        uint32_t nr_ports, bool allow)
{
    const uint32_t end = first_port + nr_ports;

    (void)domid;
    (void)allow;
    return end <= first_port || end > MAX_IOPORTS ? -EINVAL : 0;
}

/* XEN_DOMCTL_ioport_mapping there; to unmap what is not mapped is no error. */
int fake_device_model_map_ioports(uint32_t domid, uint32_t first_gport,
                                  uint32_t first_mport, uint32_t nr_ports,
                                  bool add)
{
    (void)add;
    if (!fake_is_hvm(domid))
        return -EOPNOTSUPP;
    return (first_gport | first_mport | (nr_ports - 1)) >= MAX_IOPORTS ||
                   first_gport + nr_ports > MAX_IOPORTS ||
                   first_mport + nr_ports > MAX_IOPORTS
               ? -EINVAL
               : 0;
}

/* XEN_DOMCTL_memory_mapping in do_domctl() of xen/common/domctl.c. */
int fake_map(uint32_t domid, uint64_t gfn, uint64_t mfn, uint64_t count,
             bool add)
{
    const bool is_pv = !fake_is_hvm(domid) && !fake.is_arm;
    const bool lacks = !caller_may_use(mfn, count) ||
                       (fake.guest_lacks_iomem && (add || before(22)));

    if (!fake_has_domain(domid))
        return -ESRCH;
    if (mfn + count - 1 < mfn || mfn + count - 1 > fake.physical.max_mfn ||
        gfn + count - 1 < gfn)
        return -EINVAL;
    if (is_pv && !fake.old_mapping)
        return 0;
    if (fake.is_arm && count > MAP_MMIO_MAX_ITER)
        return -E2BIG;
    if (lacks)
        return -EPERM;
    if (is_pv)
        return 0;
    return fake.is_arm ? map_arm(gfn, mfn, count, add)
                       : map_x86(gfn, mfn, count, add);
}

/* hvm_allow_set_param() of xen/arch/x86/hvm/hvm.c; the numbers are in
   <xen/hvm/params.h>. */
static int may_set(uint32_t index, uint64_t value)
{
    switch (index) {
    case 24: /* NESTEDHVM */
        return before(15) ? 0 : -EINVAL;
    case 4:  /* PAE_ENABLED */
    case 13: /* DM_DOMAIN */
    case 20: /* MEMORY_EVENT_CR0, _CR3, _CR4, _INT3, _SINGLE_STEP, _MSR */
    case 21:
    case 22:
    case 23:
    case 25:
    case 30:
    case 26: /* BUFIOREQ_EVTCHN */
        return -EINVAL;
    case 5:  /* IOREQ_PFN */
    case 6:  /* BUFIOREQ_PFN */
    case 9:  /* VIRIDIAN */
    case 32: /* IOREQ_SERVER_PFN */
    case 33: /* NR_IOREQ_SERVER_PAGES */
    case 38: /* MCA_CAP */
        return fake.params[index] && fake.params[index] != value ? -EEXIST : 0;
    default:
        return 0;
    }
}

static int find_param(uint32_t domid, uint32_t index)
{
    if (index >= FAKE_PARAMS)
        return -EINVAL;
    if (!fake_has_any_domain(domid))
        return -ESRCH;
    if (!fake_is_hvm(domid))
        return -EINVAL;
    return fake.no_rights ? -EPERM : 0;
}

/* hvmop_get_param() of xen/arch/x86/hvm/hvm.c. */
int fake_device_model_get_hvm_param(uint32_t domid, uint32_t param,
                                    uint64_t *value_r)
{
    int ret = find_param(domid, param);

    if (!ret)
        *value_r = fake.params[param];
    return ret;
}

/* hvmop_set_param() */
int fake_device_model_set_hvm_param(uint32_t domid, uint32_t param,
                                    uint64_t value)
{
    int ret = find_param(domid, param);

    if (!ret)
        ret = may_set(param, value);
    if (!ret)
        fake.params[param] = value;
    return ret;
}

/* The interrupt of a pirq, or the pirq of an interrupt; -1 for none. */
static int find_pirq(uint32_t domid, int pirq, int irq)
{
    unsigned int i;

    for (i = 0; i < fake.nr_pirqs; i++)
        if (fake.pirqs[i].domid == domid &&
            (fake.pirqs[i].pirq == pirq || fake.pirqs[i].irq == irq))
            return (int)i;
    return -1;
}

enum { NR_PIRQS = 512, NO_NUMBER = -1000 };

int fake_find_pirq(uint32_t domid, int pirq)
{
    return find_pirq(domid, pirq, NO_NUMBER);
}

/* allocate_pirq() of xen/arch/x86/irq.c. */
static int allocate_pirq(uint32_t domid, int irq, int pirq)
{
    int found = find_pirq(domid, NO_NUMBER, irq);

    if (found < 0)
        return pirq < 0 ? fake.next_pirq : pirq;
    if (pirq < 0)
        return fake.old_pirqs ? pirq : fake.pirqs[found].pirq;
    return pirq == fake.pirqs[found].pirq ? pirq : -EEXIST;
}

/* physdev_map_pirq() of xen/arch/x86/physdev.c, map_domain_pirq() of irq.c
   there; each MSI is an interrupt of its own. */
int fake_map_pirq(uint32_t domid, enum fake_pirq kind, int index, int *pirq)
{
    const int irq =
        kind == FAKE_PIRQ_GSI ? index : FAKE_GSIS + (int)fake.nr_pirqs;
    int wanted;

    if (!fake_has_any_domain(domid))
        return -ESRCH;
    if (fake.no_rights)
        return -EPERM;
    if (kind == FAKE_PIRQ_GSI && (index < 0 || index >= FAKE_GSIS))
        return -EINVAL;
    wanted = allocate_pirq(domid, irq, *pirq);
    if (wanted < 0)
        return wanted;
    if (wanted >= NR_PIRQS || irq == 0)
        return -EINVAL;
    *pirq = wanted;
    /* In use for another interrupt: nothing is done, and that is no error,
       on any release. */
    if (find_pirq(domid, wanted, NO_NUMBER) >= 0)
        return 0;
    if (fake.nr_pirqs == FAKE_PIRQS)
        return -ENOMEM;
    fake.pirqs[fake.nr_pirqs].domid = domid;
    fake.pirqs[fake.nr_pirqs].pirq = wanted;
    fake.pirqs[fake.nr_pirqs++].irq = irq;
    return 0;
}

/* physdev_unmap_pirq(), unmap_domain_pirq(). */
int fake_device_model_unmap_pirq(uint32_t domid, uint32_t pirq)
{
    int found;

    if (!fake_has_any_domain(domid))
        return -ESRCH;
    if (fake.no_rights)
        return -EPERM;
    found = find_pirq(domid, (int)pirq, NO_NUMBER);
    if (found < 0)
        return -EINVAL;
    fake.pirqs[found] = fake.pirqs[--fake.nr_pirqs];
    return 0;
}

static int give_text(void *to, const char *text, size_t bytes)
{
    memset(to, 0, bytes);
    /* As Xen does it: a text that fills the field has no NUL. */
    memcpy(to, text, strlen(text) < bytes ? strlen(text) : bytes);
    return 0;
}

static int give_compile_info(void *to)
{
    struct xen_compile_info info;

    memset(&info, 0, sizeof(info));
    snprintf(info.compiler, sizeof(info.compiler), "fake compiler 1.0");
    snprintf(info.compile_by, sizeof(info.compile_by), "somebody");
    snprintf(info.compile_domain, sizeof(info.compile_domain), "example.org");
    snprintf(info.compile_date, sizeof(info.compile_date), "Thu Jan  1 1970");
    memcpy(to, &info, sizeof(info));
    return 0;
}

static int give_build_id(void *to)
{
    static const unsigned char id[] = {0x00, 0x1f, 0xe2, 0xd3, 0xff};
    uint32_t room;

    if (!fake.has_build_id)
        return -ENODATA;
    memcpy(&room, to, sizeof(room));
    if (room < sizeof(id))
        return -ENOBUFS;
    memcpy((char *)to + sizeof(room), id, sizeof(id));
    return sizeof(id);
}

int fake_version(int command, void *to)
{
    switch (command) {
    case XENVER_version:
        return (int)(fake.major << 16 | fake.minor);
    case XENVER_extraversion:
        return give_text(to, fake.extra_version, 16);
    case XENVER_compile_info:
        return give_compile_info(to);
    case XENVER_capabilities:
        return give_text(to, "xen-3.0-x86_64 hvm-3.0-x86_64 ", 1024);
    case XENVER_changeset:
        return give_text(to, "2024-02-30 git:0123abc", 64);
    case XENVER_commandline:
        return give_text(to, "placeholder dom0_mem=1G", 1024);
    case XENVER_build_id:
        return give_build_id(to);
    default:
        return -ENOSYS;
    }
}

/* What follows is common/kexec.c and common/kimage.c, which say the same on
   4.14 to 4.22. */

/* kexec_swap_images(): every load and every unload changes the place. */
static void change_place(int type, bool filled)
{
    fake.kexec[type].filled[fake.kexec[type].place] = false;
    fake.kexec[type].place ^= 1;
    fake.kexec[type].filled[fake.kexec[type].place] = filled;
}

/* kexec_load_get_bits(): other kinds are -EINVAL. */
enum { KEXEC_KINDS = 2 };

int fake_kexec_unload(uint8_t type)
{
    if (type >= KEXEC_KINDS)
        return -EINVAL;
    change_place(type, false);
    return 0;
}

/* kexec_status(): the bit of the place, filled or not. */
int fake_kexec_status(uint8_t type)
{
    return type < KEXEC_KINDS ? (int)fake.kexec[type].place : -EINVAL;
}

int fake_kexec_exec(uint8_t type)
{
    if (type >= KEXEC_KINDS)
        return -EINVAL;
    if (!fake.kexec[type].filled[fake.kexec[type].place])
        return -ENOENT;
    _exit(FAKE_STARTED);
}

static uint64_t crash_bytes(void)
{
    return fake.no_crash_memory ? 0 : FAKE_CRASH_BYTES;
}

static bool in_crash_memory(uint64_t start, uint64_t end)
{
    const uint64_t first = crash_bytes() ? FAKE_RANGE_MADDR : 0;

    return start >= first && end <= first + crash_bytes();
}

static uint64_t end_of(const struct xen_kexec_segment *segment)
{
    return segment->dest_maddr + segment->dest_size;
}

/* kimage_crash_alloc() and do_kimage_alloc() */
static int check_image(int type, uint64_t entry,
                       const struct xen_kexec_segment *segments,
                       uint32_t count)
{
    uint32_t i, j;

    if (type < 0 || type > 1)
        return -EINVAL;
    if (type == 1 && !in_crash_memory(entry, entry))
        return -EADDRNOTAVAIL;
    for (i = 0; type == 1 && i < count; i++)
        if (segments[i].buf &&
            !in_crash_memory(segments[i].dest_maddr, end_of(&segments[i])))
            return -EADDRNOTAVAIL;
    for (i = 0; i < count; i++)
        if (segments[i].dest_maddr % FAKE_PAGE_BYTES ||
            end_of(&segments[i]) % FAKE_PAGE_BYTES)
            return -EADDRNOTAVAIL;
    for (i = 0; i < count; i++)
        for (j = 0; j < i; j++)
            if (end_of(&segments[i]) > segments[j].dest_maddr &&
                segments[i].dest_maddr < end_of(&segments[j]))
                return -EINVAL;
    for (i = 0; i < count; i++)
        if (segments[i].buf_size > segments[i].dest_size)
            return -EINVAL;
    return 0;
}

/* kimage_load_segment(): without a handle the destination is only mapped.
   What a reboot image holds goes to its destination when it is started. */
static int load_segment(int type, const struct xen_kexec_segment *segment)
{
    const void *data = (const void *)(uintptr_t)segment->buf;
    unsigned char *to;

    if (!data)
        return segment->dest_size ? 0 : -ENOMEM;
    if (segment->buf_size && !fake_pages_hold(data, segment->buf_size))
        return -EFAULT;
    if (type != 1)
        return 0;
    to = fake.crash_memory + (segment->dest_maddr - FAKE_RANGE_MADDR);
    memset(to, 0, segment->dest_size);
    memcpy(to, data, segment->buf_size);
    return 0;
}

static void record_segment(const struct xen_kexec_segment *segment)
{
    const char *data = (const char *)(uintptr_t)segment->buf;

    fake_record_more(" @ ");
    fake_record_bytes(segment, sizeof(*segment));
    if (segment->buf_size == 0 || !fake_pages_hold(data, segment->buf_size))
        return;
    fake_record_more(" = ");
    fake_record_bytes(data, segment->buf_size < 16 ? segment->buf_size : 16);
}

int fake_kexec_load(int type, uint16_t arch, uint64_t entry,
                    const void *segments, uint32_t count)
{
    const struct xen_kexec_segment *list = segments;
    uint32_t i;
    int ret;

    /* kexec_load(): fewer than KEXEC_SEGMENT_MAX */
    if (count >= 16)
        return -EINVAL;
    if (!segments)
        return -EFAULT;
    for (i = 0; i < count; i++)
        record_segment(&list[i]);
    ret = check_image(type, entry, list, count);
    for (i = 0; !ret && i < count; i++)
        ret = load_segment(type, &list[i]);
    if (ret)
        return ret;
    /* x86's machine_kexec_load(): EM_386, EM_X86_64 */
    if (arch != 3 && arch != 62)
        return -EINVAL;
    change_place(type, true);
    return 0;
}

/* kexec_get_range_internal(), x86's machine_kexec_get() */
int fake_kexec_get_range(int range, int nr, uint64_t *bytes_r,
                         uint64_t *maddr_r)
{
    switch (range) {
    case XENSTABLE_KEXEC_RANGE_CRASH:
        *bytes_r = crash_bytes();
        *maddr_r = *bytes_r ? FAKE_RANGE_MADDR : 0;
        return 0;
    case XENSTABLE_KEXEC_RANGE_CPU:
        if (nr < 0 || nr >= FAKE_CPUS)
            return -ERANGE;
        if (!crash_bytes())
            return -EINVAL;
        *bytes_r = 0x100002;
        *maddr_r = FAKE_RANGE_MADDR + (uint64_t)nr * 0x1000;
        return 0;
    case XENSTABLE_KEXEC_RANGE_XEN:
    case XENSTABLE_KEXEC_RANGE_VMCOREINFO:
        break;
    default:
        return -EINVAL;
    }
    *bytes_r = 0x100000 + (unsigned int)range;
    *maddr_r = FAKE_RANGE_MADDR;
    return 0;
}
