/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/unit/calls.h"

struct call_data call_data;
#define data call_data

static int kexec_load(struct xenstable *xs)
{
    return xenstable_kexec_load(xs, 0, XENSTABLE_KEXEC_ARCH_X86_64,
                                0x1122334455667788, data.segments, 2);
}

static int get_cpu_info(struct xenstable *xs)
{
    return xenstable_host_get_cpu_info(xs, data.cpus, sizeof(data.cpus[0]),
                                       FAKE_CPUS, &data.count);
}

static int list_domains(struct xenstable *xs)
{
    return xenstable_host_list_domains(
        xs, 1, data.domains, sizeof(data.domains[0]), 5, &data.count);
}

static int get_memory_map(struct xenstable *xs)
{
    return xenstable_host_get_memory_map(
        xs, data.ranges, sizeof(data.ranges[0]), 8, &data.count);
}

static int get_text(struct xenstable *xs)
{
    return xenstable_host_get_text(xs, XENSTABLE_HOST_TEXT_CAPABILITIES,
                                   data.text, sizeof(data.text));
}

static int populate_physmap(struct xenstable *xs)
{
    return xenstable_device_model_populate_physmap(xs, 7, 2, 9, 0x40000000,
                                                   data.extents);
}

static int map_pirq_msi(struct xenstable *xs)
{
    return xenstable_device_model_map_pirq_msi(xs, 7, &data.pirq, 0, 3, 0x41,
                                               2, 0xfebf1000);
}

#include "tests/unit/call-rows.h"

const struct unit_call unit_calls[OPERATION_COUNT] = {
    [XENSTABLE_OPERATION_KEXEC_LOAD] =
        {"kexec_load", kexec_load, 0,
         "xc_kexec_load 0 62 0x1122334455667788 2"
         " @ P 0800000000000000 0000001000000000 0010000000000000"
         " = 4142434445464748"
         " @ 0000000000000000 0000000000000000 0010001000000000 00200000",
         "kexec_op 4 00 00 3e00 02000000 P 8877665544332211"
         " @ P 0800000000000000 0000001000000000 0010000000000000"
         " = 4142434445464748"
         " @ 0000000000000000 0000000000000000 0010001000000000 00200000"},
    [XENSTABLE_OPERATION_HOST_GET_CPU_INFO] =
        {"host_get_cpu_info", get_cpu_info, 0, "xc_getcpuinfo 4",
         "sysctl 08000000 V 04000000 00000000 P 00000000"},
    [XENSTABLE_OPERATION_HOST_LIST_DOMAINS] =
        {"host_list_domains", list_domains, 0, "xc_domain_getinfolist 1 5",
         "sysctl 06000000 V 0100 0000 05000000 P 00000000"},
    [XENSTABLE_OPERATION_HOST_GET_MEMORY_MAP] =
        {"host_get_memory_map", get_memory_map, 0,
         "xc_get_machine_memory_map 8",
         "memory_op 10 08000000" REST_OF_WORD " W"},
    [XENSTABLE_OPERATION_HOST_GET_TEXT] = {"host_get_text", get_text, 0,
                                           "xc_version 3", "xen_version 3"},
    [XENSTABLE_OPERATION_DEVICE_MODEL_POPULATE_PHYSMAP] =
        {"device_model_populate_physmap", populate_physmap, 0,
         "xc_domain_populate_physmap_exact 7 2 9 0x40000000 0x101 0x202",
         "memory_op 6 W 02000000" REST_OF_WORD " 09000000 00000040 0700"
         " @ 01010000" REST_OF_WORD " 0202"},
    [XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_MSI] =
        {"device_model_map_pirq_msi", map_pirq_msi, 0,
         "xc_physdev_map_pirq_msi 7 -1 -1 65 3 2 0xfebf1000",
         "physdev_op 13 0700 0000 03000000 ffffffff ffffffff 03000000 41000000"
         " 02000000" REST_OF_WORD " 0010bffe"},
    GENERATED_CALLS};

const struct unit_bend unit_bends[] = {GENERATED_BENDS{0, 0, 0}};

void unit_prepare_calls(void)
{
    static const char image[] = "ABCDEFGH";
    static const struct fake_mapped_pirq pirqs[] = {{7, 20, 20}, {7, 55, 60}};
    static const struct fake_interrupt bound[] = {
        {20, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 0, 1, 2, 3},
        {55, XENSTABLE_DEVICE_MODEL_IRQ_MSI, 0, 0, 0, 0},
    };
    unsigned int i;

    memset(&data, 0xee, sizeof(data));
    data.segments[0] =
        (struct xenstable_kexec_segment){image, 8, 0x10000000, 0x1000};
    data.segments[1] =
        (struct xenstable_kexec_segment){NULL, 0, 0x10001000, 0x2000};
    data.extents[0] = 0x101;
    data.extents[1] = 0x202;
    data.pirq = XENSTABLE_DEVICE_MODEL_PIRQ_ANY;
    memset(fake.kexec, 0, sizeof(fake.kexec));
    fake.kexec[0].place = 1;
    fake.params[5] = 0xcafef00dcafe;
    fake.nr_frames = 0;
    /* 20 can be bound, 55 unbound and unmapped. */
    memcpy(fake.pirqs, pirqs, sizeof(pirqs));
    fake.nr_pirqs = COUNT_OF(pirqs);
    memset(&fake.bindings, 0, sizeof(fake.bindings));
    for (i = 0; i < COUNT_OF(bound); i++)
        if (fake_bind(7, &bound[i]))
            abort();
    fake.nr_calls = 0;
}

bool unit_call_in_xenctrl(unsigned int operation, unsigned int release)
{
    return release >= unit_release(xenctrl_since[operation]);
}
