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

int fake_domain_exists(uint32_t domid)
{
    unsigned int i;

    if (domid == FAKE_DOMID_SELF)
        return 1;
    for (i = 0; i < fake.nr_domains; i++)
        if (fake.domains[i].domid == domid)
            return 1;
    return 0;
}

int fake_list_domains(uint32_t first, uint32_t most, void *to,
                      const struct fake_layout *layout)
{
    uint32_t count = 0;
    unsigned int i;

    for (i = 0; i < fake.nr_domains && count < most; i++) {
        if (fake.domains[i].domid < first)
            continue;
        layout->write(&fake.domains[i], (char *)to + count * layout->bytes);
        count++;
    }
    return (int)count;
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

int fake_populate(uint32_t domid, uint64_t count, xen_pfn_t *extents)
{
    uint64_t i;

    /* Nothing could be given to a missing domain, nor so much at once. */
    if (!fake_domain_exists(domid) || count > XEN_EXTENTS)
        return 0;
    for (i = 0; i < count; i++) {
        if (fake.extents_left == 0)
            break;
        if (fake.extents_left > 0)
            fake.extents_left--;
        extents[i] += 0x1000000;
    }
    return (int)i;
}

static int unmap_frame(uint64_t gfn)
{
    unsigned int i;

    for (i = 0; i < fake.nr_frames; i++) {
        if (fake.frames[i].gfn != gfn)
            continue;
        fake.frames[i] = fake.frames[--fake.nr_frames];
        return 0;
    }
    return -EINVAL;
}

int fake_map(uint32_t domid, uint64_t gfn, uint64_t mfn, uint64_t count,
             bool add)
{
    uint64_t i;
    int ret = 0;

    if (!fake_domain_exists(domid))
        return -ESRCH;
    if (gfn + count < gfn || mfn + count < mfn)
        return -EINVAL;
    if (fake.largest_mapping && count > fake.largest_mapping)
        return -E2BIG;
    for (i = 0; i < count; i++) {
        if (!add) {
            if (unmap_frame(gfn + i))
                ret = -EINVAL;
            continue;
        }
        if (fake.bad_gfn && gfn + i == fake.bad_gfn)
            return -ENOMEM;
        if (fake.nr_frames == FAKE_FRAMES)
            return -ENOSPC;
        fake.frames[fake.nr_frames].gfn = gfn + i;
        fake.frames[fake.nr_frames++].mfn = mfn + i;
    }
    return ret;
}

int fake_param(uint32_t domid, uint32_t index, uint64_t *value, bool set)
{
    if (index >= FAKE_PARAMS)
        return -EINVAL;
    if (!fake_domain_exists(domid))
        return -ESRCH;
    if (set)
        fake.params[index] = *value;
    else
        *value = fake.params[index];
    return 0;
}

int fake_map_pirq(uint32_t domid, int index, int *pirq)
{
    (void)index;
    if (!fake_domain_exists(domid))
        return -ESRCH;
    if (*pirq < 0)
        *pirq = fake.next_pirq;
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

int fake_kexec(int type, enum fake_kexec what)
{
    /* kexec_load_get_bits() */
    if (type < 0 || type > 1)
        return -EINVAL;
    if (what == FAKE_KEXEC_UNLOAD)
        change_place(type, false);
    /* kexec_status(): the bit of the place, filled or not. */
    if (what == FAKE_KEXEC_STATUS)
        return (int)fake.kexec[type].place;
    if (what == FAKE_KEXEC_EXEC) {
        if (!fake.kexec[type].filled[fake.kexec[type].place])
            return -ENOENT;
        _exit(FAKE_STARTED);
    }
    return 0;
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
int fake_kexec_range(int range, int nr, uint64_t *bytes, uint64_t *maddr)
{
    switch (range) {
    case XENSTABLE_KEXEC_RANGE_CRASH:
        *bytes = crash_bytes();
        *maddr = *bytes ? FAKE_RANGE_MADDR : 0;
        return 0;
    case XENSTABLE_KEXEC_RANGE_CPU:
        if (nr < 0 || nr >= FAKE_CPUS)
            return -ERANGE;
        if (!crash_bytes())
            return -EINVAL;
        *bytes = 0x100002;
        *maddr = FAKE_RANGE_MADDR + (uint64_t)nr * 0x1000;
        return 0;
    case XENSTABLE_KEXEC_RANGE_XEN:
    case XENSTABLE_KEXEC_RANGE_VMCOREINFO:
        break;
    default:
        return -EINVAL;
    }
    *bytes = 0x100000 + (unsigned int)range;
    *maddr = FAKE_RANGE_MADDR;
    return 0;
}
