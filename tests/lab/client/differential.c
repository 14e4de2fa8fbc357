/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: differential - does a question get the same answer in three ways?
 *
 *   differential GUEST [DEVICE]
 *
 * GUEST is the number of a running PVH guest, which is shut down at the end.
 * DEVICE is the folder in /sys of a PCI device that an HVM guest has and does
 * not use. With it, only what QEMU does for such a device is asked, and
 * undone.
 * LAB_XEN in the environment says which release runs ("4.17"). Every
 * difference must be one of those listed here, each with its reason.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lab/client/client.h"
#include "tests/lab/client/questions.h"
#include "tests/lab/client/running.h"

/* These stand for numbers in the tables. PIRQ is what the step before gave. */
enum stand_in {
    GUEST = -1001,
    NOBODY,
    BUS,
    DEVFN,
    GSI,
    BAR_MFN,
    BAR_FRAMES,
    BAR_PORT,
    BAR_PORTS,
    PIRQ,
    STAND_INS_END
};
enum { NO_SUCH_DOMAIN = 31999 };
static long stand_ins[STAND_INS_END - GUEST];
#define IS(stand_in) stand_ins[(stand_in)-GUEST]

/* Frames that a guest of 128 MiB does not have; VGA memory; ports. */
enum {
    FREE_GFN = 0x100000,
    VGA_MFN = 0xa0,
    HOLE_MFN = 0xfd000,
    SERIAL_2 = 0x2f8,
    FREE_PORT = 0xd000,
    FRAME_BYTES = 4096
};

/* Flags in a device's file "resource". */
enum { RESOURCE_PORTS = 0x100, RESOURCE_MEMORY = 0x200 };

/* <xen/hvm/params.h> */
enum { HVM_PARAM_STORE_PFN = 1, HVM_PARAM_TRIPLE_FAULT_REASON = 31 };

static const struct question {
    const char *name;
    ask_fn *ask;
    long a[7];
} questions[] = {
    {"max_cpus", ask_host_get_max_cpus, {0}},
    {"physical_info", ask_physical_info, {0}},
    {"cpu_info, many", ask_cpu_count, {256}},
    {"cpu_info, room for one", ask_cpu_count, {1}},
    {"memory_map", ask_memory_map, {128}},
    {"memory_map, room for one", ask_memory_map, {1}},
    {"memory_map, room for two", ask_memory_map, {2}},
    {"list_domains", ask_domains, {0, 100}},
    {"list_domains, room for one", ask_domains, {0, 1}},
    {"list_domains, from the guest on", ask_domains, {GUEST, 100}},
    {"list_domains, beyond the last", ask_domains, {NOBODY, 100}},
    {"get_domain, dom0", ask_domain, {0}},
    {"get_domain, the guest", ask_domain, {GUEST}},
    {"get_domain, missing", ask_domain, {NOBODY}},
    {"get_domain, too large a number", ask_domain, {0x10000}},
    {"get_text, extra version", ask_text, {0}},
    {"get_text, capabilities", ask_text, {1}},
    {"get_text, changeset", ask_text, {2}},
    {"get_text, compiler", ask_text, {3}},
    {"get_text, compile by", ask_text, {4}},
    {"get_text, compile domain", ask_text, {5}},
    {"get_text, compile date", ask_text, {6}},
    {"get_text, command line", ask_text, {7}},
    {"get_text, build ID", ask_text, {8}},

    {"get_range, crash", ask_kexec_get_range, {0, 0}},
    {"get_range, Xen", ask_kexec_get_range, {1, 0}},
    {"get_range, CPU 0", ask_kexec_get_range, {2, 0}},
    {"get_range, CPU 1", ask_kexec_get_range, {2, 1}},
    {"get_range, CPU 9999", ask_kexec_get_range, {2, 9999}},
    {"get_range, CPU -1", ask_kexec_get_range, {2, -1}},
    {"get_range, Xen heap", ask_kexec_get_range, {3, 0}},
    {"get_range, boot parameters", ask_kexec_get_range, {4, 0}},
    {"get_range, EFI map", ask_kexec_get_range, {5, 0}},
    {"get_range, vmcoreinfo", ask_kexec_get_range, {6, 0}},
    {"get_range, live update", ask_kexec_get_range, {7, 0}},
    {"get_range, unknown", ask_kexec_get_range, {77, 0}},
    {"kexec_status, reboot", ask_kexec_status, {0}},
    {"kexec_status, crash", ask_kexec_status, {1}},
    {"kexec_status, unknown", ask_kexec_status, {77}},
    {"kexec_exec, nothing loaded", ask_kexec_exec, {0}},
    {"kexec_exec, unknown", ask_kexec_exec, {77}},
    {"kexec_load, crash", ask_kexec_load, {1, 0, 0x4000, 0x3000}},
    {"kexec_status, crash loaded", ask_kexec_status, {1}},
    {"kexec_load, unaligned", ask_kexec_load, {1, 0x10, 0x4000, 0x3000}},
    {"kexec_load, unaligned length", ask_kexec_load, {1, 0, 0x3010, 0x3000}},
    {"kexec_load, short of its data", ask_kexec_load, {1, 0, 0x1000, 0x3000}},
    {"kexec_load, outside of the range",
     ask_kexec_load,
     {1, 0x40000000, 0x4000, 0x3000}},
    {"kexec_load, unknown kind", ask_kexec_load, {77, 0, 0x4000, 0x3000}},
    {"kexec_unload, crash", ask_kexec_unload, {1}},
    {"kexec_unload, nothing loaded", ask_kexec_unload, {1}},
    {"kexec_unload, unknown", ask_kexec_unload, {77}},
    {"kexec_status, crash unloaded", ask_kexec_status, {1}},

    {"get_hvm_param, store", ask_get_hvm_param, {GUEST, HVM_PARAM_STORE_PFN}},
    {"get_hvm_param, unknown", ask_get_hvm_param, {GUEST, 1000}},
    {"get_hvm_param, dom0", ask_get_hvm_param, {0, HVM_PARAM_STORE_PFN}},
    {"get_hvm_param, missing domain",
     ask_get_hvm_param,
     {NOBODY, HVM_PARAM_STORE_PFN}},
    {"get_hvm_param, too large a number",
     ask_get_hvm_param,
     {0x10000, HVM_PARAM_STORE_PFN}},
    {"set_hvm_param",
     ask_set_hvm_param,
     {GUEST, HVM_PARAM_TRIPLE_FAULT_REASON, 1}},
    {"get_hvm_param, as set",
     ask_get_hvm_param,
     {GUEST, HVM_PARAM_TRIPLE_FAULT_REASON}},
    {"set_hvm_param, bad value",
     ask_set_hvm_param,
     {GUEST, HVM_PARAM_TRIPLE_FAULT_REASON, 9999}},
    {"set_hvm_param, unknown", ask_set_hvm_param, {GUEST, 1000, 1}},
    {"set_hvm_param, once only",
     ask_set_hvm_param,
     {GUEST, HVM_PARAM_STORE_PFN, 1}},
    {"set_hvm_param, missing domain",
     ask_set_hvm_param,
     {NOBODY, HVM_PARAM_TRIPLE_FAULT_REASON, 1}},
    {"populate_physmap", ask_populate, {GUEST, FREE_GFN, 4, 0}},
    {"populate_physmap, more than it may have",
     ask_populate,
     {GUEST, FREE_GFN, 16, 9}},
    {"populate_physmap, order too high",
     ask_populate,
     {GUEST, FREE_GFN, 1, 30}},
    {"populate_physmap, nothing", ask_populate, {GUEST, FREE_GFN, 0, 0}},
    {"populate_physmap, missing domain",
     ask_populate,
     {NOBODY, FREE_GFN, 1, 0}},
    {"iomem_permission, allow", ask_iomem_permission, {GUEST, VGA_MFN, 16, 1}},
    {"iomem_permission, allow many",
     ask_iomem_permission,
     {GUEST, HOLE_MFN, 4096, 1}},
    {"map_memory", ask_map_memory, {GUEST, FREE_GFN * 2, VGA_MFN, 16, 1}},
    {"map_memory, unmap",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, VGA_MFN, 16, 0}},
    {"map_memory, large",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, HOLE_MFN, 4096, 1}},
    {"map_memory, unmap large",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, HOLE_MFN, 4096, 0}},
    {"map_memory, no frames",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, VGA_MFN, 0, 1}},
    {"map_memory, wrapping", ask_map_memory, {GUEST, -2, VGA_MFN, 16, 1}},
    {"map_memory, RAM of Xen",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, 0x100, 16, 1}},
    {"map_memory, missing domain",
     ask_map_memory,
     {NOBODY, FREE_GFN * 2, VGA_MFN, 16, 1}},
    {"map_memory, forbidden",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, HOLE_MFN + 4096, 16, 1}},
    {"iomem_permission, forbid",
     ask_iomem_permission,
     {GUEST, VGA_MFN, 16, 0}},
    {"iomem_permission, wrapping", ask_iomem_permission, {GUEST, -2, 16, 1}},
    {"iomem_permission, no frames", ask_iomem_permission, {GUEST, 0, 0, 1}},
    {"iomem_permission, missing domain",
     ask_iomem_permission,
     {NOBODY, VGA_MFN, 16, 1}},
    {"ioport_permission, allow",
     ask_ioport_permission,
     {GUEST, SERIAL_2, 8, 1}},
    {"ioport_permission, forbid",
     ask_ioport_permission,
     {GUEST, SERIAL_2, 8, 0}},
    {"ioport_permission, beyond the last",
     ask_ioport_permission,
     {GUEST, 0xfff0, 100, 1}},
    {"ioport_permission, missing domain",
     ask_ioport_permission,
     {NOBODY, SERIAL_2, 8, 1}},
    {"map_ioports", ask_map_ioports, {GUEST, SERIAL_2, SERIAL_2, 8, 1}},
    {"map_ioports, unmap", ask_map_ioports, {GUEST, SERIAL_2, SERIAL_2, 8, 0}},
    {"map_ioports, beyond the last",
     ask_map_ioports,
     {GUEST, 0xfff0, 0xfff0, 100, 1}},
    {"map_ioports, missing domain",
     ask_map_ioports,
     {NOBODY, SERIAL_2, SERIAL_2, 8, 1}},

    {"bind_pci_irq", ask_bind_pci_irq, {GUEST, 10, 0, 3, 0}},
    {"bind_pci_irq, missing domain", ask_bind_pci_irq, {NOBODY, 10, 0, 3, 0}},
    {"unbind_irq, PCI", ask_unbind_irq, {GUEST, 10, 0, 3, 0, 0, 5}},
    {"unbind_irq, ISA", ask_unbind_irq, {GUEST, 10, 0, 3, 0, 1, 5}},
    {"unbind_irq, unknown", ask_unbind_irq, {GUEST, 10, 0, 3, 0, 9, 5}},
    {"unbind_irq, missing domain",
     ask_unbind_irq,
     {NOBODY, 10, 0, 3, 0, 0, 5}},
    {"update_msi_irq", ask_update_msi_irq, {GUEST, 0x41, 20, 0}},
    {"update_msi_irq, missing domain",
     ask_update_msi_irq,
     {NOBODY, 0x41, 20, 0}},
    {"unbind_msi_irq", ask_unbind_msi_irq, {GUEST, 0x41, 20, 0}},
    {"unbind_msi_irq, missing domain",
     ask_unbind_msi_irq,
     {NOBODY, 0x41, 20, 0}},
    {"map_pirq, dom0", ask_map_pirq, {0, 5, -1}},
    {"unmap_pirq, dom0", ask_unmap_pirq, {0, 5}},
    {"map_pirq, the guest", ask_map_pirq, {GUEST, 5, -1}},
    {"unmap_pirq, the guest", ask_unmap_pirq, {GUEST, 5}},
    {"map_pirq, dom0, once more", ask_map_pirq, {0, 5, -1}},
    {"map_pirq_gsi, any for one that has a number",
     ask_map_pirq_gsi,
     {0, 5, -1}},
    {"unmap_pirq, dom0, once more", ask_unmap_pirq, {0, 5}},
    {"map_pirq, no such GSI", ask_map_pirq, {0, 9999, -1}},
    {"map_pirq, missing domain", ask_map_pirq, {NOBODY, 5, -1}},
    {"map_pirq_gsi, dom0", ask_map_pirq_gsi, {0, 5, 5}},
    {"map_pirq_gsi, no such GSI", ask_map_pirq_gsi, {0, 9999, 9999}},
    {"map_pirq_gsi, missing domain", ask_map_pirq_gsi, {NOBODY, 5, 5}},
    {"unmap_pirq, not mapped", ask_unmap_pirq, {GUEST, 77}},
    {"unmap_pirq, missing domain", ask_unmap_pirq, {NOBODY, 5}},
    {"map_pirq_msi, no such device", ask_map_pirq_msi, {0, 0, 0xf8, 0, 0}},
    {"map_pirq_msi, the guest", ask_map_pirq_msi, {GUEST, 0, 0xf8, 0, 0}},
    {"map_pirq_msi, missing domain",
     ask_map_pirq_msi,
     {NOBODY, 0, 0xf8, 0, 0}},
    {"map_pirq_msi, segment", ask_map_pirq_msi, {0, 0, 0xf8, 0, 7}},
    {"get_pci_gsi", ask_pci_gsi, {0xf8}},

    {"shutdown, missing domain", ask_shutdown, {NOBODY, 0}},
    {"shutdown", ask_shutdown, {GUEST, 1}},
    {"get_domain, shut down", ask_domain, {GUEST}},
};

/* Where libxenstable's answer differs from libxenctrl's, and why. */
static const struct difference {
    const char *name;
    int theirs;
    int ours;
    const char *reason;
} differences[] = {
    {"get_domain, missing", 0, -ESRCH,
     "a missing domain is -ESRCH, not an empty list"},
    {"get_domain, too large a number", 0, -EINVAL,
     "a number beyond 16 bits is refused, not cut off to another domain"},
    {"get_hvm_param, too large a number", -EINVAL, -EINVAL,
     "a number beyond 16 bits is refused, not cut off to another domain"},
    {"memory_map, room for one", -EINVAL, -ENOSPC,
     "too little room has its own code, unlike a bad argument"},
    {"memory_map, room for two", -EINVAL, -ENOSPC,
     "too little room has its own code, unlike a bad argument"},
    {"populate_physmap, missing domain", -EBUSY, -ESRCH,
     "a missing domain is -ESRCH, not a lack of memory"},
    {"map_memory, RAM of Xen", -EINVAL, -EPERM,
     "the code of the failure, not that of undoing it"},
    {"map_memory, forbidden", -EINVAL, -EPERM,
     "the code of the failure, not that of undoing it"},
    {"iomem_permission, no frames", -EPERM, -EINVAL,
     "no frames from 0 on are not all frames"},
    {"get_pci_gsi", -EPERM, -EOPNOTSUPP,
     "a kernel without the ioctl has another code than lost privileges"},
};

/* What QEMU does for a device that a guest has. */
static const struct question memory_steps[] = {
    {"iomem_permission, the device, forbid",
     ask_iomem_permission,
     {GUEST, BAR_MFN, BAR_FRAMES, 0}},
    {"iomem_permission, the device, allow",
     ask_iomem_permission,
     {GUEST, BAR_MFN, BAR_FRAMES, 1}},
    {"map_memory, the device",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, BAR_MFN, BAR_FRAMES, 1}},
    {"map_memory, the device, unmap",
     ask_map_memory,
     {GUEST, FREE_GFN * 2, BAR_MFN, BAR_FRAMES, 0}},
};
static const struct question port_steps[] = {
    {"ioport_permission, the device, forbid",
     ask_ioport_permission,
     {GUEST, BAR_PORT, BAR_PORTS, 0}},
    {"ioport_permission, the device, allow",
     ask_ioport_permission,
     {GUEST, BAR_PORT, BAR_PORTS, 1}},
    {"map_ioports, the device",
     ask_map_ioports,
     {GUEST, FREE_PORT, BAR_PORT, BAR_PORTS, 1}},
    {"map_ioports, the device, unmap",
     ask_map_ioports,
     {GUEST, FREE_PORT, BAR_PORT, BAR_PORTS, 0}},
};
/* QEMU has mapped it already, which is no error. It stays mapped. */
static const struct question interrupt_steps[] = {
    {"map_pirq, the device", ask_map_pirq, {GUEST, GSI, -1}},
    {"bind_pci_irq, the device", ask_bind_pci_irq, {GUEST, PIRQ, 0, 3, 0}},
    {"unbind_irq, the device", ask_unbind_irq, {GUEST, PIRQ, 0, 3, 0, 0, 5}},
};
static const struct question msi_steps[] = {
    {"map_pirq_msi, the device", ask_map_pirq_msi, {GUEST, BUS, DEVFN, 0, 0}},
    {"update_msi_irq, the device", ask_update_msi_irq, {GUEST, 0x41, PIRQ, 0}},
    {"unbind_msi_irq, the device", ask_unbind_msi_irq, {GUEST, 0x41, PIRQ, 0}},
    {"unmap_pirq, the device", ask_unmap_pirq, {GUEST, PIRQ}},
};

#define STEPS(table) table, sizeof(table) / sizeof((table)[0])
static const struct sequence {
    const struct question *steps;
    unsigned int count;
} sequences[] = {
    {STEPS(memory_steps)},
    {STEPS(port_steps)},
    {STEPS(interrupt_steps)},
    {STEPS(msi_steps)},
};
enum { MAX_STEPS = 4 };

static struct side sides[] = {
    {.name = "libxenctrl itself"},
    {.name = "our libxenctrl provider"},
    {.name = "our hypercall provider"},
    {.name = "libxenctrl itself, again"},
};
enum { SIDES = 4, DIRECT_SIDE = 0, TRIES = 5 };
static struct answer answers[SIDES][MAX_STEPS];

static void ask(unsigned int side, const struct question *question,
                struct answer *answer)
{
    long a[6];
    unsigned int i;

    for (i = 0; i < 6; i++) {
        a[i] = question->a[i];
        if (a[i] >= GUEST && a[i] < STAND_INS_END)
            a[i] = IS(a[i]);
    }
    memset(answer, 0, sizeof(*answer));
    question->ask(&sides[side], a, answer);
}

static bool same(const struct answer *one, const struct answer *other)
{
    return one->code == other->code && strcmp(one->text, other->text) == 0;
}

static const char *listed_difference(const char *name, int theirs, int ours)
{
    unsigned int i;

    for (i = 0; i < sizeof(differences) / sizeof(differences[0]); i++)
        if (strcmp(differences[i].name, name) == 0 &&
            differences[i].theirs == theirs && differences[i].ours == ours)
            return differences[i].reason;
    return NULL;
}

static void compare(const struct question *question, const struct side *side,
                    const struct answer *theirs, const struct answer *ours)
{
    const char *reason =
        listed_difference(question->name, theirs->code, ours->code);

    if (reason) {
        result(true, "%s: %s: differs as listed (%s, not %s): %s",
               question->name, side->name, code_name(ours->code),
               code_name(theirs->code), reason);
    } else {
        result(same(theirs, ours), "%s: %s: %s", question->name, side->name,
               code_name(ours->code));
        if (!same(theirs, ours)) {
            diag("theirs: %s (%d) %.300s", code_name(theirs->code),
                 theirs->code, theirs->text);
            diag("ours:   %s (%d) %.300s", code_name(ours->code), ours->code,
                 ours->text);
        }
    }
}

static void check(const struct question *question)
{
    const struct answer *first = &answers[0][0],
                        *last = &answers[SIDES - 1][0], *one = &answers[1][0],
                        *other = &answers[2][0];
    unsigned int try, i;

    /* Asks again if the thing itself changed meanwhile: if the first and the
       last direct answer differ, they say nothing about those between them. */
    for (try = 0; try < TRIES; try++) {
        for (i = 0; i < SIDES; i++)
            ask(i, question, &answers[i][0]);
        if (same(first, one) && same(one, other))
            break;
        if (same(first, last))
            break;
    }
    if (first->absent) {
        result(same(one, other), "%s: only ours has it on this release: %s",
               question->name, code_name(other->code));
        return;
    }
    compare(question, &sides[1], first, one);
    compare(question, &sides[2], first, other);
}

/* Each side makes all steps and undoes them before the next side begins. */
static void check_sequence(const struct sequence *sequence)
{
    unsigned int i, step;

    for (i = 0; i < SIDES; i++) {
        for (step = 0; step < sequence->count; step++) {
            if (step)
                IS(PIRQ) = atol(answers[i][0].text);
            ask(i, &sequence->steps[step], &answers[i][step]);
        }
    }
    for (step = 0; step < sequence->count; step++) {
        const struct question *question = &sequence->steps[step];
        const struct answer *theirs = &answers[DIRECT_SIDE][step];

        result(theirs->code == 0, "%s: libxenctrl itself: %s", question->name,
               code_name(theirs->code));
        for (i = 1; i < SIDES; i++)
            compare(question, &sides[i], theirs, &answers[i][step]);
    }
}

/* A number that only grows lies between two direct answers. */
static void check_growing(const char *what, const unsigned long long *values)
{
    result(values[0] > 0 && values[0] <= values[1] && values[1] <= values[2] &&
               values[2] <= values[3],
           "%s grows from side to side", what);
    diag("%s: %llu, %llu, %llu, %llu", what, values[0], values[1], values[2],
         values[3]);
}

static void check_clocks(long guest)
{
    unsigned long long values[SIDES];
    unsigned int i;

    for (i = 0; i < SIDES; i++)
        values[i] = ask_cpu_time_ns(&sides[i], 0);
    check_growing("CPU time of dom0", values);
    for (i = 0; i < SIDES; i++)
        values[i] = ask_cpu_time_ns(&sides[i], guest);
    check_growing("CPU time of the guest", values);
    for (i = 0; i < SIDES; i++)
        values[i] = ask_idle_ns(&sides[i]);
    check_growing("idle time of CPU 0", values);
}

static void check_provider(struct xenstable *xs, const char *wanted)
{
    struct xenstable_operation_info info;
    unsigned int i;

    for (i = 0; !xenstable_operation_query(xs, i, &info, sizeof(info)); i++) {
        if (!info.provider || strcmp(info.provider, wanted) != 0)
            diag("%s is answered by %s", info.name,
                 info.provider ? info.provider : "nobody");
    }
    xenstable_operation_query(xs, XENSTABLE_OPERATION_KEXEC_LOAD, &info,
                              sizeof(info));
    result(info.provider && strcmp(info.provider, wanted) == 0,
           "kexec_load is answered by %s", wanted);
}

static FILE *open_in(const char *folder, const char *name)
{
    char path[256];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return fopen(path, "r");
}

/* Reads what Linux says of the device. Return: false if something is missing.
 */
static bool read_device(const char *folder)
{
    const char *name = strrchr(folder, '/');
    long slot, function, start, end, flags;
    FILE *irq = open_in(folder, "irq"), *ranges = open_in(folder, "resource");

    if (!name || !irq || !ranges ||
        sscanf(name, "/0000:%lx:%lx.%lx", &IS(BUS), &slot, &function) != 3 ||
        fscanf(irq, "%ld", &IS(GSI)) != 1)
        return false;
    IS(DEVFN) = slot << 3 | function;
    while (fscanf(ranges, "%lx %lx %lx", &start, &end, &flags) == 3) {
        if (flags & RESOURCE_PORTS) {
            IS(BAR_PORT) = start;
            IS(BAR_PORTS) = end - start + 1;
        } else if (flags & RESOURCE_MEMORY) {
            IS(BAR_MFN) = start / FRAME_BYTES;
            IS(BAR_FRAMES) = (end - start) / FRAME_BYTES + 1;
        }
    }
    fclose(irq);
    fclose(ranges);
    diag("device %s: GSI %ld, frames %#lx+%ld, ports %#lx+%ld", name, IS(GSI),
         IS(BAR_MFN), IS(BAR_FRAMES), IS(BAR_PORT), IS(BAR_PORTS));
    return IS(GSI) && IS(BAR_FRAMES) && IS(BAR_PORTS);
}

static void ask_about_host_and_guest(long guest)
{
    unsigned int i;

    check_clocks(guest);
    for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
        check(&questions[i]);
}

static void ask_about_device(const char *folder)
{
    unsigned int i;

    if (!read_device(folder)) {
        result(false, "%s has memory, ports and an interrupt", folder);
        return;
    }
    for (i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
        check_sequence(&sequences[i]);
}

int main(int argc, char **argv)
{
    static struct direct direct;
    unsigned int major = 0, minor = 0, i;
    const char *xen = getenv("LAB_XEN"), *reason;
    long guest;

    if (argc < 2 || argc > 3 || !xen ||
        sscanf(xen, "%u.%u", &major, &minor) != 2) {
        fprintf(stderr, "usage: LAB_XEN=X.Y %s GUEST [DEVICE]\n", argv[0]);
        return 2;
    }
    guest = strtol(argv[1], NULL, 10);
    IS(GUEST) = guest;
    IS(NOBODY) = NO_SUCH_DOMAIN;
    if (!running_release()) {
        skip("differential", "the registry lacks the running release");
        return 0;
    }
    reason = direct_open(&direct, major, minor);
    if (reason) {
        result(false, "libxenctrl itself: %s", reason);
        return 1;
    }
    for (i = 0; i < SIDES; i++)
        sides[i].direct = &direct;
    sides[1].xs = open_with("libxenctrl,hypercall", false);
    sides[2].xs = open_with("hypercall", false);
    check_provider(sides[1].xs, "libxenctrl");
    check_provider(sides[2].xs, "hypercall");
    if (argc == 3)
        ask_about_device(argv[2]);
    else
        ask_about_host_and_guest(guest);
    xenstable_close(sides[1].xs);
    xenstable_close(sides[2].xs);
    direct.functions.xc_interface_close(direct.xch);
    return client_status();
}
