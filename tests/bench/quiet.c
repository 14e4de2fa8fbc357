/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: quiet - libxenctrl and libxencall that succeed and do nothing else
 *
 * Each function costs the same few instructions at every call, so that the
 * difference between calling it directly and through libxenstable is what
 * libxenstable costs. The fakes in tests/fake record their calls instead.
 */
#include <stddef.h>

#include "compat/xenctrl-api.h"

enum { PAGE_BYTES = 4096, QUIET_EXTENTS = 4 };

/* For hypercalls; an array of 1,000 domains fits. */
static char pages[64][PAGE_BYTES] __attribute__((aligned(PAGE_BYTES)));

#ifdef QUIET_XENCALL
/* Not NULL, and nobody looks behind it. */
xencall_handle *xencall_open(struct xentoollog_logger *logger,
                             unsigned int flags);
xencall_handle *xencall_open(struct xentoollog_logger *logger,
                             unsigned int flags)
{
    (void)logger;
    (void)flags;
    return (xencall_handle *)pages;
}

int xencall_close(xencall_handle *handle);
int xencall_close(xencall_handle *handle)
{
    (void)handle;
    return 0;
}

int xencall1(xencall_handle *handle, unsigned int number, uint64_t a);
/* Nothing happens, but a list of domains has one: domain 0, all zeros. */
int xencall1(xencall_handle *handle, unsigned int number, uint64_t a)
{
    struct xen_sysctl *sysctl = (struct xen_sysctl *)(uintptr_t)a;
    struct xen_sysctl_getdomaininfolist *list = (void *)sysctl->u;

    (void)handle;
    if (number == __HYPERVISOR_sysctl &&
        sysctl->cmd == XEN_SYSCTL_getdomaininfolist)
        list->num_domains = 1;
    return 0;
}

int xencall2(xencall_handle *handle, unsigned int number, uint64_t a,
             uint64_t b);
/* The answer of populate_physmap is how many extents there were. */
int xencall2(xencall_handle *handle, unsigned int number, uint64_t a,
             uint64_t b)
{
    (void)handle;
    (void)b;
    return number == __HYPERVISOR_memory_op && a == XENMEM_populate_physmap
               ? QUIET_EXTENTS
               : 0;
}

/* One for the connection; the others are given back before the next. */
void *xencall_alloc_buffer_pages(xencall_handle *handle, size_t nr_pages);
void *xencall_alloc_buffer_pages(xencall_handle *handle, size_t nr_pages)
{
    (void)handle;
    return nr_pages < sizeof(pages) / sizeof(pages[0]) ? pages[nr_pages > 1]
                                                       : NULL;
}

void xencall_free_buffer_pages(xencall_handle *handle, void *memory,
                               size_t nr_pages);
void xencall_free_buffer_pages(xencall_handle *handle, void *memory,
                               size_t nr_pages)
{
    (void)handle;
    (void)memory;
    (void)nr_pages;
}
#else
xc_interface *xc_interface_open(xentoollog_logger *logger,
                                xentoollog_logger *dombuild_logger,
                                unsigned int open_flags)
{
    (void)logger;
    (void)dombuild_logger;
    (void)open_flags;
    return (xc_interface *)pages;
}

/* A function with nothing but an answer; its arguments do not matter. */
#define ANSWER(answer, type, name, ...) \
    type name(__VA_ARGS__)              \
    {                                   \
        return answer;                  \
    }
#pragma GCC diagnostic ignored "-Wunused-parameter"

ANSWER(0, int, xc_interface_close, xc_interface *xch)
ANSWER(NULL, xencall_handle *, xc_interface_xcall_handle, xc_interface *xch)
ANSWER(pages, void *, xc__hypercall_buffer_alloc_pages, xc_interface *xch,
       xc_hypercall_buffer_t *b, int nr_pages)
ANSWER(, void, xc__hypercall_buffer_free_pages, xc_interface *xch,
       xc_hypercall_buffer_t *b, int nr_pages)

ANSWER(0, int, xc_kexec_load, xc_interface *xch, uint8_t type, uint16_t arch,
       uint64_t entry_maddr, uint32_t nr_segments,
       xen_kexec_segment_t *segments)

/* As many as there is room for; their contents are the caller's zeros. */
ANSWER((*nr_cpus = max_cpus, 0), int, xc_getcpuinfo, xc_interface *xch,
       int max_cpus, xc_cpuinfo_t *info, int *nr_cpus)
ANSWER((int)max_domains, int, xc_domain_getinfolist, xc_interface *xch,
       uint32_t first_domain, unsigned int max_domains, xc_domaininfo_t *info)
ANSWER((int)max_entries, int, xc_get_machine_memory_map, xc_interface *xch,
       e820entry *entries, uint32_t max_entries)
ANSWER(0, int, xc_version, xc_interface *xch, int cmd, void *arg)

ANSWER(0, int, xc_domain_populate_physmap_exact, xc_interface *xch,
       uint32_t domid, unsigned long nr_extents, unsigned int extent_order,
       unsigned int mem_flags, xen_pfn_t *extent_start)
ANSWER(0, int, xc_domain_memory_mapping, xc_interface *xch, uint32_t domid,
       unsigned long first_gfn, unsigned long first_mfn, unsigned long nr_mfns,
       uint32_t add_mapping)
ANSWER(0, int, xc_physdev_map_pirq_msi, xc_interface *xch, uint32_t domid,
       int index, int *pirq, int devfn, int bus, int entry_nr,
       uint64_t table_base)
ANSWER(0, int, xc_physdev_map_pirq_gsi, xc_interface *xch, uint32_t domid,
       int gsi, int *pirq)
#include "tests/bench/quiet-answers.h"
ANSWER(0, int, xc_evtchn_status, xc_interface *xch, xc_evtchn_status_t *status)
ANSWER(17, int, xc_pcidev_get_gsi, xc_interface *xch, uint32_t sbdf)
#endif
