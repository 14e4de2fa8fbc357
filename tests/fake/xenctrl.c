/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xenctrl - the fake libxenctrl, compiled once for each release
 *
 * FAKE_MAJOR and FAKE_MINOR say which. Prototypes come from the registry, so
 * that a wrong one does not compile; the version script leaves out what the
 * release does not have. Every call is recorded with its arguments.
 */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* From here on the functions have other names. */
#include "tests/fake/conversation-rename.h"

#include "compat/xenctrl-api.h"
#include "tests/fake/machine.h"
#include "tests/fake/operations.h"

/* A constructor cannot make loading fail; one that does not finish its work
   leaves a library that refuses to open. */
#ifdef FAKE_CONSTRUCTOR
static bool ready = true;

static void __attribute__((constructor)) fail(void)
{
    ready = false;
}
#else
static const bool ready = true;
#endif

/* Where it differs from the release of the hypervisor, the layouts of this
   library are still its own. */
static const struct fake_release *self(void)
{
    unsigned int i;

    for (i = 0; i < fake_releases_count; i++)
        if (fake_releases[i].major == FAKE_MAJOR &&
            fake_releases[i].minor == FAKE_MINOR)
            return &fake_releases[i];
    return NULL;
}

/* The function's real name; here it has another, see conversation.h. */
#define NAME (__func__ + (strncmp(__func__, "fake_", 5) == 0 ? 5 : 0))

static int answer_of(const char *call, int ret)
{
    if (ret >= 0)
        return ret;
    fake_check_answer(call, EVERY_COMMAND, -ret);
    errno = -ret;
    return -1;
}
#define answer(ret) answer_of(NAME, ret)

/* Record the call; then it fails where the test wants it. */
#define CALL(format, ...)                              \
    do {                                               \
        fake_record("%s" format, NAME, ##__VA_ARGS__); \
        if (fake_fails(NAME, EVERY_COMMAND))           \
            return -1;                                 \
    } while (0)

/* What the hypervisor does first with a version-locked call. */
#define LOCKED(number)                                            \
    do {                                                          \
        if (self()->number != fake.number || fake.policy_refuses) \
            return answer(-EACCES);                               \
    } while (0)

#define FOR_DOMAIN(domid)            \
    do {                             \
        if (!fake_has_domain(domid)) \
            return answer(-ESRCH);   \
        if (fake.no_rights)          \
            return answer(-EPERM);   \
    } while (0)

/* As xc_strerror() has it: memory of the thread, which code of this library
   frees when the thread ends. That may be after the last handle. */
static pthread_key_t text_of_thread;
static pthread_once_t text_once = PTHREAD_ONCE_INIT;

static void free_text(void *text)
{
    free(text);
    __atomic_add_fetch(&fake.ended_threads, 1, __ATOMIC_SEQ_CST);
}

static void make_text_key(void)
{
    pthread_key_create(&text_of_thread, free_text);
}

static void give_text(void)
{
    pthread_once(&text_once, make_text_key);
    if (!pthread_getspecific(text_of_thread))
        pthread_setspecific(text_of_thread, malloc(64));
}

xc_interface *xc_interface_open(xentoollog_logger *logger,
                                xentoollog_logger *dombuild_logger,
                                unsigned int open_flags)
{
    (void)dombuild_logger;
    (void)open_flags;
    if (!ready) {
        errno = EIO;
        return NULL;
    }
#ifdef FAKE_NOWHERE
    extern void function_that_is_nowhere(void);
    function_that_is_nowhere();
#endif
    give_text();
    return (xc_interface *)fake_connect(logger);
}

int xc_interface_close(xc_interface *xch)
{
    fake_disconnect((xencall_handle *)xch);
    return 0;
}

xencall_handle *xc_interface_xcall_handle(xc_interface *xch)
{
    return (xencall_handle *)xch;
}

void *xc__hypercall_buffer_alloc_pages(xc_interface *xch,
                                       xc_hypercall_buffer_t *b, int nr_pages)
{
    (void)xch;
    void *memory = fake_pages_get((size_t)nr_pages);

    b->hbuf = (uintptr_t)memory;
    return memory;
}

void xc__hypercall_buffer_free_pages(xc_interface *xch,
                                     xc_hypercall_buffer_t *b, int nr_pages)
{
    (void)xch;
    fake_pages_put((void *)(uintptr_t)b->hbuf, (size_t)nr_pages);
}

int xc_kexec_load(xc_interface *xch, uint8_t type, uint16_t arch,
                  uint64_t entry_maddr, uint32_t nr_segments,
                  xen_kexec_segment_t *segments)
{
    (void)xch;
    CALL(" %u %u %#jx %u", type, arch, (uintmax_t)entry_maddr, nr_segments);
    return answer(
        fake_kexec_load(type, arch, entry_maddr, segments, nr_segments));
}

int xc_getcpuinfo(xc_interface *xch, int max_cpus, xc_cpuinfo_t *info,
                  int *nr_cpus)
{
    (void)xch;
    CALL(" %d", max_cpus);
    LOCKED(sysctl);
    *nr_cpus = fake_list_cpus((uint32_t)max_cpus, info);
    return 0;
}

int xc_domain_getinfolist(xc_interface *xch, uint32_t first_domain,
                          unsigned int max_domains, xc_domaininfo_t *info)
{
    (void)xch;
    CALL(" %u %u", first_domain, max_domains);
    LOCKED(sysctl);
    return fake_list_domains(first_domain, max_domains, info,
                             &self()->domain_info) +
           (int)fake.overcount;
}

int xc_get_machine_memory_map(xc_interface *xch, e820entry *entries,
                              uint32_t max_entries)
{
    (void)xch;
    CALL(" %u", max_entries);
    return answer(fake_list_ranges(max_entries, entries));
}

int xc_get_max_cpus(xc_interface *xch)
{
    (void)xch;
    CALL("");
    LOCKED(sysctl);
    return (int)fake.physical.max_cpu_id + 1;
}

int xc_version(xc_interface *xch, int cmd, void *arg)
{
    (void)xch;
    CALL(" %d", cmd);
    return answer(fake_version(cmd, arg));
}

int xc_domain_populate_physmap_exact(xc_interface *xch, uint32_t domid,
                                     unsigned long nr_extents,
                                     unsigned int extent_order,
                                     unsigned int mem_flags,
                                     xen_pfn_t *extent_start)
{
    unsigned long i;
    int given;

    (void)xch;
    CALL(" %u %lu %u %#x", domid, nr_extents, extent_order, mem_flags);
    for (i = 0; i < nr_extents; i++)
        fake_record_more(" %#llx", (unsigned long long)extent_start[i]);
    given = fake_populate(domid, nr_extents, extent_order, mem_flags,
                          extent_start);
    return (unsigned long)given == nr_extents ? 0 : answer(-EBUSY);
}

/* Every release asks first what the domain is. Until 4.17 by
   xc_domain_getinfo(), which takes the next domain for a missing one, and
   then sets no errno. Return: 0, or what xc_domain_memory_mapping() gives. */
static int find_for_mapping(uint32_t domid)
{
    const bool single = FAKE_MINOR >= 18;
    unsigned int i;

    if (self()->domctl != fake.domctl)
        return answer(-EACCES);
    if (fake_has_domain(domid))
        return 0;
    for (i = 0; i < fake.nr_domains && !single; i++)
        if (fake.domains[i].domid > domid)
            return -EINVAL;
    answer(-ESRCH);
    return single ? -1 : -EINVAL;
}

/* xc_domain_memory_mapping() of tools/libs/ctrl/xc_domain.c (4.14: libxc),
   which the adapters do not use: a PV guest is not asked about, the rest of a
   range that cannot be unmapped is left out, and the errno is at last that
   of undoing. */
int xc_domain_memory_mapping(xc_interface *xch, uint32_t domid,
                             unsigned long first_gfn, unsigned long first_mfn,
                             unsigned long nr_mfns, uint32_t add_mapping)
{
    unsigned long done = 0, nr, batch = nr_mfns;
    int ret, rc;

    (void)xch;
    CALL(" %u %#lx %#lx %lu %u", domid, first_gfn, first_mfn, nr_mfns,
         add_mapping);
    ret = find_for_mapping(domid);
    if (ret || (!fake_is_hvm(domid) && !fake.is_arm) || !nr_mfns)
        return ret;
    while (done < nr_mfns) {
        nr = nr_mfns - done < batch ? nr_mfns - done : batch;
        rc = answer(fake_map(domid, first_gfn + done, first_mfn + done, nr,
                             add_mapping));
        if (rc < 0 && errno == E2BIG && batch > 1) {
            batch /= 2;
            continue;
        }
        if (rc > 0) {
            done += (unsigned long)rc;
            continue;
        }
        ret = ret ? ret : rc;
        if (rc && add_mapping)
            break;
        done += nr;
    }
    if (ret && add_mapping)
        xc_domain_memory_mapping(xch, domid, first_gfn, first_mfn, nr_mfns, 0);
    return ret;
}

/* Of tools/libs/ctrl/xc_evtchn.c (4.14: libxc), which the adapters do not use:
   the hypercall and nothing else. */
int xc_evtchn_status(xc_interface *xch, xc_evtchn_status_t *status)
{
    (void)xch;
    CALL(" %u %u", status->dom, status->port);
    return answer(fake_event_channel(status->dom, status));
}

int xc_domain_bind_pt_pci_irq(xc_interface *xch, uint32_t domid,
                              uint8_t machine_irq, uint8_t bus, uint8_t device,
                              uint8_t intx)
{
    (void)xch;
    CALL(" %u %u %u %u %u", domid, machine_irq, bus, device, intx);
    LOCKED(domctl);
    return answer(fake_bind(
        domid,
        &(struct fake_interrupt){machine_irq, XENSTABLE_DEVICE_MODEL_IRQ_PCI,
                                 0, bus, device, intx}));
}

int xc_domain_unbind_pt_irq(xc_interface *xch, uint32_t domid,
                            uint8_t machine_irq, uint8_t irq_type, uint8_t bus,
                            uint8_t device, uint8_t intx, uint8_t isa_irq)
{
    (void)xch;
    CALL(" %u %u %u %u %u %u %u", domid, machine_irq, irq_type, bus, device,
         intx, isa_irq);
    LOCKED(domctl);
    return answer(
        fake_unbind(domid, &(struct fake_interrupt){machine_irq, irq_type, 0,
                                                    bus, device, intx}));
}

int xc_domain_update_msi_irq(xc_interface *xch, uint32_t domid, uint32_t gvec,
                             uint32_t pirq, uint32_t gflags, uint64_t gtable)
{
    (void)xch;
    CALL(" %u %u %u %#x %#jx", domid, gvec, pirq, gflags, (uintmax_t)gtable);
    LOCKED(domctl);
    return answer(fake_bind(
        domid, &(struct fake_interrupt){pirq, XENSTABLE_DEVICE_MODEL_IRQ_MSI,
                                        gflags, 0, 0, 0}));
}

int xc_domain_unbind_msi_irq(xc_interface *xch, uint32_t domid, uint32_t gvec,
                             uint32_t pirq, uint32_t gflags)
{
    (void)xch;
    CALL(" %u %u %u %#x", domid, gvec, pirq, gflags);
    LOCKED(domctl);
    return answer(fake_unbind(
        domid, &(struct fake_interrupt){pirq, XENSTABLE_DEVICE_MODEL_IRQ_MSI,
                                        gflags, 0, 0, 0}));
}

int xc_physdev_map_pirq(xc_interface *xch, uint32_t domid, int index,
                        int *pirq)
{
    (void)xch;
    CALL(" %u %d %d", domid, index, *pirq);
    if (*pirq < 0)
        *pirq = index;
    return answer(fake_map_pirq(domid, FAKE_PIRQ_GSI, index, pirq));
}

int xc_physdev_map_pirq_msi(xc_interface *xch, uint32_t domid, int index,
                            int *pirq, int devfn, int bus, int entry_nr,
                            uint64_t table_base)
{
    (void)xch;
    CALL(" %u %d %d %d %d %d %#jx", domid, index, *pirq, devfn, bus, entry_nr,
         (uintmax_t)table_base);
    return answer(fake_map_pirq(domid, FAKE_PIRQ_MSI, index, pirq));
}

int xc_physdev_map_pirq_gsi(xc_interface *xch, uint32_t domid, int gsi,
                            int *pirq)
{
    (void)xch;
    CALL(" %u %d %d", domid, gsi, *pirq);
    return answer(fake_map_pirq(domid, FAKE_PIRQ_GSI, gsi, pirq));
}

#include "tests/fake/xenctrl-operations.h"

int xc_pcidev_get_gsi(xc_interface *xch, uint32_t sbdf)
{
    (void)xch;
    CALL(" %#x", sbdf);
    return fake.pci_gsi >= 0 ? fake.pci_gsi : answer(-ENOTTY);
}
