/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
/**
 * DOC: xenctrl.h, the drop-in - what programs use of libxenctrl, by its names
 *
 * A program written for Xen's libxenctrl compiles unmodified against this
 * file and then needs libxenstable.so.1 in place of a libxenctrl that changes
 * with every Xen. It has what kexec-tools, collectd, QEMU and programs that
 * watch domains use, and no more: a program that needs another function is
 * told so by its compiler.
 *
 * The functions are ordinary ones with C linkage; small wrappers in the
 * static part of the drop-in library turn them into calls of xenstable_*().
 * On error they return -1 (or NULL) and set errno to the error's number, but
 * EACCES for EPROTO and ENOSYS for EOPNOTSUPP, as Xen's own library does;
 * xc_pcidev_get_gsi() keeps EOPNOTSUPP.
 *
 * Where Xen's own guest headers (<xen/...>) are installed, they are used, so
 * that types are declared once. Where they are not, this file declares the
 * few that are needed. The layouts are Xen's guest interface and the same in
 * either case. <xen/domctl.h> and <xen/sysctl.h> change with every Xen: they
 * are never included and cannot be used together with this file.
 */
#ifndef XENCTRL_H
#define XENCTRL_H

/* Xen's headers show a part of their types to tools only. */
#ifndef __XEN_TOOLS__
#define __XEN_TOOLS__ 1
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

/*
 * Xen's guest headers, each only where it exists. XENSTABLE_DROP_IN_ALONE
 * leaves them out, for builds that must not depend on what is installed.
 */
#if defined(__has_include) && !defined(XENSTABLE_DROP_IN_ALONE)
#if __has_include(<xen/xen.h>)
#include <xen/xen.h>
#define XENSTABLE_DROP_IN_XEN_H 1
#if __has_include(<xen/version.h>)
#include <xen/version.h>
#define XENSTABLE_DROP_IN_VERSION_H 1
#endif
#if __has_include(<xen/kexec.h>)
#include <xen/kexec.h>
#define XENSTABLE_DROP_IN_KEXEC_H 1
#endif
#if __has_include(<xen/event_channel.h>)
#include <xen/event_channel.h>
#define XENSTABLE_DROP_IN_EVENT_CHANNEL_H 1
#endif
#if __has_include(<xen/grant_table.h>)
#include <xen/grant_table.h>
#endif
#if __has_include(<xen/memory.h>)
#include <xen/memory.h>
#endif
#if __has_include(<xen/physdev.h>)
#include <xen/physdev.h>
#endif
#if __has_include(<xen/sched.h>)
#include <xen/sched.h>
#endif
#if __has_include(<xen/hvm/dm_op.h>)
#include <xen/hvm/dm_op.h>
#endif
#if __has_include(<xen/hvm/params.h>)
#include <xen/hvm/params.h>
#endif
#endif
#if __has_include(<xentoollog.h>)
#include <xentoollog.h>
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What a program tests to learn that handles are pointers. */
#define XENCTRL_HAS_XC_INTERFACE 1

#ifndef XENSTABLE_DROP_IN_XEN_H
typedef uint16_t domid_t;
#if defined(__i386__) || defined(__x86_64__)
typedef unsigned long xen_pfn_t;
#else
typedef uint64_t xen_pfn_t;
#endif
typedef uint8_t xen_domain_handle_t[16];
#endif

/* A page of the hypervisor's interfaces, on every machine. */
#define XC_PAGE_SHIFT 12
#define XC_PAGE_SIZE (1UL << XC_PAGE_SHIFT)
#define XC_PAGE_MASK (~(XC_PAGE_SIZE - 1))

/*
 * Barriers for rings shared with another domain, which may run on another
 * processor even where this one has only one. x86 keeps the order of loads
 * and the order of stores by itself: there the compiler alone is held back.
 */
#if defined(__i386__) || defined(__x86_64__)
#define xen_mb() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define xen_rmb() __asm__ __volatile__("" : : : "memory")
#define xen_wmb() __asm__ __volatile__("" : : : "memory")
#elif defined(__aarch64__)
#define xen_mb() __asm__ __volatile__("dmb sy" : : : "memory")
#define xen_rmb() __asm__ __volatile__("dmb ld" : : : "memory")
#define xen_wmb() __asm__ __volatile__("dmb st" : : : "memory")
#elif defined(__arm__)
#define xen_mb() __asm__ __volatile__("dmb" : : : "memory")
#define xen_rmb() xen_mb()
#define xen_wmb() xen_mb()
#else
#define xen_mb() __sync_synchronize()
#define xen_rmb() xen_mb()
#define xen_wmb() xen_mb()
#endif

/* Open and close ---------------------------------------------------------- */

/** xc_interface - an open handle; opaque */
typedef struct xc_interface_core xc_interface;

/* Declared again where <xentoollog.h> was: C11 allows that. */
typedef struct xentoollog_logger xentoollog_logger;

enum xc_open_flags {
    XC_OPENFLAG_DUMMY = 1 << 0,        /* succeed even where no Xen answers */
    XC_OPENFLAG_NON_REENTRANT = 1 << 1 /* accepted; changes nothing */
};

/**
 * xc_interface_open() - see xenstable_open_with_logger()
 * @logger:          borrowed until close, or NULL
 * @dombuild_logger: not used
 * @open_flags:      enum xc_open_flags
 *
 * Return: a handle, or NULL when nothing can answer; the reason then goes to
 * the logger, or to standard error where there is none, as from Xen's own
 * library. errno is ENODEV, ELIBACC, EPERM, EMFILE, EIO, ENOSYS, ENOMEM or
 * EINVAL.
 */
xc_interface *xc_interface_open(xentoollog_logger *logger,
                                xentoollog_logger *dombuild_logger,
                                unsigned open_flags);

/** xc_interface_close() - see xenstable_close(); returns 0 */
int xc_interface_close(xc_interface *xch);

/**
 * xc_strerror() - text for an errno
 *
 * Return: a constant string, so that any thread may call it at any time.
 */
const char *xc_strerror(xc_interface *xch, int errcode);

/* Host -------------------------------------------------------------------- */

#ifndef XENSTABLE_DROP_IN_VERSION_H
/* Questions for xc_version(), and what `arg` then points to. */
#define XENVER_version 0      /* NULL; the answer is the return value */
#define XENVER_extraversion 1 /* xen_extraversion_t */
#define XENVER_compile_info 2 /* struct xen_compile_info */
#define XENVER_capabilities 3 /* xen_capabilities_info_t */
#define XENVER_changeset 4    /* xen_changeset_info_t */
#define XENVER_pagesize 7     /* NULL; the answer is the return value */
#define XENVER_commandline 9  /* xen_commandline_t */

typedef char xen_extraversion_t[16];
typedef char xen_capabilities_info_t[1024];
typedef char xen_changeset_info_t[64];
typedef char xen_commandline_t[1024];

#define XEN_EXTRAVERSION_LEN (sizeof(xen_extraversion_t))
#define XEN_CAPABILITIES_INFO_LEN (sizeof(xen_capabilities_info_t))
#define XEN_CHANGESET_INFO_LEN (sizeof(xen_changeset_info_t))

struct xen_compile_info {
    char compiler[64];
    char compile_by[16];
    char compile_domain[32];
    char compile_date[32];
};
typedef struct xen_compile_info xen_compile_info_t;
#endif

/**
 * xc_version() - what Xen says of itself
 * @cmd: one of the XENVER_... above; others fail with ENOSYS
 *
 * Return: X << 16 | Y for XENVER_version of Xen X.Y, 4096 for
 * XENVER_pagesize, else 0 with @arg filled in; -1 and errno.
 */
int xc_version(xc_interface *xch, int cmd, void *arg);

/** xc_physinfo_t - the machine, as struct xenstable_host_physical_info */
typedef struct {
    uint32_t threads_per_core;
    uint32_t cores_per_socket;
    uint32_t nr_cpus;
    uint32_t max_cpu_id;
    uint32_t nr_nodes;
    uint32_t max_node_id;
    uint32_t cpu_khz;
    uint32_t capabilities;
    uint32_t arch_capabilities;
    uint64_t total_pages;
    uint64_t free_pages;
    uint64_t scrub_pages;
    uint64_t outstanding_pages;
    uint64_t max_mfn;
    uint32_t hw_cap[8];
} xc_physinfo_t;

/** xc_physinfo() - see xenstable_host_get_physical_info() */
int xc_physinfo(xc_interface *xch, xc_physinfo_t *info);

/** xc_cpuinfo_t - one CPU; idletime is in nanoseconds since Xen started */
typedef struct {
    uint64_t idletime;
} xc_cpuinfo_t;

/** xc_getcpuinfo() - see xenstable_host_get_cpu_info() */
int xc_getcpuinfo(xc_interface *xch, int max_cpus, xc_cpuinfo_t *info,
                  int *nr_cpus);

/** xc_get_max_cpus() - number of CPUs (above 0), or -1 and errno */
int xc_get_max_cpus(xc_interface *xch);

/* Domains ----------------------------------------------------------------- */

/* Flags of xc_domaininfo_t, with the reason of the shutdown beside them. */
#define XEN_DOMINF_dying (1U << 0)
#define XEN_DOMINF_hvm_guest (1U << 1)
#define XEN_DOMINF_shutdown (1U << 2)
#define XEN_DOMINF_paused (1U << 3)
#define XEN_DOMINF_blocked (1U << 4)
#define XEN_DOMINF_running (1U << 5)
#define XEN_DOMINF_debugged (1U << 6)
#define XEN_DOMINF_xs_domain (1U << 7)
#define XEN_DOMINF_hap (1U << 8)
#define XEN_DOMINF_shutdownmask 255
#define XEN_DOMINF_shutdownshift 16

/* Why a domain ended, as in <xen/sched.h>. */
#ifndef SHUTDOWN_poweroff
#define SHUTDOWN_poweroff 0
#define SHUTDOWN_reboot 1
#define SHUTDOWN_suspend 2
#define SHUTDOWN_crash 3
#define SHUTDOWN_watchdog 4
#define SHUTDOWN_soft_reset 5
#endif

/* max_vcpu_id of a domain that has no vCPU yet. */
#define XEN_INVALID_MAX_VCPU_ID (~0U)

/** xc_domaininfo_t - a domain, as struct xenstable_host_domain_info */
typedef struct {
    domid_t domain;
    uint32_t flags; /* XEN_DOMINF_... */
    uint64_t tot_pages;
    uint64_t max_pages;
    uint64_t outstanding_pages;
    uint64_t shr_pages;
    uint64_t paged_pages;
    uint64_t shared_info_frame;
    uint64_t cpu_time;
    uint32_t nr_online_vcpus;
    uint32_t max_vcpu_id;
    uint32_t ssidref;
    xen_domain_handle_t handle;
    uint32_t cpupool;
    uint8_t gpaddr_bits;
} xc_domaininfo_t;

/**
 * xc_domain_getinfolist() - domains from a number on, in ascending order
 *
 * Return: how many elements were filled in, 0 for none; -1 and errno.
 */
int xc_domain_getinfolist(xc_interface *xch, uint32_t first_domain,
                          unsigned int max_domains, xc_domaininfo_t *info);

/**
 * xc_domain_getinfo_single() - one domain; Xen's own library has it from 4.18
 * @info: filled in on success, or NULL
 *
 * Return: 0; -1 and errno, ESRCH for no such domain.
 */
int xc_domain_getinfo_single(xc_interface *xch, uint32_t domid,
                             xc_domaininfo_t *info);

/** xc_dominfo_t - a domain, flag by flag */
typedef struct xc_dominfo {
    uint32_t domid;
    uint32_t ssidref;
    unsigned int dying : 1;
    unsigned int crashed : 1;  /* it ended so; `shutdown` is then 0 */
    unsigned int shutdown : 1; /* it ended in another way */
    unsigned int paused : 1;
    unsigned int blocked : 1;
    unsigned int running : 1;
    unsigned int hvm : 1;
    unsigned int debugged : 1;
    unsigned int xenstore : 1;
    unsigned int hap : 1;
    unsigned int shutdown_reason; /* SHUTDOWN_..., if it ended */
    unsigned long nr_pages;       /* memory that it has */
    unsigned long nr_outstanding_pages;
    unsigned long nr_shared_pages;
    unsigned long nr_paged_pages;
    unsigned long shared_info_frame;
    uint64_t cpu_time;
    unsigned long max_memkb; /* memory that it may have */
    unsigned int nr_online_vcpus;
    unsigned int max_vcpu_id;
    xen_domain_handle_t handle;
    unsigned int cpupool;
    uint8_t gpaddr_bits;
} xc_dominfo_t;

/**
 * xc_domain_getinfo() - the same in the older form, which Xen's own library
 * has until 4.17
 * @first_domid: the first number of interest; where there is no such domain,
 *               the next one is the first: compare info->domid
 * @info:        array of @max_doms elements, cleared behind the last domain
 *
 * Return: how many elements were filled in; -1 and errno, ESRCH where there is
 * no domain from @first_domid on.
 */
int xc_domain_getinfo(xc_interface *xch, uint32_t first_domid,
                      unsigned int max_doms, xc_dominfo_t *info);

/** xc_vcpuinfo_t - a vCPU, as struct xenstable_host_vcpu_info */
typedef struct {
    uint32_t vcpu;
    uint8_t online;
    uint8_t blocked;
    uint8_t running;
    uint64_t cpu_time;
    uint32_t cpu;
} xc_vcpuinfo_t;

/** xc_vcpu_getinfo() - see xenstable_host_get_vcpu() */
int xc_vcpu_getinfo(xc_interface *xch, uint32_t domid, uint32_t vcpu,
                    xc_vcpuinfo_t *info);

/* Event channels ---------------------------------------------------------- */

#ifndef XENSTABLE_DROP_IN_EVENT_CHANNEL_H
typedef uint32_t evtchn_port_t;

#define EVTCHNSTAT_closed 0
#define EVTCHNSTAT_unbound 1
#define EVTCHNSTAT_interdomain 2
#define EVTCHNSTAT_pirq 3
#define EVTCHNSTAT_virq 4
#define EVTCHNSTAT_ipi 5

/* What is asked, and what a channel is bound to. */
struct evtchn_status {
    domid_t dom;
    evtchn_port_t port;
    uint32_t status;
    uint32_t vcpu;
    union {
        struct {
            domid_t dom;
        } unbound;
        struct {
            domid_t dom;
            evtchn_port_t port;
        } interdomain;
        uint32_t pirq;
        uint32_t virq;
    } u;
};
#endif

typedef struct evtchn_status xc_evtchn_status_t;

/** xc_evtchn_status() - see xenstable_host_get_event_channel() */
int xc_evtchn_status(xc_interface *xch, xc_evtchn_status_t *status);

/* Memory ------------------------------------------------------------------ */

/* Kinds of memory in the firmware's table. */
#define E820_RAM 1
#define E820_RESERVED 2
#define E820_ACPI 3
#define E820_NVS 4
#define E820_UNUSABLE 5

/* An entry of the firmware's table, 20 bytes without padding. */
struct e820entry {
    uint64_t addr;
    uint64_t size;
    uint32_t type;
} __attribute__((packed));

/** xc_get_machine_memory_map() - number of entries filled in, or -1 */
int xc_get_machine_memory_map(xc_interface *xch, struct e820entry entries[],
                              uint32_t max_entries);

/* Buffers ----------------------------------------------------------------- */

/*
 * With Xen's library a program allocates memory that the hypervisor can read.
 * Here it is ordinary memory, copied by the call that uses it; the names and
 * macros keep their meaning. Programs touch the structures by macros only.
 */
typedef struct xc_hypercall_buffer {
    void *hbuf;
} xc_hypercall_buffer_t;

/* The buffer that belongs to the variable `name`. */
#define XC__HYPERCALL_BUFFER_NAME(name) xc__hypercall_buffer_##name
#define HYPERCALL_BUFFER(name) (&XC__HYPERCALL_BUFFER_NAME(name))

/* Declares `type *name` and its buffer, both empty. */
#define DECLARE_HYPERCALL_BUFFER(type, name) \
    type *name = NULL;                       \
    xc_hypercall_buffer_t XC__HYPERCALL_BUFFER_NAME(name) = {NULL}

/* Says HYPERCALL_BUFFER_NULL where a handle shall point to nothing. */
extern xc_hypercall_buffer_t XC__HYPERCALL_BUFFER_NAME(HYPERCALL_BUFFER_NULL);

/* <xen/xen.h> has a macro of this name that takes a pointer. */
#undef set_xen_guest_handle
#define set_xen_guest_handle(handle, name) \
    ((void)((handle).p = XC__HYPERCALL_BUFFER_NAME(name).hbuf))

typedef struct xc_hypercall_buffer_array xc_hypercall_buffer_array_t;

/** xc_hypercall_buffer_array_create() - room for @n buffers; NULL and errno */
xc_hypercall_buffer_array_t *
xc_hypercall_buffer_array_create(xc_interface *xch, unsigned n);

/** xc__hypercall_buffer_array_alloc() - use the macro below */
void *xc__hypercall_buffer_array_alloc(xc_interface *xch,
                                       xc_hypercall_buffer_array_t *array,
                                       unsigned index,
                                       xc_hypercall_buffer_t *hbuf,
                                       size_t size);

/* Allocates buffer `index` of an array for the variable `name`. */
#define xc_hypercall_buffer_array_alloc(xch, array, index, name, size) \
    xc__hypercall_buffer_array_alloc(xch, array, index,                \
                                     HYPERCALL_BUFFER(name), size)

/** xc_hypercall_buffer_array_destroy() - free all; NULL does nothing */
void xc_hypercall_buffer_array_destroy(xc_interface *xch,
                                       xc_hypercall_buffer_array_t *array);

/* Kexec ------------------------------------------------------------------- */

#ifndef XENSTABLE_DROP_IN_KEXEC_H
#define KEXEC_TYPE_DEFAULT 0 /* started by a reboot */
#define KEXEC_TYPE_CRASH 1   /* started by a crash */

#define KEXEC_RANGE_MA_CRASH 0      /* kept for the crash image */
#define KEXEC_RANGE_MA_XEN 1        /* Xen itself */
#define KEXEC_RANGE_MA_CPU 2        /* crash note of a CPU */
#define KEXEC_RANGE_MA_XENHEAP 3    /* Xen's heap */
#define KEXEC_RANGE_MA_BOOT_PARAM 4 /* boot parameters */
#define KEXEC_RANGE_MA_EFI_MEMMAP 5 /* EFI memory map */
#define KEXEC_RANGE_MA_VMCOREINFO 6 /* vmcoreinfo note */

/* A piece of an image; buf.h is set by set_xen_guest_handle(). */
typedef struct xen_kexec_segment {
    union {
        struct {
            const void *p;
        } h;
        uint64_t _pad;
    } buf;
    uint64_t buf_size;
    uint64_t dest_maddr;
    uint64_t dest_size;
} xen_kexec_segment_t;
#endif

/** xc_kexec_load() - see xenstable_kexec_load() */
int xc_kexec_load(xc_interface *xch, uint8_t type, uint16_t arch,
                  uint64_t entry_maddr, uint32_t nr_segments,
                  xen_kexec_segment_t *segments);

/** xc_kexec_unload() - see xenstable_kexec_unload() */
int xc_kexec_unload(xc_interface *xch, int type);

/** xc_kexec_exec() - see xenstable_kexec_exec() */
int xc_kexec_exec(xc_interface *xch, int type);

/** xc_kexec_status() - see xenstable_kexec_status() */
int xc_kexec_status(xc_interface *xch, int type);

/** xc_kexec_get_range() - see xenstable_kexec_get_range() */
int xc_kexec_get_range(xc_interface *xch, int range, int nr, uint64_t *size,
                       uint64_t *start);

/* Device model ------------------------------------------------------------ */

/* For the last argument of the two functions that map. */
#define DPCI_ADD_MAPPING 1
#define DPCI_REMOVE_MAPPING 0

/* Kinds of interrupt that a guest can be given. */
#define PT_IRQ_TYPE_PCI 0
#define PT_IRQ_TYPE_ISA 1
#define PT_IRQ_TYPE_MSI 2

/* Caching "write back", for xendevicemodel_pin_memory_cacheattr(). */
#define XEN_DOMCTL_MEM_CACHEATTR_WB 6

/** xc_get_hvm_param() - see xenstable_device_model_get_hvm_param() */
int xc_get_hvm_param(xc_interface *handle, uint32_t dom, int param,
                     unsigned long *value);

/** xc_domain_populate_physmap_exact() - all extents or -1 and errno */
int xc_domain_populate_physmap_exact(xc_interface *xch, uint32_t domid,
                                     unsigned long nr_extents,
                                     unsigned int extent_order,
                                     unsigned int mem_flags,
                                     xen_pfn_t *extent_start);

/** xc_physdev_map_pirq() - see xenstable_device_model_map_pirq() */
int xc_physdev_map_pirq(xc_interface *xch, uint32_t domid, int index,
                        int *pirq);

/** xc_physdev_map_pirq_gsi() - see xenstable_device_model_map_pirq_gsi() */
int xc_physdev_map_pirq_gsi(xc_interface *xch, uint32_t domid, int gsi,
                            int *pirq);

/**
 * xc_physdev_map_pirq_msi() - map an MSI of a PCI device
 * @index:  not used
 * @segbus: PCI segment << 16 | bus, on every Xen; a bus alone is segment 0
 */
int xc_physdev_map_pirq_msi(xc_interface *xch, uint32_t domid, int index,
                            int *pirq, int devfn, int segbus, int entry_nr,
                            uint64_t table_base);

/** xc_set_hvm_param() - see xenstable_device_model_set_hvm_param() */
int xc_set_hvm_param(xc_interface *handle, uint32_t dom, int param,
                     unsigned long value);

/** xc_domain_shutdown() - see xenstable_device_model_shutdown() */
int xc_domain_shutdown(xc_interface *xch, uint32_t domid, int reason);

/** xc_domain_memory_mapping() - see xenstable_device_model_map_memory() */
int xc_domain_memory_mapping(xc_interface *xch, uint32_t domid,
                             unsigned long first_gfn, unsigned long first_mfn,
                             unsigned long nr_mfns, uint32_t add_mapping);

/**
 * xc_domain_iomem_permission() - see xenstable_device_model_iomem_permission()
 */
int xc_domain_iomem_permission(xc_interface *xch, uint32_t domid,
                               unsigned long first_mfn, unsigned long nr_mfns,
                               uint8_t allow_access);

/** xc_domain_ioport_mapping() - see xenstable_device_model_map_ioports() */
int xc_domain_ioport_mapping(xc_interface *xch, uint32_t domid,
                             uint32_t first_gport, uint32_t first_mport,
                             uint32_t nr_ports, uint32_t add_mapping);

/** xc_domain_bind_pt_pci_irq() - see xenstable_device_model_bind_pci_irq() */
int xc_domain_bind_pt_pci_irq(xc_interface *xch, uint32_t domid,
                              uint8_t machine_irq, uint8_t bus, uint8_t device,
                              uint8_t intx);

/** xc_domain_unbind_pt_irq() - see xenstable_device_model_unbind_irq() */
int xc_domain_unbind_pt_irq(xc_interface *xch, uint32_t domid,
                            uint8_t machine_irq, uint8_t irq_type, uint8_t bus,
                            uint8_t device, uint8_t intx, uint8_t isa_irq);

/** xc_domain_update_msi_irq() - see xenstable_device_model_update_msi_irq() */
int xc_domain_update_msi_irq(xc_interface *xch, uint32_t domid, uint32_t gvec,
                             uint32_t pirq, uint32_t gflags, uint64_t gtable);

/** xc_domain_unbind_msi_irq() - see xenstable_device_model_unbind_msi_irq() */
int xc_domain_unbind_msi_irq(xc_interface *xch, uint32_t domid, uint32_t gvec,
                             uint32_t pirq, uint32_t gflags);

/** xc_physdev_unmap_pirq() - see xenstable_device_model_unmap_pirq() */
int xc_physdev_unmap_pirq(xc_interface *xch, uint32_t domid, int pirq);

/** xc_pcidev_get_gsi() - the GSI (0 or more) of a PCI device, or -1 */
int xc_pcidev_get_gsi(xc_interface *xch, uint32_t sbdf);

#ifdef __cplusplus
}
#endif

#endif
