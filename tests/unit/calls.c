/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/unit/calls.h"

struct call_data call_data;
#define data call_data

static int kexec_load(struct xenstable *xs)
{
    return xenstable_kexec_load(xs, 0, XENSTABLE_KEXEC_ARCH_X86_64,
                                0x1122334455667788, data.segments, 2);
}

static int kexec_unload(struct xenstable *xs)
{
    return xenstable_kexec_unload(xs, 1);
}

static int kexec_exec(struct xenstable *xs)
{
    return xenstable_kexec_exec(xs, 1);
}

static int kexec_status(struct xenstable *xs)
{
    return xenstable_kexec_status(xs, 0);
}

static int kexec_get_range(struct xenstable *xs)
{
    return xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CPU, 3,
                                     &data.bytes, &data.maddr);
}

static int get_physical_info(struct xenstable *xs)
{
    return xenstable_host_get_physical_info(xs, &data.physical,
                                            sizeof(data.physical));
}

static int get_cpu_info(struct xenstable *xs)
{
    return xenstable_host_get_cpu_info(xs, data.cpus, sizeof(data.cpus[0]),
                                       FAKE_CPUS, &data.count);
}

static int get_domain(struct xenstable *xs)
{
    return xenstable_host_get_domain(xs, 7, data.domains,
                                     sizeof(data.domains[0]));
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

static int get_max_cpus(struct xenstable *xs)
{
    return xenstable_host_get_max_cpus(xs, &data.count);
}

static int get_text(struct xenstable *xs)
{
    return xenstable_host_get_text(xs, XENSTABLE_HOST_TEXT_CAPABILITIES,
                                   data.text, sizeof(data.text));
}

static int get_hvm_param(struct xenstable *xs)
{
    return xenstable_device_model_get_hvm_param(xs, 7, 5, &data.value);
}

static int set_hvm_param(struct xenstable *xs)
{
    return xenstable_device_model_set_hvm_param(xs, 7, 1, 0x1122334455667788);
}

static int populate_physmap(struct xenstable *xs)
{
    return xenstable_device_model_populate_physmap(xs, 7, 2, 9, 0x40000000,
                                                   data.extents);
}

static int shutdown(struct xenstable *xs)
{
    return xenstable_device_model_shutdown(xs, 7,
                                           XENSTABLE_HOST_SHUTDOWN_CRASH);
}

static int map_memory(struct xenstable *xs)
{
    return xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 16, 1);
}

static int iomem_permission(struct xenstable *xs)
{
    return xenstable_device_model_iomem_permission(xs, 7, 0xfebf0, 3, 1);
}

static int map_ioports(struct xenstable *xs)
{
    return xenstable_device_model_map_ioports(xs, 7, 0x1f0, 0x2f0, 8, 1);
}

static int ioport_permission(struct xenstable *xs)
{
    return xenstable_device_model_ioport_permission(xs, 7, 0x378, 8, 1);
}

static int bind_pci_irq(struct xenstable *xs)
{
    return xenstable_device_model_bind_pci_irq(xs, 7, 20, 1, 2, 3);
}

static int unbind_irq(struct xenstable *xs)
{
    return xenstable_device_model_unbind_irq(
        xs, 7, 20, XENSTABLE_DEVICE_MODEL_IRQ_PCI, 1, 2, 3, 0);
}

static int update_msi_irq(struct xenstable *xs)
{
    return xenstable_device_model_update_msi_irq(xs, 7, 0x61, 55, 0x10203,
                                                 0xfebf0000);
}

static int unbind_msi_irq(struct xenstable *xs)
{
    return xenstable_device_model_unbind_msi_irq(xs, 7, 0x61, 55, 0x10203);
}

static int map_pirq(struct xenstable *xs)
{
    return xenstable_device_model_map_pirq(xs, 7, 9, &data.pirq);
}

static int map_pirq_gsi(struct xenstable *xs)
{
    return xenstable_device_model_map_pirq_gsi(xs, 7, 9, &data.pirq);
}

static int map_pirq_msi(struct xenstable *xs)
{
    return xenstable_device_model_map_pirq_msi(xs, 7, &data.pirq, 0, 3, 0x41,
                                               2, 0xfebf1000);
}

static int unmap_pirq(struct xenstable *xs)
{
    return xenstable_device_model_unmap_pirq(xs, 7, 55);
}

static int get_pci_gsi(struct xenstable *xs)
{
    return xenstable_device_model_get_pci_gsi(xs, 0x301, &data.gsi);
}

#include "tests/unit/call-rows.h"

const struct unit_call unit_calls[OPERATION_COUNT] = {
    {"kexec_load", kexec_load, 0,
     "xc_kexec_load 0 62 0x1122334455667788 2"
     " @ P 0800000000000000 0000001000000000 0010000000000000"
     " = 4142434445464748"
     " @ 0000000000000000 0000000000000000 0010001000000000 00200000",
     "kexec_op 4 00 00 3e00 02000000 P 8877665544332211"
     " @ P 0800000000000000 0000001000000000 0010000000000000"
     " = 4142434445464748"
     " @ 0000000000000000 0000000000000000 0010001000000000 00200000"},
    {"kexec_unload", kexec_unload, 0, "xc_kexec_unload 1", "kexec_op 5 01"},
    /* Nothing is loaded: else it would not return. */
    {"kexec_exec", kexec_exec, -ENOENT, "xc_kexec_exec 1",
     "kexec_op 0 01000000"},
    {"kexec_status", kexec_status, 1, "xc_kexec_status 0", "kexec_op 6 00"},
    {"kexec_get_range", kexec_get_range, 0, "xc_kexec_get_range 2 3",
     "kexec_op 3 02000000 03000000"},
    {"host_get_physical_info", get_physical_info, 0, "xc_physinfo",
     "sysctl 03000000 V"},
    {"host_get_cpu_info", get_cpu_info, 0, "xc_getcpuinfo 4",
     "sysctl 08000000 V 04000000 00000000 P 00000000"},
    {"host_get_domain", get_domain, 0, "xc_domain_getinfolist 7 1",
     "sysctl 06000000 V 0700 0000 01000000 P 00000000"},
    {"host_list_domains", list_domains, 0, "xc_domain_getinfolist 1 5",
     "sysctl 06000000 V 0100 0000 05000000 P 00000000"},
    {"host_get_memory_map", get_memory_map, 0, "xc_get_machine_memory_map 8",
     "memory_op 10 08000000" REST_OF_WORD " W"},
    {"host_get_max_cpus", get_max_cpus, 0, "xc_get_max_cpus",
     "sysctl 03000000 V"},
    {"host_get_text", get_text, 0, "xc_version 3", "xen_version 3"},
    {"device_model_get_hvm_param", get_hvm_param, 0, "xc_hvm_param_get 7 5",
     "hvm_op 1 0700 0000 05000000 0000000000000000"},
    {"device_model_set_hvm_param", set_hvm_param, 0,
     "xc_hvm_param_set 7 1 0x1122334455667788",
     "hvm_op 0 0700 0000 01000000 8877665544332211"},
    {"device_model_populate_physmap", populate_physmap, 0,
     "xc_domain_populate_physmap_exact 7 2 9 0x40000000 0x101 0x202",
     "memory_op 6 W 02000000" REST_OF_WORD " 09000000 00000040 0700"
     " @ 01010000" REST_OF_WORD " 0202"},
    {"device_model_shutdown", shutdown, 0, "xc_domain_shutdown 7 3",
     "sched_op 4 0700 0000 03000000"},
    {"device_model_map_memory", map_memory, 0,
     /* By hypercall here, too. */
     "domctl 27000000 V 0700 000000000000 0010000000000000"
     " 0020000000000000 1000000000000000 01000000",
     "domctl 27000000 V 0700 000000000000 0010000000000000"
     " 0020000000000000 1000000000000000 01000000"},
    {"device_model_iomem_permission", iomem_permission, 0,
     "xc_domain_iomem_permission 7 0xfebf0 3 1",
     "domctl 14000000 V 0700 000000000000 f0eb0f0000000000"
     " 0300000000000000 01"},
    {"device_model_map_ioports", map_ioports, 0,
     "xc_domain_ioport_mapping 7 0x1f0 0x2f0 8 1",
     "domctl 28000000 V 0700 000000000000 f0010000 f0020000 08000000 01"},
    {"device_model_ioport_permission", ioport_permission, 0,
     "xc_domain_ioport_permission 7 0x378 8 1",
     "domctl 15000000 V 0700 000000000000 78030000 08000000 01"},
    {"device_model_bind_pci_irq", bind_pci_irq, 0,
     "xc_domain_bind_pt_pci_irq 7 20 1 2 3",
     "domctl 26000000 V 0700 000000000000 14000000 00000000 01 02 03"},
    {"device_model_unbind_irq", unbind_irq, 0,
     "xc_domain_unbind_pt_irq 7 20 0 1 2 3 0",
     "domctl 30000000 V 0700 000000000000 14000000 00000000 01 02 03"},
    {"device_model_update_msi_irq", update_msi_irq, 0,
     "xc_domain_update_msi_irq 7 97 55 0x10203 0xfebf0000",
     "domctl 26000000 V 0700 000000000000 37000000 02000000 61 000000"
     " 03020100 0000bffe"},
    {"device_model_unbind_msi_irq", unbind_msi_irq, 0,
     "xc_domain_unbind_msi_irq 7 97 55 0x10203",
     "domctl 30000000 V 0700 000000000000 37000000 02000000 61 000000"
     " 03020100"},
    {"device_model_map_pirq", map_pirq, 0, "xc_physdev_map_pirq 7 9 -1",
     "physdev_op 13 0700 0000 01000000 09000000 09000000"},
    {"device_model_map_pirq_gsi", map_pirq_gsi, 0,
     /* Any number is asked for by -EEXIST. */
     "xc_physdev_map_pirq_gsi 7 9 -17",
     "physdev_op 13 0700 0000 01000000 09000000 efffffff"},
    {"device_model_map_pirq_msi", map_pirq_msi, 0,
     "xc_physdev_map_pirq_msi 7 -1 -1 65 3 2 0xfebf1000",
     "physdev_op 13 0700 0000 03000000 ffffffff ffffffff 03000000 41000000"
     " 02000000" REST_OF_WORD " 0010bffe"},
    {"device_model_unmap_pirq", unmap_pirq, 0, "xc_physdev_unmap_pirq 7 55",
     "physdev_op 14 0700 0000 37000000"},
    {"device_model_get_pci_gsi", get_pci_gsi, 0, "xc_pcidev_get_gsi 0x301",
     "pcidev_get_gsi 0x301"},
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
    bool later = operation == XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI ||
                 operation == XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_GSI;

    return !later || release >= unit_release("4.20");
}
