/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes a domain without a toolstack, by hypercalls. */
#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "compat/hypercalls.h"
#include "tests/lab/client/fresh.h"

enum {
    XEN_DOMCTL_createdomain = 1,
    XEN_DOMCTL_destroydomain = 2,
    XEN_DOMCTL_max_mem = 11,
    XEN_DOMCTL_max_vcpus = 15,
    /* Of XEN_DOMCTL_createdomain. */
    CDF_HVM = 1,
    CDF_HAP = 2,
    CDF_IOMMU = 0x20,
    /* All but VPCI, as libxl asks for an HVM guest; LAPIC for a PVH one. */
    EMULATE_HVM = 0x3ff,
    EMULATE_PVH = 1,
    EVENT_CHANNELS = 1023,
    GRANT_FRAMES = 4,
    MOST_FRAMES = 64,
    /* A number becomes free after some 15 ms. We wait up to 5 seconds, and
       sleeping costs nothing here. */
    MOST_TRIES = 500,
    TRY_EVERY_US = 10000
};

static struct {
    xencall_handle *connection;
    int (*call1)(xencall_handle *, unsigned int, uint64_t);
    int (*call2)(xencall_handle *, unsigned int, uint64_t, uint64_t);
    char *page; /* for the argument of a call */
    const struct release *release;
} xen;

const char *fresh_open(const struct direct *direct,
                       const struct release *release)
{
    void *library = dlopen("libxencall.so.1", RTLD_NOW);
    void *(*pages)(xencall_handle *, size_t) = NULL;
    void *addresses[3] = {NULL};

    if (!library)
        return dlerror();
    addresses[0] = dlsym(library, "xencall1");
    addresses[1] = dlsym(library, "xencall2");
    addresses[2] = dlsym(library, "xencall_alloc_buffer_pages");
    if (!addresses[0] || !addresses[1] || !addresses[2])
        return "libxencall lacks a function";
    memcpy(&xen.call1, &addresses[0], sizeof(xen.call1));
    memcpy(&xen.call2, &addresses[1], sizeof(xen.call2));
    memcpy(&pages, &addresses[2], sizeof(pages));
    xen.connection = direct->functions.xc_interface_xcall_handle(direct->xch);
    xen.page = pages(xen.connection, 1);
    xen.release = release;
    return xen.page ? NULL : "no memory for hypercalls";
}

int fresh_domctl(uint32_t domid, uint32_t command, const void *payload,
                 size_t bytes)
{
    struct xen_domctl *argument = (struct xen_domctl *)xen.page;
    int rc;

    do {
        memset(argument, 0, sizeof(*argument));
        argument->cmd = command;
        argument->interface_version = xen.release->domctl;
        argument->domain = (uint16_t)domid;
        memcpy(argument->u, payload, bytes);
        rc = xen.call1(xen.connection, __HYPERVISOR_domctl,
                       (uint64_t)(uintptr_t)argument);
    } while (rc < 0 && errno == EAGAIN);
    return rc;
}

int fresh_call(unsigned int hypercall, unsigned int command, void *argument,
               size_t bytes)
{
    int rc;

    memcpy(xen.page, argument, bytes);
    rc = xen.call2(xen.connection, hypercall, command,
                   (uint64_t)(uintptr_t)xen.page);
    memcpy(argument, xen.page, bytes);
    return rc;
}

/* struct xen_domctl_createdomain, whose fields all have 32 bits. */
static int create(const struct fresh *fresh)
{
    const unsigned int running =
        RELEASE(xen.release->major, xen.release->minor);
    uint32_t fields[24] = {0};
    unsigned int n = 1; /* ssidref */

    memset(&fields[n], 0xab, 16); /* handle */
    n += 4;
    if (fresh->kind != FRESH_PV)
        fields[n] = CDF_HVM | CDF_HAP | (fresh->iommu ? CDF_IOMMU : 0);
    n += 2; /* iommu_opts */
    fields[n++] = 1;
    fields[n++] = EVENT_CHANNELS;
    fields[n++] = GRANT_FRAMES;
    fields[n++] = GRANT_FRAMES;
    if (running >= RELEASE(4, 16))
        fields[n++] = 1; /* version of grants */
    if (running >= RELEASE(4, 19))
        n++; /* altp2m */
    if (running >= RELEASE(4, 15))
        n++; /* vmtrace_size */
    if (running >= RELEASE(4, 17))
        n++; /* cpupool_id */
    if (fresh->kind != FRESH_PV)
        fields[n] = fresh->kind == FRESH_HVM ? EMULATE_HVM : EMULATE_PVH;
    return fresh_domctl(fresh->domid, XEN_DOMCTL_createdomain, fields,
                        sizeof(fields));
}

static int populate(const struct fresh *fresh)
{
    struct {
        struct xen_memory_reservation argument;
        xen_pfn_t gfns[MOST_FRAMES];
    } *all = (void *)xen.page;
    unsigned int i;
    int rc;

    memset(all, 0, sizeof(*all));
    for (i = 0; i < fresh->frames; i++)
        all->gfns[i] = fresh->gfn + i;
    all->argument.extent_start = (uint64_t)(uintptr_t)all->gfns;
    all->argument.nr_extents = fresh->frames;
    all->argument.domid = (uint16_t)fresh->domid;
    rc = xen.call2(xen.connection, __HYPERVISOR_memory_op,
                   XENMEM_populate_physmap, (uint64_t)(uintptr_t)all);
    return rc == (int)fresh->frames ? 0 : -1;
}

int fresh_create(const struct fresh *fresh)
{
    const uint32_t vcpus[2] = {1};
    unsigned int tries = MOST_TRIES;

    /* The last domain's number becomes free when nobody refers to it any more.
     */
    while (create(fresh) < 0) {
        if (errno != EEXIST || tries-- == 0)
            return -1;
        usleep(TRY_EVERY_US);
    }
    if (fresh_domctl(fresh->domid, XEN_DOMCTL_max_vcpus, vcpus,
                     sizeof(vcpus)) < 0 ||
        fresh_domctl(fresh->domid, XEN_DOMCTL_max_mem, &fresh->limit_kib,
                     sizeof(fresh->limit_kib)) < 0 ||
        populate(fresh) < 0) {
        int error = errno;

        fresh_destroy(fresh->domid);
        errno = error;
        return -1;
    }
    return 0;
}

int fresh_destroy(uint32_t domid)
{
    return fresh_domctl(domid, XEN_DOMCTL_destroydomain, "", 1);
}
