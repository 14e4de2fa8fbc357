/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
/**
 * DOC: host - the machine, its processors and its domains
 *
 * Errors that every function here can return, beside the ones it lists:
 * -EINVAL (a NULL argument, a size of a structure that is too small or too
 * large, no room at all), -EPERM (not permitted to the domain, or given up by
 * xentoolcore_restrict_all()), -ENODEV, -ELIBACC, -EOPNOTSUPP, -ENOMEM,
 * -EFAULT, -EIO. On error what out-parameters point to is undefined.
 *
 * All functions: one thread at a time per handle; fork: see xenstable_open().
 */
#ifndef XENSTABLE_HOST_H
#define XENSTABLE_HOST_H

#include <xenstable/core.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* Abilities in xenstable_host_physical_info; bits of <xen/sysctl.h>. */
#define XENSTABLE_HOST_CAPABILITY_HVM 0x00000001u
#define XENSTABLE_HOST_CAPABILITY_PV 0x00000002u
#define XENSTABLE_HOST_CAPABILITY_DIRECT_IO 0x00000004u
#define XENSTABLE_HOST_CAPABILITY_HAP 0x00000008u
#define XENSTABLE_HOST_CAPABILITY_SHADOW 0x00000010u
#define XENSTABLE_HOST_CAPABILITY_IOMMU_HAP_PT_SHARE 0x00000020u
#define XENSTABLE_HOST_CAPABILITY_VMTRACE 0x00000040u
#define XENSTABLE_HOST_CAPABILITY_VPMU 0x00000080u
#define XENSTABLE_HOST_CAPABILITY_GNTTAB_V1 0x00000100u
#define XENSTABLE_HOST_CAPABILITY_GNTTAB_V2 0x00000200u

/**
 * struct xenstable_host_physical_info - what the machine is made of
 * @threads_per_core:  hardware threads in a core
 * @cores_per_socket:  cores in a socket
 * @nr_cpus:           CPUs that are online
 * @max_cpu_id:        highest CPU number that is possible
 * @nr_nodes:          NUMA nodes that are online
 * @max_node_id:       highest NUMA node number that is possible
 * @cpu_khz:           frequency of the CPUs
 * @capabilities:      XENSTABLE_HOST_CAPABILITY_...; unknown bits may be set
 * @total_pages:       memory of the machine, in 4096-byte pages
 * @free_pages:        of it, free
 * @scrub_pages:       of it, free but still to be cleared; Xen says 0
 * @outstanding_pages: of it, claimed by domains and not yet given
 * @max_mfn:           highest machine frame number
 * @hw_cap:            CPU feature words as Xen reports them
 * @arch_capabilities: bits of the architecture; 0 before Xen 4.17
 * @reserved:          0
 */
struct xenstable_host_physical_info {
    uint32_t threads_per_core;
    uint32_t cores_per_socket;
    uint32_t nr_cpus;
    uint32_t max_cpu_id;
    uint32_t nr_nodes;
    uint32_t max_node_id;
    uint32_t cpu_khz;
    uint32_t capabilities;
    uint64_t total_pages;
    uint64_t free_pages;
    uint64_t scrub_pages;
    uint64_t outstanding_pages;
    uint64_t max_mfn;
    uint32_t hw_cap[8];
    uint32_t arch_capabilities;
    uint32_t reserved;
};

/**
 * xenstable_host_get_physical_info() - describe the machine
 * @xs:         open handle
 * @info:       filled in on success
 * @info_bytes: sizeof(*@info)
 *
 * Return: 0; -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_host_get_physical_info(struct xenstable *xs,
                                     struct xenstable_host_physical_info *info,
                                     size_t info_bytes);

/**
 * struct xenstable_host_cpu_info - one CPU
 * @idle_ns: time it was idle since Xen started, in nanoseconds
 */
struct xenstable_host_cpu_info {
    uint64_t idle_ns;
};

/**
 * xenstable_host_get_cpu_info() - idle times of the CPUs
 * @xs:        open handle
 * @cpus:      array of @max_cpus elements, filled in from CPU 0 on
 * @cpu_bytes: sizeof(*@cpus)
 * @max_cpus:  number of elements in @cpus
 * @nr_cpus_r: receives how many elements were filled in
 *
 * CPUs after the last element are left out without an error: take @max_cpus
 * from xenstable_host_get_max_cpus().
 *
 * Return: 0; -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_host_get_cpu_info(struct xenstable *xs,
                                struct xenstable_host_cpu_info *cpus,
                                size_t cpu_bytes, uint32_t max_cpus,
                                uint32_t *nr_cpus_r);

/* Flags of a domain; bits of <xen/domctl.h>. */
#define XENSTABLE_HOST_DOMAIN_DYING 0x00000001u
#define XENSTABLE_HOST_DOMAIN_HVM 0x00000002u /* HVM or PVH, not PV */
#define XENSTABLE_HOST_DOMAIN_SHUTDOWN 0x00000004u
#define XENSTABLE_HOST_DOMAIN_PAUSED 0x00000008u  /* by the toolstack */
#define XENSTABLE_HOST_DOMAIN_BLOCKED 0x00000010u /* every vCPU waits */
#define XENSTABLE_HOST_DOMAIN_RUNNING 0x00000020u /* a vCPU runs */
#define XENSTABLE_HOST_DOMAIN_DEBUGGED 0x00000040u
#define XENSTABLE_HOST_DOMAIN_XENSTORE 0x00000080u /* runs xenstore */
#define XENSTABLE_HOST_DOMAIN_HAP 0x00000100u
/* The flag SHUTDOWN has its reason beside it: XENSTABLE_HOST_SHUTDOWN_... */
#define XENSTABLE_HOST_DOMAIN_SHUTDOWN_REASON_SHIFT 16
#define XENSTABLE_HOST_DOMAIN_SHUTDOWN_REASON_MASK 0xffu

/* Why a domain ends; numbers of <xen/sched.h>. Others may come. */
#define XENSTABLE_HOST_SHUTDOWN_POWEROFF 0u
#define XENSTABLE_HOST_SHUTDOWN_REBOOT 1u
#define XENSTABLE_HOST_SHUTDOWN_SUSPEND 2u
#define XENSTABLE_HOST_SHUTDOWN_CRASH 3u
#define XENSTABLE_HOST_SHUTDOWN_WATCHDOG 4u
#define XENSTABLE_HOST_SHUTDOWN_SOFT_RESET 5u

/**
 * struct xenstable_host_domain_info - one domain
 * @domid:             its number
 * @flags:             XENSTABLE_HOST_DOMAIN_...; unknown bits may be set
 * @total_pages:       memory that it has, in 4096-byte pages
 * @max_pages:         memory that it may have
 * @outstanding_pages: memory claimed for it and not yet given
 * @shared_pages:      of its memory, shared with others
 * @paged_pages:       of its memory, paged out
 * @shared_info_gfn:   frame of its shared info page, all ones for none
 * @cpu_time_ns:       CPU time that it used, in nanoseconds
 * @online_vcpus:      its vCPUs that are online
 * @max_vcpu_id:       highest vCPU number, all ones for none
 * @ssidref:           security label
 * @cpupool:           CPU pool, all ones for none
 * @gpaddr_bits:       width of its physical addresses; 0 before Xen 4.16
 * @uuid:              handle given by the toolstack
 * @emulation_flags:   x86: devices that Xen emulates for it, XEN_X86_EMU_...
 *                     of <xen/arch-x86/xen.h>; Arm: 0
 * @reserved:          0
 */
struct xenstable_host_domain_info {
    uint32_t domid;
    uint32_t flags;
    uint64_t total_pages;
    uint64_t max_pages;
    uint64_t outstanding_pages;
    uint64_t shared_pages;
    uint64_t paged_pages;
    uint64_t shared_info_gfn;
    uint64_t cpu_time_ns;
    uint32_t online_vcpus;
    uint32_t max_vcpu_id;
    uint32_t ssidref;
    uint32_t cpupool;
    uint32_t gpaddr_bits;
    uint8_t uuid[16];
    uint32_t emulation_flags;
    uint32_t reserved[4];
};

/**
 * xenstable_host_get_domain() - describe one domain
 * @xs:         open handle
 * @domid:      its number, 0 to 65535
 * @info:       filled in on success
 * @info_bytes: sizeof(*@info)
 *
 * Return: 0; -ESRCH (no such domain, on every release), -EINVAL (also: @domid
 * too large), -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_host_get_domain(struct xenstable *xs, uint32_t domid,
                              struct xenstable_host_domain_info *info,
                              size_t info_bytes);

/**
 * xenstable_host_list_domains() - describe many domains
 * @xs:           open handle
 * @first_domid:  the first number of interest, 0 to 65535
 * @infos:        array of @max_domains elements
 * @info_bytes:   sizeof(*@infos)
 * @max_domains:  number of elements in @infos
 * @nr_domains_r: receives how many elements were filled in, 0 for none
 *
 * Domains come in ascending order. When all elements were filled in there may
 * be more: call again from the last domid + 1. Domains that end between two
 * calls are not reported as an error. Those that a security policy (Flask)
 * hides are left out; on 4.14 and 4.15 -EPERM where it hides the last one.
 *
 * Return: 0; -EINVAL (also: @first_domid too large), -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_host_list_domains(struct xenstable *xs, uint32_t first_domid,
                                struct xenstable_host_domain_info *infos,
                                size_t info_bytes, uint32_t max_domains,
                                uint32_t *nr_domains_r);

/**
 * struct xenstable_host_vcpu_info - one virtual CPU of a domain
 * @vcpu:        its number
 * @cpu:         the CPU of the machine that it is on, or was last
 * @cpu_time_ns: CPU time that it used, in nanoseconds
 * @online:      the guest has it in use
 * @blocked:     it waits for an event
 * @running:     it runs
 * @reserved:    0
 */
struct xenstable_host_vcpu_info {
    uint32_t vcpu;
    uint32_t cpu;
    uint64_t cpu_time_ns;
    bool online;
    bool blocked;
    bool running;
    uint8_t reserved[5];
};

/**
 * xenstable_host_get_vcpu() - describe one virtual CPU of a domain
 * @xs:         open handle
 * @domid:      the domain, 0 to 65535
 * @vcpu:       its number, 0 to 65535
 * @info:       filled in on success
 * @info_bytes: sizeof(*@info)
 *
 * The domain is not paused: what is read of a vCPU that runs may be a moment
 * old. The numbers go up to max_vcpu_id of xenstable_host_get_domain().
 *
 * Return: 0; -ENOENT (the domain has no such vCPU; bent to 4.22), -ESRCH (no
 * such domain; until Xen 4.21 also a vCPU that was not created), -EINVAL
 * (also: @domid or @vcpu too large), -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_host_get_vcpu(struct xenstable *xs, uint32_t domid,
                            uint32_t vcpu,
                            struct xenstable_host_vcpu_info *info,
                            size_t info_bytes);

/**
 * xenstable_host_list_vcpus() - describe all virtual CPUs of a domain
 * @xs:         open handle
 * @domid:      the domain, 0 to 65535
 * @infos:      array of @max_vcpus elements, filled in by ascending number
 * @info_bytes: sizeof(*@infos)
 * @max_vcpus:  number of elements in @infos; more than 65536 are not used
 * @nr_vcpus_r: receives how many elements were filled in, 0 for none
 *
 * Asks Xen for the domain, and then for each vCPU: see
 * xenstable_host_get_vcpu(). vCPUs that the domain can have, but that were not
 * created, are left out; those behind the last element, too, without an error.
 * A domain that ends meanwhile is -ESRCH, never a part of its vCPUs.
 *
 * Return: 0; -ESRCH (no such domain, on every release), -EINVAL (also: @domid
 * too large, @max_vcpus 0), -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO.
 * Since: 1.0
 */
int xenstable_host_list_vcpus(struct xenstable *xs, uint32_t domid,
                              struct xenstable_host_vcpu_info *infos,
                              size_t info_bytes, uint32_t max_vcpus,
                              uint32_t *nr_vcpus_r);

/* What an event channel is bound to; numbers of <xen/event_channel.h>. */
#define XENSTABLE_HOST_EVENT_CHANNEL_CLOSED 0u
#define XENSTABLE_HOST_EVENT_CHANNEL_UNBOUND 1u /* waits for its other end */
#define XENSTABLE_HOST_EVENT_CHANNEL_INTERDOMAIN 2u
#define XENSTABLE_HOST_EVENT_CHANNEL_PIRQ 3u
#define XENSTABLE_HOST_EVENT_CHANNEL_VIRQ 4u
#define XENSTABLE_HOST_EVENT_CHANNEL_IPI 5u

/**
 * struct xenstable_host_event_channel_info - an event channel of a domain
 * @port:        its number
 * @status:      XENSTABLE_HOST_EVENT_CHANNEL_...
 * @vcpu:        the virtual CPU that is told
 * @bound_to:    UNBOUND, INTERDOMAIN: number of the domain at the other end;
 *               PIRQ, VIRQ: number of the interrupt; else 0
 * @remote_port: INTERDOMAIN: number of the channel at the other end; else 0
 * @reserved:    0
 */
struct xenstable_host_event_channel_info {
    uint32_t port;
    uint32_t status;
    uint32_t vcpu;
    uint32_t bound_to;
    uint32_t remote_port;
    uint32_t reserved;
};

/**
 * xenstable_host_get_event_channel() - what an event channel of a domain is
 *                                      bound to
 * @xs:         open handle
 * @domid:      the domain, 0 to 65535; also Xen's DOMID_SELF (0x7ff0)
 * @port:       its number in that domain
 * @info:       filled in on success
 * @info_bytes: sizeof(*@info)
 *
 * A domain may ask for its own channels; for those of others it needs
 * privilege over them.
 *
 * Return: 0; -ESRCH (no such domain), -EINVAL (also: @domid too large, a @port
 * that the domain does not have yet), -EPERM (also: Xen 4.15 to 4.18 for a
 * channel of which Xen itself is the other end), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_host_get_event_channel(
    struct xenstable *xs, uint32_t domid, uint32_t port,
    struct xenstable_host_event_channel_info *info, size_t info_bytes);

/* Kinds of memory; numbers of the e820 firmware table (ACPI, chapter 15). */
#define XENSTABLE_HOST_MEMORY_RAM 1u
#define XENSTABLE_HOST_MEMORY_RESERVED 2u
#define XENSTABLE_HOST_MEMORY_ACPI 3u
#define XENSTABLE_HOST_MEMORY_NVS 4u
#define XENSTABLE_HOST_MEMORY_UNUSABLE 5u

/**
 * struct xenstable_host_memory_range - an entry of the machine's memory map
 * @start_maddr: machine address of the start
 * @size_bytes:  its length
 * @type:        XENSTABLE_HOST_MEMORY_...; other numbers of the firmware
 *               are passed
 * @reserved:    0
 */
struct xenstable_host_memory_range {
    uint64_t start_maddr;
    uint64_t size_bytes;
    uint32_t type;
    uint32_t reserved;
};

/**
 * xenstable_host_get_memory_map() - the machine's own memory map
 * @xs:          open handle
 * @ranges:      array of @max_ranges elements
 * @range_bytes: sizeof(*@ranges)
 * @max_ranges:  number of elements in @ranges
 * @nr_ranges_r: receives how many elements were filled in
 *
 * Xen wants room for at least one more than there are. Its own table has up to
 * 1024 of them, and it adds one for each piece of I/O memory between them that
 * the control domain may not use. So 2048 are enough for any machine that is
 * known; more than 4096 are never asked for.
 *
 * Return: 0; -ENOSPC (@max_ranges is too small for all of them), -EOPNOTSUPP
 * (also: not an x86 machine; a PVH control domain before Xen 4.19), and see
 * above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_host_get_memory_map(struct xenstable *xs,
                                  struct xenstable_host_memory_range *ranges,
                                  size_t range_bytes, uint32_t max_ranges,
                                  uint32_t *nr_ranges_r);

/**
 * xenstable_host_get_max_cpus() - how many CPU numbers are possible
 * @xs:         open handle
 * @max_cpus_r: receives the highest possible CPU number plus one
 *
 * Return: 0; -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_host_get_max_cpus(struct xenstable *xs, uint32_t *max_cpus_r);

/**
 * enum xenstable_host_text - what Xen says of itself
 * @XENSTABLE_HOST_TEXT_EXTRA_VERSION:  what follows X.Y, such as ".3-pre"
 * @XENSTABLE_HOST_TEXT_CAPABILITIES:   guest types, "xen-3.0-x86_64 ..."
 * @XENSTABLE_HOST_TEXT_CHANGESET:      revision it was built from
 * @XENSTABLE_HOST_TEXT_COMPILER:       compiler it was built with
 * @XENSTABLE_HOST_TEXT_COMPILE_BY:     who built it
 * @XENSTABLE_HOST_TEXT_COMPILE_DOMAIN: in which domain
 * @XENSTABLE_HOST_TEXT_COMPILE_DATE:   when
 * @XENSTABLE_HOST_TEXT_COMMAND_LINE:   its command line
 * @XENSTABLE_HOST_TEXT_BUILD_ID:       its build ID in hexadecimal digits
 */
enum xenstable_host_text {
    XENSTABLE_HOST_TEXT_EXTRA_VERSION = 0,
    XENSTABLE_HOST_TEXT_CAPABILITIES = 1,
    XENSTABLE_HOST_TEXT_CHANGESET = 2,
    XENSTABLE_HOST_TEXT_COMPILER = 3,
    XENSTABLE_HOST_TEXT_COMPILE_BY = 4,
    XENSTABLE_HOST_TEXT_COMPILE_DOMAIN = 5,
    XENSTABLE_HOST_TEXT_COMPILE_DATE = 6,
    XENSTABLE_HOST_TEXT_COMMAND_LINE = 7,
    XENSTABLE_HOST_TEXT_BUILD_ID = 8
};

/* Room for every text of every release, the final NUL included. */
#define XENSTABLE_HOST_TEXT_BYTES 2048

/**
 * xenstable_host_get_text() - one of the texts that Xen says of itself
 * @xs:           open handle
 * @what:         one of &enum xenstable_host_text
 * @buffer:       receives the text, always ended by NUL; untouched on error
 * @buffer_bytes: size of @buffer; XENSTABLE_HOST_TEXT_BYTES is enough
 *
 * An unprivileged domain is told "<denied>" by Xen for some of them: that is
 * passed on unchanged. Xen cuts what is longer than the fields of its own
 * structures (<xen/version.h>): 15 characters of the extra version, 63 of the
 * compiler and of the change set, for instance.
 *
 * Return: 0; -ENOSPC (@buffer is too small), -EINVAL (also: unknown @what),
 * -ENOENT (Xen has no such text: built without build ID), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_host_get_text(struct xenstable *xs, unsigned int what,
                            char *buffer, size_t buffer_bytes);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
