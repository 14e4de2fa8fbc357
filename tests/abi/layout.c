/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The public structures and numbers as they were released: a program that
   was compiled with them keeps them for good. Lines are added here, and
   never changed. Nothing runs: what is wrong does not compile. */
#include <stddef.h>

#include <xenstable/xenstable.h>

#include "tests/abi/pins.h"

GROWS(xenstable_operation_info, 40)
FIELD(xenstable_operation_info, name, 0, 8)
FIELD(xenstable_operation_info, area, 8, 8)
FIELD(xenstable_operation_info, provider, 16, 8)
FIELD(xenstable_operation_info, reason, 24, 8)
FIELD(xenstable_operation_info, status, 32, 4)
FIELD(xenstable_operation_info, locked, 36, 1)

GROWS(xenstable_library_info, 40)
FIELD(xenstable_library_info, name, 0, 8)
FIELD(xenstable_library_info, path, 8, 8)
FIELD(xenstable_library_info, reason, 16, 8)
FIELD(xenstable_library_info, major, 24, 4)
FIELD(xenstable_library_info, minor, 28, 4)
FIELD(xenstable_library_info, in_use, 32, 1)

GROWS(xenstable_host_physical_info, 112)
FIELD(xenstable_host_physical_info, threads_per_core, 0, 4)
FIELD(xenstable_host_physical_info, cores_per_socket, 4, 4)
FIELD(xenstable_host_physical_info, nr_cpus, 8, 4)
FIELD(xenstable_host_physical_info, max_cpu_id, 12, 4)
FIELD(xenstable_host_physical_info, nr_nodes, 16, 4)
FIELD(xenstable_host_physical_info, max_node_id, 20, 4)
FIELD(xenstable_host_physical_info, cpu_khz, 24, 4)
FIELD(xenstable_host_physical_info, capabilities, 28, 4)
FIELD(xenstable_host_physical_info, total_pages, 32, 8)
FIELD(xenstable_host_physical_info, free_pages, 40, 8)
FIELD(xenstable_host_physical_info, scrub_pages, 48, 8)
FIELD(xenstable_host_physical_info, outstanding_pages, 56, 8)
FIELD(xenstable_host_physical_info, max_mfn, 64, 8)
FIELD(xenstable_host_physical_info, hw_cap, 72, 32)
FIELD(xenstable_host_physical_info, arch_capabilities, 104, 4)
FIELD(xenstable_host_physical_info, reserved, 108, 4)

GROWS(xenstable_host_cpu_info, 8)
FIELD(xenstable_host_cpu_info, idle_ns, 0, 8)

GROWS(xenstable_host_domain_info, 120)
FIELD(xenstable_host_domain_info, domid, 0, 4)
FIELD(xenstable_host_domain_info, flags, 4, 4)
FIELD(xenstable_host_domain_info, total_pages, 8, 8)
FIELD(xenstable_host_domain_info, max_pages, 16, 8)
FIELD(xenstable_host_domain_info, outstanding_pages, 24, 8)
FIELD(xenstable_host_domain_info, shared_pages, 32, 8)
FIELD(xenstable_host_domain_info, paged_pages, 40, 8)
FIELD(xenstable_host_domain_info, shared_info_gfn, 48, 8)
FIELD(xenstable_host_domain_info, cpu_time_ns, 56, 8)
FIELD(xenstable_host_domain_info, online_vcpus, 64, 4)
FIELD(xenstable_host_domain_info, max_vcpu_id, 68, 4)
FIELD(xenstable_host_domain_info, ssidref, 72, 4)
FIELD(xenstable_host_domain_info, cpupool, 76, 4)
FIELD(xenstable_host_domain_info, gpaddr_bits, 80, 4)
FIELD(xenstable_host_domain_info, uuid, 84, 16)
FIELD(xenstable_host_domain_info, emulation_flags, 100, 4)
FIELD(xenstable_host_domain_info, reserved, 104, 16)

GROWS(xenstable_host_memory_range, 24)
FIELD(xenstable_host_memory_range, start_maddr, 0, 8)
FIELD(xenstable_host_memory_range, size_bytes, 8, 8)
FIELD(xenstable_host_memory_range, type, 16, 4)
FIELD(xenstable_host_memory_range, reserved, 20, 4)

SIZE(xenstable_kexec_segment, 32)
FIELD(xenstable_kexec_segment, data, 0, 8)
FIELD(xenstable_kexec_segment, data_bytes, 8, 8)
FIELD(xenstable_kexec_segment, dest_maddr, 16, 8)
FIELD(xenstable_kexec_segment, dest_bytes, 24, 8)

/* What is compared is the header's version, whatever it is. */
#define V_MAJOR XENSTABLE_VERSION_MAJOR
#define V_MINOR XENSTABLE_VERSION_MINOR
#define V_MICRO XENSTABLE_VERSION_MICRO
GROWS(xenstable_host_event_channel_info, 24)
FIELD(xenstable_host_event_channel_info, bound_to, 12, 4)
FIELD(xenstable_host_event_channel_info, port, 0, 4)
FIELD(xenstable_host_event_channel_info, remote_port, 16, 4)
FIELD(xenstable_host_event_channel_info, reserved, 20, 4)
FIELD(xenstable_host_event_channel_info, status, 4, 4)
FIELD(xenstable_host_event_channel_info, vcpu, 8, 4)
VALUE(XENSTABLE_HOST_EVENT_CHANNEL_CLOSED, 0)
VALUE(XENSTABLE_HOST_EVENT_CHANNEL_INTERDOMAIN, 2)
VALUE(XENSTABLE_HOST_EVENT_CHANNEL_IPI, 5)
VALUE(XENSTABLE_HOST_EVENT_CHANNEL_PIRQ, 3)
VALUE(XENSTABLE_HOST_EVENT_CHANNEL_UNBOUND, 1)
VALUE(XENSTABLE_HOST_EVENT_CHANNEL_VIRQ, 4)
VALUE(XENSTABLE_OPERATION_HOST_GET_EVENT_CHANNEL, 30)

_Static_assert(XENSTABLE_VERSION_AT_LEAST(V_MAJOR, V_MINOR, V_MICRO),
               "version");
_Static_assert(!XENSTABLE_VERSION_AT_LEAST(V_MAJOR, V_MINOR, V_MICRO + 1),
               "version");
_Static_assert(!XENSTABLE_VERSION_AT_LEAST(V_MAJOR, V_MINOR + 1, 0),
               "version");
_Static_assert(XENSTABLE_VERSION_AT_LEAST(V_MAJOR, V_MINOR - 1, V_MICRO + 1),
               "version");
_Static_assert(!XENSTABLE_VERSION_AT_LEAST(V_MAJOR + 1, 0, 0), "version");
_Static_assert(XENSTABLE_VERSION_AT_LEAST(V_MAJOR - 1, V_MINOR + 1,
                                          V_MICRO + 1),
               "version");

VALUE(XENSTABLE_LOG_ERROR, 0)
VALUE(XENSTABLE_LOG_WARNING, 1)
VALUE(XENSTABLE_LOG_INFO, 2)
VALUE(XENSTABLE_LOG_DEBUG, 3)
VALUE(XENSTABLE_FEATURE_IOPORT_MAPPING_GRANTS_PERMISSION, 0)
VALUE(XENSTABLE_FEATURE_GPADDR_BITS, 1)
VALUE(XENSTABLE_FEATURE_ARCH_CAPABILITIES, 2)
VALUE(XENSTABLE_HOST_TEXT_EXTRA_VERSION, 0)
VALUE(XENSTABLE_HOST_TEXT_CAPABILITIES, 1)
VALUE(XENSTABLE_HOST_TEXT_CHANGESET, 2)
VALUE(XENSTABLE_HOST_TEXT_COMPILER, 3)
VALUE(XENSTABLE_HOST_TEXT_COMPILE_BY, 4)
VALUE(XENSTABLE_HOST_TEXT_COMPILE_DOMAIN, 5)
VALUE(XENSTABLE_HOST_TEXT_COMPILE_DATE, 6)
VALUE(XENSTABLE_HOST_TEXT_COMMAND_LINE, 7)
VALUE(XENSTABLE_HOST_TEXT_BUILD_ID, 8)
VALUE(XENSTABLE_OPERATION_KEXEC_LOAD, 0)
VALUE(XENSTABLE_OPERATION_KEXEC_UNLOAD, 1)
VALUE(XENSTABLE_OPERATION_KEXEC_EXEC, 2)
VALUE(XENSTABLE_OPERATION_KEXEC_STATUS, 3)
VALUE(XENSTABLE_OPERATION_KEXEC_GET_RANGE, 4)
VALUE(XENSTABLE_OPERATION_HOST_GET_PHYSICAL_INFO, 5)
VALUE(XENSTABLE_OPERATION_HOST_GET_CPU_INFO, 6)
VALUE(XENSTABLE_OPERATION_HOST_GET_DOMAIN, 7)
VALUE(XENSTABLE_OPERATION_HOST_LIST_DOMAINS, 8)
VALUE(XENSTABLE_OPERATION_HOST_GET_MEMORY_MAP, 9)
VALUE(XENSTABLE_OPERATION_HOST_GET_MAX_CPUS, 10)
VALUE(XENSTABLE_OPERATION_HOST_GET_TEXT, 11)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_GET_HVM_PARAM, 12)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_SET_HVM_PARAM, 13)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_POPULATE_PHYSMAP, 14)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_SHUTDOWN, 15)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_MAP_MEMORY, 16)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_IOMEM_PERMISSION, 17)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_MAP_IOPORTS, 18)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_IOPORT_PERMISSION, 19)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_BIND_PCI_IRQ, 20)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_UNBIND_IRQ, 21)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_UPDATE_MSI_IRQ, 22)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_UNBIND_MSI_IRQ, 23)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ, 24)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_GSI, 25)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_MAP_PIRQ_MSI, 26)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_UNMAP_PIRQ, 27)
VALUE(XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI, 28)
VALUE(XENSTABLE_HOST_SHUTDOWN_POWEROFF, 0u)
VALUE(XENSTABLE_HOST_SHUTDOWN_REBOOT, 1u)
VALUE(XENSTABLE_HOST_SHUTDOWN_SUSPEND, 2u)
VALUE(XENSTABLE_HOST_SHUTDOWN_CRASH, 3u)
VALUE(XENSTABLE_HOST_SHUTDOWN_WATCHDOG, 4u)
VALUE(XENSTABLE_HOST_SHUTDOWN_SOFT_RESET, 5u)
VALUE(XENSTABLE_DEVICE_MODEL_PIRQ_ANY, 0xffffffffu)
VALUE(XENSTABLE_DEVICE_MODEL_IRQ_PCI, 0u)
VALUE(XENSTABLE_DEVICE_MODEL_IRQ_ISA, 1u)
VALUE(XENSTABLE_DEVICE_MODEL_IRQ_MSI, 2u)
VALUE(XENSTABLE_HOST_CAPABILITY_HVM, 0x00000001u)
VALUE(XENSTABLE_HOST_CAPABILITY_PV, 0x00000002u)
VALUE(XENSTABLE_HOST_CAPABILITY_DIRECT_IO, 0x00000004u)
VALUE(XENSTABLE_HOST_CAPABILITY_HAP, 0x00000008u)
VALUE(XENSTABLE_HOST_CAPABILITY_SHADOW, 0x00000010u)
VALUE(XENSTABLE_HOST_CAPABILITY_IOMMU_HAP_PT_SHARE, 0x00000020u)
VALUE(XENSTABLE_HOST_CAPABILITY_VMTRACE, 0x00000040u)
VALUE(XENSTABLE_HOST_CAPABILITY_VPMU, 0x00000080u)
VALUE(XENSTABLE_HOST_CAPABILITY_GNTTAB_V1, 0x00000100u)
VALUE(XENSTABLE_HOST_CAPABILITY_GNTTAB_V2, 0x00000200u)
VALUE(XENSTABLE_HOST_DOMAIN_DYING, 0x00000001u)
VALUE(XENSTABLE_HOST_DOMAIN_HVM, 0x00000002u)
VALUE(XENSTABLE_HOST_DOMAIN_SHUTDOWN, 0x00000004u)
VALUE(XENSTABLE_HOST_DOMAIN_PAUSED, 0x00000008u)
VALUE(XENSTABLE_HOST_DOMAIN_BLOCKED, 0x00000010u)
VALUE(XENSTABLE_HOST_DOMAIN_RUNNING, 0x00000020u)
VALUE(XENSTABLE_HOST_DOMAIN_DEBUGGED, 0x00000040u)
VALUE(XENSTABLE_HOST_DOMAIN_XENSTORE, 0x00000080u)
VALUE(XENSTABLE_HOST_DOMAIN_HAP, 0x00000100u)
VALUE(XENSTABLE_HOST_DOMAIN_SHUTDOWN_REASON_SHIFT, 16)
VALUE(XENSTABLE_HOST_DOMAIN_SHUTDOWN_REASON_MASK, 0xffu)
VALUE(XENSTABLE_HOST_MEMORY_RAM, 1u)
VALUE(XENSTABLE_HOST_MEMORY_RESERVED, 2u)
VALUE(XENSTABLE_HOST_MEMORY_ACPI, 3u)
VALUE(XENSTABLE_HOST_MEMORY_NVS, 4u)
VALUE(XENSTABLE_HOST_MEMORY_UNUSABLE, 5u)
VALUE(XENSTABLE_HOST_TEXT_BYTES, 2048)
VALUE(XENSTABLE_KEXEC_TYPE_DEFAULT, 0u)
VALUE(XENSTABLE_KEXEC_TYPE_CRASH, 1u)
VALUE(XENSTABLE_KEXEC_ARCH_I386, 3u)
VALUE(XENSTABLE_KEXEC_ARCH_ARM, 40u)
VALUE(XENSTABLE_KEXEC_ARCH_X86_64, 62u)
VALUE(XENSTABLE_KEXEC_RANGE_CRASH, 0)
VALUE(XENSTABLE_KEXEC_RANGE_XEN, 1)
VALUE(XENSTABLE_KEXEC_RANGE_CPU, 2)
VALUE(XENSTABLE_KEXEC_RANGE_XENHEAP, 3)
VALUE(XENSTABLE_KEXEC_RANGE_BOOT_PARAM, 4)
VALUE(XENSTABLE_KEXEC_RANGE_EFI_MEMMAP, 5)
VALUE(XENSTABLE_KEXEC_RANGE_VMCOREINFO, 6)

/* Enumerations are passed as int or unsigned int. */
GROWS(xenstable_host_vcpu_info, 24)
FIELD(xenstable_host_vcpu_info, blocked, 17, 1)
FIELD(xenstable_host_vcpu_info, cpu, 4, 4)
FIELD(xenstable_host_vcpu_info, cpu_time_ns, 8, 8)
FIELD(xenstable_host_vcpu_info, online, 16, 1)
FIELD(xenstable_host_vcpu_info, reserved, 19, 5)
FIELD(xenstable_host_vcpu_info, running, 18, 1)
FIELD(xenstable_host_vcpu_info, vcpu, 0, 4)
VALUE(XENSTABLE_OPERATION_HOST_GET_VCPU, 29)

_Static_assert(sizeof(enum xenstable_log_level) == 4, "as int");
_Static_assert(sizeof(enum xenstable_operation) == 4, "as int");
_Static_assert(sizeof(enum xenstable_feature) == 4, "as int");
_Static_assert(sizeof(enum xenstable_host_text) == 4, "as int");

int main(void)
{
    return 0;
}
